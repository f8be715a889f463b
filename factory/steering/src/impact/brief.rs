//! Impact in a few words, for who decides: a committee, a Monday, a gate. A measure of use is never told as an impact.

use chrono::{Datelike, Months, NaiveDate};

use super::domain::cost::{Share, cents_by};
use super::domain::level::Level;
use super::figures::{Figures, Followed};
use super::mandatory::Mandatory;
use super::words::Family;

/// Terms and values for the pack of a committee: the *métrique phare*, what changed, what it costs, then use, named as such.
pub fn told(figures: &Figures, product: &str, today: NaiveDate) -> Vec<(String, String)> {
    let mut all = Vec::new();
    let flagship = figures.flagship(product);
    all.push((
        "Métrique phare".to_owned(),
        flagship.map_or("Aucune n'est choisie".to_owned(), |one| sentence(one, today)),
    ));
    let impacts = figures.of(product).iter().filter(|one| one.indicator.family == Family::Impactant);
    let impacts: Vec<&Followed> = impacts.filter(|one| one.last.is_some() && !one.indicator.flagship).collect();
    all.extend(impacts.iter().map(|one| (format!("Impact : {}", one.indicator.name), sentence(one, today))));
    if !is_measured(figures, product) {
        all.push((
            "Impact mesuré".to_owned(),
            "Aucune mesure d'impact : l'usage ne compte pas comme impact".to_owned(),
        ));
    }
    let cost = figures.use_cost(product);
    all.push((
        Mandatory::CoutUtilisation.label().to_owned(),
        cost.map_or("Inconnu : il manque le budget ou les utilisateurs actifs".to_owned(), |cost| {
            format!("{} par utilisateur actif d'un mois, en {}", ui::format::euros(cost.cents), cost.on.year())
        }),
    ));
    all.extend(impact_cost(figures, product));
    let uses = figures.of(product).iter().filter(|one| one.indicator.family == Family::Utilise && one.last.is_some());
    let uses: Vec<String> = uses.filter_map(|one| Some(format!("{} : {}", one.indicator.name, one.told()?))).collect();
    if !uses.is_empty() {
        all.push(("Usage, qui ne vaut pas impact".to_owned(), uses.join(" ; ")));
    }
    all
}

fn impact_cost(figures: &Figures, product: &str) -> Option<(String, String)> {
    let one = figures.of_kind(product, Mandatory::ImpactGenere)?;
    let (first, last) = (one.first?, one.last?);
    let share = Share::of(one.indicator.unit, one.indicator.direction);
    let divisor = share.divisor(one.indicator.direction, first.value, last.value);
    let cents = cents_by(figures.annual_cents(product, last.on.year())?, divisor)?;
    Some(("Coût de l'impact".to_owned(), format!("{}, {}", ui::format::euros(cents), share.told(one.indicator.unit))))
}

/// Whether an impact of a product is measured: an indicator of the family « impactant » with a real measure.
pub fn is_measured(figures: &Figures, product: &str) -> bool {
    figures.of(product).iter().any(|one| one.indicator.family == Family::Impactant && one.last.is_some())
}

/// An indicator, its course since the first measure, its target, its review, in one line.
fn sentence(one: &Followed, today: NaiveDate) -> String {
    let mut text = one.sentence();
    if let Some(first) = one.first.filter(|first| Some(*first) != one.last) {
        let then = one.indicator.unit.told(first.value);
        text.push_str(&format!(", contre {then} le {}", ui::format::date(first.on)));
    }
    if let Some(target) = one.target(today) {
        text.push_str(&format!(
            " ; cible : {} le {}",
            one.indicator.unit.told(target.value),
            ui::format::date(target.on)
        ));
    }
    text.push_str(&format!(" ; {}", one.level().label().to_lowercase()));
    let late = one.late_told(today).to_lowercase();
    if late.is_empty() { text } else { format!("{text} ; {late}") }
}

/// The impacts whose last measure, since a day, moved: product and sentence.
pub fn moved(figures: &Figures, since: NaiveDate) -> Vec<(String, String)> {
    let recent =
        |one: &&Followed| one.indicator.family == Family::Impactant && one.last.is_some_and(|last| last.on >= since);
    let told = |one: &Followed| {
        let (before, word) = (one.before?, if one.improved()? { "mieux" } else { "moins bien" });
        let before = one.indicator.unit.told(before.value);
        Some((one.indicator.product.to_string(), format!("{}, {word} que {before} auparavant", one.sentence())))
    };
    let mut all: Vec<_> = figures.all().filter(recent).filter_map(told).collect();
    all.sort();
    all
}

/// The *métriques phares* that are late or were never measured: product and sentence, the latest first.
pub fn stale(figures: &Figures, today: NaiveDate) -> Vec<(String, String)> {
    let flagships = figures.all().filter(|one| one.indicator.flagship);
    let mut all: Vec<(i64, String, String)> = flagships
        .filter_map(|one| {
            let late = if one.last.is_some() { one.late(today)? } else { i64::MAX };
            let told = one.late_told(today).to_lowercase();
            let text = if told.is_empty() { one.sentence() } else { format!("{}, {told}", one.sentence()) };
            Some((late, one.indicator.product.to_string(), text))
        })
        .collect();
    all.sort_by(|a, b| b.cmp(a));
    all.into_iter().map(|(_, product, text)| (product, text)).collect()
}

/// The targets that a gate asks for: of one indicator of impact, within about six months and about eighteen months from today.
pub fn targets(figures: &Figures, product: &str, today: NaiveDate) -> Option<String> {
    let impacts = figures.of(product).iter().filter(|one| one.indicator.family == Family::Impactant);
    let both = |one: &Followed| {
        let within = |from: u32, to: u32| {
            let fits = |on: NaiveDate| on > today + Months::new(from) && on <= today + Months::new(to);
            one.targets.iter().find(|target| fits(target.on)).copied()
        };
        let (soon, later) = (within(3, 9)?, within(12, 24)?);
        let told = |at: super::figures::Reading| {
            format!("{} le {}", one.indicator.unit.told(at.value), ui::format::date(at.on))
        };
        Some(format!("{} : {}, puis {}", one.indicator.name, told(soon), told(later)))
    };
    impacts.into_iter().find_map(both)
}

/// What a gate reads of impact: the best proven indicator of impact that moved the right way, or has a target; nothing otherwise.
pub fn proof(figures: &Figures, product: &str, today: NaiveDate) -> Option<String> {
    let impacts = figures.of(product).iter().filter(|one| one.indicator.family == Family::Impactant);
    let proven = impacts.filter(|one| one.level() >= Level::Certifiee && one.late(today).is_none());
    let best = proven.filter(|one| one.has_gained()).max_by_key(|one| one.level())?;
    Some(sentence(best, today))
}
