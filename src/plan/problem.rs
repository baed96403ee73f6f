//! The planner's input: visits, days, travel between them, and the limits to respect.
//!
//! Numbers only: no stop ids, no names, no calendar. The caller first resolves dates, paces and interests (a pace
//! factor goes into `service`, a robustness buffer into the travel times, interests into `score`). Times are integers
//! in one unit of the caller's choice, counted from each day's midnight; the app uses minutes.

use super::travel::{Node, Travel};

/// A visit's index in [`Problem::visits`].
pub type VisitIndex = usize;
/// A day's index in [`Problem::days`].
pub type DayIndex = usize;

/// A complete planning problem.
#[derive(Debug, Clone, PartialEq)]
pub struct Problem {
    /// Everything that could be visited.
    pub visits: Vec<Visit>,
    /// The days, in order.
    pub days: Vec<Day>,
    /// Travel between visits and the days' ends.
    pub travel: Travel,
    /// Limits over all days together.
    pub trip: TripLimits,
}

/// One candidate.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Visit {
    /// What it is worth; only the proportions matter.
    pub score: u32,
    /// How long it takes.
    pub service: i32,
    /// By day: when it may be visited, sorted; an empty or missing list means closed.
    pub windows: Vec<Vec<Window>>,
    /// Whether it must, may or must not be in the plan.
    pub wish: Priority,
    /// The one day it must be on, when it is in the plan.
    pub day: Option<DayIndex>,
    /// The one time it must start at (a ticketed slot), when it is in the plan.
    pub start: Option<i32>,
    /// Its category, for [`CategoryLimit`] and a lunch at a table.
    pub category: Option<u16>,
    /// What entry costs.
    pub price: u32,
    /// Visits that must come before it, when both are in the plan.
    pub after: Vec<VisitIndex>,
    /// At most one visit of a group is in a plan, such as one stop by day or by night, or two alternatives.
    pub group: Option<u16>,
    /// There is no food there, so lunch cannot be taken at this place before or after the visit.
    pub no_food: bool,
    /// The visit includes a meal: one that spans a lunch counts as that lunch.
    pub meal_inside: bool,
}

/// Whether the planner chooses if a visit is in the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Priority {
    /// The planner chooses.
    #[default]
    May,
    /// It has to be in the plan; this outranks any score.
    Must,
    /// It has to be in the plan; this outranks any [`Priority::Must`].
    Kept,
    /// It is not in the plan.
    Never,
}

/// One opening of a visit on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// The earliest start.
    pub open: i32,
    /// The latest start.
    pub last_entry: i32,
    /// The latest end; `None` for no limit.
    pub leave_by: Option<i32>,
}

/// One day.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Day {
    /// The node where it starts; these come after the visits.
    pub from: Node,
    /// The node where it ends; these come after the visits.
    pub to: Node,
    /// The earliest start.
    pub start: i32,
    /// The latest end.
    pub end: i32,
    /// The lunch pause, if one is wanted.
    pub lunch: Option<Lunch>,
    /// The most metres on foot, as [`Travel`] counts them.
    pub most_walk_m: Option<u32>,
    /// The most visits.
    pub most_visits: Option<usize>,
    /// Limits by category within the day.
    pub categories: Vec<CategoryLimit>,
}

/// One unbroken pause that a day needs if it is long enough.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lunch {
    /// The earliest start of the pause.
    pub from: i32,
    /// The latest start of the pause.
    pub until: i32,
    /// How long it is.
    pub length: i32,
    /// Where it may be.
    pub place: LunchPlace,
}

/// Where lunch may be had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LunchPlace {
    /// Between any two visits, at a place with food. Waiting time counts, and so does a visit that includes a meal.
    Anywhere,
    /// As a visit of this category that starts in the time for lunch, however long that visit is.
    At(u16),
}

/// Limits on the number of visits of a category.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CategoryLimit {
    /// Which category.
    pub category: u16,
    /// At least.
    pub least: usize,
    /// At most.
    pub most: usize,
}

/// Limits over all days together.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TripLimits {
    /// The most that entries and fares may cost.
    pub budget: Option<u32>,
    /// Limits by category over the trip.
    pub categories: Vec<CategoryLimit>,
    /// What each further visit of the same category is worth, in percent of the one before; 100 changes nothing.
    pub repeat_percent: Option<u32>,
}

