//! Reminders in the calendar file: a train, the last boat of the day, the day on which a booking opens.

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::itinerary::{Export, ExportDay, moment};
use crate::domain::Stop;
use crate::domain::admission::BookingNeeded;
use crate::domain::network::{Link, LinkKind};
use crate::domain::schedule::{Leg, ScheduledRide, Step, StepKind, pace};
use crate::i18n::format::{clock_of_schedule as clock, date as date_words};
use crate::i18n::{files, schedule, words};

/// How long before a train leaves to remind of it: time to get through the station, plus a small margin.
const BEFORE_TRAIN_MINUTES: u32 = 40;
/// How long before the last boat to remind of it.
const BEFORE_LAST_BOAT_MINUTES: u32 = 60;
/// How many days before the visit to remind of a required booking whose opening date is unknown.
const BEFORE_UNKNOWN_BOOKING_DAYS: u32 = 7;
/// The hour of the day at which reminders of bookings come.
const BOOKING_HOUR: u32 = 9;

/// A reminder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alarm {
    /// When it fires, in Shanghai time.
    pub at: NaiveDateTime,
    /// What it says.
    pub says: String,
}

/// The reminders of visit `at` (counted from 0) of a day: for the leg to it, for the leg home if it is the last visit,
/// and for its booking. `links` are the pack's boats and coaches.
pub fn of_visit(
    export: &Export<'_>,
    day: &ExportDay<'_>,
    at: usize,
    date: NaiveDate,
    links: &[Link],
) -> Vec<Alarm> {
    let Some(visit) = day.visits.get(at) else { return Vec::new() };
    let is_last = at + 1 == day.visits.len();
    let home = day.schedule.way_home.as_ref().filter(|_| is_last);
    let ways = visit.times.way.iter().chain(home);
    let mut found: Vec<Alarm> = ways.flat_map(|way| of_way(export, way, date, links)).collect();
    found.extend(visit.stop.and_then(|stop| of_booking(export, stop, date)));
    found
}

/// The reminders of one of the traveller's own rides: for the leg to it, and for the ride itself.
pub fn of_ride(export: &Export<'_>, ride: &ScheduledRide, date: NaiveDate, links: &[Link]) -> Vec<Alarm> {
    let ways = ride.way.iter().flat_map(|way| of_way(export, way, date, links));
    // Early enough for a long leg to it, too.
    let to_it = ride.way.as_ref().map_or(0, |way| way.estimate.minutes + pace::OWN_RIDE_EARLY_MINUTES);
    let at = moment(date, ride.leg.depart) - TimeDelta::minutes(BEFORE_TRAIN_MINUTES.max(to_it).into());
    let (name, leaves) = (export.ride_name(ride), clock(ride.leg.depart));
    let says = files::leave_for_own_ride(export.lang, &name, &leaves);
    ways.chain([Alarm { at, says }]).collect()
}

fn of_way(export: &Export<'_>, way: &Leg, date: NaiveDate, links: &[Link]) -> Vec<Alarm> {
    let mut minute = way.depart;
    let mut found = Vec::new();
    let mut has_train = false;
    for step in &way.estimate.how {
        match &step.kind {
            // Only the first train: later ones are reached from its platform.
            StepKind::Train { .. } if !has_train => {
                has_train = true;
                let at = moment(date, minute) - TimeDelta::minutes(BEFORE_TRAIN_MINUTES.into());
                found.push((at, train(export, step, minute)));
            }
            StepKind::Link { kind: LinkKind::Boat, name, .. } => {
                let last = links.iter().find(|link| link.name == *name).and_then(|link| link.last);
                found.extend(last.map(|last| {
                    let at = moment(date, last) - TimeDelta::minutes(BEFORE_LAST_BOAT_MINUTES.into());
                    (at, boat(export, step, last))
                }));
            }
            _ => {}
        }
        minute += step.minutes;
    }
    found.into_iter().map(|(at, says)| Alarm { at, says }).collect()
}

fn ride(export: &Export<'_>, step: &Step) -> String {
    schedule::ride_of(export.lang, step, export.atlas).unwrap_or_default()
}

fn train(export: &Export<'_>, step: &Step, minute: u32) -> String {
    files::leave_for_train(export.lang, &ride(export, step), &clock(minute))
}

fn boat(export: &Export<'_>, step: &Step, last: u32) -> String {
    files::last_boat(export.lang, &ride(export, step), &clock(last))
}

