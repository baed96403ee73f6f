//! The nodes of a trip's problem and the travel between them: one node per visit, one per ride of the traveller's own,
//! then the places where days begin and end. Travel is computed once for all problems that only differ in their stops.

use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::RangeInclusive;
use std::rc::Rc;

use super::wishes::{DayWish, Pace, Wishes};
use crate::domain::schedule::table::WayTable;
use crate::domain::schedule::way_length::WayLength;
use crate::domain::schedule::{Spot, Ways, pace};
use crate::domain::trip::{Base, TripMode};
use crate::domain::{Atlas, Stop, StopId};
use crate::plan::hourly::Hourly;
use crate::plan::travel::{Doors, Node, Travel};

const HOUR: u32 = 60;
/// A day may begin in the first of these hours and end in the second.
const FIRST_HOUR: u32 = pace::EARLIEST_START_MINUTE / HOUR;
const USUAL_LAST_HOUR: u32 = pace::LATEST_END_MINUTE / HOUR;
/// No day lasts longer than into the next morning.
const LAST_HOUR: u32 = 29;

/// The travel from one stop to another, by hour of departure.
type Cell = Rc<[WayLength]>;

/// Travel between all stops of a pack by one means of transport. All problems share it. Computed when it is first asked for: it is by far the largest part
/// of a problem.
pub(super) struct StopWays<'a> {
    mode: TripMode,
    hours: RangeInclusive<u32>,
    table: WayTable<'a>,
    /// By the stops' indices in the pack: one entry per hour of departure, or one for all hours.
    known: RefCell<HashMap<(usize, usize), Cell>>,
}

impl<'a> StopWays<'a> {
    pub(super) fn new(mode: TripMode, hours: RangeInclusive<u32>, atlas: &Atlas, ways: &'a Ways) -> Self {
        let table = WayTable::new(ways, mode, atlas.stops.iter().map(Spot::of_stop).collect());
        Self { mode, hours, table, known: RefCell::default() }
    }

    /// Whether this is the travel by that means in those hours.
    pub(super) fn are(&self, mode: TripMode, hours: &RangeInclusive<u32>) -> bool {
        self.mode == mode && &self.hours == hours
    }

    /// The travel between these stops, given by their indices in the pack.
    pub(super) fn of(&self, stops: &[usize]) -> SharedCells {
        let mut known = self.known.borrow_mut();
        let mut cell = |from: usize, to: usize| {
            let computed = || match from == to {
                true => Rc::default(),
                false => self.table.by_hour(from, to, self.hours.clone()).into(),
            };
            Rc::clone(known.entry((from, to)).or_insert_with(computed))
        };
        let pairs = stops.iter().flat_map(|from| stops.iter().map(move |to| (*from, *to)));
        SharedCells { cells: pairs.map(|(from, to)| cell(from, to)).collect(), stops: stops.len() }
    }
}

/// The travel between some stops.
pub(super) struct SharedCells {
    stops: usize,
    /// By `from * stops + to`.
    cells: Vec<Cell>,
}

impl SharedCells {
    /// The travel between two nodes; `None` if one of them is not a stop.
    fn cell(&self, from: Node, to: Node) -> Option<&[WayLength]> {
        let known = from < self.stops && to < self.stops;
        known.then(|| self.cells.get(from * self.stops + to).map(AsRef::as_ref)).flatten()
    }
}

/// Travel between every considered stop and the places where days begin and end.
pub(super) struct Places {
    all: Travel,
    /// By `from * nodes + to`: the most minutes in a car or a taxi, at any hour.
    driven: Vec<u32>,
    bases: Vec<Base>,
    /// The considered stops, by their index in the pack. Their nodes are in this order, before those of the bases.
    stops: Vec<usize>,
    /// The node of each.
    nodes: HashMap<StopId, Node>,
    /// The means of transport, the pace, and the hours.
    for_whom: (TripMode, Pace, RangeInclusive<u32>),
}

impl Places {
    /// The travel for these wishes between the considered `stops`, by their index in the pack. A day without a base, or with one that the pack does not know, begins at its first
    /// visit or ends with its last: there is no travel to such a base, so it takes no time.
    pub(super) fn new(
        wishes: &Wishes,
        stops: Vec<usize>,
        atlas: &Atlas,
        ways: &Ways,
        between_stops: &StopWays,
    ) -> Self {
        let known: Vec<&Stop> = stops.iter().filter_map(|&at| atlas.stops.get(at)).collect();
        let nodes = known.iter().enumerate().map(|(node, stop)| (stop.id.clone(), node)).collect();
        let mut spots: Vec<Spot> = known.into_iter().map(Spot::of_stop).collect();
        let mut bases: Vec<Base> = Vec::new();
        for base in wishes.bases() {
            if !bases.contains(base) {
                bases.push(base.clone());
            }
        }
        bases.retain(|base| {
            let spot = Spot::of_base(base, atlas);
            let is_known = spot.is_some();
            spots.extend(spot);
            is_known
        });
        let nowhere = spots.len();
        let table = WayTable::new(ways, wishes.means(), spots);
        let hours = hours(&wishes.days);
        let shared = between_stops.of(&stops);
        let (all, driven) = travel(&table, &shared, nowhere, hours.clone(), wishes.pace);
        Self { all, driven, bases, stops, nodes, for_whom: (wishes.means(), wishes.pace, hours) }
    }

    /// Whether this is also the travel between these considered stops for those wishes.
    pub(super) fn serve(&self, wishes: &Wishes, stops: &[usize]) -> bool {
        self.for_whom == (wishes.means(), wishes.pace, hours(&wishes.days))
            && wishes.bases().all(|base| self.bases.contains(base))
            && self.stops == stops
    }

