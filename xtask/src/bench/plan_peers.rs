//! The planner's peers: OR-Tools and PyVRP in their own Python environment.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use hangyong::plan::toptw::Instance;
use serde::Deserialize;

/// A solver to compare with.
#[derive(Debug, Clone, Copy)]
pub enum Peer {
    /// The routing library of Google's OR-Tools.
    OrTools,
    /// PyVRP, hybrid genetic search and its successors.
    PyVrp,
}

const PACKAGES: [&str; 2] = ["ortools==9.15.6755", "pyvrp==0.14.1"];

/// Why a peer cannot be used for comparison; one line.
#[derive(Debug, thiserror::Error)]
pub enum PeerError {
    /// The environment could not be created.
    #[error(
        "OR-Tools and PyVRP are missing: they are what the bench compares with. To install them: {0} (or leave them out with --no-peers)"
    )]
    Missing(String),
    /// A peer failed.
    #[error("{0}: {1}")]
    Failed(&'static str, String),
}

/// The installed peers.
#[derive(Debug)]
pub struct Peers {
    python: PathBuf,
}

#[derive(Debug, Deserialize)]
struct Answer {
    routes: Vec<Vec<usize>>,
}

impl Peer {
    /// All peers.
    pub const ALL: [Self; 2] = [Self::OrTools, Self::PyVrp];

    /// Its name in a table.
    pub fn name(self) -> &'static str {
        match self {
            Self::OrTools => "OR-Tools 9.15",
            Self::PyVrp => "PyVRP 0.14",
        }
    }

    fn script(self) -> &'static str {
        match self {
            Self::OrTools => include_str!("plan_ortools.py"),
            Self::PyVrp => include_str!("plan_pyvrp.py"),
        }
    }
}

impl Peers {
    /// Installs the peers into the tools' cache, unless they are installed already.
    ///
    /// # Errors
    /// Without Python, network or a cache folder: one line with the command to run by hand.
    pub fn install() -> Result<Self, PeerError> {
        let folder = cache()
            .ok_or_else(|| PeerError::Missing("set HOME or HANGYONG_CACHE first".to_owned()))?
            .join("bench-venv");
        let python = folder.join("bin/python");
        let by_hand =
            format!("python3 -m venv {0} && {0}/bin/pip install {1}", folder.display(), PACKAGES.join(" "));
        let is_there = || succeeds(Command::new(&python).args(["-c", "import ortools, pyvrp"]));
        if !is_there() {
            println!("installing {} into {}", PACKAGES.join(" and "), folder.display());
            let made = succeeds(Command::new("python3").args(["-m", "venv"]).arg(&folder));
            if !made
                || !succeeds(Command::new(&python).args(["-m", "pip", "install", "--quiet"]).args(PACKAGES))
                || !is_there()
            {
                return Err(PeerError::Missing(by_hand));
            }
        }
        Ok(Self { python })
    }

    /// The routes that `peer` finds within `seconds` of processor time.
    ///
    /// # Errors
    /// When the peer fails, with its error message.
    pub fn solve(
        &self,
        peer: Peer,
        instance: &Instance,
        days: usize,
        seconds: f64,
    ) -> Result<Vec<Vec<usize>>, PeerError> {
        let failed = |what: String| PeerError::Failed(peer.name(), what);
        let mut child = Command::new(&self.python)
            .args(["-c", peer.script()])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|error| failed(error.to_string()))?;
        if let Some(mut input) = child.stdin.take() {
            let task = task(instance, days, seconds).to_string();
            input.write_all(task.as_bytes()).map_err(|error| failed(error.to_string()))?;
        }
        let output = child.wait_with_output().map_err(|error| failed(error.to_string()))?;
        let said = String::from_utf8_lossy(&output.stdout);
        let answer = said.lines().last().and_then(|line| serde_json::from_str::<Answer>(line).ok());
        let why = || String::from_utf8_lossy(&output.stderr).lines().last().unwrap_or("no answer").to_owned();
        answer.map(|answer| answer.routes).ok_or_else(|| failed(why()))
    }
}

fn task(instance: &Instance, days: usize, seconds: f64) -> serde_json::Value {
    let vertices = &instance.vertices;
    let units = |of: fn(&hangyong::plan::toptw::Vertex) -> f64| {
        vertices.iter().map(|vertex| instance.units(of(vertex))).collect::<Vec<_>>()
    };
    let row = |from: usize| (0..vertices.len()).map(|to| instance.travel(from, to)).collect::<Vec<_>>();
    serde_json::json!({
        "positions": vertices.iter().map(|vertex| (vertex.x, vertex.y)).collect::<Vec<_>>(),
        "way": (0..vertices.len()).map(row).collect::<Vec<_>>(),
        "service": units(|vertex| vertex.service),
        "open": units(|vertex| vertex.opens),
        "close": units(|vertex| vertex.closes),
        "score": vertices.iter().map(|vertex| vertex.score.round() as i64).collect::<Vec<_>>(),
        "days": days,
        "seconds": seconds,
    })
}

fn succeeds(command: &mut Command) -> bool {
    command.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}

fn cache() -> Option<PathBuf> {
    let variable = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    variable("HANGYONG_CACHE")
        .or_else(|| Some(variable("XDG_CACHE_HOME")?.join("hangyong")))
        .or_else(|| Some(variable("HOME")?.join(".cache/hangyong")))
}
