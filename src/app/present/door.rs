//! What is said about a stop on a date: its hours with the last entry, what is closed, whether one has to book, what it
//! costs, each with its doubt. The only place that words this, for trips, plans, paper, files and texts. Part of the
//! deferred half of the program. Not here: whether the door is open at a given moment, which is `openness`.

use chrono::NaiveDate;

use super::doubt::doubt;
use super::openness::{Openness, Tone};
use super::usual_hours::{open, usual_and_why};
use super::visiting;
use crate::app::AppState;
use crate::domain::{Calendar, Claim, EntryDay, Lang, Stop};
use crate::i18n::format::price;
use crate::i18n::{visiting_words, words};

/// The hours of a stop on a date in words, with the last entry and their doubt; `let_in` is what is known about that
/// date.
pub fn hours(lang: Lang, stop: &Stop, let_in: &EntryDay, date: NaiveDate, calendar: &Calendar) -> Openness {
    let words = words(lang);
    match let_in {
        EntryDay::Open(windows) => {
            let text = open(words, words.later().open_that_day, windows);
            Openness { tone: Tone::Open, text: text + &hours_doubt(lang, stop) }
        }
        EntryDay::Closed => {
            // A closure has its own source, so the doubt about the hours does not apply.
            let doubt = stop.closure_on(date).map_or_else(|| hours_doubt(lang, stop), |_| String::new());
            Openness { tone: Tone::Closed, text: format!("{}{doubt}", words.later().closed_that_day) }
        }
        EntryDay::Unknown => {
            let text = usual_and_why(lang, stop, date, calendar).map(|text| text + &hours_doubt(lang, stop));
            Openness { tone: Tone::Unknown, text: text.unwrap_or_else(|| words.hours_unknown.into()) }
        }
    }
}

/// The doubt about the hours; if the hours are certain, that about the last entry.
fn hours_doubt(lang: Lang, stop: &Stop) -> String {
    let entry = || stop.last_entry.as_ref().and_then(|_| doubt(lang, stop, Claim::LastEntry));
    in_brackets(lang, doubt(lang, stop, Claim::Hours).or_else(entry))
}

/// `（未核实）`; empty without doubt.
fn in_brackets(lang: Lang, doubt: Option<&str>) -> String {
    let later = words(lang).later();
    doubt.map(|doubt| format!("{}{doubt}{}", later.doubt_before, later.doubt_after)).unwrap_or_default()
}

/// What else to know before going there on a date, one sentence each: what is closed, and whether one has to book.
/// Without a date, closures are left out.
pub fn warnings(lang: Lang, stop: &Stop, date: Option<NaiveDate>, calendar: &Calendar) -> Vec<String> {
    let shut = |date: NaiveDate| stop.closures.iter().filter(move |one| one.covers(date));
    let closures = date.into_iter().flat_map(shut).map(|one| visiting::closure(lang, one));
    closures.chain(booking(lang, stop, date, calendar)).collect()
}

/// How to book for a date; `None` if booking is not needed as far as the pack knows.
pub fn booking(lang: Lang, stop: &Stop, date: Option<NaiveDate>, calendar: &Calendar) -> Option<String> {
    let booking = stop.details.booking.as_ref().filter(|booking| booking.counts_on(date, calendar))?;
    let label = format!("{}{}", visiting_words(lang).booking, words(lang).colon);
    let doubt = in_brackets(lang, doubt(lang, stop, Claim::Booking));
    Some(format!("{label}{}{doubt}", visiting::booking(lang, booking)))
}

/// What an adult pays on the day that a page is about, in yuan; `None` if unknown. A gate of the split: seasonal
/// tickets come with the stories.
#[inline(never)]
pub fn price_of_day(app: &AppState, stop: &Stop) -> Option<u32> {
    app.day().map_or(stop.ticket_cny, |day| stop.price_on(day, &app.atlas.calendar).known())
}

/// The price for an adult on a date in words, such as `门票：160 元（未核实）`.
pub fn ticket(lang: Lang, stop: &Stop, date: Option<NaiveDate>, calendar: &Calendar) -> String {
    let cny = date.map_or(stop.ticket_cny, |date| stop.price_on(date, calendar).known());
    let label = format!("{}{}", words(lang).ticket, words(lang).colon);
    let doubt = doubt(lang, stop, Claim::Ticket).filter(|_| cny.is_some());
    format!("{label}{}{}", price(lang, cny), in_brackets(lang, doubt))
}

