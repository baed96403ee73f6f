//! What edits do to days as a whole: their order, dates, hours, bases.

use chrono::{Datelike, Days, NaiveDate, NaiveTime, Timelike};

use super::{Applied, day_mut, keep_as_candidate};
use crate::domain::plain_text::plain_line;
use crate::domain::trip::{Base, Bases, Day, EditError, MAX_TITLE_CHARS, Trip, YEARS};

pub(super) fn insert_day(trip: &mut Trip, at: usize) -> Applied {
    if at > trip.days.len() {
        return Err(EditError::NoSuchDay(at));
    }
    let model = at.checked_sub(1).and_then(|before| trip.days.get(before)).or(trip.days.first());
    let day =
        model.map_or_else(Day::default, |day| Day { visits: Vec::new(), rides: Vec::new(), ..day.clone() });
    trip.days.insert(at, day);
    Ok(())
}

pub(super) fn remove_day(trip: &mut Trip, day: usize) -> Applied {
    day_mut(trip, day)?;
    for visit in trip.days.remove(day).visits {
        keep_as_candidate(trip, visit);
    }
    Ok(())
}

pub(super) fn move_day(trip: &mut Trip, from: usize, to: usize) -> Applied {
    day_mut(trip, from)?;
    day_mut(trip, to)?;
    let day = trip.days.remove(from);
    trip.days.insert(to, day);
    Ok(())
}

pub(super) fn swap_days(trip: &mut Trip, a: usize, b: usize) -> Applied {
    day_mut(trip, a)?;
    day_mut(trip, b)?;
    trip.days.swap(a, b);
    Ok(())
}

/// Only four-digit years, which every calendar file can represent; the last possible day of a trip then has a date as
/// well.
pub(super) fn set_start(trip: &mut Trip, start: Option<NaiveDate>) -> Applied {
    if start.is_some_and(|date| !YEARS.contains(&date.year())) {
        return Err(EditError::NoSuchDate);
    }
    trip.start = start;
    Ok(())
}

pub(super) fn shift(trip: &mut Trip, days: i32) -> Applied {
    let distance = Days::new(u64::from(days.unsigned_abs()));
    let start = trip.start.ok_or(EditError::NoSuchDate)?;
    let shifted = if days < 0 { start.checked_sub_days(distance) } else { start.checked_add_days(distance) };
    set_start(trip, Some(shifted.ok_or(EditError::NoSuchDate)?))
}

pub(super) fn set_times(trip: &mut Trip, day: usize, from: NaiveTime, to: NaiveTime) -> Applied {
    let day = day_mut(trip, day)?;
    (day.from, day.to) = (whole_minute(from), whole_minute(to));
    if day.from < day.to { Ok(()) } else { Err(EditError::TimesReversed) }
}

/// The time without seconds, which documents do not store.
fn whole_minute(time: NaiveTime) -> NaiveTime {
    time.with_second(0).and_then(|time| time.with_nanosecond(0)).unwrap_or(time)
}

pub(super) fn set_base(trip: &mut Trip, day: Option<usize>, base: &Bases) -> Applied {
    let base = Bases { start: checked(base.start.as_ref())?, end: checked(base.end.as_ref())? };
    match day {
        Some(day) => day_mut(trip, day)?.base = base,
        None => trip.days.iter_mut().for_each(|day| day.base = base.clone()),
    }
    Ok(())
}

fn checked(base: Option<&Base>) -> Result<Option<Base>, EditError> {
    let Some(Base::Place { name, position }) = base else {
        return Ok(base.cloned());
    };
    if !position.is_on_earth() {
        return Err(EditError::NoSuchPlace);
    }
    Ok(Some(Base::Place { name: plain_line(name, MAX_TITLE_CHARS), position: position.to_microdegrees() }))
}
