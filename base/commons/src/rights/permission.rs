//! Who answers people.

use kernel::Permission;

/// Answering the requests of people, and reading what erasures and purges did.
pub struct AnswerRights;

impl Permission for AnswerRights {
    const NAME: &'static str = "AnswerRights";
    const PHRASE: &'static str = "répondre aux demandes des personnes sur leurs données";
    const ROLES: &'static [&'static str] = &["administrateur", "dpd"];
    const EVERYWHERE: bool = true;
}