/// The same, but only if the price is known and not zero.
pub fn paid_ticket(lang: Lang, stop: &Stop, date: Option<NaiveDate>, calendar: &Calendar) -> Option<String> {
    let cny = date.map_or(stop.ticket_cny, |date| stop.price_on(date, calendar).known());
    cny.is_some_and(|cny| cny > 0).then(|| ticket(lang, stop, date, calendar))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::admission::{Booking, BookingNeeded, Closure, LastEntry, Season, SeasonalEntry};
    use crate::domain::{Bilingual, Hours, calendar, testing};

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    /// A library whose hours and last entry follow the season, with one source for them.
    fn library() -> Stop {
        let season = |text: &str| Season::new(Hours::parse(text).expect("days"));
        testing::stop("library", |stop| {
            stop.hours = Hours::parse("May-Oct Tu-Su 08:30-17:30; Nov-Apr Tu-Su 08:30-17:00").ok();
            stop.last_entry = Some(LastEntry::Seasons(vec![
                SeasonalEntry { when: season("May-Oct"), at: 17 * 60 },
                SeasonalEntry { when: season("Nov-Apr"), at: 16 * 60 + 30 },
            ]));
            stop.unverified = [Claim::Hours, Claim::Ticket, Claim::Booking].into_iter().collect();
        })
    }

    fn said(lang: Lang, stop: &Stop, date: &str) -> String {
        let calendar = calendar::notice_2026();
        hours(lang, stop, &stop.entry_windows(day(date), &calendar), day(date), &calendar).text
    }

    #[test]
    fn hours_that_nobody_verified_are_marked_open_closed_or_usual() {
        let said = |date| said(Lang::Zh, &library(), date);
        assert_eq!(said("2026-12-01"), "开放 08:30–17:00，16:30 停止入场（未核实）");
        assert_eq!(said("2026-11-30"), "当天不开放（未核实）");
        assert_eq!(said("2027-03-02"), "平日 08:30–17:00，16:30 停止入场，放假安排未公布（未核实）");
        let differing = Stop { differing: [Claim::Hours].into_iter().collect(), ..library() };
        assert!(super::tests::said(Lang::En, &differing, "2026-12-01").ends_with(" (sources differ)"));
        let shut = Closure {
            from: day("2026-12-01"),
            to: None,
            what: Bilingual::default(),
            whole: true,
            sources: Vec::new(),
        };
        let shut = Stop { closures: vec![shut], ..library() };
        assert_eq!(
            super::tests::said(Lang::Zh, &shut, "2026-12-01"),
            "当天不开放",
            "a closure has its own source"
        );
    }

    #[test]
    fn usual_hours_are_by_the_rules_of_that_very_date_and_not_of_a_like_one() {
        let said = |date| said(Lang::En, &library(), date);
        // The same weekday of the previous year lies in the other season.
        assert!(
            said("2027-10-31").starts_with("Usually 08:30–17:30, last entry 17:00"),
            "{}",
            said("2027-10-31")
        );
        assert!(said("2027-11-02").starts_with("Usually 08:30–17:00, last entry 16:30"));
        assert!(said("2027-11-01").starts_with("Usually closed"), "a Monday");
    }

    #[test]
    fn what_is_shut_and_what_has_to_be_booked_is_told_for_the_date() {
        let mut stop = library();
        stop.closures = vec![Closure {
            from: day("2026-03-05"),
            to: Some(day("2026-12-31")),
            what: Bilingual::new("扇博物馆闭馆", "The Fan Museum is shut"),
            whole: false,
            sources: Vec::new(),
        }];
        let needed = BookingNeeded::Holidays;
        let booking = Booking { needed, ahead_days: (None, Some(7)), how: None, passport: None };
        stop.details.booking = Some(booking);
        let told = |date| warnings(Lang::En, &stop, Some(day(date)), &calendar::notice_2026());
        let book = "Booking: Needed at weekends and on public holidays, 7 days ahead (not verified)";
        assert_eq!(told("2026-10-01"), ["The Fan Museum is shut, from 5 Mar 2026 until 31 Dec 2026", book]);
        assert_eq!(told("2026-12-05").len(), 2, "a Saturday");
        assert_eq!(told("2026-12-01").len(), 1, "an ordinary Tuesday");
        assert_eq!(told("2026-10-10").len(), 1, "a day on which people work to make up for a holiday");
        assert_eq!(told("2027-10-01"), [book], "nobody knows the holidays yet");
    }

    #[test]
    fn a_ticket_that_is_not_known_needs_no_doubt() {
        let stop = |cny| Stop { ticket_cny: cny, ..library() };
        let told = |cny| ticket(Lang::Zh, &stop(cny), None, &calendar::notice_2026());
        assert_eq!(told(Some(30)), "门票：30 元（未核实）");
        assert_eq!(told(None), "门票：不详");
    }
}
