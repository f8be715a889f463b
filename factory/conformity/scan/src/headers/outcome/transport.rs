//! The conclusions of the tests about transport, framing and scripts; the same source as the others.

use super::{Outcome, failed, passed};

pub(crate) const REDIRECTION_PRELOADED: Outcome = passed(
    "redirection-all-redirects-preloaded",
    0,
    "Tous les domaines traversés sont connus des navigateurs comme chiffrés (liste HSTS).",
);
pub(crate) const REDIRECTION_TO_HTTPS: Outcome =
    passed("redirection-to-https", 0, "L'adresse non chiffrée redirige d'abord vers HTTPS sur le même hôte.");
pub(crate) const REDIRECTION_NO_HTTP: Outcome =
    passed("redirection-not-needed-no-http", 0, "Le site ne répond pas en HTTP non chiffré.");
pub(crate) const REDIRECTION_OFF_HOST: Outcome = failed(
    "redirection-off-host-from-http",
    -5,
    "L'adresse non chiffrée redirige vers un autre hôte : HSTS ne peut pas protéger le premier.",
);
pub(crate) const REDIRECTION_LATE: Outcome = failed(
    "redirection-not-to-https-on-initial-redirection",
    -10,
    "L'adresse non chiffrée redirige d'abord vers une autre adresse non chiffrée.",
);
pub(crate) const REDIRECTION_NOT_HTTPS: Outcome =
    failed("redirection-not-to-https", -20, "La redirection finit sur une adresse non chiffrée.");
pub(crate) const REDIRECTION_MISSING: Outcome =
    failed("redirection-missing", -20, "L'adresse non chiffrée ne redirige pas vers HTTPS.");
pub(crate) const REDIRECTION_BAD_CERTIFICATE: Outcome =
    failed("redirection-invalid-cert", -20, "La redirection passe par un certificat invalide.");

pub(crate) const HSTS_PRELOADED: Outcome =
    passed("hsts-preloaded", 5, "Le domaine est dans la liste HSTS des navigateurs.");
pub(crate) const HSTS_LONG: Outcome =
    passed("hsts-implemented-max-age-at-least-six-months", 0, "HSTS impose le chiffrement pour six mois au moins.");
pub(crate) const HSTS_SHORT: Outcome =
    failed("hsts-implemented-max-age-less-than-six-months", -10, "HSTS dure moins de six mois.");
pub(crate) const HSTS_ABSENT: Outcome =
    failed("hsts-not-implemented", -20, "HSTS manque (en-tête Strict-Transport-Security).");
pub(crate) const HSTS_INVALID: Outcome =
    failed("hsts-header-invalid", -20, "L'en-tête Strict-Transport-Security est invalide.");
pub(crate) const HSTS_NO_HTTPS: Outcome = failed("hsts-not-implemented-no-https", -20, "Pas de HSTS sans HTTPS.");
pub(crate) const HSTS_BAD_CERTIFICATE: Outcome =
    failed("hsts-invalid-cert", -20, "HSTS est sans effet : le certificat est invalide.");

pub(crate) const REFERRER_PRIVATE: Outcome =
    passed("referrer-policy-private", 5, "L'adresse de la page n'est pas donnée aux autres sites.");
pub(crate) const REFERRER_ABSENT: Outcome =
    passed("referrer-policy-not-implemented", 0, "Aucune politique de référent (Referrer-Policy).");
pub(crate) const REFERRER_UNSAFE: Outcome =
    failed("referrer-policy-unsafe", -5, "La politique de référent donne l'adresse de la page à d'autres sites.");
pub(crate) const REFERRER_INVALID: Outcome =
    failed("referrer-policy-header-invalid", -5, "La politique de référent est illisible.");

pub(crate) const NOSNIFF: Outcome =
    passed("x-content-type-options-nosniff", 0, "Les navigateurs s'en tiennent au type annoncé (nosniff).");
pub(crate) const NOSNIFF_ABSENT: Outcome =
    failed("x-content-type-options-not-implemented", -5, "L'en-tête X-Content-Type-Options manque.");
pub(crate) const NOSNIFF_INVALID: Outcome =
    failed("x-content-type-options-header-invalid", -5, "L'en-tête X-Content-Type-Options est invalide.");

pub(crate) const FRAME_BY_CSP: Outcome =
    passed("x-frame-options-implemented-via-csp", 5, "La mise en cadre est réglée par la CSP (frame-ancestors).");
pub(crate) const FRAME_DENIED: Outcome =
    passed("x-frame-options-sameorigin-or-deny", 5, "Aucun autre site ne peut mettre la page dans un cadre.");
pub(crate) const FRAME_ALLOW_FROM: Outcome = passed(
    "x-frame-options-allow-from-origin",
    0,
    "X-Frame-Options utilise ALLOW-FROM, que les navigateurs n'appliquent plus.",
);
pub(crate) const FRAME_ABSENT: Outcome = failed(
    "x-frame-options-not-implemented",
    -20,
    "Un autre site peut mettre la page dans un cadre et détourner les clics.",
);
pub(crate) const FRAME_INVALID: Outcome =
    failed("x-frame-options-header-invalid", -20, "L'en-tête X-Frame-Options est invalide.");

pub(crate) const SRI_ALL: Outcome = passed(
    "sri-implemented-and-all-scripts-loaded-securely",
    5,
    "Les scripts sont de ce site et leur intégrité est vérifiée (SRI).",
);
pub(crate) const SRI_EXTERNAL: Outcome = passed(
    "sri-implemented-and-external-scripts-loaded-securely",
    5,
    "L'intégrité des scripts venus d'ailleurs est vérifiée (SRI).",
);
pub(crate) const SRI_NO_SCRIPT: Outcome =
    passed("sri-not-implemented-but-no-scripts-loaded", 0, "La page ne charge aucun script.");
pub(crate) const SRI_OWN_SCRIPTS: Outcome =
    passed("sri-not-implemented-but-all-scripts-loaded-from-secure-origin", 0, "Tous les scripts viennent de ce site.");
pub(crate) const SRI_ABSENT: Outcome = failed(
    "sri-not-implemented-but-external-scripts-loaded-securely",
    -5,
    "Un script venu d'un autre site est chargé sans vérification d'intégrité (SRI).",
);
pub(crate) const SRI_INSECURE: Outcome = failed(
    "sri-implemented-but-external-scripts-not-loaded-securely",
    -20,
    "Un script venu d'un autre site est chargé sans chiffrement assuré.",
);
pub(crate) const SRI_ABSENT_AND_INSECURE: Outcome = failed(
    "sri-not-implemented-and-external-scripts-not-loaded-securely",
    -50,
    "Un script venu d'un autre site est chargé sans chiffrement assuré ni vérification d'intégrité.",
);

/// From the least to the most serious, as the Observatory ranks them.
pub(crate) const SRI_RANKED: [Outcome; 5] = [SRI_ALL, SRI_EXTERNAL, SRI_INSECURE, SRI_ABSENT, SRI_ABSENT_AND_INSECURE];
