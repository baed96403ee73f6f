//! The same map as SVG: for pages without scripts and for print.

#[cfg(not(target_arch = "wasm32"))]
mod inks;
#[cfg(not(target_arch = "wasm32"))]
mod page;
mod surface;

use std::rc::Rc;

use super::basemap::Basemap;
use super::camera::{Camera, MAX_ZOOM};
use super::content::MapContent;
#[cfg(not(target_arch = "wasm32"))]
use super::detail::CityDetail;
#[cfg(not(target_arch = "wasm32"))]
use super::detail::roads::Roads;
use super::engine::fit::FIT_ZOOM;
use super::landmarks::{self, Landmarks};
use super::layers::{Ground, Painting};
use super::overlay::{Mark, NameKind, NameText, Scenery, ShownStops, Widths, lay_out};
use super::style::Theme;
use super::trace::PixelWindow;
use super::trip::{TripDay, TripOnMap, TripShown};
use super::view::{Insets, View, Viewport};
use crate::domain::{Atlas, Lang, RouteId};
use crate::geometry::{LonLat, Px, World, WorldBox};
use surface::SvgSurface;
pub use surface::path_data;

#[cfg(not(target_arch = "wasm32"))]
pub use page::{Framed, PageMaps};

/// Room around what is shown, in pixels.
const PADDING_PX: f64 = 34.0;

/// How many zooms coarser lines are than on a screen, since every vertex adds to the download.
const COARSER: f64 = 1.7;

/// A map as an SVG element of this size in pixels: the whole map, or one route with its stops numbered, with the given
/// landmarks. Lines and stops are groups with ids (`map-canal`), the title is the map's or the route's name.
pub fn route_svg(
    atlas: &Atlas,
    basemap: Option<&Basemap>,
    landmarks: Option<&Landmarks>,
    route: Option<&RouteId>,
    lang: Lang,
    theme: Theme,
    size_px: (u32, u32),
) -> String {
    let (width, height) = (f64::from(size_px.0), f64::from(size_px.1));
    let content = MapContent::from_atlas(atlas);
    let ground = basemap.cloned().map(Ground::new);
    let route_at = route.and_then(|id| content.route_at(id));
    let view = view_of(&content, route_at, width, height);
    let title = route_at.and_then(|at| content.routes.get(at)).map_or(&atlas.info.title, |route| &route.name);
    let mut svg = SvgSurface::new(width, height, title.get(lang), lang);
    let mut frame =
        PixelWindow::new(view.world_from_screen(Px::default()), view.camera.zoom, width, height, 1.0);
    frame.detail_zoom -= COARSER;
    let (ground, shown) = (ground.as_ref(), ShownStops::new(&content, route_at, None, None, None));
    let (content, route) = (Some(&content), route_at);
    let bare = Painting::bare(frame, theme);
    Painting { ground, content, route, spare: true, ..bare }.paint(&mut svg);
    let scenery = Scenery { ground, content, landmarks, route, ..Scenery::bare(view, lang, theme) };
    paint_upright(&scenery, shown, &mut svg);
    svg.finish()
}

/// What a screen of this size in pixels shows with this camera, including detail, the given roads and the given
/// landmarks: how a place looks close up.
#[cfg(not(target_arch = "wasm32"))]
pub fn view_svg(
    atlas: &Atlas,
    (basemap, roads): (Basemap, Rc<Roads>),
    landmarks: Option<&Landmarks>,
    camera: Camera,
    lang: Lang,
    theme: Theme,
    size_px: (u32, u32),
) -> String {
    let (width_px, height_px) = (f64::from(size_px.0), f64::from(size_px.1));
    let content = MapContent::from_atlas(atlas);
    let detail = CityDetail::new(&atlas.network.read(), roads);
    let ground = Ground { near: Some(Rc::new(detail)), ..Ground::new(basemap) };
    let view =
        View { camera, viewport: Viewport { width_px, height_px, dpr: 1.0, insets: Insets::default() } };
    let mut svg = SvgSurface::new(width_px, height_px, atlas.info.title.get(lang), lang);
    let frame =
        PixelWindow::new(view.world_from_screen(Px::default()), camera.zoom, width_px, height_px, 2.0);
    let shown = ShownStops::new(&content, None, None, None, None);
    let (ground, content) = (Some(&ground), Some(&content));
    Painting { ground, content, ..Painting::bare(frame, theme) }.paint(&mut svg);
    let scenery = Scenery { ground, content, landmarks, ..Scenery::bare(view, lang, theme) };
    paint_upright_but(&scenery, shown, &|_| false, &mut svg);
    svg.finish()
}

/// A day of a trip that is drawn on its own.
#[derive(Clone, Debug)]
pub struct DayOnPaper {
    /// The title of the picture.
    pub title: String,
    /// The day; several are drawn together.
    pub days: Vec<TripDay>,
    /// Where it begins and ends, with the names: hotels and stations, which are not stops.
    pub bases: Vec<(LonLat, String)>,
    /// The landmarks, if they have arrived.
    pub landmarks: Option<Rc<Landmarks>>,
}

