//! The metros as a graph: durations between stations, with waits and changes, and the hours of service.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::sync::OnceLock;

use crate::domain::Bilingual;
use crate::domain::network::{MetroLine, MetroStation, Network};
use crate::domain::schedule::pace;
use crate::geometry::LonLat;

/// A station on a run of trains, as an index over the stations of all runs.
type Node = usize;

/// A run of trains in one direction and back.
#[derive(Clone, Debug, PartialEq)]
struct Run {
    line: usize,
    stations: Vec<usize>,
    /// Minutes from each station to the next, in tenths.
    tenths: Vec<u32>,
    /// The node of its first station; the others follow.
    first_node: Node,
}

/// The connection from one station's platforms to another's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reach {
    /// Minutes, including waiting and changing.
    pub minutes: u32,
    /// The first minute of the day at which someone on the first platform is carried all the way.
    pub open: u32,
    /// The last such minute.
    pub close: u32,
}

/// One ride without a change.
#[derive(Clone, Debug, PartialEq)]
pub struct MetroRide {
    /// Index of the line.
    pub line: usize,
    /// Index of the station where one gets on.
    pub from: usize,
    /// Index of the station where one gets off.
    pub to: usize,
    /// Index of the station that the train goes to.
    pub towards: usize,
    /// How many stations one rides.
    pub stops: u32,
    /// Minutes in the train.
    pub minutes: u32,
    /// Minutes on foot between platforms before it; 0 before the first ride.
    pub change: u32,
    /// Minutes of waiting for it.
    pub wait: u32,
    /// Whether the interval is known.
    pub counted: bool,
}

/// The metros of a pack.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Metro {
    lines: Vec<MetroLine>,
    stations: Vec<MetroStation>,
    /// Where each station is, for ways on foot: given, approximate, or interpolated between its neighbours.
    places: Vec<Option<LonLat>>,
    runs: Vec<Run>,
    /// By node: its run.
    run_of: Vec<usize>,
    /// By station: its nodes.
    nodes: Vec<Vec<Node>>,
    /// By station: the connections to all others, computed on first use.
    rows: Vec<OnceLock<Vec<Option<Reach>>>>,
}

/// The best way to a node so far.
#[derive(Clone, Copy)]
struct Label {
    tenths: u32,
    open: i64,
    close: i64,
    before: Option<Node>,
}

impl Metro {
    /// The metros of a network.
    pub fn new(network: &Network) -> Self {
        let (lines, stations) = (network.metro_lines.clone(), network.metro_stations.clone());
        let mut metro = Self { places: places(&lines, &stations), ..Self::default() };
        metro.nodes = vec![Vec::new(); stations.len()];
        metro.rows = (0..stations.len()).map(|_| OnceLock::new()).collect();
        for (at, line) in lines.iter().enumerate() {
            for (number, run) in line.runs.iter().enumerate() {
                let mut stations = run.clone();
                if line.is_loop {
                    stations.extend(run.first());
                }
                let given = line.minutes_between.as_ref().filter(|_| number == 0);
                let tenths = metro.tenths(&stations, given);
                let first_node = metro.run_of.len();
                for (order, station) in stations.iter().enumerate() {
                    metro.run_of.push(metro.runs.len());
                    if let Some(nodes) = metro.nodes.get_mut(*station) {
                        nodes.push(first_node + order);
                    }
                }
                metro.runs.push(Run { line: at, stations, tenths, first_node });
            }
        }
        Self { lines, stations, ..metro }
    }

    /// Tenths of a minute between stations: given, or estimated from the distance.
    fn tenths(&self, stations: &[usize], given: Option<&Vec<u32>>) -> Vec<u32> {
        if let Some(given) = given {
            return given.iter().map(|minutes| minutes * 10).collect();
        }
        let place = |station: usize| self.places.get(station).copied().flatten();
        let between = |[a, b]: &[usize; 2]| {
            let crow_m = place(*a).zip(place(*b)).map(|(a, b)| a.distance_m(b));
            (pace::metro_minutes(crow_m) * 10.0).ceil() as u32
        };
        stations.array_windows().map(between).collect()
    }

    /// The station at an index.
    pub fn station(&self, at: usize) -> Option<&MetroStation> {
        self.stations.get(at)
    }

