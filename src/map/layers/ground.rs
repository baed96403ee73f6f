//! The base map, projected and made ready to be painted.

use std::rc::Rc;

use super::peak::InkPeak;
#[cfg(not(target_arch = "wasm32"))]
use crate::geometry::mercator::{metres_per_px, world_px};
#[cfg(not(target_arch = "wasm32"))]
use crate::geometry::simplify::distance_to_segment;
use crate::geometry::{LonLat, World, WorldBox, order};
use crate::map::basemap::{Area, Basemap, Course, Label, Path, Place};
use crate::map::detail::Detail;
use crate::map::trace::Trace;

/// A polygon: an outer ring and its holes.
#[derive(Clone, Debug)]
pub struct Shape {
    /// The rings, the outer one first.
    pub rings: Vec<Trace>,
    /// The zoom from which it is worth drawing.
    pub min_zoom: f64,
    /// The box around the outer ring.
    pub bounds: WorldBox,
}

/// A line with a width on the ground.
#[derive(Clone, Debug)]
pub struct Stream {
    /// The centre line.
    pub trace: Trace,
    /// Width in metres.
    pub width_m: f64,
    /// The zoom from which it is worth drawing.
    pub min_zoom: f64,
}

/// A name on the ground and where it is.
#[derive(Clone, Debug)]
pub struct Named<T> {
    /// What the base map says of it.
    pub what: T,
    /// Where it is.
    pub world: World,
}

/// The base map, projected.
#[derive(Clone, Debug)]
pub struct Ground {
    /// Where the base map is complete.
    pub detail: WorldBox,
    /// The box within which land or sea is painted; it reaches far beyond any screen.
    pub drawn: WorldBox,
    /// Mainland and islands.
    pub land: Vec<Shape>,
    /// Lakes and wide rivers.
    pub waters: Vec<Shape>,
    /// Rivers.
    pub rivers: Vec<Stream>,
    /// Canals.
    pub canals: Vec<Stream>,
    /// Strips of land across water.
    pub causeways: Vec<Stream>,
    /// Parks and hills in towns.
    pub greens: Vec<Shape>,
    /// Mountains, the northernmost first.
    pub peaks: Vec<InkPeak>,
    /// Towns, the most important first.
    pub places: Vec<Named<Place>>,
    /// Names of waters and islands, the most important first.
    pub labels: Vec<Named<Label>>,
    /// What is shown in addition at high zooms.
    pub near: Option<Rc<dyn Detail>>,
}

impl Ground {
    /// Projects a base map.
    pub fn new(basemap: Basemap) -> Self {
        let mut peaks: Vec<InkPeak> = basemap.peaks.into_iter().map(InkPeak::new).collect();
        order::sort_by(&mut peaks, |a, b| a.world.y.total_cmp(&b.world.y));
        let corners = [basemap.detail.south_west, basemap.detail.north_east];
        let place = |what: Place| Named { world: what.position.into(), what };
        let still = |area: &Area| shape(area, &World::from);
        let label = |what: Label| Named { world: what.position.into(), what };
        let edge = edge_of(&basemap.land);
        let land = |area: &Area| shape(area, &|at| run_on(at.into(), edge));
        Self {
            detail: WorldBox::around(corners.map(World::from)),
            drawn: edge.grown(FAR),
            land: basemap.land.iter().map(land).filter(|shape| !is_scrap(shape.bounds, edge)).collect(),
            waters: basemap.waters.iter().map(still).collect(),
            rivers: basemap.rivers.iter().map(stream).collect(),
            canals: basemap.canals.iter().map(stream).collect(),
            causeways: basemap.causeways.iter().map(stream).collect(),
            greens: basemap.greens.iter().map(still).collect(),
            peaks,
            places: basemap.places.into_iter().map(place).collect(),
            labels: basemap.labels.into_iter().map(label).collect(),
            near: None,
        }
    }
}

impl Ground {
    /// Whether a place lies in the sea, in a tidal river or in a lake. Rivers that are lines do not count.
    pub fn is_water(&self, at: World) -> bool {
        self.is_tidal(at) || self.is_in_a_lake(at)
    }

    /// Whether a place lies in the sea or in a tidal river.
    pub fn is_tidal(&self, at: World) -> bool {
        !self.land.iter().any(|shape| shape.has(at))
    }

    fn is_in_a_lake(&self, at: World) -> bool {
        self.waters.iter().any(|shape| shape.has(at))
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl Ground {
    /// Whether a place lies in a lake and on none of its causeways, which are accurate to about 60 m.
    pub fn is_lake(&self, at: World) -> bool {
        const CAUSEWAY_M: f64 = 60.0;
        let near = CAUSEWAY_M / (metres_per_px(at.lonlat().lat, 0.0) * world_px(0.0));
        let on = |stream: &Stream| {
            let pairs = stream.trace.points().windows(2);
            pairs.into_iter().any(|pair| matches!(pair, &[a, b] if distance_to_segment(at, a, b) < near))
        };
        self.is_in_a_lake(at) && !self.causeways.iter().any(on)
    }
}

impl Shape {
    fn has(&self, at: World) -> bool {
        self.bounds.contains(at) && self.rings.iter().filter(|ring| ring.surrounds(at)).count() % 2 == 1
    }
}

/// How far land and sea continue beyond the file's own edge, in world units: 72° of longitude.
const FAR: f64 = 0.2;
/// Vertices closer to the edge than this, in world units, count as cut off there, because vertices are rounded.
const CUT: f64 = 1e-4;

/// The box that holds all land of a file.
fn edge_of(land: &[Area]) -> WorldBox {
    let points = land.iter().flat_map(|area| &area.rings).flat_map(Path::points);
    WorldBox::around(points.copied().map(World::from))
}

/// Moves a vertex at the file's west, north or south edge far outwards, so that land that was cut off there continues.
/// In the east is the ocean.
fn run_on(at: World, edge: WorldBox) -> World {
    let west = if at.x - edge.min.x < CUT { FAR } else { 0.0 };
    let north = if at.y - edge.min.y < CUT { FAR } else { 0.0 };
    let south = if edge.max.y - at.y < CUT { FAR } else { 0.0 };
    World::new(at.x - west, at.y - north + south)
}

/// Whether continued land is not mainland but the tip of an island, which would become a strip.
fn is_scrap(bounds: WorldBox, edge: WorldBox) -> bool {
    bounds.min.x >= edge.min.x && (bounds.min.y < edge.min.y || bounds.max.y > edge.max.y)
}

fn shape(area: &Area, place: &dyn Fn(LonLat) -> World) -> Shape {
    let rings: Vec<Trace> = area.rings.iter().map(|ring| Trace::of_basemap(ring, true, place)).collect();
    let bounds = rings.first().map_or(WorldBox::EMPTY, Trace::bounds);
    Shape { rings, min_zoom: f64::from(area.min_zoom), bounds }
}

fn stream(course: &Course) -> Stream {
    Stream {
        trace: Trace::of_basemap(&course.path, false, &World::from),
        width_m: f64::from(course.width_m),
        min_zoom: f64::from(course.min_zoom),
    }
}
