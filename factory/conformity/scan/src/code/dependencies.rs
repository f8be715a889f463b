//! The locked dependencies of a repository, against the vulnerabilities that OSV knows (<https://google.github.io/osv.dev/post-v1-querybatch/>).

mod lockfiles;

use serde_json::{Value, json};
use url::Url;

use super::{DEPENDENCIES, PROVIDERS, Repository, providers};
use crate::fetch::Fetcher;
use crate::finding::Finding;
use crate::options::Options;

pub use lockfiles::{Dependency, read};

/// The most packages of one question.
const BATCH: usize = 1000;
/// The most lock files read in one repository.
const FILES: usize = 10;

/// Known vulnerabilities, then whose services the code calls.
pub(super) async fn judge(fetcher: &Fetcher, options: &Options, repository: &Repository) -> [Finding; 2] {
    let dependencies = match locked(fetcher, repository).await {
        Ok(dependencies) => dependencies,
        Err(why) => return [DEPENDENCIES.inconnu(why.clone()), PROVIDERS.inconnu(why)],
    };
    let vulnerable = match vulnerable(fetcher, &options.osv, &dependencies).await {
        Err(why) => DEPENDENCIES.inconnu(format!("La base des vulnérabilités n'a pas pu être interrogée : {why}.")),
        Ok(found) if found.is_empty() => DEPENDENCIES.conforme(
            format!("{} dépendances", dependencies.len()),
            "Aucune vulnérabilité n'est connue dans les dépendances verrouillées.",
        ),
        Ok(found) => {
            let text = format!("{} dépendances ont une vulnérabilité connue : les mettre à jour.", found.len());
            DEPENDENCIES.non_conforme(found.join(" ; "), text)
        }
    };
    [vulnerable, providers::told(&dependencies)]
}

/// What the lock files of a repository hold, each once; else why it is not known.
async fn locked(fetcher: &Fetcher, repository: &Repository) -> Result<Vec<Dependency>, String> {
    let files: Vec<&String> = repository.files.iter().filter(|path| lockfiles::reads(path)).take(FILES).collect();
    if files.is_empty() {
        return Err("Aucun fichier de dépendances verrouillées n'a été reconnu dans le dépôt.".to_owned());
    }
    let mut dependencies = Vec::new();
    for file in files {
        match repository.read(fetcher, file).await.map_err(|why| why.to_string()).and_then(|text| read(file, &text)) {
            Ok(found) => dependencies.extend(found),
            Err(why) => return Err(format!("Le fichier {file} n'a pas pu être lu : {why}.")),
        }
    }
    dependencies.sort();
    dependencies.dedup();
    Ok(dependencies)
}

/// The dependencies that have known vulnerabilities, each with their names.
async fn vulnerable(fetcher: &Fetcher, osv: &Url, dependencies: &[Dependency]) -> Result<Vec<String>, String> {
    let url = osv.join("/v1/querybatch").map_err(|_| "adresse inutilisable")?;
    let mut found = Vec::new();
    for batch in dependencies.chunks(BATCH) {
        let queries: Vec<Value> = batch.iter().map(query).collect();
        let body = json!({ "queries": queries }).to_string().into_bytes();
        let answer = fetcher.post_json(&url, body).await.map_err(|why| why.to_string())?;
        if answer.status >= 300 {
            return Err(format!("elle répond {}", answer.status));
        }
        let answer: Value = serde_json::from_slice(&answer.body).map_err(|_| "sa réponse est illisible")?;
        let results = answer["results"].as_array().filter(|results| results.len() == batch.len());
        let results = results.ok_or("sa réponse est incomplète")?;
        found.extend(batch.iter().zip(results).filter_map(|(dependency, result)| named(dependency, result)));
    }
    Ok(found)
}

fn query(dependency: &Dependency) -> Value {
    json!({
        "package": { "name": dependency.name, "ecosystem": dependency.ecosystem },
        "version": dependency.version,
    })
}

fn named(dependency: &Dependency, result: &Value) -> Option<String> {
    let vulnerabilities = result["vulns"].as_array().filter(|all| !all.is_empty())?;
    let names: Vec<&str> = vulnerabilities.iter().filter_map(|one| one["id"].as_str()).collect();
    Some(format!("{} {} ({})", dependency.name, dependency.version, names.join(", ")))
}