/// On the first day on which booking is possible. If booking is required but its first day is unknown: a week before.
fn of_booking(export: &Export<'_>, stop: &Stop, date: NaiveDate) -> Option<Alarm> {
    let booking = stop.details.booking.as_ref()?;
    if !booking.counts_on(Some(date), &export.atlas.calendar) {
        return None;
    }
    let must = booking.needed != BookingNeeded::Recommended;
    let (days, is_known) = match booking.ahead_days.1 {
        Some(0) => return None,
        Some(most) => (most, true),
        None if must => (BEFORE_UNKNOWN_BOOKING_DAYS, false),
        None => return None,
    };
    let at =
        date.checked_sub_days(Days::new(days.into()))?.and_time(NaiveTime::from_hms_opt(BOOKING_HOUR, 0, 0)?);
    let (lang, name) = (export.lang, stop.name.get(export.lang));
    let how = booking.how.as_ref().map(|how| format!("{}{}", words(lang).colon, how.get(lang)));
    let (on, how) = (date_words(lang, date), how.unwrap_or_default());
    let says = match is_known {
        true => files::bookable_from_today(lang, name, &on, &how),
        false => files::book_in_time(lang, name, &on, &how),
    };
    Some(Alarm { at, says })
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::codec::ics;
    use crate::domain::admission::Booking;
    use crate::domain::network::Call;
    use crate::domain::schedule::{Estimate, Schedule, TravelMode, Ways};
    use crate::domain::trip::{Day, Visit};
    use crate::domain::{Atlas, Bilingual, Lang, Trip, testing};

    fn date(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn with_export<T>(atlas: &Atlas, then: impl FnOnce(&Export<'_>) -> T) -> T {
        let day = Day { visits: vec![Visit::to("temple".into())], ..Day::default() };
        let trip = Trip {
            start: Some(date("2026-10-14")),
            days: vec![day],
            ..Trip::new("t".into(), "", DateTime::UNIX_EPOCH)
        };
        let schedule = Schedule::of(&trip, atlas, &Ways::new(atlas));
        then(&Export { trip: &trip, atlas, schedule: &schedule, lang: Lang::Zh, says: |_, _, _| Vec::new() })
    }

    fn atlas(needed: BookingNeeded, most: Option<u32>) -> Atlas {
        testing::atlas(vec![testing::stop("temple", |stop| {
            let ahead_days = (Some(1), most);
            stop.details.booking = Some(Booking { needed, ahead_days, how: None, passport: None });
        })])
    }

    fn link(last: Option<u32>) -> Link {
        let place = |name: &str| Bilingual::new(name, name);
        let call =
            |name: &str| Call { name: place(name), position: crate::geometry::LonLat::new(122.0, 30.0) };
        Link {
            id: "boat".into(),
            name: place("渡船"),
            kind: LinkKind::Boat,
            ends: [call("码头"), call("岛上码头")],
            minutes: 40,
            every_minutes: None,
            first: None,
            last,
            cny: None,
        }
    }

    #[test]
    fn the_calendar_reminds_on_the_morning_on_which_a_booking_opens() {
        let file = |needed, most| with_export(&atlas(needed, most), ics::write).expect("a calendar");
        let needed = file(BookingNeeded::Always, Some(7));
        assert!(needed.contains("TRIGGER;VALUE=DATE-TIME:20261007T010000Z\r\n"), "{needed}");
        assert!(needed.contains("DESCRIPTION:今天起可以预约temple"), "{needed}");
        assert!(needed.find("BEGIN:VALARM") < needed.find("END:VEVENT"));
        for (needed, most) in [
            (BookingNeeded::Recommended, None),
            (BookingNeeded::Always, Some(0)),
            (BookingNeeded::No, Some(7)),
            (BookingNeeded::No, None),
            (BookingNeeded::Holidays, Some(7)),
        ] {
            assert!(!file(needed, most).contains("VALARM"), "{needed:?} {most:?}");
        }
    }

    #[test]
    fn what_must_be_booked_at_nobody_knows_when_is_reminded_of_once_a_week_before() {
        let file = with_export(&atlas(BookingNeeded::Always, None), ics::write).expect("a calendar");
        let file = file.replace("\r\n ", "");
        assert_eq!(file.matches("BEGIN:VALARM").count(), 1, "{file}");
        assert!(file.contains("TRIGGER;VALUE=DATE-TIME:20261007T010000Z\r\n"), "{file}");
        assert!(file.contains("需要预约，提前多久未查到"), "{file}");
    }

    #[test]
    fn a_train_behind_a_boat_on_the_same_way_is_reminded_of() {
        let step = |kind, minutes| Step::pause(kind, minutes);
        let place = |name: &str| Bilingual::new(name, name);
        let boat = StepKind::Link {
            kind: LinkKind::Boat,
            name: place("渡船"),
            from: place("岛上码头"),
            to: place("码头"),
            cny: None,
        };
        let train = || StepKind::Train {
            from: "ningbo".into(),
            to: "hangzhou-east".into(),
            as_of: date("2026-10-01"),
            line: place("杭甬高铁"),
        };
        let steps = vec![step(boat, 40), step(train(), 60), step(train(), 20)];
        let leg = Leg { depart: 840, arrive: 960, estimate: Estimate::of(TravelMode::Train, steps) };
        let told = with_export(&atlas(BookingNeeded::No, None), |export| {
            of_way(export, &leg, date("2026-10-14"), &[link(Some(16 * 60 + 40))])
        });
        let at: Vec<_> = told.iter().map(|alarm| alarm.at.format("%H:%M").to_string()).collect();
        assert_eq!(at, ["15:40", "14:00"], "{told:?}");
        assert!(told[1].says.starts_with("该去赶火车了"), "{told:?}");
    }

    #[test]
    fn the_last_boat_of_the_day_is_reminded_of_an_hour_before() {
        let place = |name: &str| Bilingual::new(name, name);
        let ride = StepKind::Link {
            kind: LinkKind::Boat,
            name: place("渡船"),
            from: place("岛上码头"),
            to: place("码头"),
            cny: None,
        };
        let leg = Leg {
            depart: 840,
            arrive: 880,
            estimate: Estimate::of(TravelMode::Ferry, vec![Step::pause(ride, 40)]),
        };
        let alarms = |last| {
            let atlas = atlas(BookingNeeded::No, None);
            with_export(&atlas, |export| of_way(export, &leg, date("2026-10-14"), &[link(last)]))
        };
        let told = alarms(Some(16 * 60 + 40));
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].at, date("2026-10-14").and_hms_opt(15, 40, 0).expect("a time"));
        assert!(told[0].says.starts_with("末班船 16:40 开：渡船 岛上码头→码头"), "{}", told[0].says);
        assert!(alarms(None).is_empty(), "a last boat that nobody knows is no reminder");
    }
}
