//! What each test of the Observatory can conclude, and what it adds to or takes from the score.
//!
//! The names and the modifiers are those that MDN publishes with its HTTP Observatory (algorithm 6, 2026); the words are ours.

pub(crate) mod transport;

/// The conclusion of one test.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The name under which the Observatory publishes it.
    pub name: &'static str,
    /// Points added to the score; negative, points taken.
    pub modifier: i32,
    /// Whether the test counts as passed.
    pub pass: bool,
    /// What it means, in French.
    pub message: &'static str,
}

const fn passed(name: &'static str, modifier: i32, message: &'static str) -> Outcome {
    Outcome { name, modifier, pass: true, message }
}

const fn failed(name: &'static str, modifier: i32, message: &'static str) -> Outcome {
    Outcome { name, modifier, pass: false, message }
}

/// Content-Security-Policy.
pub(crate) mod csp {
    use super::{Outcome, failed, passed};

    pub(crate) const NONE_BY_DEFAULT: Outcome = passed(
        "csp-implemented-with-no-unsafe-default-src-none",
        10,
        "La politique de contenu (CSP) interdit tout par défaut et ne permet rien de dangereux.",
    );
    pub(crate) const NO_UNSAFE: Outcome = passed(
        "csp-implemented-with-no-unsafe",
        5,
        "La politique de contenu (CSP) ne permet rien de dangereux ; « default-src 'none' » irait plus loin.",
    );
    pub(crate) const UNSAFE_STYLE: Outcome = passed(
        "csp-implemented-with-unsafe-inline-in-style-src-only",
        0,
        "La politique de contenu (CSP) n'est permissive que pour les styles.",
    );
    pub(crate) const DUPLICATES: Outcome = passed(
        "csp-implemented-but-duplicate-directives",
        0,
        "La politique de contenu (CSP) répète une directive de signalement.",
    );
    pub(crate) const INSECURE_PASSIVE: Outcome = passed(
        "csp-implemented-with-insecure-scheme-in-passive-content-only",
        -10,
        "La politique de contenu (CSP) permet de charger des images ou des médias sans chiffrement.",
    );
    pub(crate) const UNSAFE_EVAL: Outcome =
        failed("csp-implemented-with-unsafe-eval", -10, "La politique de contenu (CSP) permet « unsafe-eval ».");
    pub(crate) const UNSAFE_INLINE: Outcome = failed(
        "csp-implemented-with-unsafe-inline",
        -20,
        "La politique de contenu (CSP) laisse passer des scripts ou des objets de n'importe où, ou écrits dans la page.",
    );
    pub(crate) const INSECURE_SCHEME: Outcome = failed(
        "csp-implemented-with-insecure-scheme",
        -20,
        "La politique de contenu (CSP) permet de charger du contenu actif sans chiffrement.",
    );
    pub(crate) const INVALID: Outcome =
        failed("csp-header-invalid", -25, "La politique de contenu (CSP) est illisible ou se contredit.");
    pub(crate) const ABSENT: Outcome =
        failed("csp-not-implemented", -25, "Aucune politique de contenu (en-tête Content-Security-Policy).");
    pub(crate) const REPORT_ONLY: Outcome = failed(
        "csp-not-implemented-but-reporting-enabled",
        -25,
        "La politique de contenu (CSP) est seulement observée (Report-Only), pas appliquée.",
    );
}

/// Cookies.
pub(crate) mod cookies {
    use super::{Outcome, failed, passed};

    pub(crate) const SAME_SITE: Outcome = passed(
        "cookies-secure-with-httponly-sessions-and-samesite",
        5,
        "Tous les cookies sont protégés : Secure, HttpOnly pour les sessions, SameSite.",
    );
    pub(crate) const SECURE: Outcome = passed(
        "cookies-secure-with-httponly-sessions",
        0,
        "Les cookies sont protégés (Secure, HttpOnly pour les sessions) ; SameSite manque à l'un au moins.",
    );
    pub(crate) const NONE: Outcome = passed("cookies-not-found", 0, "Aucun cookie n'est déposé par le serveur.");
    pub(crate) const INSECURE_BUT_HSTS: Outcome = failed(
        "cookies-without-secure-flag-but-protected-by-hsts",
        -5,
        "Un cookie n'a pas l'attribut Secure ; seul HSTS empêche qu'il parte en clair.",
    );
    pub(crate) const SESSION_INSECURE_BUT_HSTS: Outcome = failed(
        "cookies-session-without-secure-flag-but-protected-by-hsts",
        -10,
        "Un cookie de session n'a pas l'attribut Secure ; seul HSTS empêche qu'il parte en clair.",
    );
    pub(crate) const INSECURE: Outcome =
        failed("cookies-without-secure-flag", -20, "Un cookie peut partir en clair : l'attribut Secure manque.");
    pub(crate) const BAD_SAME_SITE: Outcome =
        failed("cookies-samesite-flag-invalid", -20, "Un cookie a un attribut SameSite invalide.");
    pub(crate) const ANTI_CSRF: Outcome = failed(
        "cookies-anticsrf-without-samesite-flag",
        -20,
        "Un jeton contre les requêtes forgées (CSRF) n'a pas d'attribut SameSite.",
    );
    pub(crate) const SESSION_READABLE: Outcome = failed(
        "cookies-session-without-httponly-flag",
        -30,
        "Un cookie de session est lisible par les scripts : HttpOnly manque.",
    );
    pub(crate) const SESSION_INSECURE: Outcome = failed(
        "cookies-session-without-secure-flag",
        -40,
        "Un cookie de session peut partir en clair : l'attribut Secure manque.",
    );

