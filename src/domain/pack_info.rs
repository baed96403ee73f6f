//! What a content pack says about itself.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::compact;
use super::search::lexicon::Lexicon;
use super::{Bilingual, CityId};
use crate::geometry::{LonLat, micro};

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

/// The centre of a city from a visitor's point of view.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Centre {
    /// Which city.
    pub city: CityId,
    /// What the place is called.
    pub name: Bilingual,
    /// WGS 84.
    #[serde(with = "micro")]
    pub position: LonLat,
}

/// Where mistakes are reported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Report {
    /// An address for mail.
    Email(String),
    /// A page.
    Url(String),
}

/// What a content pack says about itself.
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
    /// A street archive that the site was built with: its address below the site.
    pub streets: Option<String>,
    /// Address of the operator's router (OSRM's HTTP API), whose travel times replace estimates.
    pub router: Option<String>,
    /// Character data for searching the pack; empty in a first view.
    pub lexicon: Lexicon,
    /// The cities that stops belong to, in the order in which filters list them.
    pub cities: Vec<(CityId, Bilingual)>,
    /// City centres from a visitor's point of view, for the cities for which the pack gives one.
    pub centres: Vec<Centre>,
    /// Where readers can report mistakes.
    pub report: Option<Report>,
    /// Addresses of other packs that `?pack=` may load.
    pub allowed_packs: Vec<String>,
    /// The day on which the pack was last reviewed.
    #[serde(with = "compact::date")]
    pub checked: NaiveDate,
}

impl PackInfo {
    /// The credit of the operator's own base map, where there is one and it has a credit of its own.
    pub fn own_credit(&self) -> Option<&str> {
        match self.basemap.as_ref()? {
            OwnBasemap::Raster { attribution, .. } => Some(attribution),
            OwnBasemap::PmTiles { attribution, .. } => attribution.as_deref(),
        }
    }

    /// The 审图号, if it applies to the map that is shown; `own` means the operator's own base map. The number belongs
    /// to that base map if the pack has one, otherwise to the built-in map with what the pack draws on it.
    pub fn review_number_of(&self, own: bool) -> Option<&str> {
        self.review_number.as_deref().filter(|_| own == self.basemap.is_some())
    }
}
