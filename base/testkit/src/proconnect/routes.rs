//! The addresses of the provider of tests.

use axum::extract::{Form, Query, Request, State};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use http::header::{AUTHORIZATION, CONTENT_TYPE};
use http::{HeaderMap, StatusCode};
use kernel::Random;
use serde::Deserialize;
use serde_json::json;
use sha2::{Digest, Sha256};

use super::{CLIENT, Departure, Fault, SECRET, Shared, lock, tokens};

pub fn router(state: Shared) -> Router {
    let routes = Router::new()
        .route("/.well-known/openid-configuration", get(discovery))
        .route("/jwks", get(jwks))
        .route("/authorize", get(authorize))
        .route("/token", post(token))
        .route("/userinfo", get(user_info))
        .route("/session/end", get(end_session))
        .layer(from_fn_with_state(state.clone(), stand))
        .with_state(state);
    Router::new().nest("/api/v2", routes)
}

async fn stand(State(state): State<Shared>, request: Request, next: Next) -> Response {
    let down = lock(&state).fault == Some(Fault::Down);
    if down { StatusCode::INTERNAL_SERVER_ERROR.into_response() } else { next.run(request).await }
}

async fn jwks(State(state): State<Shared>) -> Response {
    Json(tokens::jwks(&lock(&state))).into_response()
}

async fn discovery(State(state): State<Shared>) -> Response {
    let issuer = {
        let mut state = lock(&state);
        state.described += 1;
        state.issuer.clone()
    };
    let at = |path: &str| format!("{issuer}{path}");
    Json(json!({
        "issuer": issuer,
        "authorization_endpoint": at("/authorize"),
        "token_endpoint": at("/token"),
        "userinfo_endpoint": at("/userinfo"),
        "jwks_uri": at("/jwks"),
        "end_session_endpoint": at("/session/end"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["pairwise"],
        "id_token_signing_alg_values_supported": ["RS256"],
        "userinfo_signing_alg_values_supported": ["RS256"],
        "token_endpoint_auth_methods_supported": ["client_secret_post"],
        "code_challenge_methods_supported": ["S256"],
    }))
    .into_response()
}

#[derive(Deserialize)]
struct Asked {
    client_id: String,
    response_type: String,
    scope: String,
    redirect_uri: String,
    state: String,
    nonce: String,
    acr_values: String,
    code_challenge: String,
    code_challenge_method: String,
}

/// Lets the agent through at once, if the request is one that ProConnect would take.
async fn authorize(State(state): State<Shared>, Query(asked): Query<Asked>) -> Response {
    let mut state = lock(&state);
    let sound = asked.client_id == CLIENT
        && asked.response_type == "code"
        && asked.scope.split(' ').any(|scope| scope == "openid")
        && asked.acr_values == "eidas1"
        && asked.code_challenge_method == "S256";
    if !sound {
        return StatusCode::BAD_REQUEST.into_response();
    }
    let mut back = url::Url::parse(&asked.redirect_uri).expect("an address");
    back.query_pairs_mut().append_pair("state", &asked.state).append_pair("iss", &state.issuer);
    if state.fault == Some(Fault::Cancels) {
        back.query_pairs_mut().append_pair("error", "access_denied");
        return Redirect::to(back.as_str()).into_response();
    }
    let code = Random::system().token();
    back.query_pairs_mut().append_pair("code", &code);
    let departure = Departure {
        agent: state.agent.clone(),
        nonce: asked.nonce,
        challenge: asked.code_challenge,
        redirect: asked.redirect_uri,
    };
    state.codes.insert(code, departure);
    Redirect::to(back.as_str()).into_response()
}

#[derive(Deserialize)]
struct Exchange {
    grant_type: String,
    code: String,
    redirect_uri: String,
    code_verifier: String,
    client_id: String,
    client_secret: String,
}

/// Gives tokens for a code, once.
async fn token(State(state): State<Shared>, Form(exchange): Form<Exchange>) -> Response {
    let mut state = lock(&state);
    if exchange.client_id != CLIENT || exchange.client_secret != SECRET {
        return refuse("invalid_client");
    }
    let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(&exchange.code_verifier));
    let departure = state.codes.remove(&exchange.code);
    let departure =
        departure.filter(|departure| departure.challenge == challenge && departure.redirect == exchange.redirect_uri);
    let Some(departure) = departure.filter(|_| exchange.grant_type == "authorization_code") else {
        return refuse("invalid_grant");
    };
    let access_token = Random::system().token();
    let id_token = tokens::id_token(&state, &departure);
    state.tokens.insert(access_token.clone(), departure.agent);
    Json(json!({ "access_token": access_token, "token_type": "Bearer", "expires_in": 60, "id_token": id_token }))
        .into_response()
}

fn refuse(error: &str) -> Response {
    (StatusCode::BAD_REQUEST, Json(json!({ "error": error }))).into_response()
}

async fn user_info(State(state): State<Shared>, headers: HeaderMap) -> Response {
    let state = lock(&state);
    let bearer = headers
        .get(AUTHORIZATION)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.strip_prefix("Bearer "));
    let Some(agent) = bearer.and_then(|token| state.tokens.get(token)) else {
        return StatusCode::UNAUTHORIZED.into_response();
    };
    if state.fault == Some(Fault::Unsigned) {
        return Json(tokens::user_info(&state, agent)).into_response();
    }
    ([(CONTENT_TYPE, "application/jwt")], tokens::signed_user_info(&state, agent)).into_response()
}

#[derive(Deserialize)]
struct End {
    id_token_hint: String,
    post_logout_redirect_uri: String,
    state: String,
}

async fn end_session(Query(end): Query<End>) -> Response {
    if end.id_token_hint.split('.').count() != 3 {
        return StatusCode::BAD_REQUEST.into_response();
    }
    Redirect::to(&format!("{}?state={}", end.post_logout_redirect_uri, end.state)).into_response()
}
