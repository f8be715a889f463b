//! The erasure of a person in every database, with its proof, and its replay after a restoration (RGPD, art. 17).

use chrono::{DateTime, Utc};
use kernel::erasures::{self, Erased};
use kernel::{Digest, Error, Event, Id, Kernel, Purpose};
use privacy::{Erasure, FieldDeclaration, FieldKind, Readings, RecordDeclaration, Subject};
use serde::{Deserialize, Serialize};

use super::export::is_plain;
use super::store::{self, Counts, Finder, contacts_in, erase_table};
use super::{Holding, Known};

const ERASING: Purpose = Purpose::new("retrouver les fichiers d'une personne qui demande l'effacement");
const COMPARING: Purpose = Purpose::new("retrouver une personne effacée dans une sauvegarde restaurée");

/// What was done, without anything that names the person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proof {
    /// Its identifier.
    pub id: Id,
    /// When.
    pub date: DateTime<Utc>,
    /// What was done to each table where something was found.
    pub tables: Vec<Counts>,
    /// Keys destroyed in the vaults: what they sealed is unreadable, in backups too.
    pub cles_detruites: u64,
    /// Letters removed from the folder of letters.
    pub lettres: u64,
    /// Stored files removed.
    #[serde(default)]
    pub fichiers: u64,
}

impl Proof {
    /// SHA-256 of the proof's JSON text.
    pub fn digest(&self) -> Digest {
        Digest::of(self.text().as_bytes())
    }

    /// The proof as it is kept.
    pub fn text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Rows deleted, over all tables.
    pub fn deleted(&self) -> u64 {
        self.tables.iter().map(|table| table.supprimees).sum()
    }

    /// Rows changed, over all tables.
    pub fn changed(&self) -> u64 {
        self.tables.iter().map(|table| table.modifiees).sum()
    }
}

/// Erases a person, and keeps the proof in the service of `kernel`. A person whom nobody knows is erased like any other: nothing is found.
///
/// # Errors
/// When the ledger or a database does not answer. What was done stays done; done again, it finishes.
pub async fn erase(kernel: &Kernel, holdings: &[Holding], known: &Known) -> Result<Proof, Error> {
    let (now, id) = (kernel.clock().now(), kernel.random().id(kernel.clock().now()));
    let contacts = known.contacts.iter().map(|contact| erasures::fingerprint(kernel, contact)).collect();
    // First the ledger: an erasure that a crash cuts short is finished by its replay.
    erasures::record(kernel, &Erased { id: id.clone(), at: now, account: known.account.clone(), contacts })?;
    let proof = destroy(kernel, holdings, known, id, "rights.erased").await?;
    let tx = kernel.begin_as_system("rights.erase").await?;
    store::insert_proof(&tx, &proof, &pseudonym_digest(kernel, known)).await?;
    tx.commit(
        Event::new("rights.erasure_proved").subject("preuve", &proof.id).detail("empreinte", proof.digest().as_str()),
    )
    .await?;
    Ok(proof)
}

/// Erases again those whose erasure the ledger tells after `since`: the date of the backup that was restored. Answers how many.
///
/// # Errors
/// When the ledger was altered, or a database does not answer.
pub async fn replay(kernel: &Kernel, holdings: &[Holding], since: DateTime<Utc>) -> Result<usize, Error> {
    let mut replayed = 0;
    for erased in erasures::list(kernel)?.into_iter().filter(|erased| erased.at >= since) {
        let known = recognise(kernel, holdings, &erased).await?;
        destroy(kernel, holdings, &known, erased.id, "rights.erasure_replayed").await?;
        replayed += 1;
    }
    Ok(replayed)
}

/// The ledger names nobody: the addresses stored are compared with its digests.
async fn recognise(kernel: &Kernel, holdings: &[Holding], erased: &Erased) -> Result<Known, Error> {
    let mut known = Known { account: erased.account.clone(), contacts: Vec::new() };
    for holding in holdings {
        for record in &holding.records {
            for subject in record.subjects {
                let Subject::Contact(column) = subject else { continue };
                // A sealed address needs no comparing: its key went with the erasure, in every copy, and what else is known finds its row.
                if is_sealed(record, column) {
                    continue;
                }
                add_recognised(kernel, holding, record.table, column, erased, &mut known).await?;
            }
            if record.table == "account" {
                add_recognised(kernel, holding, "account", "email", erased, &mut known).await?;
            }
        }
    }
    Ok(known)
}

