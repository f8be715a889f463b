//! The index of an evidence file, for a person and for a program.

use std::collections::HashMap;

use askama::Template;
use serde::Serialize;

use crate::board::Board;
use crate::constat::records::constat::Model;
use crate::constat::records::piece;
use crate::constat::store::extension;
use crate::processing::SHOW;

/// The index.
#[derive(Template, Serialize)]
#[template(path = "evidence/index.html")]
pub struct Index {
    format: &'static str,
    pub(super) produit: String,
    titre: String,
    pub(super) au: String,
    perimetre: Scope,
    decompte: Tally,
    pub(super) criteres: Vec<Line>,
}

#[derive(Serialize)]
struct Scope {
    adresses: String,
    donnees: String,
}

#[derive(Serialize)]
struct Tally {
    conformes: u32,
    a_prouver: u32,
    non_conformes: u32,
    inconnus: u32,
    non_applicables: u32,
}

/// A criterion and its history.
#[derive(Serialize)]
pub struct Line {
    pub(super) critere: String,
    libelle: String,
    referentiel: &'static str,
    etat: &'static str,
    jusqu_au: Option<String>,
    pub(super) constats: Vec<Fact>,
}

/// A constat.
#[derive(Serialize)]
pub struct Fact {
    date: String,
    nature: &'static str,
    origine: &'static str,
    role: Option<String>,
    texte: String,
    preuve: Option<String>,
    valable_jusqu_au: Option<String>,
    piece: Option<String>,
    empreinte: Option<String>,
}

impl Index {
    /// The index of a row, with every constat of its history.
    pub fn of(board: &Board, row: usize, history: &[Model], pieces: &[piece::Model]) -> Self {
        let subject = &board.subjects[row];
        let counts = board.counts(row);
        let pieces: HashMap<&str, &piece::Model> = pieces.iter().map(|piece| (piece.id.as_str(), piece)).collect();
        let line = |cell: crate::board::Cell<'_>| Line {
            critere: cell.criterion.id.clone(),
            libelle: cell.criterion.label.clone(),
            referentiel: cell.criterion.family.label(),
            etat: cell.standing.state.label(),
            jusqu_au: cell.standing.until.map(ui::format::iso),
            constats: history
                .iter()
                .filter(|constat| constat.criterion.as_str() == cell.criterion.id)
                .map(|constat| fact(constat, &pieces))
                .collect(),
        };
        Self {
            format: "dossier-de-preuves/1",
            produit: subject.id.clone(),
            titre: subject.title.clone(),
            au: ui::format::iso(board.day),
            perimetre: Scope { adresses: subject.digests.url.to_string(), donnees: subject.digests.data.to_string() },
            decompte: Tally {
                conformes: counts.conforme(),
                a_prouver: counts.a_prouver(),
                non_conformes: counts.non_conforme(),
                inconnus: counts.inconnu(),
                non_applicables: counts.count(crate::state::State::NonApplicable),
            },
            criteres: board.row(row).map(line).collect(),
        }
    }
}

fn fact(constat: &Model, pieces: &HashMap<&str, &piece::Model>) -> Fact {
    let piece = constat.piece.as_ref().and_then(|id| pieces.get(id.as_str()));
    Fact {
        date: constat.at.to_rfc3339(),
        nature: constat.kind.label(),
        origine: constat.origin.label(),
        role: constat.role.as_ref().map(|role| role.as_str().to_owned()),
        texte: constat.note.as_ref().map_or_else(|| constat.message.clone(), |note| note.read(SHOW).clone()),
        preuve: constat.evidence.clone(),
        valable_jusqu_au: constat.expires_on.map(ui::format::iso),
        piece: piece.map(|piece| name(piece)),
        empreinte: piece.map(|piece| piece.digest.to_string()),
    }
}

/// The name of a document in the archive: its sender's name for it may tell of a person, and is left out.
pub fn name(piece: &piece::Model) -> String {
    format!("pieces/{}.{}", piece.id, extension(piece))
}
