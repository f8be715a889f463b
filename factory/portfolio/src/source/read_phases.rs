//! Reads the phases of a product, today's format and the scalars before it, and says what is ambiguous.

use chrono::NaiveDate;

use crate::phase::{Ambiguity, Phase, PhaseName, ambiguities};

use super::fields::Fields;
use super::product::{ProductSource, SourcePhase};
use super::warning::{Kind, Notes};
use super::yaml::{Content, Node};

/// Reads `phases`. A phase without a known name and a possible start is kept aside, as written.
pub fn read_phases(node: &Node, shift: usize, at: NaiveDate, product: &mut ProductSource, notes: &mut Notes) {
    let Content::List(items) = &node.content else {
        if !node.is_null() {
            notes.warn(
                node.line + shift,
                "phases",
                Kind::UnexpectedValue,
                "Une liste de phases est attendue : gardée à part.",
            );
            product.phases_unread.push(node.json());
        }
        return;
    };
    let mut lines = Vec::new();
    for (place, item) in items.iter().enumerate() {
        let mut fields = Fields::of(item, &format!("phases[{place}]."), shift, notes);
        match read_phase(&mut fields, item) {
            Some(phase) => {
                product.phases.push(SourcePhase { phase, extra: fields.finish() });
                lines.push((item.line + shift, place));
            }
            None => product.phases_unread.push(item.json()),
        }
    }
    warn_of_dates(&product.dated(), &lines, at, notes);
}

fn read_phase(fields: &mut Fields<'_>, item: &Node) -> Option<Phase> {
    let line = fields.line("name").saturating_sub(fields.shift());
    let name = fields.text("name");
    let name = phase_name(fields, line, "name", name.as_deref());
    let dated = fields.has("start");
    let start = fields.date("start");
    if !dated {
        fields.warn(
            item.line,
            "start",
            Kind::ImpossibleDate,
            "La phase n'a pas de date de début : elle est gardée à part.",
        );
    }
    let (name, start) = (name?, start?);
    let line = fields.line("end").saturating_sub(fields.shift());
    let end = fields.date("end");
    if end.is_some_and(|end| end < start) {
        fields.warn(line, "end", Kind::EndBeforeStart, "La phase se termine avant de commencer.");
    }
    Some(Phase { name, start, end, comment: fields.text("comment") })
}

fn phase_name(fields: &mut Fields<'_>, line: usize, key: &str, written: Option<&str>) -> Option<PhaseName> {
    let written = written.unwrap_or_default();
    if let Ok(name) = written.parse() {
        return Some(name);
    }
    if let Some(alias) = PhaseName::from_alias(written) {
        let message = format!("« {} » est un ancien nom : la phase est lue « {} ».", alias.old, alias.name);
        fields.warn(line, key, Kind::OldPhaseName, message);
        return Some(alias.name);
    }
    let message = if written.is_empty() {
        "La phase n'a pas de nom : elle est gardée à part, sans effet.".to_owned()
    } else {
        format!("« {written} » n'est pas une phase connue : elle est gardée à part, sans effet.")
    };
    fields.warn(line, key, Kind::UnknownPhase, message);
    None
}

/// Reads `status`, `start` and `end`: one phase of that status.
pub fn old_format(
    nodes: [Option<&Node>; 3],
    shift: usize,
    at: NaiveDate,
    product: &mut ProductSource,
    notes: &mut Notes,
) {
    let keys = ["status", "start", "end"];
    let text = |node: &Node| Node { line: node.line, content: Content::Scalar { text: node_text(node), plain: false } };
    let pairs = keys.iter().zip(nodes).filter_map(|(key, node)| {
        let node = node.filter(|node| !node.is_null())?;
        let name = Node { line: node.line, content: Content::Scalar { text: (*key).to_owned(), plain: true } };
        Some((name, text(node)))
    });
    let line = nodes[0].map_or(1, |node| node.line);
    let scalars = Node { line, content: Content::Map(pairs.collect()) };
    let mut fields = Fields::of(&scalars, "", shift, notes);
    let message = "La fiche est à l'ancien format : elle donne une seule phase, celle de son statut.";
    fields.warn(line, "status", Kind::OldFormat, message);
    let status = fields.text("status");
    let name = phase_name(&mut fields, line, "status", status.as_deref());
    let dated = fields.has("start");
    let start = fields.date("start");
    let end = fields.date("end");
    match (name, start) {
        (Some(name), Some(start)) => {
            let phase = Phase { name, start, end, comment: None };
            product.phases.push(SourcePhase { phase, extra: fields.finish() });
            let dated = product.dated();
            warn_of_dates(&dated, &[(line + shift, 0)], at, notes);
        }
        _ => {
            if !dated {
                fields.warn(
                    line,
                    "start",
                    Kind::ImpossibleDate,
                    "La phase n'a pas de date de début : elle est gardée à part.",
                );
            }
            product.phases_unread.push(scalars.json());
        }
    }
}

fn node_text(node: &Node) -> String {
    node.text().unwrap_or_default().to_owned()
}

fn warn_of_dates(phases: &[Phase], lines: &[(usize, usize)], at: NaiveDate, notes: &mut Notes) {
    for (phase, (line, place)) in phases.iter().zip(lines) {
        if phase.start > at {
            let message =
                format!("La phase « {} » est annoncée pour le {}.", phase.name.label(), phase.start.format("%d/%m/%Y"));
            notes.warn(*line, format!("phases[{place}].start"), Kind::FuturePhase, message);
        }
    }
    for ambiguity in ambiguities(phases) {
        let (line, place) = lines[ambiguity.position()];
        notes.warn(line, format!("phases[{place}]"), kind_of(ambiguity), ambiguity.text(phases));
    }
}

fn kind_of(ambiguity: Ambiguity) -> Kind {
    match ambiguity {
        Ambiguity::SameDay { .. } => Kind::SameDayPhases,
        Ambiguity::Overlap { .. } => Kind::Overlap,
        Ambiguity::Gap { .. } => Kind::Gap,
        Ambiguity::Backward { .. } => Kind::Backward,
        Ambiguity::TransferThenAbandon { .. } => Kind::TransferThenAbandon,
        Ambiguity::EndOnLast { .. } => Kind::EndOnLast,
    }
}
