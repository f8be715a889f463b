//! What the law wants said of a service and only its deployer knows: who publishes it, who hosts it, who answers for people's data.
//!
//! ```toml
//! [mentions]
//! editeur = "Ministère de l'Exemple, 1 rue de l'Exemple, 75000 Paris"
//! directeur = "Camille Martin, directrice du numérique"
//! hebergeur = "Hébergeur public"
//! hebergeur_adresse = "2 rue de l'Exemple, 75000 Paris"
//! hebergeur_telephone = "01 99 00 00 00"
//! depot = "https://depot.exemple.fr/fabrique"
//! contact = "contact@exemple.fr"
//! [responsable]
//! nom = "Ministère de l'Exemple"
//! contact = "1 rue de l'Exemple, 75000 Paris"
//! [dpd]
//! nom = "Déléguée à la protection des données du ministère"
//! contact = "dpd@exemple.fr"
//! [services.mano.mentions]        # what differs for one service
//! editeur = "…"
//! ```

use privacy::{Controller, Processing, RecordDeclaration};
use serde::Deserialize;

use super::Config;
use crate::manifest::{Legal, Manifest, TO_CONFIRM};
use crate::records::{DPO, OPERATOR};

/// `[mentions]`: the legal notices (loi n° 2004-575 du 21 juin 2004 pour la confiance dans l'économie numérique).
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Mentions {
    /// The publisher, with its postal address.
    pub editeur: Option<String>,
    /// The director of publication: the name and the function, as the law asks for a person.
    pub directeur: Option<String>,
    /// The host.
    pub hebergeur: Option<String>,
    /// Its postal address.
    pub hebergeur_adresse: Option<String>,
    /// Its telephone.
    pub hebergeur_telephone: Option<String>,
    /// Where the source code is published.
    pub depot: Option<String>,
    /// The address of the team.
    pub contact: Option<String>,
}

/// `[responsable]`, `[dpd]`: a body, and the address of a function of it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Organisme {
    /// Its name.
    pub nom: Option<String>,
    /// Its postal or electronic address.
    pub contact: Option<String>,
}

/// `[services.NOM]`: what differs for one service.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Propre {
    /// Its legal notices.
    pub mentions: Mentions,
    /// Its controller.
    pub responsable: Organisme,
    /// Its data protection officer.
    pub dpd: Organisme,
}

/// Every fact, its key, and the text that asks for it.
const ASKED: [(&str, &str); 10] = [
    ("mentions.editeur", "qui publie le service, et son adresse (loi n° 2004-575, mentions légales)"),
    ("mentions.directeur", "le nom et la fonction de la personne qui dirige la publication (loi n° 2004-575)"),
    ("mentions.hebergeur", "qui héberge le service (loi n° 2004-575)"),
    ("mentions.hebergeur_adresse", "l'adresse de l'hébergeur (loi n° 2004-575)"),
    ("mentions.hebergeur_telephone", "le téléphone de l'hébergeur (loi n° 2004-575)"),
    (
        "mentions.depot",
        "où le code source est publié (code des relations entre le public et l'administration, art. L. 300-2)",
    ),
    ("responsable.nom", "qui est responsable des traitements (RGPD, art. 13 §1 a et 30 §1 a)"),
    ("responsable.contact", "l'adresse du responsable des traitements (RGPD, art. 13 §1 a et 30 §1 a)"),
    ("dpd.nom", "qui est délégué à la protection des données (RGPD, art. 30 §1 a et 37)"),
    ("dpd.contact", "l'adresse du délégué à la protection des données (RGPD, art. 13 §1 b)"),
];

/// The facts of the demonstration, fictitious and marked as such; the telephone is of a range kept for fiction (Arcep, décision n° 2018-0881).
const FICTITIOUS: [(&str, &str); 10] = [
    ("mentions.editeur", "Administration de démonstration (fictive), 1 rue de l'Exemple, Exempleville"),
    ("mentions.directeur", "La directrice de la publication de démonstration (fonction fictive)"),
    ("mentions.hebergeur", "Hébergeur de démonstration (fictif)"),
    ("mentions.hebergeur_adresse", "2 rue de l'Exemple, Exempleville"),
    ("mentions.hebergeur_telephone", "01 99 00 00 00"),
    ("mentions.depot", "https://depot.exemple.fr/fabrique"),
    ("responsable.nom", "Administration de démonstration (fictive)"),
    ("responsable.contact", "responsable@exemple.fr"),
    ("dpd.nom", "Délégué à la protection des données de démonstration (fictif)"),
    ("dpd.contact", "dpd@exemple.fr"),
];

