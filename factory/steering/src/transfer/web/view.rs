//! What the transfer page shows.

use askama::Template;
use kernel::access::grants_of;
use kernel::{Can, Error, Kernel, Permission};
use portfolio::registry::domain::Product;
use ui::{Choice, Filled, Frame, NavItem};

use crate::pages::crumbs;
use crate::perimeter::may;
use crate::perimeter::{PlanCommittee, PrepareProduct};
use crate::processing::HAND_OVER;
use crate::team;
use crate::transfer::dossier::{Missing, gather};
use crate::transfer::drill::Report;
use crate::transfer::records::item::{Kind, Model as Item, State as Check};
use crate::transfer::records::plan::{Direction, Model as Plan, State};
use crate::transfer::{act, store};

/// The forms of the page, as they came back.
#[derive(Default)]
pub struct Forms {
    /// A new plan.
    pub plan: Filled,
    /// A new item.
    pub item: Filled,
    /// A check.
    pub check: Filled,
    /// The signature.
    pub signature: Filled,
    /// The report of a drill.
    pub report: Filled,
}

impl Forms {
    fn invalid(&self) -> bool {
        [&self.plan, &self.item, &self.check, &self.signature, &self.report].iter().any(|form| form.invalid())
    }
}

/// The page.
#[derive(Template)]
#[template(path = "transfer/show.html")]
pub struct TransferPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    title: String,
    href: String,
    pub(super) done: &'static str,
    internal: String,
    bus_factor: String,
    plan: Option<Shown>,
    past: Vec<Past>,
    gives: bool,
    plans: bool,
    receives: bool,
    forms: Forms,
    directions: Vec<Choice>,
    kinds: Vec<Choice>,
    verdicts: Vec<Choice>,
    missing: Vec<Missing>,
    made: Vec<(String, i64, String)>,
    drills: Vec<Drill>,
}

/// The open plan.
struct Shown {
    id: String,
    direction: &'static str,
    receiver: String,
    email: String,
    due_on: String,
    items: Vec<Line>,
    pending: Vec<Choice>,
    received: usize,
}

struct Line {
    id: String,
    kind: &'static str,
    label: String,
    place: String,
    state: (&'static str, &'static str),
    told: String,
    pending: bool,
}

struct Past {
    on: String,
    receiver: String,
    state: (&'static str, &'static str),
    decision: Option<String>,
}

struct Drill {
    on: String,
    result: (&'static str, &'static str),
    dossier: String,
    failed: Vec<String>,
    missing: Vec<String>,
}

impl TransferPage {
    /// The page of a product.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn of<P: Permission>(
        kernel: &Kernel,
        can: &Can<P>,
        frame: Frame,
        product: &Product,
        forms: Forms,
    ) -> Result<Self, Error> {
        let (sql, id) = (can.reader(), product.source.id.as_str());
        let today = kernel.clock().today();
        let account = &can.who().account;
        let grants = grants_of(kernel.db(), account).await?;
        let stints = team::stints(sql, id).await?;
        let plans = store::plans(sql, id).await?;
        let open = plans.iter().find(|one| one.state == State::Ouvert);
        let receives = match open {
            Some(plan) => act::receives(kernel, account, plan).await?,
            None => false,
        };
        let shown = match open {
            Some(plan) => Some(Shown::of(plan, &store::items(sql, &plan.id).await?)),
            None => None,
        };
        let made = store::dossiers(sql, id).await?;
        Ok(Self {
            frame,
            crumbs: crumbs(product, "Transfert"),
            title: product.source.title.clone(),
            href: format!("{}/transfert", portfolio::catalogue::href("/produits/", id)),
            done: "",
            internal: internalised(team::internalisation(&stints, today)),
            bus_factor: carried_by(team::bus_factor(&stints, today)),
            plan: shown,
            past: plans.iter().filter(|one| one.state != State::Ouvert).map(Past::of).collect(),
            gives: may::<PrepareProduct>(&grants, &product.source),
            plans: may::<PlanCommittee>(&grants, &product.source),
            receives,
            forms,
            directions: Direction::ALL.into_iter().map(|one| Choice::new(one.id(), one.label())).collect(),
            kinds: Kind::ALL.into_iter().map(|kind| Choice::new(kind.id(), kind.label())).collect(),
            verdicts: vec![Choice::new("recu", "Reçu"), Choice::new("reserve", "Pas encore : il manque quelque chose")],
            missing: gather(kernel, product).await?.missing,
            made: made
                .iter()
                .map(|one| (ui::format::datetime(one.written_at), one.files, one.digest.to_string()))
                .collect(),
            drills: store::drills(sql, id).await?.iter().map(Drill::of).collect(),
        })
    }
}

