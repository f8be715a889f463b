//! Who carries what: Camille is also the intrapreneur of two products, Amadou and Inès sign.

use kernel::access::give_grant;
use kernel::{Error, Grant, Scope, Tx};

use super::Story;

pub async fn write(tx: &Tx, story: &Story) -> Result<(), Error> {
    for product in ["causes-de-deces", "boussole-emploi"] {
        let grant = Grant { role: "intrapreneur".into(), scope: Scope::one("produit", product) };
        give_grant(tx, &story.camille, &grant).await?;
    }
    give_grant(tx, &story.ines, &Grant { role: "responsable-portefeuille".into(), scope: Scope::Everything }).await
}
