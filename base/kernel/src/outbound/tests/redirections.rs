//! Redirections, each checked like the first request.

use bytes::Bytes;
use http::Request;

use super::super::OutboundError;
use super::*;

#[tokio::test]
async fn a_redirection_is_followed_and_remembered() {
    let end = Neighbour::answering(ok("arrivé")).await;
    let start = Neighbour::answering(moved(302, &end.url("/fin"))).await;
    let answer = client().get(&start.url("/")).await.unwrap();
    assert_eq!(answer.body, "arrivé");
    assert_eq!(answer.url.as_str(), end.url("/fin"));
    assert_eq!(answer.redirects.len(), 1);
}

#[tokio::test]
async fn a_redirection_to_a_private_address_is_refused() {
    for target in ["http://169.254.169.254/latest/", "http://[::1]/", "http://2130706434/", "//10.0.0.1/"] {
        let start = Neighbour::answering(moved(302, target)).await;
        let client = client()
            .toward(Recipients::parse(["127.0.0.1:*", "169.254.169.254", "[::1]", "127.0.0.2", "10.0.0.1"]).unwrap());
        let outcome = client.get(&start.url("/")).await;
        assert!(matches!(outcome, Err(OutboundError::Private(_))), "{target}: {outcome:?}");
    }
}

#[tokio::test]
async fn a_redirection_to_an_undeclared_recipient_is_refused() {
    let start = Neighbour::answering(moved(301, "https://autre.exemple.fr/")).await;
    let outcome = client().get(&start.url("/")).await;
    assert!(matches!(&outcome, Err(OutboundError::Undeclared(host)) if host == "autre.exemple.fr"), "{outcome:?}");
}

#[tokio::test]
async fn a_redirection_to_something_else_than_the_web_is_refused() {
    for target in ["file:///etc/passwd", "gopher://127.0.0.1/", "http://camille:secret@127.0.0.1/"] {
        let start = Neighbour::answering(moved(302, target)).await;
        assert!(matches!(client().get(&start.url("/")).await, Err(OutboundError::Address)), "{target}");
    }
}

#[tokio::test]
async fn a_circle_of_redirections_ends() {
    let circle = Neighbour::answering(moved(302, "/encore")).await;
    let outcome = client().get(&circle.url("/")).await;
    assert!(matches!(outcome, Err(OutboundError::TooManyRedirects(_))));
    assert_eq!(circle.asked().len(), 6);
}

#[tokio::test]
async fn secrets_stay_with_the_origin_that_they_were_meant_for() {
    let end = Neighbour::answering(ok("")).await;
    let start = Neighbour::answering(moved(307, &end.url("/"))).await;
    let request = Request::post(start.url("/")).header("authorization", "Bearer secret").header("x-cle", "secret");
    client().send(request.header("accept", "text/html").body(Bytes::from("a=1")).unwrap()).await.unwrap();
    assert!(start.asked()[0].contains("authorization: Bearer secret"));
    let second = &end.asked()[0];
    assert!(second.starts_with("POST / ") && second.contains("accept: text/html"), "{second}");
    assert!(!second.contains("secret"));
}

#[tokio::test]
async fn a_form_that_redirects_is_followed_by_a_read() {
    let end = Neighbour::answering(ok("lu")).await;
    let start = Neighbour::answering(moved(303, &end.url("/"))).await;
    let request = Request::post(start.url("/")).body(Bytes::from("a=1")).unwrap();
    assert_eq!(client().send(request).await.unwrap().body, "lu");
    assert!(end.asked()[0].starts_with("GET / ") && !end.asked()[0].contains("content-length"));
}

#[tokio::test]
async fn who_wants_to_see_a_redirection_sees_it() {
    let start = Neighbour::answering(moved(301, "https://autre.exemple.fr/")).await;
    let request = Request::get(start.url("/")).body(Bytes::new()).unwrap();
    let answer = client().send_once(request).await.unwrap();
    assert_eq!(answer.status, 301);
    assert_eq!(answer.headers["location"], "https://autre.exemple.fr/");
}
