//! The derive: reads the model, refuses what is seen, writes the declaration and the checks that the compiler will evaluate.

use crate::{
    checks, declaration,
    field::{self, Declared, Kind},
    names::{self, SeaOrm},
    subject::Subject,
    types,
};
use proc_macro2::TokenStream;
use syn::{Data, DeriveInput, Error, Field, Fields, LitStr, Path, Result};

/// What the `#[record(…)]` attribute says.
#[derive(Default)]
pub struct Attributes {
    pub table: Option<LitStr>,
    pub processing: Option<Path>,
    pub no_person: Option<LitStr>,
    pub subjects: Vec<Subject>,
    pub retention: Option<Path>,
}

/// A column and all that is known of it.
pub struct Column<'a> {
    pub field: &'a Field,
    pub name: String,
    pub attributes: SeaOrm,
    pub declared: Declared,
}

pub fn expand(input: &DeriveInput) -> Result<TokenStream> {
    let attributes = attributes(input)?;
    let model = names::sea_orm(&input.attrs)?;
    let columns = columns(input, model.rename_all.as_deref())?;
    let known: Vec<_> = columns.iter().map(|column| column.name.clone()).collect();
    let table = attributes.table.as_ref().map(LitStr::value).or(model.table_name);
    let refusals = columns
        .iter()
        .map(|column| checks::field(column.field, &column.declared, &known))
        .chain([coherent(input, &attributes, &columns, &known)]);
    all(refusals)?;
    let table = table.ok_or_else(|| {
        refusal(
            input,
            "il manque le nom de la table, #[sea_orm(table_name = \"…\")] ou #[record(table = \"…\")] (RGPD, art. 30)",
        )
    })?;
    Ok(declaration::write(input, &table, &attributes, &columns))
}

fn refusal(input: &DeriveInput, text: &str) -> Error {
    Error::new(input.ident.span(), format!("type `{}` : {text}", input.ident))
}

/// Gathers every refusal, so that one build shows them all.
fn all(results: impl IntoIterator<Item = Result<()>>) -> Result<()> {
    let errors = results.into_iter().filter_map(Result::err);
    errors
        .reduce(|mut all, error| {
            all.combine(error);
            all
        })
        .map_or(Ok(()), Err)
}

fn attributes(input: &DeriveInput) -> Result<Attributes> {
    let mut read = Attributes::default();
    for attribute in input.attrs.iter().filter(|attribute| attribute.path().is_ident("record")) {
        attribute.parse_nested_meta(|meta| {
            match meta.path.get_ident().map(ToString::to_string).as_deref() {
                Some("table") => read.table = Some(meta.value()?.parse()?),
                Some("processing") => read.processing = Some(meta.value()?.parse()?),
                Some("no_person") => read.no_person = Some(meta.value()?.parse()?),
                Some("retention") => read.retention = Some(meta.value()?.parse()?),
                Some("subject") => read.subjects.extend(Subject::parse(&meta)?),
                _ => {
                    return Err(meta.error(format!(
                        "type `{}` : processing, subject, retention, table ou no_person attendus (RGPD, art. 30)",
                        input.ident
                    )));
                }
            }
            Ok(())
        })?;
    }
    Ok(read)
}

fn columns<'a>(input: &'a DeriveInput, rename_all: Option<&str>) -> Result<Vec<Column<'a>>> {
    let Data::Struct(body) = &input.data else {
        return Err(refusal(input, "seule une structure décrit une table (RGPD, art. 30)"));
    };
    let Fields::Named(fields) = &body.fields else {
        return Err(refusal(input, "les colonnes d'une table ont un nom (RGPD, art. 30)"));
    };
    let mut columns = Vec::new();
    let mut refusals = Vec::new();
    for field in fields.named.iter().filter(|field| !types::is_relation(&field.ty)) {
        let attributes = names::sea_orm(&field.attrs)?;
        if attributes.ignored {
            continue;
        }
        let name = names::column(field, &attributes, rename_all);
        match field::parse(field) {
            Ok(declared) => columns.push(Column { field, name, attributes, declared }),
            Err(error) => refusals.push(Err(error)),
        }
    }
    all(refusals)?;
    Ok(columns)
}

/// Rules over the whole record.
fn coherent(input: &DeriveInput, attributes: &Attributes, columns: &[Column<'_>], known: &[String]) -> Result<()> {
    let refuse = |text: &str| Err(refusal(input, text));
    let personal =
        columns.iter().find(|column| matches!(column.declared.kind, Kind::Personal { .. } | Kind::Sealed { .. }));
    if let Some(reason) = &attributes.no_person {
        checks::written(reason, "no_person", "dites pourquoi la table n'est au sujet de personne (RGPD, art. 4 §1)")?;
    }
    match (&attributes.processing, &attributes.no_person) {
        (None, None) => refuse(
            "la table ne dit pas quel traitement elle sert : #[record(processing = …, subject = \"…\")], ou #[record(no_person = \"raison\")] \
             si elle n'est au sujet de personne (RGPD, art. 30)",
        ),
        (Some(_), Some(_)) => refuse(
            "processing et no_person se contredisent : la table est ou n'est pas au sujet de personnes (RGPD, art. 30)",
        ),
        (None, Some(_)) => match personal {
            Some(column) => Err(Error::new(
                column.field.ident.as_ref().map_or_else(|| input.ident.span(), syn::Ident::span),
                format!(
                    "champ `{}` : une donnée personnelle dans une table déclarée sans personne ; déclarez son traitement (RGPD, art. 30)",
                    names::rust_name(column.field)
                ),
            )),
            None if !attributes.subjects.is_empty() => refuse("subject et no_person se contredisent (RGPD, art. 30)"),
            None => Ok(()),
        },
        (Some(_), None) if attributes.subjects.is_empty() => refuse(
            "il manque subject, qui dit comment retrouver les lignes d'une personne : subject = \"colonne\", subject(contact = \"…\"), \
             subject(through(…)) ou subject(unidentified = \"raison\") (RGPD, art. 11 et 15)",
        ),
        (Some(_), None) if personal.is_none() && attributes.retention.is_none() => refuse(
            "aucune durée de conservation : ajoutez retention = … à #[record(…)] pour les lignes entières (RGPD, art. 5 §1 e)",
        ),
        (Some(_), None) => all(attributes.subjects.iter().map(|subject| findable(input, subject, known))),
    }
}

fn findable(input: &DeriveInput, subject: &Subject, known: &[String]) -> Result<()> {
    if let Subject::Unidentified(reason) = subject {
        return checks::written(reason, "subject", "dites pourquoi personne ne peut être retrouvé (RGPD, art. 11)");
    }
    subject.column().map_or(Ok(()), |column| {
        checks::existing(column, known, &format!("type `{}` : le champ `subject`", input.ident), "RGPD, art. 15")
    })
}
