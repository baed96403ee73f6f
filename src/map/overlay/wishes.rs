//! Candidate names for the map, with their priorities and the places each may take beside what it names.

use super::{
    MARGIN_PX, Mark, NameKind, NameText, PlacedMark, PlacedName, Scenery, Subject, Widths, middle_of,
};
use crate::domain::Lang;
use crate::geometry::{Px, PxRect, World, WorldBox, maths, order};
use crate::i18n::map_labels;
use crate::map::basemap::{LabelKind, Name};
use crate::map::content::MapContent;
use crate::map::detail::DetailName;
use crate::map::labels::LabelCandidate;
use crate::map::layers::Ground;
use crate::map::scene::Measure;
use crate::map::streets::StreetName;

/// The most names that are tried at once; the least important are left out first.
const MOST: usize = 260;

/// A candidate name for the map.
pub(super) struct NameWish {
    pub world: World,
    pub text: NameText,
    pub subject: Subject,
    pub wish: LabelCandidate,
}

impl NameWish {
    /// Moves the place that this name had among earlier names to the front.
    pub fn prefer_place_in(&mut self, names: &[PlacedName]) {
        let Some(before) = names.iter().find(|name| name.world == self.world && name.text == self.text)
        else {
            return;
        };
        let places = &mut self.wish.places;
        let same = |rect: &PxRect| (middle_of(*rect) - before.offset_px).length() < 0.01;
        if let Some(kept) = places.iter().position(same).and_then(|at| places.get_mut(..=at)) {
            kept.rotate_right(1);
        }
    }
}

struct Candidate {
    priority: f64,
    world: World,
    text: NameText,
    subject: Subject,
    beside: Beside,
    /// Whether it is always shown, over marks if need be.
    always: bool,
}

/// Where a name may be placed.
#[derive(Clone, Copy)]
enum Beside {
    /// On its point, or a little above or below it.
    On,
    /// The same for a great city, whose name may move farther: nothing near it could be mistaken for it.
    Around,
    /// Next to a mark of that radius, the sides first.
    Mark(f64),
    /// Under its point, at that distance.
    Under(f64),
    /// On its point or nowhere: next to it, a street's name would name another street.
    Along,
}

/// All candidate names in and around the view.
pub(super) fn collect(
    scenery: &Scenery<'_>,
    marks: &[PlacedMark],
    widths: &mut Widths,
    measure: &mut dyn Measure,
) -> Vec<NameWish> {
    let area = scenery.view.world_box(MARGIN_PX);
    let mut found = Vec::new();
    if let Some(content) = scenery.content {
        found.extend(marks.iter().filter_map(|mark| of_mark(scenery, content, mark)));
    }
    if let Some(ground) = scenery.ground {
        // A lake that is a stop is named once, as the stop.
        let mut named: Vec<Vec<String>> =
            found.iter().map(|stop: &Candidate| stop.text.lines.clone()).collect();
        order::sort_by(&mut named, Ord::cmp);
        let stops = found.len();
        found.extend(places(scenery, ground, area));
        found.extend(labels(scenery, ground, area));
        found.extend(peaks(scenery, ground, area));
        let detail = ground.near.iter();
        found.extend(detail.flat_map(|detail| detail.names(scenery.names_shown(), area)).map(of_detail));
        let ground = found.split_off(stops);
        found.extend(ground.into_iter().filter(|name| named.binary_search(&name.text.lines).is_err()));
    }
    if let Some(streets) = scenery.streets {
        let names = streets.names(area, scenery.view.camera.zoom, scenery.lang);
        found.extend(names.into_iter().map(street));
    }
    order::sort_by(&mut found, |a, b| a.priority.total_cmp(&b.priority));
    found.truncate(MOST);
    let room = Room::of(scenery);
    found.into_iter().map(|candidate| wish(scenery, &room, candidate, widths, measure)).collect()
}

fn wish(
    scenery: &Scenery<'_>,
    room: &Room,
    candidate: Candidate,
    widths: &mut Widths,
    measure: &mut dyn Measure,
) -> NameWish {
    let Candidate { priority, world, text, subject, beside, always } = candidate;
    let size = text.size_px(widths, measure);
    let at_px = scenery.view.screen_from_world(world);
    let mut places = around(beside, size);
    let whole = |rect: &PxRect| !room.cuts(rect.moved(at_px));
    if always {
        // In case no usual place is fully visible: the same places, pushed into the visible area.
        let pushed: Vec<_> = places.iter().filter_map(|rect| room.pushed(rect.moved(at_px))).collect();
        places.extend(pushed.into_iter().map(|rect| rect.moved(at_px * -1.0)));
        // Better under a button than cut off by an edge.
        if places.iter().any(whole) {
            places.retain(whole);
        } else {
            places.retain(|rect| room.shows_all(rect.moved(at_px)));
        }
    } else {
        places.retain(whole);
    }
    let over_marks = always || text.kind == NameKind::City;
    let wish = LabelCandidate { priority, at_px, places, over_marks };
    NameWish { world, text, subject, wish }
}

