//! Travel times that depend on the hour of departure.
//!
//! If a later hour is so much quicker that leaving later would mean arriving earlier, that arrival is delayed to the
//! latest arrival of earlier departures: a later departure never arrives before an earlier one.

const HOUR: i32 = 60;

/// Travel times by the hour of departure, in minutes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hourly {
    /// The first hour. Its travel time also holds before it, and that of the last hour after the last one.
    first: i32,
    hours: Vec<Hour>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Hour {
    length: i32,
    /// The latest arrival of all departures in earlier hours.
    not_before: i32,
}

impl Hourly {
    /// Travel times from the hour `first` (8 is 8:00 to 8:59) on; `None` if there are none.
    pub fn new(first: i32, lengths: impl IntoIterator<Item = i32>) -> Option<Self> {
        let mut latest = i32::MIN;
        let hours: Vec<Hour> = (first..)
            .zip(lengths)
            .map(|(hour, length)| {
                let not_before = latest;
                latest = latest.max((hour + 1) * HOUR - 1 + length);
                Hour { length, not_before }
            })
            .collect();
        (!hours.is_empty()).then_some(Self { first, hours })
    }

    /// The shortest travel time of any hour.
    pub(super) fn least(&self) -> i32 {
        self.hours.iter().map(|hour| hour.length).min().unwrap_or(0)
    }

    fn at(&self, leave: i32) -> Option<&Hour> {
        let index = (leave.div_euclid(HOUR) - self.first).max(0) as usize;
        self.hours.get(index).or(self.hours.last())
    }

    /// The arrival of a departure at `leave`.
    pub(super) fn arrival(&self, leave: i32) -> i32 {
        self.at(leave).map_or(leave, |hour| leave.saturating_add(hour.length).max(hour.not_before))
    }

    /// The latest departure that arrives by `by`.
    pub(super) fn departure(&self, by: i32) -> i32 {
        let last = self.hours.len() - 1;
        for (index, hour) in self.hours.iter().enumerate().rev() {
            let begin = if index == 0 { i32::MIN } else { (self.first + index as i32) * HOUR };
            let end = if index == last { i32::MAX } else { (self.first + index as i32 + 1) * HOUR - 1 };
            let leave = by.saturating_sub(hour.length).min(end);
            if leave >= begin && hour.not_before <= by {
                return leave;
            }
        }
        by.saturating_sub(self.hours.first().map_or(0, |hour| hour.length))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ways() -> Vec<Hourly> {
        let lengths: [&[i32]; 4] = [&[30], &[30, 90, 20], &[120, 10, 10, 200, 1], &[5, 5, 64, 3]];
        lengths.iter().filter_map(|lengths| Hourly::new(8, lengths.iter().copied())).collect()
    }

    #[test]
    fn who_leaves_later_never_arrives_earlier_and_nobody_arrives_sooner_than_the_hour_says() {
        for way in ways() {
            for leave in 300..1_200 {
                assert!(way.arrival(leave) <= way.arrival(leave + 1), "{way:?} {leave}");
                assert!(way.arrival(leave) >= leave + way.at(leave).map_or(0, |hour| hour.length));
            }
        }
    }

    #[test]
    fn the_latest_departure_arrives_in_time_and_a_minute_later_would_not() {
        for way in ways() {
            for by in 500..1_200 {
                let leave = way.departure(by);
                assert!(way.arrival(leave) <= by, "{way:?} by {by}: {leave}");
                assert!(way.arrival(leave + 1) > by, "{way:?} by {by}: {leave}");
            }
        }
    }
}