/// The zoom at which a day with a single place is shown: there is no way to show, and more of the surroundings helps.
const ONE_PLACE_ZOOM: f64 = 12.0;
/// How far below its mark a base's name is, in pixels.
const BASE_NAME_PX: f64 = 15.0;

/// The map of a day as an SVG element of this size in pixels: its line, its stops numbered, and its bases.
pub fn day_svg(
    atlas: &Atlas,
    basemap: Option<&Basemap>,
    sheet: &DayOnPaper,
    lang: Lang,
    theme: Theme,
    size_px: (u32, u32),
) -> String {
    let (width, height) = (f64::from(size_px.0), f64::from(size_px.1));
    let content = MapContent::from_atlas(atlas);
    let ground = basemap.cloned().map(Ground::new);
    let trip = TripOnMap::new(&TripShown { days: sheet.days.clone() }, &content, ground.as_ref());
    let view = view_of_days(&sheet.days, trip.bounds(), width, height);
    let mut svg = SvgSurface::new(width, height, &sheet.title, lang);
    let mut frame =
        PixelWindow::new(view.world_from_screen(Px::default()), view.camera.zoom, width, height, 1.0);
    frame.detail_zoom -= COARSER;
    let ground = ground.as_ref();
    let bare = Painting::bare(frame, theme);
    Painting { ground, content: Some(&content), aside: true, spare: true, ..bare }.paint(&mut svg);
    trip.paint(view, theme, &mut svg);
    let scenery = Scenery {
        ground,
        content: Some(&content),
        landmarks: sheet.landmarks.as_deref(),
        trip: Some(&trip),
        on_paper: true,
        ..Scenery::bare(view, lang, theme)
    };
    paint_bases(&scenery, &sheet.bases, &mut svg);
    let shown = ShownStops::new(&content, None, None, Some(&trip), None);
    // Bases have their names already.
    let is_base = |text: &NameText| sheet.bases.iter().any(|(_, name)| *name == text.lines.join(" "));
    paint_upright_but(&scenery, shown, &|text| is_town(text) || is_base(text), &mut svg);
    svg.finish()
}

/// Painted under the stops, whose numbers matter more.
fn paint_bases(scenery: &Scenery<'_>, bases: &[(LonLat, String)], svg: &mut SvgSurface) {
    for (place, name) in bases {
        let at = scenery.view.screen_from_world(World::from(*place));
        Mark::Station { chosen: true }.paint(at, scenery.theme, svg);
        let below = Px::new(at.x, at.y + BASE_NAME_PX);
        NameText::new(NameKind::Stop, name, 0).paint(below, scenery.theme, svg);
    }
}

fn view_of_days(days: &[TripDay], bounds: WorldBox, width_px: f64, height_px: f64) -> View {
    let mut places = days.iter().flat_map(|day| &day.parts).flat_map(|part| &part.line);
    let first = places.next();
    let several = places.any(|place| Some(place) != first);
    let nearest = if several { FIT_ZOOM } else { ONE_PLACE_ZOOM };
    view_around(bounds, nearest, width_px, height_px)
}

fn view_of(content: &MapContent, route: Option<usize>, width_px: f64, height_px: f64) -> View {
    let bounds =
        route.and_then(|at| content.routes.get(at)).map_or_else(|| content.bounds(), |route| route.bounds);
    view_around(bounds, MAX_ZOOM, width_px, height_px)
}

fn view_around(bounds: WorldBox, nearest: f64, width_px: f64, height_px: f64) -> View {
    let viewport = Viewport { width_px, height_px, dpr: 1.0, insets: Insets::default() };
    let anywhere = View { camera: Camera { center: bounds.center(), zoom: 8.0 }, viewport };
    View { camera: anywhere.fitting(bounds, PADDING_PX, nearest), viewport }
}

/// Paints landmarks, marks, and over them the names of all but small towns.
fn paint_upright(scenery: &Scenery<'_>, shown: ShownStops, svg: &mut SvgSurface) {
    paint_upright_but(scenery, shown, &is_town, svg);
}

fn is_town(text: &NameText) -> bool {
    text.kind == NameKind::Town
}

