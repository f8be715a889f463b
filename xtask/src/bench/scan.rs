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

/// A home page with five links, or a page of plain text.
fn answer(mut stream: TcpStream) {
    let mut head = [0; 4096];
    let Ok(read) = stream.read(&mut head) else { return };
    let home = head[..read].starts_with(b"GET / ");
    let links: String = (1..=5).map(|number| format!("<p><a href=\"/page-{number}\">Page {number}</a></p>")).collect();
    let filling = "<p>Une page comme une autre.</p>".repeat(300);
    let body =
        format!("<!doctype html><html lang=fr><title>Service</title>{}{filling}", if home { &links } else { "" });
    let head = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nConnection: close";
    let _ = write!(stream, "{head}\r\nContent-Length: {}\r\n\r\n{body}", body.len());
}

fn keep_silent(stream: TcpStream) {
    loop {
        thread::park();
        let _kept = &stream;
    }
}
