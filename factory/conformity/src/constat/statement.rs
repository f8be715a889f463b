//! What a person may say of a criterion, and what becomes of it: texts in, a constat or what to correct out.

use chrono::{Days, Months, NaiveDate};
use kernel::FieldError;
use portfolio::source::read_date;

use super::action::Action;
use crate::obligation::months_of_validity;
use crate::permission::MAY_DEROGATE;
use crate::referential::Criterion;
use crate::state::{Kind, Origin, Status};

/// A contradicted scan is looked at again after this many days: it is no mute.
pub const CONTEST_DAYS: u64 = 92;
/// The longest derogation, and the longest time for which a criterion is set aside.
const YEAR: u64 = 366;
/// Characters of a note.
const LONGEST: usize = 2_000;

/// What the form sent.
#[derive(Debug, Clone, Default)]
pub struct Said<'a> {
    /// The action's identifier.
    pub action: &'a str,
    /// The reason, or a comment.
    pub note: &'a str,
    /// The day of the document.
    pub made_on: &'a str,
    /// The last day.
    pub until: &'a str,
    /// Whether a file came.
    pub file: bool,
}

/// What the rule knows of the criterion and of who speaks.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// The criterion.
    pub criterion: &'a Criterion,
    /// The roles of the person on this product.
    pub roles: &'a [&'a str],
    /// Whether a machine found the contrary.
    pub refuted: bool,
    /// Whether a person has spoken.
    pub spoken: bool,
    /// The declared cyber index, in tenths.
    pub cyber_tenths: Option<i64>,
    /// Today.
    pub today: NaiveDate,
}

/// A constat to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// What it does.
    pub kind: Kind,
    /// What it says.
    pub status: Status,
    /// Where it comes from.
    pub origin: Origin,
    /// The words of the person.
    pub note: Option<String>,
    /// The last day on which it holds.
    pub expires_on: Option<NaiveDate>,
    /// In which role the person speaks.
    pub role: String,
}

/// The constat that a form asks for.
///
/// # Errors
/// What is to be corrected, field by field.
pub fn statement(said: &Said<'_>, asked: Asked<'_>) -> Result<Statement, Vec<FieldError>> {
    let open = |action: &Action| action.open(asked.criterion, asked.roles, asked.refuted, asked.spoken);
    let Some(action) = Action::ALL.into_iter().filter(open).find(|action| action.id() == said.action) else {
        return Err(vec![FieldError::new("action", "Choisissez une des actions proposées")]);
    };
    let mut errors = Vec::new();
    let note = said.note.trim();
    if note.is_empty() && !matches!(action, Action::Attest | Action::Document) {
        errors.push(FieldError::new("motif", "Dites pourquoi : le motif est gardé avec le constat"));
    }
    if note.chars().count() > LONGEST {
        errors.push(FieldError::new("motif", "Le motif dépasse 2 000 caractères : raccourcissez-le"));
    }
    if said.file && action != Action::Document {
        errors.push(FieldError::new("fichier", "Un fichier n'accompagne que l'action « Joindre une pièce »"));
    }
    let expires_on = match end(action, said, asked) {
        Ok(end) => end,
        Err(mut found) => {
            errors.append(&mut found);
            None
        }
    };
    if !errors.is_empty() {
        return Err(errors);
    }
    let (kind, status, origin) = effect(action);
    let note = (!note.is_empty()).then(|| note.to_owned());
    Ok(Statement { kind, status, origin, note, expires_on, role: role(action, asked).to_owned() })
}

fn effect(action: Action) -> (Kind, Status, Origin) {
    match action {
        Action::Attest => (Kind::Parole, Status::Conforme, Origin::Attestation),
        Action::Document => (Kind::Parole, Status::Conforme, Origin::Piece),
        Action::Contest => (Kind::Contestation, Status::Conforme, Origin::Attestation),
        Action::SetAside => (Kind::SansObjet, Status::NonApplicable, Origin::Attestation),
        Action::Derogate => (Kind::Derogation, Status::NonConforme, Origin::Attestation),
        Action::Withdraw => (Kind::Parole, Status::Inconnu, Origin::Attestation),
    }
}

