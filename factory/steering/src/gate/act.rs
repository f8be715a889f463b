//! What people do at a gate: the same for pages and for programs.

use kernel::{Can, Error, Event, Id, Kernel, Permission};
use portfolio::registry::domain::Product;
use sea_orm::ConnectionTrait;

use super::domain::{self, TypedDerogation, TypedEngagement, TypedEvidence};
use super::gates::{Act, Gate};
use super::proofs::Proofs;
use super::standing::{Line, Standing, lines};
use super::store;
use crate::decision::act::{signatory, standing};
use crate::decision::content::{Draft, Finding, Signatory};
use crate::decision::records::Kind;
use crate::decision::store::seal;
use crate::perimeter::{PrepareProduct, SignDecision, SignEngagement, product, role_label, role_on};
use crate::processing::{READ_DECISION, SIGN};
use crate::team;
use crate::transfer;
use crate::transfer::records::item::{Kind as ItemKind, State as ItemState};

/// The criteria of a gate of a product, as they stand today.
///
/// # Errors
/// When the database does not answer.
pub async fn lines_of(
    kernel: &Kernel,
    gate: Gate,
    product: &Product,
    today: chrono::NaiveDate,
) -> Result<Vec<Line>, Error> {
    let (sql, id) = (kernel.db().reader(), product.source.id.as_str());
    let proofs = Proofs::gather(kernel, id).await?;
    let evidence = store::list_evidence(sql, id).await?;
    let derogations = store::list_derogations(sql, Some(id)).await?;
    let mut all = lines(gate, &product.source, &proofs, &evidence, &derogations, today);
    match gate {
        Gate::Engagement => signed_commitments(sql, id, &mut all).await?,
        Gate::FinIncubation => received_accesses(sql, id, &mut all).await?,
        _ => {}
    }
    for line in &mut all {
        if matches!(line.standing, Standing::Unknown | Standing::Derogated(..)) {
            let told = crate::budget::answer(sql, gate, line.criterion.id, id, today).await?;
            line.standing = told.map_or_else(|| line.standing.clone(), Standing::Read);
        }
    }
    team::told::answer(sql, (id, gate), today, &mut all).await?;
    Ok(all)
}

/// Accesses that a receiver checked one by one are their own evidence.
async fn received_accesses<C: ConnectionTrait>(sql: &C, id: &str, all: &mut [Line]) -> Result<(), Error> {
    let Some(plan) = transfer::store::plans(sql, id).await?.into_iter().next() else { return Ok(()) };
    let items = transfer::store::items(sql, &plan.id).await?;
    let accesses: Vec<_> = items.iter().filter(|item| item.kind == ItemKind::Acces).collect();
    let received = accesses.iter().filter(|item| item.state == ItemState::Recu).count();
    if accesses.is_empty() {
        return Ok(());
    }
    let told = format!("Plan de passation : {received} accès vérifiés par le repreneur sur {}.", accesses.len());
    for line in all.iter_mut().filter(|line| line.criterion.id == "acces") {
        let whole = received == accesses.len();
        line.standing = match &line.standing {
            _ if whole => super::standing::Standing::Read(told.clone()),
            super::standing::Standing::Derogated(..) => continue,
            _ => super::standing::Standing::NotHeld(told.clone()),
        };
    }
    Ok(())
}

/// Three commitments signed twice are their own evidence.
async fn signed_commitments<C: ConnectionTrait>(sql: &C, id: &str, all: &mut [Line]) -> Result<(), Error> {
    let Some((written, signatures)) = store::find_engagement(sql, id).await? else { return Ok(()) };
    if signatures.len() < QUALITIES.len() {
        return Ok(());
    }
    let days = ui::format::decimal(written.half_days as f64 / 2.0, 1);
    for line in all.iter_mut() {
        line.standing = match line.criterion.id {
            "engagements" => Standing::Read("La fiche d'engagement est signée deux fois".into()),
            "temps" if written.half_days >= 5 => Standing::Read(format!("{days} jours par semaine, signés")),
            "probleme" => Standing::Read(written.problem.clone()),
            _ => continue,
        };
    }
    Ok(())
}

/// The qualities that sign commitments.
pub const QUALITIES: [&str; 2] = ["intrapreneur", "sponsor"];

async fn allowed<P: Permission>(
    kernel: &Kernel,
    can: &Can<P>,
    id: &str,
    gate: &str,
    act: Act,
) -> Result<(Product, Gate), Error> {
    let product = product(can, id).await?;
    let gate = Gate::of(gate).ok_or(Error::NotFound)?;
    let (state, _) = standing(&product, kernel.clock().today());
    gate.may(state, role_on(can, &product), act).map_err(|why| Error::Refused(format!("{why}.")))?;
    Ok((product, gate))
}

/// Adds evidence.
///
/// # Errors
/// Fields to correct, a refusal, or the database does not answer.
pub async fn show(
    kernel: &Kernel,
    can: &Can<PrepareProduct>,
    id: &str,
    gate: &str,
    typed: &TypedEvidence,
) -> Result<(), Error> {
    let (_, gate) = allowed(kernel, can, id, gate, Act::Renseigner).await?;
    let evidence = domain::evidence(gate, typed).map_err(Error::Invalid)?;
    let tx = can.begin().await?;
    store::add_evidence(&tx, id, gate, &evidence, &can.who().account, false).await?;
    let event = Event::new("gate.evidenced").subject("produit", id).detail("jalon", gate.id());
    tx.commit(event.detail("critere", evidence.criterion.id).detail("tenu", evidence.held)).await
}

