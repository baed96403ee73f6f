//! The map as one thing that input goes into and frames come out of. It keeps the camera, the choice, and what has
//! been painted; it never asks for the time and never touches a browser.

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
use super::view::{Furniture, Insets, View, Viewport};
use crate::domain::{Lang, RouteId, StationId, StopId};
use crate::geometry::LonLat;

pub use actions::ScaleBar;
pub use fit::Target;
pub use frame::FrameOutcome;

use fit::Fitted;
use ground_tiles::GroundTiles;
use upright::Upright;

/// What is chosen, and which stops are let through.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Selection {
    /// The route whose stops are numbered; the others step aside.
    pub route: Option<RouteId>,
    /// The stop that is emphasised.
    pub stop: Option<StopId>,
    /// The station that is emphasised.
    pub station: Option<StationId>,
    /// The stops that pass the filter; `None` is all.
    pub visible: Option<Rc<HashSet<StopId>>>,
    /// The trip that is shown; every route steps aside for it.
    pub trip: Option<Rc<TripShown>>,
}

/// What the map tells the application.
#[derive(Clone, Debug, PartialEq)]
pub enum MapEvent {
    /// Something was tapped. A cluster that opens is opened by the map itself.
    Tapped(Hit),
    /// The mouse is over something else than before.
    Hovered(Option<Hit>),
    /// The map has come to rest over another spot than before.
    Settled(Spot),
    /// Someone tried to move the map by a gesture that belongs to the page.
    GestureHint(Hint),
    /// A place was tapped while one was being picked.
    Picked(LonLat),
    /// Pictures of the operator's base map, or tiles of streets, that the view shows and that were not asked for before.
    TilesWanted(Vec<RasterTile>),
    /// For the first time the base map, the routes and the stops of the view are all on the canvas.
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
    /// How near the camera comes.
    nearest: f64,
    content: Option<Rc<MapContent>>,
    landmarks: Option<Rc<Landmarks>>,
    route_index: RouteIndex,
    selection: Selection,
    shown: ShownStops,
    trip: Option<Rc<TripOnMap>>,
    tiles: GroundTiles,
    upright: Upright,
    furniture: Vec<Furniture>,
    here: Option<Here>,
    stamped: Option<Rc<HashSet<StopId>>>,
    hovered: Option<Hit>,
    settled: Option<Spot>,
    fitted: Option<Fitted>,
    /// Whether the canvas has no room at present, or none yet.
    hidden: bool,
    /// Whether nobody but the reader should learn where the map looks.
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
            upright: Upright::default(),
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

    /// Whether the map is a guest on a scrolling page, where plain wheel and single fingers belong to the page.
    pub fn set_cooperative(&mut self, cooperative: bool) {
        self.gestures.cooperative = cooperative;
    }

    /// Whether plain wheel and single fingers belong to the page.
    pub fn cooperative(&self) -> bool {
        self.gestures.cooperative
    }

    /// Whether the camera jumps rather than flies.
    pub fn set_reduced_motion(&mut self, reduced_motion: bool) {
        self.reduced_motion = reduced_motion;
    }

    /// Whether taps pick places rather than open what lies under them.
    pub fn set_picking(&mut self, picking: bool) {
        self.picking = picking;
    }

    /// The base map has arrived.
    pub fn set_basemap(&mut self, basemap: Basemap) {
        if self.ground.is_none() {
            self.tiles.begin();
        }
        let ground = Ground { near: self.detail.clone(), ..Ground::new(basemap) };
        self.ground = Some(Rc::new(ground));
        // Where water lies decides how a trip is drawn.
        self.reselect();
        self.repaint_ground();
    }

    /// What the built-in base map shows besides once one is near.
    pub fn set_detail(&mut self, detail: Rc<dyn Detail>) {
        if let Some(ground) = self.ground.as_mut().and_then(Rc::get_mut) {
            ground.near = Some(detail.clone());
        }
        self.detail = Some(detail);
        self.repaint_ground();
    }

    /// Shows pictures of the operator's own in the place of the base map, or no longer.
    pub fn set_raster(&mut self, extent: Option<RasterExtent>) {
        self.raster = extent.map(RasterGround::new);
        self.repaint_ground();
    }