fn role<'a>(action: Action, asked: Asked<'a>) -> &'a str {
    let fits = |role: &&&str| match action {
        Action::Derogate => MAY_DEROGATE.contains(*role),
        _ => asked.criterion.attested_by(role),
    };
    asked.roles.iter().find(fits).or(asked.roles.first()).copied().unwrap_or_default()
}

fn end(action: Action, said: &Said<'_>, asked: Asked<'_>) -> Result<Option<NaiveDate>, Vec<FieldError>> {
    let today = asked.today;
    let life = u64::from(asked.criterion.life.0);
    match action {
        Action::Attest => Ok(today.checked_add_days(Days::new(life))),
        Action::Contest => Ok(today.checked_add_days(Days::new(CONTEST_DAYS))),
        Action::SetAside => Ok(today.checked_add_days(Days::new(YEAR))),
        Action::Withdraw => Ok(None),
        Action::Derogate => derogation_end(said.until, today).map(Some).map_err(|error| vec![error]),
        Action::Document => document_end(said, asked).map(Some),
    }
}

fn derogation_end(until: &str, today: NaiveDate) -> Result<NaiveDate, FieldError> {
    let wrong = |text: &str| FieldError::new("fin", text);
    let Some(day) = read_date(until.trim()) else { return Err(wrong("Donnez le dernier jour de la dérogation")) };
    if day <= today {
        return Err(wrong("La dérogation finit après aujourd'hui"));
    }
    if Some(day) > today.checked_add_days(Days::new(YEAR)) {
        return Err(wrong("Une dérogation dure un an au plus"));
    }
    Ok(day)
}

fn document_end(said: &Said<'_>, asked: Asked<'_>) -> Result<NaiveDate, Vec<FieldError>> {
    let mut errors = Vec::new();
    if !said.file {
        errors.push(FieldError::new("fichier", "Choisissez le fichier à joindre"));
    }
    let made_on = read_date(said.made_on.trim());
    match made_on {
        None => errors.push(FieldError::new("fait_le", "Donnez le jour où le document a été établi")),
        Some(day) if day > asked.today => errors.push(FieldError::new("fait_le", "Ce jour n'est pas encore passé")),
        Some(_) => {}
    }
    let end = made_on.and_then(|day| last_day(day, asked));
    match (end, made_on) {
        (None, Some(_)) if asked.criterion.id == HOMOLOGATION => errors.push(FieldError::new(
            "action",
            "Déclarez d'abord l'indice cyber dans le périmètre : il fixe la durée de l'homologation",
        )),
        (Some(end), _) if end < asked.today => {
            errors.push(FieldError::new("fait_le", "Ce document est trop ancien : il ne prouve plus rien aujourd'hui"));
        }
        _ => {}
    }
    end.filter(|_| errors.is_empty()).ok_or(errors)
}

/// The obligation whose validity depends on the cyber index.
const HOMOLOGATION: &str = "obl.homologation";

