//! The comparison itself, without a database: what is there, what is declared, what differs.

use privacy::{Family, FieldDeclaration, RecordDeclaration, Retention, Subject, Trigger as Clock};

use super::difference::Difference;
use super::live::{Column, Index, Live, Relation, RelationKind, family};
use super::steps::Steps;

const PURPOSE: &str = "RGPD, art. 5 §1 c, 25 et 30";
const ACCURACY: &str = "RGPD, art. 5 §1 d et 30";
const REGISTER: &str = "RGPD, art. 30";
const DEFAULT: &str = "RGPD, art. 5 §1 c et 25";
const SECURITY: &str = "RGPD, art. 9 et 32";

pub(super) fn compare(live: &Live, records: &[RecordDeclaration], steps: &Steps) -> Vec<Difference> {
    let mut differences = Vec::new();
    for relation in &live.relations {
        match declaration_of(relation, live, records) {
            Standing::Declared(record) => of_relation(relation, record, &mut differences),
            Standing::Internal => {}
            Standing::Undeclared => differences.push(undeclared(relation)),
        }
    }
    for (rank, record) in records.iter().enumerate() {
        of_record(record, live, records, &mut differences);
        if records[..rank].iter().any(|other| other.table == record.table) {
            differences.push(Difference::new(
                format!("table `{}`", record.table),
                "déclarée deux fois",
                REGISTER,
                "gardez une seule déclaration par table",
            ));
        }
    }
    differences.extend(live.indexes.iter().filter_map(|index| of_index(index, records, steps)));
    for trigger in live.triggers.iter().filter(|trigger| !steps.make_trigger(trigger)) {
        differences.push(Difference::new(
            format!("déclencheur `{}` sur `{}`", trigger.name, trigger.table),
            "aucune migration ne le crée tel qu'il est : il peut copier des valeurs ailleurs",
            DEFAULT,
            "supprimez-le, ou créez-le par une migration",
        ));
    }
    for name in live.routines.iter().filter(|name| !steps.make_routine(name)) {
        differences.push(Difference::new(
            format!("fonction `{name}`"),
            "aucune migration ne la crée : elle peut lire ou copier des valeurs",
            DEFAULT,
            "supprimez-la, ou créez-la par une migration",
        ));
    }
    differences.sort();
    differences
}

enum Standing<'a> {
    Declared(&'a RecordDeclaration),
    /// The storage of a declared virtual table.
    Internal,
    Undeclared,
}

fn declaration_of<'a>(relation: &Relation, live: &Live, records: &'a [RecordDeclaration]) -> Standing<'a> {
    let declared = |name: &str| records.iter().find(|record| record.table == name);
    if let Some(record) = declared(&relation.name) {
        return Standing::Declared(record);
    }
    // A partition of a partition leads to the table at the top.
    let mut above = relation.part_of.as_deref();
    for _ in 0..live.relations.len() {
        let Some(name) = above else { break };
        match declared(name) {
            Some(_) if relation.kind == RelationKind::Shadow => return Standing::Internal,
            Some(record) => return Standing::Declared(record),
            None => {
                above =
                    live.relations.iter().find(|other| other.name == name).and_then(|other| other.part_of.as_deref())
            }
        }
    }
    Standing::Undeclared
}

fn undeclared(relation: &Relation) -> Difference {
    let columns: Vec<_> = relation.columns.iter().map(|column| column.name.as_str()).collect();
    let held = if columns.is_empty() { String::new() } else { format!(" (colonnes : {})", columns.join(", ")) };
    Difference::new(
        format!("{} `{}`", relation.kind.label(), relation.name),
        format!("présente dans la base, absente des déclarations{held}"),
        PURPOSE,
        "déclarez-la par #[derive(privacy::Record)] et Feature::record, ou supprimez-la par une migration",
    )
}

fn of_relation(relation: &Relation, record: &RecordDeclaration, differences: &mut Vec<Difference>) {
    for column in &relation.columns {
        let object = format!("colonne `{}.{}`", relation.name, column.name);
        match record.column(&column.name) {
            None => differences.push(Difference::new(
                object,
                format!("présente dans la base (type {}), absente de la déclaration", column.type_name),
                PURPOSE,
                "ajoutez le champ et sa déclaration #[field(…)] au modèle, ou supprimez la colonne par une migration",
            )),
            Some(field) => of_column(&object, relation.kind, column, field, differences),
        }
    }
    for field in record.fields.iter().filter(|field| relation.columns.iter().all(|column| column.name != field.column))
    {
        differences.push(Difference::new(
            format!("colonne `{}.{}`", relation.name, field.column),
            format!("déclarée par le champ `{}`, absente de la base", field.name),
            REGISTER,
            "ajoutez la migration qui la crée, ou retirez le champ du modèle",
        ));
    }
}

