//! Turns the shapes that `extract.py` wrote into the base map: gives every vertex its zoom and drops what is too small.

use super::thin::{line_zooms, ring_zooms, zoom_where};
use geo::algorithm::Area as _;
use geo::{Coord, LineString, Polygon};
use hangyong::geometry::{LonLat, World};
use hangyong::map::basemap::{
    Area, Basemap, Course, Extent, LOWEST_ZOOM, Label, LabelKind, Name, Path, Peak, Place,
};
use serde::Deserialize;

/// An area is drawn from the zoom at which a square of the same size is this wide.
const SMALLEST_AREA_PX: f64 = 2.5;
/// Outside the detailed rectangle coasts keep only the detail of these zooms: nearby, and farther away.
const ZOOM_NEAR: u8 = 6;
const ZOOM_FAR: u8 = 4;
const NEAR_DEG: f64 = 2.5;

#[derive(Deserialize)]
pub(super) struct Shapes {
    detail: [f64; 4],
    land: Vec<RawArea>,
    waters: Vec<RawArea>,
    rivers: Vec<RawCourse>,
    canals: Vec<RawCourse>,
    causeways: Vec<RawCourse>,
    greens: Vec<RawArea>,
    peaks: Vec<RawPeak>,
    places: Vec<RawPlace>,
    labels: Vec<RawLabel>,
}

#[derive(Deserialize)]
struct RawArea {
    rings: Vec<Vec<[f64; 2]>>,
    name: Option<Name>,
    accuracy_m: u16,
    /// The last zoom for which detail is kept.
    finest: u8,
}

#[derive(Deserialize)]
struct RawCourse {
    line: Vec<[f64; 2]>,
    width_m: u16,
    name: Option<Name>,
    min_zoom: u8,
    accuracy_m: u16,
    finest: u8,
}

#[derive(Deserialize)]
struct RawPeak {
    at: [f64; 2],
    name: Option<Name>,
    rank: u8,
    size: u8,
}

#[derive(Deserialize)]
struct RawPlace {
    at: [f64; 2],
    name: Name,
    rank: u8,
}

#[derive(Deserialize)]
struct RawLabel {
    at: [f64; 2],
    name: Name,
    kind: LabelKind,
    angle_deg: i8,
    min_zoom: u8,
}

pub(super) fn assemble(shapes: Shapes) -> Basemap {
    let [west, south, east, north] = shapes.detail;
    let detail = Extent { south_west: LonLat::new(west, south), north_east: LonLat::new(east, north) };
    let area = |raw| area(raw, detail);
    Basemap {
        detail,
        land: shapes.land.into_iter().filter_map(area).collect(),
        waters: shapes.waters.into_iter().filter_map(area).collect(),
        rivers: shapes.rivers.into_iter().map(course).collect(),
        canals: shapes.canals.into_iter().map(course).collect(),
        causeways: shapes.causeways.into_iter().map(course).collect(),
        greens: shapes.greens.into_iter().filter_map(area).collect(),
        peaks: shapes.peaks.into_iter().map(peak).collect(),
        places: shapes.places.into_iter().map(place).collect(),
        labels: shapes.labels.into_iter().map(label).collect(),
    }
}

/// A one-line summary of the base map's content.
pub(super) fn summary(map: &Basemap) -> String {
    let rings = map.land.iter().chain(&map.waters).chain(&map.greens).flat_map(|area| &area.rings);
    let courses = map.rivers.iter().chain(&map.canals).chain(&map.causeways).map(|course| &course.path);
    let vertices: usize = rings.chain(courses).map(|path| path.points().len()).sum();
    format!(
        "{} land, {} waters, {} rivers, {} canals, {} greens, {} peaks, {} places, {} labels, {vertices} vertices",
        map.land.len(),
        map.waters.len(),
        map.rivers.len(),
        map.canals.len(),
        map.greens.len(),
        map.peaks.len(),
        map.places.len(),
        map.labels.len()
    )
}

