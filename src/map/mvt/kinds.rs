//! What the layers and kinds of the two common schemas are on this map: Protomaps (`earth`, `landcover`, `landuse`,
//! `water`, `roads`) and OpenMapTiles (`landcover`, `landuse`, `park`, `water`, `waterway`, `transportation`).
//!
//! Boundaries, buildings, points and names are left out: borders are not ours to draw, and the map has names of its own.

use super::tile::{Feature, Shape};

/// Something that is painted in one look, in the order in which it is painted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ground {
    /// Land where the rest is sea.
    Land,
    /// Woods, parks, meadows.
    Green,
    /// Seas, lakes, wide rivers.
    Water,
    /// Rivers as lines.
    River,
    /// Canals and brooks as lines.
    Canal,
    /// Railways.
    Rail,
    /// Footpaths and tracks.
    Path,
    /// Streets.
    Street,
    /// Roads between quarters and towns.
    Road,
    /// Roads between cities.
    MainRoad,
    /// Motorways.
    Motorway,
}

impl Ground {
    /// What a feature of a layer is; `None` when it is not painted.
    pub fn of(layer: &str, feature: &Feature<'_>) -> Option<Self> {
        let Feature { shape, kind, .. } = feature;
        match (layer, shape) {
            ("earth", Shape::Areas) => Some(Self::Land),
            ("landcover" | "landuse" | "natural" | "park", Shape::Areas) => {
                (layer == "park" || is_green(kind)).then_some(Self::Green)
            }
            ("water", Shape::Areas) => Some(Self::Water),
            ("water" | "waterway" | "physical_line", Shape::Lines) => stream(kind),
            ("roads" | "transportation", Shape::Lines) => way(kind),
            _ => None,
        }
    }
}

/// Farmland is not among it: around Hangzhou Bay all would be green.
fn is_green(kind: &str) -> bool {
    const GREEN: [&str; 18] = [
        "allotments",
        "cemetery",
        "forest",
        "garden",
        "golf_course",
        "grass",
        "grassland",
        "meadow",
        "national_park",
        "nature_reserve",
        "orchard",
        "park",
        "protected_area",
        "recreation_ground",
        "scrub",
        "village_green",
        "wetland",
        "wood",
    ];
    GREEN.contains(&kind)
}

fn stream(kind: &str) -> Option<Ground> {
    match kind {
        "river" | "waterway" => Some(Ground::River),
        "canal" | "stream" => Some(Ground::Canal),
        _ => None,
    }
}

fn way(kind: &str) -> Option<Ground> {
    // OpenMapTiles marks what is being built; it is not there yet.
    match kind {
        "highway" | "motorway" => Some(Ground::Motorway),
        "trunk" | "primary" | "major_road" => Some(Ground::MainRoad),
        "secondary" | "tertiary" | "medium_road" => Some(Ground::Road),
        "minor" | "minor_road" | "service" | "busway" => Some(Ground::Street),
        "path" | "track" | "other" => Some(Ground::Path),
        "rail" | "transit" => Some(Ground::Rail),
        _ => None,
    }
}
