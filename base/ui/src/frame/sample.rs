//! The frame of page samples: a fictitious service, nobody or Camille Martin signed in.

use kernel::manifest::{AccessibilityState, Link};

use super::{Account, Brand, Frame};

const NAVIGATION: &[Link] = &[
    Link { href: "/", label: "Accueil" },
    Link { href: "/produits", label: "Portefeuille" },
    Link { href: "/ensemble", label: "Vue d'ensemble" },
    Link { href: "/pilotage", label: "Pilotage" },
    Link { href: "/interface", label: "Composants" },
];

const BRAND: Brand = Brand {
    title: "Fabrique",
    tagline: "Suivre les produits d'une fabrique numérique publique, de l'investigation au transfert.",
    prefix: "",
    publisher: "Fabrique de démonstration",
    repository: "https://depot.exemple.fr/fabrique",
    navigation: NAVIGATION,
    accessibility: AccessibilityState::NonConforme,
    notice: "Données de démonstration : les personnes et les décisions sont fictives.",
    dsfr: false,
};

impl Frame {
    /// The frame of an anonymous visitor of a fictitious service: what samples and page tests use.
    pub fn sample(path: impl Into<String>) -> Self {
        Self::new(BRAND, path)
    }

    /// The same, with Camille Martin signed in.
    pub fn sample_signed_in(path: impl Into<String>) -> Self {
        let account = Account { name: "Camille Martin".into(), token: "jeton-de-demonstration".into() };
        Self { account: Some(account), ..Self::sample(path) }
    }
}
