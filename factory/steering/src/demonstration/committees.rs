//! Past committees with their decisions, and those to come.

use chrono::NaiveDate;
use kernel::{Error, Id, Tx};
use portfolio::phase::PhaseName;
use portfolio::phase::PhaseName::{Abandon, AbandonInvestigation, Acceleration, Construction, Opere, Transfere};

use super::{Story, title};
use crate::committee::domain::{Conclusion, sentences};
use crate::committee::records::member::Seat;
use crate::committee::records::session::Outcome;
use crate::committee::store::{self, Attached, File, New};
use crate::decision::content::{Draft, Finding, Signatory};
use crate::decision::records::Kind;
use crate::decision::store::seal;
use crate::gate::gates::Gate;
use crate::machine::State;

/// A committee of the past.
struct Past {
    product: &'static str,
    on: NaiveDate,
    gate: Gate,
    from: PhaseName,
    to: Option<PhaseName>,
    outcome: Outcome,
    euros: i64,
    until: Option<NaiveDate>,
    why: &'static str,
    found: (&'static str, &'static str),
    proof: &'static str,
}

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap_or_default()
}

#[rustfmt::skip]
fn past(story: &Story) -> Vec<Past> {
    use Outcome::{Convaincu, Incertain, NonConvaincu};
    let day = |days| story.day(days);
    let mut all = vec![
        Past { product: "nata", on: date("2023-12-19"), gate: Gate::Consolidation, from: Acceleration, to: Some(Abandon), outcome: NonConvaincu, euros: 0, until: None, why: "Les femmes suivies sont trop peu nombreuses, et aucune équipe ne peut reprendre le service.", found: ("Déploiement", "Douze structures sur cent quarante"), proof: "" },
        Past { product: "tumeplay", on: date("2024-02-20"), gate: Gate::Consolidation, from: Acceleration, to: Some(Abandon), outcome: NonConvaincu, euros: 0, until: None, why: "Aucune ligne de budget n'est inscrite, et l'effet sur les dépistages n'a pas été mesuré.", found: ("Impact", "Aucune mesure"), proof: "" },
        Past { product: "mano", on: date("2024-02-22"), gate: Gate::FinIncubation, from: Acceleration, to: Some(Transfere), outcome: Convaincu, euros: 0, until: Some(date("2024-08-22")), why: "Les associations reprennent l'outil, son hébergement et son support.", found: ("Équipe reprise", "Convention signée avec trois associations"), proof: "" },
        Past { product: "causes-de-deces", on: date("2025-05-26"), gate: Gate::Acceleration, from: Construction, to: Some(Acceleration), outcome: Convaincu, euros: 0, until: Some(date("2025-11-26")), why: "Deux agences régionales ont avancé leurs alertes grâce aux tableaux.", found: ("Impact", "Délai médian d'alerte : 12 jours, contre 31 auparavant"), proof: "" },
        Past { product: "causes-de-deces", on: day(-330), gate: Gate::Investissement, from: Acceleration, to: None, outcome: Convaincu, euros: 420_000, until: Some(day(-148)), why: "Cinq régions utilisent le service chaque semaine.", found: ("Impact", "Délai médian d'alerte : 10 jours"), proof: "" },
        Past { product: "causes-de-deces", on: day(-147), gate: Gate::Investissement, from: Acceleration, to: None, outcome: Convaincu, euros: 380_000, until: Some(day(40)), why: "Le délai d'alerte continue de baisser, et le coût par alerte aussi.", found: ("Impact", "Délai médian d'alerte : 9 jours"), proof: "" },
        Past { product: "ressourcerie", on: day(-200), gate: Gate::Investissement, from: PhaseName::Consolidation, to: None, outcome: Incertain, euros: 0, until: Some(day(-140)), why: "Le catalogue est consulté, mais rien ne montre encore de réutilisation.", found: ("Impact", "Aucune mesure : seules les visites étaient comptées"), proof: "Dix réutilisations documentées, avec ce qu'elles ont évité de dépenser." },
        Past { product: "ressourcerie", on: day(-140), gate: Gate::Investissement, from: PhaseName::Consolidation, to: None, outcome: Convaincu, euros: 210_000, until: Some(day(40)), why: "Quatorze réutilisations sont documentées.", found: ("Impact", "Quatorze réutilisations, 310 000 € évités"), proof: "" },
        Past { product: "enfants-du-spectacle", on: day(-196), gate: Gate::Investissement, from: Construction, to: None, outcome: Convaincu, euros: 250_000, until: Some(day(-12)), why: "Les dossiers arrivent complets deux fois plus souvent.", found: ("Impact", "Dossiers complets au dépôt : 61 %, contre 28 %"), proof: "" },
        Past { product: "droits-simples", on: day(-40), gate: Gate::Investissement, from: Acceleration, to: None, outcome: Incertain, euros: 60_000, until: Some(day(20)), why: "Beaucoup de simulations, et personne ne sait combien d'aides sont demandées ensuite.", found: ("Impact", "Mesure d'usage seulement : 40 000 simulations"), proof: "La part des personnes qui demandent l'aide après la simulation." },
        Past { product: "signature-commune", on: day(-405), gate: Gate::FinIncubation, from: PhaseName::Consolidation, to: Some(Opere), outcome: Convaincu, euros: 0, until: Some(day(-223)), why: "Le service est stable, son budget est inscrit.", found: ("Impact", "Trois semaines gagnées par convention"), proof: "" },
        Past { product: "cantine-locale", on: day(-352), gate: Gate::FinInvestigation, from: PhaseName::Investigation, to: Some(AbandonInvestigation), outcome: NonConvaincu, euros: 0, until: None, why: "Deux services répondent déjà au besoin : mieux vaut les faire connaître.", found: ("Pertinence", "Deux services équivalents, ouverts à tous"), proof: "" },
        Past { product: "transport-adapte", on: day(-125), gate: Gate::FinIncubation, from: Acceleration, to: Some(Transfere), outcome: Convaincu, euros: 0, until: Some(day(57)), why: "La direction reprend l'équipe et les contrats.", found: ("Équipe reprise", "Quatre agents recrutés"), proof: "" },
    ];
    all.sort_by_key(|one| one.on);
    all
}

