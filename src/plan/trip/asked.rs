//! From wishes to a problem: which stops are considered, when each is open on which date, what may not be changed.

use super::answer::{Answer, Unmet};
use super::candidates::{Candidate, Which, candidates, minutes, visit};
use super::itinerary::{Row, rows};
use super::places::Places;
use super::rides::{AskedRide, asked_rides, in_order, visit_of_ride};
use super::wishes::{DayWish, Wishes};
use super::worth::{REPEAT_PERCENT, met, must_percent, nearness_percent};
use crate::domain::trip::TripMode;
use crate::domain::{Atlas, Stop, StopId};
use crate::plan::problem::{
    Day, DayIndex, Lunch, LunchPlace, Priority, Problem, TripLimits, Visit, VisitIndex,
};
use crate::plan::travel::{Node, Travel};

/// Minutes there and back from which a stop is far: worth a day of its own, or a night there.
const FAR_MINUTES: u32 = 180;
/// Without a car, the longest drive in minutes to a stop that was not asked for, and to one of a kind that was asked
/// for.
const MOST_DRIVEN: u32 = 45;
const MOST_DRIVEN_IF_LIKED: u32 = 120;
/// The last minute at which a day can end.
const LAST_MINUTE: u32 = 24 * 60 - 1;
/// Lunch is had between these two times, in minutes after midnight.
const LUNCH: (i32, i32) = (11 * 60, 13 * 60 + 30);

/// A problem, and what its numbers stand for.
pub struct PlanningModel<'a> {
    /// The problem.
    pub problem: Problem,
    /// By visit, for those visits that are stops.
    pub candidates: Vec<Candidate<'a>>,
    /// The visits after them, which are the traveller's own rides.
    pub(super) rides: Vec<AskedRide>,
    /// Stops that were asked for and are not in the pack.
    pub unknown: Vec<StopId>,
    /// What was given up for kept visits, besides lunches.
    pub(super) given_up: Vec<Unmet>,
    /// By day: the lunch that was wanted.
    lunches: Vec<Option<Lunch>>,
    /// A plan of the kept visits and of the must-sees that fit; no plan has fewer of them.
    pub(super) least: Vec<Vec<VisitIndex>>,
    /// The means of transport, if it is not the requested one.
    pub(super) means: Option<TripMode>,
    /// Nights that are spent at a stop because no day reaches it from the usual place for the night.
    pub(super) nights: Vec<(DayIndex, StopId)>,
    /// Whether a must-see is visited for a shorter time than wanted.
    pub(super) shortened: bool,
}

impl<'a> PlanningModel<'a> {
    /// Considers `which` stops of the pack, and every kept stop as often as it is kept.
    pub(super) fn new(wishes: &Wishes, atlas: &'a Atlas, places: &Places, which: Which) -> Self {
        let mut candidates = candidates(wishes, atlas, places.stops(atlas), which);
        let known = |id: &&StopId| atlas.stop(id).is_none();
        let unknown = wishes.must.iter().chain(wishes.kept().map(|kept| &kept.stop)).filter(known).cloned();
        let unknown = unknown.collect();
        let rides = asked_rides(wishes, candidates.len());
        let problem = problem(wishes, &mut candidates, &rides, atlas, places);
        let lunches = problem.days.iter().map(|day| day.lunch).collect();
        let means = Some(wishes.means()).filter(|means| *means != wishes.mode);
        Self {
            problem,
            candidates,
            rides,
            unknown,
            given_up: Vec::new(),
            lunches,
            least: Vec::new(),
            nights: Vec::new(),
            shortened: false,
            means,
        }
    }

    /// The kept stops by day, in order, each with its place in the day; those that the pack does not know are omitted.
    pub(super) fn kept_days(&self) -> Vec<Vec<(usize, VisitIndex)>> {
        kept_days(&self.candidates, self.problem.days.len())
    }

    /// Everything that is kept, by day: stops and rides, in order.
    pub(super) fn kept_in_order(&self) -> Vec<Vec<VisitIndex>> {
        kept_in_order(&self.candidates, &self.rides, self.problem.days.len())
    }

    /// The ride that a visit is, if it is one.
    pub(super) fn ride(&self, visit: VisitIndex) -> Option<&AskedRide> {
        self.rides.iter().find(|ride| ride.visit == visit)
    }

