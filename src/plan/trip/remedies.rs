//! What would bring in a stop that is left out. Only tested changes are offered: each is applied to the wishes, the
//! must-sees are settled again, and it is offered only if the stop is then in and nothing else that was asked for drops
//! out.

use std::cell::Cell;

use chrono::Days;

use super::answer::{Answer, Change, Reason, Unmet};
use super::asked::PlanningModel;
use super::candidates::Which;
use super::planner::Planner;
use super::wishes::{DayWish, Pace, Wishes};
use crate::domain::schedule::pace;
use crate::domain::trip::{Bases, MAX_DAYS};
use crate::domain::{Atlas, EntryDay, Stop, StopId};
use crate::plan::explain::Limit;
use crate::plan::problem::{DayIndex, VisitIndex};

/// The most remedies offered for a stop.
const MOST_TOLD: usize = 8;
/// The most changes that are tried for all stops together: more would keep the traveller waiting.
const MOST_TRIED: usize = 90;
/// The most must-sees that are settled again for all of these changes together, each counted every time.
const MOST_SETTLED: usize = 500;
/// The most changes that are tried for one stop.
const MOST_TRIED_EACH: usize = 24;
/// How many minutes longer or earlier a day is tried.
const STEPS: [u32; 5] = [15, 30, 60, 90, 120];
/// How many days after the trip are searched for one on which a closed stop is open.
const LATER_DAYS: u64 = 14;
/// The most nights that are tried elsewhere: each requires travel from another place.
const MOST_NIGHTS: usize = 2;
/// The most must-sees that are tried without, to make room for another.
const MOST_SWAPS: usize = 3;

impl Change {
    /// The wishes with this change, made for that stop of the pack.
    #[must_use]
    pub fn applied(&self, wishes: &Wishes, stop: &StopId, atlas: &Atlas) -> Wishes {
        let mut next = wishes.clone();
        if !next.kept().any(|kept| &kept.stop == stop) && !next.must.contains(stop) {
            next.must.push(stop.clone());
        }
        next.never.retain(|other| other != stop);
        match self {
            Self::StayFor(minutes) => {
                next.stays.retain(|(other, _)| other != stop);
                next.stays.push((stop.clone(), *minutes));
            }
            Self::InTheEvening => next.evenings = true,
            Self::LengthenDay(day, more) => next.on(*day, |day| day.to += more),
            Self::StartEarlier(day, early) => next.on(*day, |day| day.from = day.from.saturating_sub(*early)),
            Self::BothEnds(day, more) => next.on(*day, |day| {
                (day.from, day.to) = (day.from.saturating_sub(*more), day.to + more);
            }),
            Self::SleepThere(night) => {
                if let Some(stop) = atlas.stop(stop) {
                    next.sleep_at(*night, stop);
                }
            }
            Self::RaiseBudget(yuan) => {
                let more = u32::try_from(*yuan).unwrap_or(u32::MAX);
                next.budget_cny = next.budget_cny.map(|budget| budget.saturating_add(more));
            }
            Self::Loosen(day, limit) => next.loosen(*day, *limit),
            Self::InsteadOf(other) => {
                next.must.retain(|must| must != other);
                next.liked.retain(|liked| liked != other);
                next.never.push(other.clone());
            }
            Self::AnotherDay => next.add_a_day(),
            Self::GoOn(date, day) => {
                let before = u64::try_from(*day).unwrap_or(0);
                next.start = date.checked_sub_days(Days::new(before)).unwrap_or(next.start);
            }
        }
        next
    }
}

impl Wishes {
    fn on(&mut self, day: DayIndex, change: impl FnOnce(&mut DayWish)) {
        if let Some(day) = self.days.get_mut(day) {
            change(day);
        }
    }

    fn loosen(&mut self, day: DayIndex, limit: Limit) {
        let all = limit == Limit::Several;
        if all || limit == Limit::Lunch {
            self.lunch = false;
        }
        if all || limit == Limit::Visits {
            self.pace = self.pace.quicker();
        }
        if all || limit == Limit::Walk {
            self.most_walk_m = self.most_walk_m.map(|most| most.saturating_mul(2));
        }
        if limit == Limit::Order {
            let freed = self.days.get_mut(day).map(DayWish::free_kept).unwrap_or_default();
            self.must.extend(freed.into_iter().map(|kept| kept.stop));
        }
    }

    /// Adds a day before the last one, spent where the last one begins.
    fn add_a_day(&mut self) {
        let Some(last) = self.days.last().cloned() else { return };
        if self.days.len() >= MAX_DAYS {
            return;
        }
        let usual = self.days.iter().take(self.days.len() - 1).next_back().unwrap_or(&last);
        let base = Bases { start: last.base.start.clone(), end: last.base.start.clone() };
        let (from, to) = (usual.from.min(9 * 60), usual.to.max(18 * 60));
        let day = DayWish { from, to, base, kept: Vec::new(), rides: Vec::new() };
        self.days.insert(self.days.len() - 1, day);
    }
}

