//! Budgets of the products at work: last year closed, this year planned, revised, paid in part; funders, and one convention that ends soon.

use chrono::{Datelike, NaiveDate};
use kernel::{Error, Tx};

use super::{Story, title};
use crate::budget::domain::Agreed;
use crate::budget::matrix::Matrix;
use crate::budget::records::cell::{Activity, Resource};
use crate::budget::records::convention::Funder;
use crate::budget::records::layer::Volet;
use crate::budget::store::{By, Place, Written, conventions, layers, publications, save};
use crate::budget::summary::Summary;

/// Product, euros planned this year, part of it that development takes in hundredths.
const YEARS: [(&str, i64, i64); 8] = [
    ("causes-de-deces", 780_000, 52),
    ("ressourcerie", 430_000, 40),
    ("enfants-du-spectacle", 420_000, 61),
    ("droits-simples", 360_000, 55),
    ("signature-commune", 510_000, 35),
    ("transport-adapte", 300_000, 45),
    ("carnet-de-bord", 240_000, 60),
    ("boussole-emploi", 60_000, 0),
];

/// Product, funder, nature, reference, euros, first and last day from today.
type Funded = (&'static str, &'static str, Funder, &'static str, i64, i64, i64);

#[rustfmt::skip]
const FUNDED: [Funded; 8] = [
    ("causes-de-deces", "Direction générale de la santé", Funder::Sponsor, "2025-DGS-014", 900_000, -330, 400),
    ("causes-de-deces", "Fonds d'accélération des services numériques", Funder::Fast, "FAST-2025-031", 350_000, -330, 58),
    ("ressourcerie", "Direction du numérique", Funder::Sponsor, "DNUM-2025-007", 430_000, -280, 120),
    ("enfants-du-spectacle", "Direction générale du travail", Funder::Sponsor, "DGT-2026-002", 500_000, -200, 530),
    ("droits-simples", "Fonds pour l'accès aux droits", Funder::Fonds, "FAD-2025-112", 300_000, -300, 21),
    ("signature-commune", "Agence des communes", Funder::Autre, "AC-2024-19", 510_000, -400, 330),
    ("carnet-de-bord", "Direction des transports", Funder::Sponsor, "DT-2026-01", 240_000, -150, 210),
    ("boussole-emploi", "Sous-direction de l'emploi", Funder::Sponsor, "SDE-2026-05", 150_000, -50, 315),
];

/// A matrix whose cells add up to `euros`: what development leaves is shared in hundredths.
fn matrix(euros: i64, development: i64) -> Matrix {
    let shares = [
        (Activity::Management, Resource::Prestations, 12),
        (Activity::Management, Resource::Personnel, 10),
        (Activity::Designer, Resource::Prestations, 9),
        (Activity::Deploiement, Resource::Prestations, 6),
        (Activity::HebergementCloud, Resource::Logiciel, 3),
        (Activity::Securite, Resource::Prestations, 2),
    ];
    let mut matrix = Matrix::default();
    let mut rest = euros * 100;
    for (activity, resource, share) in shares {
        let cents = euros * share * (100 - development) / 60;
        matrix.set(activity, resource, cents.min(rest));
        rest -= cents.min(rest);
    }
    let own = if development == 0 { Activity::Designer } else { Activity::Developpeur };
    let known = matrix.cell(own, Resource::Prestations);
    matrix.set(own, Resource::Prestations, known + rest);
    matrix
}

pub async fn write(tx: &Tx, story: &Story) -> Result<(), Error> {
    let by = By { author: &story.camille, demonstration: true };
    let year = story.today.year();
    for (product, euros, development) in YEARS {
        let whole = |part: i64| Written {
            ae: Some(euros * part),
            matrix: matrix(euros * part / 100, development),
            ..Written::default()
        };
        let of = |year: i32, kind: Volet| Place { product, year, kind };
        let paid_days = i64::from(story.today.ordinal()).min(360);
        let so_far = Written { settled: Some(story.day(-10).max(new_year(year))), ..whole(paid_days * 92 / 365) };
        if product != "boussole-emploi" {
            let closed = Written { complete: true, settled: NaiveDate::from_ymd_opt(year - 1, 12, 31), ..whole(74) };
            save(tx, of(year - 1, Volet::Prevu), 0, &whole(80), by).await?;
            save(tx, of(year - 1, Volet::Realise), 0, &closed, by).await?;
            save(tx, of(year, Volet::Revise), 0, &whole(104), by).await?;
        }
        save(tx, of(year, Volet::Prevu), 0, &whole(100), by).await?;
        save(tx, of(year, Volet::Realise), 0, &so_far, by).await?;
    }
    for (product, funder, kind, reference, euros, from, until) in FUNDED {
        let agreed = Agreed {
            funder: funder.into(),
            kind,
            reference: reference.into(),
            cents: euros * 100,
            from: story.day(from),
            until: story.day(until),
        };
        conventions::add(tx, product, &agreed, by).await?;
    }
    for product in ["causes-de-deces", "ressourcerie", "signature-commune"] {
        publish(tx, product, year - 1, story.day(-160), by).await?;
    }
    publish(tx, "causes-de-deces", year, story.day(-20), by).await
}

fn new_year(year: i32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or_default()
}

async fn publish(tx: &Tx, product: &str, year: i32, on: NaiveDate, by: By<'_>) -> Result<(), Error> {
    let (layers, agreed) = (layers(tx.sql(), product, year).await?, conventions::list(tx.sql(), Some(product)).await?);
    let summary = Summary::of((product, &title(tx, product).await?), year, &layers, &agreed);
    let frozen = summary.map_err(anyhow::Error::from)?.frozen()?;
    publications::add(tx, (product, year), on, frozen, by).await.map(drop)
}
