//! Content shared by all exported files: the days of a trip with its stops, in one language, with inexact positions
//! marked.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::wording::{self, Wording};
use crate::domain::amount::minutes;
use crate::domain::schedule::{
    Conflict, ConflictKind, DaySchedule, Leg, Schedule, ScheduledRide, ScheduledVisit, Sums, TravelMode,
    days_later,
};
use crate::domain::trip::{Day, Visit};
use crate::domain::{Atlas, Lang, PositionQuality, Stop, Trip, amount};

/// A trip to be exported, with everything that its files need.
#[derive(Clone, Copy)]
pub struct Export<'a> {
    /// The trip.
    pub trip: &'a Trip,
    /// The pack that has its stops.
    pub atlas: &'a Atlas,
    /// The schedule of the trip.
    pub schedule: &'a Schedule,
    /// The language of the words.
    pub lang: Lang,
    /// Supplies what pages say about entry to a visit's stop.
    pub says: Says,
}

/// Says for a visit of a day, counted from 0, when it is open or closed, how to book and what it costs; without a
/// visit, which events are on that day. One sentence each, worded by another layer.
pub type Says = fn(&Export<'_>, &ExportDay<'_>, Option<usize>) -> Vec<String>;

/// A day of the trip.
pub struct ExportDay<'a> {
    /// Counted from 1.
    pub number: usize,
    /// As planned.
    pub day: &'a Day,
    /// Its schedule.
    pub schedule: &'a DaySchedule,
    /// Its visits in order.
    pub visits: Vec<ExportVisit<'a>>,
}

/// A visit of a day.
pub struct ExportVisit<'a> {
    /// As planned.
    pub visit: &'a Visit,
    /// Its schedule.
    pub times: &'a ScheduledVisit,
    /// What the pack knows; `None` when it does not have the stop.
    pub stop: Option<&'a Stop>,
}

