//! The State's design system, and the State's domain.
//!
//! Source: circulaire n° 6411-SG du 7 juillet 2023 sur la marque de l'État en ligne (à confirmer): State sites use the design system and end
//! in `.gouv.fr`. The system is reserved to them: another public body must not use it.

#[cfg(test)]
mod tests;

use crate::finding::{Check, Finding};
use crate::reading::{Doc, contains_any};
use crate::visit::Visit;

/// The design system is used.
pub const SYSTEM: Check = Check::new("dsfr.systeme", "Système de design de l'État");
/// The block of the State's brand is there.
pub const BRAND: Check = Check::new("dsfr.marianne", "Bloc-marque « République française »");
/// The domain is the State's.
pub const DOMAIN: Check = Check::new("domaine.gouv-fr", "Domaine en .gouv.fr pour un site de l'État");

/// What this scanner asks.
pub const CHECKS: &[Check] = &[SYSTEM, BRAND, DOMAIN];

/// Looks at the markup, the assets and the address.
#[must_use]
pub fn scan(visit: &Visit) -> Vec<Finding> {
    let Some(home) = visit.home() else { return crate::finding::all_unknown(CHECKS, "Aucune page n'a pu être lue.") };
    if home.needs_script {
        return crate::finding::all_unknown(CHECKS, "La page d'accueil est vide sans JavaScript.");
    }
    let host = home.url.host_str().unwrap_or_default().to_ascii_lowercase();
    let state_domain = host == "gouv.fr" || host.ends_with(".gouv.fr");
    let brand = has_brand(home);
    let used = uses_system(home);
    let belongs = state_domain || brand || is_published_by_state(home);
    vec![system(home, used, belongs), block(home, brand, belongs), domain(&host, state_domain, belongs)]
}

fn system(home: &Doc, used: bool, belongs: bool) -> Finding {
    match (used, belongs) {
        (true, _) => SYSTEM.conforme(home.assets.join(" "), "Le système de design de l'État est employé."),
        (false, true) => SYSTEM.non_conforme(home.url.as_str(), "Un site de l'État emploie le système de design de l'État : ni ses classes ni ses feuilles de style n'ont été trouvées."),
        (false, false) => SYSTEM.non_applicable("Rien n'indique un site de l'État ; le système de design lui est réservé."),
    }
}

fn block(home: &Doc, brand: bool, belongs: bool) -> Finding {
    match (brand, belongs) {
        (true, _) => BRAND.conforme("", "Le bloc-marque de l'État est présent."),
        (false, true) => BRAND.non_conforme(
            home.url.as_str(),
            "Le bloc-marque « République française » n'a pas été trouvé sur l'accueil.",
        ),
        (false, false) => BRAND.non_applicable("Rien n'indique un site de l'État ; le bloc-marque lui est réservé."),
    }
}

fn domain(host: &str, state_domain: bool, belongs: bool) -> Finding {
    match (state_domain, belongs) {
        (true, _) => DOMAIN.conforme(host, "Le domaine finit par .gouv.fr."),
        (false, true) => DOMAIN.non_conforme(host, "Un site de l'État a un domaine qui finit par .gouv.fr."),
        (false, false) => {
            DOMAIN.non_applicable("Rien n'indique un site de l'État ; le domaine .gouv.fr lui est réservé.")
        }
    }
}

/// Classes of the system in the page, and its stylesheet or scripts among the assets, or classes of several components.
fn uses_system(home: &Doc) -> bool {
    let has = |name: &str| home.classes.iter().any(|class| class == name);
    let parts = ["fr-header", "fr-footer", "fr-container", "fr-btn", "fr-nav", "fr-grid-row", "fr-skiplinks"];
    let count = parts.iter().filter(|part| has(part)).count();
    let asset = home.assets.iter().any(|asset| asset.to_ascii_lowercase().contains("dsfr"));
    count >= 2 && asset || (count >= 4 && has("fr-header") && has("fr-footer"))
}

/// `.fr-logo` with the words of the Republic, or of one of its representatives.
fn has_brand(home: &Doc) -> bool {
    let logo =
        home.classes.iter().any(|class| class == "fr-logo" || class == "fr-header__logo" || class == "bloc-marque");
    let words: String = home
        .blocks
        .iter()
        .filter(|block| block.part != crate::reading::Part::Main)
        .map(|block| block.folded.as_str())
        .collect::<Vec<_>>()
        .join(" ");
    let named = ["republique francaise", "gouvernement", "ministere", "premier ministre", "prefet", "prefete"];
    logo && contains_any(&words, &named)
}

/// Whether header, footer or title says that the State publishes.
fn is_published_by_state(home: &Doc) -> bool {
    let around = home.blocks.iter().filter(|block| block.part != crate::reading::Part::Main);
    let names = [
        "ministere de",
        "ministere du",
        "ministere des",
        "prefecture de",
        "premier ministre",
        "direction interministerielle",
        "secretariat general du gouvernement",
    ];
    around.map(|block| block.folded.as_str()).any(|text| text.len() < 120 && contains_any(text, &names))
}
