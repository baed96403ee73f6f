//! What the storage of the trips is asked and what it answers, as plain values: the application says them, and the browser's
//! database carries them out. A record is four texts; what they mean is not told here.

use thiserror::Error;

/// A trip as it is stored.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// The trip's id, which is the key.
    pub id: String,
    /// The document, as JSON.
    pub doc: String,
    /// The history, as JSON; empty when there is none.
    pub history: String,
    /// The revision: a word that no other writing of any record has.
    pub rev: String,
}

/// What is written at once, or not at all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Batch {
    /// Records, each with the revisions of which one must stand there before, its own among them: a writing of which only the
    /// answer was lost may be repeated.
    pub put: Vec<(Record, Vec<String>)>,
    /// Keys to be deleted, each with the revisions of which one must stand there before.
    pub delete: Vec<(String, Vec<String>)>,
    /// The id of the trip on the desk, when it is another.
    pub desk: Option<String>,
    /// The ids of deleted trips whose records are still there, when they are others.
    pub bin: Option<Vec<String>>,
}

impl Batch {
    /// The keys of all records that would be written or deleted, each with the revisions of which one must stand there.
    pub fn expected(&self) -> impl Iterator<Item = (&str, &[String])> {
        let put = self.put.iter().map(|(record, over)| (record.id.as_str(), over.as_slice()));
        put.chain(self.delete.iter().map(|(id, over)| (id.as_str(), over.as_slice())))
    }
}

/// Whether a record may be written over or deleted by someone who expects one of these revisions. What is `None`, not there,
/// may always be written.
pub fn is_expected(there: Option<&str>, over: &[String]) -> bool {
    there.is_none_or(|there| over.iter().any(|rev| rev == there))
}

/// All that was asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Everything {
    /// The records.
    pub records: Vec<Record>,
    /// The id of the trip on the desk; `None` also where only some records were asked for.
    pub desk: Option<String>,
    /// The ids of deleted trips whose records are still there; empty also where only some records were asked for.
    pub bin: Vec<String>,
}

/// Why something was not kept or found.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum StorageError {
    /// The browser keeps nothing for this page.
    #[error("the browser keeps nothing for this page")]
    Refused,
    /// There is no room.
    #[error("there is no room left")]
    Full,
    /// A newer version of the program has the database.
    #[error("the database is of a newer version")]
    Newer,
    /// The connection is gone, and whether the last writing was done is not known; another connection may be had.
    #[error("the connection is closed: {0}")]
    Closed(String),
    /// The records of these keys are others than were expected; nothing was written.
    #[error("another tab wrote first")]
    Clash(Vec<String>),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_is_written_over_only_by_who_knows_it() {
        let over = ["1".to_owned(), "2".to_owned()];
        assert!(is_expected(None, &over) && is_expected(None, &[]));
        assert!(is_expected(Some("1"), &over) && is_expected(Some("2"), &over));
        assert!(!is_expected(Some("3"), &over) && !is_expected(Some("3"), &[]));
    }
}
