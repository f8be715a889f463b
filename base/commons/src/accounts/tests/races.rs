//! Requests that run at once count as if they ran one after the other.

use futures::future::join_all;
use http::StatusCode;

use super::*;

/// Sends the same code twenty times at once; answers how many times it was taken.
async fn twenty_times(browser: &Client, code: &str) -> usize {
    let attempts = (0..20).map(|_| {
        let mut browser = browser.clone();
        async move { browser.post("/connexion/code", &[("code", code)]).await.status }
    });
    join_all(attempts).await.into_iter().filter(|status| *status == StatusCode::SEE_OTHER).count()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn twenty_wrong_tries_at_once_are_five_tries() {
    let app = app().await;
    let mut browser = app.anonymous();
    ask(&mut browser, KNOWN).await;
    let code = last_code(&app).await;
    assert_eq!(twenty_times(&browser, &other_than(&code)).await, 0);
    assert_eq!(count(&app, "journal_event WHERE kind = 'code.refused'").await, 5);
    assert_eq!(twenty_times(&browser, &code).await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn twenty_requests_at_once_are_five_codes() {
    let app = app().await;
    let requests = (0..20).map(|_| {
        let mut browser = app.anonymous();
        async move { ask(&mut browser, KNOWN).await.status }
    });
    let taken = join_all(requests).await.into_iter().filter(|status| *status == StatusCode::SEE_OTHER).count();
    assert_eq!((taken, count(&app, "account_code").await), (5, 5));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_code_sent_twenty_times_at_once_opens_one_session() {
    let app = app().await;
    let mut browser = app.anonymous();
    ask(&mut browser, KNOWN).await;
    let code = last_code(&app).await;
    assert_eq!(twenty_times(&browser, &code).await, 1);
    assert_eq!(count(&app, "account_session").await, 1);
}
