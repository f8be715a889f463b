//! What missions say, on plain values.

use chrono::NaiveDate;
use kernel::Id;
use proptest::prelude::*;

use crate::team::domain::*;
use crate::team::trade::{Status, Trade};

fn on(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn stint(person: &str, trade: Trade, status: Status, share: Option<u8>) -> Stint {
    Stint { person: Id::parse(person).unwrap(), trade, status, share, start: Some(on("2026-01-01")), end: None }
}

#[test]
fn a_trade_that_one_person_holds_is_what_a_departure_takes_away() {
    let day = on("2026-08-20");
    let mut team = vec![
        stint("camille", Trade::Developpement, Status::Admin, Some(100)),
        stint("paul", Trade::Developpement, Status::Independent, Some(100)),
        stint("zoe", Trade::Produit, Status::Independent, Some(50)),
        stint("ines", Trade::Coaching, Status::Admin, Some(10)),
    ];
    assert_eq!(bus_factor(&team, day), Some(BusFactor { people: 1, alone: vec![Trade::Produit] }));
    team.push(stint("amadou", Trade::Produit, Status::Admin, Some(50)));
    assert_eq!(bus_factor(&team, day), Some(BusFactor { people: 2, alone: Vec::new() }));
    team.push(stint("camille", Trade::Developpement, Status::Admin, Some(10)));
    assert_eq!(bus_factor(&team, day).unwrap().people, 2, "one person twice is one person");
    assert_eq!(bus_factor(&team, on("2025-12-31")), None, "nobody had begun");
}

#[test]
fn the_internal_share_is_that_of_time_and_not_of_heads() {
    let day = on("2026-08-20");
    let team = [
        stint("camille", Trade::Developpement, Status::Independent, Some(100)),
        stint("amadou", Trade::Intrapreneuriat, Status::Admin, Some(50)),
    ];
    assert_eq!(internalisation(&team, day), Some(33));
    assert_eq!(internalisation(&team[..1], day), Some(0));
    assert_eq!(internalisation(&[stint("a", Trade::Produit, Status::Admin, None)], day), Some(100));
    assert_eq!(internalisation(&[], day), None);
}

#[test]
fn a_product_is_carried_by_an_intrapreneur_at_half_time_or_it_shows() {
    let day = on("2026-08-20");
    let with = |share| carried(&[stint("amadou", Trade::Intrapreneuriat, Status::Admin, share)], day);
    assert_eq!((with(Some(50)), with(Some(40)), with(None)), (Carried::Yes, Carried::Below(40), Carried::TimeUnknown));
    let gone =
        Stint { end: Some(on("2026-08-19")), ..stint("amadou", Trade::Intrapreneuriat, Status::Admin, Some(100)) };
    assert_eq!(carried(&[gone], day), Carried::Nobody);
}

#[test]
fn a_contract_warns_before_its_days_or_its_time_run_out() {
    let today = on("2026-08-20");
    assert_eq!(left(200, 100, on("2027-01-31"), today), Left::Enough);
    assert_eq!(left(200, 161, on("2027-01-31"), today), Left::Few);
    assert_eq!(left(200, 201, on("2027-01-31"), today), Left::Overrun);
    assert_eq!(left(200, 100, on("2026-10-01"), today), Left::EndsSoon);
    assert_eq!(left(200, 100, on("2026-08-19"), today), Left::Ended);
}

proptest! {
    #[test]
    fn the_internal_share_is_a_percentage(shares in prop::collection::vec((any::<bool>(), 1_u8..=100), 1..12)) {
        let team: Vec<Stint> = shares.iter().enumerate().map(|(at, (own, share))| {
            let status = if *own { Status::Admin } else { Status::Service };
            stint(&format!("p{at}"), Trade::Produit, status, Some(*share))
        }).collect();
        let day = on("2026-08-20");
        let percent = internalisation(&team, day).unwrap();
        prop_assert!(percent <= 100);
        prop_assert!(percent == 100 || !shares.iter().all(|(own, _)| *own));
        prop_assert!(percent == 0 || shares.iter().any(|(own, _)| *own));
        prop_assert_eq!(bus_factor(&team, day).unwrap().people, team.len());
    }
}
