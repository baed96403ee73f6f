//! A place prepared for estimates: its doors, the land it lies on, and the metro stations around it.

use super::Net;
use super::rivers::Crosser;
use crate::domain::PositionQuality;
use crate::domain::schedule::estimate::Estimate;
use crate::domain::schedule::local::{self, Distance};
use crate::domain::schedule::{Spot, pace};
use crate::geometry::LonLat;

/// A place that a way begins or ends at.
#[derive(Clone, Debug, PartialEq)]
pub struct Stand {
    pub spot: Spot,
    /// Which island it lies on; `None` if roads lead there.
    pub island: Option<usize>,
    /// The metro stations that one would go to, the quickest to reach first.
    pub gates: Vec<Gate>,
}

/// A metro station near a place.
#[derive(Clone, Debug, PartialEq)]
pub struct Gate {
    /// Its index.
    pub station: usize,
    /// The way between the place and it.
    pub way: Estimate,
    /// The exit to take, if known.
    pub exit: Option<String>,
}

impl Stand {
    pub(super) fn new(spot: Spot, net: &Net) -> Self {
        let island = spot.doors().first().and_then(|door| net.island_of(*door));
        let gates = gates(&spot, net);
        Self { spot, island, gates }
    }

    /// How far it is to another place.
    pub(super) fn distance(&self, other: &Self) -> Distance {
        Distance {
            is_rough: self.is_rough() && other.is_rough(),
            ..Distance::crow(self.spot.nearest(&other.spot).0)
        }
    }

    fn is_rough(&self) -> bool {
        self.spot.quality == PositionQuality::Approximate
    }
}

/// The stations around a place, and the one that the pack names for it.
fn gates(spot: &Spot, net: &Net) -> Vec<Gate> {
    let mut gates: Vec<Gate> = Vec::new();
    for (station, place) in net.metro.placed() {
        let near = spot.doors().iter().map(|door| (door.distance_m(place), *door));
        let Some((crow_m, door)) = near.min_by(|a, b| a.0.total_cmp(&b.0)) else { continue };
        if crow_m > pace::METRO_BUS_M {
            continue;
        }
        gates.push(Gate { station, way: to_station(door, place, crow_m, net), exit: None });
    }
    if let Some((named, station)) =
        spot.metro.as_ref().and_then(|metro| Some((metro, net.metro.find(&metro.station)?)))
    {
        let known = gates.iter().position(|gate| gate.station == station).map(|at| gates.swap_remove(at));
        let walk = named.walk_minutes.map(local::walk_of_minutes);
        let way =
            walk.or(known.map(|gate| gate.way)).unwrap_or_else(|| local::transit(Distance::crow(UNKNOWN_M)));
        gates.push(Gate { station, way, exit: named.exit.clone() });
    }
    gates.sort_by_key(|gate| (gate.way.minutes, gate.station));
    gates.truncate(pace::METRO_GATES);
    gates
}

/// The assumed distance to a named station whose position is not known.
const UNKNOWN_M: f64 = 2_000.0;

fn to_station(door: LonLat, place: LonLat, crow_m: f64, net: &Net) -> Estimate {
    let most_m = pace::METRO_WALK_M / pace::WALK.detour;
    let over_m = net.rivers.metres(door, place, Crosser::Walker, most_m);
    let walk = over_m.map(|metres| local::walk(Distance::crow(crow_m).by_way_of(metres)));
    let bus = local::transit(Distance::crow(crow_m));
    walk.filter(|walk| walk.minutes <= bus.minutes).unwrap_or(bus)
}
