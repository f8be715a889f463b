//! What people do with candidatures: the same for pages and for programs.

use chrono::NaiveDate;
use kernel::{Can, Digest, Error, Event, FieldError, Kernel, Letter, Permission, Personal, Who};
use portfolio::registry::processing::SHOW;
use portfolio::registry::store::{Author, create_products, find_product};
use portfolio::source::ProductSource;
use serde::{Deserialize, Serialize};

use super::domain::{self, OPINIONS, Step, TypedProblem, Words, product_id};
use super::records::problem::{Model, Stage};
use super::store::{self, Change, New, cell};
use crate::decision::content::{Draft, Signatory};
use crate::decision::records::Kind;
use crate::decision::store::seal;
use crate::perimeter::role_label;
use crate::processing::{JUDGE, SIGN};

/// Judging candidatures.
pub struct JudgeCandidature;

impl Permission for JudgeCandidature {
    const NAME: &'static str = "JudgeCandidature";
    const PHRASE: &'static str = "juger les candidatures";
    const ROLES: &'static [&'static str] =
        &["responsable-portefeuille", "responsable-incubateur", "administrateur", "coach", "sponsor"];
}

/// Answering candidatures: planning the jury, keeping, refusing.
pub struct AnswerCandidature;

impl Permission for AnswerCandidature {
    const NAME: &'static str = "AnswerCandidature";
    const PHRASE: &'static str = "répondre aux candidatures";
    const ROLES: &'static [&'static str] = &["responsable-portefeuille", "responsable-incubateur", "administrateur"];
}

/// Takes a problem, from anybody. Answers the token of the address by which it is followed.
///
/// # Errors
/// Fields to correct, or the database does not answer.
pub async fn propose(kernel: &Kernel, who: &Who, typed: &TypedProblem) -> Result<String, Error> {
    let own = match who.person() {
        Some(person) => {
            let address = kernel::identity::own_email(kernel, person).await?;
            kernel::identity::Email::parse(address.read(JUDGE))
        }
        None => None,
    };
    let (title, words, email) = domain::problem(typed, own).map_err(Error::Invalid)?;
    let token = kernel.random().token();
    let tx = kernel.begin_as_anonymous().await?;
    let id = tx.new_id();
    let text = serde_json::to_string(&words).map_err(anyhow::Error::from)?;
    let new = New {
        id: &id,
        title: &title,
        email: email.personal(),
        account: who.person().map(|person| &person.account),
        words: kernel.vault().seal(&id, cell("words", &id), &text).await?,
        follow: Digest::of(token.as_bytes()),
        demonstration: false,
    };
    store::add(&tx, new).await?;
    let page = format!("{}/candidatures/suivi/{token}", kernel.config().public_url());
    let body = include_str!("mail_received.txt").replace("{title}", &title).replace("{page}", &page);
    tx.letter(letter(kernel, email.personal(), "Nous avons reçu votre problème", body)).await?;
    tx.commit(Event::new("candidature.received").subject("candidature", &id)).await?;
    Ok(token)
}

fn letter(kernel: &Kernel, to: &Personal<String>, subject: &str, body: String) -> Letter {
    let recipient = Personal::new(to.read(JUDGE).clone());
    Letter { recipient, subject: format!("{subject} – {}", kernel.manifest().title), body: Personal::new(body) }
}

/// What a judge reads: the sealed words, each reading journaled.
///
/// # Errors
/// When the vault does not answer.
pub async fn words<P: Permission>(can: &Can<P>, one: &Model) -> Result<Words, Error> {
    let readings = can.readings().about::<Model>(&one.id);
    let text = can.vault().open(&one.id, cell("words", &one.id), &one.words, JUDGE, &readings).await?;
    Ok(text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default())
}

/// A vote as sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct TypedVote {
    /// `pour`, `contre` ou `abstention`.
    pub avis: String,
}

/// Votes, or changes one's own vote, while the stage lasts.
///
/// # Errors
/// A field to correct, a conflict when the candidature was answered, or the database does not answer.
pub async fn vote(can: &Can<JudgeCandidature>, id: &str, typed: &TypedVote) -> Result<(), Error> {
    let one = store::find(can.reader(), id).await?.ok_or(Error::NotFound)?;
    if matches!(one.state, Stage::Retenue | Stage::Refusee) {
        return Err(Error::Conflict(format!("{}", domain::Refusal::Answered)));
    }
    let Some((opinion, _)) = OPINIONS.into_iter().find(|(opinion, _)| *opinion == typed.avis) else {
        return Err(Error::Invalid(vec![FieldError::new("avis", "Choisissez un avis")]));
    };
    let tx = can.begin().await?;
    store::vote(&tx, &one.id, one.state, &can.who().account, opinion).await?;
    tx.commit(Event::new("candidature.voted").subject("candidature", id).detail("etape", one.state.id())).await
}

