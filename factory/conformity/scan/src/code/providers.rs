//! Whose services the code calls, by the libraries that it locks: a provider that receives data need not be seen by a browser.
//!
//! A library tells a provider only when it speaks to that provider's service alone; clients of a protocol that many hosts serve (S3, SMTP) tell nobody.

use super::PROVIDERS;
use super::dependencies::Dependency;
use crate::finding::Finding;

/// The beginning of a package's name, and the provider. The libraries are those that each provider's documentation tells to install.
const LIBRARIES: [(&str, &str); 34] = [
    ("@sentry/", "Sentry"),
    ("sentry", "Sentry"),
    ("posthog", "PostHog"),
    ("@stripe/", "Stripe"),
    ("stripe", "Stripe"),
    ("async-stripe", "Stripe"),
    ("twilio", "Twilio"),
    ("@sendgrid/", "SendGrid"),
    ("sendgrid", "SendGrid"),
    ("node-mailjet", "Mailjet"),
    ("mailjet", "Mailjet"),
    ("@getbrevo/", "Brevo"),
    ("sib-api-v3", "Brevo"),
    ("getbrevo/", "Brevo"),
    ("crisp-sdk", "Crisp"),
    ("crisp-api", "Crisp"),
    ("firebase", "Firebase"),
    ("@google-cloud/", "Google Cloud"),
    ("google-cloud-", "Google Cloud"),
    ("openai", "OpenAI"),
    ("@anthropic-ai/", "Anthropic"),
    ("@mistralai/", "Mistral AI"),
    ("mistralai", "Mistral AI"),
    ("@datadog/", "Datadog"),
    ("newrelic", "New Relic"),
    ("@hotjar/", "Hotjar"),
    ("logrocket", "LogRocket"),
    ("mixpanel", "Mixpanel"),
    ("@amplitude/", "Amplitude"),
    ("@auth0/", "Auth0"),
    ("algoliasearch", "Algolia"),
    ("mapbox-gl", "Mapbox"),
    ("@intercom/", "Intercom"),
    ("@azure/", "Microsoft Azure"),
];

/// The providers whose libraries are locked, as evidence; it is for whoever compares them with what is declared to judge.
pub(super) fn told(dependencies: &[Dependency]) -> Finding {
    let names = of(dependencies);
    match names.is_empty() {
        true => PROVIDERS.conforme("", "Aucune bibliothèque d'un fournisseur connu n'est verrouillée dans le dépôt."),
        false => PROVIDERS.conforme(names.join(", "), "Le code emploie la bibliothèque de ces fournisseurs."),
    }
}

fn of(dependencies: &[Dependency]) -> Vec<&'static str> {
    let provider = |one: &Dependency| {
        let name = one.name.to_lowercase();
        let is = |start: &str| {
            let rest = name.strip_prefix(start);
            rest.is_some_and(|rest| start.ends_with(['/', '-']) || !rest.starts_with(char::is_alphanumeric))
        };
        LIBRARIES.iter().find(|(start, _)| is(start)).map(|(_, provider)| *provider)
    };
    let mut names: Vec<&'static str> = dependencies.iter().filter_map(provider).collect();
    names.sort_unstable();
    names.dedup();
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_library_names_its_provider_and_one_that_only_looks_like_it_does_not() {
        let named = |name: &str| {
            of(&[Dependency { ecosystem: "npm", name: name.into(), version: "1.0.0".into() }]).first().copied()
        };
        assert_eq!(named("@sentry/browser"), Some("Sentry"));
        assert_eq!(
            [named("sentry-sdk"), named("stripe"), named("stripe/stripe-php")],
            [Some("Sentry"), Some("Stripe"), Some("Stripe")]
        );
        assert_eq!([named("stripesaurus"), named("aws-sdk-s3"), named("express")], [None; 3]);
    }
}
