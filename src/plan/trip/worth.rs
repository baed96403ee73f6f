//! What a stop is worth to a traveller: the rank that the pack's editors gave it, and what the traveller likes.
//!
//! A stop of rank 0 is an address on a route, not a sight; one of rank 1 is only for those who look for its kind.

use super::wishes::Wishes;
use crate::domain::schedule::{Spot, pace};
use crate::domain::trip::TripMode;
use crate::domain::{Atlas, Category, Stop};

/// The score of each rank. One stop is worth more than two of the rank below: seeing the lake is seeing the city,
/// seeing three granaries is not.
const RANKS: [u32; 6] = [10, 25, 70, 180, 420, 1_000];
/// The rank of stops that have none: good if near.
const UNRANKED: u8 = 2;
/// What each themed route that leads to a stop adds.
const NAMED: u32 = 3;

/// In percent: a stop of a requested kind, and one of another kind if any kind is requested. Someone who asks for
/// stadiums should not get the lake and a temple.
const ASKED_FOR: u32 = 180;
const OTHER_KIND: u32 = 25;
/// What a stop of a requested kind is worth in addition: its rank is meant for first-time visitors.
const ASKED_FOR_MORE: u32 = 150;
/// In percent: a stop that the traveller wants rather than others, such as a candidate of the trip.
const LIKED: u32 = 250;
/// In percent: a stop with unknown hours, which may turn out to be closed.
const HOURS_UNKNOWN: u32 = 75;

/// Up to this many extra minutes a stop is near; from there on, every three minutes cost a hundredth. Stops of a
/// requested kind may be farther away.
const NEAR_MINUTES: u32 = 45;
const NEAR_IF_ASKED_FOR: u32 = 120;
const MINUTES_A_PERCENT: u32 = 3;
/// In percent: the least that a stop keeps, however far away it is.
const FAR: u32 = 20;

/// Must-sees may be far away: one hundredth less for this many minutes, but never more than the second number.
const MINUTES_A_MUST_PERCENT: u32 = 15;
const MOST_OFF_A_MUST: u32 = 20;

/// What each further stop of one kind is worth, in percent of the one before: five temples a day are too many.
pub(super) const REPEAT_PERCENT: u32 = 85;

/// The score of a stop; `hours_known` on any day on which it could be visited.
pub(super) fn worth(stop: &Stop, wishes: &Wishes, atlas: &Atlas, hours_known: bool) -> u32 {
    let rank = usize::from(stop.worth.unwrap_or(UNRANKED));
    let routes = u32::try_from(atlas.routes_of(&stop.id).count()).unwrap_or(0);
    let mut score = RANKS.get(rank).copied().unwrap_or(0) + NAMED * routes;
    score = match wishes.interests.is_empty().then_some(0).or(met(stop, wishes, atlas)) {
        Some(0) => score,
        Some(1) => score * ASKED_FOR / 100 + ASKED_FOR_MORE,
        Some(_) => score * ASKED_FOR * 5 / 400 + ASKED_FOR_MORE,
        None => score * OTHER_KIND / 100,
    };
    score = score * party_percent(stop, wishes) / 100 * rain_percent(stop, wishes) / 100;
    if wishes.liked.contains(&stop.id) {
        score = score * LIKED / 100;
    }
    // A hall without hours is only planned for its outside, which needs none.
    let may_be_closed = !hours_known && stop.category != Category::Venue;
    if may_be_closed { score * HOURS_UNKNOWN / 100 } else { score }
}

/// In percent: the share of its worth that a stop keeps if it is this many minutes out of the way. The museums of one
/// city come before a library in another.
pub(super) fn nearness_percent(stop: &Stop, minutes_more: u32, wishes: &Wishes, atlas: &Atlas) -> u32 {
    let near = if met(stop, wishes, atlas).is_some() { NEAR_IF_ASKED_FOR } else { NEAR_MINUTES };
    let far = minutes_more.saturating_sub(near) / MINUTES_A_PERCENT;
    100_u32.saturating_sub(far).max(FAR)
}

