//! Judges a plan as a local would: what has to be in it, what must not be, how much of the day is spent travelling,
//! when it ends. It reads the plan from outside and knows nothing of how it was made.

use std::collections::BTreeSet;
use std::path::Path;

use hangyong::app::planning::asked_in_file;
use hangyong::codec::wishes::WishesDoc;
use hangyong::domain::sun::daylight;
use hangyong::domain::trip::{Ride, TripMode};
use hangyong::domain::{Atlas, Category, Stop, StopId, Ways};
use hangyong::plan::trip::{Answer, EVENING_END, Itinerary, Planner, Wishes, itinerary};
use hangyong::plan::{Budget, Effort};
use serde::Deserialize;

/// A request that a real visitor makes.
#[derive(Debug, Deserialize)]
pub struct Request {
    /// What the visitor says.
    pub says: String,
    /// The same as a document of wishes.
    pub wishes: WishesDoc,
    /// What a local expects of the plan.
    pub expect: Expect,
}

/// What a good plan holds.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Expect {
    /// Stops that must be in the plan.
    pub all: Vec<String>,
    /// At least one stop of each list must be in the plan.
    pub any: Vec<Vec<String>>,
    /// Stops, `category:…` or `city:…` that must not be in the plan.
    pub none: Vec<String>,
    /// The least and the greatest number of stops.
    pub stops: Option<(usize, usize)>,
    /// The most kilometres on foot between the stops of a day.
    pub walk_km: Option<f64>,
    /// The largest share of a day spent travelling, in percent.
    pub way_percent: Option<u32>,
    /// The time by which each day must be over.
    pub ends_by: Option<String>,
    /// Whether some visit must last beyond 18:00, or none may.
    pub evening: Option<bool>,
    /// The smallest share of stops under a roof, in percent.
    pub indoor_percent: Option<usize>,
}

/// The most minutes in a taxi for those who have no car and did not ask for anything there.
const MOST_DRIVEN: u32 = 45;

/// A judged plan.
pub struct Verdict {
    /// What is wrong with it; empty for a good plan.
    pub faults: Vec<String>,
    /// The stops by day.
    pub days: Vec<Vec<StopId>>,
    /// The most metres walked in a day.
    pub walk_m: u32,
    /// The largest share of a day spent travelling, in percent.
    pub way_percent: u32,
    /// The latest end of any day, in minutes since midnight.
    pub ends: u32,
}

/// Every request of a folder, by the name of its file.
pub fn requests(folder: &Path) -> Vec<(String, Request)> {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|why| panic!("{}: {why}", folder.display()));
    let mut found: Vec<(String, Request)> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .map(|path| {
            let text = std::fs::read_to_string(&path).unwrap_or_default();
            let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
            let request = serde_json::from_str(&text).unwrap_or_else(|why| panic!("{name}: {why}"));
            (name, request)
        })
        .collect();
    found.sort_by(|a, b| a.0.cmp(&b.0));
    found
}

/// Plans a request with the given number of rounds and judges the plan.
pub fn judged(request: &Request, atlas: &Atlas, ways: &Ways, rounds: u64) -> Verdict {
    let (wishes, _) = asked_in_file(&request.wishes, atlas).unwrap_or_else(|why| panic!("{why}"));
    let effort = Effort { budget: Budget::Rounds(rounds), seed: 1, prove: true };
    let planner = Planner::new(atlas, ways);
    let answer = planner.plan(&wishes, effort, &mut || 0.0, &mut |_| std::ops::ControlFlow::Continue(()));
    let answer = answer.unwrap_or_else(|why| panic!("{why}"));
    let mode = answer.means.unwrap_or(wishes.mode);
    let times = answer.days.iter().enumerate();
    let times: Vec<Itinerary> =
        times.map(|(day, planned)| itinerary(planned, &wishes, day, mode, atlas, ways)).collect();
    verdict(&request.expect, &wishes, &answer, &times, atlas)
}

fn verdict(expect: &Expect, wishes: &Wishes, answer: &Answer, times: &[Itinerary], atlas: &Atlas) -> Verdict {
    let walk_m = times.iter().map(on_foot).max().unwrap_or(0);
    let way_percent = times.iter().map(way_percent).max().unwrap_or(0);
    let mut faults = what_is_in(expect, wishes, answer, atlas);
    for (day, times) in times.iter().enumerate() {
        faults.extend(
            a_day(wishes, day, times, atlas).into_iter().map(|what| format!("day {}: {what}", day + 1)),
        );
    }
    if expect.walk_km.is_some_and(|most| f64::from(walk_m) > most * 1_000.0) {
        faults.push(format!("{walk_m} m on foot"));
    }
    if expect.way_percent.is_some_and(|most| way_percent > most) {
        faults.push(format!("{way_percent} % of a day on the way"));
    }
    let ends = times.iter().map(|day| day.end).max().unwrap_or(0);
    if let Some(by) = &expect.ends_by
        && clock(ends).as_str() > by.as_str()
    {
        faults.push(format!("over at {}, not by {by}", clock(ends)));
    }
    let late = times.iter().any(|day| day.visits.iter().any(|visit| visit.leave > 18 * 60));
    if expect.evening.is_some_and(|evening| evening != late) {
        faults.push(format!("something in the evening: {late}"));
    }
    let days = answer.days.iter().map(|day| day.visits.iter().map(|visit| visit.stop.clone()).collect());
    Verdict { faults, days: days.collect(), walk_m, way_percent, ends }
}

