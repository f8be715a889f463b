//! `fabrique scan`: what a machine finds of a service from outside, for a person or for a program.

use std::process::ExitCode;
use std::time::Duration;

use conformity_scan::{Allowed, Finding, Options, Report, Statut, check, scan_all, subject};

use super::say;
use crate::cli::{Place, ScanArgs};

/// How many services are analysed at once.
const AT_ONCE: usize = 8;
/// The time of one service when a browser is started too.
const WITH_BROWSER: Duration = Duration::from_secs(150);

/// Scans, prints, and succeeds whatever was found.
pub async fn run(args: &ScanArgs) -> anyhow::Result<ExitCode> {
    let reports = scan_all(&args.urls, &options(args), AT_ONCE).await;
    match (args.json, reports.as_slice()) {
        (true, [report]) => say(serde_json::to_string_pretty(report)?),
        (true, reports) => say(serde_json::to_string_pretty(reports)?),
        (false, reports) => reports.iter().for_each(show),
    }
    Ok(ExitCode::SUCCESS)
}

fn options(args: &ScanArgs) -> Options {
    let own = args.urls.iter().filter_map(|url| {
        let port = url.port_or_known_default()?;
        Some(Allowed::Place { host: url.host_str()?.to_owned(), port })
    });
    let named = args.autoriser_prive.iter().filter_map(|place| match place {
        Place::Named(allowed) => Some(allowed.clone()),
        Place::Own => None,
    });
    let mut allow: Vec<Allowed> = named.collect();
    if args.autoriser_prive.contains(&Place::Own) {
        allow.extend(own);
    }
    let mut options =
        Options { allow, browser: !args.sans_navigateur, repository: args.depot.clone(), ..Options::default() };
    if options.browser {
        options.limits.scan = WITH_BROWSER;
    }
    options
}

fn show(report: &Report) {
    say(&report.url);
    say(format!("  {}", summary(report)));
    let mut scanner = "";
    for constat in &report.constats {
        let (family, _) = constat.critere.split_once('.').unwrap_or((&constat.critere, ""));
        if family != scanner {
            say(format!("\n{}", subject(family)));
            scanner = family;
        }
        say(line(constat));
    }
    say("");
}

fn summary(report: &Report) -> String {
    let counted = [
        (Statut::Conforme, "conforme", "conformes"),
        (Statut::NonConforme, "non conforme", "non conformes"),
        (Statut::Inconnu, "inconnu", "inconnus"),
        (Statut::NonApplicable, "non applicable", "non applicables"),
    ];
    let parts = counted.map(|(statut, one, many)| {
        let count = report.count(statut);
        format!("{count} {}", if count < 2 { one } else { many })
    });
    parts.join(", ")
}

fn line(constat: &Finding) -> String {
    let titre = check(&constat.critere).map_or(constat.critere.as_str(), |check| check.titre);
    let seen = if constat.preuve.is_empty() { String::new() } else { format!(" [{}]", constat.preuve) };
    format!("  {:<15} {titre}\n  {:<15} {}{seen}", constat.statut.label(), "", constat.message)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report() -> Report {
        let tls = check("tls.expiration").unwrap();
        let pages = check("pages.accueil").unwrap();
        let constats = vec![pages.conforme("", "La page d'accueil répond."), tls.inconnu("Pas de connexion chiffrée.")];
        Report { url: "https://service.exemple.fr/".into(), constats }
    }

    #[test]
    fn a_summary_counts_each_state() {
        assert_eq!(summary(&report()), "1 conforme, 0 non conforme, 1 inconnu, 0 non applicable");
    }

    #[test]
    fn a_line_says_the_state_the_question_and_the_answer() {
        let shown = line(&report().constats[1]);
        for part in ["inconnu", "Certificat valable encore 30 jours", "Pas de connexion chiffrée."] {
            assert!(shown.contains(part), "{shown}");
        }
    }

    #[test]
    fn only_the_services_own_place_is_allowed_when_no_other_is_named() {
        let args = ScanArgs {
            urls: vec!["http://127.0.0.1:4106/".parse().unwrap()],
            json: false,
            sans_navigateur: true,
            autoriser_prive: vec![Place::Own],
            depot: None,
        };
        let options = options(&args);
        assert_eq!(options.allow, [Allowed::Place { host: "127.0.0.1".into(), port: 4106 }]);
        assert!(!options.browser);
    }
}
