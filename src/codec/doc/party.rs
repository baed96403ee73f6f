//! Who travels, as JSON.

use serde::{Deserialize, Serialize};

use crate::domain::trip::Party;

/// Who travels.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "Party"))]
pub struct PartyDoc {
    /// Adults.
    #[serde(default)]
    pub adults: u32,
    /// Children, by age.
    #[serde(default)]
    pub children: Vec<u32>,
    /// Elders, by age.
    #[serde(default)]
    pub elders: Vec<u32>,
    /// Students.
    #[serde(default)]
    pub students: u32,
}

impl From<&Party> for PartyDoc {
    fn from(party: &Party) -> Self {
        let Party { adults, children, elders, students } = party.clone();
        Self { adults, children, elders, students }
    }
}

impl From<PartyDoc> for Party {
    fn from(doc: PartyDoc) -> Self {
        let PartyDoc { adults, children, elders, students } = doc;
        Self { adults, children, elders, students }
    }
}
