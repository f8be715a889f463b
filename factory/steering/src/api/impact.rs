//! What programs read of impact.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use chrono::NaiveDate;
use kernel::http::extract::Json;
use kernel::{Error, Kernel};
use serde::Serialize;
use utoipa::ToSchema;

use crate::impact::figures::{self, Followed};
use crate::impact::words::Aarri;
use crate::statistics::course::Cost;
use crate::statistics::publication;
use crate::statistics::write::Ligne;

/// Ce que publie un produit.
#[derive(Serialize, ToSchema)]
pub struct Statistiques {
    /// Identifiant du produit.
    pub produit: String,
    /// Titre.
    pub titre: String,
    /// Métrique phare ; rien quand elle n'est pas choisie.
    pub metrique_phare: Option<String>,
    /// Indicateurs suivis.
    pub indicateurs: Vec<Indicateur>,
    /// Budget de l'année par utilisateur actif d'un mois, au fil du temps.
    pub cout_utilisation: Vec<Cout>,
    /// Coût de l'impact au fil du temps.
    pub cout_impact: Vec<Cout>,
    /// Mesures et cibles, dans le schéma ouvert.
    pub mesures: Vec<Ligne>,
}

/// Un indicateur.
#[derive(Serialize, ToSchema)]
pub struct Indicateur {
    /// Identifiant.
    pub id: String,
    /// Nom.
    pub nom: String,
    /// Indicateur de la matrice d'impact, quand c'en est un.
    pub obligatoire: Option<&'static str>,
    /// Famille.
    pub famille: &'static str,
    /// Unité.
    pub unite_mesure: &'static str,
    /// Sens d'évolution.
    pub sens_evolution: &'static str,
    /// Fréquence.
    pub frequence_monitoring: &'static str,
    /// Étape AARRI.
    pub aarri: Option<&'static str>,
    /// Mode de calcul.
    pub mode_calcul: String,
    /// Limites.
    pub limites: String,
    /// Source.
    pub source_collecte: String,
    /// `absente`, `non-revue`, `certifiee` ou `validee`.
    pub niveau_de_revue: &'static str,
    /// Jours de retard de la dernière mesure ; rien quand elle est à jour ou absente.
    pub retard_jours: Option<i64>,
}

/// Un coût.
#[derive(Serialize, ToSchema)]
pub struct Cout {
    /// Jour de la mesure qui le divise.
    pub date: NaiveDate,
    /// Centimes d'euro.
    pub centimes: i64,
}

impl From<Cost> for Cout {
    fn from(cost: Cost) -> Self {
        Self { date: cost.on, centimes: cost.cents }
    }
}

fn indicator(one: &Followed, today: NaiveDate, stopped: bool) -> Indicateur {
    let of = &one.indicator;
    Indicateur {
        id: of.id.to_string(),
        nom: of.name.clone(),
        obligatoire: of.kind.map(crate::impact::mandatory::Mandatory::id),
        famille: of.family.id(),
        unite_mesure: of.unit.id(),
        sens_evolution: of.direction.id(),
        frequence_monitoring: of.frequency.id(),
        aarri: of.aarri.map(Aarri::id),
        mode_calcul: of.calculation.clone(),
        limites: of.limits.clone(),
        source_collecte: of.source.clone(),
        niveau_de_revue: one.level().id(),
        retard_jours: one.late(today).filter(|_| !stopped),
    }
}

/// Les statistiques publiques d'un produit.
#[utoipa::path(get, path = "/api/produits/{id}/stats", operation_id = "product_statistics", params(("id" = String, Path)),
    responses((status = 200, body = Statistiques), (status = 404, content_type = "application/problem+json")))]
pub async fn statistics(State(kernel): State<Kernel>, Path(id): Path<String>) -> Result<Response, Error> {
    let found = publication::of(&kernel, &id).await?;
    let (figures, today) = (figures::today(&kernel).await?, kernel.clock().today());
    let costs = |costs: Vec<Cost>| costs.into_iter().map(Cout::from).collect();
    Ok(Json(Statistiques {
        metrique_phare: figures.flagship(&id).map(|one| one.indicator.name.clone()),
        indicateurs: figures.of(&id).iter().map(|one| indicator(one, today, found.stopped)).collect(),
        cout_utilisation: costs(found.use_costs()),
        cout_impact: costs(found.impact_costs()),
        mesures: found.lines(),
        produit: id,
        titre: found.title,
    })
    .into_response())
}
