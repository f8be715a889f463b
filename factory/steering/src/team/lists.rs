//! What an arrival and a departure ask, and the trainings that everybody follows.

/// A step of an arrival or of a departure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// Its identifier.
    pub id: &'static str,
    /// What is to be done.
    pub label: &'static str,
    /// Whether only who coaches or answers for the products sees it.
    pub restricted: bool,
    /// Whether it belongs to a departure.
    pub departure: bool,
}

const fn step(id: &'static str, label: &'static str, restricted: bool, departure: bool) -> Step {
    Step { id, label, restricted, departure }
}

/// Every step, arrivals first.
pub const STEPS: [Step; 12] = [
    step("accueil", "Accueil par un membre de l'équipe, tour des rituels", false, false),
    step("charte", "Règles de sécurité et de protection des données lues", false, false),
    step("depot", "Premier changement relu et livré, ou première maquette partagée", false, false),
    step("usager", "Première rencontre d'un usager, dans le mois", false, false),
    step("contrat", "Contrat ou lettre de mission signé", true, false),
    step("habilitation", "Habilitation aux données sensibles vérifiée", true, false),
    step("passation", "Passation faite : savoirs, contacts, affaires en cours", false, true),
    step("documents", "Documents déposés dans l'espace commun", false, true),
    step("acces", "Tous les accès fermés dans l'inventaire", false, true),
    step("materiel", "Matériel rendu", false, true),
    step("entretien", "Entretien de départ mené", true, true),
    step("employeur", "Fin de mission dite à l'employeur", true, true),
];

/// The step of this identifier.
pub fn find(id: &str) -> Option<&'static Step> {
    STEPS.iter().find(|step| step.id == id)
}

/// The trainings of the register: identifier and title.
pub const COURSES: [(&str, &str); 4] = [
    ("easy-checks", "Accessibilité : les vérifications simples (Easy Checks du W3C)"),
    ("hygiene", "Hygiène de sécurité : mots de passe, hameçonnage, mises à jour"),
    ("donnees", "Protection des données : les réflexes du RGPD"),
    ("entretien", "Mener un entretien d'usager"),
];
