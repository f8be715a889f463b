//! Rules over one field that are seen in what is written: types, reasons, named columns.

use crate::{
    field::{Data, Declared, Erasure, Kind},
    names::rust_name,
    types::{Shape, shape},
};
use syn::{Error, Field, Ident, LitStr, Result, spanned::Spanned};

/// Categories by name, and whether their values are handled as sensitive. The same list as `privacy::Category`.
pub const CATEGORIES: [(&str, bool); 19] = [
    ("Identification", false),
    ("PersonalLife", false),
    ("ProfessionalLife", false),
    ("EconomicFinancial", false),
    ("Connection", false),
    ("Location", false),
    ("Internet", false),
    ("Other", false),
    ("FreeText", true),
    ("Origin", true),
    ("PoliticalOpinions", true),
    ("Beliefs", true),
    ("TradeUnion", true),
    ("Genetic", true),
    ("Biometric", true),
    ("Health", true),
    ("SexLife", true),
    ("Convictions", true),
    ("Nir", true),
];

/// Refuses what contradicts the declaration of a field; `columns` are those of the table.
pub fn field(field: &Field, declared: &Declared, columns: &[String]) -> Result<()> {
    let name = rust_name(field);
    let (shape, _) = shape(&field.ty);
    let refuse = |text: &str| Err(Error::new(field.ty.span(), format!("champ `{name}` : {text}")));
    if let Some(label) = &declared.label {
        written(label, &name, "libellé vide (RGPD, art. 12)")?;
    }
    match &declared.kind {
        Kind::Technical(reason) => {
            written(reason, &name, "la raison d'une colonne technique s'écrit en toutes lettres (RGPD, art. 30)")?;
            match shape {
                Shape::Open => refuse(
                    "un texte n'est technique que dans un type fermé (Id, Slug, Digest, OwnUrl, énumération) ; sinon déclarez-le \
                     personnel ou éditorial (RGPD, art. 4 et 30)",
                ),
                Shape::Personal | Shape::Sensitive => refuse(
                    "Personal<…> et Sensitive<…> ne sont pas techniques : déclarez la donnée personnelle (RGPD, art. 30 §1 c)",
                ),
                Shape::Plain => Ok(()),
            }
        }
        Kind::Editorial if matches!(shape, Shape::Personal | Shape::Sensitive) => refuse(
            "un contenu éditorial n'est au sujet de personne : déclarez la donnée personnelle ou changez de type (RGPD, art. 4 et 30)",
        ),
        Kind::Editorial => Ok(()),
        Kind::Sealed { data, key_owner } => {
            written(key_owner, &name, "dites qui détient la clé du contenu scellé (RGPD, art. 32)")?;
            self::data(data, &name)?;
            match shape {
                Shape::Personal | Shape::Sensitive => {
                    refuse("un contenu scellé se range dans privacy::Ciphertext ou Vec<u8> (RGPD, art. 32)")
                }
                _ => Ok(()),
            }
        }
        Kind::Personal { data, blind_index, .. } => {
            let sensitive = self::data(data, &name)?;
            if let Some(index) = blind_index {
                blind(index, &name, sensitive, columns)?;
            }
            match (shape, sensitive) {
                (Shape::Sensitive, _) | (Shape::Personal, false) => Ok(()),
                (_, true) => refuse(&format!(
                    "la catégorie {} est sensible, le type doit être Sensitive<…> pour que ses lectures soient journalisées \
                     (RGPD, art. 9 et 32)",
                    data.category
                )),
                (_, false) => {
                    refuse("une donnée personnelle se range dans Personal<…>, écrit tel quel (RGPD, art. 25)")
                }
            }
        }
    }
}

/// Checks the words of a personal or sealed declaration; says whether the category is sensitive.
fn data(data: &Data, name: &str) -> Result<bool> {
    if let Erasure::Keep(reason) = &data.erasure {
        written(reason, name, "garder une donnée malgré un effacement demande une raison (RGPD, art. 17 §3)")?;
    }
    category(&data.category, name)
}

fn category(word: &Ident, name: &str) -> Result<bool> {
    let known = CATEGORIES.iter().find(|(known, _)| word == known);
    known.map(|(_, sensitive)| *sensitive).ok_or_else(|| {
        let list: Vec<_> = CATEGORIES.iter().map(|(known, _)| *known).collect();
        let text = format!(
            "champ `{name}` : catégorie `{word}` inconnue, une de {} attendue (RGPD, art. 30 §1 c)",
            list.join(", ")
        );
        Error::new(word.span(), text)
    })
}

fn blind(index: &LitStr, name: &str, sensitive: bool, columns: &[String]) -> Result<()> {
    if !sensitive {
        let text = format!(
            "champ `{name}` : un index aveugle ne sert qu'à une donnée chiffrée, de catégorie sensible (RGPD, art. 32)"
        );
        return Err(Error::new(index.span(), text));
    }
    existing(index, columns, &format!("champ `{name}` : l'index aveugle"), "RGPD, art. 32")
}

/// Refuses a column that the table does not have.
pub fn existing(column: &LitStr, columns: &[String], what: &str, article: &str) -> Result<()> {
    if columns.contains(&column.value()) {
        return Ok(());
    }
    let text = format!("{what} nomme la colonne `{}`, qui n'existe pas dans la table ({article})", column.value());
    Err(Error::new(column.span(), text))
}

/// Refuses a text that says nothing.
pub fn written(text: &LitStr, name: &str, why: &str) -> Result<()> {
    if text.value().trim().chars().count() >= 3 {
        return Ok(());
    }
    Err(Error::new(text.span(), format!("champ `{name}` : {why}")))
}
