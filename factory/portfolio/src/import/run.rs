//! The import itself: read everything, plan everything, then write in one transaction, or not at all.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use chrono::NaiveDate;
use kernel::{Error, Event, Kernel, Tx};
use privacy::{Digest, Slug};
use sea_orm::ConnectionTrait;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::absence::{absences, people_absent, withdrawals};
use super::plan::{PHASES, Plan, Planned, Stored, Verdict, conflicts, plan};
use super::report::{Counts, Others, Report, by_phase};
use crate::fiche::noted_products;
use crate::registry::domain::Product;
use crate::registry::processing::COMPARE;
use crate::registry::records::history::Kind as RecordKind;
use crate::registry::store::{self, Author, Ids, Written};
use crate::source::{
    AuthorSource, Folder, IncubatorSource, Kind, Known, Notes, OrganisationSource, PhaseSource, ProductSource,
    read_folder_knowing,
};

/// The name of this write in the journal.
const ACTOR: &str = "import beta-gouv";

/// Everything an import will write.
struct Plans<'folder> {
    stored: BTreeMap<String, Product>,
    products: Plan<ProductSource>,
    incubators: Plan<IncubatorSource>,
    organisations: Plan<OrganisationSource>,
    phase_texts: Option<Vec<PhaseSource>>,
    people: Vec<Written<'folder>>,
    /// Members stored here that the folder no longer has.
    people_absent: usize,
    /// What the demonstration created and the folder does not have.
    withdrawn: Ids,
}

/// Imports a folder of the source. `at` is the day of the counts by phase; `progress` is told the files read and to read.
/// A second import of the same folder writes nothing, not even in the journal.
///
/// # Errors
/// When the folder is no portfolio, in French, or when the database does not answer; nothing is written then.
pub async fn run(
    kernel: &Kernel,
    from: &Path,
    at: NaiveDate,
    progress: &(dyn Fn(u64, u64) + Send + Sync),
) -> anyhow::Result<Report> {
    let known = known(kernel.db().reader()).await?;
    let mut folder = read_folder_knowing(from, at, &known, |done, total| progress(done as u64, total as u64))?;
    refuse_ids(&mut folder);
    let people = std::mem::take(&mut folder.authors);
    let phases = by_phase(&folder.products, at);
    let tx = kernel.begin_as_system(ACTOR).await?;
    let plans = plan_all(&tx, &mut folder, &people).await?;
    let report = report(folder, &plans, people.len(), phases);
    if report.wrote() || plans.phase_texts.is_some() || plans.withdrawn != Ids::default() {
        write(&tx, &plans, at).await?;
        tx.note_all(&events(&plans)).await?;
        tx.commit(told(&report, plans.withdrawn.products.len())).await?;
    }
    Ok(report)
}

/// What is stored here beside the folder; what the demonstration created is about to leave.
async fn known<C: ConnectionTrait>(sql: &C) -> Result<Known, Error> {
    let leaving = store::list_demonstration(sql).await?;
    let incubators = store::list_incubators(sql, COMPARE).await?.into_iter().map(|(incubator, _)| incubator.id);
    let organisations = store::list_organisations(sql).await?.into_iter().map(|(organisation, _)| organisation.id);
    Ok(Known {
        incubators: incubators.filter(|id| !leaving.incubators.contains(id)).collect(),
        organisations: organisations.filter(|id| !leaving.organisations.contains(id)).collect(),
    })
}

/// An identifier that no address could carry is refused here: a file name may hold anything.
fn refuse_ids(folder: &mut Folder) {
    let bad = |id: &str| Slug::parse(id).is_err();
    let mut refused = Vec::new();
    let mut refuse = |place: &str, id: &str| {
        if bad(id) {
            let message =
                "L'identifiant contient un caractère qu'une adresse ne peut pas porter : la fiche est refusée.";
            refused.push(Notes::of(format!("{place}/{id}.md")).warning(0, "id", Kind::UnusualId, message));
        }
        !bad(id)
    };
    folder.products.retain(|product| refuse("_startups", &product.id));
    folder.incubators.retain(|incubator| refuse("_incubators", &incubator.id));
    folder.organisations.retain(|organisation| refuse("_organisations", &organisation.id));
    folder.phases.retain(|phase| refuse("_phases", &phase.status));
    folder.refused.extend(refused);
}