impl Pace {
    fn quicker(self) -> Self {
        match self {
            Self::Gentle => Self::Normal,
            Self::Normal | Self::Full => Self::Full,
        }
    }
}

/// Tries changes on the question that a plan answers.
pub(super) struct Trials<'t, 'a> {
    planner: &'t Planner<'a>,
    wishes: &'t Wishes,
    asked: &'t PlanningModel<'a>,
    /// How many more changes may be tried.
    left: Cell<usize>,
    /// How many more must-sees may be settled again.
    work: Cell<usize>,
}

impl<'t, 'a> Trials<'t, 'a> {
    pub(super) fn new(planner: &'t Planner<'a>, wishes: &'t Wishes, asked: &'t PlanningModel<'a>) -> Self {
        Self { planner, wishes, asked, left: Cell::new(MOST_TRIED), work: Cell::new(MOST_SETTLED) }
    }

    /// The changes that would bring a stop in, the best first.
    pub(super) fn remedies(&self, stop: &StopId, why: Reason) -> Vec<Change> {
        let Some(stop) = self.planner.atlas.stop(stop) else { return Vec::new() };
        if matches!(why, Reason::NotWanted | Reason::NotInPack | Reason::NotReached) {
            return Vec::new();
        }
        let tries = Cell::new(MOST_TRIED_EACH.min(self.left.get()));
        let helps = |change: &Change| {
            if tries.get() == 0 {
                return false;
            }
            tries.set(tries.get() - 1);
            self.left.set(self.left.get().saturating_sub(1));
            self.brings_in(change, &stop.id)
        };
        let mut told: Vec<Change> = self.single(stop, why).into_iter().filter(|one| helps(one)).collect();
        told.extend(self.nights(why).into_iter().find(|one| helps(one)));
        for steps in self.by_steps(why) {
            told.extend(steps.into_iter().find(|one| helps(one)));
        }
        told.extend(self.swaps(&stop.id).into_iter().find(|one| helps(one)));
        told.extend(Some(Change::AnotherDay).filter(|one| helps(one)));
        told.extend(self.later(stop, why).into_iter().find(|one| helps(one)));
        told.truncate(MOST_TOLD);
        told
    }

    /// Changes that are not tried in steps.
    fn single(&self, stop: &Stop, why: Reason) -> Vec<Change> {
        let short = stop.stay().short;
        let stays_longer = self.wishes.stay(&stop.id).is_some_and(|minutes| minutes > short);
        let suits_evenings = stop.details.suits.evening == Some(true) && !self.wishes.evenings;
        let limit = match why {
            Reason::DayFull(day, limit) => Some(Change::Loosen(day, limit)),
            Reason::OverBudget(yuan) => Some(Change::RaiseBudget(yuan)),
            _ => None,
        };
        let stay = stays_longer.then_some(Change::StayFor(short));
        stay.into_iter().chain(suits_evenings.then_some(Change::InTheEvening)).chain(limit).collect()
    }

    /// Longer and earlier days and both, each from the smallest step on, for the day that lacks least.
    fn by_steps(&self, why: Reason) -> Vec<Vec<Change>> {
        let Some(best) = self.best_day(why) else { return Vec::new() };
        let Some(day) = self.wishes.days.get(best) else { return Vec::new() };
        let is_later_of_use = matches!(why, Reason::NeedsTime(..) | Reason::DayFull(..) | Reason::OutOfReach);
        let later = |more: &&u32| day.to + **more <= pace::LATEST_END_MINUTE;
        let earlier = |early: &&u32| day.from >= pace::EARLIEST_START_MINUTE + **early;
        let lengthen = STEPS.iter().filter(|_| is_later_of_use).filter(later);
        vec![
            lengthen.map(|more| Change::LengthenDay(best, *more)).collect(),
            STEPS.iter().filter(earlier).map(|early| Change::StartEarlier(best, *early)).collect(),
            STEPS.iter().filter(later).filter(earlier).map(|both| Change::BothEnds(best, *both)).collect(),
        ]
    }

    /// The day that lacks least; if no day is long enough, the longest.
    fn best_day(&self, why: Reason) -> Option<DayIndex> {
        match why {
            Reason::NeedsTime(best, _)
            | Reason::MissesLastEntry(best, _)
            | Reason::ClosesTooSoon(best, _)
            | Reason::Dark(best)
            | Reason::HoursUnknown(best)
            | Reason::DayFull(best, _) => Some(best),
            Reason::OutOfReach => {
                let days = self.wishes.days.iter().enumerate();
                let longest = days.rev().max_by_key(|(_, day)| day.to.saturating_sub(day.from));
                longest.map(|(day, _)| day)
            }
            _ => None,
        }
    }