/// The area in which a name can be read from end to end.
struct Room {
    free: PxRect,
    furniture: Vec<PxRect>,
}

impl Room {
    fn of(scenery: &Scenery<'_>) -> Self {
        let viewport = scenery.view.viewport;
        let furniture = scenery.furniture.iter().map(|piece| piece.rect(viewport)).collect();
        Self { free: viewport.uncovered(), furniture }
    }

    /// Whether an edge of the map, a sheet or a button cuts it off: half a name is useless. What lies wholly outside
    /// does not count as cut: it may come in when the map moves.
    fn cuts(&self, rect: PxRect) -> bool {
        let covered = || self.furniture.iter().any(|piece| piece.overlaps(rect));
        self.free.overlaps(rect) && (!self.shows_all(rect) || covered())
    }

    /// Whether no edge cuts it.
    fn shows_all(&self, rect: PxRect) -> bool {
        let corners = [Px::new(rect.x, rect.y), Px::new(rect.right(), rect.bottom())];
        corners.into_iter().all(|corner| self.free.contains(corner))
    }

    /// The rectangle moved into the free area, if it overlaps that area and fits into it.
    fn pushed(&self, rect: PxRect) -> Option<PxRect> {
        let fits = rect.width <= self.free.width && rect.height <= self.free.height;
        let into =
            |from: f64, size: f64, least: f64, room: f64| maths::clamp(from, least, least + room - size);
        (fits && self.free.overlaps(rect)).then(|| PxRect {
            x: into(rect.x, rect.width, self.free.x, self.free.width),
            y: into(rect.y, rect.height, self.free.y, self.free.height),
            ..rect
        })
    }
}

fn around(beside: Beside, size: Px) -> Vec<PxRect> {
    let (w, h) = (size.x, size.y);
    let at = |x: f64, y: f64| PxRect::new(x, y, w, h);
    match beside {
        Beside::On => {
            // In multiples of its own size. Farther away it would name another place.
            let shifts = [
                (0.0, 0.0),
                (0.0, -0.9),
                (0.0, 0.9),
                (0.0, -1.6),
                (0.0, 1.6),
                (0.5, -0.9),
                (-0.5, -0.9),
                (0.5, 0.9),
                (-0.5, 0.9),
            ];
            shifts.iter().map(|(x, y)| at(w * (x - 0.5), h * (y - 0.5))).collect()
        }
        Beside::Around => {
            let farther = [
                (0.0, -2.3),
                (0.0, 2.3),
                (0.9, -1.0),
                (-0.9, -1.0),
                (0.9, 1.0),
                (-0.9, 1.0),
                (1.2, 0.0),
                (-1.2, 0.0),
                (0.9, -2.2),
                (-0.9, -2.2),
                (0.9, 2.2),
                (-0.9, 2.2),
            ];
            let farther = farther.iter().map(|(x, y)| at(w * (x - 0.5), h * (y - 0.5)));
            around(Beside::On, size).into_iter().chain(farther).collect()
        }
        Beside::Along => vec![at(-w / 2.0, -h / 2.0)],
        Beside::Under(gap) => vec![at(-w / 2.0, gap)],
        Beside::Mark(radius) => {
            let gap = radius + 3.0;
            vec![
                at(gap, -h / 2.0),
                at(-gap - w, -h / 2.0),
                at(-w / 2.0, gap - 1.0),
                at(-w / 2.0, -gap - h + 1.0),
                at(gap - 2.0, gap * 0.4),
                at(-gap - w + 2.0, gap * 0.4),
            ]
        }
    }
}

