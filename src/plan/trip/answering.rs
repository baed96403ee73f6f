//! Converts a plan, which refers to visits by index, to the answer in the traveller's terms.

use super::answer::{Answer, LeftOut, LunchAt, PlannedDay, PlannedVisit, Reason, Unmet};
use super::asked::PlanningModel;
use super::remedies::Trials;
use crate::domain::StopId;
use crate::plan::explain::{Why, reasons};
use crate::plan::problem::{DayIndex, Problem, VisitIndex};
use crate::plan::rules::{Breach, breaches_at};
use crate::plan::timeline::{Timeline, Timetabler};

/// A shortage of more minutes than this cannot be fixed by starting earlier or ending later.
const NEARLY_MINUTES: u32 = 120;

impl Answer {
    /// The answer for these visits, without reasons for what is left out.
    pub(super) fn of_days(asked: &PlanningModel, days: &[Vec<VisitIndex>], proven: bool) -> Self {
        let problem = asked.with_lunches();
        let timetabler = Timetabler::new(&problem);
        let planned = days.iter().enumerate().map(|(day, visits)| {
            let line = timetabler.timeline(day, visits);
            let pause = line.as_ref().and_then(|line| line.lunch);
            let minute = |time: i32| u32::try_from(time).unwrap_or(0);
            PlannedDay {
                visits: visits.iter().filter_map(|&visit| planned_visit(asked, day, visit)).collect(),
                rides: planned_rides(asked, visits),
                lunch: pause.map(|pause| (minute(pause.start), minute(pause.end))),
                lunch_at: line.as_ref().and_then(lunch_at),
                until: line.map_or(0, |line| minute(line.end)),
            }
        });
        let score = asked.problem.score_of(|visit| days.iter().flatten().any(|planned| *planned == visit));
        let unmet = unmet(asked, &problem, &timetabler, days);
        let (means, nights) = (asked.means, asked.nights.clone());
        Self { days: planned.collect(), score, proven, unmet, left_out: Vec::new(), means, nights }
    }

    /// The same with the reason for every stop that is left out.
    pub(super) fn with_reasons(
        mut self,
        asked: &PlanningModel,
        days: &[Vec<VisitIndex>],
        liked: &[StopId],
    ) -> Self {
        let mut dropped = reasons(&asked.problem, days);
        dropped.sort_by_key(|(visit, _)| {
            let visit = asked.problem.visits.get(*visit);
            (visit.map(|visit| !visit.wish.is_must()), visit.map(|visit| std::cmp::Reverse(visit.score)))
        });
        let open = asked.with_open_doors();
        let open = Timetabler::new(&open);
        let known = dropped.into_iter().filter_map(|(visit, why)| left_out(asked, visit, why, liked, &open));
        let unknown = asked.unknown.iter().map(|stop| LeftOut {
            stop: stop.clone(),
            asked_for: true,
            why: Reason::NotInPack,
            remedies: Vec::new(),
        });
        self.left_out = unknown.chain(known).collect();
        self
    }

    /// The same with the changes that were tried and would bring in stops that were asked for.
    pub(super) fn with_remedies(mut self, trials: &Trials) -> Self {
        for left in self.left_out.iter_mut().filter(|left| left.asked_for) {
            left.remedies = trials.remedies(&left.stop, left.why);
        }
        self
    }
}

fn planned_visit(asked: &PlanningModel, day: DayIndex, visit: VisitIndex) -> Option<PlannedVisit> {
    let candidate = asked.candidates.get(visit)?;
    Some(PlannedVisit {
        stop: candidate.stop.id.clone(),
        minutes: (candidate.minutes != candidate.stop.visit_minutes).then_some(candidate.minutes),
        hours_known: asked.hours_known(visit, day),
    })
}

/// How many stops come before each ride of a day.
fn planned_rides(asked: &PlanningModel, visits: &[VisitIndex]) -> Vec<usize> {
    let mut rides: Vec<(usize, usize)> = Vec::new();
    let mut stops = 0;
    for &visit in visits {
        match asked.ride(visit) {
            Some(ride) => rides.push((ride.index, stops)),
            None => stops += 1,
        }
    }
    rides.sort_unstable();
    rides.into_iter().map(|(_, stops)| stops).collect()
}

