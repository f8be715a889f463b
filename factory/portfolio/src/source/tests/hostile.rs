//! Files that are refused, and bytes that must not bring anything down.

use proptest::prelude::*;

use super::*;

fn refusal(text: &str) -> (Kind, usize) {
    let refused = read(text).0.expect_err("refused");
    assert_eq!(refused.fichier, "_startups/exemple.md");
    (refused.genre, refused.ligne)
}

#[test]
fn a_product_without_title_or_without_phases_and_status_is_refused() {
    assert_eq!(
        refusal("---\nmission: A\nphases: [{name: construction, start: 2024-01-01}]\n---\n"),
        (Kind::NoTitle, 1)
    );
    assert_eq!(
        refusal("---\nphases: [{name: construction, start: 2024-01-01}]\ntitle: ' '\n---\n"),
        (Kind::NoTitle, 3)
    );
    assert_eq!(refusal("---\ntitle: A\n---\n"), (Kind::NoPhase, 1));
    for none in ["phases:", "phases: []", "phases: ''"] {
        assert_eq!(refusal(&format!("---\ntitle: A\n{none}\n---\n")), (Kind::NoPhase, 3), "{none}");
    }
}

#[test]
fn a_file_that_is_not_utf8_is_refused_with_its_line() {
    let refused =
        read_bytes(b"---\ntitle: Caf\xe9\nphases: [{name: construction, start: 2024-01-01}]\n---\n").0.unwrap_err();
    assert_eq!((refused.genre, refused.ligne), (Kind::NotUtf8, 2));
}

#[test]
fn a_file_without_header_is_refused() {
    assert_eq!(refusal("Bonjour\n"), (Kind::NoFrontMatter, 1));
    assert_eq!(refusal(""), (Kind::NoFrontMatter, 1));
    assert_eq!(refusal("---\ntitle: A\nphases: [{name: construction, start: 2024-01-01}]\n"), (Kind::NoFrontMatter, 1));
}

#[test]
fn a_header_that_is_no_yaml_is_refused_with_its_line() {
    assert_eq!(refusal("---\ntitle: A\nphases: [\n---\n").0, Kind::BadYaml);
    assert_eq!(
        refusal("---\ntitle: A\n'b: c\nphases: [{name: construction, start: 2024-01-01}]\n---\n").0,
        Kind::BadYaml
    );
    assert_eq!(refusal("---\n- a\n---\n"), (Kind::BadYaml, 2));
}

#[test]
fn a_header_of_ten_megabytes_is_refused_and_so_is_one_beyond_the_limit() {
    let header = |bytes: usize| {
        format!("---\ntitle: A\nphases: [{{name: construction, start: 2024-01-01}}]\nx: {}\n---\n", "a".repeat(bytes))
    };
    assert_eq!(refusal(&header(10 * 1024 * 1024)).0, Kind::TooLarge);
    assert_eq!(refusal(&header(300 * 1024)).0, Kind::TooLarge);
    assert!(read(&header(200 * 1024)).0.is_ok());
}

#[test]
fn aliases_of_aliases_are_refused_before_they_are_expanded() {
    let mut header = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for n in 1..12 {
        let last = format!("*a{}", n - 1);
        header.push_str(&format!("a{n}: &a{n} [{}]\n", vec![last; 10].join(", ")));
    }
    let refused = read(&format!("---\ntitle: A\nphases: [{{name: construction, start: 2024-01-01}}]\n{header}---\n"))
        .0
        .unwrap_err();
    assert_eq!((refused.genre, refused.ligne), (Kind::YamlBomb, 8));
}

#[test]
fn nesting_beyond_the_limit_is_refused_flow_block_and_through_aliases() {
    let deep = format!("x: {}{}\n", "[".repeat(60), "]".repeat(60));
    let block: String = (0..60).map(|n| format!("{}k:\n", " ".repeat(n))).collect();
    let chain: String = (1..30).map(|n| format!("a{n}: &a{n} [[*a{}]]\n", n - 1)).collect();
    for header in [deep, block, format!("a0: &a0 [x]\n{chain}")] {
        assert_eq!(
            refusal(&format!("---\ntitle: A\nphases: [{{name: construction, start: 2024-01-01}}]\n{header}---\n")).0,
            Kind::YamlBomb
        );
    }
}

