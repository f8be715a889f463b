//! Whether a processing needs an impact assessment, as the register shows it: each criterion with its answer and its reason.

use privacy::dpia::{Answer, Criterion, Listed, Verdict, criteria, screen};

use super::declared::Declared;

/// The criteria and what follows from them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Screened {
    /// The nine criteria.
    pub questions: Vec<Question>,
    /// What follows, in one sentence.
    pub verdict: String,
}

/// One criterion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Its label.
    pub criterion: &'static str,
    /// `Oui`, `Non`, or `Sans réponse`.
    pub answer: &'static str,
    /// Why, and whether a person or the tables say so.
    pub reason: String,
}

const UNANSWERED: &str = "Sans réponse";

impl Screened {
    /// Reads the declarations. An answer without a reason is no answer: it is never taken for a no.
    pub fn of(declared: &Declared) -> Self {
        let met = criteria(declared.processing, &declared.categories());
        let derived = [Criterion::AutomatedDecision, Criterion::SensitiveData]
            .map(|criterion| (criterion, derived(criterion, met.contains(&criterion))));
        let answered =
            declared.processing.screening.answers().map(|(criterion, answer)| (criterion, answered(criterion, answer)));
        let mut questions: Vec<_> = derived.into_iter().chain(answered).collect();
        questions.sort_by_key(|(criterion, _)| *criterion);
        let questions: Vec<_> = questions.into_iter().map(|(_, question)| question).collect();
        let verdict = verdict(declared, &questions);
        Self { questions, verdict }
    }

    /// The verdict, then one line for each criterion.
    pub fn lines(&self) -> Vec<String> {
        let questions = self
            .questions
            .iter()
            .map(|one| format!("{} : {} ({})", one.criterion, one.answer.to_lowercase(), one.reason));
        std::iter::once(self.verdict.clone()).chain(questions).collect()
    }
}

fn derived(criterion: Criterion, met: bool) -> Question {
    let reason = match (criterion, met) {
        (Criterion::AutomatedDecision, true) => "Déduit : une décision automatisée est déclarée",
        (Criterion::AutomatedDecision, false) => "Déduit : aucune décision automatisée n'est déclarée",
        (_, true) => "Déduit des catégories de données des tables",
        (_, false) => "Déduit : aucune table ne tient de telles données",
    };
    Question { criterion: criterion.label(), answer: if met { "Oui" } else { "Non" }, reason: reason.into() }
}

fn answered(criterion: Criterion, answer: Answer) -> Question {
    let (Answer::Yes(reason) | Answer::No(reason)) = answer;
    let stated = match (reason.trim().is_empty(), answer.is_yes()) {
        (true, _) => UNANSWERED,
        (false, true) => "Oui",
        (false, false) => "Non",
    };
    let reason = if reason.trim().is_empty() { "À répondre par le responsable du traitement" } else { reason };
    Question { criterion: criterion.label(), answer: stated, reason: reason.to_owned() }
}

fn verdict(declared: &Declared, questions: &[Question]) -> String {
    let open = questions.iter().filter(|question| question.answer == UNANSWERED).count();
    if open > 0 && declared.processing.screening.listed == Listed::Nowhere {
        let open = ui::format::plural(open as u64, "question", "questions");
        return format!("À compléter : {open} sans réponse, rien ne peut en être conclu");
    }
    match screen(declared.processing, &declared.categories()) {
        Verdict::RequiredByList(line) => {
            format!("Requise, par la liste de la CNIL (délibération n° 2018-327) : {}", line.label())
        }
        Verdict::RequiredByCriteria(met) => format!("Requise : {} critères sur neuf sont remplis", met.len()),
        Verdict::ToWeigh(one) => format!("À décider par écrit : un critère est rempli ({})", one.label()),
        Verdict::Exempted(line) => {
            format!("Dispensée, par la liste de la CNIL (délibération n° 2019-118) : {}", line.label())
        }
        Verdict::NotRequired => "Non requise : aucun critère n'est rempli".into(),
    }
}
