//! Rates beside a computation with exact fractions, on Danish deaths where they are at hand, and laws that hold anywhere.

use super::*;
use crate::reference;

/// Deaths and person-years of a Danish year by band.
fn danish(year: &str, sexes: &[&str]) -> Option<[Stratum; BANDS]> {
    let rows = reference::rows(&reference::folder()?.join("denmark-deaths-person-years.csv"));
    let mut strata = [Stratum::default(); BANDS];
    for row in rows.iter().filter(|row| row[2] == year && sexes.contains(&row[1].as_str())) {
        let stratum = &mut strata[band(row[0].parse().unwrap())];
        stratum.deaths += row[3].parse::<f64>().unwrap();
        stratum.person_years += row[4].parse::<f64>().unwrap();
    }
    Some(strata)
}

fn close(found: Option<Estimate>, wanted: [f64; 3]) {
    let found = found.unwrap();
    for (found, wanted) in [found.value, found.lower, found.upper].into_iter().zip(wanted) {
        assert!((found / wanted - 1.0).abs() < 1e-9, "{found}, not {wanted}");
    }
}

#[test]
fn danish_rates_are_those_of_exact_fractions() {
    let Some(men) = danish("2010", &["1"]) else {
        return reference::skipped("danish_rates_are_those_of_exact_fractions");
    };
    let all = danish("2010", &["1", "2"]).unwrap();
    let before = danish("1974", &["1"]).unwrap();
    let then = danish("1990", &["1", "2"]).unwrap();
    let standard = |strata: &[Stratum]| standardised(strata, &EUROPEAN_STANDARD, 0.95);
    close(standard(&men), [1_411.526_051_483_628, 1_393.553_902_511_403, 1_429.661_250_128_442]);
    close(standard(&all), [1_172.572_277_320_148, 1_162.630_106_085_401, 1_182.577_636_926_431]);
    close(standard(&before), [2_072.645_671_012_511, 2_044.592_129_822_035_4, 2_100.946_501_488_141]);
    close(premature(&men, 0.95), [282.662_923_414_019_2, 275.812_863_468_143_4, 289.639_827_231_267_9]);
    close(premature(&all, 0.95), [227.638_674_591_502_03, 223.284_863_838_142_7, 232.055_887_208_059_14]);
    let smr = mortality_ratio(&all, &then, 0.95);
    close(smr, [0.741_588_130_511_813_4, 0.735_367_455_355_650_6, 0.747_848_341_733_458_7]);
    let crude = crude(&all, 0.95).unwrap();
    assert!((crude.value / 979.994_100_351_879 - 1.0).abs() < 1e-9);
}

#[test]
fn the_standard_population_is_100_000_and_every_age_has_a_band() {
    assert_eq!(EUROPEAN_STANDARD.iter().sum::<f64>(), 100_000.0);
    for age in 0..=130 {
        let (first, last) = ages(band(age));
        assert!(first <= age && last.is_none_or(|last| age <= last), "{age}");
    }
    assert_eq!(ages(PREMATURE_BANDS - 1), (60, Some(64)));
}

#[test]
fn equal_rates_at_every_age_are_the_standardised_rate() {
    let strata = [Stratum { deaths: 30.0, person_years: 10_000.0 }; BANDS];
    let rate = standardised(&strata, &EUROPEAN_STANDARD, 0.95).unwrap();
    assert!((rate.value - 300.0).abs() < 1e-9);
    assert!(rate.lower < 300.0 && rate.upper > 300.0);
    let itself = mortality_ratio(&strata, &strata, 0.95).unwrap();
    assert!((itself.value - 1.0).abs() < 1e-12);
}

#[test]
fn no_death_has_an_upper_bound_and_no_population_has_no_rate() {
    let empty = [Stratum { deaths: 0.0, person_years: 1_000.0 }; BANDS];
    let rate = standardised(&empty, &EUROPEAN_STANDARD, 0.95).unwrap();
    assert_eq!((rate.value, rate.lower), (0.0, 0.0));
    assert!(rate.upper > 0.0);
    assert!(standardised(&[Stratum::default(); BANDS], &EUROPEAN_STANDARD, 0.95).is_none());
    assert!(crude(&[Stratum::default()], 0.95).is_none());
}

#[test]
fn published_bounds_of_byar() {
    // Breslow and Day, table 2.10: 10 deaths, 95 %.
    let (lower, upper) = byar(10.0, 0.95);
    assert!((lower - 4.79).abs() < 0.01 && (upper - 18.39).abs() < 0.01, "{lower} {upper}");
}
