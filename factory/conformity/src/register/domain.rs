//! What a fiche and the dates of committees and scans say of a product. What they cannot say is left unknown.

use chrono::{DateTime, Days, NaiveDate, Utc};
use portfolio::markdown::{Subject, sections};
use portfolio::source::ProductSource;

use crate::state::Status;

/// What a register says of a criterion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The criterion.
    pub criterion: &'static str,
    /// What it says.
    pub status: Status,
    /// How it was read.
    pub message: String,
}

const FICHE: &str = "std.le-produit-a-une-fiche-a-jour-sur-le-site-beta-gouv-fr.1";
const PROBLEM: &str = "std.le-produit-a-une-fiche-a-jour-sur-le-site-beta-gouv-fr.6";
const SOLUTION: &str = "std.le-produit-a-une-fiche-a-jour-sur-le-site-beta-gouv-fr.7";
const STRATEGY: &str = "std.le-produit-a-une-fiche-a-jour-sur-le-site-beta-gouv-fr.9";
const BUDGET: &str = "std.le-produit-communique-sur-son-budget.2";
const SCANNED: &str = "std.le-produit-suit-ses-bonnes-pratiques-sur-dashlord.1";
const COMMITTEE: &str = "std.des-comites-d-investissement-sont-organises-regulierement.1";

/// Days between two committees, and since the last scan.
const SEMESTER: u64 = 184;
const SCAN: u64 = 8;

/// What the registers say of a product on a day. `scanned`: when its last scan was done.
pub fn answers(source: &ProductSource, scanned: Option<DateTime<Utc>>, today: NaiveDate) -> Vec<Answer> {
    let since = |days: u64| today.checked_sub_days(Days::new(days));
    let mut all = vec![
        answer(FICHE, true, "La fiche est dans le portefeuille."),
        answer(BUDGET, source.budget_url.is_some(), "Adresse du budget, dans la fiche."),
        answer(
            SCANNED,
            scanned.map(kernel::clock::french_date) >= since(SCAN) && scanned.is_some(),
            &scanned.map_or_else(
                || "Aucune sonde n'est passée.".to_owned(),
                |at| format!("Dernière sonde le {}.", ui::format::datetime(at)),
            ),
        ),
    ];
    let committees = source.events.iter().filter(|event| event.name == "committee" && event.date <= today);
    // Without any committee in the fiche nobody can tell whether one was held elsewhere.
    if let Some(last) = committees.map(|event| event.date).max() {
        let told = format!("Dernier comité inscrit le {}.", ui::format::date(last));
        all.push(answer(COMMITTEE, Some(last) >= since(SEMESTER), &told));
    }
    let told = |subject: Subject| {
        sections(&source.body).iter().any(|one| one.subject == Some(subject) && !one.markdown.trim().is_empty())
    };
    all.push(answer(PROBLEM, told(Subject::Problem), "Section « Problème » de la fiche."));
    all.push(answer(SOLUTION, told(Subject::Solution), "Section « Solution » de la fiche."));
    all.push(answer(STRATEGY, told(Subject::Strategy), "Section « Stratégie » de la fiche."));
    all
}

fn answer(criterion: &'static str, met: bool, message: &str) -> Answer {
    let status = if met { Status::Conforme } else { Status::NonConforme };
    Answer { criterion, status, message: message.to_owned() }
}
