//! What is wrong with the legal notices (LCEN, article 1-1).

use super::fault;
use crate::houses::Fault;

const NOTICES: &[&str] =
    &["mentions-legales.editeur", "mentions-legales.directeur", "mentions-legales.hebergeur", "liens.morts"];

pub const FAULTS: &[Fault] = &[
    Fault {
        house: "covoiturage",
        edits: &[
            ("*", "<li><a class=\"fr-footer__bottom-link\" href=\"/mentions-legales\">Mentions légales</a></li>", ""),
            ("/plan-du-site", "<li><a href=\"/mentions-legales\">Mentions légales</a></li>", ""),
        ],
        check: "mentions-legales.lien",
        blind: NOTICES,
        why: "Les mentions légales existent peut-être, mais aucune page n'y mène.",
    },
    Fault {
        house: "hopital",
        edits: &[("/node/12", "", "")],
        check: "mentions-legales.lien",
        blind: NOTICES,
        why: "Le lien est là, la page n'y est plus.",
    },
    fault(
        "ville",
        "mentions-legales.editeur",
        &[(
            "/mentions/",
            "Commune de Saint-Ouestin, 1 place du March&eacute;, 49123 SAINT-OUESTIN, t&eacute;l. 02.61.91.00.49",
            "voir l'accueil",
        )],
        "L'éditeur n'est pas nommé : « voir l'accueil » ne dit pas qui répond du site.",
    ),
    fault(
        "covoiturage",
        "mentions-legales.editeur",
        &[("/mentions-legales", "<p>14 rue des Tilleuls<br>35000 Rennes<br>Téléphone : 02 61 91 10 20</p>", "")],
        "L'éditeur est nommé sans l'adresse de son siège.",
    ),
    fault(
        "prefecture",
        "mentions-legales.editeur",
        &[(
            "/mentions-legales/",
            "<dd>9 avenue de la Préfecture, CS 24405, 35026 Rennes Cedex</dd>",
            "<dd>Bretagne</dd>",
        )],
        "Une région n'est pas une adresse.",
    ),
    fault(
        "demarche",
        "mentions-legales.editeur",
        &[(
            "/legal",
            "Ministère de la Culture - Direction générale de la création artistique, 62 rue Beaubourg, 75003 Paris. Standard : 01 99 00 80 00.",
            "[nom et adresse de l'éditeur]",
        )],
        "Le modèle n'a pas été rempli.",
    ),
    fault(
        "covoiturage",
        "mentions-legales.directeur",
        &[(
            "/mentions-legales",
            "Madame Camille Martin, directrice générale de l'Agence.",
            "La directrice générale de l'Agence.",
        )],
        "Une fonction n'est pas une personne : la loi demande le nom.",
    ),
    fault(
        "ville",
        "mentions-legales.directeur",
        &[("/mentions/", "<p><strong>Directeur de publication&nbsp;:</strong> M. Amadou DIALLO, maire</p>", "")],
        "Rien ne dit qui dirige la publication.",
    ),
    fault(
        "prefecture",
        "mentions-legales.directeur",
        &[(
            "/mentions-legales/",
            "Inès Benali, secrétaire générale pour les affaires régionales",
            "Le préfet de région",
        )],
        "Le préfet est une fonction ; son nom manque.",
    ),
    fault(
        "association",
        "mentions-legales.directeur",
        &[("/a-propos-du-site", "; son président, Paul Lefèvre, en dirige la publication", "")],
        "La personne qui dirige la publication n'est pas nommée.",
    ),
    fault(
        "hopital",
        "mentions-legales.directeur",
        &[("/node/12", "Docteur Paul Lefèvre, directeur général", "à compléter")],
        "Le modèle n'a pas été rempli.",
    ),
    fault(
        "universite",
        "mentions-legales.directeur",
        &[("/mentions-legales.html", "Mme Zoé PETIT, présidente de l’université", "Présidence de l’université")],
        "Une présidence n'est pas une personne.",
    ),
    fault(
        "agence",
        "mentions-legales.directeur",
        &[(
            "/mentions-legales",
            "<span>Monsieur </span><span>Amadou </span><span>Diallo</span><span>, directeur général</span>",
            "<span>Direction générale</span>",
        )],
        "Une direction n'est pas une personne.",
    ),
    fault(
        "demarche",
        "mentions-legales.directeur",
        &[(
            "/legal",
            "<p>La direction de la publication est assurée par Mme Inès Benali, sous-directrice.</p>",
            "<p>La direction de la publication est assurée par la sous-direction des aides.</p>",
        )],
        "Une sous-direction n'est pas une personne.",
    ),
    fault(
        "covoiturage",
        "mentions-legales.hebergeur",
        &[("/mentions-legales", "<br>Tél. 02 61 91 44 00", "")],
        "Le téléphone de l'hébergeur manque.",
    ),
    fault(
        "ville",
        "mentions-legales.hebergeur",
        &[("/mentions/", ", 27 boulevard du Roi Ren&eacute;, 49000 Angers, +33", ", +33")],
        "L'adresse de l'hébergeur manque.",
    ),
    fault(
        "prefecture",
        "mentions-legales.hebergeur",
        &[(
            "/mentions-legales/",
            "<dt>Prestataire d’hébergement</dt><dd>Ministère de l’Intérieur, direction de la transformation numérique</dd><dd>Place Beauvau, 75008 Paris</dd><dd>Standard : 01 99 00 22 11</dd>",
            "",
        )],
        "Rien ne dit où le site est hébergé.",
    ),
    fault(
        "association",
        "mentions-legales.hebergeur",
        &[("/a-propos-du-site", " (5 impasse du Lavoir, 86000 Poitiers, téléphone 05 36 49 12 12)", "")],
        "L'hébergeur est nommé sans adresse ni téléphone.",
    ),
    fault(
        "hopital",
        "mentions-legales.hebergeur",
        &[(
            "/node/12",
            "<p>GIP Données de santé de l’Ouest<br/>Technopôle Atalante, 12 allée de Beaulieu<br/>35700 Rennes<br/>Téléphone : 02 61 91 88 08</p>",
            "<p>Son nom peut être demandé au secrétariat.</p>",
        )],
        "Un nom à demander n'est pas un nom publié.",
    ),
    fault(
        "agence",
        "mentions-legales.hebergeur",
        &[(
            "/mentions-legales",
            "Scalerive SA, 11 rue Dieu, 75010 Paris – </span><a href=\"tel:+33199002244\">+33 1 99 00 22 44</a>",
            "Un prestataire européen</span>",
        )],
        "« Un prestataire européen » ne nomme personne.",
    ),
    fault(
        "demarche",
        "mentions-legales.hebergeur",
        &[("/legal", " Tél. 01 99 00 80 10.", " Tél. 00 00 00 00 00.")],
        "Ce numéro n'existe pas.",
    ),
];
