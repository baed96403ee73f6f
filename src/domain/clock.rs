//! The time at the places of the map. China keeps one time all year, whatever zone the device is set to.

use chrono::{DateTime, FixedOffset, NaiveDateTime, NaiveTime};

const SHANGHAI_OFFSET_SECONDS: i32 = 8 * 3600;

/// Shanghai's date and time at a Unix time in milliseconds, as `Date.now()` gives it; the epoch's for times out of range.
pub fn shanghai_time(unix_ms: f64) -> NaiveDateTime {
    let utc = DateTime::from_timestamp_millis(unix_ms as i64).unwrap_or_default();
    match FixedOffset::east_opt(SHANGHAI_OFFSET_SECONDS) {
        Some(offset) => utc.with_timezone(&offset).naive_local(),
        None => utc.naive_utc(),
    }
}

/// The time of day entered in a time field, without seconds; `None` while the input is incomplete.
pub fn time_in_field(text: &str) -> Option<NaiveTime> {
    let (hours, minutes) = text.split_once(':')?;
    NaiveTime::from_hms_opt(hours.parse().ok()?, minutes.get(..2)?.parse().ok()?, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn midnight_in_ningbo_is_four_in_the_afternoon_in_greenwich() {
        // 2026-09-30T16:00:00Z
        assert_eq!(shanghai_time(1_790_784_000_000.0).to_string(), "2026-10-01 00:00:00");
        assert_eq!(shanghai_time(0.0).to_string(), "1970-01-01 08:00:00");
    }

    #[test]
    fn a_clock_out_of_range_is_no_panic() {
        for broken in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 1e300] {
            let _ = shanghai_time(broken);
        }
    }

    #[test]
    fn a_time_field_is_read_with_and_without_seconds_and_nothing_else_is() {
        let time = |hours, minutes| NaiveTime::from_hms_opt(hours, minutes, 0);
        assert_eq!(time_in_field("09:30"), time(9, 30));
        assert_eq!(time_in_field("09:30:15"), time(9, 30));
        for other in ["", "9", "25:00", "09:7", "x:30", "09:é0"] {
            assert_eq!(time_in_field(other), None, "{other}");
        }
    }
}
