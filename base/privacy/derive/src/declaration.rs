//! Writes the declaration of a record.

use crate::{
    coherence,
    field::{Data, Erasure, Kind},
    names::rust_name,
    record::{Attributes, Column},
    types::{family, shape},
};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::DeriveInput;

pub fn write(input: &DeriveInput, table: &str, attributes: &Attributes, columns: &[Column<'_>]) -> TokenStream {
    let name = &input.ident;
    let processing = option(attributes.processing.as_ref().map(|path| quote!(&#path)));
    let no_person = option(attributes.no_person.as_ref());
    let retention = option(attributes.retention.as_ref().map(|path| quote!(&#path)));
    let subjects = attributes.subjects.iter().map(crate::subject::Subject::tokens);
    let fields = columns.iter().map(field);
    let checks = coherence::write(name, attributes, columns);
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
        #checks
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
    let family = format_ident!("{}", family(&column.field.ty));
    let kind = kind(&column.declared.kind);
    quote! {
        ::privacy::FieldDeclaration {
            name: #name,
            column: #stored,
            label: #label,
            nullable: #nullable,
            key: #key,
            family: ::privacy::Family::#family,
            kind: #kind,
        }
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
