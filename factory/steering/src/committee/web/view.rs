//! The page of a committee: its file, who sits, what is read, what it concluded.

use askama::Template;
use kernel::access::grants_of;
use kernel::{Can, Error, Kernel, Permission};
use portfolio::registry::domain::Product;
use ui::{Choice, Filled, Frame, NavItem};

use crate::committee::domain::READING;
use crate::committee::events::Event;
use crate::committee::records::member::Seat;
use crate::committee::records::session::{Model, Outcome, State};
use crate::committee::store::{self, Listed};
use crate::decision::act::standing;
use crate::gate::gates::Gate;
use crate::pages::crumbs;
use crate::perimeter::may;
use crate::perimeter::{PlanCommittee, PrepareProduct, SignDecision};
use crate::processing::PREPARE;

/// The page.
#[derive(Template)]
#[template(path = "committee/show.html")]
pub struct ShowPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    done: &'static str,
    gate_href: String,
    title: String,
    session: Model,
    state: (&'static str, &'static str),
    documents_by: String,
    members: Vec<(String, &'static str, String, String)>,
    empty_seats: Vec<&'static str>,
    documents: Vec<(Listed, bool)>,
    prepares: bool,
    attaches: bool,
    plans: bool,
    decides: bool,
    forms: Forms,
    seats: Vec<Choice>,
    outcomes: Vec<Choice>,
    phases: Vec<Choice>,
    outcome: &'static str,
}

/// The forms of the page, each with what was sent when it comes back.
#[derive(Default)]
pub struct Forms {
    /// Problem, last months, strategy, ask.
    pub file: Option<Filled>,
    /// An invitation.
    pub member: Filled,
    /// A document.
    pub document: Filled,
    /// Another day.
    pub day: Option<Filled>,
    /// The conclusion.
    pub conclusion: Filled,
}

impl Forms {
    fn invalid(&self) -> bool {
        let all =
            [self.file.as_ref(), Some(&self.member), Some(&self.document), self.day.as_ref(), Some(&self.conclusion)];
        all.into_iter().flatten().any(Filled::invalid)
    }

    fn file(&self) -> Filled {
        self.file.clone().unwrap_or_default()
    }

    fn day(&self) -> Filled {
        self.day.clone().unwrap_or_default()
    }
}

/// The label and the badge of a state.
pub fn state(session: &Model, today: chrono::NaiveDate) -> (&'static str, &'static str) {
    match (session.state, session.outcome) {
        (State::Planifie, _) if session.held_on < today => ("Attend sa décision", "warning"),
        (State::Planifie, _) => ("Planifié", "info"),
        (State::Annule, _) => ("Annulé", ""),
        (State::Clos, Some(Outcome::Convaincu)) => ("Convaincu", "success"),
        (State::Clos, Some(Outcome::Incertain)) => ("Incertain", "warning"),
        (State::Clos, _) => ("Non convaincu", "error"),
    }
}

impl ShowPage {
    /// The page as who asks may see it.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn of<P: Permission>(
        kernel: &Kernel,
        can: &Can<P>,
        frame: Frame,
        session: Model,
        product: &Product,
        mut forms: Forms,
    ) -> Result<Self, Error> {
        let today = kernel.clock().today();
        let grants = grants_of(kernel.db(), &can.who().account).await?;
        let open = |event: Event| event.roles().iter().any(|role| event.happen(session.state, role).is_ok());
        let members = store::members(can.reader(), &session.id).await?;
        let reading = session.held_on - READING;
        let documents = store::documents(can.reader(), &session.id).await?;
        let (phase, _) = standing(product, today);
        let file = || {
            Filled::of(&store::File {
                probleme: session.problem.clone(),
                six_mois: session.last_months.clone(),
                strategie: session.strategy.clone(),
                demande: session.ask.clone(),
            })
        };
        forms.file.get_or_insert_with(file);
        forms.day.get_or_insert_with(|| {
            Filled::new().with("date", session.held_on.to_string()).with("lieu", session.place.as_str())
        });
        let phases = session.gate.opens(phase);
        let href = portfolio::catalogue::href("/produits/", &product.source.id);
        Ok(Self {
            frame,
            crumbs: {
                let mut all =
                    crumbs(product, &format!("{} du {}", session.gate.label(), ui::format::date(session.held_on)));
                all.insert(all.len() - 1, NavItem::new("/comites", "Comités"));
                all
            },
            done: "",
            gate_href: format!("{href}/jalons/{}", session.gate.id()),
            title: format!("{} : {}", session.gate.label(), product.source.title),
            state: state(&session, today),
            documents_by: ui::format::date(reading),
            empty_seats: Seat::ALL
                .into_iter()
                .filter(|seat| members.iter().all(|member| member.seat != *seat))
                .map(Seat::label)
                .collect(),
            members: members
                .into_iter()
                .map(|one| {
                    (one.id.to_string(), one.seat.label(), one.name.into_read(PREPARE), one.email.into_read(PREPARE))
                })
                .collect(),
            documents: documents
                .into_iter()
                .map(|one| {
                    let late = ui::format::paris(one.5).date() > reading;
                    (one, late)
                })
                .collect(),
            prepares: may::<PrepareProduct>(&grants, &product.source) && open(Event::Preparer),
            attaches: may::<PrepareProduct>(&grants, &product.source) && open(Event::Joindre),
            plans: may::<PlanCommittee>(&grants, &product.source) && open(Event::Deplacer),
            decides: may::<SignDecision>(&grants, &product.source) && open(Event::Decider) && session.held_on <= today,
            seats: Seat::ALL.into_iter().map(|seat| Choice::new(seat.id(), seat.label())).collect(),
            outcomes: outcomes(),
            phases: if phases.len() > 1 {
                phases.into_iter().map(|phase| Choice::new(phase.id(), phase.label())).collect()
            } else {
                Vec::new()
            },
            outcome: session.outcome.map_or("", Outcome::label),
            forms,
            session,
        })
    }

    /// The page after an action.
    pub fn done(self, done: &'static str) -> Self {
        Self { done, ..self }
    }
}

fn outcomes() -> Vec<Choice> {
    let hint = |outcome| match outcome {
        Outcome::Convaincu => "Le produit continue six mois au plus, avec son enveloppe",
        Outcome::Incertain => "Un à deux mois, avec la preuve demandée",
        Outcome::NonConvaincu => "Le produit s'arrête",
    };
    Outcome::ALL.into_iter().map(|outcome| Choice::new(outcome.id(), outcome.label()).hint(hint(outcome))).collect()
}

/// The gates that a committee may judge for a product in a state.
pub fn gates(state: crate::machine::State) -> Vec<Choice> {
    let judged = Gate::ALL.into_iter().filter(|gate| *gate != Gate::Engagement && gate.concerns(state));
    judged.map(|gate| Choice::new(gate.id(), gate.label())).collect()
}
