//! The configuration: one TOML file and environment variables, every default sensible, production refused when it would not be safe.
//!
//! `FABRIQUE__BASE__URL=…` overrides `[base] url`. Sections and keys are French, like the rest of what an operator reads.

mod check;
mod facts;
mod sections;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::Deserialize;

pub use facts::{Mentions, Organisme, Propre};
pub use sections::{
    Base, Connexion, Courriel, Debit, Declaration, Journal, Journaux, Limites, Proconnect, Reseau, Scan, Secret,
    Session, Theme,
};

/// The whole configuration of a deployment.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// The folder of databases, keys and files.
    pub donnees: PathBuf,
    /// The address served.
    pub ecoute: String,
    /// The address of the metrics; none by default.
    pub metriques: Option<String>,
    /// The address under which people reach the deployment, such as `https://fabrique.exemple.fr`.
    pub url_publique: Option<String>,
    /// A production deployment: refuses to start with anything meant for demonstrations.
    pub production: bool,
    /// Demonstration data and sign-ins; the default outside production.
    pub demonstration: Option<bool>,
    /// The secret that signs tokens and hashes codes: 32 characters at least. Made and kept in `donnees` outside production.
    pub secret: Option<Secret>,
    /// Where the data are.
    pub base: Base,
    /// How letters leave.
    pub courriel: Courriel,
    /// Who may make an account by signing in.
    pub connexion: Connexion,
    /// Sign-in by ProConnect.
    pub proconnect: Option<Proconnect>,
    /// How long a session lasts.
    pub session: Session,
    /// The largest requests taken.
    pub limites: Limites,
    /// How many requests one address may make.
    pub debit: Debit,
    /// Proxies and outbound requests.
    pub reseau: Reseau,
    /// Where the signed end of the journal is published.
    pub journal: Journal,
    /// The program's own log.
    pub journaux: Journaux,
    /// How pages look.
    pub theme: Theme,
    /// The legal notices of every service.
    pub mentions: Mentions,
    /// Who answers for the processings.
    pub responsable: Organisme,
    /// The data protection officer.
    pub dpd: Organisme,
    /// What the accessibility statements say beside the state.
    pub accessibilite: Declaration,
    /// What the scanners of conformity find on this machine.
    pub scan: Scan,
    /// What differs for one service.
    pub services: BTreeMap<String, Propre>,
}

/// What is wrong with a configuration, without quoting it: the line may hold a secret.
fn unreadable(error: &config::ConfigError) -> anyhow::Error {
    match error {
        config::ConfigError::FileParse { uri, cause } => {
            let text = cause.to_string();
            let place = text.lines().next().unwrap_or_default().split_once(" at ").map_or("", |(_, place)| place);
            anyhow::anyhow!(
                "{} n'est pas du TOML lisible ({place})",
                uri.as_deref().unwrap_or("le fichier de configuration")
            )
        }
        config::ConfigError::NotFound(key) => anyhow::anyhow!("la configuration ne connaît pas « {key} »"),
        config::ConfigError::Type { key, expected, .. } => {
            anyhow::anyhow!("configuration, « {} » : attendu {expected}", key.as_deref().unwrap_or("une clé"))
        }
        config::ConfigError::Message(text) if text.starts_with("unknown field") => {
            let key = text.split('`').nth(1).unwrap_or_default();
            anyhow::anyhow!("la configuration ne connaît pas « {key} »")
        }
        config::ConfigError::At { key, error, .. } => {
            anyhow::anyhow!("configuration, « {} » : {:#}", key.as_deref().unwrap_or("une clé"), unreadable(error))
        }
        _ => anyhow::anyhow!(
            "la configuration ne peut pas être lue : fichier absent, ou valeur qui n'est pas du bon genre"
        ),
    }
}

impl Default for Config {
    fn default() -> Self {
        Self {
            donnees: "data".into(),
            ecoute: "127.0.0.1:3000".into(),
            metriques: None,
            url_publique: None,
            production: false,
            demonstration: None,
            secret: None,
            base: Base::default(),
            courriel: Courriel::default(),
            connexion: Connexion::default(),
            proconnect: None,
            session: Session::default(),
            limites: Limites::default(),
            debit: Debit::default(),
            reseau: Reseau::default(),
            journal: Journal::default(),
            journaux: Journaux::default(),
            theme: Theme::default(),
            mentions: Mentions::default(),
            responsable: Organisme::default(),
            dpd: Organisme::default(),
            accessibilite: Declaration::default(),
            scan: Scan::default(),
            services: BTreeMap::new(),
        }
    }
}

impl Config {
    /// Reads `file` (or `fabrique.toml` when it exists), then the environment.
    ///
    /// # Errors
    /// When the file is missing or unreadable, or a key is unknown: the message names it.
    pub fn load(file: Option<&Path>) -> anyhow::Result<Self> {
        let mut builder = config::Config::builder();
        builder = match file {
            Some(file) => builder.add_source(config::File::from(file).format(config::FileFormat::Toml)),
            None => builder.add_source(config::File::new("fabrique.toml", config::FileFormat::Toml).required(false)),
        };
        let environment = config::Environment::with_prefix("FABRIQUE").prefix_separator("__").separator("__");
        let read = builder.add_source(environment).build().map_err(|error| unreadable(&error))?;
        read.try_deserialize().map_err(|error| unreadable(&error))
    }

    /// Are demonstration data and sign-ins wanted?
    pub fn is_demonstration(&self) -> bool {
        self.demonstration.unwrap_or(!self.production)
    }

    /// The public address, without a final slash.
    pub fn public_url(&self) -> String {
        match &self.url_publique {
            Some(url) => url.trim_end_matches('/').to_owned(),
            None => format!("http://{}", self.ecoute),
        }
    }

    /// Do people reach the deployment by TLS?
    pub fn is_https(&self) -> bool {
        self.public_url().starts_with("https://")
    }

    /// The folder of keys and secrets.
    pub fn keys(&self) -> PathBuf {
        self.donnees.join("cles")
    }
}
