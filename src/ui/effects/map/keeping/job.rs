//! An archive, and what a trip needs from it: looked up, fetched, kept.

use std::cell::RefCell;
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

use futures_util::future::join_all;

use super::super::archive_file::{ArchiveFile, Trouble};
use super::Wanted;
use crate::app::kept_streets::Why;
use crate::map::pmtiles::{Archive, Piece};
use crate::map::stock::{Request, Search, Stock, head_name, kept_pieces, piece_name, tiles_near};
use crate::platform::kept_bytes::{self, Keeper};
use crate::platform::stop::Stop;

/// The number of concurrent requests.
const LANES: usize = 3;
/// How many times a piece is requested if each time the host seems to have another file.
const TRIES: usize = 4;

/// Directories as stored in the file, by their offset in it.
type Directories = BTreeMap<u64, Vec<u8>>;

/// The job; see the module.
pub struct Job {
    /// What the job was made for.
    pub wanted: Wanted,
    file: Rc<ArchiveFile>,
    /// The first bytes of the file, and its version, at the time when the pieces were looked up.
    head: Vec<u8>,
    version: String,
    /// Directories that were read to find out the size, so that they need not be fetched again.
    directories: Directories,
    stock: RefCell<Stock>,
    /// Cancels the requests under way.
    stop: RefCell<Rc<Stop>>,
}

/// Why the work ended before everything was there.
pub enum Ended {
    /// The reader stopped it.
    Stopped,
    /// Something went wrong.
    Failed(Why),
}

/// The state of one run.
struct Run<'a> {
    keeper: Keeper,
    stop: Rc<Stop>,
    requests: RefCell<VecDeque<Request>>,
    ended: RefCell<Result<(), Ended>>,
    /// Called for every piece that was kept.
    kept_one: &'a dyn Fn(),
}

impl Job {
    /// Looks up what is wanted; reuses what `before` knows of the same archive.
    ///
    /// # Errors
    /// When the archive cannot be read.
    pub async fn find(wanted: Wanted, before: Option<Rc<Self>>) -> Result<Self, Trouble> {
        let before = before.filter(|before| before.wanted.address == wanted.address);
        let known = before.filter(|before| before.is_of_its_file());
        let (file, archive, mut directories) = match &known {
            Some(before) => (before.file.clone(), Archive::open(&before.head)?, before.directories.clone()),
            None => {
                let (file, archive) = opened(&wanted.address).await?;
                (Rc::new(file), archive, Directories::new())
            }
        };
        let (head, version) = (file.head(), file.version());
        let tiles = tiles_near(&wanted.lines, archive.extent());
        let mut search = Search::new(archive, tiles);
        while let Some(piece) = search.go_on()? {
            let bytes = match directories.remove(&piece.start) {
                Some(bytes) => bytes,
                None => file.read(piece.clone()).await?,
            };
            search.read(&piece, &bytes)?;
            directories.insert(piece.start, bytes);
        }
        let (stock, stop) = (RefCell::new(search.stock()), RefCell::default());
        let job = Self { wanted, file, head, version, directories, stock, stop };
        job.note_kept(&kept_bytes::names().await);
        Ok(job)
    }

    fn is_of_its_file(&self) -> bool {
        self.file.version() == self.version
    }

    /// The bytes of all pieces, and of those that are kept.
    pub fn sizes(&self) -> (u64, u64) {
        let stock = self.stock.borrow();
        (stock.bytes(), stock.kept_bytes())
    }

    /// Records that exactly the pieces with these names are kept.
    pub fn note_kept(&self, names: &[String]) {
        let kept = kept_pieces(names, &self.file.address, &self.version);
        let mut stock = self.stock.borrow_mut();
        stock.note_removed();
        kept.iter().for_each(|piece| stock.note_kept(piece));
    }

    /// Ends [`Self::run`] at once.
    pub fn stop(&self) {
        self.stop.borrow().give();
    }

    /// Fetches what is missing, with a few concurrent requests, until one of them fails. `kept_one` is called for
    /// every piece.
    ///
    /// # Errors
    /// See [`Ended`]; what had arrived by then stays on the device.
    pub async fn run(&self, kept_one: impl Fn()) -> Result<(), Ended> {
        let stop = Rc::new(Stop::default());
        self.stop.replace(stop.clone());
        let keeper = Keeper::open().await.map_err(|_| Ended::Failed(Why::Full))?;
        // What another tab has kept meanwhile need not be fetched again.
        self.note_kept(&kept_bytes::names().await);
        let (requests, ended) = (RefCell::default(), RefCell::new(Ok(())));
        let run = Run { keeper, stop, requests, ended, kept_one: &kept_one };
        let full = |_| Ended::Failed(Why::Full);
        run.keeper.put(&head_name(&self.file.address), &self.head).await.map_err(full)?;
        let missing = self.stock.borrow().missing();
        for piece in missing {
            if let Some(bytes) = self.directories.get(&piece.start) {
                self.put(&run, &piece, bytes).await?;
            }
        }
        run.requests.replace(self.stock.borrow().requests().into());
        join_all((0..LANES).map(|_| self.lane(&run))).await;
        run.ended.into_inner()
    }

    async fn lane(&self, run: &Run<'_>) {
        while run.ended.borrow().is_ok() {
            let next = run.requests.borrow_mut().pop_front();
            let Some(request) = next else { break };
            if let Err(why) = self.fetch(run, &request).await {
                // The first failure is the one that is reported.
                let mut ended = run.ended.borrow_mut();
                if ended.is_ok() {
                    *ended = Err(why);
                }
            }
        }
    }

    async fn fetch(&self, run: &Run<'_>, request: &Request) -> Result<(), Ended> {
        let bytes = self.bytes_of(run, request).await?;
        for (piece, bytes) in request.cut(&bytes) {
            self.put(run, piece, bytes).await?;
        }
        Ok(())
    }

    /// Reads from the version of the file whose pieces were looked up: bytes of another version are never kept.
    async fn bytes_of(&self, run: &Run<'_>, request: &Request) -> Result<Vec<u8>, Ended> {
        for _ in 0..TRIES {
            let came = self.file.read_at_host(request.range.clone(), Some(&run.stop)).await;
            if run.stop.is_given() {
                return Err(Ended::Stopped);
            }
            if !self.is_of_its_file() {
                return Err(Ended::Failed(Why::Changed));
            }
            match came {
                Ok(bytes) => return Ok(bytes),
                Err(Trouble::Other(_)) => break,
                Err(Trouble::Replaced) => {
                    self.file.open_anew().await;
                }
            }
        }
        Err(Ended::Failed(if self.is_of_its_file() { Why::NoAnswer } else { Why::Changed }))
    }

    async fn put(&self, run: &Run<'_>, piece: &Piece, bytes: &[u8]) -> Result<(), Ended> {
        let name = piece_name(&self.file.address, &self.version, piece);
        run.keeper.put(&name, bytes).await.map_err(|_| Ended::Failed(Why::Full))?;
        self.stock.borrow_mut().note_kept(piece);
        (run.kept_one)();
        Ok(())
    }
}

/// Opens the archive at its host, or from the device if that fails, for instance without a network.
async fn opened(address: &str) -> Result<(ArchiveFile, Archive), Trouble> {
    let file = ArchiveFile::new(address);
    let archive = match file.open_at_host().await {
        Ok(archive) => archive,
        Err(_) => file.open().await.map_err(Trouble::Other)?,
    };
    Ok((file, archive))
}
