//! Adding one stop to a trip: where it goes, and where else it could go.

use super::{Conflict, StopId, Trial, Trip, VisitAt, World, is_open_ended, trial};
use crate::domain::schedule::pace;
use crate::domain::trip::Edit;

/// Travellers expect a new stop after the last visit of a day; any other position has to save this many minutes.
const WORTH_MOVING_MINUTES: u32 = 5;
/// Maximum number of other places that are offered.
const MOST_OTHERS: usize = 3;

/// A place for a stop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceInTrip {
    /// Day and position within the day, counted from 0, in the trip as it is before the stop is added.
    pub at: VisitAt,
    /// The stop before it on that day.
    pub after: Option<StopId>,
    /// The stop after it on that day.
    pub before: Option<StopId>,
    /// Whether the day would be a new one.
    pub is_new_day: bool,
    /// Whether it is the last of the day, after the rides at the end of the day.
    pub behind_rides: bool,
}

/// The outcome of adding a stop.
#[derive(Clone, Debug, PartialEq)]
pub struct Added {
    /// Which stop.
    pub stop: StopId,
    /// Where it goes; `None` makes it a candidate, because no day has room for it.
    pub place: Option<PlaceInTrip>,
    /// Other places where it fits, the best first; at most three.
    pub others: Vec<PlaceInTrip>,
    /// What clashes, if it does not fit.
    pub clash: Option<Conflict>,
}

impl Added {
    /// The edit that adds it.
    pub fn edit(&self) -> Edit {
        match &self.place {
            Some(place) => trial::edit(&self.stop, place.at, place.behind_rides),
            None => Edit::AddCandidate { stop: self.stop.clone() },
        }
    }
}

/// Decides where a stop that is not in the days yet goes: where it fits and costs least, on the day `preferred` if it
/// fits there. If it fits on no day, it gets a new day at the end, unless the trip cannot be extended; otherwise it
/// goes where it does least harm, or becomes a candidate rather than being placed at night.
pub fn add(trip: &Trip, stop: &StopId, preferred: Option<usize>, world: World<'_>) -> Added {
    let trials = trials(trip, stop, world);
    let chosen = choose(trip, &trials, preferred);
    added(trip, stop, &trials, chosen)
}

/// The same for a place that the traveller chose; `None` if the stop cannot go there.
pub fn put(trip: &Trip, stop: &StopId, at: VisitAt, world: World<'_>) -> Option<Added> {
    let trials = trials(trip, stop, world);
    let chosen = trials.iter().find(|trial| trial.at == at)?;
    Some(added(trip, stop, &trials, Some(chosen)))
}

/// A trial for every place, the new day last.
fn trials(trip: &Trip, stop: &StopId, world: World<'_>) -> Vec<Trial> {
    let days = trip.days.len();
    let new_day = is_open_ended(trip).then_some(VisitAt { day: days, index: 0 });
    let new_day = new_day.and_then(|at| trial::at(trip, stop, at, world));
    (0..days).flat_map(|day| trial::on_day(trip, day, stop, world)).chain(new_day).collect()
}

fn choose<'t>(trip: &Trip, trials: &'t [Trial], preferred: Option<usize>) -> Option<&'t Trial> {
    let days = trip.days.len();
    let fits = |trial: &&Trial| trial.fits() && trial.at.day < days;
    let wanted = cheapest(trip, trials.iter().filter(fits).filter(|trial| Some(trial.at.day) == preferred));
    let fitting = wanted.or_else(|| cheapest(trip, trials.iter().filter(fits)));
    let by_day = |trial: &&Trial| trial.end <= trial.to.max(pace::LATEST_END_MINUTE);
    fitting.or_else(|| {
        trials.iter().filter(by_day).min_by_key(|trial| (trial.harm, trial.at.day == days, trial.cost))
    })
}

/// The cheapest place, or the end of a day if that costs only slightly more.
fn cheapest<'t>(trip: &Trip, trials: impl Iterator<Item = &'t Trial>) -> Option<&'t Trial> {
    let is_end = |at: VisitAt| trip.days.get(at.day).is_some_and(|day| day.visits.len() == at.index);
    trials.min_by_key(|trial| {
        let habit = if is_end(trial.at) { 0 } else { WORTH_MOVING_MINUTES };
        (trial.cost + habit, trial.at)
    })
}

fn added(trip: &Trip, stop: &StopId, trials: &[Trial], chosen: Option<&Trial>) -> Added {
    let others = chosen.map_or_else(Vec::new, |chosen| others(trip, trials, chosen));
    let in_the_way = || trials.iter().min_by_key(|trial| trial.harm).and_then(|trial| trial.clash.clone());
    Added {
        stop: stop.clone(),
        place: chosen.map(|trial| place(trip, trial)),
        others: others.into_iter().map(|trial| place(trip, trial)).collect(),
        clash: match chosen {
            Some(chosen) if chosen.fits() => None,
            Some(chosen) => chosen.clash.clone(),
            None => in_the_way(),
        },
    }
}

/// The best place of each other day, then other places of the same day; only where it fits.
fn others<'t>(trip: &Trip, trials: &'t [Trial], chosen: &Trial) -> Vec<&'t Trial> {
    let fits = || trials.iter().filter(move |trial| trial.fits() && trial.at != chosen.at);
    let days = (0..=trip.days.len()).filter(|day| *day != chosen.at.day);
    let mut best: Vec<_> =
        days.filter_map(|day| cheapest(trip, fits().filter(|trial| trial.at.day == day))).collect();
    best.sort_by_key(|trial| (trial.at.day == trip.days.len(), trial.cost));
    let mut same_day: Vec<_> = fits().filter(|trial| trial.at.day == chosen.at.day).collect();
    same_day.sort_by_key(|trial| trial.cost);
    best.into_iter().chain(same_day).take(MOST_OTHERS).collect()
}

fn place(trip: &Trip, trial: &Trial) -> PlaceInTrip {
    let Trial { at, behind_rides, .. } = *trial;
    let visits = trip.days.get(at.day).map(|day| &day.visits);
    let stop = |index: Option<usize>| Some(visits?.get(index?)?.stop.clone());
    let is_new_day = visits.is_none();
    PlaceInTrip {
        at,
        after: stop(at.index.checked_sub(1)),
        before: stop(Some(at.index)),
        is_new_day,
        behind_rides,
    }
}
