//! Facts about a ready-made trip, in addition to the pack's own words.

use crate::domain::reading::Guide;
use crate::domain::ready_trip::{ReadyDay, ReadyTrip};
use crate::domain::trip::Base;
use crate::domain::{Atlas, Lang};
use crate::i18n::words;

use crate::i18n::format::{DOT, clock, weekdays};

/// Days, stops, and the weekdays for which the order is different, such as `2 天 · 7 站 · 周日、周一出发时顺序不同`.
pub fn facts(lang: Lang, trip: &ReadyTrip) -> String {
    let words = words(lang);
    let stops = trip.days.iter().map(|day| day.visits.len()).sum();
    let mut facts = vec![words.days_count.count(trip.days.len()), words.stops_count.count(stops)];
    if !trip.not_on.is_empty() {
        let days = weekdays(lang, &trip.not_on);
        facts.push(format!("{}{days}{}", words.not_on, words.not_on_end));
    }
    facts.join(DOT)
}

/// Days and stops of a guide, such as `6 天 · 15 站`; for a guide without planned days only the number of stops that it
/// names.
pub fn guide_facts(lang: Lang, guide: &Guide) -> String {
    let words = words(lang);
    let planned: usize = guide.days.iter().map(|day| day.visits.len()).sum();
    if planned == 0 {
        return words.stops_count.count(guide.stops.len());
    }
    [words.days_count.count(guide.days.len()), words.stops_count.count(planned)].join(DOT)
}

/// The title of a day, `第2天` or `Day 2`; `at` is counted from 0.
pub fn day_title(lang: Lang, at: usize) -> String {
    let words = words(lang);
    format!("{}{}{}", words.day_before, at + 1, words.day_after)
}

/// When and where a day begins and ends, such as `08:30–18:30 · 杭州东站 → 宁波站`.
pub fn day_hours(atlas: &Atlas, lang: Lang, day: &ReadyDay) -> String {
    let hours = format!("{}–{}", clock(day.from), clock(day.to));
    let name = |base: &Option<Base>| base_name(atlas, lang, base.as_ref()?);
    match (name(&day.base.start), name(&day.base.end)) {
        (Some(start), Some(end)) if start != end => format!("{hours}{DOT}{start} → {end}"),
        (Some(place), _) | (None, Some(place)) => format!("{hours}{DOT}{place}"),
        (None, None) => hours,
    }
}

fn base_name(atlas: &Atlas, lang: Lang, base: &Base) -> Option<String> {
    match base {
        Base::City(city) => Some(atlas.city_name(city)?.get(lang).to_owned()),
        Base::Station(id) => {
            let name = atlas.rail.station(id)?.name.get(lang);
            Some(format!("{name}{}", words(lang).station_suffix))
        }
        Base::Place { name, .. } => Some(name.clone()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Bilingual;
    use crate::domain::trip::{Bases, TripMode};
    use chrono::Weekday;

    fn trip() -> ReadyTrip {
        let day = ReadyDay {
            from: chrono::NaiveTime::from_hms_opt(8, 30, 0).unwrap_or_default(),
            to: chrono::NaiveTime::from_hms_opt(18, 0, 0).unwrap_or_default(),
            base: Bases {
                start: Some(Base::City("hangzhou".into())),
                end: Some(Base::City("ningbo".into())),
            },
            visits: Vec::new(),
        };
        ReadyTrip {
            id: "x".into(),
            title: Bilingual::default(),
            summary: Bilingual::default(),
            route: None,
            mode: TripMode::Transit,
            not_on: vec![Weekday::Mon, Weekday::Sun],
            days: vec![day.clone(), day],
        }
    }

    #[test]
    fn the_weekdays_with_another_order_are_named_in_both_languages() {
        assert_eq!(facts(Lang::Zh, &trip()), ["2 天", "0 站", "周一、周日出发时顺序不同"].join(DOT));
        assert_eq!(
            facts(Lang::En, &trip()),
            ["2 days", "0 stops", "another order on Mondays or Sundays"].join(DOT)
        );
        let any_day = ReadyTrip { not_on: Vec::new(), ..trip() };
        assert_eq!(facts(Lang::Zh, &any_day), ["2 天", "0 站"].join(DOT));
    }

    #[test]
    fn a_day_says_where_it_begins_and_ends() {
        let atlas = crate::domain::testing::atlas(Vec::new());
        assert_eq!(
            day_hours(&atlas, Lang::En, &trip().days[0]),
            ["08:30–18:00", "Hangzhou → Ningbo"].join(DOT)
        );
        let open = ReadyDay { base: Bases::default(), ..trip().days[0].clone() };
        assert_eq!(day_hours(&atlas, Lang::En, &open), "08:30–18:00");
        assert_eq!((day_title(Lang::Zh, 0), day_title(Lang::En, 1)), ("第1天".into(), "Day 2".into()));
    }
}
