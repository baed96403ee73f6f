//! Spreads what does not fit over the days: takes it out where it clashes and puts it in where it fits, on new days
//! if necessary.

use super::{MAX_DAYS, StopId, Trip, VisitAt, World, is_open_ended, trial};
use crate::domain::schedule::{Conflict, Schedule};
use crate::domain::trip::Edit;

/// A trip whose stops were spread.
#[derive(Clone, Debug, PartialEq)]
pub struct Spread {
    /// The resulting trip.
    pub trip: Trip,
    /// The number of days added.
    pub days: usize,
    /// The number of stops that fit on no day and are candidates now.
    pub aside: usize,
}

/// Spreads what does not fit over the days, and the candidate `besides` as well. `None` if nothing would change.
pub fn spread(trip: &Trip, besides: Option<&StopId>, world: World<'_>) -> Option<Spread> {
    let mut plan = trip.clone();
    let mut loose = take_out(&mut plan, world);
    loose.extend(besides.filter(|stop| trip.candidates.iter().any(|one| &&one.stop == stop)).cloned());
    loose.retain(|stop| !put_in(&mut plan, stop, 0, world));
    while !loose.is_empty() && one_more_day(&mut plan, &mut loose, world) {}
    loose.retain(|stop| !exchange(&mut plan, stop, 0, true, world));
    let days = plan.days.len() - trip.days.len();
    (!plan.same_plan(trip)).then_some(Spread { trip: plan, days, aside: loose.len() })
}

/// Sets aside what clashes, day by day, until every day works; locked visits stay. Returns the stops taken out.
pub(super) fn take_out(plan: &mut Trip, world: World<'_>) -> Vec<StopId> {
    let mut out = Vec::new();
    for day in 0..plan.days.len() {
        let mut here = Vec::new();
        while let Some(at) = clashing(plan, day, world) {
            let stop = plan.visit(at).map(|visit| visit.stop.clone());
            let Ok(next) = Edit::SetAside(at).apply(plan) else { break };
            *plan = next;
            here.extend(stop);
        }
        // The last visits were taken out first; this restores their order.
        out.extend(here.into_iter().rev());
    }
    out
}

/// The visit of a day that has to give way: the one that clashes, or else the last movable one before it, or of the
/// day.
fn clashing(plan: &Trip, day: usize, World { atlas, ways }: World<'_>) -> Option<VisitAt> {
    let schedule = Schedule::day(plan, day, atlas, ways)?;
    let clash: &Conflict = schedule.conflicts.iter().find(|conflict| conflict.kind.is_clash())?;
    let visits = &plan.days.get(day)?.visits;
    let last = clash.visit.as_ref().map_or(visits.len(), |(index, _)| index + 1);
    // Setting aside one of two visits to the same stop would lose it.
    let once = |stop: &StopId| plan.visits().filter(|(_, visit)| &visit.stop == stop).count() == 1;
    let free = |index: &usize| visits.get(*index).is_some_and(|visit| !visit.locked && once(&visit.stop));
    (0..last.min(visits.len())).rev().find(free).map(|index| VisitAt { day, index })
}

/// Puts a stop where it fits and costs least, on a day from `first` on; returns whether it fitted.
pub(super) fn put_in(plan: &mut Trip, stop: &StopId, first: usize, world: World<'_>) -> bool {
    let trials = (first..plan.days.len()).flat_map(|day| trial::on_day(plan, day, stop, world));
    let best = trials.filter(trial::Trial::fits).min_by_key(|trial| (trial.cost, trial.at));
    best.is_some_and(|trial| insert(plan, stop, &trial))
}

pub(super) fn insert(plan: &mut Trip, stop: &StopId, trial: &trial::Trial) -> bool {
    trial::edit(stop, trial.at, trial.behind_rides).apply(plan).map(|next| *plan = next).is_ok()
}

/// Adds a day with what fits on it; returns whether anything did. A trip that is not open-ended keeps its last day at
/// the end.
fn one_more_day(plan: &mut Trip, loose: &mut Vec<StopId>, world: World<'_>) -> bool {
    let days = plan.days.len();
    if days >= MAX_DAYS {
        return false;
    }
    let day = if is_open_ended(plan) { days } else { days.saturating_sub(1).max(1) };
    let Ok(mut next) = Edit::InsertDay { at: day }.apply(plan) else { return false };
    // The days after the new one move to other dates.
    let before: u32 = harm_from(plan, day, world);
    if harm_from(&next, day + 1, world) > before {
        return false;
    }
    let found = loose.len();
    loose.retain(|stop| !put_on(&mut next, stop, day, world));
    if loose.len() == found {
        return false;
    }
    *plan = next;
    true
}

fn put_on(plan: &mut Trip, stop: &StopId, day: usize, world: World<'_>) -> bool {
    let trials = trial::on_day(plan, day, stop, world).into_iter().filter(trial::Trial::fits);
    let best = trials.min_by_key(|trial| (trial.cost, trial.at));
    best.is_some_and(|trial| insert(plan, stop, &trial))
}

fn harm_from(plan: &Trip, first: usize, World { atlas, ways }: World<'_>) -> u32 {
    (first..plan.days.len())
        .filter_map(|day| Schedule::day(plan, day, atlas, ways))
        .map(|day| trial::harm(&day))
        .sum()
}

/// Lets a stop take the place of a visit on a day from `first` on, if that visit fits elsewhere on those days or,
/// with `may_grow`, on a new day. Returns whether an exchange was made.
pub(super) fn exchange(
    plan: &mut Trip,
    stop: &StopId,
    first: usize,
    may_grow: bool,
    world: World<'_>,
) -> bool {
    let others: Vec<VisitAt> =
        plan.visits().filter(|(at, visit)| at.day >= first && !visit.locked).map(|(at, _)| at).collect();
    for at in others {
        let Some(other) = plan.visit(at).map(|visit| visit.stop.clone()) else { continue };
        let Ok(mut next) = Edit::SetAside(at).apply(plan) else { continue };
        if !put_on(&mut next, stop, at.day, world) {
            continue;
        }
        if put_in(&mut next, &other, first, world) || may_grow && on_a_new_day(&mut next, &other, world) {
            *plan = next;
            return true;
        }
    }
    false
}

fn on_a_new_day(plan: &mut Trip, stop: &StopId, world: World<'_>) -> bool {
    let at = VisitAt { day: plan.days.len(), index: 0 };
    let tried = trial::at(plan, stop, at, world).filter(|trial| is_open_ended(plan) && trial.fits());
    tried.is_some_and(|trial| insert(plan, stop, &trial))
}
