//! The words for steps, conflicts and fixes of a schedule. A kind without words in both languages does not compile.

use super::bases;
use super::format::{minutes as duration, yuan};
use super::names::{station_name, stop_name};
use crate::domain::network::LinkKind;
use crate::domain::schedule::conflict::{Conflict, ConflictKind};
use crate::domain::schedule::estimate::{Basis, Step, StepKind};
use crate::domain::schedule::fix::{Fix, FixKind};
use crate::domain::schedule::{ScheduledRide, pace};
use crate::domain::trip::Base;
use crate::domain::{Atlas, Lang, StationId};

mod sentences;

/// A step in words, such as 步行约 400 米，约 6 分钟.
pub fn step(lang: Lang, step: &Step, atlas: &Atlas) -> String {
    let words = StepWords { lang, atlas, time: &duration(lang, step.minutes) };
    match &step.kind {
        StepKind::Walk(basis) => words.moving(sentences::walk(lang), step, *basis),
        StepKind::Cycle(basis) => words.moving(sentences::cycle(lang), step, *basis),
        StepKind::Transit(basis) => words.moving(sentences::bus(lang), step, *basis),
        StepKind::Drive(basis) => words.moving(sentences::by_car(lang), step, *basis),
        StepKind::Ferry(basis) => words.moving(sentences::ferry(lang), step, *basis),
        StepKind::Road(basis) => {
            sentences::nothing_else_known(lang, &words.moving(sentences::by_road(lang), step, *basis))
        }
        kind => words.pause(kind).or_else(|| words.carried(kind)).unwrap_or_default(),
    }
}

/// The name of the traveller's own ride with both its ends: G7501 杭州东站→宁波站.
pub fn own_ride_name(lang: Lang, ride: &ScheduledRide, atlas: &Atlas) -> String {
    ride.leg.estimate.how.iter().find_map(|step| ride_of(lang, step, atlas)).unwrap_or_default()
}

/// The ride of a step, with both its ends: 杭州地铁1号线 火车东站→龙翔桥 6站. `None` for a step that is not a ride.
pub fn ride_of(lang: Lang, step: &Step, atlas: &Atlas) -> Option<String> {
    Some(match &step.kind {
        StepKind::Metro { line, from, to, towards, stops } => {
            let [line, from, to, towards] = [line, from, to, towards].map(|name| name.get(lang));
            let stops = &sentences::stops(lang, *stops);
            sentences::metro_in_short(lang, line, from, to, stops, towards)
        }
        StepKind::Train { from, to, line, .. } => {
            let (from, to) = (station_name(lang, from, atlas), station_name(lang, to, atlas));
            sentences::train_in_short(lang, line.get(lang), from, to)
        }
        StepKind::Own { number, from, to, boat, .. } => own_ride(lang, number, *boat, [from, to], atlas),
        StepKind::Link { name, from, to, .. } => {
            sentences::link_in_short(lang, name.get(lang), from.get(lang), to.get(lang))
        }
        _ => return None,
    })
}

/// A conflict in words, such as 天一阁到达时已经关门，需提早 20 分钟.
pub fn conflict(lang: Lang, conflict: &Conflict, atlas: &Atlas) -> String {
    let name = conflict.visit.as_ref().map(|(_, id)| stop_name(lang, id, atlas)).unwrap_or_default();
    let time = &duration(lang, conflict.kind.minutes());
    match conflict.kind {
        ConflictKind::Closed => sentences::closed_that_day(lang, name),
        ConflictKind::TooLate { .. } => sentences::closed_on_arrival(lang, name, time),
        ConflictKind::LastEntryMissed { .. } => sentences::last_entry_missed(lang, name, time),
        ConflictKind::StayCut { .. } => sentences::closes_too_soon(lang, name, time),
        ConflictKind::PastMidnight { .. } => sentences::there_at_night(lang, name),
        ConflictKind::DayTooLong { .. } => sentences::day_too_long(lang, conflict.day + 1, time),
        ConflictKind::YearUnknown { year } => sentences::holidays_not_announced(lang, name, year),
        ConflictKind::HoursUnknown => sentences::hours_unknown(lang, name),
        ConflictKind::StopUnknown => sentences::not_on_this_map(lang, name),
        ConflictKind::RideMissed { depart, boat, .. } => {
            let number = conflict.ride.as_ref().map_or("", |(_, number)| number);
            ride_missed(lang, number, boat, &clock(depart), time)
        }
    }
}