async fn plan_all<'folder>(
    tx: &Tx,
    folder: &mut Folder,
    people: &'folder [AuthorSource],
) -> Result<Plans<'folder>, Error> {
    let stored: BTreeMap<String, Product> = store::list_products(tx.sql(), COMPARE)
        .await?
        .into_iter()
        .map(|product| (product.source.id.clone(), product))
        .collect();
    let edited = store::list_edited_fields(tx.sql(), RecordKind::Product).await?;
    let held = stored.iter().map(|(id, product)| (id.clone(), held(product, edited.get(id)))).collect();
    let read = std::mem::take(&mut folder.products).into_iter().map(|product| (product.id.clone(), product));
    let mut products = planned(&held, read.collect())?;

    let incubators = store::list_incubators(tx.sql(), COMPARE).await?;
    let read = std::mem::take(&mut folder.incubators).into_iter().map(|one| (one.id.clone(), one)).collect();
    let mut incubators = references(tx, RecordKind::Incubator, incubators, |one| &one.id, read).await?;
    let organisations = store::list_organisations(tx.sql()).await?;
    let read = std::mem::take(&mut folder.organisations).into_iter().map(|one| (one.id.clone(), one)).collect();
    let mut organisations = references(tx, RecordKind::Organisation, organisations, |one| &one.id, read).await?;

    let mut texts = store::list_phase_texts(tx.sql()).await?;
    texts.sort_by(|a, b| a.status.cmp(&b.status));
    folder.phases.sort_by(|a, b| a.status.cmp(&b.status));
    let changed = !folder.phases.is_empty() && texts != folder.phases;
    let phase_texts = changed.then(|| std::mem::take(&mut folder.phases));
    let (people, people_absent) = changed_people(tx.sql(), people).await?;
    let people_absent = if folder.has("_authors") { people_absent } else { 0 };

    let mut marked = store::list_demonstration(tx.sql()).await?;
    let noted = noted_products(tx.sql()).await?;
    marked.products.retain(|id| !noted.contains(id) && !edited.contains_key(id));
    let leaving = taken(&mut products.absent, &marked.products);
    for kept in products.absent.iter().filter_map(|id| stored.get(id)) {
        marked.incubators.retain(|id| !kept.source.all_incubators().contains(&id.as_str()));
        marked.organisations.retain(|id| !kept.source.sponsors.contains(id));
    }
    let withdrawn = Ids {
        products: leaving,
        incubators: taken(&mut incubators.absent, &marked.incubators),
        organisations: taken(&mut organisations.absent, &marked.organisations),
    };
    for (kind, absent) in [("_incubators", &mut incubators.absent), ("_organisations", &mut organisations.absent)] {
        absent.retain(|_| folder.has(kind));
    }
    Ok(Plans { stored, products, incubators, organisations, phase_texts, people, people_absent, withdrawn })
}

/// Takes out of the absent records those that are marked.
fn taken(absent: &mut Vec<String>, marked: &BTreeSet<String>) -> BTreeSet<String> {
    let (taken, left): (Vec<String>, Vec<String>) =
        std::mem::take(absent).into_iter().partition(|id| marked.contains(id));
    *absent = left;
    taken.into_iter().collect()
}

/// What an import may not touch: the fields edited here, the phases decided here, everything of a product created here.
fn held(product: &Product, edited: Option<&BTreeSet<String>>) -> Stored<ProductSource> {
    let mut edited = edited.cloned().unwrap_or_default();
    if product.decided_here {
        edited.insert(PHASES.to_owned());
    }
    if product.imported_at.is_none() {
        edited.insert(super::plan::EVERYTHING.to_owned());
    }
    Stored { record: product.source.clone(), edited, imported: product.imported_at.is_some() }
}

async fn references<T: Serialize + DeserializeOwned + Clone + PartialEq>(
    tx: &Tx,
    kind: RecordKind,
    stored: Vec<(T, bool)>,
    id: impl Fn(&T) -> &String,
    read: Vec<(String, T)>,
) -> Result<Plan<T>, Error> {
    let edited = store::list_edited_fields(tx.sql(), kind).await?;
    let stored = stored.into_iter().map(|(record, imported)| {
        let edited = edited.get(id(&record)).cloned().unwrap_or_default();
        (id(&record).clone(), Stored { record, edited, imported })
    });
    planned(&stored.collect(), read)
}

