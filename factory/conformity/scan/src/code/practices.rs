//! What the files of a repository say of how it is kept.

use super::{INTEGRATION, LINTER, PUBLICCODE, README, Repository, TESTS};
use crate::fetch::Fetcher;
use crate::finding::Finding;

/// A README shorter than this says neither what it is nor how to start it, in characters.
const SHORT: usize = 300;

/// Keys that version 0.4 of the standard asks for.
const PUBLICCODE_KEYS: &[&str] = &[
    "publiccodeYmlVersion",
    "name",
    "url",
    "developmentStatus",
    "softwareType",
    "description",
    "legal",
    "maintenance",
];

const INTEGRATIONS: &[&str] = &[
    ".github/workflows/",
    ".gitlab-ci.yml",
    ".forgejo/workflows/",
    ".gitea/workflows/",
    ".woodpecker",
    ".circleci/",
    "jenkinsfile",
    ".ci/",
    ".travis.yml",
    "azure-pipelines.yml",
    "bitbucket-pipelines.yml",
    ".drone.yml",
];

const LINTERS: &[&str] = &[
    ".eslintrc",
    "eslint.config.",
    "biome.json",
    ".prettierrc",
    "prettier.config.",
    "ruff.toml",
    ".ruff.toml",
    ".flake8",
    ".pylintrc",
    ".rubocop",
    "clippy.toml",
    ".clippy.toml",
    "rustfmt.toml",
    ".rustfmt.toml",
    ".golangci",
    "phpstan.neon",
    "phpcs.xml",
    ".php-cs-fixer",
    ".php_cs",
    ".pre-commit-config.yaml",
    "checkstyle.xml",
    ".standard.yml",
    "tslint.json",
    ".stylelintrc",
    "oxlint",
    ".scalafmt.conf",
    "detekt.yml",
    ".credo.exs",
    ".djlintrc",
];

const TEST_FOLDERS: &[&str] = &["test", "tests", "spec", "specs", "__tests__", "e2e", "cypress", "features"];
const TEST_NAMES: &[&str] = &[".test.", ".spec.", "_test.", "_spec.", "test_", "tests."];

pub(super) async fn publiccode(fetcher: &Fetcher, repository: &Repository) -> Finding {
    let Some(file) = repository.at_root(|name| matches!(name, "publiccode.yml" | "publiccode.yaml")) else {
        return PUBLICCODE.non_conforme("", "Le dépôt n'a pas de fichier publiccode.yml à sa racine.");
    };
    let text = match repository.read(fetcher, file).await {
        Ok(text) => text,
        Err(why) => return PUBLICCODE.inconnu(format!("Le fichier publiccode.yml n'a pas pu être lu : {why}.")),
    };
    let keys: Vec<&str> = text.lines().filter_map(|line| line.split_once(':')).map(|(key, _)| key).collect();
    let missing: Vec<&str> = PUBLICCODE_KEYS.iter().filter(|key| !keys.contains(key)).copied().collect();
    if missing.is_empty() {
        return PUBLICCODE.conforme(file, "Le fichier publiccode.yml porte les rubriques obligatoires.");
    }
    PUBLICCODE.non_conforme(file, format!("Le fichier publiccode.yml n'a pas : {}.", missing.join(", ")))
}

pub(super) async fn readme(fetcher: &Fetcher, repository: &Repository) -> Finding {
    let Some(file) = repository.at_root(|name| name.starts_with("readme") || name.starts_with("lisezmoi")) else {
        return README.non_conforme("", "Le dépôt n'a pas de fichier README.");
    };
    match repository.read(fetcher, file).await {
        Ok(text) if text.chars().count() >= SHORT => README.conforme(file, "Le dépôt se présente."),
        Ok(text) => {
            let length = text.chars().count();
            README.non_conforme(file, format!("Le fichier {file} n'a que {length} caractères : il ne présente rien."))
        }
        Err(why) => README.inconnu(format!("Le fichier README n'a pas pu être lu : {why}.")),
    }
}

pub(super) fn integration(repository: &Repository) -> Finding {
    match starting(repository, INTEGRATIONS, false) {
        Some(file) => INTEGRATION.conforme(file, "Des vérifications automatiques sont décrites dans le dépôt."),
        None => INTEGRATION.non_conforme("", "Aucune description d'intégration continue n'est dans le dépôt."),
    }
}

pub(super) fn linter(repository: &Repository) -> Finding {
    match starting(repository, LINTERS, true) {
        Some(file) => LINTER.conforme(file, "Un vérificateur de style est réglé dans le dépôt."),
        None => LINTER.found(
            crate::Statut::Inconnu,
            "",
            "Aucun réglage de vérificateur de style n'a été reconnu ; il est peut-être dans un fichier général.",
        ),
    }
}

pub(super) fn tests(repository: &Repository) -> Finding {
    let count = repository.files.iter().filter(|path| is_test(path)).count();
    match repository.files.iter().find(|path| is_test(path)) {
        Some(file) => TESTS.conforme(file, format!("{count} fichiers de tests.")),
        None => TESTS.non_conforme("", "Aucun fichier de tests n'a été trouvé."),
    }
}

fn is_test(path: &str) -> bool {
    let path = path.to_lowercase();
    let (folders, name) = path.rsplit_once('/').unwrap_or(("", &path));
    folders.split('/').any(|folder| TEST_FOLDERS.contains(&folder))
        || TEST_NAMES
            .iter()
            .any(|mark| if mark.starts_with(['.', '_']) { name.contains(mark) } else { name.starts_with(mark) })
}

/// The first file whose path starts so; with `anywhere`, in any folder.
fn starting<'a>(repository: &'a Repository, starts: &[&str], anywhere: bool) -> Option<&'a str> {
    let fits = |path: &&String| {
        let lower = path.to_lowercase();
        let name = lower.rsplit('/').next().unwrap_or_default();
        starts.iter().any(|start| lower.starts_with(start) || anywhere && name.starts_with(start))
    };
    repository.files.iter().find(fits).map(String::as_str)
}
