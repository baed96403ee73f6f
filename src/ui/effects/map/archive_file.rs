//! The file of an archive: read in pieces, or whole if it is small and its host sends no pieces. Pieces kept on the
//! device ([`crate::map::stock`]) are read from there, the others from the host. The file may be replaced by another
//! one of the same name while the map is open; pieces of the two must not be mixed.

use std::cell::{Cell, RefCell};
use std::ops::Range;

use crate::map::pmtiles::{Archive, FIRST_BYTES, PmtilesError};
use crate::map::stock::{head_name, is_outdated, piece_name, says_its_version, version_of};
use crate::platform::ranges::{Got, How, piece};
use crate::platform::stop::Stop;
use crate::platform::task::spawn_local;
use crate::platform::timer::TimeoutFuture;
use crate::platform::{clock, kept_bytes, location};

/// How many times a file that seems to have been replaced is opened again. Hosts whose version marks differ from
/// machine to machine would otherwise cause endless reopening.
const RENEWALS: u32 = 3;
/// After a host did not answer, it is not asked again for this long for what is not kept, in milliseconds: without a
/// network, tiles that are kept would otherwise wait for those that are not.
const REST_MS: f64 = 10_000.0;
/// How often tasks that wait for an answer requested by another task check for it, in milliseconds.
const MEETING_MS: u32 = 60;
/// The error message for the operator about such a host.
const AWAY: &str = "its host gave no answer a moment ago";

/// Why a part of an archive could not be read.
pub enum Trouble {
    /// The file has been replaced.
    Replaced,
    /// Anything else, as a message for the operator.
    Other(String),
}

impl From<PmtilesError> for Trouble {
    fn from(error: PmtilesError) -> Self {
        Self::Other(error.to_string())
    }
}

/// The first bytes of a file, and what its host says about it.
struct Beginning {
    bytes: Vec<u8>,
    version: String,
    /// `None` if the beginning came from the device: the host has not been asked yet.
    stamp: Option<String>,
    /// The whole file, if its host sent that.
    whole: Option<Vec<u8>>,
}

/// The file of an archive.
pub struct ArchiveFile {
    /// Its absolute address, without a fragment.
    pub address: String,
    beginning: RefCell<Option<Beginning>>,
    renewals: Cell<u32>,
    /// Whether any part of it was found on the device.
    kept: Cell<bool>,
    /// When its host last failed to answer, in milliseconds of the page's clock.
    missed: Cell<Option<f64>>,
    /// Whether the host is being asked which version it has.
    meeting: Cell<bool>,
}

impl ArchiveFile {
    /// The file at an address; nothing is fetched yet.
    pub fn new(address: &str) -> Self {
        let whole = location::absolute(address);
        let address = whole.split('#').next().unwrap_or_default().to_owned();
        Self {
            address,
            beginning: RefCell::default(),
            renewals: Cell::new(0),
            kept: Cell::new(false),
            missed: Cell::new(None),
            meeting: Cell::new(false),
        }
    }

    /// Whether it may be opened again: it has not been reopened too often.
    pub const fn may_renew(&self) -> bool {
        self.renewals.get() < RENEWALS
    }

    /// Opens the archive again at its host; `None` if the file is unchanged, does not come, or may not be requested
    /// again.
    pub async fn open_anew(&self) -> Option<Archive> {
        if !self.may_renew() || self.rests() {
            return None;
        }
        self.renewals.set(self.renewals.get() + 1);
        let (beginning, archive) = self.at_host().await.ok()?;
        let is_same = self.beginning.borrow().as_ref().is_some_and(|before| {
            let told_alike = before.stamp.is_none() || before.stamp == beginning.stamp;
            before.bytes == beginning.bytes && told_alike
        });
        self.take(beginning);
        (!is_same).then_some(archive)
    }

    /// Opens the archive: from the device if it is kept there, else from its host.
    ///
    /// # Errors
    /// When the file does not come or is not an archive; the message is for the operator.
    pub async fn open(&self) -> Result<Archive, String> {
        if let Some(bytes) = kept_bytes::get(&head_name(&self.address)).await
            && let Ok(archive) = Archive::open(&bytes)
        {
            let version = version_of(&bytes);
            self.beginning.replace(Some(Beginning { bytes, version, stamp: None, whole: None }));
            self.kept.set(true);
            return Ok(archive);
        }
        self.open_at_host().await
    }

    /// Opens the archive at its host, regardless of what is kept on the device.
    ///
    /// # Errors
    /// See [`Self::open`].
    pub async fn open_at_host(&self) -> Result<Archive, String> {
        let (beginning, archive) = self.at_host().await?;
        self.take(beginning);
        Ok(archive)
    }

    /// Checks that the host still has the file that was opened, unless the host has answered before or the address
    /// itself contains the version.
    ///
    /// # Errors
    /// When the host has another file, or does not answer.
    pub async fn confirm(&self) -> Result<(), Trouble> {
        if says_its_version(&self.address) { Ok(()) } else { self.meet().await }
    }

    /// The first bytes of the file; empty before it was opened.
    pub fn head(&self) -> Vec<u8> {
        let beginning = self.beginning.borrow();
        beginning.as_ref().map(|beginning| beginning.bytes.clone()).unwrap_or_default()
    }

