//! Dates and times of day as small integers, for use with serde's `with` attribute. As text they would pull a parser
//! for every date notation into the browser.

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

fn date_of<E: Error>(days: i32) -> Result<NaiveDate, E> {
    NaiveDate::from_num_days_from_ce_opt(days).ok_or_else(|| E::custom("no date"))
}

fn time_of<E: Error>(minutes: u32) -> Result<NaiveTime, E> {
    let time = NaiveTime::from_num_seconds_from_midnight_opt(minutes.saturating_mul(60), 0);
    time.ok_or_else(|| E::custom("no time of day"))
}

/// A date as a number of days; 1 January of the year 1 is day 1.
pub mod date {
    use super::*;

    /// Writes it.
    ///
    /// # Errors
    /// When the serializer fails.
    pub fn serialize<S: Serializer>(date: &NaiveDate, to: S) -> Result<S::Ok, S::Error> {
        date.num_days_from_ce().serialize(to)
    }

    /// Reads it.
    ///
    /// # Errors
    /// When the number cannot be read or is out of range.
    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<NaiveDate, D::Error> {
        date_of(i32::deserialize(from)?)
    }
}

/// A date that may be unknown, otherwise as in [`date`].
pub mod known_date {
    use super::*;

    /// Writes it.
    ///
    /// # Errors
    /// When the serializer fails.
    pub fn serialize<S: Serializer>(date: &Option<NaiveDate>, to: S) -> Result<S::Ok, S::Error> {
        date.map(|date| date.num_days_from_ce()).serialize(to)
    }

    /// Reads it.
    ///
    /// # Errors
    /// When the number cannot be read or is out of range.
    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<NaiveDate>, D::Error> {
        Option::<i32>::deserialize(from)?.map(date_of).transpose()
    }
}

/// A list of dates, each as in [`date`].
pub mod dates {
    use super::*;

    /// Writes them.
    ///
    /// # Errors
    /// When the serializer fails.
    pub fn serialize<S: Serializer>(dates: &[NaiveDate], to: S) -> Result<S::Ok, S::Error> {
        dates.iter().map(Datelike::num_days_from_ce).collect::<Vec<_>>().serialize(to)
    }

    /// Reads them.
    ///
    /// # Errors
    /// When a number cannot be read or is out of range.
    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<NaiveDate>, D::Error> {
        let mut dates = Vec::new();
        for days in Vec::<i32>::deserialize(from)? {
            dates.push(date_of(days)?);
        }
        Ok(dates)
    }
}

/// Weekdays as bits, Monday the lowest; read back in the order of the week.
pub mod weekdays {
    use super::*;
    use chrono::Weekday;

    /// Writes them.
    ///
    /// # Errors
    /// When the serializer fails.
    pub fn serialize<S: Serializer>(days: &[Weekday], to: S) -> Result<S::Ok, S::Error> {
        days.iter().fold(0_u8, |bits, day| bits | 1 << day.num_days_from_monday()).serialize(to)
    }

    /// Reads them.
    ///
    /// # Errors
    /// When the number cannot be read.
    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Weekday>, D::Error> {
        let bits = u8::deserialize(from)?;
        let days = (0..7_u8).filter(|day| bits & (1 << day) != 0);
        Ok(days.filter_map(|day| Weekday::try_from(day).ok()).collect())
    }
}

/// A time of day as minutes since midnight.
pub mod time {
    use super::*;

    /// Writes it.
    ///
    /// # Errors
    /// When the serializer fails.
    pub fn serialize<S: Serializer>(time: &NaiveTime, to: S) -> Result<S::Ok, S::Error> {
        (time.num_seconds_from_midnight() / 60).serialize(to)
    }

    /// Reads it.
    ///
    /// # Errors
    /// When the number cannot be read or is out of range.
    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<NaiveTime, D::Error> {
        time_of(u32::deserialize(from)?)
    }
}
