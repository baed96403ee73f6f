//! Events sorted by when they take place.

use chrono::NaiveDate;

use crate::domain::reading::{Event, Occurrence};

/// Events, divided into coming, undated and past ones.
#[derive(Debug, Default, PartialEq)]
pub struct EventsByTime<'a> {
    /// Current and coming events up to the end of the next year, nearest first; an event that takes place twice in that
    /// time is listed twice.
    pub coming: Vec<(Occurrence, &'a Event)>,
    /// Recurring events whose next date is neither announced nor computable.
    pub undated: Vec<&'a Event>,
    /// Past events, latest first.
    pub past: Vec<&'a Event>,
}

/// Sorts events as seen on a given day.
pub fn by_time(events: &[Event], today: NaiveDate) -> EventsByTime<'_> {
    let mut sorted = EventsByTime::default();
    for event in events {
        let coming = event.coming(today);
        if event.is_over(today) {
            sorted.past.push(event);
        } else if coming.is_empty() {
            sorted.undated.push(event);
        }
        sorted.coming.extend(coming.into_iter().map(|one| (one, event)));
    }
    sorted.coming.sort_by_key(|(one, _)| one.from);
    sorted.past.sort_by_key(|event| std::cmp::Reverse(event.from));
    sorted
}

/// The events taking place on a date, as far as their dates are announced or computable, in file order.
pub fn on_day(events: &[Event], date: NaiveDate) -> Vec<(Occurrence, &Event)> {
    let on = |event: &Event| event.coming(date).into_iter().find(|one| one.from <= date);
    events.iter().filter_map(|event| Some((on(event)?, event))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Bilingual, Recurrence};

    fn event(id: &str, from: Option<&str>, to: Option<&str>, rule: Option<Recurrence>) -> Event {
        let date = |text: &str| text.parse().expect("a date");
        Event {
            id: id.into(),
            name: Bilingual::default(),
            summary: Bilingual::default(),
            stop: None,
            from: from.map(date),
            to: to.map(date),
            recurs: None,
            rule,
            closes_roads: false,
            sources: Vec::new(),
        }
    }

    #[test]
    fn what_is_over_leaves_and_what_comes_again_stands_where_it_comes() {
        let yearly = Some(Recurrence::Date { month: 9, day: 16 });
        let events = [
            event("games", Some("2023-09-23"), Some("2023-10-08"), None),
            event("fishing", None, None, yearly),
            event("fair", Some("2026-11-20"), Some("2026-12-02"), None),
            event("someday", None, None, None),
            event("race", Some("2025-11-02"), None, None),
        ];
        let sorted = by_time(&events, "2026-11-29".parse().expect("a date"));
        let ids = |list: &[&Event]| list.iter().map(|event| event.id.clone()).collect::<Vec<_>>();
        let coming: Vec<_> =
            sorted.coming.iter().map(|(one, event)| (event.id.as_str(), one.computed)).collect();
        assert_eq!(coming, [("fair", false), ("fishing", true)]);
        assert_eq!(ids(&sorted.undated), ["someday"]);
        assert_eq!(ids(&sorted.past), ["race", "games"]);
    }
}
