//! From columns to a file.

use std::fs::File;
use std::sync::Arc;

use parquet::basic::Compression;
use parquet::data_type::{ByteArray, ByteArrayType, DataType, Int32Type, Int64Type};
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::parser::parse_message_type;

use super::{FICTITIOUS, FileFault, NATURE, SCHEMA};
use crate::certificate::{CIRCUITS, Certificate, PLACES, SEXES};
use crate::columns::Columns;
use crate::territory::DEPARTMENTS;

/// Certificates of a row group.
const GROUP: usize = 250_000;

/// Writes certificates; a file that describes nobody says so.
pub fn write(columns: &Columns, to: File, fictitious: bool) -> Result<(), FileFault> {
    let nature = KeyValue::new(NATURE.to_owned(), if fictitious { FICTITIOUS } else { "réelles" }.to_owned());
    let properties = WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        .set_key_value_metadata(Some(vec![nature]))
        .build();
    let schema = Arc::new(parse_message_type(SCHEMA)?);
    let mut writer = SerializedFileWriter::new(to, schema, Arc::new(properties))?;
    for start in (0..columns.len()).step_by(GROUP) {
        let end = (start + GROUP).min(columns.len());
        let rows: Vec<Certificate> = (start..end).map(|row| columns.certificate(row)).collect();
        let mut group = writer.next_row_group()?;
        write_group(&mut group, &rows)?;
        group.close()?;
    }
    writer.close()?;
    Ok(())
}

fn write_group(group: &mut SerializedRowGroupWriter<'_, File>, rows: &[Certificate]) -> Result<(), FileFault> {
    let day = |day: chrono::NaiveDate| i32::from(crate::certificate::day_number(day).unwrap_or(0));
    let int = |value: &dyn Fn(&Certificate) -> i32| -> Vec<i32> { rows.iter().map(value).collect() };
    let word = |value: &dyn Fn(&Certificate) -> &'static str| -> Vec<ByteArray> {
        rows.iter().map(|row| ByteArray::from(value(row))).collect()
    };
    let known: Vec<i16> = rows.iter().map(|row| i16::from(row.age_days.is_some())).collect();
    let days: Vec<i32> = rows.iter().filter_map(|row| row.age_days).map(i32::from).collect();
    let department = |at: u8| DEPARTMENTS[usize::from(at)].code;
    let initial: Vec<ByteArray> = rows.iter().map(|row| ByteArray::from(row.initial.to_string().as_str())).collect();
    column::<Int64Type>(group, &rows.iter().map(|row| row.id.cast_signed()).collect::<Vec<_>>(), None)?;
    column::<Int32Type>(group, &int(&|row| row.version.into()), None)?;
    column::<Int32Type>(group, &int(&|row| day(row.died)), None)?;
    column::<Int32Type>(group, &int(&|row| day(row.received)), None)?;
    column::<Int32Type>(group, &int(&|row| row.age.into()), None)?;
    column::<Int32Type>(group, &days, Some((&known, None)))?;
    column::<ByteArrayType>(group, &word(&|row| SEXES[row.sex as usize]), None)?;
    column::<ByteArrayType>(group, &word(&|row| CIRCUITS[row.circuit as usize]), None)?;
    column::<ByteArrayType>(group, &word(&|row| PLACES[usize::from(row.place)]), None)?;
    column::<ByteArrayType>(group, &word(&|row| department(row.department)), None)?;
    column::<ByteArrayType>(group, &word(&|row| department(row.residence)), None)?;
    column::<ByteArrayType>(group, &initial, None)?;
    let causes = || rows.iter().flat_map(|row| &row.causes);
    let (defined, repeated) = levels(rows);
    let levels = Some((defined.as_slice(), Some(repeated.as_slice())));
    column::<Int32Type>(group, &causes().map(|cause| cause.line.into()).collect::<Vec<i32>>(), levels)?;
    column::<Int32Type>(group, &causes().map(|cause| cause.rank.into()).collect::<Vec<i32>>(), levels)?;
    let codes: Vec<ByteArray> = causes().map(|cause| ByteArray::from(cause.code.to_string().as_str())).collect();
    column::<ByteArrayType>(group, &codes, levels)
}

/// Dremel's levels of a repeated group: whether an entry exists, and whether it continues the row before.
fn levels(rows: &[Certificate]) -> (Vec<i16>, Vec<i16>) {
    let (mut defined, mut repeated) = (Vec::new(), Vec::new());
    for row in rows {
        for at in 0..row.causes.len().max(1) {
            defined.push(i16::from(at < row.causes.len()));
            repeated.push(i16::from(at > 0));
        }
    }
    (defined, repeated)
}

type Levels<'a> = Option<(&'a [i16], Option<&'a [i16]>)>;

fn column<T: DataType>(
    group: &mut SerializedRowGroupWriter<'_, File>,
    values: &[T::T],
    levels: Levels<'_>,
) -> Result<(), FileFault> {
    let mut column = group.next_column()?.ok_or(FileFault::Column("suivante"))?;
    let (defined, repeated) = levels.unzip();
    column.typed::<T>().write_batch(values, defined, repeated.flatten())?;
    column.close()?;
    Ok(())
}
