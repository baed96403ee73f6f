//! When a stop may be visited on a day, as the planner's windows: opening hours, daylight, and the evening.

use super::wishes::{EVENING_END, Wishes};
use crate::domain::sun::daylight;
use crate::domain::{Calendar, Category, EntryDay, EntryWindow, Stop};
use crate::plan::problem::Window;

/// If hours are unknown, visits are only planned between these two times: most doors are open in daylight.
const DAYLIGHT: (i32, i32) = (9 * 60, 17 * 60);
/// From this many minutes on, half of a stay by the water should be in daylight.
const LONG_STAY: i32 = 90;

/// What is known about the opening of a stop on a date.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Openings {
    /// When a visit may begin; empty if closed.
    pub windows: Vec<Window>,
    /// Whether the pack has the hours of that date.
    pub known: bool,
}

/// How much of a long stay by the water has to be in daylight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Light {
    /// Half of it.
    ForHalfOfIt,
    /// None: a stroll in the evening.
    None,
}

/// The openings of a stop on a day of these wishes.
pub(super) fn openings(stop: &Stop, wishes: &Wishes, day: usize, calendar: &Calendar) -> Openings {
    let from = wishes.days.get(day).map_or(0, |day| minute(day.from));
    if stop.is_always_open() {
        let to = minute(wishes.latest_end(day));
        return Openings { windows: vec![at_any_time(from, to)], known: true };
    }
    match wishes.date_of(day).map_or(EntryDay::Unknown, |date| stop.entry_windows(date, calendar)) {
        EntryDay::Open(windows) => Openings { windows: windows.iter().map(window).collect(), known: true },
        EntryDay::Closed => Openings { windows: Vec::new(), known: true },
        EntryDay::Unknown => Openings { windows: vec![by_day()], known: false },
    }
}

/// The parts of the windows in which a visit of `stay` minutes makes sense: views need daylight, and the evening is for
/// stops that are good in the evening.
pub(super) fn with_sense(
    windows: &[Window],
    stop: &Stop,
    stay: i32,
    light: Light,
    wishes: &Wishes,
    day: usize,
) -> Vec<Window> {
    let sun = wishes.date_of(day).map(|date| daylight(date, stop.position));
    let (rise, set) = sun.map_or(DAYLIGHT, |sun| (minute(sun.from), minute(sun.to)));
    let is_must = wishes.must.contains(&stop.id);
    let suits = &stop.details.suits;
    let evening = suits.evening == Some(true);
    let has_door = stop.hours.is_some() && !stop.is_always_open();
    let in_the_open = suits.indoor == Some(false) && !evening && !has_door;
    let day_end = wishes.days.get(day).map_or(0, |day| minute(day.to));
    let goes_on = minute(wishes.latest_end(day)) > day_end;
    let narrowed = |window: &Window| {
        let mut window = *window;
        if suits.daylight == Some(true) || in_the_open {
            window.open = window.open.max(rise);
            leave_by(&mut window, set);
        }
        if evening {
            leave_by(&mut window, day_end.max(minute(EVENING_END)));
            // A lake that is a must-see is better seen at night than not at all.
            if light == Light::ForHalfOfIt && !is_must && is_by_the_water(stop) && stay >= LONG_STAY {
                window.last_entry = window.last_entry.min(set - stay / 2);
            }
        } else if goes_on {
            leave_by(&mut window, day_end);
        }
        if !is_must && has_shops(stop) {
            window.open = window.open.max(DAYLIGHT.0);
        }
        window
    };
    windows.iter().map(narrowed).collect()
}

/// Whether the stop consists of shops and teahouses, which open in the morning.
fn has_shops(stop: &Stop) -> bool {
    matches!(stop.category, Category::Quarter | Category::OldTown)
}

pub(super) fn is_by_the_water(stop: &Stop) -> bool {
    matches!(stop.category, Category::Lake | Category::Coast | Category::Wetland | Category::River)
}

fn leave_by(window: &mut Window, minute: i32) {
    window.leave_by = Some(window.leave_by.map_or(minute, |leave| leave.min(minute)));
}

/// A door that is open at all times of a day.
pub(super) fn at_any_time(from: i32, to: i32) -> Window {
    Window { open: from, last_entry: to, leave_by: None }
}

fn by_day() -> Window {
    Window { open: DAYLIGHT.0, last_entry: DAYLIGHT.1, leave_by: Some(DAYLIGHT.1) }
}

fn window(window: &EntryWindow) -> Window {
    Window {
        open: i32::from(window.open.from),
        last_entry: i32::from(window.last_entry),
        leave_by: Some(i32::from(window.open.to)),
    }
}

fn minute(minute: u32) -> i32 {
    i32::try_from(minute).unwrap_or(0)
}
