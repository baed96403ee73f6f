//! What the planner answers, in the traveller's terms: days of stops, what could not be kept, and why the rest is not in.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::asked::Asked;
use super::wishes::Wishes;
use crate::domain::schedule::pace;
use crate::domain::{Calendar, EntryDay, Stop, StopId, compact};
use crate::plan::explain::{Dropped, Limit, Remedy, Why, explain};
use crate::plan::problem::{DayIndex, Problem, VisitIndex};
use crate::plan::rules::{Breach, breaches_at};
use crate::plan::timeline::Timetabler;

/// A plan.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// The days, in order.
    pub days: Vec<PlannedDay>,
    /// What it is worth; only good for comparing plans of the same wishes.
    pub score: u64,
    /// No plan is better by these wishes.
    pub proven: bool,
    /// What was asked and could not be kept.
    pub unmet: Vec<Unmet>,
    /// Stops that are not in the plan, those that were asked for first, then by worth.
    pub left_out: Vec<LeftOut>,
}

/// A planned day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedDay {
    /// Visits in order.
    pub visits: Vec<PlannedVisit>,
    /// Time kept for lunch: from, to, in minutes after midnight; reckoned with the margins of the pace.
    pub lunch: Option<(u32, u32)>,
}

/// A planned visit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedVisit {
    /// Which stop.
    pub stop: StopId,
    /// Minutes to stay, where that is not as long as usual.
    pub minutes: Option<u32>,
    /// Whether the pack tells the hours of that day.
    pub hours_known: bool,
}

/// Something that was asked and is not so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Unmet {
    /// A stop that had to be in the plan is not.
    MustMissing(StopId),
    /// A day has no time for lunch.
    NoLunch(DayIndex),
    /// A day is over before one gets from where it begins to where it ends, past what is kept on it, or before it begins.
    DayTooShort(DayIndex),
    /// A stop that is kept on a day lets nobody in that day, or not for as long.
    KeptShut(DayIndex, StopId),
    /// A day has more metres on foot than were wanted.
    TooFarOnFoot(DayIndex),
    /// What is kept costs so many yuan more than was wanted.
    OverBudget(u32),
    /// A stop that was locked on a day that the trip no longer has.
    KeptAside(StopId),
    /// Another limit of a day.
    DayLimit(DayIndex),
}

/// A stop that is not in the plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// Which stop.
    pub stop: StopId,
    /// Whether it was asked for.
    pub asked_for: bool,
    /// What keeps it out.
    pub why: Reason,
    /// What would bring it in, one at a time.
    pub remedies: Vec<Change>,
}

/// What keeps a stop out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reason {
    /// It is not wanted.
    NotWanted,
    /// The pack does not know it.
    NotInPack,
    /// It is closed on all of the days.
    ClosedAllDays,
    /// So many yuan are missing.
    OverBudget(u64),
    /// No way leads there and back within a day.
    OutOfReach,
    /// So many minutes are missing, on the day where fewest are.
    NeedsTime(DayIndex, u32),
    /// One would be so many minutes late for the last entry, on the best day.
    MissesLastEntry(DayIndex, u32),
    /// Nobody knows its hours, so it is planned for daylight only, and the best day's daylight has no time for it.
    HoursUnknown(DayIndex),
    /// That limit keeps it out of the day that it would fit.
    DayFull(DayIndex, Limit),
    /// It would fit; the search was stopped before.
    NotReached,
}

/// A change that would bring a stop in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Change {
    /// Want it.
    WantIt,
    /// Spend so many yuan more.
    RaiseBudget(u64),
    /// Make a day so many minutes longer.
    LengthenDay(DayIndex, u32),
    /// Leave out that stop.
    InsteadOf(StopId),
    /// Loosen a limit: a quicker pace, a day without lunch, more walking.
    LoosenDay(DayIndex, Limit),
    /// Begin a day so many minutes earlier.
    StartEarlier(DayIndex, u32),
    /// One day more.
    AnotherDay,
    /// Put it in.
    AddIt(DayIndex),
    /// Go on that date, when it is open.
    GoOn(#[serde(with = "compact::date")] NaiveDate),
}

/// How many days after the trip a closed stop is looked at again.
const LATER_DAYS: u64 = 14;

impl Answer {
    /// The answer that these visits are, without reasons for what is left out.
    pub(super) fn of_days(asked: &Asked, days: &[Vec<VisitIndex>], proven: bool) -> Self {
        let problem = asked.with_lunches();
        let timetabler = Timetabler::new(&problem);
        let planned = days.iter().enumerate().map(|(day, visits)| {
            let lunch = timetabler.timeline(day, visits).and_then(|line| line.lunch);
            let minute = |time: i32| u32::try_from(time).unwrap_or(0);
            PlannedDay {
                visits: visits.iter().filter_map(|&visit| planned_visit(asked, day, visit)).collect(),
                lunch: lunch.map(|pause| (minute(pause.start), minute(pause.end))),
            }
        });
        let score = asked.problem.score_of(|visit| days.iter().flatten().any(|planned| *planned == visit));
        let unmet = unmet(asked, &problem, &timetabler, days);
        Self { days: planned.collect(), score, proven, unmet, left_out: Vec::new() }
    }

    /// The same with the reason for every stop that is left out.
    pub(super) fn with_reasons(
        mut self,
        asked: &Asked,
        days: &[Vec<VisitIndex>],
        wishes: &Wishes,
        calendar: &Calendar,
    ) -> Self {
        let mut dropped = explain(&asked.problem, days);
        dropped.sort_by_key(|dropped| {
            let visit = asked.problem.visits.get(dropped.visit);
            (visit.map(|visit| !visit.wish.is_must()), visit.map(|visit| std::cmp::Reverse(visit.score)))
        });
        let known = dropped.iter().filter_map(|dropped| left_out(asked, dropped, wishes, calendar));
        let unknown = asked.unknown.iter().map(|stop| LeftOut {
            stop: stop.clone(),
            asked_for: true,
            why: Reason::NotInPack,
            remedies: Vec::new(),
        });
        self.left_out = unknown.chain(known).collect();
        self
    }