    /// Nights that could be spent at a stop that is too far for a day, if one day ends where the next one begins.
    fn nights(&self, why: Reason) -> Vec<Change> {
        let nights = self.wishes.days.windows(2).enumerate().filter(|_| why == Reason::OutOfReach);
        let joined = nights.filter(|(_, pair)| pair[0].base.end == pair[1].base.start);
        joined.map(|(night, _)| Change::SleepThere(night)).take(MOST_NIGHTS).collect()
    }

    /// Other must-sees whose removal could make room, the lowest score first.
    fn swaps(&self, stop: &StopId) -> Vec<Change> {
        let visits = self.asked.least.iter().flatten();
        let mut inside: Vec<_> = visits
            .filter_map(|&visit| {
                Some((self.asked.problem.visits.get(visit)?, self.asked.candidates.get(visit)?))
            })
            .filter(|(_, candidate)| candidate.kept.is_none() && &candidate.stop.id != stop)
            .collect();
        inside.sort_by_key(|(visit, _)| visit.score);
        let stops = inside.into_iter().map(|(_, candidate)| candidate.stop.id.clone());
        stops.take(MOST_SWAPS).map(Change::InsteadOf).collect()
    }

    /// Later dates on which a stop is known to be open, for one that is closed on all days of the trip.
    fn later(&self, stop: &Stop, why: Reason) -> Vec<Change> {
        if why != Reason::ClosedAllDays {
            return Vec::new();
        }
        let Some(after) = self.wishes.date_of(self.wishes.days.len()) else { return Vec::new() };
        let calendar = &self.planner.atlas.calendar;
        let dates = (0..LATER_DAYS).filter_map(|days| after.checked_add_days(Days::new(days)));
        let open = dates.filter(|date| matches!(stop.entry_windows(*date, calendar), EntryDay::Open(_)));
        let days = self.wishes.days.len();
        open.take(2).flat_map(|date| (0..days).map(move |day| Change::GoOn(date, day))).collect()
    }

    /// The first of the traveller's free nights that brings in a stop, out of reach by day, if it is spent there.
    pub(super) fn night_at(&self, stop: &StopId) -> Option<DayIndex> {
        let nights = self.wishes.free_nights.iter().copied().take(MOST_NIGHTS);
        nights.into_iter().find(|night| self.brings_in(&Change::SleepThere(*night), stop))
    }

    /// Whether a change brings a stop in, and keeps everything else that was in.
    fn brings_in(&self, change: &Change, stop: &StopId) -> bool {
        let wishes = change.applied(self.wishes, stop, self.planner.atlas).tidied();
        let musts = wishes.must.len();
        if self.work.get() < musts {
            return false;
        }
        let mut asked = self.planner.asked_about(&wishes, Which::Musts);
        if !asked.may_hold(stop, &self.inside(), &wishes) {
            return false;
        }
        self.work.set(self.work.get() - musts);
        asked.settle_musts(&wishes);
        self.is_better(&asked, change, stop)
    }

    /// The stops of the least plan by day.
    fn inside(&self) -> Vec<Vec<&StopId>> {
        let stop = |visit: &VisitIndex| Some(&self.asked.candidates.get(*visit)?.stop.id);
        self.asked.least.iter().map(|day| day.iter().filter_map(stop).collect()).collect()
    }

    fn is_better(&self, asked: &PlanningModel, change: &Change, stop: &StopId) -> bool {
        let holds = |asked: &PlanningModel, stop: &StopId| {
            let stops = asked.least.iter().flatten().filter_map(|visit| asked.candidates.get(*visit));
            stops.into_iter().any(|candidate| &candidate.stop.id == stop)
        };
        let goes = |other: &StopId| matches!(change, Change::InsteadOf(gone) if gone == other);
        let all_stay = self.asked.least.iter().flatten().all(|visit| {
            let there = self.asked.candidates.get(*visit).map(|candidate| &candidate.stop.id);
            there.is_none_or(|other| goes(other) || holds(asked, other))
        });
        holds(asked, stop) && all_stay && broken(asked, change) <= broken(self.asked, change)
    }
}

/// How many wishes about whole days a least plan breaks.
fn broken(asked: &PlanningModel, change: &Change) -> usize {
    let answer = Answer::of_days(asked, &asked.least, false);
    let counts = |unmet: &&Unmet| match unmet {
        Unmet::MustMissing(_) => false,
        Unmet::NoLunch(_) => !matches!(change, Change::Loosen(..)),
        _ => true,
    };
    answer.unmet.iter().filter(counts).count()
}
