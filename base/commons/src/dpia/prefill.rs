//! The thirteen answers that the declarations give: they follow the code, and nobody types them.

use std::collections::BTreeMap;

use privacy::rights::{Entitlement, Right, entitlement};
use privacy::{AutomatedDecision, DataSource};

use crate::register::{Declared, Field, words};

/// The answers, by number of question.
pub fn prefilled(declared: &Declared) -> BTreeMap<u16, String> {
    BTreeMap::from([
        (111, overview(declared)),
        (112, responsibilities(declared)),
        (121, data(declared)),
        (122, life(declared)),
        (211, bullets(Field::MainObjective.read(declared).into_iter().chain(other_objectives(declared)))),
        (212, lines(Field::Basis.read(declared).into_iter().chain(words::exceptions(declared.processing)))),
        (215, bullets(Field::Retention.read(declared))),
        (221, information(declared)),
        (223, rights(declared, [Right::Access, Right::Portability])),
        (224, rights(declared, [Right::Rectification, Right::Erasure])),
        (225, rights(declared, [Right::Restriction, Right::Objection])),
        (226, processors(declared)),
        (227, transfers(declared)),
    ])
}

fn lines(items: impl IntoIterator<Item = String>) -> String {
    items.into_iter().collect::<Vec<_>>().join("\n")
}

fn bullets(items: impl IntoIterator<Item = String>) -> String {
    lines(items.into_iter().map(|item| format!("- {item}")))
}

/// A heading and its items; nothing when there is none.
fn section(title: &str, items: Vec<String>) -> Vec<String> {
    if items.is_empty() { Vec::new() } else { vec![format!("{title} :\n{}", bullets(items))] }
}

fn owned(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

fn other_objectives(declared: &Declared) -> Vec<String> {
    owned(declared.processing.objectives.get(1..).unwrap_or_default())
}

fn overview(declared: &Declared) -> String {
    let processing = declared.processing;
    let mut all = vec![format!("{} (référence « {} » du registre)", processing.name, processing.id)];
    all.extend(section("Finalités", owned(processing.objectives)));
    all.extend(section("Personnes concernées", owned(processing.people)));
    if processing.automated_decision != AutomatedDecision::None {
        all.extend(section("Décisions automatisées", words::automated(&processing.automated_decision)));
    }
    lines(all)
}

fn responsibilities(declared: &Declared) -> String {
    let processing = declared.processing;
    let mut all = vec![
        format!("Responsable du traitement : {}", words::body(&processing.controller)),
        format!("Délégué à la protection des données : {}", words::body(&processing.dpo)),
    ];
    all.extend(section("Responsables conjoints", processing.joint_controllers.iter().map(words::body).collect()));
    all.extend(section("Sous-traitants", processing.recipients.iter().filter_map(words::contract).collect()));
    lines(all)
}

fn data(declared: &Declared) -> String {
    let mut all = section("Données", words::categories(declared, false));
    all.extend(section("Données sensibles", words::categories(declared, true)));
    all.extend(section("Destinataires", declared.processing.recipients.iter().map(words::recipient).collect()));
    lines(all)
}

fn life(declared: &Declared) -> String {
    let mut all = section("Origine", declared.processing.sources.iter().map(words::source).collect());
    all.extend(section("Conservation puis sort final", declared.kept.iter().map(words::retention).collect()));
    lines(all)
}

fn information(declared: &Declared) -> String {
    let indirect = declared.processing.sources.iter().any(|source| matches!(source, DataSource::Indirect { .. }));
    let articles = if indirect { "art. 13 et 14" } else { "art. 13" };
    format!(
        "La page publique « Données personnelles » du service, tirée des mêmes déclarations que le traitement, dit les finalités, la base \
         légale, les données, les destinataires, les durées et les droits (RGPD, {articles})."
    )
}

fn rights(declared: &Declared, asked: [Right; 2]) -> String {
    let basis = &declared.processing.basis;
    let of = |right: Right| match entitlement(basis, right) {
        Entitlement::Granted => format!(
            "- {} ({}) : demande par le formulaire public ou depuis le compte, identité vérifiée, réponse dans le mois",
            right.label(),
            right.article()
        ),
        Entitlement::Withdrawal => "- Retrait du consentement (art. 7 §3) : à tout moment".to_owned(),
        Entitlement::Absent => {
            format!(
                "- {} ({}) : ne s'applique pas à cette base légale ({})",
                right.label(),
                right.article(),
                basis.label()
            )
        }
    };
    lines(asked.map(of))
}

fn processors(declared: &Declared) -> String {
    let contracts: Vec<_> = declared.processing.recipients.iter().filter_map(words::contract).collect();
    if contracts.is_empty() { "Aucun sous-traitant n'est déclaré.".into() } else { bullets(contracts) }
}

fn transfers(declared: &Declared) -> String {
    let transfers: Vec<_> = declared.processing.transfers.iter().map(words::transfer).collect();
    if transfers.is_empty() {
        "Aucun transfert hors de l'Union européenne n'est déclaré.".into()
    } else {
        bullets(transfers)
    }
}
