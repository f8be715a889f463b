//! The file of the CNIL's tool: out, back in, the same again; anything else is refused and writes nothing.

use http::StatusCode;
use proptest::prelude::*;
use serde_json::{Value, json};
use testkit::{App, Client};

use super::{PAGE, advise, app, complete, content, controller, holder, officer, review, submit, validate, write};
use crate::dpia::pia::html::{tidy, to_html, to_text};
use crate::dpia::pia::{LARGEST, export, read};
use crate::dpia::state::{Standing, State};

const IMPORT: &str = "/aipd/dossiers-d-essai/import";

async fn exported(client: &mut Client) -> String {
    client.get(&format!("{PAGE}/pia.json")).await.body
}

async fn import(app: &App, client: &mut Client, fields: &[(&str, &str)], file: &str) -> testkit::Answer {
    let version = review(app).await.number().to_string();
    let mut all = vec![("version", version.as_str())];
    all.extend_from_slice(fields);
    client.upload(IMPORT, IMPORT, &all, ("essai.json", file.as_bytes())).await
}

/// Everything written, judged, advised: what a file can hold.
async fn full(app: &App) -> Client {
    let (mut officer, mut controller) = (officer(app).await, controller(app).await);
    complete(app, &mut controller).await;
    let levels = [("q321", "Un impact"), ("reste_gravite", "1"), ("reste_vraisemblance", "2")];
    write(app, &mut controller, "acces-illegitime", &levels).await;
    let plan = [
        ("point_0", "3.2"),
        ("jugement_0", "acceptable"),
        ("point_1", "3.1.3"),
        ("jugement_1", "ameliorer"),
        ("action_1", "Deux fois\npar an"),
        ("echeance_1", "2027-06-30"),
        ("charge_1", "Équipe produit"),
        ("point_2", "2.1.213"),
        ("jugement_2", "refaire"),
        ("constat_2", "À <préciser>"),
    ];
    assert_eq!(write(app, &mut controller, "plan-d-action", &plan).await, StatusCode::SEE_OTHER);
    assert_eq!(advise(app, &mut officer, "favorable").await, StatusCode::SEE_OTHER);
    controller
}

#[tokio::test]
async fn a_file_has_the_shape_that_the_tool_reads() {
    let app = app().await;
    let mut controller = full(&app).await;
    let file: Value = serde_json::from_str(&exported(&mut controller).await).unwrap();
    assert_eq!(
        file.as_object().unwrap().keys().collect::<Vec<_>>(),
        ["pia", "answers", "measures", "evaluations", "comments"]
    );
    assert_eq!((&file["pia"]["name"], &file["pia"]["dpo_status"]), (&json!("Dossiers d'essai"), &json!(1)));
    let answer = |id: u16| file["answers"].as_array().unwrap().iter().find(|one| one["reference_to"] == id).unwrap();
    assert_eq!(answer(123)["data"], json!({"text": "Une base par service.<br>Aucun papier.", "gauge": 0, "list": []}));
    assert_eq!(answer(332)["data"]["list"], json!(["Premier élément", "Second & dernier"]));
    assert_eq!(answer(335)["data"]["gauge"], 2);
    assert_eq!(file["measures"][2]["title"], "Revue des rôles");
    let places: Vec<_> = file["evaluations"].as_array().unwrap().iter().map(|one| &one["reference_to"]).collect();
    assert_eq!(places, ["3.2", "3.1.3", "2.1.213"]);
    assert_eq!(file["evaluations"][0]["gauges"], json!({"x": 1, "y": 2}));
}

#[tokio::test]
async fn the_thirteen_answers_of_the_declaration_are_there_before_anybody_writes() {
    let app = app().await;
    let file: Value = serde_json::from_str(&exported(&mut controller(&app).await).await).unwrap();
    let ids: Vec<_> =
        file["answers"].as_array().unwrap().iter().map(|one| one["reference_to"].as_u64().unwrap()).collect();
    assert_eq!(ids, [111, 112, 121, 122, 211, 212, 215, 221, 223, 224, 225, 226, 227]);
    assert!(file["answers"].as_array().unwrap().iter().all(|one| !one["data"]["text"].as_str().unwrap().is_empty()));
}

