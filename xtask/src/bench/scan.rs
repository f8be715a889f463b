//! The analysis of many services at once, one of which never answers.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::thread;
use std::time::Instant;

use anyhow::{Result, ensure};
use serde_json::Value;

use super::table::{Measure, Promise};
use crate::server::Setting;
use crate::shell;

const SERVICES: usize = 100;

/// Scans a hundred services of loopback without a browser; the last accepts connections and stays silent.
pub fn scans(setting: &Setting, measures: &mut Vec<Measure>) -> Result<()> {
    let mut addresses = Vec::new();
    for _ in 1..SERVICES {
        addresses.push(listen(answer)?);
    }
    addresses.push(listen(keep_silent)?);
    let urls: Vec<String> = addresses.iter().map(|address| format!("http://{address}/")).collect();
    let mut words = vec!["scan", "--json", "--sans-navigateur", "--autoriser-prive=127.0.0.0/8"];
    words.extend(urls.iter().map(String::as_str));
    let started = Instant::now();
    let reports: Value = serde_json::from_str(&shell::output(&mut setting.command(&words)?)?)?;
    let taken = started.elapsed().as_secs_f64();
    let reports = reports.as_array().map_or(0, Vec::len);
    ensure!(reports == SERVICES, "{reports} reports for {SERVICES} services");
    measures.push(Measure::new("analysis of 100 services, one hanging", taken, "s", Promise::AtMost(60.0)));
    Ok(())
}

/// A server on its own port; its thread lasts as long as the bench.
fn listen(behaviour: fn(TcpStream)) -> Result<SocketAddr> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let address = listener.local_addr()?;
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            thread::spawn(move || behaviour(stream));
        }
    });
    Ok(address)
}

/// Every scanner of contents has something to read, forty times over.
const LEGAL: &str = "<h2>Éditeur</h2><p>Service d'exemple, 1 rue de l'Exemple, 75007 Paris, 01 99 00 10 10</p>\
    <h2>Directrice de la publication</h2><p>Camille Martin</p>\
    <h2>Données personnelles</h2><p>Nous notons votre adresse pour vous répondre, sur la base de l'intérêt public. Elle est effacée après deux ans.</p>\
    <h2>Déclaration d'accessibilité</h2><p>Le service est non conforme ; aucun audit n'a été fait. Établie le 3 mars 2026.</p>\
    <table><tr><th>Dossiers</th><td>12 400</td></tr><tr><th>Budget</th><td>84 000 €</td></tr></table>";
const FOOTER: &str = "<footer><a href=/mentions-legales>Mentions légales</a> <a href=/confidentialite>Données personnelles</a> \
    <a href=/accessibilite>Accessibilité : non conforme</a> <a href=/stats>Statistiques</a> <a href=/budget>Budget</a></footer>";

/// A home page with five links, or a page of legal texts.
fn answer(mut stream: TcpStream) {
    let mut head = [0; 4096];
    let Ok(read) = stream.read(&mut head) else { return };
    let home = head[..read].starts_with(b"GET / ");
    let links: String = (1..=5).map(|number| format!("<p><a href=\"/page-{number}\">Page {number}</a></p>")).collect();
    let filling = LEGAL.repeat(40);
    let content = if home { &links } else { &filling };
    let body = format!("<!doctype html><html lang=fr><title>Service</title><main>{content}</main>{FOOTER}");
    let head = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nConnection: close";
    let _ = write!(stream, "{head}\r\nContent-Length: {}\r\n\r\n{body}", body.len());
}

fn keep_silent(stream: TcpStream) {
    loop {
        thread::park();
        let _kept = &stream;
    }
}
