//! Which manifests and reports are kept, and what a product's declarations are worth.

use chrono::{DateTime, TimeDelta, Utc};
use privacy::Slug;

use crate::report::VERSION;
use crate::{Fault, Manifest, Proof, Report, Sealed, Seen, proof};

/// How much the clock of the agent's machine may be ahead.
const AHEAD: TimeDelta = TimeDelta::minutes(5);

/// What is known of a product that is built elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enrolled {
    /// Its identifier.
    pub product: String,
    /// The public key of its team.
    pub key: String,
    /// The digest of its manifest.
    pub manifest: String,
    /// Its last report, when there is one.
    pub last: Option<Last>,
}

/// The last report that was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Last {
    /// When the agent read the database.
    pub at: DateTime<Utc>,
    /// The digest of the manifest that it held beside it.
    pub manifest: String,
    /// Whether it found nothing to say.
    pub agrees: bool,
    /// What it said, a line for each thing.
    pub lines: Vec<String>,
}

/// Why a manifest or a report is not kept.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// The name is not one of a product.
    #[error("le produit doit être nommé par son identifiant : lettres minuscules, chiffres, points et tirets")]
    Name,
    /// The manifest lacks something.
    #[error("le manifeste ne peut pas être enregistré : {0}")]
    Faulty(Fault),
    /// Nobody registered this product.
    #[error("aucun manifeste de ce produit n'est enregistré : l'enregistrer d'abord")]
    Unknown,
    /// Signed by another key than the registered one.
    #[error("la clé n'est pas celle qui est enregistrée pour ce produit")]
    Stranger,
    /// Another version of reports.
    #[error("version de rapport inconnue")]
    Version,
    /// Read in the future.
    #[error("le rapport est daté de plus tard que maintenant")]
    Future,
    /// Not newer than the last one that was kept.
    #[error("un rapport aussi récent est déjà enregistré")]
    Old,
}

/// Whether this manifest is to be written: not when it is already the registered one.
///
/// # Errors
/// [`Refused`].
pub fn enrol(manifest: &Sealed<Manifest>, known: Option<&Enrolled>, new_key: bool) -> Result<bool, Refused> {
    Slug::parse(&manifest.content.product).map_err(|_| Refused::Name)?;
    if let Some(fault) = manifest.content.faults().into_iter().next() {
        return Err(Refused::Faulty(fault));
    }
    let Some(known) = known else { return Ok(true) };
    if known.key != manifest.key && !new_key {
        return Err(Refused::Stranger);
    }
    Ok(known.key != manifest.key || known.manifest != manifest.digest)
}

/// Whether this report is to be kept: from the registered key, and newer than the last, so that an old agreement cannot be sent again.
///
/// # Errors
/// [`Refused`].
pub fn accept(report: &Sealed<Report>, known: Option<&Enrolled>, now: DateTime<Utc>) -> Result<(), Refused> {
    let known = known.ok_or(Refused::Unknown)?;
    if report.key != known.key {
        return Err(Refused::Stranger);
    }
    if report.content.version != VERSION {
        return Err(Refused::Version);
    }
    if report.content.at > now + AHEAD {
        return Err(Refused::Future);
    }
    if known.last.as_ref().is_some_and(|last| report.content.at <= last.at) {
        return Err(Refused::Old);
    }
    Ok(())
}

impl Enrolled {
    /// What the declarations of this product are worth now.
    pub fn proof(&self, now: DateTime<Utc>) -> Option<Proof> {
        let seen = self.last.as_ref().map(|last| Seen { at: last.at, manifest: &last.manifest, agrees: last.agrees });
        proof(false, Some(&self.manifest), seen, now)
    }

    /// Why it is no better than attested, in a sentence; empty when it is observed.
    pub fn reason(&self, now: DateTime<Utc>) -> &'static str {
        match &self.last {
            _ if self.proof(now) == Some(Proof::Observed) => "",
            None => "L'agent n'a encore rien rapporté.",
            Some(last) if last.manifest != self.manifest => "Le manifeste a changé depuis le dernier rapport.",
            Some(last) if !last.agrees => "Le dernier rapport n'est pas d'accord avec le manifeste.",
            Some(_) => "Le dernier rapport est trop ancien : l'agent doit passer chaque nuit.",
        }
    }
}
