//! The matrix as a CSV file, both ways. What is wrong in a file is told by line and by column, and nothing of it is repeated.

use super::matrix::Matrix;
use super::money::{self, Overflow};
use super::records::cell::{Activity, Resource};

/// The largest file that is read.
pub const MOST: usize = 200_000;
const TOTAL: &str = "Total";
const MARK: &str = "\u{feff}";

/// The matrix as a spreadsheet opens it: semicolons, decimal commas, a total at the end of each row and each column.
///
/// # Errors
/// When a total does not hold in an `i64`.
pub fn write(matrix: &Matrix) -> Result<String, Overflow> {
    let mut lines = vec![header().join(";")];
    for activity in Activity::ALL {
        let cells = Resource::ALL.map(|resource| money::plain(matrix.cell(activity, resource)));
        lines.push(format!("{};{};{}", activity.label(), cells.join(";"), money::plain(matrix.of_activity(activity)?)));
    }
    let columns: Vec<_> = Resource::ALL.into_iter().map(|one| matrix.of_resource(one)).collect::<Result<_, _>>()?;
    let columns: Vec<_> = columns.into_iter().map(money::plain).collect();
    lines.push(format!("{TOTAL};{};{}", columns.join(";"), money::plain(matrix.total()?)));
    Ok(format!("{MARK}{}\n", lines.join("\n")))
}

fn header() -> Vec<&'static str> {
    let mut all = vec!["Activité"];
    all.extend(Resource::ALL.map(Resource::label));
    all.push(TOTAL);
    all
}

/// What is wrong in a file: line and column, from 1 on.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("Ligne {line}, colonne {column} : {text}")]
pub struct Fault {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
    /// What to correct.
    pub text: String,
}

fn fault(line: usize, column: usize, text: impl Into<String>) -> Fault {
    Fault { line, column, text: text.into() }
}

/// What a column or a row of a file is.
enum Of<T> {
    One(T),
    Total,
}

/// Reads a file: rows and columns in any order, named by their label or their identifier; a missing one counts as zero; totals are compared.
///
/// # Errors
/// Everything to correct, in the order of the file.
pub fn read(content: &[u8]) -> Result<Matrix, Vec<Fault>> {
    if content.len() > MOST {
        return Err(vec![fault(1, 1, "ce fichier est trop lourd pour une matrice de budget")]);
    }
    let Ok(text) = std::str::from_utf8(content) else {
        return Err(vec![fault(1, 1, "enregistrez le fichier en CSV UTF-8")]);
    };
    let text = text.trim_start_matches(MARK);
    let first = text.lines().next().unwrap_or_default();
    let delimiter = if first.contains('\t') { b'\t' } else { b';' };
    let mut reader =
        csv::ReaderBuilder::new().delimiter(delimiter).has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut records = Vec::new();
    for record in reader.records() {
        let Ok(record) = record else { return Err(vec![fault(1, 1, "ce fichier n'est pas un CSV lisible")]) };
        let line = record.position().map_or(records.len() + 1, |at| usize::try_from(at.line()).unwrap_or(1));
        records.push((line, record));
    }
    let mut records = records.into_iter();
    let Some((_, header)) = records.next() else { return Err(vec![fault(1, 1, "ce fichier est vide")]) };
    let mut faults = Vec::new();
    let columns = columns(&header, &mut faults);
    let (mut matrix, mut seen, mut totals) = (Matrix::default(), Vec::new(), Vec::new());
    for (line, record) in records.filter(|(_, record)| record.iter().any(|cell| !cell.trim().is_empty())) {
        let Some(row) = row(record.get(0).unwrap_or_default()) else {
            faults.push(fault(line, 1, "cette ligne ne porte pas le nom d'une activité"));
            continue;
        };
        if let Of::One(activity) = row {
            if seen.contains(&activity) {
                faults.push(fault(line, 1, "cette activité est déjà plus haut"));
                continue;
            }
            seen.push(activity);
        }
        for (at, column) in columns.iter().enumerate() {
            let text = record.get(at + 1).unwrap_or_default().trim();
            let Some(column) = column.as_ref().filter(|_| !text.is_empty()) else { continue };
            match (money::read(text), &row, column) {
                (Err(why), ..) => faults.push(fault(line, at + 2, why.to_string())),
                (Ok(cents), Of::One(activity), Of::One(resource)) => matrix.set(*activity, *resource, cents),
                (Ok(cents), Of::One(activity), Of::Total) => totals.push((line, at + 2, Some(*activity), None, cents)),
                (Ok(cents), Of::Total, Of::One(resource)) => totals.push((line, at + 2, None, Some(*resource), cents)),
                (Ok(cents), Of::Total, Of::Total) => totals.push((line, at + 2, None, None, cents)),
            }
        }
        if record.len() > columns.len() + 1 {
            faults.push(fault(line, columns.len() + 2, "cette colonne n'a pas d'intitulé"));
        }
    }
    if faults.is_empty() {
        faults = totals.into_iter().filter_map(|told| wrong_total(&matrix, told)).collect();
    }
    if faults.is_empty() { Ok(matrix) } else { Err(faults) }
}

type Told = (usize, usize, Option<Activity>, Option<Resource>, i64);

fn wrong_total(matrix: &Matrix, (line, column, activity, resource, told): Told) -> Option<Fault> {
    let sum = match (activity, resource) {
        (Some(activity), _) => matrix.of_activity(activity),
        (None, Some(resource)) => matrix.of_resource(resource),
        (None, None) => matrix.total(),
    };
    (sum != Ok(told)).then(|| fault(line, column, "ce total n'est pas la somme de ses cellules"))
}

fn columns(header: &csv::StringRecord, faults: &mut Vec<Fault>) -> Vec<Option<Of<Resource>>> {
    let mut all: Vec<Option<Of<Resource>>> = Vec::new();
    for (at, name) in header.iter().enumerate().skip(1) {
        let column = column(name);
        let twice = match &column {
            Some(Of::One(own)) => all.iter().any(|known| matches!(known, Some(Of::One(other)) if other == own)),
            _ => false,
        };
        match (&column, twice) {
            (None, _) => faults.push(fault(1, at + 1, "cet intitulé n'est pas celui d'une ressource")),
            (_, true) => faults.push(fault(1, at + 1, "cette ressource est déjà plus à gauche")),
            _ => {}
        }
        all.push(column);
    }
    if all.is_empty() && faults.is_empty() {
        faults.push(fault(1, 2, "la première ligne nomme les ressources, séparées par des points-virgules"));
    }
    all
}

fn same(text: &str, label: &str, id: &str) -> bool {
    let text = text.trim().to_lowercase();
    text == label.to_lowercase() || text == id
}

fn column(name: &str) -> Option<Of<Resource>> {
    if same(name, TOTAL, "total") {
        return Some(Of::Total);
    }
    Resource::ALL.into_iter().find(|one| same(name, one.label(), one.id())).map(Of::One)
}

fn row(name: &str) -> Option<Of<Activity>> {
    if same(name, TOTAL, "total") {
        return Some(Of::Total);
    }
    Activity::ALL.into_iter().find(|one| same(name, one.label(), one.id())).map(Of::One)
}