    /// From the least to the most serious, as the Observatory ranks them (not by modifier).
    pub(crate) const RANKED: [Outcome; 7] = [
        INSECURE_BUT_HSTS,
        INSECURE,
        SESSION_INSECURE_BUT_HSTS,
        BAD_SAME_SITE,
        ANTI_CSRF,
        SESSION_READABLE,
        SESSION_INSECURE,
    ];
}

/// What other origins may read or embed.
pub(crate) mod origins {
    use super::{Outcome, failed, passed};

    pub(crate) const CORS_ABSENT: Outcome = passed(
        "cross-origin-resource-sharing-not-implemented",
        0,
        "Aucun autre site ne peut lire les réponses (pas de CORS).",
    );
    pub(crate) const CORS_PUBLIC: Outcome = passed(
        "cross-origin-resource-sharing-implemented-with-public-access",
        0,
        "Les réponses publiques sont ouvertes à tous les sites (CORS « * »).",
    );
    pub(crate) const CORS_RESTRICTED: Outcome = passed(
        "cross-origin-resource-sharing-implemented-with-restricted-access",
        0,
        "Les réponses ne sont ouvertes qu'à certains sites (CORS).",
    );
    pub(crate) const CORS_UNIVERSAL: Outcome = failed(
        "cross-origin-resource-sharing-implemented-with-universal-access",
        -50,
        "N'importe quel site peut lire les réponses avec la session de la personne (CORS avec identifiants).",
    );
    pub(crate) const CORP_SAME_ORIGIN: Outcome =
        passed("corp-implemented-with-same-origin", 10, "Les ressources sont réservées à ce site (CORP same-origin).");
    pub(crate) const CORP_SAME_SITE: Outcome =
        passed("corp-implemented-with-same-site", 10, "Les ressources sont réservées à ce domaine (CORP same-site).");
    pub(crate) const CORP_CROSS_ORIGIN: Outcome = passed(
        "corp-implemented-with-cross-origin",
        0,
        "Les ressources sont utilisables par tous les sites (CORP cross-origin).",
    );
    pub(crate) const CORP_ABSENT: Outcome =
        passed("corp-not-implemented", 0, "Aucun en-tête Cross-Origin-Resource-Policy.");
    pub(crate) const CORP_INVALID: Outcome =
        failed("corp-header-invalid", -5, "L'en-tête Cross-Origin-Resource-Policy est invalide.");
    pub(crate) const COEP_REQUIRE: Outcome = passed(
        "coep-implemented-with-require-corp",
        10,
        "La page n'intègre que des ressources qui l'acceptent (COEP require-corp).",
    );
    pub(crate) const COEP_CREDENTIALLESS: Outcome = passed(
        "coep-implemented-with-credentialless",
        10,
        "La page intègre les ressources d'ailleurs sans identifiants (COEP credentialless).",
    );
    pub(crate) const COEP_UNSAFE: Outcome =
        passed("coep-implemented-with-unsafe-none", 0, "Cross-Origin-Embedder-Policy est à « unsafe-none ».");
    pub(crate) const COEP_ABSENT: Outcome =
        passed("coep-not-implemented", 0, "Aucun en-tête Cross-Origin-Embedder-Policy.");
    pub(crate) const COEP_INVALID: Outcome =
        failed("coep-header-invalid", -5, "L'en-tête Cross-Origin-Embedder-Policy est invalide ou répété.");
    pub(crate) const COOP_SAME_ORIGIN: Outcome =
        passed("coop-implemented-with-same-origin", 10, "La fenêtre est isolée des autres sites (COOP same-origin).");
    pub(crate) const COOP_POPUPS: Outcome = passed(
        "coop-implemented-with-same-origin-allow-popups",
        10,
        "La fenêtre est isolée des autres sites, sauf de celles qu'elle ouvre (COOP).",
    );
    pub(crate) const COOP_NO_OPENER: Outcome = passed(
        "coop-implemented-with-noopener-allow-popups",
        10,
        "La fenêtre est isolée de celle qui l'a ouverte (COOP noopener-allow-popups).",
    );
    pub(crate) const COOP_UNSAFE: Outcome =
        passed("coop-implemented-with-unsafe-none", 0, "Cross-Origin-Opener-Policy est à « unsafe-none ».");
    pub(crate) const COOP_ABSENT: Outcome =
        passed("coop-not-implemented", 0, "Aucun en-tête Cross-Origin-Opener-Policy.");
    pub(crate) const COOP_INVALID: Outcome =
        failed("coop-header-invalid", -5, "L'en-tête Cross-Origin-Opener-Policy est invalide ou répété.");
}