/// A step as sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct TypedStep {
    /// `jury`, `retenir` ou `refuser`.
    pub suite: String,
    /// Jour de la présentation au jury.
    pub jour: String,
    /// Raison, envoyée à la personne.
    pub raison: String,
    /// Incubateur, pour une candidature retenue.
    pub incubateur: String,
}

/// Plans the pitch, keeps or refuses; the person receives a letter each time.
///
/// # Errors
/// Fields to correct, a conflict when somebody else answered, or the database does not answer.
pub async fn step(kernel: &Kernel, can: &Can<AnswerCandidature>, id: &str, typed: &TypedStep) -> Result<(), Error> {
    let one = store::find(can.reader(), id).await?.ok_or(Error::NotFound)?;
    let wanted = match typed.suite.as_str() {
        "jury" => Step::ToJury,
        "retenir" => Step::Keep,
        "refuser" => Step::Refuse,
        _ => return Err(Error::Invalid(vec![FieldError::new("suite", "Choisissez la suite à donner")])),
    };
    let to = domain::step(one.state, wanted).map_err(|why| Error::Conflict(why.to_string()))?;
    let today = kernel.clock().today();
    let (day, reason) = (portfolio::source::read_date(typed.jour.trim()), typed.raison.trim());
    let mut faults = Vec::new();
    if wanted == Step::ToJury && day.is_none_or(|day| day < today) {
        faults.push(FieldError::new("jour", "Donnez le jour de la présentation, à venir"));
    }
    if wanted != Step::ToJury && !(20..=4_000).contains(&reason.chars().count()) {
        faults.push(FieldError::new(
            "raison",
            "Écrivez la raison en une phrase au moins : elle est envoyée à la personne",
        ));
    }
    let incubators = portfolio::registry::store::list_incubators(can.reader(), SHOW).await?;
    if wanted == Step::Keep && incubators.iter().all(|(incubator, _)| incubator.id != typed.incubateur) {
        faults.push(FieldError::new("incubateur", "Choisissez l'incubateur qui l'accueille"));
    }
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let tx = can.begin().await?;
    let mut change = Change { pitch_on: day.filter(|_| wanted == Step::ToJury), ..Change::default() };
    if wanted != Step::ToJury {
        change.answer = Some(kernel.vault().seal(&one.id, cell("answer", &one.id), reason).await?);
    }
    let mut event = Event::new("candidature.answered").subject("candidature", id).detail("suite", to.id());
    if wanted == Step::Keep {
        let product = keep(&tx, can, &one, reason, &typed.incubateur, today).await?;
        event = event.detail("produit", product.as_str());
        change.product = Some(product);
    }
    if !store::step(&tx, &one, to, change).await? {
        return Err(Error::Conflict("Quelqu'un d'autre vient de répondre à cette candidature.".into()));
    }
    if !one.email.read(JUDGE).is_empty() {
        tx.letter(letter(kernel, &one.email, subject(wanted), told(&one.title, wanted, day, reason))).await?;
    }
    tx.commit(event).await
}

fn subject(step: Step) -> &'static str {
    match step {
        Step::ToJury => "Votre problème est présenté au jury",
        Step::Keep => "Votre problème est retenu",
        Step::Refuse => "Votre problème n'est pas retenu",
    }
}

fn told(title: &str, step: Step, day: Option<NaiveDate>, reason: &str) -> String {
    let text = match step {
        Step::ToJury => include_str!("mail_jury.txt"),
        Step::Keep => include_str!("mail_kept.txt"),
        Step::Refuse => include_str!("mail_refused.txt"),
    };
    text.replace("{title}", title)
        .replace("{day}", &day.map(ui::format::date).unwrap_or_default())
        .replace("{reason}", reason)
}

/// A kept problem becomes a product without a phase yet, by a sealed decision.
async fn keep(
    tx: &kernel::Tx,
    can: &Can<AnswerCandidature>,
    one: &Model,
    reason: &str,
    incubator: &str,
    today: NaiveDate,
) -> Result<String, Error> {
    let mut product = product_id(&one.title);
    if product.is_empty() || find_product(tx.sql(), &product, SHOW).await?.is_some() {
        product = format!("{product}-{}", &one.id.as_str()[24..]).trim_matches('-').to_owned();
    }
    let source = ProductSource {
        id: product.clone(),
        title: one.title.clone(),
        mission: one.title.clone(),
        incubator: incubator.to_owned(),
        ..ProductSource::default()
    };
    create_products(tx, &[&source], Author::Decision, today).await?;
    let mut draft = Draft::new(Kind::Candidature, &product, &one.title, today);
    draft.says = vec![format!("Le problème « {} » est retenu : il devient un produit en candidature.", one.title)];
    draft.reason = reason.to_owned();
    let role = can.grants().first().map_or("", |grant| role_label(&grant.role));
    draft.signatories = vec![Signatory { nom: can.who().name.read(SIGN).clone(), qualite: role.to_owned() }];
    seal(tx, draft, &can.who().account, false).await?;
    Ok(product)
}
