//! The map engine in the browser: receives what the state shows, and reports what travellers do on the map.

mod archive;
mod archive_file;
mod band;
mod detail;
mod ground;
pub mod keeping;
mod room;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use web_sys::HtmlCanvasElement;
use yew::prelude::*;

use super::address::{read_spot, write_camera};
use super::bring_rest::then;
use crate::app::pack_source::{CustomBaseMap, folder_of, own_ground, streets_of};
use crate::app::present::selection::{Emphasis, shown};
use crate::app::tap::tapped;
use crate::app::trips::present::map::on_map;
use crate::app::{AppState, Arrival, Effect, Msg, Page, Shared, ThemeChoice, TripsMsg};
use crate::domain::Atlas;
use crate::geometry::LonLat;
use crate::map::here::Here;
use crate::map::landmarks::FROM_ZOOM;
use crate::map::streets::STREETS_FROM;
use crate::map::{
    Hint, Hit, MapContent, MapEngine, MapEvent, Moved, RasterExtent, RasterTile, Selection, Spot, Target,
    Theme,
};
use crate::platform::picture::Picture;
use crate::platform::task::spawn_local;
use crate::platform::timer::Timeout;
use crate::platform::{self, Listener, MapView};
use crate::ui::store::{Dispatch, use_app, use_dispatch, use_performer};
use band::use_band;
use ground::Parts;
use room::use_room;

/// How long a hint about gestures stays after the last gesture that caused it, in milliseconds: long enough to read
/// it.
const HINT_MS: u32 = 2_400;
/// How long the map waits before it shows an edit, in milliseconds.
const AFTER_EDIT_MS: u32 = 60;
/// How many zoom levels before they are shown the landmarks are requested.
const NEAR: f64 = 0.3;
/// The lowest zoom to which the map goes when it shows the reader's own place.
const NEAR_ME: f64 = 13.5;
/// The longest scale bar, in CSS pixels.
const SCALE_PX: f64 = 96.0;

/// The engine and the canvas it draws on.
pub struct MapHandle {
    engine: Rc<RefCell<MapEngine>>,
    view: RefCell<Option<MapView>>,
    magnified: Cell<f64>,
    ground: Parts,
    /// Whether the reader's own place is on the map: the camera would reveal it and therefore stays out of the
    /// address.
    private: Cell<bool>,
    /// The address of the street archive, until it has been requested.
    streets: RefCell<Option<String>>,
    /// Fetches tiles of the operator's own base map, or of streets.
    pictures: RefCell<Option<Pictures>>,
    /// Whether the map is being moved by key or button, so that the result is announced when it comes to rest.
    asked: Cell<bool>,
    /// The place in focus when it came to rest after that.
    looked_at: Cell<Option<LonLat>>,
    /// The atlas whose metros and bridges are shown once the map comes near.
    offered: RefCell<Option<Shared<Atlas>>>,
}

type Pictures = Rc<dyn Fn(Vec<RasterTile>)>;

impl MapHandle {
    fn new() -> Self {
        let engine = MapEngine::new(Theme::Light, crate::domain::Lang::Zh, false);
        Self {
            engine: Rc::new(RefCell::new(engine)),
            view: RefCell::new(None),
            magnified: Cell::new(1.0),
            ground: Parts::default(),
            private: Cell::new(false),
            asked: Cell::new(false),
            looked_at: Cell::new(None),
            streets: RefCell::default(),
            pictures: RefCell::default(),
            offered: RefCell::default(),
        }
    }

    /// Runs `what` on the engine, with the current time in milliseconds, and asks for a frame.
    pub fn tell(&self, what: impl FnOnce(&mut MapEngine, f64)) {
        what(&mut self.engine.borrow_mut(), platform::clock::performance_ms());
        if let Some(view) = &*self.view.borrow() {
            view.wake();
        }
    }

    /// To be called when the map is moved by key or button: the result is announced once it comes to rest.
    pub fn announce_next(&self) {
        self.asked.set(true);
    }

    /// The middle of the map after it was moved by key or button; `None` after any other movement.
    pub fn announced(&self) -> Option<LonLat> {
        self.looked_at.get()
    }

    /// The place in the middle of the visible part of the map.
    pub fn place_in_focus(&self) -> LonLat {
        self.engine.borrow().lonlat_in_focus()
    }

    /// The zoom level of the map.
    pub fn zoom(&self) -> f64 {
        self.engine.borrow().camera().zoom
    }

