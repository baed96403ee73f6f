//! Runs a slow program with its output in a log, and regularly reports that it is still running.

use crate::failure::Failure;
use std::fs::{self, File};
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

const POLL: Duration = Duration::from_millis(100);
const REPORT_EVERY: Duration = Duration::from_secs(15);

/// Runs `command` to its end; returns whether it succeeded. A program that does not exist counts as failed.
///
/// # Errors
/// When the log cannot be written, or waiting for the program fails.
pub fn run(title: &str, command: &mut Command, log: &Path) -> Result<bool, Failure> {
    let output = File::create(log).map_err(Failure::io(log))?;
    let errors = output.try_clone().map_err(Failure::io(log))?;
    command.stdin(Stdio::null()).stdout(output).stderr(errors);
    let began = Instant::now();
    let status = match command.spawn() {
        Ok(child) => wait(child, title, began, log)?,
        Err(error) => {
            fs::write(log, format!("{command:?}: {error}\n")).map_err(Failure::io(log))?;
            return Ok(false);
        }
    };
    let verdict = if status.success() { "done" } else { "failed" };
    println!("  {title}: {verdict} after {} s", began.elapsed().as_secs());
    Ok(status.success())
}

fn wait(
    mut child: std::process::Child,
    title: &str,
    began: Instant,
    log: &Path,
) -> Result<ExitStatus, Failure> {
    let mut next_report = REPORT_EVERY;
    loop {
        if let Some(status) = child.try_wait().map_err(Failure::io(log))? {
            return Ok(status);
        }
        if began.elapsed() >= next_report {
            println!("  {title}: {} s, {}", began.elapsed().as_secs(), last_line(log));
            next_report += REPORT_EVERY;
        }
        sleep(POLL);
    }
}

fn last_line(log: &Path) -> String {
    let text = fs::read(log).unwrap_or_default();
    let text = String::from_utf8_lossy(&text);
    let line = text.lines().rev().find(|line| !line.trim().is_empty());
    line.map_or_else(|| "no output yet".to_owned(), |line| line.trim().chars().take(80).collect())
}
