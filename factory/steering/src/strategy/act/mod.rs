//! What people do with a strategy: the same for pages and for programs.

pub mod dealings;

use kernel::{Can, Error, Event, FieldError, Id, Kernel, Permission};
use portfolio::registry::processing::SHOW;
use portfolio::registry::store::find_product;

use super::domain::{Frozen, FrozenGoal, Reader, TypedGoal, TypedLink, TypedRoadmap, TypedText};
use super::records::{goal, roadmap};
use super::store::{self, Goal, versions};
use crate::budget::store::By;
use crate::decision::content::{Draft, Signatory};
use crate::decision::records::Kind;
use crate::decision::store::seal;
use crate::perimeter::{FollowProduct, role_label};
use crate::processing::SIGN;

/// Writing roadmaps and their goals.
pub struct WriteStrategy;

impl Permission for WriteStrategy {
    const NAME: &'static str = "WriteStrategy";
    const PHRASE: &'static str = "écrire une feuille de route";
    const ROLES: &'static [&'static str] = &["responsable-portefeuille", "responsable-incubateur", "administrateur"];
}

/// Signing a roadmap.
pub struct SignStrategy;

impl Permission for SignStrategy {
    const NAME: &'static str = "SignStrategy";
    const PHRASE: &'static str = "signer une feuille de route";
    const ROLES: &'static [&'static str] = &["responsable-portefeuille", "administrateur"];
    const EVERYWHERE: bool = true;
}

fn by<P: Permission>(can: &Can<P>) -> By<'_> {
    By { author: &can.who().account, demonstration: false }
}

fn revision(text: &str) -> Result<i64, Error> {
    text.trim().parse().map_err(|_| Error::Invalid(vec![FieldError::new("", "Rechargez la page")]))
}

/// A roadmap.
///
/// # Errors
/// Not found, or the database does not answer.
pub async fn own<P: Permission>(can: &Can<P>, id: &str) -> Result<roadmap::Model, Error> {
    store::roadmap(can.reader(), id).await?.ok_or(Error::NotFound)
}

/// A goal.
///
/// # Errors
/// Not found, or the database does not answer.
pub async fn own_goal<P: Permission>(can: &Can<P>, id: &str) -> Result<goal::Model, Error> {
    store::goal(can.reader(), id).await?.ok_or(Error::NotFound)
}

/// Writes a roadmap: a new one, or the one that is given. Answers its identifier.
///
/// # Errors
/// Fields to correct, a conflict, or the database does not answer.
pub async fn write(can: &Can<WriteStrategy>, id: Option<&str>, typed: &TypedRoadmap) -> Result<Id, Error> {
    let known = match id {
        Some(id) => Some(own(can, id).await?),
        None => None,
    };
    let mut reader = Reader::default();
    let title = reader.text("titre", &typed.titre, 200, "Donnez un titre");
    let orientation = reader.text("orientation", &typed.orientation, 5_000, "Écrivez l'orientation suivie");
    let until = reader.day("terme", &typed.terme, "Donnez le dernier jour que couvre la feuille de route");
    let value = reader.done((title, orientation, until))?;
    let read = match &known {
        Some(one) => Some((&one.id, revision(&typed.revision)?)),
        None => None,
    };
    if known.is_none() && store::roadmaps(can.reader()).await?.iter().any(|one| one.title == value.0) {
        return Err(Error::Conflict("Une feuille de route porte déjà ce titre : modifiez-la plutôt.".into()));
    }
    let tx = can.begin().await?;
    let roadmap = store::save_roadmap(&tx, read, value, by(can)).await?;
    tx.commit(Event::new("roadmap.written").subject("feuille_de_route", &roadmap)).await?;
    Ok(roadmap)
}

fn read_goal(typed: &TypedGoal) -> Result<Goal, Error> {
    let mut reader = Reader::default();
    let goal = Goal {
        title: reader.text("objectif", &typed.objectif, 300, "Écrivez l'objectif de politique publique"),
        result: reader.text("resultat", &typed.resultat, 1_000, "Écrivez le résultat cherché"),
        indicator: reader.text("indicateur", &typed.indicateur, 200, "Nommez l'indicateur qui le montrera"),
        target: typed.cible.trim().to_owned(),
        due_on: reader.day("date", &typed.date, "Donnez la date de la cible"),
    };
    if goal.target.is_empty() || goal.target.chars().count() > 100 {
        reader.fault("cible", "Donnez la valeur à atteindre, en 100 caractères au plus");
    }
    reader.done(goal)
}

