//! The carnet: figures, what to do next, then every criterion.

use askama::Template;
use chrono::NaiveDate;
use ui::chart::LineChart;
use ui::{Frame, Html, NavItem};

use super::crumbs;
use crate::board::{Board, Cell};
use crate::carnet::{Step, steps};
use crate::referential::Family;
use crate::scan::records::Model;
use crate::state::{Counts, State};
use crate::tools::{Compared, compare};

/// Steps shown first; the others are in the tables.
const FIRST: usize = 12;

/// The page.
#[derive(Template)]
#[template(path = "carnet/show.html")]
pub struct CarnetPage<'a> {
    frame: Frame,
    crumbs: Vec<NavItem>,
    title: &'a str,
    fiche: String,
    href: String,
    public: String,
    phase: &'static str,
    counts: Counts,
    minimum: Option<State>,
    steps: Vec<Step<'a>>,
    others: usize,
    families: Vec<FamilyView<'a>>,
    aside: Vec<Cell<'a>>,
    states: bool,
    done: &'static str,
    declared: bool,
    scannable: bool,
    trend: Html,
    tools: Vec<Compared<'a>>,
    day: NaiveDate,
}

/// The criteria of a family, group by group.
pub struct FamilyView<'a> {
    /// Its identifier in the page.
    pub id: &'static str,
    /// Its name.
    pub label: &'static str,
    /// What stands in it.
    pub counts: Counts,
    /// Its groups.
    pub groups: Vec<(&'a str, Vec<Cell<'a>>)>,
}

impl<'a> CarnetPage<'a> {
    /// The page of a row. `states`: the person may say something of it; `done`: what was just done.
    pub fn of(frame: Frame, board: &'a Board, row: usize, states: bool, trend: Html, done: &str) -> Self {
        let subject = &board.subjects[row];
        let all = steps(board, row);
        let others = all.len().saturating_sub(FIRST);
        let asked = || board.row(row).filter(|cell| cell.standing.state != State::NonApplicable);
        let families =
            [(Family::Obligation, "obligations"), (Family::Standard, "standards"), (Family::Fabrique, "fabrique")];
        Self {
            frame,
            crumbs: crumbs(subject, &[("", "Carnet de conformité")]),
            title: &subject.title,
            fiche: subject.fiche.clone().unwrap_or_default(),
            href: subject.carnet(),
            public: subject.public(),
            phase: subject.phase.map_or("aucune phase en cours", portfolio::phase::PhaseName::label),
            counts: board.counts(row),
            minimum: board.counts(row).minimum(),
            steps: all.into_iter().take(FIRST).collect(),
            others,
            families: families.into_iter().filter_map(|(family, id)| FamilyView::of(family, id, asked())).collect(),
            aside: board.row(row).filter(|cell| cell.standing.state == State::NonApplicable).collect(),
            states,
            done: told(done),
            declared: subject.perimeter != crate::perimeter::Perimeter::default(),
            trend,
            scannable: subject.scannable().is_some(),
            tools: compare(&subject.perimeter.tools),
            day: board.day,
        }
    }
}

impl<'a> FamilyView<'a> {
    fn of(family: Family, id: &'static str, cells: impl Iterator<Item = Cell<'a>>) -> Option<Self> {
        let mut groups: Vec<(&'a str, Vec<Cell<'a>>)> = Vec::new();
        let mut counts = Counts::default();
        for cell in cells.filter(|cell| cell.criterion.family == family) {
            counts.add(cell.standing.state);
            match groups.iter_mut().find(|(group, _)| *group == cell.criterion.group) {
                Some((_, of_group)) => of_group.push(cell),
                None => groups.push((&cell.criterion.group, vec![cell])),
            }
        }
        (!groups.is_empty()).then_some(Self { id, label: family.label(), counts, groups })
    }
}

/// How the findings of scans went, when there are two at least.
pub fn trend(scans: &[Model]) -> Html {
    let done: Vec<&Model> = scans.iter().rev().filter(|scan| scan.done_at.is_some()).collect();
    if done.len() < 2 {
        return Html::trusted("");
    }
    let days = done.iter().filter_map(|scan| scan.done_at).map(|at| ui::format::date_short(at.date_naive()));
    let series = |count: fn(&Model) -> i64| -> Vec<Option<f64>> {
        done.iter().map(|scan| u32::try_from(count(scan)).ok().map(f64::from)).collect()
    };
    LineChart::new("sondes", "Vérifications de la sonde", days.collect())
        .series("Réussies", series(|scan| scan.met))
        .series("Manquées", series(|scan| scan.refuted))
        .series("Impossibles", series(|scan| scan.unknown))
        .html()
}

fn told(done: &str) -> &'static str {
    match done {
        "perimetre" => "Le périmètre est déclaré : ce qui avait été attesté pour l'ancien a expiré",
        "rien" => "Rien n'avait changé : le périmètre reste tel quel",
        "sonde" => "La sonde est demandée : ses constats paraîtront ici dans quelques minutes",
        _ => "",
    }
}
