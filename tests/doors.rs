//! What a visitor finds at the door, case by case: the status line, the list, the filter, the trip, the planner and the
//! calendar file agree. `tests/data/doors.csv` was written from the sources, not from the pack.

use std::collections::HashMap;
use std::fs;
use std::path::Path;
use std::rc::Rc;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, Timelike};
use hangyong::app::present::listing::listed;
use hangyong::app::present::openness::{Openness, Tone, openness, openness_listed};
use hangyong::app::trips::present::said;
use hangyong::app::{AppState, Page};
use hangyong::codec::{Export, ics};
use hangyong::domain::schedule::ConflictKind;
use hangyong::domain::trip::{Day, Visit};
use hangyong::domain::{
    Atlas, DayKind, DoorState, Filter, Lang, Schedule, Stop, Trip, TripId, Verdict, Ways,
};
use hangyong::plan::trip::{Planner, Wishes};

#[path = "data/own_pack.rs"]
mod own_pack;

use own_pack::atlas;

/// What a source says about a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Door {
    /// Always open.
    Always,
    /// Open until the first minute, with last entry at the second, if there is a separate one.
    Open(u32, Option<u32>),
    EntryOver,
    Shut,
    Unknown,
}

struct Case {
    line: String,
    stop: String,
    date: NaiveDate,
    time: NaiveTime,
    /// Whether the stop is open that day at all.
    day: Verdict,
    door: Door,
}

fn minute(text: &str) -> u32 {
    let time = NaiveTime::parse_from_str(text, "%H:%M").expect("a time");
    time.hour() * 60 + time.minute()
}

fn cases() -> Vec<Case> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/doors.csv");
    let text = fs::read_to_string(path).expect("the cases");
    text.lines().skip(1).map(case).collect()
}

fn case(line: &str) -> Case {
    let cells: Vec<&str> = line.splitn(6, ',').collect();
    let [stop, date, time, day, door, _] = cells[..] else { panic!("six cells: {line}") };
    let door = match door.split(' ').collect::<Vec<_>>()[..] {
        ["always"] => Door::Always,
        ["open", until] => Door::Open(minute(until), None),
        ["open", until, last] => Door::Open(minute(until), Some(minute(last))),
        ["entry", "over"] => Door::EntryOver,
        ["shut"] => Door::Shut,
        ["unknown"] => Door::Unknown,
        _ => panic!("a door: {line}"),
    };
    Case {
        line: line.to_owned(),
        stop: stop.to_owned(),
        date: date.parse().expect("a date"),
        time: NaiveTime::parse_from_str(time, "%H:%M").expect("a time"),
        day: match day {
            "open" => Verdict::Shown,
            "closed" => Verdict::Hidden,
            _ => Verdict::HoursUnknown,
        },
        door,
    }
}

impl Case {
    fn moment(&self) -> NaiveDateTime {
        self.date.and_time(self.time)
    }

    fn minute(&self) -> u32 {
        self.time.hour() * 60 + self.time.minute()
    }

    fn stop<'a>(&self, atlas: &'a Atlas) -> &'a Stop {
        atlas.stop(&self.stop.as_str().into()).unwrap_or_else(|| panic!("{}", self.line))
    }
}

fn clock(minute: u32) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

#[test]
fn there_are_a_hundred_and_twenty_cases_about_thirty_stops() {
    let cases = cases();
    let stops: std::collections::HashSet<_> = cases.iter().map(|case| &case.stop).collect();
    assert!(cases.len() >= 120 && stops.len() >= 25, "{} cases, {} stops", cases.len(), stops.len());
}