fn internalised(percent: Option<u32>) -> String {
    percent.map_or_else(
        || "aucune mission en cours n'est connue".to_owned(),
        |percent| format!("{percent}\u{a0}% du temps de l'équipe, pour 40\u{a0}% attendus en consolidation"),
    )
}

/// How many may leave before a trade has nobody, and which trades one person alone holds.
fn carried_by(factor: Option<team::BusFactor>) -> String {
    let Some(factor) = factor else { return "inconnu : aucune mission en cours n'est connue".to_owned() };
    let alone: Vec<&str> = factor.alone.iter().map(|trade| trade.label()).collect();
    match alone.as_slice() {
        [] => ui::format::plural(factor.people, "personne", "personnes"),
        alone => format!("1 : une seule personne en {}", alone.join(", ").to_lowercase()),
    }
}

impl Shown {
    fn of(plan: &Plan, items: &[Item]) -> Self {
        let pending = items.iter().filter(|one| one.state != Check::Recu);
        Self {
            id: plan.id.to_string(),
            direction: plan.direction.label(),
            receiver: plan.receiver.clone(),
            email: plan.receiver_email.read(HAND_OVER).clone(),
            due_on: ui::format::date(plan.due_on),
            pending: pending
                .map(|one| Choice::new(one.id.as_str(), format!("{} : {}", one.kind.label(), one.label)))
                .collect(),
            received: items.iter().filter(|one| one.state == Check::Recu).count(),
            items: items.iter().map(Line::of).collect(),
        }
    }
}

impl Line {
    fn of(item: &Item) -> Self {
        let name = item.checker_name.as_ref().map(|name| name.read(HAND_OVER).as_str()).unwrap_or_default();
        let told = match (item.state, item.checked_at) {
            (Check::Recu, Some(at)) => format!("{name}, le {}", ui::format::datetime(at)),
            (Check::Reserve, Some(at)) => format!("{name}, le {} : {}", ui::format::datetime(at), item.reserve),
            _ => String::new(),
        };
        Self {
            id: item.id.to_string(),
            kind: item.kind.label(),
            label: item.label.clone(),
            place: item.place.clone(),
            state: item.state.label(),
            told,
            pending: item.state != Check::Recu,
        }
    }
}

impl Past {
    fn of(plan: &Plan) -> Self {
        Self {
            on: ui::format::date(plan.written_at.date_naive()),
            receiver: plan.receiver.clone(),
            state: plan.state.label(),
            decision: plan.decision.as_ref().map(|id| format!("/decisions/{id}")),
        }
    }
}

impl Drill {
    fn of(row: &crate::transfer::records::drill::Model) -> Self {
        let report = serde_json::from_str::<Report>(&row.report).ok();
        let failed = report.iter().flat_map(|report| &report.controles).filter(|one| !one.tenu);
        Self {
            on: ui::format::date(row.held_on),
            result: row.result.label(),
            dossier: row.dossier.to_string(),
            failed: failed.map(|one| format!("{} : {}", one.quoi, one.dit)).collect(),
            missing: report.iter().flat_map(|report| &report.manque).map(|one| one.quoi.clone()).collect(),
        }
    }
}
