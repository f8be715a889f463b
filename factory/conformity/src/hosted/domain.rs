//! What a service holds by construction, from its manifest and its declarations.

use kernel::Manifest;
use kernel::kernel::Outline;
use kernel::manifest::TO_CONFIRM;
use privacy::{Category, Digest, FieldKind, Processing, RecordDeclaration, scope_digest};

use crate::perimeter::Perimeter;

/// A criterion that the base answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Built {
    /// The criterion.
    pub criterion: &'static str,
    /// Whether it is met.
    pub met: bool,
    /// What was found.
    pub message: String,
}

/// What the base answers of a service. Nothing is said of what a deployer has still to do, unless the base can see that it is not done.
pub fn built(manifest: &Manifest, outline: &Outline) -> Vec<Built> {
    let records = outline.relied_on();
    let processings = processings(&records);
    let page = |path: &str| outline.public_pages.iter().any(|page| page.ends_with(path));
    let purged = records.iter().any(|record| record.table.starts_with("purge_"));
    let legal = [manifest.legal.publisher, manifest.legal.director, manifest.legal.host];
    let named = legal.iter().all(|fact| !fact.is_empty() && !fact.to_lowercase().contains(TO_CONFIRM));
    let count = ui::format::plural(processings.len(), "traitement déclaré", "traitements déclarés");
    let one = |criterion, met, message: &str| Built { criterion, met, message: message.to_owned() };
    vec![
        one("obl.rgpd-registre", !processings.is_empty(), &format!("Registre dérivé des déclarations : {count}.")),
        one("obl.rgpd-base-legale", !processings.is_empty(), "Un traitement sans base légale ne compile pas."),
        one("obl.rgpd-information", page("/donnees-personnelles"), "Page d'information dérivée du registre."),
        one(
            "obl.rgpd-droits",
            page("/donnees-personnelles/demande"),
            "Formulaire de demande, suivi et délai d'un mois.",
        ),
        one("obl.rgpd-conservation", purged, "Purge dérivée des durées déclarées, avec son compte rendu."),
        one("obl.accessibilite-mention", page("/accessibilite"), "Mention au pied de chaque page."),
        one(
            "obl.mentions-legales",
            named && page("/mentions-legales"),
            if named {
                "Mentions légales complètes."
            } else {
                "L'éditeur, le directeur de la publication ou l'hébergeur reste à renseigner."
            },
        ),
    ]
}

/// The perimeter that a service of the base declares by its tables: categories, recipients, retentions, and the digest of all of it.
pub fn declared(outline: &Outline, host: Option<String>) -> Perimeter {
    let records = outline.relied_on();
    let processings = processings(&records);
    let mut categories: Vec<Category> = records.iter().flat_map(|record| record.fields).filter_map(category).collect();
    categories.sort_unstable();
    categories.dedup();
    let mut recipients: Vec<String> = Vec::new();
    for recipient in processings.iter().flat_map(|processing| processing.recipients) {
        if !recipients.iter().any(|known| known == recipient.name) {
            recipients.push(recipient.name.to_owned());
        }
    }
    Perimeter {
        health: categories.contains(&Category::Health),
        categories: categories.iter().map(|category| category.label().to_owned()).collect(),
        recipients,
        retentions: vec!["Durées déclarées champ par champ, au registre".to_owned()],
        domains: host.into_iter().collect(),
        declared: Some(digest(&processings, &records)),
        ..Perimeter::default()
    }
}

fn category(field: &privacy::FieldDeclaration) -> Option<Category> {
    match field.kind {
        FieldKind::Personal { category, .. } | FieldKind::Sealed { category, .. } => Some(category),
        FieldKind::Editorial | FieldKind::Technical(_) => None,
    }
}

fn processings(records: &[RecordDeclaration]) -> Vec<&'static Processing> {
    let mut all: Vec<&'static Processing> = Vec::new();
    for processing in records.iter().filter_map(|record| record.processing) {
        if all.iter().all(|known| known.id != processing.id) {
            all.push(processing);
        }
    }
    all.sort_by_key(|processing| processing.id);
    all
}

/// One digest for all the processings of a service: it changes with any retention, recipient or column.
fn digest(processings: &[&'static Processing], records: &[RecordDeclaration]) -> Digest {
    let records: Vec<&RecordDeclaration> = records.iter().collect();
    let each: String = processings.iter().map(|one| format!("{} {}\n", one.id, scope_digest(one, &records))).collect();
    Digest::of(each.as_bytes())
}
