//! What a content pack says of itself.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::compact;
use super::{Bilingual, CityId, Lang};

/// A credit that the map shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Attribution {
    /// The credit line.
    pub text: Bilingual,
    /// The licence, if one applies.
    pub licence: Option<String>,
    /// Where to read more.
    pub url: Option<String>,
}

/// A base map that the operator brings instead of the built-in one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum OwnBasemap {
    /// A PMTiles archive, and its credit where the pack's own list does not have it.
    PmTiles {
        /// A web address or a path within the pack.
        archive: String,
        /// The credit.
        attribution: Option<String>,
    },
    /// A raster tile template with `{z}`, `{x}`, `{y}`, and its credit.
    Raster {
        /// The template.
        template: String,
        /// The credit.
        attribution: String,
    },
}

/// What a content pack says of itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PackInfo {
    /// The pack's id.
    pub id: String,
    /// Title of the map.
    pub title: Bilingual,
    /// What the map is about.
    pub summary: Bilingual,
    /// West, south, east, north in WGS 84 degrees.
    pub bbox: [f64; 4],
    /// 审图号, when the operator has one.
    pub review_number: Option<String>,
    /// Credits.
    pub attribution: Vec<Attribution>,
    /// The operator's own base map.
    pub basemap: Option<OwnBasemap>,
    /// Address of the operator's router (OSRM's HTTP API), asked for ways in place of estimates.
    pub router: Option<String>,
    /// The cities that stops belong to, in the order in which filters list them.
    pub cities: Vec<(CityId, Bilingual)>,
    /// Addresses of other packs that `?pack=` may load.
    pub allowed_packs: Vec<String>,
    /// The day on which the pack was last gone through.
    #[serde(with = "compact::date")]
    pub checked: NaiveDate,
}

impl PackInfo {
    /// The credits that the map shows, that of the operator's own pictures first.
    pub fn credits(&self, lang: Lang) -> Vec<&str> {
        let own = match &self.basemap {
            Some(OwnBasemap::Raster { attribution, .. }) => Some(attribution.as_str()),
            Some(OwnBasemap::PmTiles { attribution, .. }) => attribution.as_deref(),
            None => None,
        };
        own.into_iter().chain(self.attribution.iter().map(|credit| credit.text.get(lang))).collect()
    }
}
