//! What falls, what would help and what was reported, in words.

use super::falls::{Fall, FallKind};
use super::progress::Told;
use super::ways_on::{WayOn, WayOnKind};
use crate::app::trips::present::stop_name;
use crate::domain::network::LinkKind;
use crate::domain::trip::{Base, Day};
use crate::domain::{Atlas, Lang, StopId};
use crate::i18n::first_letter::raised;
use crate::i18n::format::{distance, minutes, time};
use crate::i18n::{bases, travel_day, words};

/// Puts things about a day into words.
#[derive(Clone, Copy)]
pub struct Speaker<'a> {
    /// The language.
    pub lang: Lang,
    /// The pack.
    pub atlas: &'a Atlas,
    /// The day.
    pub day: &'a Day,
}

impl Speaker<'_> {
    fn name(&self, stop: &StopId) -> String {
        stop_name(stop, self.atlas, self.lang)
    }

    fn minutes(&self, of: u32) -> String {
        minutes(self.lang, of)
    }

    fn time(&self, minute: u32) -> String {
        time(self.lang, minute)
    }

    /// A stop, or where the day ends.
    pub fn place(&self, stop: Option<&StopId>) -> String {
        match stop {
            Some(stop) => self.name(stop),
            None => self.home().unwrap_or_else(|| travel_day::end_of_day(self.lang).to_owned()),
        }
    }

    /// The words for the traveller's own train or boat; its number may be empty.
    fn ticket<'a>(&self, number: &'a str) -> &'a str {
        if number.is_empty() { travel_day::own_ride(self.lang) } else { number }
    }

    /// Where the day ends, by name.
    fn home(&self) -> Option<String> {
        bases::end(self.lang, &self.day.base, self.atlas)
    }

    /// The name of the station where the day ends, if it ends at one.
    fn last_station(&self) -> Option<String> {
        self.home().filter(|_| matches!(self.day.base.end, Some(Base::Station(_))))
    }

    /// What falls, in short: 赶不上灵隐寺 16:30 的最晚入场.
    pub fn short(&self, fall: &Fall) -> String {
        let lang = self.lang;
        let name = &fall.stop.as_ref().map(|stop| self.name(stop)).unwrap_or_default();
        let at = &fall.limit.map(|limit| self.time(limit)).unwrap_or_default();
        match fall.kind {
            FallKind::ClosedToday => travel_day::closed_today(lang, name),
            FallKind::Shut if at.is_empty() => travel_day::shut_by_then(lang, name),
            FallKind::Shut => travel_day::closes_at(lang, name, at),
            FallKind::LastEntry => travel_day::last_entry_missed(lang, name, at),
            FallKind::StayCut => travel_day::closes_before_seen(lang, name, at),
            FallKind::Night => travel_day::there_after_midnight(lang, name),
            FallKind::DayEnd => match self.last_station() {
                Some(station) => travel_day::not_at_station_by(lang, &station, at),
                None => travel_day::not_over_by(lang, at),
            },
            FallKind::LastTrain => travel_day::last_train_missed(lang, at),
            FallKind::LastLink(LinkKind::Boat) => travel_day::last_boat_missed(lang, at),
            FallKind::LastLink(LinkKind::Coach) => travel_day::last_coach_missed(lang, at),
            FallKind::OwnRide { boat: false } => travel_day::own_train_missed(lang, at),
            FallKind::OwnRide { boat: true } => travel_day::own_boat_missed(lang, at),
            FallKind::Lunch => travel_day::late_lunch(lang).to_owned(),
        }
    }

    /// What falls, and by how much: 赶不上灵隐寺 16:30 的最晚入场，晚 20 分钟.
    pub fn fall(&self, fall: &Fall) -> String {
        let short = self.short(fall);
        let by = self.minutes(fall.by);
        let told = match fall.kind {
            _ if fall.by == 0 => short,
            FallKind::StayCut => travel_day::too_short_by(self.lang, &short, &by),
            FallKind::Night => short,
            _ => travel_day::too_late_by(self.lang, &short, &by),
        };
        raised(&told)
    }

    /// What a way on does: 打车去灵隐寺.
    pub fn way(&self, way: &WayOn) -> String {
        let lang = self.lang;
        match &way.kind {
            WayOnKind::Shorter { stop, from, to } => {
                travel_day::stay_less(lang, &self.name(stop), &self.minutes(from - to))
            }
            WayOnKind::Swap { first, second } => {
                travel_day::swap(lang, &self.name(first), &self.name(second))
            }
            WayOnKind::Taxi { to, .. } => travel_day::take_taxi(lang, &self.place(to.as_ref())),
            WayOnKind::Drop { stop } => travel_day::leave_out(lang, &self.name(stop)),
        }
    }

    /// What it costs, and what it leads to: 停留 1 小时改成 30 分钟，17:40 结束.
    pub fn cost(&self, way: &WayOn) -> String {
        let lang = self.lang;
        let cost = match &way.kind {
            WayOnKind::Shorter { from, to, .. } => {
                travel_day::stay_changes(lang, &self.minutes(*from), &self.minutes(*to))
            }
            WayOnKind::Swap { .. } => travel_day::order_changes(lang).to_owned(),
            WayOnKind::Taxi { minutes, saved, metres, .. } => {
                let far = distance(lang, f64::from(*metres));
                travel_day::taxi_ride(lang, &far, &self.minutes(*minutes), &self.minutes(*saved))
            }
            WayOnKind::Drop { .. } => travel_day::back_to_candidates(lang).to_owned(),
        };
        let end = travel_day::day_then_ends(lang, &self.time(way.end));
        let still: Vec<_> = way.still.iter().map(|fall| self.short(fall)).collect();
        let still = match still.as_slice() {
            [] => String::new(),
            still => travel_day::still_falls(lang, &still.join(words(lang).sentence_gap)),
        };
        format!("{cost}{end}{still}")
    }

    /// A report as undo names it: 到了灵隐寺. `None` for an edit of the trip, which has its own words.
    pub fn told(&self, told: &Told) -> Option<String> {
        let lang = self.lang;
        Some(match told {
            Told::Arrived { stop, .. } => travel_day::arrived_at(lang, &self.place(stop.as_ref())),
            Told::Left { stop: Some(stop) } => travel_day::left(lang, &self.name(stop)),
            Told::Left { stop: None } => travel_day::set_out(lang).to_owned(),
            Told::Skipped { stop } => travel_day::skipped(lang, &self.name(stop)),
            Told::Late { minutes } => travel_day::late(lang, &self.minutes(*minutes)),
            Told::Boarded { number, depart } => {
                travel_day::boarded(lang, self.ticket(number), &self.time(*depart))
            }
            Told::GotOff { number, .. } => travel_day::got_off(lang, self.ticket(number)),
            Told::Taxi { to } => travel_day::taxi_to(lang, &self.place(to.as_ref())),
            Told::Changed { .. } => return None,
        })
    }
}
