//! The trip as the map shows it: a line and numbered stops for each day, in the colour and dash of the day. A line runs
//! along the rails and the courses that the pack knows, and straight where the way is not known.

use super::day_letter;
use crate::app::Trips;
use crate::app::trips::incoming::Incoming;
use crate::domain::schedule::{Basis, DaySchedule, Leg, Schedule, ScheduledRide, Spot, Step, StepKind};
use crate::domain::trip::{Base, Day};
use crate::domain::{Atlas, StationId, StopId, Trip};
use crate::geometry::LonLat;
use crate::geometry::stretch::stretch;
use crate::map::scene::Color;
use crate::map::{TripDay, TripShown};

/// Colour on paper and dash of the days, which come again after seven; the same as in `assets/styles/trip.css`.
const DAYS: [(u32, &[f64]); 7] = [
    (0x2F_6D_A8, &[]),
    (0xA1_48_2A, &[9.0, 6.0]),
    (0x28_76_6C, &[2.0, 6.0]),
    (0x7A_5E_A8, &[11.0, 5.0, 2.0, 5.0]),
    (0x80_66_1A, &[5.0, 4.0]),
    (0xA8_3A_72, &[11.0, 5.0, 2.0, 5.0, 2.0, 5.0]),
    (0x56_5F_66, &[1.0, 5.0]),
];

/// The trip on the desk, or the one day of it that is looked at; in its place a trip from outside while the reader looks
/// at that.
#[inline(never)]
pub fn on_map(trips: &Trips, atlas: &Atlas) -> TripShown {
    if let Some(Incoming { what: Ok(offer), .. }) = trips.incoming.as_deref() {
        return days_on_map(&offer.trip, &offer.schedule, None, atlas);
    }
    days_on_map(trips.trip(), &trips.schedule, trips.look.day, atlas)
}

/// The days of a trip, or only one of them.
fn days_on_map(trip: &Trip, schedule: &Schedule, only: Option<usize>, atlas: &Atlas) -> TripShown {
    let days = trip.days.iter().zip(&schedule.days).enumerate();
    let wanted = days.filter(|(index, _)| only.is_none_or(|day| day == *index));
    let of = trip.days.len();
    TripShown { days: wanted.map(|(index, (day, times))| day_on_map(index, of, day, times, atlas)).collect() }
}

/// A day, counted from 0, of a trip of so many.
pub fn day_on_map(index: usize, of: usize, day: &Day, schedule: &DaySchedule, atlas: &Atlas) -> TripDay {
    let (rgb, dash) = DAYS[index % DAYS.len()];
    TripDay {
        color: Color::hex(rgb),
        letter: day_letter(of, index),
        dash: dash.to_vec(),
        stops: day.visits.iter().map(|visit| visit.stop.clone()).collect(),
        line: line_of(day, schedule, atlas),
    }
}

/// From where the day begins, through its stops, to where it ends.
pub fn line_of(day: &Day, schedule: &DaySchedule, atlas: &Atlas) -> Vec<LonLat> {
    let place =
        |base: &Option<Base>| -> Option<LonLat> { Some(Spot::of_base(base.as_ref()?, atlas)?.position) };
    let mut line: Vec<_> = place(&day.base.start).into_iter().collect();
    let mut before = None;
    let rides = |at: usize| -> Vec<LonLat> {
        schedule.rides_before(at).flat_map(|ride| course_of_ride(ride, day, atlas)).collect()
    };
    for (at, visit) in schedule.visits.iter().enumerate() {
        let ridden = rides(at);
        before = before.filter(|_| ridden.is_empty());
        line.extend(ridden);
        let Some(stop) = atlas.stop(&visit.stop) else { continue };
        line.extend(visit.way.iter().flat_map(|way| course_of(way, before, Some(&stop.id), atlas)));
        line.push(stop.position);
        before = Some(&stop.id);
    }
    line.extend(rides(schedule.visits.len()));
    line.extend(schedule.way_home.iter().flat_map(|way| course_of(way, before, None, atlas)));
    line.extend(place(&day.base.end));
    line
}

/// The way to a ride of the traveller's own and its course: along the rails between two stations, else straight.
fn course_of_ride(ride: &ScheduledRide, day: &Day, atlas: &Atlas) -> Vec<LonLat> {
    let to_it = ride.way.iter().flat_map(|way| course_of(way, None, None, atlas));
    let course = match day.rides.get(ride.ride).map(|ride| (&ride.from, &ride.to)) {
        Some((Base::Station(from), Base::Station(to))) => along_the_rails(from, to, atlas),
        Some((from, to)) => {
            let ends = [from, to].into_iter().filter_map(|base| Spot::of_base(base, atlas));
            ends.map(|spot| spot.position).collect()
        }
        None => Vec::new(),
    };
    to_it.chain(course).collect()
}

