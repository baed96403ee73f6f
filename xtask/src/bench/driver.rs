//! Runs a script of `tests/browser/bench` with Chromium's path and other variables in its environment.

use crate::failure::Failure;
use crate::tools::BrowserTools;
use crate::workspace;
use std::ffi::OsStr;
use std::process::{Command, ExitStatus, Stdio};

/// Runs `script` and passes its output on.
///
/// # Errors
/// When Node cannot be started or the script fails.
pub fn run(script: &str, tools: &BrowserTools, environment: &[(&str, &OsStr)]) -> Result<(), Failure> {
    let status = command(script, tools, environment).status();
    succeeded(status.map_err(|error| Failure::Step(format!("node: {error}")))?)
}

/// Runs `script` and returns its standard output.
///
/// # Errors
/// When Node cannot be started or the script fails.
pub fn read(script: &str, tools: &BrowserTools, environment: &[(&str, &OsStr)]) -> Result<String, Failure> {
    let output = command(script, tools, environment).stderr(Stdio::inherit()).output();
    let output = output.map_err(|error| Failure::Step(format!("node: {error}")))?;
    succeeded(output.status)?;
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

fn command(script: &str, tools: &BrowserTools, environment: &[(&str, &OsStr)]) -> Command {
    let mut command = Command::new("node");
    command
        .arg(format!("bench/{script}"))
        .current_dir(workspace::root().join("tests/browser"))
        .env("CHROMIUM_PATH", &tools.chromium)
        .envs(environment.iter().copied());
    command
}

fn succeeded(status: ExitStatus) -> Result<(), Failure> {
    if status.success() {
        return Ok(());
    }
    Err(Failure::Step(format!("the measurement failed, {status}")))
}
