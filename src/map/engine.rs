//! The map as one object: input goes in, frames come out. It keeps the camera, the selection, and what has been
//! painted; it never reads a clock and never touches the browser.

mod actions;
pub(in crate::map) mod fit;
mod frame;
mod ground_tiles;
mod moves;
mod room;
mod sprites;
mod upright;

#[cfg(test)]
mod tests;
#[cfg(test)]
pub use tests::small_pack;

use std::collections::HashSet;
use std::rc::Rc;

use super::band::Band;
use super::basemap::Basemap;
use super::camera::{Camera, NEAREST_OF_ALL, Spot, nearest_zoom};
use super::content::MapContent;
use super::detail::Detail;
use super::gesture::{Gestures, Hint};
use super::here::Here;
use super::hit::{Hit, RouteIndex};
use super::landmarks::Landmarks;
use super::layers::Ground;
use super::motion::Motion;
use super::overlay::ShownStops;
use super::raster::{RasterExtent, RasterGround, RasterTile};
use super::streets::Streets;
use super::style::Theme;
use super::trip::{TripOnMap, TripShown};
use super::view::{Insets, Obstruction, View, Viewport};
use crate::domain::{Lang, RouteId, StationId, StopId};
use crate::geometry::LonLat;

pub use actions::ScaleBar;
pub use fit::Target;
pub use frame::FrameOutcome;

use fit::Fitted;
use ground_tiles::GroundTiles;
use upright::Overlay;

/// What is selected, and which stops pass the filter.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Selection {
    /// The route whose stops are numbered; the other routes are dimmed.
    pub route: Option<RouteId>,
    /// The stop that is emphasised.
    pub stop: Option<StopId>,
    /// The station that is emphasised.
    pub station: Option<StationId>,
    /// The stops that pass the filter; `None` means all.
    pub visible: Option<Rc<HashSet<StopId>>>,
    /// The trip that is shown; all routes are dimmed while there is one.
    pub trip: Option<Rc<TripShown>>,
}

/// What the map reports to the application.
#[derive(Clone, Debug, PartialEq)]
pub enum MapEvent {
    /// Something was tapped. If it is a cluster that opens, the map opens it by itself.
    Tapped(Hit),
    /// The mouse is over something different than before; `None` if it is over nothing.
    Hovered(Option<Hit>),
    /// The map has come to rest at a different spot than last reported.
    Settled(Spot),
    /// The user tried to move the map with a gesture that belongs to the page.
    GestureHint(Hint),
    /// A place was tapped in picking mode.
    Picked(LonLat),
    /// Raster tiles of the operator's base map, or street tiles, that the view shows and that were not requested
    /// before.
    TilesWanted(Vec<RasterTile>),
    /// The base map, the routes and the stops of the view are all on the canvas for the first time, or for the first
    /// time after [`MapEngine::go_on_from`].
    Painted,
}

/// The map.
pub struct MapEngine {
    theme: Theme,
    lang: Lang,
    reduced_motion: bool,
    picking: bool,
    view: View,
    motion: Motion,
    gestures: Gestures,
    ground: Option<Rc<Ground>>,
    detail: Option<Rc<dyn Detail>>,
    raster: Option<RasterGround>,
    streets: Option<Rc<dyn Streets>>,
    band: Option<Rc<dyn Band>>,
    /// The highest zoom that the camera may reach.
    nearest: f64,
    content: Option<Rc<MapContent>>,
    landmarks: Option<Rc<Landmarks>>,
    route_index: RouteIndex,
    selection: Selection,
    shown: ShownStops,
    trip: Option<Rc<TripOnMap>>,
    tiles: GroundTiles,
    upright: Overlay,
    furniture: Vec<Obstruction>,
    here: Option<Here>,
    stamped: Option<Rc<HashSet<StopId>>>,
    hovered: Option<Hit>,
    settled: Option<Spot>,
    fitted: Option<Fitted>,
    /// Whether the canvas has no size at present, or has not been given one yet.
    hidden: bool,
    /// Whether the camera position is private to the reader and must not be published.
    withheld: bool,
    painted: bool,
    now_ms: f64,
}

