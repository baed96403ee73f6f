//! The messages between the page and the planner's worker, as bytes.

use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::answer::Answer;
use super::standing::{BetterOrder, Spare};
use super::wishes::Wishes;
use crate::domain::StopId;
use crate::plan::Refusal;

/// A message of the page. The pack comes first, once.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum PlannerRequest {
    /// Where to load the pack from.
    PackAt(String),
    /// The pack itself, in its transfer format.
    Pack(Vec<u8>),
    /// Make a plan.
    Plan {
        /// The wishes.
        wishes: Box<Wishes>,
        /// How many rounds to search.
        rounds: u64,
        /// The seed of the search.
        seed: u64,
    },
    /// Explain why stops are not in a plan of these wishes.
    Explain(Box<Wishes>, Box<Answer>),
    /// Find a better order for a day of an existing trip.
    Order(Box<Wishes>, usize),
    /// Find what fits before a visit of a day of an existing trip.
    Fill(Box<Wishes>, usize, usize),
    /// Find spares for all visits of an existing trip.
    Spares(Box<Wishes>),
}

/// A message of the worker.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum PlannerEvent {
    /// The pack did not arrive, or is invalid.
    NoPack,
    /// The share of the time spent, 0 to 1.
    Spent(f64),
    /// A better plan than the one before.
    Better(Answer),
    /// The plan, with reasons for what is left out.
    Planned(Answer),
    /// The same plan, with reasons for what is left out and the changes that were tried and would bring it in.
    Explained(Box<Answer>),
    /// The wishes make no sense.
    Refused(Refusal),
    /// A better order of that day, if there is one.
    Ordered(usize, Option<BetterOrder>),
    /// The stops that fit at that day and place.
    Fits(usize, usize, Vec<StopId>),
    /// Spares by day and visit.
    Spares(Vec<Vec<Vec<Spare>>>),
}

/// Serialises a message.
pub fn bytes<T: Serialize>(said: &T) -> Vec<u8> {
    // Writing plain data into memory cannot fail.
    postcard::to_allocvec(said).unwrap_or_default()
}

/// Parses a message; `None` if the bytes are invalid.
pub fn heard<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    postcard::from_bytes(bytes).ok()
}
