//! A package into one day of a trip, where it fits and costs least.

use super::{Trip, World, trial};
use crate::domain::Lang;
use crate::domain::schedule::Schedule;
use crate::domain::sports::Package;
use crate::domain::trip::{Edit, Visit};

/// The edit that puts the package's visits into a day, in their order and one behind the other; their notes are in one
/// language. One day past the last makes a day. Of several places that are as good the last of the day is taken.
pub fn take_package(package: &Package, trip: &Trip, day: usize, lang: Lang, world: World<'_>) -> Edit {
    let visits: Vec<Visit> = package.visits.iter().map(|ready| ready.own(lang)).collect();
    let edit = |at| Edit::AddPackage { name: package.name.clone(), day, at, visits: visits.clone() };
    let harm = |edit: &Edit| {
        let after = Schedule::day(&edit.apply(trip).ok()?, day, world.atlas, world.ways)?;
        Some((trial::harm(&after), after.travel_minutes()))
    };
    let tried = places(trip, day).into_iter().map(edit).filter_map(|edit| Some((harm(&edit)?, edit)));
    let best = tried.min_by_key(|(harm, _)| *harm);
    best.map_or_else(|| edit(None), |(_, edit)| edit)
}

/// Where it may stand: the end of the day first, never before a first visit that is locked nor behind a last one.
fn places(trip: &Trip, day: usize) -> Vec<Option<usize>> {
    let Some(day) = trip.days.get(day) else { return vec![None] };
    let locked = |visit: Option<&Visit>| day.visits.len() > 1 && visit.is_some_and(|one| one.locked);
    let begin = usize::from(locked(day.visits.first()));
    let end = if locked(day.visits.last()) { day.visits.len() } else { day.visits.len() + 1 };
    let inside = (begin..end).rev().map(Some);
    let behind_rides = (end > day.visits.len()).then_some(None);
    behind_rides.into_iter().chain(inside).collect()
}
