//! What is wrong with what is said of personal data (RGPD, articles 13 and 14) and of cookies (LIL, article 82).

use super::fault;
use crate::houses::Fault;

const PRIVACY: &[&str] = &[
    "confidentialite.finalites",
    "confidentialite.base-legale",
    "confidentialite.durees",
    "confidentialite.destinataires",
    "confidentialite.droits",
    "confidentialite.dpd",
    "confidentialite.cnil",
    "liens.morts",
];

pub const FAULTS: &[Fault] = &[
    Fault {
        house: "covoiturage",
        edits: &[(
            "*",
            "<li><a class=\"fr-footer__bottom-link\" href=\"/confidentialite\">Politique de confidentialité</a></li>",
            "",
        )],
        check: "confidentialite.lien",
        blind: PRIVACY,
        why: "Aucune page ne mène à la politique de confidentialité.",
    },
    Fault {
        house: "agence",
        edits: &[("/donnees-personnelles", "", "")],
        check: "confidentialite.lien",
        blind: PRIVACY,
        why: "Le lien vers la politique de confidentialité est mort.",
    },
    fault(
        "covoiturage",
        "confidentialite.finalites",
        &[(
            "/confidentialite",
            "<p>La plateforme traite des données à caractère personnel pour mettre en relation des conducteurs et des passagers, calculer les frais partagés et prévenir chacun d'un changement d'horaire.</p>",
            "<p>La plateforme traite des données à caractère personnel.</p>",
        )],
        "À la question « pourquoi », la page répond qu'elle traite des données.",
    ),
    fault(
        "prefecture",
        "confidentialite.finalites",
        &[(
            "/donnees-et-cookies/",
            "<dt>À quoi servent vos données</dt><dd>Attribuer un créneau, vous envoyer un rappel la veille, mesurer l’attente au guichet.</dd>",
            "",
        )],
        "Rien ne dit à quoi servent les données.",
    ),
    fault(
        "covoiturage",
        "confidentialite.base-legale",
        &[(
            "/confidentialite",
            "<p>Ce traitement est nécessaire à l'exécution d'une mission d'intérêt public ou relevant de l'exercice de l'autorité publique au sens de l'article 6-1 e) du RGPD, mission précisée par l'article L. 1231-15 du code des transports.</p>",
            "<p>Ce traitement respecte la loi.</p>",
        )],
        "« Respecter la loi » n'est pas l'une des six bases de l'article 6.",
    ),
    fault(
        "association",
        "confidentialite.base-legale",
        &[(
            "/rgpd",
            "<p>Le traitement repose sur la mission d'intérêt public que la loi confie au syndicat en matière de prévention des déchets (article L. 541-1 du code de l'environnement).",
            "",
        )],
        "Rien ne dit ce qui autorise le traitement.",
    ),
    fault(
        "demarche",
        "confidentialite.base-legale",
        &[(
            "/legal",
            "<p>Fondement juridique : article 6, paragraphe 1, point e) du RGPD (mission d'intérêt public, décret n° 2015-641).</p>",
            "<p>Fondement juridique : le RGPD.</p>",
        )],
        "Le règlement entier n'est pas une base : il faut dire laquelle.",
    ),
    fault(
        "covoiturage",
        "confidentialite.durees",
        &[
            ("/confidentialite", "2 ans à compter de la dernière connexion", "aussi longtemps que nécessaire"),
            ("/confidentialite", "12 mois", "durée conforme à la réglementation"),
        ],
        "« Aussi longtemps que nécessaire » n'est pas une durée.",
    ),
    fault(
        "prefecture",
        "confidentialite.durees",
        &[("/donnees-et-cookies/", "Trente jours après le rendez-vous, puis effacement.", "Le temps du rendez-vous.")],
        "Nul ne peut vérifier une durée sans nombre.",
    ),
    fault(
        "universite",
        "confidentialite.durees",
        &[(
            "/rgpd.html",
            "<p>Nous gardons la demande 5 ans. Le registre des diplômes, lui, est versé aux archives et conservé 50 ans.</p>",
            "<p>Nous gardons la demande le temps qu'il faut.</p>",
        )],
        "« Le temps qu'il faut » n'est pas une durée.",
    ),
    fault(
        "demarche",
        "confidentialite.durees",
        &[(
            "/legal",
            "<p>Elles sont conservées dix ans après le versement, puis versées aux Archives nationales. Les dossiers refusés sont supprimés après deux ans.</p>",
            "<p>Elles sont conservées puis versées aux Archives nationales.</p>",
        )],
        "Rien ne dit quand les données sont versées ou supprimées.",
    ),
    fault(
        "ville",
        "confidentialite.destinataires",
        &[
            ("/vie-privee/", "<th>Destinataires</th>", "<th>Remarques</th>"),
            ("/vie-privee/", "<td>Agents du secr&eacute;tariat g&eacute;n&eacute;ral</td>", "<td>n&eacute;ant</td>"),
            ("/vie-privee/", "<td>Service scolaire, tr&eacute;sorerie municipale</td>", "<td>n&eacute;ant</td>"),
            ("/vie-privee/", "<td>Service communication</td>", "<td>n&eacute;ant</td>"),
        ],
        "Rien ne dit qui reçoit les données.",
    ),
    fault(
        "covoiturage",
        "confidentialite.destinataires",
        &[(
            "/confidentialite",
            "<h2>Qui va avoir accès à ces données ?</h2>\n<p>Ont accès aux données les membres habilités de l'équipe de Covoiturons ensemble, ainsi que l'hébergeur Nuage de l'Ouest, sous-traitant, dans la limite de ses missions.</p>",
            "",
        )],
        "Rien ne dit qui reçoit les données.",
    ),
    fault(
        "agence",
        "confidentialite.destinataires",
        &[(
            "/donnees-personnelles",
            "<p>Les services de l’agence chargés des redevances, l’agent comptable, et la direction départementale des finances publiques pour le recouvrement forcé.</p>",
            "<p>Les destinataires habilités.</p>",
        )],
        "Dire que les destinataires sont habilités ne dit pas qui ils sont.",
    ),
    fault(
        "prefecture",
        "confidentialite.droits",
        &[(
            "/donnees-et-cookies/",
            "<dt>Vos droits</dt><dd>Accès, rectification, limitation. Adressez votre demande à <a href=\"/contact/\">l’accueil</a> ou à la déléguée ci-dessous.</dd>",
            "<dt>Vos droits</dt><dd>Ceux que prévoit le règlement.</dd>",
        )],
        "Les droits ne sont pas nommés.",
    ),
    fault(
        "association",
        "confidentialite.droits",
        &[(
            "/rgpd",
            "Vous pouvez demander à consulter, corriger ou effacer ces informations, ou vous opposer à leur utilisation, en écrivant à <a href=\"mailto:donnees@bourse.exemple.fr\">donnees@bourse.exemple.fr</a>. Notre déléguée à la protection des données, Zoé Petit, lit cette boîte.",
            "Notre déléguée à la protection des données, Zoé Petit, lit la boîte <a href=\"mailto:donnees@bourse.exemple.fr\">donnees@bourse.exemple.fr</a>.",
        )],
        "Rien ne dit ce que la personne peut demander.",
    ),
    fault(
        "hopital",
        "confidentialite.droits",
        &[(
            "/node/13",
            "<ul><li>droit d’accès ;</li><li>droit de rectification ;</li><li>droit à la limitation du traitement ;</li><li>droit d’opposition, pour un motif légitime.</li></ul>",
            "<p>Ils sont affichés à l’accueil.</p>",
        )],
        "Des droits affichés à l'accueil ne sont pas dits ici.",
    ),
    fault(
        "ville",
        "confidentialite.dpd",
        &[(
            "/vie-privee/",
            "<p>La commune a d&eacute;sign&eacute; un d&eacute;l&eacute;gu&eacute; &agrave; la protection des donn&eacute;es mutualis&eacute; au sein de la communaut&eacute; de communes&nbsp;: dpo@cc-ouestin.exemple.fr.</p>",
            "",
        )],
        "Le délégué à la protection des données n'est pas indiqué.",
    ),
    fault(
        "hopital",
        "confidentialite.dpd",
        &[(
            "/node/13",
            "<p>Elle se joint par courriel : dpo [at] chu-valmont.exemple.fr</p>",
            "<p>Elle a été désignée auprès de la CNIL.</p>",
        )],
        "La déléguée existe, mais rien ne dit comment la joindre.",
    ),
    fault(
        "prefecture",
        "confidentialite.dpd",
        &[(
            "/donnees-et-cookies/",
            "<dt>Déléguée à la protection des données</dt><dd>Ministère de l’Intérieur, délégation à la protection des données, Place Beauvau, 75800 Paris Cedex 08</dd>",
            "<dt>Déléguée à la protection des données</dt><dd>Désignée.</dd>",
        )],
        "« Désignée » ne permet pas de lui écrire.",
    ),
    fault(
        "covoiturage",
        "confidentialite.cnil",
        &[(
            "/confidentialite",
            "<p>Si vous estimez que vos droits ne sont pas respectés, vous pouvez adresser une réclamation à la <a href=\"https://www.cnil.fr/fr/plaintes\">CNIL</a>.</p>",
            "",
        )],
        "La personne n'apprend pas qu'elle peut se plaindre à l'autorité.",
    ),
    fault(
        "universite",
        "confidentialite.cnil",
        &[(
            "/rgpd.html",
            "<p>Vous avez également le droit d’introduire une réclamation auprès de la Commission nationale de l’informatique et des libertés (www.cnil.fr).</p>",
            "<p>L’université a déclaré ce traitement à la CNIL.</p>",
        )],
        "Déclarer à la CNIL n'est pas dire qu'on peut y réclamer.",
    ),
    fault(
        "demarche",
        "confidentialite.cnil",
        &[(
            "/legal",
            "<p>Vous pouvez également saisir la CNIL d'une réclamation (<a href=\"https://www.cnil.fr\">www.cnil.fr</a>).</p>",
            "",
        )],
        "La réclamation auprès de la CNIL n'est pas indiquée.",
    ),
    fault(
        "covoiturage",
        "cookies.information",
        &[(
            "/cookies",
            "<table><caption>Cookies déposés</caption><thead><tr><th>Nom</th><th>Finalité</th><th>Durée</th></tr></thead>\n<tbody><tr><td>session_covoit</td><td>Garder votre connexion ouverte</td><td>8 heures</td></tr><tr><td>theme</td><td>Retenir le thème choisi</td><td>12 mois</td></tr></tbody></table>",
            "",
        )],
        "La page explique ce qu'est un cookie sans dire lesquels sont déposés.",
    ),
    fault(
        "ville",
        "cookies.information",
        &[(
            "/vie-privee/",
            "<p>Le site n'utilise qu'un seul cookie technique, &laquo;&nbsp;PHPSESSID&nbsp;&raquo;, effac&eacute; &agrave; la fermeture du navigateur. Il sert au fonctionnement des formulaires. Aucun cookie publicitaire ou de mesure d'audience n'est d&eacute;pos&eacute;.</p>",
            "<p>Le site utilise des cookies. En poursuivant votre navigation, vous les acceptez.</p>",
        )],
        "Poursuivre sa navigation n'est pas consentir, et aucun cookie n'est décrit.",
    ),
    fault(
        "demarche",
        "cookies.information",
        &[(
            "/legal",
            "<p>Le cookie « connexion » garde votre session ouverte pendant 2 heures. Il n'y en a pas d'autre.</p>",
            "<p>Vous pouvez paramétrer vos cookies dans votre navigateur.</p>",
        )],
        "Renvoyer au navigateur ne dit pas ce que le site dépose.",
    ),
];
