//! The derive that marks an enumeration as a closed text.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Data, DeriveInput, Error, Fields, Result};

pub fn expand(input: &DeriveInput) -> Result<TokenStream> {
    let name = &input.ident;
    let Data::Enum(body) = &input.data else {
        return Err(Error::new(
            name.span(),
            format!(
                "type `{name}` : ce n'est pas une énumération ; un texte fermé n'a qu'un nombre connu de valeurs (RGPD, art. 4 et 30)"
            ),
        ));
    };
    if let Some(open) = body.variants.iter().find(|variant| !matches!(variant.fields, Fields::Unit)) {
        return Err(Error::new(
            open.ident.span(),
            format!(
                "type `{name}` : la variante `{}` porte une donnée, un texte fermé n'en porte aucune (RGPD, art. 4 et 30)",
                open.ident
            ),
        ));
    }
    let (impl_generics, type_generics, where_clause) = input.generics.split_for_impl();
    Ok(quote! {
        #[automatically_derived]
        impl #impl_generics ::privacy::ClosedText for #name #type_generics #where_clause {}
    })
}
