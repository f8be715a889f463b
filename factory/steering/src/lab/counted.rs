//! What is counted in a session: participants by profile, groups, marks.

use chrono::NaiveDate;
use kernel::FieldError;
use portfolio::source::read_date;
use serde::{Deserialize, Serialize};

use super::records::session::Model as Session;

/// Users that the method hopes for in a session. Fewer is said, not refused.
pub const IDEAL: u32 = 30;

/// The report of a session, as sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
#[schema(as = TypedLabReport)]
pub struct TypedReport {
    /// Une ligne par profil : « Agents d'accueil : 12 ».
    pub profils: String,
    /// Nombre de groupes.
    pub groupes: String,
    /// Personnes qui ont donné 1.
    pub roti1: String,
    /// Personnes qui ont donné 2.
    pub roti2: String,
    /// Personnes qui ont donné 3.
    pub roti3: String,
    /// Personnes qui ont donné 4.
    pub roti4: String,
    /// Personnes qui ont donné 5.
    pub roti5: String,
    /// Prochaine date annoncée, AAAA-MM-JJ.
    pub prochaine: String,
}

/// What was counted in a session.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counted {
    /// Participants by profile.
    pub profiles: Vec<(String, u32)>,
    /// Groups.
    pub groups: u32,
    /// Marks from 1 to 5.
    pub roti: [u32; 5],
    /// The date announced.
    pub next_on: Option<NaiveDate>,
}

impl Counted {
    /// What a session holds.
    pub fn of(session: &Session) -> Self {
        Self {
            profiles: serde_json::from_str(&session.profiles).unwrap_or_default(),
            groups: u32::try_from(session.table_count).unwrap_or_default(),
            roti: serde_json::from_str(&session.roti).unwrap_or_default(),
            next_on: session.next_on,
        }
    }

    /// Everybody.
    pub fn participants(&self) -> u32 {
        self.profiles.iter().map(|(_, count)| count).sum()
    }

    /// The mean mark of the return on time invested; nothing when nobody gave one.
    pub fn mean(&self) -> Option<f64> {
        let given: u32 = self.roti.iter().sum();
        let total: u32 = (1_u32..).zip(self.roti).map(|(mark, count)| mark * count).sum();
        (given > 0).then(|| f64::from(total) / f64::from(given))
    }

    /// What is away from the method, in French: told, never refused.
    pub fn remarks(&self) -> Vec<String> {
        let mut all = Vec::new();
        let people = self.participants();
        if people < IDEAL {
            all.push(format!(
                "{} : la méthode en espère au moins {IDEAL}",
                ui::format::plural(people as usize, "participant", "participants")
            ));
        }
        if self.groups > 0 && !(5..=10).contains(&people.div_ceil(self.groups)) {
            all.push("Groupes hors du repère de 5 à 10 personnes".to_owned());
        }
        if self.next_on.is_none() {
            all.push("Aucune prochaine date n'a été annoncée".to_owned());
        }
        all
    }
}

/// Reads the report of a session held on `on`.
///
/// # Errors
/// Every field to correct.
pub fn report(typed: &TypedReport, on: NaiveDate, today: NaiveDate) -> Result<Counted, Vec<FieldError>> {
    let mut faults = Vec::new();
    if on > today {
        faults.push(FieldError::new("profils", "Cette séance n'a pas encore eu lieu"));
    }
    let mut profiles = Vec::new();
    for line in typed.profils.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let read = line.rsplit_once(':').and_then(|(name, count)| Some((name.trim(), count.trim().parse().ok()?)));
        match read {
            Some((name, count @ 1..=1_000)) if (2..=80).contains(&name.chars().count()) => {
                profiles.push((name.to_owned(), count));
            }
            _ => {
                faults.push(FieldError::new(
                    "profils",
                    format!("« {line} » : écrivez un profil, deux points, un nombre"),
                ));
            }
        }
    }
    if typed.profils.trim().is_empty() {
        faults.push(FieldError::new("profils", "Comptez les participants, une ligne par profil"));
    }
    let mut number = |text: &str, field: &str| match text.trim() {
        "" => 0,
        text => text.parse::<u32>().ok().filter(|count| *count <= 1_000).unwrap_or_else(|| {
            faults.push(FieldError::new(field, "Donnez un nombre"));
            0
        }),
    };
    let groups = number(&typed.groupes, "groupes");
    let marks = [&typed.roti1, &typed.roti2, &typed.roti3, &typed.roti4, &typed.roti5];
    let mut roti = [0; 5];
    for (at, text) in marks.into_iter().enumerate() {
        roti[at] = number(text, &format!("roti{}", at + 1));
    }
    let counted = Counted { profiles, groups, roti, next_on: read_date(typed.prochaine.trim()) };
    if roti.iter().sum::<u32>() > counted.participants() {
        faults.push(FieldError::new("roti1", "Il y a plus de notes que de participants"));
    }
    if !typed.prochaine.trim().is_empty() && counted.next_on.is_none_or(|next| next <= on) {
        faults.push(FieldError::new("prochaine", "La prochaine date suit la séance, AAAA-MM-JJ"));
    }
    if faults.is_empty() { Ok(counted) } else { Err(faults) }
}