    /// Its version; empty before it was opened.
    pub fn version(&self) -> String {
        let beginning = self.beginning.borrow();
        beginning.as_ref().map(|beginning| beginning.version.clone()).unwrap_or_default()
    }

    /// Whether any part of it is kept on the device, as far as has been seen.
    pub fn is_kept(&self) -> bool {
        self.kept.get()
    }

    /// Reads a range of bytes: from the device if it is kept there, else from the host.
    ///
    /// # Errors
    /// When the bytes do not come, or the file was replaced meanwhile.
    pub async fn read(&self, at: Range<u64>) -> Result<Vec<u8>, Trouble> {
        let name = piece_name(&self.address, &self.version(), &at);
        match kept_bytes::get(&name).await {
            Some(bytes) if bytes.len() as u64 == at.end - at.start => {
                self.kept.set(true);
                Ok(bytes)
            }
            _ if self.rests() => Err(Trouble::Other(AWAY.to_owned())),
            _ => self.read_at_host(at, None).await,
        }
    }

    /// Reads a range of bytes from the host; `stop` can cancel the request.
    ///
    /// # Errors
    /// See [`Self::read`].
    pub async fn read_at_host(&self, at: Range<u64>, stop: Option<&Stop>) -> Result<Vec<u8>, Trouble> {
        self.meet().await?;
        if let Some(piece) = self.of_whole(&at) {
            return piece.ok_or_else(|| Trouble::Other("the file is cut off".to_owned()));
        }
        let renewals = self.renewals.get();
        let got = piece(&self.address, at, How { fresh: renewals > 0, stop, ..How::default() }).await;
        let Got { bytes, whole, stamp } = got.map_err(|error| Trouble::Other(error.to_string()))?;
        let is_its = self.beginning.borrow().as_ref().is_some_and(|of| of.stamp.as_ref() == Some(&stamp));
        let replaced = whole || (renewals < RENEWALS && !is_its);
        if replaced { Err(Trouble::Replaced) } else { Ok(bytes) }
    }

    /// A range of the whole file: `None` if the whole file has not come, `Some(None)` if it is too short.
    fn of_whole(&self, at: &Range<u64>) -> Option<Option<Vec<u8>>> {
        let beginning = self.beginning.borrow();
        let whole = beginning.as_ref()?.whole.as_ref()?;
        Some(whole.get(at.start as usize..at.end as usize).map(<[u8]>::to_vec))
    }

    fn is_met(&self) -> bool {
        self.beginning.borrow().as_ref().is_some_and(|of| of.stamp.is_some())
    }

    fn rests(&self) -> bool {
        let since = self.missed.get().map(|missed| clock::performance_ms() - missed);
        !self.is_met() && since.is_some_and(|since| since < REST_MS)
    }

    /// Runs before the host delivers the first piece of a file that was opened from the device: the host may have
    /// another file by now. Concurrent callers wait for one answer.
    async fn meet(&self) -> Result<(), Trouble> {
        let waits = self.meeting.get();
        while self.meeting.get() {
            TimeoutFuture::new(MEETING_MS).await;
        }
        if self.is_met() {
            return Ok(());
        }
        if waits {
            return Err(Trouble::Other(AWAY.to_owned()));
        }
        self.meeting.set(true);
        let met = self.at_host().await;
        self.meeting.set(false);
        let (beginning, _) = met.map_err(|why| {
            self.missed.set(Some(clock::performance_ms()));
            Trouble::Other(why)
        })?;
        if beginning.version != self.version() {
            return Err(Trouble::Replaced);
        }
        self.take(beginning);
        Ok(())
    }

    async fn at_host(&self) -> Result<(Beginning, Archive), String> {
        let how = How { may_end: true, fresh: self.renewals.get() > 0, stop: None };
        let got = piece(&self.address, 0..FIRST_BYTES, how).await;
        let Got { bytes, whole, stamp } = got.map_err(|error| error.to_string())?;
        let archive = Archive::open(&bytes).map_err(|error| error.to_string())?;
        let head: Vec<u8> = bytes.iter().take(FIRST_BYTES as usize).copied().collect();
        let (version, whole) = (version_of(&head), whole.then_some(bytes));
        Ok((Beginning { bytes: head, version, stamp: Some(stamp), whole }, archive))
    }

    /// The host's version counts: kept pieces of other versions are deleted.
    fn take(&self, beginning: Beginning) {
        let (address, version) = (self.address.clone(), beginning.version.clone());
        self.beginning.replace(Some(beginning));
        spawn_local(async move { give_up_others(&address, &version).await });
    }
}

/// Deletes what is kept of other versions of the archive.
async fn give_up_others(address: &str, version: &str) {
    let names = kept_bytes::names().await;
    let mut outdated: Vec<String> =
        names.into_iter().filter(|name| is_outdated(name, address, version)).collect();
    let head = head_name(address);
    if kept_bytes::get(&head).await.is_some_and(|kept| version_of(&kept) != version) {
        // The head goes first, so that no archive is opened whose pieces are being deleted.
        outdated.insert(0, head);
    }
    if !outdated.is_empty() {
        kept_bytes::remove(outdated).await;
    }
}
