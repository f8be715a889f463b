//! The legal pages: who publishes and hosts the site, what is done with personal data, which cookies are set.
//!
//! Words alone do not pass: each fact must come with a value that only someone who knows it can write.
//!
//! Sources: loi n° 2004-575 du 21 juin 2004 (LCEN), article 1-1; RGPD, articles 13 and 14; loi n° 78-17 du 6 janvier 1978, article 82.

pub mod cookies;
mod footer;
mod notices;
mod privacy;
mod substance;

#[cfg(test)]
mod tests;

use crate::finding::{Check, Finding};
use crate::reading::Doc;
use crate::visit::{At, Missed, Subject, Visit};

/// The legal notices are linked everywhere.
pub const NOTICES_LINK: Check =
    Check::new("mentions-legales.lien", "Lien vers les mentions légales au pied de chaque page");
/// They name the publisher.
pub const PUBLISHER: Check = Check::new("mentions-legales.editeur", "Mentions légales : éditeur et son adresse");
/// They name the director of publication.
pub const DIRECTOR: Check =
    Check::new("mentions-legales.directeur", "Mentions légales : directeur ou directrice de la publication");
/// They name the host.
pub const HOST: Check =
    Check::new("mentions-legales.hebergeur", "Mentions légales : hébergeur, son adresse et son téléphone");
/// The privacy policy is linked everywhere.
pub const PRIVACY_LINK: Check =
    Check::new("confidentialite.lien", "Lien vers la politique de confidentialité au pied de chaque page");
/// Purposes.
pub const PURPOSES: Check = Check::new("confidentialite.finalites", "Confidentialité : finalités de chaque traitement");
/// Legal bases.
pub const BASIS: Check = Check::new("confidentialite.base-legale", "Confidentialité : base légale");
/// Retention.
pub const RETENTION: Check = Check::new("confidentialite.durees", "Confidentialité : durées de conservation");
/// Recipients.
pub const RECIPIENTS: Check =
    Check::new("confidentialite.destinataires", "Confidentialité : destinataires des données");
/// Rights.
pub const RIGHTS: Check =
    Check::new("confidentialite.droits", "Confidentialité : droits des personnes et comment les exercer");
/// The data protection officer.
pub const OFFICER: Check =
    Check::new("confidentialite.dpd", "Confidentialité : joindre le délégué à la protection des données");
/// Complaint to the authority.
pub const AUTHORITY: Check = Check::new("confidentialite.cnil", "Confidentialité : réclamation auprès de la CNIL");
/// Cookies.
pub const COOKIES: Check = Check::new("cookies.information", "Cookies : ceux qui sont déposés, leur but et leur durée");

/// What this scanner asks.
pub const CHECKS: &[Check] = &[
    NOTICES_LINK,
    PUBLISHER,
    DIRECTOR,
    HOST,
    PRIVACY_LINK,
    PURPOSES,
    BASIS,
    RETENTION,
    RECIPIENTS,
    RIGHTS,
    OFFICER,
    AUTHORITY,
    COOKIES,
];

const OF_NOTICES: &[Check] = &[PUBLISHER, DIRECTOR, HOST];
const OF_PRIVACY: &[Check] = &[PURPOSES, BASIS, RETENTION, RECIPIENTS, RIGHTS, OFFICER, AUTHORITY];

/// Reads the legal pages.
#[must_use]
pub fn scan(visit: &Visit) -> Vec<Finding> {
    let mut found = Vec::new();
    let (link, notices) = document(visit, Subject::Notices, NOTICES_LINK, "les mentions légales");
    found.push(link);
    match &notices {
        Ok(page) => found.extend(notices::check(page)),
        Err(why) => found.extend(OF_NOTICES.iter().map(|check| check.inconnu(why.clone()))),
    }
    let (link, privacy) = document(visit, Subject::Privacy, PRIVACY_LINK, "la politique de confidentialité");
    found.push(link);
    match &privacy {
        Ok(page) => found.extend(privacy::check(page)),
        Err(why) => found.extend(OF_PRIVACY.iter().map(|check| check.inconnu(why.clone()))),
    }
    found.push(cookies::check(visit, privacy.ok(), notices.ok()));
    found
}

/// The finding on the link to a document, and the document; else why it could not be read.
fn document<'a>(visit: &'a Visit, subject: Subject, check: Check, what: &str) -> (Finding, Result<&'a Doc, String>) {
    let unread = |why: &str| Err(format!("La page n'a pas pu être lue : {why}."));
    let found = match visit.page(subject) {
        None => return (footer::check(visit, subject, check, what), unread("aucun lien n'y mène")),
        Some(found) => found,
    };
    let home = visit.home().map(Doc::content_folded).unwrap_or_default();
    match found {
        (link, At::Missed(Missed::Status(status))) => {
            let message = format!("Le lien vers {what} répond {status}.");
            (check.non_conforme(link.url.as_str(), message), unread(&format!("elle répond {status}")))
        }
        (_, At::Page(page)) if page.needs_script => {
            (footer::check(visit, subject, check, what), unread("elle est vide sans JavaScript"))
        }
        (link, At::Page(page))
            if page.content_folded() == home && visit.home().is_some_and(|home| home.url.path() != page.url.path()) =>
        {
            let message = format!("Le lien vers {what} montre la même page que l'accueil.");
            (check.non_conforme(link.url.as_str(), message), unread("elle montre l'accueil"))
        }
        (_, At::Page(page)) => (footer::check(visit, subject, check, what), Ok(page)),
        (_, At::Missed(Missed::File(kind))) => {
            (footer::check(visit, subject, check, what), unread(&format!("c'est un fichier ({kind}), non une page")))
        }
        (_, At::Missed(Missed::Unread(why))) => (footer::check(visit, subject, check, what), unread(why)),
        (_, At::Unvisited) => (
            footer::check(visit, subject, check, what),
            unread("elle est sur un autre site, ou hors des bornes de l'analyse"),
        ),
    }
}