/// 14:05 的 G7501 赶不上：晚 12 分钟到站.
fn ride_missed(lang: Lang, number: &str, boat: bool, at: &str, by: &str) -> String {
    let early = pace::OWN_RIDE_EARLY_MINUTES;
    match (number, boat) {
        ("", false) => sentences::train_missed(lang, sentences::the_train(lang), at, by, early),
        ("", true) => sentences::boat_missed(lang, sentences::the_boat(lang), at, by, early),
        (number, false) => sentences::train_missed(lang, &sentences::numbered(lang, number), at, by, early),
        (number, true) => sentences::boat_missed(lang, &sentences::numbered(lang, number), at, by, early),
    }
}

/// A fix in words, such as 把天一阁改到第2天.
pub fn fix(lang: Lang, fix: &Fix, atlas: &Atlas) -> String {
    match &fix.kind {
        FixKind::AnotherOrder { stop: id, index } => {
            sentences::another_order(lang, stop_name(lang, id, atlas), index + 1)
        }
        FixKind::EarlierStart { from } => sentences::start_at(lang, &clock(*from)),
        FixKind::AnotherDay { stop: id, day } => {
            sentences::another_day(lang, stop_name(lang, id, atlas), day + 1)
        }
        FixKind::SwapDays { day, other } => sentences::swap_days(lang, day + 1, other + 1),
        FixKind::ShorterStay { stop: id, minutes } => {
            sentences::shorter_stay(lang, stop_name(lang, id, atlas), &duration(lang, *minutes))
        }
        FixKind::LaterEnd { to } => sentences::end_at(lang, &clock(*to)),
        FixKind::SetAside { stop: id } => sentences::set_aside(lang, stop_name(lang, id, atlas)),
    }
}

/// Puts a step into words.
struct StepWords<'a> {
    lang: Lang,
    atlas: &'a Atlas,
    /// How long it takes.
    time: &'a str,
}

