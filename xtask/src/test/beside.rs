//! A step in a process of its own, parallel to the preceding steps. Linking and splitting the program keeps one core
//! busy for minutes, while compiling the tests uses the other. Its output is printed when its turn comes.

use super::count::Count;
use crate::failure::Failure;
use crate::workspace;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// A running step.
pub struct Beside {
    child: Child,
    log: PathBuf,
}

impl Beside {
    /// Starts `cargo xtask test STEP`.
    ///
    /// # Errors
    ///
    /// When the process cannot be started, or the file for its output cannot be created.
    pub fn start(step: &str) -> Result<Self, Failure> {
        let log = workspace::target().join(format!("test-{step}.log"));
        let written = File::create(&log).map_err(Failure::io(&log))?;
        let also = written.try_clone().map_err(Failure::io(&log))?;
        let own = std::env::current_exe().map_err(Failure::io(Path::new("xtask")))?;
        let child =
            Command::new(own).args(["test", step]).stdin(Stdio::null()).stdout(written).stderr(also).spawn();
        let child = child.map_err(|error| Failure::Step(format!("cargo xtask test {step}: {error}")))?;
        Ok(Self { child, log })
    }

    /// Waits for the step to end, prints its output, and takes the counts from its last lines.
    ///
    /// # Errors
    ///
    /// When the output cannot be read.
    pub fn end(mut self) -> Result<Count, Failure> {
        let status = self.child.wait().map_err(Failure::io(&self.log))?;
        let said = fs::read_to_string(&self.log).map_err(Failure::io(&self.log))?;
        print!("{said}");
        Ok(sum_in(&said).with_exit(status.success()))
    }
}

/// The total that the command prints last, before an error message.
fn sum_in(said: &str) -> Count {
    said.lines().rev().find_map(Count::read).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_sum_counts_and_a_step_without_one_has_failed() {
        let said = "1 passed, 0 failed\nbuild: 1 passed, 1 failed (9 s)\n\n1 passed, 1 failed\nerror: 1 checks failed\n";
        assert_eq!(sum_in(said).with_exit(false), Count { passed: 1, failed: 1 });
        assert_eq!(sum_in("error: no such file").with_exit(false), Count { passed: 0, failed: 1 });
    }
}