    /// Whether there are no streets in the middle of the map, as far as is known.
    pub fn lacks_streets(&self) -> bool {
        self.engine.borrow().lacks_streets()
    }

    /// Marks the reader's place and moves the map there the first time; `None` removes the mark.
    fn show_here(&self, here: Option<Here>) {
        let was_shown = self.private.replace(here.is_some());
        self.tell(|engine, now| {
            engine.set_here(here);
            match here {
                // Only the first time: afterwards the mark moves on the map.
                Some(Here { place, .. }) if !was_shown => {
                    let zoom = engine.camera().zoom.max(NEAR_ME);
                    engine.fit(&Target::Spot(Spot::over(place, zoom)), true, now);
                }
                // The map still shows the reader's surroundings, so its camera stays out of the address.
                None if was_shown => engine.withhold(),
                _ => {}
            }
        });
    }

    fn show_picture(&self, tile: RasterTile, picture: Picture) {
        if let Some(view) = &*self.view.borrow() {
            view.put_picture(tile.bitmap(), picture);
        }
        self.tell(|engine, _| engine.raster_arrived(tile));
    }

    /// Shows all of the selection: the selected route, or everything.
    pub fn fit_all(&self) {
        self.tell(|engine, now| {
            let route = engine.selection().route.clone();
            let target = route.map_or(Target::Everything, Target::Route);
            engine.fit(&target, true, now);
        });
    }

    /// Lays the map out again, with everything on it `times` as large as usual.
    fn lay_out(&self, times: f64) {
        self.magnified.set(times);
        if let Some(view) = &*self.view.borrow() {
            view.lay_out(times);
        }
    }

    /// The length that the scale bar represents, in metres, and its width in CSS pixels.
    fn scale_bar(&self) -> (f64, f64) {
        let times = self.magnified.get();
        let bar = self.engine.borrow().scale_bar(SCALE_PX / times);
        (bar.metres, bar.width_px * times)
    }
}

/// What the region around the canvas shows.
#[derive(Clone)]
pub struct MapState {
    /// The engine.
    pub handle: Rc<MapHandle>,
    /// The scale bar, once the camera has come to rest.
    pub scale: Option<(f64, f64)>,
    /// A hint about gestures, shown for a moment.
    pub hint: Option<Hint>,
    /// Whether the mouse is over something that can be opened.
    pub over_something: bool,
}

/// Runs the map on a canvas.
#[hook]
pub fn use_map(canvas: &NodeRef) -> MapState {
    let app = use_app();
    let dispatch = use_dispatch();
    let handle = use_memo((), |()| MapHandle::new());
    let scale = use_state(|| None::<(f64, f64)>);
    let hint = use_state(|| None::<Hint>);
    let over = use_state(|| false);
    let state = Listening { scale: scale.clone(), hint: hint.clone(), over: over.clone() };
    let dark = use_dark(app.theme);

    use_attached(canvas, &handle, state, &app, &dispatch);
    use_followed(&handle, &app, dark);
    let (engine, shown, offered) = (handle.clone(), app.clone(), dispatch.clone());
    use_effect_with(app.atlas.clone(), move |_| detail::offer(&engine, &shown, offered));
    MapState { handle, scale: *scale, hint: *hint, over_something: *over }
}

#[derive(Clone)]
struct Listening {
    scale: UseStateHandle<Option<(f64, f64)>>,
    hint: UseStateHandle<Option<Hint>>,
    over: UseStateHandle<bool>,
}

/// Puts the engine on the canvas once, with the pack's content, and fetches the base map.
#[hook]
fn use_attached(
    canvas: &NodeRef,
    handle: &Rc<MapHandle>,
    state: Listening,
    app: &Rc<AppState>,
    dispatch: &Dispatch,
) {
    let (canvas, handle, app, dispatch) = (canvas.clone(), handle.clone(), app.clone(), dispatch.clone());
    use_effect_with((), move |()| {
        let Some(canvas) = canvas.cast::<HtmlCanvasElement>() else {
            return Box::new(|| ()) as Box<dyn FnOnce()>;
        };
        handle.tell(|engine, _| {
            engine.set_reduced_motion(platform::document::media("(prefers-reduced-motion: reduce)"));
            engine.set_cooperative(app.host.embed);
            engine.set_content(MapContent::from_atlas(&app.atlas));
        });
        let listener = on_map_event(&handle, state, &app, dispatch.clone());
        platform::waiting_picture::lay_over(&canvas);
        *handle.view.borrow_mut() = MapView::attach(&canvas, handle.engine.clone(), listener, room::covered);
        use_ground(&handle, &app, dispatch);
        let history = follow_history(&handle, app.root.to_string());
        Box::new(move || {
            handle.view.borrow_mut().take();
            drop(history);
        })
    });
}