#[test]
fn the_door_is_as_the_sources_say() {
    let atlas = atlas();
    for case in cases() {
        let found = match case.stop(&atlas).door_at(case.moment(), &atlas.calendar) {
            DoorState::Open { until: None, .. } => Door::Always,
            DoorState::Open { until: Some(until), last_entry } => {
                Door::Open(until.hour() * 60 + until.minute(), last_entry.map(u32::from))
            }
            DoorState::EntryOver { .. } => Door::EntryOver,
            DoorState::Closed { .. } => Door::Shut,
            DoorState::Unknown => Door::Unknown,
        };
        assert_eq!(found, case.door, "{}", case.line);
    }
}

#[test]
fn the_line_of_state_and_the_list_say_it_in_words_and_never_open_after_the_last_entry() {
    let mut state = AppState::new(Rc::new(atlas()), "/", Lang::En, Page::Overview);
    for case in cases() {
        state.now = Some(case.moment());
        let Openness { tone, text } = openness(&state, case.stop(&state.atlas)).expect("a known moment");
        let expected = match case.door {
            Door::Always | Door::Open(..) => Tone::Open,
            Door::EntryOver | Door::Shut => Tone::Closed,
            Door::Unknown => Tone::Unknown,
        };
        assert_eq!(tone, expected, "{text}: {}", case.line);
        if let Door::Open(until, last) = case.door {
            let named = [Some(until), last].into_iter().flatten().all(|minute| text.contains(&clock(minute)));
            assert!(named, "{text}: {}", case.line);
        }
    }
}

#[test]
fn the_filter_of_a_date_shows_what_is_open_that_day_and_lists_the_unknown_apart() {
    let atlas = atlas();
    for case in cases() {
        let filter = Filter { open_on: Some(case.date), ..Filter::default() };
        assert_eq!(filter.verdict(case.stop(&atlas), &atlas), case.day, "{}", case.line);
    }
}

#[test]
fn the_list_of_a_date_holds_what_is_open_and_what_waits_for_the_holidays_and_says_the_days_hours() {
    let mut state = AppState::new(Rc::new(atlas()), "/", Lang::En, Page::Overview);
    for case in cases() {
        state.filter.open_on = Some(case.date);
        let stop = case.stop(&state.atlas);
        let is_listed = listed(&state).iter().any(|one| one.id == stop.id);
        let not_announced = state.atlas.calendar.kind(case.date) == DayKind::Unknown;
        let waits = case.day == Verdict::HoursUnknown && stop.hours.is_some() && not_announced;
        assert_eq!(is_listed, case.day == Verdict::Shown || waits, "{}", case.line);
        let Openness { tone, text } = openness_listed(&state, stop).expect("a known day");
        let expected = match case.day {
            Verdict::Shown => Tone::Open,
            Verdict::Hidden => Tone::Closed,
            Verdict::HoursUnknown => Tone::Unknown,
        };
        assert_eq!(tone, expected, "{text}: {}", case.line);
        if let Door::Open(until, last) = case.door {
            let named = [Some(until), last].into_iter().flatten().all(|minute| text.contains(&clock(minute)));
            assert!(named, "{text}: {}", case.line);
        }
        if waits {
            assert!(
                text.starts_with("Usually") && text.ends_with("Holidays not announced"),
                "{text}: {}",
                case.line
            );
        }
    }
}

/// A one-day trip that is at the door at the time of the case and wants five minutes there.
fn trip(case: &Case) -> Trip {
    let visit = Visit { minutes: Some(5), ..Visit::to(case.stop.as_str().into()) };
    let day = Day { from: case.time, visits: vec![visit], ..Day::default() };
    let start = Some(case.date);
    Trip { start, days: vec![day], ..Trip::new(TripId::from("door"), "Door", case.moment().and_utc()) }
}

