//! Names on the map, over the site's own content: whatever the screen, where one looks and what is chosen, none is cut, and
//! the chosen stop has its name.

use std::fs;
use std::path::Path;

use hangyong::domain::Lang;
use hangyong::geometry::{LonLat, Px, PxRect};
use hangyong::map::basemap::Basemap;
use hangyong::map::layers::Ground;
use hangyong::map::overlay::{Layout, NameKind, PlacedName, Scenery, ShownStops, Subject, Widths, lay_out};
use hangyong::map::scene::{Font, Measure};
use hangyong::map::{Camera, Furniture, Insets, MapContent, Theme, View, Viewport};

#[path = "data/own_pack.rs"]
mod own_pack;

/// Cameras on all screens together.
const CAMERAS: usize = 2_000;

/// Width and height in CSS pixels, and how much of it a sheet covers from below.
const SCREENS: [(f64, f64, f64); 6] = [
    (320.0, 480.0, 200.0),
    (390.0, 844.0, 440.0),
    (390.0, 844.0, 92.0),
    (844.0, 390.0, 0.0),
    (1280.0, 800.0, 0.0),
    (2560.0, 1440.0, 0.0),
];

/// Letters as wide as those of usual faces.
struct Letters;

impl Measure for Letters {
    fn text_width(&mut self, text: &str, font: Font) -> f64 {
        text.chars().map(|letter| if letter.is_ascii() { 0.55 } else { 1.0 } * font.size).sum()
    }
}

fn ground() -> Ground {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/basemap/basemap.bin");
    Ground::new(Basemap::decode(&fs::read(file).expect("the base map")).expect("it can be read"))
}

/// The buttons at the upper right, the scale and the credits below, as on the page.
fn furniture() -> Vec<Furniture> {
    let piece = |right, bottom, x, y| Furniture { right, bottom, size_px: Px::new(x, y) };
    vec![piece(true, false, 60.0, 190.0), piece(false, true, 90.0, 40.0), piece(true, true, 100.0, 44.0)]
}

fn rect(view: View, name: &PlacedName) -> PxRect {
    let middle = view.screen_from_world(name.world) + name.offset_px;
    PxRect::centred(middle, name.size_px.x, name.size_px.y)
}

/// Names that an edge, the sheet or a button cuts.
fn cut(view: View, layout: &Layout) -> Vec<String> {
    let free = view.viewport.uncovered();
    let covers: Vec<PxRect> = furniture().iter().map(|piece| piece.rect(view.viewport)).collect();
    let is_cut = |name: &&PlacedName| {
        let rect = rect(view, name);
        let whole = free.x <= rect.x + 0.01
            && free.y <= rect.y + 0.01
            && rect.right() <= free.right() + 0.01
            && rect.bottom() <= free.bottom() + 0.01;
        let hidden = covers.iter().any(|piece| piece.overlaps(rect)) && name.text.kind != NameKind::Chosen;
        free.overlaps(rect) && (!whole || hidden)
    };
    layout.names.iter().filter(is_cut).map(|name| name.text.lines.join("/")).collect()
}

#[test]
fn no_name_is_cut_and_the_chosen_stop_has_its_own_wherever_one_looks() {
    let (atlas, ground, furniture) = (own_pack::atlas(), ground(), furniture());
    let content = MapContent::from_atlas(&atlas);
    let mut chance = fastrand::Rng::with_seed(15);
    let mut widths = [Widths::default(), Widths::default()];
    for (width_px, height_px, bottom) in SCREENS {
        let viewport =
            Viewport { width_px, height_px, dpr: 1.0, insets: Insets { bottom, ..Insets::default() } };
        for _ in 0..CAMERAS / SCREENS.len() {
            let chosen = chance.usize(..atlas.stops.len());
            let near = atlas.stops[chosen].position;
            let zoom = 7.0 + chance.f64() * 9.0;
            // Within a screen of the chosen stop, more or less.
            let reach = 360.0 / 2f64.powf(zoom);
            let shift = |chance: &mut fastrand::Rng| (chance.f64() - 0.5) * 2.0 * reach;
            let over = LonLat::new(near.lon + shift(&mut chance), near.lat + shift(&mut chance) * 0.8);
            let (lang, at) = if chance.bool() { (Lang::Zh, 0) } else { (Lang::En, 1) };
            let view = View { camera: Camera::over(over, zoom), viewport };
            let route = chance.bool().then(|| chance.usize(..atlas.routes.len()));
            let mut shown = ShownStops::new(&content, route, Some(chosen), None, None);
            let scenery = Scenery {
                ground: Some(&ground),
                content: Some(&content),
                route,
                stop: Some(chosen),
                furniture: &furniture,
                ..Scenery::bare(view, lang, Theme::Light)
            };
            let layout = lay_out(&scenery, &mut shown, &mut widths[at], &mut Letters);
            let told = format!("{width_px} × {height_px}, {}, {lang:?}", view.spot().to_fragment());
            assert_eq!(cut(view, &layout), Vec::<String>::new(), "{told}");
            let point = view.screen_from_world(near.into());
            if viewport.uncovered().contains(point) {
                let named = layout.names.iter().any(|name| name.subject == Subject::Stop(chosen));
                assert!(named, "{} has no name: {told}", atlas.stops[chosen].id);
            }
        }
    }
}
