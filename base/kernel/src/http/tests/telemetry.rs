//! What the log tells of a request.

use std::io::Write;
use std::sync::{Arc, Mutex};

use axum::body::Body;
use axum::extract::Request;
use tower::ServiceExt;

use super::*;

#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<u8>>>);

impl Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

async fn logged(path: &str) -> Vec<serde_json::Value> {
    let lines = Lines::default();
    let writer = lines.clone();
    let subscriber = tracing_subscriber::fmt().json().flatten_event(true).with_writer(move || writer.clone()).finish();
    let guard = tracing::subscriber::set_default(subscriber);
    let request = Request::get(path).header("cookie", "session=secret").body(Body::empty()).unwrap();
    edge().around(routes()).oneshot(request).await.unwrap();
    drop(guard);
    let text = String::from_utf8(lines.0.lock().unwrap().clone()).unwrap();
    assert!(!text.contains("zoe") && !text.contains("secret") && !text.contains("camille"), "{text}");
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[tokio::test]
async fn a_request_is_one_line_without_anything_personal() {
    let lines = logged("/produits/zoe?courriel=zoe.petit@exemple.fr").await;
    assert_eq!(lines.len(), 1);
    assert_eq!(lines[0]["route"], "/produits/{id}");
    assert_eq!(lines[0]["status"], 200);
    assert_eq!(lines[0]["span"]["reference"].as_str().unwrap().len(), 11);
}

#[tokio::test]
async fn an_unknown_address_is_not_written_down() {
    let lines = logged("/zoe/petit").await;
    assert_eq!(lines[0]["route"], "(aucune)");
    assert_eq!(lines[0]["status"], 404);
}

#[tokio::test]
async fn a_panic_is_logged_as_an_error_without_its_message() {
    let lines = logged("/panne").await;
    let answered = lines.last().unwrap();
    assert_eq!((&answered["level"], &answered["status"]), (&"ERROR".into(), &500.into()));
}
