//! Answers of a portal's router, used in place of estimates. The requests are not made here.

use std::collections::HashMap;

use super::{Spot, TravelMode};

/// A router's answer for a way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measured {
    /// How long.
    pub minutes: u32,
    /// How far.
    pub metres: u32,
}

/// Where a way begins and ends, in units of 0.0001° (about 10 m), and the means of travel.
type Key = ([i32; 4], TravelMode);

/// A router's answers, by place and means.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MeasuredWays {
    answers: HashMap<Key, Measured>,
}

impl MeasuredWays {
    /// Keeps an answer.
    pub fn insert(&mut self, from: &Spot, to: &Spot, mode: TravelMode, answer: Measured) {
        self.answers.insert(key(from, to, mode), answer);
    }

    /// The answer for a way, if there is one.
    pub fn get(&self, from: &Spot, to: &Spot, mode: TravelMode) -> Option<Measured> {
        self.answers.get(&key(from, to, mode)).copied()
    }
}

fn key(from: &Spot, to: &Spot, mode: TravelMode) -> Key {
    let round = |degrees: f64| (degrees * 1e4).round() as i32;
    let (a, b) = (from.position, to.position);
    ([round(a.lon), round(a.lat), round(b.lon), round(b.lat)], mode)
}
