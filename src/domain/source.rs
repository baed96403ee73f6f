//! Where a fact comes from.

use super::compact;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A source of facts and the day on which they were last compared with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// What the source is called, in the language it is known by.
    pub title: String,
    /// Where it can be read, if it can.
    pub url: Option<String>,
    /// The licence under which its content was used, if one applies.
    pub licence: Option<String>,
    /// The day of the last comparison.
    #[serde(with = "compact::date")]
    pub checked: NaiveDate,
}
