//! What a stop is worth to a traveller. Nobody ranks the stops; what is known is how much time people give a stop, how
//! many of the themed routes, guides and ready-made trips pass through it, and what the traveller likes.

use super::wishes::Wishes;
use crate::domain::ready_trip::ReadyTrip;
use crate::domain::{Atlas, Stop, StopId};

/// What every stop is worth.
const PLAIN: u32 = 40;
/// What a themed route, a guide or a ready-made trip that leads to a stop adds.
const NAMED: u32 = 12;
/// More of them add nothing.
const MOST_NAMED: usize = 4;
/// What so many lead to is what one comes for.
const COME_FOR: usize = 4;
/// From here on a longer stay adds nothing, save where it is what one comes for: there it is worth the small stops that it
/// takes the place of, or those would always win by the hour.
const LONG_STAY: u32 = 180;

/// In percent: a stop of the kind that is asked for, and one of another kind when something is asked for.
const ASKED_FOR: u32 = 160;
const OTHER_KIND: u32 = 55;
/// In percent: a stop that the traveller has put aside for this trip.
const LIKED: u32 = 250;
/// In percent: a stop whose hours nobody knows may be closed when one stands before it.
const HOURS_UNKNOWN: u32 = 60;

/// What each further stop of one kind is worth, in percent of the one before: five temples a day are four too many.
pub(super) const REPEAT_PERCENT: u32 = 85;

/// The score of a stop; `hours_known` on the days that it could be visited.
pub(super) fn worth(stop: &Stop, wishes: &Wishes, atlas: &Atlas, hours_known: bool) -> u32 {
    let routes = atlas.routes_of(&stop.id).count();
    let guides = atlas.guides.iter().filter(|guide| guide.stops.contains(&stop.id)).count();
    let ready = atlas.ready_trips.iter().filter(|trip| visits(trip, &stop.id)).count();
    let named = routes + guides + ready;
    let usual = stop.visit_minutes.min(LONG_STAY) / 2;
    let come_for = stop.visit_minutes.saturating_mul(stop.visit_minutes) / LONG_STAY;
    let stay = if named >= COME_FOR { come_for.clamp(usual, LONG_STAY * 2) } else { usual };
    let mut score = PLAIN + stay + NAMED * u32::try_from(named.min(MOST_NAMED)).unwrap_or(0);
    score = score * interest_percent(stop, wishes, atlas) / 100;
    if wishes.liked.contains(&stop.id) {
        score = score * LIKED / 100;
    }
    if hours_known { score } else { score * HOURS_UNKNOWN / 100 }
}

fn visits(trip: &ReadyTrip, stop: &StopId) -> bool {
    trip.days.iter().flat_map(|day| &day.visits).any(|visit| &visit.stop == stop)
}

fn interest_percent(stop: &Stop, wishes: &Wishes, atlas: &Atlas) -> u32 {
    let interests = &wishes.interests;
    if interests.is_empty() {
        return 100;
    }
    let corridor = stop.corridors.iter().any(|corridor| interests.corridors.contains(corridor));
    let category = interests.categories.contains(&stop.category);
    let route = atlas.routes_of(&stop.id).any(|(route, _)| interests.routes.contains(&route.id));
    match [corridor, category, route].into_iter().filter(|met| *met).count() {
        0 => OTHER_KIND,
        1 => ASKED_FOR,
        _ => ASKED_FOR * 5 / 4,
    }
}