/// What is known of the course of a way between its two ends.
fn course_of(way: &Leg, from: Option<&StopId>, to: Option<&StopId>, atlas: &Atlas) -> Vec<LonLat> {
    let steps = &way.estimate.how;
    if steps.iter().any(is_along_a_course) {
        return from.zip(to).and_then(|(from, to)| course_between(from, to, atlas)).unwrap_or_default();
    }
    let rides = steps.iter().filter_map(|step| match &step.kind {
        StepKind::Train { from, to, .. } => Some(along_the_rails(from, to, atlas)),
        _ => None,
    });
    rides.flatten().collect()
}

fn is_along_a_course(step: &Step) -> bool {
    use StepKind::{Cycle, Drive, Transit, Walk};
    matches!(
        step.kind,
        Walk(Basis::Course) | Cycle(Basis::Course) | Drive(Basis::Course) | Transit(Basis::Course)
    )
}

/// The course of two stops that follow each other on a route, in either direction.
fn course_between(from: &StopId, to: &StopId, atlas: &Atlas) -> Option<Vec<LonLat>> {
    atlas.routes.iter().flat_map(|route| route.legs.array_windows()).find_map(|[first, second]| {
        let course = || second.geometry.iter().flatten().copied();
        match (&first.stop, &second.stop) {
            (a, b) if a == from && b == to => Some(course().collect()),
            (a, b) if a == to && b == from => Some(course().rev().collect()),
            _ => None,
        }
    })
}

/// From station to station along the line; straight where one of them lies off it.
fn along_the_rails(from: &StationId, to: &StationId, atlas: &Atlas) -> Vec<LonLat> {
    let Some((from, to)) = atlas.rail.station(from).zip(atlas.rail.station(to)) else { return Vec::new() };
    let between = if from.on_line && to.on_line {
        stretch(&atlas.rail.geometry, from.position, to.position)
    } else {
        Vec::new()
    };
    [vec![from.position], between, vec![to.position]].concat()
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::domain::testing;
    use crate::domain::trip::{Bases, History, Visit};
    use crate::domain::{Bilingual, PositionQuality, Station};
    use crate::map::Theme;

    fn trips(look: Option<usize>) -> (Trips, Atlas) {
        let atlas = testing::atlas(vec![testing::stop("bridge", |_| ()), testing::stop("library", |_| ())]);
        let day = |stop: &str| Day { visits: vec![Visit::to(stop.into())], ..Day::default() };
        let city = Bases { start: Some(Base::City("hangzhou".into())), end: None };
        let days = vec![Day { base: city, ..day("bridge") }, day("library")];
        let trip = Trip { days, ..Trip::new("t".into(), "", DateTime::UNIX_EPOCH) };
        let mut trips = Trips::new(History::new(trip), Vec::new(), &atlas);
        trips.look.day = look;
        (trips, atlas)
    }

    #[test]
    fn every_day_is_shown_in_its_own_colour_and_dash_with_its_base() {
        let (trips, atlas) = trips(None);
        let shown = on_map(&trips, &atlas);
        assert_eq!(shown.days.len(), 2);
        assert_ne!((shown.days[0].color, &shown.days[0].dash), (shown.days[1].color, &shown.days[1].dash));
        assert_eq!(shown.days.iter().map(|day| day.line.len()).collect::<Vec<_>>(), [2, 1]);
    }

    #[test]
    fn the_page_has_the_days_in_the_map_s_colours_by_day_and_by_night() {
        let styles = include_str!("../../../../assets/styles/trip.css");
        for (index, (rgb, _)) in DAYS.into_iter().enumerate() {
            let color = Color::hex(rgb);
            for (theme, times) in [(Theme::Light, 1), (Theme::Dark, 2)] {
                let line = format!("--day-{}: {};", index + 1, theme.on_land(color));
                assert_eq!(styles.matches(&line).count(), times, "{line}");
            }
        }
    }

    #[test]
    fn a_way_by_train_runs_along_the_rails_and_a_known_course_along_the_course() {
        let (_, mut atlas) = trips(None);
        let [west, bend, east] = [[120.2, 30.3], [120.7, 30.0], [121.5, 29.9]].map(LonLat::from);
        let station = |id: &str, position| Station {
            id: id.into(),
            name: Bilingual::default(),
            city: "hangzhou".into(),
            position,
            quality: PositionQuality::Exact,
            km: None,
            on_line: true,
            status: None,
            sources: Vec::new(),
        };
        atlas.rail.stations = vec![station("west", west), station("east", east)];
        atlas.rail.geometry = vec![west, bend, east];
        assert_eq!(along_the_rails(&"east".into(), &"west".into(), &atlas)[1..4], [east, bend, west]);
        atlas.rail.stations[0].on_line = false;
        assert_eq!(along_the_rails(&"east".into(), &"west".into(), &atlas), [east, west]);
    }

    #[test]
    fn a_day_that_is_looked_at_is_shown_alone_and_keeps_its_colour() {
        let (all, atlas) = trips(None);
        let (one, _) = trips(Some(1));
        assert_eq!(on_map(&one, &atlas).days, on_map(&all, &atlas).days[1..]);
    }
}
