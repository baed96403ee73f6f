//! Someone on a day of their trip, Wednesday, 14 October 2026: the clock moves on, and they report where they are.

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use hangyong::app::trips::on_the_way::{Today, today};
use hangyong::app::trips::{Trips, TripsMsg, WayMsg, update};
use hangyong::domain::trip::History;
use hangyong::domain::{Atlas, Lang, Trip};

/// A traveller with one trip in a pack.
pub struct Traveller {
    pub trips: Trips,
    /// Shanghai time.
    pub now: NaiveDateTime,
    atlas: &'static Atlas,
}

impl Traveller {
    /// A traveller at half past eight in the morning.
    pub fn with(trip: Trip, atlas: &'static Atlas) -> Self {
        let trips = Trips::new(History::new(trip), Vec::new(), atlas);
        Self { trips, now: moment("2026-10-14", "08:30"), atlas }
    }

    /// Sets the clock to another time of that day.
    pub fn at(&mut self, clock: &str) -> &mut Self {
        self.now = moment("2026-10-14", clock);
        self
    }

    /// Presses a button of the page.
    pub fn tells(&mut self, msg: WayMsg) -> &mut Self {
        let utc: DateTime<Utc> = (self.now - TimeDelta::hours(8)).and_utc();
        self.trips = update(&self.trips, TripsMsg::OnTheWay(msg), self.atlas, utc).0;
        self
    }

    /// What the page says.
    #[track_caller]
    pub fn sees(&self) -> Today {
        today(&self.trips, self.now, self.atlas, Lang::Zh).expect("a day of the trip")
    }
}

/// A date and a time of day in Shanghai.
pub fn moment(date: &str, clock: &str) -> NaiveDateTime {
    format!("{date}T{clock}:00").parse().expect("a moment")
}
