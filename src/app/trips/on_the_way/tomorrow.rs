//! What the page shows on the evening before a day of the trip.

use chrono::NaiveDateTime;

use super::how::how;
use super::words::Speaker;
use super::{day_on, day_title, minute_of};
use crate::app::Trips;
use crate::app::present::openness::Openness;
use crate::app::present::visiting;
use crate::app::trips::present::hours_of;
use crate::domain::schedule::{DaySchedule, ScheduledRide};
use crate::domain::{Atlas, Lang, Stop};
use crate::i18n::format::time;
use crate::i18n::schedule::own_ride_name;
use crate::i18n::{on_the_way_words, travel_day, words};

/// From this time on the page shows tomorrow, in minutes after midnight.
const EVENING: u32 = 18 * 60;

/// What the page shows about tomorrow.
#[derive(Clone, Debug, PartialEq)]
pub struct Tomorrow {
    /// 明天 · 第3天 · 10月15日 周四.
    pub title: String,
    /// The first stop's name.
    pub first: String,
    /// 09:00 出发，坐地铁…，约 09:40 到.
    pub go: String,
    /// The first stop's opening hours on that day.
    pub hours: Option<Openness>,
    /// What must or should be booked, one stop each.
    pub book: Vec<String>,
    /// What to bring.
    pub bring: Vec<&'static str>,
    /// The day in short: 共 5 站，约 17:40 结束.
    pub sums: String,
}

/// What the page shows at `moment`, in Shanghai time; `None` before the evening, or if the trip has no visits tomorrow.
pub fn tomorrow(trips: &Trips, moment: NaiveDateTime, atlas: &Atlas, lang: Lang) -> Option<Tomorrow> {
    let date = moment.date().succ_opt().filter(|_| minute_of(moment) >= EVENING)?;
    let (index, trip) = (day_on(trips.trip(), date)?, trips.trip());
    let (day, plan) = (trip.days.get(index)?, trips.schedule.days.get(index)?);
    let first = plan.visits.first()?;
    let (words, speaker) = (on_the_way_words(lang), Speaker { lang, atlas, day });
    let stops = || plan.visits.iter().filter_map(|visit| atlas.stop(&visit.stop));
    let book: Vec<String> = stops().filter_map(|stop| booking(stop, plan, atlas, lang)).collect();
    let takes_train = plan.legs().any(|leg| leg.estimate.has_train());
    let bring = [(takes_train, words.bring_id), (!book.is_empty(), words.bring_booking)];
    Some(Tomorrow {
        title: day_title(words.tomorrow, index, date, lang),
        first: speaker.place(Some(&first.stop)),
        go: go(plan, atlas, lang),
        hours: hours_of(lang, atlas, first, plan),
        book,
        bring: bring.into_iter().filter_map(|(needed, what)| needed.then_some(what)).collect(),
        sums: sums(plan, lang),
    })
}

fn go(plan: &DaySchedule, atlas: &Atlas, lang: Lang) -> String {
    if let Some(ride) = plan.rides_before(0).next() {
        return to_a_ride(ride, atlas, lang);
    }
    let Some(first) = plan.visits.first() else { return String::new() };
    let arrive = time(lang, first.arrive);
    let Some(way) = &first.way else { return travel_day::be_there_at(lang, &arrive) };
    let (leave, mut how) = (time(lang, way.depart), how(lang, way, false, atlas));
    if !how.is_empty() {
        how.push_str(words(lang).later().clause_comma);
    }
    travel_day::leave_and_arrive(lang, &leave, &how, &arrive)
}

/// When to leave for the traveller's own train or boat, and when that departs.
fn to_a_ride(ride: &ScheduledRide, atlas: &Atlas, lang: Lang) -> String {
    let leave = time(lang, ride.way.as_ref().map_or(ride.arrive, |way| way.depart));
    travel_day::leave_for_ride(lang, &leave, &own_ride_name(lang, ride, atlas), &time(lang, ride.leg.depart))
}

/// `灵隐寺：需要预约；…`; `None` for a stop that needs no booking on that day.
fn booking(stop: &Stop, plan: &DaySchedule, atlas: &Atlas, lang: Lang) -> Option<String> {
    let booking = stop.details.booking.as_ref()?;
    let colon = words(lang).colon;
    let counts = booking.counts_on(plan.date, &atlas.calendar);
    counts.then(|| format!("{}{colon}{}", stop.name.get(lang), visiting::booking(lang, booking)))
}

fn sums(plan: &DaySchedule, lang: Lang) -> String {
    let stops = words(lang).stops_count.count(plan.visits.len());
    travel_day::stops_and_end(lang, &stops, &time(lang, plan.end))
}
