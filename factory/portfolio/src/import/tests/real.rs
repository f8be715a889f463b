//! The real folder into a database, and out again.

use super::*;
use crate::real;
use crate::source::{Folder, read_folder};

#[tokio::test]
async fn the_real_folder_is_imported_whole_and_again_without_a_change() {
    let Some(path) = real::path() else { return };
    let app = app().await;
    let first = import(app.kernel(), &path).await;
    assert_eq!((first.lus, first.crees, first.refuses), (662, 662, 0));
    let counts: Vec<usize> = first.phases.iter().map(|(_, count)| *count).collect();
    assert_eq!(counts, [24, 109, 74, 24, 14, 90, 202, 124, 1]);
    let lines = app.journal().await.len();
    let second = import(app.kernel(), &path).await;
    assert_eq!((second.crees, second.modifies, second.inchanges), (0, 0, 662));
    assert_eq!(second.autres.personnes.inchanges, 3484);
    assert_eq!(second.avertissements, first.avertissements);
    assert_eq!(app.journal().await.len(), lines);
}

#[tokio::test]
async fn the_real_folder_exported_imports_and_exports_to_the_same_bytes() {
    let Some(path) = real::path() else { return };
    let (app, out) = (app().await, tempfile::tempdir().unwrap());
    import(app.kernel(), &path).await;
    assert_eq!(crate::export::run(app.kernel(), out.path()).await.unwrap(), 662);
    let Folder { products, incubators, organisations, refused, warnings, .. } =
        read_folder(out.path(), day(), |_, _| ()).unwrap();
    assert_eq!((products.len(), refused.len()), (662, 0));
    assert!(!warnings.iter().any(|told| told.genre == crate::source::Kind::UnknownIncubator));
    for one in &incubators {
        let file = out.path().join(format!("_incubators/{}.md", one.id));
        assert_eq!(std::fs::read_to_string(file).unwrap(), crate::source::write_incubator(one), "{}", one.id);
    }
    for one in &organisations {
        let file = out.path().join(format!("_organisations/{}.md", one.id));
        assert_eq!(std::fs::read_to_string(file).unwrap(), crate::source::write_organisation(one), "{}", one.id);
    }
    for product in &products {
        let file = out.path().join(crate::source::export_path(&product.id));
        assert_eq!(std::fs::read_to_string(file).unwrap(), crate::source::write_product(product), "{}", product.id);
    }
}
