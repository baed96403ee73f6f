//! The two ways in which stops are sorted: what a stop is, and which corridor of the region it belongs to.

use serde::{Deserialize, Serialize};

/// What a stop is. Each has its own seal in lists and on the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Category {
    /// Museums and archives.
    Museum,
    /// Archaeological sites.
    Site,
    /// Temples and pagodas.
    Temple,
    /// Houses, libraries, guildhalls, mausolea.
    Residence,
    /// Gardens and city parks.
    Garden,
    /// Old towns and villages.
    OldTown,
    /// Historic streets and quarters.
    Quarter,
    /// Bridges.
    Bridge,
    /// Weirs, locks, towpaths, granaries.
    Waterworks,
    /// Lakes and reservoirs.
    Lake,
    /// Wetlands.
    Wetland,
    /// Riversides, confluences, tide-watching places.
    River,
    /// Beaches, bays, mudflats, islands.
    Coast,
    /// Mountains and forests.
    Mountain,
    /// Sports venues.
    Venue,
    /// Ports, film studios, congress centres.
    Industry,
}

impl Category {
    /// Every category, in the order in which filters list them.
    pub const ALL: [Self; 16] = [
        Self::Museum,
        Self::Site,
        Self::Temple,
        Self::Residence,
        Self::Garden,
        Self::OldTown,
        Self::Quarter,
        Self::Bridge,
        Self::Waterworks,
        Self::Lake,
        Self::Wetland,
        Self::River,
        Self::Coast,
        Self::Mountain,
        Self::Venue,
        Self::Industry,
    ];

    /// The name in files, style classes and addresses.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Museum => "museum",
            Self::Site => "site",
            Self::Temple => "temple",
            Self::Residence => "residence",
            Self::Garden => "garden",
            Self::OldTown => "old-town",
            Self::Quarter => "quarter",
            Self::Bridge => "bridge",
            Self::Waterworks => "waterworks",
            Self::Lake => "lake",
            Self::Wetland => "wetland",
            Self::River => "river",
            Self::Coast => "coast",
            Self::Mountain => "mountain",
            Self::Venue => "venue",
            Self::Industry => "industry",
        }
    }

    /// The category of that key, if there is one.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|category| category.key() == key)
    }
}

/// One of the four corridors of the two-city proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Corridor {
    /// 文化
    Culture,
    /// 景观
    Scenery,
    /// 产业
    Industry,
    /// 生态
    Ecology,
}

impl Corridor {
    /// The four corridors in the proposal's order.
    pub const ALL: [Self; 4] = [Self::Culture, Self::Scenery, Self::Industry, Self::Ecology];

    /// The name in files and style classes.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Culture => "culture",
            Self::Scenery => "scenery",
            Self::Industry => "industry",
            Self::Ecology => "ecology",
        }
    }

    /// The corridor of that key, if there is one.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|corridor| corridor.key() == key)
    }
}
