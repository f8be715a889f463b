//! The archive is the same twice, holds what it says, and is for who may read the carnet.

use super::archive::{Entry, archive};
use crate::trial::{app, everywhere, member};

fn entries() -> Vec<Entry> {
    ["index.html", "pieces/a.txt"]
        .map(|name| Entry { name: name.to_owned(), content: format!("contenu de {name}").into_bytes() })
        .into()
}

#[test]
fn the_same_files_give_the_same_bytes_and_their_digests() {
    let first = archive(entries()).unwrap();
    assert_eq!(first, archive(entries()).unwrap());
    let mut read = zip::ZipArchive::new(std::io::Cursor::new(first)).unwrap();
    let names: Vec<String> = read.file_names().map(str::to_owned).collect();
    assert_eq!(names.len(), 3);
    let digests = std::io::read_to_string(read.by_name("empreintes.sha256").unwrap()).unwrap();
    assert!(digests.contains(&privacy::Digest::of(b"contenu de pieces/a.txt").to_string()));
}

#[tokio::test]
async fn the_evidence_file_is_for_who_may_read_the_carnet() {
    let app = app().await;
    let path = "/produits/mano/carnet/dossier.zip";
    let file = everywhere(&app, "Zoe Petit", "auditeur").await.get(path).await;
    assert_eq!(file.status, 200);
    for name in ["index.html", "index.json", "empreintes.sha256"] {
        assert!(file.body.contains(name), "{name}");
    }
    assert_eq!(member(&app).await.get("/produits/nata/carnet/dossier.zip").await.status, 404);
    assert_eq!(app.anonymous().get(path).await.status, 401);
}
