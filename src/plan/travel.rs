//! How long the ways between nodes take: a matrix, and timetables where a way depends on the clock.
//!
//! Every way is first-in-first-out: who leaves later never arrives earlier. That is what keeps the planner's insertion
//! checks constant-time, so a timetable is put in that order when it is made.

use super::problem::Node;

/// No way within any day.
pub const UNREACHABLE: i32 = 1 << 28;

/// The ways between all nodes.
#[derive(Debug, Clone, PartialEq)]
pub struct Travel {
    nodes: usize,
    time: Vec<i32>,
    walk_m: Vec<u32>,
    fare: Vec<u32>,
    /// By cell: 1 + the index into `timetables`, or 0; empty when there are none.
    ride: Vec<u16>,
    timetables: Vec<Timetable>,
}

/// Departures of one way, each with its arrival, ready for use: sorted, none overtaken.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Timetable {
    /// From leaving the node to the latest moment at which one can board: the walk to the platform and a margin.
    access: i32,
    /// From the train's arrival to the node.
    egress: i32,
    /// (departure, arrival) of the trains, both strictly rising.
    rides: Vec<(i32, i32)>,
}

impl Travel {
    /// Ways between `nodes` nodes that take `time(from, to)`.
    pub fn new(nodes: usize, mut time: impl FnMut(Node, Node) -> i32) -> Self {
        let mut cells = Vec::with_capacity(nodes * nodes);
        for from in 0..nodes {
            cells.extend(
                (0..nodes).map(|to| if from == to { 0 } else { time(from, to).clamp(0, UNREACHABLE) }),
            );
        }
        Self {
            nodes,
            time: cells,
            walk_m: Vec::new(),
            fare: Vec::new(),
            ride: Vec::new(),
            timetables: Vec::new(),
        }
    }

    /// The same ways with the metres walked on each.
    #[must_use]
    pub fn with_walk_m(mut self, mut walk_m: impl FnMut(Node, Node) -> u32) -> Self {
        self.walk_m = self.table(&mut walk_m);
        self
    }

    /// The same ways with the fare of each.
    #[must_use]
    pub fn with_fare(mut self, mut fare: impl FnMut(Node, Node) -> u32) -> Self {
        self.fare = self.table(&mut fare);
        self
    }

    /// The same ways, with a timetable beside the matrix from `from` to `to`; whichever arrives first is used.
    #[must_use]
    pub fn with_timetable(mut self, from: Node, to: Node, timetable: Timetable) -> Self {
        if from == to
            || from >= self.nodes
            || to >= self.nodes
            || self.timetables.len() >= usize::from(u16::MAX)
        {
            return self;
        }
        self.ride.resize(self.nodes * self.nodes, 0);
        self.timetables.push(timetable);
        self.ride[from * self.nodes + to] = self.timetables.len() as u16;
        self
    }

    fn table(&self, cell: &mut impl FnMut(Node, Node) -> u32) -> Vec<u32> {
        (0..self.nodes * self.nodes).map(|index| cell(index / self.nodes, index % self.nodes)).collect()
    }

    /// How many nodes there are.
    pub fn nodes(&self) -> usize {
        self.nodes
    }

    /// Whether any way depends on the clock.
    pub fn has_timetables(&self) -> bool {
        !self.timetables.is_empty()
    }

    /// The earliest arrival at `to` when leaving `from` at `leave`; [`UNREACHABLE`] or more if there is none.
    pub fn arrival(&self, from: Node, to: Node, leave: i32) -> i32 {
        let direct = leave.saturating_add(self.time(from, to));
        match self.timetable(from, to) {
            Some(timetable) => direct.min(timetable.arrival(leave)),
            None => direct,
        }
    }

    /// The latest moment to leave `from` so as to be at `to` by `by`; negative without limit if there is none.
    pub fn departure(&self, from: Node, to: Node, by: i32) -> i32 {
        let direct = by.saturating_sub(self.time(from, to));
        match self.timetable(from, to) {
            Some(timetable) => direct.max(timetable.departure(by)),
            None => direct,
        }
    }

    fn timetable(&self, from: Node, to: Node) -> Option<&Timetable> {
        let ride = *self.ride.get(from * self.nodes + to)?;
        self.timetables.get(usize::from(ride).checked_sub(1)?)
    }

    /// Travel time by the matrix alone.
    pub fn time(&self, from: Node, to: Node) -> i32 {
        self.time.get(from * self.nodes + to).copied().unwrap_or(UNREACHABLE)
    }

    /// Metres walked from `from` to `to`.
    pub fn walk_m(&self, from: Node, to: Node) -> u32 {
        self.walk_m.get(from * self.nodes + to).copied().unwrap_or(0)
    }

    /// The fare from `from` to `to`.
    pub fn fare(&self, from: Node, to: Node) -> u32 {
        self.fare.get(from * self.nodes + to).copied().unwrap_or(0)
    }

    /// Whether any way costs anything.
    pub fn has_fares(&self) -> bool {
        !self.fare.is_empty()
    }
}

impl Timetable {
    /// A timetable of (departure, arrival) pairs in any order; a train that another overtakes is left out.
    pub fn new(access: i32, mut rides: Vec<(i32, i32)>, egress: i32) -> Self {
        rides.retain(|(departs, arrives)| departs <= arrives);
        rides.sort_unstable_by_key(|&(departs, arrives)| (std::cmp::Reverse(departs), arrives));
        let mut soonest = i32::MAX;
        rides.retain(|&(_, arrives)| {
            let useful = arrives < soonest;
            soonest = soonest.min(arrives);
            useful
        });
        rides.reverse();
        Self { access: access.max(0), egress: egress.max(0), rides }
    }

    /// A train every `every` from `first` to `last` at the latest, each taking `ride`.
    pub fn headway(access: i32, first: i32, last: i32, every: i32, ride: i32, egress: i32) -> Self {
        let step = usize::try_from(every.max(1)).unwrap_or(1);
        let rides =
            (first..=last).step_by(step).map(|departs| (departs, departs.saturating_add(ride))).collect();
        Self::new(access, rides, egress)
    }

    fn arrival(&self, leave: i32) -> i32 {
        let at_platform = leave.saturating_add(self.access);
        let next = self.rides.partition_point(|&(departs, _)| departs < at_platform);
        self.rides.get(next).map_or(UNREACHABLE, |&(_, arrives)| arrives.saturating_add(self.egress))
    }

    fn departure(&self, by: i32) -> i32 {
        let off_train = by.saturating_sub(self.egress);
        let after = self.rides.partition_point(|&(_, arrives)| arrives <= off_train);
        let last = after.checked_sub(1).and_then(|index| self.rides.get(index));
        last.map_or(-UNREACHABLE, |&(departs, _)| departs.saturating_sub(self.access))
    }
}
