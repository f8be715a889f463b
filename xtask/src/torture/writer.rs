//! Somebody signed in to the demonstration who edits the fiche of one product, over and over.

use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::{Context as _, Result, bail, ensure};
use serde_json::Value;

use super::form;
use crate::server::browser;

/// The person of the demonstration who may edit the most products.
const PERSON: &str = "amadou";
/// The field that is written.
const FIELD: &str = "mission";

/// A writer, and what it was told.
pub struct Writer {
    agent: ureq::Agent,
    session: String,
    product: String,
    /// Writes whose success was answered.
    pub acknowledged: usize,
    /// Writes sent: each has its own value, because writing what is there already changes nothing.
    sent: usize,
    /// What the field must hold: the last value acknowledged, or one sent after it.
    possible: Vec<String>,
}

/// This many writers, each signed in on its own and with a product of its own.
///
/// # Errors
/// When the demonstration has not as many products to edit.
pub fn at_work(address: &str, count: usize) -> Result<Vec<Writer>> {
    let list = browser().get(format!("{address}/api/v3/produits?par_page=1000")).call()?.body_mut().read_to_string()?;
    let list: Value = serde_json::from_str(&list).context("the list of products is no JSON")?;
    let products = list["produits"].as_array().into_iter().flatten().filter_map(|one| one["id"].as_str());
    let mut writers = Vec::new();
    for product in products {
        let writer = Writer {
            agent: browser(),
            session: sign_in(address)?,
            product: product.to_owned(),
            acknowledged: 0,
            sent: 0,
            possible: Vec::new(),
        };
        if writers.len() < count && writer.form(address).is_ok() {
            writers.push(writer);
        }
    }
    ensure!(
        writers.len() == count,
        "{PERSON} can edit {} products of the demonstration, {count} are needed",
        writers.len()
    );
    Ok(writers)
}

fn sign_in(address: &str) -> Result<String> {
    let agent = browser();
    let answer = agent
        .post(format!("{address}/connexion/demonstration"))
        .content_type(FORM)
        .send(format!("personne={PERSON}"))?;
    let cookie = answer
        .headers()
        .get_all("set-cookie")
        .iter()
        .filter_map(|one| one.to_str().ok())
        .find(|one| one.starts_with("session="));
    let cookie =
        cookie.with_context(|| format!("the demonstration's sign-in answers {} without a session", answer.status()))?;
    Ok(cookie.split(';').next().unwrap_or_default().to_owned())
}

const FORM: &str = "application/x-www-form-urlencoded";

impl Writer {
    fn path(&self) -> String {
        format!("/produits/{}/modifier", self.product)
    }

    /// The form as the page shows it now.
    fn form(&self, address: &str) -> Result<Vec<(String, String)>> {
        let mut answer = self.agent.get(format!("{address}{}", self.path())).header("cookie", &self.session).call()?;
        ensure!(answer.status() == 200, "{}: {}", self.path(), answer.status());
        let page = answer.body_mut().read_to_string()?;
        form::fields(&page, &self.path()).with_context(|| format!("{} has no form", self.path()))
    }

    /// Whether the field holds what it must, after a restart; the session must have outlived it too.
    ///
    /// # Errors
    /// When an acknowledged write is lost.
    pub fn find_everything(&mut self, address: &str) -> Result<()> {
        // Connections of before the blow are gone.
        self.agent = browser();
        let form = self.form(address)?;
        let found = form.iter().find(|(name, _)| name == FIELD).map(|(_, value)| value.clone());
        let found = found.with_context(|| format!("the form has no field {FIELD}"))?;
        ensure!(
            self.possible.is_empty() || self.possible.contains(&found),
            "{} holds «{found}», acknowledged or sent since: {:?}",
            self.product,
            self.possible
        );
        self.possible = vec![found];
        Ok(())
    }

    /// Writes until the program is gone. Answers whether the last write had no answer.
    ///
    /// # Errors
    /// When a write is refused while the program lives.
    pub fn write_on(&mut self, address: &str, killed: &AtomicBool) -> Result<bool> {
        loop {
            let mut fields = match self.form(address) {
                Ok(fields) => fields,
                Err(_) if killed.load(Ordering::SeqCst) => return Ok(false),
                Err(error) => return Err(error),
            };
            self.sent += 1;
            let value = format!("Mission d'essai {}, écriture {}", self.product, self.sent);
            fields.iter_mut().filter(|(name, _)| name == FIELD).for_each(|(_, held)| held.clone_from(&value));
            self.possible.push(value.clone());
            let request = self.agent.post(format!("{address}{}", self.path())).header("cookie", &self.session);
            match request.content_type(FORM).send(form::encoded(&fields)) {
                Ok(answer) if answer.status() == 303 => {
                    self.acknowledged += 1;
                    self.possible = vec![value];
                }
                Ok(answer) => bail!("a write is answered {}", answer.status()),
                Err(_) if killed.load(Ordering::SeqCst) => return Ok(true),
                Err(error) => return Err(error.into()),
            }
        }
    }
}
