//! The stops that the planner considers, each as a visit of its problem: how long, when, and its worth.

use super::openings::{Light, Openings, at_any_time, is_by_the_water, openings, with_sense};
use super::wishes::{Kept, Wishes};
use super::worth::{is_offered, worth};
use crate::domain::{Atlas, Category, Stop};
use crate::plan::problem::{Day, DayIndex, Priority, Visit, Window};

/// A visit at least this long includes a meal if food is available.
const LONG_ENOUGH_TO_EAT: u32 = 150;

/// A stop that the planner considers.
#[derive(Clone)]
pub struct Candidate<'a> {
    /// The stop.
    pub stop: &'a Stop,
    /// How long the visit is.
    pub minutes: u32,
    /// The day and place at which it is kept.
    pub kept: Option<(DayIndex, usize)>,
    /// By day: whether the hours are known.
    pub known: Vec<bool>,
    /// By day: whether it is open at all, in light or dark.
    pub open: Vec<bool>,
    /// Whether it is closed, or not open for long enough, on the day on which it is kept.
    pub shut: bool,
}

/// Which stops are considered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Which {
    /// All that may be planned.
    Offered,
    /// Must-sees only: what fits beside them does not matter.
    Musts,
}

/// Every kept stop, as often as it is kept, and those of `stops` that may be planned.
pub(super) fn candidates<'a>(
    wishes: &Wishes,
    atlas: &'a Atlas,
    stops: impl Iterator<Item = &'a Stop>,
    which: Which,
) -> Vec<Candidate<'a>> {
    let mut candidates = kept(wishes, atlas);
    let is_kept = |stop: &Stop| wishes.kept().any(|kept| kept.stop == stop.id);
    let is_looked_at = |stop: &Stop| match which {
        Which::Offered => is_offered(stop, wishes, atlas),
        Which::Musts => wishes.must.contains(&stop.id),
    };
    let free = stops.filter(|stop| is_looked_at(stop) && !is_kept(stop));
    candidates.extend(free.map(|stop| Candidate {
        minutes: stay(stop, wishes),
        stop,
        kept: None,
        known: Vec::new(),
        open: Vec::new(),
        shut: false,
    }));
    candidates
}

/// How long to stay at a stop that is not kept. In the rain, the stay is short unless the stop is indoors or a
/// must-see.
fn stay(stop: &Stop, wishes: &Wishes) -> u32 {
    let stay = stop.stay();
    let is_wet = wishes.rain && stop.details.suits.indoor != Some(true) && !wishes.must.contains(&stop.id);
    let usual = if is_wet { stay.short } else { wishes.pace.stay(stay) };
    wishes.stay(&stop.id).unwrap_or(usual)
}

fn kept<'a>(wishes: &Wishes, atlas: &'a Atlas) -> Vec<Candidate<'a>> {
    let days = wishes.days.iter().enumerate();
    let kept =
        days.flat_map(|(day, wish)| wish.kept.iter().enumerate().map(move |(at, kept)| (day, at, kept)));
    let candidate = |(day, at, kept): (DayIndex, usize, &Kept)| {
        let stop = atlas.stop(&kept.stop)?;
        let minutes = kept.minutes.unwrap_or(stop.visit_minutes);
        Some(Candidate {
            stop,
            minutes,
            kept: Some((day, at)),
            known: Vec::new(),
            open: Vec::new(),
            shut: false,
        })
    };
    kept.filter_map(candidate).collect()
}

pub(super) fn visit(candidate: &mut Candidate, wishes: &Wishes, days: &[Day], atlas: &Atlas) -> Visit {
    let stop = candidate.stop;
    let by_day: Vec<Openings> =
        (0..days.len()).map(|day| openings(stop, wishes, day, &atlas.calendar)).collect();
    candidate.known = by_day.iter().map(|openings| openings.known).collect();
    candidate.open = by_day.iter().map(|openings| !openings.windows.is_empty()).collect();
    let hours_known = by_day.iter().any(|openings| openings.known && !openings.windows.is_empty());
    let windows = windows(candidate, &by_day, wishes, days);
    let visit = Visit {
        score: worth(stop, wishes, atlas, hours_known),
        service: minutes(candidate.minutes),
        windows,
        wish: wish(candidate, wishes),
        day: candidate.kept.map(|(day, _)| day),
        category: Some(category_number(stop.category)),
        price: stop.ticket_cny.unwrap_or(0),
        no_food: has_no_food(stop),
        meal_inside: candidate.feeds_for(candidate.minutes),
        ..Visit::default()
    };
    candidate.shut = visit.day.is_some_and(|day| visit.starts(day).is_empty());
    if candidate.shut { with_a_door(visit, days) } else { visit }
}

