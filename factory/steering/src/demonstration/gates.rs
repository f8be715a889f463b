//! Evidence, a derogation and commitments for the products that prepare a gate.

use kernel::{Error, Id, Tx};

use super::{Story, title};
use crate::decision::content::{Draft, Finding, Signatory};
use crate::decision::records::Kind;
use crate::decision::store::seal;
use crate::gate::domain::{Derogation, Engagement, Evidence};
use crate::gate::gates::Gate;
use crate::gate::records::evidence::Measure;
use crate::gate::store;

type Shown = (&'static str, Gate, &'static str, bool, Option<i64>, &'static str);

#[rustfmt::skip]
const SHOWN: [Shown; 12] = [
    ("causes-de-deces", Gate::Investissement, "impact", true, None, "Délai médian d'alerte : 9 jours, contre 31 avant le service, mesuré sur sept régions."),
    ("causes-de-deces", Gate::Investissement, "usage", true, None, "Sept agences régionales se connectent chaque semaine."),
    ("causes-de-deces", Gate::Investissement, "strategie", true, None, "Une page : six régions de plus, puis la consolidation."),
    ("causes-de-deces", Gate::Investissement, "code", true, None, "Le dépôt est public depuis le printemps."),
    ("boussole-emploi", Gate::FinInvestigation, "note-probleme", true, Some(8), "Deux personnes sur trois renoncent faute de savoir comparer."),
    ("boussole-emploi", Gate::FinInvestigation, "note-intrapreneur", true, Some(7), "Trois jours par semaine, un sponsor qui a réservé sa place aux démonstrations."),
    ("boussole-emploi", Gate::FinInvestigation, "note-strategie", true, Some(6), "Un département d'abord, avec deux agences volontaires."),
    ("boussole-emploi", Gate::FinInvestigation, "faisabilite-juridique", true, None, "Aucune donnée nominative n'est nécessaire à la première version."),
    ("boussole-emploi", Gate::FinInvestigation, "completude", false, None, "Deux services voisins restent à rencontrer."),
    ("ressourcerie", Gate::FinIncubation, "cloud", true, None, "Hébergement qualifié, contrat joint au dossier."),
    ("ressourcerie", Gate::FinIncubation, "courriel", true, None, "Adresse de service ouverte par la direction."),
    ("enfants-du-spectacle", Gate::Acceleration, "marche", true, None, "Trois départements, 4 % des demandes du pays."),
];

pub async fn write(tx: &Tx, story: &Story) -> Result<(), Error> {
    for (product, gate, criterion, held, score, text) in SHOWN {
        let Some(criterion) = gate.criterion(criterion) else { continue };
        let measure = (criterion.id == "impact").then_some(Measure::Impact);
        let evidence = Evidence { criterion, held, text: text.into(), link: None, score, measure };
        store::add_evidence(tx, product, gate, &evidence, &story.camille, true).await?;
    }
    derogation(tx, story).await?;
    engagement(tx, story).await
}

async fn derogation(tx: &Tx, story: &Story) -> Result<(), Error> {
    let (product, gate) = ("causes-de-deces", Gate::Investissement);
    let Some(criterion) = gate.criterion("statistiques") else { return Ok(()) };
    let until = story.day(60);
    let reason = "Les chiffres publics attendent l'avis du comité d'expertise ; ils seront en ligne ensuite.";
    let mut draft = Draft::new(Kind::Derogation, product, &title(tx, product).await?, story.day(-30));
    let day = ui::format::date(until);
    draft.says = vec![format!(
        "Au jalon « {} », le critère « {} » peut attendre jusqu'au {day}.",
        gate.label(),
        criterion.label
    )];
    (draft.reason, draft.until, draft.signatories) = (reason.into(), Some(until), vec![amadou()]);
    let decision = seal(tx, draft, &story.amadou, true).await?;
    let asked = Derogation { criterion, reason: reason.into(), until };
    store::add_derogation(tx, product, gate, &asked, &decision, &story.amadou, true).await
}

async fn engagement(tx: &Tx, story: &Story) -> Result<(), Error> {
    let product = "boussole-emploi";
    let commitments = [
        "Trente entretiens avec des personnes qui cherchent leur voie, avant le comité".to_owned(),
        "Un comité de fin d'investigation en moins de neuf semaines".to_owned(),
        "150 000 € réservés par la direction si le comité est convaincu".to_owned(),
    ];
    let engagement = Engagement {
        problem: "Choisir une voie demande de comparer des offres nombreuses et éparses.".into(),
        sponsor: "Sous-directrice de l'emploi".into(),
        half_days: 6,
        commitments: commitments.clone(),
    };
    let id: Id = store::add_engagement(tx, product, &engagement, &story.camille, true).await?;
    store::sign(tx, &id, "intrapreneur", &story.camille, "Camille Martin").await?;
    store::sign(tx, &id, "sponsor", &story.ines, "Inès Benali").await?;
    let mut draft = Draft::new(Kind::Engagement, product, &title(tx, product).await?, story.day(-50));
    draft.says = commitments.to_vec();
    draft.reason = engagement.problem;
    let found = |what: &str, said: &str| Finding { critere: what.into(), etat: "Engagé".into(), preuve: said.into() };
    draft.findings =
        vec![found("Sponsor", &engagement.sponsor), found("Temps de l'intrapreneur", "3,0 jours par semaine")];
    draft.signatories = vec![
        Signatory { nom: "Camille Martin".into(), qualite: "Intrapreneure ou intrapreneur".into() },
        Signatory { nom: "Inès Benali".into(), qualite: "Sponsor".into() },
    ];
    seal(tx, draft, &story.ines, true).await.map(drop)
}

fn amadou() -> Signatory {
    Signatory { nom: "Amadou Diallo".into(), qualite: "Responsable d'incubateur".into() }
}
