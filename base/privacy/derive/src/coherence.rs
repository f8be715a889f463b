//! Writes the checks that the compiler evaluates with the types, the processing and the retentions in hand.
//!
//! Nothing is written for what a field cannot break, and a retention is checked once for the fields that share it: two thousand fields
//! must not slow a build down.

use crate::{
    checks::CATEGORIES,
    field::{Data, Kind},
    names::rust_name,
    record::{Attributes, Column},
};
use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::{Ident, Path, spanned::Spanned};

pub fn write(record: &Ident, attributes: &Attributes, columns: &[Column<'_>]) -> TokenStream {
    let types = types(columns);
    let Some(processing) = &attributes.processing else { return types };
    let complete = quote_spanned! { processing.span() =>
        const _: () = if let Some(problem) = ::privacy::check::processing(&#processing) { panic!("{}", problem) };
    };
    let data = || columns.iter().filter_map(|column| Some((column, column.declared.kind.data()?)));
    let categories = data().map(|(column, data)| category(column, data, processing));
    let mut checked: Vec<String> = Vec::new();
    let fields = data().filter_map(|(column, data)| {
        let path = data.retention.to_token_stream().to_string();
        let first = !checked.contains(&path);
        checked.push(path);
        first.then(|| {
            retention(
                record,
                &format!("champ `{}`", rust_name(column.field)),
                &data.retention,
                column.field.ident.span(),
            )
        })
    });
    let fields: Vec<_> = fields.collect();
    let rows = attributes.retention.as_ref();
    let rows = rows.map(|path| retention(record, &format!("type `{record}`, champ `retention`"), path, path.span()));
    quote! { #types #complete #(#categories)* #(#fields)* #rows }
}

/// The type of every column has the trait of its kind. The marker gives the name of the field to the message.
fn types(columns: &[Column<'_>]) -> TokenStream {
    let bounded = columns.iter().filter_map(|column| {
        let bound = match &column.declared.kind {
            Kind::Editorial => return None,
            Kind::Technical(_) => quote!(TechnicalColumn),
            Kind::Sealed { .. } => quote!(SealedColumn),
            Kind::Personal { data, .. } if sensitive(data) => quote!(SensitiveColumn),
            Kind::Personal { .. } => quote!(PersonalColumn),
        };
        let (ty, marker) = (&column.field.ty, format_ident!("champ_{}", rust_name(column.field)));
        Some((marker.clone(), quote_spanned!(ty.span() => #ty: ::privacy::#bound<#marker>)))
    });
    let (markers, bounds): (Vec<_>, Vec<_>) = bounded.unzip();
    quote! {
        #[allow(dead_code, non_camel_case_types, trivial_bounds)]
        const _: () = {
            #(enum #markers {})*
            fn columns() where #(#bounds),* {}
        };
    }
}

fn sensitive(data: &Data) -> bool {
    CATEGORIES.iter().any(|(known, sensitive)| data.category == known && *sensitive)
}

/// What the category of a field asks of the processing.
fn category(column: &Column<'_>, data: &Data, processing: &Path) -> TokenStream {
    if !sensitive(data) {
        return TokenStream::new();
    }
    let name = rust_name(column.field);
    let category = &data.category;
    let rules = [
        (
            "nir_allowed",
            "le NIR n'est permis que par le décret en Conseil d'État : ajoutez `nir_decree` au traitement \
             (loi Informatique et Libertés, art. 30)",
        ),
        (
            "article9_stated",
            "une donnée sensible demande une exception : ajoutez `article9` au traitement (RGPD, art. 9 §2)",
        ),
        (
            "article10_stated",
            "une condamnation ou une infraction demande un texte : ajoutez `article10` au traitement \
             (RGPD, art. 10 ; loi Informatique et Libertés, art. 46)",
        ),
        (
            "free_text_guarded",
            "un texte libre peut tout dire : ajoutez `free_text_guard` au traitement, les consignes et la relecture \
             (RGPD, art. 5 §1 c)",
        ),
        (
            "automated_decision_allowed",
            "une machine ne décide seule sur une donnée sensible qu'avec le consentement explicite ou pour un intérêt public \
             important (RGPD, art. 22 §4)",
        ),
    ];
    let asserts = rules.map(|(rule, text)| {
        let (rule, text) = (format_ident!("{rule}"), format!("champ `{name}` : {text}"));
        quote!(assert!(::privacy::check::#rule(::privacy::Category::#category, &#processing), #text);)
    });
    quote_spanned! { column.field.ident.span() => const _: () = { #(#asserts)* }; }
}

fn retention(record: &Ident, who: &str, path: &Path, span: proc_macro2::Span) -> TokenStream {
    let sourced =
        format!("{who} : la durée de conservation ne dit pas d'où elle vient, remplissez `source` (RGPD, art. 5 §1 e)");
    let lasts = format!("{who} : la durée de conservation est nulle (RGPD, art. 5 §1 e)");
    let triggered = format!(
        "{who} : le déclencheur de la durée de conservation n'est pas une colonne de la table (RGPD, art. 5 §1 e)"
    );
    quote_spanned! { span =>
        const _: () = {
            assert!(::privacy::check::retention_sourced(&#path), #sourced);
            assert!(::privacy::check::retention_lasts(&#path), #lasts);
            assert!(
                ::privacy::check::retention_triggered(&#path, <#record as ::privacy::Record>::DECLARATION.fields),
                #triggered
            );
        };
    }
}