    /// The considered stops, in file order.
    pub(super) fn stops<'a>(&self, atlas: &'a Atlas) -> impl Iterator<Item = &'a Stop> {
        self.stops.iter().filter_map(|&at| atlas.stops.get(at))
    }

    /// The travel between `stops`, in this order, followed by the rides of `days`, each entered where it is boarded and
    /// left where it arrives; and the nodes at which each day begins and ends.
    pub(super) fn between(&self, stops: &[&Stop], days: &[DayWish]) -> (Travel, Vec<(Node, Node)>) {
        let base_at = |base: Option<&Base>| base.map_or(self.bases.len(), |base| self.base_at(base));
        let of_stop = |stop: &&Stop| (self.node_of(stop), self.node_of(stop));
        let mut nodes: Vec<Doors> = stops.iter().map(of_stop).collect();
        let stop_count = self.stops.len();
        let door = |base: &Base| stop_count + base_at(Some(base));
        let rides = days.iter().flat_map(|day| &day.rides);
        nodes.extend(rides.map(|ride| (door(&ride.from), door(&ride.to))));
        let visits = nodes.len();
        nodes.extend((stop_count..=stop_count + self.bases.len()).map(|node| (node, node)));
        let node = |base: &Option<Base>| visits + base_at(base.as_ref());
        let ends = days.iter().map(|day| (node(&day.base.start), node(&day.base.end))).collect();
        (self.all.between_doors(&nodes), ends)
    }

    /// The fewest minutes of driving to a stop from where a day begins or ends, from where a ride ends, or from one of
    /// some other stops. `None` if a day may begin anywhere.
    pub(super) fn driven_to<'a>(
        &self,
        stop: &Stop,
        others: impl Iterator<Item = &'a Stop>,
        days: &[DayWish],
    ) -> Option<u32> {
        let begins: Option<Vec<&Base>> = days.iter().map(|day| day.base.start.as_ref()).collect();
        let ends = days.iter().filter_map(|day| day.base.end.as_ref());
        let ridden = days.iter().flat_map(|day| &day.rides).map(|ride| &ride.to);
        let stop_count = self.stops.len();
        let bases = begins?.into_iter().chain(ends).chain(ridden).map(|base| stop_count + self.base_at(base));
        let nodes = self.all.nodes();
        let to = self.node_of(stop);
        let driven = |from: Node| self.driven.get(from * nodes + to).copied();
        bases.chain(others.map(|other| self.node_of(other))).filter_map(driven).min()
    }

    /// The node of a considered stop.
    fn node_of(&self, stop: &Stop) -> Node {
        self.nodes.get(&stop.id).copied().unwrap_or(0)
    }

    /// The index of a base; one that the pack does not know has that of "anywhere", which comes last.
    fn base_at(&self, base: &Base) -> usize {
        self.bases.iter().position(|other| other == base).unwrap_or(self.bases.len())
    }
}

/// The hours of usual days.
pub(super) fn usual_hours() -> RangeInclusive<u32> {
    FIRST_HOUR..=USUAL_LAST_HOUR
}

/// The hours in which there is any travel, including those by which a day may begin earlier or end later.
pub(super) fn hours(days: &[DayWish]) -> RangeInclusive<u32> {
    let first = days.iter().map(|day| day.from / HOUR).min().unwrap_or(0).min(FIRST_HOUR);
    let last = days.iter().map(|day| day.to / HOUR).max().unwrap_or(0).clamp(USUAL_LAST_HOUR, LAST_HOUR);
    first..=last
}

fn travel(
    table: &WayTable,
    between_stops: &SharedCells,
    nowhere: Node,
    hours: RangeInclusive<u32>,
    pace: Pace,
) -> (Travel, Vec<u32>) {
    let nodes = nowhere + 1;
    let is_shared = |from: Node, to: Node| between_stops.cell(from, to).is_some();
    let mut own: Vec<Vec<WayLength>> = Vec::with_capacity(nodes * nodes);
    for from in 0..nodes {
        own.extend((0..nodes).map(|to| {
            match from == to || from == nowhere || to == nowhere || is_shared(from, to) {
                true => Vec::new(),
                false => table.by_hour(from, to, hours.clone()),
            }
        }));
    }
    let cell = |from: Node, to: Node| {
        let own = || own.get(from * nodes + to).map(Vec::as_slice).unwrap_or_default();
        between_stops.cell(from, to).unwrap_or_else(own)
    };
    let minutes = |way: &WayLength| i32::try_from(pace.way(way.minutes)).unwrap_or(i32::MAX);
    // The matrix has the middle hour; where hours differ, it only tells which stops are near each other.
    let middle = |from, to| cell(from, to).get(cell(from, to).len() / 2).map_or(0, minutes);
    let walk_m = |from, to| cell(from, to).iter().map(|way| way.walk_m).max().unwrap_or(0);
    let pairs = || (0..nodes).flat_map(|from| (0..nodes).map(move |to| (from, to)));
    let driven = |(from, to)| cell(from, to).iter().map(|way| way.driven).max().unwrap_or(0);
    let driven = pairs().map(driven).collect();
    let mut travel = Travel::new(nodes, middle).with_walk_m(walk_m);
    let first = i32::try_from(*hours.start()).unwrap_or(0);
    for (from, to) in pairs() {
        let lengths = cell(from, to);
        if lengths.len() > 1
            && let Some(hourly) = Hourly::new(first, lengths.iter().map(minutes))
        {
            travel = travel.with_hours(from, to, hourly);
        }
    }
    (travel, driven)
}
