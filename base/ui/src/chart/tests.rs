//! Charts: values become places, and every value is in the table.

use super::scale::{Scale, number, shown};
use super::*;

fn labels(count: usize) -> Vec<String> {
    (1..=count).map(|n| format!("mois {n}")).collect()
}

#[test]
fn graduations_are_round_and_cover_the_values() {
    let ticks = |values: &[f64]| Scale::covering(values.iter().copied()).ticks;
    assert_eq!(ticks(&[0.0, 662.0]), [0.0, 200.0, 400.0, 600.0, 800.0]);
    assert_eq!(ticks(&[9.0]), [0.0, 2.0, 4.0, 6.0, 8.0, 10.0]);
    assert_eq!(ticks(&[0.0]), [0.0, 1.0]);
    assert_eq!(ticks(&[12.0]), [0.0, 5.0, 10.0, 15.0]);
    assert_eq!(ticks(&[11.5]), [0.0, 2.5, 5.0, 7.5, 10.0, 12.5]);
    assert_eq!(ticks(&[f64::NAN, 5.0]).last(), Some(&5.0));
}

#[test]
fn labels_are_spread_from_the_first_to_the_last() {
    assert_eq!(shown(12, 5), [0, 3, 6, 8, 11]);
    assert_eq!(shown(3, 5), [0, 1, 2]);
    assert!(shown(0, 5).is_empty());
}

#[test]
fn a_line_goes_through_its_points_and_stops_at_a_gap() {
    let html =
        LineChart::new("g", "Usages", labels(4)).series("A", vec![Some(0.0), Some(50.0), None, Some(100.0)]).html();
    assert!(html.as_str().contains(r#"d="M0 1000L333.33 500M1000 0""#), "{html}");
}

#[test]
fn a_target_is_dashed_named_and_in_the_table() {
    let html =
        LineChart::new("g", "Usages", labels(2)).series("A", vec![Some(1.0), Some(2.0)]).target("Objectif", 4.0).html();
    assert!(html.as_str().contains(r#"class="app-target""#) && html.as_str().contains("Objectif : 4</text>"));
    assert_eq!(html.as_str().matches(r#"<td class="app-number">4</td>"#).count(), 2);
}

#[test]
fn bands_lie_upon_each_other() {
    let html = AreaChart::new("g", "Phases", labels(2))
        .series("bas", vec![20.0, 20.0])
        .series("haut", vec![30.0, 80.0])
        .html();
    assert!(html.as_str().contains(r#"points="0,800 1000,800 1000,1000 0,1000""#), "{html}");
    assert!(html.as_str().contains(r#"points="0,500 1000,0 1000,800 0,800""#), "{html}");
    assert!(html.as_str().contains(r#"<td class="app-number">100</td>"#), "the total is in the table");
}

#[test]
fn a_short_series_is_completed_with_zeros() {
    let html = AreaChart::new("g", "Phases", labels(3)).series("A", vec![5.0]).html();
    assert_eq!(html.as_str().matches(r#"<td class="app-number">0</td>"#).count(), 4);
}

#[test]
fn a_funnel_tells_who_stops_where() {
    let steps = vec![
        ("Investigation".into(), 661),
        ("Construction".into(), 412),
        ("Accélération".into(), 0),
        ("Fin".into(), 0),
    ];
    let html = Funnel::new("g", "Entonnoir", steps).html();
    assert!(html.as_str().contains("249 s&#39;arrêtent ici, soit 38\u{202f}%"), "{html}");
    assert_eq!(html.as_str().matches("arrêtent ici").count(), 2);
}

#[test]
fn a_range_says_in_words_where_the_value_stands() {
    let row = |value, guide| RangeRow { label: "Clara".into(), href: String::new(), value, guide };
    let rows = vec![
        row(10.0, Some((20.0, 40.0))),
        row(20.0, Some((20.0, 40.0))),
        row(50.0, Some((20.0, 40.0))),
        row(5.0, None),
    ];
    let html = RangeChart::new("g", "Durées", "jours", rows).html();
    for verdict in ["en deçà du repère", "dans le repère", "au-delà du repère", "sans repère"] {
        assert_eq!(html.as_str().matches(verdict).count(), 2, "{verdict}: in the drawing and in the table");
    }
    assert!(html.as_str().contains("20 à 40\u{a0}jours"));
}

#[test]
fn every_value_of_a_chart_is_in_its_table() {
    let values: Vec<f64> = (1..=30).map(|n| f64::from(n * n) + 0.5).collect();
    let pairs: Vec<(String, f64)> = labels(30).into_iter().zip(values.clone()).collect();
    let charts = [
        LineChart::new("a", "T", labels(30)).series("S", values.iter().copied().map(Some).collect()).html(),
        AreaChart::new("b", "T", labels(30)).series("S", values.clone()).html(),
        ColumnChart::new("c", "T", pairs.clone()).html(),
        BarChart::new("d", "T", pairs).html(),
    ];
    for chart in charts {
        let table = chart.as_str().split("<table>").nth(1).unwrap();
        for value in &values {
            assert!(table.contains(&format!(">{}<", number(*value))), "{value} missing in {chart}");
        }
    }
}

#[test]
fn a_drawing_has_a_name_a_description_and_escaped_texts() {
    let html = LineChart::new("g", "A < B & C", labels(2)).series("<script>", vec![Some(1.0), None]).html();
    assert!(html.as_str().contains(r#"role="img" aria-labelledby="g-nom g-description""#));
    assert!(html.as_str().contains(r#"<title id="g-nom">A &lt; B &amp; C</title>"#));
    assert!(!html.as_str().contains("<script>"));
}

#[test]
fn nothing_to_draw_is_said_and_drawn_without_a_fault() {
    let empty = [
        LineChart::new("a", "T", vec![]).html(),
        AreaChart::new("b", "T", vec![]).series("S", vec![]).html(),
        ColumnChart::new("c", "T", vec![]).html(),
        BarChart::new("d", "T", vec![]).html(),
        Funnel::new("e", "T", vec![]).html(),
        RangeChart::new("f", "T", "", vec![]).html(),
    ];
    for chart in empty {
        assert!(chart.as_str().starts_with("<figure") && !chart.as_str().contains("NaN"), "{chart}");
    }
}
