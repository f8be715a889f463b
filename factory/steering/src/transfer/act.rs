//! What people do in a transfer: the same for pages and for programs.

use kernel::{Can, Error, Event, Id, Kernel, Permission};
use portfolio::registry::domain::Product;

use super::domain::{self, Checker, Event as Happening, TypedCheck, TypedItem, TypedPlan, TypedSignature, USUAL};
use super::dossier::{self, Dossier};
use super::drill::Report;
use super::records::item::{Model as Item, State as Check};
use super::records::plan::{Model as Plan, State};
use super::store::{self, Checked};
use crate::deadline::store::address_of;
use crate::decision::content::{Draft, Finding, Signatory};
use crate::decision::domain::signed;
use crate::decision::records::Kind;
use crate::decision::store::seal;
use crate::perimeter::{PlanCommittee, PrepareProduct, ReceiveTransfer, product, role_on};
use crate::processing::{HAND_OVER, SIGN};

/// The plan and its product, when the person follows that product.
///
/// # Errors
/// Not found otherwise; or the database does not answer.
pub async fn own<P: Permission>(can: &Can<P>, id: &str) -> Result<(Plan, Product), Error> {
    let plan = store::find_plan(can.reader(), id).await?.ok_or(Error::NotFound)?;
    let product = product(can, plan.product.as_str()).await?;
    Ok((plan, product))
}

async fn happening<P: Permission>(can: &Can<P>, id: &str, event: Happening) -> Result<(Plan, Product), Error> {
    let (plan, product) = own(can, id).await?;
    event.happen(plan.state, role_on(can, &product)).map_err(|why| Error::Conflict(why.to_string()))?;
    Ok((plan, product))
}

/// Opens a plan of handing over. Answers its identifier.
///
/// # Errors
/// Fields to correct, a conflict when one is open already, or the database does not answer.
pub async fn open(kernel: &Kernel, can: &Can<PlanCommittee>, id: &str, typed: &TypedPlan) -> Result<Id, Error> {
    product(can, id).await?;
    let account = &can.who().account;
    let giver = address_of(kernel, account).await?.map(|address| address.into_read(HAND_OVER)).unwrap_or_default();
    let plan = domain::plan(typed, &giver, kernel.clock().today()).map_err(Error::Invalid)?;
    let tx = can.begin().await?;
    if store::plans(tx.sql(), id).await?.iter().any(|one| one.state == State::Ouvert) {
        return Err(Error::Conflict("Une passation de ce produit est déjà ouverte : terminez-la d'abord.".into()));
    }
    let opened = store::add_plan(&tx, id, &plan, account, false).await?;
    if plan.usual {
        for (kind, label) in USUAL {
            store::add_item(&tx, &opened, (kind, label, ""), account).await?;
        }
    }
    let event = Event::new("transfer.opened").subject("produit", id).detail("sens", plan.direction.id());
    tx.commit(event.detail("plan", opened.as_str())).await?;
    Ok(opened)
}

/// Adds an item to a plan.
///
/// # Errors
/// Fields to correct, a conflict, or the database does not answer.
pub async fn add(can: &Can<PrepareProduct>, id: &str, typed: &TypedItem) -> Result<(), Error> {
    let (plan, product) = happening(can, id, Happening::Ajouter).await?;
    let (kind, label, place) = domain::item(typed).map_err(Error::Invalid)?;
    let tx = can.begin().await?;
    store::add_item(&tx, &plan.id, (kind, &label, &place), &can.who().account).await?;
    let event = Event::new("transfer.item_added").subject("produit", &product.source.id);
    tx.commit(event.detail("nature", kind.id())).await
}

async fn receiving(
    kernel: &Kernel,
    can: &Can<ReceiveTransfer>,
    plan: &Plan,
    item: Option<&Item>,
) -> Result<(), domain::Refusal> {
    let account = &can.who().account;
    let email = address_of(kernel, account).await.ok().flatten().map(|address| address.into_read(HAND_OVER));
    let mut givers = vec![plan.author.read(HAND_OVER).as_str()];
    givers.extend(item.map(|item| item.author.read(HAND_OVER).as_str()));
    let who = Checker { account: account.as_str(), email: email.as_deref().unwrap_or_default() };
    domain::may_check(
        who,
        plan.receiver_email.read(HAND_OVER),
        &givers,
        item.map_or(Check::ATransmettre, |one| one.state),
    )
}

