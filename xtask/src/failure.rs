//! The ways in which a command can fail, and the exit code of each.

use std::path::{Path, PathBuf};

/// Why a command stopped.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The command line was not understood (exit 2).
    #[error("{0}\n`cargo xtask help` lists the commands")]
    Usage(String),
    /// A tool is missing and could not be installed (exit 2). The message is always one line.
    #[error("{what} is missing. It {why}. To install it: {command}{}", log_hint(.log.as_deref()))]
    Missing {
        /// The tool, with its version.
        what: String,
        /// What it does for the project, as a verb phrase: "bundles the site".
        why: &'static str,
        /// A command line that installs it.
        command: String,
        /// The log of the attempt to install it.
        log: Option<PathBuf>,
    },
    /// A program that was run failed.
    #[error("{0}")]
    Step(String),
    /// A file could not be read or written.
    #[error("{}: {source}", .path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// The system's error.
        source: std::io::Error,
    },
    /// A file's content is not what it should be.
    #[error("{}: {what}", .path.display())]
    Content {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        what: String,
    },
}

impl Failure {
    /// 2 when the command line or the machine has to be changed first, else 1.
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Usage(_) | Self::Missing { .. } => 2,
            Self::Step(_) | Self::Io { .. } | Self::Content { .. } => 1,
        }
    }

    /// For `map_err`: adds the file to an input or output error.
    pub fn io(path: &Path) -> impl FnOnce(std::io::Error) -> Self + '_ {
        move |source| Self::Io { path: path.to_owned(), source }
    }

    /// For `map_err`: a file whose content is not what it should be.
    pub fn content<E: std::fmt::Display>(path: &Path) -> impl FnOnce(E) -> Self + '_ {
        move |error| Self::Content { path: path.to_owned(), what: error.to_string() }
    }
}

impl From<crate::plan::PlanError> for Failure {
    fn from(error: crate::plan::PlanError) -> Self {
        Self::Usage(error.to_string())
    }
}

impl From<crate::bench::plan::BenchError> for Failure {
    fn from(error: crate::bench::plan::BenchError) -> Self {
        Self::Usage(error.to_string())
    }
}

impl From<crate::basemap::BasemapError> for Failure {
    fn from(error: crate::basemap::BasemapError) -> Self {
        Self::Step(error.to_string())
    }
}

impl From<lexopt::Error> for Failure {
    fn from(error: lexopt::Error) -> Self {
        Self::Usage(error.to_string())
    }
}

fn log_hint(log: Option<&Path>) -> String {
    log.map(|path| format!(" (the attempt: {})", path.display())).unwrap_or_default()
}
