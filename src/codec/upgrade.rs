//! Older documents → the current version, one step for each version between.
//!
//! Version 1 is the first that was released, so there are no steps yet. The step from version n to n + 1 is entry
//! n - 1 of `STEPS`; a golden file of every released version is kept and must open.

use serde_json::Value;
use thiserror::Error;

/// The version that is written.
pub const VERSION: u32 = 1;

/// Converts a document to the next version.
type Step = fn(Value) -> Value;

const STEPS: &[Step] = &[];

/// Why a document's version cannot be determined.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum UpgradeError {
    /// There is no whole number `v`.
    #[error("the document does not say its version")]
    NoVersion,
    /// There never was a version 0.
    #[error("there never was a version {0}")]
    NoSuchVersion(u64),
}

/// A document in the shape of the current version.
#[derive(Clone, Debug, PartialEq)]
pub struct Current {
    /// The document.
    pub value: Value,
    /// Its own version, when that is newer than the current one.
    pub newer: Option<u64>,
}

/// Brings a document to the current version. A newer one is returned with the current version number, to be read as far
/// as possible.
///
/// # Errors
/// Fails when it states no version, or one that never existed.
pub fn to_current(value: Value) -> Result<Current, UpgradeError> {
    upgrade(value, STEPS, u64::from(VERSION))
}

fn upgrade(mut value: Value, steps: &[Step], current: u64) -> Result<Current, UpgradeError> {
    let version = value.get("v").and_then(Value::as_u64).ok_or(UpgradeError::NoVersion)?;
    let done = version.checked_sub(1).ok_or(UpgradeError::NoSuchVersion(version))?;
    for step in steps.iter().skip(usize::try_from(done).unwrap_or(usize::MAX)) {
        value = step(value);
    }
    if let Some(number) = value.get_mut("v") {
        *number = current.into();
    }
    Ok(Current { value, newer: (version > current).then_some(version) })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn rename_to_b(mut value: Value) -> Value {
        value["b"] = value["a"].take();
        value
    }

    fn double_b(mut value: Value) -> Value {
        value["b"] = (value["b"].as_i64().unwrap_or(0) * 2).into();
        value
    }

    #[test]
    fn every_older_version_takes_the_steps_that_it_lacks_in_order() {
        let steps: &[Step] = &[rename_to_b, double_b];
        let value =
            |document| upgrade(document, steps, 3).map(|current| (current.value["b"].clone(), current.newer));
        assert_eq!(value(json!({"v": 1, "a": 4})), Ok((json!(8), None)));
        assert_eq!(value(json!({"v": 2, "b": 4})), Ok((json!(8), None)));
        assert_eq!(value(json!({"v": 3, "b": 4})), Ok((json!(4), None)));
        assert_eq!(value(json!({"v": 9, "b": 4})), Ok((json!(4), Some(9))));
    }

    #[test]
    fn a_document_without_a_known_version_is_refused() {
        assert_eq!(to_current(json!({})), Err(UpgradeError::NoVersion));
        assert_eq!(to_current(json!({"v": "1"})), Err(UpgradeError::NoVersion));
        assert_eq!(to_current(json!([1])), Err(UpgradeError::NoVersion));
        assert_eq!(to_current(json!({"v": 0})), Err(UpgradeError::NoSuchVersion(0)));
    }
}
