//! How the rows of a person are found, as the record declares it.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Error, LitStr, Result, meta::ParseNestedMeta};

/// One person that a row is about.
pub enum Subject {
    Account(LitStr),
    Contact(LitStr),
    Through { column: LitStr, table: LitStr, key: LitStr },
    Unidentified(LitStr),
}

impl Subject {
    /// Reads `subject = "column"` or `subject(…)`.
    pub fn parse(meta: &ParseNestedMeta<'_>) -> Result<Vec<Self>> {
        if meta.input.peek(syn::Token![=]) {
            return Ok(vec![Self::Account(meta.value()?.parse()?)]);
        }
        let mut subjects = Vec::new();
        meta.parse_nested_meta(|inner| {
            let name = inner.path.get_ident().map(ToString::to_string).unwrap_or_default();
            subjects.push(match name.as_str() {
                "account" => Self::Account(inner.value()?.parse()?),
                "contact" => Self::Contact(inner.value()?.parse()?),
                "unidentified" => Self::Unidentified(inner.value()?.parse()?),
                "through" => Self::through(&inner)?,
                _ => {
                    return Err(inner.error(
                        "champ `subject` : account = \"…\", contact = \"…\", through(…) ou unidentified = \"…\" attendus \
                         (RGPD, art. 11 et 15)",
                    ));
                }
            });
            Ok(())
        })?;
        Ok(subjects)
    }

    fn through(meta: &ParseNestedMeta<'_>) -> Result<Self> {
        let (mut column, mut table, mut key) = (None, None, None);
        meta.parse_nested_meta(|inner| {
            let slot = match inner.path.get_ident().map(ToString::to_string).as_deref() {
                Some("column") => &mut column,
                Some("table") => &mut table,
                Some("key") => &mut key,
                _ => {
                    return Err(inner.error("champ `subject`, through : column, table et key attendus (RGPD, art. 15)"));
                }
            };
            *slot = Some(inner.value()?.parse()?);
            Ok(())
        })?;
        match (column, table, key) {
            (Some(column), Some(table), Some(key)) => Ok(Self::Through { column, table, key }),
            _ => Err(Error::new_spanned(
                &meta.path,
                "champ `subject`, through : column, table et key sont nécessaires pour retrouver la personne (RGPD, art. 15)",
            )),
        }
    }

    /// The column of this table that it names, if any.
    pub const fn column(&self) -> Option<&LitStr> {
        match self {
            Self::Account(column) | Self::Contact(column) | Self::Through { column, .. } => Some(column),
            Self::Unidentified(_) => None,
        }
    }

    /// The constant that declares it.
    pub fn tokens(&self) -> TokenStream {
        match self {
            Self::Account(column) => quote!(::privacy::Subject::Account(#column)),
            Self::Contact(column) => quote!(::privacy::Subject::Contact(#column)),
            Self::Through { column, table, key } => {
                quote!(::privacy::Subject::Through { column: #column, table: #table, key: #key })
            }
            Self::Unidentified(reason) => quote!(::privacy::Subject::Unidentified(#reason)),
        }
    }
}
