//! The map of a page before the application runs: framed as the application will frame it, whatever the screen.
//!
//! Its unit square is what the application fits into the uncovered part of the map, so styles only have to lay the
//! element there. Lines keep their width at any scale; marks and names are laid out twice, for a phone and for a desk, and
//! styles show one of the two.

use super::inks;
use super::surface::SvgSurface;
use crate::domain::{Atlas, Lang, RouteId, StopId};
use crate::geometry::mercator::world_px;
use crate::geometry::{Px, WorldBox};
use crate::map::basemap::Basemap;
use crate::map::camera::Camera;
use crate::map::content::MapContent;
use crate::map::engine::fit::{FIT_ZOOM, PADDING_PX, PLACE_ZOOM};
use crate::map::layers::{Ground, Painting};
use crate::map::overlay::{Scenery, ShownStops};
use crate::map::style::Theme;
use crate::map::trace::PixelWindow;
use crate::map::view::{Insets, View, Viewport};

/// The uncovered part of the map on a typical phone and on a typical desktop, in CSS pixels, with the class of its
/// layer.
const SCREENS: [(&str, f64, f64); 2] =
    [("map__upright map__upright--phone", 390.0, 345.0), ("map__upright map__upright--desk", 840.0, 740.0)];

/// How many zooms coarser lines are than on a phone: every vertex adds to the download.
const COARSER: f64 = 0.9;

/// What a page's map shows.
#[derive(Clone, Copy, Debug)]
pub enum Framed<'a> {
    /// Every route.
    Everything,
    /// One route.
    Route(&'a RouteId),
    /// A stop in the middle, and the route that it is on.
    Stop(&'a StopId, Option<&'a RouteId>),
}

/// Draws the maps of a site's pages; the content is prepared once for all of them.
pub struct PageMaps<'a> {
    atlas: &'a Atlas,
    content: MapContent,
    ground: Option<Ground>,
}

/// What is drawn, with its ids resolved.
struct Drawing<'a> {
    content: &'a MapContent,
    ground: Option<&'a Ground>,
    route: Option<usize>,
    stop: Option<usize>,
    /// What is fitted into the view; a point for a stop.
    bounds: WorldBox,
    lang: Lang,
}

impl<'a> PageMaps<'a> {
    /// The maps of a pack's pages, over a base map where there is one.
    pub fn new(atlas: &'a Atlas, basemap: Option<Basemap>) -> Self {
        Self { atlas, content: MapContent::from_atlas(atlas), ground: basemap.map(Ground::new) }
    }

    /// The map of a page as an SVG element; `None` when what it should show is not in the pack. For a stop, the page
    /// has to make the element one CSS pixel wide and high; otherwise, as large as the uncovered part less
    /// [`PADDING_PX`]. What overflows the element must stay visible.
    pub fn svg(&self, framed: Framed<'_>, lang: Lang) -> Option<String> {
        let Self { atlas, content, ground } = self;
        let (title, bounds, route, stop) = match framed {
            Framed::Everything => (&atlas.info.title, content.bounds(), None, None),
            Framed::Route(id) => {
                let at = content.route_at(id)?;
                (&atlas.route(id)?.name, content.routes.get(at)?.bounds, Some(at), None)
            }
            Framed::Stop(id, route) => {
                let place = content.stop(id)?.world;
                let route = route.and_then(|id| content.route_at(id));
                (&atlas.stop(id)?.name, WorldBox::around([place]), route, content.stop_at(id))
            }
        };
        let drawing = Drawing { content, ground: ground.as_ref(), route, stop, bounds, lang };
        Some(drawing.svg(title.get(lang)))
    }
}

