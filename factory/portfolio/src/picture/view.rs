//! The page: three charts, each with its table.

use askama::Template;
use chrono::NaiveDate;
use ui::chart::{AreaChart, BarChart, RangeChart, RangeRow};
use ui::{Choice, Filled, Frame, Html, Pagination};

use super::domain::{Asked, PACES, PERIODS, guide_in_days, points};
use crate::catalogue::{Today, lives};
use crate::phase::PhaseName;
use crate::statistics::{Step, TimeInPhase, by_month, funnel};

/// Products listed with their duration on one page.
const PER_PAGE: usize = 25;

/// The picture of the factory.
#[derive(Template)]
#[template(path = "picture/show.html")]
pub struct PicturePage {
    frame: Frame,
    day: NaiveDate,
    total: usize,
    faults: Vec<String>,
    filled: Filled,
    periods: Vec<Choice>,
    area: Html,
    reached: Html,
    steps: Vec<Step>,
    phases: Vec<Choice>,
    paces: Vec<Choice>,
    incubators: Vec<Choice>,
    filters: usize,
    durations: usize,
    ranges: Html,
    pages: Pagination,
}

impl PicturePage {
    /// The page of the day.
    pub fn of(frame: Frame, today: &Today, asked: Asked) -> Self {
        let steps = funnel(&lives(&today.catalogue), today.day);
        let times: Vec<&TimeInPhase> = today.times.iter().filter(|time| wanted(today, time, &asked)).collect();
        let pages = Pagination::new(asked.address(), asked.page as u64, PER_PAGE as u64, times.len() as u64);
        let first = (pages.current() as usize - 1) * PER_PAGE;
        let shown: Vec<RangeRow> = times.iter().skip(first).take(PER_PAGE).map(|time| row(today, time)).collect();
        let choices = |all: &[(&str, &str)]| all.iter().map(|(value, label)| Choice::new(*value, *label)).collect();
        Self {
            day: today.day,
            total: today.rows.len(),
            filled: filled(&asked),
            periods: choices(&PERIODS.map(|(_, value, label)| (value, label))),
            area: area(today, &asked),
            reached: reached(&steps),
            phases: choices(&PhaseName::ACTIVE.map(|phase| (phase.id(), phase.label()))),
            paces: choices(&PACES.map(|(_, value, label)| (value, label))),
            incubators: incubators(today),
            filters: asked.filters(),
            durations: times.len(),
            ranges: RangeChart::new("durees-graphique", "Jours passés dans la phase en cours", "jours", shown).html(),
            faults: asked.faults,
            steps,
            pages,
            frame,
        }
    }
}

fn filled(asked: &Asked) -> Filled {
    let address = asked.address();
    let names = ["periode", "phase", "rythme", "incubateur"];
    Filled::from_pairs(names.map(|name| (name, address.value(name).to_owned())))
}

fn area(today: &Today, asked: &Asked) -> Html {
    let months = points(by_month(&lives(&today.catalogue), today.day), asked.period, today.day);
    let labels = months.iter().map(|month| ui::format::month(month.day)).collect();
    let chart = AreaChart::new("phases-graphique", "Produits par phase, au fil du temps", labels).unit("produits");
    PhaseName::ALL
        .into_iter()
        .fold(chart, |chart, phase| {
            chart.series(phase.label(), months.iter().map(|month| month.of(phase) as f64).collect())
        })
        .html()
}

fn reached(steps: &[Step]) -> Html {
    let bars = steps.iter().map(|step| {
        let rate = step.stop_rate().map(|rate| format!(" – {} d'arrêts", ui::format::percent(rate, 0)));
        (format!("{}{}", step.phase.label(), rate.unwrap_or_default()), step.reached as f64)
    });
    BarChart::new("entonnoir-graphique", "Produits qui ont atteint chaque phase", bars.collect())
        .unit("produits")
        .html()
}

fn wanted(today: &Today, time: &TimeInPhase, asked: &Asked) -> bool {
    let of_incubator = |id: &String| {
        let product = today.catalogue.product(&time.id);
        product.is_some_and(|product| product.source.all_incubators().contains(&id.as_str()))
    };
    asked.phase.is_none_or(|phase| phase == time.phase)
        && asked.pace.is_none_or(|pace| pace == time.pace)
        && asked.incubator.as_ref().is_none_or(of_incubator)
}

fn row(today: &Today, time: &TimeInPhase) -> RangeRow {
    let product = today.catalogue.product(&time.id);
    let title = product.map_or(time.id.as_str(), |product| &product.source.title);
    RangeRow {
        label: format!("{title} – {}", time.phase.label()),
        href: product.map(crate::catalogue::Product::href).unwrap_or_default(),
        value: time.days as f64,
        guide: guide_in_days(time.phase),
    }
}

fn incubators(today: &Today) -> Vec<Choice> {
    let mut choices: Vec<Choice> =
        today.catalogue.incubators.iter().map(|one| Choice::new(&one.id, &one.title)).collect();
    choices.sort_by_key(|choice| crate::search::normalise(&choice.label));
    choices
}
