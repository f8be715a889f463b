//! From a file to columns.

use std::fs::File;

use chrono::NaiveDate;
use parquet::column::reader::get_typed_column_reader;
use parquet::data_type::{ByteArray, ByteArrayType, DataType, Int32Type, Int64Type};
use parquet::file::reader::{FileReader, RowGroupReader};
use parquet::file::serialized_reader::SerializedFileReader;

use super::{FICTITIOUS, FileFault, NATURE};
use crate::certificate::{CIRCUITS, Cause, Certificate, Circuit, Fault, PLACES, SEXES, Sex, day};
use crate::code::Code;
use crate::columns::{Builder, Columns};
use crate::generator::blank;
use crate::territory::DEPARTMENTS;

/// What a file held.
#[derive(Debug)]
pub struct Read {
    /// The certificates that can be counted.
    pub columns: Columns,
    /// Rows of the file.
    pub rows: usize,
    /// Older versions and repetitions.
    pub replaced: usize,
    /// Certificates set aside, with the reason.
    pub set_aside: Vec<(u64, Fault)>,
    /// Whether the file says that it describes nobody.
    pub fictitious: bool,
}

/// Reads a file of certificates; the salt draws their keys.
pub fn read(from: File, salt: u64) -> Result<Read, FileFault> {
    let reader = SerializedFileReader::new(from)?;
    let metadata = reader.metadata().file_metadata();
    let says =
        |pair: &parquet::file::metadata::KeyValue| pair.key == NATURE && pair.value.as_deref() == Some(FICTITIOUS);
    let fictitious = metadata.key_value_metadata().is_some_and(|pairs| pairs.iter().any(says));
    let paths: Vec<String> = metadata.schema_descr().columns().iter().map(|column| column.path().string()).collect();
    let (mut builder, mut set_aside, mut rows) = (Builder::new(salt), Vec::new(), 0);
    for group in 0..reader.num_row_groups() {
        let group = Group::read(reader.get_row_group(group)?.as_ref(), &paths)?;
        rows += group.id.len();
        let (mut certificate, mut causes) = (blank(), group.causes());
        for row in 0..group.id.len() {
            match group.fill(row, &mut causes, &mut certificate) {
                Some(()) => builder.push(&certificate),
                None => set_aside.push((group.id[row].cast_unsigned(), Fault::Nomenclature)),
            }
        }
    }
    let columns = builder.build();
    set_aside.extend_from_slice(builder.set_aside());
    Ok(Read { columns, rows, replaced: builder.replaced(), set_aside, fictitious })
}

/// The columns of a row group, as the file has them.
struct Group {
    id: Vec<i64>,
    version: Vec<i32>,
    died: Vec<i32>,
    received: Vec<i32>,
    age: Vec<i32>,
    age_days: Vec<Option<i32>>,
    words: [Vec<Option<u8>>; 5],
    initial: Vec<Option<Code>>,
    lines: Vec<i32>,
    ranks: Vec<i32>,
    codes: Vec<Option<Code>>,
    /// Causes of each row.
    counts: Vec<u32>,
}

