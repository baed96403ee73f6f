//! Answers one request.

use super::address::{Destination, resolve};
use super::media_type;
use std::fs::{self, File};
use std::io::Read;
use std::path::Path;
use tiny_http::{Header, Method, Request, Response};

/// Sends what the request asks for. A reader who has gone away is nobody's error.
pub fn to(request: Request, site: &Path, base: &str) {
    let _ = match (request.method(), resolve(request.url(), site, base)) {
        (Method::Get | Method::Head, Destination::File(file)) => send(request, &file),
        (Method::Get | Method::Head, Destination::Redirect(address)) => {
            request.respond(with(Response::empty(301), "Location", &address))
        }
        (Method::Get | Method::Head, Destination::Nowhere) => request.respond(not_found(site)),
        _ => request.respond(with(Response::empty(405), "Allow", "GET, HEAD")),
    };
}

fn send(request: Request, file: &Path) -> std::io::Result<()> {
    match File::open(file) {
        Ok(open) => request.respond(described(Response::from_file(open), media_type::of(file))),
        Err(_) => request.respond(Response::empty(404)),
    }
}

fn not_found(site: &Path) -> Response<std::io::Cursor<Vec<u8>>> {
    let page = fs::read(site.join("404.html")).unwrap_or_else(|_| b"not found".to_vec());
    let response = Response::from_data(page).with_status_code(404);
    described(response, "text/html; charset=utf-8")
}

/// No caching: what is served here is being worked on.
fn described<R: Read>(response: Response<R>, media_type: &str) -> Response<R> {
    let response = with(response, "Content-Type", media_type);
    let response = with(response, "Cache-Control", "no-store");
    with(response, "X-Content-Type-Options", "nosniff")
}

/// Adds a header; one that is not plain ASCII is left out, for HTTP has no way to say it.
fn with<R: Read>(mut response: Response<R>, name: &str, value: &str) -> Response<R> {
    if let Ok(header) = Header::from_bytes(name, value) {
        response.add_header(header);
    }
    response
}
