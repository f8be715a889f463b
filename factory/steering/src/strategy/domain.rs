//! What people type of a strategy, read as values.

use chrono::NaiveDate;
use kernel::FieldError;
use serde::{Deserialize, Serialize};

/// A roadmap as sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct TypedRoadmap {
    /// Révision lue ; vide pour une feuille de route nouvelle.
    pub revision: String,
    /// Titre.
    pub titre: String,
    /// Orientation suivie.
    pub orientation: String,
    /// Dernier jour couvert, AAAA-MM-JJ.
    pub terme: String,
}

/// A goal as sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct TypedGoal {
    /// Révision lue ; vide pour un objectif nouveau.
    pub revision: String,
    /// Objectif de politique publique.
    pub objectif: String,
    /// Résultat cherché.
    pub resultat: String,
    /// Indicateur.
    pub indicateur: String,
    /// Valeur cible.
    pub cible: String,
    /// Date de la cible, AAAA-MM-JJ.
    pub date: String,
}

/// A link as sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct TypedLink {
    /// Identifiant du produit.
    pub produit: String,
    /// Comment il sert l'objectif.
    pub contribution: String,
}

/// A text as sent: a comment, or its answer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct TypedText {
    /// Texte.
    pub texte: String,
}

/// A request as sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct TypedRequest {
    /// Service interrogé.
    pub service: String,
    /// Ce qui lui est demandé.
    pub objet: String,
    /// Jour de la demande, AAAA-MM-JJ.
    pub le: String,
    /// Jour attendu de la réponse, AAAA-MM-JJ.
    pub attendue: String,
}

/// A line of the communication plan as sent; with an audience and a message alone, the positioning.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct TypedMessage {
    /// Public visé.
    pub public: String,
    /// Message.
    pub message: String,
    /// Canal.
    pub canal: String,
    /// Jour prévu, AAAA-MM-JJ.
    pub prevu: String,
}

/// Collects what is to correct.
#[derive(Debug, Default)]
pub struct Reader(Vec<FieldError>);

impl Reader {
    /// A text of at least three characters and at most `most`.
    pub fn text(&mut self, field: &str, text: &str, most: usize, ask: &str) -> String {
        let text = text.trim();
        match text.chars().count() {
            0..3 => self.0.push(FieldError::new(field, ask)),
            count if count > most => {
                self.0.push(FieldError::new(field, format!("{} caractères au plus", ui::format::integer(most))));
            }
            _ => {}
        }
        text.to_owned()
    }

    /// A date.
    pub fn day(&mut self, field: &str, text: &str, ask: &str) -> NaiveDate {
        let day = portfolio::source::read_date(text.trim());
        if day.is_none() {
            self.0.push(FieldError::new(field, ask));
        }
        day.unwrap_or_default()
    }

    /// Something else that is wrong.
    pub fn fault(&mut self, field: &str, text: &str) {
        self.0.push(FieldError::new(field, text));
    }

    /// The value, when nothing is to correct.
    ///
    /// # Errors
    /// Every field to correct.
    pub fn done<T>(self, value: T) -> Result<T, kernel::Error> {
        if self.0.is_empty() { Ok(value) } else { Err(kernel::Error::Invalid(self.0)) }
    }
}

/// A signed version: what a roadmap says on that day. The order of the fields is that of the frozen text: add at the end only, with a default.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frozen {
    /// Its title.
    pub titre: String,
    /// The orientation.
    pub orientation: String,
    /// The last day that it covers.
    pub terme: NaiveDate,
    /// Its goals.
    pub objectifs: Vec<FrozenGoal>,
}

/// A goal of a signed version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrozenGoal {
    /// The goal.
    pub objectif: String,
    /// The result that is sought.
    pub resultat: String,
    /// What shows it.
    pub indicateur: String,
    /// The value to reach.
    pub cible: String,
    /// The day by which.
    pub date: NaiveDate,
    /// Identifiers of the products that serve it, in order.
    pub produits: Vec<String>,
}

impl Frozen {
    /// The text that is frozen.
    ///
    /// # Errors
    /// Never for a value of this type.
    pub fn text(&self) -> Result<String, kernel::Error> {
        Ok(serde_json::to_string(self).map_err(anyhow::Error::from)?)
    }

    /// What a frozen text says.
    ///
    /// # Errors
    /// When it was altered.
    pub fn read(text: &str) -> Result<Self, kernel::Error> {
        Ok(serde_json::from_str(text).map_err(anyhow::Error::from)?)
    }

    /// The sentences of the decision that signs it.
    pub fn sentences(&self, number: i64) -> Vec<String> {
        let until = ui::format::date(self.terme);
        let mut says = vec![format!(
            "La version {number} de la feuille de route « {} » est arrêtée jusqu'au {until}.",
            self.titre
        )];
        says.extend(self.objectifs.iter().map(|goal| {
            let by = ui::format::date(goal.date);
            format!("{} : {} ({}, cible {} au {by}).", goal.objectif, goal.resultat, goal.indicateur, goal.cible)
        }));
        says
    }
}
