//! Requests to the storage of the trips and its answers, as plain values: the application issues them, and the
//! browser's database carries them out. A record is four strings; their meaning is not defined here.

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
    /// The revision: a string that is unique to one write of one record.
    pub rev: String,
}

/// What is written atomically.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Batch {
    /// Records to write, each with the revisions that it may overwrite. Its own revision is among them, so that a
    /// write of which only the answer was lost can be repeated.
    pub put: Vec<(Record, Vec<String>)>,
    /// Keys to delete, each with the revisions that may be deleted.
    pub delete: Vec<(String, Vec<String>)>,
    /// The id of the trip on the desk, if it changes.
    pub desk: Option<String>,
    /// The ids of deleted trips whose records are still there, if they change.
    pub bin: Option<Vec<String>>,
}

impl Batch {
    /// The keys of all records that would be written or deleted, each with its expected revisions.
    pub fn expected(&self) -> impl Iterator<Item = (&str, &[String])> {
        let put = self.put.iter().map(|(record, over)| (record.id.as_str(), over.as_slice()));
        put.chain(self.delete.iter().map(|(id, over)| (id.as_str(), over.as_slice())))
    }
}

/// Whether a record with the revision `there` may be overwritten or deleted by a writer that expects one of the
/// revisions in `over`. A record that does not exist (`None`) may always be written.
pub fn is_expected(there: Option<&str>, over: &[String]) -> bool {
    there.is_none_or(|there| over.iter().any(|rev| rev == there))
}

/// The answer to a request for records.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Everything {
    /// The records.
    pub records: Vec<Record>,
    /// The id of the trip on the desk; `None` also where only some records were asked for.
    pub desk: Option<String>,
    /// The ids of deleted trips whose records are still there; empty also where only some records were asked for.
    pub bin: Vec<String>,
}

/// Why a request to the storage failed.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum StorageError {
    /// The browser does not store anything for this page.
    #[error("the browser keeps nothing for this page")]
    Refused,
    /// There is no room.
    #[error("there is no room left")]
    Full,
    /// The database belongs to a newer version of the program.
    #[error("the database is of a newer version")]
    Newer,
    /// The connection is closed, and it is not known whether the last write succeeded; a new connection may be
    /// opened.
    #[error("the connection is closed: {0}")]
    Closed(String),
    /// The records of these keys have other revisions than expected; nothing was written.
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
