//! The `#[field(…)]` attribute: what one column holds.

use crate::names::rust_name;
use syn::{Error, Field, Ident, LitStr, Path, Result, meta::ParseNestedMeta, spanned::Spanned};

/// What a field declares.
pub struct Declared {
    pub label: Option<LitStr>,
    pub kind: Kind,
}

pub enum Kind {
    Personal { data: Data, blind_index: Option<LitStr>, file: bool },
    Editorial,
    Sealed { data: Data, key_owner: LitStr },
    Technical(LitStr),
}

impl Kind {
    /// What a personal or sealed field says of its data.
    pub const fn data(&self) -> Option<&Data> {
        match self {
            Self::Personal { data, .. } | Self::Sealed { data, .. } => Some(data),
            Self::Editorial | Self::Technical(_) => None,
        }
    }
}

/// What personal and sealed data both say.
pub struct Data {
    pub category: Ident,
    pub retention: Path,
    pub erasure: Erasure,
}

pub enum Erasure {
    Delete,
    Pseudonymise,
    Keep(LitStr),
}

const KINDS: &str =
    "#[field(personal(…))], #[field(editorial)], #[field(sealed(…))] ou #[field(technical = \"raison\")]";

/// Reads the declaration of a field; a field without one is refused.
pub fn parse(field: &Field) -> Result<Declared> {
    let name = rust_name(field);
    let (mut label, mut kind) = (None, None);
    let mut attributes = field.attrs.iter().filter(|attribute| attribute.path().is_ident("field")).peekable();
    if attributes.peek().is_none() {
        let text = format!("le champ `{name}` n'est pas déclaré : dites ce qu'il contient par {KINDS} (RGPD, art. 30)");
        return Err(Error::new(field.ident.span(), text));
    }
    for attribute in attributes {
        attribute.parse_nested_meta(|meta| {
            let word = meta.path.get_ident().map(ToString::to_string).unwrap_or_default();
            let read = match word.as_str() {
                "label" => {
                    label = Some(meta.value()?.parse::<LitStr>()?);
                    return Ok(());
                }
                "personal" => personal(&meta, &name)?,
                "editorial" => Kind::Editorial,
                "sealed" => sealed(&meta, &name)?,
                "technical" => technical(&meta, &name)?,
                _ => {
                    return Err(meta.error(format!(
                        "champ `{name}` : `{word}` n'est pas une déclaration, écrivez {KINDS} (RGPD, art. 30)"
                    )));
                }
            };
            if kind.replace(read).is_some() {
                return Err(meta.error(format!("champ `{name}` : une seule déclaration par colonne (RGPD, art. 30)")));
            }
            Ok(())
        })?;
    }
    let kind = kind
        .ok_or_else(|| Error::new(field.ident.span(), format!("champ `{name}` : il manque {KINDS} (RGPD, art. 30)")))?;
    Ok(Declared { label, kind })
}

fn technical(meta: &ParseNestedMeta<'_>, name: &str) -> Result<Kind> {
    if !meta.input.peek(syn::Token![=]) {
        return Err(meta.error(format!(
            "champ `{name}` : une colonne technique dit pourquoi, #[field(technical = \"raison\")] (RGPD, art. 30)"
        )));
    }
    Ok(Kind::Technical(meta.value()?.parse()?))
}

fn personal(meta: &ParseNestedMeta<'_>, name: &str) -> Result<Kind> {
    let mut parts = Parts::default();
    parts.read(meta, name, &["category", "retention", "erasure", "blind_index", "file"])?;
    let (blind_index, file) = (parts.blind_index.take(), parts.file);
    Ok(Kind::Personal { data: parts.data(meta, name)?, blind_index, file })
}

fn sealed(meta: &ParseNestedMeta<'_>, name: &str) -> Result<Kind> {
    let mut parts = Parts::default();
    parts.read(meta, name, &["category", "retention", "erasure", "key_owner"])?;
    let missing = || {
        Error::new_spanned(
            &meta.path,
            format!("champ `{name}` : il manque key_owner, qui détient la clé du contenu scellé (RGPD, art. 32)"),
        )
    };
    let key_owner = parts.key_owner.take().ok_or_else(missing)?;
    Ok(Kind::Sealed { data: parts.data(meta, name)?, key_owner })
}

#[derive(Default)]
struct Parts {
    category: Option<Ident>,
    retention: Option<Path>,
    erasure: Option<Erasure>,
    key_owner: Option<LitStr>,
    blind_index: Option<LitStr>,
    file: bool,
}

impl Parts {
    fn read(&mut self, meta: &ParseNestedMeta<'_>, name: &str, allowed: &[&str]) -> Result<()> {
        if !meta.input.peek(syn::token::Paren) {
            let text = format!(
                "champ `{name}` : il manque category, retention et erasure entre parenthèses (RGPD, art. 30 §1 c et f)"
            );
            return Err(Error::new_spanned(&meta.path, text));
        }
        meta.parse_nested_meta(|part| {
            let word = part.path.get_ident().map(ToString::to_string).unwrap_or_default();
            if !allowed.contains(&word.as_str()) {
                let text =
                    format!("champ `{name}` : `{word}` inconnu ici, {} attendus (RGPD, art. 30)", allowed.join(", "));
                return Err(part.error(text));
            }
            match word.as_str() {
                "category" => self.category = Some(last_word(&part.value()?.parse()?)?),
                "retention" => self.retention = Some(part.value()?.parse()?),
                "erasure" => self.erasure = Some(erasure(&part, name)?),
                "key_owner" => self.key_owner = Some(part.value()?.parse()?),
                "blind_index" => self.blind_index = Some(part.value()?.parse()?),
                _ => self.file = true,
            }
            Ok(())
        })
    }

    fn data(self, meta: &ParseNestedMeta<'_>, name: &str) -> Result<Data> {
        let missing = |what: &str| Error::new_spanned(&meta.path, format!("champ `{name}` : il manque {what}"));
        Ok(Data {
            category: self
                .category
                .ok_or_else(|| missing("category, la catégorie de la donnée (RGPD, art. 30 §1 c)"))?,
            retention: self
                .retention
                .ok_or_else(|| missing("retention, la durée de conservation (RGPD, art. 5 §1 e et 30 §1 f)"))?,
            erasure: self.erasure.ok_or_else(|| {
                missing("erasure, l'effet d'un effacement : delete, pseudonymise ou keep(\"raison\") (RGPD, art. 17)")
            })?,
        })
    }
}

/// `Health` and `Category::Health` are the same word.
fn last_word(path: &Path) -> Result<Ident> {
    let last =
        path.segments.last().ok_or_else(|| Error::new(path.span(), "catégorie attendue (RGPD, art. 30 §1 c)"))?;
    Ok(last.ident.clone())
}

fn erasure(part: &ParseNestedMeta<'_>, name: &str) -> Result<Erasure> {
    let input = part.value()?;
    let word: Ident = input.parse()?;
    match word.to_string().as_str() {
        "delete" => Ok(Erasure::Delete),
        "pseudonymise" => Ok(Erasure::Pseudonymise),
        "keep" if input.peek(syn::token::Paren) => {
            let content;
            syn::parenthesized!(content in input);
            Ok(Erasure::Keep(content.parse()?))
        }
        other => {
            let text = format!(
                "champ `{name}` : effacement `{other}` inconnu, delete, pseudonymise ou keep(\"raison\") attendu (RGPD, art. 17)"
            );
            Err(Error::new(word.span(), text))
        }
    }
}
