//! Accounts, sessions and sign-in of the whole deployment, in the platform's database.
//!
//! A session is a random token that only the browser holds: the database knows its digest. It ends after half an hour without a request, after
//! twelve hours, or when its owner says so. Every function here takes the platform's kernel.

mod accounts;
mod attach;
mod codes;
mod cookie;
pub mod demonstration;
pub mod proconnect;
mod purge;
pub mod records;
mod rules;
mod seal;
mod sessions;
mod signed_in;
mod store;
#[cfg(test)]
mod tests;

use chrono::TimeDelta;

pub use accounts::{create_account, disable_account, find_account, own_email};
pub use attach::{attach_person, person_of};
pub use codes::{CodeError, awaits_code, redeem_code, request_code};
pub use cookie::{CookieNotice, cookie_notices};
pub use rules::{Email, after_sign_in, return_path};
#[cfg(any(test, feature = "testing"))]
pub use sessions::sign_in_for_tests;
pub use sessions::{OwnSession, SignedOut, Visit, end_other_sessions, end_session, list_sessions, sign_out};
pub use signed_in::SignedIn;

use crate::db::Migration;
use crate::feature::Feature;
use crate::jobs::Job;

/// What identity adds to the platform: its tables and its background work. Its pages are in `commons`.
pub fn feature() -> Feature {
    let create =
        Migration::new("202611241010_create_account", include_str!("../../schema/202611241010_create_account.sql"));
    let network =
        Migration::new("202611241400_add_code_network", include_str!("../../schema/202611241400_add_code_network.sql"));
    Feature::new("identity")
        .migrations(&[create, network])
        .record::<records::account::Model>()
        .record::<records::session::Model>()
        .record::<records::code::Model>()
        .job(Job::on_demand(codes::SEND_CODE, codes::send_code))
        .job(Job::periodic(purge::PURGE, TimeDelta::hours(1), purge::purge))
}
