//! What each product of the demonstration has to tell: enough to show every state once, and the ordinary mixture of a portfolio.

use sha2::{Digest, Sha256};

use crate::perimeter::Perimeter;
use crate::referential::{Class, Criterion, Rule};
use crate::state::{Kind, Origin, Status};

/// A constat of the demonstration.
pub struct Told {
    /// What it does.
    pub kind: Kind,
    /// What it says.
    pub status: Status,
    /// Where it comes from.
    pub origin: Origin,
    /// How long ago.
    pub days_ago: i64,
    /// Days for which it holds; those of the criterion when nothing is said.
    pub lasts: Option<u64>,
    /// What was found or written.
    pub text: &'static str,
}

fn one(kind: Kind, status: Status, origin: Origin, days_ago: i64, text: &'static str) -> Told {
    Told { kind, status, origin, days_ago, lasts: None, text }
}

/// Three rules of a fictitious fabrique.
pub fn rules() -> Vec<Rule> {
    let rule = |id: &str, label: &str, proof: &str, class: &str| Rule {
        id: id.to_owned(),
        version: 1,
        label: label.to_owned(),
        proof: proof.to_owned(),
        class: class.to_owned(),
        phases: "CAKO".to_owned(),
        days: 365,
        retired: false,
    };
    vec![
        rule("fab.1", "Chaque changement est relu par une autre personne", "Attestation d'un membre technique", "H"),
        rule("fab.2", "Les maquettes sont éprouvées avec des usagers", "Compte rendu d'une session", "D"),
        rule("fab.3", "Les dépendances sont tenues à jour chaque mois", "Attestation d'un membre technique", "H"),
    ]
}

/// The perimeters that three teams declared.
pub fn perimeters() -> Vec<(&'static str, Perimeter)> {
    let list = |items: &[&str]| items.iter().map(|&item| item.to_owned()).collect::<Vec<String>>();
    vec![
        (
            "mano",
            Perimeter {
                categories: list(&["Identité choisie", "Vie personnelle", "Santé"]),
                recipients: list(&["Équipes de maraude", "Hébergeur certifié HDS"]),
                retentions: list(&["Dossier : deux ans après le dernier contact"]),
                tools: list(&["Matomo", "Sentry"]),
                domains: list(&["mano.exemple.fr"]),
                health: true,
                cyber_tenths: Some(34),
                declared: None,
            },
        ),
        (
            "droits-simples",
            Perimeter {
                recipients: list(&["Hébergeur"]),
                tools: list(&["Matomo", "Google Analytics"]),
                domains: list(&["droits.exemple.fr"]),
                ..Perimeter::default()
            },
        ),
        (
            "signature-commune",
            Perimeter {
                categories: list(&["Identité des agents signataires"]),
                recipients: list(&["Administrations signataires"]),
                retentions: list(&["Convention : dix ans"]),
                tools: list(&["Matomo"]),
                domains: list(&["signature.exemple.fr"]),
                cyber_tenths: Some(41),
                ..Perimeter::default()
            },
        ),
    ]
}

/// What is told of a criterion of a product.
pub fn told(product: &str, criterion: &Criterion) -> Vec<Told> {
    if product == "mano"
        && let Some(told) = mano(&criterion.id)
    {
        return told;
    }
    ordinary(product, criterion)
}

fn mano(criterion: &str) -> Option<Vec<Told>> {
    use Kind::{Contestation, Derogation, Machine, Parole, SansObjet};
    use Origin::{Attestation, Piece, Scan};
    use Status::{Conforme, Inconnu, NonApplicable, NonConforme};
    Some(match criterion {
        "obl.homologation" => {
            vec![Told { lasts: Some(365), ..one(Parole, Conforme, Piece, 345, "Décision d'homologation signée") }]
        }
        "obl.hebergement-sante" => vec![one(Parole, Conforme, Piece, 120, "Certificat de l'hébergeur")],
        "obl.traceurs" => vec![
            one(Machine, NonConforme, Scan, 3, "Un traceur est chargé avant tout choix"),
            one(Contestation, Conforme, Attestation, 2, "Mesure d'audience exemptée de consentement, sans croisement"),
        ],
        "obl.accessibilite" => vec![
            one(Machine, NonConforme, Scan, 3, "Deux images sans texte de remplacement"),
            one(Derogation, NonConforme, Attestation, 1, "Refonte de l'application prévue ; audit ensuite"),
        ],
        "obl.algorithmes" => {
            vec![one(SansObjet, NonApplicable, Attestation, 40, "Aucune décision n'est prise par un algorithme")]
        }
        "obl.accessibilite-mention" => vec![one(Machine, Inconnu, Scan, 3, "La page n'a pas répondu à temps")],
        "obl.rgpd-violations" => vec![Told {
            lasts: Some(365),
            ..one(Parole, Conforme, Attestation, 400, "Procédure relue avec l'équipe")
        }],
        "obl.code-ouvert" => vec![one(Machine, NonConforme, Scan, 3, "Le dépôt n'a pas de licence reconnue")],
        _ => return None,
    })
}

/// One criterion in five is left without anything, one in ten fails, one in twelve has expired: the mixture depends on names alone.
fn ordinary(product: &str, criterion: &Criterion) -> Vec<Told> {
    let digest = Sha256::digest(format!("{product} {}", criterion.id));
    let (draw, ago) = (digest[0] % 60, i64::from(digest[1] % 9));
    let life = u64::from(criterion.life.0);
    let (kind, origin) = match criterion.class {
        Class::Automatic => (Kind::Machine, Origin::Scan),
        Class::Records => (Kind::Machine, Origin::Registre),
        Class::Refutable | Class::Attestation => (Kind::Parole, Origin::Attestation),
        Class::Document => (Kind::Parole, Origin::Piece),
    };
    match draw {
        0..12 => Vec::new(),
        12..18 => {
            vec![one(Kind::Machine, Status::NonConforme, Origin::Scan, ago, "La vérification a trouvé le contraire")]
        }
        18..23 => {
            let past = i64::try_from(life).unwrap_or(365) + 5 + ago;
            vec![Told { lasts: Some(life), ..one(kind, Status::Conforme, origin, past, "") }]
        }
        _ => vec![one(kind, Status::Conforme, origin, ago, "")],
    }
}
