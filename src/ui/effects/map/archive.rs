//! Maps in PMTiles archives: the operator's base map, or streets over the built-in one. All of it belongs to the
//! deferred half.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::{Rc, Weak};

use super::archive_file::{ArchiveFile, Trouble};
use super::{MapHandle, ground};
use crate::app::Msg;
use crate::map::mvt::{self, Tile};
use crate::map::pmtiles::{Archive, Piece, Step, TileKind};
use crate::map::streets::{STREETS_FROM, StreetMap, StreetTile};
use crate::map::{MapEngine, RasterTile};
use crate::platform::document;
use crate::platform::picture::{self, Picture};
use crate::platform::task::spawn_local;
use crate::platform::timer::Timeout;
use crate::ui::store::Dispatch;

/// Side of a painted tile, in CSS pixels at its zoom.
const SIDE_PX: f64 = 512.0;
/// The most device pixels per CSS pixel of a painted tile: more would take memory that phones do not have.
const MAX_SCALE: f64 = 2.0;

/// How long the map goes without a tile that failed before it may request it again, in milliseconds.
const AGAIN_MS: u32 = 10_000;

/// The archive, and the tiles requested from it.
struct Source {
    file: ArchiveFile,
    archive: RefCell<Archive>,
    /// The next tile to fetch is at the front.
    wanted: RefCell<VecDeque<RasterTile>>,
    /// Whether a task is working through `wanted`.
    busy: Cell<bool>,
    /// Whether a task is checking if the file has been replaced.
    renewing: Cell<bool>,
    /// Whether a problem has been reported to the console.
    told: Cell<bool>,
    /// The number of street tiles that have arrived.
    arrivals: Cell<u32>,
    handle: Weak<MapHandle>,
    shown_as: ShownAs,
}

/// How the archive is shown.
enum ShownAs {
    /// As pictures in place of the built-in base map; the function is called if there turn out to be none.
    Ground(Box<dyn Fn(&MapHandle)>),
    /// As streets over it; the function is called, besides hiding the streets, if there turn out to be none.
    Streets(Rc<StreetMap>, GaveUp),
}

/// Called when an archive of streets cannot be used.
type GaveUp = Box<dyn Fn()>;

/// What has arrived for a tile.
enum Arrived {
    Picture(Picture),
    Streets(StreetTile),
}

/// The map is repainted after this many street tiles, while more are on their way.
const STREETS_AT_ONCE: u32 = 4;

/// Shows the archive's tiles from now on, or the built-in base map if the archive cannot be read.
// A gate of the split: out of line.
#[inline(never)]
pub fn open(handle: &Rc<MapHandle>, address: String, root: String, dispatch: Dispatch) {
    let weak = Rc::downgrade(handle);
    spawn_local(async move {
        let file = ArchiveFile::new(&address);
        let opened = file.open().await;
        let Some(handle) = weak.upgrade() else { return };
        match opened {
            // No base map of the world starts at such a high zoom: these are streets.
            Ok(archive) if f64::from(archive.header().zooms.0) >= STREETS_FROM - 1.0 => {
                dispatch.send(Msg::BuiltInLiesBelow);
                ground::use_built_in(&handle, root, dispatch.clone());
                let gave_up = move || dispatch.send(Msg::BuiltInStandsIn);
                show_streets(&handle, file, archive, Box::new(gave_up));
            }
            Ok(archive) => show(&handle, file, archive, root, dispatch),
            Err(why) => {
                tell(&file.address, &why, true);
                dispatch.send(Msg::BuiltInStandsIn);
                ground::use_built_in(&handle, root, dispatch);
            }
        }
    });
}

/// Shows the streets that the site was built with from now on. Without them the map works as before.
// A gate of the split: out of line.
#[inline(never)]
pub fn open_streets(handle: &Rc<MapHandle>, address: String) {
    let weak = Rc::downgrade(handle);
    spawn_local(async move {
        let file = ArchiveFile::new(&address);
        let opened = file.open().await;
        let Some(handle) = weak.upgrade() else { return };
        match opened {
            // Nothing to do on failure: the built-in map is complete, and the page offers another map in place of the
            // streets.
            Ok(archive) => show_streets(&handle, file, archive, Box::new(|| ())),
            Err(why) => {
                handle.tell(|engine, _| no_streets(engine));
                tell(&file.address, &why, true);
            }
        }
    });
}

/// The page around the map notices through the report of a map at rest.
fn no_streets(engine: &mut MapEngine) {
    engine.set_streets(None);
    engine.settle_again();
}

fn show_streets(handle: &Rc<MapHandle>, file: ArchiveFile, archive: Archive, gave_up: GaveUp) {
    let streets = Rc::new(StreetMap::new(archive.extent()));
    let source = source(handle, file, archive, ShownAs::Streets(streets.clone(), gave_up));
    spawn_local(confirm(source.clone()));
    *handle.pictures.borrow_mut() = Some(Rc::new(move |tiles| want(&source, tiles)));
    handle.tell(|engine, _| engine.set_streets(Some(streets)));
}

