//! What a traveller has and wants, as plain data that is sent to the planner's worker.

use chrono::{Days, NaiveDate, NaiveTime, Timelike};
use serde::{Deserialize, Serialize};

use super::answer::Answer;
use crate::domain::schedule::pace;
use crate::domain::stop::Stay;
use crate::domain::trip::{Base, Bases, Day, Party, Ride, Trip, TripMode, Visit};
use crate::domain::{Atlas, Category, Corridor, RouteId, Stop, StopId, compact};

/// When an evening ends, in minutes after midnight.
pub const EVENING_END: u32 = pace::LATEST_END_MINUTE - 30;
/// The walks to and from the bus add up to nearly a kilometre: those who walk no more than this a day take a taxi.
const TAXI_BELOW_M: u32 = 1_500;

/// The planner's input.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Wishes {
    /// The date of the first day.
    #[serde(with = "compact::date")]
    pub start: NaiveDate,
    /// The means of transport.
    pub mode: TripMode,
    /// The days, in order.
    pub days: Vec<DayWish>,
    /// How much a day may hold.
    pub pace: Pace,
    /// Stops that have to be in the plan.
    pub must: Vec<StopId>,
    /// Stops that the traveller would rather see than others, such as those put aside for later.
    pub liked: Vec<StopId>,
    /// Stops that are not wanted.
    pub never: Vec<StopId>,
    /// What the traveller likes.
    pub interests: Interests,
    /// The most that tickets may cost in total, in yuan. Unknown prices count as 0.
    pub budget_cny: Option<u32>,
    /// Whether each day keeps time for lunch.
    pub lunch: bool,
    /// The most metres on foot between the stops of a day.
    pub most_walk_m: Option<u32>,
    /// Lengths of stay that the traveller set, in minutes; all others follow the pace.
    pub stays: Vec<(StopId, u32)>,
    /// Who travels.
    pub party: Party,
    /// Whether a day may continue after its end with stops that are good in the evening.
    pub evenings: bool,
    /// Whether rain is expected.
    pub rain: bool,
    /// Nights, by the day before them, that may be spent elsewhere for a must-see that is too far for a day.
    pub free_nights: Vec<usize>,
}

/// A day to be filled.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DayWish {
    /// When it begins, in minutes after midnight.
    pub from: u32,
    /// When it ends, in minutes after midnight.
    pub to: u32,
    /// Where it begins and ends.
    pub base: Bases,
    /// Visits that stay on this day, in this order.
    pub kept: Vec<Kept>,
    /// The traveller's own trains and boats, in order; each has the number of `kept` visits that come before it.
    pub rides: Vec<Ride>,
}

/// A visit that stays where it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// Which stop.
    pub stop: StopId,
    /// Minutes to stay; `None` for the usual stay at that stop.
    pub minutes: Option<u32>,
    /// Whether the traveller locked it; otherwise it is only kept because the question is not about it.
    pub locked: bool,
}

/// How much a day may hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Pace {
    /// Longer stays and wide margins.
    Gentle,
    /// Usual stays, some margin on every way.
    #[default]
    Normal,
    /// As much as fits.
    Full,
}

/// What a traveller likes; if empty, everything counts the same.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Interests {
    /// Corridors.
    pub corridors: Vec<Corridor>,
    /// Kinds of stops.
    pub categories: Vec<Category>,
    /// Themed routes.
    pub routes: Vec<RouteId>,
}

impl Pace {
    /// Every pace, slowest first.
    pub const ALL: [Self; 3] = [Self::Gentle, Self::Normal, Self::Full];

    /// The stay at this pace, in minutes.
    pub fn stay(self, stay: Stay) -> u32 {
        match self {
            Self::Gentle => ((stay.usual * 5 / 4).div_ceil(5) * 5).min(stay.long),
            Self::Normal | Self::Full => stay.usual,
        }
    }