/// The same, but with the names left out that `left_out` selects.
fn paint_upright_but(
    scenery: &Scenery<'_>,
    mut shown: ShownStops,
    left_out: &dyn Fn(&NameText) -> bool,
    svg: &mut SvgSurface,
) {
    let (view, theme) = (scenery.view, scenery.theme);
    let layout = lay_out(scenery, &mut shown, &mut Widths::default(), svg);
    let seen = |at: Px| {
        (0.0..=view.viewport.width_px).contains(&at.x) && (0.0..=view.viewport.height_px).contains(&at.y)
    };
    for placed in &layout.landmarks {
        let at = view.screen_from_world(placed.world) + placed.offset_px;
        if let Some(landmark) =
            scenery.landmarks.and_then(|all| all.all().get(placed.at)).filter(|_| seen(at))
        {
            landmarks::paint(&landmark.figures, at, f64::from(placed.size_px), theme, svg);
        }
    }
    for placed in &layout.marks {
        let at = view.screen_from_world(placed.world);
        if seen(at) {
            placed.mark.paint(at, theme, svg);
        }
    }
    for placed in layout.names.iter().rev().filter(|placed| !left_out(&placed.text)) {
        let at = view.screen_from_world(placed.world) + placed.offset_px;
        if seen(at) {
            placed.text.paint(at, theme, svg);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::engine::small_pack;
    use crate::map::trip::{PartKind, TripPart};

    fn drawn(route: Option<&str>) -> String {
        let route = route.map(RouteId::from);
        let (atlas, basemap) = (small_pack::atlas(), small_pack::basemap());
        route_svg(&atlas, Some(&basemap), None, route.as_ref(), Lang::Zh, Theme::Light, (720, 480))
    }

    /// Chromium sets these letters in the site's Latin serif, on average 0.65 of their size wide each.
    #[test]
    fn the_bold_name_of_a_city_is_not_reckoned_narrower_than_it_is_set() {
        use crate::map::scene::{Font, FontFamily, Measure};
        let mut svg = SvgSurface::new(100.0, 100.0, "", Lang::En);
        let font = Font { family: FontFamily::Brush, size: 18.0, bold: true, italic: false };
        assert!(svg.text_width("Hangzhou", font) >= 8.0 * 0.65 * 18.0);
    }

    #[test]
    fn a_route_is_drawn_with_its_numbers_names_and_id() {
        let svg = drawn(Some("canal"));
        for part in ["<title>canal</title>", "id=\"map-canal\"", ">1</text>", ">3</text>", ">weir站</text>"]
        {
            assert!(svg.contains(part), "{part} in {svg}");
        }
        assert!(!svg.contains("id=\"map-sea\""));
    }

    #[test]
    fn a_day_of_one_place_is_not_shown_from_right_above_it() {
        let day = |line: Vec<LonLat>| TripDay {
            color: super::super::scene::Color::hex(0),
            letter: None,
            dash: vec![],
            stops: vec![],
            parts: vec![TripPart::along(PartKind::Road, line)],
        };
        let place = LonLat::new(120.1, 30.2);
        let zoom = |line: Vec<LonLat>| {
            let bounds = WorldBox::around(line.iter().copied().map(World::from));
            view_of_days(&[day(line)], bounds, 680.0, 360.0).camera.zoom
        };
        assert!((zoom(vec![place]) - ONE_PLACE_ZOOM).abs() < 1e-9);
        assert!((zoom(vec![place, place]) - ONE_PLACE_ZOOM).abs() < 1e-9);
        assert!(zoom(vec![place, LonLat::new(120.11, 30.2)]) > ONE_PLACE_ZOOM);
    }

    #[test]
    fn every_element_that_is_opened_is_closed() {
        let svg = drawn(None);
        for element in ["g", "svg", "text", "defs", "linearGradient"] {
            let opened =
                svg.matches(&format!("<{element} ")).count() + svg.matches(&format!("<{element}>")).count();
            assert_eq!(opened, svg.matches(&format!("</{element}>")).count(), "{element}");
        }
    }

    #[test]
    fn a_name_cannot_break_out_of_the_picture() {
        let mut atlas = small_pack::atlas();
        for stop in &mut atlas.stops {
            stop.name.zh = "<script>&\"".into();
        }
        let svg = route_svg(&atlas, None, None, Some(&"canal".into()), Lang::Zh, Theme::Dark, (400, 300));
        assert!(!svg.contains("<script>") && svg.contains("&lt;script&gt;&amp;&quot;"));
    }

    #[test]
    fn the_built_in_ground_adds_little_to_a_page() {
        let file = include_bytes!("../../assets/basemap/basemap.bin");
        let basemap = Basemap::decode(file).expect("the built-in base map");
        let (atlas, route) = (small_pack::atlas(), RouteId::from("canal"));
        let svg = route_svg(&atlas, Some(&basemap), None, Some(&route), Lang::En, Theme::Light, (720, 480));
        assert!(svg.len() < 40_000, "{} bytes", svg.len());
    }

    #[test]
    fn the_overview_of_the_ground_draws_the_same_route_as_the_whole() {
        let file = include_bytes!("../../assets/basemap/basemap.bin");
        let whole = Basemap::decode(file).expect("the built-in base map");
        let (atlas, route) = (small_pack::atlas(), RouteId::from("canal"));
        let draw = |basemap: &Basemap| {
            route_svg(&atlas, Some(basemap), None, Some(&route), Lang::Zh, Theme::Light, (240, 160))
        };
        assert!(draw(&whole) == draw(&whole.overview()), "something is missing in the overview");
    }
}
