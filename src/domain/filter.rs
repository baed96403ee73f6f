//! Which stops a reader wants to see.

mod further;

use chrono::NaiveDate;

use super::{Atlas, Calendar, Category, CityId, Corridor, DayHours, DayKind, RouteId, Stop};
pub use further::{Further, FurtherFilter};

/// What a reader asks for. Empty lists and `None` ask for nothing; several values of one kind are alternatives.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// In any of these corridors.
    pub corridors: Vec<Corridor>,
    /// Of any of these categories.
    pub categories: Vec<Category>,
    /// In any of these cities.
    pub cities: Vec<CityId>,
    /// Known to be free.
    pub free: bool,
    /// Conditions that need more data than a first view has.
    pub further: Further,
    /// Open on that date, in Shanghai time.
    pub open_on: Option<NaiveDate>,
    /// On that route.
    pub route: Option<RouteId>,
}

/// Whether a stop is open on a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Openness {
    /// For at least a part of the day.
    Open,
    /// All day.
    Closed,
    /// Not known: the hours or the calendar are not in the pack.
    Unknown,
}

/// A filter's verdict on a stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// It matches.
    Shown,
    /// It matches, except that it is not known whether it is open that day; to be listed separately.
    HoursUnknown,
    /// It does not match.
    Hidden,
}

impl Stop {
    /// Whether it is open on a date.
    pub fn openness(&self, date: NaiveDate, calendar: &Calendar) -> Openness {
        match self.hours_on(date, calendar) {
            DayHours::Open(_) => Openness::Open,
            DayHours::Closed => Openness::Closed,
            DayHours::Unknown => Openness::Unknown,
        }
    }
}

impl Filter {
    /// Whether it asks for nothing, so that every stop is shown.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The filter's verdict on a stop. An unknown price does not count as free, unknown hours do not count as open.
    pub fn verdict(&self, stop: &Stop, atlas: &Atlas) -> Verdict {
        if !self.matches_apart_from_hours(stop, atlas) {
            return Verdict::Hidden;
        }
        match self.open_on.map(|date| stop.openness(date, &atlas.calendar)) {
            None | Some(Openness::Open) => Verdict::Shown,
            Some(Openness::Unknown) => Verdict::HoursUnknown,
            Some(Openness::Closed) => Verdict::Hidden,
        }
    }

    /// Whether a stop matches. If it is not known whether the stop is open, it still matches when its hours are in
    /// the pack and only the holidays of that year have not been announced.
    pub fn matches(&self, stop: &Stop, atlas: &Atlas) -> bool {
        let waits = |date| stop.hours.is_some() && atlas.calendar.kind(date) == DayKind::Unknown;
        match self.verdict(stop, atlas) {
            Verdict::Shown => true,
            Verdict::HoursUnknown => self.open_on.is_some_and(waits),
            Verdict::Hidden => false,
        }
    }

    fn matches_apart_from_hours(&self, stop: &Stop, atlas: &Atlas) -> bool {
        let on_route = |id: &RouteId| atlas.route(id).is_some_and(|route| route.index_of(&stop.id).is_some());
        (self.corridors.is_empty() || stop.corridors.iter().any(|corridor| self.corridors.contains(corridor)))
            && (self.categories.is_empty()
                || stop.categories().any(|category| self.categories.contains(&category)))
            && (self.cities.is_empty() || self.cities.contains(&stop.city))
            && (!self.free || stop.ticket_cny == Some(0))
            && self.further.holds(stop, atlas)
            && self.route.as_ref().is_none_or(on_route)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Hours;
    use crate::domain::testing::{atlas, stop};

    fn sample() -> Atlas {
        let hours = |text: &str| Hours::parse(text).ok();
        atlas(vec![
            stop("museum", |stop| {
                (stop.hours, stop.ticket_cny) = (hours("Tu-Su 09:00-17:00"), Some(0));
                stop.corridors = vec![Corridor::Culture, Corridor::Scenery];
            }),
            stop("lake", |stop| {
                (stop.hours, stop.category, stop.ticket_cny) = (hours("24/7"), Category::Lake, Some(0));
                stop.corridors = vec![Corridor::Ecology];
            }),
            stop("port", |stop| (stop.category, stop.city) = (Category::Industry, "ningbo".into())),
        ])
    }

    fn shown(filter: &Filter, verdict: Verdict) -> Vec<String> {
        let atlas = sample();
        let stops = atlas.stops.iter().filter(|stop| filter.verdict(stop, &atlas) == verdict);
        stops.map(|stop| stop.id.to_string()).collect()
    }

    #[test]
    fn kinds_narrow_and_values_of_a_kind_widen() {
        let filter = Filter { corridors: vec![Corridor::Scenery, Corridor::Ecology], ..Filter::default() };
        assert_eq!(shown(&filter, Verdict::Shown), ["museum", "lake"]);
        let filter = Filter { categories: vec![Category::Lake], ..filter };
        assert_eq!(shown(&filter, Verdict::Shown), ["lake"]);
        let filter = Filter { cities: vec!["ningbo".into()], ..filter };
        assert_eq!(shown(&filter, Verdict::Shown), Vec::<String>::new());
        assert_eq!(shown(&Filter::default(), Verdict::Shown).len(), 3);
    }

    #[test]
    fn an_unknown_ticket_is_not_free_and_unknown_hours_are_listed_apart() {
        assert_eq!(shown(&Filter { free: true, ..Filter::default() }, Verdict::Shown), ["museum", "lake"]);
        let monday = Filter { open_on: NaiveDate::from_ymd_opt(2026, 3, 2), ..Filter::default() };
        assert_eq!(shown(&monday, Verdict::Shown), ["lake"]);
        assert_eq!(shown(&monday, Verdict::HoursUnknown), ["port"]);
        assert_eq!(shown(&monday, Verdict::Hidden), ["museum"]);
        let unannounced = Filter { open_on: NaiveDate::from_ymd_opt(2027, 3, 2), ..Filter::default() };
        assert_eq!(shown(&unannounced, Verdict::HoursUnknown), ["museum", "port"]);
        let atlas = sample();
        let kept = atlas.stops.iter().filter(|stop| unannounced.matches(stop, &atlas));
        assert_eq!(
            kept.map(|stop| stop.id.as_str()).collect::<Vec<_>>(),
            ["museum", "lake"],
            "the port has no hours"
        );
    }

    #[test]
    fn a_route_that_is_not_there_holds_no_stop() {
        let on =
            |id: &str| shown(&Filter { route: Some(id.into()), ..Filter::default() }, Verdict::Shown).len();
        assert_eq!((on("all"), on("none")), (3, 0));
    }
}
