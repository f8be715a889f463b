//! What binds a public line to its session: two digests that anybody recomputes from what is published.

use chrono::NaiveDate;
use privacy::Digest;
use serde::Serialize;

use super::counted::Counted;
use super::records::session::Model as Session;

/// The report of a session as it is sealed; no name, no address, no word of anybody.
#[derive(Serialize)]
struct Sealed<'a> {
    seance: &'a str,
    produit: &'a str,
    jour: NaiveDate,
    lieu: &'a str,
    profils: &'a [(String, u32)],
    groupes: u32,
    roti: [u32; 5],
    prochaine: Option<NaiveDate>,
}

/// The text whose SHA-256 is the digest of a session.
pub fn text_of_session(session: &Session, counted: &Counted) -> String {
    let sealed = Sealed {
        seance: session.id.as_str(),
        produit: session.product.as_str(),
        jour: session.held_on,
        lieu: &session.place,
        profils: &counted.profiles,
        groupes: counted.groups,
        roti: counted.roti,
        prochaine: counted.next_on,
    };
    serde_json::to_string(&sealed).unwrap_or_default()
}

/// The text whose SHA-256 is the digest of a lesson: its words bound to the digest of its session.
pub fn text_of_lesson(lesson: &str, session: &Digest, statement: &str) -> String {
    serde_json::json!({ "enseignement": lesson, "enonce": statement, "seance": session.as_str() }).to_string()
}

/// The digest of a text.
pub fn digest(text: &str) -> Digest {
    Digest::of(text.as_bytes())
}