impl MapEngine {
    /// A map without content over the two cities, on a canvas whose size is not known yet.
    pub fn new(theme: Theme, lang: Lang, reduced_motion: bool) -> Self {
        let viewport = Viewport { width_px: 0.0, height_px: 0.0, dpr: 1.0, insets: Insets::default() };
        let camera = Camera::over(LonLat::new(120.85, 30.1), 8.0);
        Self {
            theme,
            lang,
            reduced_motion,
            picking: false,
            view: View { camera, viewport },
            motion: Motion::Still,
            gestures: Gestures::default(),
            ground: None,
            detail: None,
            raster: None,
            streets: None,
            band: None,
            nearest: nearest_zoom(false),
            content: None,
            landmarks: None,
            route_index: RouteIndex::default(),
            selection: Selection::default(),
            shown: ShownStops::default(),
            trip: None,
            tiles: GroundTiles::default(),
            upright: Overlay::default(),
            furniture: Vec::new(),
            here: None,
            stamped: None,
            hovered: None,
            settled: None,
            fitted: None,
            hidden: true,
            withheld: false,
            painted: false,
            now_ms: 0.0,
        }
    }

    /// Sets whether the map is embedded in a scrolling page, to which the plain wheel and single fingers then belong.
    pub fn set_cooperative(&mut self, cooperative: bool) {
        self.gestures.cooperative = cooperative;
    }

    /// Whether plain wheel and single fingers belong to the page.
    pub fn cooperative(&self) -> bool {
        self.gestures.cooperative
    }

    /// Sets whether the camera jumps rather than flies.
    pub fn set_reduced_motion(&mut self, reduced_motion: bool) {
        self.reduced_motion = reduced_motion;
    }

    /// Sets whether taps pick places rather than open what is under them.
    pub fn set_picking(&mut self, picking: bool) {
        self.picking = picking;
    }

    /// Sets the base map, which has arrived.
    pub fn set_basemap(&mut self, basemap: Basemap) {
        if self.ground.is_none() {
            self.tiles.begin();
        }
        let ground = Ground { near: self.detail.clone(), ..Ground::new(basemap) };
        self.ground = Some(Rc::new(ground));
        // How a trip is drawn depends on where there is water.
        self.reselect();
        self.repaint_ground();
    }

    /// Sets what the built-in base map shows in addition at high zooms.
    pub fn set_detail(&mut self, detail: Rc<dyn Detail>) {
        if let Some(ground) = self.ground.as_mut().and_then(Rc::get_mut) {
            ground.near = Some(detail.clone());
        }
        self.detail = Some(detail);
        self.repaint_ground();
    }

    /// Shows the operator's raster tiles instead of the base map; `None` shows the base map again.
    pub fn set_raster(&mut self, extent: Option<RasterExtent>) {
        self.raster = extent.map(RasterGround::new);
        self.repaint_ground();
    }

    /// A raster tile of the operator's base map is now on the stage.
    pub fn raster_arrived(&mut self, tile: RasterTile) {
        if let Some(raster) = &mut self.raster {
            raster.arrived(tile);
        }
    }

    /// Whether raster tiles are to be shown and none has arrived yet.
    pub fn raster_is_empty(&self) -> bool {
        self.raster.as_ref().is_some_and(RasterGround::is_empty)
    }

    /// Sets whether there are streets, or will be; with them, the camera may zoom in further.
    pub fn expect_streets(&mut self, expected: bool) {
        self.nearest = nearest_zoom(expected);
    }

    /// Paints these streets over the base map from now on; `None` stops that.
    pub fn set_streets(&mut self, streets: Option<Rc<dyn Streets>>) {
        self.expect_streets(streets.is_some());
        self.streets = streets;
        self.repaint_ground();
    }

    /// Paints this band under the routes from now on; `None` stops that.
    pub fn set_band(&mut self, band: Option<Rc<dyn Band>>) {
        if self.band.is_some() || band.is_some() {
            self.band = band;
            self.repaint_ground();
        }
    }

    /// Whether there are no streets in the middle of the uncovered part, as far as that is known.
    pub fn lacks_streets(&self) -> bool {
        match &self.streets {
            Some(streets) => streets.lacks(self.spot()),
            None => self.nearest < NEAREST_OF_ALL,
        }
    }

    /// More streets have arrived.
    pub fn streets_arrived(&mut self) {
        self.repaint_ground();
    }

