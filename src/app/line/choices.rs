//! The question: where one boards, where one gets off, when, and for how long.

use std::ops::RangeInclusive;

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, Timelike, Weekday};

use crate::domain::trip::{Base, Bases, Party, TripMode};
use crate::domain::{Atlas, CityId, Station, StationId, Stop};
use crate::plan::trip::{DayWish, Interests, Pace, Wishes};

/// The hours of the day at which one may be at the station to set out; both ends included.
pub const HOURS: RangeInclusive<u32> = 6..=15;

/// The length of half a day, from the station and back to it, in minutes: a morning or an afternoon.
const HALF_DAY: u32 = 6 * 60;
/// The latest time to be back, in minutes after midnight: well before the last train.
const BACK_BY: u32 = 20 * 60 + 30;
/// The start of the second morning, in minutes after midnight.
const SECOND_MORNING: u32 = 9 * 60;
/// Stops worth less than this are not counted: the planner does not propose them unless they are asked for.
const WORTH_A_VISIT: u8 = 2;

/// How long one travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span {
    /// Six hours.
    Half,
    /// A day.
    Day,
    /// Two days with one night.
    Weekend,
}

impl Span {
    /// All of them, shortest first.
    pub const ALL: [Self; 3] = [Self::Half, Self::Day, Self::Weekend];

    /// The number of days.
    const fn days(self) -> usize {
        match self {
            Self::Half | Self::Day => 1,
            Self::Weekend => 2,
        }
    }
}

/// The choices so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choices {
    /// Where one boards and returns to.
    pub from: StationId,
    /// Where one gets off; `None` is anywhere on the line.
    pub to: Option<StationId>,
    /// The first day; `None` until one is chosen.
    pub date: Option<NaiveDate>,
    /// How long one travels.
    pub span: Span,
    /// The hour of the day (0 to 23) at which one is at the station.
    pub hour: u32,
}

/// Why the choices cannot be answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineTrouble {
    /// The boarding station and the destination are the same.
    SameStation,
    /// No date is known.
    NoDate,
    /// The first day is in the past.
    Past(NaiveDate),
    /// It is today, and that hour has already begun.
    TooLate(u32),
}

/// The stations at which one may board: all stations of the line, in order of kilometre.
pub fn boarding(atlas: &Atlas) -> Vec<&Station> {
    atlas.rail.line_stations()
}

/// The stations of the line from which worthwhile stops are reached, each with the number of those stops.
pub fn leaving(atlas: &Atlas) -> Vec<(&Station, usize)> {
    let counted = atlas.rail.line_stations().into_iter().map(|station| {
        let worth_it = atlas.stops_from(&station.id).filter(|stop| is_worth_it(stop));
        (station, worth_it.count())
    });
    counted.filter(|(_, stops)| *stops > 0).collect()
}

fn is_worth_it(stop: &Stop) -> bool {
    stop.worth.is_none_or(|worth| worth >= WORTH_A_VISIT)
}

impl Choices {
    /// The default choices: from the first station of the line to the last one (other than the first) that has
    /// worthwhile stops, for a day; `None` if the pack has no such line.
    pub fn usual(atlas: &Atlas) -> Option<Self> {
        let from = boarding(atlas).first()?.id.clone();
        let to = leaving(atlas).into_iter().rev().map(|(station, _)| &station.id).find(|to| **to != from);
        Some(Self { to: Some(to?.clone()), from, date: None, span: Span::Day, hour: 8 })
    }

    /// The first day: the chosen one, else the one chosen for the whole page (`of_page`), else the next day on which
    /// one can still set out, or for a weekend the next Saturday from then on. `now` is Shanghai time. `None` if none
    /// of these is known.
    pub fn first_day(&self, now: Option<NaiveDateTime>, of_page: Option<NaiveDate>) -> Option<NaiveDate> {
        let next = || {
            let now = now?;
            let later = u64::from(now.hour() >= self.hour);
            now.date().checked_add_days(Days::new(later))
        };
        let saturday = |day: NaiveDate| {
            let wait = (Weekday::Sat.num_days_from_monday() + 7 - day.weekday().num_days_from_monday()) % 7;
            day.checked_add_days(Days::new(u64::from(wait)))
        };
        match self.date.or(of_page) {
            Some(date) => Some(date),
            None if self.span == Span::Weekend => saturday(next()?),
            None => next(),
        }
    }

    /// What prevents an answer; `None` if nothing does. `now` is Shanghai time.
    pub fn trouble(&self, now: Option<NaiveDateTime>, of_page: Option<NaiveDate>) -> Option<LineTrouble> {
        if self.to.as_ref() == Some(&self.from) {
            return Some(LineTrouble::SameStation);
        }
        let Some(first) = self.first_day(now, of_page) else { return Some(LineTrouble::NoDate) };
        let now = now?;
        if first < now.date() {
            return Some(LineTrouble::Past(first));
        }
        (first == now.date() && now.hour() >= self.hour).then_some(LineTrouble::TooLate(self.hour))
    }

    /// The wishes for the planner: from the station and back to it, among the stops that the chosen station leads to.
    /// With no chosen destination, these are the stops of all other stations of the line: there is no train to take to
    /// the stops of the boarding station itself.
    pub fn wishes(&self, atlas: &Atlas, start: NaiveDate, party: Option<&Party>) -> Wishes {
        let elsewhere = atlas.stops.iter().filter(|stop| !self.leads_to(atlas, stop));
        Wishes {
            start,
            mode: TripMode::Transit,
            days: self.days(atlas),
            pace: Pace::Normal,
            must: Vec::new(),
            liked: Vec::new(),
            never: elsewhere.map(|stop| stop.id.clone()).collect(),
            interests: Interests::default(),
            budget_cny: None,
            lunch: self.span != Span::Half,
            most_walk_m: None,
            stays: Vec::new(),
            party: party.cloned().unwrap_or_default(),
            evenings: false,
            rain: false,
            free_nights: Vec::new(),
        }
    }

    fn leads_to(&self, atlas: &Atlas, stop: &Stop) -> bool {
        let Some(station) = &stop.access.station else { return false };
        match &self.to {
            Some(to) => station == to,
            None => station != &self.from && atlas.rail.station(station).is_some_and(|one| one.on_line),
        }
    }

    fn days(&self, atlas: &Atlas) -> Vec<DayWish> {
        let station = || Some(Base::Station(self.from.clone()));
        let night = self.night(atlas).map(Base::City);
        let out = self.hour * 60;
        let back = if self.span == Span::Half { (out + HALF_DAY).min(BACK_BY) } else { BACK_BY };
        let day = |from, start, end| DayWish {
            from,
            to: back,
            base: Bases { start, end },
            kept: Vec::new(),
            rides: Vec::new(),
        };
        match self.span.days() {
            1 => vec![day(out, station(), station())],
            _ => vec![day(out, station(), night.clone()), day(SECOND_MORNING, night, station())],
        }
    }

    /// The city in which one sleeps: that of the destination, else that of the line's farther end.
    pub fn night(&self, atlas: &Atlas) -> Option<CityId> {
        let km = |station: &Station| station.km.unwrap_or(0.0);
        let here = atlas.rail.station(&self.from).map_or(0.0, km);
        let away = |station: &Station| (km(station) - here).abs();
        let farthest = || atlas.rail.line_stations().into_iter().max_by(|a, b| away(a).total_cmp(&away(b)));
        let station = match &self.to {
            Some(to) => atlas.rail.station(to),
            None => farthest(),
        };
        station.map(|station| station.city.clone())
    }
}
