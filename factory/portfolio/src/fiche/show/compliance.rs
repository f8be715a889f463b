//! What a product says of its duties: accessibility, security, personal data.

use ui::format::date;

use super::links::is_safe;
use crate::source::{Controle, ProductSource, Rgpd};

/// A fact of the fiche.
pub struct Fact {
    /// What it is about.
    pub term: &'static str,
    /// What the product says, one line each.
    pub lines: Vec<String>,
    /// An address to follow, or empty.
    pub href: String,
}

/// The facts that the product gives, in the order of a page.
pub fn facts(source: &ProductSource) -> Vec<Fact> {
    let mut facts = Vec::new();
    let mut add = |term, lines: Vec<String>| {
        if lines.iter().any(|line| !line.trim().is_empty()) {
            facts.push(Fact { term, lines, href: String::new() });
        }
    };
    add("Accessibilité", source.accessibility_status.iter().cloned().collect());
    add("Analyse de risques", said(source.analyse_risques, "faite", "pas encore faite"));
    add("MonServiceSécurisé", said(source.mon_service_securise, "utilisé", "non utilisé"));
    add("Statistiques annoncées", said(source.stats, "publiées", "non publiées"));
    if let Some(fast) = &source.fast {
        let promotion = fast.promotion.map(|number| format!("promotion {number}"));
        let amount = fast.montant.map(|euros| ui::format::euros(euros * 100));
        add("Fonds d'accélération", promotion.into_iter().chain(amount).collect());
    }
    if let Some(rgpd) = &source.rgpd {
        facts.extend(personal_data(rgpd));
    }
    facts
}

fn personal_data(rgpd: &Rgpd) -> Vec<Fact> {
    let fact = |term, lines: Vec<String>| Fact { term, lines, href: String::new() };
    let rights = rgpd.exercer_vos_droits.clone().unwrap_or_default();
    let mut facts = vec![
        fact("Responsable de traitement", rgpd.responsable.iter().cloned().collect()),
        fact("Finalités", rgpd.finalites.clone()),
        fact("Données traitées", rgpd.donnees.clone()),
        fact("Contrôles", rgpd.controles.iter().map(control).collect()),
        fact("Mesures de sécurité", rgpd.mesures_securite.iter().cloned().collect()),
        Fact {
            term: "Exercer vos droits",
            href: if is_safe(&rights) { rights.clone() } else { String::new() },
            lines: vec![rights],
        },
        fact("Validité de l'homologation", rgpd.validite_homologation.iter().cloned().collect()),
    ];
    facts.retain(|fact| fact.lines.iter().any(|line| !line.trim().is_empty()));
    facts
}

fn control(control: &Controle) -> String {
    let parts = [control.kind.clone(), control.intervenant.clone(), control.date.map(date)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn said(value: Option<bool>, yes: &str, no: &str) -> Vec<String> {
    value.map(|value| if value { yes } else { no }.to_owned()).into_iter().collect()
}
