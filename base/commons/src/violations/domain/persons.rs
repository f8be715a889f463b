//! Telling people (RGPD, art. 34).

use kernel::FieldError;
use serde::{Deserialize, Serialize};

use super::Case;
use super::typed::{short, text};

/// How people are told, or why they are not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// A letter to each address known in the tables touched.
    Lettres,
    /// A letter or a call that somebody else makes, outside this program.
    Ailleurs,
    /// A public communication, because letters would ask a disproportionate effort (§3 c).
    Publique,
    /// Data were protected: nobody can read them (§3 a).
    Protegees,
    /// What was done since takes the high risk away (§3 b).
    Ecarte,
}

impl Way {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Lettres, Self::Ailleurs, Self::Publique, Self::Protegees, Self::Ecarte];

    /// As the form sends it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Lettres => "lettres",
            Self::Ailleurs => "ailleurs",
            Self::Publique => "publique",
            Self::Protegees => "protegees",
            Self::Ecarte => "ecarte",
        }
    }

    /// As shown.
    pub fn label(self) -> &'static str {
        match self {
            Self::Lettres => "Lettre à chaque adresse connue",
            Self::Ailleurs => "Personnes prévenues par un autre moyen",
            Self::Publique => "Communication publique (art. 34 §3 c)",
            Self::Protegees => "Pas d'information : données protégées (art. 34 §3 a)",
            Self::Ecarte => "Pas d'information : risque élevé écarté depuis (art. 34 §3 b)",
        }
    }

    /// When to choose it.
    pub fn hint(self) -> &'static str {
        match self {
            Self::Lettres => "Le message part dès l'enregistrement, une lettre par adresse",
            Self::Ailleurs => "Courrier, téléphone, remise en main propre : dites lequel et quand",
            Self::Publique => {
                "Seulement si prévenir chacun demande des efforts disproportionnés : dites pourquoi et où le message est publié"
            }
            Self::Protegees => "Par exemple chiffrées, sans que la clé soit touchée : dites comment",
            Self::Ecarte => "Dites quelles mesures font que le risque élevé ne peut plus se réaliser",
        }
    }

    /// Whether people read a message.
    pub fn says(self) -> bool {
        matches!(self, Self::Lettres | Self::Ailleurs | Self::Publique)
    }
}

/// What was decided for people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// How.
    pub way: Way,
    /// The message; empty when nobody is told.
    pub text: String,
    /// Why this way, where, by what means; may be empty for letters.
    pub reason: String,
}

/// What the form sends.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ToldForm {
    pub(crate) moyen: String,
    pub(crate) message: String,
    pub(crate) precision: String,
    pub(crate) version: i64,
}

impl ToldForm {
    /// Reads the form; `addresses`: how many are known, of `persons` people. Letters that do not reach everybody ask how the others are told.
    ///
    /// # Errors
    /// What is to be corrected, field by field.
    pub fn read(&self, addresses: u64, persons: Option<u64>) -> Result<Told, Vec<FieldError>> {
        let mut errors = Vec::new();
        let way = Way::ALL.into_iter().find(|way| way.word() == self.moyen);
        if way.is_none() {
            errors.push(FieldError::new("moyen", "Choisissez comment les personnes sont prévenues"));
        }
        if way == Some(Way::Lettres) && addresses == 0 {
            errors.push(FieldError::new(
                "moyen",
                "Aucune adresse n'est connue dans les tables touchées : choisissez un autre moyen",
            ));
        }
        let message = match way.is_some_and(Way::says) {
            true => text("message", &self.message, "Écrivez le message que les personnes liront", &mut errors),
            false => String::new(),
        };
        if message.contains("[à compléter") {
            errors.push(FieldError::new("message", "Le message contient encore un passage à compléter"));
        }
        let reason = match way {
            Some(Way::Lettres) if persons.is_none_or(|persons| persons > addresses) => {
                let lack = "Moins d'adresses que de personnes : dites comment les autres sont prévenues, ou pourquoi ce sont les mêmes";
                text("precision", &self.precision, lack, &mut errors)
            }
            None | Some(Way::Lettres) => short("precision", &self.precision, &mut errors),
            Some(_) => text("precision", &self.precision, "Dites pourquoi, et par quel moyen", &mut errors),
        };
        match (way, errors.is_empty()) {
            (Some(way), true) => Ok(Told { way, text: message, reason }),
            _ => Err(errors),
        }
    }
}

/// The message to begin with: what article 34 §2 asks for, in plain words.
pub fn first_words(case: &Case, service: &str, contact: &str) -> String {
    let facts = case.facts();
    let consequences = case.assessment().map_or("[à compléter : ce qui peut arriver]", |one| &one.consequences);
    let measures: Vec<_> = case.measures().map(|measure| format!("- {}", measure.text)).collect();
    let measures = match measures.is_empty() {
        true => "[à compléter : ce que nous faisons]".to_owned(),
        false => measures.join("\n"),
    };
    format!(
        "Bonjour,\n\nDes données qui vous concernent, tenues par {service}, ont été touchées par un incident : {}.\n\n\
         Ce qui peut arriver : {consequences}\n\nCe que nous faisons :\n{measures}\n\n\
         Ce que vous pouvez faire : [à compléter : un conseil simple, par exemple changer de mot de passe ou se méfier des messages inattendus]\n\n\
         Une question ? Écrivez au délégué à la protection des données : {contact}",
        facts.title.trim_end_matches('.')
    )
}
