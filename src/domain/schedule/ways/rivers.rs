//! Water on the way: one walks or cycles across a river only by a bridge, a tunnel or a ferry that the pack knows,
//! and one does not drive through a strait.

use crate::domain::Network;
use crate::domain::network::Crossing;
use crate::geometry::LonLat;

/// Who wants to cross.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Crosser {
    /// On foot.
    Walker,
    /// By bicycle.
    Cyclist,
    /// By car, coach or bus. Rivers have more road bridges than a pack lists; only a strait, whose crossings are open
    /// to neither walkers nor cyclists, makes drivers go around.
    Driver,
}

/// How many rivers a way may cross.
const MOST_RIVERS: u32 = 3;

#[derive(Clone, Debug, PartialEq)]
struct BoundedRiver {
    course: Vec<LonLat>,
    /// West, south, east, north.
    bounds: [f64; 4],
    crossings: Vec<Crossing>,
}

/// The rivers of a pack with their crossings.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rivers(Vec<BoundedRiver>);

impl Rivers {
    /// The rivers of a network.
    pub fn new(network: &Network) -> Self {
        let river = |river: &crate::domain::network::River| BoundedRiver {
            bounds: bounds(&river.course),
            course: river.course.clone(),
            crossings: network
                .crossings
                .iter()
                .filter(|crossing| crossing.river == river.name)
                .cloned()
                .collect(),
        };
        Self(network.rivers.iter().map(river).collect())
    }

    /// Metres in straight lines by way of crossings that are open to `who`; `None` if no such way is at most `most_m`
    /// long.
    pub fn metres(&self, from: LonLat, to: LonLat, who: Crosser, most_m: f64) -> Option<f64> {
        self.around(from, to, who, most_m, MOST_RIVERS)
    }

    fn around(&self, from: LonLat, to: LonLat, who: Crosser, most_m: f64, rivers: u32) -> Option<f64> {
        let crow_m = from.distance_m(to);
        if crow_m > most_m {
            return None;
        }
        let in_the_way = self.0.iter().find(|river| river.stops(who) && river.parts(from, to));
        let Some(river) = in_the_way else { return Some(crow_m) };
        let rivers = rivers.checked_sub(1)?;
        let mut best: Option<f64> = None;
        let open = river.crossings.iter().filter(|crossing| match who {
            Crosser::Walker => crossing.on_foot,
            Crosser::Cyclist => crossing.by_bike,
            Crosser::Driver => true,
        });
        for crossing in open {
            let [a, b] = crossing.ends[..] else { continue };
            for (near, far) in [(a, b), (b, a)] {
                let over = near.distance_m(far);
                let (before, after) = (from.distance_m(near), far.distance_m(to));
                let room = best.unwrap_or(most_m);
                if before + over + after >= room || river.parts(from, near) || river.parts(far, to) {
                    continue;
                }
                let whole = self
                    .around(from, near, who, room, rivers)
                    .zip(self.around(far, to, who, room, rivers))
                    .map(|(before, after)| before + over + after);
                best = whole.into_iter().chain(best).reduce(f64::min);
            }
        }
        best.filter(|metres| *metres <= most_m)
    }
}

impl BoundedRiver {
    /// Whether it is an obstacle for `who` at all.
    fn stops(&self, who: Crosser) -> bool {
        who != Crosser::Driver
            || !self.crossings.is_empty() && !self.crossings.iter().any(|one| one.on_foot || one.by_bike)
    }

    /// Whether it lies between two places: the straight line meets its course an odd number of times.
    fn parts(&self, a: LonLat, b: LonLat) -> bool {
        let [west, south, east, north] = self.bounds;
        let misses = a.lon.max(b.lon) < west
            || a.lon.min(b.lon) > east
            || a.lat.max(b.lat) < south
            || a.lat.min(b.lat) > north;
        if misses {
            return false;
        }
        self.course.array_windows().filter(|[c, d]| meet(a, b, *c, *d)).count() % 2 == 1
    }
}

/// Whether the segments from `a` to `b` and from `c` to `d` cross.
fn meet(a: LonLat, b: LonLat, c: LonLat, d: LonLat) -> bool {
    let left = |p: LonLat, q: LonLat, r: LonLat| {
        (q.lon - p.lon) * (r.lat - p.lat) - (q.lat - p.lat) * (r.lon - p.lon) > 0.0
    };
    left(a, b, c) != left(a, b, d) && left(c, d, a) != left(c, d, b)
}

fn bounds(course: &[LonLat]) -> [f64; 4] {
    let none = [f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY];
    course.iter().fold(none, |[west, south, east, north], at| {
        [west.min(at.lon), south.min(at.lat), east.max(at.lon), north.max(at.lat)]
    })
}

/// Whether a position lies within an outline.
pub fn is_within(outline: &[LonLat], at: LonLat) -> bool {
    let sides = outline.iter().zip(outline.iter().cycle().skip(1));
    let crosses = |(a, b): &(&LonLat, &LonLat)| {
        (a.lat > at.lat) != (b.lat > at.lat)
            && at.lon < (b.lon - a.lon) * (at.lat - a.lat) / (b.lat - a.lat) + a.lon
    };
    sides.filter(crosses).count() % 2 == 1
}
