//! Forges on loopback.

use super::*;
use crate::Statut;
use crate::neighbour::{Neighbour, answer, options};

const JSON: &str = "application/json";

fn json(body: &str) -> Vec<u8> {
    answer(200, JSON, body)
}

fn readme() -> Vec<u8> {
    answer(200, "text/plain", &"Un service qui aide les agents. Démarrer : cargo run. ".repeat(10))
}

const PUBLICCODE_TEXT: &str = "publiccodeYmlVersion: '0.4'\nname: Service\nurl: https://exemple.fr/code.git\n\
    developmentStatus: stable\nsoftwareType: standalone/web\ndescription:\n  fr:\n    shortDescription: Un service\n\
    legal:\n  license: MIT\nmaintenance:\n  type: internal\n";

const LOCK: &str = "[[package]]\nname = \"time\"\nversion = \"0.1.42\"\nsource = \"registry\"\n";

/// A Forgejo with a repository `/equipe/service` in good order.
async fn forgejo(tree: &str) -> Neighbour {
    Neighbour::serving([
        ("/api/v1/repos/equipe/service", json(r#"{"full_name":"equipe/service","default_branch":"principale"}"#)),
        ("/api/v1/repos/equipe/service/git/trees/principale?recursive=true&per_page=1000", json(tree)),
        (
            "/equipe/service/raw/branch/principale/LICENSE",
            answer(200, "text/plain", "MIT License\n\nPermission is hereby granted, free of charge, to any person"),
        ),
        ("/equipe/service/raw/branch/principale/README.md", readme()),
        ("/equipe/service/raw/branch/principale/publiccode.yml", answer(200, "text/plain", PUBLICCODE_TEXT)),
        ("/equipe/service/raw/branch/principale/Cargo.lock", answer(200, "text/plain", LOCK)),
    ])
    .await
}

fn tree(paths: &[&str]) -> String {
    let entries: Vec<_> = paths.iter().map(|path| format!(r#"{{"type":"blob","path":"{path}"}}"#)).collect();
    format!(r#"{{"tree":[{}]}}"#, entries.join(","))
}

const GOOD: &[&str] = &[
    "LICENSE",
    "README.md",
    "publiccode.yml",
    "Cargo.lock",
    ".forgejo/workflows/ci.yml",
    "rustfmt.toml",
    "src/tests/a.rs",
];

async fn scanned(forge: &Neighbour, osv: &Neighbour) -> Vec<Finding> {
    let options = Options { repository: Some(forge.url("/equipe/service")), osv: osv.url("/"), ..options() };
    scan(&Fetcher::new(&options).unwrap(), &options, None).await
}

fn statut(found: &[Finding], check: &Check) -> Statut {
    found.iter().find(|finding| finding.critere == check.id).unwrap().statut
}

async fn osv(answer_body: &str) -> Neighbour {
    Neighbour::answering(json(answer_body)).await
}

#[tokio::test]
async fn a_repository_in_good_order_passes_everywhere() {
    let found = scanned(&forgejo(&tree(GOOD)).await, &osv(r#"{"results":[{}]}"#).await).await;
    assert!(found.iter().all(|finding| finding.statut == Statut::Conforme), "{found:#?}");
    assert_eq!(found.len(), CHECKS.len());
}

#[tokio::test]
async fn a_bare_repository_fails_where_it_is_bare() {
    let found = scanned(&forgejo(&tree(&["src/main.rs"])).await, &osv("{}").await).await;
    assert_eq!(statut(&found, &PUBLIC), Statut::Conforme);
    for check in [LICENCE, PUBLICCODE, README, INTEGRATION, TESTS] {
        assert_eq!(statut(&found, &check), Statut::NonConforme, "{}", check.id);
    }
    assert_eq!(statut(&found, &LINTER), Statut::Inconnu);
    assert_eq!(statut(&found, &DEPENDENCIES), Statut::Inconnu);
}

#[tokio::test]
async fn a_vulnerable_dependency_is_named() {
    let answer = r#"{"results":[{"vulns":[{"id":"RUSTSEC-2020-0071"}]}]}"#;
    let osv = osv(answer).await;
    let found = scanned(&forgejo(&tree(GOOD)).await, &osv).await;
    let finding = found.iter().find(|finding| finding.critere == DEPENDENCIES.id).unwrap();
    assert_eq!(finding.statut, Statut::NonConforme);
    assert_eq!(finding.preuve, "time 0.1.42 (RUSTSEC-2020-0071)");
    assert!(osv.asked()[0].starts_with("POST /v1/querybatch"));
}

#[tokio::test]
async fn a_closed_or_absurd_base_of_vulnerabilities_is_no_grade() {
    for body in ["<html>", r#"{"results":[]}"#] {
        let found = scanned(&forgejo(&tree(GOOD)).await, &osv(body).await).await;
        assert_eq!(statut(&found, &DEPENDENCIES), Statut::Inconnu, "{body}");
    }
    let down = Neighbour::answering(answer(503, "text/plain", "")).await;
    let found = scanned(&forgejo(&tree(GOOD)).await, &down).await;
    assert!(found.iter().any(|finding| finding.critere == DEPENDENCIES.id && finding.message.contains("503")));
}

#[tokio::test]
async fn a_repository_that_the_forge_denies_is_not_public() {
    let forge = Neighbour::answering(answer(404, JSON, r#"{"message":"404 Project Not Found"}"#)).await;
    let found = scanned(&forge, &osv("{}").await).await;
    assert_eq!(statut(&found, &PUBLIC), Statut::NonConforme);
    assert!(found[1..].iter().all(|finding| finding.statut == Statut::Inconnu));
}

#[tokio::test]
async fn a_site_that_is_no_forge_is_unknown() {
    let site = Neighbour::answering(crate::neighbour::html("<h1>Bonjour</h1>")).await;
    let found = scanned(&site, &osv("{}").await).await;
    assert!(found.iter().all(|finding| finding.statut == Statut::Inconnu));
    assert!(found[0].message.contains("ni GitHub, ni GitLab, ni Forgejo"));
}

#[tokio::test]
async fn gitlab_and_github_are_read_by_their_own_interfaces() {
    let gitlab = Neighbour::serving([
        ("/api/v4/projects/equipe%2Fservice", json(r#"{"path_with_namespace":"equipe/service"}"#)),
        ("/api/v4/projects/equipe%2Fservice?license=true", json(r#"{"license":{"key":"agpl-3.0"}}"#)),
        (
            "/api/v4/projects/equipe%2Fservice/repository/tree?recursive=true&per_page=100&page=1",
            json(r#"[{"type":"blob","path":".gitlab-ci.yml"},{"type":"tree","path":"src"}]"#),
        ),
        ("/api/v4/projects/equipe%2Fservice/repository/tree?recursive=true&per_page=100&page=2", json("[]")),
    ])
    .await;
    let found = scanned(&gitlab, &osv("{}").await).await;
    assert_eq!(statut(&found, &LICENCE), Statut::Conforme, "{found:#?}");
    assert_eq!(statut(&found, &INTEGRATION), Statut::Conforme);

    let github = Neighbour::serving([
        ("/repos/equipe/service", json(r#"{"license":{"spdx_id":"EUPL-1.2"}}"#)),
        ("/repos/equipe/service/git/trees/HEAD?recursive=1", json(&tree(&["README.md", "app.test.ts"]))),
        ("/equipe/service/HEAD/README.md", readme()),
    ])
    .await;
    let settings = crate::options::GitHub { site: github.url("/"), api: github.url("/"), raw: github.url("/") };
    let options = Options { repository: Some(github.url("/equipe/service.git")), github: settings, ..options() };
    let found = scan(&Fetcher::new(&options).unwrap(), &options, None).await;
    for check in [PUBLIC, LICENCE, README, TESTS] {
        assert_eq!(statut(&found, &check), Statut::Conforme, "{}", check.id);
    }
}

#[test]
fn the_repository_is_found_among_the_links_of_the_home_page() {
    let found = |href: &str| {
        let html = format!("<a href='https://exemple.fr/a/b'>ailleurs</a><a href='{href}'>Code source</a>");
        let home = Page::served(Url::parse("https://service.exemple.fr/").unwrap(), http::HeaderMap::new(), &html);
        linked(&home).map(String::from)
    };
    let repository = "https://github.com/equipe/service";
    assert_eq!(found(repository).as_deref(), Some(repository));
    assert_eq!(found("https://github.com/equipe/service/tree/main/src").as_deref(), Some(repository));
    assert_eq!(found("https://gitlab.exemple.fr/a/b/c/-/issues").as_deref(), Some("https://gitlab.exemple.fr/a/b/c"));
    assert_eq!(found("https://github.com/equipe"), None);
    assert_eq!(found("/mentions"), None);
}

#[tokio::test]
async fn no_repository_at_all_is_unknown() {
    let options = options();
    let found = scan(&Fetcher::new(&options).unwrap(), &options, None).await;
    assert!(found.iter().all(|finding| finding.statut == Statut::Inconnu));
}