fn on_map_event(
    handle: &Rc<MapHandle>,
    state: Listening,
    app: &Rc<AppState>,
    dispatch: Dispatch,
) -> Rc<dyn Fn(MapEvent)> {
    let (weak, root) = (Rc::downgrade(handle), app.root.clone());
    let put_away = RefCell::new(None::<Timeout>);
    let followed = Cell::new(None::<Moved>);
    Rc::new(move |event| match event {
        MapEvent::Tapped(hit) => tapped(hit).into_iter().for_each(|msg| dispatch.send(msg)),
        MapEvent::Picked(place) => dispatch.trips(TripsMsg::Picked(place, String::new())),
        MapEvent::Hovered(hit) => state.over.set(!matches!(hit, None | Some(Hit::Nothing))),
        MapEvent::Settled(spot) => {
            if let Some(handle) = weak.upgrade() {
                if !handle.private.get() && !handle.engine.borrow().is_withheld() {
                    write_camera(&root, &spot.to_fragment());
                }
                handle.looked_at.set(handle.asked.take().then(|| handle.place_in_focus()));
                state.scale.set(Some(handle.scale_bar()));
                ground::come_nearer(&handle, &root, dispatch.clone());
                detail::come_nearer(&handle, &root, dispatch.clone());
                ask_for_streets(&handle, spot.zoom);
            }
            if spot.zoom >= FROM_ZOOM - NEAR {
                dispatch.send(Msg::CameNear);
            }
        }
        MapEvent::GestureHint(hint) => {
            state.hint.set(Some(hint));
            let shown = state.hint.clone();
            // Each gesture restarts the timer, so that the hint stays during a long gesture.
            put_away.replace(Some(Timeout::new(HINT_MS, move || shown.set(None))));
        }
        MapEvent::TilesWanted(tiles) => {
            let pictures = weak.upgrade().and_then(|handle| handle.pictures.borrow().clone());
            if let Some(pictures) = pictures {
                pictures(tiles);
            }
        }
        MapEvent::Painted => {
            if let Some(handle) = weak.upgrade() {
                take_over(&handle, &followed);
                ground::come_nearer(&handle, &root, dispatch.clone());
                detail::come_nearer(&handle, &root, dispatch.clone());
            }
        }
    })
}

/// The canvas takes the place of the page's picture. A picture that the reader has moved stays until the map is painted
/// where it was moved to; `followed` is the movement that the map has been given then, after which a finger that is
/// still moving costs no more than the next frame.
fn take_over(handle: &MapHandle, followed: &Cell<Option<Moved>>) {
    let Some(moved) = platform::waiting_picture::moved() else {
        return platform::waiting_picture::put_away();
    };
    let before = followed.replace(Some(moved));
    let added = moved.since(before.unwrap_or(Moved::NOT));
    if before.is_some() || added == Moved::NOT {
        platform::waiting_picture::put_away();
    }
    if added != Moved::NOT {
        let magnified = handle.magnified.get();
        handle.tell(|engine, _| engine.go_on_from(added.magnified(magnified)));
    }
}

/// Shows the pack's own base map, or the built-in one.
fn use_ground(handle: &Rc<MapHandle>, app: &AppState, dispatch: Dispatch) {
    let folder = match &app.host.pack {
        Some(pack) => folder_of(pack, &app.root),
        None => format!("{}pack/", app.root),
    };
    let (root, weak) = (app.root.to_string(), Rc::downgrade(handle));
    match own_ground(&app.atlas.info, &folder) {
        None => {
            let streets = streets_of(app);
            handle.tell(|engine, _| engine.expect_streets(streets.is_some()));
            *handle.streets.borrow_mut() = streets;
            ground::use_built_in(handle, root, dispatch);
        }
        Some(CustomBaseMap::Pictures(template)) => {
            *handle.pictures.borrow_mut() = Some(Rc::new(move |tiles| {
                if let Some(handle) = weak.upgrade() {
                    fetch_pictures(&handle, tiles, &template, &root, &dispatch);
                }
            }));
            handle.tell(|engine, _| engine.set_raster(Some(RasterExtent::default())));
        }
        Some(CustomBaseMap::Archive(address)) => {
            with_rest(handle, move |handle| archive::open(handle, address, root, dispatch));
        }
    }
}

