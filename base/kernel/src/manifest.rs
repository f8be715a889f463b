//! What a service says of itself: plain data, from which the base derives its legal pages, its probes and its place in the portfolio.

use crate::feature::Feature;

/// A service of the deployment: what it says of itself, and what it does.
#[derive(Debug)]
pub struct Service {
    /// What it says of itself.
    pub manifest: Manifest,
    /// What it does.
    pub features: Vec<Feature>,
}

/// The facts of a service. Everything is written for the public: no private person stands here.
#[derive(Clone, Debug)]
pub struct Manifest {
    /// Short identifier: its database, its folder, its option on the command line.
    pub id: &'static str,
    /// The title people know.
    pub title: &'static str,
    /// What it is for, in one sentence.
    pub mission: &'static str,
    /// Whom it serves.
    pub audience: &'static str,
    /// The path under which its pages stand: `/` for the factory, `/mano` for a service.
    pub path: &'static str,
    /// The contact address of the team.
    pub contact: &'static str,
    /// Where the source code is published; empty until the deployer says it.
    pub repository: &'static str,
    /// Its phase: the name of the method (`construction`…).
    pub phase: &'static str,
    /// Who answers for it in law.
    pub legal: Legal,
    /// Its accessibility statement.
    pub accessibility: Accessibility,
    /// The pages of its navigation.
    pub navigation: &'static [Link],
    /// The roles that its people can have, with what each may do in one sentence.
    pub roles: &'static [Role],
}

/// Said where the deployer has not yet given a fact.
pub const TO_CONFIRM: &str = "à confirmer";

/// The legal facts of a public service (loi n° 2004-575 du 21 juin 2004, art. 6-III). A service leaves them [to be
/// confirmed](Legal::TO_CONFIRM): its deployer gives them in the configuration.
#[derive(Clone, Copy, Debug)]
pub struct Legal {
    /// The publisher: an administration, with its postal address.
    pub publisher: &'static str,
    /// The director of publication: name and function.
    pub director: &'static str,
    /// The host, with its address and its telephone.
    pub host: &'static str,
}

impl Legal {
    /// Nothing is known before a deployment.
    pub const TO_CONFIRM: Self = Self { publisher: TO_CONFIRM, director: TO_CONFIRM, host: TO_CONFIRM };
}

/// The accessibility statement (loi n° 2005-102 du 11 février 2005, art. 47).
#[derive(Clone, Debug)]
pub struct Accessibility {
    /// The state of conformity that an audit found.
    pub state: AccessibilityState,
    /// When and by whom it was audited; empty when nobody did.
    pub audit: &'static str,
}

/// The three states of the law. Without an audit the state is [`NonConforme`](AccessibilityState::NonConforme): never better by default.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccessibilityState {
    /// Less than half of the criteria hold, or no audit was made.
    NonConforme,
    /// Half of the criteria at least.
    Partielle,
    /// All criteria.
    Totale,
}

impl AccessibilityState {
    /// The words that the law asks for in the footer.
    pub fn label(self) -> &'static str {
        match self {
            Self::NonConforme => "non conforme",
            Self::Partielle => "partiellement conforme",
            Self::Totale => "totalement conforme",
        }
    }
}

/// One entry of the navigation.
#[derive(Clone, Copy, Debug)]
pub struct Link {
    /// The path.
    pub href: &'static str,
    /// The words.
    pub label: &'static str,
}

/// A role of a service.
#[derive(Clone, Copy, Debug)]
pub struct Role {
    /// Its identifier, as stored.
    pub id: &'static str,
    /// Its name.
    pub label: &'static str,
    /// What it is for, in one sentence.
    pub mission: &'static str,
}
