//! Placement of landmarks: at the marks of their stops, highest worth first, never over each other or over the mark of
//! another stop (dots excepted).

use super::paint::RIM_PX;
use super::{FROM_ZOOM, Landmark, Landmarks};
use crate::geometry::{Px, PxRect, World, maths, order};
use crate::map::content::MapContent;
use crate::map::overlay::{MARGIN_PX, Mark, PlacedMark, Scenery, Subject};
use crate::map::view::View;

/// Sizes are multiples of this, so that a bitmap can be reused for a while as the map is zoomed in.
const STEP_PX: f64 = 4.0;
/// The smallest size at which a landmark is recognisable.
const SMALLEST_PX: f64 = 26.0;
/// Where there is no room at full size, a landmark is tried once more at this share of it.
const SMALLER: f64 = 0.75;

/// A landmark and where it is placed.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacedLandmark {
    /// The index of the landmark in the list.
    pub at: usize,
    /// The index of its stop in the content.
    pub stop: usize,
    /// The place on the ground that it belongs to.
    pub world: World,
    /// The offset of its middle from that place's position on the screen, in CSS pixels.
    pub offset_px: Px,
    /// Its width and height in CSS pixels.
    pub size_px: u16,
}

impl PlacedLandmark {
    /// The rectangle that it covers on the screen, in CSS pixels.
    pub fn rect(&self, view: View) -> PxRect {
        let side = f64::from(self.size_px);
        PxRect::centred(view.screen_from_world(self.world) + self.offset_px, side, side)
    }

    /// The side of its bitmap in CSS pixels, including the paper around it.
    pub fn bitmap_px(&self) -> f64 {
        f64::from(self.size_px) + 2.0 * RIM_PX + 2.0
    }
}

/// A landmark to be placed.
struct LandmarkWish {
    /// Lower is placed first.
    class: u8,
    at: usize,
    stop: usize,
    world: World,
    /// The index of its own mark, and that mark's radius in CSS pixels.
    mark: Option<(usize, f64)>,
}

/// Places the landmarks in and around the view, given its marks; none below [`FROM_ZOOM`].
#[inline(never)]
pub fn stand(landmarks: &Landmarks, scenery: &Scenery<'_>, marks: &[PlacedMark]) -> Vec<PlacedLandmark> {
    let zoom = scenery.view.camera.zoom;
    let Some(content) = scenery.content.filter(|_| zoom >= FROM_ZOOM) else { return Vec::new() };
    let view = scenery.view;
    let mut taken: Vec<(Option<usize>, PxRect)> = marks
        .iter()
        .enumerate()
        .filter(|(_, placed)| !matches!(placed.mark, Mark::Dot(_)))
        .map(|(at, placed)| {
            let side = placed.mark.radius_px() * 2.0;
            (Some(at), PxRect::centred(view.screen_from_world(placed.world), side, side))
        })
        .collect();
    taken.extend(scenery.furniture.iter().map(|piece| (None, piece.rect(view.viewport))));
    let mut standing = Vec::new();
    for wish in wishes(landmarks, scenery, content, marks) {
        let worth = landmarks.all().get(wish.at).map_or(0, |landmark| landmark.worth);
        let whole = size_px(zoom, worth);
        let smaller = (whole * SMALLER / STEP_PX).round() * STEP_PX;
        let sizes = [whole, smaller.max(SMALLEST_PX)];
        let Some(placed) = sizes.into_iter().find_map(|size| place(&wish, size, view, &taken)) else {
            continue;
        };
        taken.push((None, placed.rect(view)));
        standing.push(placed);
    }
    standing
}

/// The landmarks to be placed, in the order of placement.
fn wishes(
    landmarks: &Landmarks,
    scenery: &Scenery<'_>,
    content: &MapContent,
    marks: &[PlacedMark],
) -> Vec<LandmarkWish> {
    let mut wishes: Vec<LandmarkWish> = Vec::new();
    for (at, landmark) in landmarks.all().iter().enumerate() {
        let Some(stop) = content.stop_at(&landmark.stop) else { continue };
        let wish = match landmark.place {
            None => at_mark(scenery, marks, at, stop),
            Some(place) => elsewhere(scenery, content, marks, at, stop, place.into()),
        };
        let Some(wish) = wish.filter(|wish| wish.class == 0 || shown(scenery, landmark)) else { continue };
        let has_one = |mark| wishes.iter().any(|other| other.mark.map(|(at, _)| at) == Some(mark));
        if wish.mark.is_none_or(|(mark, _)| !has_one(mark)) {
            wishes.push(wish);
        }
    }
    order::sort_by_key(&mut wishes, |wish| (wish.class, wish.at));
    wishes
}

