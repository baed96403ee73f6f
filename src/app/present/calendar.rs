//! Events in the order in which a traveller asks for them.

use chrono::NaiveDate;

use crate::domain::reading::Event;

/// Events by what is still to come.
#[derive(Debug, Default, PartialEq)]
pub struct EventsByTime<'a> {
    /// Those that are on or will be, the nearest first.
    pub coming: Vec<&'a Event>,
    /// Those that come again on a day that is not announced.
    pub undated: Vec<&'a Event>,
    /// Those that are over, the latest first.
    pub past: Vec<&'a Event>,
}

/// Sorts events as they stand on a day. An event without a last day ends on its first.
pub fn by_time(events: &[Event], today: NaiveDate) -> EventsByTime<'_> {
    let mut sorted = EventsByTime::default();
    for event in events {
        match event.to.or(event.from) {
            None => sorted.undated.push(event),
            Some(end) if end >= today => sorted.coming.push(event),
            Some(_) => sorted.past.push(event),
        }
    }
    sorted.coming.sort_by_key(|event| event.from);
    sorted.past.sort_by_key(|event| std::cmp::Reverse(event.from));
    sorted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Bilingual;

    fn event(id: &str, from: Option<&str>, to: Option<&str>) -> Event {
        let date = |text: &str| text.parse().expect("a date");
        Event {
            id: id.into(),
            name: Bilingual::default(),
            summary: Bilingual::default(),
            stop: None,
            from: from.map(date),
            to: to.map(date),
            recurs: None,
            sources: Vec::new(),
        }
    }

    #[test]
    fn what_is_over_leaves_what_is_coming_and_what_lasts_stays() {
        let events = [
            event("games", Some("2023-09-23"), Some("2023-10-08")),
            event("tide", Some("2027-09-18"), Some("2027-09-18")),
            event("fair", Some("2026-11-20"), Some("2026-12-02")),
            event("fishing", None, None),
            event("race", Some("2025-11-02"), None),
        ];
        let sorted = by_time(&events, "2026-11-29".parse().expect("a date"));
        let ids = |list: &[&Event]| list.iter().map(|event| event.id.clone()).collect::<Vec<_>>();
        assert_eq!(ids(&sorted.coming), ["fair", "tide"]);
        assert_eq!(ids(&sorted.undated), ["fishing"]);
        assert_eq!(ids(&sorted.past), ["race", "games"]);
    }
}
