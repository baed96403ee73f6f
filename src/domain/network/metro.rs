//! Metro lines and their stations.

use serde::{Deserialize, Serialize};

use crate::domain::{Bilingual, CityId};
use crate::geometry::{LonLat, micro};

/// A metro station.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MetroStation {
    /// Its id.
    pub id: String,
    /// Its name without 站.
    pub name: Bilingual,
    /// WGS 84; `None` where no source gives it. Such a station is not drawn on maps.
    pub position: Option<LonLat>,
    /// Its position to within a few hundred metres, for a station without an exact one.
    pub about: Option<LonLat>,
}

/// A metro line.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MetroLine {
    /// Its id.
    pub id: String,
    /// The city it belongs to.
    pub city: CityId,
    /// Its name.
    pub name: Bilingual,
    /// Its colour, `#rrggbb`.
    pub color: String,
    /// The runs of its trains, each from end to end as indices into the network's stations, the main one first.
    pub runs: Vec<Vec<usize>>,
    /// Whether it is a loop line.
    pub is_loop: bool,
    /// Its course, or as much of it as is known to within 150 m; empty where it is not. Only the map uses it.
    #[serde(with = "micro::course")]
    pub course: Vec<LonLat>,
    /// When trains start running on the whole line, in minutes after midnight, if known.
    pub first: Option<u32>,
    /// When they stop running, likewise, if known.
    pub last: Option<u32>,
    /// Minutes between two trains, if known.
    pub every_minutes: Option<u32>,
    /// Minutes from each station of the main run to the next, if known.
    pub minutes_between: Option<Vec<u32>>,
}
