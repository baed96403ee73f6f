//! Totals of a day or a trip.

use chrono::NaiveDate;

use super::{Leg, ScheduledRide, ScheduledVisit};
use crate::domain::trip::party::{Party, full_price};
use crate::domain::{Atlas, StopId};

/// Totals of a day or a trip.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// The number of visits.
    pub visits: u32,
    /// Minutes at the stops.
    pub stay_minutes: u32,
    /// Minutes of waiting for stops to open.
    pub waiting_minutes: u32,
    /// Minutes of travel by any means, including the wait for the traveller's own trains and boats.
    pub way_minutes: u32,
    /// Metres of travel by any means.
    pub way_metres: u32,
    /// Minutes of travel on foot.
    pub on_foot_minutes: u32,
    /// Metres of travel on foot.
    pub on_foot_metres: u32,
    /// What the party pays for tickets as far as that is known, in yuan; one adult's price if the party is not known.
    pub tickets_cny: u32,
    /// What concessions save the party, in yuan: the full price for everyone minus `tickets_cny`, where both are
    /// known.
    pub saved_cny: u32,
    /// Visits whose ticket is not known.
    pub tickets_unknown: u32,
}

impl Sums {
    /// The sum of both.
    pub fn plus(&self, other: &Self) -> Self {
        Self {
            visits: self.visits + other.visits,
            stay_minutes: self.stay_minutes + other.stay_minutes,
            waiting_minutes: self.waiting_minutes + other.waiting_minutes,
            way_minutes: self.way_minutes + other.way_minutes,
            way_metres: self.way_metres + other.way_metres,
            on_foot_minutes: self.on_foot_minutes + other.on_foot_minutes,
            on_foot_metres: self.on_foot_metres + other.on_foot_metres,
            tickets_cny: self.tickets_cny.saturating_add(other.tickets_cny),
            saved_cny: self.saved_cny.saturating_add(other.saved_cny),
            tickets_unknown: self.tickets_unknown + other.tickets_unknown,
        }
    }

    /// The sums of visits, rides and ways.
    pub(super) fn of(
        visits: &[ScheduledVisit],
        rides: &[ScheduledRide],
        way_home: Option<&Leg>,
        payers: &Payers<'_>,
    ) -> Self {
        let stays = visits.iter().map(|visit| Self::of_visit(visit, payers));
        let ridden = rides.iter().flat_map(ScheduledRide::legs);
        let legs = visits.iter().filter_map(|visit| visit.way.as_ref()).chain(ridden).chain(way_home);
        let waits = rides.iter().map(|ride| Self { way_minutes: ride.waiting(), ..Self::default() });
        let parts = stays.chain(legs.map(Self::of_leg)).chain(waits);
        parts.fold(Self::default(), |sums, part| sums.plus(&part))
    }

    fn of_visit(visit: &ScheduledVisit, payers: &Payers<'_>) -> Self {
        let ticket = payers.ticket(&visit.stop);
        Self {
            visits: 1,
            stay_minutes: visit.stay(),
            waiting_minutes: visit.waiting(),
            tickets_cny: ticket.unwrap_or(0),
            saved_cny: payers.saved(&visit.stop),
            tickets_unknown: u32::from(ticket.is_none()),
            ..Self::default()
        }
    }

    fn of_leg(leg: &Leg) -> Self {
        let (on_foot_minutes, on_foot_metres) = leg.estimate.on_foot();
        Self {
            way_minutes: leg.estimate.minutes,
            way_metres: leg.estimate.metres,
            on_foot_minutes,
            on_foot_metres,
            ..Self::default()
        }
    }
}

/// Who pays, and when.
pub(super) struct Payers<'a> {
    pub party: Option<&'a Party>,
    pub date: Option<NaiveDate>,
    pub atlas: &'a Atlas,
}

impl Payers<'_> {
    fn saved(&self, stop: &StopId) -> u32 {
        let known = self.party.zip(self.atlas.stop(stop));
        known.map_or(0, |(party, stop)| party.saved(stop, self.date, &self.atlas.calendar))
    }

    fn ticket(&self, stop: &StopId) -> Option<u32> {
        let (stop, calendar) = (self.atlas.stop(stop)?, &self.atlas.calendar);
        let price = match self.party {
            Some(party) => party.price(stop, self.date, calendar),
            None => full_price(stop, self.date, calendar),
        };
        price.known()
    }
}