/// Streets kept on the device are shown at once; if the host has a different version by now, that one replaces them.
async fn confirm(source: Rc<Source>) {
    if let Err(Trouble::Replaced) = source.file.confirm().await
        && let Some(archive) = source.file.open_anew().await
    {
        source.begin_anew(archive);
    }
}

fn source(handle: &Rc<MapHandle>, file: ArchiveFile, archive: Archive, shown_as: ShownAs) -> Rc<Source> {
    Rc::new(Source {
        file,
        archive: RefCell::new(archive),
        wanted: RefCell::default(),
        busy: Cell::new(false),
        renewing: Cell::new(false),
        told: Cell::new(false),
        arrivals: Cell::new(0),
        handle: Rc::downgrade(handle),
        shown_as,
    })
}

fn show(handle: &Rc<MapHandle>, file: ArchiveFile, archive: Archive, root: String, dispatch: Dispatch) {
    let extent = archive.extent();
    let weak = Rc::downgrade(handle);
    let give_up = move |handle: &MapHandle| {
        handle.pictures.take();
        handle.tell(|engine, _| engine.set_raster(None));
        if let Some(handle) = weak.upgrade() {
            dispatch.send(Msg::BuiltInStandsIn);
            ground::use_built_in(&handle, root.clone(), dispatch.clone());
        }
    };
    let source = source(handle, file, archive, ShownAs::Ground(Box::new(give_up)));
    *handle.pictures.borrow_mut() = Some(Rc::new(move |tiles| want(&source, tiles)));
    handle.tell(|engine, _| engine.set_raster(Some(extent)));
}

/// The latest request is what is visible now, so it comes first.
fn want(source: &Rc<Source>, tiles: Vec<RasterTile>) {
    let mut wanted = source.wanted.borrow_mut();
    tiles.into_iter().rev().for_each(|tile| wanted.push_front(tile));
    if !source.busy.replace(true) {
        spawn_local(work(source.clone()));
    }
}

/// Looks up one tile after the other, so that a directory that several tiles need is fetched once; the tiles
/// themselves are fetched concurrently.
async fn work(source: Rc<Source>) {
    loop {
        let next = source.wanted.borrow_mut().pop_front();
        let Some(tile) = next else { break };
        match find(&source, tile).await {
            Ok(Some(piece)) => spawn_local(bring(source.clone(), tile, piece)),
            Ok(None) => source.arrived(tile, None),
            Err(trouble) => renew(&source, tile, trouble).await,
        }
    }
    source.busy.set(false);
}

async fn find(source: &Source, tile: RasterTile) -> Result<Option<Piece>, Trouble> {
    loop {
        let step = source.archive.borrow_mut().look_up(tile)?;
        match step {
            Step::Nothing => return Ok(None),
            Step::Tile(piece) => return Ok(Some(piece)),
            Step::Directory(at) => {
                let bytes = source.file.read(at.clone()).await?;
                source.archive.borrow_mut().add_directory(at, &bytes)?;
            }
        }
    }
}

async fn bring(source: Rc<Source>, tile: RasterTile, at: Piece) {
    match fetch(&source, tile, at).await {
        Ok(arrived) => source.arrived(tile, Some(arrived)),
        Err(trouble) => renew(&source, tile, trouble).await,
    }
}

/// The file may have been replaced under the same name: then the whole map is requested from the new file. If the file
/// is the same, a tile that seemed to belong to another one is requested again; any other error is a failure.
async fn renew(source: &Rc<Source>, tile: RasterTile, trouble: Trouble) {
    if source.renewing.replace(true) {
        return source.pass_over(tile);
    }
    let may_renew = source.file.may_renew();
    let archive = source.file.open_anew().await;
    source.renewing.set(false);
    match (archive, trouble) {
        (Some(archive), _) => source.begin_anew(archive),
        (None, Trouble::Replaced) if may_renew => want(source, vec![tile]),
        // For example the login page of a network, which is returned for every piece: requesting it again would never
        // end.
        (None, Trouble::Replaced) => source.failed(tile, "its host answers with something else"),
        (None, Trouble::Other(why)) => source.failed(tile, &why),
    }
}

async fn fetch(source: &Source, tile: RasterTile, at: Piece) -> Result<Arrived, Trouble> {
    let bytes = source.file.read(at).await?;
    let (bytes, kind) = {
        let archive = source.archive.borrow();
        (archive.unpack(bytes)?, archive.header().kind)
    };
    match (kind, &source.shown_as) {
        (TileKind::Picture(media_type), _) => {
            let picture = picture::from_bytes(&bytes, media_type).await;
            let why = || Trouble::Other(format!("a tile is not the {media_type} that it should be"));
            picture.map(Arrived::Picture).ok_or_else(why)
        }
        (TileKind::Mvt, ShownAs::Streets(..)) => {
            let read = StreetTile::read(&bytes).map_err(|error| Trouble::Other(error.to_string()))?;
            Ok(Arrived::Streets(read))
        }
        (TileKind::Mvt, ShownAs::Ground(_)) => {
            source.paint(tile, &bytes).map(Arrived::Picture).map_err(Trouble::Other)
        }
    }
}

