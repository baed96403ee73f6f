//! What the trip page says, worked out from the trips: views without markup.

pub mod day;
pub mod events;
pub mod leg;
pub mod map;
pub mod sums;
pub mod visit;

pub use day::{DayHead, day_head, day_name};
pub use leg::{LegView, leg_view};
pub use sums::{Figure, figures};
pub use visit::{hours_of, paid_ticket_of, said, ticket_of, warnings_of};

use crate::app::present::format::clock_of_minutes;
use crate::domain::Lang;
use crate::domain::schedule::days_later;

/// A time of a day's schedule in minutes after its midnight; past midnight it says so.
pub fn time(lang: Lang, minute: u32) -> String {
    if minute == 1440 {
        return "24:00".into();
    }
    let clock = clock_of_minutes(u16::try_from(minute % 1440).unwrap_or(0));
    format!("{}{clock}", days_later(minute).get(lang))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_past_midnight_says_so() {
        assert_eq!(time(Lang::Zh, 570), "09:30");
        assert_eq!(time(Lang::Zh, 1440), "24:00");
        assert_eq!(time(Lang::Zh, 1510), "次日 01:10");
        assert_eq!(time(Lang::En, 1510), "next day 01:10");
        assert_eq!(time(Lang::Zh, 2880 + 70), "2 天后 01:10");
        assert_eq!(time(Lang::En, 2880 + 70), "2 days later 01:10");
    }
}