    /// The index of a station.
    pub fn find(&self, id: &str) -> Option<usize> {
        self.stations.iter().position(|station| station.id == id)
    }

    /// The name of a line.
    pub fn line_name(&self, at: usize) -> Option<&Bilingual> {
        self.lines.get(at).map(|line| &line.name)
    }

    /// Where a station is, as far as that is known.
    pub fn place(&self, at: usize) -> Option<LonLat> {
        self.places.get(at).copied().flatten()
    }

    /// Every station whose position is known, by index.
    pub fn placed(&self) -> impl Iterator<Item = (usize, LonLat)> {
        self.places.iter().enumerate().filter_map(|(at, place)| Some((at, (*place)?)))
    }

    /// From the platforms of one station to those of another; `None` if no train goes there or both are the same.
    pub fn reach(&self, from: usize, to: usize) -> Option<Reach> {
        self.rows.get(from)?.get_or_init(|| self.row(from)).get(to).copied().flatten().filter(|_| from != to)
    }

    fn row(&self, from: usize) -> Vec<Option<Reach>> {
        let labels = self.labels(from);
        let reach = |nodes: &Vec<Node>| {
            let best =
                nodes.iter().filter_map(|node| *labels.get(*node)?).min_by_key(|label| label.tenths)?;
            let of_day = |minute: i64| minute.clamp(0, i64::from(DAY) * 2) as u32;
            Some(Reach {
                minutes: best.tenths.div_ceil(10),
                open: of_day(best.open),
                close: of_day(best.close),
            })
        };
        self.nodes.iter().map(reach).collect()
    }

    /// The rides from one station to another, in order.
    pub fn rides(&self, from: usize, to: usize) -> Vec<MetroRide> {
        let labels = self.labels(from);
        let label = |node: Node| labels.get(node).copied().flatten();
        let ends = self.nodes.get(to).into_iter().flatten();
        let end = ends.filter_map(|node| Some((label(*node)?.tenths, *node))).min();
        let mut path: Vec<Node> = Vec::new();
        let mut at = end.map(|(_, node)| node);
        while let Some(node) = at {
            path.push(node);
            at = label(node).and_then(|label| label.before);
        }
        path.reverse();
        let mut rides: Vec<MetroRide> = Vec::new();
        let mut done = 0;
        for part in path.chunk_by(|a, b| self.run_of.get(*a) == self.run_of.get(*b)) {
            if let Some(ride) = self.ride(part, rides.is_empty(), &mut done) {
                rides.push(ride);
            }
        }
        rides
    }

    /// The ride along nodes of one run. `done` accumulates tenths of a minute from the first platform on, so that
    /// rounded minutes add up.
    fn ride(&self, part: &[Node], is_first: bool, done: &mut u32) -> Option<MetroRide> {
        let (first, last) = (*part.first()?, *part.last()?);
        let run = self.runs.get(*self.run_of.get(first)?)?;
        let station = |node: Node| run.stations.get(node - run.first_node).copied();
        let wait = self.wait_tenths(run.line);
        let change = if is_first { 0 } else { CHANGE_TENTHS };
        let steps = first.min(last) - run.first_node..first.max(last) - run.first_node;
        let riding: u32 = run.tenths.get(steps)?.iter().sum();
        let mut whole = |tenths: u32| {
            let before = done.div_ceil(10);
            *done += tenths;
            done.div_ceil(10) - before
        };
        let (change, wait, minutes) = (whole(change), whole(wait), whole(riding));
        let end = if last > first { run.stations.last() } else { run.stations.first() };
        Some(MetroRide {
            line: run.line,
            from: station(first)?,
            to: station(last)?,
            towards: *end?,
            stops: u32::try_from(first.abs_diff(last)).ok()?,
            minutes,
            change,
            wait,
            counted: self.lines.get(run.line).is_some_and(|line| line.every_minutes.is_some()),
        })
    }

    fn wait_tenths(&self, line: usize) -> u32 {
        let every = self.lines.get(line).and_then(|line| line.every_minutes);
        every.unwrap_or(pace::METRO_EVERY_MINUTES) * 5
    }