fn last_day(made_on: NaiveDate, asked: Asked<'_>) -> Option<NaiveDate> {
    if asked.criterion.id != HOMOLOGATION {
        return made_on.checked_add_days(Days::new(asked.criterion.life.0.into()));
    }
    let tenths = i32::try_from(asked.cyber_tenths?).ok()?;
    made_on.checked_add_months(Months::new(months_of_validity(f64::from(tenths) / 10.0)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::obligation::find;
    use crate::referential::Class;
    use crate::referential::standards;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn ask<'a>(criterion: &'a Criterion, roles: &'a [&'a str]) -> Asked<'a> {
        let today = day("2026-08-20");
        Asked { criterion, roles, refuted: false, spoken: false, cyber_tenths: None, today }
    }

    fn fields(result: Result<Statement, Vec<FieldError>>) -> Vec<String> {
        result.expect_err("a refusal").into_iter().map(|error| error.field).collect()
    }

    fn criterion(class: Class) -> &'static Criterion {
        standards().iter().find(|one| one.class == class && one.attested_by("membre")).unwrap()
    }

    #[test]
    fn an_attestation_lasts_what_its_criterion_says() {
        let criterion = criterion(Class::Attestation);
        let said = Said { action: "attester", ..Said::default() };
        let made = statement(&said, ask(criterion, &["membre"])).unwrap();
        let life = Days::new(criterion.life.0.into());
        assert_eq!((made.kind, made.status, made.origin), (Kind::Parole, Status::Conforme, Origin::Attestation));
        assert_eq!((made.expires_on, made.role.as_str()), (Some(day("2026-08-20") + life), "membre"));
    }

    #[test]
    fn nobody_attests_what_a_machine_decides_or_what_is_another_role_s() {
        for class in [Class::Automatic, Class::Records, Class::Document] {
            let one = standards().iter().find(|one| one.class == class).unwrap();
            let said = Said { action: "attester", ..Said::default() };
            assert_eq!(fields(statement(&said, ask(one, &["membre"]))), ["action"]);
        }
        let lawyers = standards().iter().find(|one| one.attesters == ["juriste"]).unwrap();
        let said = Said { action: "attester", ..Said::default() };
        assert_eq!(fields(statement(&said, ask(lawyers, &["membre"]))), ["action"]);
        assert!(statement(&said, ask(lawyers, &["membre", "juriste"])).is_ok_and(|made| made.role == "juriste"));
    }

    #[test]
    fn a_document_is_dated_recent_and_there() {
        let one = criterion(Class::Document);
        let asked = ask(one, &["membre"]);
        let said = |made_on, file| Said { action: "joindre", made_on, file, ..Said::default() };
        assert_eq!(fields(statement(&said("", false), asked)), ["fichier", "fait_le"]);
        assert_eq!(fields(statement(&said("2026-09-01", true), asked)), ["fait_le"]);
        assert_eq!(fields(statement(&said("2001-01-01", true), asked)), ["fait_le"]);
        assert!(statement(&said("2026-08-01", true), asked).is_ok_and(|made| made.origin == Origin::Piece));
    }

    #[test]
    fn a_homologation_lasts_by_its_cyber_index() {
        let one = &find("obl.homologation").unwrap().criterion;
        let said = Said { action: "joindre", made_on: "2026-08-01", file: true, ..Said::default() };
        assert_eq!(fields(statement(&said, ask(one, &["rssi"]))), ["action"]);
        let end =
            |tenths| statement(&said, Asked { cyber_tenths: Some(tenths), ..ask(one, &["rssi"]) }).unwrap().expires_on;
        assert_eq!((end(15), end(42)), (Some(day("2027-02-01")), Some(day("2029-08-01"))));
    }

    #[test]
    fn a_contradiction_has_a_reason_an_end_and_something_to_contradict() {
        let one = criterion(Class::Refutable);
        let said = Said { action: "contester", note: "La page existe", ..Said::default() };
        assert_eq!(fields(statement(&said, ask(one, &["membre"]))), ["action"]);
        let refuted = Asked { refuted: true, ..ask(one, &["membre"]) };
        let made = statement(&said, refuted).unwrap();
        assert_eq!(made.expires_on, Some(day("2026-08-20") + Days::new(CONTEST_DAYS)));
        assert_eq!(fields(statement(&Said { note: " ", ..said }, refuted)), ["motif"]);
        assert_eq!(fields(statement(&Said { action: "attester", ..Said::default() }, refuted)), ["action"]);
    }

    #[test]
    fn a_derogation_is_for_some_roles_and_a_year_at_most() {
        let one = criterion(Class::Attestation);
        let said = |until| Said { action: "deroger", note: "Refonte en cours", until, ..Said::default() };
        assert_eq!(fields(statement(&said("2026-12-01"), ask(one, &["membre"]))), ["action"]);
        for wrong in ["", "2026-08-20", "2028-01-01"] {
            assert_eq!(fields(statement(&said(wrong), ask(one, &["rssi"]))), ["fin"]);
        }
        assert!(statement(&said("2026-12-01"), ask(one, &["rssi"])).is_ok_and(|made| made.role == "rssi"));
    }

    #[test]
    fn setting_aside_needs_its_reason() {
        let one = criterion(Class::Attestation);
        let said = Said { action: "sans-objet", ..Said::default() };
        assert_eq!(fields(statement(&said, ask(one, &["membre"]))), ["motif"]);
    }
}
