//! The trip as the map shows it: for each day the parts of its course and its numbered stops, in its colour and dash.

use super::day_letter;
use super::parts::Courses;
use crate::app::Trips;
use crate::app::trips::incoming::Incoming;
use crate::domain::schedule::{DaySchedule, Schedule};
use crate::domain::trip::Day;
use crate::domain::{Atlas, Trip};
use crate::geometry::LonLat;
use crate::map::scene::Color;
use crate::map::{TripDay, TripShown};

/// The colour on paper and the dash of each day, repeated after seven days; the same as in `assets/styles/trip.css`.
const DAYS: [(u32, &[f64]); 7] = [
    (0x2F_6D_A8, &[]),
    (0xA1_48_2A, &[9.0, 6.0]),
    (0x28_76_6C, &[2.0, 6.0]),
    (0x7A_5E_A8, &[11.0, 5.0, 2.0, 5.0]),
    (0x80_66_1A, &[5.0, 4.0]),
    (0xA8_3A_72, &[11.0, 5.0, 2.0, 5.0, 2.0, 5.0]),
    (0x56_5F_66, &[1.0, 5.0]),
];

/// The trip on the desk, or only the day of it that is being shown; instead, a trip from outside while that is shown.
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
    let (of, courses) = (trip.days.len(), Courses::of(atlas));
    TripShown {
        days: wanted.map(|(index, (day, times))| day_on_map(index, of, day, times, &courses)).collect(),
    }
}

/// The day `index`, counted from 0, of a trip of `of` days.
pub fn day_on_map(
    index: usize,
    of: usize,
    day: &Day,
    schedule: &DaySchedule,
    courses: &Courses<'_>,
) -> TripDay {
    let (rgb, dash) = DAYS[index % DAYS.len()];
    TripDay {
        color: Color::hex(rgb),
        letter: day_letter(of, index),
        dash: dash.to_vec(),
        stops: day.visits.iter().map(|visit| visit.stop.clone()).collect(),
        parts: courses.of_day(day, schedule),
    }
}

/// The course of a day as one line, for navigation devices.
pub fn line_of(day: &Day, schedule: &DaySchedule, atlas: &Atlas) -> Vec<LonLat> {
    let mut line: Vec<_> =
        Courses::of(atlas).of_day(day, schedule).into_iter().flat_map(|part| part.line).collect();
    line.dedup();
    line
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::domain::testing;
    use crate::domain::trip::{Base, Bases, History, Visit};
    use crate::map::Theme;

    fn trips(look: Option<usize>) -> (Trips, Atlas) {
        let atlas = testing::atlas(vec![testing::stop("bridge", |_| ()), testing::stop("library", |_| ())]);
        let day = |stop: &str| Day { visits: vec![Visit::to(stop.into())], ..Day::default() };
        let hotel = Base::Place { name: "hotel".into(), position: LonLat::new(120.01, 30.02) };
        let base = Bases { start: Some(hotel), end: None };
        let days = vec![Day { base, ..day("bridge") }, day("library")];
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
        let places = |day: &TripDay| day.parts.iter().map(|part| part.line.len()).sum::<usize>();
        assert_eq!(shown.days.iter().map(places).collect::<Vec<_>>(), [2, 1]);
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
    fn a_day_that_is_looked_at_is_shown_alone_and_keeps_its_colour() {
        let (all, atlas) = trips(None);
        let (one, _) = trips(Some(1));
        assert_eq!(on_map(&one, &atlas).days, on_map(&all, &atlas).days[1..]);
    }
}
