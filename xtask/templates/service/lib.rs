//! __Title__: what the service is for, in one sentence.

use kernel::manifest::{Accessibility, AccessibilityState, Legal, Link, Manifest, Role, Service};

/// The service: what it says of itself, and what it does.
pub fn service() -> Service {
    Service { manifest: MANIFEST, features: vec![] }
}

const MANIFEST: Manifest = Manifest {
    id: "__crate__",
    title: "__Title__",
    mission: "Dire ici en une phrase à quoi sert ce service.",
    audience: "Dire ici à qui il sert",
    path: "__prefix__",
    contact: "contact@exemple.fr",
    repository: "https://exemple.fr/__crate__",
    phase: "construction",
    legal: Legal {
        publisher: "À renseigner par l'administration qui déploie ce service",
        director: "À renseigner par l'administration qui déploie ce service",
        host: "À renseigner par l'administration qui déploie ce service",
    },
    accessibility: Accessibility { state: AccessibilityState::NonConforme, audit: "" },
    navigation: &[Link { href: "__path__", label: "Accueil" }],
    roles: &[Role { id: "equipe", label: "Équipe", mission: "Tient le service à jour." }],
};
