//! The licence of a repository, by its SPDX name.

use super::{LICENCE, Repository};
use crate::fetch::Fetcher;
use crate::finding::Finding;

const NAMES: [&str; 5] = ["licence", "license", "copying", "unlicense", "licenses"];

/// Words of the head of the common free licences, and the name that SPDX gives them. The first that matches wins.
const HEADS: &[(&[&str], &str)] = &[
    (&["gnu affero general public license", "version 3"], "AGPL-3.0-only"),
    (&["gnu lesser general public license", "version 3"], "LGPL-3.0-only"),
    (&["gnu lesser general public license", "version 2.1"], "LGPL-2.1-only"),
    (&["gnu general public license", "version 3"], "GPL-3.0-only"),
    (&["gnu general public license", "version 2"], "GPL-2.0-only"),
    (&["european union public licence", "1.2"], "EUPL-1.2"),
    (&["licence publique de l'union européenne", "1.2"], "EUPL-1.2"),
    (&["apache license", "version 2.0"], "Apache-2.0"),
    (&["mozilla public license", "2.0"], "MPL-2.0"),
    (&["cecill-b"], "CECILL-B"),
    (&["cecill-c"], "CECILL-C"),
    (&["cecill", "2.1"], "CECILL-2.1"),
    (&["permission is hereby granted, free of charge"], "MIT"),
    (&["permission to use, copy, modify, and/or distribute this software"], "ISC"),
    (&["redistribution and use in source and binary forms", "neither the name"], "BSD-3-Clause"),
    (&["redistribution and use in source and binary forms"], "BSD-2-Clause"),
    (&["this is free and unencumbered software"], "Unlicense"),
];

pub(super) async fn judge(fetcher: &Fetcher, repository: &Repository) -> Finding {
    let file = repository.at_root(|name| NAMES.iter().any(|start| name.starts_with(start)));
    let told = repository.licence.as_deref().and_then(named);
    let found = match (told, file) {
        (Some(name), _) => Some(name),
        (None, Some(file)) => match repository.read(fetcher, file).await {
            Ok(text) => recognised(&text).map(str::to_owned),
            Err(why) => return LICENCE.inconnu(format!("Le fichier de licence n'a pas pu être lu : {why}.")),
        },
        (None, None) => {
            return LICENCE.non_conforme("", "Aucun fichier de licence : le code n'est pas réutilisable.");
        }
    };
    let Some(name) = found else {
        return LICENCE.found(
            crate::Statut::Inconnu,
            file.unwrap_or_default(),
            "Le texte de la licence n'a pas été reconnu : une personne doit le lire.",
        );
    };
    let free = spdx::license_id(&name).is_some_and(|id| id.is_osi_approved() || id.is_fsf_free_libre());
    let text = if free { "est libre" } else { "n'est pas une licence libre reconnue (OSI, FSF)" };
    LICENCE.judge(free, &name, format!("La licence {name} {text}."))
}

/// The exact SPDX name of what a forge or a person calls it (`agpl-3.0` → `AGPL-3.0`).
pub(super) fn named(text: &str) -> Option<String> {
    let known = spdx::identifiers::LICENSES.iter().find(|licence| licence.name.eq_ignore_ascii_case(text.trim()));
    known.map(|licence| licence.name.to_owned())
}

/// The licence that a text is, by its head.
fn recognised(text: &str) -> Option<&'static str> {
    let head: String = text.chars().take(6_000).collect::<String>().to_lowercase();
    let head = head.split_whitespace().collect::<Vec<_>>().join(" ").replace('’', "'");
    HEADS.iter().find(|(words, _)| words.iter().all(|word| head.contains(word))).map(|(_, name)| *name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_of_the_table_is_free_and_known_to_spdx() {
        for (_, name) in HEADS {
            let id = spdx::license_id(name).unwrap_or_else(|| panic!("{name} is no SPDX name"));
            assert!(id.is_osi_approved() || id.is_fsf_free_libre(), "{name}");
        }
    }

    #[test]
    fn a_text_is_recognised_by_its_head() {
        let agpl =
            "                    GNU AFFERO GENERAL PUBLIC LICENSE\n                       Version 3, 19 November 2007";
        assert_eq!(recognised(agpl), Some("AGPL-3.0-only"));
        assert_eq!(recognised("Tous droits réservés."), None);
        assert_eq!(recognised("Licence publique de l’Union européenne v. 1.2"), Some("EUPL-1.2"));
    }

    #[test]
    fn a_name_is_known_however_it_is_cased() {
        assert_eq!(named("MIT").as_deref(), Some("MIT"));
        assert_eq!(named("mit").as_deref(), Some("MIT"));
        assert!(named("agpl-3.0").unwrap().starts_with("AGPL-3.0"));
        assert_eq!(named("proprietary"), None);
    }
}