impl StepWords<'_> {
    fn station<'b>(&'b self, id: &'b StationId) -> &'b str {
        station_name(self.lang, id, self.atlas)
    }

    /// A way of the traveller's own, with how its length was obtained.
    fn moving(&self, by: &str, step: &Step, basis: Basis) -> String {
        let lang = self.lang;
        let basis = match basis {
            Basis::Rough { .. } => return sentences::distance_unknown(lang, by, self.time),
            Basis::CrowFlies { percent: 100 } => String::new(),
            Basis::CrowFlies { percent } => sentences::straight_line_times(lang, factor(percent)),
            Basis::Crossing { percent } => sentences::over_a_bridge(lang, factor(percent)),
            Basis::Course => sentences::along_the_course(lang).to_owned(),
            Basis::Router => sentences::from_the_router(lang).to_owned(),
        };
        sentences::moving(lang, by, &far(lang, step.metres), self.time, &basis)
    }

    /// Waiting, changing, getting in and out; `None` for rides.
    fn pause(&self, kind: &StepKind) -> Option<String> {
        let (lang, time) = (self.lang, self.time);
        Some(match kind {
            StepKind::HandleBike => sentences::handle_bicycle(lang, time),
            StepKind::HandleCar => sentences::handle_car(lang, time),
            StepKind::WaitForTransit => sentences::wait(lang, time),
            StepKind::WaitForFerry => sentences::wait_for_ferry(lang, time),
            StepKind::WaitForMetro { line, change, counted } => {
                let guess = if *counted { "" } else { sentences::interval_assumed(lang) };
                match change {
                    true => sentences::change_metro(lang, line.get(lang), time, guess),
                    false => sentences::wait_for_metro(lang, time, guess),
                }
            }
            StepKind::LeaveMetro { station, exit: Some(exit) } => {
                sentences::out_by_exit(lang, station.get(lang), exit, time)
            }
            StepKind::LeaveMetro { station, exit: None } => {
                sentences::out_of_station(lang, station.get(lang), time)
            }
            StepKind::ChangeTrain(id) => sentences::change_at(lang, self.station(id), time),
            StepKind::StationIn(id) => sentences::security_at(lang, self.station(id), time),
            StepKind::StationOut(id) => sentences::out_of_station(lang, self.station(id), time),
            StepKind::WaitForLink { kind, every_minutes, morning } => {
                self.wait_for_link(*kind, *every_minutes, *morning)
            }
            StepKind::LeaveLink(LinkKind::Boat) => sentences::off_the_boat(lang, time),
            StepKind::LeaveLink(LinkKind::Coach) => sentences::out_of_coach_station(lang, time),
            StepKind::WaitForTrain { every_minutes, as_of } => {
                let often = match (every_minutes, as_of) {
                    (Some(every), Some(date)) => sentences::train_every(lang, *every, &date.to_string()),
                    (Some(every), None) => sentences::train_every_the_other_way(lang, *every),
                    (None, _) => sentences::frequency_unknown(lang).to_owned(),
                };
                sentences::wait_for_train(lang, time, &often)
            }
            StepKind::WaitForMorning { last, first } => {
                sentences::last_train_left(lang, &clock(*last), &clock(*first), time)
            }
            _ => return None,
        })
    }

    fn wait_for_link(&self, kind: LinkKind, every: Option<u32>, morning: Option<(u32, u32)>) -> String {
        let (lang, time) = (self.lang, self.time);
        match (morning, every, kind) {
            (Some((last, first)), _, LinkKind::Boat) => {
                sentences::last_boat_left(lang, &clock(last), &clock(first), time)
            }
            (Some((last, first)), _, LinkKind::Coach) => {
                sentences::last_coach_left(lang, &clock(last), &clock(first), time)
            }
            (None, Some(every), LinkKind::Boat) => sentences::boat_every(lang, time, every),
            (None, Some(every), LinkKind::Coach) => sentences::coach_every(lang, time, every),
            (None, None, LinkKind::Boat) => sentences::boat_times_unknown(lang, time),
            (None, None, LinkKind::Coach) => sentences::coach_times_unknown(lang, time),
        }
    }

    /// A ride; `None` for everything else.
    fn carried(&self, kind: &StepKind) -> Option<String> {
        let (lang, time) = (self.lang, self.time);
        Some(match kind {
            StepKind::Metro { line, from, to, towards, stops } => {
                let [line, from, to, towards] = [line, from, to, towards].map(|name| name.get(lang));
                sentences::metro(lang, line, from, to, &sentences::stops(lang, *stops), towards, time)
            }
            StepKind::Train { from, to, as_of, line } => {
                let (from, to) = (self.station(from), self.station(to));
                sentences::train(lang, line.get(lang), from, to, time, &as_of.to_string())
            }
            StepKind::Link { kind, name, from, to, cny } => {
                let [name, from, to] = [name, from, to].map(|name| name.get(lang));
                let ride = match kind {
                    LinkKind::Boat => sentences::boat(lang, from, to, time, name),
                    LinkKind::Coach => sentences::coach(lang, from, to, time, name),
                };
                // Fares change more often than this map.
                let fare = cny.map(|cny| sentences::one_way(lang, &yuan(lang, cny)));
                ride + &fare.unwrap_or_default()
            }
            StepKind::Own { number, from, to, boat, times: (depart, arrive) } => {
                let ride = own_ride(lang, number, *boat, [from, to], self.atlas);
                sentences::own_ticket(lang, &ride, &clock(*depart), &clock(*arrive))
            }
            _ => return None,
        })
    }
}

/// A ride as its ticket names it: G7501 杭州东站→宁波站.
fn own_ride(lang: Lang, number: &str, boat: bool, ends: [&Base; 2], atlas: &Atlas) -> String {
    let name = match (number, boat) {
        ("", false) => sentences::a_train(lang),
        ("", true) => sentences::a_boat(lang),
        (number, _) => number,
    };
    let [from, to] = ends.map(|end| bases::end_of_ride(lang, end, atlas));
    format!("{name} {from}→{to}")
}

fn factor(percent: u32) -> f64 {
    f64::from(percent) / 100.0
}

/// Tens of metres below a kilometre, tenths of a kilometre above.
fn far(lang: Lang, metres: u32) -> String {
    if metres < 1000 {
        return sentences::metres(lang, metres.div_ceil(10) * 10);
    }
    sentences::kilometres(lang, f64::from(metres) / 1000.0)
}

/// Minutes after midnight, which may be past the next one.
fn clock(minute: u32) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::testing;

    #[test]
    fn a_wait_for_the_morning_says_when_the_last_train_left_and_when_the_first_one_goes() {
        let wait = StepKind::WaitForMorning { last: 21 * 60 + 47, first: 6 * 60 + 27 };
        let words = step(Lang::Zh, &Step::pause(wait, 507), &testing::atlas(Vec::new()));
        assert!(words.contains("末班车 21:47 已开，等次日首班 06:27"), "{words}");
    }
}