/// Whether the person is the one who checks this plan.
pub async fn receives(kernel: &Kernel, account: &Id, plan: &Plan) -> Result<bool, Error> {
    let email = address_of(kernel, account).await?.map(|address| address.into_read(HAND_OVER)).unwrap_or_default();
    let receiver = plan.receiver_email.read(HAND_OVER);
    Ok(plan.state == State::Ouvert && email.eq_ignore_ascii_case(receiver) && plan.author.read(HAND_OVER) != account)
}

/// Checks an item: received, or what is still missing.
///
/// # Errors
/// Fields to correct, a refusal to whoever gives, a conflict, or the database does not answer.
pub async fn check(kernel: &Kernel, can: &Can<ReceiveTransfer>, id: &str, typed: &TypedCheck) -> Result<(), Error> {
    let (plan, product) = happening(can, id, Happening::Verifier).await?;
    let items = store::items(can.reader(), &plan.id).await?;
    let Some(item) = items.iter().find(|one| one.id == *typed.element.as_str()) else {
        return Err(Error::Invalid(vec![kernel::FieldError::new(
            "element",
            "Choisissez un élément de cette passation",
        )]));
    };
    match receiving(kernel, can, &plan, Some(item)).await {
        Err(why @ domain::Refusal::Received) => return Err(Error::Conflict(why.to_string())),
        Err(why) => return Err(Error::Refused(why.to_string())),
        Ok(()) => {}
    }
    let (state, reserve) = domain::check(typed).map_err(Error::Invalid)?;
    let who = can.who();
    let tx = can.begin().await?;
    let checked = Checked { state, reserve: &reserve, account: &who.account, name: who.name.read(SIGN) };
    store::check(&tx, &item.id, &checked).await?;
    let event =
        Event::new("transfer.checked").subject("produit", &product.source.id).detail("element", item.id.as_str());
    tx.commit(event.detail("recu", state == Check::Recu)).await
}

/// Signs that everything is there: the record is sealed in the ledger of decisions. Answers its identifier.
///
/// # Errors
/// Fields to correct, a refusal while something is left, a conflict, or the database does not answer.
pub async fn sign(kernel: &Kernel, can: &Can<ReceiveTransfer>, id: &str, typed: &TypedSignature) -> Result<Id, Error> {
    let (plan, product) = happening(can, id, Happening::Signer).await?;
    receiving(kernel, can, &plan, None).await.map_err(|why| Error::Refused(why.to_string()))?;
    let items = store::items(can.reader(), &plan.id).await?;
    if items.is_empty() || items.iter().any(|one| one.state != Check::Recu) {
        return Err(Error::Refused(domain::Refusal::Unfinished.to_string()));
    }
    let mut faults = Vec::new();
    signed(&typed.signature, &mut faults);
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let signatory =
        Signatory { nom: can.who().name.read(SIGN).clone(), qualite: format!("Pour {}, qui reprend", plan.receiver) };
    let draft = record(&product.source.id, &product.source.title, &plan, &items, signatory, kernel.clock().today());
    let tx = can.begin().await?;
    let decision = seal(&tx, draft, &can.who().account, false).await?;
    store::end(&tx, &plan.id, State::Signe, Some(&decision)).await?;
    let event = Event::new("transfer.signed").subject("produit", &product.source.id);
    tx.commit(event.detail("plan", id).detail("decision", decision.as_str())).await?;
    Ok(decision)
}

/// The record of a handing over that is complete.
pub fn record(
    id: &str,
    title: &str,
    plan: &Plan,
    items: &[Item],
    signatory: Signatory,
    today: chrono::NaiveDate,
) -> Draft {
    let mut draft = Draft::new(Kind::Passation, id, title, today);
    let count = ui::format::plural(items.len(), "élément reçu", "éléments reçus");
    draft.says =
        vec![format!("La passation de « {title} » à {} est faite : {count}, vérifiés un à un.", plan.receiver)];
    draft.reason = format!("{} ; terme prévu le {}.", plan.direction.label(), ui::format::date(plan.due_on));
    let day = |item: &Item| item.checked_at.map(ui::format::datetime).unwrap_or_default();
    draft.findings = items
        .iter()
        .map(|item| Finding {
            critere: format!("{} : {}", item.kind.label(), item.label),
            etat: item.state.label().0.to_owned(),
            preuve: format!("Vérifié le {}. {}", day(item), item.place).trim().to_owned(),
        })
        .collect();
    draft.signatories = vec![signatory];
    draft
}

