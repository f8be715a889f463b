//! Version 3: the portfolio in French words, on any day.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use utoipa::ToSchema;

use super::question::Question;
use crate::catalogue::{Catalogue, Product, Today};
use crate::fiche::{masked, names_a_person};
use crate::phase::{Phase, ambiguities, announced, current};
use crate::search::Query;
use crate::statistics::{Missing, is_untracked, missing};

/// Une page de la liste des produits.
#[derive(Debug, Serialize, ToSchema)]
pub struct Liste {
    /// Produits trouvés, toutes pages confondues.
    pub total: usize,
    /// Numéro de la page, à partir de 1.
    pub page: usize,
    /// Produits par page.
    pub par_page: usize,
    /// Jour dont les phases sont données.
    pub au: NaiveDate,
    /// Les produits de la page.
    pub produits: Vec<Produit>,
}

/// Un produit, en bref.
#[derive(Debug, Serialize, ToSchema)]
pub struct Produit {
    /// Identifiant, celui de la source.
    pub id: String,
    /// Nom.
    pub titre: String,
    /// À quoi il sert, en une phrase.
    pub mission: String,
    /// Phase en cours ce jour-là ; rien quand aucune n'a commencé.
    pub phase: Option<String>,
    /// Premier jour de cette phase.
    pub depuis: Option<NaiveDate>,
    /// Identifiant de l'incubateur.
    pub incubateur: String,
    /// Identifiants des organisations qui le portent.
    pub sponsors: Vec<String>,
    /// Thématiques, dans les mots de la source.
    pub thematiques: Vec<String>,
    /// Publics, dans les mots de la source.
    pub publics: Vec<String>,
    /// Technologies, dans les mots de la source.
    pub technos: Vec<String>,
    /// Adresse du site.
    pub site: Option<String>,
    /// Adresse de la fiche, relative à ce serveur.
    pub fiche: String,
}

/// Un produit, en détail.
#[derive(Debug, Serialize, ToSchema)]
pub struct Detail {
    /// Ce que la liste en dit.
    #[serde(flatten)]
    pub produit: Produit,
    /// Tous ses incubateurs.
    pub incubateurs: Vec<String>,
    /// Contact de l'équipe ; rien quand c'est l'adresse d'une personne.
    pub contact: Option<String>,
    /// Adresse du code source.
    pub code_source: Option<String>,
    /// Adresse des statistiques.
    pub statistiques: Option<String>,
    /// Adresse de la mesure d'impact.
    pub impact: Option<String>,
    /// Adresse du budget.
    pub budget: Option<String>,
    /// Niveau d'accessibilité, dans les mots de la source.
    pub accessibilite: Option<String>,
    /// Le produit ne publie ni statistiques, ni impact, ni budget.
    pub sans_suivi: bool,
    /// Ses phases, dans l'ordre de la source.
    pub phases: Vec<PhaseDatee>,
    /// Celles qui sont annoncées.
    pub phases_annoncees: Vec<PhaseDatee>,
    /// Ce qui peut se lire de plusieurs façons dans ses phases.
    pub ambiguites: Vec<String>,
    /// Ses événements.
    pub evenements: Vec<Evenement>,
    /// Ce que la fiche ne dit pas encore.
    pub manques: Vec<String>,
    /// Présentation, en Markdown.
    pub texte: String,
    /// Dernière modification de la fiche.
    pub modifie_le: DateTime<Utc>,
}

/// Une phase et ses dates.
#[derive(Debug, Serialize, ToSchema)]
pub struct PhaseDatee {
    /// Nom de la phase.
    pub nom: String,
    /// Premier jour.
    pub debut: NaiveDate,
    /// Dernier jour, quand la source en donne un.
    pub fin: Option<NaiveDate>,
    /// Commentaire.
    pub commentaire: Option<String>,
}

