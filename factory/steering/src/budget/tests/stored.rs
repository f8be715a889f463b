//! What is written is what is read, and which layer tells the cost of a year.

use kernel::{Error, Event, Id};
use testkit::App;

use crate::budget::annual_cents;
use crate::budget::matrix::Matrix;
use crate::budget::records::cell::{Activity, Resource};
use crate::budget::records::layer::Volet;
use crate::budget::store::{By, Place, Written, find, save};
use crate::trial::app;

async fn write(app: &App, kind: Volet, revision: i64, euros: i64, complete: bool) -> Result<(), Error> {
    let mut matrix = Matrix::default();
    matrix.set(Activity::Developpeur, Resource::Prestations, euros * 100);
    let written = Written { matrix, complete, ..Written::default() };
    let tx = app.kernel().begin_as_system("essai").await?;
    let author = Id::parse("018f0000-0000-7000-8000-000000000001").map_err(anyhow::Error::from)?;
    let place = Place { product: "mano", year: 2026, kind };
    save(&tx, place, revision, &written, By { author: &author, demonstration: false }).await?;
    tx.commit(Event::new("essai")).await
}

#[tokio::test]
async fn the_cost_of_a_year_is_planned_then_revised_then_real_once_closed() {
    let app = app().await;
    let sql = app.kernel().db().reader();
    assert_eq!(annual_cents(sql, "mano", 2026).await.unwrap(), None);
    for (kind, revision, euros, complete, cost) in [
        (Volet::Prevu, 0, 100, false, 100),
        (Volet::Realise, 0, 30, false, 100),
        (Volet::Revise, 0, 120, false, 120),
        (Volet::Realise, 1, 110, true, 110),
    ] {
        write(&app, kind, revision, euros, complete).await.unwrap();
        assert_eq!(annual_cents(sql, "mano", 2026).await.unwrap(), Some(cost * 100));
    }
    assert_eq!(annual_cents(sql, "mano", 2025).await.unwrap(), None);
}

#[tokio::test]
async fn a_layer_read_before_another_s_write_is_not_written_over_it() {
    let app = app().await;
    write(&app, Volet::Prevu, 0, 100, false).await.unwrap();
    for stale in [0, 2] {
        let refused = write(&app, Volet::Prevu, stale, 999, false).await;
        assert!(matches!(refused, Err(Error::Conflict(_))), "{refused:?}");
    }
    write(&app, Volet::Prevu, 1, 200, false).await.unwrap();
    let place = Place { product: "mano", year: 2026, kind: Volet::Prevu };
    let now = find(app.kernel().db().reader(), place).await.unwrap().unwrap();
    assert_eq!((now.head.revision, now.matrix.total().unwrap()), (2, 20_000));
}
