//! What is wrong with the State's design, the links, and what opens the service to its users.

use super::fault;
use crate::houses::Fault;

pub const FAULTS: &[Fault] = &[
    fault(
        "demarche",
        "dsfr.systeme",
        &[
            (
                "*",
                "<link rel=\"stylesheet\" href=\"https://cdn.exemple.gouv.fr/dsfr@1.12.1/dist/dsfr.min.css\">",
                "<link rel=\"stylesheet\" href=\"/style.css\">",
            ),
            ("*", "class=\"fr-header\"", "class=\"tete\""),
            ("*", "class=\"fr-nav\"", "class=\"menu\""),
            ("*", "class=\"fr-container\"", "class=\"corps\""),
            ("*", "class=\"fr-footer\"", "class=\"bas\""),
        ],
        "Un site en .gouv.fr emploie le système de design de l'État.",
    ),
    fault(
        "covoiturage",
        "dsfr.marianne",
        &[(
            "*",
            "<div class=\"fr-header__logo\"><p class=\"fr-logo\">République<br>Française</p></div>",
            "<div><img src=\"/logo.svg\" alt=\"Covoiturons\"></div>",
        )],
        "Le bloc-marque de l'État manque : rien ne dit que c'est un service public.",
    ),
    fault(
        "agence",
        "dsfr.marianne",
        &[(
            "*",
            "<div class=\"fr-header__logo css-l\"><p class=\"fr-logo css-m\">Ministère<br/>chargé<br/>de l’écologie</p></div>",
            "<span class=\"css-m\">Ma redevance</span>",
        )],
        "Le bloc-marque de l'État manque.",
    ),
    fault(
        "ville",
        "liens.morts",
        &[("/", "Travaux rue Haute&nbsp;:", "<a href=\"/travaux-2019/\">Travaux rue Haute</a>&nbsp;:")],
        "Le lien vers les travaux mène à une page qui n'existe plus.",
    ),
    fault(
        "prefecture",
        "liens.morts",
        &[(
            "/plan-du-site/",
            "<li><a href=\"/mesures/\">Mesures</a></li>",
            "<li><a href=\"/mesures-2024/\">Mesures</a></li>",
        )],
        "Le plan du site mène à une page qui n'existe plus.",
    ),
    fault(
        "association",
        "liens.morts",
        &[("/aide", "Oui, s'il passe la porte.", "Oui, <a href=\"/reglement.pdf\">selon le règlement</a>.")],
        "Le document lié n'existe pas.",
    ),
    fault(
        "covoiturage",
        "avis.bouton",
        &[(
            "/",
            "<p><a href=\"https://jedonnemonavis.numerique.gouv.fr/Demarches/9999?button=1\"><img src=\"/avis.svg\" alt=\"Je donne mon avis\"></a></p>",
            "",
        )],
        "Les usagers n'ont pas où donner leur avis.",
    ),
    fault(
        "agence",
        "avis.bouton",
        &[(
            "/",
            "<div><a href=\"https://jedonnemonavis.numerique.gouv.fr/Demarches/6999?button=9\"><span>Je donne mon avis</span></a></div>",
            "<p>Je donne mon avis</p>",
        )],
        "Les mots sont là, le lien n'y est pas.",
    ),
    fault(
        "ville",
        "code-source.lien",
        &[("*", " &bull; <a href=\"https://gitlab.com/exemple/saint-ouestin\">Code source du site</a>", "")],
        "Le code d'un service public est communicable ; rien ne dit où il est.",
    ),
    fault(
        "demarche",
        "code-source.lien",
        &[("*", "<a href=\"https://git.exemple.gouv.fr/aides\">Code source</a>", "Code source")],
        "Les mots sont là, le lien n'y est pas.",
    ),
    fault(
        "covoiturage",
        "plan-du-site.page",
        &[
            ("/plan-du-site", "", ""),
            ("*", "<li><a class=\"fr-footer__bottom-link\" href=\"/plan-du-site\">Plan du site</a></li>", ""),
        ],
        "Il n'y a pas de plan du site.",
    ),
    fault(
        "universite",
        "plan-du-site.page",
        &[(
            "/plan.html",
            "<ul><li><a href=\"/\">Scolarité</a></li><li><a href=\"/en/\">English</a></li><li><a href=\"/indicateurs.html\">Indicateurs</a></li><li><a href=\"/budget.html\">Budget</a></li></ul>",
            "<p>Cette page sera bientôt disponible.</p>",
        )],
        "Un plan vide ne mène nulle part.",
    ),
    fault(
        "covoiturage",
        "security-txt.fichier",
        &[("/.well-known/security.txt", "", "")],
        "Qui trouve une faille ne sait pas à qui le dire.",
    ),
    fault(
        "prefecture",
        "security-txt.fichier",
        &[("/.well-known/security.txt", "2026-12-31T23:59:59Z", "2026-06-30T23:59:59Z")],
        "Le fichier est périmé : le contact n'est plus garanti.",
    ),
    fault(
        "ville",
        "security-txt.fichier",
        &[("/.well-known/security.txt", "Contact: https://saint-ouestin.exemple.fr/contact/", "Contact: la mairie")],
        "Le contact n'est pas une adresse où écrire.",
    ),
    fault(
        "hopital",
        "security-txt.fichier",
        &[("/.well-known/security.txt", "Expires: 2027-09-15T08:00:00Z\n", "")],
        "Le champ Expires est obligatoire (RFC 9116).",
    ),
    fault(
        "prefecture",
        "contact.moyen",
        &[
            ("/", "<li><a href=\"/contact/\">Contacter l’accueil</a></li>", ""),
            ("/plan-du-site/", "<li><a href=\"/contact/\">Contact</a></li>", ""),
            (
                "/declaration-accessibilite/",
                "<a href=\"/contact/\">formulaire ou au téléphone</a>",
                "téléphone, au 03 53 01 20 00",
            ),
            (
                "/donnees-et-cookies/",
                "<a href=\"/contact/\">l’accueil</a>",
                "l’accueil (accueil@armorique.exemple.gouv.fr)",
            ),
            (
                "/",
                "<a href=\"https://voxusagers.numerique.gouv.fr/Demarches/2999?button=2\">Je donne mon avis</a>",
                "<a href=\"https://voxusagers.numerique.gouv.fr/Demarches/2999?button=2\">Je donne mon avis</a>",
            ),
        ],
        "Aucune page ne donne de lien pour joindre l'équipe.",
    ),
];
