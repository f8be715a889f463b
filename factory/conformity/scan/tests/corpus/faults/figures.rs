//! What is wrong with the page of statistics or of the budget (standards of the network).

use super::fault;
use crate::houses::Fault;

pub const FAULTS: &[Fault] = &[
    Fault {
        house: "covoiturage",
        edits: &[
            ("*", "<li><a class=\"fr-footer__bottom-link\" href=\"/stats\">Statistiques</a></li>", ""),
            ("*", "<li><a href=\"/stats\">Nos statistiques</a></li>", ""),
            ("/plan-du-site", "<li><a href=\"/stats\">Statistiques</a></li>", ""),
        ],
        check: "statistiques.page",
        blind: &["statistiques.chiffres", "liens.morts"],
        why: "Aucune page de statistiques n'est liée.",
    },
    Fault {
        house: "hopital",
        edits: &[("/node/16", "", "")],
        check: "statistiques.page",
        blind: &["statistiques.chiffres", "liens.morts"],
        why: "Le lien vers les statistiques est mort.",
    },
    fault(
        "covoiturage",
        "statistiques.chiffres",
        &[
            ("/stats", "<p>Chiffres mis à jour le 2 novembre 2026.</p>", ""),
            ("/stats", "en octobre 2026", "le mois dernier"),
        ],
        "« Le mois dernier » ne dit pas quand : les chiffres ne sont pas datés.",
    ),
    fault(
        "ville",
        "statistiques.chiffres",
        &[("/open-data/chiffres/", "3e trimestre 2026", "3e trimestre 2024")],
        "Les chiffres ont deux ans.",
    ),
    fault(
        "prefecture",
        "statistiques.chiffres",
        &[("/mesures/", "octobre 2026", "mars 2026")],
        "Les chiffres ont plus d'un trimestre.",
    ),
    fault(
        "association",
        "statistiques.chiffres",
        &[(
            "/impact",
            ": 7 412 objets réservés, 5 903 retirés, 41 tonnes évitées.",
            ", beaucoup d'objets ont été sauvés, et des tonnes de déchets évitées.",
        )],
        "« Beaucoup » n'est pas un chiffre.",
    ),
    fault(
        "universite",
        "statistiques.chiffres",
        &[(
            "/indicateurs.html",
            "<dl><dt>Demandes en cours</dt><dd>1 204</dd><dt>Délai médian</dt><dd>9 jours</dd><dt>Satisfaction</dt><dd>4,1 / 5</dd></dl>",
            "<p>Le tableau de bord est en maintenance.</p>",
        )],
        "La page existe et ne montre rien.",
    ),
    fault("demarche", "statistiques.chiffres", &[("/suivi", "T3 2026", "T1 2025")], "Les chiffres ont plus d'un an."),
    Fault {
        house: "association",
        edits: &[
            ("*", "<li><a href=/couts>Combien ça coûte (budget)</a>", ""),
            ("/plan", ", <a href=/couts>coûts</a>", ""),
        ],
        check: "budget.page",
        blind: &["budget.montants", "liens.morts"],
        why: "Le coût du service n'est publié nulle part.",
    },
    Fault {
        house: "universite",
        edits: &[("/budget.html", "", "")],
        check: "budget.page",
        blind: &["budget.montants", "liens.morts"],
        why: "Le lien vers le budget est mort.",
    },
    fault(
        "covoiturage",
        "budget.montants",
        &[
            ("/budget", "182 000 €", "non communiqué"),
            ("/budget", "95 500 €", "non communiqué"),
            ("/budget", "6 200 €", "non communiqué"),
        ],
        "Un budget sans montant n'informe de rien.",
    ),
    fault(
        "ville",
        "budget.montants",
        &[("/finances/", "En 2026, le conseil", "En 2021, le conseil")],
        "Les montants ont cinq ans.",
    ),
    fault(
        "prefecture",
        "budget.montants",
        &[("/transparence-budgetaire/", "<h2>Exercice 2025</h2>", "<h2>Exercice clos</h2>")],
        "Rien ne dit de quelle année sont les montants.",
    ),
    fault(
        "hopital",
        "budget.montants",
        &[(
            "/node/17",
            "<table><caption>Exécution 2025, en euros</caption><thead><tr><th>Nature</th><th>Montant (euros)</th></tr></thead><tbody><tr><td>Hébergement certifié</td><td>86 400</td></tr><tr><td>Éditeur du logiciel</td><td>129 000</td></tr></tbody></table>",
            "<p>Le portail est financé sur le budget de l’établissement pour 2025.</p>",
        )],
        "Dire d'où vient l'argent ne dit pas combien.",
    ),
];
