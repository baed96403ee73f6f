//! Travel times between nodes: a matrix, with timetables or hourly times where they depend on the clock.
//!
//! Travel is first-in-first-out: leaving later never means arriving earlier. That keeps the planner's insertion checks
//! constant-time, so everything that depends on the clock is brought into that form when it is created.

use std::sync::Arc;

use super::hourly::Hourly;

/// A place that [`Travel`] knows: visits come first, by their index, then the days' ends.
pub type Node = usize;

/// No connection within any day.
pub const UNREACHABLE: i32 = 1 << 28;

/// The nodes at which a place is entered and left.
pub type Doors = (Node, Node);

/// Travel between all nodes. Cheap to clone.
#[derive(Debug, Clone, PartialEq)]
pub struct Travel(Arc<Tables>);

#[derive(Debug, Clone, PartialEq)]
struct Tables {
    nodes: usize,
    time: Vec<i32>,
    /// The shortest travel time at any hour.
    least: Vec<i32>,
    walk_m: Vec<u32>,
    fare: Vec<u32>,
    /// By cell: 1 + the index into `clocked`, or 0; empty if no cell depends on the clock.
    ride: Vec<u16>,
    /// Shared by all copies for subsets of the same nodes.
    clocked: Arc<Vec<Clocked>>,
}

/// Travel that depends on the clock.
#[derive(Debug, Clone, PartialEq)]
enum Clocked {
    /// Trains in addition to the matrix; whichever arrives first is used.
    Beside(Timetable),
    /// A travel time for every hour, instead of the matrix.
    ByHour(Hourly),
}

/// The departures of one connection, each with its arrival, ready for use: sorted, none overtaken.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Timetable {
    /// From leaving the node to boarding: the walk to the platform and a margin.
    access: i32,
    /// From the train's arrival to the node.
    egress: i32,
    /// (departure, arrival) of the trains, both strictly increasing.
    rides: Vec<(i32, i32)>,
}

impl Travel {
    /// Travel between `nodes` nodes that takes `time(from, to)`.
    pub fn new(nodes: usize, mut time: impl FnMut(Node, Node) -> i32) -> Self {
        let mut cells = Vec::with_capacity(nodes * nodes);
        for from in 0..nodes {
            cells.extend(
                (0..nodes).map(|to| if from == to { 0 } else { time(from, to).clamp(0, UNREACHABLE) }),
            );
        }
        Self(Arc::new(Tables {
            nodes,
            least: cells.clone(),
            time: cells,
            walk_m: Vec::new(),
            fare: Vec::new(),
            ride: Vec::new(),
            clocked: Arc::default(),
        }))
    }

    fn tables(&mut self) -> &mut Tables {
        Arc::make_mut(&mut self.0)
    }

    /// The same travel, with the metres walked between nodes.
    #[must_use]
    pub fn with_walk_m(mut self, mut walk_m: impl FnMut(Node, Node) -> u32) -> Self {
        let walk_m = self.table(&mut walk_m);
        self.tables().walk_m = walk_m;
        self
    }

    /// The same travel, with the fare between nodes.
    #[must_use]
    pub fn with_fare(mut self, mut fare: impl FnMut(Node, Node) -> u32) -> Self {
        let fare = self.table(&mut fare);
        self.tables().fare = fare;
        self
    }

    /// The same travel, with a timetable from `from` to `to` in addition to the matrix; whichever arrives first is
    /// used.
    #[must_use]
    pub fn with_timetable(self, from: Node, to: Node, timetable: Timetable) -> Self {
        self.with_clocked(from, to, Clocked::Beside(timetable))
    }

    /// The same travel, with a time for every hour from `from` to `to`, instead of the matrix.
    #[must_use]
    pub fn with_hours(self, from: Node, to: Node, hours: Hourly) -> Self {
        self.with_clocked(from, to, Clocked::ByHour(hours))
    }

    fn with_clocked(mut self, from: Node, to: Node, clocked: Clocked) -> Self {
        let nodes = self.nodes();
        let known = from != to && from < nodes && to < nodes;
        if known && self.0.clocked.len() < usize::from(u16::MAX) {
            let tables = self.tables();
            let direct = tables.time[from * nodes + to];
            tables.least[from * nodes + to] = match &clocked {
                Clocked::Beside(timetable) => direct.min(timetable.least()),
                Clocked::ByHour(hours) => hours.least(),
            };
            tables.ride.resize(nodes * nodes, 0);
            Arc::make_mut(&mut tables.clocked).push(clocked);
            tables.ride[from * nodes + to] = tables.clocked.len() as u16;
        }
        self
    }

    fn table(&self, cell: &mut impl FnMut(Node, Node) -> u32) -> Vec<u32> {
        let nodes = self.nodes();
        (0..nodes * nodes).map(|index| cell(index / nodes, index % nodes)).collect()
    }

    /// How many nodes there are.
    pub fn nodes(&self) -> usize {
        self.0.nodes
    }

