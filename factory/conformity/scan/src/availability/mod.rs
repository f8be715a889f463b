//! Whether a service answers, and how fast: a probe repeated, its latency, its apdex.

use std::time::Duration;

use url::Url;

use crate::fetch::{Fetcher, Unreachable};
use crate::finding::{Check, Finding};

/// Answers without error.
pub const PROBE: Check = Check::new("disponibilite.sonde", "Le service répond sans erreur");
/// The median answer under two seconds.
pub const LATENCY: Check = Check::new("disponibilite.latence", "Réponse médiane en moins de deux secondes");
/// Good by the scale of Apdex 1.1.
pub const APDEX: Check = Check::new("disponibilite.apdex", "Indice apdex de 0,85 ou plus");
/// What this scanner asks.
pub const CHECKS: &[Check] = &[PROBE, LATENCY, APDEX];

/// How many times the service is asked in one scan.
const PROBES: usize = 3;
/// The time that satisfies.
pub const TARGET: Duration = Duration::from_millis(500);
const SLOW: Duration = Duration::from_secs(2);
const GOOD: f64 = 0.85;

/// One question asked of the service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sample {
    /// The time of a whole answer without error (status under 500), or why there is none.
    pub answer: Result<Duration, String>,
    /// Whether our own rules or bounds kept us from asking: it says nothing of the service.
    pub refused: bool,
}

/// Asks the service a few times.
pub async fn probe(fetcher: &Fetcher, url: &Url) -> Vec<Sample> {
    let mut samples = Vec::new();
    for rank in 0..PROBES {
        if rank > 0 {
            tokio::time::sleep(fetcher.limits().pause).await;
        }
        let sample = match fetcher.get(url).await {
            Ok(answer) if answer.status < 500 => Sample { answer: Ok(answer.time), refused: false },
            Ok(answer) => Sample { answer: Err(format!("erreur {}", answer.status)), refused: false },
            Err(why) => Sample { answer: Err(why.to_string()), refused: outside(&why) },
        };
        let hopeless = sample.answer.is_err();
        samples.push(sample);
        // Silence costs the whole time granted to a page: one is enough.
        if hopeless {
            break;
        }
    }
    samples
}

/// A refusal of ours, or an answer too large or oddly packed: the service did answer, or was never asked.
fn outside(why: &Unreachable) -> bool {
    why.is_refusal() || matches!(why, Unreachable::TooLarge { .. } | Unreachable::Compression { .. })
}

/// Judges samples, of one scan or of a month.
pub fn judge(samples: &[Sample]) -> Vec<Finding> {
    if let Some(Sample { answer: Err(why), .. }) = samples.iter().find(|sample| sample.refused) {
        return crate::finding::all_unknown(CHECKS, &format!("La disponibilité n'a pas pu être mesurée : {why}."));
    }
    let mut times: Vec<Duration> = samples.iter().filter_map(|sample| sample.answer.as_ref().ok()).copied().collect();
    times.sort();
    let failure = samples.iter().find_map(|sample| sample.answer.as_ref().err());
    let probe = match failure {
        None => PROBE.conforme(format!("{} réponses", times.len()), "Le service répond."),
        Some(why) => PROBE.non_conforme(why, format!("Le service n'a pas répondu correctement : {why}.")),
    };
    let Some(median) = times.get(times.len() / 2) else {
        let silent = "Aucune réponse à mesurer.";
        return vec![probe, LATENCY.inconnu(silent), APDEX.inconnu(silent)];
    };
    let seen = format!("{} ms", median.as_millis());
    let latency = LATENCY.judge(*median < SLOW, &seen, format!("La réponse médiane prend {seen}."));
    let index = apdex(samples);
    let shown = format!("{index:.2}").replace('.', ",");
    let apdex = APDEX.judge(index >= GOOD, &shown, format!("L'indice apdex est de {shown} (cible : 500 ms)."));
    vec![probe, latency, apdex]
}

/// The Apdex index, from 0 to 1: answers within the target count for one, within four times the target for a half, others for none.
pub fn apdex(samples: &[Sample]) -> f64 {
    let weigh = |sample: &Sample| match &sample.answer {
        Ok(time) if *time <= TARGET => 1.0,
        Ok(time) if *time <= TARGET * 4 => 0.5,
        _ => 0.0,
    };
    let count = u32::try_from(samples.len()).unwrap_or(u32::MAX);
    if count == 0 { 0.0 } else { samples.iter().map(weigh).sum::<f64>() / f64::from(count) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Statut;
    use crate::neighbour::{Neighbour, answer, html, options};

    fn after(milliseconds: &[u64]) -> Vec<Sample> {
        let sample = |time: &u64| Sample { answer: Ok(Duration::from_millis(*time)), refused: false };
        milliseconds.iter().map(sample).collect()
    }

    #[test]
    fn the_index_weighs_satisfied_and_tolerated_answers() {
        assert!((apdex(&after(&[100, 500, 501, 2000, 2001])) - 0.6).abs() < 1e-9);
        let mut down = after(&[100]);
        down.push(Sample { answer: Err("erreur 502".into()), refused: false });
        assert!((apdex(&down) - 0.5).abs() < 1e-9);
        assert!(apdex(&[]).abs() < 1e-9);
    }

    #[test]
    fn a_slow_service_is_available_and_slow() {
        let found = judge(&after(&[2500, 2600, 2700]));
        let statuts: Vec<Statut> = found.iter().map(|finding| finding.statut).collect();
        assert_eq!(statuts, [Statut::Conforme, Statut::NonConforme, Statut::NonConforme]);
    }

    #[tokio::test]
    async fn an_error_of_the_server_is_a_failure_and_a_refusal_of_ours_is_not() {
        let broken = Neighbour::answering(answer(503, "text/html", "")).await;
        let fetcher = Fetcher::new(&options()).unwrap();
        assert_eq!(judge(&probe(&fetcher, &broken.url("/")).await)[0].statut, Statut::NonConforme);
        let strict = Fetcher::new(&crate::Options { allow: Vec::new(), ..options() }).unwrap();
        let found = judge(&probe(&strict, &broken.url("/")).await);
        assert!(found.iter().all(|finding| finding.statut == Statut::Inconnu));
    }

    #[tokio::test]
    async fn a_service_that_answers_is_asked_three_times() {
        let well = Neighbour::answering(html("bonjour")).await;
        let fetcher = Fetcher::new(&options()).unwrap();
        assert_eq!(judge(&probe(&fetcher, &well.url("/")).await)[0].statut, Statut::Conforme);
        assert_eq!(well.asked().len(), 3);
    }
}