impl Group {
    fn read(group: &dyn RowGroupReader, paths: &[String]) -> Result<Self, FileFault> {
        let rows = usize::try_from(group.metadata().num_rows()).unwrap_or(0);
        let int = |name| Ok::<_, FileFault>(column::<Int32Type>(group, paths, name)?.values);
        let words = |name, list: &[&str]| -> Result<Vec<Option<u8>>, FileFault> {
            let found = column::<ByteArrayType>(group, paths, name)?.values;
            Ok(found.iter().map(|word| place(word, list)).collect())
        };
        let departments = DEPARTMENTS.map(|department| department.code);
        let ages = column::<Int32Type>(group, paths, "age_jours")?;
        let mut days = ages.values.into_iter();
        let causes = column::<ByteArrayType>(group, paths, "causes.code")?;
        let mut counts = Vec::with_capacity(rows);
        for (defined, repeated) in causes.defined.iter().zip(&causes.repeated) {
            if *repeated == 0 {
                counts.push(0);
            }
            if let Some(count) = counts.last_mut() {
                *count += u32::from(*defined > 0);
            }
        }
        let read = Self {
            id: column::<Int64Type>(group, paths, "id")?.values,
            version: int("version")?,
            died: int("date_deces")?,
            received: int("recu_le")?,
            age: int("age")?,
            age_days: ages.defined.iter().map(|known| (*known > 0).then(|| days.next()).flatten()).collect(),
            words: [
                words("sexe", &SEXES)?,
                words("circuit", &CIRCUITS)?,
                words("lieu", &PLACES)?,
                words("departement_deces", &departments)?,
                words("departement_residence", &departments)?,
            ],
            initial: codes(&column::<ByteArrayType>(group, paths, "cause_initiale")?.values),
            lines: int("causes.ligne")?,
            ranks: int("causes.rang")?,
            codes: codes(&causes.values),
            counts,
        };
        let whole = [read.version.len(), read.died.len(), read.age_days.len(), read.initial.len(), read.counts.len()];
        if read.id.len() != rows || whole.iter().any(|count| *count != rows) || read.lines.len() != read.codes.len() {
            return Err(FileFault::Column("id"));
        }
        Ok(read)
    }

    /// Places of the causes of each row, in order.
    fn causes(&self) -> impl Iterator<Item = std::ops::Range<usize>> {
        self.counts.iter().scan(0, |from, count| {
            let start = *from;
            *from += *count as usize;
            Some(start..*from)
        })
    }

    fn fill(
        &self,
        row: usize,
        causes: &mut impl Iterator<Item = std::ops::Range<usize>>,
        to: &mut Certificate,
    ) -> Option<()> {
        let causes = causes.next()?;
        let word = |at: usize| self.words[at][row];
        to.id = u64::try_from(self.id[row]).ok()?;
        to.version = self.version[row].try_into().ok()?;
        to.died = date(self.died[row])?;
        to.received = date(self.received[row])?;
        to.age = self.age[row].try_into().ok()?;
        to.age_days = match self.age_days[row] {
            Some(days) => Some(days.try_into().ok()?),
            None => None,
        };
        to.sex = [Sex::Male, Sex::Female, Sex::Undetermined][usize::from(word(0)?)];
        to.circuit = [Circuit::Electronic, Circuit::Paper][usize::from(word(1)?)];
        to.place = word(2)?;
        to.department = word(3)?;
        to.residence = word(4)?;
        to.initial = self.initial[row]?;
        to.causes.clear();
        for at in causes {
            let (line, rank) = (self.lines[at].try_into().ok()?, self.ranks[at].try_into().ok()?);
            to.causes.push(Cause { line, rank, code: self.codes[at]? });
        }
        Some(())
    }
}

fn date(number: i32) -> Option<NaiveDate> {
    u16::try_from(number).ok().map(day)
}

fn place(word: &ByteArray, list: &[&str]) -> Option<u8> {
    list.iter().position(|other| other.as_bytes() == word.data()).map(|at| at as u8)
}

fn codes(words: &[ByteArray]) -> Vec<Option<Code>> {
    words.iter().map(|word| std::str::from_utf8(word.data()).ok()?.parse().ok()).collect()
}

struct Values<T: DataType> {
    values: Vec<T::T>,
    defined: Vec<i16>,
    repeated: Vec<i16>,
}

fn column<T: DataType>(
    group: &dyn RowGroupReader,
    paths: &[String],
    name: &'static str,
) -> Result<Values<T>, FileFault> {
    let at = paths.iter().position(|path| path == name).ok_or(FileFault::Column(name))?;
    if group.metadata().column(at).column_type() != T::get_physical_type() {
        return Err(FileFault::Column(name));
    }
    let mut reader = get_typed_column_reader::<T>(group.get_column_reader(at)?);
    let mut read = Values { values: Vec::new(), defined: Vec::new(), repeated: Vec::new() };
    let mut rows = usize::try_from(group.metadata().num_rows()).unwrap_or(0);
    while rows > 0 {
        let (records, ..) =
            reader.read_records(rows, Some(&mut read.defined), Some(&mut read.repeated), &mut read.values)?;
        if records == 0 {
            break;
        }
        rows -= records;
    }
    Ok(read)
}
