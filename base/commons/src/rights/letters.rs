//! The letters about requests.

use kernel::{Kernel, Letter, Personal, Purpose};

use super::request::right_of;
use super::store::requests::Stored;

const WRITING: Purpose = Purpose::new("répondre à la personne qui exerce ses droits");

/// The acknowledgement, with the code that proves the address when there is one.
pub fn received(kernel: &Kernel, path: &str, request: &Stored, follow: &str, code: Option<&str>) -> Letter {
    let code = code.map(|code| include_str!("mail_code_rights.txt").replace("{code}", code)).unwrap_or_default();
    let body = filled(kernel, include_str!("mail_received.txt"), request)
        .replace("{due}", &ui::format::date(request.due_at.date_naive()))
        .replace("{code}", &code)
        .replace("{follow}", &format!("{}{path}/donnees-personnelles/demande/{follow}", kernel.config().public_url()));
    letter(kernel, request, "Accusé de réception de votre demande", body)
}

/// The answer, a refusal or an extension; `download` is the token of the export's address.
pub fn answered(kernel: &Kernel, path: &str, request: &Stored, answer: &str, download: Option<&str>) -> Letter {
    let address = |token: &str| format!("{}{path}/donnees-personnelles/export/{token}", kernel.config().public_url());
    let told =
        |token| format!("Vos données, à télécharger une seule fois dans les sept jours : {}\n\n", address(token));
    let body = filled(kernel, include_str!("mail_answered.txt"), request)
        .replace("{download}", &download.map(told).unwrap_or_default())
        .replace("{contact}", kernel.manifest().contact)
        .replace("{answer}", answer);
    letter(kernel, request, "Réponse à votre demande", body)
}

/// The end of a restriction, before it ends.
pub fn lifted(kernel: &Kernel, request: &Stored, reason: &str) -> Letter {
    let body = filled(kernel, include_str!("mail_lifted.txt"), request)
        .replace("{contact}", kernel.manifest().contact)
        .replace("{answer}", reason);
    letter(kernel, request, "Fin de la limitation de vos données", body)
}

/// The alert of the officer.
pub fn near(kernel: &Kernel, path: &str, requests: &[Stored]) -> Option<Letter> {
    let first = requests.first()?;
    let body = include_str!("mail_near.txt")
        .replace("{count}", &requests.len().to_string())
        .replace("{due}", &ui::format::date(first.due_at.date_naive()))
        .replace("{page}", &format!("{}{path}/droits", kernel.config().public_url()));
    let recipient = Personal::new(kernel.manifest().contact.to_owned());
    Some(Letter {
        recipient,
        subject: format!("{} : demandes à répondre", kernel.manifest().title),
        body: Personal::new(body),
    })
}

fn filled(kernel: &Kernel, text: &str, request: &Stored) -> String {
    let right = right_of(&request.right).map_or("", privacy::rights::Right::label);
    text.replace("{title}", kernel.manifest().title)
        .replace("{day}", &ui::format::date(request.received_at.date_naive()))
        .replace("{right}", &right.to_lowercase())
}

fn letter(kernel: &Kernel, request: &Stored, subject: &str, body: String) -> Letter {
    let recipient = Personal::new(request.email.read(WRITING).clone());
    Letter { recipient, subject: format!("{subject} – {}", kernel.manifest().title), body: Personal::new(body) }
}
