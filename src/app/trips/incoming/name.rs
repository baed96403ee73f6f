//! A name for a trip that arrived without one: its cities, its number of days, its most worthwhile stops, its date.

use crate::domain::{Atlas, CityId, Lang, Stop, Trip};
use crate::i18n::format::date;
use crate::i18n::{incoming as said, words};

/// The most stops that a name mentions.
const MAX_STOPS: usize = 2;

/// The title of a trip, or, if it has none, a name made from places and dates.
pub fn name(trip: &Trip, atlas: &Atlas, lang: Lang) -> String {
    if !trip.title.is_empty() {
        return trip.title.clone();
    }
    let planned = trip.days.iter().flat_map(|day| &day.visits);
    let stops: Vec<&Stop> =
        planned.chain(&trip.candidates).filter_map(|visit| atlas.stop(&visit.stop)).collect();
    if stops.is_empty() {
        return words(lang).later().trip_untitled.into();
    }
    let days = trip.days.len();
    let (cities, places) = (cities(&stops, atlas, lang), places(&stops, lang));
    let (stops, more) = (stops.len(), stops.len().saturating_sub(MAX_STOPS));
    let places = if more > 0 { said::and_other_places(lang, &places, more) } else { places };
    let dated = if days > 1 { said::from_a_date } else { said::on_a_date };
    let date = trip.start.map(|start| dated(lang, &date(lang, start))).unwrap_or_default();
    match days {
        1 => said::one_day(lang, &cities, &places, stops, &date),
        days => said::several_days(lang, &cities, days, &places, stops, &date),
    }
}

/// The names of the cities in the order of the trip.
fn cities(stops: &[&Stop], atlas: &Atlas, lang: Lang) -> String {
    let mut cities: Vec<&CityId> = Vec::new();
    for stop in stops {
        if !cities.contains(&&stop.city) {
            cities.push(&stop.city);
        }
    }
    let name = |city: &&CityId| atlas.city_name(city).map_or(city.as_str(), |name| name.get(lang)).to_owned();
    let names: Vec<String> = cities.iter().map(name).collect();
    names.join(said::between_cities(lang))
}

/// The names of the stops with the highest worth, in the order of the trip.
fn places(stops: &[&Stop], lang: Lang) -> String {
    let mut by_worth: Vec<usize> = (0..stops.len()).collect();
    by_worth.sort_by_key(|at| std::cmp::Reverse(stops.get(*at).and_then(|stop| stop.worth)));
    by_worth.truncate(MAX_STOPS);
    by_worth.sort_unstable();
    let names: Vec<&str> =
        by_worth.iter().filter_map(|at| stops.get(*at)).map(|stop| stop.name.get(lang)).collect();
    names.join(words(lang).list_comma)
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, NaiveDate};

    use super::*;
    use crate::domain::Bilingual;
    use crate::domain::testing;
    use crate::domain::trip::{Day, Visit};

    fn named(title: &str, start: Option<NaiveDate>, days: &[&[&str]], lang: Lang) -> String {
        let stop = |id: &str, zh: &str, city: &str, worth| {
            testing::stop(id, |stop| {
                stop.name = Bilingual::new(zh, id);
                (stop.city, stop.worth) = (city.into(), Some(worth));
            })
        };
        let atlas = testing::atlas(vec![
            stop("street", "夜街", "hangzhou", 2),
            stop("lake", "西湖", "hangzhou", 5),
            stop("library", "天一阁", "ningbo", 4),
        ]);
        let visits = |stops: &&[&str]| stops.iter().map(|stop| Visit::to((*stop).into())).collect();
        let days = days.iter().map(|stops| Day { visits: visits(stops), ..Day::default() }).collect();
        let trip = Trip { start, days, ..Trip::new("t".into(), title, DateTime::UNIX_EPOCH) };
        name(&trip, &atlas, lang)
    }

    #[test]
    fn a_trip_without_a_title_is_named_by_its_cities_its_best_stops_and_its_date() {
        let start = NaiveDate::from_ymd_opt(2026, 10, 3);
        let days: [&[&str]; 2] = [&["street", "lake"], &["library"]];
        assert_eq!(
            named("", start, &days, Lang::Zh),
            "杭州、宁波 2 天：西湖、天一阁等 3 站（10月3日 周六起）"
        );
        assert_eq!(
            named("", start, &days, Lang::En),
            "Hangzhou and Ningbo, 2 days, from Sat 3 Oct: lake, library and 1 more"
        );
        assert_eq!(named("", None, &[&["lake"]], Lang::Zh), "杭州 1 天：西湖 1 站");
        assert_eq!(named("中秋", start, &days, Lang::Zh), "中秋");
    }
}
