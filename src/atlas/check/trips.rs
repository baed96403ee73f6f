//! Checks of ready-made trips: days that are possible on every weekday on which the trip may begin.

use chrono::{Datelike, NaiveDate, Weekday};

use super::{JsonPath, PackFiles, Report, items};
use crate::atlas::raw::RawReadyTrip;
use crate::domain::schedule::Conflict;
use crate::domain::{Atlas, Lang, ReadyTrip, Schedule, Ways};
use crate::i18n::schedule;

/// A clash on each date over this many weeks is due to the weekday and not to a holiday.
const WEEKS: usize = 4;

pub fn check(files: &PackFiles, atlas: &Atlas, today: NaiveDate, report: &mut Report) {
    let places: Vec<(JsonPath, RawReadyTrip)> = items(files, "trips.json", "trips");
    let ways = Ways::new(atlas);
    for trip in &atlas.ready_trips {
        let Some((place, _)) = places.iter().find(|(_, raw)| raw.id == trip.id) else { continue };
        for weekday in today.iter_days().take(7).map(|date| date.weekday()) {
            if trip.not_on.contains(&weekday) {
                continue;
            }
            if let Some(clash) = lasting_clash(trip, weekday, atlas, &ways, today) {
                tell(&clash, weekday, place, atlas, report);
            }
        }
    }
}

/// The first clash of a trip that begins on this weekday, if it clashes in each of the coming weeks.
fn lasting_clash(
    trip: &ReadyTrip,
    weekday: Weekday,
    atlas: &Atlas,
    ways: &Ways,
    today: NaiveDate,
) -> Option<Conflict> {
    let dates = today.iter_days().filter(|date| date.weekday() == weekday).take(WEEKS);
    let clashes: Vec<_> = dates.map(|date| first_clash(trip, date, atlas, ways)).collect();
    clashes.into_iter().collect::<Option<Vec<_>>>()?.into_iter().next()
}

fn first_clash(trip: &ReadyTrip, start: NaiveDate, atlas: &Atlas, ways: &Ways) -> Option<Conflict> {
    let trip = trip.trip("check".into(), Lang::En, Some(start), start.and_time(Default::default()).and_utc());
    Schedule::of(&trip, atlas, ways).conflicts().find(|conflict| conflict.kind.is_clash()).cloned()
}

fn tell(clash: &Conflict, weekday: Weekday, place: &JsonPath, atlas: &Atlas, report: &mut Report) {
    let day = place.key("days").item(clash.day);
    let words = schedule::conflict(Lang::En, clash, atlas);
    let (here, stop) = match &clash.visit {
        Some((at, stop)) => (day.key("visits").item(*at), stop.as_str()),
        None => (day, "the day"),
    };
    let what = format!("begun on a {weekday}, \"{stop}\" does not work: {words}");
    report.error(&here, what, "change the day, or add the weekday to not_on");
}
