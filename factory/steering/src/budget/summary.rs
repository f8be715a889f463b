//! What is published of a budget: totals by view, by activité and by ressource, and who funds. Frozen as one text with its digest.

use chrono::NaiveDate;
use kernel::{Digest, Error};
use serde::{Deserialize, Serialize};

use super::money::{Overflow, sum};
use super::records::cell::{Activity, Resource};
use super::records::convention::Model as Convention;
use super::store::Layer;

/// A published summary. The order of the fields is that of the frozen text: add at the end only, with a default.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// Identifier of the product.
    pub produit: String,
    /// Its name on that day.
    pub nom: String,
    /// The year.
    pub exercice: i32,
    /// The views that exist.
    pub volets: Vec<View>,
    /// Who funds, in this year.
    pub financeurs: Vec<Share>,
}

/// One view.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct View {
    /// Its label.
    pub volet: String,
    /// Autorisations d'engagement, in cents.
    pub ae_centimes: Option<i64>,
    /// Crédits de paiement, in cents.
    pub cp_centimes: i64,
    /// The day up to which real expenses are counted.
    pub arrete_le: Option<NaiveDate>,
    /// By activité: those that are not zero.
    pub activites: Vec<Share>,
    /// By ressource: those that are not zero.
    pub ressources: Vec<Share>,
}

/// A label and its amount.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    /// What.
    pub libelle: String,
    /// How much, in cents.
    pub centimes: i64,
}

impl Summary {
    /// The summary of a year. A convention counts whole in each year that it covers: it is what the funder signed.
    ///
    /// # Errors
    /// When a total does not hold in an `i64`.
    pub fn of(
        (id, title): (&str, &str),
        year: i32,
        layers: &[Layer],
        conventions: &[Convention],
    ) -> Result<Self, Overflow> {
        let volets = layers.iter().map(View::of).collect::<Result<_, _>>()?;
        let own = conventions.iter().filter(|one| covers(one, year));
        let financeurs = own.map(|one| Share {
            libelle: format!("{} ({}), jusqu'au {}", one.funder, one.kind.label(), ui::format::date(one.ends_on)),
            centimes: one.amount_cents,
        });
        let financeurs = financeurs.collect();
        Ok(Self { produit: id.to_owned(), nom: title.to_owned(), exercice: year, volets, financeurs })
    }

    /// The text that is frozen, and its digest.
    ///
    /// # Errors
    /// Never for a value of this type.
    pub fn frozen(&self) -> Result<(String, Digest), Error> {
        let text = serde_json::to_string(self).map_err(anyhow::Error::from)?;
        let digest = Digest::of(text.as_bytes());
        Ok((text, digest))
    }

    /// What a frozen text says.
    ///
    /// # Errors
    /// When it was altered.
    pub fn read(text: &str) -> Result<Self, Error> {
        Ok(serde_json::from_str(text).map_err(anyhow::Error::from)?)
    }
}

impl View {
    fn of(layer: &Layer) -> Result<Self, Overflow> {
        let share = |libelle: &str, centimes: i64| Share { libelle: libelle.to_owned(), centimes };
        let (mut activites, mut ressources) = (Vec::new(), Vec::new());
        for one in Activity::ALL {
            activites.push(share(one.label(), layer.matrix.of_activity(one)?));
        }
        for one in Resource::ALL {
            ressources.push(share(one.label(), layer.matrix.of_resource(one)?));
        }
        activites.retain(|one| one.centimes != 0);
        ressources.retain(|one| one.centimes != 0);
        Ok(Self {
            volet: layer.head.kind.label().to_owned(),
            ae_centimes: layer.head.ae_cents,
            cp_centimes: layer.matrix.total()?,
            arrete_le: layer.head.settled_on,
            activites,
            ressources,
        })
    }

    /// Whether the parts add up to the whole: a reader may check it too.
    pub fn adds_up(&self) -> bool {
        let of = |shares: &[Share]| sum(shares.iter().map(|one| one.centimes));
        of(&self.activites) == Ok(self.cp_centimes) && of(&self.ressources) == Ok(self.cp_centimes)
    }
}

/// Whether a convention covers a day of a year.
pub fn covers(convention: &Convention, year: i32) -> bool {
    use chrono::Datelike;
    (convention.starts_on.year()..=convention.ends_on.year()).contains(&year)
}
