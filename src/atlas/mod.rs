//! Bytes → domain: reads a content pack, checks it, and keeps what is sound.
//!
//! Two ways in. [`parse_files`] reads a pack's folder as editors write it: a broken part is left out and told as a
//! [`Finding`]; only a pack without readable `pack.json`, stops or routes is refused. [`packed`] reads what the build
//! has made of a pack that was read before.
//!
//! Not here: fetching, and how findings are shown.

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
/// What is wrong, where `pack.json`, the stops or the routes cannot be read at all.
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
