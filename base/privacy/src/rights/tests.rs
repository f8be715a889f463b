//! The matrix, line by line.

use super::*;

/// One letter a right, in the order of [`Right::ALL`]: yes, no, withdrawal.
fn line(basis: &LegalBasis) -> String {
    let letter = |right| match entitlement(basis, right) {
        Entitlement::Granted => 'y',
        Entitlement::Withdrawal => 'w',
        Entitlement::Absent => '-',
    };
    Right::ALL.into_iter().map(letter).collect()
}

#[test]
fn rights_follow_the_legal_basis() {
    let interest = LegalBasis::LegitimateInterest { interest: "sécurité", outside_task: None };
    assert_eq!(line(&LegalBasis::Consent), "yyyyyw");
    assert_eq!(line(&LegalBasis::Contract), "yyyyy-");
    assert_eq!(line(&LegalBasis::LegalObligation { text: "loi" }), "yy-y--");
    assert_eq!(line(&LegalBasis::PublicTask { text: "loi" }), "yy-y-y");
    assert_eq!(line(&interest), "yyyy-y");
    assert_eq!(line(&LegalBasis::VitalInterest), "yyyy--");
}

#[test]
fn absent_rights_are_not_listed() {
    let listed: Vec<_> = rights(&LegalBasis::LegalObligation { text: "loi" }).map(|(right, _)| right).collect();
    assert_eq!(listed, [Right::Access, Right::Rectification, Right::Restriction]);
}
