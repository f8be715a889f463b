//! Requests towards hosts that nobody declared are refused, every one, and journaled by their host alone.

use testkit::Place;

use crate::toy::{self, count};

#[tokio::test]
async fn a_hundred_undeclared_hosts_are_refused_a_hundred_times_and_journaled() {
    let place = Place::new().await;
    let (deployment, _) = toy::open(&place).await.unwrap();
    for rank in 0..100 {
        let scheme = if rank % 2 == 0 { "https" } else { "http" };
        let port = if rank % 3 == 0 { ":8443" } else { "" };
        let url = format!("{scheme}://hote-{rank}.exemple.fr{port}/dossier?nom=benali");
        let refusal = deployment.front().outbound().get(&url).await.err().unwrap_or_else(|| panic!("{url} answered"));
        assert!(refusal.is_refusal(), "{url}: {refusal}");
    }
    deployment.tend().await.unwrap();
    let platform = deployment.platform();
    assert_eq!(count(platform, "journal_event WHERE kind = 'outbound.refused'").await, 100);
    assert_eq!(
        count(platform, "(SELECT DISTINCT subject FROM journal_event WHERE kind = 'outbound.refused') hosts").await,
        100
    );
    assert_eq!(
        count(platform, "journal_event WHERE subject LIKE '%/%' OR details LIKE '%benali%' OR subject LIKE '%benali%'")
            .await,
        0
    );
}

#[tokio::test]
async fn refusals_that_wait_at_the_end_are_journaled_before_it() {
    let place = Place::new().await;
    let (deployment, _) = toy::open(&place).await.unwrap();
    assert!(deployment.front().outbound().get("https://ailleurs.exemple.fr/").await.is_err());
    deployment.close().await;
    let (again, _) = toy::open(&place).await.unwrap();
    assert_eq!(
        count(again.platform(), "journal_event WHERE kind = 'outbound.refused' AND subject = 'ailleurs.exemple.fr'")
            .await,
        1
    );
}
