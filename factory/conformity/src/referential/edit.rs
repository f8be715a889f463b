//! The fabrique's own rules, written and withdrawn by its administration: each change is a new version.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use kernel::{Can, Error, Event, FieldError, Form, Kernel, Permission};
use serde::{Deserialize, Serialize};
use ui::{Choice, Filled, Frame, NavItem};

use super::criterion::{Class, phases};
use super::rule::Rule;
use super::store;

/// Writing the fabrique's own referential.
pub struct WriteReferential;

impl Permission for WriteReferential {
    const NAME: &'static str = "WriteReferential";
    const PHRASE: &'static str = "écrire le référentiel de la fabrique";
    const ROLES: &'static [&'static str] = &["administrateur"];
    const EVERYWHERE: bool = true;
}

#[derive(Template)]
#[template(path = "referential/edit.html")]
struct EditPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    rules: Vec<Rule>,
    classes: Vec<Choice>,
    form: Filled,
}

/// What the form sends.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RuleForm {
    regle: String,
    libelle: String,
    preuve: String,
    classe: String,
    jours: String,
    retirer: String,
}

/// The phases in which the fabrique's own rules are asked: while a team is at work, and afterwards in the network.
const PHASES: &str = "CAKO";

/// The rules and the form of a new version.
pub async fn edit(State(kernel): State<Kernel>, _can: Can<WriteReferential>, frame: Frame) -> Result<Response, Error> {
    Ok(ui::page(&page(&kernel, frame, Filled::new()).await?))
}

async fn page(kernel: &Kernel, frame: Frame, form: Filled) -> Result<EditPage, Error> {
    let crumbs = [
        ("/", "Accueil"),
        ("/conformite", "Conformité"),
        ("/conformite/referentiels", "Référentiels"),
        ("", "Règles de la fabrique"),
    ];
    Ok(EditPage {
        frame,
        crumbs: crumbs.map(|(href, label)| NavItem::new(href, label)).into(),
        rules: store::list_rules(kernel.db().reader()).await?,
        classes: [Class::Attestation, Class::Document].map(|one| Choice::new(one.letter(), one.label())).into(),
        form,
    })
}

/// Writes a version of a rule: a new one, another wording of a known one, or its withdrawal.
pub async fn save(
    State(kernel): State<Kernel>,
    can: Can<WriteReferential>,
    frame: Frame,
    Form(form): Form<RuleForm>,
) -> Result<Response, Error> {
    let tx = can.begin().await?;
    let known = store::list_rules(tx.sql()).await?;
    match form.read(&known) {
        Err(errors) => {
            drop(tx);
            let page = page(&kernel, frame, Filled::of(&form).with_errors(errors)).await?;
            Ok(ui::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        Ok(rule) => {
            let before = known.iter().find(|one| one.id == rule.id);
            if before.is_none_or(|before| Rule { version: rule.version, ..before.clone() } != rule) {
                store::save_rule(&tx, &rule, Some(&can.who().account)).await?;
                let event = Event::new("conformity.rule_written").subject("regle", &rule.id);
                tx.commit(event.detail("version", rule.version)).await?;
            }
            Ok(Redirect::to("/conformite/referentiels/fabrique").into_response())
        }
    }
}

impl RuleForm {
    fn read(&self, known: &[Rule]) -> Result<Rule, Vec<FieldError>> {
        let mut errors = Vec::new();
        let mut text = |field: &str, value: &str, most: usize| {
            let value = value.trim();
            if value.is_empty() || value.chars().count() > most {
                errors.push(FieldError::new(field, format!("Un texte de {most} caractères au plus est attendu")));
            }
            value.to_owned()
        };
        let (label, proof) = (text("libelle", &self.libelle, 60), text("preuve", &self.preuve, 200));
        let class = ["H", "D"].into_iter().find(|letter| *letter == self.classe);
        if class.is_none() {
            errors.push(FieldError::new("classe", "Choisissez comment la règle est vérifiée"));
        }
        let days = self.jours.trim().parse::<u16>().ok().filter(|days| (1..=1_095).contains(days));
        if days.is_none() {
            errors.push(FieldError::new("jours", "Un nombre de jours de 1 à 1 095 est attendu"));
        }
        let before = known.iter().find(|one| one.id == self.regle.trim());
        if before.is_none() && !self.regle.trim().is_empty() {
            errors.push(FieldError::new("regle", "Cette règle n'existe pas"));
        }
        let id = before.map_or_else(|| new_id(known), |before| before.id.clone());
        let retired = !self.retirer.is_empty();
        let version = before.map_or(1, |before| before.version + 1);
        match (class, days) {
            (Some(class), Some(days)) if errors.is_empty() && phases(PHASES).is_some() => {
                let (class, phases) = (class.to_owned(), PHASES.to_owned());
                Ok(Rule { id, version, label, proof, class, phases, days, retired })
            }
            _ => Err(errors),
        }
    }
}

/// The next identifier: numbers are never used again.
fn new_id(known: &[Rule]) -> String {
    let last = known.iter().filter_map(|one| one.id.strip_prefix("fab.")?.parse::<u32>().ok()).max();
    format!("fab.{}", last.unwrap_or(0) + 1)
}

#[cfg(test)]
mod tests {
    use crate::trial::{app, everywhere, member};

    const PAGE: &str = "/conformite/referentiels/fabrique";

    fn form<'a>(rule: &'a str, label: &'a str) -> Vec<(&'a str, &'a str)> {
        vec![("regle", rule), ("libelle", label), ("preuve", "Revue"), ("classe", "H"), ("jours", "365")]
    }

    #[tokio::test]
    async fn a_rule_is_written_versioned_and_withdrawn() {
        let app = app().await;
        let mut admin = everywhere(&app, "Zoe Petit", "administrateur").await;
        let asked =
            |board: std::sync::Arc<crate::board::Board>| board.criteria.iter().any(|one| one.label == "Relire à deux");
        assert_eq!(admin.submit(PAGE, PAGE, &form("", "Relire à deux")).await.status, 303);
        assert!(asked(crate::board::today(app.kernel()).await.unwrap()));
        let id = crate::referential::store::list_rules(app.kernel().db().reader()).await.unwrap();
        let id = id.iter().find(|one| one.label == "Relire à deux").unwrap().id.clone();
        let before = app.journal().await.len();
        assert_eq!(admin.submit(PAGE, PAGE, &form(&id, "Relire à deux")).await.status, 303);
        assert_eq!(app.journal().await.len(), before, "the same version is not written twice");
        app.clock.advance(chrono::TimeDelta::seconds(1));
        let withdrawn = [form(&id, "Relire à deux"), vec![("retirer", "oui")]].concat();
        assert_eq!(admin.submit(PAGE, PAGE, &withdrawn).await.status, 303);
        assert!(!asked(crate::board::today(app.kernel()).await.unwrap()));
        assert!(admin.get(PAGE).await.body.contains("version 2"));
    }

    #[tokio::test]
    async fn a_bad_rule_comes_back_and_others_may_not_write() {
        let app = app().await;
        let mut admin = everywhere(&app, "Zoe Petit", "administrateur").await;
        let bad = admin.submit(PAGE, PAGE, &[("libelle", "Gardé"), ("jours", "0"), ("regle", "fab.99")]).await;
        assert_eq!(bad.status, 422);
        assert!(bad.body.contains("value=\"Gardé\"") && bad.body.contains("existe pas"));
        assert_eq!(member(&app).await.get(PAGE).await.status, 403);
        assert_eq!(app.anonymous().post(PAGE, &form("", "X")).await.status, 401);
    }
}
