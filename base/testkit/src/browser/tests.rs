//! The browser sees what a person sees; pages here are written for the test.

use std::fs;
use std::path::PathBuf;

use super::{Browser, Key, open, open_without_scripts};

const GOOD: &str = "<!doctype html><html lang=fr><title>Bonjour</title><meta name=viewport content='width=device-width'>\
    <main><h1>Bonjour</h1><label for=nom>Nom</label><input id=nom><button>Valider</button></main></html>";

struct Page {
    folder: tempfile::TempDir,
}

impl Page {
    fn new(html: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("page.html"), format!("<meta charset=utf-8>{html}")).unwrap();
        Self { folder }
    }

    fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    async fn show(&self, browser: &Browser) {
        browser.goto(&format!("file://{}", self.file("page.html").display())).await.unwrap();
    }
}

#[tokio::test]
async fn axe_finds_nothing_in_a_good_page_and_a_missing_label_in_a_bad_one() {
    let Some(browser) = open().await else { return };
    Page::new(GOOD).show(&browser).await;
    assert_eq!(browser.axe().await.unwrap().len(), 0);

    Page::new(&GOOD.replace("<label for=nom>Nom</label>", "")).show(&browser).await;
    let violations = browser.axe().await.unwrap();
    assert_eq!(violations.iter().map(|one| one.id.as_str()).collect::<Vec<_>>(), ["label"]);
    assert!(violations[0].to_string().contains("#nom"), "{}", violations[0]);
    assert!(violations[0].help.contains("formulaire"), "in French: {}", violations[0].help);
    browser.close().await.unwrap();
}

#[tokio::test]
async fn a_page_wider_than_320_pixels_is_seen() {
    let Some(browser) = open().await else { return };
    Page::new(GOOD).show(&browser).await;
    browser.resize(320).await.unwrap();
    assert_eq!(browser.script("return innerWidth").await.unwrap(), 320);
    assert!(!browser.scrolls_sideways().await.unwrap());

    Page::new(&GOOD.replace("<h1>", "<h1 style='width:400px'>")).show(&browser).await;
    assert!(browser.scrolls_sideways().await.unwrap());
    browser.close().await.unwrap();
}

#[tokio::test]
async fn the_keyboard_goes_from_control_to_control() {
    let Some(browser) = open().await else { return };
    Page::new(GOOD).show(&browser).await;
    browser.press(Key::Tab).await.unwrap();
    assert_eq!(browser.focused().await.unwrap(), "Nom");
    browser.type_text("Inès").await.unwrap();
    browser.press(Key::Tab).await.unwrap();
    assert_eq!(browser.focused().await.unwrap(), "Valider");
    assert_eq!(browser.script("return document.getElementById('nom').value").await.unwrap(), "Inès");
    browser.close().await.unwrap();
}

#[tokio::test]
async fn without_scripts_the_page_stays_as_the_server_sent_it() {
    let scripted = GOOD.replace("</main>", "</main><script>document.title = 'Scripté'</script>");
    let page = Page::new(&scripted);
    let Some(browser) = open().await else { return };
    page.show(&browser).await;
    assert_eq!(browser.client().title().await.unwrap(), "Scripté");
    browser.close().await.unwrap();

    let browser = open_without_scripts().await.unwrap();
    page.show(&browser).await;
    assert_eq!(browser.client().title().await.unwrap(), "Bonjour");
    browser.close().await.unwrap();
}

#[tokio::test]
async fn a_screenshot_shows_the_whole_page() {
    let Some(browser) = open().await else { return };
    let page = Page::new(&GOOD.replace("<main>", "<main style='height:2000px'>"));
    page.show(&browser).await;
    let file = page.file("page.png");
    browser.screenshot(&file, 640).await.unwrap();
    let png = fs::read(&file).unwrap();
    let size = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
    assert_eq!(size(16), 640);
    assert!(size(20) > 2000, "height {}", size(20));
    browser.close().await.unwrap();
}

#[tokio::test]
async fn a_dark_theme_can_be_preferred() {
    let Some(browser) = open().await else { return };
    Page::new(GOOD).show(&browser).await;
    let dark = "return matchMedia('(prefers-color-scheme: dark)').matches";
    browser.prefer_dark(true).await.unwrap();
    assert_eq!(browser.script(dark).await.unwrap(), true);
    browser.prefer_dark(false).await.unwrap();
    assert_eq!(browser.script(dark).await.unwrap(), false);
    browser.close().await.unwrap();
}

#[tokio::test]
async fn a_text_that_is_pale_in_dark_colours_only_is_found_there_only() {
    let Some(browser) = open().await else { return };
    let dark = "<style>@media (prefers-color-scheme: dark) { :root { background: #222; color: #333 } }</style>";
    Page::new(&GOOD.replace("<main>", &format!("{dark}<main>"))).show(&browser).await;
    assert_eq!(browser.axe_contrast().await.unwrap().len(), 0);
    browser.prefer_dark(true).await.unwrap();
    assert_eq!(browser.axe_contrast().await.unwrap().len(), 1);
    browser.close().await.unwrap();
}
