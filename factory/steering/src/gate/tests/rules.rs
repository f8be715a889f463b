//! What counts as evidence, what a derogation needs, where a criterion stands.

use chrono::{DateTime, NaiveDate, Utc};
use kernel::{Id, Personal, Slug};
use portfolio::source::ProductSource;

use crate::gate::domain::*;
use crate::gate::gates::Gate;
use crate::gate::records::derogation;
use crate::gate::records::evidence::{self, Measure};
use crate::gate::standing::{Standing, closed_by, lines};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn fields<T: std::fmt::Debug>(result: Result<T, Vec<kernel::FieldError>>) -> Vec<String> {
    result.unwrap_err().into_iter().map(|fault| fault.field).collect()
}

fn proof(criterion: &str) -> TypedEvidence {
    TypedEvidence {
        critere: criterion.into(),
        etat: "tenu".into(),
        preuve: "Mesuré sur trois mois.".into(),
        ..TypedEvidence::default()
    }
}

#[test]
fn a_measure_of_usage_does_not_count_as_impact() {
    let usage = TypedEvidence { mesure: "usage".into(), ..proof("impact") };
    assert_eq!(fields(evidence(Gate::Investissement, &usage)), ["mesure"]);
    assert_eq!(fields(evidence(Gate::Investissement, &proof("impact"))), ["mesure"]);
    let honest = TypedEvidence { etat: "non-tenu".into(), ..usage };
    assert!(!evidence(Gate::Investissement, &honest).unwrap().held);
    let impact = TypedEvidence { mesure: "impact".into(), ..proof("impact") };
    assert_eq!(evidence(Gate::Investissement, &impact).unwrap().measure, Some(Measure::Impact));
}

#[test]
fn a_score_goes_from_1_to_10_and_evidence_says_something() {
    let score = |note: &str| TypedEvidence { note: note.into(), ..proof("note-probleme") };
    assert_eq!(evidence(Gate::FinInvestigation, &score("7")).unwrap().score, Some(7));
    for bad in ["", "0", "11", "7,5", "sept"] {
        assert_eq!(fields(evidence(Gate::FinInvestigation, &score(bad))), ["note"], "{bad}");
    }
    assert_eq!(fields(evidence(Gate::FinInvestigation, &TypedEvidence::default())), ["critere", "etat", "preuve"]);
    let elsewhere = TypedEvidence { lien: "javascript:alert(1)".into(), ..proof("completude") };
    assert_eq!(fields(evidence(Gate::FinInvestigation, &elsewhere)), ["lien"]);
}

#[test]
fn a_derogation_without_an_end_is_refused() {
    let today = day("2026-08-20");
    let asked = |until: &str| TypedDerogation {
        critere: "impact".into(),
        motif: "La mesure arrive en octobre.".into(),
        terme: until.into(),
        signature: "oui".into(),
    };
    assert_eq!(derogation(Gate::Investissement, &asked("2026-12-31"), today).unwrap().until, day("2026-12-31"));
    for bad in ["", "jamais", "2026-08-20", "2027-08-21"] {
        assert_eq!(fields(derogation(Gate::Investissement, &asked(bad), today)), ["terme"], "{bad}");
    }
    let unsigned = TypedDerogation { signature: String::new(), ..asked("2026-12-31") };
    assert_eq!(fields(derogation(Gate::Investissement, &unsigned, today)), ["signature"]);
    let advised = TypedDerogation { critere: "budget".into(), ..asked("2026-12-31") };
    assert_eq!(
        fields(derogation(Gate::Investissement, &advised, today)),
        ["critere"],
        "nothing waits that does not block"
    );
}

#[test]
fn commitments_are_three_and_time_is_in_half_days() {
    let typed = TypedEngagement {
        probleme: "Les dossiers se perdent.".into(),
        sponsor: "Sous-directrice".into(),
        jours: "2,5".into(),
        engagement_1: "Trente entretiens d'ici mars".into(),
        engagement_2: "Un comité dans trois mois".into(),
        engagement_3: "Un budget de 150 000 €".into(),
    };
    assert_eq!(engagement(&typed).unwrap().half_days, 5);
    assert_eq!(
        fields(engagement(&TypedEngagement { jours: "2,3".into(), engagement_3: String::new(), ..typed })),
        ["jours", "engagement_3"]
    );
}

fn shown(criterion: &str, held: bool, measure: Option<Measure>) -> evidence::Model {
    evidence::Model {
        id: Id::parse("e").unwrap(),
        product: Slug::parse("mano").unwrap(),
        gate: Gate::Investissement,
        criterion: Slug::parse(criterion).unwrap(),
        held,
        score: None,
        measure,
        evidence: "Preuve.".into(),
        link: None,
        author: Personal::new(Id::parse("a").unwrap()),
        written_at: DateTime::<Utc>::UNIX_EPOCH,
        demonstration: false,
    }
}

#[test]
fn the_latest_line_counts_the_fiche_answers_by_itself_and_a_derogation_ends() {
    let fiche = ProductSource { repository: Some("https://depot.exemple.fr/mano".into()), ..ProductSource::default() };
    let evidence = [
        shown("impact", true, Some(Measure::Impact)),
        shown("impact", true, Some(Measure::Usage)),
        shown("strategie", true, None),
    ];
    let wait = derogation::Model {
        id: Id::parse("d").unwrap(),
        product: Slug::parse("mano").unwrap(),
        gate: Gate::Investissement,
        criterion: Slug::parse("statistiques").unwrap(),
        reason: "Bientôt.".into(),
        ends_on: day("2026-09-01"),
        decision: Id::parse("x").unwrap(),
        author: Personal::new(Id::parse("a").unwrap()),
        written_at: DateTime::<Utc>::UNIX_EPOCH,
        demonstration: false,
    };
    let on = |today: &str| lines(Gate::Investissement, &fiche, &evidence, std::slice::from_ref(&wait), day(today));
    let before = on("2026-09-01");
    assert!(matches!(before[0].standing, Standing::NotHeld(_)), "a usage written later than an impact");
    assert!(matches!(before[2].standing, Standing::Derogated(..)));
    assert!(matches!(before[4].standing, Standing::Read(_)), "the code, by the fiche");
    assert_eq!(closed_by(&before).len(), 1);
    assert_eq!(closed_by(&on("2026-09-02")).len(), 2, "the derogation has ended");
}
