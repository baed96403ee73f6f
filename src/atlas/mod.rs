//! Bytes → domain: reads a content pack, checks it, and keeps the valid parts.
//!
//! There are two entry points. [`parse_files`] reads a pack's folder as editors write it: invalid parts are dropped and
//! reported as [`Finding`]s; only a pack whose `pack.json`, stops or routes cannot be read is refused. [`packed`] reads
//! the form that the build made of a pack that was read before.
//!
//! Not here: fetching packs and displaying findings.

mod files;
mod finding;
pub mod packed;
pub mod raw;
mod read;
mod validate;

#[cfg(not(target_arch = "wasm32"))]
mod check;
#[cfg(not(target_arch = "wasm32"))]
mod pinyin;
#[cfg(not(target_arch = "wasm32"))]
pub mod schema;

#[cfg(test)]
mod tests;

pub use files::{GUIDE_INDEX, PACK_FILES, PackFiles};
pub use finding::{Finding, Severity};

#[cfg(not(target_arch = "wasm32"))]
pub use check::{Waters, check, check_courses, unknown_keys};

use crate::domain::Atlas;
use finding::Report;

/// Reads a pack from the files of its folder.
///
/// # Errors
/// Returns the findings when `pack.json`, the stops or the routes cannot be read at all.
pub fn parse_files(files: &PackFiles) -> Result<(Atlas, Vec<Finding>), Vec<Finding>> {
    let mut report = Report::default();
    let parts = files::Parts::from_files(files, &mut report);
    finish(parts, report)
}

fn finish(parts: Option<files::Parts>, mut report: Report) -> Result<(Atlas, Vec<Finding>), Vec<Finding>> {
    match parts.and_then(|parts| validate::atlas(&parts, &mut report)) {
        Some(atlas) => Ok((atlas, report.into_findings())),
        None => Err(report.into_findings()),
    }
}