fn what_is_in(expect: &Expect, wishes: &Wishes, answer: &Answer, atlas: &Atlas) -> Vec<String> {
    let inside: BTreeSet<&str> = answer.stops().map(StopId::as_str).collect();
    let stops: Vec<&Stop> = answer.stops().filter_map(|id| atlas.stop(id)).collect();
    let mut faults = Vec::new();
    let musts = wishes.must.iter().map(StopId::as_str);
    for stop in expect.all.iter().map(String::as_str).chain(musts) {
        assert!(atlas.stop(&StopId::from(stop)).is_some(), "{stop} is no stop");
        if !inside.contains(stop) {
            faults.push(format!("{stop} is missing"));
        }
    }
    for some in &expect.any {
        if !some.iter().any(|stop| inside.contains(stop.as_str())) {
            faults.push(format!("none of {some:?}"));
        }
    }
    for stop in stops {
        let asked = wishes.must.contains(&stop.id);
        let barred = expect.none.iter().any(|one| match one.split_once(':') {
            Some(("category", key)) => stop.category.key() == key,
            Some(("city", city)) => stop.city.as_str() == city,
            _ => stop.id.as_str() == one,
        });
        if barred || wishes.never.contains(&stop.id) {
            faults.push(format!("{} has no place in it", stop.id));
        }
        if !asked && stop.worth == Some(0) {
            faults.push(format!("{} is no sight", stop.id));
        }
        let events_only = stop.category == Category::Venue && stop.hours.is_none();
        if !asked && events_only && (wishes.interests.is_empty() || stop.details.suits.indoor == Some(true)) {
            faults.push(format!("{} opens for events only", stop.id));
        }
    }
    let count = answer.stops().count();
    if let Some((least, most)) = expect.stops
        && !(least..=most).contains(&count)
    {
        faults.push(format!("{count} stops"));
    }
    let roofed =
        answer.stops().filter_map(|id| atlas.stop(id)).filter(|stop| stop.details.suits.indoor == Some(true));
    if let Some(least) = expect.indoor_percent {
        let percent = roofed.count() * 100 / count.max(1);
        if percent < least {
            faults.push(format!("{percent} % under a roof"));
        }
    }
    faults
}

/// What is wrong with a day, regardless of what is expected of the plan.
fn a_day(wishes: &Wishes, day: usize, times: &Itinerary, atlas: &Atlas) -> Vec<String> {
    let mut faults = Vec::new();
    let by_car = wishes.means() == TripMode::Drive;
    let wish = &wishes.days[day];
    let end = if wishes.evenings { wish.to.max(EVENING_END) } else { wish.to };
    if times.end > end {
        faults.push(format!("over at {}", clock(times.end)));
    }
    let lunchtime = (11 * 60, 13 * 60 + 30);
    match times.lunch {
        Some((from, to)) if from < lunchtime.0 || to > lunchtime.1 => {
            faults.push(format!("lunch from {} to {}", clock(from), clock(to)));
        }
        None if wish.from <= lunchtime.0 && wish.to >= lunchtime.1 && !times.visits.is_empty() => {
            faults.push("no lunch".to_owned());
        }
        _ => {}
    }
    for ride in &wish.rides {
        faults.extend(a_ride(ride, times));
    }
    for visit in &times.visits {
        let Some(stop) = atlas.stop(&visit.stop) else { continue };
        let Some(date) = wishes.date_of(day) else { continue };
        let light = daylight(date, stop.position);
        let needs_light = stop.details.suits.daylight == Some(true);
        if needs_light && (visit.enter < light.from || visit.leave > light.to) {
            faults.push(format!("{} until {} in the dark", stop.id, clock(visit.leave)));
        }
        let was_asked = wishes.must.contains(&stop.id) || !wishes.interests.is_empty();
        if !by_car && !was_asked && driven_to(times, visit.enter) > MOST_DRIVEN {
            faults.push(format!("{} after a long drive", stop.id));
        }
        if visit.leave > wish.to && stop.details.suits.evening != Some(true) {
            faults.push(format!("{} late in the evening", stop.id));
        }
    }
    faults
}

/// Minutes in a taxi on the leg that ends before a visit.
fn driven_to(times: &Itinerary, enter: u32) -> u32 {
    let before = times.legs.iter().flatten().filter(|(depart, way)| depart + way.minutes <= enter);
    before.max_by_key(|(depart, _)| *depart).map_or(0, |(_, way)| way.driven())
}

/// A ticket is for one particular train, which does not wait.
fn a_ride(ride: &Ride, times: &Itinerary) -> Option<String> {
    let (depart, arrive) = ride.minutes();
    let legs = || times.legs.iter().flatten();
    let sits_in_it = legs().any(|(left, way)| (*left, way.minutes) == (depart, arrive - depart));
    let is_elsewhere = times.visits.iter().any(|visit| visit.enter < arrive && visit.leave > depart);
    let is_late = legs().any(|(left, way)| *left < depart && left + way.minutes > depart);
    let is_kept = sits_in_it && !is_elsewhere && !is_late;
    (!is_kept).then(|| format!("misses {} at {}", ride.number, clock(depart)))
}

fn on_foot(day: &Itinerary) -> u32 {
    day.legs.iter().flatten().map(|(_, way)| way.on_foot().1).sum()
}

fn way_percent(day: &Itinerary) -> u32 {
    let ways: u32 = day.legs.iter().flatten().map(|(_, way)| way.minutes).sum();
    let begin = day.legs.iter().flatten().map(|(depart, _)| *depart).min();
    let begin = begin.into_iter().chain(day.visits.first().map(|visit| visit.enter)).min().unwrap_or(0);
    ways * 100 / day.end.saturating_sub(begin).max(1)
}

/// A time of day.
pub fn clock(minute: u32) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}
