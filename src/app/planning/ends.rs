//! Where a trip may begin and end, and how its nights are divided between the two places.

use super::own_place::airports;
use crate::domain::trip::{Base, Bases};
use crate::domain::{Atlas, CityId};

/// The bases of one day of a trip from `first` to `last`. The first `days / 2` nights are spent at `first`, the others
/// at `last`, unless `said` names another place. A night at a station or airport is spent in its city instead.
pub(super) fn between(
    first: Option<&Base>,
    last: Option<&Base>,
    day: usize,
    days: usize,
    said: impl Fn(usize) -> Option<Base>,
    atlas: &Atlas,
) -> Bases {
    let nights_here = days / 2;
    let city = |base: &Base| match base {
        Base::Station(id) => {
            atlas.rail.station(id).map_or_else(|| base.clone(), |station| Base::City(station.city.clone()))
        }
        Base::City(_) => base.clone(),
        other => {
            let airport = airports(atlas).into_iter().find(|airport| airport.is(other));
            airport.and_then(|airport| airport.city(atlas)).map_or_else(|| other.clone(), Base::City)
        }
    };
    let shared = |night: usize| if night < nights_here { first } else { last }.map(city);
    let night = |night: usize| said(night).or_else(|| shared(night));
    let morning = if day == 0 { first.cloned() } else { night(day - 1) };
    let evening = if day + 1 == days { last.cloned() } else { night(day) };
    Bases { start: morning, end: evening }
}

/// The cities in which a trip along the railway begins and ends; without a railway both are the pack's first city.
pub(super) fn ends_of_the_line(atlas: &Atlas) -> (Option<CityId>, Option<CityId>) {
    let cities = cities(atlas);
    let line = atlas.rail.line_stations();
    let mut along = line.iter().map(|station| &station.city).filter(|city| cities.contains(city));
    let first = along.next().or(cities.first()).cloned();
    let last = along.next_back().cloned().or_else(|| first.clone());
    (first, last)
}

/// The cities that have stops, in the pack's order.
pub fn cities(atlas: &Atlas) -> Vec<CityId> {
    let named = atlas.info.cities.iter().map(|(city, _)| city);
    named.filter(|city| atlas.stops.iter().any(|stop| &stop.city == *city)).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::testing::atlas;

    fn ends(days: usize) -> Vec<(String, String)> {
        let (here, there) = (Base::City(CityId::from("a")), Base::City(CityId::from("b")));
        let name = |base: Option<Base>| match base {
            Some(Base::City(city)) => city.to_string(),
            _ => String::new(),
        };
        (0..days)
            .map(|day| between(Some(&here), Some(&there), day, days, |_| None, &atlas(Vec::new())))
            .map(|bases| (name(bases.start), name(bases.end)))
            .collect()
    }

    #[test]
    fn every_night_ends_where_the_next_morning_begins_and_the_city_changes_once() {
        for days in 1..9 {
            let ends = ends(days);
            assert_eq!((ends[0].0.as_str(), ends[days - 1].1.as_str()), ("a", "b"), "{days}");
            assert!(ends.windows(2).all(|pair| pair[0].1 == pair[1].0), "{days}: {ends:?}");
            assert_eq!(ends.iter().filter(|(morning, evening)| morning != evening).count(), 1, "{days}");
        }
    }
}