fn unmet(
    asked: &PlanningModel,
    problem: &Problem,
    timetabler: &Timetabler,
    days: &[Vec<VisitIndex>],
) -> Vec<Unmet> {
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

fn left_out(
    asked: &PlanningModel,
    visit: VisitIndex,
    why: Why,
    liked: &[StopId],
    open: &Timetabler,
) -> Option<LeftOut> {
    let stop = asked.candidates.get(visit)?.stop;
    let late = |minutes: i32| u32::try_from(minutes).unwrap_or(0);
    let why = match why {
        Why::NotWanted => Reason::NotWanted,
        Why::ClosedEveryDay => closed(asked, visit),
        Why::OverBudget(yuan) => Reason::OverBudget(yuan),
        Why::OutOfReach | Why::AlternativeChosen(_) | Why::CategoryFull(_) => Reason::OutOfReach,
        Why::NeedsTime(day, minutes) => Reason::NeedsTime(day, late(minutes)),
        Why::MissesLastEntry(day, minutes) => too_late(asked, visit, day, late(minutes)),
        Why::DayLimit(day, limit) => Reason::DayFull(day, limit),
        Why::NotReached => Reason::NotReached,
    };
    let is_too_far = is_far_off(why) && asked.is_far(visit) && !asked.could_hold(visit, open);
    let why = if is_too_far { Reason::OutOfReach } else { why };
    let asked_for = asked.problem.visits.get(visit)?.wish.is_must() || liked.contains(&stop.id);
    Some(LeftOut { stop: stop.id.clone(), asked_for, why, remedies: Vec::new() })
}

/// Whether so much time is missing that a longer day would not help, or it is unknown how much.
fn is_far_off(why: Reason) -> bool {
    match why {
        Reason::NeedsTime(_, short) | Reason::MissesLastEntry(_, short) | Reason::ClosesTooSoon(_, short) => {
            short == 0 || short > NEARLY_MINUTES
        }
        Reason::Dark(_) | Reason::HoursUnknown(_) => true,
        _ => false,
    }
}

/// Why a visit cannot begin on any day: its opening hours, or the dark.
fn closed(asked: &PlanningModel, visit: VisitIndex) -> Reason {
    let Some(candidate) = asked.candidates.get(visit) else { return Reason::ClosedAllDays };
    candidate.open.iter().position(|open| *open).map_or(Reason::ClosedAllDays, |day| {
        if candidate.stop.is_always_open() { Reason::Dark(day) } else { Reason::ClosesTooSoon(day, 0) }
    })
}

/// Why a visit does not fit for which the arrival is too late on the best day.
fn too_late(asked: &PlanningModel, visit: VisitIndex, day: DayIndex, late: u32) -> Reason {
    let Some(candidate) = asked.candidates.get(visit) else { return Reason::MissesLastEntry(day, late) };
    if !asked.hours_known(visit, day) {
        return Reason::HoursUnknown(day);
    }
    let windows = asked.problem.visits.get(visit).and_then(|one| one.windows.get(day));
    let closes = windows.into_iter().flatten().filter_map(|window| window.leave_by).max();
    let day_end = asked.problem.days.get(day).map_or(0, |day| day.end);
    if candidate.stop.is_always_open() {
        return if closes.is_some_and(|closes| closes < day_end) {
            Reason::Dark(day)
        } else {
            Reason::NeedsTime(day, late)
        };
    }
    let stay = i32::try_from(candidate.minutes).unwrap_or(0);
    let by = i32::try_from(late).unwrap_or(0);
    let let_in = windows.into_iter().flatten().any(|window| {
        let last_for_all = window.leave_by.map_or(i32::MAX, |leave| leave - stay);
        last_for_all < window.last_entry && last_for_all.saturating_add(by) <= window.last_entry
    });
    if let_in { Reason::ClosesTooSoon(day, late) } else { Reason::MissesLastEntry(day, late) }
}

/// Where the lunch pause of a computed day is.
fn lunch_at(line: &Timeline) -> Option<LunchAt> {
    let pause = line.lunch?;
    let inside = line.stays.iter().position(|stay| stay.start <= pause.start && pause.end <= stay.leave);
    if let Some(visit) = inside {
        return Some(LunchAt::Inside(visit));
    }
    let next = line.stays.iter().position(|stay| pause.end <= stay.start).unwrap_or(line.stays.len());
    let arrive = line.stays.get(next).map_or(line.end, |stay| stay.arrive);
    Some(if arrive <= pause.start { LunchAt::Arrived(next) } else { LunchAt::Before(next) })
}