/// Adds a goal. Answers its identifier.
///
/// # Errors
/// Fields to correct, a conflict, or the database does not answer.
pub async fn aim(can: &Can<WriteStrategy>, roadmap: &str, typed: &TypedGoal) -> Result<Id, Error> {
    let roadmap = own(can, roadmap).await?;
    let goal = read_goal(typed)?;
    let known = store::goals(can.reader(), Some(roadmap.id.as_str())).await?;
    if known.iter().any(|one| one.title == goal.title && one.result == goal.result) {
        return Err(Error::Conflict("Cet objectif est déjà dans la feuille de route.".into()));
    }
    let tx = can.begin().await?;
    let id = store::save_goal(&tx, &roadmap.id, None, &goal, by(can)).await?;
    tx.commit(Event::new("goal.written").subject("objectif", &id)).await?;
    Ok(id)
}

/// Changes a goal.
///
/// # Errors
/// Fields to correct, a conflict, or the database does not answer.
pub async fn change(can: &Can<WriteStrategy>, id: &str, typed: &TypedGoal) -> Result<(), Error> {
    let known = own_goal(can, id).await?;
    let goal = read_goal(typed)?;
    let tx = can.begin().await?;
    let read = Some((&known.id, revision(&typed.revision)?));
    store::save_goal(&tx, &known.roadmap, read, &goal, by(can)).await?;
    tx.commit(Event::new("goal.changed").subject("objectif", id)).await
}

/// Removes a goal.
///
/// # Errors
/// Not found, or the database does not answer.
pub async fn remove(can: &Can<WriteStrategy>, id: &str) -> Result<Id, Error> {
    let known = own_goal(can, id).await?;
    let tx = can.begin().await?;
    if !store::remove_goal(&tx, id).await? {
        return Err(Error::NotFound);
    }
    tx.commit(Event::new("goal.removed").subject("objectif", id)).await?;
    Ok(known.roadmap)
}

/// Links a product or an investigation to a goal.
///
/// # Errors
/// Fields to correct, a conflict when it is linked already, or the database does not answer.
pub async fn link(can: &Can<WriteStrategy>, goal: &str, typed: &TypedLink) -> Result<(), Error> {
    let goal = own_goal(can, goal).await?;
    let mut reader = Reader::default();
    let known = find_product(can.reader(), typed.produit.trim(), SHOW).await?;
    if known.is_none() {
        reader.fault("produit", "Choisissez un produit");
    }
    let contribution =
        reader.text("contribution", &typed.contribution, 500, "Dites comment ce produit sert l'objectif");
    let contribution = reader.done(contribution)?;
    let Some(product) = known else { return Err(Error::NotFound) };
    let links = store::links(can.reader()).await?;
    let id = product.source.id.as_str();
    if links.iter().any(|one| one.goal == goal.id && one.product.as_str() == id) {
        return Err(Error::Conflict("Ce produit sert déjà cet objectif.".into()));
    }
    let tx = can.begin().await?;
    store::add_link(&tx, &goal.id, id, &contribution).await?;
    tx.commit(Event::new("goal.served").subject("objectif", &goal.id).detail("produit", id)).await
}

/// Unlinks a product from a goal.
///
/// # Errors
/// A conflict when it is not linked any more, or the database does not answer.
pub async fn unlink(can: &Can<WriteStrategy>, goal: &str, product: &str) -> Result<(), Error> {
    let goal = own_goal(can, goal).await?;
    let tx = can.begin().await?;
    if !store::remove_link(&tx, goal.id.as_str(), product).await? {
        return Err(Error::Conflict("Ce produit ne sert déjà plus cet objectif.".into()));
    }
    tx.commit(Event::new("goal.unserved").subject("objectif", &goal.id).detail("produit", product)).await
}

