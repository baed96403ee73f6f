//! Main roads, railways, and the main streets and canals of the old towns: drawn by hand, each with its accuracy.
//!
//! Where there are an operator's streets, they replace all of these from zoom 12 on, and the streets, lanes and canals
//! of old towns at every zoom. Less accurate lines disappear at lower zooms, so that no line looks more precise than
//! it is.

#[cfg(not(target_arch = "wasm32"))]
mod source;
mod wire;

use geo::{Euclidean, InterpolateLine as _, Length as _, LineString};
use serde::{Deserialize, Serialize};

use super::{DetailName, NamesShown};
use crate::domain::Bilingual;
use crate::geometry::mercator::{metres_per_px, world_px};
use crate::geometry::{World, WorldBox, maths};
use crate::map::layers::Painting;
use crate::map::mvt::Ground;
use crate::map::mvt::stroke;
use crate::map::mvt::style::{CASING_PX, Row, Tint, row};
use crate::map::overlay::{NameKind, NameText};
use crate::map::scene::{DrawOp, Path, Surface};
use crate::map::trace::Trace;

#[cfg(not(target_arch = "wasm32"))]
pub use source::{RoadsFault, read};
pub use wire::RoadsError;

/// A road is drawn up to the zoom at which its accuracy is this wide, in CSS pixels, and fades out over the zoom level
/// before it.
const WIDEST_DOUBT_PX: f64 = 56.0;
/// From this zoom on, an operator's streets are drawn instead of these roads.
const STREETS_FROM: f64 = 12.0;
/// Approximate distance between two names of one road, in CSS pixels at the zoom at which it is first named.
const NAMES_EVERY_PX: f64 = 420.0;
/// Minimum width of a line: at low zooms the table's widths suit a map full of streets, but here a line is alone.
const THINNEST_PX: f64 = 0.8;

/// The kind of a road, in paint order, bottom first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RoadKind {
    /// A canal of an old town.
    Canal,
    /// What is left of a city's wall.
    Wall,
    /// A lane that visitors walk.
    Lane,
    /// A main street of an old town.
    Street,
    /// A main road of a city, or between towns.
    Main,
    /// A motorway.
    Motorway,
    /// A railway other than the one along which the routes lie.
    Railway,
}

/// All roads in paint order, bottom first.
#[derive(Clone, Debug, Default)]
pub struct Roads {
    roads: Vec<Road>,
}

#[derive(Clone, Debug)]
struct Road {
    kind: RoadKind,
    name: Bilingual,
    trace: Trace,
    /// The zoom from which it is no longer drawn.
    last_zoom: f64,
    /// Where its name is placed: the same places at every zoom, so that no name moves while the map is panned.
    named_at: Vec<World>,
}

/// From which zoom a kind is drawn and named, and what it looks like.
struct RoadLook {
    from: f64,
    named_from: f64,
    priority: f64,
    /// The kind of street whose width, casing and dash it shares.
    ground: Ground,
    /// Stronger than in a street archive, because there are only a few roads here.
    tint: Tint,
}

impl RoadKind {
    const fn look(self) -> RoadLook {
        let (from, named_from, priority, ground, tint) = match self {
            Self::Motorway => (9.4, 10.6, 7.3, Ground::Motorway, Tint::Ink(0.58)),
            Self::Main => (11.0, 13.4, 8.0, Ground::MainRoad, Tint::Ink(0.5)),
            Self::Street => (12.6, 13.8, 7.8, Ground::Road, Tint::Ink(0.45)),
            Self::Wall => (11.4, 12.6, 7.7, Ground::Steps, Tint::Ink(0.5)),
            Self::Lane => (13.6, 14.8, 7.9, Ground::Pedestrian, Tint::Ink(0.4)),
            Self::Railway => (9.4, 11.6, 8.3, Ground::Rail, Tint::Rail(0.62)),
            Self::Canal => (12.6, 14.0, 8.1, Ground::Canal, Tint::Canal),
        };
        RoadLook { from, named_from, priority, ground, tint }
    }
}

