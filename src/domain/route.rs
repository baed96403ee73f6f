//! A themed route: stops in the order in which they can be travelled.

use serde::{Deserialize, Serialize};

use super::{Bilingual, RouteId, StopId};
use crate::geometry::{LonLat, micro};

/// How one gets from the stop before to this one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LegMode {
    /// The first stop: nothing leads to it.
    Start,
    /// On foot.
    Walk,
    /// By road.
    Road,
    /// Along or on a canal.
    Canal,
    /// Along or on a river.
    River,
    /// By train.
    Rail,
    /// By ferry.
    Ferry,
    /// Along a shore.
    Shore,
}

impl LegMode {
    /// Every mode.
    pub const ALL: [Self; 8] =
        [Self::Start, Self::Walk, Self::Road, Self::Canal, Self::River, Self::Rail, Self::Ferry, Self::Shore];

    /// The name in files and style classes.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Walk => "walk",
            Self::Road => "road",
            Self::Canal => "canal",
            Self::River => "river",
            Self::Rail => "rail",
            Self::Ferry => "ferry",
            Self::Shore => "shore",
        }
    }

    /// The mode of that key, if there is one.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mode| mode.key() == key)
    }
}

/// One stop of a route and the way that leads to it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Leg {
    /// The stop that the leg ends at.
    pub stop: StopId,
    /// What a traveller should know about getting here.
    pub note: Option<Bilingual>,
    /// How one gets here.
    pub mode: LegMode,
    /// The real course from the stop before, in travel order; `None` where it is not known.
    #[serde(with = "micro::known_course")]
    pub geometry: Option<Vec<LonLat>>,
}

/// A themed route.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Route {
    /// Its id, which is also its address.
    pub id: RouteId,
    /// Its name.
    pub name: Bilingual,
    /// What it is about.
    pub intro: Bilingual,
    /// Line colour on paper, `#rrggbb`.
    pub color: String,
    /// Line dash in CSS pixels, on and off in turn; empty is solid.
    pub dash: Vec<f64>,
    /// How many days it fills.
    pub suggested_days: u32,
    /// The stops in travel order.
    pub legs: Vec<Leg>,
}

impl Route {
    /// The position of a stop in the route, counted from 0.
    pub fn index_of(&self, stop: &StopId) -> Option<usize> {
        self.legs.iter().position(|leg| &leg.stop == stop)
    }
}
