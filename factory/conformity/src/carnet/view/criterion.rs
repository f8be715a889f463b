//! One criterion of a product.

use std::collections::HashMap;
use std::sync::Arc;

use askama::Template;
use privacy::Id;
use ui::{Choice, Filled, Frame, NavItem};

use super::crumbs;
use crate::board::{Board, Subject};
use crate::carnet::role_label;
use crate::constat::Action;
use crate::constat::records::constat::Model;
use crate::obligation::{self, Obligation};
use crate::processing::SHOW;
use crate::referential::Criterion;
use crate::state::{Kind, Standing, Status};

/// A line of the history.
pub struct Line {
    /// When.
    pub on: String,
    /// What it says.
    pub what: &'static str,
    /// Where it comes from.
    pub origin: &'static str,
    /// Who spoke, and in which role; empty for a machine.
    pub author: String,
    /// Until when it holds, in words.
    pub until: String,
    /// What was written or found.
    pub text: String,
    /// Where it was found, or empty.
    pub evidence: String,
    /// Identifier of the document, or empty.
    pub piece: String,
}

impl Line {
    /// The line of a constat.
    pub fn of(row: &Model, names: &HashMap<Id, String>) -> Self {
        let author = row.account.as_ref().map(|account| {
            let name = names.get(account.read(SHOW)).map_or("Compte supprimé", String::as_str);
            match &row.role {
                Some(role) => format!("{name} ({})", role_label(role.as_str())),
                None => name.to_owned(),
            }
        });
        let note = row.note.as_ref().map(|note| note.read(SHOW).clone());
        Self {
            on: ui::format::datetime(row.at),
            what: what(row.kind, row.status),
            origin: row.origin.label(),
            author: author.unwrap_or_default(),
            until: row.expires_on.map(ui::format::date).unwrap_or_default(),
            text: note.unwrap_or_else(|| row.message.clone()),
            evidence: row.evidence.clone().unwrap_or_default(),
            piece: row.piece.as_ref().map(|piece| piece.as_str().to_owned()).unwrap_or_default(),
        }
    }
}

fn what(kind: Kind, status: Status) -> &'static str {
    match (kind, status) {
        (Kind::Machine | Kind::Parole, Status::Conforme) => "Conforme",
        (Kind::Machine, Status::NonConforme) => "Non conforme",
        (Kind::Machine, Status::NonApplicable) => "Peut-être sans objet",
        (Kind::Machine, Status::Inconnu) => "N'a pas pu être vérifié",
        (Kind::Parole, Status::Inconnu) => "Retiré",
        (Kind::Parole, _) => "Non conforme",
        (Kind::SansObjet, _) => "Déclaré sans objet",
        (Kind::Derogation, _) => "Dérogation",
        (Kind::Contestation, _) => "Sonde contestée",
    }
}

/// What the page shows to this person.
pub struct Seen {
    /// The board.
    pub board: Arc<Board>,
    /// The row of the product.
    pub row: usize,
    /// The column of the criterion.
    pub column: usize,
    /// Its history, the latest first.
    pub lines: Vec<Line>,
    /// What the person may do.
    pub actions: Vec<Action>,
}

/// The page.
#[derive(Template)]
#[template(path = "carnet/criterion.html")]
pub struct CriterionPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    criterion: Criterion,
    obligation: Option<&'static Obligation>,
    subject: Subject,
    href: String,
    standing: Standing,
    lines: Vec<Line>,
    choices: Vec<Choice>,
    document: bool,
    derogation: bool,
    who: String,
    form: Filled,
    done: &'static str,
}

impl CriterionPage {
    /// The page of a cell. `done`: what was just done.
    pub fn of(frame: Frame, seen: Seen, form: Filled, done: &str) -> Self {
        let subject = seen.board.subjects[seen.row].clone();
        let criterion = seen.board.criteria[seen.column].clone();
        let carnet = subject.carnet();
        let choice = |action: &Action| Choice::new(action.id(), action.words().0).hint(action.words().1);
        let who: Vec<&str> = criterion.attesters.iter().map(|role| role_label(role)).collect();
        Self {
            frame,
            crumbs: crumbs(&subject, &[(&carnet, "Carnet de conformité"), ("", &criterion.label)]),
            obligation: obligation::find(&criterion.id),
            href: carnet,
            standing: seen.board.standing(seen.row, seen.column),
            lines: seen.lines,
            choices: seen.actions.iter().map(choice).collect(),
            document: seen.actions.contains(&Action::Document),
            derogation: seen.actions.contains(&Action::Derogate),
            who: who.join(", "),
            criterion,
            subject,
            form,
            done: match done {
                "dit" => "Le constat est enregistré",
                "deja" => "C'était déjà enregistré : rien n'a changé",
                _ => "",
            },
        }
    }

    fn phases(&self) -> String {
        self.criterion.phases.iter().map(|phase| phase.label()).collect::<Vec<_>>().join(", ")
    }

    fn bound(&self) -> &'static str {
        match (self.criterion.bound.url, self.criterion.bound.data) {
            (true, true) => "L'adresse du service et ses données : une attestation expire si l'une ou l'autre change",
            (true, false) => "L'adresse du service : une attestation expire si elle change",
            (false, true) => {
                "Les données du service : une attestation expire si une donnée, un destinataire ou une durée change"
            }
            (false, false) => "",
        }
    }
}
