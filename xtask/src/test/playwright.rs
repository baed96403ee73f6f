//! Playwright as the runner of browser tests: serves the built site twice, runs the tests, and counts the results.

use super::count::Count;
use crate::failure::Failure;
use crate::{build, serve, workspace};
use serde::Deserialize;
use std::ffi::OsStr;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

/// Playwright's JSON report, as far as it is needed here.
#[derive(Deserialize)]
struct Report {
    stats: Stats,
}

#[derive(Deserialize)]
struct Stats {
    expected: u64,
    unexpected: u64,
    flaky: u64,
}

/// A suite to run.
pub struct Suite<'a> {
    /// Playwright's command.
    pub playwright: &'a Path,
    /// The configuration file in `tests/browser`.
    pub config: &'static str,
    /// Selects tests by their titles.
    pub grep: Option<&'a OsStr>,
    /// The browsers: environment variables that the configuration reads, with paths.
    pub browsers: &'a [(&'static str, &'a Path)],
}

impl Suite<'_> {
    /// Runs the tests against the site that was built last.
    ///
    /// # Errors
    ///
    /// When no site was built, no port is available, or the runner does not start or leaves no report.
    pub fn run(&self) -> Result<Count, Failure> {
        let site = build::default_out();
        if !site.join(build::MARKER).is_file() {
            return Err(Failure::Step("there is no built site to test".to_owned()));
        }
        let folder = workspace::root().join("tests/browser");
        let report = folder.join("test-results").join(self.config).with_extension("json");
        // A report of an earlier run must not be counted if this run is interrupted.
        let _ = fs::remove_file(&report);
        let here = serve::on_a_free_port(&site, "/")?;
        let elsewhere = serve::on_a_free_port(&site, "/a/b/c/")?;
        let status = Command::new(self.playwright)
            .args(["test", "--config", self.config])
            .args(self.grep.iter().flat_map(|grep| [OsStr::new("--grep"), grep]))
            .current_dir(&folder)
            .stdin(Stdio::null())
            .envs(self.browsers.iter().copied())
            .env("BASE_URL", &here.address)
            .env("SUBPATH_URL", &elsewhere.address)
            .env("REPORT", &report)
            .status()
            .map_err(|error| Failure::Step(format!("playwright: {error}")))?;
        Ok(read(&report)?.with_exit(status.success()))
    }
}

fn read(report: &Path) -> Result<Count, Failure> {
    let text = fs::read_to_string(report).map_err(Failure::io(report))?;
    count(&text).map_err(Failure::content(report))
}

/// A flaky test failed once: retries are off, so a flaky result here is a mistake in the configuration.
fn count(report: &str) -> Result<Count, serde_json::Error> {
    let Report { stats } = serde_json::from_str(report)?;
    Ok(Count { passed: stats.expected, failed: stats.unexpected + stats.flaky })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn playwright_s_report_is_counted_and_skipped_tests_are_neither() {
        let report = r#"{"suites": [], "stats": {"startTime": "x", "duration": 1.5, "expected": 8, "skipped": 2, "unexpected": 1, "flaky": 1}}"#;
        assert_eq!(count(report).expect("it is a report"), Count { passed: 8, failed: 2 });
        assert!(count("{}").is_err());
    }
}