    /// The problem with every lunch that was wanted, to find out how many of them a plan keeps.
    pub(super) fn with_lunches(&self) -> Problem {
        let mut problem = self.problem.clone();
        for (day, lunch) in problem.days.iter_mut().zip(&self.lunches) {
            day.lunch = *lunch;
        }
        problem
    }

    /// The days with every kept visit on its day: if the search left one out of a day, the day has its kept visits
    /// only.
    pub(super) fn with_all_that_is_kept(&self, mut days: Vec<Vec<VisitIndex>>) -> Vec<Vec<VisitIndex>> {
        for (planned, kept) in days.iter_mut().zip(self.kept_in_order()) {
            if !kept.iter().all(|visit| planned.contains(visit)) {
                *planned = kept;
            }
        }
        days
    }

    /// The visits of an answer to these wishes, by day.
    pub(super) fn days_of(&self, answer: &Answer) -> Vec<Vec<VisitIndex>> {
        let mut days = vec![Vec::new(); self.problem.days.len()];
        for (day, (visits, planned)) in days.iter_mut().zip(&answer.days).enumerate() {
            let there = |stop: &StopId| {
                let stands_for = |one: &Candidate| {
                    &one.stop.id == stop && one.kept.is_none_or(|(kept_on, _)| kept_on == day)
                };
                self.candidates.iter().position(stands_for)
            };
            for row in rows(planned) {
                visits.extend(match row {
                    Row::Visit(at) => planned.visits.get(at).and_then(|visit| there(&visit.stop)),
                    Row::Ride(index) => {
                        let is_it = |ride: &&AskedRide| ride.day == day && ride.index == index;
                        self.rides.iter().find(is_it).map(|ride| ride.visit)
                    }
                });
            }
        }
        days
    }

    /// Whether a visit is hours away from where every day begins and ends.
    pub(super) fn is_far(&self, visit: VisitIndex) -> bool {
        minutes_out_of_the_way(visit, &self.problem.days, &self.problem.travel) >= FAR_MINUTES
    }

    /// Whether a stop's hours are known on a day.
    pub fn hours_known(&self, visit: VisitIndex, day: DayIndex) -> bool {
        self.candidates.get(visit).and_then(|candidate| candidate.known.get(day)).copied().unwrap_or(false)
    }
}

fn kept_days(candidates: &[Candidate], days: usize) -> Vec<Vec<(usize, VisitIndex)>> {
    let mut kept = vec![Vec::new(); days];
    for (visit, candidate) in candidates.iter().enumerate() {
        if let Some((day, at)) = candidate.kept
            && let Some(there) = kept.get_mut(day)
        {
            there.push((at, visit));
        }
    }
    kept
}

fn kept_in_order(candidates: &[Candidate], rides: &[AskedRide], days: usize) -> Vec<Vec<VisitIndex>> {
    let with_rides = |(day, stops): (DayIndex, Vec<(usize, VisitIndex)>)| {
        let of_day = rides.iter().filter(|ride| ride.day == day);
        in_order(of_day.map(|ride| (ride.after, ride.visit)), stops.into_iter())
    };
    kept_days(candidates, days).into_iter().enumerate().map(with_rides).collect()
}

