//! The parts of a declaration as French sentences: the register and the notice say the same thing in the same words.

use privacy::{
    AutomatedDecision, Controller, DataSource, Erasure, FieldKind, LegalBasis, Processing, Recipient, RecipientKind,
    Transfer,
};

use super::declared::{Declared, Kept};

pub use kernel::manifest::TO_CONFIRM;

/// Whether the address of a body leads to somebody: an e-mail address outside the domains kept for examples, or a postal code. What the
/// program declares before an administration deploys it names nobody.
pub fn is_settled(body: &Controller) -> bool {
    let domain = body.contact.rsplit_once('@').map(|(_, domain)| domain.trim_end_matches(['.', ')', ' ']));
    let example = |domain: &str| {
        let under = |reserved: &str| domain == reserved || domain.ends_with(&format!(".{reserved}"));
        ["exemple.fr", "example.com", "example.org", "example", "invalid", "localhost"].into_iter().any(under)
    };
    match domain {
        Some(domain) => !example(domain),
        None => body.contact.split(|character: char| !character.is_ascii_digit()).any(|digits| digits.len() == 5),
    }
}

/// A body, its address, and whether both are still to be given.
pub fn body(body: &Controller) -> String {
    let mark = if is_settled(body) { String::new() } else { format!(" ({TO_CONFIRM})") };
    format!("{}, {}{mark}", body.name, body.contact)
}

/// The legal basis, its article, and the text that it rests on.
pub fn basis(basis: &LegalBasis) -> String {
    let stated = format!("{} (RGPD, {})", basis.label(), basis.article());
    match basis {
        LegalBasis::LegalObligation { text } | LegalBasis::PublicTask { text } => format!("{stated} : {text}"),
        LegalBasis::LegitimateInterest { interest, outside_task: None } => format!("{stated} : {interest}"),
        LegalBasis::LegitimateInterest { interest, outside_task: Some(why) } => {
            format!("{stated} : {interest} ; hors mission de service public : {why}")
        }
        LegalBasis::Consent | LegalBasis::Contract | LegalBasis::VitalInterest => stated,
    }
}

/// What allows data that the law forbids in principle: articles 9 and 10, decree on the NIR.
pub fn exceptions(processing: &Processing) -> Vec<String> {
    let article9 = processing.article9.map(|exception| match exception.text() {
        Some(text) => format!("{} : {text}", exception.label()),
        None => exception.label().to_owned(),
    });
    let article10 = processing.article10.map(|text| format!("Condamnations et infractions (art. 10) : {text}"));
    let nir = processing.nir_decree.map(|text| format!("NIR (loi Informatique et Libertés, art. 30) : {text}"));
    [article9, article10, nir].into_iter().flatten().collect()
}

/// Where data come from.
pub fn source(source: &DataSource) -> String {
    match source {
        DataSource::Person => "La personne elle-même".into(),
        DataSource::Use => "L'utilisation du service".into(),
        DataSource::Indirect { from, public: true } => format!("{from} (source accessible au public)"),
        DataSource::Indirect { from, public: false } => format!("{from} (source non publique)"),
    }
}

/// Who receives data, in what capacity.
pub fn recipient(recipient: &Recipient) -> String {
    format!("{} ({})", recipient.name, lower(recipient.kind.label()))
}

/// The contract of a processor.
pub fn contract(recipient: &Recipient) -> Option<String> {
    match recipient.kind {
        RecipientKind::Processor { contract } => Some(format!("{} : {contract}", recipient.name)),
        RecipientKind::Internal | RecipientKind::External => None,
    }
}

/// A transfer outside the Union, what protects it and where that can be read.
pub fn transfer(transfer: &Transfer) -> String {
    format!("{}, {} : {}, {}", transfer.recipient, transfer.country, transfer.guarantee.label(), transfer.document)
}

/// Decisions that a machine takes alone.
pub fn automated(decision: &AutomatedDecision) -> Vec<String> {
    match decision {
        AutomatedDecision::None => vec!["Aucune : chaque décision est prise par une personne".into()],
        AutomatedDecision::Automated { logic, consequences, ground } => vec![
            format!("Logique : {logic}"),
            format!("Conséquences : {consequences}"),
            format!("Ce qui l'autorise (art. 22 §2) : {ground}"),
        ],
    }
}

/// How long some data are kept, in one sentence.
pub fn retention(kept: &Kept) -> String {
    let archive = if kept.archive.is_empty() {
        String::new()
    } else {
        format!(", puis {} en archive intermédiaire", kept.archive)
    };
    format!(
        "{} : {} en base active{archive}, à compter de « {} » ; puis {} ({})",
        kept.what.join(", "),
        kept.active,
        kept.start,
        lower(kept.fate),
        kept.source
    )
}

/// The categories of data, ordinary or sensitive, each with the names of its fields.
pub fn categories(declared: &Declared, sensitive: bool) -> Vec<String> {
    let held = declared.categories().into_iter().filter(|category| category.is_sensitive() == sensitive);
    held.map(|category| {
        let mut names: Vec<&str> = Vec::new();
        for label in
            declared.personal().filter(|field| field.kind.category() == Some(category)).filter_map(|field| field.label)
        {
            if !names.contains(&label) {
                names.push(label);
            }
        }
        if names.is_empty() {
            category.label().to_owned()
        } else {
            format!("{} : {}", category.label(), names.join(", "))
        }
    })
    .collect()
}

/// What a column holds.
pub fn kind(kind: &FieldKind) -> String {
    match kind {
        FieldKind::Personal { category, .. } => category.label().to_owned(),
        FieldKind::Sealed { category, key_owner, .. } => {
            format!("{}, chiffré ; clé détenue par {key_owner}", category.label())
        }
        FieldKind::Editorial => "Contenu éditorial public".into(),
        FieldKind::Technical(reason) => format!("Technique : {reason}"),
    }
}

/// What an erasure does to a value.
pub fn erasure(erasure: Option<Erasure>) -> String {
    match erasure {
        Some(Erasure::Delete) => "Suppression".into(),
        Some(Erasure::Pseudonymise) => "Pseudonymisation".into(),
        Some(Erasure::Keep(reason)) => format!("Conservation : {reason}"),
        None => String::new(),
    }
}

/// The text with its first letter small, to stand inside a sentence.
pub fn lower(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
