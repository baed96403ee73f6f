//! The nodes of a trip's problem and the ways between them: one node for each visit, then the places where days begin
//! and end.

use super::wishes::{DayWish, Pace};
use crate::domain::schedule::table::{WayLength, WayTable};
use crate::domain::schedule::{Spot, Ways};
use crate::domain::trip::{Base, TripMode};
use crate::domain::{Atlas, Stop};
use crate::plan::hourly::Hourly;
use crate::plan::problem::Node;
use crate::plan::travel::Travel;

const HOUR: u32 = 60;
/// No day lasts longer than into the next morning.
const LAST_HOUR: u32 = 29;

/// The ways between visits and days' ends.
pub(super) struct Places {
    pub travel: Travel,
    /// By day: where it begins and ends.
    pub ends: Vec<(Node, Node)>,
}

impl Places {
    /// The ways between `stops`, in this order, and the ends of `days`. A day without a base, or with one that the pack
    /// does not know, begins at its first visit or ends with its last: no way leads there, so none takes time.
    pub(super) fn new(
        stops: &[&Stop],
        days: &[DayWish],
        atlas: &Atlas,
        ways: &Ways,
        mode: TripMode,
        pace: Pace,
    ) -> Self {
        let mut spots: Vec<Spot> = stops.iter().map(|stop| Spot::of_stop(stop)).collect();
        let mut bases: Vec<(&Base, Node)> = Vec::new();
        for base in days.iter().flat_map(|day| [&day.base.start, &day.base.end]).flatten() {
            if bases.iter().all(|(known, _)| *known != base)
                && let Some(spot) = Spot::of_base(base, atlas)
            {
                bases.push((base, spots.len()));
                spots.push(spot);
            }
        }
        let nowhere = spots.len();
        let node = |base: &Option<Base>| {
            let known = |wanted: &Base| bases.iter().find(|(base, _)| *base == wanted).map(|(_, node)| *node);
            base.as_ref().and_then(known).unwrap_or(nowhere)
        };
        let ends = days.iter().map(|day| (node(&day.base.start), node(&day.base.end))).collect();
        let table = WayTable::new(ways, mode, spots);
        Self { travel: travel(&table, nowhere, hours(days), pace), ends }
    }
}

/// The hours in which anybody is on the way.
fn hours(days: &[DayWish]) -> std::ops::RangeInclusive<u32> {
    let first = days.iter().map(|day| day.from / HOUR).min().unwrap_or(0);
    let last = days.iter().map(|day| day.to / HOUR).max().unwrap_or(0);
    first.min(LAST_HOUR)..=last.clamp(first.min(LAST_HOUR), LAST_HOUR)
}

fn travel(table: &WayTable, nowhere: Node, hours: std::ops::RangeInclusive<u32>, pace: Pace) -> Travel {
    let nodes = nowhere + 1;
    let mut cells: Vec<Vec<WayLength>> = Vec::with_capacity(nodes * nodes);
    for from in 0..nodes {
        cells.extend((0..nodes).map(|to| match from == to || from == nowhere || to == nowhere {
            true => Vec::new(),
            false => table.by_hour(from, to, hours.clone()),
        }));
    }
    let cell = |from: Node, to: Node| cells.get(from * nodes + to).map(Vec::as_slice).unwrap_or_default();
    let minutes = |way: &WayLength| i32::try_from(pace.way(way.minutes)).unwrap_or(i32::MAX);
    // By the matrix, the middle of the day: it only tells which stops are near each other where hours differ.
    let middle = |from, to| cell(from, to).get(cell(from, to).len() / 2).map_or(0, minutes);
    let walk_m = |from, to| cell(from, to).iter().map(|way| way.walk_m).max().unwrap_or(0);
    let mut travel = Travel::new(nodes, middle).with_walk_m(walk_m);
    let first = i32::try_from(*hours.start()).unwrap_or(0);
    for (from, to) in (0..nodes).flat_map(|from| (0..nodes).map(move |to| (from, to))) {
        let lengths = cell(from, to);
        if lengths.len() > 1
            && let Some(hourly) = Hourly::new(first, lengths.iter().map(minutes))
        {
            travel = travel.with_hours(from, to, hourly);
        }
    }
    travel
}
