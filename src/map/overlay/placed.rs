//! Marks and names with their places.

use super::mark::Mark;
use super::name::NameText;
use crate::geometry::{Px, World};
use crate::map::camera::MAX_ZOOM;
use crate::map::cluster::{Cluster, level_of};
use crate::map::content::MapContent;
use crate::map::hit::Hit;

/// How far beyond the canvas things are laid out, so that a pan brings them in.
pub const MARGIN_PX: f64 = 160.0;

/// A mark and its place.
#[derive(Clone, Debug)]
pub struct PlacedMark {
    /// Its place on the ground.
    pub world: World,
    /// What it looks like.
    pub mark: Mark,
    /// What it marks.
    pub subject: Subject,
}

/// What a mark or a name refers to, by index into the content's lists; cheap to clone.
#[derive(Clone, Debug, PartialEq)]
pub enum Subject {
    /// A stop.
    Stop(usize),
    /// Several stops.
    Cluster(Cluster),
    /// A station.
    Station(usize),
    /// Nothing that can be tapped.
    Ground,
}

impl Subject {
    /// What a tap on it means at a zoom.
    pub fn hit(&self, content: &MapContent, zoom: f64) -> Hit {
        let stop_id = |at: &usize| content.stops.get(*at).map(|stop| stop.id.clone());
        match self {
            Self::Stop(at) => stop_id(at).map_or(Hit::Nothing, Hit::Stop),
            Self::Station(at) => {
                content.stations.get(*at).map_or(Hit::Nothing, |station| Hit::Station(station.id.clone()))
            }
            Self::Cluster(Cluster { members, bounds, .. }) => Hit::Cluster {
                stops: members.iter().filter_map(stop_id).collect(),
                bounds: *bounds,
                opens: level_of(zoom) < level_of(MAX_ZOOM) && bounds.width() + bounds.height() > 0.0,
            },
            Self::Ground => Hit::Nothing,
        }
    }
}

/// A name and its place.
#[derive(Clone, Debug)]
pub struct PlacedName {
    /// The place on the ground that it names.
    pub world: World,
    /// The middle of its letters, from the screen position of that place, in CSS pixels.
    pub offset_px: Px,
    /// Its extent in CSS pixels.
    pub size_px: Px,
    /// What it says, and how.
    pub text: NameText,
    /// What it names.
    pub subject: Subject,
}
