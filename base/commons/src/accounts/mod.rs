//! Signing in and out, and the page where people see and end their sessions. Features of the platform: one for all services.

mod account;
mod demonstration;
mod proconnect;
mod sign_in;
mod sign_out;
#[cfg(test)]
mod tests;

use kernel::{Feature, get, post};

/// The pages of accounts. The demonstration's one-click sign-in does not exist at all unless `demonstration` says so.
pub fn feature(demonstration: bool) -> Feature {
    let feature = Feature::new("accounts")
        .public(get("/connexion", sign_in::show))
        .public(post("/connexion", sign_in::request_code))
        .public(get("/connexion/code", sign_in::show_code))
        .public(post("/connexion/code", sign_in::redeem_code))
        .public(get("/connexion/proconnect", proconnect::depart))
        .public(get("/connexion/proconnect/retour", proconnect::arrive))
        .public(post("/deconnexion", sign_out::sign_out))
        .signed_in(get("/compte", account::show))
        .signed_in(post("/compte/sessions/fin", account::end_others))
        .signed_in(post("/compte/sessions/{id}/fin", account::end_one));
    if !demonstration {
        return feature;
    }
    feature.public(post("/connexion/demonstration", demonstration::sign_in))
}