impl Source {
    /// Paints in the current theme; a change of theme requests the tile again.
    fn paint(&self, tile: RasterTile, bytes: &[u8]) -> Result<Picture, String> {
        let handle = self.handle.upgrade().ok_or("the map is gone")?;
        let (theme, dpr) = {
            let engine = handle.engine.borrow();
            (engine.theme(), engine.view().viewport.dpr)
        };
        let read = Tile::read(bytes).map_err(|error| error.to_string())?;
        let zoom = f64::from(tile.zoom) + 1.0;
        let painted = picture::painted(SIDE_PX, dpr.min(MAX_SCALE), |surface| {
            mvt::paint(&read, zoom, theme, SIDE_PX, surface)
        });
        painted.map_err(|error| error.to_string())?.ok_or_else(|| "there is no canvas to paint on".to_owned())
    }

    fn arrived(&self, tile: RasterTile, arrived: Option<Arrived>) {
        let Some(handle) = self.handle.upgrade() else { return };
        match (arrived, &self.shown_as) {
            (Some(Arrived::Streets(streets)), ShownAs::Streets(map, _)) => {
                self.lay(&handle, map, tile, streets)
            }
            // Where the archive has no tile there are no streets.
            (None, ShownAs::Streets(map, _)) => self.lay(&handle, map, tile, StreetTile::default()),
            (Some(Arrived::Picture(picture)), ShownAs::Ground(_)) => handle.show_picture(tile, picture),
            (_, ShownAs::Ground(_)) => handle.tell(|engine, _| engine.raster_arrived(tile)),
            (Some(Arrived::Picture(_)), ShownAs::Streets(..)) => {}
        }
    }

    /// The map is repainted once for several tiles: each repaint costs as much as a zoom step.
    fn lay(&self, handle: &MapHandle, map: &StreetMap, tile: RasterTile, streets: StreetTile) {
        map.add(tile, streets);
        self.arrivals.set(self.arrivals.get() + 1);
        let is_complete = map.is_complete();
        if is_complete || self.arrivals.get().is_multiple_of(STREETS_AT_ONCE) {
            handle.tell(|engine, _| {
                engine.streets_arrived();
                if is_complete {
                    engine.settle_again();
                }
            });
        }
    }

    /// Replaces this archive by another one.
    fn begin_anew(&self, archive: Archive) {
        let Some(handle) = self.handle.upgrade() else { return };
        let extent = archive.extent();
        self.archive.replace(archive);
        self.wanted.borrow_mut().clear();
        match &self.shown_as {
            ShownAs::Ground(_) => handle.tell(|engine, _| engine.set_raster(Some(extent))),
            ShownAs::Streets(map, _) => {
                map.begin_anew(extent);
                handle.tell(|engine, _| engine.streets_arrived());
            }
        }
    }

    /// If the first tiles fail, the archive is given up and the built-in base map is shown; a street tile that fails
    /// later counts as one without streets. Streets that are kept on the device are not given up: without a network,
    /// the first tile requested may be one that is not kept.
    fn failed(&self, tile: RasterTile, why: &str) {
        let Some(handle) = self.handle.upgrade() else { return };
        let first = match &self.shown_as {
            ShownAs::Ground(_) => handle.engine.borrow().raster_is_empty(),
            ShownAs::Streets(map, _) => map.is_empty() && !self.file.is_kept(),
        };
        if !self.told.replace(true) {
            tell(&self.file.address, why, first);
        }
        if first {
            self.wanted.borrow_mut().clear();
            match &self.shown_as {
                ShownAs::Ground(give_up) => give_up(&handle),
                ShownAs::Streets(_, gave_up) => {
                    handle.tell(|engine, _| no_streets(engine));
                    gave_up();
                }
            }
        } else if self.file.is_kept() {
            // Since part of the archive is kept, the network is missing rather than the streets.
            self.pass_over(tile);
        } else if let ShownAs::Streets(map, _) = &self.shown_as {
            self.lay(&handle, map, tile, StreetTile::default());
        }
    }

    /// Leaves a tile of streets out for a while.
    fn pass_over(&self, tile: RasterTile) {
        let (Some(handle), ShownAs::Streets(map, _)) = (self.handle.upgrade(), &self.shown_as) else {
            return;
        };
        map.pass_over(tile);
        let later = map.clone();
        Timeout::new(AGAIN_MS, move || later.ask_again(tile)).forget();
        if map.is_complete() {
            handle.tell(|engine, _| {
                engine.streets_arrived();
                engine.settle_again();
            });
        }
    }
}

fn tell(address: &str, why: &str, built_in: bool) {
    let then = if built_in { "the built-in map is shown" } else { "parts of the map stay empty" };
    document::warn(&format!("Base map {address}: {why}; {then}."));
}
