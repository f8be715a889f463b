//! What the demonstration shows of assessments: one validated, one submitted, one in draft, several questions still open. People and answers are fictitious.

use kernel::{Error, Event, Id, Kernel, Tx};
use privacy::dpia::Criterion;

use super::content::{Advice, CHARGES, Consulted, Content, Evaluation, Measure, Reply as Answer};
use super::question::{Kind, Part, QUESTIONS};
use super::review::{self, Review};
use super::screening::{Answers, Named, Reply};
use super::screening_form::asked;
use super::state::State;
use super::store::{self, New};

/// The processing whose assessment is validated.
const VALIDATED: &str = "portefeuille";
/// The one whose assessment is being written.
const DRAFT: &str = "exercice-des-droits";
/// The one that waits for the controller.
const SUBMITTED: &str = "courriels-de-service";
/// Screened, and nothing more.
const SCREENED: [&str; 2] = ["comptes-et-sessions", "habilitations"];

/// Screens and writes in the name of these two accounts. A service without these processings is left as it is; done twice, it changes nothing.
///
/// # Errors
/// When the database does not answer.
pub async fn load(kernel: &Kernel, controller: &Id, officer: &Id) -> Result<(), Error> {
    let reviews = review::list(kernel).await?;
    let tx = kernel.begin_as_system("demonstration").await?;
    let mut done = 0;
    for one in reviews.iter().filter(|one| one.screening.is_none() && one.latest.is_none()) {
        let id = one.declared.processing.id;
        match id {
            VALIDATED => {
                screen(&tx, one, officer, &[]).await?;
                validated(&tx, one, controller, officer).await?;
            }
            DRAFT => {
                screen(&tx, one, officer, &[Criterion::Vulnerable]).await?;
                save(&tx, one, 0, State::Draft, &draft(), controller).await?;
            }
            SUBMITTED => {
                screen(&tx, one, officer, &[]).await?;
                save(&tx, one, 0, State::Draft, &complete(), controller).await?;
                save(&tx, one, 1, State::Submitted, &complete(), controller).await?;
            }
            _ if SCREENED.contains(&id) => screen(&tx, one, officer, &[]).await?,
            _ => continue,
        }
        done += 1;
    }
    if done > 0 {
        tx.commit(Event::new("demonstration.dpia_loaded").detail("traitements", done)).await?;
    }
    Ok(())
}

/// Answers every open question by no, but those of `met`.
async fn screen(tx: &Tx, review: &Review, officer: &Id, met: &[Criterion]) -> Result<(), Error> {
    let mut answers = Answers::default();
    for (criterion, declared) in asked(&review.declared) {
        let yes = met.contains(&criterion);
        let why = if yes {
            "Une partie des personnes est en position de faiblesse face à l'administration".into()
        } else {
            declared
        };
        answers.criteria.insert(criterion, Reply { yes, why });
    }
    let none = "Relu ligne à ligne : aucune ne décrit ce traitement";
    answers.required = Some(Named { line: None, why: none.into() });
    answers.exempted = Some(Named { line: None, why: none.into() });
    let why = "Un seul critère, et des mesures qui réduisent le risque : pas d'analyse pour l'instant".to_owned();
    answers.decision = Some(Reply { yes: false, why });
    let processing = review.declared.processing.id;
    let new = New { processing, after: 0, content: &answers, scope: &review.scope, author: Some(officer) };
    store::save_screening(tx, new).await
}

async fn save(tx: &Tx, review: &Review, after: i64, state: State, content: &Content, author: &Id) -> Result<(), Error> {
    let processing = review.declared.processing.id;
    let new = New { processing, after, content, scope: &review.scope, author: Some(author) };
    store::save_assessment(tx, new, state).await
}

async fn validated(tx: &Tx, review: &Review, controller: &Id, officer: &Id) -> Result<(), Error> {
    let written = complete();
    let advised = Content {
        advice: Some(Advice {
            favourable: true,
            text: "Avis favorable : les données sont professionnelles, peu nombreuses, et leurs durées sont tenues par la purge.".into(),
            given: true,
        }),
        consulted: Some(Consulted {
            sought: true,
            favourable: Some(true),
            text: "Les équipes consultées demandent surtout que leur adresse ne soit montrée qu'aux agents connectés.".into(),
        }),
        ..written.clone()
    };
    save(tx, review, 0, State::Draft, &written, controller).await?;
    save(tx, review, 1, State::Submitted, &written, controller).await?;
    save(tx, review, 2, State::Submitted, &advised, officer).await?;
    save(tx, review, 3, State::Validated, &advised, controller).await
}

fn text(text: &str) -> Answer {
    Answer { text: text.into(), ..Answer::default() }
}

fn list(items: &[&str]) -> Answer {
    Answer { list: items.iter().map(|item| (*item).to_owned()).collect(), ..Answer::default() }
}

fn draft() -> Content {
    let mut content = Content::default();
    content.answers.insert(123, text("Une base par service sur une machine de l'hébergeur ; aucune copie sur papier."));
    content.answers.insert(213, text("Une adresse pour répondre, le texte de la demande, rien d'autre."));
    content
}

fn complete() -> Content {
    let mut content = draft();
    content
        .answers
        .insert(113, text("Référentiel général de sécurité ; recommandation de la CNIL sur la journalisation."));
    content.answers.insert(
        213,
        text("Nom, rôle et adresse professionnelle : sans eux, personne ne sait à qui écrire au sujet d'un produit."),
    );
    content.answers.insert(214, text("Chaque équipe corrige sa fiche ; l'import signale ce qui diffère de la source."));
    for question in QUESTIONS.iter().filter(|question| Part::RISKS.contains(&question.part)) {
        content.answers.insert(question.id, risk(question.id, question.kind));
    }
    content.measures.push(Measure {
        title: "Revue trimestrielle des habilitations".into(),
        content: "Le responsable retire les rôles de qui a quitté l'équipe.".into(),
    });
    content.evaluations.push(Evaluation {
        point: Part::Access.reference().into(),
        status: 2,
        finding: "Le risque tient surtout à des rôles gardés trop longtemps.".into(),
        action: "Prévenir chaque mois le responsable des rôles inutilisés.".into(),
        due: chrono::NaiveDate::from_ymd_opt(2027, 3, 31),
        charge: CHARGES[0].into(),
        severity: 1,
        likelihood: 1,
        ..Evaluation::default()
    });
    content
}

fn risk(id: u16, kind: Kind) -> Answer {
    match (kind, id % 10) {
        (Kind::List, 1) => list(&["Sollicitations non voulues", "Perte de temps à corriger une fiche"]),
        (Kind::List, 2) => list(&["Rôle gardé par une personne partie", "Erreur de saisie", "Panne de disque"]),
        (Kind::List, 3) => list(&["Ancien membre d'une équipe", "Erreur humaine", "Sinistre chez l'hébergeur"]),
        (Kind::List, _) => {
            list(&["Journal scellé", "Sauvegardes quotidiennes", "Revue trimestrielle des habilitations"])
        }
        (_, 5) => Answer {
            level: 1,
            text: "Des coordonnées professionnelles, pour la plupart déjà publiques.".into(),
            list: Vec::new(),
        },
        _ => Answer {
            level: 2,
            text: "Il faut un compte et un rôle, et chaque écriture laisse une trace.".into(),
            list: Vec::new(),
        },
    }
}