    /// The hours of a run's line in minutes after midnight.
    fn hours(&self, line: usize) -> (i64, i64) {
        let line = self.lines.get(line);
        let first = line.and_then(|line| line.first).unwrap_or(pace::METRO_FIRST_MINUTE);
        let last = line.and_then(|line| line.last).unwrap_or(pace::METRO_LAST_MINUTE);
        (first.into(), last.into())
    }

    /// The best ways from a station's platforms to every node (Dijkstra).
    fn labels(&self, from: usize) -> Vec<Option<Label>> {
        let mut labels: Vec<Option<Label>> = vec![None; self.run_of.len()];
        let mut queue = BinaryHeap::new();
        for node in self.nodes.get(from).into_iter().flatten() {
            let start = Label { tenths: 0, open: 0, close: i64::from(DAY) * 2, before: None };
            if let Some(label) = self.board(start, *node, 0) {
                offer(&mut labels, &mut queue, *node, label);
            }
        }
        while let Some(Reverse((tenths, node))) = queue.pop() {
            let Some(label) = labels.get(node).copied().flatten().filter(|label| label.tenths == tenths)
            else {
                continue;
            };
            let Some(run) = self.run_of.get(node).and_then(|run| self.runs.get(*run)) else { continue };
            let at = node - run.first_node;
            let next = [(at.checked_sub(1), at.wrapping_sub(1)), (Some(at + 1), at)];
            for (there, step) in next {
                let Some((there, step)) = there.zip(run.tenths.get(step)) else { continue };
                let label = Label { tenths: tenths + step, before: Some(node), ..label };
                offer(&mut labels, &mut queue, run.first_node + there, label);
            }
            let Some(others) = run.stations.get(at).and_then(|station| self.nodes.get(*station)) else {
                continue;
            };
            for other in others.iter().filter(|other| self.run_of.get(**other) != self.run_of.get(node)) {
                if let Some(changed) =
                    self.board(Label { before: Some(node), ..label }, *other, CHANGE_TENTHS)
                {
                    offer(&mut labels, &mut queue, *other, changed);
                }
            }
        }
        labels
    }

    /// The label after walking to a node's platform and boarding there.
    fn board(&self, label: Label, node: Node, walk_tenths: u32) -> Option<Label> {
        let line = self.runs.get(*self.run_of.get(node)?)?.line;
        let (first, last) = self.hours(line);
        let on_platform = label.tenths + walk_tenths;
        let minutes = i64::from(on_platform.div_ceil(10));
        Some(Label {
            tenths: on_platform + self.wait_tenths(line),
            open: label.open.max(first - minutes),
            close: label.close.min(last - minutes),
            before: label.before,
        })
    }
}

const DAY: u32 = 24 * 60;
const CHANGE_TENTHS: u32 = pace::METRO_CHANGE_MINUTES * 10;

fn offer(
    labels: &mut [Option<Label>],
    queue: &mut BinaryHeap<Reverse<(u32, Node)>>,
    node: Node,
    label: Label,
) {
    if let Some(known) = labels.get_mut(node)
        && known.is_none_or(|known| label.tenths < known.tenths)
    {
        *known = Some(label);
        queue.push(Reverse((label.tenths, node)));
    }
}

/// Where stations are: given, approximate, or interpolated evenly between the nearest known neighbours along a run.
fn places(lines: &[MetroLine], stations: &[MetroStation]) -> Vec<Option<LonLat>> {
    let known: Vec<_> = stations.iter().map(|station| station.position.or(station.about)).collect();
    let at = |station: usize| known.get(station).copied().flatten();
    let mut places = known.clone();
    for run in lines.iter().flat_map(|line| &line.runs) {
        for (order, station) in run.iter().enumerate().filter(|(_, station)| at(**station).is_none()) {
            let before =
                run[..order].iter().rev().enumerate().find_map(|(n, other)| Some((n + 1, at(*other)?)));
            let after = run[order..].iter().enumerate().find_map(|(n, other)| Some((n, at(*other)?)));
            let (Some((back, a)), Some((on, b))) = (before, after) else { continue };
            let share = back as f64 / (back + on) as f64;
            let place = LonLat::new(a.lon + (b.lon - a.lon) * share, a.lat + (b.lat - a.lat) * share);
            if let Some(none) = places.get_mut(*station).filter(|place| place.is_none()) {
                *none = Some(place);
            }
        }
    }
    places
}
