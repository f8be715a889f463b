//! Shows the register and sends its files.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use kernel::{Can, Error, Kernel, Who};
use ui::{Frame, NavItem};

use super::permission::{ReadRegister, may_read};
use super::{Entry, Field, Format, Register, export, of};

#[derive(Template)]
#[template(path = "register/list.html")]
struct ListPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    register: Register,
}

#[derive(Template)]
#[template(path = "register/show.html")]
struct ShowPage {
    frame: Frame,
    crumbs: Vec<NavItem>,
    entry: Entry,
}

pub async fn list(frame: Frame, who: Who, State(kernel): State<Kernel>) -> Result<Response, Error> {
    let register = readable(&kernel, &who).await?;
    let crumbs = vec![NavItem::new(frame.home(), "Accueil"), NavItem::new("", "Registre des traitements")];
    Ok(ui::page(&ListPage { frame, crumbs, register }))
}

pub async fn show(
    frame: Frame,
    _can: Can<ReadRegister>,
    State(kernel): State<Kernel>,
    Path(id): Path<String>,
) -> Result<Response, Error> {
    let entry = of(&kernel).entries.into_iter().find(|entry| entry.id == id).ok_or(Error::NotFound)?;
    let crumbs = vec![
        NavItem::new(frame.home(), "Accueil"),
        NavItem::new(format!("{}/registre", frame.brand.prefix), "Registre des traitements"),
        NavItem::new("", entry.name()),
    ];
    Ok(ui::page(&ShowPage { frame, crumbs, entry }))
}

pub async fn csv(who: Who, State(kernel): State<Kernel>) -> Result<Response, Error> {
    send(&kernel, &who, Format::Csv).await
}

pub async fn json(who: Who, State(kernel): State<Kernel>) -> Result<Response, Error> {
    send(&kernel, &who, Format::Json).await
}

pub async fn ods(who: Who, State(kernel): State<Kernel>) -> Result<Response, Error> {
    send(&kernel, &who, Format::Ods).await
}

pub async fn pdf(who: Who, State(kernel): State<Kernel>) -> Result<Response, Error> {
    send(&kernel, &who, Format::Pdf).await
}

async fn send(kernel: &Kernel, who: &Who, format: Format) -> Result<Response, Error> {
    let register = readable(kernel, who).await?;
    let part = if register.full { "complet" } else { "public" };
    let name = format!("attachment; filename=\"registre-{part}-{}.{format}\"", register.day);
    let headers = [(CONTENT_TYPE, format.media_type().to_owned()), (CONTENT_DISPOSITION, name)];
    let written = tokio::task::spawn_blocking(move || export(&register, format)).await;
    Ok((headers, written.map_err(anyhow::Error::from)??).into_response())
}

/// The part of the register that this person may read.
async fn readable(kernel: &Kernel, who: &Who) -> Result<Register, Error> {
    let register = of(kernel);
    Ok(if may_read(kernel, who).await? { register } else { register.public() })
}

impl ListPage {
    fn address(&self, entry: &Entry) -> String {
        let prefix = self.frame.brand.prefix;
        if self.register.full {
            format!("{prefix}/registre/{}", entry.id)
        } else {
            format!("{prefix}/donnees-personnelles#{}", entry.id)
        }
    }
}

impl ShowPage {
    fn lines(&self, field: &Field) -> &[String] {
        self.entry.lines(*field)
    }

    /// What the model does not ask for; the screening has its own table.
    fn beyond() -> impl Iterator<Item = &'static Field> {
        const { &Field::BEYOND }.iter().filter(|field| **field != Field::Screening)
    }
}
