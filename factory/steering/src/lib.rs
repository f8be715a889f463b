//! Steering by impact: what is decided of a product, on which evidence, by whom, and what is due next.
//!
//! The rules, which know neither a database nor a request: [`machine`] (the phases and their moves), and the `domain.rs` of each folder.
//!
//! What people do, a folder each:
//! * [`hub`]: the steering page of a product, from which everything else is reached; [`monday`]: the page of a Monday.
//! * [`candidature`]: a problem of the field, its votes, its answer. [`investigation`]: interviews, hypotheses, a public report.
//! * [`gate`]: the six gates, their criteria and evidence, derogations, the commitments.
//! * [`committee`]: planned, prepared, concluded by a decision; the pack in one click.
//! * [`budget`]: what each product costs and who funds it.
//! * [`lab`]: open labs, what users said and what was done of it, told in public.
//! * [`standup`]: the weekly round, a minute a team, and what they need.
//! * [`team`]: who works on a product, whether an intrapreneur carries it, what would leave with one person.
//! * [`strategy`]: roadmaps, goals and what serves them; dealings and communication.
//! * [`decision`]: the signed ledger, the only way by which a phase changes, and the public page that verifies a decision.
//! * [`deadline`]: everything dated, as a page, a calendar and a letter.
//! * [`impact`]: indicators, measures, reviews, the *métrique phare*.
//! * [`statistics`]: the public page of each product, the open schema in and out.
//! * [`matrix`]: the impact of every product on one page.
//! * [`priority`]: what could be built, and what moved once it was.
//! * [`transfer`]: a product handed over item by item, the dossier that another factory restores, the drill that proves it.
//! * [`lesson`]: what each stop taught. [`first_user`]: how long a product takes to reach somebody.
//! * [`api`]: the same commands for programs. [`demonstration`]: eighteen months of the demonstration's products.
//!
//! A feature that has dates adds them to [`deadline::gather`]; one that has something to say on a Monday, to [`monday`]; one that a
//! committee must read, to [`committee::pack`]; one that answers a criterion of a gate, to [`gate::criteria`].

pub mod api;
pub mod budget;
pub mod candidature;
pub mod committee;
pub mod deadline;
pub mod decision;
pub mod demonstration;
pub mod first_user;
pub mod gate;
pub mod hub;
pub mod impact;
pub mod investigation;
pub mod lab;
pub mod lesson;
pub mod machine;
pub mod matrix;
pub mod monday;
mod pages;
pub mod perimeter;
pub mod priority;
pub mod processing;
pub mod standup;
pub mod statistics;
pub mod strategy;
pub mod team;
pub mod transfer;
#[cfg(test)]
mod trial;

/// The features of steering: next to the portfolio, in the factory's service and database.
pub fn features() -> Vec<kernel::Feature> {
    vec![
        monday::feature(),
        hub::feature(),
        impact::feature(),
        matrix::feature(),
        priority::feature(),
        statistics::feature(),
        candidature::feature(),
        investigation::feature(),
        lab::feature(),
        team::feature(),
        standup::feature(),
        gate::feature(),
        committee::feature(),
        budget::feature(),
        strategy::feature(),
        decision::feature(),
        deadline::feature(),
        transfer::feature(),
        lesson::feature(),
        first_user::feature(),
        api::feature(),
    ]
}
