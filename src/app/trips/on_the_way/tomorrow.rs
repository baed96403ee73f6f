//! What the page shows on the evening before a day of the trip.

use chrono::NaiveDateTime;

use super::how::how;
use super::words::{Speaker, capital};
use super::{day_on, day_title, minute_of};
use crate::app::Trips;
use crate::app::present::openness::Openness;
use crate::app::present::visiting;
use crate::app::trips::present::hours_of;
use crate::domain::schedule::{DaySchedule, ScheduledRide};
use crate::domain::{Atlas, Lang, Stop};
use crate::i18n::format::time;
use crate::i18n::on_the_way_words;

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
    let Some(way) = &first.way else {
        return if lang == Lang::Zh { format!("{arrive} 到") } else { format!("Be there at {arrive}") };
    };
    let (leave, how) = (time(lang, way.depart), how(lang, way, false, atlas));
    let how =
        if how.is_empty() { how } else { format!("{how}{}", if lang == Lang::Zh { "，" } else { ", " }) };
    match lang {
        Lang::Zh => format!("{leave} 出发，{how}约 {arrive} 到"),
        Lang::En => capital(&format!("leave at {leave}, {how}there at about {arrive}")),
    }
}

/// When to leave for the traveller's own train or boat, and when that departs.
fn to_a_ride(ride: &ScheduledRide, atlas: &Atlas, lang: Lang) -> String {
    let name = crate::i18n::schedule::own_ride_name(ride, atlas);
    let name = name.get(lang);
    let leave = time(lang, ride.way.as_ref().map_or(ride.arrive, |way| way.depart));
    let at = time(lang, ride.leg.depart);
    match lang {
        Lang::Zh => format!("{leave} 出发，坐 {at} 的 {name}"),
        Lang::En => capital(&format!("leave at {leave} for {name} at {at}")),
    }
}

/// `灵隐寺：需要预约；…`; `None` for a stop that needs no booking on that day.
fn booking(stop: &Stop, plan: &DaySchedule, atlas: &Atlas, lang: Lang) -> Option<String> {
    let booking = stop.details.booking.as_ref()?;
    let colon = crate::i18n::words(lang).colon;
    let counts = booking.counts_on(plan.date, &atlas.calendar);
    counts.then(|| format!("{}{colon}{}", stop.name.get(lang), visiting::booking(lang, booking)))
}

fn sums(plan: &DaySchedule, lang: Lang) -> String {
    let (stops, end) = (plan.visits.len(), time(lang, plan.end));
    match lang {
        Lang::Zh => format!("共 {stops} 站，约 {end} 结束"),
        Lang::En if stops == 1 => format!("1 stop, over at about {end}"),
        Lang::En => format!("{stops} stops, over at about {end}"),
    }
}
