//! Each action of sign-in works, done twice does no harm, and is refused to whom it must be.

mod browser;
mod codes;
mod demonstration;
mod proconnect;
mod races;
mod secrecy;
mod sessions;

use kernel::Kernel;
use kernel::access::Grant;
use sea_orm::{ConnectionTrait, Statement};
use testkit::{Answer, App, Client};

use crate::samples::service;

const KNOWN: &str = "camille.martin@exemple.fr";
const UNKNOWN: &str = "zoe.petit@ailleurs.exemple.org";
const NO_ROLE: &[Grant] = &[];

async fn app() -> App {
    App::open(vec![super::feature(true)], vec![service()]).await
}

fn platform(app: &App) -> &Kernel {
    app.deployment.platform()
}

/// Asks for a code in the name of `email`.
async fn ask(browser: &mut Client, email: &str) -> Answer {
    browser.post("/connexion", &[("email", email), ("retour", "/plan-du-site")]).await
}

/// The code of the last letter.
async fn last_code(app: &App) -> String {
    let letters = app.letters().await;
    let lines = letters.last().expect("a letter").lines().map(str::trim);
    let mut codes = lines.filter(|line| line.len() == 6 && line.bytes().all(|byte| byte.is_ascii_digit()));
    codes.next().expect("a code in the letter").to_owned()
}

/// A code that is not this one.
fn other_than(code: &str) -> String {
    format!("{:06}", (code.parse::<u32>().expect("digits") + 1) % 1_000_000)
}

/// Signs Camille Martin in by code, from the start.
async fn signed_in_by_code(app: &App) -> Client {
    let mut browser = app.anonymous();
    ask(&mut browser, KNOWN).await;
    let code = last_code(app).await;
    let answer = browser.post("/connexion/code", &[("code", &code)]).await;
    assert_eq!(answer.status, http::StatusCode::SEE_OTHER, "{}", answer.body);
    browser
}

/// The line that sets this cookie.
fn set_cookie<'a>(answer: &'a Answer, name: &str) -> Option<&'a str> {
    let lines = answer.headers.get_all(http::header::SET_COOKIE).iter().filter_map(|line| line.to_str().ok());
    lines.into_iter().find(|line| line.starts_with(&format!("{name}=")))
}

/// How many rows of the platform's database: `account_session WHERE …`.
async fn count(app: &App, what: &str) -> i64 {
    let reader = platform(app).db().reader();
    let count = Statement::from_string(reader.get_database_backend(), format!("SELECT COUNT(*) FROM {what}"));
    reader.query_one_raw(count).await.unwrap().unwrap().try_get_by_index(0).unwrap()
}

/// The texts that a query on the platform's database gives, one a line.
async fn texts(app: &App, query: &str) -> String {
    let reader = platform(app).db().reader();
    let rows = reader.query_all_raw(Statement::from_string(reader.get_database_backend(), query)).await.unwrap();
    rows.iter().map(|row| row.try_get_by_index::<String>(0).unwrap()).collect::<Vec<_>>().join("\n")
}
