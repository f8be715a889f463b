//! What is accepted of an indicator and a measure, and how far they can be trusted.

use chrono::NaiveDate;
use proptest::prelude::*;

use crate::impact::domain::cost::{Share, cents_by};
use crate::impact::domain::decimal::{Decimal, Fault};
use crate::impact::domain::definition::{TypedIndicator, indicator};
use crate::impact::domain::level::{Level, late, level};
use crate::impact::domain::measure::{Bounds, TypedMeasure, measure, territory};
use crate::impact::frequency::Frequency;
use crate::impact::records::review::Reviewed;
use crate::impact::unit::Unit;
use crate::impact::words::Direction;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn fields<T: std::fmt::Debug>(result: Result<T, Vec<kernel::FieldError>>) -> Vec<String> {
    result.unwrap_err().into_iter().map(|fault| fault.field).collect()
}

fn typed() -> TypedIndicator {
    TypedIndicator {
        obligatoire: "satisfaction".into(),
        unite: "%".into(),
        frequence: "mensuelle".into(),
        mode_calcul: "Réponses favorables sur toutes les réponses du mois".into(),
        source: "Enquête en ligne".into(),
        depuis: "2026-01-01".into(),
        ..TypedIndicator::default()
    }
}

proptest! {
    #[test]
    fn a_value_reads_back_as_it_was_written(units in -8_999_999_999_999_i64..9_000_000_000_000) {
        let value = Decimal::of_millionths(units);
        prop_assert_eq!(Decimal::parse(&value.to_string()), Ok(value));
        prop_assert_eq!(Decimal::parse(&value.told()), Ok(value));
        prop_assert_eq!(Decimal::parse(&value.to_string().replace('.', ",")), Ok(value));
        let carried: f64 = value.to_string().parse().unwrap();
        prop_assert_eq!(Decimal::parse(&format!("{carried}")), Ok(value));
    }

    #[test]
    fn any_text_is_a_value_or_a_fault(text in "\\PC{0,24}") {
        if let Ok(value) = Decimal::parse(&text) {
            prop_assert_eq!(Decimal::parse(&value.to_string()), Ok(value));
        }
    }
}

#[test]
fn values_are_exact_and_bounded() {
    assert_eq!(Decimal::parse("1 234,50"), Decimal::parse("1\u{202f}234.5"));
    assert_eq!(Decimal::parse("9000000000000").unwrap().to_string(), "9000000000000");
    assert_eq!(Decimal::parse("0,1234567"), Err(Fault::OutOfReach));
    assert_eq!(Decimal::parse("1234567890,123456"), Err(Fault::OutOfReach));
    for text in ["1.234,5", "1e9", "=1+1", "--1", "1,", ",5", "NaN", "١"] {
        assert_eq!(Decimal::parse(text), Err(Fault::NotANumber), "{text}");
    }
}

#[test]
fn an_indicator_of_the_matrix_knows_its_family_and_its_units() {
    let today = day("2026-08-20");
    let read = indicator(&typed(), today).unwrap();
    assert_eq!((read.name.as_str(), read.family.label()), ("Taux de satisfaction", "Utile"));
    assert_eq!(fields(indicator(&TypedIndicator { unite: "jour".into(), ..typed() }, today)), ["unite"]);
    assert_eq!(fields(indicator(&TypedIndicator { unite: "banane".into(), ..typed() }, today)), ["unite"]);
    assert_eq!(fields(indicator(&TypedIndicator { frequence: "parfois".into(), ..typed() }, today)), ["frequence"]);
    assert_eq!(fields(indicator(&TypedIndicator { depuis: "2026-08-21".into(), ..typed() }, today)), ["depuis"]);
    let cost = TypedIndicator { obligatoire: "cout-utilisation".into(), unite: "€".into(), ..typed() };
    assert_eq!(fields(indicator(&cost, today)), ["obligatoire"]);
    let own = TypedIndicator { obligatoire: String::new(), ..typed() };
    assert_eq!(fields(indicator(&own, today)), ["nom", "famille", "sens"]);
}

