//! Adds a package to one day of a trip, where it fits and costs least.

use super::{Trip, World, trial};
use crate::domain::Lang;
use crate::domain::schedule::Schedule;
use crate::domain::sports::Package;
use crate::domain::trip::{Edit, Visit};

/// The edit that puts the package's visits into a day, in order and one after the other; their notes are in `lang`. A
/// day one past the last is created. Of several equally good places, the last of the day is taken.
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

/// Where the package may go, the end of the day first; never before a locked first visit or after a locked last one.
fn places(trip: &Trip, day: usize) -> Vec<Option<usize>> {
    let Some(day) = trip.days.get(day) else { return vec![None] };
    let locked = |visit: Option<&Visit>| day.visits.len() > 1 && visit.is_some_and(|one| one.locked);
    let begin = usize::from(locked(day.visits.first()));
    let end = if locked(day.visits.last()) { day.visits.len() } else { day.visits.len() + 1 };
    let inside = (begin..end).rev().map(Some);
    let behind_rides = (end > day.visits.len()).then_some(None);
    behind_rides.into_iter().chain(inside).collect()
}
