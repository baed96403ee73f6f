//! Names on the map, over the site's own content: whatever the screen, the position and the chosen stop, no name is cut
//! off, and the chosen stop has its name.

use std::fs;
use std::path::Path;

use hangyong::domain::Lang;
use hangyong::geometry::{LonLat, Px, PxRect};
use hangyong::map::basemap::Basemap;
use hangyong::map::layers::Ground;
use hangyong::map::overlay::{
    Layout, Mark, NameKind, PlacedName, Scenery, ShownStops, Subject, Widths, lay_out, lay_out_after,
};
use hangyong::map::scene::{Color, Font, Measure};
use hangyong::map::trip::TripOnMap;
use hangyong::map::{
    Camera, Insets, MapContent, Obstruction, PartKind, Theme, TripDay, TripPart, TripShown, View, Viewport,
};

#[path = "data/own_pack.rs"]
mod own_pack;

/// The number of cameras tried, over all screens.
const CAMERAS: usize = 2_000;

/// Width and height in CSS pixels, and the height that a sheet covers from below.
const SCREENS: [(f64, f64, f64); 6] = [
    (320.0, 480.0, 200.0),
    (390.0, 844.0, 440.0),
    (390.0, 844.0, 92.0),
    (844.0, 390.0, 0.0),
    (1280.0, 800.0, 0.0),
    (2560.0, 1440.0, 0.0),
];

/// Approximates the letter widths of common typefaces.
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
fn furniture() -> Vec<Obstruction> {
    let piece = |right, bottom, x, y| Obstruction { right, bottom, size_px: Px::new(x, y) };
    vec![piece(true, false, 60.0, 190.0), piece(false, true, 90.0, 40.0), piece(true, true, 100.0, 44.0)]
}

fn rect(view: View, name: &PlacedName) -> PxRect {
    let middle = view.screen_from_world(name.world) + name.offset_px;
    PxRect::centred(middle, name.size_px.x, name.size_px.y)
}

/// Names that are cut off by the edge of the uncovered area or hidden by a button.
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
            // Roughly within a screen of the chosen stop.
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

/// Identifies a name across layouts.
fn key(name: &PlacedName) -> (String, i64, i64) {
    let grid = |share: f64| (share * 1e12) as i64;
    (name.text.lines.join("/"), grid(name.world.x), grid(name.world.y))
}

/// How many names moved relative to what they label when the map was pushed, and how many are in both layouts. Only
/// names that could stay count: those whose old place is still entirely uncovered after the push.
fn moved(views: [View; 2], layouts: [&Layout; 2]) -> (usize, usize) {
    let [old, new] = layouts;
    let free = views[1].viewport.uncovered();
    let covers: Vec<PxRect> = furniture().iter().map(|piece| piece.rect(views[1].viewport)).collect();
    let could_stay = |name: &&PlacedName| {
        let rect = rect(views[1], name);
        let whole =
            free.contains(Px::new(rect.x, rect.y)) && free.contains(Px::new(rect.right(), rect.bottom()));
        whole && !covers.iter().any(|piece| piece.overlaps(rect))
    };
    let (mut elsewhere, mut all) = (0, 0);
    for was in old.names.iter().filter(could_stay) {
        let Some(is) = new.names.iter().find(|is| key(is) == key(was)) else { continue };
        all += 1;
        elsewhere += usize::from((is.offset_px - was.offset_px).length() > 0.01);
    }
    (elsewhere, all)
}