fn planned<T: Serialize + DeserializeOwned + Clone + PartialEq>(
    stored: &BTreeMap<String, Stored<T>>,
    read: Vec<(String, T)>,
) -> Result<Plan<T>, Error> {
    Ok(plan(stored, read).map_err(anyhow::Error::new)?)
}

/// The members whose record differs from the one last read, told by its digest, and how many stored ones were not read.
async fn changed_people<'folder, C: ConnectionTrait>(
    sql: &C,
    people: &'folder [AuthorSource],
) -> Result<(Vec<Written<'folder>>, usize), Error> {
    let mut stored = store::digests_of_people(sql, COMPARE).await?;
    let mut changed = Vec::new();
    for author in people {
        let digest = Digest::of(&serde_json::to_vec(author).map_err(anyhow::Error::new)?);
        match stored.remove(&author.id) {
            Some((_, known)) if known == digest => {}
            known => changed.push(Written { over: known.map(|(id, _)| id), author, digest }),
        }
    }
    Ok((changed, stored.len()))
}

async fn write(tx: &Tx, plans: &Plans<'_>, at: NaiveDate) -> Result<(), Error> {
    let new = plans.products.records.iter().filter(|one| one.verdict == Verdict::Created).map(|one| &one.record);
    store::create_products(tx, &new.collect::<Vec<_>>(), Author::Import, at).await?;
    for Planned { record, verdict, .. } in &plans.products.records {
        if let (Verdict::Changed(changes), Some(before)) = (verdict, plans.stored.get(&record.id)) {
            store::change_product(tx, before, record, changes, Author::Import, at).await?;
        }
    }
    store::save_incubators(tx, &plans.incubators.records).await?;
    store::save_organisations(tx, &plans.organisations.records).await?;
    if let Some(texts) = &plans.phase_texts {
        store::save_phase_texts(tx, texts).await?;
    }
    store::save_people(tx, &plans.people).await?;
    store::withdraw(tx, &plans.withdrawn).await
}

/// One line of the journal a product created or changed, with the names of its fields.
fn events(plans: &Plans<'_>) -> Vec<Event> {
    let event = |planned: &Planned<ProductSource>| match &planned.verdict {
        Verdict::Created => Some(Event::new("product.imported").subject("produit", &planned.record.id)),
        Verdict::Changed(changes) => {
            let fields: Vec<&str> = changes.iter().map(|change| change.field.as_str()).collect();
            Some(Event::new("product.changed").subject("produit", &planned.record.id).detail("champs", fields))
        }
        Verdict::Unchanged => None,
    };
    let withdrawn = plans.withdrawn.products.iter();
    let withdrawn = withdrawn.map(|id| Event::new("product.withdrawn").subject("produit", id));
    plans.products.records.iter().filter_map(event).chain(withdrawn).collect()
}

fn told(report: &Report, withdrawn: usize) -> Event {
    Event::new("portfolio.imported")
        .detail("lus", report.lus)
        .detail("crees", report.crees)
        .detail("modifies", report.modifies)
        .detail("retires", withdrawn)
        .detail("refuses", report.refuses)
        .detail("avertissements", report.avertissements.len())
}

fn report(folder: Folder, plans: &Plans<'_>, people: usize, phases: Vec<(String, usize)>) -> Report {
    let products = Counts::of(&plans.products);
    let refused = folder.refused.iter().filter(|refusal| refusal.fichier.starts_with("_startups/")).count();
    let created = plans.people.iter().filter(|written| written.over.is_none()).count();
    let personnes = Counts {
        lus: people,
        crees: created,
        modifies: plans.people.len() - created,
        inchanges: people - plans.people.len(),
    };
    let mut avertissements = folder.refused;
    avertissements.extend(folder.warnings);
    avertissements.extend(conflicts(&plans.products));
    avertissements.extend(absences("_incubators", &plans.incubators.absent));
    avertissements.extend(absences("_organisations", &plans.organisations.absent));
    avertissements.extend(people_absent(plans.people_absent));
    avertissements.extend(withdrawals(&plans.withdrawn));
    Report {
        lus: products.lus + refused,
        crees: products.crees,
        modifies: products.modifies,
        inchanges: products.inchanges,
        refuses: refused,
        phases,
        autres: Others {
            incubateurs: Counts::of(&plans.incubators),
            organisations: Counts::of(&plans.organisations),
            personnes,
        },
        avertissements,
    }
}