    /// The stays that a must-see may get, longest first: as wanted, somewhat shorter, and just enough.
    pub fn stays(self, stay: Stay) -> [u32; 3] {
        let wanted = self.stay(stay);
        [wanted, (wanted + stay.short).div_ceil(10) * 5, stay.short].map(|minutes| minutes.min(wanted))
    }

    /// Travel time with the margin of this pace, so that a late bus does not cost a visit.
    pub fn way(self, minutes: u32) -> u32 {
        let percent = match self {
            Self::Gentle => 20,
            Self::Normal => 10,
            Self::Full => 0,
        };
        minutes + (minutes * percent).div_ceil(100)
    }

    /// How long lunch takes, in minutes.
    pub const fn lunch(self) -> u32 {
        match self {
            Self::Gentle => 75,
            Self::Normal => 60,
            Self::Full => 40,
        }
    }

    /// The most visits of a day.
    pub const fn most_visits(self) -> usize {
        match self {
            Self::Gentle => 4,
            Self::Normal => 7,
            Self::Full => 12,
        }
    }
}

impl Interests {
    /// Whether nothing is preferred.
    pub fn is_empty(&self) -> bool {
        self.corridors.is_empty() && self.categories.is_empty() && self.routes.is_empty()
    }
}

impl Wishes {
    /// Where days begin and end, and where rides stop.
    pub(super) fn bases(&self) -> impl Iterator<Item = &Base> {
        let ends = self.days.iter().flat_map(|day| [&day.base.start, &day.base.end]).flatten();
        ends.chain(self.rides().flat_map(|ride| [&ride.from, &ride.to]))
    }

    /// The wishes that a trip implies: its days, locked visits as kept, the others as must-sees, and candidates as
    /// liked. `start` is used if the trip has no date.
    pub fn of_trip(trip: &Trip, start: NaiveDate) -> Self {
        let unlocked = trip.days.iter().flat_map(|day| &day.visits).filter(|visit| !visit.locked);
        Self {
            start: trip.start.unwrap_or(start),
            mode: trip.mode,
            days: trip.days.iter().map(DayWish::of_day).collect(),
            pace: Pace::default(),
            must: unlocked.map(|visit| visit.stop.clone()).collect(),
            liked: trip.candidates.iter().map(|visit| visit.stop.clone()).collect(),
            never: Vec::new(),
            interests: Interests::default(),
            budget_cny: None,
            lunch: true,
            most_walk_m: None,
            stays: Vec::new(),
            party: Party::default(),
            evenings: false,
            rain: false,
            free_nights: Vec::new(),
        }
    }

    /// The same with nights that are spent at stops, each with the day before it, counted from 0.
    #[must_use]
    pub fn with_nights(&self, nights: &[(usize, StopId)], atlas: &Atlas) -> Self {
        let mut wishes = self.clone();
        for (night, stop) in nights {
            if let Some(stop) = atlas.stop(stop) {
                wishes.sleep_at(*night, stop);
            }
        }
        wishes
    }

    /// Takes over stays of an answer that differ from the usual ones, except those of must-sees.
    pub(super) fn take_short_stays(&mut self, answer: &Answer) {
        for visit in answer.days.iter().flat_map(|day| &day.visits) {
            let is_free = !self.must.contains(&visit.stop) && self.stay(&visit.stop).is_none();
            if let Some(minutes) = visit.minutes.filter(|_| is_free) {
                self.stays.push((visit.stop.clone(), minutes));
            }
        }
    }

    /// Spends the night after a day, counted from 0, at a stop.
    pub(super) fn sleep_at(&mut self, night: usize, stop: &Stop) {
        let there = Base::Place { name: stop.name.zh.clone(), position: stop.position };
        if let Some(before) = self.days.get_mut(night) {
            before.base.end = Some(there.clone());
        }
        if let Some(after) = self.days.get_mut(night + 1) {
            after.base.start = Some(there);
        }
    }

