//! The pack of a committee in one piece: problem, last six months, impact beside cost, standards, strategy, ask, documents.

use chrono::NaiveDate;
use conformity::carnet::{self, Summary};
use documents::{Block, Document, Table};
use kernel::{Error, Kernel};
use portfolio::registry::domain::Product;
use portfolio::source::ProductSource;

use super::records::session::{Model, Outcome, State};
use super::store;
use crate::gate::act::lines_of;
use crate::gate::standing::Line;
use crate::impact::figures;
use crate::lab;

/// Everything that a committee reads.
#[derive(Clone, Debug)]
pub struct Pack {
    /// The product.
    pub title: String,
    /// Which committee.
    pub gate: &'static str,
    /// Its day.
    pub on: NaiveDate,
    /// The sections of words, each with its heading; an empty one says so.
    pub texts: Vec<(&'static str, String)>,
    /// Envelopes granted here: day of the committee, conclusion, amount, last day.
    pub envelopes: Vec<[String; 4]>,
    /// What is known of the impact.
    pub impact: Vec<(String, String)>,
    /// What it costs, and who pays.
    pub cost: Vec<(String, String)>,
    /// The goals that it serves.
    pub goals: Vec<(String, String)>,
    /// What is known of the standards.
    pub standards: Vec<(String, String)>,
    /// What users said in open labs, and what became of it.
    pub said: Vec<(String, String)>,
    /// The criteria of the gate.
    pub criteria: Vec<Line>,
    /// The titles of the documents.
    pub documents: Vec<String>,
}

const NOTHING: &str = "Rien n'est encore écrit.";
/// What stands where nobody has measured anything.
pub const NO_MEASURE: &str = "Aucune mesure";

/// What stands where no open lab has taught anything.
pub const NO_LESSON: &str = "Aucun open lab n'a encore rien appris à ce produit.";

/// Gathers the pack.
///
/// # Errors
/// When the database does not answer.
pub async fn gather(kernel: &Kernel, session: &Model, product: &Product) -> Result<Pack, Error> {
    let (sql, today) = (kernel.db().reader(), kernel.clock().today());
    let criteria = lines_of(kernel, session.gate, product, today).await?;
    let documents = store::documents(sql, &session.id).await?;
    let past = store::list(sql, Some(&product.source.id)).await?;
    let proven = carnet::summary(kernel, &product.source.id).await?;
    let taught = lab::store::lessons(sql, &product.source.id).await?;
    let text = |text: &str| if text.is_empty() { NOTHING.to_owned() } else { text.to_owned() };
    Ok(Pack {
        title: product.source.title.clone(),
        gate: session.gate.label(),
        on: session.held_on,
        texts: vec![
            ("Le problème", text(&session.problem)),
            ("Les six derniers mois", text(&session.last_months)),
            ("Les six prochains mois", text(&session.strategy)),
            ("La demande au comité", text(&session.ask)),
        ],
        cost: crate::budget::told(sql, &product.source.id, &past, today).await?,
        goals: crate::strategy::store::told(sql, &product.source.id).await?,
        envelopes: envelopes(&past),
        impact: {
            let mut told = crate::impact::brief::told(&*figures::today(kernel).await?, &product.source.id, today);
            told.extend(impact(&product.source, &criteria));
            told
        },
        standards: standards(&product.source, proven.as_ref()),
        said: taught.iter().map(lab::told::line).collect(),
        criteria,
        documents: documents.into_iter().map(|one| one.1).collect(),
    })
}

fn envelopes(past: &[Model]) -> Vec<[String; 4]> {
    let closed = past.iter().filter(|one| one.state == State::Clos);
    let line = |one: &Model| {
        [
            ui::format::date(one.held_on),
            one.outcome.map_or("", Outcome::label).to_owned(),
            one.envelope_cents.map(ui::format::euros).unwrap_or_default(),
            one.covers_until.map(ui::format::date).unwrap_or_default(),
        ]
    };
    closed.map(line).collect()
}

fn impact(fiche: &ProductSource, criteria: &[Line]) -> Vec<(String, String)> {
    let of_impact = criteria.iter().filter(|line| line.criterion.nature == crate::gate::criteria::Nature::Impact);
    let mut told: Vec<(String, String)> = of_impact
        .map(|line| {
            let told =
                if line.is_held() { line.told() } else { format!("{NO_MEASURE} d'impact retenue. {}", line.told()) };
            (line.criterion.label.to_owned(), told)
        })
        .collect();
    let link = |link: &Option<String>| link.clone().unwrap_or_else(|| NO_MEASURE.to_owned());
    told.push(("Mesure d'impact publiée".to_owned(), link(&fiche.impact_url)));
    told.push(("Statistiques publiées".to_owned(), link(&fiche.stats_url)));
    told
}

/// What conformity proves, what the law still asks, then what the fiche declares.
fn standards(fiche: &ProductSource, proven: Option<&Summary>) -> Vec<(String, String)> {
    let mut told: Vec<_> =
        proven.map(|summary| ("Critères de conformité".to_owned(), summary.counts.told())).into_iter().collect();
    let missing: Vec<_> = proven.iter().flat_map(|summary| &summary.blocking).map(|one| one.label.as_str()).collect();
    if !missing.is_empty() {
        told.push(("Obligations qui ne sont pas tenues".to_owned(), missing.join(" ; ")));
    }
    told.extend(declared(fiche));
    told
}

fn declared(fiche: &ProductSource) -> Vec<(String, String)> {
    let unknown = || "Non précisé sur la fiche".to_owned();
    let said = |value: Option<bool>| value.map_or_else(unknown, |value| if value { "Oui" } else { "Non" }.to_owned());
    let homologation = fiche.rgpd.as_ref().and_then(|rgpd| rgpd.validite_homologation.clone());
    vec![
        ("Accessibilité".to_owned(), fiche.accessibility_status.clone().unwrap_or_else(unknown)),
        ("Code source public".to_owned(), fiche.repository.clone().unwrap_or_else(unknown)),
        ("Analyse de risques".to_owned(), said(fiche.analyse_risques)),
        ("Homologation".to_owned(), homologation.unwrap_or_else(unknown)),
        ("Budget public".to_owned(), fiche.budget_url.clone().unwrap_or_else(unknown)),
    ]
}

impl Pack {
    /// The criteria as rows: criterion, state, evidence.
    pub fn rows(&self) -> Vec<Vec<String>> {
        let row = |line: &Line| vec![line.criterion.label.to_owned(), line.state().0.to_owned(), line.told()];
        self.criteria.iter().map(row).collect()
    }