#[test]
fn the_trip_and_its_calendar_file_let_one_in_when_the_door_does() {
    let atlas = atlas();
    let ways = Ways::new(&atlas);
    for case in cases() {
        let trip = trip(&case);
        let schedule = Schedule::of(&trip, &atlas, &ways);
        let visit = &schedule.days[0].visits[0];
        let at_the_door = schedule.conflicts().filter(|conflict| conflict.visit.is_some());
        let kinds: Vec<_> = at_the_door.map(|conflict| conflict.kind).collect();
        let let_in_late = |kind: &ConflictKind| matches!(kind, ConflictKind::StayCut { .. });
        let as_said = match (case.door, case.day) {
            (Door::Always | Door::Open(..), _) => visit.waiting() == 0 && kinds.iter().all(let_in_late),
            (Door::EntryOver, _) => matches!(kinds[..], [ConflictKind::LastEntryMissed { .. }]),
            (Door::Shut, Verdict::Hidden) => kinds == [ConflictKind::Closed],
            // Before opening time the visitor waits; after closing time it is too late.
            (Door::Shut, _) => match kinds[..] {
                [] => visit.waiting() > 0,
                // At closing time exactly, none of the stay is left.
                [ConflictKind::StayCut { minutes }] => minutes == visit.stay(),
                [kind] => matches!(kind, ConflictKind::TooLate { .. }),
                _ => false,
            },
            (Door::Unknown, _) => {
                matches!(kinds[..], [ConflictKind::HoursUnknown | ConflictKind::YearUnknown { .. }])
            }
        };
        assert!(as_said, "{kinds:?}, in at {}: {}", clock(visit.enter), case.line);
        let export = Export { trip: &trip, atlas: &atlas, schedule: &schedule, lang: Lang::En, says: said };
        let file = ics::write(&export).expect("a dated trip");
        let begins =
            format!("{}T{:02}{:02}00", case.date.format("%Y%m%d"), visit.enter / 60, visit.enter % 60);
        assert!(file.contains(&format!("DTSTART;TZID=Asia/Shanghai:{begins}")), "{begins}: {}", case.line);
    }
}

fn minute_before_midnight() -> NaiveTime {
    NaiveTime::MIN - chrono::Duration::minutes(1)
}

#[test]
fn the_planner_sends_nobody_to_a_shut_door() {
    let atlas = atlas();
    let ways = Ways::new(&atlas);
    let planner = Planner::new(&atlas, &ways);
    let mut by_date: HashMap<NaiveDate, Vec<Case>> = HashMap::new();
    for case in cases() {
        by_date.entry(case.date).or_default().push(case);
    }
    for (date, cases) in by_date {
        let whole_day = Day { from: NaiveTime::MIN, to: minute_before_midnight(), ..Day::default() };
        let mut trip = Trip::new(TripId::from("door"), "Door", date.and_time(NaiveTime::MIN).and_utc());
        (trip.start, trip.days) = (Some(date), vec![whole_day]);
        // The planner considers stops of little worth only if they are asked for.
        let must = cases.iter().map(|case| case.stop.as_str().into()).collect();
        let asked = planner.asked(&Wishes { must, ..Wishes::of_trip(&trip, date) });
        for case in cases {
            let at = asked.candidates.iter().position(|one| one.stop.id.as_str() == case.stop);
            let at = at.unwrap_or_else(|| panic!("{}", case.line));
            let known = asked.candidates[at].known[0];
            let minute = case.minute() as i32;
            let windows = asked.problem.visits[at].windows.first().cloned().unwrap_or_default();
            let let_in = windows.iter().any(|window| (window.open..=window.last_entry).contains(&minute));
            let closes =
                |window: &hangyong::plan::problem::Window| window.leave_by.is_some_and(|by| by <= minute);
            match case.door {
                Door::Always | Door::Open(..) => assert!(known && let_in, "{windows:?}: {}", case.line),
                Door::EntryOver => assert!(known && !let_in, "{windows:?}: {}", case.line),
                // A stop without a last entry can be entered until closing time itself, with no time left for a visit.
                Door::Shut => {
                    assert!(known && (!let_in || windows.iter().any(closes)), "{windows:?}: {}", case.line);
                }
                Door::Unknown => assert!(!known, "{}", case.line),
            }
        }
    }
}