#[test]
fn a_folder_that_is_no_portfolio_is_told_in_french() {
    let empty = tempfile::tempdir().unwrap();
    let told = read_folder(empty.path(), day(), |_, _| ()).unwrap_err().to_string();
    assert!(told.contains("n'est pas un portefeuille"), "{told}");
    let absent = read_folder(&empty.path().join("absent"), day(), |_, _| ()).unwrap_err();
    assert!(matches!(absent, FolderError::NoFolder(_)));
    std::fs::create_dir(empty.path().join("_startups")).unwrap();
    assert!(matches!(read_folder(empty.path(), day(), |_, _| ()), Err(FolderError::Empty(_))));
}

#[test]
fn one_bad_file_is_refused_and_the_others_are_read() {
    let dir = tempfile::tempdir().unwrap();
    let startups = dir.path().join("content/_startups");
    std::fs::create_dir_all(startups.join("dossier")).unwrap();
    std::fs::write(
        startups.join("bon.md"),
        "---\ntitle: Bon\nphases: [{name: construction, start: 2024-01-01}]\n---\n",
    )
    .unwrap();
    std::fs::write(startups.join("mauvais.md"), b"\xff\xfe").unwrap();
    std::fs::write(startups.join("image.png"), b"").unwrap();
    std::fs::write(startups.join("nu"), "---\ntitle: Nu\nphases: [{name: construction, start: 2024-01-01}]\n---\n")
        .unwrap();
    let mut seen = Vec::new();
    let folder = read_folder(dir.path(), day(), |done, total| seen.push((done, total))).unwrap();
    assert_eq!(folder.products.iter().map(|p| p.id.as_str()).collect::<Vec<_>>(), ["bon", "nu"]);
    assert_eq!(folder.refused[0].fichier, "_startups/mauvais.md");
    let kinds: Vec<Kind> = folder.warnings.iter().map(|w| w.genre).collect();
    let (missing, others): (Vec<Kind>, Vec<Kind>) = kinds.into_iter().partition(|kind| *kind == Kind::MissingFolder);
    assert_eq!((missing.len(), others), (3, vec![Kind::IgnoredFile, Kind::IgnoredFile, Kind::NoExtension]));
    assert_eq!(seen, [(1, 3), (2, 3), (3, 3)]);
}

const SEED: &str = "---\ntitle: 'Été: 1'\nmission: &a >\n  Plié\nlink: https:&#x2F;&#x2F;exemple.fr\nphases:\n  - name: construction\n    start: 2024-01-01\n    end: 2023-01-01\n  - {name: success, start: 2020-02-30}\nfast: {promotion: 12, montant: x}\nrgpd:\n  controles:\n    - type: *a\n      date: 2020-01-01\nevents: [{name: x, date: 2020-01-01}]\n---\n# Corps <b>gras</b>\n";

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = read_bytes(&bytes);
    }

    #[test]
    fn any_header_is_read_or_refused(header in "[-:#&*!|>'\"%@`{}\\[\\], a-d0-9\n\té\u{200b}]{0,200}") {
        let _ = read(&format!("---\ntitle: A\nphases: [{{name: construction, start: 2024-01-01}}]\n{header}\n---\n"));
    }

    #[test]
    fn a_damaged_file_is_read_or_refused_and_what_is_read_can_be_written(
        cuts in proptest::collection::vec((0usize..500, any::<u8>()), 1..6),
    ) {
        let mut bytes = SEED.as_bytes().to_vec();
        for (at, byte) in cuts {
            let at = at % bytes.len();
            bytes[at] = byte;
        }
        if let (Ok(product), _) = read_bytes(&bytes) {
            let first = write_product(&product);
            let again = read(&first).0.expect("an export is read");
            prop_assert_eq!(write_product(&again), first);
        }
    }
}
