//! The team of a product: who is there, what would leave with one person, contracts, accesses, decisions.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use kernel::access::grants_of;
use kernel::{Can, Error, Form, Kernel, Permission};
use portfolio::phase::PhaseName;
use portfolio::registry::store::names;
use ui::{Choice, Filled, Frame, NavItem};

use super::{Nothing, back, href};
use crate::machine::State as Phase;
use crate::pages::crumbs;
use crate::perimeter::may;
use crate::perimeter::{FollowProduct, PrepareProduct, product};
use crate::processing::STAFF;
use crate::team::act::{self, CoachProduct};
use crate::team::domain::left;
use crate::team::records::choice::Model as Decided;
use crate::team::records::contract::Kind;
use crate::team::store;
use crate::team::told::{gone_on, half, signals};
use crate::team::trade::{Status, Trade};
use crate::team::typed::{TypedContract, TypedDays, TypedMission, TypedTeamChoice};

#[derive(Template)]
#[template(path = "team/show.html")]
struct ShowPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    title: String,
    href: String,
    coaching: String,
    signals: Vec<(String, &'static str)>,
    people: Vec<Somebody>,
    contracts: Vec<Contract>,
    choices: Vec<Decided>,
    may_prepare: bool,
    may_coach: bool,
    trades: Vec<Choice>,
    statuses: Vec<Choice>,
    kinds: Vec<Choice>,
    engaging: Filled,
    contracting: Filled,
    choosing: Filled,
}

/// A mission in the table.
struct Somebody {
    person: String,
    name: String,
    trade: &'static str,
    status: &'static str,
    share: String,
    until: String,
    runs: bool,
    open: usize,
}

/// A contract in the table.
struct Contract {
    id: String,
    label: String,
    kind: &'static str,
    holder: String,
    partners: String,
    ordered: String,
    consumed: String,
    left: String,
    ends: String,
    state: (&'static str, &'static str),
}

#[derive(Default)]
struct Forms {
    engaging: Filled,
    contracting: Filled,
    choosing: Filled,
}

async fn page<P: Permission>(
    kernel: &Kernel,
    can: &Can<P>,
    frame: Frame,
    id: &str,
    forms: Forms,
) -> Result<ShowPage, Error> {
    let product = product(can, id).await?;
    let (sql, today) = (can.reader(), kernel.clock().today());
    let grants = grants_of(kernel.db(), &can.who().account).await?;
    let mut stints = store::stints(sql, id).await?;
    stints.sort_by_key(|stint| (!stint.runs(today), stint.trade, stint.start));
    let known = names(sql, stints.iter().map(|stint| stint.person.clone()), STAFF).await?;
    let accesses = store::accesses(sql, id).await?;
    let somebody = |stint: &crate::team::Stint| Somebody {
        person: stint.person.to_string(),
        name: known.get(&stint.person).cloned().unwrap_or_else(|| "Personne effacée".to_owned()),
        trade: stint.trade.label(),
        status: stint.status.label(),
        share: stint.share.map(|share| format!("{share}\u{a0}%")).unwrap_or_else(|| "non dite".to_owned()),
        until: stint.end.map(ui::format::date).unwrap_or_default(),
        runs: stint.runs(today),
        open: match gone_on(&stints, &stint.person, today) {
            Some(_) => accesses.iter().filter(|one| one.person == stint.person && one.closed_on.is_none()).count(),
            None => 0,
        },
    };
    let contract = |one: crate::team::records::contract::Model| Contract {
        id: one.id.to_string(),
        kind: one.kind.label(),
        state: left(one.ordered, one.consumed, one.ends_on, today).label(),
        ordered: ui::format::decimal(half(one.ordered), 1),
        consumed: ui::format::decimal(half(one.consumed), 1),
        left: ui::format::decimal(half(one.ordered - one.consumed), 1),
        ends: ui::format::date(one.ends_on),
        label: one.label,
        holder: one.holder,
        partners: one.partners,
    };
    let consolidating = Phase::on(&product.source.dated(), today) == Phase::In(PhaseName::Consolidation);
    Ok(ShowPage {
        frame,
        crumbs: crumbs(&product, "Équipe"),
        title: product.source.title.clone(),
        href: href(id),
        coaching: format!("{}/coaching", portfolio::catalogue::href("/produits/", id)),
        signals: signals(&stints, today, consolidating),
        people: stints.iter().map(somebody).collect(),
        contracts: store::contracts(sql, Some(id)).await?.into_iter().map(contract).collect(),
        choices: store::choices(sql, id).await?,
        may_prepare: may::<PrepareProduct>(&grants, &product.source),
        may_coach: may::<CoachProduct>(&grants, &product.source),
        trades: Trade::ALL.iter().map(|trade| Choice::new(trade.id(), trade.label())).collect(),
        statuses: Status::ALL.iter().map(|status| Choice::new(status.id(), status.label())).collect(),
        kinds: Kind::ALL.iter().map(|kind| Choice::new(kind.id(), kind.label())).collect(),
        engaging: forms.engaging,
        contracting: forms.contracting,
        choosing: forms.choosing,
    })
}