#[test]
fn names_keep_their_places_while_the_map_is_pushed_about() {
    let (atlas, ground, furniture) = (own_pack::atlas(), ground(), furniture());
    let content = MapContent::from_atlas(&atlas);
    let mut chance = fastrand::Rng::with_seed(7);
    let mut widths = Widths::default();
    let (mut with, mut without, mut all) = (0, 0, 0);
    for journey in 0..120 {
        let (width_px, height_px, bottom) = SCREENS[journey % SCREENS.len()];
        let viewport =
            Viewport { width_px, height_px, dpr: 1.0, insets: Insets { bottom, ..Insets::default() } };
        let over = atlas.stops[chance.usize(..atlas.stops.len())].position;
        let mut view = View { camera: Camera::over(over, 7.5 + chance.f64() * 7.0), viewport };
        let mut shown = ShownStops::new(&content, None, None, None, None);
        let mut lay = |view: View, before: &Layout| {
            let (ground, content) = (Some(&ground), Some(&content));
            let scenery = Scenery {
                ground,
                content,
                furniture: &furniture,
                ..Scenery::bare(view, Lang::Zh, Theme::Light)
            };
            lay_out_after(before, &scenery, &mut shown, &mut widths, &mut Letters)
        };
        let mut kept = lay(view, &Layout::default());
        let mut fresh = kept.clone();
        for _ in 0..4 {
            let by = Px::new((chance.f64() - 0.5) * 90.0, (chance.f64() - 0.5) * 90.0);
            let pushed = View { camera: view.panned(by), ..view };
            let (next, anew) = (lay(pushed, &kept), lay(pushed, &Layout::default()));
            let (moved_with, names) = moved([view, pushed], [&kept, &next]);
            (with, all) = (with + moved_with, all + names);
            without += moved([view, pushed], [&fresh, &anew]).0;
            (view, kept, fresh) = (pushed, next, anew);
        }
    }
    assert!(all > 5_000, "{all} names");
    assert!(
        with * 4 <= without && with * 400 <= all,
        "{with} of {all} names moved, {without} without memory"
    );
}

#[test]
fn on_paper_every_stop_of_a_day_has_its_name() {
    let (atlas, ground) = (own_pack::atlas(), ground());
    let content = MapContent::from_atlas(&atlas);
    let mut chance = fastrand::Rng::with_seed(10);
    let mut named = [0, 0];
    for day in 0..120 {
        let first = chance.usize(..atlas.stops.len());
        let home = atlas.stops[first].position;
        let mut near: Vec<_> = atlas.stops.iter().collect();
        near.sort_by(|a, b| a.position.distance_m(home).total_cmp(&b.position.distance_m(home)));
        let stops: Vec<_> = near.into_iter().take(12).filter(|_| chance.u8(..3) > 0).collect();
        let line = stops.iter().map(|stop| stop.position).collect();
        let parts = vec![TripPart::along(PartKind::Road, line)];
        let numbered = stops.iter().map(|stop| stop.id.clone()).collect();
        let shown =
            TripDay { color: Color::hex(0x335577), letter: None, dash: vec![], stops: numbered, parts };
        let trip = TripOnMap::new(&TripShown { days: vec![shown] }, &content, Some(&ground));
        let viewport = Viewport { width_px: 680.0, height_px: 360.0, dpr: 1.0, insets: Insets::default() };
        let anywhere = View { camera: Camera::over(home, 10.0), viewport };
        let view = View { camera: anywhere.fitting(trip.bounds(), 34.0, 14.5), viewport };
        let lang = if day % 2 == 0 { Lang::Zh } else { Lang::En };
        for on_paper in [false, true] {
            let scenery = Scenery {
                ground: Some(&ground),
                content: Some(&content),
                trip: Some(&trip),
                on_paper,
                ..Scenery::bare(view, lang, Theme::Light)
            };
            let mut shown = ShownStops::new(&content, None, None, Some(&trip), None);
            let layout = lay_out(&scenery, &mut shown, &mut Widths::default(), &mut Letters);
            let numbers = layout.marks.iter().filter(|mark| matches!(mark.mark, Mark::Number(..)));
            for mark in numbers {
                let is_named = layout.names.iter().any(|name| name.subject == mark.subject);
                assert!(is_named || !on_paper, "{:?} on day {day}", mark.subject);
                named[usize::from(on_paper)] += usize::from(is_named);
            }
        }
    }
    assert!(named[0] < named[1], "{named:?}: without it some go without");
}
