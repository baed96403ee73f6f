//! What the page and the planner's worker say to each other, as bytes.

use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::answer::Answer;
use super::standing::{BetterOrder, Spare};
use super::wishes::Wishes;
use crate::domain::StopId;
use crate::plan::Refusal;

/// What the page says. The pack comes first, once.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Ask {
    /// The pack lies there.
    PackAt(String),
    /// This is the pack, in the form in which it travels.
    Pack(Vec<u8>),
    /// Plan, with so much work.
    Plan {
        /// What is wanted.
        wishes: Box<Wishes>,
        /// How many rounds to look.
        rounds: u64,
        /// Chooses among equally good searches.
        seed: u64,
    },
    /// Say why what is not in a plan of these wishes is not in it.
    Explain(Box<Wishes>, Box<Answer>),
    /// Look for a better order of a day of a standing trip.
    Order(Box<Wishes>, usize),
    /// Look for what fits before a visit of a day of a standing trip.
    Fill(Box<Wishes>, usize, usize),
    /// Look for spares for all visits of a standing trip.
    Spares(Box<Wishes>),
}

/// What the worker says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Tell {
    /// The pack did not arrive, or is none.
    NoPack,
    /// So much of the time is spent, 0 to 1.
    Spent(f64),
    /// A better plan than the one before.
    Better(Answer),
    /// The plan, with reasons for what is left out.
    Planned(Answer),
    /// That plan again, with reasons for what is left out and with what was tried and would bring it in.
    Explained(Box<Answer>),
    /// The wishes make no sense.
    Refused(Refusal),
    /// A better order of that day, if there is one.
    Ordered(usize, Option<BetterOrder>),
    /// What fits there.
    Fits(usize, usize, Vec<StopId>),
    /// Spares by day and visit.
    Spares(Vec<Vec<Vec<Spare>>>),
}

/// The bytes of something said.
pub fn bytes<T: Serialize>(said: &T) -> Vec<u8> {
    // Writing plain data into memory cannot fail.
    postcard::to_allocvec(said).unwrap_or_default()
}

/// What bytes say; none where they say nothing.
pub fn heard<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    postcard::from_bytes(bytes).ok()
}
