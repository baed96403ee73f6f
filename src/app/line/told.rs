//! The answer: days with their trains, visits and trains back, and the trip made of them.

use chrono::{DateTime, NaiveDate, Utc};

use super::choices::Choices;
use crate::app::planning::{Line, preview, with_lunch};
use crate::app::trips::present::{hours_of, warnings_of};
use crate::codec::share;
use crate::domain::schedule::{DaySchedule, Leg, Step, StepKind};
use crate::domain::trip::Party;
use crate::domain::{Atlas, Lang, Schedule, StopId, Trip, TripId, Ways};
use crate::i18n::planning_words;
use crate::i18n::schedule::ride_of;
use crate::plan::trip::{Answer, Reason, Wishes, settled};

/// An answer in displayable form.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// The days in order.
    pub days: Vec<DayTold>,
    /// Minutes in trains, in total; an estimate, like all minutes here.
    pub train_minutes: u32,
    /// Minutes between places by any means, including trains.
    pub way_minutes: u32,
    /// Minutes at the stops.
    pub stay_minutes: u32,
    /// The oldest timetable that a train time is taken from.
    pub as_of: Option<NaiveDate>,
    /// The trip as the code of a link; `None` if the trip is too long for one.
    pub code: Option<String>,
}

/// A day. Times are minutes after its midnight.
#[derive(Clone, Debug, PartialEq)]
pub struct DayTold {
    /// Its date.
    pub date: Option<NaiveDate>,
    /// What happens that day, in order of starting time.
    pub entries: Vec<Entry>,
}

/// One entry of a day.
#[derive(Clone, Debug, PartialEq)]
pub enum Entry {
    /// Going from one place to the next.
    Way {
        /// Start and end.
        times: (u32, u32),
        /// The rides with both ends, such as `高铁 杭州东→宁波`. Empty for walking, driving or taking a bus.
        rides: Vec<String>,
        /// Minutes in trains; 0 without a train.
        train_minutes: u32,
    },
    /// Visiting a stop.
    Visit {
        /// The stop.
        stop: StopId,
        /// Start and end.
        times: (u32, u32),
        /// Its hours on that day, in words.
        hours: String,
        /// What else to know beforehand: what is closed, what has to be booked.
        warnings: Vec<String>,
        /// A further note, such as that the stay includes lunch.
        note: Option<String>,
    },
    /// Time for lunch: start and end.
    Lunch((u32, u32)),
}

/// Why an answer is empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nothing {
    /// Everything that the station leads to is closed on these days.
    Shut,
    /// The trains leave no time for any of it.
    NoTime,
}

/// Why an answer has no stops; `None` if it has some.
pub fn found_nothing(answer: &Answer) -> Option<Nothing> {
    if answer.stops().next().is_some() {
        return None;
    }
    let mut near = answer.left_out.iter().filter(|left| left.why != Reason::NotWanted).peekable();
    let all_shut = near.peek().is_some() && near.all(|left| left.why == Reason::ClosedAllDays);
    Some(if all_shut { Nothing::Shut } else { Nothing::NoTime })
}

/// The trip made from an answer, with time for its lunches.
pub fn taken(
    wishes: &Wishes,
    answer: &Answer,
    party: Option<&Party>,
    lang: Lang,
    atlas: &Atlas,
    ways: &Ways,
) -> Trip {
    let blank = Trip::new(TripId::from("line"), "", DateTime::<Utc>::default());
    let note = planning_words(lang).lunch_note;
    let trip = with_lunch(settled(&blank, wishes, answer, atlas), answer, note, atlas, ways);
    // The planner assumes a party where none was given; the trip records only what the traveller said.
    Trip { party: party.cloned(), ..trip }
}

/// Turns a trip made from an answer into displayable form; `title` becomes the title of the traveller's own copy.
pub fn told(lang: Lang, trip: Trip, title: String, answer: &Answer, atlas: &Atlas, ways: &Ways) -> Told {
    let schedule = Schedule::of(&trip, atlas, ways);
    let blank = Trip { days: Vec::new(), ..trip.clone() };
    let views = preview(&blank, &trip, &schedule, answer, planning_words(lang).lunch_note);
    let days = schedule
        .days
        .iter()
        .zip(views)
        .map(|(day, view)| DayTold { date: day.date, entries: entries(lang, day, view.lines, atlas) });
    let trains: Vec<(u32, NaiveDate)> =
        schedule.days.iter().flat_map(|day| day.legs()).flat_map(trains).collect();
    Told {
        days: days.collect(),
        train_minutes: trains.iter().map(|(minutes, _)| minutes).sum(),
        way_minutes: schedule.sums.way_minutes,
        stay_minutes: schedule.sums.stay_minutes,
        as_of: trains.iter().map(|(_, as_of)| *as_of).min(),
        code: share::encode(&Trip { title, ..trip }).ok(),
    }
}

/// Visits and lunches of a day with the legs between them, in order of starting time.
fn entries(lang: Lang, day: &DaySchedule, lines: Vec<Line>, atlas: &Atlas) -> Vec<Entry> {
    let ways = day.legs().filter(|leg| leg.arrive > leg.depart).map(|leg| way(lang, leg, atlas));
    let done = lines.into_iter().filter_map(|line| match line {
        Line::Lunch(times) => Some(Entry::Lunch(times)),
        // Rides are part of the legs.
        Line::Ride { .. } => None,
        Line::Visit { stop, times, at, note, .. } => {
            let visit = day.visits.get(at);
            let hours = visit.and_then(|visit| hours_of(lang, atlas, visit, day));
            let hours = hours.map_or_else(String::new, |hours| hours.text);
            let warnings = visit.map(|visit| warnings_of(lang, atlas, visit, day)).unwrap_or_default();
            Some(Entry::Visit { stop, times, hours, warnings, note })
        }
    });
    let mut all: Vec<Entry> = ways.chain(done).collect();
    all.sort_by_key(|entry| entry.times());
    all
}

impl Entry {
    /// Start and end, in minutes after midnight.
    pub const fn times(&self) -> (u32, u32) {
        match self {
            Self::Way { times, .. } | Self::Visit { times, .. } | Self::Lunch(times) => *times,
        }
    }
}

fn way(lang: Lang, leg: &Leg, atlas: &Atlas) -> Entry {
    let rides = leg.estimate.how.iter().filter_map(|step| ride_of(lang, step, atlas));
    Entry::Way {
        times: (leg.depart, leg.arrive),
        rides: rides.collect(),
        train_minutes: trains(leg).map(|(minutes, _)| minutes).sum(),
    }
}

/// The train rides of a leg: minutes, and the date of the timetable.
fn trains(leg: &Leg) -> impl Iterator<Item = (u32, NaiveDate)> + '_ {
    leg.estimate.how.iter().filter_map(|Step { kind, minutes, .. }| match kind {
        StepKind::Train { as_of, .. } => Some((*minutes, *as_of)),
        _ => None,
    })
}

impl Choices {
    /// The title of the trip: the names of both stations and the duration.
    pub fn title(&self, lang: Lang, atlas: &Atlas, anywhere: &str, how_long: &str) -> String {
        let name = |id| atlas.rail.station(id).map_or("", |station| station.name.get(lang));
        let to = self.to.as_ref().map_or(anywhere, name);
        format!("{} → {to} · {how_long}", name(&self.from))
    }
}
