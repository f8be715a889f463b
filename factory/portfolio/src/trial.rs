//! A whole deployment with the demonstration in it, for the tests of pages.

use kernel::identity::demonstration;
use kernel::manifest::{Accessibility, AccessibilityState, Legal, Link, Manifest};
use kernel::{Event, Grant, Scope, Service};
use testkit::{App, Client};

const MANIFEST: Manifest = Manifest {
    id: "essai",
    title: "Fabrique d'essai",
    mission: "Essayer",
    audience: "Les essais",
    path: "/",
    contact: "contact@exemple.fr",
    repository: "https://exemple.fr/code",
    phase: "construction",
    legal: Legal { publisher: "Essai", director: "Essai", host: "Essai" },
    accessibility: Accessibility { state: AccessibilityState::NonConforme, audit: "" },
    navigation: &[Link { href: "/", label: "Accueil" }, Link { href: "/produits", label: "Portefeuille" }],
    roles: crate::ROLES,
};

/// A deployment with nothing in it.
pub async fn empty() -> App {
    App::open(Vec::new(), vec![Service { manifest: MANIFEST, features: crate::features() }]).await
}

/// A deployment with the demonstration in it.
pub async fn app() -> App {
    let app = empty().await;
    let platform = app.deployment.platform();
    let tx = platform.begin_as_system("essai").await.expect("a transaction");
    let people = demonstration::create_people(&tx).await.expect("the people");
    tx.commit(Event::new("demonstration.people_created")).await.expect("a commit");
    assert!(crate::demonstration::load(app.kernel(), &people).await.expect("the demonstration"));
    app
}

/// Paul Lefevre, member of the product Mano.
pub async fn member(app: &App) -> Client {
    app.person("Paul Lefevre", &[Grant { role: "membre".into(), scope: Scope::one("produit", "mano") }]).await
}

/// Zoe Petit, who administers everything.
pub async fn administrator(app: &App) -> Client {
    app.person("Zoe Petit", &[Grant { role: "administrateur".into(), scope: Scope::Everything }]).await
}

/// The values of the form that is in the main part of a page, as a browser would send them.
pub fn form_values(page: &str) -> Vec<(String, String)> {
    let form = page.split("class=\"app-form\"").nth(1).and_then(|rest| rest.split("</form>").next()).expect("a form");
    let mut values = Vec::new();
    for tag in form.split('<').skip(1) {
        let Some(name) = attribute(tag, "name") else { continue };
        if tag.starts_with("input") {
            values.push((name, attribute(tag, "value").unwrap_or_default()));
        } else if tag.starts_with("textarea") {
            let text = tag.split_once('>').map(|(_, text)| text).unwrap_or_default();
            values.push((name, unescape(text.strip_prefix('\n').unwrap_or(text))));
        } else if tag.starts_with("select") {
            let options =
                form.split(&format!("name=\"{name}\"")).nth(1).and_then(|rest| rest.split("</select>").next());
            let chosen = options.unwrap_or_default().split("<option").find(|option| option.contains(" selected"));
            values.push((name, chosen.and_then(|option| attribute(option, "value")).unwrap_or_default()));
        }
    }
    values
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let tag = tag.split('>').next()?;
    let value = tag.split(&format!(" {name}=\"")).nth(1)?;
    Some(unescape(value.split('"').next()?))
}

fn unescape(text: &str) -> String {
    [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#34;", "\""),
        ("&#39;", "'"),
        ("&#60;", "<"),
        ("&#62;", ">"),
        ("&#38;", "&"),
        ("&amp;", "&"),
    ]
    .iter()
    .fold(text.to_owned(), |text, (entity, plain)| text.replace(entity, plain))
}
