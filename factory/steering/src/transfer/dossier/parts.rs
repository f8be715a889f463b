//! The parts of a dossier that are written as JSON.

use kernel::{Error, Kernel};
use portfolio::registry::domain::Product;
use serde::Serialize;
use serde_json::{Value, json};

use super::{Dossier, Part};
use crate::committee;
use crate::committee::records::session::State as Session;
use crate::deadline;
use crate::gate::proofs::Proofs;
use crate::gate::records::evidence::Measure;
use crate::gate::store as gates;
use crate::statistics::{publication, write};
use crate::transfer::records::{item, plan};

/// A value as a file that people can read.
///
/// # Errors
/// Never for the values of a dossier.
pub fn json<T: Serialize>(value: &T) -> Result<Vec<u8>, Error> {
    Ok(serde_json::to_vec_pretty(value).map_err(anyhow::Error::from)?)
}

/// What was shown at the gates, and where the product publishes its figures.
///
/// # Errors
/// When the database does not answer.
pub async fn impact(kernel: &Kernel, product: &Product, dossier: &mut Dossier) -> Result<(), Error> {
    let evidence = gates::list_evidence(kernel.db().reader(), &product.source.id).await?;
    let line = |one: &crate::gate::records::evidence::Model| {
        json!({
            "jalon": one.gate.id(),
            "critere": one.criterion.as_str(),
            "tenu": one.held,
            "note": one.score,
            "mesure": one.measure.map(Measure::id),
            "preuve": one.evidence,
            "lien": one.link,
            "ecrite_le": one.written_at,
        })
    };
    let lines: Vec<Value> = evidence.iter().map(line).collect();
    let source = &product.source;
    let file = json!({
        "statistiques": source.stats_url,
        "mesure_d_impact": source.impact_url,
        "budget": source.budget_url,
        "preuves": lines,
    });
    dossier.add(Part::Impact, "impact/preuves.json", json(&file)?);
    let shown = evidence.iter().any(|one| one.held && one.measure == Some(Measure::Impact));
    let lines = publication::of(kernel, &source.id).await?.lines();
    if !lines.is_empty() {
        dossier.add(Part::Impact, "impact/statistiques.csv", write::csv(&lines)?);
        dossier.add(Part::Impact, "impact/statistiques.json", json(&lines)?);
    }
    if !shown && lines.is_empty() && source.impact_url.is_none() {
        dossier
            .lacks(Part::Impact, "Aucune mesure n'est tenue ici ni montrée à un jalon, et la fiche n'en publie pas.");
    }
    Ok(())
}

/// A plan of handing over without the accounts of those who checked.
///
/// # Errors
/// Never for the values of a plan.
pub fn plan(plan: &plan::Model, items: &[item::Model]) -> Result<Vec<u8>, Error> {
    let line = |one: &item::Model| {
        json!({
            "nature": one.kind.id(),
            "libelle": one.label,
            "lieu": one.place,
            "etat": one.state.label().0,
            "reserve": one.reserve,
            "verifie_le": one.checked_at,
        })
    };
    json(&json!({
        "sens": plan.direction.id(),
        "repreneur": plan.receiver,
        "terme": plan.due_on,
        "etat": plan.state.label().0,
        "proces_verbal": plan.decision.as_ref().map(|id| id.as_str()),
        "elements": items.iter().map(line).collect::<Vec<_>>(),
    }))
}

/// Where each criterion of conformity stands.
///
/// # Errors
/// Never for these values.
pub fn conformity(proofs: &Proofs) -> Result<Vec<u8>, Error> {
    let mut known: Vec<_> = proofs.known.iter().collect();
    known.sort_by_key(|(id, _)| id.as_str());
    let line = |(id, proof): (&String, &crate::gate::proofs::Proof)| json!({ "critere": id, "libelle": proof.label, "etat": proof.state.label(), "jusqu_au": proof.until });
    json(&json!({ "criteres": known.into_iter().map(line).collect::<Vec<_>>() }))
}

/// What is still to be decided: committees without a decision, proofs asked for, derogations in force, deadlines.
///
/// # Errors
/// When the database does not answer.
pub async fn open(kernel: &Kernel, product: &Product, dossier: &mut Dossier) -> Result<(), Error> {
    let (sql, id, day) = (kernel.db().reader(), product.source.id.as_str(), dossier.on);
    let sessions = committee::store::list(sql, Some(id)).await?;
    let planned = sessions.iter().filter(|one| one.state == Session::Planifie);
    let planned: Vec<_> = planned.map(|one| json!({ "jalon": one.gate.label(), "jour": one.held_on })).collect();
    let last = sessions.iter().filter(|one| one.state == Session::Clos).max_by_key(|one| one.held_on);
    let derogations = gates::list_derogations(sql, Some(id)).await?;
    let derogations: Vec<_> = derogations
        .iter()
        .filter(|one| one.ends_on >= day)
        .map(|one| json!({ "jalon": one.gate.id(), "critere": one.criterion.as_str(), "motif": one.reason, "terme": one.ends_on }))
        .collect();
    let today = portfolio::catalogue::today(kernel).await?;
    let due = deadline::gather::everything(kernel, &today).await?;
    let due: Vec<_> = due
        .into_iter()
        .filter(|due| due.product == id)
        .map(|due| json!({ "jour": due.on, "quoi": due.what }))
        .collect();
    let file = json!({
        "comites_sans_decision": planned,
        "preuve_demandee": last.map(|one| one.proof.as_str()).filter(|proof| !proof.is_empty()),
        "derogations": derogations,
        "echeances": due,
    });
    dossier.add(Part::Ouvertes, "decisions/ouvertes.json", json(&file)?);
    Ok(())
}
