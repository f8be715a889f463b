//! Names of tables and columns, as the ORM computes them.

use heck::{ToKebabCase, ToLowerCamelCase, ToShoutySnakeCase, ToSnakeCase, ToTitleCase, ToUpperCamelCase};
use syn::{Attribute, Expr, ExprLit, Field, Lit, Result, meta::ParseNestedMeta};

/// What the `#[sea_orm(…)]` attributes of a model or of a field say that matters here.
#[derive(Default)]
pub struct SeaOrm {
    pub table_name: Option<String>,
    pub rename_all: Option<String>,
    pub column_name: Option<String>,
    pub enum_name: Option<String>,
    pub ignored: bool,
    pub nullable: bool,
    pub primary_key: bool,
}

/// Reads them; unknown ones are left to the ORM's own macros.
pub fn sea_orm(attributes: &[Attribute]) -> Result<SeaOrm> {
    let mut found = SeaOrm::default();
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("sea_orm")) {
        attribute.parse_nested_meta(|meta| {
            let name = meta.path.get_ident().map(ToString::to_string).unwrap_or_default();
            let text = value(&meta)?;
            match name.as_str() {
                "table_name" => found.table_name = text,
                "rename_all" => found.rename_all = text,
                "column_name" => found.column_name = text,
                "enum_name" => found.enum_name = text,
                "ignore" => found.ignored = true,
                "nullable" => found.nullable = true,
                "primary_key" => found.primary_key = true,
                _ => {}
            }
            Ok(())
        })?;
    }
    Ok(found)
}

/// The text after `=`, if any; a parenthesised list is skipped.
fn value(meta: &ParseNestedMeta<'_>) -> Result<Option<String>> {
    if meta.input.peek(syn::Token![=]) {
        return Ok(match meta.value()?.parse::<Expr>()? {
            Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Some(text.value()),
            _ => None,
        });
    }
    if meta.input.peek(syn::token::Paren) {
        let content;
        syn::parenthesized!(content in meta.input);
        content.parse::<proc_macro2::TokenStream>()?;
    }
    Ok(None)
}

/// The name of a field's column.
pub fn column(field: &Field, attributes: &SeaOrm, rename_all: Option<&str>) -> String {
    let written = rust_name(field);
    match (&attributes.column_name, rename_all, &attributes.enum_name) {
        (Some(name), _, _) => name.clone(),
        (None, Some(style), _) => cased(&written.to_upper_camel_case(), style),
        (None, None, Some(variant)) if written == written.to_upper_camel_case().to_snake_case() => {
            variant.to_snake_case()
        }
        (None, None, _) => written.to_snake_case(),
    }
}

/// The name of a field without the `r#` of a raw identifier.
pub fn rust_name(field: &Field) -> String {
    let name = field.ident.as_ref().map(ToString::to_string).unwrap_or_default();
    name.strip_prefix("r#").map_or(name.clone(), ToOwned::to_owned)
}

fn cased(name: &str, style: &str) -> String {
    match style {
        "camel_case" | "PascalCase" => name.to_upper_camel_case(),
        "camelCase" | "mixed_case" => name.to_lower_camel_case(),
        "kebab_case" | "kebab-case" => name.to_kebab_case(),
        "SCREAMING-KEBAB-CASE" => name.to_kebab_case().to_uppercase(),
        "shouty_snake_case" | "shouty_snek_case" | "SCREAMING_SNAKE_CASE" => name.to_shouty_snake_case(),
        "title_case" => name.to_title_case(),
        "lowercase" => name.to_lowercase(),
        "UPPERCASE" => name.to_uppercase(),
        _ => name.to_snake_case(),
    }
}
