//! What is wrong with the mention or the statement of accessibility (loi n° 2005-102, article 47; décret n° 2019-768).

use super::fault;
use crate::houses::Fault;

const STATEMENT: &[&str] = &[
    "accessibilite.sections",
    "accessibilite.etat",
    "accessibilite.taux",
    "accessibilite.date",
    "accessibilite.contact",
    "accessibilite.recours",
    "accessibilite.schema",
    "accessibilite.plan",
    "accessibilite.coherence",
    "liens.morts",
];

pub const FAULTS: &[Fault] = &[
    Fault {
        house: "covoiturage",
        edits: &[("*", "Accessibilité : partiellement conforme", "Accessibilité")],
        check: "accessibilite.mention",
        blind: &["accessibilite.coherence"],
        why: "Le lien ne dit pas l'état : la mention doit dire non, partiellement ou totalement conforme.",
    },
    Fault {
        house: "ville",
        edits: &[("*", "Accessibilit&eacute;&nbsp;: non conforme", "Accessibilit&eacute;")],
        check: "accessibilite.mention",
        blind: &["accessibilite.coherence"],
        why: "Un service non conforme doit l'écrire sur chaque page, comme les autres.",
    },
    Fault {
        house: "demarche",
        edits: &[("*", "Accessibilité : totalement conforme (", "Accessibilité : en cours de mise en conformité (")],
        check: "accessibilite.mention",
        blind: &["accessibilite.coherence"],
        why: "« En cours » n'est pas l'un des trois états que le décret connaît.",
    },
    Fault {
        house: "agence",
        edits: &[("*", "Accessibilité<!---->: <!---->partiellement conforme", "Accessibilité<!---->: <!---->conforme")],
        check: "accessibilite.mention",
        blind: &["accessibilite.coherence"],
        why: "« Conforme » sans adverbe ne dit pas si c'est en tout ou en partie.",
    },
    Fault {
        house: "association",
        edits: &[
            (
                "*",
                "<li><a href=/a11y>Accessibilité : partiellement conforme</a>",
                "<li>Accessibilité : partiellement conforme",
            ),
            ("/a11y", "", ""),
        ],
        check: "accessibilite.declaration",
        blind: STATEMENT,
        why: "La mention ne mène à aucune déclaration.",
    },
    Fault {
        house: "universite",
        edits: &[("/accessibilite.html", "", "")],
        check: "accessibilite.declaration",
        blind: STATEMENT,
        why: "Le lien vers la déclaration est mort : personne ne peut la lire.",
    },
    fault(
        "covoiturage",
        "accessibilite.sections",
        &[
            ("/accessibilite", "<h2>Voies de recours</h2>", ""),
            ("/accessibilite", "<h2>Retour d'information et contact</h2>", ""),
        ],
        "Sans les rubriques du modèle, une personne qui navigue par titres ne trouve ni contact ni recours.",
    ),
    fault(
        "prefecture",
        "accessibilite.sections",
        &[("/declaration-accessibilite/", "<h2>État de conformité</h2>", "")],
        "La rubrique « État de conformité » du modèle manque.",
    ),
    fault(
        "covoiturage",
        "accessibilite.etat",
        &[
            ("/accessibilite", "est partiellement conforme avec le référentiel", "est évalué selon le référentiel"),
            ("/accessibilite", "en raison des non-conformités énumérées ci-dessous", "tous les ans"),
        ],
        "La déclaration ne dit nulle part dans quel état est le service.",
    ),
    fault(
        "demarche",
        "accessibilite.etat",
        &[("/accessibilite", "est totalement conforme au RGAA", "respecte l'esprit du RGAA")],
        "« Respecter l'esprit » n'est pas un état de conformité.",
    ),
    fault(
        "covoiturage",
        "accessibilite.taux",
        &[(
            "/accessibilite",
            "révèle que 78 % des critères du RGAA version 4.1.2 sont respectés",
            "révèle que la plupart des critères sont respectés",
        )],
        "« La plupart » n'est pas un taux : les résultats de l'audit se donnent en pourcentage.",
    ),
    fault(
        "ville",
        "accessibilite.taux",
        &[("/accessibilite/", "43,5&nbsp;%", "86&nbsp;%")],
        "Un taux de 86 % ne va pas avec « non conforme » : l'un des deux est faux.",
    ),
    fault(
        "prefecture",
        "accessibilite.taux",
        &[("/declaration-accessibilite/", "<td>100 %</td>", "<td>94 %</td>")],
        "« Totalement conforme » veut dire 100 % des critères.",
    ),
    fault(
        "association",
        "accessibilite.taux",
        &[("/a11y", "Taux de conformité : 66,7 %. Audit de l'agence Perceptio.", "Audit de l'agence Perceptio.")],
        "L'audit est cité sans son résultat.",
    ),
    fault(
        "universite",
        "accessibilite.taux",
        &[("/accessibilite.html", "(75,71 %)", "(31 %)")],
        "Sous la moitié des critères, le service est non conforme, non partiellement conforme.",
    ),
    fault(
        "covoiturage",
        "accessibilite.date",
        &[(
            "/accessibilite",
            "Cette déclaration a été établie le 12 mars 2026. Elle a été mise à jour le 3 septembre 2026.",
            "Cette déclaration sera revue régulièrement.",
        )],
        "Sans date, nul ne sait si la déclaration vaut encore.",
    ),
    fault(
        "ville",
        "accessibilite.date",
        &[("/accessibilite/", "20/01/2025", "20/01/2023")],
        "Une déclaration vaut trois ans au plus.",
    ),
    fault(
        "prefecture",
        "accessibilite.date",
        &[(
            "/declaration-accessibilite/",
            "<time datetime=\"2025-02-01\">1er février 2025</time>",
            "<time datetime=\"2021-02-01\">1er février 2021</time>",
        )],
        "La déclaration a plus de trois ans.",
    ),
    fault(
        "demarche",
        "accessibilite.date",
        &[("/accessibilite", "30/09/2026", "30/09/2019")],
        "La déclaration date de 2019 : elle doit être refaite.",
    ),
    fault(
        "covoiturage",
        "accessibilite.contact",
        &[(
            "/accessibilite",
            "vous pouvez contacter le responsable : <a href=\"mailto:contact@covoiturons.exemple.fr\">contact@covoiturons.exemple.fr</a>.",
            "vous pouvez contacter le responsable du site.",
        )],
        "« Contacter le responsable » sans dire comment ne permet pas de signaler un défaut.",
    ),
    fault(
        "universite",
        "accessibilite.contact",
        &[("/accessibilite.html", "répond à referent.handicap@univ-exemple.fr.", "répond à toutes les questions.")],
        "Un nom sans adresse ne permet d'écrire à personne.",
    ),
    fault(
        "hopital",
        "accessibilite.contact",
        &[(
            "/node/14",
            ": <a href=\"mailto:accessibilite@chu-valmont.exemple.fr\">accessibilite@chu-valmont.exemple.fr</a> ou 02 61 91 60 61.",
            ", présentez-vous à l'accueil.",
        )],
        "Se présenter à l'accueil n'est pas un moyen de contact pour qui ne peut se déplacer.",
    ),
    fault(
        "covoiturage",
        "accessibilite.recours",
        &[(
            "/accessibilite",
            "<ul><li>Écrire un message au <a href=\"https://formulaire.defenseurdesdroits.fr/\">Défenseur des droits</a></li><li>Envoyer un courrier par la poste (gratuit, ne pas mettre de timbre) : Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07</li></ul>",
            "<p>Vous pouvez vous plaindre.</p>",
        )],
        "Le recours auprès du Défenseur des droits n'est pas indiqué.",
    ),
    fault(
        "universite",
        "accessibilite.recours",
        &[(
            "/accessibilite.html",
            "Défenseur des droits – Libre réponse 71120 – 75342 Paris CEDEX 07 (sans timbre)",
            "Défenseur des droits",
        )],
        "Le Défenseur des droits est nommé, mais rien ne dit comment le saisir.",
    ),
    fault(
        "covoiturage",
        "accessibilite.schema",
        &[(
            "/accessibilite",
            "<a href=\"/documents/schema-pluriannuel-2025-2027\">schéma pluriannuel d'accessibilité 2025-2027</a> et ",
            "",
        )],
        "Le schéma pluriannuel n'est pas publié.",
    ),
    fault(
        "agence",
        "accessibilite.schema",
        &[(
            "/accessibilite",
            "<a href=\"/schema-pluriannuel-2024-2026\">Schéma pluriannuel 2024-2026</a>",
            "<a href=\"/schema-pluriannuel-2024-2026\">Schéma pluriannuel 2020-2022</a>",
        )],
        "Le schéma s'est arrêté en 2022 : trois ans au plus, puis un autre.",
    ),
    fault(
        "universite",
        "accessibilite.schema",
        &[("/schema.html", "Schéma pluriannuel d’accessibilité 2024-2026", "Schéma pluriannuel d’accessibilité")],
        "Un schéma qui ne dit pas ses années ne permet pas de savoir s'il est en cours.",
    ),
    fault(
        "prefecture",
        "accessibilite.plan",
        &[(
            "/declaration-accessibilite/",
            "<li><a href=\"/plan-d-action/\">Plan d’action de l’année 2026</a></li>",
            "",
        )],
        "Le plan d'actions de l'année n'est pas publié.",
    ),
    fault(
        "hopital",
        "accessibilite.plan",
        &[(
            "/node/14",
            "<a href=\"/sites/default/files/plan-2026.pdf\">plan d’actions 2026",
            "<a href=\"/sites/default/files/plan-2026.pdf\">plan d’actions 2023",
        )],
        "Le plan est celui de 2023 : il en faut un chaque année.",
    ),
    fault(
        "demarche",
        "accessibilite.plan",
        &[("/accessibilite", "<a href=\"/docs/plan\">plan annuel 2026</a>", "plan annuel 2026")],
        "Le plan est annoncé sans que personne puisse le lire.",
    ),
    fault(
        "association",
        "accessibilite.coherence",
        &[("*", "Accessibilité : partiellement conforme", "Accessibilité : totalement conforme")],
        "Le pied de page dit totalement, la déclaration dit partiellement.",
    ),
    fault(
        "ville",
        "accessibilite.coherence",
        &[("*", "Accessibilit&eacute;&nbsp;: non conforme", "Accessibilit&eacute;&nbsp;: partiellement conforme")],
        "La mention est plus flatteuse que la déclaration.",
    ),
];