impl Priority {
    /// Whether it has to be in the plan, which outranks any score.
    pub const fn is_must(self) -> bool {
        matches!(self, Self::Must | Self::Kept)
    }

    /// Its weight among mandatory visits: a kept one outweighs all others together.
    pub(crate) const fn weight(self) -> u32 {
        match self {
            Self::Kept => 10_000,
            Self::Must => 1,
            Self::May | Self::Never => 0,
        }
    }
}

impl Lunch {
    /// Whether a day must have this lunch: a day that starts later or ends earlier does not.
    pub fn is_due(&self, day: &Day) -> bool {
        day.start <= self.from && day.end >= self.until.saturating_add(self.length)
    }

    /// The first and last start at which a visit is this lunch or includes it; `None` if it cannot.
    pub fn had_within(&self, visit: &Visit) -> Option<(i32, i32)> {
        match self.place {
            LunchPlace::At(category) => (visit.category == Some(category)).then_some((self.from, self.until)),
            LunchPlace::Anywhere => {
                let first = self.from.saturating_add(self.length).saturating_sub(visit.service);
                (visit.meal_inside && visit.service >= self.length).then_some((first, self.until))
            }
        }
    }
}

impl Day {
    /// Whether the day lacks a lunch that is due. An idle day has time for a pause anywhere, but no visit for a lunch
    /// at a table.
    pub(crate) fn lacks_lunch(&self, is_idle: bool, had: bool) -> bool {
        let due = self.lunch.filter(|lunch| lunch.is_due(self));
        due.is_some_and(|lunch| if is_idle { lunch.place != LunchPlace::Anywhere } else { !had })
    }
}

impl Visit {
    /// The possible starts on `day`, narrowed by everything about this visit alone: leave-by times, a pinned day or
    /// start, and not being wanted. Sorted and disjoint, as pairs (earliest, latest).
    pub fn starts(&self, day: DayIndex) -> Vec<(i32, i32)> {
        if self.wish == Priority::Never || self.day.is_some_and(|pinned| pinned != day) {
            return Vec::new();
        }
        let mut spans: Vec<(i32, i32)> = self
            .windows
            .get(day)
            .map(Vec::as_slice)
            .unwrap_or_default()
            .iter()
            .filter_map(|window| self.narrowed(*window))
            .collect();
        spans.sort_unstable();
        merged(spans)
    }

    fn narrowed(&self, window: Window) -> Option<(i32, i32)> {
        let mut open = window.open;
        let mut close =
            window.leave_by.map_or(window.last_entry, |leave| window.last_entry.min(leave - self.service));
        if let Some(start) = self.start {
            open = open.max(start);
            close = close.min(start);
        }
        (open <= close).then_some((open, close))
    }
}

fn merged(spans: Vec<(i32, i32)>) -> Vec<(i32, i32)> {
    let mut out: Vec<(i32, i32)> = Vec::with_capacity(spans.len());
    for (open, close) in spans {
        match out.last_mut() {
            Some(last) if open <= last.1 => last.1 = last.1.max(close),
            _ => out.push((open, close)),
        }
    }
    out
}

impl Problem {
    /// The score of a set of visits. Within a category the best counts in full and each further one
    /// `repeat_percent` of the one before, rounded down.
    pub fn score_of(&self, inside: impl Fn(VisitIndex) -> bool) -> u64 {
        let chosen =
            self.visits.iter().enumerate().filter(|(index, _)| inside(*index)).map(|(_, visit)| visit);
        let Some(percent) = self.trip.repeat_percent.filter(|percent| *percent != 100) else {
            return chosen.map(|visit| u64::from(visit.score)).sum();
        };
        let mut by_category: Vec<(Option<u16>, u32)> =
            chosen.map(|visit| (visit.category, visit.score)).collect();
        by_category.sort_unstable_by(|a, b| b.cmp(a));
        let (mut total, mut factor, mut category) = (0, 1.0, None);
        for (its, score) in by_category {
            factor = if its.is_none() || its != category { 1.0 } else { factor * f64::from(percent) / 100.0 };
            category = its;
            total += (f64::from(score) * factor).floor() as u64;
        }
        total
    }
}
