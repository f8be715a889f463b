//! What counts as evidence, what a derogation needs, where a criterion stands.

use std::collections::HashSet;

use chrono::{DateTime, NaiveDate, Utc};
use conformity::carnet::{Blocking, Summary};
use conformity::state::{Counts, State};
use kernel::{Id, Personal, Slug};
use portfolio::source::ProductSource;

use crate::gate::domain::*;
use crate::gate::gates::Gate;
use crate::gate::proofs::{Proof, Proofs};
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
    let on = |today: &str| {
        lines(Gate::Investissement, &fiche, &Proofs::default(), &evidence, std::slice::from_ref(&wait), day(today))
    };
    let before = on("2026-09-01");
    assert!(matches!(before[0].standing, Standing::NotHeld(_)), "a usage written later than an impact");
    assert!(matches!(before[2].standing, Standing::Derogated(..)));
    assert!(matches!(before[4].standing, Standing::Read(_)), "the code, by the fiche");
    assert_eq!(closed_by(&before).len(), 1);
    assert_eq!(closed_by(&on("2026-09-02")).len(), 2, "the derogation has ended");
}

fn proofs(state: State) -> Proofs {
    let proof = Proof { label: "Sécurité homologuée".into(), state, until: Some(day("2027-03-01")) };
    Proofs {
        known: [("obl.homologation".to_owned(), proof)].into(),
        page: "/produits/mano/conformite".into(),
        ..Proofs::default()
    }
}

#[test]
fn what_conformity_refutes_is_not_held_and_what_it_proves_is_unless_somebody_denies_it() {
    let fiche = ProductSource::default();
    let of = |state: State, evidence: &[evidence::Model]| {
        let all = lines(Gate::Consolidation, &fiche, &proofs(state), evidence, &[], day("2026-08-20"));
        let line = all.into_iter().find(|line| line.criterion.id == "homologation").unwrap();
        (line.standing.clone(), line.link)
    };
    let word = |held: bool| evidence::Model { gate: Gate::Consolidation, ..shown("homologation", held, None) };
    let page = Some("/produits/mano/conformite".to_owned());
    for state in [State::Prouve, State::Atteste, State::Expirant] {
        let (standing, link) = of(state, &[]);
        assert!(matches!(&standing, Standing::Read(told) if told.contains("Sécurité homologuée")), "{standing:?}");
        assert_eq!(link, page);
        assert!(matches!(of(state, &[word(false)]).0, Standing::NotHeld(_)), "{state:?} denied");
    }
    for state in [State::NonConforme, State::Expire] {
        assert!(matches!(of(state, &[word(true)]).0, Standing::NotHeld(_)), "a word does not outweigh {state:?}");
    }
    for state in [State::Absent, State::Inconnu] {
        assert_eq!(of(state, &[]).0, Standing::Unknown);
        assert!(matches!(of(state, &[word(true)]).0, Standing::Shown(_)));
    }
    assert!(matches!(of(State::Deroge, &[]).0, Standing::Derogated(until, _) if until == day("2027-03-01")));
}

#[test]
fn the_standards_are_read_in_the_carnet_and_nobody_writes_them() {
    let counts = Counts::of([State::Prouve, State::Absent]);
    let missing = Blocking {
        criterion: "obl.traceurs".into(),
        label: "Aucun traceur".into(),
        state: State::Absent,
        href: String::new(),
    };
    let with = |blocking: Vec<Blocking>| Proofs { summary: Some(Summary { counts, blocking }), ..Proofs::default() };
    assert_eq!(Proofs::default().whole(), Standing::Unknown);
    assert!(matches!(with(Vec::new()).whole(), Standing::Read(_)));
    let closed = with(vec![missing]).whole();
    assert!(
        matches!(&closed, Standing::NotHeld(told) if told.contains("1\u{a0}obligation en défaut") && told.contains("Aucun traceur")),
        "{closed:?}"
    );
    assert_eq!(fields(evidence(Gate::Consolidation, &proof("standards"))), ["critere"]);
}

#[test]
fn every_item_of_the_exit_list_has_its_criterion_and_its_source() {
    // The list of the method, item by item: own address and brand, design system, cloud, statistics, open data, accessibility audit,
    // homologation, register, permanent e-mail, internalisation, budget line, contract, shared tools, code, report, accesses.
    const EXIT: [(&str, &str); 16] = [
        ("adresse", "carnet"),
        ("dsfr", "carnet"),
        ("cloud", "carnet"),
        ("statistiques", "carnet"),
        ("donnees-ouvertes", "preuve écrite"),
        ("rgaa", "carnet"),
        ("homologation", "carnet"),
        ("registre", "carnet"),
        ("courriel", "preuve écrite"),
        ("internalisation", "preuve écrite"),
        ("budget", "preuve écrite"),
        ("contrat", "preuve écrite"),
        ("outils", "preuve écrite"),
        ("code", "preuve écrite"),
        ("bilan", "preuve écrite"),
        ("acces", "plan de passation"),
    ];
    for (id, source) in EXIT {
        let criterion = Gate::FinIncubation.criterion(id).unwrap_or_else(|| panic!("{id} has no criterion"));
        assert!(criterion.source().starts_with(source), "{id}: {}", criterion.source());
    }
    assert_eq!(Gate::FinIncubation.criteria().len(), EXIT.len() + 1, "and the standards as a whole");
}

#[test]
fn a_criterion_names_criteria_of_conformity_that_exist() {
    let law = conformity::obligation::obligations().iter().map(|one| one.criterion.id.as_str());
    let known: HashSet<&str> =
        law.chain(conformity::referential::standards().iter().map(|one| one.id.as_str())).collect();
    for criterion in Gate::ALL.into_iter().flat_map(Gate::criteria) {
        for id in criterion.proofs {
            assert!(known.contains(id), "{} names {id}", criterion.id);
        }
    }
}
