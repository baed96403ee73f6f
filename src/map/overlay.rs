//! What is drawn upright on the map at every zoom: marks of stops and stations, and names. Which are shown, and where,
//! is worked out here; the engine then only moves them until it is worked out again.

mod mark;
mod name;
mod shown;
mod wishes;

use super::camera::{Camera, MAX_ZOOM};
use super::cluster::{Cluster, level_of};
use super::content::MapContent;
use super::hit::Hit;
use super::labels;
use super::landmarks::{Landmarks, PlacedLandmark, stand};
use super::layers::Ground;
use super::scene::Measure;
use super::streets::Streets;
use super::style::Theme;
use super::trip::TripOnMap;
use super::view::{Obstruction, View};
use crate::domain::{Lang, StationId};
use crate::geometry::{Px, PxRect, World};

pub use mark::Mark;
pub use name::{NameKind, NameText, Widths};
pub use shown::ShownStops;

/// How far beyond the canvas things are laid out, so that a pan brings them in.
pub const MARGIN_PX: f64 = 160.0;

/// A mark and its place.
#[derive(Clone, Debug)]
pub struct PlacedMark {
    /// Its place on the ground.
    pub world: World,
    /// What it looks like.
    pub mark: Mark,
    /// What it marks.
    pub subject: Subject,
}

/// What a mark or a name refers to, by index into the content's lists; cheap to clone.
#[derive(Clone, Debug, PartialEq)]
pub enum Subject {
    /// A stop.
    Stop(usize),
    /// Several stops.
    Cluster(Cluster),
    /// A station.
    Station(usize),
    /// Nothing that can be tapped.
    Ground,
}

impl Subject {
    /// What a tap on it means at a zoom.
    pub fn hit(&self, content: &MapContent, zoom: f64) -> Hit {
        let stop_id = |at: &usize| content.stops.get(*at).map(|stop| stop.id.clone());
        match self {
            Self::Stop(at) => stop_id(at).map_or(Hit::Nothing, Hit::Stop),
            Self::Station(at) => {
                content.stations.get(*at).map_or(Hit::Nothing, |station| Hit::Station(station.id.clone()))
            }
            Self::Cluster(Cluster { members, bounds, .. }) => Hit::Cluster {
                stops: members.iter().filter_map(stop_id).collect(),
                bounds: *bounds,
                opens: level_of(zoom) < level_of(MAX_ZOOM) && bounds.width() + bounds.height() > 0.0,
            },
            Self::Ground => Hit::Nothing,
        }
    }
}

/// A name and its place.
#[derive(Clone, Debug)]
pub struct PlacedName {
    /// The place on the ground that it names.
    pub world: World,
    /// The middle of its letters, from the screen position of that place, in CSS pixels.
    pub offset_px: Px,
    /// Its extent in CSS pixels.
    pub size_px: Px,
    /// What it says, and how.
    pub text: NameText,
    /// What it names.
    pub subject: Subject,
}

/// All marks, names and landmarks on the map.
#[derive(Clone, Debug, Default)]
pub struct Layout {
    /// Marks, in drawing order from bottom to top.
    pub marks: Vec<PlacedMark>,
    /// Names, the most important first.
    pub names: Vec<PlacedName>,
    /// Landmarks, which are drawn under the marks.
    pub landmarks: Vec<PlacedLandmark>,
    /// The zoom that it was worked out for.
    zoom: f64,
}

/// What a layout is made from.
#[derive(Clone, Copy)]
pub struct Scenery<'a> {
    /// Where the map looks.
    pub view: View,
    /// The reader's language.
    pub lang: Lang,
    /// Day or night.
    pub theme: Theme,
    /// The base map.
    pub ground: Option<&'a Ground>,
    /// The streets over it.
    pub streets: Option<&'a dyn Streets>,
    /// The pack's content.
    pub content: Option<&'a MapContent>,
    /// The landmarks, once they are loaded.
    pub landmarks: Option<&'a Landmarks>,
    /// The chosen route.
    pub route: Option<usize>,
    /// The trip that is shown.
    pub trip: Option<&'a TripOnMap>,
    /// The chosen stop.
    pub stop: Option<usize>,
    /// The chosen station.
    pub station: Option<&'a StationId>,
    /// Page elements that cover the map's corners.
    pub furniture: &'a [Obstruction],
    /// Whether it is drawn for paper, where one cannot zoom in: then every numbered stop gets its name.
    pub on_paper: bool,
}

impl<'a> Scenery<'a> {
    /// A scenery with nothing on it, whose fields the caller overrides.
    pub const fn bare(view: View, lang: Lang, theme: Theme) -> Scenery<'a> {
        Self {
            view,
            lang,
            theme,
            ground: None,
            streets: None,
            content: None,
            landmarks: None,
            route: None,
            trip: None,
            stop: None,
            station: None,
            furniture: &[],
            on_paper: false,
        }
    }
}

/// Works out which marks, names and landmarks are shown, and where.
pub fn lay_out(
    scenery: &Scenery<'_>,
    shown: &mut ShownStops,
    widths: &mut Widths,
    measure: &mut dyn Measure,
) -> Layout {
    lay_out_after(&Layout::default(), scenery, shown, widths, measure)
}

/// Like [`lay_out`], but following another layout: as long as the zoom stays the same, a name keeps its place beside
/// what it names if it can, so that names do not jump about while the map is dragged.
pub fn lay_out_after(
    before: &Layout,
    scenery: &Scenery<'_>,
    shown: &mut ShownStops,
    widths: &mut Widths,
    measure: &mut dyn Measure,
) -> Layout {
    let marks = shown.marks(scenery);
    let landmarks = scenery.landmarks.map(|all| stand(all, scenery, &marks)).unwrap_or_default();
    let mut wishes = wishes::collect(scenery, &marks, widths, measure);
    let View { camera: Camera { zoom, .. }, .. } = scenery.view;
    if before.zoom == zoom {
        wishes.iter_mut().for_each(|wish| wish.prefer_place_in(&before.names));
    }
    let furniture = scenery.furniture.iter().map(|piece| piece.rect(scenery.view.viewport));
    let drawn = landmarks.iter().map(|placed| placed.rect(scenery.view));
    let obstacles: Vec<PxRect> =
        marks.iter().map(|placed| obstacle(scenery.view, placed)).chain(furniture).chain(drawn).collect();
    let plain: Vec<labels::LabelCandidate> = wishes.iter().map(|wish| wish.wish.clone()).collect();
    let names = labels::place(&plain, &obstacles).into_iter().filter_map(|placed| {
        let wish = wishes.get(placed.wish)?;
        let rect = wish.wish.places.get(placed.place)?;
        Some(PlacedName {
            world: wish.world,
            offset_px: middle_of(*rect),
            size_px: Px::new(rect.width, rect.height),
            text: wish.text.clone(),
            subject: wish.subject.clone(),
        })
    });
    Layout { names: names.collect(), marks, landmarks, zoom }
}

fn middle_of(rect: PxRect) -> Px {
    Px::new(rect.x + rect.width / 2.0, rect.y + rect.height / 2.0)
}

fn obstacle(view: View, placed: &PlacedMark) -> PxRect {
    let side = placed.mark.radius_px() * 2.0;
    PxRect::centred(view.screen_from_world(placed.world), side, side)
}