#[test]
fn a_measure_is_neither_ahead_nor_before_its_indicator_nor_beyond_its_unit() {
    let bounds = Bounds {
        unit: Unit::Pourcent,
        frequency: Frequency::Mensuelle,
        since: day("2026-01-01"),
        source: "Enquête".into(),
    };
    let today = day("2026-08-20");
    let sent =
        |value: &str, on: &str| TypedMeasure { valeur: value.into(), date: on.into(), ..TypedMeasure::default() };
    let read = measure(&sent("82,5", "2026-07-31"), &bounds, today).unwrap();
    assert_eq!((read.value.to_string().as_str(), read.source.as_str()), ("82.5", "Enquête"));
    assert_eq!(fields(measure(&sent("82", "2026-08-21"), &bounds, today)), ["date"]);
    let aimed = TypedMeasure { cible: "oui".into(), ..sent("90", "2027-08-21") };
    assert!(measure(&aimed, &bounds, today).unwrap().target);
    assert_eq!(fields(measure(&sent("82", "2025-12-31"), &bounds, today)), ["date"]);
    assert_eq!(fields(measure(&sent("101", "2026-07-31"), &bounds, today)), ["valeur"]);
    let backwards = TypedMeasure { debut: "2026-08-01".into(), ..sent("82", "2026-07-31") };
    assert_eq!(fields(measure(&backwards, &bounds, today)), ["debut"]);
    let named = TypedMeasure { commentaires: "Voir zoe.petit@exemple.fr".into(), ..sent("82", "2026-07-31") };
    assert_eq!(fields(measure(&named, &bounds, today)), ["commentaires"]);
    let odd = TypedMeasure { frequence: "parfois".into(), code_insee: "Paris".into(), ..sent("82", "2026-07-31") };
    assert_eq!(fields(measure(&odd, &bounds, today)), ["frequence", "code_insee"]);
    assert!(territory("2A004").is_some() && territory("974").is_some() && territory("7505").is_none());
}

#[test]
fn what_changed_after_its_review_has_to_be_reviewed_again() {
    let (before, after) = ("2026-01-01T00:00:00Z".parse().unwrap(), "2026-02-01T00:00:00Z".parse().unwrap());
    assert_eq!(level(true, Some((Reviewed::Validee, after)), before), Level::Validee);
    assert_eq!(level(true, Some((Reviewed::Certifiee, before)), after), Level::NonRevue);
    assert_eq!(level(true, Some((Reviewed::AReprendre, after)), before), Level::NonRevue);
    assert_eq!(level(false, Some((Reviewed::Validee, after)), before), Level::Absente);
    assert!(Level::ALL.into_iter().filter(|level| level.badge() == "success").eq([Level::Validee]));
}

#[test]
fn the_flagship_is_late_after_a_month_and_the_absent_is_not_late() {
    let (last, today) = (Some(day("2026-07-01")), day("2026-08-02"));
    assert_eq!(late(last, Frequency::Mensuelle, true, today), Some(1));
    assert_eq!(late(last, Frequency::Mensuelle, false, today), None);
    assert_eq!(late(last, Frequency::Hebdomadaire, true, today), Some(18));
    assert_eq!(late(None, Frequency::Mensuelle, true, today), None);
}

#[test]
fn a_cost_is_divided_in_cents_to_the_nearest() {
    let value = |text| Decimal::parse(text).unwrap();
    assert_eq!(cents_by(50_000_000, value("3000")), Some(16_667));
    assert_eq!(cents_by(100, value("0,5")), Some(200));
    assert_eq!((cents_by(100, Decimal::ZERO), cents_by(100, value("-3"))), (None, None));
    let days = Share::of(Unit::Jour, Direction::Baisse);
    assert_eq!(days.divisor(Direction::Baisse, value("31"), value("9")), value("22"));
    assert_eq!(
        Share::of(Unit::Unite, Direction::Hausse).divisor(Direction::Hausse, value("5"), value("9")),
        value("9")
    );
}
