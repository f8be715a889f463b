//! What opens a service to those it serves: their opinion, its code, its map, a way to report a flaw.
//!
//! Sources: Services Publics + (« Je donne mon avis »); CRPA, article L. 300-2 (source code); RGAA 4.1.2, criterion 12.1 (two ways to
//! navigate); RFC 9116 (security.txt).

#[cfg(test)]
mod tests;

use chrono::{Months, NaiveDate};

use crate::finding::{Check, Finding};
use crate::reading::values::dates;
use crate::visit::{At, Missed, Subject, Visit};

/// « Je donne mon avis ».
pub const OPINION: Check = Check::new("avis.bouton", "Bouton « Je donne mon avis » (Services Publics +)");
/// The code.
pub const CODE: Check = Check::new("code-source.lien", "Lien vers le code source");
/// The map of the site.
pub const MAP: Check = Check::new("plan-du-site.page", "Plan du site");
/// `security.txt`.
pub const SECURITY: Check = Check::new("security-txt.fichier", "Fichier security.txt valable (RFC 9116)");
/// A way to reach the team.
pub const CONTACT: Check = Check::new("contact.moyen", "Moyen de joindre l'équipe");

/// What this scanner asks.
pub const CHECKS: &[Check] = &[OPINION, CODE, MAP, SECURITY, CONTACT];

/// A map with fewer links is none.
const LINKS: usize = 3;

/// Looks for each.
#[must_use]
pub fn scan(visit: &Visit) -> Vec<Finding> {
    let shell = visit.home().is_none_or(|home| home.needs_script);
    if shell {
        let why = "La page d'accueil est vide sans JavaScript.";
        let mut found = crate::finding::all_unknown(&[OPINION, CODE, MAP], why);
        found.extend([security(visit), CONTACT.inconnu(why)]);
        return found;
    }
    vec![opinion(visit), code(visit), map(visit), security(visit), contact(visit)]
}

fn opinion(visit: &Visit) -> Finding {
    match visit.links(Subject::Opinion).first() {
        Some(link) => OPINION.conforme(link.url.as_str(), "Le service recueille l'avis de ses usagers."),
        None => OPINION.non_conforme("", "Aucun bouton « Je donne mon avis » n'a été trouvé sur les pages lues ; si le service n'est pas une démarche, dites-le avec sa raison."),
    }
}

fn code(visit: &Visit) -> Finding {
    match visit.links(Subject::Code).first() {
        Some(link) => CODE.conforme(link.url.as_str(), "Le code source est lié."),
        None => CODE.non_conforme("", "Aucun lien vers un dépôt de code source n'a été trouvé sur les pages lues."),
    }
}

fn map(visit: &Visit) -> Finding {
    match visit.page(Subject::SiteMap) {
        Some((_, At::Page(page))) => {
            let links = page.links.iter().filter(|link| link.part == crate::reading::Part::Main).count();
            let good = links >= LINKS;
            MAP.judge(
                good,
                page.url.as_str(),
                if good { "Le plan du site est en ligne." } else { "Le plan du site ne mène à presque rien." },
            )
        }
        Some((link, At::Missed(Missed::Status(status)))) => {
            MAP.non_conforme(link.url.as_str(), format!("Le plan du site répond {status}."))
        }
        Some((_, At::Missed(_) | At::Unvisited)) => MAP.inconnu("Le plan du site n'a pas pu être lu."),
        None if visit.sitemap => MAP.conforme("/sitemap.xml", "Le plan du site existe pour les moteurs de recherche."),
        None => MAP.non_conforme("", "Aucun plan du site n'a été trouvé."),
    }
}

/// `Contact` and one `Expires` to come, no more than a year ahead is advised, which is only said.
fn security(visit: &Visit) -> Finding {
    let text = match &visit.security {
        Ok(text) => text,
        Err(Missed::Status(status)) => {
            return SECURITY
                .non_conforme("/.well-known/security.txt", format!("Le fichier security.txt répond {status}."));
        }
        Err(Missed::File(kind)) => return SECURITY.inconnu(format!("security.txt est d'un type inattendu ({kind}).")),
        Err(Missed::Unread(why)) => return SECURITY.inconnu(format!("security.txt n'a pas pu être lu : {why}.")),
    };
    judge_security(text, visit.today)
}

fn judge_security(text: &str, today: NaiveDate) -> Finding {
    let field = |name: &str| {
        let lines = text.lines().filter_map(|line| line.split_once(':'));
        lines
            .filter(|(field, _)| field.trim().eq_ignore_ascii_case(name))
            .map(|(_, value)| value.trim().to_owned())
            .collect::<Vec<_>>()
    };
    let reachable = |contact: &String| ["mailto:", "https://", "tel:"].iter().any(|scheme| contact.starts_with(scheme));
    if !field("contact").iter().any(reachable) {
        return SECURITY.non_conforme("", "security.txt ne donne pas de contact (mailto:, https: ou tel:).");
    }
    let expires = field("expires");
    match expires.as_slice() {
        [] => SECURITY.non_conforme("", "security.txt ne dit pas jusqu'à quand il vaut (Expires)."),
        [when] => match dates(when).first() {
            None => SECURITY.non_conforme(when, "La date « Expires » de security.txt ne se lit pas."),
            Some(date) if date.day < today => SECURITY.non_conforme(when, "security.txt est périmé."),
            Some(date) if today.checked_add_months(Months::new(13)).is_some_and(|limit| date.day > limit) => {
                SECURITY.conforme(when, "security.txt est valable ; la norme conseille moins d'un an.")
            }
            Some(_) => SECURITY.conforme(when, "security.txt est valable."),
        },
        _ => SECURITY.non_conforme(expires.join(" "), "security.txt donne plusieurs dates « Expires »."),
    }
}

fn contact(visit: &Visit) -> Finding {
    let host = visit.home().and_then(|home| home.url.host());
    let pages = visit.pages.iter().filter(|page| !page.needs_script);
    let found = pages.flat_map(|page| &page.links).find(|link| {
        let address = link.url.as_str().to_ascii_lowercase();
        matches!(link.url.scheme(), "mailto" | "tel")
            || link.url.host() == host && leads_to_people(&address, &link.folded)
    });
    let no_reply = |address: &str| {
        ["noreply", "no-reply", "ne-pas-repondre", "nepasrepondre"].iter().any(|name| address.contains(name))
    };
    match found {
        Some(link) if no_reply(link.url.as_str()) => {
            CONTACT.non_conforme(link.url.as_str(), "L'adresse donnée ne reçoit pas de réponse.")
        }
        Some(link) => CONTACT.conforme(link.url.as_str(), "L'équipe peut être jointe."),
        None => CONTACT.non_conforme("", "Aucun moyen de joindre l'équipe n'a été trouvé sur les pages lues."),
    }
}

fn leads_to_people(address: &str, folded: &str) -> bool {
    ["contact", "nous-ecrire", "ecrivez-nous"].iter().any(|part| address.contains(part))
        || ["nous ecrire", "contacter", "contactez", "ecrivez-nous", "aide et contact"]
            .iter()
            .any(|part| folded.contains(part))
}