/// In percent: the share of its worth that a must-see keeps if it is this many minutes out of the way. If a day cannot
/// hold two of the same rank, the nearer one is planned.
pub(super) fn must_percent(minutes_more: u32) -> u32 {
    100 - (minutes_more / MINUTES_A_MUST_PERCENT).min(MOST_OFF_A_MUST)
}

/// Whether a stop may be planned, even if the wishes do not name it.
pub(super) fn is_offered(stop: &Stop, wishes: &Wishes, atlas: &Atlas) -> bool {
    let asked = [&wishes.must, &wishes.liked, &wishes.never];
    if asked.into_iter().any(|stops| stops.contains(&stop.id)) {
        return true;
    }
    if !is_within_reach(stop, wishes, atlas) {
        return false;
    }
    let is_liked = met(stop, wishes, atlas).is_some();
    match stop.worth.unwrap_or(UNRANKED) {
        0 => false,
        1 if !is_liked => false,
        // A hall with unknown hours opens for events only; its outside is for those who like halls.
        _ if stop.category == Category::Venue && stop.hours.is_none() => {
            is_liked && stop.details.suits.indoor != Some(true)
        }
        _ => true,
    }
}

/// Whether a stop can be reached on foot or by bicycle from a base or a ride, if that is the only means of transport.
fn is_within_reach(stop: &Stop, wishes: &Wishes, atlas: &Atlas) -> bool {
    let most_m = match wishes.mode {
        TripMode::Walk => pace::WALK_MAX_M / pace::WALK.detour,
        TripMode::Bike => pace::BIKE_MAX_M / pace::BIKE.detour,
        TripMode::Transit | TripMode::Drive => return true,
    };
    let ends = wishes.days.iter().flat_map(|day| [&day.base.start, &day.base.end]);
    let rides = wishes.rides().flat_map(|ride| [&ride.from, &ride.to]);
    let spots: Vec<Spot> =
        ends.flatten().chain(rides).filter_map(|base| Spot::of_base(base, atlas)).collect();
    let here = Spot::of_stop(stop);
    spots.is_empty() || spots.iter().any(|spot| spot.nearest(&here).0 <= most_m)
}

/// How many kinds of interests (corridor, category, route) a stop meets; `None` if it meets none.
pub(super) fn met(stop: &Stop, wishes: &Wishes, atlas: &Atlas) -> Option<usize> {
    let interests = &wishes.interests;
    let corridor = stop.corridors.iter().any(|corridor| interests.corridors.contains(corridor));
    let category = stop.categories().any(|category| interests.categories.contains(&category));
    let route = atlas.routes_of(&stop.id).any(|(route, _)| interests.routes.contains(&route.id));
    let met = [corridor, category, route].into_iter().filter(|met| *met).count();
    (met > 0).then_some(met)
}

/// In percent: how well a stop suits those who travel.
fn party_percent(stop: &Stop, wishes: &Wishes) -> u32 {
    let suits = &stop.details.suits;
    let mut percent = 100;
    if !wishes.party.children.is_empty() {
        percent = match suits.children {
            Some(true) => 140,
            Some(false) => 30,
            None => 60,
        };
    }
    if !wishes.party.elders.is_empty() {
        let climbs = stop.categories().any(|category| category == Category::Mountain);
        percent = match suits.step_free {
            Some(true) => percent * 120 / 100,
            Some(false) => percent * 40 / 100,
            None if climbs => percent * 40 / 100,
            None => percent,
        };
    }
    percent
}

fn rain_percent(stop: &Stop, wishes: &Wishes) -> u32 {
    match stop.details.suits.indoor {
        _ if !wishes.rain => 100,
        Some(true) => 170,
        Some(false) => 35,
        None => 80,
    }
}