/// Signs a derogation. Answers the identifier of its decision.
///
/// # Errors
/// Fields to correct, a refusal, a conflict, or the database does not answer.
pub async fn derogate(
    kernel: &Kernel,
    can: &Can<SignDecision>,
    id: &str,
    gate: &str,
    typed: &TypedDerogation,
) -> Result<Id, Error> {
    let (product, gate) = allowed(kernel, can, id, gate, Act::Deroger).await?;
    let today = kernel.clock().today();
    let asked = domain::derogation(gate, typed, today).map_err(Error::Invalid)?;
    let lines = lines_of(kernel, gate, &product, today).await?;
    if lines.iter().any(|line| line.criterion.id == asked.criterion.id && line.is_held()) {
        return Err(Error::Refused("Ce critère est tenu : il n'a pas besoin de dérogation.".into()));
    }
    let mut draft = Draft::new(Kind::Derogation, id, &product.source.title, today);
    draft.says = vec![format!(
        "Au jalon « {} », le critère « {} » peut attendre jusqu'au {}.",
        gate.label(),
        asked.criterion.label,
        ui::format::date(asked.until)
    )];
    draft.reason = asked.reason.clone();
    draft.until = Some(asked.until);
    draft.findings = lines.iter().filter(|line| line.criterion.id == asked.criterion.id).map(Line::finding).collect();
    draft.signatories = vec![signatory(can, &product)];
    let tx = can.begin().await?;
    let decision = seal(&tx, draft, &can.who().account, false).await?;
    store::add_derogation(&tx, id, gate, &asked, &decision, &can.who().account, false).await?;
    let event = Event::new("gate.derogated").subject("produit", id).detail("jalon", gate.id());
    tx.commit(event.detail("critere", asked.criterion.id).detail("decision", decision.as_str())).await?;
    Ok(decision)
}

/// Writes the commitments. What was signed before is no longer: the new words have to be signed.
///
/// # Errors
/// Fields to correct, a refusal, or the database does not answer.
pub async fn engage(
    kernel: &Kernel,
    can: &Can<PrepareProduct>,
    id: &str,
    typed: &TypedEngagement,
) -> Result<(), Error> {
    allowed(kernel, can, id, Gate::Engagement.id(), Act::Renseigner).await?;
    let engagement = domain::engagement(typed).map_err(Error::Invalid)?;
    let tx = can.begin().await?;
    store::add_engagement(&tx, id, &engagement, &can.who().account, false).await?;
    tx.commit(Event::new("engagement.written").subject("produit", id)).await
}

/// Signs the commitments; the second signature seals them.
///
/// # Errors
/// A refusal, a conflict when they are signed already, or the database does not answer.
pub async fn sign(kernel: &Kernel, can: &Can<SignEngagement>, id: &str, version: &str) -> Result<(), Error> {
    let (product, _) = allowed(kernel, can, id, Gate::Engagement.id(), Act::Signer).await?;
    let Some((written, signatures)) = store::find_engagement(can.reader(), id).await? else {
        return Err(Error::Refused("Écrivez les engagements avant de les signer.".into()));
    };
    if written.id != *version {
        return Err(Error::Conflict(
            "Les engagements ont changé pendant que vous les lisiez : relisez-les avant de signer.".into(),
        ));
    }
    let (quality, who) = (role_on(can, &product), can.who());
    if signatures.iter().any(|one| one.quality == *quality) {
        return Err(Error::Conflict(format!(
            "Cette fiche est déjà signée en qualité de {}.",
            role_label(quality).to_lowercase()
        )));
    }
    if signatures.iter().any(|one| *one.account.read(SIGN) == who.account) {
        return Err(Error::Refused("Le sponsor et l'intrapreneur sont deux personnes.".into()));
    }
    let tx = can.begin().await?;
    store::sign(&tx, &written.id, quality, &who.account, who.name.read(SIGN)).await?;
    let mut event = Event::new("engagement.signed").subject("produit", id).detail("qualite", quality);
    if signatures.len() + 1 == QUALITIES.len() {
        let mut signatories: Vec<Signatory> = signatures
            .iter()
            .map(|one| Signatory {
                nom: one.name.read(READ_DECISION).clone(),
                qualite: role_label(one.quality.as_str()).to_owned(),
            })
            .collect();
        signatories.push(signatory(can, &product));
        let draft = sealed_commitments(&product, &written, signatories, kernel.clock().today())?;
        let decision = seal(&tx, draft, &who.account, false).await?;
        event = event.detail("decision", decision.as_str());
    }
    tx.commit(event).await
}

/// The decision that seals commitments.
///
/// # Errors
/// When what is stored cannot be read.
pub fn sealed_commitments(
    product: &Product,
    written: &super::records::engagement::Model,
    signatories: Vec<Signatory>,
    on: chrono::NaiveDate,
) -> Result<Draft, Error> {
    let commitments: Vec<String> = serde_json::from_str(&written.commitments).map_err(anyhow::Error::from)?;
    let mut draft = Draft::new(Kind::Engagement, &product.source.id, &product.source.title, on);
    draft.says = commitments;
    draft.reason = written.problem.clone();
    let days = ui::format::decimal(written.half_days as f64 / 2.0, 1);
    draft.findings = vec![
        Finding { critere: "Sponsor".into(), etat: "Engagé".into(), preuve: written.sponsor.clone() },
        Finding {
            critere: "Temps de l'intrapreneur".into(),
            etat: "Engagé".into(),
            preuve: format!("{days} jours par semaine"),
        },
    ];
    draft.signatories = signatories;
    Ok(draft)
}