fn of_mark(scenery: &Scenery<'_>, content: &MapContent, placed: &PlacedMark) -> Option<Candidate> {
    let zoom = scenery.view.camera.zoom;
    let (kind, priority, name) = match (&placed.subject, &placed.mark) {
        (Subject::Stop(at), mark) => {
            let (kind, priority, from) = match mark {
                Mark::Chosen(..) => (NameKind::Chosen, -1.0, 0.0),
                Mark::Number(_, _, number) => {
                    let first = if scenery.on_paper { -1.0 } else { 1.0 };
                    (NameKind::Stop, first + *number as f64 / 1000.0, 0.0)
                }
                Mark::Seal(..) => (NameKind::Stop, 3.0, 9.6),
                _ => (NameKind::Stop, 4.5, 12.5),
            };
            (zoom >= from).then_some(())?;
            (kind, priority, content.stops.get(*at)?.name.get(scenery.lang).to_owned())
        }
        (Subject::Station(at), _) => {
            let station = content.stations.get(*at)?;
            let from = if station.on_line { 8.2 } else { 11.0 };
            (zoom >= from || scenery.station == Some(&station.id)).then_some(())?;
            let name = map_labels::station(scenery.lang, station.name.get(scenery.lang));
            (NameKind::Station, if station.on_line { 2.0 } else { 4.0 }, name)
        }
        _ => return None,
    };
    let beside = Beside::Mark(placed.mark.radius_px());
    let text = NameText::new(kind, &name, 0);
    let always = priority < 0.0;
    Some(Candidate { priority, world: placed.world, text, subject: placed.subject.clone(), beside, always })
}

fn places<'a>(
    scenery: &'a Scenery<'_>,
    ground: &'a Ground,
    area: WorldBox,
) -> impl Iterator<Item = Candidate> + 'a {
    let zoom = scenery.view.camera.zoom;
    ground.places.iter().enumerate().filter_map(move |(at, place)| {
        let (kind, priority, from) = match place.what.rank {
            // The map is about the first two; the others are neighbours.
            1 if at < 2 => (NameKind::City, 0.0, 0.0),
            1 => (NameKind::Neighbour, 2.4, 6.6),
            2 => (NameKind::Seat, 3.6, 7.6),
            3 => (NameKind::District, 5.0, 9.6),
            4 => (NameKind::Town, 6.0, 11.0),
            _ => (NameKind::Town, 7.0, 12.4),
        };
        let shown = zoom >= from && area.contains(place.world);
        shown.then(|| Candidate {
            priority: priority + at as f64 * 1e-5,
            world: place.world,
            text: NameText::new(kind, name_in(&place.what.name, scenery.lang), 0),
            subject: Subject::Ground,
            beside: if kind == NameKind::City { Beside::Around } else { Beside::On },
            always: false,
        })
    })
}

fn labels<'a>(
    scenery: &'a Scenery<'_>,
    ground: &'a Ground,
    area: WorldBox,
) -> impl Iterator<Item = Candidate> + 'a {
    let zoom = scenery.view.camera.zoom;
    ground.labels.iter().enumerate().filter_map(move |(at, label)| {
        let (kind, priority) = match label.what.kind {
            LabelKind::Sea => (NameKind::Sea, 2.2),
            LabelKind::Bay => (NameKind::Water, 2.6),
            LabelKind::River | LabelKind::Canal | LabelKind::Lake => (NameKind::Water, 3.2),
            LabelKind::Island => (NameKind::Island, 4.2),
        };
        let shown = zoom >= f64::from(label.what.min_zoom) && area.contains(label.world);
        shown.then(|| Candidate {
            priority: priority + at as f64 * 1e-5,
            world: label.world,
            text: NameText::new(
                kind,
                name_in(&label.what.name, scenery.lang),
                i16::from(label.what.angle_deg),
            ),
            subject: Subject::Ground,
            beside: Beside::On,
            always: false,
        })
    })
}

fn peaks<'a>(
    scenery: &'a Scenery<'_>,
    ground: &'a Ground,
    area: WorldBox,
) -> impl Iterator<Item = Candidate> + 'a {
    let zoom = scenery.view.camera.zoom;
    ground.peaks.iter().filter_map(move |peak| {
        let name = peak.name.as_ref()?;
        let from = match peak.rank {
            1 => 7.6,
            2 => 8.8,
            _ => 10.5,
        };
        let shown = zoom >= from && area.contains(peak.world);
        shown.then(|| Candidate {
            priority: 4.0 + f64::from(peak.rank) * 0.2,
            world: peak.world,
            text: NameText::new(NameKind::Mountain, name_in(name, scenery.lang), 0),
            subject: Subject::Ground,
            beside: Beside::Under(2.0),
            always: false,
        })
    })
}

fn of_detail(name: DetailName) -> Candidate {
    let DetailName { priority, world, text, mark_px } = name;
    let beside = Beside::Mark(mark_px);
    Candidate { priority, world, text, subject: Subject::Ground, beside, always: false }
}

fn street(name: StreetName) -> Candidate {
    Candidate {
        priority: name.priority,
        world: name.world,
        text: NameText::new(NameKind::Street, &name.text, name.angle_deg),
        subject: Subject::Ground,
        beside: Beside::Along,
        always: false,
    }
}

fn name_in(name: &Name, lang: Lang) -> &str {
    match lang {
        Lang::Zh => &name.zh,
        Lang::En => &name.en,
    }
}
