//! Gathers a dossier: part by part, a file or the reason why there is none.

use conformity::state::State as Proven;
use kernel::{Error, Kernel};
use portfolio::registry::domain::Product;
use portfolio::registry::processing::EXPORT;
use portfolio::registry::store as registry;
use portfolio::source::{export_path, write_incubator, write_organisation, write_product};

use super::parts;
use super::{DECISIONS, Dossier, Part};
use crate::decision::act::standing;
use crate::decision::store as decisions;
use crate::gate::proofs::Proofs;
use crate::processing::READ_DECISION;
use crate::transfer::records::item::{Kind, Model as Item};
use crate::transfer::store;

/// Everything known of a product today, and what is missing.
///
/// # Errors
/// When the database does not answer.
pub async fn gather(kernel: &Kernel, product: &Product) -> Result<Dossier, Error> {
    let today = kernel.clock().today();
    let (state, _) = standing(product, today);
    let mut dossier = Dossier {
        product: product.source.id.clone(),
        title: product.source.title.clone(),
        phase: state.label().to_owned(),
        on: today,
        files: Vec::new(),
        missing: Vec::new(),
    };
    fiche(kernel, product, &mut dossier).await?;
    decided(kernel, &mut dossier).await?;
    parts::impact(kernel, product, &mut dossier).await?;
    register(kernel, product, &mut dossier)?;
    let items = handed_over(kernel, &mut dossier).await?;
    proofs(kernel, &mut dossier).await?;
    by_items(product, &items, &mut dossier);
    parts::open(kernel, product, &mut dossier).await?;
    Ok(dossier)
}

/// The fiche with what it names, in the format that an import reads.
async fn fiche(kernel: &Kernel, product: &Product, dossier: &mut Dossier) -> Result<(), Error> {
    let (sql, source) = (kernel.db().reader(), &product.source);
    dossier.add(Part::Fiche, format!("fiche/{}", export_path(&source.id)), write_product(source));
    let incubators = source.all_incubators();
    for (incubator, _) in registry::list_incubators(sql, EXPORT).await? {
        if incubators.contains(&incubator.id.as_str()) {
            let path = format!("fiche/_incubators/{}.md", incubator.id);
            dossier.add(Part::Fiche, path, write_incubator(&incubator));
        }
    }
    for (organisation, _) in registry::list_organisations(sql).await? {
        if source.sponsors.contains(&organisation.id) {
            let path = format!("fiche/_organisations/{}.md", organisation.id);
            dossier.add(Part::Fiche, path, write_organisation(&organisation));
        }
    }
    Ok(())
}

async fn decided(kernel: &Kernel, dossier: &mut Dossier) -> Result<(), Error> {
    let sql = kernel.db().reader();
    let mut rows = decisions::list(sql, Some(&dossier.product)).await?;
    rows.sort_by_key(|row| row.number);
    if rows.is_empty() {
        dossier.lacks(Part::Decisions, "Aucune décision n'a été signée ici pour ce produit.");
        return Ok(());
    }
    let mut carried = Vec::new();
    for row in rows {
        let document = format!("decisions/decision-{:04}.pdf", row.number);
        let line = decisions::journal_line(sql, &row.id).await?;
        carried.push(super::Carried {
            id: row.id.to_string(),
            numero: row.number,
            texte: row.content.read(READ_DECISION).clone(),
            empreinte: row.digest.to_string(),
            document: document.clone(),
            empreinte_document: row.pdf_digest.to_string(),
            signee_le: row.signed_at,
            journal: line.map(|line| (line.details, line.position)),
        });
        dossier.add(Part::Decisions, document, row.pdf.into_read(READ_DECISION));
    }
    dossier.add(Part::Decisions, DECISIONS, parts::json(&carried)?);
    Ok(())
}

/// The register of the factory's own service, or what the fiche declares of a product built elsewhere.
fn register(kernel: &Kernel, product: &Product, dossier: &mut Dossier) -> Result<(), Error> {
    if kernel.manifest().id == product.source.id {
        let register = commons::register::of(kernel);
        let file = commons::register::export(&register, commons::register::Format::Json)?;
        dossier.add(Part::Registre, "registre/registre.json", file);
        return Ok(());
    }
    match &product.source.rgpd {
        Some(rgpd) if !rgpd.finalites.is_empty() => {
            dossier.add(Part::Registre, "registre/declare-sur-la-fiche.json", parts::json(rgpd)?);
        }
        _ => dossier.lacks(
            Part::Registre,
            "La fiche ne décrit aucun traitement et le service n'est pas hébergé ici : demandez l'extrait du registre à son responsable de traitement.",
        ),
    }
    Ok(())
}

/// The items of the last plan: what was handed over and checked.
async fn handed_over(kernel: &Kernel, dossier: &mut Dossier) -> Result<Vec<Item>, Error> {
    let sql = kernel.db().reader();
    let Some(plan) = store::plans(sql, &dossier.product).await?.into_iter().next() else { return Ok(Vec::new()) };
    let items = store::items(sql, &plan.id).await?;
    dossier.add(Part::Acces, "passation/plan.json", parts::plan(&plan, &items)?);
    Ok(items)
}

/// What conformity says of the product; the documents themselves stay in the carnet, sealed.
async fn proofs(kernel: &Kernel, dossier: &mut Dossier) -> Result<(), Error> {
    let proofs = Proofs::gather(kernel, &dossier.product).await?;
    for (part, id) in [(Part::Aipd, "obl.rgpd-aipd"), (Part::Homologation, "obl.homologation")] {
        match proofs.known.get(id).map(|proof| proof.state) {
            Some(Proven::NonApplicable) => {}
            Some(state) if state.is_green() => dossier.lacks(
                part,
                "Le carnet de conformité la dit tenue, et garde la pièce scellée : téléchargez le dossier de preuves depuis le carnet.",
            ),
            _ => dossier.lacks(part, "Le carnet de conformité n'en a aucune preuve en cours de validité."),
        }
    }
    dossier.add(Part::Homologation, "conformite/etat.json", parts::conformity(&proofs)?);
    Ok(())
}

/// What only the team can give: it is written in the plan, or it is missing.
fn by_items(product: &Product, items: &[Item], dossier: &mut Dossier) {
    let given = |kind: Kind| items.iter().any(|item| item.kind == kind && !item.place.is_empty());
    let technologies = &product.source.techno;
    if !given(Kind::Nomenclature) {
        dossier.lacks(
            Part::Nomenclature,
            "La fabrique n'en tient pas : l'équipe la produit depuis son dépôt (CycloneDX ou SPDX) et l'inscrit au plan de passation.",
        );
    }
    if !given(Kind::Architecture) {
        let known = if technologies.is_empty() { "rien" } else { &technologies.join(", ") };
        let why = format!("Aucun document n'est inscrit au plan de passation ; la fiche nomme seulement : {known}.");
        dossier.lacks(Part::Architecture, why);
    }
    if !items.iter().any(|item| item.kind == Kind::Acces) {
        dossier.lacks(Part::Acces, "Aucun accès n'est inventorié : ouvrez un plan de passation.");
    }
    if !given(Kind::Donnees) {
        dossier.lacks(
            Part::Donnees,
            "Les données du service sont dans sa propre base : l'équipe les exporte et inscrit l'export au plan de passation.",
        );
    }
}