#[tokio::test]
async fn a_file_goes_into_another_deployment_and_comes_out_the_same() {
    let (here, there) = (app().await, app().await);
    let sent = exported(&mut full(&here).await).await;
    let mut controller = controller(&there).await;
    assert_eq!(import(&there, &mut controller, &[], &sent).await.status, StatusCode::SEE_OTHER);
    assert_eq!(exported(&mut controller).await, sent);
    assert!(there.journal().await.contains(&"dpia.imported".to_owned()));
}

#[tokio::test]
async fn a_file_read_back_where_it_comes_from_writes_nothing_even_once_validated() {
    let app = app().await;
    validate(&app).await;
    let mut controller = holder(&app, "Paul Lefèvre", "responsable-traitement").await;
    let (sent, before) = (exported(&mut controller).await, review(&app).await.number());
    let answer = import(&app, &mut controller, &[], &sent).await;
    assert!(answer.location().ends_with("fait=identique"), "{}", answer.location());
    assert_eq!((review(&app).await.number(), exported(&mut controller).await), (before, sent));
}

#[tokio::test]
async fn an_imported_opinion_binds_nobody_until_the_officer_gives_it() {
    let (here, there) = (app().await, app().await);
    let sent = exported(&mut full(&here).await).await;
    let mut controller = controller(&there).await;
    import(&there, &mut controller, &[], &sent).await;
    assert!(!content(&there).await.advice.unwrap().given);
    assert_eq!(review(&there).await.standing(), Standing::At(State::Draft));
    submit(&there, &mut controller).await;
    assert_eq!(super::decide(&there, &mut controller, "valider", "").await, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn where_a_file_contradicts_the_declaration_the_difference_is_shown_and_the_declaration_stays() {
    let app = app().await;
    let mut controller = controller(&app).await;
    let sent = exported(&mut controller).await.replace("2 ans en base active", "dix ans en base active");
    import(&app, &mut controller, &[], &sent).await;
    assert_eq!(content(&app).await.differing.keys().copied().collect::<Vec<_>>(), [122, 215]);
    let shown = controller.get(&format!("{PAGE}/analyse")).await.body;
    assert!(shown.contains("dix ans en base active") && shown.contains("2 ans en base active"));
    assert!(!exported(&mut controller).await.contains("dix ans"));
}

#[tokio::test]
async fn names_of_people_in_a_file_are_not_kept() {
    let app = app().await;
    let mut controller = controller(&app).await;
    let mut file: Value = serde_json::from_str(&exported(&mut controller).await).unwrap();
    for field in ["author_name", "evaluator_name", "validator_name", "dpos_names", "people_names"] {
        file["pia"][field] = json!("Zoé Petit");
    }
    file["evaluations"] = json!([{"reference_to": "1.1", "status": 3, "person_in_charge": "Zoé Petit"}]);
    assert_eq!(import(&app, &mut controller, &[], &file.to_string()).await.status, StatusCode::SEE_OTHER);
    let kept = serde_json::to_string(&content(&app).await).unwrap();
    assert!(!kept.contains("Zoé") && kept.contains("\"1.1\""), "{kept}");
}

#[tokio::test]
async fn a_file_of_another_name_is_taken_only_when_that_is_confirmed() {
    let app = app().await;
    let mut controller = controller(&app).await;
    let name = |name: &str| {
        json!({"pia": {"name": name}, "answers": [{"reference_to": "113", "data": {"text": "Aucun"}}]}).to_string()
    };
    let other = import(&app, &mut controller, &[], &name("Captation du sommeil")).await;
    assert!(other.status == StatusCode::UNPROCESSABLE_ENTITY && other.body.contains("autre traitement"));
    assert!(review(&app).await.latest.is_none());
    let confirmed = import(&app, &mut controller, &[("autre_nom", "oui")], &name("Captation du sommeil")).await;
    assert_eq!(confirmed.status, StatusCode::SEE_OTHER);
    let renamed = name("(IMPORT) Dossiers d'essai").replace("Aucun", "Un référentiel");
    assert_eq!(import(&app, &mut controller, &[], &renamed).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_malformed_huge_or_foreign_file_is_refused_in_french_and_writes_nothing() {
    let app = app().await;
    let mut controller = controller(&app).await;
    let lines = app.journal().await.len();
    let pia = |rest: &str| format!("{{\"pia\": {{\"name\": \"Dossiers d'essai\"}}, {rest}}}");
    let refused = [
        (String::new(), "Choisissez un fichier"),
        ("{\"pia\": ".into(), "JSON lisible"),
        ("[".repeat(50_000), "JSON lisible"),
        (" ".repeat(LARGEST + 1), "1 Mo"),
        ("[]".into(), "n'est pas un export"),
        ("{\"traitements\": []}".into(), "n'est pas un export"),
        ("{\"pia\": {\"name\": \"\"}, \"answers\": []}".into(), "n'est pas un export"),
        (pia("\"measures\": []"), "« answers » manque"),
        (pia("\"answers\": [3]"), "autre chose que des objets"),
        (pia("\"answers\": [{\"reference_to\": 999, \"data\": {}}]"), "question inconnue"),
        (pia("\"answers\": [{\"reference_to\": 325, \"data\": {\"gauge\": 7}}]"), "de 0 à 4"),
        (pia("\"answers\": [{\"reference_to\": 113, \"data\": {\"text\": 5}}]"), "doit être un texte"),
        (
            pia(&format!(
                "\"answers\": [{{\"reference_to\": 113, \"data\": {{\"text\": \"{}\"}}}}]",
                "x".repeat(20_001)
            )),
            "20000",
        ),
        (
            pia("\"answers\": [{\"reference_to\": 113, \"data\": {}}, {\"reference_to\": 113, \"data\": {}}]"),
            "deux réponses",
        ),
        (pia("\"answers\": [], \"evaluations\": [{\"reference_to\": \"<script>\"}]"), "repère"),
        (pia("\"answers\": [], \"measures\": [{\"content\": \"sans titre\"}]"), "pas de titre"),
    ];
    for (file, why) in refused {
        let answer = import(&app, &mut controller, &[], &file).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{why}");
        assert!(answer.body.replace("&#39;", "'").contains(why), "{why}: {}", answer.body);
    }
    let nothing = controller.submit(IMPORT, IMPORT, &[("version", "0")]).await;
    assert!(nothing.status.is_client_error(), "{}", nothing.status);
    assert!(review(&app).await.latest.is_none());
    assert_eq!(app.journal().await.len(), lines);
}

#[tokio::test]
async fn what_the_tool_writes_in_html_is_read_as_text_and_shown_as_text() {
    let app = app().await;
    let mut controller = controller(&app).await;
    let html = "<p>Un <strong>code</strong> &amp; une norme&nbsp;:</p><ul><li>ISO&#39;27001</li></ul><script>alert(1)</script><img src=x onerror=alert(1)>";
    let file = json!({"pia": {"name": "Dossiers d'essai", "status": "2"}, "answers": [{"reference_to": 113, "data": {"text": html}}]});
    import(&app, &mut controller, &[], &file.to_string()).await;
    let read = content(&app).await.answers[&113].text.clone();
    assert_eq!(read, "Un code & une norme\u{a0}:\n\n- ISO'27001");
    assert!(!controller.get(&format!("{PAGE}/analyse")).await.body.contains("onerror"));
}

#[tokio::test]
async fn a_file_is_refused_to_who_may_not_and_without_its_token() {
    let app = app().await;
    let mut other = holder(&app, "Zoé Petit", "administrateur").await;
    assert_eq!(other.get(IMPORT).await.status, StatusCode::FORBIDDEN);
    let mut controller = controller(&app).await;
    let forged = controller.post(IMPORT, &[("_jeton", "faux"), ("version", "0")]).await;
    assert_eq!(forged.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(review(&app).await.latest.is_none());
    assert_eq!(app.anonymous().post(IMPORT, &[]).await.status, StatusCode::UNAUTHORIZED);
}

proptest! {
    #[test]
    fn a_plain_text_comes_back_from_html_as_it_left(text in "[ -~éàœ\n«»\u{a0}]{0,200}") {
        prop_assert_eq!(to_text(&to_html(&tidy(&text))), tidy(&text));
    }

    #[test]
    fn any_bytes_are_read_or_refused_without_a_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let _ = read(&bytes);
    }

    #[test]
    fn any_html_becomes_text_that_is_stable(html in "[<>/&;#a-z0-9 \n!\"=-]{0,200}") {
        let once = to_text(&html);
        prop_assert_eq!(to_text(&to_html(&once)), once);
    }
}

#[test]
fn the_same_assessment_gives_the_same_bytes() {
    use privacy::Record;
    let declared = crate::register::gather(&[crate::register::tests::Case::DECLARATION]).remove(0);
    let at = testkit::app::START.parse().unwrap();
    assert_eq!(export(&declared, None, at), export(&declared, None, at));
}
