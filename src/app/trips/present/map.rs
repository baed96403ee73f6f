//! The trip as the map shows it: a line and numbered stops for each day, in the colour and dash of the day.

use crate::app::Trips;
use crate::domain::Atlas;
use crate::domain::schedule::Spot;
use crate::domain::trip::{Base, Day};
use crate::geometry::LonLat;
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

/// The trip on the desk, or the one day of it that is looked at.
#[inline(never)]
pub fn on_map(trips: &Trips, atlas: &Atlas) -> TripShown {
    let days = trips.trip().days.iter().enumerate();
    let wanted = days.filter(|(index, _)| trips.look.day.is_none_or(|day| day == *index));
    TripShown { days: wanted.map(|(index, day)| on_map_day(index, day, atlas)).collect() }
}

fn on_map_day(index: usize, day: &Day, atlas: &Atlas) -> TripDay {
    let (rgb, dash) = DAYS[index % DAYS.len()];
    let place =
        |base: &Option<Base>| -> Option<LonLat> { Some(Spot::of_base(base.as_ref()?, atlas)?.position) };
    TripDay {
        color: Color::hex(rgb),
        dash: dash.to_vec(),
        start: place(&day.base.start),
        stops: day.visits.iter().map(|visit| visit.stop.clone()).collect(),
        end: place(&day.base.end),
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::domain::Trip;
    use crate::domain::testing;
    use crate::domain::trip::{Bases, History, Visit};

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
        assert!(shown.days[0].start.is_some() && shown.days[1].start.is_none());
    }

    #[test]
    fn a_day_that_is_looked_at_is_shown_alone_and_keeps_its_colour() {
        let (all, atlas) = trips(None);
        let (one, _) = trips(Some(1));
        assert_eq!(on_map(&one, &atlas).days, on_map(&all, &atlas).days[1..]);
    }
}
