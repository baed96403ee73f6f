//! The answer to a single request.

use super::address::{Destination, resolve};
use super::connection::{Answer, Request};
use super::media_type;
use std::fs::{self, File};
use std::path::Path;

/// The answer to a request.
pub fn to(request: &Request, site: &Path, base: &str) -> Answer {
    if !matches!(request.method.as_str(), "GET" | "HEAD") {
        return Answer::bytes(405, Vec::new()).with("Allow", "GET, HEAD");
    }
    match resolve(&request.address, site, base) {
        Destination::File(file) => send(&file, request.range).unwrap_or_else(|_| not_found(site)),
        Destination::Redirect(address) => Answer::bytes(301, Vec::new()).with("Location", address),
        Destination::Nowhere => not_found(site),
    }
}

fn send(path: &Path, range: Option<(u64, u64)>) -> std::io::Result<Answer> {
    let file = File::open(path)?;
    let answer = match range {
        Some((first, last)) => Answer::piece(file, first, last)?,
        None => Answer::file(file)?,
    };
    Ok(described(answer, media_type::of(path)))
}

fn not_found(site: &Path) -> Answer {
    let page = fs::read(site.join("404.html")).unwrap_or_else(|_| b"not found".to_vec());
    described(Answer::bytes(404, page), "text/html; charset=utf-8")
}

/// Adds the headers. No caching, because what is served here is under development.
pub fn described(answer: Answer, media_type: &str) -> Answer {
    answer
        .with("Content-Type", media_type)
        .with("Cache-Control", "no-store")
        .with("X-Content-Type-Options", "nosniff")
}
