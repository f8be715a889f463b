//! Writes the declaration, and the checks that the compiler evaluates with the processing and the retentions in hand.

use crate::{
    field::{Data, Erasure, Kind},
    names::rust_name,
    record::{Attributes, Column},
    types::shape,
};
use proc_macro2::TokenStream;
use quote::{format_ident, quote, quote_spanned};
use syn::{DeriveInput, Path, spanned::Spanned};

pub fn write(input: &DeriveInput, table: &str, attributes: &Attributes, columns: &[Column<'_>]) -> TokenStream {
    let name = &input.ident;
    let processing = option(attributes.processing.as_ref().map(|path| quote!(&#path)));
    let no_person = option(attributes.no_person.as_ref());
    let retention = option(attributes.retention.as_ref().map(|path| quote!(&#path)));
    let subjects = attributes.subjects.iter().map(crate::subject::Subject::tokens);
    let fields = columns.iter().map(field);
    let checks = columns.iter().map(|column| check(name, column, attributes.processing.as_ref()));
    let processing_check = attributes.processing.as_ref().map(|path| {
        quote_spanned! { path.span() =>
            const _: () = if let Some(problem) = ::privacy::check::processing(&#path) { panic!("{}", problem) };
        }
    });
    let row = attributes.retention.as_ref().map(|path| row_check(name, path));
    quote! {
        #[automatically_derived]
        impl ::privacy::Record for #name {
            const DECLARATION: ::privacy::RecordDeclaration = ::privacy::RecordDeclaration {
                table: #table,
                processing: #processing,
                no_person: #no_person,
                subjects: &[#(#subjects),*],
                retention: #retention,
                fields: &[#(#fields),*],
            };
        }
        #processing_check
        #row
        #(#checks)*
    }
}

fn option(value: Option<impl quote::ToTokens>) -> TokenStream {
    value.map_or_else(|| quote!(::core::option::Option::None), |value| quote!(::core::option::Option::Some(#value)))
}

fn field(column: &Column<'_>) -> TokenStream {
    let name = rust_name(column.field);
    let stored = &column.name;
    let label = option(column.declared.label.as_ref());
    let nullable = column.attributes.nullable || shape(&column.field.ty).1;
    let key = column.attributes.primary_key;
    let kind = kind(&column.declared.kind);
    quote! {
        ::privacy::FieldDeclaration { name: #name, column: #stored, label: #label, nullable: #nullable, key: #key, kind: #kind }
    }
}

fn kind(kind: &Kind) -> TokenStream {
    match kind {
        Kind::Editorial => quote!(::privacy::FieldKind::Editorial),
        Kind::Technical(reason) => quote!(::privacy::FieldKind::Technical(#reason)),
        Kind::Sealed { data, key_owner } => {
            let data = common(data);
            quote!(::privacy::FieldKind::Sealed { #data, key_owner: #key_owner })
        }
        Kind::Personal { data, blind_index, file } => {
            let (data, blind_index) = (common(data), option(blind_index.as_ref()));
            quote!(::privacy::FieldKind::Personal { #data, blind_index: #blind_index, file: #file })
        }
    }
}

fn common(data: &Data) -> TokenStream {
    let (category, retention) = (&data.category, &data.retention);
    let erasure = match &data.erasure {
        Erasure::Delete => quote!(::privacy::Erasure::Delete),
        Erasure::Pseudonymise => quote!(::privacy::Erasure::Pseudonymise),
        Erasure::Keep(reason) => quote!(::privacy::Erasure::Keep(#reason)),
    };
    quote!(category: ::privacy::Category::#category, retention: &#retention, erasure: #erasure)
}

/// Type and coherence of one column.
fn check(record: &syn::Ident, column: &Column<'_>, processing: Option<&Path>) -> TokenStream {
    let coherence = match (&column.declared.kind, processing) {
        (Kind::Personal { data, .. } | Kind::Sealed { data, .. }, Some(processing)) => coherence(record, column, data, processing),
        _ => TokenStream::new(),
    };
    let bound = match &column.declared.kind {
        Kind::Editorial => return coherence,
        Kind::Technical(_) => quote!(::privacy::TechnicalColumn),
        Kind::Sealed { .. } => quote!(::privacy::SealedColumn),
        Kind::Personal { data, .. } if sensitive(data) => quote!(::privacy::SensitiveColumn),
        Kind::Personal { .. } => quote!(::privacy::PersonalColumn),
    };
    let ty = &column.field.ty;
    // The function bears the name of the field: the compiler shows it under the type that it refuses.
    let named = format_ident!("champ_{}", rust_name(column.field));
    let bounded = quote_spanned! { ty.span() => let _ = #named::<#ty>; };
    quote! {
        const _: () = { #[allow(non_snake_case)] const fn #named<T: #bound>() {} #bounded };
        #coherence
    }
}

fn sensitive(data: &Data) -> bool {
    crate::checks::CATEGORIES.iter().any(|(known, sensitive)| data.category == known && *sensitive)
}

fn coherence(record: &syn::Ident, column: &Column<'_>, data: &Data, processing: &Path) -> TokenStream {
    let name = rust_name(column.field);
    let (category, retention) = (&data.category, &data.retention);
    let category = quote!(::privacy::Category::#category);
    let say = |text: &str| format!("champ `{name}` : {text}");
    let nir = say("le NIR n'est permis que par le décret en Conseil d'État : ajoutez `nir_decree` au traitement (loi Informatique et Libertés, art. 30)");
    let article9 = say("une donnée sensible demande une exception : ajoutez `article9` au traitement (RGPD, art. 9 §2)");
    let article10 = say("une condamnation ou une infraction demande un texte : ajoutez `article10` au traitement (RGPD, art. 10 ; loi Informatique et Libertés, art. 46)");
    let free = say("un texte libre peut tout dire : ajoutez `free_text_guard` au traitement, les consignes et la relecture (RGPD, art. 5 §1 c)");
    let automated = say("une machine ne décide seule sur une donnée sensible qu'avec le consentement explicite ou pour un intérêt public important (RGPD, art. 22 §4)");
    let (sourced, lasts, triggered) = retention_texts(&format!("champ `{name}`"));
    quote_spanned! { column.field.ident.span() =>
        const _: () = {
            use ::privacy::check;
            assert!(check::nir_allowed(#category, &#processing), #nir);
            assert!(check::article9_stated(#category, &#processing), #article9);
            assert!(check::article10_stated(#category, &#processing), #article10);
            assert!(check::free_text_guarded(#category, &#processing), #free);
            assert!(check::automated_decision_allowed(#category, &#processing), #automated);
            assert!(check::retention_sourced(&#retention), #sourced);
            assert!(check::retention_lasts(&#retention), #lasts);
            assert!(check::retention_triggered(&#retention, <#record as ::privacy::Record>::DECLARATION.fields), #triggered);
        };
    }
}

fn row_check(record: &syn::Ident, retention: &Path) -> TokenStream {
    let (sourced, lasts, triggered) = retention_texts(&format!("type `{record}`, champ `retention`"));
    quote_spanned! { retention.span() =>
        const _: () = {
            use ::privacy::check;
            assert!(check::retention_sourced(&#retention), #sourced);
            assert!(check::retention_lasts(&#retention), #lasts);
            assert!(check::retention_triggered(&#retention, <#record as ::privacy::Record>::DECLARATION.fields), #triggered);
        };
    }
}

fn retention_texts(who: &str) -> (String, String, String) {
    (
        format!("{who} : la durée de conservation ne dit pas d'où elle vient, remplissez `source` (RGPD, art. 5 §1 e)"),
        format!("{who} : la durée de conservation est nulle (RGPD, art. 5 §1 e)"),
        format!("{who} : le déclencheur de la durée de conservation n'est pas une colonne de la table (RGPD, art. 5 §1 e)"),
    )
}
