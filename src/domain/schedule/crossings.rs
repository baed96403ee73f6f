//! Which stops can only be reached by ferry, and from where.

use std::collections::{HashMap, HashSet};

use super::estimate::{Basis, Estimate, Step, StepKind, TravelMode};
use super::{Spot, pace};
use crate::domain::{Atlas, LegMode, StopId};

/// The ferries on the pack's routes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Crossings {
    /// Pairs of stops that a ferry joins, in both directions.
    pairs: HashSet<(StopId, StopId)>,
    /// For each island stop, the stop on the other shore.
    shores: HashMap<StopId, Spot>,
}

impl Crossings {
    /// The ferries of an atlas's routes. A stop is on an island when every leg to and from it on any route is by
    /// ferry.
    pub fn new(atlas: &Atlas) -> Self {
        let ways = atlas.routes.iter().flat_map(|route| route.legs.array_windows());
        let ways: Vec<_> = ways.map(|[a, b]| (&a.stop, &b.stop, b.mode)).collect();
        let mut found = Self::default();
        for (a, b, _) in ways.iter().filter(|way| way.2 == LegMode::Ferry) {
            found.pairs.insert(((*a).clone(), (*b).clone()));
            found.pairs.insert(((*b).clone(), (*a).clone()));
        }
        for (island, shore) in &found.pairs {
            let by_land =
                ways.iter().any(|(a, b, mode)| *mode != LegMode::Ferry && (*a == island || *b == island));
            if let (false, Some(stop)) = (by_land, atlas.stop(shore)) {
                found.shores.entry(island.clone()).or_insert_with(|| Spot::of_stop(stop));
            }
        }
        found
    }

    /// Whether a ferry joins the two.
    pub fn joins(&self, from: &Spot, to: &Spot) -> bool {
        let pair = from.stop.clone().zip(to.stop.clone());
        pair.is_some_and(|pair| self.pairs.contains(&pair))
    }

    /// The other shore of an island stop.
    pub fn shore_of(&self, spot: &Spot) -> Option<&Spot> {
        self.shores.get(spot.stop.as_ref()?)
    }
}

/// A ferry crossing, including the wait.
pub fn ferry(from: &Spot, to: &Spot) -> Estimate {
    let metres = from.position.distance_m(to.position) * pace::FERRY.detour;
    let basis = Basis::CrowFlies { percent: (pace::FERRY.detour * 100.0).round() as u32 };
    let wait = Step::pause(StepKind::WaitForFerry, pace::FERRY_WAIT_MINUTES);
    let cross = Step::new(StepKind::Ferry(basis), pace::FERRY.minutes(metres), metres);
    Estimate::of(TravelMode::Ferry, vec![wait, cross])
}
