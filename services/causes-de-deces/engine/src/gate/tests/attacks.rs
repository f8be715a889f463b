//! What an attacker tries: other paths to the same cell, differences of neighbouring cells, requests that are not questions.

use super::*;
use crate::columns::mixed;

fn answer(text: &str) -> Answer {
    ask(columns(), &query(text), &Perimeter::national(), &rule()).unwrap()
}

#[test]
fn the_same_cell_by_twenty_paths_is_one_value() {
    let year = r#""periode":{"du":"2023-01-01","au":"2023-12-31"}"#;
    let both = r#""periode":{"du":"2019-07-01","au":"2027-12-31"}"#;
    let woman = Some("femme");
    let paths: Vec<(String, Vec<Option<&str>>)> = vec![
        (format!(r#"{{{year},"sexes":["femme"]}}"#), vec![]),
        (format!(r#"{{{year},"ventilation":["sexe"]}}"#), vec![woman]),
        (format!(r#"{{{year},"ventilation":["sexe","age"]}}"#), vec![woman, None]),
        (format!(r#"{{{year},"ventilation":["age","sexe"]}}"#), vec![None, woman]),
        (format!(r#"{{{year},"ventilation":["sexe","mois"]}}"#), vec![woman, None]),
        (format!(r#"{{{year},"ventilation":["semaine","sexe"]}}"#), vec![None, woman]),
        (format!(r#"{{{year},"ventilation":["jour","sexe"]}}"#), vec![None, woman]),
        (format!(r#"{{{year},"ventilation":["region","sexe"]}}"#), vec![None, woman]),
        (format!(r#"{{{year},"ventilation":["departement","sexe"]}}"#), vec![None, woman]),
        (format!(r#"{{{year},"ventilation":["lieu","sexe"]}}"#), vec![None, woman]),
        (format!(r#"{{{year},"ventilation":["sexe","circuit"]}}"#), vec![woman, None]),
        (format!(r#"{{{year},"ventilation":["sexe","chapitre"]}}"#), vec![woman, None]),
        (format!(r#"{{{year},"ventilation":["sexe","chapitre_mentionne"]}}"#), vec![woman, None]),
        (format!(r#"{{{year},"ventilation":["chapitre_mentionne","sexe"]}}"#), vec![None, woman]),
        (format!(r#"{{{year},"ventilation":["age10","sexe","region"]}}"#), vec![None, woman, None]),
        (format!(r#"{{{year},"ages":{{"de":0}},"sexes":["femme"]}}"#), vec![]),
        (format!(r#"{{{year},"causes":{{"codes":["A00-Z99"]}},"sexes":["femme"]}}"#), vec![]),
        (
            format!(r#"{{{year},"causes":{{"codes":["A00-Z99"],"portee":"mention"}},"ventilation":["sexe"]}}"#),
            vec![woman],
        ),
        (format!(r#"{{{both},"ventilation":["annee","sexe"]}}"#), vec![Some("2023"), woman]),
        (format!(r#"{{{both},"sexes":["femme"],"ventilation":["annee","lieu"]}}"#), vec![Some("2023"), None]),
    ];
    assert_eq!(paths.len(), 20);
    let values: Vec<Option<Shown>> = paths.iter().map(|(text, place)| answer(text).cell(place)).collect();
    assert!(matches!(values[0], Some(Shown::Deaths(_))));
    for ((text, _), value) in paths.iter().zip(&values) {
        assert_eq!(*value, values[0], "{text}");
    }
}

#[test]
fn differences_of_neighbouring_cells_do_not_find_the_people_between() {
    // Ages up to N against ages up to N + 1, months, and complements: the difference of two shown numbers is off by the noise of two cells.
    let mut off = Vec::new();
    for age in 40..100_u32 {
        for sex in SEXES {
            let of = |to: u32| format!(r#"{{{ALL},"sexes":["{sex}"],"ages":{{"de":0,"a":{to}}}}}"#);
            let shown = |text: &str| match answer(text).cells[0] {
                Shown::Deaths(count) => Some(count as f64),
                _ => None,
            };
            if let (Some(more), Some(less)) = (shown(&of(age + 1)), shown(&of(age))) {
                // Nobody between: both cells are the same people, and show the same number.
                let between = naive_age(sex, age + 1) as f64;
                off.extend((between > 0.0).then_some(more - less - between));
            }
        }
    }
    let count = off.len() as f64;
    let right = off.iter().filter(|off| off.abs() < 0.5).count() as f64;
    let variance = off.iter().map(|off| off * off).sum::<f64>() / count;
    // Two noises of variance 4: a difference is right one time in seven, and off by √8 on average.
    assert!(count > 100.0 && right / count < 0.25, "{right} of {count}");
    assert!(variance > 4.0, "{variance}");
}

fn naive_age(sex: &str, age: u32) -> u64 {
    naive(|certificate| SEXES[certificate.sex as usize] == sex && u32::from(certificate.age) == age)
}

#[test]
fn ten_thousand_requests_never_get_a_field_of_a_row() {
    let fields = ["periode", "departements", "ages", "sexes", "lieux", "circuits", "causes", "ventilation"];
    let values = [
        r#"{"du":"2023-01-01","au":"2023-03-31"}"#,
        r#"["69","75"]"#,
        r#"{"de":1,"a":90}"#,
        r#"["femme"]"#,
        r#"["domicile"]"#,
        r#"["papier"]"#,
        r#"{"codes":["I21","C00-C97"],"portee":"mention"}"#,
        r#"["sexe","age10"]"#,
    ];
    let odd = ["null", "[]", "{}", "\"'; DROP TABLE\"", "-1", "[[[]]]", "{\"$where\":1}", "1e999", "\"*\""];
    let unknown = ["id", "commune", "select", "fields", "_source", "limit", "recu_le", "key"];
    let allowed = ["ventilation", "seuil", "bruit_maximal", "cases", "sexe", "age10", "deces", "masque"];
    let (mut answered, mut named) = (0, 0);
    for draw in 0..10_000_u64 {
        let pick = |what: u64, of: usize| (mixed(draw * 31 + what) % of as u64) as usize;
        let mut parts: Vec<String> = vec![format!(r#""periode":{}"#, values[0])];
        for at in 1..fields.len() {
            match pick(at as u64, 6) {
                0 | 1 => parts.push(format!(r#""{}":{}"#, fields[at], values[at])),
                2 if draw % 3 == 0 => parts.push(format!(r#""{}":{}"#, fields[at], odd[pick(20, odd.len())])),
                _ => {}
            }
        }
        let stranger = (draw % 4 == 0).then(|| unknown[pick(21, unknown.len())]);
        parts.extend(stranger.map(|field| format!(r#""{field}":1"#)));
        let turn = pick(22, 3) % parts.len();
        parts.rotate_left(turn);
        let read = Query::read(&format!("{{{}}}", parts.join(",")));
        if let Some(field) = stranger {
            let told = read.expect_err("an unknown field is refused").to_string();
            named += u32::from(told.contains(&format!("unknown field `{field}`")));
            continue;
        }
        let Ok(asked) = read else { continue };
        if let Ok(answer) = ask(columns(), &asked, &Perimeter::national(), &rule()) {
            answered += 1;
            keys(&serde_json::to_value(&answer).unwrap(), &allowed);
        }
    }
    assert!(answered > 2_000, "{answered}");
    // Where an odd value comes first, the error is about it.
    assert!(named > 1_500, "{named}");
}

fn keys(value: &serde_json::Value, allowed: &[&str]) {
    match value {
        serde_json::Value::Object(map) => map.iter().for_each(|(key, value)| {
            assert!(allowed.contains(&key.as_str()), "{key}");
            keys(value, allowed);
        }),
        serde_json::Value::Array(values) => values.iter().for_each(|value| keys(value, allowed)),
        _ => {}
    }
}
