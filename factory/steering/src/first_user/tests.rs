//! The first real user: counted from the start of construction, compared across products.

use portfolio::phase::{Phase, PhaseName};

use crate::first_user::domain::{Reach, median, reach};
use crate::trial::{app, intrapreneur, on};

fn phase(name: PhaseName, start: &str, end: Option<&str>) -> Phase {
    Phase { name, start: start.parse().unwrap(), end: end.map(|end| end.parse().unwrap()), comment: None }
}

#[test]
fn days_are_counted_from_the_start_of_construction() {
    let day = |text: &str| text.parse().unwrap();
    let phases = [
        phase(PhaseName::Investigation, "2025-01-01", Some("2025-03-01")),
        phase(PhaseName::Construction, "2025-03-01", None),
    ];
    let today = day("2025-06-01");
    assert_eq!(reach(&phases, Some(day("2025-04-10")), today), Some(Reach::Reached(40)));
    assert_eq!(reach(&phases, None, today), Some(Reach::Waiting(92)));
    assert_eq!(reach(&phases, None, day("2025-02-01")), None, "not built yet");
    assert_eq!(reach(&phases[..1], None, today), None);
    let stopped = [phases[1].clone(), phase(PhaseName::Abandon, "2025-05-01", None)];
    assert_eq!(reach(&stopped, None, today), None, "a stopped product waits no more");
    assert_eq!((median(vec![]), median(vec![9, 1, 5]), median(vec![4, 2])), (None, Some(5), Some(3)));
}

#[tokio::test]
async fn the_page_tells_of_the_products_that_one_follows() {
    let app = app().await;
    let mut paul = intrapreneur(&app, "carnet-de-bord").await;
    let page = paul.get("/premiers-utilisateurs").await.body;
    let waiting = page.split("id=\"sans-utilisateur\"").nth(1).unwrap();
    assert!(waiting.contains("Carnet de bord"), "{page}");
    let mut elsewhere = app.person("Ines Petit", &[on("membre", "mano")]).await;
    assert!(!elsewhere.get("/premiers-utilisateurs").await.body.contains("Carnet de bord"));
    assert_eq!(app.anonymous().get("/premiers-utilisateurs").await.status, 401);
}
