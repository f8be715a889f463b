//! The list of what this program holds: the platform's features, the factory, the services.

use kernel::manifest::{Accessibility, AccessibilityState, Legal, Link, Manifest, Service};
use kernel::{Config, Feature};

/// Accounts, sign-in and display settings: what every deployment has.
pub fn platform(config: &Config) -> Vec<Feature> {
    vec![commons::accounts::feature(config.is_demonstration()), ui::feature()]
}

/// Every service of the program, the factory first.
pub fn all() -> Vec<Service> {
    vec![factory()]
}

/// The services of `only`, in the program's order; all of them when the list is empty.
///
/// # Errors
/// When a name is no service's: the message lists those that exist.
pub fn chosen(only: &[String]) -> anyhow::Result<Vec<Service>> {
    let all = all();
    if let Some(unknown) = only.iter().find(|name| all.iter().all(|service| service.manifest.id != name.as_str())) {
        let known: Vec<_> = all.iter().map(|service| service.manifest.id).collect();
        anyhow::bail!("aucun service ne s'appelle « {unknown} » ; services de ce programme : {}", known.join(", "));
    }
    Ok(all
        .into_iter()
        .filter(|service| only.is_empty() || only.iter().any(|name| name == service.manifest.id))
        .collect())
}

fn factory() -> Service {
    let mut features = portfolio::features();
    features.extend(steering::features());
    features.push(conformity_agent::feature());
    features.extend(conformity::features());
    features.extend([
        commons::legal::feature(""),
        commons::stats::feature(""),
        commons::notice::feature(""),
        commons::register::feature(""),
        commons::dpia::feature(""),
        commons::rights::feature(""),
        commons::purge::feature(""),
        commons::violations::feature(""),
    ]);
    Service { manifest: FACTORY, features }
}

const FACTORY: Manifest = Manifest {
    id: "fabrique",
    title: "Fabrique",
    mission: "Piloter par l'impact les services publics numériques d'un ministère, du problème rencontré sur le terrain jusqu'à leur transmission.",
    audience: "Agents, équipes produit, responsables d'incubateur, citoyens",
    path: "/",
    contact: "contact@fabrique.exemple.fr",
    repository: "",
    phase: "construction",
    legal: Legal::TO_CONFIRM,
    accessibility: Accessibility { state: AccessibilityState::NonConforme, audit: "" },
    navigation: &[
        Link { href: "/", label: "Accueil" },
        Link { href: "/produits", label: "Portefeuille" },
        Link { href: "/vue-d-ensemble", label: "Vue d'ensemble" },
        Link { href: "/pilotage", label: "Pilotage" },
        Link { href: "/conformite", label: "Conformité" },
        Link { href: "/sources", label: "Sources" },
        Link { href: "/api", label: "API et données" },
    ],
    roles: portfolio::ROLES,
};