    /// The pack as a document.
    pub fn document(&self) -> Document {
        let mut body = Vec::new();
        let half = self.texts.len() / 2;
        let words = |body: &mut Vec<Block>, texts: &[(&'static str, String)]| {
            for (heading, text) in texts {
                body.push(Block::Heading(2, (*heading).to_owned()));
                let lines = text.lines().filter(|line| !line.trim().is_empty());
                body.extend(lines.map(|line| Block::Paragraph(line.to_owned())));
            }
        };
        words(&mut body, &self.texts[..half]);
        body.push(Block::Heading(2, "L'impact, à côté de ce qu'il coûte".to_owned()));
        body.push(Block::Facts(self.impact.clone()));
        body.push(Block::Facts(self.cost.clone()));
        body.push(if self.envelopes.is_empty() {
            Block::Paragraph("Aucune enveloppe n'a encore été accordée ici.".to_owned())
        } else {
            Block::Table(Table {
                caption: "Enveloppes accordées en comité".to_owned(),
                head: ["Comité du", "Conclusion", "Enveloppe", "Jusqu'au"].map(str::to_owned).to_vec(),
                rows: self.envelopes.iter().map(|row| row.to_vec()).collect(),
                numeric: vec![false, false, true, false],
            })
        });
        if !self.goals.is_empty() {
            body.push(Block::Heading(2, "Les objectifs servis".to_owned()));
            body.push(Block::Facts(self.goals.clone()));
        }
        body.push(Block::Heading(2, "Les standards".to_owned()));
        body.push(Block::Facts(self.standards.clone()));
        body.push(Block::Table(Table {
            caption: format!("Critères du jalon « {} »", self.gate),
            head: ["Critère", "État", "Preuve"].map(str::to_owned).to_vec(),
            rows: self.rows(),
            numeric: vec![false; 3],
        }));
        body.push(Block::Heading(2, "Ce que les usagers ont dit".to_owned()));
        body.push(match self.said.is_empty() {
            true => Block::Paragraph(NO_LESSON.to_owned()),
            false => Block::Facts(self.said.clone()),
        });
        words(&mut body, &self.texts[half..]);
        if !self.documents.is_empty() {
            body.push(Block::Heading(2, "Documents joints".to_owned()));
            body.push(Block::List(self.documents.clone()));
        }
        Document {
            title: format!("{} : {}", self.gate, self.title),
            subject: format!("Dossier du comité du {}", ui::format::date(self.on)),
            author: "Fabrique".to_owned(),
            date: self.on,
            footer: format!("{} – comité du {}", self.title, ui::format::date(self.on)),
            body,
        }
    }
}
