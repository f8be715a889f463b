//! The OpenAPI document of the commands.

use axum::response::{IntoResponse, Response};
use kernel::http::extract::Json;
use utoipa::OpenApi;

use super::body::Fait;
use super::{budget, read, strategy, write};
use crate::budget::domain::{TypedConvention, TypedLayer};
use crate::candidature::act::{TypedStep, TypedVote};
use crate::committee::domain::{TypedDecision, TypedPlan};
use crate::committee::gather::{TypedDocument, TypedMember};
use crate::committee::store::File;
use crate::deadline::act::TypedEntry;
use crate::decision::domain::Typed;
use crate::gate::domain::{TypedDerogation, TypedEngagement, TypedEvidence};
use crate::investigation::domain::{TypedHypothesis, TypedInterview, TypedReport};
use crate::lab;
use crate::lab::act::TypedLaunch;
use crate::lab::domain::{TypedChoice, TypedDelivery, TypedInvitations, TypedLesson, TypedSession, TypedVerbatim};
use crate::lesson::domain::TypedStop;
use crate::standup::domain::TypedWeek;
use crate::strategy::domain::{TypedGoal, TypedLink, TypedMessage, TypedRequest, TypedRoadmap, TypedText};
use crate::team;
use crate::team::typed::{
    TypedAccess, TypedContract, TypedDays, TypedMission, TypedNote, TypedTeamChoice, TypedTraining,
};
use crate::transfer::domain::{self as transfer, TypedCheck, TypedItem, TypedSignature};
use crate::transfer::dossier::Missing;
use crate::transfer::drill::{Control, Report};

/// What the document is made from.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Pilotage de la fabrique",
        version = "1",
        description = "Les commandes des pages de pilotage, avec les mêmes règles et les mêmes droits. La session est celle du navigateur. Une demande à corriger reçoit 422, une demande dépassée par une autre 409, en application/problem+json.",
        license(name = "Licence Ouverte 2.0", url = "https://www.etalab.gouv.fr/licence-ouverte-open-licence")
    ),
    servers((url = "/", description = "Ce déploiement")),
    paths(
        super::impact::statistics, write::impact::define, write::impact::redefine, write::impact::measure, write::impact::remove,
        write::impact::watch, write::impact::review, write::impact::statistics, write::impact::propose, write::impact::end,
        strategy::goals, strategy::add, strategy::save, strategy::comment, strategy::answer, strategy::sign, strategy::aim, strategy::change, strategy::remove, strategy::link, strategy::unlink, strategy::position, strategy::plan, strategy::told, strategy::ask, strategy::reply,
        budget::read, budget::write, budget::publish, budget::agree, budget::amend, budget::withdraw,
        read::product, read::deadlines, read::decisions, write::gates::decide, write::gates::evidence, write::gates::derogate, write::gates::engage, write::gates::sign,
        write::committees::plan, write::committees::reschedule, write::committees::cancel, write::committees::prepare, write::committees::invite, write::committees::attach, write::committees::conclude, write::field::deadline,
        write::field::met, write::field::vote, write::field::answer, write::field::hear, write::field::suppose, write::field::report,
        write::rounds::list, write::rounds::fill, write::rounds::take, write::rounds::close,
        write::teams::show, write::teams::engage, write::teams::leave, write::teams::contract, write::teams::consume, write::teams::choose, write::teams::open, write::teams::close, write::teams::step, write::teams::follow, write::teams::note,
        write::field::lesson, write::transfers::show, write::transfers::open, write::transfers::dossier, write::transfers::drill,
        write::transfers::add, write::transfers::check, write::transfers::sign, write::transfers::abandon,
        write::labs::list, write::labs::plan, write::labs::launch, write::labs::invite, write::labs::hold, write::labs::listen, write::labs::forget, write::labs::learn, write::labs::decide, write::labs::deliver
    ),
    components(schemas(
        super::impact::Statistiques, super::impact::Indicateur, super::impact::Cout, crate::statistics::write::Ligne, write::impact::Mesure,
        crate::statistics::act::Bilan, crate::impact::domain::definition::TypedIndicator, crate::impact::domain::measure::TypedMeasure,
        crate::impact::domain::review::TypedReview, crate::priority::domain::TypedCandidate, crate::priority::domain::TypedEnd,
        strategy::Objectif, TypedRoadmap, TypedGoal, TypedLink, TypedText, TypedRequest, TypedMessage,
        budget::Budget, budget::Volet, budget::Convention, budget::Retrait, TypedLayer, TypedConvention,
        Fait, read::Etat, read::Critere, read::Echeance, read::Acte, Typed, TypedEvidence, TypedDerogation, TypedEngagement, TypedPlan, File,
        TypedMember, TypedDocument, TypedDecision, TypedEntry, TypedVote, TypedStep, TypedInterview, TypedHypothesis, TypedReport,
        write::rounds::Tour, write::rounds::Besoin, TypedWeek, write::teams::Equipe, TypedMission, TypedContract, TypedDays, TypedTeamChoice, TypedAccess, team::typed::TypedStep, TypedTraining, TypedNote,
        TypedStop, transfer::TypedPlan, TypedItem, TypedCheck, TypedSignature, Missing, Report, Control, write::transfers::Transfert,
        write::transfers::Passation, write::transfers::Element, write::transfers::Exercice,
        write::labs::Labs, write::labs::Seance, write::labs::Enseignement, TypedSession, TypedLaunch, TypedInvitations, lab::counted::TypedReport, TypedVerbatim, TypedLesson, TypedChoice, TypedDelivery
    ))
)]
pub struct Document;

/// The document.
pub async fn openapi() -> Response {
    Json(Document::openapi()).into_response()
}
