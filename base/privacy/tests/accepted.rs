//! Coherent declarations, one file a case: each compiles, and those with a `main` that checks something pass.

#[path = "accepted/automated_with_consent.rs"]
mod automated_with_consent;
#[path = "accepted/blind_index.rs"]
mod blind_index;
#[path = "accepted/child_table.rs"]
mod child_table;
#[path = "accepted/closed_texts.rs"]
mod closed_texts;
#[path = "accepted/convictions_with_text.rs"]
mod convictions_with_text;
#[path = "accepted/entity.rs"]
mod entity;
#[path = "accepted/entity_active_enum.rs"]
mod entity_active_enum;
#[path = "accepted/entity_dense.rs"]
mod entity_dense;
#[path = "accepted/entity_renamed.rs"]
mod entity_renamed;
#[path = "accepted/erasures.rs"]
mod erasures;
#[path = "accepted/free_text_guarded.rs"]
mod free_text_guarded;
#[path = "accepted/health_with_exception.rs"]
mod health_with_exception;
mod house;
#[path = "accepted/labels.rs"]
mod labels;
#[path = "accepted/link_table.rs"]
mod link_table;
#[path = "accepted/nir_with_decree.rs"]
mod nir_with_decree;
#[path = "accepted/no_person.rs"]
mod no_person;
#[path = "accepted/personal_kinds.rs"]
mod personal_kinds;
#[path = "accepted/private_interest.rs"]
mod private_interest;
#[path = "accepted/public_interest_outside_task.rs"]
mod public_interest_outside_task;
#[path = "accepted/sealed.rs"]
mod sealed;
#[path = "accepted/several_subjects.rs"]
mod several_subjects;
#[path = "accepted/static_declarations.rs"]
mod static_declarations;
#[path = "accepted/stored_file.rs"]
mod stored_file;
#[path = "accepted/unidentified.rs"]
mod unidentified;

#[test]
fn coherent_declarations_pass() {
    let cases: &[fn()] = &[
        automated_with_consent::main,
        blind_index::main,
        child_table::main,
        closed_texts::main,
        convictions_with_text::main,
        entity::main,
        entity_active_enum::main,
        entity_dense::main,
        entity_renamed::main,
        erasures::main,
        free_text_guarded::main,
        health_with_exception::main,
        labels::main,
        link_table::main,
        nir_with_decree::main,
        no_person::main,
        personal_kinds::main,
        private_interest::main,
        public_interest_outside_task::main,
        sealed::main,
        several_subjects::main,
        static_declarations::main,
        stored_file::main,
        unidentified::main,
    ];
    cases.iter().for_each(|main| main());
    assert!(cases.len() >= 20);
}

#[test]
fn no_case_is_left_out() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/accepted");
    for file in std::fs::read_dir(folder).unwrap() {
        let name = file.unwrap().file_name().into_string().unwrap();
        assert!(include_str!("accepted.rs").contains(&format!("accepted/{name}")), "{name}");
    }
}