/// Comments on a roadmap.
///
/// # Errors
/// Fields to correct, or the database does not answer.
pub async fn comment(can: &Can<FollowProduct>, roadmap: &str, typed: &TypedText) -> Result<(), Error> {
    let roadmap = own(can, roadmap).await?;
    let mut reader = Reader::default();
    let text = reader.text("texte", &typed.texte, 2_000, "Écrivez votre commentaire");
    let text = reader.done(text)?;
    let tx = can.begin().await?;
    store::add_comment(&tx, &roadmap.id, &text, by(can)).await?;
    tx.commit(Event::new("roadmap.commented").subject("feuille_de_route", &roadmap.id)).await
}

/// Says what was made of a comment. Answers the roadmap.
///
/// # Errors
/// Fields to correct, a conflict when it was answered already, or the database does not answer.
pub async fn answer(can: &Can<WriteStrategy>, comment: &str, typed: &TypedText) -> Result<Id, Error> {
    let known = store::comment(can.reader(), comment).await?.ok_or(Error::NotFound)?;
    let mut reader = Reader::default();
    let text = reader.text("texte", &typed.texte, 1_000, "Dites ce qui en est fait");
    let text = reader.done(text)?;
    let tx = can.begin().await?;
    if !store::answer_comment(&tx, comment, &text).await? {
        return Err(Error::Conflict("Ce commentaire a déjà sa réponse.".into()));
    }
    tx.commit(Event::new("roadmap.answered").subject("feuille_de_route", &known.roadmap)).await?;
    Ok(known.roadmap)
}

/// What a roadmap says now.
///
/// # Errors
/// When the database does not answer.
pub async fn draft<C: sea_orm::ConnectionTrait>(sql: &C, roadmap: &roadmap::Model) -> Result<Frozen, Error> {
    let links = store::links(sql).await?;
    let goals = store::goals(sql, Some(roadmap.id.as_str())).await?.into_iter().map(|goal| {
        let own = links.iter().filter(|link| link.goal == goal.id).map(|link| link.product.to_string());
        FrozenGoal {
            produits: own.collect(),
            objectif: goal.title,
            resultat: goal.result,
            indicateur: goal.indicator,
            cible: goal.target,
            date: goal.due_on,
        }
    });
    Ok(Frozen {
        objectifs: goals.collect(),
        titre: roadmap.title.clone(),
        orientation: roadmap.orientation.clone(),
        terme: roadmap.ends_on,
    })
}

/// Signs a roadmap as it stands: a version, a decision and the line of the journal are written together. Answers the decision.
///
/// # Errors
/// A refusal without a goal, a conflict when nothing changed since the last version, or the database does not answer.
pub async fn sign(kernel: &Kernel, can: &Can<SignStrategy>, id: &str) -> Result<Id, Error> {
    let tx = can.begin().await?;
    let roadmap = store::roadmap(tx.sql(), id).await?.ok_or(Error::NotFound)?;
    let frozen = draft(tx.sql(), &roadmap).await?;
    if frozen.objectifs.is_empty() {
        return Err(Error::Refused("Une feuille de route se signe avec un objectif au moins.".into()));
    }
    let (text, past) = (frozen.text()?, versions::list(tx.sql(), id).await?);
    if let Some(last) = past.first().filter(|last| last.content == text) {
        return Err(Error::Conflict(format!("Rien n'a changé depuis la version {}, déjà signée.", last.number)));
    }
    let number = past.first().map_or(1, |last| last.number + 1);
    let mut decision = Draft::new(Kind::FeuilleDeRoute, id, &roadmap.title, kernel.clock().today());
    decision.says = frozen.sentences(number);
    decision.until = Some(roadmap.ends_on);
    let role = can.grants().first().map_or("", |grant| role_label(&grant.role));
    decision.signatories = vec![Signatory { nom: can.who().name.read(SIGN).clone(), qualite: role.to_owned() }];
    let decision = seal(&tx, decision, &can.who().account, false).await?;
    let digest = kernel::Digest::of(text.as_bytes());
    versions::add(&tx, &roadmap.id, number, text, &decision, by(can)).await?;
    let event = Event::new("roadmap.signed").subject("feuille_de_route", id).detail("version", number);
    tx.commit(event.detail("empreinte", digest.as_str()).detail("decision", decision.as_str())).await?;
    Ok(decision)
}