impl<'a> Export<'a> {
    /// The days in order.
    pub fn days(&self) -> impl Iterator<Item = ExportDay<'a>> {
        let Self { trip, atlas, schedule, .. } = *self;
        trip.days.iter().zip(&schedule.days).enumerate().map(move |(at, (day, times))| ExportDay {
            number: at + 1,
            day,
            schedule: times,
            visits: day
                .visits
                .iter()
                .zip(&times.visits)
                .map(|(visit, times)| ExportVisit { visit, times, stop: atlas.stop(&visit.stop) })
                .collect(),
        })
    }

    /// The title, or the product's name for a trip without one.
    pub fn title(&self) -> String {
        if self.trip.title.is_empty() {
            self.word(&wording::UNTITLED).to_owned()
        } else {
            self.trip.title.clone()
        }
    }

    /// A wording in the language of the export.
    pub fn word(&self, wording: &Wording) -> &'static str {
        wording.get(self.lang)
    }

    /// A stop's name, marked when its position is not exact.
    pub fn marked_name(&self, stop: &Stop) -> String {
        let name = stop.name.get(self.lang);
        match stop.quality {
            PositionQuality::Exact => name.to_owned(),
            PositionQuality::Approximate => format!("{name}{}", self.word(&wording::APPROXIMATE)),
        }
    }

    /// The name of a visit's stop, unmarked; the id where the pack does not have it.
    pub fn plain_name(&self, visit: &ExportVisit<'_>) -> String {
        visit.stop.map_or_else(|| visit.visit.stop.to_string(), |stop| stop.name.get(self.lang).to_owned())
    }

    /// 第1天 or "Day 1", with the date when there is one.
    pub fn day_name(&self, day: &ExportDay<'_>) -> String {
        let number = match self.lang {
            Lang::Zh => format!("第{}天", day.number),
            Lang::En => format!("Day {}", day.number),
        };
        match day.schedule.date {
            Some(date) => format!("{number} {}", wording::date(date, self.lang)),
            None => number,
        }
    }

    /// What a file says about a visit of a day, counted from 0, besides its name: one sentence per line.
    pub fn about(&self, day: &ExportDay<'_>, at: usize) -> Vec<String> {
        let Some(visit) = day.visits.get(at) else { return Vec::new() };
        let mut lines = vec![self.times(visit.times)];
        lines.extend(visit.times.way.as_ref().map(|way| self.way(way)));
        if let Some(stop) = visit.stop {
            let other = stop.name.get(self.lang.other());
            lines.push(format!("{other} · {}", stop.district.get(self.lang)));
            lines.extend((self.says)(self, day, Some(at)));
            lines.extend(stop.status.as_ref().map(|status| status.get(self.lang).to_owned()));
            if stop.quality == PositionQuality::Approximate {
                lines.push(self.word(&wording::APPROXIMATE_SENTENCE).to_owned());
            }
        }
        lines.extend(visit.visit.note.clone());
        lines
    }

    /// How to get there, step by step.
    pub fn way(&self, way: &Leg) -> String {
        let steps = way.estimate.how.iter().map(|step| step.words(self.atlas).get(self.lang).to_owned());
        let steps: Vec<_> = steps.collect();
        format!("{}{}", self.word(&wording::WAY), steps.join(self.word(&wording::THEN)))
    }

    /// The means of transport, the time, and the rides: 高铁约 1 小时 49 分（杭甬高铁 杭州东→宁波）.
    pub fn way_in_short(&self, way: &Leg) -> String {
        let estimate = &way.estimate;
        let rides = estimate.how.iter().filter_map(|step| step.ride_words(self.atlas));
        let trains: Vec<_> = rides.map(|words| words.get(self.lang).to_owned()).collect();
        let mode = self.word(mode_name(estimate.mode));
        let time = minutes(self.lang, estimate.minutes);
        match (self.lang, trains.as_slice()) {
            (Lang::Zh, []) => format!("{mode}约 {time}"),
            (Lang::Zh, trains) => format!("{mode}约 {time}（{}）", trains.join("，")),
            (Lang::En, []) => format!("{mode}, about {time}"),
            (Lang::En, trains) => format!("{mode}, about {time} ({})", trains.join(", ")),
        }
    }

    /// What tickets cost in total, and for whom.
    pub fn tickets(&self, sums: &Sums) -> String {
        amount::tickets(self.lang, sums, self.trip.party.as_ref())
    }

    /// A minute of a day's schedule as a clock time; times past midnight are marked as such.
    pub fn time(&self, minute: u32) -> String {
        match minute {
            1440 => "24:00".into(),
            _ => format!("{}{}", days_later(minute).get(self.lang), clock(minute)),
        }
    }

    /// `09:30–11:00`; if the visit begins on the next day, that is said only once.
    pub fn times(&self, visit: &ScheduledVisit) -> String {
        let same_night = visit.enter > 1440 && days_later(visit.enter) == days_later(visit.leave);
        let leave = if same_night { clock(visit.leave) } else { self.time(visit.leave) };
        format!("{}–{leave}", self.time(visit.enter))
    }

    /// The name of one of the traveller's own rides, with both its ends: G7501 杭州东站→宁波站.
    pub fn ride_name(&self, ride: &ScheduledRide) -> String {
        ride.words(self.atlas).get(self.lang).to_owned()
    }

    /// When it leaves and arrives: `14:05–14:56`.
    pub fn ride_times(&self, ride: &ScheduledRide) -> String {
        format!("{}–{}", self.time(ride.leg.depart), self.time(ride.leg.arrive))
    }

    /// Where a day begins.
    pub fn start(&self, day: &ExportDay<'_>) -> Option<String> {
        day.day.base.start_words(self.atlas).map(|words| words.get(self.lang).to_owned())
    }

    /// Where a day ends, with the minute of arrival if it is known.
    pub fn end(&self, day: &ExportDay<'_>) -> Option<(Option<u32>, String)> {
        let words = day.day.base.end_words(self.atlas)?;
        let arrive = day.schedule.way_home.as_ref().map(|way| way.arrive);
        Some((arrive, words.get(self.lang).to_owned()))
    }

    /// Conflicts of a visit of a day, counted from 0, or of the day as a whole. Mere gaps in knowledge are omitted,
    /// except unknown stops.
    pub fn warnings(&self, day: &ExportDay<'_>, visit: Option<usize>) -> Vec<String> {
        let here = |conflict: &&Conflict| conflict.visit.as_ref().map(|(index, _)| *index) == visit;
        let told =
            |conflict: &&Conflict| conflict.kind.is_clash() || conflict.kind == ConflictKind::StopUnknown;
        let words = |conflict: &Conflict| conflict.words(self.atlas).get(self.lang).to_owned();
        day.schedule.conflicts.iter().filter(here).filter(told).map(words).collect()
    }

    /// The candidates that the pack has.
    pub fn candidates(&self) -> impl Iterator<Item = (&'a Visit, &'a Stop)> {
        let Self { trip, atlas, .. } = *self;
        trip.candidates.iter().filter_map(|visit| Some((visit, atlas.stop(&visit.stop)?)))
    }
}

const fn mode_name(mode: TravelMode) -> &'static Wording {
    match mode {
        TravelMode::Walk => &wording::BY_WALK,
        TravelMode::Bike => &wording::BY_BIKE,
        TravelMode::Transit => &wording::BY_TRANSIT,
        TravelMode::Drive => &wording::BY_DRIVE,
        TravelMode::Train => &wording::BY_TRAIN,
        TravelMode::Ferry => &wording::BY_FERRY,
    }
}

/// A minute of the day as `HH:MM`; minutes past midnight are allowed.
pub fn clock(minute: u32) -> String {
    format!("{:02}:{:02}", minute / 60 % 24, minute % 60)
}

/// The date and time of a minute of a date; minutes past midnight are allowed.
pub fn moment(date: NaiveDate, minute: u32) -> NaiveDateTime {
    date.and_time(NaiveTime::MIN) + TimeDelta::minutes(i64::from(minute))
}
