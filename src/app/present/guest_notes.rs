//! What guests who do not read Chinese need to know at a stop: whether a passport is accepted, and where tickets are
//! sold.

use crate::domain::admission::{Booking, BookingNeeded};
use crate::domain::{Lang, Stop};
use crate::i18n::guest_note_words;

/// A line: what it is about and what it says.
pub type Note = (&'static str, String);

/// The notes of a stop: passport, then ticket window or app. What has not been looked up is marked as such.
pub fn guest_notes(lang: Lang, stop: &Stop) -> [Note; 2] {
    let words = guest_note_words(lang);
    [(words.passport, passport(lang, stop).to_owned()), (words.desk, desk(lang, stop))]
}

fn passport(lang: Lang, stop: &Stop) -> &'static str {
    let words = guest_note_words(lang);
    match stop.details.booking.as_ref() {
        None => words.booking_unknown,
        Some(Booking { needed: BookingNeeded::No, .. }) => words.no_booking,
        Some(Booking { passport: Some(true), .. }) => words.passport_yes,
        Some(Booking { passport: Some(false), .. }) => words.passport_no,
        Some(Booking { passport: None, .. }) => words.passport_unknown,
    }
}

/// How to book, if known; otherwise that entry is free, or that it has not been looked up.
fn desk(lang: Lang, stop: &Stop) -> String {
    let words = guest_note_words(lang);
    let booking = stop.details.booking.as_ref().filter(|booking| booking.needed != BookingNeeded::No);
    let how = booking.and_then(|booking| booking.how.as_ref());
    match how {
        Some(how) => how.get(lang).to_owned(),
        None if booking.is_none() && stop.ticket_cny == Some(0) => words.desk_free.to_owned(),
        None => words.desk_unknown.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Bilingual, testing};

    fn notes(booking: Option<Booking>, ticket_cny: Option<u32>) -> Vec<String> {
        let stop = testing::stop("lake", |stop| {
            (stop.details.booking, stop.ticket_cny) = (booking, ticket_cny);
        });
        guest_notes(Lang::En, &stop).into_iter().map(|(_, says)| says).collect()
    }

    fn booking(needed: BookingNeeded, passport: Option<bool>, how: Option<&str>) -> Option<Booking> {
        let how = how.map(|how| Bilingual::new("窗口", how));
        Some(Booking { needed, ahead_days: (None, None), how, passport })
    }

    #[test]
    fn a_passport_that_does_and_a_known_window_are_told() {
        let known = booking(BookingNeeded::Always, Some(true), Some("at the staffed window"));
        assert_eq!(notes(known, Some(60)), ["Good for booking here.", "at the staffed window"]);
        assert_eq!(notes(booking(BookingNeeded::No, None, None), Some(0))[0], "No booking is needed.");
    }

    #[test]
    fn what_nobody_looked_up_is_said_to_be_so() {
        let unknown = notes(booking(BookingNeeded::Always, None, None), Some(60));
        assert!(unknown[0].contains("not looked up") && unknown[1] == "Not looked up.", "{unknown:?}");
        let nothing = notes(None, Some(0));
        assert!(nothing[0].contains("not looked up") && nothing[1].contains("free"), "{nothing:?}");
    }
}
