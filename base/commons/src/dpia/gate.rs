//! What keeps a service from going to production: questions of a screening without an answer, a required assessment that nobody validated.

use kernel::{Error, Kernel};

use super::review;

/// One processing that keeps its service from production.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// The service.
    pub service: &'static str,
    /// The identifier of the processing.
    pub processing: &'static str,
    /// Its name.
    pub name: &'static str,
    /// What is missing.
    pub why: String,
}

/// What is to be done, wherever blocks are told.
pub const REMEDY: &str = "donnez les rôles « dpd » et « responsable-traitement » (fabrique role donner ADRESSE ROLE) ; démarrez le service en préparation (« production = false » et « demonstration = false », sur les mêmes données) ; la déléguée ou \
     le délégué et le responsable de traitement répondent et valident sur la page /aipd ; remettez ensuite « production = true »";

/// What blocks this service; empty when it may go to production.
///
/// # Errors
/// When the database does not answer.
pub async fn blocks(kernel: &Kernel) -> Result<Vec<Block>, Error> {
    let of = |one: &review::Review| {
        let processing = one.declared.processing;
        let why = one.block()?;
        Some(Block { service: kernel.manifest().id, processing: processing.id, name: processing.name, why })
    };
    Ok(review::list(kernel).await?.iter().filter_map(of).collect())
}

/// Refuses production when a service may not go there.
///
/// # Errors
/// With every block and what to do, in French; or when a database does not answer.
pub async fn check<'a>(services: impl Iterator<Item = &'a Kernel>) -> anyhow::Result<()> {
    let mut lines = Vec::new();
    for kernel in services {
        let blocks = blocks(kernel).await?;
        lines.extend(
            blocks.iter().map(|one| format!("{}, « {} » ({}) : {}", one.service, one.name, one.processing, one.why)),
        );
    }
    if lines.is_empty() {
        return Ok(());
    }
    anyhow::bail!(
        "la protection des données bloque la mise en production (RGPD, art. 35) :\n  - {}\nQue faire : {REMEDY}",
        lines.join("\n  - ")
    )
}
