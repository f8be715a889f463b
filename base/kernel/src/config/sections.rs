//! The sections of the configuration and their defaults.

use std::collections::BTreeMap;
use std::path::PathBuf;

use chrono::NaiveDate;
use serde::Deserialize;

use crate::db::Durability;

/// A value that is never shown.
#[derive(Clone, Deserialize)]
#[serde(transparent)]
pub struct Secret(String);

impl Secret {
    /// Wraps a value.
    pub fn new(value: impl Into<String>) -> Self {
        Self(value.into())
    }

    /// The value itself, for the one who needs it.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("« masqué »")
    }
}

/// `[base]`: where the data are.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Base {
    /// `postgres://…`; files in `donnees` when absent.
    pub url: Option<Secret>,
    /// PostgreSQL accounts under which services log in, by service: `fabrique = "postgres://compte:mot-de-passe@serveur/base"`. A service without
    /// one gets its own, made at the start, when the account of `url` may make accounts.
    pub comptes: BTreeMap<String, Secret>,
    /// PostgreSQL connections for reading, per service.
    pub lecteurs: u32,
    /// What an acknowledged write survives: `power-cut` or `process`.
    pub durabilite: Durability,
}

impl Default for Base {
    fn default() -> Self {
        Self { url: None, comptes: BTreeMap::new(), lecteurs: 8, durabilite: Durability::PowerCut }
    }
}

/// `[courriel]`: how letters leave.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Courriel {
    /// `smtps://utilisateur:mot-de-passe@serveur`; letters go to `donnees/courriels` when absent.
    pub smtp: Option<Secret>,
    /// Who writes.
    pub expediteur: String,
}

impl Default for Courriel {
    fn default() -> Self {
        Self { smtp: None, expediteur: "Fabrique <ne-pas-repondre@localhost>".into() }
    }
}

/// `[proconnect]`: sign-in of agents through the State's identity federation (OpenID Connect).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Proconnect {
    /// The provider's address (`issuer`).
    pub emetteur: String,
    /// The client identifier.
    pub client: String,
    /// The client secret.
    pub secret: Secret,
    /// Authentication levels asked for (`acr_values`); the provider's default when empty.
    #[serde(default)]
    pub acr: Vec<String>,
}

/// `[connexion]`: who may make an account by signing in.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Connexion {
    /// Domains (`gouv.fr`, and those below it) whose addresses make an account at their first sign-in; none: only known accounts sign in.
    pub domaines: Vec<String>,
}

/// `[session]`: how long a session lasts.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Session {
    /// Minutes without a request after which it ends.
    pub inactivite_minutes: i64,
    /// Hours after which it ends whatever happens.
    pub duree_heures: i64,
}

impl Default for Session {
    fn default() -> Self {
        Self { inactivite_minutes: 30, duree_heures: 12 }
    }
}

/// `[limites]`: the largest requests taken.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Limites {
    /// Kilobytes of a request's body.
    pub corps_ko: usize,
    /// Seconds a request may take.
    pub requete_secondes: u64,
    /// Seconds given to running requests when the program stops.
    pub arret_secondes: u64,
    /// Connections at once.
    pub connexions: usize,
}

impl Default for Limites {
    fn default() -> Self {
        Self { corps_ko: 2_048, requete_secondes: 30, arret_secondes: 20, connexions: 4_096 }
    }
}

/// `[debit]`: requests per minute that one address may make; 0 for no limit.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Debit {
    /// Sign-in pages.
    pub connexion: u32,
    /// Every other write.
    pub ecriture: u32,
    /// The API.
    pub api: u32,
    /// Pages.
    pub lecture: u32,
}

impl Default for Debit {
    fn default() -> Self {
        Self { connexion: 20, ecriture: 120, api: 600, lecture: 0 }
    }
}

/// `[reseau]`: proxies in front, requests towards the outside.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Reseau {
    /// Addresses of reverse proxies whose `X-Forwarded-For` is believed.
    pub mandataires: Vec<String>,
    /// Hosts that outbound requests may reach although they resolve to a private address. For tests.
    pub prives_autorises: Vec<String>,
}

/// `[journal]`: where the signed end of the journal is published.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Journal {
    /// Folders beside `donnees/journal`, best on another host.
    pub publication: Vec<PathBuf>,
}

/// `[journaux]`: the program's own log.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Journaux {
    /// `texte` for people, `json` for machines.
    pub format: String,
    /// A filter such as `info` or `warn,kernel=debug`.
    pub niveau: String,
}

impl Default for Journaux {
    fn default() -> Self {
        Self { format: "texte".into(), niveau: "info".into() }
    }
}

/// `[theme]`: how pages look.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Theme {
    /// The folder of a DSFR bundle, for deployers entitled to the State's visual identity.
    pub dsfr: Option<PathBuf>,
}

/// `[accessibilite]`: what the accessibility statement says beside the state (décret n° 2019-768 du 24 juillet 2019, art. 5 and 6).
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Declaration {
    /// The day on which the statement was made, `AAAA-MM-JJ`; it holds for three years.
    pub etablie: Option<NaiveDate>,
    /// The address of the multi-year scheme.
    pub schema: Option<String>,
    /// The years that the scheme covers: `2026-2028`.
    pub schema_annees: String,
    /// The address of the plan of the year.
    pub plan: Option<String>,
    /// The year of the plan.
    pub plan_annee: String,
}

/// `[scan]`: what the scanners of conformity find on this machine.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Scan {
    /// The folder of axe-core's npm package; without it, what axe would find is unknown.
    pub axe: Option<PathBuf>,
}
