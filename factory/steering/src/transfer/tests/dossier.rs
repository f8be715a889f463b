//! The dossier and its drill: what one factory writes, an empty one restores; what was touched is told.

use kernel::journal::Statement;
use kernel::{Digest, Event, Id};
use testkit::App;

use crate::decision::content::Draft;
use crate::decision::records::Kind;
use crate::decision::store::{list, seal};
use crate::transfer::act::Archive;
use crate::transfer::dossier::Part;
use crate::transfer::dossier::read::{Unreadable, read};
use crate::transfer::drill::{Report, hold};
use crate::transfer::records::drill::Outcome;
use crate::trial::{app, empty, intrapreneur, send_bytes, value};

async fn decided(app: &App) {
    let tx = app.kernel().begin_as_system("essai").await.unwrap();
    for says in ["Une première décision.", "Une seconde décision."] {
        let mut draft = Draft::new(Kind::Phase, "carnet-de-bord", "Carnet de bord", app.clock.today());
        draft.says = vec![says.into()];
        seal(&tx, draft, &Id::parse("compte-essai").unwrap(), false).await.unwrap();
    }
    tx.commit(Event::new("product.decided")).await.unwrap();
}

async fn made(app: &App) -> Archive {
    let purpose = portfolio::registry::processing::EXPORT;
    let sql = app.kernel().db().reader();
    let product = portfolio::registry::store::find_product(sql, "carnet-de-bord", purpose).await.unwrap().unwrap();
    Archive::of(app.kernel(), &product).await.unwrap()
}

fn told<'a>(report: &'a Report, what: &str) -> (bool, &'a str) {
    let control = report.controles.iter().find(|one| one.quoi == what).unwrap();
    (control.tenu, &control.dit)
}

#[tokio::test]
async fn every_part_of_a_dossier_is_there_or_said_missing_and_the_same_day_gives_the_same_bytes() {
    let app = app().await;
    decided(&app).await;
    let archive = made(&app).await;
    for part in Part::ALL {
        let there = archive.dossier.files.iter().any(|file| file.part == part);
        let missing = archive.dossier.missing.iter().any(|one| one.quoi == part.label() && !one.pourquoi.is_empty());
        assert!(there || missing, "{part:?} is neither there nor missing");
    }
    assert_eq!(Digest::of(&archive.bytes), Digest::of(&made(&app).await.bytes));
    let read = read(&archive.bytes).unwrap();
    assert!(read.faults.is_empty() && read.key.is_some(), "{:?}", read.faults);
}

#[tokio::test]
async fn an_empty_factory_restores_the_product_and_its_decisions() {
    let (origin, other) = (app().await, empty().await);
    decided(&origin).await;
    let archive = made(&origin).await;
    let folder = tempfile::tempdir().unwrap();
    let read = read(&archive.bytes).unwrap();
    let report = hold(other.kernel(), &read, folder.path(), other.clock.today()).await.unwrap();
    assert_eq!(report.resultat, Outcome::Incomplet, "{:?}", report.controles);
    assert_eq!(report.manque, archive.dossier.missing);
    assert!(told(&report, "Fiche du produit").1.contains("Carnet de bord"));
    assert_eq!(told(&report, "Décisions"), (true, "2\u{a0}décisions restaurées, vérifiées par leur empreinte"));
    let before = list(origin.kernel().db().reader(), Some("carnet-de-bord")).await.unwrap();
    let after = list(other.kernel().db().reader(), Some("carnet-de-bord")).await.unwrap();
    let digests =
        |rows: &[crate::decision::records::Model]| rows.iter().map(|row| row.digest.clone()).collect::<Vec<_>>();
    assert_eq!(digests(&after), digests(&before));
    let again = hold(other.kernel(), &read, folder.path(), other.clock.today()).await;
    assert!(again.is_err(), "a drill is held on an empty place");
}

#[tokio::test]
async fn what_was_touched_after_the_signature_fails_the_drill() {
    let (origin, other) = (app().await, empty().await);
    decided(&origin).await;
    let mut archive = made(&origin).await;
    let decision = archive.dossier.files.iter_mut().find(|file| file.name.ends_with("decisions.json")).unwrap();
    decision.content = String::from_utf8(decision.content.clone()).unwrap().replace("première", "autre").into_bytes();
    let forged = |digest: &Digest| Statement { empreinte: digest.clone(), ..origin.kernel().state("autre", digest) };
    let read = read(&archive.dossier.archive(forged).unwrap()).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let report = hold(other.kernel(), &read, folder.path(), other.clock.today()).await.unwrap();
    assert_eq!(report.resultat, Outcome::Echoue);
    assert!(!told(&report, "Signature de l'index").0);
    assert!(told(&report, "Décisions").1.contains("n° 1 n'a plus l'empreinte"), "{:?}", report.controles);
}

#[test]
fn what_is_no_dossier_is_refused_before_anything_is_written() {
    assert_eq!(read(b"rien").unwrap_err(), Unreadable::NotAnArchive);
    let zipped = |name: &str, content: &[u8]| {
        let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        writer.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        std::io::Write::write_all(&mut writer, content).unwrap();
        writer.finish().unwrap().into_inner()
    };
    assert_eq!(read(&zipped("a.txt", b"a")).unwrap_err(), Unreadable::NoIndex);
    assert_eq!(read(&zipped("../fiche/a.md", b"a")).unwrap_err(), Unreadable::Outside("../fiche/a.md".into()));
}

#[tokio::test]
async fn a_report_is_kept_once_for_a_dossier_that_was_made_here() {
    let (app, other) = (app().await, empty().await);
    let page = "/produits/carnet-de-bord/transfert";
    let mut paul = intrapreneur(&app, "carnet-de-bord").await;
    let zip = paul.submit(page, &format!("{page}/dossier"), &[]).await;
    assert_eq!(zip.status, 200);
    assert!(app.journal().await.contains(&"transfer.dossier_made".to_owned()));
    let archive = made(&app).await;
    let folder = tempfile::tempdir().unwrap();
    let read = read(&archive.bytes).unwrap();
    let report = hold(other.kernel(), &read, folder.path(), other.clock.today()).await.unwrap();
    let token = value(&paul.get(page).await.body, "_jeton");
    let send = async |content: &str| {
        let body = format!(
            "--x\r\nContent-Disposition: form-data; name=\"_jeton\"\r\n\r\n{token}\r\n--x\r\nContent-Disposition: form-data; name=\"compte_rendu\"; filename=\"r.json\"\r\n\r\n{content}\r\n--x--\r\n"
        );
        let path = format!("{page}/exercices");
        send_bytes(&app, &paul, &path, "multipart/form-data; boundary=x", body.into_bytes()).await
    };
    let text = serde_json::to_string(&report).unwrap();
    let unknown = text.replace(&report.dossier, Digest::of(b"autre").as_str());
    let refused = send(&unknown).await;
    assert!(refused.0 == 422 && refused.1.contains("pas été fabriqué ici"), "{}", refused.1);
    assert_eq!(send("{}").await.0, 422);
    assert_eq!(send(&text).await.0, 303);
    assert_eq!(send(&text).await.0, 409, "the same drill is entered once");
    let shown = paul.get(page).await.body;
    assert!(shown.contains("Restauré, incomplet") && shown.contains("Nomenclature logicielle"), "{shown}");
    assert!(app.journal().await.contains(&"transfer.drilled".to_owned()));
}