/// The page.
pub async fn show(
    State(kernel): State<Kernel>,
    can: Can<FollowProduct>,
    frame: Frame,
    Path(id): Path<String>,
) -> Result<Response, Error> {
    Ok(ui::page(&page(&kernel, &can, frame, &id, Forms::default()).await?))
}

async fn answer(
    done: Result<(), Error>,
    kernel: &Kernel,
    can: &Can<PrepareProduct>,
    frame: Frame,
    id: &str,
    forms: impl FnOnce(Vec<kernel::FieldError>) -> Forms,
) -> Result<Response, Error> {
    match done {
        Err(Error::Invalid(faults)) => {
            let page = page(kernel, can, frame, id, forms(faults)).await?;
            Ok(ui::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        other => back(other, &href(id)),
    }
}

/// States a mission.
pub async fn engage(
    State(kernel): State<Kernel>,
    can: Can<PrepareProduct>,
    frame: Frame,
    Path(id): Path<String>,
    Form(typed): Form<TypedMission>,
) -> Result<Response, Error> {
    let done = act::engage(&can, &id, &typed).await;
    let forms = |faults| Forms { engaging: Filled::of(&typed).with_errors(faults), ..Forms::default() };
    answer(done, &kernel, &can, frame, &id, forms).await
}

/// Ends a mission.
pub async fn leave(
    State(kernel): State<Kernel>,
    can: Can<PrepareProduct>,
    Path((id, mission)): Path<(String, String)>,
    Form(_): Form<Nothing>,
) -> Result<Response, Error> {
    back(act::leave(&kernel, &can, (&id, &mission)).await, &href(&id))
}

/// Writes a contract.
pub async fn contract(
    State(kernel): State<Kernel>,
    can: Can<PrepareProduct>,
    frame: Frame,
    Path(id): Path<String>,
    Form(typed): Form<TypedContract>,
) -> Result<Response, Error> {
    let done = act::contract(&can, &id, &typed).await;
    let forms = |faults| Forms { contracting: Filled::of(&typed).with_errors(faults), ..Forms::default() };
    answer(done, &kernel, &can, frame, &id, forms).await
}

/// Tells the days used of a contract.
pub async fn consume(
    State(kernel): State<Kernel>,
    can: Can<PrepareProduct>,
    frame: Frame,
    Path((id, contract)): Path<(String, String)>,
    Form(typed): Form<TypedDays>,
) -> Result<Response, Error> {
    let done = act::consume(&can, (&id, &contract), &typed).await;
    let forms = |faults| Forms { contracting: Filled::of(&typed).with_errors(faults), ..Forms::default() };
    answer(done, &kernel, &can, frame, &id, forms).await
}

/// Writes a decision of the team.
pub async fn choose(
    State(kernel): State<Kernel>,
    can: Can<PrepareProduct>,
    frame: Frame,
    Path(id): Path<String>,
    Form(typed): Form<TypedTeamChoice>,
) -> Result<Response, Error> {
    let done = act::choose(&kernel, &can, &id, &typed).await;
    let forms = |faults| Forms { choosing: Filled::of(&typed).with_errors(faults), ..Forms::default() };
    answer(done, &kernel, &can, frame, &id, forms).await
}
