//! `cargo xtask serve`: build, then serve the site to this machine. Also the server that the browser tests use.

mod address;
mod media_type;
mod reply;

use crate::build;
use crate::failure::Failure;
use lexopt::prelude::*;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use tiny_http::Server;

const DEFAULT_PORT: u16 = 8080;
/// A browser opens about six connections at once, and a reader that pauses in the middle of a file holds a thread:
/// several browsers side by side must not wait for each other.
const THREADS: usize = 32;

/// A running server of one folder; it stops answering with the process.
pub struct Served {
    /// Where the site is: `http://127.0.0.1:8080/`.
    pub address: String,
    threads: Vec<thread::JoinHandle<()>>,
}

/// `cargo xtask serve [--port 8080] [--out dist]`
pub fn command(mut args: lexopt::Parser) -> Result<(), Failure> {
    let (mut port, mut out) = (DEFAULT_PORT, build::default_out());
    while let Some(arg) = args.next()? {
        match arg {
            Long("port") => port = args.value()?.parse()?,
            Long("out") => out = crate::workspace::root().join(PathBuf::from(args.value()?)),
            other => return Err(other.unexpected().into()),
        }
    }
    // Before the build, so that a port that is taken is not found out minutes later.
    let server = listen(port)?;
    build::build(&out)?;
    let served = answer(server, &out, "/");
    println!("{}", served.address);
    served.wait();
    Ok(())
}

/// Serves `folder` under `path` (`/` or `/a/b/c/`) on a free port of this machine.
pub fn on_a_free_port(folder: &Path, path: &'static str) -> Result<Served, Failure> {
    Ok(answer(listen(0)?, folder, path))
}

impl Served {
    /// Serves until the process is ended.
    pub fn wait(self) {
        for thread in self.threads {
            // A thread that panicked has said so itself; the others go on.
            let _ = thread.join();
        }
    }
}

fn listen(port: u16) -> Result<Server, Failure> {
    Server::http(("127.0.0.1", port)).map_err(|error| {
        Failure::Usage(format!("port {port} cannot be used ({error}); name another with --port"))
    })
}

fn answer(server: Server, folder: &Path, path: &'static str) -> Served {
    let server = Arc::new(server);
    let port = server.server_addr().to_ip().map_or(0, |address| address.port());
    let threads = (0..THREADS).map(|_| {
        let (server, folder) = (Arc::clone(&server), folder.to_owned());
        thread::spawn(move || {
            for request in server.incoming_requests() {
                reply::to(request, &folder, path);
            }
        })
    });
    Served { threads: threads.collect(), address: format!("http://127.0.0.1:{port}{path}") }
}
