//! Who sits in a committee, and what is read beforehand.

use kernel::access::SentFile;
use kernel::identity::Email;
use kernel::{Can, Error, Event, FieldError};
use portfolio::source::{LinkKind, judge_link};
use serde::{Deserialize, Serialize};

use super::act::happening;
use super::events::Event as Happening;
use super::records::member::Seat;
use super::store::{self, Attached};
use crate::perimeter::PrepareProduct;

/// An invitation as sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct TypedMember {
    /// Siège : `intrapreneur`, `sponsor`, `autre-direction`, `responsable-incubateur`, `responsable-portefeuille`, `utilisateur`.
    pub siege: String,
    /// Prénom et nom.
    pub nom: String,
    /// Adresse électronique.
    pub courriel: String,
}

/// Invites somebody.
///
/// # Errors
/// Fields to correct, a conflict, or the database does not answer.
pub async fn invite(can: &Can<PrepareProduct>, id: &str, typed: &TypedMember) -> Result<(), Error> {
    let (session, _) = happening(can, id, Happening::Inviter).await?;
    let mut faults = Vec::new();
    let seat = Seat::ALL.into_iter().find(|seat| seat.id() == typed.siege);
    if seat.is_none() {
        faults.push(FieldError::new("siege", "Choisissez le siège"));
    }
    let name = typed.nom.trim();
    if !(2..=100).contains(&name.chars().count()) {
        faults.push(FieldError::new("nom", "Donnez le prénom et le nom"));
    }
    if Email::parse(&typed.courriel).is_none() {
        faults.push(FieldError::new("courriel", "Donnez une adresse électronique, nom@domaine.fr"));
    }
    let Some(seat) = seat.filter(|_| faults.is_empty()) else { return Err(Error::Invalid(faults)) };
    let tx = can.begin().await?;
    store::invite(&tx, &session.id, seat, name, &typed.courriel.trim().to_lowercase()).await?;
    tx.commit(Event::new("committee.invited").subject("comite", id).detail("siege", seat.id())).await
}

/// Takes an invitation back.
///
/// # Errors
/// A conflict, or the database does not answer.
pub async fn uninvite(can: &Can<PrepareProduct>, id: &str, line: &str) -> Result<(), Error> {
    let (session, _) = happening(can, id, Happening::Inviter).await?;
    let tx = can.begin().await?;
    let removed = store::uninvite(&tx, &session.id, line).await?;
    tx.commit(Event::new("committee.uninvited").subject("comite", id).detail("lignes", removed)).await
}

/// A document as sent by a program: a link. A page may send a file instead.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct TypedDocument {
    /// Titre.
    pub titre: String,
    /// Adresse du document.
    pub lien: String,
}

/// The files that committees read.
pub const EXTENSIONS: [&str; 9] = ["pdf", "odt", "odp", "ods", "docx", "pptx", "xlsx", "csv", "png"];

/// Attaches a document: a file or a link.
///
/// # Errors
/// Fields to correct, a conflict, or the database does not answer.
pub async fn attach(
    can: &Can<PrepareProduct>,
    id: &str,
    typed: &TypedDocument,
    file: Option<SentFile>,
) -> Result<(), Error> {
    let (session, _) = happening(can, id, Happening::Joindre).await?;
    let mut faults = Vec::new();
    let (title, link) = (typed.titre.trim(), typed.lien.trim());
    if !(3..=200).contains(&title.chars().count()) {
        faults.push(FieldError::new("titre", "Donnez un titre au document"));
    }
    let extension = file.as_ref().map_or_else(String::new, |file| extension_of(&file.name));
    match (&file, link) {
        (None, "") => faults.push(FieldError::new("fichier", "Choisissez un fichier, ou donnez un lien")),
        (Some(_), _) if !EXTENSIONS.contains(&extension.as_str()) => {
            let text = format!("Ce format n'est pas accepté : choisissez {}", EXTENSIONS.join(", "));
            faults.push(FieldError::new("fichier", text));
        }
        (None, link) if judge_link(link) != LinkKind::Web => {
            faults.push(FieldError::new("lien", "Donnez une adresse complète, qui commence par https://"));
        }
        _ => {}
    }
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let tx = can.begin().await?;
    let attached = Attached {
        title,
        link: (!link.is_empty() && file.is_none()).then_some(link),
        file: file.map(|file| (extension.as_str(), file.content)),
        author: &can.who().account,
    };
    store::attach(&tx, &session.id, attached).await?;
    tx.commit(Event::new("committee.documented").subject("comite", id)).await
}

/// The end of a file's name; the name itself may say anything and is forgotten.
fn extension_of(name: &str) -> String {
    name.rsplit_once('.').map(|(_, end)| end.to_lowercase()).unwrap_or_default()
}