    /// Sets the content of the pack, when it arrives or another pack replaces it.
    pub fn set_content(&mut self, content: MapContent) {
        self.route_index = RouteIndex::new(&content);
        self.content = Some(Rc::new(content));
        self.reselect();
        self.repaint_ground();
    }

    /// Sets the landmarks, which have arrived.
    pub fn set_landmarks(&mut self, landmarks: Rc<Landmarks>) {
        self.landmarks = Some(landmarks);
        self.upright.lay_out_again();
    }

    /// The current selection.
    pub fn selection(&self) -> &Selection {
        &self.selection
    }

    /// Changes the selection. The camera stays; see `fit`.
    pub fn set_selection(&mut self, selection: Selection) {
        if selection == self.selection {
            return;
        }
        let repaint = selection.route != self.selection.route
            || selection.trip.is_some() != self.selection.trip.is_some();
        self.selection = selection;
        self.reselect();
        if repaint {
            self.repaint_ground();
        }
    }

    /// Sets the theme, day or night.
    pub fn set_theme(&mut self, theme: Theme) {
        if theme != self.theme {
            self.theme = theme;
            self.upright.forget_bitmaps();
            self.outdate_raster();
            self.repaint_ground();
        }
    }

    /// The current theme, day or night.
    pub fn theme(&self) -> Theme {
        self.theme
    }

    /// Sets the reader's language.
    pub fn set_lang(&mut self, lang: Lang) {
        if lang != self.lang {
            self.lang = lang;
            self.upright.lay_out_again();
        }
    }

    /// Sets which parts of the page lie over the corners of the map; names keep clear of them.
    pub fn set_furniture(&mut self, furniture: Vec<Obstruction>) {
        if furniture != self.furniture {
            self.furniture = furniture;
            self.upright.lay_out_again();
        }
    }

    /// The furniture that was set last.
    pub fn furniture(&self) -> &[Obstruction] {
        &self.furniture
    }

    /// Sets where the reader is, once they have asked to see it.
    pub fn set_here(&mut self, here: Option<Here>) {
        self.here = here;
    }

    /// Sets the stops that have a stamp, which only the deferred half of the program knows.
    pub fn set_stamped(&mut self, stamped: Option<Rc<HashSet<StopId>>>) {
        self.stamped = stamped;
    }

    /// Marks the camera position as private to the reader, until the map is moved or something else is fitted.
    pub fn withhold(&mut self) {
        self.withheld = true;
    }

    /// Whether the camera position is private to the reader.
    pub fn is_withheld(&self) -> bool {
        self.withheld
    }

    /// Makes the next frame at rest report where the map looks, even if that was reported before.
    pub fn settle_again(&mut self) {
        self.settled = None;
    }

    /// Where the map looks now.
    pub fn camera(&self) -> Camera {
        self.view.camera
    }

    /// The place in the middle of the uncovered part, and the zoom.
    pub fn spot(&self) -> Spot {
        self.view.spot()
    }

    /// Where the map looks now, and on what canvas.
    pub fn view(&self) -> View {
        self.view
    }

    /// Discards everything painted before, which is lost (a new canvas context, a restored page).
    pub fn forget_bitmaps(&mut self) {
        self.tiles.forget_bitmaps();
        self.upright.forget_bitmaps();
        self.outdate_raster();
    }

    fn outdate_raster(&mut self) {
        if let Some(raster) = &mut self.raster {
            raster.outdate();
        }
    }

    /// What the ground shows has changed.
    fn repaint_ground(&mut self) {
        self.tiles.outdate();
        self.upright.lay_out_again();
    }

    /// Which stops are marked has changed.
    fn reselect(&mut self) {
        if let Some(content) = &self.content {
            let filter = self.selection.visible.as_deref();
            let (trip, ground) = (self.selection.trip.as_ref(), self.ground.as_deref());
            self.trip = trip.map(|trip| Rc::new(TripOnMap::new(trip, content, ground)));
            let trip = self.trip.as_deref();
            self.shown = ShownStops::new(content, self.route_at(), self.stop_at(), trip, filter);
        }
        self.upright.lay_out_again();
    }

    fn route_at(&self) -> Option<usize> {
        self.content.as_ref()?.route_at(self.selection.route.as_ref()?)
    }

    fn stop_at(&self) -> Option<usize> {
        self.content.as_ref()?.stop_at(self.selection.stop.as_ref()?)
    }
}
