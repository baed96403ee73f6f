//! Texts and sources as written in files.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// A text in several languages by BCP 47 tag; `zh` and `en` are required, which `validate` checks.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(transparent)]
pub struct RawText(pub BTreeMap<String, String>);

/// A district: in both languages, or (older packs) as one text for both.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "District"))]
#[serde(untagged)]
pub enum RawDistrict {
    /// In both languages.
    Text(RawText),
    /// One text for both.
    Plain(String),
}

/// What a source is called: in both languages, or a work's own title, which is shown to every reader as it is.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "SourceTitle"))]
#[serde(untagged, expecting = "is neither one text nor { \"zh\": …, \"en\": … }")]
pub enum RawTitle {
    /// In both languages.
    Text(RawText),
    /// A work's own title.
    Own(String),
}

/// Where a fact comes from.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "Source"))]
pub struct RawSource {
    /// What the source is called.
    pub title: RawTitle,
    /// Where it can be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "Option<crate::atlas::schema::Url>"))]
    pub url: Option<String>,
    /// The licence under which its content was used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub licence: Option<String>,
    /// The day on which the facts were last compared with it; of unchecked ones, the day they were written down.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "crate::atlas::schema::Date"))]
    pub checked: String,
    /// Whether the body that runs or supervises the place says it itself.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub official: bool,
    /// The facts that rest on this source alone though nobody compared them with anything. Such hours and tickets are
    /// marked as not verified.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "Vec<crate::atlas::schema::ClaimKey>"))]
    pub unchecked: Vec<String>,
    /// The facts that this source gives as they stand here. A fact that an official source gives, or two sources that do
    /// not copy from each other, is verified; one that a single other source gives is marked.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "Vec<crate::atlas::schema::ClaimKey>"))]
    pub gives: Vec<String>,
    /// The facts that this source gives otherwise; the page says that sources differ.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "Vec<crate::atlas::schema::ClaimKey>"))]
    pub differs: Vec<String>,
}
