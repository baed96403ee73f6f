//! Runs Cargo in the workspace.

use super::count::Count;
use crate::failure::Failure;
use crate::workspace;
use std::process::{Command, Stdio};

/// `cargo` with these arguments, in the workspace, with empty standard input.
pub fn command(args: &[&str]) -> Command {
    let mut cargo = Command::new("cargo");
    cargo.args(args).current_dir(workspace::root()).stdin(Stdio::null());
    cargo
}

/// A single check, which passes if Cargo succeeds.
///
/// # Errors
/// When Cargo cannot be started.
pub fn check(args: &[&str]) -> Result<Count, Failure> {
    let status = command(args).status().map_err(|error| Failure::Step(format!("cargo: {error}")))?;
    Ok(Count::one(status.success()))
}
