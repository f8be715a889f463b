//! The ledger: nothing rewrites it, the journal proves it, anybody may verify it.

use kernel::{Digest, Event, Id};
use sea_orm::ConnectionTrait;
use testkit::App;

use crate::decision::content::Draft;
use crate::decision::jobs;
use crate::decision::records::Kind;
use crate::decision::store;
use crate::decision::verify::{Proof, Verdict, verify};
use crate::processing::READ_DECISION;
use crate::trial::{app, head, send_bytes, value};

async fn sealed(app: &App, demonstration: bool) -> Id {
    let tx = app.kernel().begin_as_system("essai").await.unwrap();
    let mut draft = Draft::new(Kind::Phase, "mano", "Mano", app.clock.today());
    draft.says = vec!["Une décision d'essai.".into()];
    let id = store::seal(&tx, draft, &Id::parse("compte-essai").unwrap(), demonstration).await.unwrap();
    tx.commit(Event::new("product.decided")).await.unwrap();
    id
}

async fn verdict(app: &App, digest: &Digest) -> Option<Verdict> {
    verify(app.kernel().db().reader(), digest).await.unwrap().map(|(_, verdict)| verdict)
}

#[tokio::test]
async fn the_journal_proves_a_decision_and_its_document() {
    let app = app().await;
    let id = sealed(&app, false).await;
    let row = store::find(app.kernel().db().reader(), id.as_str()).await.unwrap().unwrap();
    assert_eq!(verdict(&app, &row.digest).await, Some(Verdict::Genuine(Proof::Waiting)));
    app.deployment.tend().await.unwrap();
    let proved = verdict(&app, &row.pdf_digest).await;
    assert!(matches!(proved, Some(Verdict::Genuine(Proof::Journal(_)))), "{proved:?}");
    assert_eq!(verdict(&app, &Digest::of(b"autre")).await, None);
}

#[tokio::test]
async fn each_decision_names_the_one_before_and_the_anchor_covers_them() {
    let app = app().await;
    let (first, second) = (sealed(&app, false).await, sealed(&app, false).await);
    let sql = app.kernel().db().reader();
    let first = store::find(sql, first.as_str()).await.unwrap().unwrap();
    let second = store::find(sql, second.as_str()).await.unwrap().unwrap();
    let content = store::content_of(&second).unwrap();
    assert_eq!((content.numero, content.precedente.as_str()), (2, first.digest.as_str()));
    jobs::anchor(app.kernel().clone()).await.unwrap();
    assert_eq!(store::last(sql).await.unwrap(), Some((2, second.digest)));
    assert_eq!(app.journal().await.last().unwrap(), "decision.anchored");
}

#[tokio::test]
async fn the_database_itself_refuses_to_rewrite_or_remove_a_decision() {
    let app = app().await;
    sealed(&app, false).await;
    let shown = sealed(&app, true).await;
    let owner = app.owner().await;
    assert!(owner.execute_unprepared("UPDATE decision_act SET number = 9").await.is_err());
    assert!(owner.execute_unprepared("DELETE FROM decision_act WHERE number = 1").await.is_err());
    owner.close().await.unwrap();
    let tx = app.kernel().begin_as_system("essai").await.unwrap();
    assert_eq!(store::withdraw_demonstration(&tx).await.unwrap(), 1);
    tx.commit(Event::new("demonstration.withdrawn")).await.unwrap();
    let sql = app.kernel().db().reader();
    assert!(store::find(sql, shown.as_str()).await.unwrap().is_none());
    assert_eq!(store::list(sql, None).await.unwrap().len(), 1);
}

#[tokio::test]
async fn anybody_verifies_a_digest_and_reads_no_name() {
    let app = app().await;
    let id = sealed(&app, false).await;
    let row = store::find(app.kernel().db().reader(), id.as_str()).await.unwrap().unwrap();
    let mut visitor = app.anonymous();
    let page = visitor.get(&format!("/verifier-une-decision?empreinte={}", row.digest)).await;
    assert!(page.status == 200 && page.body.contains("authentique et inchangée") && page.body.contains("Mano"));
    let unknown = visitor.get(&format!("/verifier-une-decision?empreinte={}", Digest::of(b"x"))).await;
    assert!(unknown.body.contains("n&#39;est pas une décision") || unknown.body.contains("n'est pas une décision"));
    assert_eq!(visitor.get("/verifier-une-decision?empreinte=abc").await.status, 422);
    assert_eq!(visitor.post("/verifier-une-decision", &[("document", "")]).await.status, 422);
    let mut head = head(&app).await;
    let document = head.get(&format!("/decisions/{id}/document.pdf")).await;
    assert!(document.status == 200 && document.body.starts_with("%PDF"));
}

#[tokio::test]
async fn a_document_is_verified_by_its_bytes_for_anybody_and_for_a_person_with_the_token_of_the_page() {
    let app = app().await;
    let id = sealed(&app, false).await;
    let mut head = head(&app).await;
    let row = store::find(app.kernel().db().reader(), id.as_str()).await.unwrap().unwrap();
    let pdf = row.pdf.read(READ_DECISION).clone();
    let page = "/verifier-une-decision";
    let form = |token: &str, content: &[u8]| {
        let mut body = format!("--x\r\nContent-Disposition: form-data; name=\"_jeton\"\r\n\r\n{token}\r\n--x\r\nContent-Disposition: form-data; name=\"document\"; filename=\"d.pdf\"\r\n\r\n").into_bytes();
        body.extend_from_slice(content);
        body.extend_from_slice(b"\r\n--x--\r\n");
        body
    };
    let kind = "multipart/form-data; boundary=x";
    let visitor = app.anonymous();
    let genuine = send_bytes(&app, &visitor, page, kind, form("", &pdf)).await;
    assert!(genuine.0 == 200 && genuine.1.contains("authentique et inchangée"), "{}", genuine.1);
    let cut = send_bytes(&app, &visitor, page, kind, form("", &pdf[1..])).await;
    assert!(cut.0 == 200 && !cut.1.contains("authentique et inchangée"));
    assert_eq!(send_bytes(&app, &visitor, page, kind, form("", b"")).await.0, 422);
    let token = value(&head.get(page).await.body, "_jeton");
    assert_eq!(send_bytes(&app, &head, page, kind, form(&token, &pdf)).await.0, 200);
    assert_eq!(send_bytes(&app, &head, page, kind, form("autre", &pdf)).await.0, 422);
}