fn of_column(
    object: &str,
    kind: RelationKind,
    column: &Column,
    field: &FieldDeclaration,
    differences: &mut Vec<Difference>,
) {
    let mut differs =
        |fault: String, articles, remedy: &str| differences.push(Difference::new(object, fault, articles, remedy));
    let stored = family(&column.type_name);
    if field.kind.encrypted() && stored != Family::Bytes {
        differs(
            format!(
                "la catégorie du champ `{}` est sensible et la colonne, de type {}, garderait la valeur en clair",
                field.name, column.type_name
            ),
            SECURITY,
            "donnez-lui le type BYTEA et le type Rust Sensitive<kernel::vault::Encrypted>, puis écrivez la valeur par le coffre (Vault::seal)",
        );
    } else if field.family != Family::Unknown && stored != field.family {
        differs(
            format!("le champ `{}` attend {}, la base a le type {}", field.name, label(field.family), column.type_name),
            ACCURACY,
            "accordez le type du champ et celui de la colonne",
        );
    }
    if !kind.has_constraints() {
        return;
    }
    if column.key != field.key {
        let fault = if field.key {
            "déclarée clé primaire, elle ne l'est pas dans la base"
        } else {
            "clé primaire dans la base, pas dans la déclaration"
        };
        differs(fault.into(), ACCURACY, "accordez #[sea_orm(primary_key)] et la migration");
    }
    if column.nullable != field.nullable && !column.key {
        let fault = if column.nullable {
            "elle peut être vide dans la base, pas dans la déclaration"
        } else {
            "la déclaration la dit facultative, la base la refuse vide"
        };
        differs(fault.into(), ACCURACY, "accordez Option<…> du modèle et NOT NULL de la migration");
    }
}

fn label(family: Family) -> &'static str {
    match family {
        Family::Text => "un texte",
        Family::Integer => "un nombre entier",
        Family::Real => "un nombre",
        Family::Boolean => "un booléen",
        Family::Date => "une date",
        Family::Time => "une heure",
        Family::Timestamp => "un instant",
        Family::Bytes => "des octets",
        Family::Unknown => "un type du programme",
    }
}

/// What is declared and is not in the base, or leads to nothing declared.
fn of_record(
    record: &RecordDeclaration,
    live: &Live,
    records: &[RecordDeclaration],
    differences: &mut Vec<Difference>,
) {
    if live.relations.iter().all(|relation| relation.name != record.table) {
        differences.push(Difference::new(
            format!("table `{}`", record.table),
            "déclarée, absente de la base",
            REGISTER,
            "ajoutez la migration qui la crée, ou retirez sa déclaration",
        ));
    }
    let declared =
        |table: &str, column: &str| records.iter().any(|other| other.table == table && other.column(column).is_some());
    for subject in record.subjects {
        if let Subject::Through { table, key, .. } = subject
            && !declared(table, key)
        {
            differences.push(Difference::new(
                format!("table `{}`", record.table),
                format!("ses personnes se trouvent par `{table}.{key}`, qui n'est pas déclarée dans cette base"),
                "RGPD, art. 15",
                "corrigez subject(through(…)), ou déclarez l'autre table",
            ));
        }
    }
    let retentions = record.fields.iter().filter_map(|field| field.kind.retention()).chain(record.retention);
    for retention in retentions.collect::<Vec<&Retention>>().into_iter().fold(Vec::new(), once) {
        if let Clock::Parent { table, key, trigger, .. } = retention.trigger
            && !(declared(table, key) && declared(table, trigger))
        {
            differences.push(Difference::new(
                format!("table `{}`", record.table),
                format!("sa conservation court depuis `{table}.{trigger}` par `{table}.{key}`, qui n'est pas déclarée dans cette base"),
                "RGPD, art. 5 §1 e",
                "corrigez le déclencheur de la conservation, ou déclarez l'autre table",
            ));
        }
    }
}

fn once<'a>(mut seen: Vec<&'a Retention>, retention: &'a Retention) -> Vec<&'a Retention> {
    if !seen.contains(&retention) {
        seen.push(retention);
    }
    seen
}

fn of_index(index: &Index, records: &[RecordDeclaration], steps: &Steps) -> Option<Difference> {
    let record = records.iter().find(|record| record.table == index.table);
    let plain = |column: &Option<String>| {
        column.as_ref().is_some_and(|name| record.is_none_or(|record| record.column(name).is_some()))
    };
    if index.of_constraint && index.columns.iter().all(plain) || steps.make_index(index) {
        return None;
    }
    let expression = if index.columns.iter().any(Option::is_none) { ", et il porte sur une expression" } else { "" };
    Some(Difference::new(
        format!("index `{}` sur `{}`", index.name, index.table),
        format!("aucune migration ne le crée tel qu'il est : il garde une copie de valeurs{expression}"),
        DEFAULT,
        "supprimez-le, ou créez-le par une migration",
    ))
}
