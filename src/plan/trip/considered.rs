//! Which stops of a pack a plan considers: all stops of a small pack. Between all stops of a large one, travel would take
//! longer to compute than anybody waits, so there it is the stops that the wishes name, and the best of the others.

use super::wishes::Wishes;
use super::worth::{is_offered, nearness_percent, worth};
use crate::domain::schedule::Spot;
use crate::domain::{Atlas, Stop, StopId};

/// A pack with more stops is large, and as many of its stops are considered besides those that the wishes name.
const MOST_CONSIDERED: usize = 160;
/// As many are considered for each day of a long trip, so that its last days have a choice too.
const CONSIDERED_A_DAY: usize = 16;
/// A rough speed of travel in metres per minute, by which a stop is near or far before its travel is known.
const ROUGH_M_PER_MINUTE: f64 = 700.0;

/// The considered stops by their index in the pack, in file order. Stops that the wishes name are always among them.
pub(super) fn considered(wishes: &Wishes, atlas: &Atlas) -> Vec<usize> {
    if is_small(atlas) {
        return (0..atlas.stops.len()).collect();
    }
    let named = named(wishes);
    let (mut considered, others): (Vec<usize>, Vec<usize>) = (0..atlas.stops.len())
        .partition(|&at| atlas.stops.get(at).is_some_and(|stop| named.contains(&&stop.id)));
    let anchors = anchors(wishes, atlas);
    let score = |&at: &usize| Some((rough_score(atlas.stops.get(at)?, &anchors, wishes, atlas)?, at));
    let mut others: Vec<(u32, usize)> = others.iter().filter_map(score).collect();
    others.sort_by_key(|&(score, at)| (std::cmp::Reverse(score), at));
    let most = MOST_CONSIDERED.max(CONSIDERED_A_DAY * wishes.days.len());
    considered.extend(others.into_iter().take(most).map(|(_, at)| at));
    considered.sort_unstable();
    considered
}

/// Whether all stops of the pack are considered.
pub(super) fn is_small(atlas: &Atlas) -> bool {
    atlas.stops.len() <= MOST_CONSIDERED
}

/// The stops that the wishes name.
fn named(wishes: &Wishes) -> Vec<&StopId> {
    let kept = wishes.kept().map(|kept| &kept.stop);
    kept.chain(&wishes.must).chain(&wishes.liked).chain(&wishes.never).collect()
}

/// The places of which something should be near: where days begin and end, where rides stop, and the named stops that
/// will be visited.
fn anchors(wishes: &Wishes, atlas: &Atlas) -> Vec<Spot> {
    let visited = wishes.kept().map(|kept| &kept.stop).chain(&wishes.must);
    let stops = visited.filter_map(|stop| atlas.stop(stop)).map(Spot::of_stop);
    wishes.bases().filter_map(|base| Spot::of_base(base, atlas)).chain(stops).collect()
}

/// Roughly what a stop is worth to this trip, before its travel is known; `None` if it may not be planned.
fn rough_score(stop: &Stop, anchors: &[Spot], wishes: &Wishes, atlas: &Atlas) -> Option<u32> {
    if !is_offered(stop, wishes, atlas) {
        return None;
    }
    let here = Spot::of_stop(stop);
    let metres = anchors.iter().map(|anchor| anchor.nearest(&here).0).min_by(f64::total_cmp).unwrap_or(0.0);
    // There and back.
    let minutes = (2.0 * metres / ROUGH_M_PER_MINUTE) as u32;
    Some(
        worth(stop, wishes, atlas, stop.hours.is_some()) * nearness_percent(stop, minutes, wishes, atlas)
            / 100,
    )
}

#[cfg(test)]
mod tests {
    use chrono::{NaiveDate, NaiveTime};

    use super::*;
    use crate::domain::trip::{Base, Bases, Trip};
    use crate::domain::{TripId, testing};
    use crate::geometry::LonLat;
    use crate::plan::trip::Kept;

    fn beside(at: usize) -> LonLat {
        LonLat::new(120.0 + at as f64 * 0.0104, 30.0)
    }

    /// A pack of `count` stops on a line to the east, 1 km apart, all of the same rank.
    fn pack(count: usize) -> Atlas {
        let stop = |at: usize| {
            testing::stop(&format!("s{at}"), |stop| (stop.position, stop.worth) = (beside(at), Some(3)))
        };
        testing::atlas((0..count).map(stop).collect())
    }

    /// A day from a place beside stop `at`.
    fn day_at(at: usize) -> Wishes {
        let there = || Some(Base::Place { name: String::new(), position: beside(at) });
        let date: NaiveDate = "2026-12-08".parse().expect("a date");
        let mut trip = Trip::new(TripId::from("t"), "", date.and_time(NaiveTime::MIN).and_utc());
        trip.days[0].base = Bases { start: there(), end: there() };
        Wishes::of_trip(&trip, date)
    }

    fn names(atlas: &Atlas, wishes: &Wishes) -> Vec<String> {
        considered(wishes, atlas).into_iter().map(|at| atlas.stops[at].id.to_string()).collect()
    }

    #[test]
    fn of_a_small_pack_every_stop_is_considered() {
        let atlas = pack(MOST_CONSIDERED);
        assert_eq!(considered(&day_at(0), &atlas).len(), MOST_CONSIDERED);
    }

    #[test]
    fn of_a_large_pack_the_nearest_of_equal_stops_are_considered_in_file_order() {
        let atlas = pack(1_000);
        let found = considered(&day_at(500), &atlas);
        assert_eq!(found.len(), MOST_CONSIDERED);
        assert!(found.is_sorted());
        assert!(found.contains(&500) && found.contains(&480) && found.contains(&520), "{found:?}");
        assert!(!found.contains(&0) && !found.contains(&999), "{found:?}");
    }

    #[test]
    fn a_long_trip_has_a_choice_on_each_day() {
        let mut wishes = day_at(500);
        wishes.days = vec![wishes.days[0].clone(); 30];
        assert_eq!(considered(&wishes, &pack(1_000)).len(), 30 * CONSIDERED_A_DAY);
    }

    #[test]
    fn a_great_sight_far_away_comes_before_a_small_one_nearby() {
        let mut atlas = pack(1_000);
        atlas.stops[990].worth = Some(5);
        let found = considered(&day_at(0), &atlas);
        assert!(found.contains(&990), "{found:?}");
    }

    #[test]
    fn stops_that_the_wishes_name_are_always_considered_and_what_is_near_a_visit_too() {
        let atlas = pack(1_000);
        let mut wishes = day_at(0);
        wishes.must = vec!["s900".into()];
        wishes.liked = vec!["s700".into()];
        wishes.days[0].kept = vec![Kept { stop: "s600".into(), minutes: None, locked: false }];
        let found = names(&atlas, &wishes);
        for named in ["s900", "s700", "s600", "s901", "s601"] {
            assert!(found.iter().any(|stop| stop == named), "{named}: {found:?}");
        }
        assert_eq!(found.len(), MOST_CONSIDERED + 3);
    }
}
