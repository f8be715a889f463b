//! What leaves through the gate, and what cannot.

mod attacks;
mod sample;

use super::*;
use crate::certificate::{CIRCUITS, Certificate, PLACES, SEXES};
use crate::code::Codes;
use crate::territory::{DEPARTMENTS, REGIONS};
use chrono::Datelike;
use sample::{columns, rule};

fn query(text: &str) -> Query {
    Query::read(text).unwrap_or_else(|refused| panic!("{refused}: {text}"))
}

fn exact(text: &str) -> (Sums, Plan) {
    let plan = Plan::of(&query(text), &Perimeter::national(), columns()).unwrap();
    (sums(columns(), &plan).unwrap(), plan)
}

fn total(text: &str) -> u64 {
    exact(text).0.cells.last().unwrap().count
}

/// Counts certificates one by one, with none of the code of the scan.
fn naive(passes: impl Fn(&Certificate) -> bool) -> u64 {
    (0..columns().len()).filter(|row| passes(&columns().certificate(*row))).count() as u64
}

const ALL: &str = r#""periode":{"du":"2020-01-01","au":"2030-12-31"}"#;

#[test]
fn strata_sum_to_the_total() {
    for dimension in ["age", "semaine", "mois", "region", "jour", "annee", "departement", "age10", "lieu", "chapitre"] {
        let text = format!(r#"{{{ALL},"ventilation":["{dimension}","sexe"]}}"#);
        let (sums, _) = exact(&text);
        let inside = |at: usize| at / sums.sizes[1] < sums.sizes[0] - 1 && at % sums.sizes[1] < sums.sizes[1] - 1;
        let strata: u64 = (0..sums.cells.len()).filter(|at| inside(*at)).map(|at| sums.cells[at].count).sum();
        assert_eq!(strata, columns().len() as u64, "{dimension}");
        assert_eq!(sums.cells.last().unwrap().count, strata, "{dimension}");
    }
}

#[test]
fn filters_count_what_a_reading_of_each_certificate_counts() {
    let women = total(&format!(r#"{{{ALL},"sexes":["femme"],"lieux":["domicile"],"circuits":["papier"]}}"#));
    let is = |c: &Certificate, words: [&str; 3]| {
        [SEXES[c.sex as usize], PLACES[usize::from(c.place)], CIRCUITS[c.circuit as usize]] == words
    };
    assert_eq!(women, naive(|c| is(c, ["femme", "domicile", "papier"])));
    let ages = total(
        r#"{"periode":{"du":"2023-02-10","au":"2024-02-29"},"ages":{"de":65,"a":74},"departements":["69","2A"]}"#,
    );
    let days = |c: &Certificate| ("2023-02-10".parse().unwrap()..="2024-02-29".parse().unwrap()).contains(&c.died);
    let here = |c: &Certificate| ["69", "2A"].contains(&DEPARTMENTS[usize::from(c.department)].code);
    assert_eq!(ages, naive(|c| days(c) && here(c) && (65..=74).contains(&c.age)));
    assert!(women > 100 && ages > 10);
}

#[test]
fn causes_are_found_where_they_stand() {
    let any = |codes: &str, c: &Certificate, lines: std::ops::RangeInclusive<u8>| {
        let codes: Codes = codes.parse().unwrap();
        c.causes.iter().any(|cause| lines.contains(&cause.line) && codes.numbers().contains(&cause.code.number()))
    };
    let first = |codes: &str, c: &Certificate| codes.parse::<Codes>().unwrap().numbers().contains(&c.initial.number());
    let of = |causes: &str| total(&format!(r#"{{{ALL},"causes":{causes}}}"#));
    assert_eq!(of(r#"{"codes":["I60-I69"]}"#), naive(|c| first("I60-I69", c)));
    assert_eq!(of(r#"{"codes":["I50"],"portee":"processus"}"#), naive(|c| first("I50", c) || any("I50", c, 0..=3)));
    let stroke_and_diabetes = of(r#"{"codes":["I60-I69"],"portee":"mention","avec":[["E11"]],"sans":[["I10","I48"]]}"#);
    let wanted = |c: &Certificate| {
        any("I60-I69", c, 0..=4) && any("E11", c, 0..=4) && !any("I10", c, 0..=4) && !any("I48", c, 0..=4)
    };
    assert_eq!(stroke_and_diabetes, naive(wanted));
    let either = of(r#"{"codes":["C00-C97"],"avec_une":[["E11"],["N18"]]}"#);
    assert_eq!(either, naive(|c| first("C00-C97", c) && (any("E11", c, 0..=4) || any("N18", c, 0..=4))));
    assert!(stroke_and_diabetes > 20 && either > 100);
}

#[test]
fn mentions_count_a_death_once_in_each_chapter_and_once_in_all() {
    let (sums, plan) = exact(&format!(r#"{{{ALL},"ventilation":["chapitre_mentionne"]}}"#));
    let circulatory = plan.axes[0].labels.iter().position(|label| label == "IX").unwrap();
    let letter = |c: &Certificate| c.causes.iter().any(|cause| cause.code.to_string().starts_with('I'));
    assert_eq!(sums.cells[circulatory].count, naive(letter));
    let (chapters, distinct) = sums.cells.split_at(sums.cells.len() - 1);
    assert_eq!(distinct[0].count, columns().len() as u64);
    assert!(chapters.iter().map(|sum| sum.count).sum::<u64>() > distinct[0].count);
}

#[test]
fn no_perimeter_shows_anything_of_another_one() {
    let views = ["departement", "region", "mois", "age", "lieu", "chapitre"];
    for (region, name) in REGIONS {
        let perimeter = Perimeter::regions([region]).unwrap();
        for view in views {
            let asked = query(&format!(r#"{{{ALL},"ventilation":["{view}"]}}"#));
            let plan = Plan::of(&asked, &perimeter, columns()).unwrap();
            let margin = sums(columns(), &plan).unwrap().cells.last().unwrap().count;
            let inside = naive(|c| DEPARTMENTS[usize::from(c.department)].region == region);
            assert_eq!(margin, inside, "{name}, {view}");
            let answer = ask(columns(), &asked, &perimeter, &rule()).unwrap();
            if view == "departement" {
                let of = |label: &String| DEPARTMENTS.iter().any(|d| d.code == label && d.region == region);
                assert!(answer.labels[0].iter().all(of), "{name}");
            }
        }
        let outside = DEPARTMENTS.iter().find(|department| department.region != region).unwrap().code;
        let asked = query(&format!(r#"{{{ALL},"departements":["{outside}"]}}"#));
        assert!(matches!(ask(columns(), &asked, &perimeter, &rule()), Err(Refused::Outside(_))));
    }
    let asked = query(&format!(r#"{{{ALL},"ventilation":["region"]}}"#));
    let national = ask(columns(), &asked, &Perimeter::national(), &rule()).unwrap();
    assert_eq!(national.labels[0].len(), REGIONS.len());
}

#[test]
fn no_count_below_the_threshold_is_shown() {
    let text = format!(r#"{{{ALL},"ventilation":["departement","mois","sexe"]}}"#);
    let answer = ask(columns(), &query(&text), &Perimeter::national(), &rule()).unwrap();
    let (sums, _) = exact(&text);
    let mut hidden = 0;
    for (shown, sum) in answer.cells.iter().zip(&sums.cells) {
        match shown {
            Shown::Deaths(count) => assert!((*count == 0) == (sum.count == 0) && (*count == 0 || *count >= 11)),
            _ => hidden += 1,
        }
        assert!(sum.count >= 11 || sum.count == 0 || *shown == Shown::TooFew);
    }
    assert!(hidden > 100);
}

#[test]
fn a_group_that_is_all_in_one_cell_tells_nothing_of_it() {
    let text = format!(r#"{{{ALL},"causes":{{"codes":["I21"]}},"ventilation":["chapitre","sexe"]}}"#);
    let answer = ask(columns(), &query(&text), &Perimeter::national(), &rule()).unwrap();
    assert_eq!(answer.cell(&[Some("IX"), Some("femme")]), Some(Shown::Homogeneous));
    assert_eq!(answer.cell(&[Some("II"), Some("femme")]), Some(Shown::Homogeneous));
    assert!(matches!(answer.cell(&[None, Some("femme")]), Some(Shown::Deaths(_))));
}

#[test]
fn weeks_are_those_of_iso_8601_from_1970_to_2100() {
    let last = crate::certificate::day_number("2100-12-31".parse().unwrap()).unwrap();
    for number in 0..=last {
        let day = crate::certificate::day(number);
        // The week of a day is that of its Thursday; Thursday's year counts it.
        let thursday = day + chrono::Days::new(3) - chrono::Days::new(day.weekday().num_days_from_monday().into());
        let week = (thursday.ordinal0() / 7 + 1, thursday.year());
        assert_eq!((day.iso_week().week(), day.iso_week().year()), week, "{day}");
    }
}
