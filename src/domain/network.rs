//! Transport other than the line: metros, other railways, boats and coaches, and where rivers can be crossed.
//!
//! Only trips and plans need it, so it is stored packed ([`PackedNetwork`]) and decoded on demand: the first view
//! loads neither the data nor the code that decodes it.

use serde::{Deserialize, Serialize};

use super::rail::{Frequency, Hop};
use super::{Bilingual, CityId, RouteId};
use crate::geometry::{LonLat, micro};

pub mod metro;

pub use metro::{MetroLine, MetroStation};

/// The means of transport between two fixed places.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LinkKind {
    /// By boat.
    Boat,
    /// By coach.
    Coach,
}

/// Where a boat or a coach calls.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Call {
    /// What it is called.
    pub name: Bilingual,
    /// WGS 84.
    #[serde(with = "micro")]
    pub position: LonLat,
}

/// A boat or coach service, in both directions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Link {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: Bilingual,
    /// What it is.
    pub kind: LinkKind,
    /// Its two ends.
    pub ends: [Call; 2],
    /// Minutes from end to end.
    pub minutes: u32,
    /// Minutes between two departures, if known.
    pub every_minutes: Option<u32>,
    /// First departure, minutes after midnight, if known.
    pub first: Option<u32>,
    /// Last departure, minutes after midnight, if known.
    pub last: Option<u32>,
    /// The fare in yuan, if known.
    pub cny: Option<u32>,
}

/// A railway other than the line.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RailLine {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: Bilingual,
    /// Whether it is a suburban train, which is boarded like a metro.
    pub suburban: bool,
    /// Running times.
    pub hops: Vec<Hop>,
    /// Departure bands.
    pub frequency: Vec<Frequency>,
}

/// A river, which cannot be crossed on foot except at its crossings.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct River {
    /// Its name, by which crossings refer to it.
    pub name: String,
    /// Its course.
    #[serde(with = "micro::course")]
    pub course: Vec<LonLat>,
}

/// Where a river can be crossed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Crossing {
    /// What it is called.
    pub name: Bilingual,
    /// The river's name.
    pub river: String,
    /// Whether it leads under the river, and so is not visible.
    pub tunnel: bool,
    /// Whether people may walk over it.
    pub on_foot: bool,
    /// Whether bicycles may go over it.
    pub by_bike: bool,
    /// Both ends.
    #[serde(with = "micro::course")]
    pub ends: Vec<LonLat>,
}

/// An island, or a part of a lake: no road leads there.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Island {
    /// What it is called.
    pub name: Bilingual,
    /// Its outline.
    #[serde(with = "micro::course")]
    pub outline: Vec<LonLat>,
}

/// All transport other than the line.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Network {
    /// Metro lines of all cities.
    pub metro_lines: Vec<MetroLine>,
    /// Metro stations of all cities.
    pub metro_stations: Vec<MetroStation>,
    /// Railways other than the line.
    pub rail_lines: Vec<RailLine>,
    /// Boats and coaches.
    pub links: Vec<Link>,
    /// Rivers.
    pub rivers: Vec<River>,
    /// Where they can be crossed.
    pub crossings: Vec<Crossing>,
    /// Places that only boats reach.
    pub islands: Vec<Island>,
    /// Routes with hand-drawn courses, each with the indices of the legs concerned. Stored here because the first
    /// view does not mention it.
    pub drawn_by_hand: Vec<(RouteId, Vec<usize>)>,
}

impl Network {
    /// The metro station of that id.
    pub fn metro_station(&self, id: &str) -> Option<&MetroStation> {
        self.metro_stations.iter().find(|station| station.id == id)
    }

    /// A city's metro lines.
    pub fn metro_of<'a>(&'a self, city: &'a CityId) -> impl Iterator<Item = &'a MetroLine> {
        self.metro_lines.iter().filter(move |line| &line.city == city)
    }
}

/// A [`Network`] in packed form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PackedNetwork(Vec<u8>);

impl PackedNetwork {
    /// Packs a network; an empty one takes no bytes.
    pub fn of(network: &Network) -> Self {
        if network == &Network::default() {
            return Self::default();
        }
        // Writing plain data into memory cannot fail.
        Self(postcard::to_allocvec(network).unwrap_or_default())
    }

    /// Decodes the network; an empty one if there is none or it cannot be decoded.
    pub fn read(&self) -> Network {
        if self.0.is_empty() { Network::default() } else { postcard::from_bytes(&self.0).unwrap_or_default() }
    }
}
