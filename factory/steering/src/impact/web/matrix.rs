//! The impact of a product on one page: the *métrique phare*, the matrix, what is followed besides.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use chrono::NaiveDate;
use kernel::access::grants_of;
use kernel::{Can, Error, Kernel};
use ui::{Frame, NavItem};

use crate::impact::domain::level::Level;
use crate::impact::figures::{self, Figures, Followed};
use crate::impact::mandatory::Mandatory;
use crate::impact::permission::MeasureImpact;
use crate::pages::crumbs;
use crate::perimeter::may;
use crate::perimeter::{FollowProduct, product};

#[derive(Template)]
#[template(path = "impact/matrix.html")]
struct MatrixPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    title: String,
    href: String,
    public_href: String,
    flagship: Option<Line>,
    matrix: Vec<Line>,
    others: Vec<Line>,
    measures: bool,
}

/// A line of the matrix, in words.
pub struct Line {
    /// Family.
    pub family: &'static str,
    /// Name.
    pub name: String,
    /// Where its indicator is; empty when it is not followed.
    pub href: String,
    /// Last value.
    pub value: String,
    /// When.
    pub on: String,
    /// Where it should be.
    pub target: String,
    /// How far it can be trusted.
    pub level: Level,
    /// How late it is; empty when it is not.
    pub late: String,
    /// What to do about it; empty when nothing.
    pub lacks: String,
}

impl Line {
    /// A line about what is followed.
    pub fn of(one: &Followed, base: &str, today: NaiveDate) -> Self {
        let asks = one.indicator.kind.is_some_and(Mandatory::asks_next_year);
        let target = one.target(today);
        let ahead = target.is_some_and(|target| target.on > today);
        let told = |target: figures::Reading| {
            format!("{} au {}", one.indicator.unit.told(target.value), ui::format::date(target.on))
        };
        Self {
            family: one.indicator.family.label(),
            name: one.indicator.name.clone(),
            href: format!("{base}/{}", one.indicator.id),
            value: one.told().unwrap_or_default(),
            on: one.last.map(|last| ui::format::date(last.on)).unwrap_or_default(),
            target: target.map(told).unwrap_or_default(),
            level: one.level(),
            late: one.late_told(today),
            lacks: match (one.last, asks && !ahead) {
                (None, _) => "Aucune mesure".to_owned(),
                (_, true) => "Cible à un an absente".to_owned(),
                _ => String::new(),
            },
        }
    }

    fn shown(&self) -> &str {
        if self.value.is_empty() { "–" } else { &self.value }
    }

    fn when(&self) -> &str {
        if self.on.is_empty() { "jamais mesurée" } else { &self.on }
    }

    fn missing(kind: Mandatory) -> Self {
        Self {
            family: kind.family().label(),
            name: kind.label().to_owned(),
            href: String::new(),
            value: String::new(),
            on: String::new(),
            target: String::new(),
            level: Level::Absente,
            late: String::new(),
            lacks: "Non suivi".to_owned(),
        }
    }

    fn cost(figures: &Figures, product: &str, today: NaiveDate) -> Self {
        let missing = Self::missing(Mandatory::CoutUtilisation);
        let users = figures.of_kind(product, Mandatory::UtilisateursActifs);
        let Some((cost, users)) = figures.use_cost(product).zip(users) else {
            return Self { lacks: "Demande un budget annuel et des utilisateurs actifs".to_owned(), ..missing };
        };
        Self {
            value: ui::format::euros(cost.cents),
            on: ui::format::date(cost.on),
            level: users.level(),
            late: users.late(today).map(|_| "Utilisateurs actifs en retard".to_owned()).unwrap_or_default(),
            lacks: String::new(),
            ..missing
        }
    }
}

/// The seven lines of the matrix of a product.
pub fn lines(figures: &Figures, product: &str, today: NaiveDate) -> Vec<Line> {
    let base = super::href(product);
    let line = |kind: Mandatory| match (kind, figures.of_kind(product, kind)) {
        (Mandatory::CoutUtilisation, _) => Line::cost(figures, product, today),
        (_, Some(one)) => Line::of(one, &base, today),
        (kind, None) => Line::missing(kind),
    };
    Mandatory::ALL.into_iter().map(line).collect()
}

/// The page.
pub async fn show(
    State(kernel): State<Kernel>,
    can: Can<FollowProduct>,
    frame: Frame,
    Path(id): Path<String>,
) -> Result<Response, Error> {
    let product = product(&can, &id).await?;
    let (figures, today) = (figures::today(&kernel).await?, kernel.clock().today());
    let grants = grants_of(kernel.db(), &can.who().account).await?;
    let href = super::href(&id);
    let others = figures.of(&id).iter().filter(|one| one.indicator.kind.is_none());
    Ok(ui::page(&MatrixPage {
        frame,
        crumbs: crumbs(&product, "Impact"),
        title: product.source.title.clone(),
        public_href: format!("{}/stats", portfolio::catalogue::href("/produits/", &id)),
        flagship: figures.flagship(&id).map(|one| Line::of(one, &href, today)),
        matrix: lines(&figures, &id, today),
        others: others.map(|one| Line::of(one, &href, today)).collect(),
        measures: may::<MeasureImpact>(&grants, &product.source),
        href,
    }))
}