impl Propre {
    fn given(&self, key: &str) -> Option<&str> {
        let value = match key {
            "mentions.editeur" => &self.mentions.editeur,
            "mentions.directeur" => &self.mentions.directeur,
            "mentions.hebergeur" => &self.mentions.hebergeur,
            "mentions.hebergeur_adresse" => &self.mentions.hebergeur_adresse,
            "mentions.hebergeur_telephone" => &self.mentions.hebergeur_telephone,
            "mentions.depot" => &self.mentions.depot,
            "mentions.contact" => &self.mentions.contact,
            "responsable.nom" => &self.responsable.nom,
            "responsable.contact" => &self.responsable.contact,
            "dpd.nom" => &self.dpd.nom,
            "dpd.contact" => &self.dpd.contact,
            _ => &None,
        };
        value.as_deref().map(str::trim).filter(|value| !value.is_empty())
    }
}

impl Config {
    /// What the operator gave for this service, else for all.
    fn given(&self, service: &str, key: &str) -> Option<String> {
        let general =
            Propre { mentions: self.mentions.clone(), responsable: self.responsable.clone(), dpd: self.dpd.clone() };
        let own = self.services.get(service).and_then(|own| own.given(key));
        own.or_else(|| general.given(key)).map(str::to_owned)
    }

    /// A fact of a service: given, else fictitious in a demonstration.
    fn fact(&self, service: &str, key: &str) -> Option<String> {
        let fictitious = || FICTITIOUS.iter().find(|(known, _)| *known == key).map(|(_, value)| (*value).to_owned());
        self.given(service, key).or_else(|| if self.is_demonstration() { fictitious() } else { None })
    }

    /// What a service must still be told before it opens to the public, one line each: `clé : ce qui manque`. What its program says itself does
    /// not have to be given.
    pub fn missing_facts(&self, manifest: &Manifest) -> Vec<String> {
        let said = |key: &str| match key {
            "mentions.editeur" => manifest.legal.publisher != TO_CONFIRM,
            "mentions.directeur" => manifest.legal.director != TO_CONFIRM,
            key if key.starts_with("mentions.hebergeur") => manifest.legal.host != TO_CONFIRM,
            "mentions.depot" => !manifest.repository.is_empty(),
            _ => false,
        };
        let missing = ASKED.iter().filter(|(key, _)| !said(key) && self.given(manifest.id, key).is_none());
        missing.map(|(key, what)| format!("{key} : {what}")).collect()
    }

    /// The manifest with the facts of this deployment. What is given takes the place of what the program says; what nobody says stays to be
    /// confirmed.
    pub(crate) fn settled(&self, manifest: Manifest) -> Manifest {
        let of = |key: &str| self.given(manifest.id, key).map(kept);
        let or_fictitious = |said: &'static str, key: &str| match of(key) {
            Some(given) => given,
            None if said != TO_CONFIRM && !said.is_empty() => said,
            None => self.fact(manifest.id, key).map_or(said, kept),
        };
        let host = if manifest.legal.host == TO_CONFIRM || of("mentions.hebergeur").is_some() {
            self.host(manifest.id)
        } else {
            manifest.legal.host
        };
        let legal = Legal {
            publisher: or_fictitious(manifest.legal.publisher, "mentions.editeur"),
            director: or_fictitious(manifest.legal.director, "mentions.directeur"),
            host,
        };
        let repository = or_fictitious(manifest.repository, "mentions.depot");
        Manifest { legal, repository, contact: of("mentions.contact").unwrap_or(manifest.contact), ..manifest }
    }

    fn host(&self, service: &str) -> &'static str {
        let Some(name) = self.fact(service, "mentions.hebergeur") else { return TO_CONFIRM };
        let part = |key: &str, what: &str| self.fact(service, key).unwrap_or_else(|| format!("{what} {TO_CONFIRM}"));
        let address = part("mentions.hebergeur_adresse", "adresse");
        kept(format!("{name}, {address}, téléphone {}", part("mentions.hebergeur_telephone", "")).replace("  ", " "))
    }

    /// The declarations of a service with the bodies of this deployment in the place of [`OPERATOR`] and [`DPO`]: register, notice, legal pages and
    /// impact assessments name whom the operator named.
    pub(crate) fn settle(&self, service: &str, records: &mut [RecordDeclaration]) {
        let body = |key: &str, declared: Controller| Controller {
            name: self.fact(service, &format!("{key}.nom")).map_or(declared.name, kept),
            contact: self.fact(service, &format!("{key}.contact")).map_or(declared.contact, kept),
            public: declared.public,
        };
        let (controller, dpo) = (body("responsable", OPERATOR), body("dpd", DPO));
        let named = |declared: Controller| match declared {
            OPERATOR => controller,
            DPO => dpo,
            other => other,
        };
        for record in records {
            let Some(processing) = record.processing else { continue };
            let settled =
                Processing { controller: named(processing.controller), dpo: named(processing.dpo), ..*processing };
            if settled != *processing {
                // A declaration lives as long as the process; there is one for each table.
                record.processing = Some(Box::leak(Box::new(settled)));
            }
        }
    }
}