pub async fn write(tx: &Tx, story: &Story) -> Result<(), Error> {
    for one in past(story) {
        held(tx, story, one).await?;
    }
    coming(tx, story).await
}

async fn held(tx: &Tx, story: &Story, one: Past) -> Result<(), Error> {
    let title = title(tx, one.product).await?;
    let conclusion = Conclusion {
        outcome: one.outcome,
        reason: one.why.into(),
        envelope: (one.euros > 0).then_some(one.euros * 100),
        until: one.until,
        proof: one.proof.into(),
        to: one.to,
    };
    let mut draft = Draft::new(Kind::Comite, one.product, &title, one.on);
    draft.says = sentences(&title, one.gate, State::In(one.from), (one.on, one.on), &conclusion);
    draft.reason = one.why.into();
    draft.moves = one.to.map(|to| (one.from.id().to_owned(), to.id().to_owned(), one.on));
    (draft.envelope, draft.until, draft.proof) = (conclusion.envelope, conclusion.until, one.proof.into());
    let held = if one.outcome == Outcome::Convaincu { "Tenu" } else { "Non tenu" };
    draft.findings = vec![Finding { critere: one.found.0.into(), etat: held.into(), preuve: one.found.1.into() }];
    draft.signatories = vec![Signatory { nom: "Amadou Diallo".into(), qualite: "Responsable d'incubateur".into() }];
    let decision = seal(tx, draft, &story.amadou, true).await?;
    let new = New {
        product: one.product,
        gate: one.gate,
        on: one.on,
        place: "Salle Ségur",
        reason: "",
        author: &story.amadou,
        demonstration: true,
    };
    let session = store::plan(tx, new).await?;
    let planned = store::find(tx.sql(), session.as_str()).await?.ok_or(Error::NotFound)?;
    store::close(tx, &planned, &conclusion, &decision).await
}

async fn planned(tx: &Tx, story: &Story, product: &str, gate: Gate, days: i64) -> Result<Id, Error> {
    let new = New {
        product,
        gate,
        on: story.day(days),
        place: "Salle Ségur, ou visioconférence",
        reason: "",
        author: &story.camille,
        demonstration: true,
    };
    store::plan(tx, new).await
}

async fn coming(tx: &Tx, story: &Story) -> Result<(), Error> {
    let next = planned(tx, story, "causes-de-deces", Gate::Investissement, 7).await?;
    planned(tx, story, "boussole-emploi", Gate::FinInvestigation, 9).await?;
    planned(tx, story, "ressourcerie", Gate::FinIncubation, 34).await?;
    let session = store::find(tx.sql(), next.as_str()).await?.ok_or(Error::NotFound)?;
    let file = File {
        probleme: "Une alerte de mortalité arrive trop tard pour agir : les certificats passent par deux circuits, à des rythmes différents.".into(),
        six_mois: "Deux régions de plus, une carte qui se lit en dix secondes, et un délai d'alerte passé de 10 à 9 jours.\nLes agences ont demandé des courbes par âge : elles sont en ligne depuis deux mois.".into(),
        strategie: "Ouvrir aux six dernières régions, puis préparer la consolidation : audit d'accessibilité et homologation.".into(),
        demande: "380 000 € pour six mois, et l'appui de la direction pour l'homologation.".into(),
    };
    store::prepare(tx, &session, &file).await?;
    let members = [
        (Seat::Intrapreneur, "Camille Martin", "camille.martin@exemple.fr"),
        (Seat::Sponsor, "Inès Benali", "ines.benali@exemple.fr"),
        (Seat::ResponsableIncubateur, "Amadou Diallo", "amadou.diallo@exemple.fr"),
        (Seat::AutreDirection, "Paul Lefèvre", "paul.lefevre@exemple.fr"),
        (Seat::Utilisateur, "Zoé Petit", "zoe.petit@exemple.fr"),
    ];
    for (seat, name, email) in members {
        store::invite(tx, &next, seat, name, email).await?;
    }
    let table = "mois;delai_median_jours;regions\n1;10;5\n3;9;6\n6;9;7\n";
    let attached = Attached {
        title: "Délais d'alerte des six derniers mois",
        link: None,
        file: Some(("csv", table.as_bytes().to_vec())),
        author: &story.camille,
    };
    store::attach(tx, &next, attached).await
}
