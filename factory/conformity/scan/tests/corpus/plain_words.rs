//! Pages that use the right words and say nothing: lists of words, models to fill, lectures, questions, praise.

use crate::houses::{self, Fault, House};

/// A page of words, put in the place of a good one.
pub struct Words {
    pub name: &'static str,
    house: &'static str,
    edits: &'static [(&'static str, &'static str, &'static str)],
    subject: &'static str,
    text: &'static str,
}

impl Words {
    /// The house with this page.
    pub fn house(&self) -> House {
        let mut house = houses::named(self.house);
        for (path, _, body) in &mut house.pages {
            if self.edits.iter().any(|(page, ..)| page == path) {
                self.text.clone_into(body);
            }
        }
        house
    }

    /// Nothing else is wrong.
    pub fn fault(&self) -> Fault {
        Fault { house: self.house, edits: &[], check: "", blind: &[], why: "" }
    }

    /// Whether a check reads this page.
    pub fn about(&self, check: &str) -> bool {
        let linked = check.ends_with(".lien")
            || check == "accessibilite.declaration"
            || check == "accessibilite.mention"
            || check.ends_with(".page");
        check.starts_with(self.subject) && !linked && !matches!(check, "accessibilite.coherence")
    }
}

const fn notices(name: &'static str, text: &'static str) -> Words {
    Words { name, house: "covoiturage", edits: &[("/mentions-legales", "", "")], subject: "mentions-legales.", text }
}

const fn privacy(name: &'static str, text: &'static str) -> Words {
    Words { name, house: "covoiturage", edits: &[("/confidentialite", "", "")], subject: "confidentialite.", text }
}

const fn statement(name: &'static str, text: &'static str) -> Words {
    Words { name, house: "covoiturage", edits: &[("/accessibilite", "", "")], subject: "accessibilite.", text }
}