fn is_sealed(record: &RecordDeclaration, column: &str) -> bool {
    record.column(column).is_some_and(|field| matches!(field.kind, FieldKind::Personal { blind_index: Some(_), .. }))
}

async fn add_recognised(
    kernel: &Kernel,
    holding: &Holding,
    table: &str,
    column: &str,
    erased: &Erased,
    known: &mut Known,
) -> Result<(), Error> {
    for contact in contacts_in(&holding.database, table, column).await? {
        let contact = contact.into_read(COMPARING);
        if erased.contacts.contains(&erasures::fingerprint(kernel, &contact)) && !known.contacts.contains(&contact) {
            known.contacts.push(contact);
        }
    }
    Ok(())
}

async fn destroy(
    kernel: &Kernel,
    holdings: &[Holding],
    known: &Known,
    id: Id,
    event: &'static str,
) -> Result<Proof, Error> {
    let mut proof =
        Proof { id, date: kernel.clock().now(), tables: Vec::new(), cles_detruites: 0, lettres: 0, fichiers: 0 };
    let (person, pseudonym) = (known.pseudonym(kernel), format!("efface-{}", kernel.random().digits(12)));
    for holding in holdings {
        let finder = Finder::new(holding, known).await?;
        let files = files_of(holding, &finder).await?;
        let tx = holding.database.begin_as_system("rights.erase").await?;
        let (mut tables, mut keys) = (Vec::new(), finder.person_keys());
        for record in store::order(&holding.records) {
            let (counts, of_rows) = erase_table(&tx, holding, &finder, &record, &pseudonym).await?;
            keys.extend(of_rows);
            if counts.supprimees + counts.modifiees + counts.gardees > 0 {
                tables.push(counts);
            }
        }
        let sum = |of: fn(&Counts) -> u64| tables.iter().map(of).sum::<u64>();
        let done = Event::new(event).subject("personne", &person).detail("preuve", proof.id.as_str());
        let done =
            done.detail("supprimees", sum(|table| table.supprimees)).detail("modifiees", sum(|table| table.modifiees));
        tx.commit(done.detail("gardees", sum(|table| table.gardees))).await?;
        for key in keys {
            proof.cles_detruites += u64::from(holding.database.vault().destroy(&key).await?);
        }
        holding.database.scrub().await?;
        proof.fichiers += remove_files(kernel, &files)?;
        proof.tables.extend(tables);
    }
    proof.lettres = remove_letters(kernel, known)?;
    Ok(proof)
}

/// The stored files that the person's rows name and that do not have to be kept, by their path in the folder of files.
async fn files_of(holding: &Holding, finder: &Finder<'_>) -> Result<Vec<String>, Error> {
    let goes = |field: &FieldDeclaration| {
        let file = matches!(field.kind, FieldKind::Personal { file: true, .. });
        file && !matches!(field.kind.erasure(), Some(Erasure::Keep(_)))
    };
    let mut names = Vec::new();
    for record in holding.records.iter().filter(|record| record.fields.iter().any(goes)) {
        for row in store::rows_of(holding, finder, record, ERASING, &Readings::new()).await? {
            let cells = row.cells.iter().filter(|cell| goes(cell.field));
            names.extend(cells.filter_map(|cell| cell.value.as_str().map(str::to_owned)));
        }
    }
    Ok(names)
}

/// Removes stored files, after the rows that name them: an erasure cut short is finished by its replay.
fn remove_files(kernel: &Kernel, names: &[String]) -> Result<u64, Error> {
    let mut removed = 0;
    for name in names.iter().filter(|name| is_plain(name)) {
        let file = kernel.config().donnees.join("fichiers").join(name);
        if file.is_file() {
            std::fs::remove_file(file).map_err(anyhow::Error::from)?;
            removed += 1;
        }
    }
    Ok(removed)
}

/// Letters written into a folder, where no mail server is configured, name their recipient.
fn remove_letters(kernel: &Kernel, known: &Known) -> Result<u64, Error> {
    let folder = kernel.config().donnees.join("courriels");
    let mut removed = 0;
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let text = std::fs::read_to_string(entry.path()).unwrap_or_default().to_lowercase();
        if known.contacts.iter().any(|contact| contact.contains('@') && text.contains(&contact.to_lowercase())) {
            std::fs::remove_file(entry.path()).map_err(anyhow::Error::from)?;
            removed += 1;
        }
    }
    Ok(removed)
}

fn pseudonym_digest(kernel: &Kernel, known: &Known) -> Digest {
    erasures::fingerprint(kernel, &known.pseudonym(kernel))
}