fn shown(scenery: &Scenery<'_>, landmark: &Landmark) -> bool {
    let from = match landmark.worth {
        5.. => FROM_ZOOM,
        4 => 10.0,
        3 => 10.7,
        _ => 11.0,
    };
    scenery.view.camera.zoom >= from
}

/// A wish at the mark of the landmark's stop, or of the bubble that the stop is in; `None` if there is no such mark.
fn at_mark(scenery: &Scenery<'_>, marks: &[PlacedMark], at: usize, stop: usize) -> Option<LandmarkWish> {
    let (mark, placed) = marks.iter().enumerate().find(|(_, placed)| is_of(&placed.subject, stop))?;
    let steps_aside =
        matches!(placed.mark, Mark::Dot(_)) && (scenery.route.is_some() || scenery.trip.is_some());
    let class = match placed.mark {
        Mark::Chosen(..) => 0,
        _ if steps_aside => 2,
        _ => 1,
    };
    Some(LandmarkWish { class, at, stop, world: placed.world, mark: Some((mark, placed.mark.radius_px())) })
}

/// A wish at the landmark's own position, unless its stop is in the area but has no mark because a filter hides it.
fn elsewhere(
    scenery: &Scenery<'_>,
    content: &MapContent,
    marks: &[PlacedMark],
    at: usize,
    stop: usize,
    world: World,
) -> Option<LandmarkWish> {
    let area = scenery.view.world_box(MARGIN_PX);
    let stop_in_area = content.stops.get(stop).is_some_and(|stop| area.contains(stop.world));
    let is_marked = || marks.iter().any(|placed| is_of(&placed.subject, stop));
    let seen = area.contains(world) && (!stop_in_area || is_marked());
    seen.then_some(LandmarkWish { class: 2, at, stop, world, mark: None })
}

fn is_of(subject: &Subject, stop: usize) -> bool {
    match subject {
        Subject::Stop(at) => *at == stop,
        Subject::Cluster(cluster) => cluster.members.contains(&stop),
        Subject::Station(_) | Subject::Ground => false,
    }
}

/// The size at full room. Landmarks grow more slowly than the map; those of higher worth are larger.
fn size_px(zoom: f64, worth: u8) -> f64 {
    let usual = maths::clamp(32.0 + 6.0 * (zoom - FROM_ZOOM), 32.0, 72.0);
    let share = match worth {
        5.. => 1.1,
        4 => 1.0,
        3 => 0.9,
        _ => 0.8,
    };
    (usual * share / STEP_PX).round() * STEP_PX
}

/// Places a landmark at the first offset from its mark at which it covers nothing else.
fn place(
    wish: &LandmarkWish,
    size: f64,
    view: View,
    taken: &[(Option<usize>, PxRect)],
) -> Option<PlacedLandmark> {
    let half = size / 2.0;
    let offsets = match wish.mark {
        // The landmark is above its mark, or beside or below it where there is no room.
        Some((_, radius)) => vec![
            Px::new(0.0, -half - radius * 0.6),
            Px::new(half + radius * 0.7, -half * 0.4),
            Px::new(-half - radius * 0.7, -half * 0.4),
            Px::new(half * 0.8, -half - radius * 0.3),
            Px::new(-half * 0.8, -half - radius * 0.3),
            Px::new(0.0, half + radius * 0.8),
        ],
        None => vec![Px::new(0.0, -half * 0.8)],
    };
    let own = wish.mark.map(|(mark, _)| mark);
    let placed = |offset_px| PlacedLandmark {
        at: wish.at,
        stop: wish.stop,
        world: wish.world,
        offset_px,
        size_px: size as u16,
    };
    let is_free = |candidate: &PlacedLandmark| {
        let rect = candidate.rect(view);
        taken.iter().all(|(mark, other)| (mark.is_some() && *mark == own) || !other.overlaps(rect))
    };
    offsets.into_iter().map(placed).find(is_free)
}

/// The index in the content of the stop whose landmark is under a point.
#[inline(never)]
pub fn hit(standing: &[PlacedLandmark], view: View, at_px: Px) -> Option<usize> {
    standing.iter().find(|placed| placed.rect(view).contains(at_px)).map(|placed| placed.stop)
}