/// All of them.
pub fn all() -> Vec<Words> {
    vec![
        notices(
            "mots en liste",
            "<h1>Mentions légales</h1><p>Éditeur. Directeur de la publication. Hébergeur. Adresse. Téléphone. LCEN. Mentions légales. Loi pour la confiance dans l'économie numérique.</p>",
        ),
        notices(
            "étiquettes sans valeur",
            "<h1>Mentions légales</h1><p>Éditeur :</p><p>Adresse :</p><p>Directeur de la publication :</p><p>Hébergeur :</p><p>Adresse de l'hébergeur :</p><p>Téléphone de l'hébergeur :</p>",
        ),
        notices(
            "valeurs qui répètent l'étiquette",
            "<h1>Mentions légales</h1><p>Éditeur : l'éditeur du site.</p><p>Directeur de la publication : le directeur de la publication du site.</p><p>Hébergeur : l'hébergeur du site, son adresse et son numéro de téléphone.</p>",
        ),
        notices(
            "modèle à remplir",
            "<h1>Mentions légales</h1><h2>Éditeur</h2><p>[Nom de l'organisme], [adresse], [code postal] [ville]</p><h2>Directeur de la publication</h2><p>[Prénom Nom]</p><h2>Hébergeur</h2><p>[Nom de l'hébergeur], [adresse], [XX XX XX XX XX]</p>",
        ),
        notices(
            "leçon",
            "<h1>Les mentions légales</h1><p>L'éditeur doit indiquer sa dénomination, son adresse et son téléphone. Le directeur de la publication est la personne qui répond du contenu. L'hébergeur doit être nommé, avec son adresse et son téléphone.</p>",
        ),
        notices(
            "questions",
            "<h1>Mentions légales</h1><h2>Qui est l'éditeur ?</h2><h2>Qui est le directeur de la publication ?</h2><h2>Qui est l'hébergeur, à quelle adresse, à quel numéro de téléphone ?</h2>",
        ),
        notices(
            "tableau de croix",
            "<h1>Mentions légales</h1><table><tr><th>Éditeur</th><td>Oui</td></tr><tr><th>Directeur de la publication</th><td>Oui</td></tr><tr><th>Hébergeur</th><td>Oui</td></tr><tr><th>Adresse</th><td>Oui</td></tr><tr><th>Téléphone</th><td>Oui</td></tr></table>",
        ),
        notices(
            "modèle aux numéros nuls",
            "<h1>Mentions légales</h1><p>Éditeur : Nom de l'organisme, 00 rue de la Ville, 00000 Ville, 00 00 00 00 00</p><p>Directeur de la publication : Prénom NOM</p><p>Hébergeur : Nom de l'hébergeur, 00000 Ville, 00 00 00 00 00</p>",
        ),
        privacy(
            "mots en liste",
            "<h1>Politique de confidentialité</h1><p>Données personnelles, finalités, base légale, durée de conservation, destinataires, droits d'accès, de rectification, d'effacement, délégué à la protection des données, DPO, CNIL, réclamation, RGPD.</p>",
        ),
        privacy(
            "rubriques vides",
            "<h1>Politique de confidentialité</h1><h2>Finalités</h2><h2>Base légale</h2><h2>Durées de conservation</h2><h2>Destinataires</h2><h2>Vos droits : accès, rectification, effacement</h2><h2>Délégué à la protection des données</h2><h2>Réclamation auprès de la CNIL</h2>",
        ),
        privacy(
            "éloge",
            "<h1>Politique de confidentialité</h1><p>Nous attachons la plus grande importance à vos données personnelles. Les finalités de nos traitements sont légitimes, leur base légale est conforme au RGPD, leurs durées de conservation sont limitées, leurs destinataires sont habilités, et vos droits sont respectés, comme le demandent la CNIL et notre délégué à la protection des données.</p>",
        ),
        privacy(
            "leçon",
            "<h1>Le RGPD en bref</h1><p>Une finalité doit être déterminée, explicite et légitime. Il existe six bases légales : le consentement, le contrat, l'obligation légale, la sauvegarde des intérêts vitaux, la mission d'intérêt public, l'intérêt légitime. La durée de conservation doit être limitée. Les destinataires doivent être identifiés. Les personnes doivent pouvoir exercer leurs droits d'accès, de rectification et d'effacement. Le délégué à la protection des données doit être joignable. Une réclamation doit pouvoir être portée devant la CNIL.</p>",
        ),
        privacy(
            "modèle à remplir",
            "<h1>Politique de confidentialité</h1><p>Finalités : [à compléter]. Base légale : [à compléter]. Durée de conservation : [X ans]. Destinataires : [à compléter]. Droits : pour exercer vos droits d'accès, de rectification et d'effacement, écrivez à [adresse]. DPO : [adresse]. CNIL : [à compléter].</p>",
        ),
        privacy(
            "mots deux fois",
            "<h1>Données personnelles</h1><ul><li>Finalité : la finalité du traitement</li><li>Base légale : la base légale du traitement</li><li>Durée : la durée de conservation</li><li>Destinataires : les destinataires des données</li><li>Droits : les droits des personnes, accès, rectification, opposition</li><li>DPO : le délégué à la protection des données</li><li>CNIL : la Commission nationale de l'informatique et des libertés</li></ul>",
        ),
        statement(
            "mots en liste",
            "<h1>Accessibilité</h1><p>Déclaration d'accessibilité. RGAA 4.1. État de conformité. Résultats des tests. Taux. Contact. Voies de recours. Défenseur des droits. Schéma pluriannuel. Plan d'actions. Totalement, partiellement, non conforme.</p>",
        ),
        statement(
            "rubriques vides",
            "<h1>Déclaration d'accessibilité</h1><h2>État de conformité</h2><h2>Résultats des tests</h2><h2>Contenus non accessibles</h2><h2>Établissement de cette déclaration</h2><h2>Retour d'information et contact</h2><h2>Voies de recours</h2>",
        ),
        statement(
            "éloge",
            "<h1>Accessibilité</h1><p>L'accessibilité est au cœur de nos préoccupations : notre équipe suit le RGAA, notre schéma pluriannuel et notre plan d'actions. Contactez-nous si besoin. Le Défenseur des droits veille.</p>",
        ),
        statement(
            "leçon",
            "<h1>Comprendre l'accessibilité</h1><p>Un service est non conforme, partiellement conforme ou totalement conforme. La déclaration doit indiquer l'état de conformité, les résultats des tests, le contact et les voies de recours auprès du Défenseur des droits.</p>",
        ),
        Words {
            name: "statistiques sans chiffre",
            house: "covoiturage",
            edits: &[("/stats", "", "")],
            subject: "statistiques.",
            text: "<h1>Statistiques</h1><p>Nos statistiques, nos indicateurs, nos chiffres clés : utilisateurs, trajets, taux de satisfaction, impact.</p>",
        },
        Words {
            name: "budget sans montant",
            house: "covoiturage",
            edits: &[("/budget", "", "")],
            subject: "budget.",
            text: "<h1>Budget</h1><p>Budget 2026 : dépenses, recettes, développement, hébergement, en euros (€).</p>",
        },
        Words {
            name: "cookies en mots",
            house: "covoiturage",
            edits: &[("/cookies", "", "")],
            subject: "cookies.",
            text: "<h1>Cookies</h1><p>Cookies, traceurs, consentement, finalité, durée, gestion des cookies, bandeau, CNIL.</p>",
        },
    ]
}