    /// A picture of the operator's base map is on the stage.
    pub fn raster_arrived(&mut self, tile: RasterTile) {
        if let Some(raster) = &mut self.raster {
            raster.arrived(tile);
        }
    }

    /// Whether pictures are wanted and none has arrived yet.
    pub fn raster_is_empty(&self) -> bool {
        self.raster.as_ref().is_some_and(RasterGround::is_empty)
    }

    /// Whether there are streets, or will be: with them the camera comes nearer.
    pub fn expect_streets(&mut self, expected: bool) {
        self.nearest = nearest_zoom(expected);
    }

    /// Paints streets over the base map from now on, or no longer.
    pub fn set_streets(&mut self, streets: Option<Rc<dyn Streets>>) {
        self.expect_streets(streets.is_some());
        self.streets = streets;
        self.repaint_ground();
    }

    /// Paints a band under the routes from now on, or no longer.
    pub fn set_band(&mut self, band: Option<Rc<dyn Band>>) {
        if self.band.is_some() || band.is_some() {
            self.band = band;
            self.repaint_ground();
        }
    }

    /// Whether there are no streets in the middle of what can be seen, as far as that is known.
    pub fn lacks_streets(&self) -> bool {
        match &self.streets {
            Some(streets) => streets.lacks(self.spot()),
            None => self.nearest < NEAREST_OF_ALL,
        }
    }

    /// More of the streets is here.
    pub fn streets_arrived(&mut self) {
        self.repaint_ground();
    }

    /// The pack has arrived, or another one.
    pub fn set_content(&mut self, content: MapContent) {
        self.route_index = RouteIndex::new(&content);
        self.content = Some(Rc::new(content));
        self.reselect();
        self.repaint_ground();
    }

    /// The landmarks have arrived.
    pub fn set_landmarks(&mut self, landmarks: Rc<Landmarks>) {
        self.landmarks = Some(landmarks);
        self.upright.lay_out_again();
    }

    /// What is chosen.
    pub fn selection(&self) -> &Selection {
        &self.selection
    }

    /// Chooses. The camera stays; see `fit`.
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

    /// Day or night.
    pub fn set_theme(&mut self, theme: Theme) {
        if theme != self.theme {
            self.theme = theme;
            self.upright.forget_bitmaps();
            self.outdate_raster();
            self.repaint_ground();
        }
    }

    /// Whether it is day or night.
    pub fn theme(&self) -> Theme {
        self.theme
    }

    /// The reader's language.
    pub fn set_lang(&mut self, lang: Lang) {
        if lang != self.lang {
            self.lang = lang;
            self.upright.lay_out_again();
        }
    }

    /// What of the page lies over the corners of the map, so that names keep clear of it.
    pub fn set_furniture(&mut self, furniture: Vec<Furniture>) {
        if furniture != self.furniture {
            self.furniture = furniture;
            self.upright.lay_out_again();
        }
    }

    /// The same, as it was told last.
    pub fn furniture(&self) -> &[Furniture] {
        &self.furniture
    }

    /// Where the reader is, once they have asked for that.
    pub fn set_here(&mut self, here: Option<Here>) {
        self.here = here;
    }

    /// The stops that have a stamp, which only the rest of the program can tell.
    pub fn set_stamped(&mut self, stamped: Option<Rc<HashSet<StopId>>>) {
        self.stamped = stamped;
    }

    /// Where the map looks now is the reader's own business: until somebody moves it, or something else is fitted.
    pub fn withhold(&mut self) {
        self.withheld = true;
    }

    /// Whether where the map looks is the reader's own business.
    pub fn is_withheld(&self) -> bool {
        self.withheld
    }

    /// Tells with the next frame at rest where the map looks, also when that was told before.
    pub fn settle_again(&mut self) {
        self.settled = None;
    }

    /// Where the map looks now.
    pub fn camera(&self) -> Camera {
        self.view.camera
    }

    /// What lies in the middle of what can be seen, and how near.
    pub fn spot(&self) -> Spot {
        self.view.spot()
    }

    /// Where the map looks now, and on what canvas.
    pub fn view(&self) -> View {
        self.view
    }

    /// Everything painted before is lost (a new canvas context, a restored page).
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
