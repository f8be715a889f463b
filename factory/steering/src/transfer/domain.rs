//! How a product is handed over: who may do what and when, what is written of it, what is usually forgotten.

use chrono::NaiveDate;
use kernel::{FieldError, Permission};
use serde::{Deserialize, Serialize};

use super::records::item::{Kind, State as Check};
use super::records::plan::{Direction, State};
use crate::perimeter::{PlanCommittee, PrepareProduct, ReceiveTransfer};

/// What happens to a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// An item is added.
    Ajouter,
    /// The receiver checks an item.
    Verifier,
    /// The receiver signs that everything is there.
    Signer,
    /// It does not take place.
    Abandonner,
}

/// Why it does not happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The role does not allow it.
    #[error("Votre rôle ne le permet pas.")]
    Role,
    /// It is signed.
    #[error("Cette passation est signée : rien n'y change plus.")]
    Signed,
    /// It was given up.
    #[error("Cette passation est abandonnée.")]
    Abandoned,
    /// Somebody else was named to receive.
    #[error("Seule la personne désignée pour recevoir vérifie et signe cette passation.")]
    NotReceiver,
    /// Who gives does not check.
    #[error("Qui transmet ne vérifie pas : c'est à la personne qui reçoit de le faire.")]
    Giver,
    /// It was received before.
    #[error("Cet élément est déjà reçu.")]
    Received,
    /// Something is left.
    #[error("Tous les éléments ne sont pas reçus : la passation ne se signe pas encore.")]
    Unfinished,
}

impl Event {
    /// All.
    pub const ALL: [Event; 4] = [Event::Ajouter, Event::Verifier, Event::Signer, Event::Abandonner];

    /// The roles that may.
    pub fn roles(self) -> &'static [&'static str] {
        match self {
            Event::Ajouter => PrepareProduct::ROLES,
            Event::Verifier | Event::Signer => ReceiveTransfer::ROLES,
            Event::Abandonner => PlanCommittee::ROLES,
        }
    }

    /// The state of the plan after the event, for a role.
    ///
    /// # Errors
    /// Why it does not happen.
    pub fn happen(self, state: State, role: &str) -> Result<State, Refusal> {
        if !self.roles().contains(&role) {
            return Err(Refusal::Role);
        }
        match (state, self) {
            (State::Ouvert, Event::Ajouter | Event::Verifier) => Ok(State::Ouvert),
            (State::Ouvert, Event::Signer) => Ok(State::Signe),
            (State::Ouvert, Event::Abandonner) => Ok(State::Abandonne),
            (State::Signe, _) => Err(Refusal::Signed),
            (State::Abandonne, _) => Err(Refusal::Abandoned),
        }
    }
}

/// Who checks, as one rule sees them.
#[derive(Clone, Copy, Debug)]
pub struct Checker<'a> {
    /// Their account.
    pub account: &'a str,
    /// The address of their account.
    pub email: &'a str,
}

/// Whether somebody may check an item: the one who was named, who wrote neither the plan nor the item.
///
/// # Errors
/// Why not.
pub fn may_check(who: Checker<'_>, receiver: &str, givers: &[&str], state: Check) -> Result<(), Refusal> {
    if !who.email.eq_ignore_ascii_case(receiver.trim()) {
        return Err(Refusal::NotReceiver);
    }
    if givers.contains(&who.account) {
        return Err(Refusal::Giver);
    }
    if state == Check::Recu { Err(Refusal::Received) } else { Ok(()) }
}

/// A plan as sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
#[schema(as = TypedTransfer)]
pub struct TypedPlan {
    /// `administration` ou `prestataire`.
    pub sens: String,
    /// Administration ou entreprise qui reprend.
    pub repreneur: String,
    /// Adresse du compte qui vérifie pour elle.
    pub courriel: String,
    /// Terme, AAAA-MM-JJ.
    pub terme: String,
    /// `oui` : partir de la liste type.
    pub liste: String,
}

/// A plan as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// To whom.
    pub direction: Direction,
    /// Which administration or company.
    pub receiver: String,
    /// Who checks for it.
    pub email: String,
    /// By when.
    pub due_on: NaiveDate,
    /// Whether it starts with the usual items.
    pub usual: bool,
}

