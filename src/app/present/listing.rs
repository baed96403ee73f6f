//! The list of stops: which ones, in which order, and what to propose if there are none.

use std::collections::HashSet;

use crate::app::state::Sort;
use crate::app::{AppState, Page};
use crate::domain::filter::Filter;
use crate::domain::{Lang, Stop, StopId};
use crate::geometry::order;

/// The stops that pass search, filters and station, in the chosen order; by default best match first while searching,
/// else file order.
pub fn listed(state: &AppState) -> Vec<&Stop> {
    sorted(state, searched(state).into_iter().filter(|stop| passes(state, stop)).collect())
}

/// The stops that match the search.
fn searched(state: &AppState) -> Vec<&Stop> {
    let atlas = &state.atlas;
    if state.search.trim().is_empty() {
        return atlas.stops.iter().collect();
    }
    let mut hits = state.index.find_as_written(&state.search);
    if hits.is_empty() && state.whole {
        hits = state.index.find_otherwise(&state.search);
    }
    hits.iter().filter_map(|hit| atlas.stop(&hit.stop)).collect()
}

/// Whether the deferred half of the program is needed to find what was searched for, or to propose stops on a page that
/// was not found.
pub fn asks_the_rest(state: &AppState) -> bool {
    let is_lost = matches!(state.page, Page::NotFound { .. });
    let is_searching = state.page == Page::Overview && !state.search.trim().is_empty();
    is_lost || (is_searching && state.index.find_as_written(&state.search).is_empty())
}

fn sorted<'a>(state: &AppState, mut stops: Vec<&'a Stop>) -> Vec<&'a Stop> {
    let lang = state.lang;
    match (state.sort, lang) {
        (Sort::Fitting, _) => {}
        (Sort::Near(place), _) => {
            order::sort_by_key(&mut stops, |stop| stop.position.distance_m(place) as u32)
        }
        (Sort::Time, _) => order::sort_by_key(&mut stops, |stop| stop.visit_minutes),
        (Sort::Name, Lang::En) => order::sort_by(&mut stops, |a, b| a.name.en.cmp(&b.name.en)),
        // Chinese names are sorted by pinyin.
        (Sort::Name, Lang::Zh) => order::sort_by(&mut stops, |a, b| a.pinyin.cmp(&b.pinyin)),
    }
    stops
}

/// The stops that pass search, station and date, before the other filters: the basis for the counts on chips.
pub fn countable(state: &AppState) -> Vec<&Stop> {
    let filter = Filter { open_on: state.filter.open_on, ..Filter::default() };
    searched(state)
        .into_iter()
        .filter(|stop| reached(state, stop) && filter.matches(stop, &state.atlas))
        .collect()
}

/// The number of stops among `among` that a chip would leave: all filters stay, except that `alone` replaces those of
/// the chip's kind.
pub fn count(state: &AppState, among: &[&Stop], alone: impl Fn(&mut Filter)) -> usize {
    let mut filter = Filter { open_on: None, ..state.filter.clone() };
    alone(&mut filter);
    among.iter().filter(|stop| filter.matches(stop, &state.atlas)).count()
}

/// If the search finds nothing: the stops whose names are most similar to it. Otherwise empty.
pub fn proposed(state: &AppState) -> Vec<&Stop> {
    if state.search.trim().is_empty() || !searched(state).is_empty() {
        return Vec::new();
    }
    like(state, &state.search)
}

/// The stops whose names are most similar to a word, such as the end of an unknown address. Empty until the deferred
/// half of the program has been loaded.
pub fn like<'a>(state: &'a AppState, word: &str) -> Vec<&'a Stop> {
    if !state.whole {
        return Vec::new();
    }
    state.index.proposed(word).iter().filter_map(|stop| state.atlas.stop(stop)).collect()
}

fn passes(state: &AppState, stop: &Stop) -> bool {
    reached(state, stop) && state.filter.matches(stop, &state.atlas)
}

fn reached(state: &AppState, stop: &Stop) -> bool {
    state.station.is_none() || stop.access.station == state.station
}

/// Whether anything narrows the list.
pub fn is_narrowed(state: &AppState) -> bool {
    !state.search.trim().is_empty() || state.station.is_some() || !state.filter.is_empty()
}

