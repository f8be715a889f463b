//! What is exported is what is stored.

use crate::import::tests::{app, folder, import};
use crate::source::read_folder;

#[tokio::test]
async fn an_export_holds_every_product_and_reads_back_the_same() {
    let (app, dir, out) = (app().await, folder(), tempfile::tempdir().unwrap());
    import(app.kernel(), dir.path()).await;
    let to = out.path().join("neuf");
    assert_eq!(super::run(app.kernel(), &to).await.unwrap(), 3);
    let day = crate::import::tests::day();
    let (before, after) = (read_folder(dir.path(), day, |_, _| ()).unwrap(), read_folder(&to, day, |_, _| ()).unwrap());
    assert_eq!(after.products, before.products);
    assert_eq!((&after.incubators, &after.organisations), (&before.incubators, &before.organisations));
    assert!(!to.join("_authors").exists(), "people are not exported");
    let again = out.path().join("encore");
    super::run(app.kernel(), &again).await.unwrap();
    for file in ["_incubators/essai.md", "_organisations/dinum.md"] {
        assert_eq!(std::fs::read_to_string(again.join(file)).unwrap(), std::fs::read_to_string(to.join(file)).unwrap());
    }
    assert!(std::fs::read_to_string(to.join("_startups/alpha.md")).unwrap().contains("\nzebre: 1\n"));
}
