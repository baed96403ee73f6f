//! The same map as a text: for pages without scripts and for print.

mod surface;

use super::basemap::Basemap;
use super::camera::{Camera, MAX_ZOOM};
use super::content::MapContent;
use super::layers::{Ground, Painting};
use super::overlay::{Scenery, ShownStops, Widths, lay_out};
use super::style::Theme;
use super::trace::Frame;
use super::view::{Insets, View, Viewport};
use crate::domain::{Atlas, Lang, RouteId};
use crate::geometry::Px;
use surface::SvgSurface;

/// Room around what is shown, in pixels.
const PADDING_PX: f64 = 34.0;

/// A map as an SVG element of that size in pixels: the whole, or one route with its stops numbered. Lines and stops
/// are groups with ids (`map-canal`), the title is the map's or the route's name.
pub fn route_svg(
    atlas: &Atlas,
    basemap: Option<&Basemap>,
    route: Option<&RouteId>,
    lang: Lang,
    theme: Theme,
    width: u32,
    height: u32,
) -> String {
    let content = MapContent::from_atlas(atlas);
    let ground = basemap.cloned().map(Ground::new);
    let route_at = route.and_then(|id| content.route_at(id));
    let view = view_of(&content, route_at, f64::from(width), f64::from(height));
    let title = route_at.and_then(|at| content.routes.get(at)).map_or(&atlas.info.title, |route| &route.name);
    let mut svg = SvgSurface::new(f64::from(width), f64::from(height), title.get(lang), lang);
    let origin = view.world_from_screen(Px::default());
    let frame = Frame::new(origin, view.camera.zoom, f64::from(width), f64::from(height), 1.0);
    let (ground, content) = (ground.as_ref(), &content);
    Painting { frame, theme, ground, content: Some(content), route: route_at, spare: true }.paint(&mut svg);
    stand_upright(view, content, ground, route_at, lang, theme, &mut svg);
    svg.finish()
}

fn view_of(content: &MapContent, route: Option<usize>, width_px: f64, height_px: f64) -> View {
    let viewport = Viewport { width_px, height_px, dpr: 1.0, insets: Insets::default() };
    let bounds =
        route.and_then(|at| content.routes.get(at)).map_or_else(|| content.bounds(), |route| route.bounds);
    let anywhere = View { camera: Camera { center: bounds.center(), zoom: 8.0 }, viewport };
    View { camera: anywhere.fitting(bounds, PADDING_PX, MAX_ZOOM), viewport }
}

fn stand_upright(
    view: View,
    content: &MapContent,
    ground: Option<&Ground>,
    route: Option<usize>,
    lang: Lang,
    theme: Theme,
    svg: &mut SvgSurface,
) {
    let content_ref = Some(content);
    let scenery =
        Scenery { view, lang, theme, ground, content: content_ref, route, stop: None, station: None };
    let mut shown = ShownStops::new(content, route, None, None);
    let layout = lay_out(&scenery, &mut shown, &mut Widths::default(), svg);
    let seen = |at: Px| {
        (0.0..=view.viewport.width_px).contains(&at.x) && (0.0..=view.viewport.height_px).contains(&at.y)
    };
    for placed in &layout.marks {
        let at = view.screen_from_world(placed.world);
        if seen(at) {
            placed.mark.paint(at, theme, svg);
        }
    }
    for placed in layout.names.iter().rev() {
        let at = view.screen_from_world(placed.world) + placed.offset_px;
        if seen(at) {
            placed.text.paint(at, theme, svg);
        }
    }
}
