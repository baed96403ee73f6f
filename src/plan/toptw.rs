//! Reads files of the team orienteering problem with time windows, as used in the literature.
//!
//! This is not a general reader of Solomon or Cordeau files, but of the variant in which every row has a score. The
//! copies in circulation break the lines of the header differently, so the text is read as one stream of numbers, and
//! the row layout `i x y d S f a (a numbers) O C` decides where the header ends.

use thiserror::Error;

use super::problem::{Day, Problem, TripLimits, Visit, Window};
use super::travel::Travel;

/// One instance: the depot is vertex 0, and every time is an integer in `1 / scale` units.
#[derive(Debug, Clone, PartialEq)]
pub struct Instance {
    /// The vertices by number; vertex 0 is the depot, whose window is the day.
    pub vertices: Vec<Vertex>,
    /// Integer time units per unit of the file: 10 for Solomon's files, 100 for Cordeau's.
    pub scale: i32,
}

/// One row of an instance, in the file's own units.
#[derive(Debug, Clone, PartialEq)]
pub struct Vertex {
    /// x coordinate.
    pub x: f64,
    /// y coordinate.
    pub y: f64,
    /// How long a visit takes.
    pub service: f64,
    /// What a visit is worth.
    pub score: f64,
    /// The earliest start of a visit.
    pub opens: f64,
    /// The latest start of a visit.
    pub closes: f64,
}

/// Why a text is not an instance.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum InstanceError {
    /// A word is not a number.
    #[error("word {position} is {word:?}, not a number; expected a TOPTW file, rows `i x y d S f a … O C`")]
    NotANumber {
        /// The word's place in the text, counted from 1.
        position: usize,
        /// The word itself, shortened.
        word: String,
    },
    /// No header length gives rows numbered 0, 1, …, N.
    #[error("the rows are not numbered 0 to N after a header `k v N t [D] Q`; check the file's columns")]
    Rows,
    /// More vertices than the solver's indices hold.
    #[error("{0} vertices; at most {MOST_VERTICES} can be read")]
    TooMany(usize),
    /// A number outside the range that the solver can compute with.
    #[error("vertex {0} has a negative, infinite or huge number")]
    Range(usize),
}

/// The largest instance that is read.
pub const MOST_VERTICES: usize = 2_000;

const LARGEST: f64 = 1e6;

/// Parses the text of the file called `name`, whose first letters choose the rounding of distances.
///
/// # Errors
/// Fails when the text is not in the format, has too many vertices, or has a number out of range.
pub fn parse(name: &str, text: &str) -> Result<Instance, InstanceError> {
    let numbers = numbers(text)?;
    let vertices =
        [6, 5, 4].into_iter().find_map(|header| rows(numbers.get(header..)?)).ok_or(InstanceError::Rows)?;
    if vertices.len() > MOST_VERTICES {
        return Err(InstanceError::TooMany(vertices.len()));
    }
    if let Some(bad) = vertices.iter().position(|vertex| !vertex.in_range()) {
        return Err(InstanceError::Range(bad));
    }
    let scale = if name.to_ascii_lowercase().starts_with("pr") { 100 } else { 10 };
    Ok(Instance { vertices, scale })
}

fn numbers(text: &str) -> Result<Vec<f64>, InstanceError> {
    text.split_whitespace()
        .enumerate()
        .map(|(index, word)| {
            word.parse::<f64>().ok().filter(|number| number.is_finite()).ok_or_else(|| {
                InstanceError::NotANumber { position: index + 1, word: word.chars().take(20).collect() }
            })
        })
        .collect()
}

/// The rows, if the numbers are exactly rows numbered from 0, and at least two.
fn rows(mut rest: &[f64]) -> Option<Vec<Vertex>> {
    let mut vertices = Vec::new();
    while !rest.is_empty() {
        let (vertex, after) = row(rest, vertices.len())?;
        vertices.push(vertex);
        rest = after;
    }
    (vertices.len() > 1).then_some(vertices)
}

fn row(rest: &[f64], index: usize) -> Option<(Vertex, &[f64])> {
    let (&[i, x, y, service, score, _, patterns], after) = rest.split_first_chunk::<7>()?;
    if i != index as f64 || !(0.0..=64.0).contains(&patterns) {
        return None;
    }
    let after = after.get(patterns as usize..)?;
    let (&[opens, closes], after) = after.split_first_chunk::<2>()?;
    Some((Vertex { x, y, service, score, opens, closes }, after))
}

impl Vertex {
    fn in_range(&self) -> bool {
        let times = [self.service, self.score, self.opens, self.closes];
        times.iter().all(|value| (0.0..LARGEST).contains(value))
            && self.x.abs() < LARGEST
            && self.y.abs() < LARGEST
    }
}

impl Instance {
    /// Travel time from vertex `a` to vertex `b` in integer units: Euclidean, rounded down.
    pub fn travel(&self, a: usize, b: usize) -> i32 {
        let (a, b) = (&self.vertices[a], &self.vertices[b]);
        let distance = (a.x - b.x).hypot(a.y - b.y);
        // A distance that is a whole number of units must not be rounded down because of the last bit of a square root.
        (distance * f64::from(self.scale) + 1e-7).floor() as i32
    }

    /// A value of the file in integer units.
    pub fn units(&self, value: f64) -> i32 {
        (value * f64::from(self.scale)).round() as i32
    }

    /// The instance as a problem of `days` equal days. Visit `i` is vertex `i + 1`; the depot is the node after them.
    pub fn problem(&self, days: usize) -> Problem {
        let last = self.vertices.len().saturating_sub(1);
        let vertex = |node: usize| if node == last { 0 } else { node + 1 };
        let depot =
            self.vertices.first().map_or((0, 0), |depot| (self.units(depot.opens), self.units(depot.closes)));
        let day = Day { from: last, to: last, start: depot.0, end: depot.1, ..Day::default() };
        Problem {
            visits: self.vertices.iter().skip(1).map(|vertex| self.visit(vertex, days)).collect(),
            days: vec![day; days],
            travel: Travel::new(last + 1, |from, to| self.travel(vertex(from), vertex(to))),
            trip: TripLimits::default(),
        }
    }

    fn visit(&self, vertex: &Vertex, days: usize) -> Visit {
        let window =
            Window { open: self.units(vertex.opens), last_entry: self.units(vertex.closes), leave_by: None };
        Visit {
            score: vertex.score.round() as u32,
            service: self.units(vertex.service),
            windows: vec![vec![window]; days],
            ..Visit::default()
        }
    }
}
