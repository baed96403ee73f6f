//! The streets that have arrived, and the tiles that were requested.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, HashSet};
use std::rc::Rc;

use super::{STREETS_FROM, StreetName, StreetTile, Streets, names, paint};
use crate::domain::Lang;
use crate::geometry::{WorldBox, maths};
use crate::map::camera::Spot;
use crate::map::raster::{RasterExtent, RasterTile, tiles_in};
use crate::map::scene::Surface;
use crate::map::style::Theme;
use crate::map::trace::PixelWindow;
use crate::map::view::View;

/// How many tiles are kept: about three desktop screens.
const KEPT: usize = 64;
/// How many zoom levels before streets are shown their tiles are requested.
const AHEAD: f64 = 0.2;

struct KeptTile {
    tile: Rc<StreetTile>,
    /// When it was last wanted, as a count of views.
    used: u64,
}

/// Streets from an archive.
pub struct StreetMap {
    extent: Cell<RasterExtent>,
    tiles: RefCell<BTreeMap<RasterTile, KeptTile>>,
    asked: RefCell<HashSet<RasterTile>>,
    /// The tiles in `asked` that are not being waited for at present.
    passed_over: RefCell<HashSet<RasterTile>>,
    views: Cell<u64>,
}

impl StreetMap {
    /// A map of which nothing has arrived; `extent` says which tiles the archive has.
    pub fn new(extent: RasterExtent) -> Self {
        let extent = Cell::new(RasterExtent { painted: true, ..extent });
        Self {
            extent,
            tiles: RefCell::default(),
            asked: RefCell::default(),
            passed_over: RefCell::default(),
            views: Cell::new(0),
        }
    }

    /// Switches to another archive: everything is requested again.
    pub fn begin_anew(&self, extent: RasterExtent) {
        self.extent.set(RasterExtent { painted: true, ..extent });
        self.tiles.borrow_mut().clear();
        self.asked.borrow_mut().clear();
        self.passed_over.borrow_mut().clear();
    }

    /// Records that a tile is not coming for now. Nothing is known about it, and coarser ones are shown in its place.
    pub fn pass_over(&self, at: RasterTile) {
        self.passed_over.borrow_mut().insert(at);
    }

    /// Makes sure that a tile that was passed over is requested again when it is next wanted.
    pub fn ask_again(&self, at: RasterTile) {
        if self.passed_over.borrow_mut().remove(&at) {
            self.asked.borrow_mut().remove(&at);
        }
    }

    /// Adds a tile that has arrived; an empty one where the archive has none.
    pub fn add(&self, at: RasterTile, tile: StreetTile) {
        let mut tiles = self.tiles.borrow_mut();
        tiles.insert(at, KeptTile { tile: Rc::new(tile), used: self.views.get() });
        while tiles.len() > KEPT {
            let oldest = tiles.iter().min_by_key(|(_, kept)| kept.used).map(|(at, _)| *at);
            let Some(oldest) = oldest else { break };
            tiles.remove(&oldest);
            self.asked.borrow_mut().remove(&oldest);
        }
    }

    /// Whether none has arrived.
    pub fn is_empty(&self) -> bool {
        self.tiles.borrow().is_empty()
    }

    /// Whether every requested tile has arrived or was passed over.
    pub fn is_complete(&self) -> bool {
        let (tiles, passed_over) = (self.tiles.borrow(), self.passed_over.borrow());
        self.asked.borrow().iter().all(|at| tiles.contains_key(at) || passed_over.contains(at))
    }

    /// The zoom of the tiles that are used at a zoom of the map.
    fn level(&self, zoom: f64) -> u8 {
        let (coarsest, finest) = self.extent.get().zooms;
        maths::clamp(zoom.round() - 1.0, coarsest.into(), finest.into()) as u8
    }

    /// The tiles that have arrived for a part of the map at a zoom; where the right one has not, a coarser one.
    fn here(&self, area: WorldBox, zoom: f64) -> Vec<(RasterTile, Rc<StreetTile>)> {
        let (extent, level) = (self.extent.get(), self.level(zoom));
        let (coarsest, _) = extent.zooms;
        let area = area.intersection(extent.bounds);
        if area.is_empty() {
            return Vec::new();
        }
        let tiles = self.tiles.borrow();
        let mut found = BTreeMap::new();
        for tile in tiles_in(area, level, area.center()) {
            let coarser = (0..=level.saturating_sub(coarsest)).map(|by| RasterTile {
                zoom: tile.zoom - by,
                x: tile.x >> by,
                y: tile.y >> by,
            });
            let best = coarser.into_iter().find_map(|at| Some((at, tiles.get(&at)?.tile.clone())));
            found.extend(best);
        }
        found.into_iter().collect()
    }
}

impl Streets for StreetMap {
    fn paint(&self, frame: &PixelWindow, theme: Theme, surface: &mut dyn Surface) {
        if frame.zoom >= STREETS_FROM {
            paint::paint(&self.here(frame.clip, frame.zoom), frame, theme, surface);
        }
    }

    fn names(&self, area: WorldBox, zoom: f64, lang: Lang) -> Vec<StreetName> {
        if zoom < STREETS_FROM {
            return Vec::new();
        }
        names::along(&self.here(area, zoom), area, zoom, lang)
    }

    fn wanted(&self, view: View) -> Vec<RasterTile> {
        if view.camera.zoom < STREETS_FROM - AHEAD {
            return Vec::new();
        }
        let now = self.views.get() + 1;
        self.views.set(now);
        let wanted = self.extent.get().wanted(view);
        let mut tiles = self.tiles.borrow_mut();
        for at in &wanted {
            if let Some(kept) = tiles.get_mut(at) {
                kept.used = now;
            }
        }
        let mut asked = self.asked.borrow_mut();
        wanted.into_iter().filter(|at| asked.insert(*at)).collect()
    }

    fn lacks(&self, Spot { place, zoom }: Spot) -> bool {
        if !self.extent.get().bounds.contains(place) {
            return true;
        }
        let here = self.here(WorldBox::around([place]), zoom);
        // A coarser tile shows what will be there.
        here.first().is_some_and(|(_, tile)| **tile == StreetTile::default())
    }
}