    /// Every planned stop.
    pub fn stops(&self) -> impl Iterator<Item = &StopId> {
        self.days.iter().flat_map(|day| &day.visits).map(|visit| &visit.stop)
    }
}

fn planned_visit(asked: &Asked, day: DayIndex, visit: VisitIndex) -> Option<PlannedVisit> {
    let candidate = asked.candidates.get(visit)?;
    Some(PlannedVisit {
        stop: candidate.stop.id.clone(),
        minutes: (candidate.minutes != candidate.stop.visit_minutes).then_some(candidate.minutes),
        hours_known: asked.hours_known(visit, day),
    })
}

fn unmet(asked: &Asked, problem: &Problem, timetabler: &Timetabler, days: &[Vec<VisitIndex>]) -> Vec<Unmet> {
    let broken = breaches_at(problem, timetabler, days);
    let told = broken.into_iter().filter_map(|breach| match breach {
        Breach::MustMissing(visit) => Some(Unmet::MustMissing(asked.candidates.get(visit)?.stop.id.clone())),
        Breach::NoLunch(day) => Some(Unmet::NoLunch(day)),
        Breach::OutsideDay(day) => Some(Unmet::DayTooShort(day)),
        Breach::TooFarOnFoot(day) => Some(Unmet::TooFarOnFoot(day)),
        Breach::Closed(day, _)
        | Breach::NoSuchWay(day, _)
        | Breach::Unpinned(day, _)
        | Breach::Category(Some(day), _)
        | Breach::TooManyVisits(day) => Some(Unmet::DayLimit(day)),
        Breach::WrongOrder(..) | Breach::Both(..) | Breach::Category(None, _) | Breach::OverBudget(_) => None,
    });
    let stuck = (0..days.len()).filter(|&day| {
        let empty = days.get(day).is_some_and(Vec::is_empty);
        let no_time = problem.days.get(day).is_some_and(|day| day.end <= day.start);
        empty && (no_time || timetabler.timeline(day, &[]).is_none())
    });
    let mut all = asked.given_up.clone();
    for one in told.chain(stuck.map(Unmet::DayTooShort)) {
        if !all.contains(&one) {
            all.push(one);
        }
    }
    all
}

fn left_out(asked: &Asked, dropped: &Dropped, wishes: &Wishes, calendar: &Calendar) -> Option<LeftOut> {
    let stop = asked.candidates.get(dropped.visit)?.stop;
    let late = |minutes: i32| u32::try_from(minutes).unwrap_or(0);
    let why = match dropped.why {
        Why::NotWanted => Reason::NotWanted,
        Why::ClosedEveryDay => Reason::ClosedAllDays,
        Why::OverBudget(yuan) => Reason::OverBudget(yuan),
        Why::OutOfReach | Why::AlternativeChosen(_) | Why::CategoryFull(_) => Reason::OutOfReach,
        Why::NeedsTime(day, minutes) => Reason::NeedsTime(day, late(minutes)),
        Why::MissesLastEntry(day, _) if !asked.hours_known(dropped.visit, day) => Reason::HoursUnknown(day),
        Why::MissesLastEntry(day, minutes) => Reason::MissesLastEntry(day, late(minutes)),
        Why::DayLimit(day, limit) => Reason::DayFull(day, limit),
        Why::NotReached => Reason::NotReached,
    };
    let mut remedies: Vec<Change> =
        dropped.remedies.iter().filter_map(|remedy| change(asked, remedy)).collect();
    if why == Reason::ClosedAllDays {
        remedies.extend(open_later(stop, wishes, calendar).map(Change::GoOn));
    }
    let asked_for =
        asked.problem.visits.get(dropped.visit)?.wish.is_must() || wishes.liked.contains(&stop.id);
    Some(LeftOut { stop: stop.id.clone(), asked_for, why, remedies })
}

fn change(asked: &Asked, remedy: &Remedy) -> Option<Change> {
    let late = |minutes: i32| u32::try_from(minutes).unwrap_or(0);
    Some(match *remedy {
        Remedy::WantIt => Change::WantIt,
        Remedy::RaiseBudget(yuan) => Change::RaiseBudget(yuan),
        Remedy::AllowMore(_) => return None,
        Remedy::LengthenDay(day, minutes) => Change::LengthenDay(day, late(minutes)),
        Remedy::InsteadOf(visit) => Change::InsteadOf(asked.candidates.get(visit)?.stop.id.clone()),
        Remedy::LoosenDay(day, limit) => Change::LoosenDay(day, limit),
        Remedy::StartEarlier(day, minutes) => {
            let start = asked.problem.days.get(day)?.start - minutes;
            if start < i32::try_from(pace::EARLIEST_START_MINUTE).ok()? {
                return None;
            }
            Change::StartEarlier(day, late(minutes))
        }
        Remedy::AnotherDay => Change::AnotherDay,
        Remedy::AddIt(day) => Change::AddIt(day),
    })
}

/// The first date after the trip on which a stop is known to be open.
fn open_later(stop: &Stop, wishes: &Wishes, calendar: &Calendar) -> Option<NaiveDate> {
    let after = wishes.date_of(wishes.days.len())?;
    let mut dates = (0..LATER_DAYS).filter_map(|days| after.checked_add_days(chrono::Days::new(days)));
    dates.find(|date| matches!(stop.entry_windows(*date, calendar), EntryDay::Open(_)))
}