    /// The same wishes sorted and without duplicates: the order in which they were chosen must not change the plan.
    #[must_use]
    pub fn tidied(&self) -> Self {
        let mut wishes = self.clone();
        for stops in [&mut wishes.must, &mut wishes.liked, &mut wishes.never] {
            stops.sort();
            stops.dedup();
        }
        let Interests { corridors, categories, routes } = &mut wishes.interests;
        corridors.sort();
        corridors.dedup();
        categories.sort();
        categories.dedup();
        routes.sort();
        routes.dedup();
        wishes.stays.sort();
        wishes.stays.dedup_by(|later, earlier| later.0 == earlier.0);
        wishes
    }

    /// The means of transport: a taxi instead of the bus for those who cannot walk to and from it.
    pub fn means(&self) -> TripMode {
        let taxi = self.most_walk_m.is_some_and(|most| most <= TAXI_BELOW_M);
        if taxi && self.mode == TripMode::Transit { TripMode::Drive } else { self.mode }
    }

    /// When a day ends that may continue into the evening. The last day may not if it ends with a departure.
    pub fn latest_end(&self, day: usize) -> u32 {
        let Some(wish) = self.days.get(day) else { return 0 };
        let is_departure = day + 1 == self.days.len()
            && (matches!(wish.base.end, Some(Base::Station(_))) || wish.base.start != wish.base.end);
        if self.evenings && !is_departure { wish.to.max(EVENING_END) } else { wish.to }
    }

    /// The wishes for questions about an existing trip: every visit is kept, and travel is computed as in the timeline.
    pub fn standing(trip: &Trip, start: NaiveDate) -> Self {
        let mut wishes =
            Self { pace: Pace::Full, lunch: false, must: Vec::new(), ..Self::of_trip(trip, start) };
        for (wish, day) in wishes.days.iter_mut().zip(&trip.days) {
            wish.kept = day.visits.iter().map(Kept::of_visit).collect();
            wish.rides.clone_from(&day.rides);
        }
        wishes
    }

    /// The date of a day, counted from 0; `None` beyond the range of calendars.
    pub fn date_of(&self, day: usize) -> Option<NaiveDate> {
        self.start.checked_add_days(Days::new(u64::try_from(day).ok()?))
    }

    /// The length of stay that the traveller set for a stop.
    pub(super) fn stay(&self, stop: &StopId) -> Option<u32> {
        self.stays.iter().find(|(id, _)| id == stop).map(|(_, minutes)| *minutes)
    }

    /// All of the traveller's own rides, day by day.
    pub(super) fn rides(&self) -> impl Iterator<Item = &Ride> {
        self.days.iter().flat_map(|day| &day.rides)
    }

    /// All kept visits, day by day.
    pub(super) fn kept(&self) -> impl Iterator<Item = &Kept> {
        self.days.iter().flat_map(|day| &day.kept)
    }
}

impl DayWish {
    /// The hours, places, locked visits and rides of a day.
    pub fn of_day(day: &Day) -> Self {
        let locked = day.visits.iter().filter(|visit| visit.locked);
        let kept = locked.map(Kept::of_visit).collect();
        let locked_before =
            |ride: &Ride| day.visits.iter().take(ride.after).filter(|visit| visit.locked).count();
        let rides =
            day.rides.iter().map(|ride| Ride { after: locked_before(ride), ..ride.clone() }).collect();
        Self { from: minute_of(day.from), to: minute_of(day.to), base: day.base.clone(), kept, rides }
    }
}

impl DayWish {
    /// Releases all kept visits and returns them; rides stay.
    pub(super) fn free_kept(&mut self) -> Vec<Kept> {
        self.rides.iter_mut().for_each(|ride| ride.after = 0);
        std::mem::take(&mut self.kept)
    }
}

impl Kept {
    fn of_visit(visit: &Visit) -> Self {
        Self { stop: visit.stop.clone(), minutes: visit.minutes, locked: visit.locked }
    }
}

fn minute_of(time: NaiveTime) -> u32 {
    time.hour() * 60 + time.minute()
}
