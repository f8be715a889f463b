//! The steering page of a product.

use askama::Template;
use axum::extract::{Path, State as Ask};
use axum::response::Response;
use kernel::access::grants_of;
use kernel::{Can, Error, Kernel};
use portfolio::phase::PhaseName;
use ui::{Frame, NavItem};

use crate::committee::web::list::Line as CommitteeLine;
use crate::decision::act::standing;
use crate::decision::store;
use crate::decision::web::list::Line;
use crate::gate::act::lines_of;
use crate::gate::gates::Gate;
use crate::gate::standing::closed_by;
use crate::lab::told::{Told as Lab, told};
use crate::lesson;
use crate::machine::State;
use crate::pages::crumbs;
use crate::perimeter::{FollowProduct, PlanCommittee, PrepareProduct, SignDecision, may, product};
use crate::team::told::signals;

#[derive(Template)]
#[template(path = "hub/show.html")]
struct HubPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    title: String,
    href: String,
    phase: &'static str,
    since: String,
    next: Vec<&'static str>,
    decided_here: bool,
    may_decide: bool,
    decisions: Vec<Line>,
    gate: Option<Gate>,
    missing: usize,
    committees: Vec<CommitteeLine>,
    may_plan: bool,
    may_prepare: bool,
    lab: Lab,
    team: Vec<(String, &'static str)>,
    stopped: bool,
    lesson: Option<String>,
    id: String,
    flagship: String,
    flagship_late: bool,
}

/// The page.
pub async fn show(
    Ask(kernel): Ask<Kernel>,
    can: Can<FollowProduct>,
    frame: Frame,
    Path(id): Path<String>,
) -> Result<Response, Error> {
    let product = product(&can, &id).await?;
    let (state, since) = standing(&product, kernel.clock().today());
    let grants = grants_of(kernel.db(), &can.who().account).await?;
    let decisions = store::list(can.reader(), Some(&id)).await?;
    let today = kernel.clock().today();
    let gate = Gate::next(state);
    let missing = match gate {
        Some(gate) => closed_by(&lines_of(&kernel, gate, &product, today).await?).len(),
        None => 0,
    };
    let committees = crate::committee::store::list(can.reader(), Some(&id)).await?;
    let stints = crate::team::stints(can.reader(), &id).await?;
    let title = &product.source.title;
    let figures = crate::impact::figures::today(&kernel).await?;
    let flagship = figures.flagship(&id);
    let phases = product.source.dated();
    let lesson_page = lesson::store::find(can.reader(), &id).await?.filter(|page| page.published_at.is_some());
    Ok(ui::page(&HubPage {
        frame,
        crumbs: crumbs(&product, "Pilotage"),
        title: product.source.title.clone(),
        href: portfolio::catalogue::href("/produits/", &id),
        phase: state.label(),
        since: since.map(ui::format::date).unwrap_or_default(),
        next: state.next().iter().map(|phase| phase.label()).collect(),
        decided_here: product.decided_here,
        may_decide: may::<SignDecision>(&grants, &product.source),
        decisions: decisions.iter().map(Line::of).collect::<Result<_, _>>()?,
        gate,
        missing,
        committees: committees.iter().map(|one| CommitteeLine::of(one, title, today)).collect(),
        may_plan: may::<PlanCommittee>(&grants, &product.source),
        may_prepare: may::<PrepareProduct>(&grants, &product.source),
        team: signals(&stints, today, state == State::In(PhaseName::Consolidation)),
        lab: told(&kernel, &id, &product.source.dated(), today).await?,
        flagship: flagship.map(crate::impact::figures::Followed::sentence).unwrap_or_default(),
        flagship_late: flagship.is_some_and(|one| one.last.is_none() || one.late(today).is_some()),
        stopped: lesson::domain::stopped_on(&phases, today).is_some(),
        lesson: lesson_page.map(|_| portfolio::catalogue::href("/arrets/", &id)),
        id: id.clone(),
    }))
}