fn area(raw: RawArea, detail: Extent) -> Option<Area> {
    let outer = ring_size_zoom(raw.rings.first()?);
    if outer > raw.rings.first()?.iter().map(|at| finest_at(*at, detail, raw.finest)).max()? {
        return None;
    }
    let min_zoom = outer.max(LOWEST_ZOOM);
    let rings: Vec<Path> = raw.rings.iter().filter_map(|ring| ring_path(ring, raw.finest, detail)).collect();
    (!rings.is_empty()).then_some(Area { rings, name: raw.name, min_zoom, accuracy_m: raw.accuracy_m })
}

/// The ring as stored; `None` when it is too small for every zoom.
fn ring_path(ring: &[[f64; 2]], finest: u8, detail: Extent) -> Option<Path> {
    let drawn_from = ring_size_zoom(ring);
    if drawn_from > finest {
        return None;
    }
    let projected = projected(ring);
    let mut zooms = ring_zooms(&projected);
    // From the zoom at which it is drawn, a ring needs at least its four most important vertices to have a shape.
    let mut by_weight: Vec<usize> = (0..zooms.len()).collect();
    by_weight.sort_by_key(|at| zooms[*at]);
    for at in by_weight.into_iter().take(4) {
        zooms[at] = zooms[at].min(drawn_from);
    }
    let keep_to = |at| finest_at(at, detail, finest).max(drawn_from);
    let path = stored(ring, &zooms, finest, keep_to);
    (path.points().len() >= 3).then_some(path)
}

fn stored(points: &[[f64; 2]], zooms: &[u8], finest: u8, keep_to: impl Fn([f64; 2]) -> u8) -> Path {
    let kept = points.iter().zip(zooms).filter(|(at, zoom)| **zoom <= keep_to(**at));
    let (points, zooms) = kept.map(|(at, zoom)| (LonLat::from(*at), (*zoom).max(LOWEST_ZOOM))).unzip();
    Path::new(points, zooms, grid_exponent(finest))
}

/// A grid of about half a pixel at the finest zoom: 2⁴ × 10⁻⁵ degrees (16 m) for zoom 12.
fn grid_exponent(finest: u8) -> u8 {
    16_u8.saturating_sub(finest)
}

fn ring_size_zoom(ring: &[[f64; 2]]) -> u8 {
    let outline: LineString = projected(ring).into_iter().map(Coord::from).collect();
    let area = Polygon::new(outline, Vec::new()).unsigned_area();
    zoom_where(area.sqrt(), SMALLEST_AREA_PX)
}

/// WGS 84 positions in degrees on the Web Mercator square.
fn projected(positions: &[[f64; 2]]) -> Vec<World> {
    positions.iter().map(|at| World::from(LonLat::from(*at))).collect()
}

/// The last zoom for which detail is kept at this place.
fn finest_at([lon, lat]: [f64; 2], detail: Extent, finest: u8) -> u8 {
    let east = (detail.south_west.lon - lon).max(lon - detail.north_east.lon);
    let north = (detail.south_west.lat - lat).max(lat - detail.north_east.lat);
    match east.max(north) {
        outside_deg if outside_deg <= 0.0 => finest,
        outside_deg if outside_deg <= NEAR_DEG => ZOOM_NEAR,
        _ => ZOOM_FAR,
    }
}

fn course(raw: RawCourse) -> Course {
    let path = stored(&raw.line, &line_zooms(&projected(&raw.line)), raw.finest, |_| raw.finest);
    Course { path, width_m: raw.width_m, name: raw.name, min_zoom: raw.min_zoom, accuracy_m: raw.accuracy_m }
}

fn peak(raw: RawPeak) -> Peak {
    Peak { position: raw.at.into(), name: raw.name, rank: raw.rank, size: raw.size }
}

fn place(raw: RawPlace) -> Place {
    Place { position: raw.at.into(), name: raw.name, rank: raw.rank }
}

fn label(raw: RawLabel) -> Label {
    let RawLabel { at, name, kind, angle_deg, min_zoom } = raw;
    Label { position: at.into(), name, kind, angle_deg, min_zoom }
}
