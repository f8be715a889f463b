//! HTTP: the file, as anybody may read it: it holds the public addresses of fiches.

use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use kernel::{Error, Kernel};

use super::domain::{Site, written};
use crate::board::{self, Subject};

/// The sites of the products at work.
pub async fn file(State(kernel): State<Kernel>) -> Result<Response, Error> {
    let board = board::today(&kernel).await?;
    let asked = board.subjects.iter().zip(0..).filter(|(_, row)| board.counts(*row).asked() > 0);
    let sites: Vec<Site> = asked.filter_map(|(subject, _)| site(&board, subject)).collect();
    let text = written(kernel.manifest().title, &sites);
    Ok(([(CONTENT_TYPE, "application/yaml; charset=utf-8")], text).into_response())
}

fn site(board: &board::Board, subject: &Subject) -> Option<Site> {
    let link = subject.link.as_deref()?;
    let url = url::Url::parse(link).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
    let repository = board.portfolio().catalogue.product(&subject.id).and_then(|one| one.source.repository.as_deref());
    Some(Site {
        url: url.to_string(),
        product: Some(subject.id.clone()),
        category: subject.incubators.first().cloned(),
        repositories: repository.and_then(short).into_iter().collect(),
    })
}

/// `owner/name` of a repository of GitHub: the only host that the format knows.
fn short(address: &str) -> Option<String> {
    let path = address.strip_prefix("https://github.com/")?.trim_end_matches('/').trim_end_matches(".git");
    let (owner, name) = path.split_once('/')?;
    (!owner.is_empty() && !name.is_empty() && !name.contains('/')).then(|| path.to_owned())
}
