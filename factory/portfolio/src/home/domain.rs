//! The address of the list as a question: what is asked, what cannot be understood. A bad value never keeps the rest from working.

use url::form_urlencoded;

use crate::search::{Answer, Facet, Query, Sort};

/// Products a page, when the address does not say.
pub const PER_PAGE: usize = 20;
/// The most products a page may show.
pub const MOST_PER_PAGE: usize = 200;
/// The longest search, in characters.
const LONGEST_SEARCH: usize = 200;
/// The most values that filters take together: more is no question of a person.
const MOST_VALUES: usize = 50;

/// What the address asks.
#[derive(Debug, Clone, Default)]
pub struct Filters {
    /// The question.
    pub query: Query,
    /// The filter whose values are all listed (`voir`).
    pub open: Option<Facet>,
    /// What could not be understood, each with the parameter's name, in French, ready to be shown.
    pub faults: Vec<String>,
    /// The same for programs: the parameter, what is to be corrected.
    pub errors: Vec<(&'static str, String)>,
    /// The parameters understood, as they stand in the address.
    known: Vec<(&'static str, String)>,
}

/// Reads the address. Unknown parameters are ignored.
pub fn read(query: &str) -> Filters {
    let mut filters =
        Filters { query: Query { page: 1, per_page: PER_PAGE, ..Query::default() }, ..Filters::default() };
    for (name, value) in form_urlencoded::parse(query.as_bytes()) {
        let value = value.trim();
        if !value.is_empty() {
            filters.take(&name, value);
        }
    }
    filters
}

impl Filters {
    fn take(&mut self, name: &str, value: &str) {
        let known = match name {
            "q" => self.words(value),
            "tri" => self.sort(value),
            "page" => self.page(value),
            "par_page" => self.per_page(value),
            "voir" => {
                self.open = Facet::from_parameter(value);
                if self.open.is_none() {
                    self.fault("voir", "ce filtre n'existe pas");
                }
                self.open.map(|_| "voir")
            }
            name => self.choose(name, value),
        };
        if let Some(name) = known {
            self.known.push((name, value.to_owned()));
        }
    }

    fn words(&mut self, value: &str) -> Option<&'static str> {
        if value.chars().count() > LONGEST_SEARCH {
            self.fault("q", &format!("la recherche dépasse {LONGEST_SEARCH} caractères, elle est ignorée"));
            return None;
        }
        self.query.words = value.to_owned();
        Some("q")
    }

    fn sort(&mut self, value: &str) -> Option<&'static str> {
        let Some(sort) = Sort::from_parameter(value) else {
            let orders = Sort::ALL.map(Sort::parameter).join(", ");
            self.fault("tri", &format!("cet ordre n'existe pas ; ordres possibles : {orders}"));
            return None;
        };
        self.query.sort = sort;
        Some("tri")
    }

    fn page(&mut self, value: &str) -> Option<&'static str> {
        match value.parse() {
            Ok(page @ 1..) => self.query.page = page,
            _ => {
                self.fault("page", "ce n'est pas un numéro de page, la première est affichée");
                return None;
            }
        }
        Some("page")
    }

    fn per_page(&mut self, value: &str) -> Option<&'static str> {
        match value.parse() {
            Ok(size @ 1..=MOST_PER_PAGE) => self.query.per_page = size,
            _ => {
                let text =
                    format!("il faut un nombre de 1 à {MOST_PER_PAGE} ; {PER_PAGE} produits sont affichés par page");
                self.fault("par_page", &text);
                return None;
            }
        }
        Some("par_page")
    }

    fn choose(&mut self, name: &str, value: &str) -> Option<&'static str> {
        let facet = Facet::from_parameter(name)?;
        if self.query.chosen.len() == MOST_VALUES {
            self.fault(
                facet.parameter(),
                &format!("au-delà de {MOST_VALUES} valeurs de filtre, les suivantes sont ignorées"),
            );
            return None;
        }
        let chosen = (facet, value.to_owned());
        if self.query.chosen.contains(&chosen) {
            return None;
        }
        self.query.chosen.push(chosen);
        Some(facet.parameter())
    }

    fn fault(&mut self, name: &'static str, text: &str) {
        let told = format!("« {name} » : {text}.");
        if !self.faults.contains(&told) {
            self.faults.push(told);
            self.errors.push((name, text.to_owned()));
        }
    }

    /// Tells the values that no product has.
    pub fn refuse(&mut self, answer: &Answer<'_>) {
        for refused in &answer.refused {
            let (name, label) = (refused.facet.parameter(), refused.facet.label().to_lowercase());
            let value: String = refused.value.chars().take(40).collect();
            self.fault(name, &format!("aucun produit n'a la valeur « {value} » ; le filtre {label} est ignoré"));
            self.known.retain(|(known, asked)| *known != name || *asked != refused.value);
        }
        let page = answer.page;
        if self.query.page > answer.pages {
            self.fault("page", &format!("la liste s'arrête à la page {page}, qui est affichée"));
        }
    }

    /// The address of `path` with what was understood, for links.
    pub fn address(&self, path: &str) -> ui::Query {
        let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(&self.known).finish();
        ui::Query::parse(path, &query)
    }
}
