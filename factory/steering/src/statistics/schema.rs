//! The open schema « statistiques d'un service public numérique »: its fifteen fields, a line of it, what is wrong with one.

use kernel::FieldError;

/// A field of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The administration.
    Administration,
    /// The service.
    Service,
    /// The indicator.
    Indicateur,
    /// The value.
    Valeur,
    /// The unit.
    Unite,
    /// Whether it is aimed at.
    EstCible,
    /// How often it is measured.
    Frequence,
    /// The day.
    Date,
    /// Whether it covers a period.
    EstPeriode,
    /// The first day of the period.
    DateDebut,
    /// Whether a program measured it.
    EstAutomatise,
    /// Where it comes from.
    Source,
    /// The territory.
    CodeInsee,
    /// How it asks to be drawn.
    Dataviz,
    /// What to know of it.
    Commentaires,
}

impl Field {
    /// All, in the order of the schema.
    pub const ALL: [Field; 15] = [
        Field::Administration,
        Field::Service,
        Field::Indicateur,
        Field::Valeur,
        Field::Unite,
        Field::EstCible,
        Field::Frequence,
        Field::Date,
        Field::EstPeriode,
        Field::DateDebut,
        Field::EstAutomatise,
        Field::Source,
        Field::CodeInsee,
        Field::Dataviz,
        Field::Commentaires,
    ];

    /// Its name in files.
    pub fn name(self) -> &'static str {
        match self {
            Field::Administration => "administration_rattachement",
            Field::Service => "nom_service_public_numerique",
            Field::Indicateur => "indicateur",
            Field::Valeur => "valeur",
            Field::Unite => "unite_mesure",
            Field::EstCible => "est_cible",
            Field::Frequence => "frequence_monitoring",
            Field::Date => "date",
            Field::EstPeriode => "est_periode",
            Field::DateDebut => "date_debut",
            Field::EstAutomatise => "est_automatise",
            Field::Source => "source_collecte",
            Field::CodeInsee => "code_insee",
            Field::Dataviz => "dataviz_wish",
            Field::Commentaires => "commentaires",
        }
    }

    /// Whether a file may leave it out.
    pub fn is_optional(self) -> bool {
        matches!(self, Field::DateDebut | Field::CodeInsee | Field::Dataviz | Field::Commentaires)
    }

    /// The one of this name.
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.name() == name)
    }
}

/// A line as a file has it: texts, and where they stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raw {
    /// Its line in a CSV file, its rank in a JSON list.
    pub at: usize,
    cells: [String; 15],
}

impl Raw {
    /// An empty line.
    pub fn new(at: usize) -> Self {
        Self { at, cells: Default::default() }
    }

    /// Puts a text.
    pub fn put(&mut self, field: Field, text: &str) {
        self.cells[field as usize] = text.trim().to_owned();
    }

    /// The text of a field.
    pub fn text(&self, field: Field) -> &str {
        &self.cells[field as usize]
    }
}

/// What is wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The line; zero for the whole file.
    pub line: usize,
    /// The column; empty for the whole line.
    pub column: String,
    /// What to correct, in French.
    pub text: String,
}

impl Fault {
    /// A fault of a field.
    pub fn new(line: usize, column: &str, text: impl Into<String>) -> Self {
        Self { line, column: column.to_owned(), text: text.into() }
    }

    /// Where and what, in French.
    pub fn told(&self) -> String {
        match (self.line, self.column.as_str()) {
            (0, "") => self.text.clone(),
            (0, column) => format!("Colonne « {column} » : {}", self.text),
            (line, "") => format!("Ligne {line} : {}", self.text),
            (line, column) => format!("Ligne {line}, colonne « {column} » : {}", self.text),
        }
    }
}

/// Faults told one by one: beyond, their number.
const TOLD: usize = 200;

/// Faults as a form or an interface tells them, all at once.
pub fn told(faults: &[Fault]) -> Vec<FieldError> {
    let mut all: Vec<FieldError> =
        faults.iter().take(TOLD).map(|fault| FieldError::new("fichier", fault.told())).collect();
    if faults.len() > TOLD {
        let more = ui::format::plural(faults.len() - TOLD, "autre erreur", "autres erreurs");
        all.push(FieldError::new("fichier", format!("Et {more}.")));
    }
    all
}

/// Whether a spreadsheet would compute a cell (OWASP, CSV injection). Numbers are no danger; what was guarded already is guarded again, so
/// that reading gives back what was written.
fn is_dangerous(cell: &str) -> bool {
    let bare = cell.trim_start_matches('\'');
    bare.starts_with(['=', '+', '-', '@', '\t', '\r']) && bare.replace(',', ".").parse::<f64>().is_err()
}

/// A cell that spreadsheets show and never compute: an apostrophe stands before it.
pub fn guarded(cell: &str) -> String {
    if is_dangerous(cell) { format!("'{cell}") } else { cell.to_owned() }
}

/// A cell without its guard.
pub fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|_| is_dangerous(cell)).unwrap_or(cell)
}
