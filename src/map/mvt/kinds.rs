//! Maps the layers and kinds of three schemas to what this map paints: our own (`xtask/src/streets`), Protomaps
//! (`earth`, `landcover`, `landuse`, `water`, `roads`, `buildings`) and OpenMapTiles (`landcover`, `landuse`, `park`,
//! `water`, `waterway`, `building`, `transportation`). Their look is defined in [`super::style`].
//!
//! Boundaries are left out: borders are not ours to draw.

use super::tile::{Feature, Shape};

/// The layers that our own archives have.
pub const LAYERS: [&str; 6] = ["water", "waterway", "park", "building", "roads", "points"];

/// A kind of thing that is painted in one style. The variants are in painting order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ground {
    /// Land, where everything else is sea.
    Land,
    /// Woods, parks, meadows.
    Green,
    /// Seas, lakes, wide rivers.
    Water,
    /// Rivers as lines.
    River,
    /// Canals and brooks as lines.
    Canal,
    /// Houses.
    Building,
    /// Railways.
    Rail,
    /// Flights of steps.
    Steps,
    /// Footpaths and tracks.
    Path,
    /// Access roads to yards and car parks.
    Service,
    /// Streets for people on foot.
    Pedestrian,
    /// Streets.
    Street,
    /// Roads between quarters and towns.
    Road,
    /// Roads between cities.
    MainRoad,
    /// Motorways.
    Motorway,
    /// Useful points; see [`super::style::SIGNS`].
    Sign,
}

impl Ground {
    /// The kind of a feature in a layer; `None` when it is not painted.
    pub fn of(layer: &str, feature: &Feature<'_>) -> Option<Self> {
        let Feature { shape, kind, .. } = feature;
        match (layer, shape) {
            ("earth", Shape::Areas) => Some(Self::Land),
            ("landcover" | "landuse" | "natural" | "park", Shape::Areas) => {
                (layer == "park" || is_green(kind)).then_some(Self::Green)
            }
            ("water", Shape::Areas) => Some(Self::Water),
            ("building" | "buildings", Shape::Areas) => Some(Self::Building),
            ("water" | "waterway" | "physical_line", Shape::Lines) => stream(kind),
            ("roads" | "transportation", Shape::Lines) => way(kind),
            ("points", Shape::Points) => Some(Self::Sign),
            _ => None,
        }
    }
}

/// Farmland is not included: around Hangzhou Bay everything would be green.
fn is_green(kind: &str) -> bool {
    const GREEN: [&str; 19] = [
        "allotments",
        "cemetery",
        "common",
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
    // Roads under construction, which OpenMapTiles marks, are not painted: they do not exist yet.
    match kind {
        "highway" | "motorway" => Some(Ground::Motorway),
        "trunk" | "primary" | "major_road" => Some(Ground::MainRoad),
        "secondary" | "tertiary" | "medium_road" => Some(Ground::Road),
        "street" | "minor" | "minor_road" | "busway" => Some(Ground::Street),
        "service" => Some(Ground::Service),
        "pedestrian" => Some(Ground::Pedestrian),
        "steps" => Some(Ground::Steps),
        "path" | "track" | "other" => Some(Ground::Path),
        "rail" | "transit" => Some(Ground::Rail),
        _ => None,
    }
}