/// Reads a plan.
///
/// # Errors
/// Every field to correct.
pub fn plan(typed: &TypedPlan, giver: &str, today: NaiveDate) -> Result<Plan, Vec<FieldError>> {
    let mut faults = Vec::new();
    let direction = Direction::ALL.into_iter().find(|direction| direction.id() == typed.sens);
    if direction.is_none() {
        faults.push(FieldError::new("sens", "Dites à qui le produit passe"));
    }
    let receiver =
        short(&typed.repreneur, "repreneur", "Donnez l'administration ou l'entreprise qui reprend", &mut faults);
    let email = typed.courriel.trim().to_lowercase();
    if kernel::identity::Email::parse(&email).is_none() {
        faults.push(FieldError::new("courriel", "Donnez une adresse électronique, nom@domaine.fr"));
    } else if email.eq_ignore_ascii_case(giver.trim()) {
        faults.push(FieldError::new("courriel", "Qui transmet ne reçoit pas : donnez l'adresse d'une autre personne"));
    }
    let due_on = portfolio::source::read_date(typed.terme.trim()).filter(|day| *day >= today);
    if due_on.is_none() {
        faults.push(FieldError::new("terme", "Donnez le jour, à venir, où la passation sera faite"));
    }
    match (direction, due_on) {
        (Some(direction), Some(due_on)) if faults.is_empty() => {
            Ok(Plan { direction, receiver, email, due_on, usual: typed.liste == "oui" })
        }
        _ => Err(faults),
    }
}

/// An item as sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct TypedItem {
    /// `connaissance`, `acces`, `contact`, `contrat`, `architecture`, `nomenclature` ou `donnees`.
    pub nature: String,
    /// De quoi il s'agit.
    pub libelle: String,
    /// Où il se trouve : adresse, document, séance. Jamais un secret.
    pub lieu: String,
}

/// Reads an item.
///
/// # Errors
/// Every field to correct.
pub fn item(typed: &TypedItem) -> Result<(Kind, String, String), Vec<FieldError>> {
    let mut faults = Vec::new();
    let kind = Kind::ALL.into_iter().find(|kind| kind.id() == typed.nature);
    if kind.is_none() {
        faults.push(FieldError::new("nature", "Choisissez la nature de l'élément"));
    }
    let label = short(&typed.libelle, "libelle", "Dites ce qui est transmis", &mut faults);
    let place = typed.lieu.trim();
    if place.chars().count() > 300 {
        faults.push(FieldError::new("lieu", "300 caractères au plus"));
    }
    match kind {
        Some(kind) if faults.is_empty() => Ok((kind, label, place.to_owned())),
        _ => Err(faults),
    }
}

/// A check as sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct TypedCheck {
    /// Identifiant de l'élément.
    pub element: String,
    /// `recu` ou `reserve`.
    pub avis: String,
    /// Ce qui manque encore, pour une réserve.
    pub reserve: String,
}

/// Reads a check.
///
/// # Errors
/// Every field to correct.
pub fn check(typed: &TypedCheck) -> Result<(Check, String), Vec<FieldError>> {
    let text = typed.reserve.trim();
    let fault = |field: &str, text: &str| Err(vec![FieldError::new(field, text)]);
    match typed.avis.as_str() {
        _ if text.chars().count() > 1_000 => fault("reserve", "1 000 caractères au plus"),
        "recu" => Ok((Check::Recu, String::new())),
        "reserve" if text.chars().count() < 10 => fault("reserve", "Écrivez ce qui manque encore, en une phrase"),
        "reserve" => Ok((Check::Reserve, text.to_owned())),
        _ => fault("avis", "Dites si l'élément est reçu"),
    }
}

/// A signature as sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct TypedSignature {
    /// `oui` : la personne signe.
    pub signature: String,
}

fn short(text: &str, field: &str, what: &str, faults: &mut Vec<FieldError>) -> String {
    let text = text.trim();
    match text.chars().count() {
        0..=2 => faults.push(FieldError::new(field, what)),
        201.. => faults.push(FieldError::new(field, "200 caractères au plus")),
        _ => {}
    }
    text.to_owned()
}

/// What a handing over usually holds. Source: the exit check-list of the network's method, completed by what an operator needs on the first day.
pub const USUAL: [(Kind, &str); 17] = [
    (Kind::Connaissance, "Fonctionnement du service, démontré de bout en bout"),
    (Kind::Connaissance, "Exploitation : déployer, sauvegarder, restaurer, revenir en arrière"),
    (Kind::Connaissance, "Dette technique et incidents de l'année"),
    (Kind::Connaissance, "Feuille de route et décisions ouvertes"),
    (Kind::Acces, "Dépôt du code et chaîne d'intégration"),
    (Kind::Acces, "Hébergement et bases de données"),
    (Kind::Acces, "Nom de domaine et certificats"),
    (Kind::Acces, "Envoi de courriels et boîte du service"),
    (Kind::Acces, "Mesure d'audience, supervision et journaux d'erreurs"),
    (Kind::Contact, "Sponsor et directions métier"),
    (Kind::Contact, "Utilisateurs pilotes et référents de terrain"),
    (Kind::Contact, "Délégué à la protection des données et RSSI"),
    (Kind::Contrat, "Hébergement, prestations et abonnements"),
    (Kind::Contrat, "Conventions avec les partenaires et les producteurs de données"),
    (Kind::Architecture, "Document d'architecture"),
    (Kind::Nomenclature, "Nomenclature logicielle (SBOM, CycloneDX ou SPDX)"),
    (Kind::Donnees, "Export complet des données, avec leur description"),
];