/// Opens the street archive when the map is near enough for the first time.
fn ask_for_streets(handle: &Rc<MapHandle>, zoom: f64) {
    if zoom < STREETS_FROM - 0.5 {
        return;
    }
    if let Some(address) = handle.streets.take() {
        with_rest(handle, move |handle| archive::open_streets(handle, address));
    }
}

/// Runs something with the map once the rest of the program is loaded, if the map still exists.
fn with_rest(handle: &Rc<MapHandle>, run: impl FnOnce(&Rc<MapHandle>) + 'static) {
    let weak = Rc::downgrade(handle);
    then(Box::new(move || {
        if let Some(handle) = weak.upgrade() {
            run(&handle);
        }
    }));
}

/// Fetches pictures of the ground. If the first ones fail, the built-in base map takes their place.
fn fetch_pictures(
    handle: &Rc<MapHandle>,
    tiles: Vec<RasterTile>,
    template: &str,
    root: &str,
    dispatch: &Dispatch,
) {
    for tile in tiles {
        let (weak, address) = (Rc::downgrade(handle), tile.address(template));
        let (root, dispatch) = (root.to_owned(), dispatch.clone());
        spawn_local(async move {
            let picture = platform::picture::load(&address).await;
            let Some(handle) = weak.upgrade() else { return };
            match picture {
                Some(picture) => handle.show_picture(tile, picture),
                None if handle.engine.borrow().raster_is_empty() => {
                    handle.tell(|engine, _| engine.set_raster(None));
                    dispatch.send(Msg::BuiltInStandsIn);
                    ground::use_built_in(&handle, root, dispatch);
                }
                None => {}
            }
        });
    }
}

/// Back, Forward and an edited fragment move the camera to where the address says.
fn follow_history(handle: &Rc<MapHandle>, root: String) -> Option<Listener> {
    let weak = Rc::downgrade(handle);
    platform::document::on_window("popstate", move || {
        if let (Some(spot), Some(handle)) = (read_spot(&root), weak.upgrade()) {
            handle.tell(|engine, now_ms| engine.fit(&Target::Spot(spot), true, now_ms));
        }
    })
}

/// Keeps the engine in step with the state.
#[hook]
fn use_followed(handle: &Rc<MapHandle>, app: &Rc<AppState>, dark: bool) {
    let engine = handle.clone();
    use_effect_with((app.lang, dark), move |(lang, dark)| {
        let theme = if *dark { Theme::Dark } else { Theme::Light };
        engine.tell(|engine, _| {
            engine.set_lang(*lang);
            engine.set_theme(theme);
        });
    });
    let engine = handle.clone();
    use_effect_with(app.landmarks.clone(), move |landmarks| {
        if let Some(landmarks) = landmarks {
            engine.tell(|engine, _| engine.set_landmarks(landmarks.rc()));
        }
    });
    let engine = handle.clone();
    use_effect_with(app.stamped.clone(), move |stamped| {
        engine.tell(|engine, _| engine.set_stamped(stamped.clone()));
    });
    use_room(handle, app);
    use_trip_followed(handle, app);
    use_band(handle, app);
    let engine = handle.clone();
    use_effect_with(app.my_place.and_then(|place| place.here()), move |here| {
        engine.show_here(*here);
    });
    let engine = handle.clone();
    // The address of a new page has no camera yet: the map reports it again, even if the map does not move.
    use_effect_with(app.page.clone(), move |_| engine.tell(|engine, _| engine.settle_again()));
    let engine = handle.clone();
    use_performer(Box::new(move |effect| {
        if matches!(effect, Effect::FitMap) {
            engine.fit_all();
        }
    }));
    let (engine, state) = (handle.clone(), app.clone());
    let page_before = use_mut_ref(|| None::<Page>);
    // The trips arrive a moment after their page; that must not move a map whose position came from the address.
    let trips_to_come = use_mut_ref(|| false);
    use_effect_with(shown(app), move |emphasis: &Emphasis| {
        let page_before = page_before.replace(Some(state.page.clone()));
        let first = page_before.is_none();
        // The address determines the camera at the start, and on the way back to another page.
        let in_address = match state.arrival {
            _ if first => state.opening_camera.as_deref().and_then(|text| Spot::from_fragment(text).ok()),
            Arrival::ByAddress if page_before.as_ref() != Some(&state.page) => read_spot(&state.root),
            _ => None,
        };
        let waiting = first && in_address.is_some() && state.page == Page::Trip && state.trips.is_none();
        let arrived = trips_to_come.replace(waiting) && state.trips.is_some();
        engine.tell(|engine, now_ms| {
            engine.set_selection(selection(&state, emphasis));
            match in_address {
                Some(spot) if first => engine.set_spot(spot),
                Some(_) => {}
                None if arrived || (emphasis.offered && state.opening_camera.is_some()) => {}
                None => engine.fit(&target(&state, emphasis), !first, now_ms),
            }
        });
    });
}

