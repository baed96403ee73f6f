//! What the trip page shows, computed from the trips: views without markup.

pub mod day;
pub mod events;
pub mod leg;
pub mod map;
pub mod parts;
pub mod sums;
pub mod visit;

pub use day::{DayHead, day_head, day_name};
pub use leg::{LegView, leg_view};
pub use sums::{Figure, figures};
pub use visit::{hours_of, paid_ticket_of, said, ticket_of, warnings_of};

use crate::domain::{Atlas, Lang, StopId};
use crate::i18n;
use crate::map::DayLetter;

/// The letter of a day, counted from 0, which precedes the numbers of its stops on the map and in lists; `None` in a
/// trip of one day.
pub fn day_letter(days: usize, day: usize) -> Option<DayLetter> {
    DayLetter::of_day(day).filter(|_| days > 1)
}

/// The number of a visit on the map and in lists: `B3`, or `3` in a trip of one day. `day` and `index` count from 0.
pub fn visit_number(days: usize, day: usize, index: usize) -> String {
    let letters = day_letter(days, day).into_iter().flat_map(DayLetter::chars);
    letters.chain((index + 1).to_string().chars()).collect()
}

/// The name of a stop; one that the pack does not know goes by its id.
pub fn stop_name(stop: &StopId, atlas: &Atlas, lang: Lang) -> String {
    i18n::stop_name(lang, stop, atlas).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_told_apart_by_letters_where_there_are_several() {
        assert_eq!(visit_number(4, 1, 2), "B3");
        assert_eq!(visit_number(1, 0, 2), "3");
        assert_eq!(visit_number(30, 25, 0), "Z1");
        assert_eq!(visit_number(30, 26, 0), "AA1");
        assert_eq!(visit_number(60, 27, 9), "AB10");
        assert_eq!(visit_number(60, 52, 0), "BA1");
        assert_eq!(visit_number(1000, 701, 0), "ZZ1");
        let all: std::collections::HashSet<_> = (0..702).map(|day| visit_number(1000, day, 0)).collect();
        assert_eq!(all.len(), 702, "no two days have the same letters");
    }
}
