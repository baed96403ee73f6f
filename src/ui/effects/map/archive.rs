//! The operator's base map in a PMTiles archive. All of it belongs to the rest of the program.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::{Rc, Weak};

use wasm_bindgen_futures::spawn_local;

use super::archive_file::{ArchiveFile, Trouble};
use super::{MapHandle, ground};
use crate::app::Msg;
use crate::map::RasterTile;
use crate::map::mvt::{self, Tile};
use crate::map::pmtiles::{Archive, Piece, Step, TileKind};
use crate::platform::document;
use crate::platform::picture::{self, Picture};
use crate::ui::store::Dispatch;

/// Side of a painted tile, in CSS pixels at its zoom.
const SIDE_PX: f64 = 512.0;
/// Device pixels per CSS pixel of a painted tile at most: more take memory that phones do not have.
const MAX_SCALE: f64 = 2.0;

/// The archive, and what is wanted of it.
struct Source {
    file: ArchiveFile,
    archive: RefCell<Archive>,
    /// The next first.
    wanted: RefCell<VecDeque<RasterTile>>,
    /// Whether somebody works through `wanted`.
    busy: Cell<bool>,
    /// Whether somebody looks whether the file is another one now.
    renewing: Cell<bool>,
    /// Whether the console knows that something is amiss.
    told: Cell<bool>,
    handle: Weak<MapHandle>,
    give_up: Box<dyn Fn(&MapHandle)>,
}

/// Shows the archive's tiles from now on, or the built-in base map when the archive cannot be read.
// A gate of the split: out of line.
#[inline(never)]
pub fn open(handle: &Rc<MapHandle>, address: String, root: String, dispatch: Dispatch) {
    let weak = Rc::downgrade(handle);
    spawn_local(async move {
        let file = ArchiveFile::new(address);
        let opened = file.open().await;
        let Some(handle) = weak.upgrade() else { return };
        match opened {
            Ok(archive) => show(&handle, file, archive, root, dispatch),
            Err(why) => {
                tell(&file.address, &why, true);
                dispatch.send(Msg::BuiltInStandsIn);
                ground::use_built_in(&handle, root, dispatch);
            }
        }
    });
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
    let source = Rc::new(Source {
        file,
        archive: RefCell::new(archive),
        wanted: RefCell::default(),
        busy: Cell::new(false),
        renewing: Cell::new(false),
        told: Cell::new(false),
        handle: Rc::downgrade(handle),
        give_up: Box::new(give_up),
    });
    *handle.pictures.borrow_mut() = Some(Rc::new(move |tiles| want(&source, tiles)));
    handle.tell(|engine, _| engine.set_raster(Some(extent)));
}

/// What is wanted last is seen now, so it comes first.
fn want(source: &Rc<Source>, tiles: Vec<RasterTile>) {
    let mut wanted = source.wanted.borrow_mut();
    tiles.into_iter().rev().for_each(|tile| wanted.push_front(tile));
    if !source.busy.replace(true) {
        spawn_local(work(source.clone()));
    }
}

/// Finds one tile after the other, so that a directory that many need is fetched once; the tiles themselves come side
/// by side.
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
        Ok(picture) => source.arrived(tile, Some(picture)),
        Err(trouble) => renew(&source, tile, trouble).await,
    }
}

/// The file may have been replaced by another one of its name: then all of the map is asked of that. Where it is the
/// same, a host that tells it differently is asked once more, and anything else has failed.
async fn renew(source: &Rc<Source>, tile: RasterTile, trouble: Trouble) {
    if source.renewing.replace(true) {
        return;
    }
    let archive = source.file.open_anew().await;
    source.renewing.set(false);
    match (archive, trouble) {
        (Some(archive), _) => source.begin_anew(archive),
        (None, Trouble::Replaced) => want(source, vec![tile]),
        (None, Trouble::Other(why)) => source.failed(&why),
    }
}

async fn fetch(source: &Source, tile: RasterTile, at: Piece) -> Result<Picture, Trouble> {
    let bytes = source.file.read(at).await?;
    let (bytes, kind) = {
        let archive = source.archive.borrow();
        (archive.unpack(bytes)?, archive.header().kind)
    };
    match kind {
        TileKind::Picture(media_type) => {
            let picture = picture::from_bytes(&bytes, media_type).await;
            let why = || Trouble::Other(format!("a tile is not the {media_type} that it should be"));
            picture.ok_or_else(why)
        }
        TileKind::Mvt => source.paint(tile, &bytes).map_err(Trouble::Other),
    }
}

impl Source {
    /// Paints in the theme of this moment; a change of theme asks for the tile again.
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

    fn arrived(&self, tile: RasterTile, picture: Option<Picture>) {
        let Some(handle) = self.handle.upgrade() else { return };
        match picture {
            Some(picture) => handle.show_picture(tile, picture),
            None => handle.tell(|engine, _| engine.raster_arrived(tile)),
        }
    }

    /// Shows another archive in the place of this one.
    fn begin_anew(&self, archive: Archive) {
        let Some(handle) = self.handle.upgrade() else { return };
        let extent = archive.extent();
        self.archive.replace(archive);
        self.wanted.borrow_mut().clear();
        handle.tell(|engine, _| engine.set_raster(Some(extent)));
    }

    /// When the first tiles do not come, the built-in base map takes their place.
    fn failed(&self, why: &str) {
        let Some(handle) = self.handle.upgrade() else { return };
        let first = handle.engine.borrow().raster_is_empty();
        if !self.told.replace(true) {
            tell(&self.file.address, why, first);
        }
        if first {
            self.wanted.borrow_mut().clear();
            (self.give_up)(&handle);
        }
    }
}

fn tell(address: &str, why: &str, built_in: bool) {
    let then = if built_in { "the built-in map is shown" } else { "parts of the map stay empty" };
    document::warn(&format!("Base map {address}: {why}; {then}."));
}
