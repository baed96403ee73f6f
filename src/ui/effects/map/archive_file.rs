//! The file of an archive: in pieces, or whole where it is small and its host sends no pieces. Pieces that are kept on the
//! device ([`crate::map::stock`]) come from there, the others from the host. The file may be replaced by another one of its
//! name while the map is open; pieces of the two must not be mixed.

use std::cell::{Cell, RefCell};
use std::ops::Range;

use crate::map::pmtiles::{Archive, FIRST_BYTES, PmtilesError};
use crate::map::stock::{head_name, is_outdated, piece_name, says_its_version, version_of};
use crate::platform::ranges::{Got, How, piece};
use crate::platform::stop::Stop;
use crate::platform::task::spawn_local;
use crate::platform::timer::TimeoutFuture;
use crate::platform::{clock, kept_bytes, location};

/// How often a file that has become another one is begun anew. Hosts whose marks differ from machine to machine would
/// have it begun for ever.
const RENEWALS: u32 = 3;
/// How long a host that did not answer is not asked again for what is not kept, in milliseconds: without a network the tiles
/// that are kept would wait for those that are not.
const REST_MS: f64 = 10_000.0;
/// How often those who wait for an answer that somebody else has asked for look for it, in milliseconds.
const MEETING_MS: u32 = 60;
/// What the operator is told of such a host.
const AWAY: &str = "its host gave no answer a moment ago";

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

/// How a file begins, and what its host says of it.
struct Beginning {
    bytes: Vec<u8>,
    version: String,
    /// None where the beginning was kept: the host has not been asked yet.
    stamp: Option<String>,
    /// All of the file, where its host sent that.
    whole: Option<Vec<u8>>,
}

/// The file.
pub struct ArchiveFile {
    /// Where it is: a whole address.
    pub address: String,
    beginning: RefCell<Option<Beginning>>,
    renewals: Cell<u32>,
    /// Whether something of it was found on the device.
    kept: Cell<bool>,
    /// When its host did not answer, in milliseconds of the page's clock.
    missed: Cell<Option<f64>>,
    /// Whether the host is being asked what it has.
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

    /// Whether it has not become another one too often.
    pub const fn may_renew(&self) -> bool {
        self.renewals.get() < RENEWALS
    }

    /// Opens the archive once more; none where it is what it was, or has become another one too often.
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

    /// Opens the archive: as it is kept here, else at its host.
    ///
    /// # Errors
    /// When the file does not come, or is no archive; in words for the operator.
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

    /// Opens the archive at its host, whatever is kept of it.
    ///
    /// # Errors
    /// See [`Self::open`].
    pub async fn open_at_host(&self) -> Result<Archive, String> {
        let (beginning, archive) = self.at_host().await?;
        self.take(beginning);
        Ok(archive)
    }

    /// Asks the host whether it still has what was opened, where only the device was asked and the address does not say it
    /// already.
    ///
    /// # Errors
    /// When it has another file, or does not answer.
    pub async fn confirm(&self) -> Result<(), Trouble> {
        if says_its_version(&self.address) { Ok(()) } else { self.meet().await }
    }

    /// How the file begins; nothing before it was opened.
    pub fn head(&self) -> Vec<u8> {
        let beginning = self.beginning.borrow();
        beginning.as_ref().map(|beginning| beginning.bytes.clone()).unwrap_or_default()
    }

    /// Its version; empty before it was opened.
    pub fn version(&self) -> String {
        let beginning = self.beginning.borrow();
        beginning.as_ref().map(|beginning| beginning.version.clone()).unwrap_or_default()
    }

    /// Whether something of it is kept on the device, as far as that was seen.
    pub fn is_kept(&self) -> bool {
        self.kept.get()
    }

    /// A piece of it.
    ///
    /// # Errors
    /// When the piece does not come, or the file was replaced meanwhile.
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

    /// A piece of it that is not kept, unless it is stopped.
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

    /// A piece of all of the file, where that has come; none within where it is too short.
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

    /// Before the host gives its first piece to what was opened as it is kept: it may have another file now. Those who need
    /// that at the same time wait for one answer.
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

    /// What the host has is what counts: pieces of other versions that are kept are given up.
    fn take(&self, beginning: Beginning) {
        let (address, version) = (self.address.clone(), beginning.version.clone());
        self.beginning.replace(Some(beginning));
        spawn_local(async move { give_up_others(&address, &version).await });
    }
}

/// Gives up what is kept of other versions of the archive.
async fn give_up_others(address: &str, version: &str) {
    let names = kept_bytes::names().await;
    let mut outdated: Vec<String> =
        names.into_iter().filter(|name| is_outdated(name, address, version)).collect();
    let head = head_name(address);
    if kept_bytes::get(&head).await.is_some_and(|kept| version_of(&kept) != version) {
        // First, so that nothing is opened whose pieces are going.
        outdated.insert(0, head);
    }
    if !outdated.is_empty() {
        kept_bytes::remove(outdated).await;
    }
}
