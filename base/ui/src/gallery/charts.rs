//! Sample charts.

use crate::Html;
use crate::chart::{AreaChart, BarChart, ColumnChart, Funnel, LineChart, RangeChart, RangeRow};

const PHASES: [(&str, f64, f64); 8] = [
    ("Investigation", 12.0, 0.3),
    ("Construction", 30.0, 2.2),
    ("Accélération", 16.0, 1.6),
    ("Consolidation", 4.0, 0.6),
    ("Opéré", 1.0, 0.4),
    ("Transféré", 6.0, 2.3),
    ("Arrêté", 9.0, 3.2),
    ("Arrêté après investigation", 14.0, 5.1),
];

/// One of each.
pub(super) fn samples() -> Vec<Html> {
    vec![lines(), areas(), funnel(), ranges(), columns(), bars()]
}

fn quarters(count: usize) -> Vec<String> {
    (0..count).map(|n| format!("T{} {}", n % 4 + 1, 2017 + n / 4)).collect()
}

fn lines() -> Html {
    let values = |start: f64, slope: f64, wave: f64| {
        (0..12).map(|n| Some((start + slope * n as f64 + wave * (n as f64).sin()).round())).collect()
    };
    let mut interrupted: Vec<_> = values(60.0, 9.0, 12.0);
    interrupted[4] = None;
    LineChart::new("usages", "Usagers actifs par trimestre", quarters(12))
        .unit("usagers")
        .series("Conseillères et conseillers", values(120.0, 24.0, 20.0))
        .series("Structures", interrupted)
        .series("Départements", values(20.0, 2.0, 3.0))
        .target("Objectif", 350.0)
        .html()
}

fn areas() -> Html {
    let chart = AreaChart::new("phases", "Produits par phase", quarters(14)).unit("produits");
    let course = |start: f64, slope: f64| (0..14).map(|n| (start + slope * n as f64).round()).collect();
    PHASES.iter().fold(chart, |chart, (label, start, slope)| chart.series(*label, course(*start, *slope))).html()
}

fn funnel() -> Html {
    let steps =
        [("Investigation", 661), ("Construction", 412), ("Accélération", 228), ("Transfert ou consolidation", 128)];
    Funnel::new(
        "entonnoir",
        "De l'investigation au transfert",
        steps.map(|(label, count)| (label.into(), count)).into(),
    )
    .html()
}

fn ranges() -> Html {
    let row = |label: &str, value, guide| RangeRow { label: label.into(), href: "#".into(), value, guide };
    let rows = vec![
        row("Clara – construction", 171.0, Some((180.0, 548.0))),
        row("Mano – accélération", 402.0, Some((330.0, 400.0))),
        row("Enfants du spectacle – investigation", 45.0, Some((42.0, 63.0))),
        row("Nata – opéré", 300.0, None),
    ];
    RangeChart::new("durees", "Jours dans la phase, à côté du repère de la méthode", "jours", rows).html()
}

fn columns() -> Html {
    let bars = (2017..2027).map(|year| (year.to_string(), f64::from((year - 2010) * 7 % 53)));
    ColumnChart::new("lancements", "Produits lancés par an", bars.collect()).unit("produits").html()
}

fn bars() -> Html {
    let bars = [("Emploi et insertion", 48.0), ("Santé", 31.0), ("Logement", 12.5), ("Enfance", 4.0)];
    BarChart::new("thematiques", "Produits par thématique", bars.map(|(label, value)| (label.into(), value)).into())
        .html()
}
