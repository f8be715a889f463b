//! __Title__: what the service is for, in one sentence.

use kernel::manifest::{Accessibility, AccessibilityState, Legal, Link, Manifest, Role, Service};

/// The service: what it says of itself, and what it does.
pub fn service() -> Service {
    let common = [
        commons::legal::feature("__prefix__"),
        commons::stats::feature("__prefix__"),
        commons::notice::feature("__prefix__"),
        commons::register::feature("__prefix__"),
        commons::dpia::feature("__prefix__"),
        commons::rights::feature("__prefix__"),
        commons::purge::feature("__prefix__"),
    ];
    let own = vec![];
    Service { manifest: MANIFEST, features: own.into_iter().chain(common).collect() }
}

const MANIFEST: Manifest = Manifest {
    id: "__crate__",
    title: "__Title__",
    mission: "Dire ici en une phrase à quoi sert ce service.",
    audience: "Dire ici à qui il sert",
    path: "__prefix__",
    contact: "contact@exemple.fr",
    repository: "",
    phase: "construction",
    legal: Legal::TO_CONFIRM,
    accessibility: Accessibility { state: AccessibilityState::NonConforme, audit: "" },
    navigation: &[Link { href: "__path__", label: "Accueil" }],
    roles: &[
        commons::dpia::OFFICER,
        commons::dpia::CONTROLLER,
        Role { id: "equipe", label: "Équipe", mission: "Tient le service à jour." },
        Role { id: "administrateur", label: "Administrateur", mission: "Répond aux personnes et tient le registre." },
    ],
};
