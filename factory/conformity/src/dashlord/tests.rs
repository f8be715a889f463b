//! The file is read as it is written; an import authorises domains, once.

use super::{DashlordError, Site, read, run, written};
use crate::trial::bare;

fn site(url: &str, product: Option<&str>) -> Site {
    let product = product.map(str::to_owned);
    Site { url: url.to_owned(), product, category: Some("fabrique".into()), repositories: vec!["a/b".into()] }
}

#[test]
fn what_is_written_is_read_back() {
    let sites = [site("https://a.exemple.fr/", Some("mano")), site("https://b.exemple.fr/x: y#z", None)];
    assert_eq!(read(&written("Un « titre » : \"deux\"", &sites)).unwrap(), sites);
    assert_eq!(read(&written("Vide", &[])).unwrap(), []);
}

#[test]
fn unknown_keys_are_left_aside_and_faults_are_named() {
    let text = "title: T\ntools:\n  404: true\nurls:\n  - url: https://a.exemple.fr\n    tags: [x]\n    docker: [y]\n";
    assert_eq!(read(text).unwrap()[0].url, "https://a.exemple.fr");
    assert_eq!(read("title: T"), Err(DashlordError::NoSites));
    assert_eq!(read("urls:\n  - url: ftp://a.exemple.fr"), Err(DashlordError::Address(1)));
    assert!(matches!(read("urls: [a"), Err(DashlordError::Unreadable(_))));
    assert!(matches!(read("a: &x [1]\nurls: *x"), Err(DashlordError::Unreadable(_))));
}

#[tokio::test]
async fn an_import_authorises_the_domains_of_known_products_once() {
    let app = bare().await;
    let sites = [site("https://mano.exemple.fr/", Some("mano")), site("https://x.exemple.fr", Some("inconnu"))];
    let done = run(app.kernel(), &sites).await.unwrap();
    assert_eq!((done.changed, done.unknown), (vec!["mano".to_owned()], vec!["https://x.exemple.fr".to_owned()]));
    let board = crate::board::today(app.kernel()).await.unwrap();
    assert_eq!(board.subjects[board.place("mano").unwrap()].scannable(), Some("https://mano.exemple.fr"));
    let lines = app.journal().await.len();
    assert_eq!(run(app.kernel(), &sites).await.unwrap().unchanged, ["mano"]);
    assert_eq!(app.journal().await.len(), lines);
    let file = app.anonymous().get("/conformite/dashlord.yml").await;
    assert!(read(&file.body).unwrap().iter().any(|site| site.product.as_deref() == Some("mano")));
}
