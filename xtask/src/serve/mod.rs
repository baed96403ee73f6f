//! `cargo xtask serve`: builds the site and serves it to this machine. The browser tests use the same server.

mod address;
mod connection;
mod media_type;
mod reply;
mod watch;

use crate::build;
use crate::failure::Failure;
use connection::{Answer, Request};
use lexopt::prelude::*;
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

const DEFAULT_PORT: u16 = 8080;

/// A running server of one folder; it runs until the process ends.
pub struct Served {
    /// The site's address: `http://127.0.0.1:8080/`.
    pub address: String,
    thread: thread::JoinHandle<()>,
}

/// Answers one request.
type Answering = Arc<dyn Fn(&Request) -> Answer + Send + Sync>;

/// `cargo xtask serve [--port 8080] [--out dist] [--watch]`
///
/// # Errors
/// When the command line is wrong, the port is taken, or the build fails.
pub fn command(mut args: lexopt::Parser) -> Result<(), Failure> {
    let (mut port, mut out, mut watched) = (DEFAULT_PORT, None, false);
    while let Some(arg) = args.next()? {
        match arg {
            Long("port") => port = args.value()?.parse()?,
            Long("out") => out = Some(crate::workspace::root().join(PathBuf::from(args.value()?))),
            Long("watch") => watched = true,
            other => return Err(other.unexpected().into()),
        }
    }
    // Before the build, so that a taken port is noticed at once instead of minutes later.
    let listener = listen(port)?;
    if watched {
        return watch::run(listener, &out.unwrap_or_else(build::quick::default_out));
    }
    let out = out.unwrap_or_else(build::default_out);
    build::build(&out)?;
    let served = answer(listener, "/", of_a_folder(&out, "/"));
    println!("{}", served.address);
    served.wait();
    Ok(())
}

/// Serves `folder` under `path` (`/` or `/a/b/c/`) on a free port of this machine.
///
/// # Errors
/// When no port can be opened.
pub fn on_a_free_port(folder: &Path, path: &'static str) -> Result<Served, Failure> {
    Ok(answer(listen(0)?, path, of_a_folder(folder, path)))
}

impl Served {
    /// Serves until the process ends.
    pub fn wait(self) {
        // A thread that panicked has already printed the reason.
        let _ = self.thread.join();
    }
}

fn listen(port: u16) -> Result<TcpListener, Failure> {
    TcpListener::bind(("127.0.0.1", port)).map_err(|error| {
        Failure::Usage(format!("port {port} cannot be used ({error}); name another with --port"))
    })
}

/// Answers requests with files of `folder`, which is served under `path`.
fn of_a_folder(folder: &Path, path: &'static str) -> Answering {
    let folder = folder.to_owned();
    Arc::new(move |request| reply::to(request, &folder, path))
}

fn answer(listener: TcpListener, path: &str, answering: Answering) -> Served {
    let port = listener.local_addr().map_or(0, |address| address.port());
    let thread = thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            attend(stream, answering.clone());
        }
    });
    Served { thread, address: format!("http://127.0.0.1:{port}{path}") }
}

/// Handles each connection in a thread of its own: browsers keep idle connections open, and no other connection may
/// wait for those.
fn attend(stream: TcpStream, answering: Answering) {
    thread::spawn(move || {
        // A browser that has gone away is not an error.
        let _gone = connection::answer_all(&stream, |request| answering(request));
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::io::{Read, Write};

    fn site() -> (tempfile::TempDir, Served) {
        let folder = tempfile::tempdir().expect("a temporary folder");
        fs::create_dir(folder.path().join("zh")).expect("a folder is made");
        fs::write(folder.path().join("zh/index.html"), "a page").expect("a file is written");
        fs::write(folder.path().join("404.html"), "no page").expect("a file is written");
        let served = on_a_free_port(folder.path(), "/tour/").expect("there is a free port");
        (folder, served)
    }

    fn connect(served: &Served) -> TcpStream {
        let host = served.address.trim_start_matches("http://").trim_end_matches("/tour/");
        TcpStream::connect(host).expect("it listens")
    }

    fn ask(stream: &mut TcpStream, request: &str) -> String {
        stream.write_all(request.as_bytes()).expect("it takes requests");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("it answers");
        answer
    }

    #[test]
    fn pages_are_found_and_what_is_none_is_told() {
        let (_folder, served) = site();
        let get = |path: &str| {
            ask(&mut connect(&served), &format!("GET {path} HTTP/1.1\r\nConnection: close\r\n\r\n"))
        };
        let page = get("/tour/zh/");
        assert!(page.starts_with("HTTP/1.1 200 OK\r\n") && page.ends_with("\r\n\r\na page"), "{page}");
        assert!(page.contains("\r\nContent-Type: text/html; charset=utf-8\r\n"), "{page}");
        assert!(get("/tour/zh").contains("\r\nLocation: ./zh/\r\n"));
        let nowhere = get("/zh/");
        assert!(nowhere.starts_with("HTTP/1.1 404 ") && nowhere.ends_with("no page"), "{nowhere}");
        let posted = ask(&mut connect(&served), "POST /tour/zh/ HTTP/1.0\r\n\r\n");
        assert!(posted.starts_with("HTTP/1.1 405 "), "{posted}");
    }

    #[test]
    fn connections_that_are_kept_and_ask_nothing_hold_nobody_up() {
        let (_folder, served) = site();
        let _kept: Vec<TcpStream> = (0..100).map(|_| connect(&served)).collect();
        let page = ask(&mut connect(&served), "GET /tour/zh/ HTTP/1.1\r\nConnection: close\r\n\r\n");
        assert!(page.ends_with("a page"), "{page}");
    }
}