impl Roads {
    pub(super) fn paint(&self, painting: &Painting<'_>, surface: &mut dyn Surface) {
        let (palette, zoom) = (painting.palette(), painting.frame.zoom);
        let seen: Vec<(RoadLook, &Row, Path, f64)> =
            self.roads.iter().filter_map(|road| road.seen(painting)).collect();
        for (_, row, path, presence) in seen.iter().filter(|(_, row, ..)| row.is_cased()) {
            let stroke = stroke(palette.casing.alpha(*presence), row.width_px(zoom) + CASING_PX, &[]);
            surface.draw(&DrawOp::Stroke { path, stroke });
        }
        for (look, row, path, presence) in &seen {
            let color = look.tint.on(palette).alpha(*presence);
            let stroke = stroke(color, row.width_px(zoom).max(THINNEST_PX), row.dash());
            surface.draw(&DrawOp::Stroke { path, stroke });
        }
    }

    pub(super) fn names(&self, shown: NamesShown, area: WorldBox) -> Vec<DetailName> {
        let zoom = shown.zoom;
        let hidden = shown.over_streets;
        let roads = self.roads.iter().filter(|road| road.presence(zoom, hidden) > 0.5);
        let named = roads.filter(|road| zoom >= road.kind.look().named_from);
        let names = named.flat_map(|road| {
            let kind = if road.kind == RoadKind::Canal { NameKind::Water } else { NameKind::Street };
            road.named_at.iter().filter(|world| area.contains(**world)).map(move |world| DetailName {
                priority: road.kind.look().priority,
                world: *world,
                text: NameText::new(kind, road.name.get(shown.lang), 0),
                mark_px: 3.0,
            })
        });
        names.collect()
    }
}

impl Road {
    fn new(kind: RoadKind, name: Bilingual, accuracy_m: f64, trace: Trace) -> Self {
        let lat = trace.bounds().center().lonlat().lat;
        let named_at = name_places(kind, &trace);
        Self { kind, name, trace, last_zoom: last_zoom(lat, accuracy_m), named_at }
    }

    /// Its look, the row of the style table it uses, its visible part, and its opacity; `None` if it cannot be seen.
    fn seen(&self, painting: &Painting<'_>) -> Option<(RoadLook, &'static Row, Path, f64)> {
        let frame = &painting.frame;
        let presence = self.presence(frame.zoom, painting.streets.is_some());
        if presence <= 0.0 || !frame.sees(self.trace.bounds(), 0.0) {
            return None;
        }
        let (look, mut path) = (self.kind.look(), Path::default());
        self.trace.outline(frame, &mut path);
        let row = row(look.ground)?;
        Some((look, row, path, presence))
    }

    /// Its opacity at a zoom: 0 is not drawn, 1 is fully drawn.
    fn presence(&self, zoom: f64, has_streets: bool) -> f64 {
        let is_replaced = has_streets && (zoom >= STREETS_FROM || self.kind < RoadKind::Main);
        if zoom < self.kind.look().from || is_replaced {
            return 0.0;
        }
        maths::clamp(self.last_zoom - zoom, 0.0, 1.0)
    }
}

/// The zoom at which `accuracy_m` is [`WIDEST_DOUBT_PX`] wide on the screen.
fn last_zoom(lat: f64, accuracy_m: f64) -> f64 {
    maths::log2(metres_per_px(lat, 0.0) * WIDEST_DOUBT_PX / accuracy_m.max(1.0))
}

fn name_places(kind: RoadKind, trace: &Trace) -> Vec<World> {
    let line: LineString = trace.points().iter().map(|point| geo::Coord::from(*point)).collect();
    let every = NAMES_EVERY_PX / world_px(kind.look().named_from);
    // An odd number, so that one of them is in the middle.
    let count = (Euclidean.length(&line) / every).floor() as usize | 1;
    let share = |at: usize| (at as f64 + 0.5) / count as f64;
    let places = (0..count).filter_map(|at| Euclidean.point_at_ratio_from_start(&line, share(at)));
    places.map(|place| World::from(place.0)).collect()
}
