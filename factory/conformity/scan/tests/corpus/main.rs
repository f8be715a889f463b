//! A corpus of sites written for it, served on loopback, with what is wrong in each: the scanners of contents against sites that they were not
//! shaped on.
//!
//! It also teaches the obligations: each fault names the check that must see it, and says in a sentence why it is a fault.

mod faults;
mod houses;
mod measure;
mod plain_words;
mod served;
mod strange;
mod unseen;

use conformity_scan::Statut;
use houses::{Fault, House};
use measure::Measure;
use served::Town;

#[tokio::test(flavor = "multi_thread")]
async fn faults_are_found_and_good_sites_are_left_in_peace() {
    let mut measure = Measure::default();
    let town = Town::open(sites()).await;
    for (rank, (house, fault)) in sites().iter().enumerate() {
        let findings = town.scan(rank).await;
        measure.add(house, fault.as_ref(), &findings);
    }
    assert!(measure.sites >= 100, "{} sites", measure.sites);
    assert!(measure.recall() >= 0.95 && measure.false_positives() <= 0.02 && measure.silence() <= 0.02, "{measure}");
}

#[tokio::test(flavor = "multi_thread")]
async fn sites_that_nobody_wrote_for_the_scanners_are_judged_as_well() {
    let sites = unseen::all();
    let town = Town::open(sites.iter().map(|site| (site.house.clone(), None)).collect()).await;
    let mut measure = Measure::default();
    for (rank, site) in sites.iter().enumerate() {
        let findings = town.scan(rank).await;
        let faults: Vec<(&str, &str)> = site.faults.iter().map(|check| (*check, "")).collect();
        measure.judge(site.house.name, &faults, |check| site.judges(check), &findings);
    }
    assert!(measure.sites >= 40, "{} sites", measure.sites);
    assert!(measure.recall() >= 0.95 && measure.false_positives() <= 0.02 && measure.silence() <= 0.02, "{measure}");
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_that_only_repeat_the_right_words_are_all_rejected() {
    let pages = plain_words::all();
    let town = Town::open(pages.iter().map(|page| (page.house(), Some(page.fault()))).collect()).await;
    let mut believed = Vec::new();
    for (rank, page) in pages.iter().enumerate() {
        let findings = town.scan(rank).await;
        for finding in
            findings.iter().filter(|finding| page.about(&finding.critere) && finding.statut == Statut::Conforme)
        {
            believed.push(format!("{} : {} ← {}", page.name, finding.critere, finding.preuve));
        }
        let refused =
            findings.iter().any(|finding| page.about(&finding.critere) && finding.statut == Statut::NonConforme);
        assert!(refused, "{} is not refused", page.name);
    }
    assert!(pages.len() >= 15);
    assert!(believed.is_empty(), "{} words were believed\n{}", believed.len(), believed.join("\n"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_could_not_be_read_is_unknown_and_never_good() {
    for strange in strange::all() {
        let town = Town::open(vec![(strange.house.clone(), None)]).await;
        let findings = town.scan(0).await;
        for check in strange.unknown {
            let found = findings
                .iter()
                .find(|finding| finding.critere == *check)
                .unwrap_or_else(|| panic!("{check} is not answered"));
            assert_eq!(
                found.statut,
                Statut::Inconnu,
                "{} : {check} : {} {}",
                strange.name,
                found.message,
                found.preuve
            );
            assert!(!found.message.is_empty());
        }
    }
}

/// Every site: the good houses, then one for each fault.
fn sites() -> Vec<(House, Option<Fault>)> {
    let good = houses::all().into_iter().map(|house| (house, None));
    let bad = faults::all().into_iter().map(|fault| (houses::named(fault.house), Some(fault)));
    good.chain(bad).collect()
}
