//! From wishes to a problem: which stops are looked at, when each is open on which date, what may not be changed.

use super::openings::{Openings, at_any_time, openings};
use super::places::Places;
use super::wishes::{DayWish, Kept, Wishes};
use super::worth::{REPEAT_PERCENT, worth};
use crate::domain::schedule::Ways;
use crate::domain::{Atlas, Category, Stop, StopId};
use crate::plan::problem::{Day, DayIndex, Lunch, LunchPlace, Problem, TripLimits, Visit, VisitIndex, Wish};

/// The last minute at which a day can be over.
const LAST_MINUTE: u32 = 24 * 60 - 1;
/// When lunch may begin, in minutes after midnight.
const LUNCH: (i32, i32) = (11 * 60 + 30, 13 * 60);

/// A problem, and what its numbers stand for.
pub struct Asked<'a> {
    /// The problem.
    pub problem: Problem,
    /// By visit.
    pub candidates: Vec<Candidate<'a>>,
    /// Stops that were asked for and are not in the pack.
    pub unknown: Vec<StopId>,
}

/// A stop that the planner looks at.
#[derive(Clone)]
pub struct Candidate<'a> {
    /// The stop.
    pub stop: &'a Stop,
    /// How long the visit is.
    pub minutes: u32,
    /// The day and place that it is kept at.
    pub kept: Option<(DayIndex, usize)>,
    /// By day: whether the hours are known.
    pub known: Vec<bool>,
}

impl<'a> Asked<'a> {
    /// Looks at every stop of the pack, and at those that are kept as often as they are kept.
    pub fn new(wishes: &Wishes, atlas: &'a Atlas, ways: &Ways) -> Self {
        let mut candidates = kept(wishes, atlas);
        let is_kept = |stop: &Stop| wishes.kept().any(|kept| kept.stop == stop.id);
        let free = atlas.stops.iter().filter(|stop| !is_kept(stop));
        candidates.extend(free.map(|stop| Candidate {
            minutes: wishes.stay(&stop.id).unwrap_or(wishes.pace.stay(stop.visit_minutes)),
            stop,
            kept: None,
            known: Vec::new(),
        }));
        let known = |id: &&StopId| atlas.stop(id).is_none();
        let unknown = wishes.must.iter().chain(wishes.kept().map(|kept| &kept.stop)).filter(known).cloned();
        let unknown = unknown.collect();
        Self { problem: problem(wishes, &mut candidates, atlas, ways), candidates, unknown }
    }

    /// The kept visits by day, in order, with their places in the day; one that the pack does not know is not there.
    pub(super) fn kept_days(&self) -> Vec<Vec<(usize, VisitIndex)>> {
        let mut days = vec![Vec::new(); self.problem.days.len()];
        for (visit, candidate) in self.candidates.iter().enumerate() {
            if let Some((day, at)) = candidate.kept
                && let Some(there) = days.get_mut(day)
            {
                there.push((at, visit));
            }
        }
        days
    }

    /// Whether a stop's hours are known on a day.
    pub fn hours_known(&self, visit: VisitIndex, day: DayIndex) -> bool {
        self.candidates.get(visit).and_then(|candidate| candidate.known.get(day)).copied().unwrap_or(false)
    }
}

fn kept<'a>(wishes: &Wishes, atlas: &'a Atlas) -> Vec<Candidate<'a>> {
    let days = wishes.days.iter().enumerate();
    let kept =
        days.flat_map(|(day, wish)| wish.kept.iter().enumerate().map(move |(at, kept)| (day, at, kept)));
    let candidate = |(day, at, kept): (DayIndex, usize, &Kept)| {
        let stop = atlas.stop(&kept.stop)?;
        let minutes = kept.minutes.unwrap_or(stop.visit_minutes);
        Some(Candidate { stop, minutes, kept: Some((day, at)), known: Vec::new() })
    };
    kept.filter_map(candidate).collect()
}