/// An edit changes what the map shows of the trip but does not move the map, unless it fills an empty trip. The page
/// is redrawn first, because that is where the traveller is looking.
#[hook]
fn use_trip_followed(handle: &Rc<MapHandle>, app: &Rc<AppState>) {
    let on_trip = app.trips.clone().filter(|_| app.page == Page::Trip);
    let (engine, state) = (handle.clone(), app.clone());
    let (visits_before, to_fit) = (use_mut_ref(|| None::<usize>), use_mut_ref(|| false));
    use_effect_with(on_trip.clone().map(|trips| trips.schedule.clone()), move |schedule| {
        let visits = state.trips.as_ref().filter(|_| schedule.is_some()).map(|trips| trips.planned());
        if visits_before.replace(visits) == Some(0) && visits > Some(0) {
            to_fit.replace(true);
        }
        let later = schedule.as_ref().map(|_| {
            Timeout::new(AFTER_EDIT_MS, move || {
                engine.tell(|engine, now_ms| {
                    engine.set_selection(selection(&state, &shown(&state)));
                    if to_fit.replace(false) {
                        engine.fit(&Target::Trip, true, now_ms);
                    }
                });
            })
        });
        move || drop(later)
    });
    let (engine, atlas) = (handle.clone(), app.atlas.clone());
    // The crosshair should not start far away from everything.
    use_effect_with(on_trip.clone().and_then(|trips| trips.look.picking), move |picking| {
        let near = picking.and(on_trip).and_then(|trips| trips.picked_near(&atlas));
        let is_picking = picking.is_some();
        engine.tell(|engine, now_ms| {
            engine.set_picking(is_picking);
            near.iter().for_each(|stop| engine.fit(&Target::Stop(stop.clone()), true, now_ms));
        });
    });
}

fn selection(state: &AppState, emphasis: &Emphasis) -> Selection {
    let trips = state.trips.as_ref().filter(|_| emphasis.trip.is_some());
    Selection {
        trip: trips.map(|trips| Rc::new(on_map(trips, &state.atlas))),
        route: emphasis.route.clone(),
        stop: emphasis.stop.clone(),
        station: emphasis.station.clone(),
        visible: emphasis.visible.clone().map(Rc::new),
    }
}

/// What the camera should show for the given emphasis.
fn target(state: &AppState, emphasis: &Emphasis) -> Target {
    if let Some(stop) = &emphasis.stop {
        return Target::Stop(stop.clone());
    }
    if let Some(visible) = emphasis.visible.as_ref().filter(|visible| !visible.is_empty()) {
        // In the pack's order: a set has none, and the same stops should give the same view.
        let in_order = state.atlas.stops.iter().map(|stop| &stop.id).filter(|id| visible.contains(*id));
        return Target::Stops(in_order.cloned().collect());
    }
    let planned = || state.trips.as_ref().is_some_and(|trips| trips.planned() > 0);
    if emphasis.trip.is_some() && (emphasis.offered || planned()) {
        return Target::Trip;
    }
    match (&emphasis.route, &emphasis.station) {
        (Some(route), _) => Target::Route(route.clone()),
        (None, Some(station)) => Target::Station(station.clone()),
        (None, None) => Target::Everything,
    }
}

/// Whether the page is dark: by choice, or because the system is.
#[hook]
fn use_dark(theme: ThemeChoice) -> bool {
    const DARK: &str = "(prefers-color-scheme: dark)";
    let system = use_state(|| false);
    let setter = system.setter();
    use_effect_with((), move |()| {
        setter.set(platform::document::media(DARK));
        let heard = move || setter.set(platform::document::media(DARK));
        let listener = platform::document::on_media(DARK, heard);
        move || drop(listener)
    });
    match theme {
        ThemeChoice::Auto => *system,
        ThemeChoice::Light => false,
        ThemeChoice::Dark => true,
    }
}
