//! Events in the days of a trip: festivals, and races that close roads.

use std::collections::HashSet;

use chrono::NaiveDate;

use crate::app::present::calendar::{by_time, on_day};
use crate::domain::reading::Event;
use crate::domain::schedule::{DaySchedule, Schedule};
use crate::domain::{Atlas, CityId, Lang, StopId};
use crate::i18n::format::full_date;
use crate::i18n::{topic_words, visiting_words, words};

/// An event on a day of a trip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayEvent {
    /// `杭州马拉松（推算的日期，以当年公告为准）：沿线封路…`.
    pub text: String,
    /// Where it is, when that is a stop.
    pub stop: Option<StopId>,
    /// Whether roads are closed for it.
    pub closes_roads: bool,
}

/// The events on a day of a trip: those in the cities of its stops or without a stop; all, on a day without stops.
pub fn day_events(lang: Lang, atlas: &Atlas, day: &DaySchedule) -> Vec<DayEvent> {
    let Some(date) = day.date else { return Vec::new() };
    let stops = day.visits.iter().filter_map(|visit| atlas.stop(&visit.stop));
    let cities: HashSet<&CityId> = stops.map(|stop| &stop.city).collect();
    let is_near = |event: &Event| {
        let stop = event.stop.as_ref().and_then(|id| atlas.stop(id));
        cities.is_empty() || stop.is_none_or(|stop| cities.contains(&stop.city))
    };
    let found = on_day(&atlas.events, date).into_iter().filter(|(_, event)| is_near(event));
    found.map(|(one, event)| told(lang, event, one.computed)).collect()
}

fn told(lang: Lang, event: &Event, is_computed: bool) -> DayEvent {
    let computed = if is_computed { visiting_words(lang).computed } else { "" };
    let roads = if event.closes_roads { words(lang).later().roads_closed } else { "" };
    DayEvent {
        text: format!("{}{computed}{roads}", event.name.get(lang)),
        stop: event.stop.clone(),
        closes_roads: event.closes_roads,
    }
}

/// How many days count as the next ones, including today.
const NEXT_DAYS: i64 = 7;
/// How many of their events are named.
const NAMED: usize = 2;

/// The names of the events in the next seven days, including today; if there are none, the first event after them with
/// its date. `None` where no date is known.
pub fn next_days(lang: Lang, atlas: &Atlas, today: NaiveDate) -> Option<String> {
    let says = topic_words(lang);
    let coming = by_time(&atlas.events, today).coming;
    let name = |event: &Event| event.name.get(lang).to_owned();
    let soon: Vec<String> = coming
        .iter()
        .filter(|(one, _)| (one.from - today).num_days() < NEXT_DAYS)
        .map(|(_, event)| name(event))
        .collect();
    if soon.is_empty() {
        let (one, event) = coming.first()?;
        return Some(format!("{}{} {}", says.next_event, full_date(lang, one.from), name(event)));
    }
    let more = soon.len().saturating_sub(NAMED);
    let named = soon[..soon.len() - more].join(words(lang).list_comma);
    let more = if more > 0 { format!("{}{more}", says.and_more) } else { String::new() };
    Some(format!("{}{named}{more}", says.next_days))
}

/// The events in the days of a trip, day by day.
pub fn trip_events(lang: Lang, atlas: &Atlas, schedule: &Schedule) -> Vec<(NaiveDate, DayEvent)> {
    let days = schedule.days.iter().filter_map(|day| Some((day.date?, day)));
    days.flat_map(|(date, day)| day_events(lang, atlas, day).into_iter().map(move |event| (date, event)))
        .collect()
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::domain::schedule::Ways;
    use crate::domain::testing;
    use crate::domain::trip::{Day, Trip, Visit};
    use crate::domain::{Bilingual, Recurrence};

    fn event(stop: &str, rule: Recurrence, closes_roads: bool) -> Event {
        Event {
            id: "event".into(),
            name: Bilingual::new("马拉松", "Marathon"),
            summary: Bilingual::default(),
            stop: Some(stop.into()),
            from: None,
            to: None,
            recurs: None,
            rule: Some(rule),
            closes_roads,
            sources: Vec::new(),
        }
    }

    fn on(start: &str, visits: &[&str], closes_roads: bool) -> Vec<(String, String)> {
        let mut atlas = testing::atlas(vec![
            testing::stop("lake", |_| ()),
            testing::stop("port", |stop| stop.city = "ningbo".into()),
        ]);
        let rule = Recurrence::Date { month: 11, day: 1 };
        atlas.events = vec![event("lake", rule, closes_roads)];
        let visits = visits.iter().map(|stop| Visit::to((*stop).into())).collect();
        let days = vec![Day::default(), Day { visits, ..Day::default() }];
        let start = start.parse().ok();
        let trip = Trip { start, days, ..Trip::new("t".into(), "", DateTime::UNIX_EPOCH) };
        let schedule = Schedule::of(&trip, &atlas, &Ways::new(&atlas));
        let found = trip_events(Lang::En, &atlas, &schedule);
        found.into_iter().map(|(date, event)| (date.to_string(), event.text)).collect()
    }

    #[test]
    fn a_race_in_the_days_of_a_trip_is_told_with_its_closed_roads_and_that_its_date_is_worked_out() {
        let found = on("2026-10-31", &["lake"], true);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].0, "2026-11-01");
        let text = &found[0].1;
        assert!(text.starts_with("Marathon (worked out") && text.contains("oads are closed"), "{text}");
        assert!(on("2026-11-01", &[], true).len() == 1, "a day without stops hears of all");
        assert!(!on("2026-10-31", &["lake"], false)[0].1.contains("closed"));
    }

    #[test]
    fn the_next_days_name_what_is_on_in_them_and_else_what_comes_first_after_them() {
        let mut atlas = testing::atlas(Vec::new());
        atlas.events = vec![event("lake", Recurrence::Date { month: 11, day: 1 }, false)];
        let told = |today: &str| next_days(Lang::En, &atlas, today.parse().expect("a date"));
        assert_eq!(told("2026-10-26").as_deref(), Some("in the next 7 days: Marathon"));
        assert_eq!(told("2026-11-01").as_deref(), Some("in the next 7 days: Marathon"), "today");
        assert_eq!(told("2026-10-25").as_deref(), Some("next: 1 Nov 2026 Marathon"));
        let many = Recurrence::Date { month: 11, day: 2 };
        atlas.events.extend([event("lake", many, false), event("lake", many, false)]);
        let told = next_days(Lang::Zh, &atlas, "2026-10-31".parse().expect("a date"));
        assert_eq!(told.as_deref(), Some("7 天内：马拉松、马拉松，另有 1"));
        atlas.events.clear();
        assert_eq!(next_days(Lang::Zh, &atlas, "2026-10-31".parse().expect("a date")), None);
    }

    #[test]
    fn what_is_on_in_another_city_or_on_another_day_is_not_told() {
        assert!(on("2026-10-31", &["port"], true).is_empty());
        assert!(on("2026-11-02", &["lake"], true).is_empty());
    }
}
