//! Load made by oha, from another processor than the program's.

use std::path::Path;

use anyhow::{Context as _, Result, ensure};
use serde_json::Value;

use crate::shell;

/// What a load found.
pub struct Load {
    pub answers: f64,
    pub per_second: f64,
    /// In seconds.
    pub p99: f64,
}

/// As many requests as the program takes, or `rate` a second; every answer must be a success.
///
/// # Errors
/// When an answer is no success.
pub fn run(oha: &Path, url: &str, seconds: u32, rate: Option<u32>) -> Result<Load> {
    let mut command = shell::program("taskset");
    command.args(["-c", "1"]).arg(oha).args(["--no-tui", "--output-format", "json", "-H", "accept-encoding: br"]);
    command.args(["-z", &format!("{seconds}s")]);
    match rate {
        Some(rate) => command.args(["-c", "16", "-q", &rate.to_string(), "--latency-correction"]),
        None => command.args(["-c", "32"]),
    };
    let report: Value = serde_json::from_str(&shell::output(command.arg(url))?).context("oha's report is no JSON")?;
    read(&report)
}

fn read(report: &Value) -> Result<Load> {
    let answers = report["statusCodeDistribution"].as_object().context("oha's report counts no answer")?;
    ensure!(!answers.is_empty() && answers.keys().all(|status| status == "200"), "answers: {answers:?}");
    let number = |value: &Value| value.as_f64().context("oha's report lacks a figure");
    Ok(Load {
        answers: answers.values().filter_map(Value::as_f64).sum(),
        per_second: number(&report["summary"]["requestsPerSec"])?,
        p99: number(&report["latencyPercentiles"]["p99"])?,
    })
}

#[cfg(test)]
mod tests {
    use super::read;
    use serde_json::json;

    #[test]
    fn figures_count_only_when_every_answer_is_a_success() {
        let report = |answers| {
            json!({ "summary": { "requestsPerSec": 3200.5 }, "latencyPercentiles": { "p99": 0.004 },
                    "statusCodeDistribution": answers })
        };
        let good = read(&report(json!({ "200": 12 }))).unwrap();
        assert_eq!((good.answers, good.per_second, good.p99), (12.0, 3200.5, 0.004));
        assert!(read(&report(json!({ "200": 12, "503": 1 }))).is_err());
        assert!(read(&report(json!({}))).is_err());
    }
}