/// Un événement daté.
#[derive(Debug, Serialize, ToSchema)]
pub struct Evenement {
    /// Genre : `committee`, `product_launch`, `end`, `fast`, `national_impact`, `eig`, `other`.
    pub nom: String,
    /// Jour.
    pub date: NaiveDate,
    /// Commentaire.
    pub commentaire: Option<String>,
}

/// The page of products that the question asks for.
pub fn list(today: &Today, question: &Question) -> Liste {
    // The index knows the phases of today only: those of another day are read from the history.
    let found = today.index.ask(&Query { words: question.words.clone(), per_page: 0, ..Query::default() });
    let products = found.products.into_iter().map(|at| &today.catalogue.products[at]);
    let wanted: Vec<&Product> = products.filter(|product| is_wanted(product, question)).collect();
    let page = wanted.iter().skip((question.page - 1).saturating_mul(question.per_page)).take(question.per_page);
    Liste {
        total: wanted.len(),
        page: question.page,
        par_page: question.per_page,
        au: question.on,
        produits: page.map(|product| brief(product, question.on)).collect(),
    }
}

fn is_wanted(product: &Product, question: &Question) -> bool {
    let phase = || current(&product.phases, question.on).map(|phase| phase.name);
    let incubators = product.source.all_incubators();
    (question.phases.is_empty() || question.phases.contains(&phase()))
        && (question.incubators.is_empty() || question.incubators.iter().any(|id| incubators.contains(&id.as_str())))
}

fn brief(product: &Product, on: NaiveDate) -> Produit {
    let source = &product.source;
    let phase = current(&product.phases, on);
    Produit {
        id: source.id.clone(),
        titre: source.title.clone(),
        mission: masked(&source.mission, &[&source.id, &source.title]).into_owned(),
        phase: phase.map(|phase| phase.name.id().to_owned()),
        depuis: phase.map(|phase| phase.start),
        incubateur: source.incubator.clone(),
        sponsors: source.sponsors.clone(),
        thematiques: source.thematiques.clone(),
        publics: source.usertypes.clone(),
        technos: source.techno.clone(),
        site: source.link.clone(),
        fiche: product.href(),
    }
}

/// A product, on the day of `today`.
pub fn detail(catalogue: &Catalogue, id: &str, on: NaiveDate) -> Option<Detail> {
    let product = catalogue.product(id)?;
    let source = &product.source;
    let own: &[&str] = &[&source.id, &source.title];
    let public = !source.contact.is_empty() && !names_a_person(&source.contact, own);
    Some(Detail {
        produit: brief(product, on),
        incubateurs: source.all_incubators().into_iter().map(str::to_owned).collect(),
        contact: public.then(|| source.contact.clone()),
        code_source: source.repository.clone(),
        statistiques: source.stats_url.clone(),
        impact: source.impact_url.clone(),
        budget: source.budget_url.clone(),
        accessibilite: source.accessibility_status.clone(),
        sans_suivi: is_untracked(source),
        phases: product.phases.iter().map(|phase| dated(phase, own)).collect(),
        phases_annoncees: announced(&product.phases, on).into_iter().map(|phase| dated(phase, own)).collect(),
        ambiguites: ambiguities(&product.phases).into_iter().map(|doubt| doubt.text(&product.phases)).collect(),
        evenements: source.events.iter().map(|one| event(one, own)).collect(),
        manques: missing(source).into_iter().map(Missing::label).map(str::to_owned).collect(),
        texte: masked(&source.body, own).into_owned(),
        modifie_le: product.changed_at,
    })
}

fn dated(phase: &Phase, own: &[&str]) -> PhaseDatee {
    PhaseDatee {
        nom: phase.name.id().to_owned(),
        debut: phase.start,
        fin: phase.end,
        commentaire: phase.comment.as_deref().map(|text| masked(text, own).into_owned()),
    }
}

fn event(event: &crate::source::SourceEvent, own: &[&str]) -> Evenement {
    let commentaire = event.comment.as_deref().map(|text| masked(text, own).into_owned());
    Evenement { nom: event.name.clone(), date: event.date, commentaire }
}
