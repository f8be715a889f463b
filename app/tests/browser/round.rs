//! The weekly round on a projector: led by the arrows with a script, by links and access keys without one.

use testkit::browser::Key;

use crate::open;
use crate::usable::sign_in;

#[tokio::test(flavor = "multi_thread")]
async fn the_round_is_presented_by_the_arrows_and_its_minute_runs() {
    let (_app, address) = open().await;
    let Some(browser) = testkit::browser::open().await else { return };
    sign_in(&browser, &address, "ines").await;
    browser.goto(&format!("{address}/point-hebdo")).await.unwrap();
    browser.click("main a.fr-btn").await.unwrap();
    browser.sees("main", "1 sur").await.unwrap();
    browser.press(Key::Right).await.unwrap();
    browser.sees("main", "2 sur").await.unwrap();
    browser.press(Key::Left).await.unwrap();
    browser.sees("main", "1 sur").await.unwrap();
    browser.sees("[role=\"timer\"]", "60 s").await.unwrap();
    browser.script("document.dispatchEvent(new KeyboardEvent('keydown', { key: 'm' }))").await.unwrap();
    browser.sees("[role=\"timer\"]", "58 s").await.unwrap();
    browser.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn the_round_is_presented_without_a_script() {
    let (_app, address) = open().await;
    let Some(browser) = testkit::browser::open_without_scripts().await else { return };
    sign_in(&browser, &address, "ines").await;
    browser.goto(&format!("{address}/point-hebdo")).await.unwrap();
    browser.click("main a.fr-btn").await.unwrap();
    browser.click("main a[rel=\"next\"]").await.unwrap();
    browser.sees("main", "2 sur").await.unwrap();
    browser.click("main a[rel=\"prev\"]").await.unwrap();
    browser.sees("main", "1 sur").await.unwrap();
    browser.close().await.unwrap();
}
