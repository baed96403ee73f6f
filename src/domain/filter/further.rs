//! The part of a filter that depends on tickets, concessions and bookings, which are loaded with the stories.

use std::rc::Rc;

use crate::domain::admission::{BookingNeeded, Price};
use crate::domain::trip::Party;
use crate::domain::{Atlas, Stop};

/// Conditions on tickets and bookings.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FurtherFilter {
    /// None of these people has to pay.
    pub free_for: Option<Party>,
    /// Booking ahead is required, at least on holidays.
    pub booking: bool,
}

/// [`FurtherFilter`] as a part of a filter; only the deferred half of the program creates and evaluates it. Two
/// values are equal only if they share the same allocation or are both empty, so the first half needs no code to
/// compare them.
#[derive(Clone, Debug, Default)]
pub struct Further(Option<Rc<FurtherFilter>>);

impl PartialEq for Further {
    fn eq(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Some(one), Some(other)) => Rc::ptr_eq(one, other),
            (one, other) => one.is_none() && other.is_none(),
        }
    }
}

impl Further {
    /// These conditions; empty if nothing is asked for.
    pub fn new(asked: FurtherFilter) -> Self {
        Self((asked != FurtherFilter::default()).then(|| Rc::new(asked)))
    }

    /// The conditions; the default if there are none.
    pub fn asked(&self) -> FurtherFilter {
        self.0.as_deref().cloned().unwrap_or_default()
    }

    /// The number of conditions.
    pub fn count(&self) -> usize {
        self.0.as_ref().map_or(0, |asked| usize::from(asked.booking) + usize::from(asked.free_for.is_some()))
    }

    /// Whether a stop meets the conditions.
    pub(super) fn holds(&self, stop: &Stop, atlas: &Atlas) -> bool {
        self.0.as_ref().is_none_or(|asked| holds(asked, stop, atlas))
    }
}

/// Whether a stop meets the conditions: free for the whole party at the usual prices, and booking required. An
/// unknown price does not count as free, an unknown booking rule does not count as required.
// A gate of the wasm split: must not be inlined.
#[inline(never)]
fn holds(asked: &FurtherFilter, stop: &Stop, atlas: &Atlas) -> bool {
    let is_free = |party: &Party| party.price(stop, None, &atlas.calendar) == Price::Cny(0);
    let is_booked = || {
        let needed = stop.details.booking.as_ref().map(|booking| booking.needed);
        matches!(needed, Some(BookingNeeded::Always | BookingNeeded::Holidays))
    };
    asked.free_for.as_ref().is_none_or(is_free) && (!asked.booking || is_booked())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::admission::{Booking, Concession, Pays, Who};
    use crate::domain::filter::{Filter, Verdict};
    use crate::domain::testing::{atlas, stop};

    fn sample() -> Atlas {
        let booked = |needed| Some(Booking { needed, ahead_days: (None, None), how: None, passport: None });
        let elders_free = || vec![Concession { who: Who::OverAge(70), pays: Pays::Free }];
        atlas(vec![
            stop("lake", |stop| stop.ticket_cny = Some(0)),
            stop("garden", |stop| {
                stop.ticket_cny = Some(40);
                stop.details.concessions = elders_free();
                stop.details.booking = booked(BookingNeeded::Holidays);
            }),
            stop("hall", |stop| {
                stop.ticket_cny = Some(30);
                stop.details.booking = booked(BookingNeeded::Recommended);
            }),
            stop("cave", |stop| {
                stop.ticket_cny = None;
                stop.details.booking = booked(BookingNeeded::Always);
            }),
        ])
    }

    fn shown(asked: FurtherFilter) -> Vec<String> {
        let atlas = sample();
        let filter = Filter { further: Further::new(asked), ..Filter::default() };
        let left = atlas.stops.iter().filter(|stop| filter.verdict(stop, &atlas) == Verdict::Shown);
        left.map(|stop| stop.id.to_string()).collect()
    }

    fn party(adults: u32, elders: &[u32]) -> Option<Party> {
        Some(Party { adults, elders: elders.to_vec(), children: Vec::new(), students: 0 })
    }

    #[test]
    fn free_for_a_party_is_where_nobody_of_it_pays() {
        assert_eq!(shown(FurtherFilter { free_for: party(0, &[72]), booking: false }), ["lake", "garden"]);
        assert_eq!(
            shown(FurtherFilter { free_for: party(1, &[72]), booking: false }),
            ["lake"],
            "the adult pays"
        );
        assert_eq!(shown(FurtherFilter { free_for: party(0, &[65]), booking: false }), ["lake"], "too young");
    }

    #[test]
    fn booking_is_needed_where_it_is_on_some_day_and_not_where_it_is_only_wise_or_unknown() {
        assert_eq!(shown(FurtherFilter { free_for: None, booking: true }), ["garden", "cave"]);
        assert_eq!(
            shown(FurtherFilter { free_for: party(0, &[72]), booking: true }),
            ["garden"],
            "both narrow"
        );
    }

    #[test]
    fn what_asks_for_nothing_is_no_filter() {
        assert!(Filter { further: Further::new(FurtherFilter::default()), ..Filter::default() }.is_empty());
        let asked = Further::new(FurtherFilter { free_for: party(2, &[]), booking: true });
        assert_eq!((asked.count(), asked.asked().booking), (2, true));
    }
}
