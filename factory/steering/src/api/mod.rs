//! The same commands for programs: JSON in, JSON or a problem (RFC 9457) out, with the same guards as the pages.

mod body;
mod budget;
mod document;
mod impact;
mod read;
mod strategy;
#[cfg(test)]
mod tests;
mod write;

use kernel::{Feature, get, post};

use crate::budget::act::EditBudget;
use crate::candidature::act::{AnswerCandidature, JudgeCandidature};
use crate::impact::permission::{MeasureImpact, ReviewImpact};
use crate::perimeter::{FollowProduct, PlanCommittee, PrepareProduct, ReceiveTransfer, SignDecision, SignEngagement};
use crate::priority::Prioritise;
use crate::strategy::act::{SignStrategy, WriteStrategy};
use crate::team::act::CoachProduct;

/// The interface and its description.
pub fn feature() -> Feature {
    let path = |rest: &str| format!("/api/pilotage/{rest}");
    Feature::new("steering_api")
        .public(get("/api/pilotage/openapi.json", document::openapi))
        .guarded::<FollowProduct>(get(path("produits/{id}"), read::product))
        .guarded::<FollowProduct>(get(path("echeances"), read::deadlines))
        .guarded::<FollowProduct>(get(path("decisions"), read::decisions))
        .guarded::<FollowProduct>(get(path("objectifs"), strategy::goals))
        .guarded::<WriteStrategy>(post(path("feuilles-de-route"), strategy::add))
        .guarded::<WriteStrategy>(post(path("feuilles-de-route/{feuille}"), strategy::save))
        .guarded::<FollowProduct>(post(path("feuilles-de-route/{feuille}/commentaires"), strategy::comment))
        .guarded::<WriteStrategy>(post(path("commentaires/{commentaire}/suite"), strategy::answer))
        .guarded::<SignStrategy>(post(path("feuilles-de-route/{feuille}/signature"), strategy::sign))
        .guarded::<WriteStrategy>(post(path("feuilles-de-route/{feuille}/objectifs"), strategy::aim))
        .guarded::<WriteStrategy>(post(path("objectifs/{objectif}"), strategy::change))
        .guarded::<WriteStrategy>(post(path("objectifs/{objectif}/retrait"), strategy::remove))
        .guarded::<WriteStrategy>(post(path("objectifs/{objectif}/produits"), strategy::link))
        .guarded::<WriteStrategy>(post(path("objectifs/{objectif}/produits/retrait"), strategy::unlink))
        .guarded::<PrepareProduct>(post(path("produits/{id}/strategie/positionnement"), strategy::position))
        .guarded::<PrepareProduct>(post(path("produits/{id}/strategie/messages"), strategy::plan))
        .guarded::<PrepareProduct>(post(path("produits/{id}/strategie/messages/{message}"), strategy::told))
        .guarded::<PrepareProduct>(post(path("produits/{id}/strategie/demandes"), strategy::ask))
        .guarded::<PrepareProduct>(post(path("produits/{id}/strategie/demandes/{demande}"), strategy::reply))
        .guarded::<FollowProduct>(get(path("produits/{id}/budget/{annee}"), budget::read))
        .guarded::<EditBudget>(post(path("produits/{id}/budget/{annee}/{volet}"), budget::write))
        .guarded::<EditBudget>(post(path("produits/{id}/budget/{annee}/publication"), budget::publish))
        .guarded::<EditBudget>(post(path("produits/{id}/conventions"), budget::agree))
        .guarded::<EditBudget>(post(path("produits/{id}/conventions/{convention}"), budget::amend))
        .guarded::<EditBudget>(post(path("produits/{id}/conventions/{convention}/retrait"), budget::withdraw))
        .guarded::<SignDecision>(post(path("produits/{id}/decisions"), write::gates::decide))
        .guarded::<PrepareProduct>(post(path("produits/{id}/jalons/{jalon}/preuves"), write::gates::evidence))
        .guarded::<SignDecision>(post(path("produits/{id}/jalons/{jalon}/derogations"), write::gates::derogate))
        .guarded::<PrepareProduct>(post(path("produits/{id}/engagement"), write::gates::engage))
        .guarded::<SignEngagement>(post(path("produits/{id}/engagement/{version}/signature"), write::gates::sign))
        .public(get("/api/produits/{id}/stats", impact::statistics))
        .guarded::<MeasureImpact>(post(path("produits/{id}/indicateurs"), write::impact::define))
        .guarded::<MeasureImpact>(post(path("produits/{id}/indicateurs/{indicateur}"), write::impact::redefine))
        .guarded::<MeasureImpact>(post(path("produits/{id}/indicateurs/{indicateur}/mesures"), write::impact::measure))
        .guarded::<MeasureImpact>(post(
            path("produits/{id}/indicateurs/{indicateur}/mesures/{mesure}/retrait"),
            write::impact::remove,
        ))
        .guarded::<MeasureImpact>(post(path("produits/{id}/indicateurs/{indicateur}/phare"), write::impact::watch))
        .guarded::<ReviewImpact>(post(path("produits/{id}/indicateurs/{indicateur}/revues"), write::impact::review))
        .guarded::<MeasureImpact>(post(path("produits/{id}/statistiques"), write::impact::statistics))
        .guarded::<Prioritise>(post(path("produits/{id}/priorites"), write::impact::propose))
        .guarded::<Prioritise>(post(path("produits/{id}/priorites/fin"), write::impact::end))
        .guarded::<PlanCommittee>(post(path("produits/{id}/comites"), write::committees::plan))
        .guarded::<PlanCommittee>(post(path("comites/{comite}/date"), write::committees::reschedule))
        .guarded::<PlanCommittee>(post(path("comites/{comite}/annulation"), write::committees::cancel))
        .guarded::<PrepareProduct>(post(path("comites/{comite}/dossier"), write::committees::prepare))
        .guarded::<PrepareProduct>(post(path("comites/{comite}/membres"), write::committees::invite))
        .guarded::<PrepareProduct>(post(path("comites/{comite}/documents"), write::committees::attach))
        .guarded::<SignDecision>(post(path("comites/{comite}/decision"), write::committees::conclude))
        .guarded::<FollowProduct>(get(path("produits/{id}/transfert"), write::transfers::show))
        .guarded::<PlanCommittee>(post(path("produits/{id}/passations"), write::transfers::open))
        .guarded::<PrepareProduct>(post(path("produits/{id}/transfert/dossier"), write::transfers::dossier))
        .guarded::<PrepareProduct>(post(path("produits/{id}/transfert/exercices"), write::transfers::drill))
        .guarded::<PrepareProduct>(post(path("passations/{plan}/elements"), write::transfers::add))
        .guarded::<ReceiveTransfer>(post(path("passations/{plan}/verification"), write::transfers::check))
        .guarded::<ReceiveTransfer>(post(path("passations/{plan}/signature"), write::transfers::sign))
        .guarded::<PlanCommittee>(post(path("passations/{plan}/abandon"), write::transfers::abandon))
        .guarded::<PrepareProduct>(post(path("produits/{id}/arret"), write::field::lesson))
        .guarded::<PrepareProduct>(post(path("produits/{id}/echeances"), write::field::deadline))
        .guarded::<PrepareProduct>(post(path("echeances/{echeance}/tenue"), write::field::met))
        .guarded::<JudgeCandidature>(post(path("candidatures/{candidature}/avis"), write::field::vote))
        .guarded::<AnswerCandidature>(post(path("candidatures/{candidature}/suite"), write::field::answer))
        .guarded::<PrepareProduct>(post(path("produits/{id}/investigation/entretiens"), write::field::hear))
        .guarded::<PrepareProduct>(post(path("produits/{id}/investigation/hypotheses"), write::field::suppose))
        .guarded::<PrepareProduct>(post(path("produits/{id}/investigation/rapport"), write::field::report))
        .guarded::<FollowProduct>(get(path("produits/{id}/equipe"), write::teams::show))
        .guarded::<PrepareProduct>(post(path("produits/{id}/equipe/missions"), write::teams::engage))
        .guarded::<PrepareProduct>(post(path("produits/{id}/equipe/missions/{mission}/fin"), write::teams::leave))
        .guarded::<PrepareProduct>(post(path("produits/{id}/equipe/contrats"), write::teams::contract))
        .guarded::<PrepareProduct>(post(path("produits/{id}/equipe/contrats/{contrat}"), write::teams::consume))
        .guarded::<PrepareProduct>(post(path("produits/{id}/equipe/decisions"), write::teams::choose))
        .guarded::<PrepareProduct>(post(path("produits/{id}/equipe/{personne}/acces"), write::teams::open))
        .guarded::<PrepareProduct>(post(
            path("produits/{id}/equipe/{personne}/acces/{acces}/fermeture"),
            write::teams::close,
        ))
        .guarded::<PrepareProduct>(post(path("produits/{id}/equipe/{personne}/etapes"), write::teams::step))
        .guarded::<PrepareProduct>(post(path("produits/{id}/equipe/{personne}/formations"), write::teams::follow))
        .guarded::<CoachProduct>(post(path("produits/{id}/coaching"), write::teams::note))
        .guarded::<FollowProduct>(get(path("point-hebdo"), write::rounds::list))
        .guarded::<PrepareProduct>(post(path("produits/{id}/point-hebdo"), write::rounds::fill))
        .guarded::<FollowProduct>(post(path("besoins/{besoin}/prise"), write::rounds::take))
        .guarded::<FollowProduct>(post(path("besoins/{besoin}/cloture"), write::rounds::close))
        .guarded::<FollowProduct>(get(path("produits/{id}/labs"), write::labs::list))
        .guarded::<PrepareProduct>(post(path("produits/{id}/labs"), write::labs::plan))
        .guarded::<PrepareProduct>(post(path("produits/{id}/premier-usager"), write::labs::launch))
        .guarded::<PrepareProduct>(post(path("produits/{id}/labs/{seance}/invitations"), write::labs::invite))
        .guarded::<PrepareProduct>(post(path("produits/{id}/labs/{seance}/compte-rendu"), write::labs::hold))
        .guarded::<PrepareProduct>(post(path("produits/{id}/labs/{seance}/verbatims"), write::labs::listen))
        .guarded::<PrepareProduct>(post(
            path("produits/{id}/labs/{seance}/verbatims/{verbatim}/effacement"),
            write::labs::forget,
        ))
        .guarded::<PrepareProduct>(post(path("produits/{id}/labs/{seance}/enseignements"), write::labs::learn))
        .guarded::<PrepareProduct>(post(
            path("produits/{id}/enseignements/{enseignement}/decision"),
            write::labs::decide,
        ))
        .guarded::<PrepareProduct>(post(
            path("produits/{id}/enseignements/{enseignement}/livraison"),
            write::labs::deliver,
        ))
}
