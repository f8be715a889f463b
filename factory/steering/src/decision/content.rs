//! What a decision says, as a text that never changes once it is written.

use chrono::NaiveDate;
use kernel::{Digest, Error};
use serde::{Deserialize, Serialize};

use super::records::Kind;

/// Everything a decision says. The order of the fields is that of the sealed text: add at the end only, with a default.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    /// Version of this form.
    pub version: u8,
    /// Place in the ledger.
    pub numero: i64,
    /// Digest of the decision before in the ledger; empty for the first.
    pub precedente: String,
    /// What is decided.
    pub genre: Kind,
    /// Identifier of the product.
    pub produit: String,
    /// Its name on that day.
    pub nom: String,
    /// The day.
    pub date: NaiveDate,
    /// What is decided, in sentences.
    pub dispositif: Vec<String>,
    /// Why.
    pub motif: String,
    /// Phase before, when it changes.
    pub de: Option<String>,
    /// Phase after, when it changes.
    pub vers: Option<String>,
    /// First day of that phase.
    pub effet: Option<NaiveDate>,
    /// Envelope, in cents.
    pub enveloppe_centimes: Option<i64>,
    /// Last day that the envelope covers, or of a derogation.
    pub terme: Option<NaiveDate>,
    /// The proof that the next committee will ask for.
    pub preuve_demandee: String,
    /// What was found: criteria and their evidence.
    pub constats: Vec<Finding>,
    /// Who signed.
    pub signataires: Vec<Signatory>,
}

/// A criterion as it stood when it was decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// The criterion.
    pub critere: String,
    /// Where it stood.
    pub etat: String,
    /// The evidence, or what was missing.
    pub preuve: String,
}

/// Who signed, and as what (CRPA, art. L. 212-1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signatory {
    /// First name and name.
    pub nom: String,
    /// In which quality.
    pub qualite: String,
}

/// A decision before it takes its place in the ledger.
#[derive(Clone, Debug)]
pub struct Draft {
    /// What is decided.
    pub kind: Kind,
    /// Identifier of the product.
    pub product: String,
    /// Its name.
    pub title: String,
    /// The day.
    pub on: NaiveDate,
    /// What is decided, in sentences.
    pub says: Vec<String>,
    /// Why.
    pub reason: String,
    /// From which state, to which phase, from which day on.
    pub moves: Option<(String, String, NaiveDate)>,
    /// The envelope in cents.
    pub envelope: Option<i64>,
    /// The last day covered.
    pub until: Option<NaiveDate>,
    /// The proof asked for.
    pub proof: String,
    /// Criteria as they stand.
    pub findings: Vec<Finding>,
    /// Who signs.
    pub signatories: Vec<Signatory>,
}

impl Draft {
    /// A draft that says nothing yet.
    pub fn new(kind: Kind, product: &str, title: &str, on: NaiveDate) -> Self {
        Self {
            kind,
            product: product.to_owned(),
            title: title.to_owned(),
            on,
            says: Vec::new(),
            reason: String::new(),
            moves: None,
            envelope: None,
            until: None,
            proof: String::new(),
            findings: Vec::new(),
            signatories: Vec::new(),
        }
    }

    /// The decision at its place.
    pub fn placed(self, number: i64, previous: &str) -> Content {
        let (from, to, from_day) = match self.moves {
            Some((from, to, day)) => (Some(from), Some(to), Some(day)),
            None => (None, None, None),
        };
        Content {
            version: 1,
            numero: number,
            precedente: previous.to_owned(),
            genre: self.kind,
            produit: self.product,
            nom: self.title,
            date: self.on,
            dispositif: self.says,
            motif: self.reason.trim().to_owned(),
            de: from,
            vers: to,
            effet: from_day,
            enveloppe_centimes: self.envelope,
            terme: self.until,
            preuve_demandee: self.proof.trim().to_owned(),
            constats: self.findings,
            signataires: self.signatories,
        }
    }
}

impl Content {
    /// The text that is sealed.
    ///
    /// # Errors
    /// Never for a value of this type.
    pub fn text(&self) -> Result<String, Error> {
        Ok(serde_json::to_string(self).map_err(anyhow::Error::from)?)
    }

    /// What a sealed text says.
    ///
    /// # Errors
    /// When it is no decision: it was altered.
    pub fn read(text: &str) -> Result<Self, Error> {
        Ok(serde_json::from_str(text).map_err(anyhow::Error::from)?)
    }

    /// The title of its page and of its document.
    pub fn title(&self) -> String {
        format!("Décision n° {} : {}", self.numero, self.nom)
    }
}

/// The digest of a sealed text.
pub fn digest(text: &str) -> Digest {
    Digest::of(text.as_bytes())
}