/// When a visit may begin. A kept visit ignores daylight; a must-see may be in the dark if it fits no day in the light;
/// and a stop by the water that fits no day otherwise may be a short stroll in the dark.
fn windows(
    candidate: &mut Candidate,
    by_day: &[Openings],
    wishes: &Wishes,
    days: &[Day],
) -> Vec<Vec<Window>> {
    let plain = || by_day.iter().map(|openings| openings.windows.clone()).collect();
    if candidate.kept.is_some() {
        return plain();
    }
    let is_must = wish(candidate, wishes) == Priority::Must;
    let stay = if is_must { candidate.shortest(wishes) } else { candidate.minutes };
    let stop = candidate.stop;
    let sensible = |stay: u32, light: Light| -> Vec<Vec<Window>> {
        let days = by_day.iter().enumerate();
        days.map(|(day, openings)| with_sense(&openings.windows, stop, minutes(stay), light, wishes, day))
            .collect()
    };
    let by_day_light = sensible(stay, Light::ForHalfOfIt);
    if any_reached(&by_day_light, minutes(stay), days) {
        return by_day_light;
    }
    if is_must {
        return plain();
    }
    let short = candidate.shortest(wishes);
    let strolls = sensible(short, Light::None);
    if is_by_the_water(stop) && any_reached(&strolls, minutes(short), days) {
        candidate.minutes = short;
        return strolls;
    }
    by_day_light
}

/// Whether a visit that long fits a window on any of the days.
fn any_reached(windows: &[Vec<Window>], stay: i32, days: &[Day]) -> bool {
    let reached = |window: &Window, day: &Day| {
        let leave = window.leave_by.unwrap_or(i32::MAX).min(day.end);
        let start = window.open.max(day.start);
        start <= window.last_entry && start + stay <= leave
    };
    windows.iter().zip(days).any(|(windows, day)| windows.iter().any(|one| reached(one, day)))
}

impl Candidate<'_> {
    /// Whether a visit that long includes a meal.
    pub(super) fn feeds_for(&self, stay: u32) -> bool {
        self.stop.details.suits.meals == Some(true) && stay >= LONG_ENOUGH_TO_EAT
    }

    /// The shortest stay that makes sense and that the traveller did not rule out.
    pub(super) fn shortest(&self, wishes: &Wishes) -> u32 {
        match wishes.stay(&self.stop.id) {
            Some(set) => set,
            None => self.stop.stay().short.min(self.minutes),
        }
    }
}

/// Stops without food: in the hills, by the sea, at a weir, unless the pack says otherwise or the stop is good in the
/// evening.
fn has_no_food(stop: &Stop) -> bool {
    let suits = &stop.details.suits;
    let is_wild = matches!(
        stop.category,
        Category::Mountain
            | Category::Coast
            | Category::Wetland
            | Category::Lake
            | Category::River
            | Category::Waterworks
    );
    suits.meals == Some(false) || suits.meals.is_none() && is_wild && suits.evening != Some(true)
}

fn wish(candidate: &Candidate, wishes: &Wishes) -> Priority {
    let id = &candidate.stop.id;
    if candidate.kept.is_some() {
        Priority::Kept
    } else if wishes.must.contains(id) && !wishes.never.contains(id) {
        Priority::Must
    } else if wishes.never.contains(id) {
        Priority::Never
    } else {
        Priority::May
    }
}

/// A kept visit on a day when its stop is closed stays there anyway; the timeline reports the conflict.
fn with_a_door(mut visit: Visit, days: &[Day]) -> Visit {
    if let Some(day) = visit.day
        && let (Some(windows), Some(hours)) = (visit.windows.get_mut(day), days.get(day))
    {
        *windows = vec![at_any_time(hours.start, hours.end)];
    }
    visit
}

/// A category as the problem's number.
fn category_number(category: Category) -> u16 {
    Category::ALL
        .iter()
        .position(|other| *other == category)
        .and_then(|at| u16::try_from(at).ok())
        .unwrap_or(0)
}

pub(super) fn minutes(minutes: u32) -> i32 {
    // Longer than any day, and far from overflow.
    i32::try_from(minutes.min(1 << 20)).unwrap_or(0)
}
