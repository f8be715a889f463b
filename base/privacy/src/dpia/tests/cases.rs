//! Thirty made-up processings of public services, with the verdict that we expect of each.

use crate::Category::{self, *};
use crate::dpia::{Criterion, Exempted, Listed, Required};
use Criterion::*;

pub struct Case {
    pub what: &'static str,
    pub met: &'static [Criterion],
    pub categories: &'static [Category],
    pub listed: Listed,
    pub required: bool,
}

const fn case(what: &'static str, met: &'static [Criterion], categories: &'static [Category], required: bool) -> Case {
    Case { what, met, categories, listed: Listed::Nowhere, required }
}

const fn listed(what: &'static str, met: &'static [Criterion], listed: Listed, required: bool) -> Case {
    Case { what, met, categories: &[Identification], listed, required }
}

pub const CASES: &[Case] = &[
    case("newsletter of a product, address only", &[], &[Identification], false),
    case("comments on a public consultation, signed by name", &[], &[Identification, ProfessionalLife], false),
    case("booking of a desk in an office", &[], &[Identification], false),
    case("login journal kept six months", &[], &[Connection], false),
    case("audience measurement without identifier", &[], &[Internet], false),
    case("list of the members of a steering committee", &[], &[Identification, ProfessionalLife], false),
    case("delivery of a donated desk, with the driver's position", &[], &[Identification, Location], false),
    case("payment of a fee by transfer", &[], &[Identification, EconomicFinancial], false),
    case("national quiz for pupils, by school, without results", &[LargeScale], &[Identification], false),
    case("new voice assistant that answers on opening hours", &[Innovation], &[Identification], false),
    case("satisfaction survey of staff, answers by name", &[Vulnerable], &[Identification, ProfessionalLife], false),
    case("free message to a support desk", &[], &[Identification, FreeText], false),
    case("matching of two address lists to remove duplicates", &[Matching], &[Identification], false),
    case("self-assessment of digital skills, kept by its author", &[Evaluation], &[Identification], false),
    case("badge photo of visitors, destroyed in the evening", &[Monitoring], &[Identification], false),
    case(
        "children in shows: licence files with contracts and health certificates",
        &[Vulnerable],
        &[Identification, Health],
        true,
    ),
    case("medical certificates of death sent by physicians", &[LargeScale], &[Identification, Health], true),
    case("youth health quiz with answers kept by account", &[Vulnerable], &[Identification, SexLife], true),
    case(
        "social diary of a person without a home, shared by associations",
        &[Vulnerable],
        &[Identification, FreeText],
        true,
    ),
    case("benefit computed and refused by a program", &[AutomatedDecision, Exclusion], &[Identification], true),
    case("scoring of companies' managers to choose inspections", &[Evaluation, Exclusion], &[Identification], true),
    case("national register of diplomas matched with tax files", &[LargeScale, Matching], &[Identification], true),
    case("cameras that count and follow passers-by", &[Monitoring, Innovation], &[Identification], true),
    case("telephone positions of a national application", &[LargeScale], &[Location], true),
    case("NIR of every worker to open training rights", &[LargeScale], &[Identification, Nir], true),
    case("trade union delegates and their hours, watched each day", &[Monitoring], &[TradeUnion], true),
    case(
        "asylum applicants' interviews transcribed by a new technique",
        &[Vulnerable, Innovation],
        &[Identification],
        true,
    ),
    listed("whistle-blowing line of a ministry", &[], Listed::Required(Required::ProfessionalAlerts), true),
    listed("suppliers of a small office", &[LargeScale, Matching], Listed::Exempted(Exempted::Suppliers), false),
    listed("school canteen of a commune", &[Vulnerable, LargeScale], Listed::Exempted(Exempted::LocalChildhood), false),
];
