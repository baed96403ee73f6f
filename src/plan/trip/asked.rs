//! From wishes to a problem: which stops are looked at, when each is open on which date, what may not be changed.

use super::answer::{Answer, Unmet};
use super::openings::{Openings, at_any_time, openings};
use super::places::Places;
use super::wishes::{DayWish, Kept, Wishes};
use super::worth::{REPEAT_PERCENT, worth};
use crate::domain::schedule::Ways;
use crate::domain::{Atlas, Category, Stop, StopId};
use crate::plan::problem::{Day, DayIndex, Lunch, LunchPlace, Problem, TripLimits, Visit, VisitIndex, Wish};
use crate::plan::timeline::{Timeline, Timetabler};

/// The last minute at which a day can be over.
const LAST_MINUTE: u32 = 24 * 60 - 1;
/// No day ends this late.
const LONG_AFTER: i32 = 1 << 20;
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
    /// What was given up for the visits that are kept, besides lunches.
    pub(super) given_up: Vec<Unmet>,
    /// By day: the lunch that was wanted.
    lunches: Vec<Option<Lunch>>,
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
    /// Whether nobody is let in, or not for as long, on the day that it is kept on.
    pub shut: bool,
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
            shut: false,
        }));
        let known = |id: &&StopId| atlas.stop(id).is_none();
        let unknown = wishes.must.iter().chain(wishes.kept().map(|kept| &kept.stop)).filter(known).cloned();
        let unknown = unknown.collect();
        let problem = problem(wishes, &mut candidates, atlas, ways);
        let lunches = problem.days.iter().map(|day| day.lunch).collect();
        Self { problem, candidates, unknown, given_up: Vec::new(), lunches }
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

    /// Loosens what keeps out what is kept, and remembers it: the traveller locked it, so it goes before lunch, the day's
    /// end, the way on foot and the budget. A must-see goes before lunch.
    pub(super) fn make_room(&mut self) {
        for (day, kept) in plain(self.kept_days()).into_iter().enumerate() {
            let shut = kept.iter().filter_map(|&visit| self.candidates.get(visit).filter(|one| one.shut));
            self.given_up.extend(shut.map(|one| Unmet::KeptShut(day, one.stop.id.clone())));
            if !kept.is_empty() {
                self.make_room_on(day, &kept);
            }
        }
        self.make_room_for_musts();
        self.make_room_in_the_budget();
    }

    /// Gives up the lunch of a day for a must-see that fits on no day with one.
    fn make_room_for_musts(&mut self) {
        let kept = plain(self.kept_days());
        let musts = self.problem.visits.iter().enumerate().filter(|(_, visit)| visit.wish == Wish::Must);
        for must in musts.map(|(must, _)| must).collect::<Vec<_>>() {
            let timetabler = Timetabler::new(&self.problem);
            let fits = |day: DayIndex, lunch: bool| {
                let lines = (0..=kept.get(day).map_or(0, Vec::len)).filter_map(|place| {
                    let mut visits = kept.get(day)?.clone();
                    visits.insert(place, must);
                    timetabler.timeline(day, &visits)
                });
                let lacks = |line: &Timeline| {
                    self.problem.days.get(day).is_none_or(|day| day.lacks_lunch(false, line.lunch.is_some()))
                };
                lines.into_iter().any(|line| !lunch || !lacks(&line))
            };
            let days = 0..self.problem.days.len();
            let gives = if days.clone().any(|day| fits(day, true)) {
                None
            } else {
                days.clone().find(|day| fits(*day, false))
            };
            if let Some(day) = gives.and_then(|day| self.problem.days.get_mut(day)) {
                day.lunch = None;
            }
        }
    }

    /// The question with every lunch that was wanted: what a plan keeps of them is what counts.
    pub(super) fn with_lunches(&self) -> Problem {
        let mut problem = self.problem.clone();
        for (day, lunch) in problem.days.iter_mut().zip(&self.lunches) {
            day.lunch = *lunch;
        }
        problem
    }

    fn make_room_on(&mut self, day: DayIndex, kept: &[VisitIndex]) {
        let found = self.timeline(day, kept);
        let is_too_short = found.is_none();
        let line = found.or_else(|| self.timeline_of_a_longer_day(day, kept));
        let Some((today, line)) = self.problem.days.get_mut(day).zip(line) else { return };
        if is_too_short {
            // Whatever else one does on such a day makes it later still.
            (today.end, today.most_visits) = (today.end.max(line.end), Some(kept.len()));
            self.given_up.push(Unmet::DayTooShort(day));
        }
        if today.lacks_lunch(false, line.lunch.is_some()) {
            today.lunch = None;
        }
        if today.most_walk_m.is_some_and(|most| line.walk_m > most) {
            today.most_walk_m = Some(line.walk_m);
            self.given_up.push(Unmet::TooFarOnFoot(day));
        }
    }

    fn timeline(&self, day: DayIndex, visits: &[VisitIndex]) -> Option<Timeline> {
        Timetabler::new(&self.problem).timeline(day, visits)
    }

    /// The visits on a day without an end; where that is not enough, with doors that are always open.
    fn timeline_of_a_longer_day(&mut self, day: DayIndex, kept: &[VisitIndex]) -> Option<Timeline> {
        let today = self.problem.days.get_mut(day)?;
        let (start, end) = (today.start, today.end);
        today.end = LONG_AFTER;
        let mut line = self.timeline(day, kept);
        if line.is_none() {
            for &visit in kept {
                if let Some(windows) =
                    self.problem.visits.get_mut(visit).and_then(|one| one.windows.get_mut(day))
                {
                    *windows = vec![at_any_time(start, LONG_AFTER)];
                }
            }
            line = self.timeline(day, kept);
        }
        self.problem.days.get_mut(day)?.end = end;
        line
    }

    fn make_room_in_the_budget(&mut self) {
        let kept = self.problem.visits.iter().filter(|visit| visit.wish == Wish::Kept);
        let costs: u32 = kept.map(|visit| visit.price).fold(0, u32::saturating_add);
        if let Some(budget) = self.problem.trip.budget.filter(|budget| costs > *budget) {
            self.problem.trip.budget = Some(costs);
            self.given_up.push(Unmet::OverBudget(costs - budget));
        }
    }

    /// The days with every kept visit on its day: a day that a search found without one holds what is kept and no more.
    pub(super) fn with_all_that_is_kept(&self, mut days: Vec<Vec<VisitIndex>>) -> Vec<Vec<VisitIndex>> {
        for (planned, kept) in days.iter_mut().zip(plain(self.kept_days())) {
            if !kept.iter().all(|visit| planned.contains(visit)) {
                *planned = kept;
            }
        }
        days
    }

    /// The visits that an answer to these wishes speaks of.
    pub(super) fn days_of(&self, answer: &Answer) -> Vec<Vec<VisitIndex>> {
        let mut days = vec![Vec::new(); self.problem.days.len()];
        for (day, (visits, planned)) in days.iter_mut().zip(&answer.days).enumerate() {
            let there = |stop: &StopId| {
                let stands_for = |one: &Candidate| {
                    &one.stop.id == stop && one.kept.is_none_or(|(kept_on, _)| kept_on == day)
                };
                self.candidates.iter().position(stands_for)
            };
            *visits = planned.visits.iter().filter_map(|visit| there(&visit.stop)).collect();
        }
        days
    }

    /// Whether a stop's hours are known on a day.
    pub fn hours_known(&self, visit: VisitIndex, day: DayIndex) -> bool {
        self.candidates.get(visit).and_then(|candidate| candidate.known.get(day)).copied().unwrap_or(false)
    }
}

