//! The closure for the OpenID Connect library.

use openidconnect::core::CoreProviderMetadata;
use openidconnect::{AsyncHttpClient, IssuerUrl};

use super::super::OutboundError;
use super::*;

#[tokio::test]
async fn the_library_discovers_a_provider_through_it() {
    let keys = Neighbour::answering(
        ok(r#"{"keys":[]}"#).replace("Connection", "Content-Type: application/json\r\nConnection"),
    )
    .await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let issuer = format!("http://{}", listener.local_addr().unwrap());
    let document = format!(
        r#"{{"issuer":"{issuer}","authorization_endpoint":"{issuer}/a","jwks_uri":"{}","response_types_supported":["code"],
        "subject_types_supported":["public"],"id_token_signing_alg_values_supported":["RS256"]}}"#,
        keys.url("/k")
    );
    let answer = ok(&document).replace("Connection", "Content-Type: application/json\r\nConnection");
    tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let _ = stream.read(&mut [0; 4096]).await;
        stream.write_all(answer.as_bytes()).await.unwrap();
    });
    let found =
        CoreProviderMetadata::discover_async(IssuerUrl::new(issuer).unwrap(), &client().openid()).await.unwrap();
    assert_eq!(found.jwks_uri().as_str(), keys.url("/k"));
}

#[tokio::test]
async fn it_obeys_the_guard() {
    let (client, _) = open_client();
    let request = http::Request::get("http://127.0.0.1/").body(Vec::new()).unwrap();
    let outcome = AsyncHttpClient::call(&client.openid(), request).await;
    assert!(matches!(outcome, Err(OutboundError::Private(_))), "{outcome:?}");
}
