//! The eight phases of the method, in their order, and the names that older snapshots gave them.

use std::fmt;
use std::str::FromStr;

use sea_orm::{DeriveActiveEnum, EnumIter};
use serde::{Deserialize, Serialize};

/// A phase of the method. The order of the variants is the rule that decides a tie between two phases of one day.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    EnumIter,
    DeriveActiveEnum,
    privacy::ClosedText,
)]
#[serde(rename_all = "kebab-case")]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "kebab-case")]
pub enum PhaseName {
    /// Is there a problem worth solving?
    Investigation,
    /// A first product with its first users.
    Construction,
    /// More users, more impact.
    Acceleration,
    /// The way out of the incubator is prepared.
    Consolidation,
    /// Mature, run inside the network.
    Opere,
    /// Handed over to an administration.
    Transfere,
    /// Stopped before anything was built.
    AbandonInvestigation,
    /// Stopped.
    Abandon,
}

/// An older name, and the phase it stands for today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Alias {
    /// The name as an older snapshot writes it.
    pub old: &'static str,
    /// What it means today.
    pub name: PhaseName,
}

const ALIASES: [Alias; 4] = [
    Alias { old: "success", name: PhaseName::Opere },
    Alias { old: "transfer", name: PhaseName::Transfere },
    Alias { old: "alumni", name: PhaseName::Abandon },
    Alias { old: "death", name: PhaseName::Abandon },
];

impl PhaseName {
    /// All phases, in order.
    pub const ALL: [PhaseName; 8] = [
        PhaseName::Investigation,
        PhaseName::Construction,
        PhaseName::Acceleration,
        PhaseName::Consolidation,
        PhaseName::Opere,
        PhaseName::Transfere,
        PhaseName::AbandonInvestigation,
        PhaseName::Abandon,
    ];

    /// The four phases in which a team is at work on the product inside the factory.
    pub const ACTIVE: [PhaseName; 4] =
        [PhaseName::Investigation, PhaseName::Construction, PhaseName::Acceleration, PhaseName::Consolidation];

    /// The identifier of the source, the database, the URLs and the API.
    pub fn id(self) -> &'static str {
        match self {
            PhaseName::Investigation => "investigation",
            PhaseName::Construction => "construction",
            PhaseName::Acceleration => "acceleration",
            PhaseName::Consolidation => "consolidation",
            PhaseName::Opere => "opere",
            PhaseName::Transfere => "transfere",
            PhaseName::AbandonInvestigation => "abandon-investigation",
            PhaseName::Abandon => "abandon",
        }
    }

    /// The French label of a page.
    pub fn label(self) -> &'static str {
        match self {
            PhaseName::Investigation => "Investigation",
            PhaseName::Construction => "Construction",
            PhaseName::Acceleration => "Accélération",
            PhaseName::Consolidation => "Consolidation",
            PhaseName::Opere => "Opéré",
            PhaseName::Transfere => "Transféré",
            PhaseName::AbandonInvestigation => "Investigation non concluante",
            PhaseName::Abandon => "Abandonné",
        }
    }

    /// Position in the order, from 0 to 7.
    pub fn rank(self) -> usize {
        self as usize
    }

    /// Whether a team is at work on the product inside the factory.
    pub fn is_active(self) -> bool {
        PhaseName::ACTIVE.contains(&self)
    }

    /// Whether the product stopped, after an investigation or later.
    pub fn is_stopped(self) -> bool {
        matches!(self, PhaseName::AbandonInvestigation | PhaseName::Abandon)
    }

    /// The phase that an older snapshot wrote `old`.
    pub fn from_alias(old: &str) -> Option<Alias> {
        ALIASES.into_iter().find(|alias| alias.old == old)
    }
}

impl FromStr for PhaseName {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        PhaseName::ALL.into_iter().find(|name| name.id() == text).ok_or(())
    }
}

impl fmt::Display for PhaseName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}