fn problem(
    wishes: &Wishes,
    candidates: &mut [Candidate],
    rides: &[AskedRide],
    atlas: &Atlas,
    places: &Places,
) -> Problem {
    let stops: Vec<&Stop> = candidates.iter().map(|candidate| candidate.stop).collect();
    let (travel, ends) = places.between(&stops, &wishes.days);
    let day = |(index, ends): (usize, &(usize, usize))| the_day(index, *ends, wishes, atlas);
    let days: Vec<Day> = ends.iter().enumerate().filter_map(day).collect();
    let mut visits: Vec<Visit> =
        candidates.iter_mut().map(|candidate| visit(candidate, wishes, &days, atlas)).collect();
    let wanted =
        visits.iter().zip(&stops).filter(|(visit, _)| matches!(visit.wish, Priority::Must | Priority::Kept));
    let wished: Vec<&Stop> = wanted.map(|(_, stop)| *stop).collect();
    for (place, (visit, stop)) in visits.iter_mut().zip(&stops).enumerate() {
        if visit.wish == Priority::May && !wishes.liked.contains(&stop.id) {
            let more = minutes_out_of_the_way(place, &days, &travel);
            visit.score = visit.score * nearness_percent(stop, more, wishes, atlas) / 100;
        } else if visit.wish == Priority::Must {
            let more = minutes_out_of_the_way(place, &days, &travel);
            visit.score = visit.score * must_percent(more) / 100;
        }
    }
    if wishes.means() != TripMode::Drive {
        for (visit, stop) in visits.iter_mut().zip(&stops) {
            if visit.wish == Priority::May && is_a_long_drive(stop, &wished, wishes, atlas, places) {
                visit.windows.iter_mut().for_each(Vec::clear);
            }
        }
    }
    let ridden = rides.iter().filter_map(|ride| {
        let wish = wishes.days.get(ride.day)?;
        Some(visit_of_ride(wish.rides.get(ride.index)?, ride.day, wish))
    });
    visits.extend(ridden);
    keep_in_order(&mut visits, &kept_in_order(candidates, rides, days.len()));
    let trip = TripLimits {
        budget: wishes.budget_cny,
        categories: Vec::new(),
        repeat_percent: Some(REPEAT_PERCENT),
    };
    Problem { visits, days, travel, trip }
}

/// Whether a stop that was not asked for requires a long drive from every place of the trip.
fn is_a_long_drive(stop: &Stop, wished: &[&Stop], wishes: &Wishes, atlas: &Atlas, places: &Places) -> bool {
    if wishes.liked.contains(&stop.id) {
        return false;
    }
    let most = if met(stop, wishes, atlas).is_some() { MOST_DRIVEN_IF_LIKED } else { MOST_DRIVEN };
    let least = places.driven_to(stop, wished.iter().copied(), &wishes.days);
    least.is_some_and(|least| least > most)
}

/// The extra minutes of travel on a day that leads to this place, for the day with the fewest.
fn minutes_out_of_the_way(place: Node, days: &[Day], travel: &Travel) -> u32 {
    let more = days.iter().map(|day| {
        let there = travel.time(day.from, place).saturating_add(travel.time(place, day.to));
        there.saturating_sub(travel.time(day.from, day.to))
    });
    more.min().and_then(|more| u32::try_from(more).ok()).unwrap_or(0)
}

/// Keeps the kept visits of a day in their order.
fn keep_in_order(visits: &mut [Visit], kept: &[Vec<VisitIndex>]) {
    for pair in kept.iter().flat_map(|day| day.windows(2)) {
        if let [first, second] = pair
            && let Some(visit) = visits.get_mut(*second)
        {
            visit.after.push(*first);
        }
    }
}

fn the_day(index: DayIndex, (from, to): (usize, usize), wishes: &Wishes, atlas: &Atlas) -> Option<Day> {
    let wish = wishes.days.get(index)?;
    // A kept visit that the pack does not know still takes its time; the travel to it is unknown.
    let unknown = wish.kept.iter().filter(|kept| atlas.stop(&kept.stop).is_none());
    let taken: u32 = unknown.map(|kept| kept.minutes.unwrap_or(0)).sum();
    let end = wishes.latest_end(index).min(LAST_MINUTE).saturating_sub(taken);
    Some(Day {
        from,
        to,
        start: minutes(wish.from),
        end: minutes(end),
        lunch: wishes.lunch.then(|| lunch(wishes, minutes(wish.from))),
        most_walk_m: wishes.most_walk_m,
        most_visits: Some(most_visits(wish, wishes)),
        categories: Vec::new(),
    })
}

/// The lunch of a day; if the day starts late in the morning, lunch cannot begin before that.
fn lunch(wishes: &Wishes, start: i32) -> Lunch {
    let length = minutes(wishes.pace.lunch());
    let until = LUNCH.1 - length;
    Lunch { from: start.clamp(LUNCH.0, until), until, length, place: LunchPlace::Anywhere }
}

/// As many as the pace allows, or more if the traveller's own wishes are more. Rides do not count as sights.
fn most_visits(wish: &DayWish, wishes: &Wishes) -> usize {
    let wanted = wishes.must.len().div_ceil(wishes.days.len().max(1));
    wishes.pace.most_visits().max(wish.kept.len() + wanted) + wish.rides.len()
}