/// The stops that the map shows; `None` for all of them.
pub fn visible(state: &AppState) -> Option<HashSet<StopId>> {
    is_narrowed(state).then(|| listed(state).into_iter().map(|stop| stop.id.clone()).collect())
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::app::Page;
    use crate::domain::{Bilingual, Category, testing};
    use crate::geometry::LonLat;

    fn state() -> AppState {
        let stop = |id: &str, zh: &str, pinyin: &str, lon: f64, minutes: u32| {
            testing::stop(id, |stop| {
                (stop.name, stop.pinyin) = (Bilingual::new(zh, id), Some(pinyin.into()));
                (stop.position.lon, stop.visit_minutes) = (lon, minutes);
            })
        };
        let mut stops = vec![
            stop("west", "西湖", "xi hu", 120.1, 180),
            stop("ape", "天一阁", "tian yi ge", 121.5, 90),
            stop("bay", "白马湖", "bai ma hu", 120.2, 60),
        ];
        stops[1].category = Category::Lake;
        AppState::new(Rc::new(testing::atlas(stops)), "/", Lang::Zh, Page::Overview)
    }

    fn ids(state: &AppState) -> Vec<&str> {
        listed(state).into_iter().map(|stop| stop.id.as_str()).collect()
    }

    #[test]
    fn the_list_is_sorted_by_nearness_name_and_time() {
        let mut state = state();
        assert_eq!(ids(&state), ["west", "ape", "bay"]);
        state.sort = Sort::Near(LonLat::new(121.4, 30.0));
        assert_eq!(ids(&state), ["ape", "bay", "west"]);
        state.sort = Sort::Time;
        assert_eq!(ids(&state), ["bay", "ape", "west"]);
        state.sort = Sort::Name;
        assert_eq!(ids(&state), ["bay", "ape", "west"], "bai, tian, xi");
        state.lang = Lang::En;
        assert_eq!(ids(&state), ["ape", "bay", "west"]);
    }

    #[test]
    fn a_chip_counts_what_it_would_leave_beside_the_other_filters() {
        let mut state = state();
        let museums = |state: &AppState| {
            count(state, &countable(state), |filter| filter.categories = vec![Category::Museum])
        };
        assert_eq!(museums(&state), 2);
        state.filter.categories = vec![Category::Lake];
        assert_eq!(museums(&state), 2, "its own kind widens");
        state.filter.free = true;
        assert_eq!(museums(&state), 0, "another kind narrows");
        state.filter.free = false;
        state.search = "xihu".into();
        assert_eq!(museums(&state), 1);
    }

    #[test]
    fn a_search_that_finds_nothing_proposes_what_is_most_like_it() {
        let mut state = state();
        state.search = "baima reservoir".into();
        assert!(listed(&state).is_empty());
        assert_eq!(proposed(&state).iter().map(|stop| stop.id.as_str()).collect::<Vec<_>>(), ["bay"]);
        state.search = "西湖".into();
        assert!(proposed(&state).is_empty(), "what is found needs no proposal");
    }

    #[test]
    fn a_list_that_is_filtered_for_a_date_tells_of_that_date() {
        use crate::app::present::openness::{Tone, openness, openness_listed};
        let mut state = state();
        let mut atlas = (*state.atlas).clone();
        atlas.stops[0].hours = crate::domain::Hours::parse("Tu-Su 09:00-17:00").ok();
        state.atlas = Rc::new(atlas).into();
        state.now =
            chrono::NaiveDate::from_ymd_opt(2026, 3, 2).and_then(|monday| monday.and_hms_opt(10, 0, 0));
        let tone = |state: &AppState| openness_listed(state, &state.atlas.stops[0]).map(|said| said.tone);
        assert_eq!(tone(&state), Some(Tone::Closed), "a Monday");
        state.filter.open_on = chrono::NaiveDate::from_ymd_opt(2026, 3, 3);
        assert_eq!(tone(&state), Some(Tone::Open));
        assert_eq!(
            openness(&state, &state.atlas.stops[0]).map(|said| said.tone),
            Some(Tone::Closed),
            "the stop's page: today"
        );
    }
}
