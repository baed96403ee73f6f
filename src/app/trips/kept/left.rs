//! What a page that was left could not write any more: storage takes a moment, and such a page gets none. It is left
//! beside storage, where writing takes no moment, and the next page takes it up.

use serde::{Deserialize, Serialize};

use super::Record;
use crate::domain::TripId;

/// What was left.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Left {
    /// The trip on the desk, when it was another than the one in storage.
    pub desk: Option<String>,
    /// The trips that were not written.
    pub records: Vec<LeftRecord>,
}

/// A trip that was not written, or whose writing was not confirmed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftRecord {
    /// The trip's id.
    pub id: String,
    /// The document, as JSON.
    pub doc: String,
    /// The history, as JSON; empty where it was too long to be left.
    pub history: String,
    /// The revisions of the record that this one follows: what storage held, and what was on its way to it.
    pub follows: Vec<String>,
}

/// Records with what was left laid over them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LaidOver {
    /// The records, as the reader left them.
    pub records: Vec<Record>,
    /// The trips that storage does not hold like this.
    pub unwritten: Vec<TripId>,
}

/// Lays what was left over what storage holds. A record that another tab has written since keeps the revision that was
/// followed, so that writing it clashes and the reader is asked.
pub fn lay_over(left: Left, stored: Vec<Record>) -> LaidOver {
    let mut over = LaidOver { records: stored, unwritten: Vec::new() };
    for LeftRecord { id, doc, history, follows } in left.records {
        let held = over.records.iter().position(|record| record.id == id);
        let held = held.map(|at| over.records.remove(at));
        if let Some(same) = held.as_ref().filter(|held| held.doc == doc) {
            over.records.push(same.clone());
            continue;
        }
        let rev = match &held {
            Some(held) if follows.contains(&held.rev) => held.rev.clone(),
            _ => follows.first().cloned().unwrap_or_default(),
        };
        over.unwritten.push(TripId::from(id.as_str()));
        over.records.push(Record { id, doc, history, rev });
    }
    over
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(id: &str, doc: &str, rev: &str) -> Record {
        Record { id: id.into(), doc: doc.into(), history: String::new(), rev: rev.into() }
    }

    fn left(id: &str, doc: &str, follows: &[&str]) -> Left {
        let follows = follows.iter().map(|rev| (*rev).to_owned()).collect();
        let record = LeftRecord { id: id.into(), doc: doc.into(), history: String::new(), follows };
        Left { desk: None, records: vec![record] }
    }

    #[test]
    fn what_was_left_takes_the_place_of_what_it_follows() {
        let stored = vec![record("a", "old", "1"), record("b", "other", "5")];
        for follows in [&["1"][..], &["0", "1"]] {
            let over = lay_over(left("a", "new", follows), stored.clone());
            assert_eq!(over.records, [record("b", "other", "5"), record("a", "new", "1")]);
            assert_eq!(over.unwritten, [TripId::from("a")]);
        }
    }

    #[test]
    fn what_was_written_after_all_is_not_written_again() {
        let over = lay_over(left("a", "new", &["1"]), vec![record("a", "new", "2")]);
        assert_eq!((over.records, over.unwritten), (vec![record("a", "new", "2")], Vec::new()));
    }

    #[test]
    fn what_another_tab_wrote_since_clashes_instead_of_being_lost() {
        let over = lay_over(left("a", "mine", &["1"]), vec![record("a", "theirs", "9")]);
        assert_eq!(over.records, [record("a", "mine", "1")], "the revision of storage is 9");
        assert_eq!(over.unwritten, [TripId::from("a")]);
    }

    #[test]
    fn a_trip_that_was_never_written_is_there() {
        let over = lay_over(left("n", "first", &[]), Vec::new());
        assert_eq!(over.records, [record("n", "first", "")]);
    }
}