    /// Whether any travel time depends on the clock.
    pub fn has_timetables(&self) -> bool {
        !self.0.clocked.is_empty()
    }

    /// The same travel between `nodes` only, in this order. A node may occur twice; travel between its copies takes no
    /// time.
    #[must_use]
    pub fn between(&self, nodes: &[Node]) -> Self {
        let nodes: Vec<Doors> = nodes.iter().map(|&node| (node, node)).collect();
        self.between_doors(&nodes)
    }

    /// The same for nodes that are entered at one place and left at another.
    #[must_use]
    pub fn between_doors(&self, nodes: &[Doors]) -> Self {
        let tables = &self.0;
        Self(Arc::new(Tables {
            nodes: nodes.len(),
            time: self.picked(&tables.time, nodes, UNREACHABLE),
            least: self.picked(&tables.least, nodes, UNREACHABLE),
            walk_m: self.picked(&tables.walk_m, nodes, 0),
            fare: self.picked(&tables.fare, nodes, 0),
            ride: self.picked(&tables.ride, nodes, 0),
            clocked: Arc::clone(&tables.clocked),
        }))
    }

    /// The cells between `nodes`; `unknown` for a node that does not exist.
    fn picked<T: Copy + Default>(&self, cells: &[T], nodes: &[Doors], unknown: T) -> Vec<T> {
        if cells.is_empty() {
            return Vec::new();
        }
        let count = self.nodes();
        let cell = |from: Node, to: Node| match from == to {
            true => T::default(),
            false if from >= count || to >= count => unknown,
            false => cells.get(from * count + to).copied().unwrap_or(unknown),
        };
        let between = |a: usize, b: usize| if a == b { T::default() } else { cell(nodes[a].1, nodes[b].0) };
        (0..nodes.len()).flat_map(|a| (0..nodes.len()).map(move |b| between(a, b))).collect()
    }

    /// The earliest arrival at `to` when leaving `from` at `leave`; [`UNREACHABLE`] or more if there is none.
    pub fn arrival(&self, from: Node, to: Node, leave: i32) -> i32 {
        let direct = leave.saturating_add(self.time(from, to));
        match self.clocked(from, to) {
            None => direct,
            Some(Clocked::Beside(timetable)) => direct.min(timetable.arrival(leave)),
            Some(Clocked::ByHour(hours)) => hours.arrival(leave),
        }
    }

    /// The latest departure from `from` that reaches `to` by `by`; a huge negative number if there is none.
    pub fn departure(&self, from: Node, to: Node, by: i32) -> i32 {
        let direct = by.saturating_sub(self.time(from, to));
        match self.clocked(from, to) {
            None => direct,
            Some(Clocked::Beside(timetable)) => direct.max(timetable.departure(by)),
            Some(Clocked::ByHour(hours)) => hours.departure(by),
        }
    }

    fn clocked(&self, from: Node, to: Node) -> Option<&Clocked> {
        let ride = *self.0.ride.get(from * self.0.nodes + to)?;
        self.0.clocked.get(usize::from(ride).checked_sub(1)?)
    }

    /// Travel time by the matrix alone.
    pub fn time(&self, from: Node, to: Node) -> i32 {
        self.0.time.get(from * self.0.nodes + to).copied().unwrap_or(UNREACHABLE)
    }

    /// The shortest travel time at any hour.
    pub(super) fn least(&self, from: Node, to: Node) -> i32 {
        self.0.least.get(from * self.0.nodes + to).copied().unwrap_or(0)
    }

    /// Metres walked from `from` to `to`.
    pub fn walk_m(&self, from: Node, to: Node) -> u32 {
        self.0.walk_m.get(from * self.0.nodes + to).copied().unwrap_or(0)
    }

    /// The fare from `from` to `to`.
    pub fn fare(&self, from: Node, to: Node) -> u32 {
        self.0.fare.get(from * self.0.nodes + to).copied().unwrap_or(0)
    }

    /// Whether fares are known.
    pub fn has_fares(&self) -> bool {
        !self.0.fare.is_empty()
    }
}

impl Timetable {
    /// A timetable of (departure, arrival) pairs in any order; a train that another one overtakes is dropped.
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

    /// A train every `every`, from `first` until `last` at the latest, each taking `ride`.
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

    /// The shortest time from door to door.
    fn least(&self) -> i32 {
        let ride = self.rides.iter().map(|(departs, arrives)| arrives.saturating_sub(*departs)).min();
        ride.map_or(UNREACHABLE, |ride| self.access.saturating_add(ride).saturating_add(self.egress))
    }

    fn departure(&self, by: i32) -> i32 {
        let off_train = by.saturating_sub(self.egress);
        let after = self.rides.partition_point(|&(_, arrives)| arrives <= off_train);
        let last = after.checked_sub(1).and_then(|index| self.rides.get(index));
        last.map_or(-UNREACHABLE, |&(departs, _)| departs.saturating_sub(self.access))
    }
}
