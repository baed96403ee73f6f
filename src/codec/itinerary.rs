//! Content shared by all exported files: the days of a trip with its stops, in one language, with inexact positions
//! marked.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use crate::domain::schedule::{
    Conflict, ConflictKind, DaySchedule, Leg, Schedule, ScheduledRide, ScheduledVisit, Sums, TravelMode,
};
use crate::domain::trip::{Day, Visit};
use crate::domain::{Atlas, Lang, PositionQuality, Stop, Trip};
use crate::i18n::format::{self, clock_of_schedule, days_later, minutes};
use crate::i18n::{bases, files, schedule};

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
            files::untitled(self.lang).to_owned()
        } else {
            self.trip.title.clone()
        }
    }

    /// A stop's name, marked when its position is not exact.
    pub fn marked_name(&self, stop: &Stop) -> String {
        let name = stop.name.get(self.lang);
        match stop.quality {
            PositionQuality::Exact => name.to_owned(),
            PositionQuality::Approximate => format!("{name}{}", files::approximate(self.lang)),
        }
    }

    /// The name of a visit's stop, unmarked; the id where the pack does not have it.
    pub fn plain_name(&self, visit: &ExportVisit<'_>) -> String {
        visit.stop.map_or_else(|| visit.visit.stop.to_string(), |stop| stop.name.get(self.lang).to_owned())
    }

    /// 第1天 or "Day 1", with the date when there is one.
    pub fn day_name(&self, day: &ExportDay<'_>) -> String {
        let number = files::day_number(self.lang, day.number);
        match day.schedule.date {
            Some(date) => format!("{number} {}", format::date(self.lang, date)),
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
                lines.push(files::approximate_sentence(self.lang).to_owned());
            }
        }
        lines.extend(visit.visit.note.clone());
        lines
    }

    /// How to get there, step by step.
    pub fn way(&self, way: &Leg) -> String {
        let steps = way.estimate.how.iter().map(|step| schedule::step(self.lang, step, self.atlas));
        let steps: Vec<_> = steps.collect();
        format!("{}{}", files::way(self.lang), steps.join(files::then(self.lang)))
    }

    /// The means of transport, the time, and the rides: 高铁约 1 小时 49 分（杭甬高铁 杭州东→宁波）.
    pub fn way_in_short(&self, way: &Leg) -> String {
        let estimate = &way.estimate;
        let rides = estimate.how.iter().filter_map(|step| schedule::ride_of(self.lang, step, self.atlas));
        let trains: Vec<_> = rides.collect();
        let mode = mode_name(self.lang, estimate.mode);
        let time = minutes(self.lang, estimate.minutes);
        match trains.as_slice() {
            [] => files::way_by(self.lang, mode, &time),
            trains => {
                let rides = trains.join(files::between_rides(self.lang));
                files::way_by_rides(self.lang, mode, &time, &rides)
            }
        }
    }

    /// What tickets cost in total, and for whom.
    pub fn tickets(&self, sums: &Sums) -> String {
        format::tickets(self.lang, sums, self.trip.party.as_ref())
    }

    /// A minute of a day's schedule as a clock time; times past midnight are marked as such.
    pub fn time(&self, minute: u32) -> String {
        format::time(self.lang, minute)
    }

    /// `09:30–11:00`; if the visit begins on the next day, that is said only once.
    pub fn times(&self, visit: &ScheduledVisit) -> String {
        let later = |minute| days_later(self.lang, minute);
        let same_night = visit.enter > 1440 && later(visit.enter) == later(visit.leave);
        let leave = if same_night { clock_of_schedule(visit.leave) } else { self.time(visit.leave) };
        format!("{}–{leave}", self.time(visit.enter))
    }

    /// The name of one of the traveller's own rides, with both its ends: G7501 杭州东站→宁波站.
    pub fn ride_name(&self, ride: &ScheduledRide) -> String {
        schedule::own_ride_name(self.lang, ride, self.atlas)
    }

    /// When it leaves and arrives: `14:05–14:56`.
    pub fn ride_times(&self, ride: &ScheduledRide) -> String {
        format!("{}–{}", self.time(ride.leg.depart), self.time(ride.leg.arrive))
    }

    /// Where a day begins.
    pub fn start(&self, day: &ExportDay<'_>) -> Option<String> {
        bases::start(self.lang, &day.day.base, self.atlas)
    }

    /// Where a day ends, with the minute of arrival if it is known.
    pub fn end(&self, day: &ExportDay<'_>) -> Option<(Option<u32>, String)> {
        let words = bases::end(self.lang, &day.day.base, self.atlas)?;
        let arrive = day.schedule.way_home.as_ref().map(|way| way.arrive);
        Some((arrive, words))
    }

    /// Conflicts of a visit of a day, counted from 0, or of the day as a whole. Mere gaps in knowledge are omitted,
    /// except unknown stops.
    pub fn warnings(&self, day: &ExportDay<'_>, visit: Option<usize>) -> Vec<String> {
        let here = |conflict: &&Conflict| conflict.visit.as_ref().map(|(index, _)| *index) == visit;
        let told =
            |conflict: &&Conflict| conflict.kind.is_clash() || conflict.kind == ConflictKind::StopUnknown;
        let words = |conflict: &Conflict| schedule::conflict(self.lang, conflict, self.atlas);
        day.schedule.conflicts.iter().filter(here).filter(told).map(words).collect()
    }

    /// The candidates that the pack has.
    pub fn candidates(&self) -> impl Iterator<Item = (&'a Visit, &'a Stop)> {
        let Self { trip, atlas, .. } = *self;
        trip.candidates.iter().filter_map(|visit| Some((visit, atlas.stop(&visit.stop)?)))
    }
}

const fn mode_name(lang: Lang, mode: TravelMode) -> &'static str {
    match mode {
        TravelMode::Walk => files::on_foot(lang),
        TravelMode::Bike => files::by_bicycle(lang),
        TravelMode::Transit => files::by_metro_or_bus(lang),
        TravelMode::Drive => files::by_car(lang),
        TravelMode::Train => files::by_train(lang),
        TravelMode::Ferry => files::by_ferry(lang),
    }
}

/// The date and time of a minute of a date; minutes past midnight are allowed.
pub fn moment(date: NaiveDate, minute: u32) -> NaiveDateTime {
    date.and_time(NaiveTime::MIN) + TimeDelta::minutes(i64::from(minute))
}
