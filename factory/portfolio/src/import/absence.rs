//! What an import says of records that are stored here and that the folder does not have.

use crate::registry::store::Ids;
use crate::source::{Kind, Notes, Warning};

/// Records of a kind (`_incubators`) that are kept.
pub fn absences(kind: &str, ids: &[String]) -> Vec<Warning> {
    let message = "Le dossier n'a plus cette fiche : elle est gardée ici.";
    ids.iter().map(|id| Notes::of(format!("{kind}/{id}.md")).warning(0, "", Kind::Absent, message)).collect()
}

/// Members who are kept: how many, never who.
pub fn people_absent(count: usize) -> Option<Warning> {
    let message = match count {
        0 => return None,
        1 => "Le dossier n'a plus la fiche d'une personne : elle est gardée ici jusqu'à la fin de sa durée de conservation.".to_owned(),
        count => format!("Le dossier n'a plus les fiches de {count} personnes : elles sont gardées ici jusqu'à la fin de leur durée de conservation."),
    };
    Some(Notes::of("_authors").warning(0, "", Kind::Absent, message))
}

/// Records of the demonstration that leave, with a summary first.
pub fn withdrawals(ids: &Ids) -> Vec<Warning> {
    let kinds =
        [("_startups", &ids.products), ("_incubators", &ids.incubators), ("_organisations", &ids.organisations)];
    let count: usize = kinds.iter().map(|(_, ids)| ids.len()).sum();
    if count == 0 {
        return Vec::new();
    }
    let summary = format!(
        "Fiches de la démonstration retirées : {} de produits, {} d'incubateurs, {} d'organisations.",
        ids.products.len(),
        ids.incubators.len(),
        ids.organisations.len()
    );
    let mut told = vec![Notes::of("_startups").warning(0, "", Kind::Withdrawn, summary)];
    for (kind, ids) in kinds {
        let message = "Cette fiche de la démonstration n'est pas dans le dossier : elle est retirée.";
        let all = ids.iter().map(|id| Notes::of(format!("{kind}/{id}.md")).warning(0, "", Kind::Withdrawn, message));
        told.extend(all);
    }
    told
}