/// A text of the configuration, for as long as the process lives.
fn kept(text: String) -> &'static str {
    text.leak()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::manifest::{Accessibility, AccessibilityState};

    const MANIFEST: Manifest = Manifest {
        id: "essai",
        title: "Essai",
        mission: "Essayer.",
        audience: "Essais",
        path: "/",
        contact: "equipe@exemple.fr",
        repository: "",
        phase: "construction",
        legal: Legal::TO_CONFIRM,
        accessibility: Accessibility { state: AccessibilityState::NonConforme, audit: "" },
        navigation: &[],
        roles: &[],
    };

    fn silent() -> Config {
        Config { demonstration: Some(false), ..Config::default() }
    }

    fn given() -> Config {
        let text = "[mentions]\nediteur = \"Ministère d'essai\"\nhebergeur = \"Hébergeur d'essai\"\n[dpd]\ncontact = \"dpd@essai.gouv.fr\"\n\
                    [services.essai.mentions]\nediteur = \"Direction d'essai\"\n";
        Config { demonstration: Some(false), ..toml::from_str(text).unwrap() }
    }

    #[test]
    fn what_nobody_gave_stays_to_be_confirmed_and_is_listed() {
        let settled = silent().settled(MANIFEST);
        assert_eq!((settled.legal.publisher, settled.legal.host, settled.repository), (TO_CONFIRM, TO_CONFIRM, ""));
        assert_eq!(silent().missing_facts(&MANIFEST).len(), ASKED.len());
    }

    #[test]
    fn a_service_says_what_was_given_to_it_before_what_was_given_to_all() {
        let settled = given().settled(MANIFEST);
        assert_eq!(settled.legal.publisher, "Direction d'essai");
        assert_eq!(settled.legal.host, "Hébergeur d'essai, adresse à confirmer, téléphone à confirmer");
        assert_eq!(given().settled(Manifest { id: "autre", ..MANIFEST }).legal.publisher, "Ministère d'essai");
        assert!(!given().missing_facts(&MANIFEST).iter().any(|line| line.starts_with("mentions.editeur")));
    }

    #[test]
    fn a_demonstration_is_filled_with_facts_marked_as_fictitious() {
        let settled = Config::default().settled(MANIFEST);
        assert!(settled.legal.publisher.contains("fictive") && settled.legal.host.contains("fictif"));
        assert!(settled.repository.starts_with("https://"));
        assert!(!Config::default().missing_facts(&MANIFEST).is_empty(), "a fictitious fact is still missing");
    }

    #[test]
    fn declarations_name_the_bodies_of_the_deployment_and_no_other_is_replaced() {
        let mut records = [<crate::records::KernelGrant as privacy::Record>::DECLARATION];
        given().settle("essai", &mut records);
        let processing = records[0].processing.unwrap();
        assert_eq!((processing.dpo.contact, processing.controller), ("dpd@essai.gouv.fr", OPERATOR));
        let other = Controller { name: "Un autre responsable", contact: "1 rue, 75000 Paris", public: true };
        let own: &'static Processing = Box::leak(Box::new(Processing { controller: other, ..*processing }));
        records[0].processing = Some(own);
        Config::default().settle("essai", &mut records);
        assert_eq!(records[0].processing.unwrap().controller, other);
    }
}
