//! Two fictitious violations: one closed, one that runs.

use chrono::{DateTime, TimeDelta, Utc};
use kernel::{Digest, Error, Event, Kernel};
use privacy::Readings;

use super::domain::{Assessment, Closing, Facts, Level, Measure, Nature, Notification, Processor, Stage, Step};
use super::{document, scope, store};
use crate::rights::Holding;

/// Writes them into a register that has none. Answers whether it did.
///
/// # Errors
/// When the database or the vault does not answer.
pub async fn load(kernel: &Kernel) -> Result<bool, Error> {
    if !store::list(kernel.db(), &Readings::new()).await?.is_empty() {
        return Ok(false);
    }
    let now = kernel.clock().now();
    closed(kernel, now - TimeDelta::days(40)).await?;
    running(kernel, now - TimeDelta::hours(31)).await?;
    Ok(true)
}

async fn closed(kernel: &Kernel, aware: DateTime<Utc>) -> Result<(), Error> {
    let facts = Facts {
        title: "Export d'un annuaire d'équipe envoyé à une liste de diffusion trop large".into(),
        details: "Un export de la base, préparé pour un atelier, a été joint à un message adressé à 240 agents. L'erreur a été vue dans l'heure.".into(),
        nature: vec![Nature::Confidentialite],
        occurred_at: Some(aware - TimeDelta::minutes(50)),
        ..blank(aware)
    };
    let steps = [
        (2, Step::Measure(Measure { text: "Message rappelé, suppression demandée à chaque destinataire".into(), done: true })),
        (5, Step::Assessment(Assessment {
            level: Level::Limite,
            reasons: "Identité et missions de quelques agents, destinataires connus et tenus au secret professionnel".into(),
            consequences: "Sollicitations non désirées".into(),
            notify: true,
            why: String::new(),
        })),
        (20, Step::Notification(sent(Stage::Finale, aware + TimeDelta::hours(20), "DEMO-0001"))),
        (96, Step::Measure(Measure { text: "Exports réservés à deux personnes habilitées".into(), done: true })),
        (120, Step::Closing(Closing {
            lessons: "Les exports passent par un espace partagé à accès limité ; plus aucun fichier de personnes n'est joint à un message.".into(),
        })),
    ];
    write(kernel, "demonstration-1", facts, aware, steps.into()).await
}

async fn running(kernel: &Kernel, aware: DateTime<Utc>) -> Result<(), Error> {
    let facts = Facts {
        title: "Copie d'une sauvegarde accessible sans mot de passe chez l'hébergeur".into(),
        details: "Un compartiment de stockage a été ouvert pendant une maintenance. Des accès inconnus figurent dans ses journaux.".into(),
        nature: vec![Nature::Confidentialite, Nature::Disponibilite],
        occurred_at: Some(aware - TimeDelta::days(2)),
        processor: Some(Processor { name: "Hébergeur fictif".into(), told_at: aware }),
        ..blank(aware)
    };
    let steps = [
        (
            1,
            Step::Measure(Measure {
                text: "Accès au compartiment coupé, journaux mis en lieu sûr".into(), done: true
            }),
        ),
        (
            4,
            Step::Assessment(Assessment {
                level: Level::Eleve,
                reasons: "Adresses électroniques et traces de connexion lisibles, nombre d'accès inconnu".into(),
                consequences: "Messages frauduleux à l'adresse des personnes, tentatives de connexion à leur place"
                    .into(),
                notify: true,
                why: String::new(),
            }),
        ),
        (6, Step::Notification(sent(Stage::Initiale, aware + TimeDelta::hours(6), "DEMO-0002"))),
        (9, Step::Measure(Measure { text: "Audit des compartiments de l'hébergeur".into(), done: false })),
    ];
    write(kernel, "demonstration-2", facts, aware, steps.into()).await
}

fn blank(aware: DateTime<Utc>) -> Facts {
    Facts {
        title: String::new(),
        details: String::new(),
        nature: Vec::new(),
        occurred_at: None,
        aware_at: aware,
        processor: None,
        tables: Vec::new(),
        persons: None,
        rows: 0,
        counted_at: aware,
        why: String::new(),
    }
}

fn sent(stage: Stage, sent_at: DateTime<Utc>, receipt: &str) -> Notification {
    Notification { stage, sent_at, receipt: receipt.into(), delay: String::new(), content: String::new() }
}

async fn write(
    kernel: &Kernel,
    opening: &str,
    facts: Facts,
    aware: DateTime<Utc>,
    steps: Vec<(i64, Step)>,
) -> Result<(), Error> {
    let holdings = Holding::of_kernel(kernel);
    let named: Vec<_> = holdings
        .iter()
        .flat_map(|holding| holding.records.iter().map(|record| (holding.database.name().to_owned(), record.table)))
        .filter(|(_, table)| ["registry_person", "registry_mission", "account"].contains(table))
        .map(|(base, table)| (base, table.to_owned()))
        .collect();
    let facts = scope::with_tables(facts, &holdings, store::measure(&holdings, &named).await?);
    let tx = kernel.begin_as_system("demonstration").await?;
    let id = store::insert(&tx, kernel.db(), &Digest::of(opening.as_bytes()), &facts, aware).await?;
    tx.commit(Event::new("violation.opened").subject("violation", &id)).await?;
    let readings = Readings::new();
    for (hours, step) in steps {
        let Some(case) = store::find(kernel.db(), &readings, id.as_str()).await? else { return Ok(()) };
        let at = aware + TimeDelta::hours(hours);
        let step = match step {
            Step::Notification(sent) => {
                Step::Notification(Notification { content: document::of(kernel, &case, at).text(), ..sent })
            }
            other => other,
        };
        let tx = kernel.begin_as_system("demonstration").await?;
        store::add_step(&tx, kernel.db(), &case, &step, at).await?;
        tx.commit(Event::new(step.event()).subject("violation", &id)).await?;
    }
    Ok(())
}
