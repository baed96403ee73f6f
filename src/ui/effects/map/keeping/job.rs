//! An archive and what of it a trip wants: looked up, fetched, kept.

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

/// How many requests are under way at once.
const LANES: usize = 3;
/// How often a piece is asked for whose file its host tells differently each time.
const TRIES: usize = 4;

/// Directories as they lie in the file, by where they begin.
type Directories = BTreeMap<u64, Vec<u8>>;

/// See the module.
pub struct Job {
    /// For what it was made.
    pub wanted: Wanted,
    file: Rc<ArchiveFile>,
    /// How the file began, and its version, when the pieces were looked up.
    head: Vec<u8>,
    version: String,
    /// What was read to know the size need not be fetched again to be kept.
    directories: Directories,
    stock: RefCell<Stock>,
    /// Ends the requests under way.
    stop: RefCell<Rc<Stop>>,
}

/// Why the work ended before all was there.
pub enum Ended {
    /// Because the reader wanted it.
    Stopped,
    /// Because something went wrong.
    Failed(Why),
}

/// What one run works with.
struct Run<'a> {
    keeper: Keeper,
    stop: Rc<Stop>,
    requests: RefCell<VecDeque<Request>>,
    ended: RefCell<Result<(), Ended>>,
    /// Hears of every piece that was kept.
    kept_one: &'a dyn Fn(),
}

impl Job {
    /// Looks up what is wanted; what is known of the same archive from `before` is not asked for again.
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

    /// All bytes, and those that are kept.
    pub fn sizes(&self) -> (u64, u64) {
        let stock = self.stock.borrow();
        (stock.bytes(), stock.kept_bytes())
    }

    /// Notes that these names, and no others, are kept.
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

    /// Fetches what is missing in a few requests at once, until one of them fails. `kept_one` hears of every piece.
    ///
    /// # Errors
    /// See [`Ended`]; what had come by then is kept.
    pub async fn run(&self, kept_one: impl Fn()) -> Result<(), Ended> {
        let stop = Rc::new(Stop::default());
        self.stop.replace(stop.clone());
        let keeper = Keeper::open().await.map_err(|_| Ended::Failed(Why::Full))?;
        // What another tab has kept meanwhile need not travel again.
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
                // The first to fail says why.
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

    /// Of the file whose pieces were looked up: other bytes at the same place are never kept.
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

/// Without a network what is kept tells all the same.
async fn opened(address: &str) -> Result<(ArchiveFile, Archive), Trouble> {
    let file = ArchiveFile::new(address);
    let archive = match file.open_at_host().await {
        Ok(archive) => archive,
        Err(_) => file.open().await.map_err(Trouble::Other)?,
    };
    Ok((file, archive))
}
