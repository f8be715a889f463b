//! A service of samples, for the tests of this crate.

use kernel::manifest::{Accessibility, AccessibilityState, Legal, Manifest, Service};
use kernel::{Feature, Indicator};

pub fn service() -> Service {
    let figures = Feature::new("figures").indicator(Indicator::new(
        "essais",
        "Essais faits",
        "essais",
        "Compte des essais.",
        |_| async { Ok(1234.0) },
    ));
    let manifest = Manifest {
        id: "essai",
        title: "Service d'essai",
        mission: "Essayer les pages communes.",
        audience: "Essais",
        path: "/",
        contact: "equipe@exemple.fr",
        repository: "https://exemple.fr/essai",
        phase: "construction",
        legal: Legal { publisher: "Administration d'essai", director: "Direction d'essai", host: "Hébergeur d'essai" },
        accessibility: Accessibility { state: AccessibilityState::NonConforme, audit: "" },
        navigation: &[],
        roles: &[],
    };
    Service { manifest, features: vec![figures, crate::legal::feature(""), crate::stats::feature("")] }
}
