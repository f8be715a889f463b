//! An indicator drawn: its measures as it asks to be shown, its targets as lines, and the table of its values.

use ui::Html;
use ui::chart::{BarChart, ColumnChart, LineChart};

use super::domain::decimal::Decimal;
use super::frequency::Frequency;
use super::records::indicator::Model as Indicator;
use super::records::measure::Model as Measure;
use super::unit::Unit;
use super::words::Dataviz;

/// Targets drawn: the next ones.
const TARGETS: usize = 3;
/// Points drawn: five years of months.
const POINTS: usize = 60;

/// A figure, and why it is not the one that was asked for.
pub struct Drawn {
    /// The figure; nothing when nothing was measured.
    pub figure: Option<Html>,
    /// Why it is another drawing; empty when it is the one asked for.
    pub note: &'static str,
}

/// Draws an indicator. `id` is unique in the page; measures come by day.
pub fn draw(id: &str, of: &Indicator, measures: &[Measure]) -> Drawn {
    let real: Vec<&Measure> = measures.iter().filter(|one| !one.target).collect();
    let shown = &real[real.len().saturating_sub(POINTS)..];
    let Some(last) = shown.last() else { return Drawn { figure: None, note: "" } };
    let wish = last.dataviz.or(of.dataviz).unwrap_or(Dataviz::LineChart);
    let places = places(shown);
    let drawn = |figure: Html, note: &'static str| Drawn { figure: Some(figure), note };
    match wish {
        Dataviz::Map | Dataviz::PieChart if places.len() > 1 => {
            let note = "Une carte ou des parts sont souhaitées ; les valeurs par territoire se lisent ici en barres.";
            let bars = BarChart::new(id, format!("{}, par territoire", of.name), places);
            drawn(bars.unit(of.unit.id()).html(), note)
        }
        Dataviz::BarChart => {
            let bars = shown.iter().map(|one| (label(one), value(one).drawn())).collect();
            drawn(ColumnChart::new(id, title(of), bars).html(), "")
        }
        Dataviz::LineChart => drawn(lines(id, of, shown, measures), ""),
        Dataviz::Map | Dataviz::PieChart | Dataviz::ScatterPlot => {
            let note = "Une autre représentation est souhaitée ; ces données se lisent ici en courbe.";
            drawn(lines(id, of, shown, measures), note)
        }
    }
}

fn title(of: &Indicator) -> String {
    match of.unit {
        Unit::Unite => of.name.clone(),
        unit => format!("{} ({})", of.name, unit.id()),
    }
}

fn value(one: &Measure) -> Decimal {
    Decimal::of_millionths(one.millionths)
}

/// The name of a point on the axis: a month where there is one measure of it, short enough for a narrow screen.
fn label(one: &Measure) -> String {
    let form = if one.frequency >= Frequency::Mensuelle { "%m/%Y" } else { "%d/%m/%y" };
    one.measured_on.format(form).to_string()
}

fn lines(id: &str, of: &Indicator, shown: &[&Measure], measures: &[Measure]) -> Html {
    let chart = LineChart::new(id, &of.name, shown.iter().map(|one| label(one)).collect()).unit(of.unit.sign());
    let chart = chart.series(&of.name, shown.iter().map(|one| Some(value(one).drawn())).collect());
    let last = shown.last().map(|one| one.measured_on);
    let targets = measures.iter().filter(|one| one.target && Some(one.measured_on) > last).take(TARGETS);
    let aimed = |chart: LineChart, one: &Measure| {
        chart.target(format!("Cible du {}", ui::format::date_short(one.measured_on)), value(one).drawn())
    };
    targets.fold(chart, aimed).html()
}

/// The last value of each territory.
fn places(shown: &[&Measure]) -> Vec<(String, f64)> {
    let mut places: Vec<(String, f64)> = Vec::new();
    for one in shown {
        let Some(code) = &one.territory else { continue };
        let (code, value) = (code.as_str().to_owned(), value(one).drawn());
        match places.iter_mut().find(|(known, _)| *known == code) {
            Some((_, known)) => *known = value,
            None => places.push((code, value)),
        }
    }
    places
}
