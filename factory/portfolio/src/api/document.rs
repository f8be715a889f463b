//! The OpenAPI document of version 3.

use utoipa::OpenApi;

use super::v3::{Detail, Evenement, Liste, PhaseDatee, Produit};
use super::web;

/// What the document is made from.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Portefeuille de la fabrique",
        version = "3",
        description = "Les produits de la fabrique, leur phase et leur histoire. Les données sont publiques et libres de réutilisation.",
        license(name = "Licence Ouverte 2.0", url = "https://www.etalab.gouv.fr/licence-ouverte-open-licence")
    ),
    servers((url = "/", description = "Ce déploiement")),
    paths(web::list, web::show),
    components(schemas(Liste, Produit, Detail, PhaseDatee, Evenement))
)]
pub struct Document;
