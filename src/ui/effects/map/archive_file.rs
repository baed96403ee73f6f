//! The file of an archive: in pieces, or whole where it is small and its host sends no pieces. It may be replaced by
//! another one of its name while the map is open; pieces of the two must not be mixed.

use std::cell::{Cell, RefCell};
use std::ops::Range;

use crate::map::pmtiles::{Archive, FIRST_BYTES, PmtilesError};
use crate::platform::ranges::{Got, piece};

/// How often a file that has become another one is begun anew. Hosts whose marks differ from machine to machine would
/// have it begun for ever.
const RENEWALS: u32 = 3;

/// Why something of an archive could not be had.
pub enum Trouble {
    /// The file is another one now.
    Replaced,
    /// In words for the operator.
    Other(String),
}

impl From<PmtilesError> for Trouble {
    fn from(error: PmtilesError) -> Self {
        Self::Other(error.to_string())
    }
}

/// The file.
pub struct ArchiveFile {
    /// Where it is.
    pub address: String,
    /// All of it, where its host sent that.
    whole: RefCell<Option<Vec<u8>>>,
    /// What its host says of it, and how it begins.
    stamp: RefCell<String>,
    head: RefCell<Vec<u8>>,
    renewals: Cell<u32>,
}

impl ArchiveFile {
    /// The file at an address; nothing is fetched yet.
    pub fn new(address: String) -> Self {
        Self {
            address,
            whole: RefCell::default(),
            stamp: RefCell::default(),
            head: RefCell::default(),
            renewals: Cell::new(0),
        }
    }

    /// Opens the archive once more; none where it is what it was, or has become another one too often.
    pub async fn open_anew(&self) -> Option<Archive> {
        if self.renewals.get() >= RENEWALS {
            return None;
        }
        self.renewals.set(self.renewals.get() + 1);
        let before = (self.stamp.borrow().clone(), self.head.borrow().clone());
        self.whole.take();
        let archive = self.open().await.ok()?;
        let now = (self.stamp.borrow().clone(), self.head.borrow().clone());
        (before != now).then_some(archive)
    }

    /// Opens the archive.
    ///
    /// # Errors
    /// When the file does not come, or is no archive; in words for the operator.
    pub async fn open(&self) -> Result<Archive, String> {
        let got = piece(&self.address, 0..FIRST_BYTES, true, self.renewals.get() > 0).await;
        let Got { bytes, whole, stamp } = got.map_err(|error| error.to_string())?;
        let archive = Archive::open(&bytes).map_err(|error| error.to_string())?;
        let head = bytes.iter().take(FIRST_BYTES as usize).copied().collect();
        self.head.replace(head);
        self.stamp.replace(stamp);
        self.whole.replace(whole.then_some(bytes));
        Ok(archive)
    }

    /// A piece of it.
    ///
    /// # Errors
    /// When the piece does not come, or the file was replaced meanwhile.
    pub async fn read(&self, at: Range<u64>) -> Result<Vec<u8>, Trouble> {
        if let Some(whole) = &*self.whole.borrow() {
            let piece = whole.get(at.start as usize..at.end as usize);
            return piece.map(<[u8]>::to_vec).ok_or_else(|| Trouble::Other("the file is cut off".to_owned()));
        }
        let renewals = self.renewals.get();
        let got = piece(&self.address, at, false, renewals > 0).await;
        let Got { bytes, whole, stamp } = got.map_err(|error| Trouble::Other(error.to_string()))?;
        let replaced = whole || (renewals < RENEWALS && stamp != *self.stamp.borrow());
        if replaced { Err(Trouble::Replaced) } else { Ok(bytes) }
    }
}