fn problem(wishes: &Wishes, candidates: &mut [Candidate], atlas: &Atlas, ways: &Ways) -> Problem {
    let stops: Vec<&Stop> = candidates.iter().map(|candidate| candidate.stop).collect();
    let places = Places::new(&stops, &wishes.days, atlas, ways, wishes.mode, wishes.pace);
    let days: Vec<Day> =
        wishes.days.iter().zip(&places.ends).map(|(day, ends)| the_day(day, *ends, wishes, atlas)).collect();
    let mut visits: Vec<Visit> =
        candidates.iter_mut().map(|candidate| visit(candidate, wishes, &days, atlas)).collect();
    keep_in_order(&mut visits, candidates);
    let trip = TripLimits {
        budget: wishes.budget_cny,
        categories: Vec::new(),
        repeat_percent: Some(REPEAT_PERCENT),
    };
    Problem { visits, days, travel: places.travel, trip }
}

/// What is kept on a day stays in its order. Kept visits come first and day by day.
fn keep_in_order(visits: &mut [Visit], candidates: &[Candidate]) {
    let day = |candidate: &Candidate| candidate.kept.map(|(day, _)| day);
    for (before, pair) in candidates.windows(2).enumerate() {
        if let ([first, second], Some(visit)) = (pair, visits.get_mut(before + 1))
            && day(first).is_some()
            && day(first) == day(second)
        {
            visit.after.push(before);
        }
    }
}

fn the_day(wish: &DayWish, (from, to): (usize, usize), wishes: &Wishes, atlas: &Atlas) -> Day {
    // Whoever keeps a visit that the pack does not know keeps the time for it, and nobody knows the way.
    let unknown = wish.kept.iter().filter(|kept| atlas.stop(&kept.stop).is_none());
    let taken: u32 = unknown.map(|kept| kept.minutes.unwrap_or(0)).sum();
    let lunch = Lunch {
        from: LUNCH.0,
        until: LUNCH.1,
        length: minutes(wishes.pace.lunch()),
        place: LunchPlace::Anywhere,
    };
    Day {
        from,
        to,
        start: minutes(wish.from),
        end: minutes(wish.to.min(LAST_MINUTE).saturating_sub(taken)),
        lunch: wishes.lunch.then_some(lunch),
        most_walk_m: wishes.most_walk_m,
        most_visits: Some(most_visits(wish, wishes)),
        categories: Vec::new(),
    }
}

/// As many as the pace wants; more where the traveller's own wishes are more.
fn most_visits(wish: &DayWish, wishes: &Wishes) -> usize {
    let wanted = wishes.must.len().div_ceil(wishes.days.len().max(1));
    wishes.pace.most_visits().max(wish.kept.len() + wanted)
}

fn visit(candidate: &mut Candidate, wishes: &Wishes, days: &[Day], atlas: &Atlas) -> Visit {
    let stop = candidate.stop;
    let by_day: Vec<Openings> = days
        .iter()
        .enumerate()
        .map(|(index, day)| openings(stop, wishes.date_of(index), &atlas.calendar, day.start, day.end))
        .collect();
    candidate.known = by_day.iter().map(|openings| openings.known).collect();
    let hours_known = by_day.iter().any(|openings| openings.known && !openings.windows.is_empty());
    let visit = Visit {
        score: worth(stop, wishes, atlas, hours_known),
        service: minutes(candidate.minutes),
        windows: by_day.into_iter().map(|openings| openings.windows).collect(),
        wish: wish(candidate, wishes),
        day: candidate.kept.map(|(day, _)| day),
        category: Some(category_number(stop.category)),
        price: stop.ticket_cny.unwrap_or(0),
        ..Visit::default()
    };
    with_a_door_for_what_is_kept(visit, days)
}

fn wish(candidate: &Candidate, wishes: &Wishes) -> Wish {
    let id = &candidate.stop.id;
    if candidate.kept.is_some() || wishes.must.contains(id) && !wishes.never.contains(id) {
        Wish::Must
    } else if wishes.never.contains(id) {
        Wish::Never
    } else {
        Wish::May
    }
}

/// What the traveller keeps on a day on which nobody is let in stays there all the same; the timeline says what clashes.
fn with_a_door_for_what_is_kept(mut visit: Visit, days: &[Day]) -> Visit {
    if let Some(day) = visit.day
        && visit.starts(day).is_empty()
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

fn minutes(minutes: u32) -> i32 {
    // Longer than any day, and far from overflow.
    i32::try_from(minutes.min(1 << 20)).unwrap_or(0)
}