/// The visits without their places.
pub(super) fn plain(days: Vec<Vec<(usize, VisitIndex)>>) -> Vec<Vec<VisitIndex>> {
    days.into_iter().map(|day| day.into_iter().map(|(_, visit)| visit).collect()).collect()
}

fn kept<'a>(wishes: &Wishes, atlas: &'a Atlas) -> Vec<Candidate<'a>> {
    let days = wishes.days.iter().enumerate();
    let kept =
        days.flat_map(|(day, wish)| wish.kept.iter().enumerate().map(move |(at, kept)| (day, at, kept)));
    let candidate = |(day, at, kept): (DayIndex, usize, &Kept)| {
        let stop = atlas.stop(&kept.stop)?;
        let minutes = kept.minutes.unwrap_or(stop.visit_minutes);
        Some(Candidate { stop, minutes, kept: Some((day, at)), known: Vec::new(), shut: false })
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
    candidate.shut = visit.day.is_some_and(|day| visit.starts(day).is_empty());
    if candidate.shut { with_a_door(visit, days) } else { visit }
}

fn wish(candidate: &Candidate, wishes: &Wishes) -> Wish {
    let id = &candidate.stop.id;
    if candidate.kept.is_some() {
        Wish::Kept
    } else if wishes.must.contains(id) && !wishes.never.contains(id) {
        Wish::Must
    } else if wishes.never.contains(id) {
        Wish::Never
    } else {
        Wish::May
    }
}

/// What the traveller keeps on a day on which nobody is let in stays there all the same; the timeline says what clashes.
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

fn minutes(minutes: u32) -> i32 {
    // Longer than any day, and far from overflow.
    i32::try_from(minutes.min(1 << 20)).unwrap_or(0)
}