/// Gives a handing over up.
///
/// # Errors
/// A conflict, or the database does not answer.
pub async fn abandon(can: &Can<PlanCommittee>, id: &str) -> Result<(), Error> {
    let (plan, product) = happening(can, id, Happening::Abandonner).await?;
    let tx = can.begin().await?;
    store::end(&tx, &plan.id, State::Abandonne, None).await?;
    tx.commit(Event::new("transfer.abandoned").subject("produit", &product.source.id).detail("plan", id)).await
}

/// Makes the dossier of a product, and keeps its digest. Answers the name of the file and the archive.
///
/// # Errors
/// Not found, or the database does not answer.
pub async fn make(kernel: &Kernel, can: &Can<PrepareProduct>, id: &str) -> Result<(String, Vec<u8>), Error> {
    let product = product(can, id).await?;
    let made = Archive::of(kernel, &product).await?;
    let tx = can.begin().await?;
    made.keep(&tx, Some(&can.who().account)).await?;
    tx.commit(made.event()).await?;
    Ok((made.name, made.bytes))
}

/// The archive of a dossier, about to be given.
pub struct Archive {
    /// The name of its file.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// What it holds and what is missing.
    pub dossier: Dossier,
}

impl Archive {
    /// The dossier of a product today, signed by this deployment.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn of(kernel: &Kernel, product: &Product) -> Result<Self, Error> {
        let dossier = dossier::gather(kernel, product).await?;
        let bytes = dossier.archive(|digest| kernel.state(dossier::KIND, digest))?;
        let plain = product.source.id.replace(|letter: char| !letter.is_ascii_alphanumeric(), "-");
        Ok(Self { name: format!("transfert-{plain}-{}.zip", dossier.on), bytes, dossier })
    }

    /// Keeps its digest, by which a drill names it.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn keep(&self, tx: &kernel::Tx, author: Option<&Id>) -> Result<(), Error> {
        let made = store::Made {
            product: &self.dossier.product,
            digest: &kernel::Digest::of(&self.bytes),
            files: self.dossier.files.len(),
            missing: &serde_json::to_string(&self.dossier.missing).map_err(anyhow::Error::from)?,
            author,
            demonstration: false,
        };
        store::add_dossier(tx, made).await
    }

    /// What the journal says of it.
    pub fn event(&self) -> Event {
        let event = Event::new("transfer.dossier_made").subject("produit", &self.dossier.product);
        let event = event.detail("empreinte", kernel::Digest::of(&self.bytes).as_str());
        event.detail("manque", self.dossier.missing.len())
    }
}

/// Keeps the report of a drill that was held elsewhere, on a dossier that was made here.
///
/// # Errors
/// The file to correct, or the database does not answer.
pub async fn report(can: &Can<PrepareProduct>, id: &str, content: &[u8]) -> Result<(), Error> {
    product(can, id).await?;
    let fault = |text: &str| Error::Invalid(vec![kernel::FieldError::new("compte_rendu", text)]);
    let report = Report::read(content, id).map_err(fault)?;
    let made = store::dossiers(can.reader(), id).await?;
    if !made.iter().any(|one| one.digest.as_str() == report.dossier) {
        return Err(fault("Cet exercice porte sur un dossier qui n'a pas été fabriqué ici"));
    }
    let held = store::drills(can.reader(), id).await?;
    if held.iter().any(|one| one.dossier.as_str() == report.dossier && one.held_on == report.tenu_le) {
        return Err(Error::Conflict("Le compte rendu de cet exercice est déjà enregistré.".into()));
    }
    let tx = can.begin().await?;
    report.keep(&tx, Some(&can.who().account), false).await?;
    let event = Event::new("transfer.drilled").subject("produit", id).detail("resultat", report.resultat.id());
    tx.commit(event.detail("dossier", report.dossier.as_str())).await
}
