//! What a stop is worth to a traveller: what the editors of the pack say it is worth, and what the traveller likes.
//!
//! A stop that an editor ranks 0 is an address on a route and no sight; one of rank 1 is for those who look for such.

use super::wishes::Wishes;
use crate::domain::schedule::{Spot, pace};
use crate::domain::trip::TripMode;
use crate::domain::{Atlas, Category, Stop};

/// The score of each rank. A step up is worth more than two of the step below: one who has seen the lake has seen
/// the city, one who has seen three granaries has not.
const RANKS: [u32; 6] = [10, 25, 70, 180, 420, 1_000];
/// Stops that nobody ranked are good when near.
const UNRANKED: u8 = 2;
/// What each themed route that leads to a stop adds.
const NAMED: u32 = 3;

/// In percent: a stop of the kind that is asked for, and one of another kind when something is asked for. Who asks for
/// stadiums and gets the lake and a temple was not heard.
const ASKED_FOR: u32 = 180;
const OTHER_KIND: u32 = 25;
/// What a stop of the kind that is asked for is worth besides: its rank is that for first visitors.
const ASKED_FOR_MORE: u32 = 150;
/// In percent: a stop that the traveller has put aside for this trip.
const LIKED: u32 = 250;
/// In percent: a stop whose hours nobody knows may be closed when one stands before it.
const HOURS_UNKNOWN: u32 = 75;

/// A stop so many minutes out of the way is in town; from there on every three minutes cost a hundredth. For what was
/// asked for one goes farther.
const NEAR_MINUTES: u32 = 45;
const NEAR_IF_ASKED_FOR: u32 = 120;
const MINUTES_A_PERCENT: u32 = 3;
/// In percent: the least that a stop keeps however far it is.
const FAR: u32 = 20;

/// For a must-see one goes far: a hundredth for so many minutes, and never more than this.
const MINUTES_A_MUST_PERCENT: u32 = 15;
const MOST_OFF_A_MUST: u32 = 20;

/// What each further stop of one kind is worth, in percent of the one before: five temples a day are four too many.
pub(super) const REPEAT_PERCENT: u32 = 85;

/// The score of a stop; `hours_known` on the days that it could be visited.
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
    // A hall without hours is planned for its outside alone, which has none.
    let may_be_closed = !hours_known && stop.category != Category::Venue;
    if may_be_closed { score * HOURS_UNKNOWN / 100 } else { score }
}

/// In percent: what a stop keeps of its worth that is so many minutes out of the way. Nobody goes to another city for a
/// library who has not seen the museums of this one.
pub(super) fn nearness_percent(stop: &Stop, minutes_more: u32, wishes: &Wishes, atlas: &Atlas) -> u32 {
    let near = if met(stop, wishes, atlas).is_some() { NEAR_IF_ASKED_FOR } else { NEAR_MINUTES };
    let far = minutes_more.saturating_sub(near) / MINUTES_A_PERCENT;
    100_u32.saturating_sub(far).max(FAR)
}

/// In percent: what a must-see keeps of its worth that is so many minutes out of the way. Of two of one rank that one day
/// cannot hold the near one is seen.
pub(super) fn must_percent(minutes_more: u32) -> u32 {
    100 - (minutes_more / MINUTES_A_MUST_PERCENT).min(MOST_OFF_A_MUST)
}

/// Whether a stop is planned for someone who did not ask for it.
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
        // A hall whose hours nobody knows opens for events only; what one sees of it from outside is for those who like it.
        _ if stop.category == Category::Venue && stop.hours.is_none() => {
            is_liked && stop.details.suits.indoor != Some(true)
        }
        _ => true,
    }
}

/// Whether one's own legs carry one there from where a day begins or ends, for those who go by them alone.
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

/// How many of the traveller's interests a stop meets, if it meets any.
pub(super) fn met(stop: &Stop, wishes: &Wishes, atlas: &Atlas) -> Option<usize> {
    let interests = &wishes.interests;
    let corridor = stop.corridors.iter().any(|corridor| interests.corridors.contains(corridor));
    let category = stop.categories().any(|category| interests.categories.contains(&category));
    let route = atlas.routes_of(&stop.id).any(|(route, _)| interests.routes.contains(&route.id));
    let met = [corridor, category, route].into_iter().filter(|met| *met).count();
    (met > 0).then_some(met)
}

/// In percent: what those who travel make of a stop.
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