impl Drawing<'_> {
    fn svg(&self, title: &str) -> String {
        let views = SCREENS.map(|(_, width_px, height_px)| self.view(width_px, height_px));
        let [phone, _] = views;
        let scale = phone.scale();
        let (width, height) = (self.bounds.width() * scale, self.bounds.height() * scale);
        let mut svg =
            SvgSurface::new(width.max(1.0), height.max(1.0), title, self.lang).with_ink(inks::changeable);
        self.paint_ground(views, &mut svg);
        // A single place is shown at the same zoom on every screen, so the layer of the larger screen serves both.
        let layers = if self.stop.is_some() { &SCREENS[1..] } else { &SCREENS[..] };
        for (class, width_px, height_px) in layers {
            let class = if self.stop.is_some() { "map__upright" } else { class };
            let view = self.view(*width_px, *height_px);
            let Px { x, y } = view.screen_from_world(self.bounds.min);
            svg.begin_moved(class, Px::new(-x, -y), scale / view.scale());
            self.stand_upright(view, &mut svg);
            svg.end_group();
        }
        svg.finish()
    }

    /// What the application's camera will show in an uncovered part of that size.
    fn view(&self, width_px: f64, height_px: f64) -> View {
        let viewport = Viewport { width_px, height_px, dpr: 1.0, insets: Insets::default() };
        let anywhere = View { camera: Camera { center: self.bounds.center(), zoom: PLACE_ZOOM }, viewport };
        match self.stop {
            Some(_) => anywhere,
            None => View { camera: anywhere.fitting(self.bounds, PADDING_PX, FIT_ZOOM), viewport },
        }
    }

    /// Paints as much of the ground as any of the screens shows.
    fn paint_ground(&self, views: [View; 2], svg: &mut SvgSurface) {
        let zoom = views[0].camera.zoom;
        let clip = views.into_iter().map(|view| view.world_box(24.0)).fold(WorldBox::EMPTY, WorldBox::union);
        let frame = PixelWindow {
            origin: self.bounds.min,
            scale: world_px(zoom),
            clip,
            zoom,
            detail_zoom: zoom - COARSER,
        };
        let (ground, content) = (self.ground, Some(self.content));
        let bare = Painting::bare(frame, Theme::Light);
        Painting { ground, content, route: self.route, spare: true, ..bare }.paint(svg);
    }

    fn stand_upright(&self, view: View, svg: &mut SvgSurface) {
        let scenery = Scenery {
            ground: self.ground,
            content: Some(self.content),
            route: self.route,
            stop: self.stop,
            ..Scenery::bare(view, self.lang, Theme::Light)
        };
        let shown = ShownStops::new(self.content, self.route, self.stop, None, None);
        super::paint_upright(&scenery, shown, svg);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::engine::small_pack;

    fn drawn(framed: Framed<'_>) -> Option<String> {
        PageMaps::new(&small_pack::atlas(), Some(small_pack::basemap())).svg(framed, Lang::Zh)
    }

    #[test]
    fn a_route_fills_its_element_from_edge_to_edge() {
        let svg = drawn(Framed::Route(&"canal".into())).expect("the route");
        let sizes =
            svg.split("viewBox=\"0 0 ").nth(1).and_then(|rest| rest.split('"').next()).expect("a viewBox");
        let sizes: Vec<f64> = sizes.split(' ').filter_map(|number| number.parse().ok()).collect();
        let [width, height] = sizes[..] else { panic!("{sizes:?}") };
        let (room_x, room_y) = (390.0 - 2.0 * PADDING_PX, 345.0 - 2.0 * PADDING_PX);
        assert!((width - room_x).abs() < 0.2 || (height - room_y).abs() < 0.2, "{sizes:?}");
        assert!(width <= room_x + 0.2 && height <= room_y + 0.2, "{sizes:?}");
    }

    #[test]
    fn marks_are_laid_out_for_a_phone_and_for_a_desk() {
        let svg = drawn(Framed::Everything).expect("the overview");
        assert_eq!(svg.matches("map__upright--phone").count(), 1);
        assert_eq!(svg.matches("map__upright--desk").count(), 1);
        assert!(svg.contains("var(--map-land,#f6f1e5)"), "colours can be changed after dark");
    }

    #[test]
    fn a_stop_stands_in_the_middle_of_one_pixel_with_its_number() {
        let svg = drawn(Framed::Stop(&"weir".into(), Some(&"canal".into()))).expect("the stop");
        assert!(svg.contains("viewBox=\"0 0 1 1\""), "{}", &svg[..200]);
        assert_eq!(svg.matches("map__upright").count(), 1);
    }

    #[test]
    fn what_is_not_in_the_pack_has_no_picture() {
        assert_eq!(drawn(Framed::Route(&"nowhere".into())), None);
        assert_eq!(drawn(Framed::Stop(&"nowhere".into(), None)), None);
    }
}
