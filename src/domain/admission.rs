//! Admission to stops: last entries, tickets, concessions, booking, closures. Opening hours are in `hours`.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::compact;
use super::{Bilingual, Calendar, DayHours, DayKind, Hours, Source};

/// The latest time at which visitors are let in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum LastEntry {
    /// The same time every day, in minutes after midnight.
    At(u16),
    /// This many minutes before closing time.
    BeforeClose(u16),
    /// By season; the first season that contains the date applies.
    Seasons(Vec<SeasonalEntry>),
}

/// The latest entry of a season.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SeasonalEntry {
    /// The days on which it applies.
    pub when: Season,
    /// Minutes after midnight.
    pub at: u16,
}

/// Days of the year, in the notation of opening hours: `May-Oct`, `Sa,Su`, `PH`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Season(Hours);

impl Season {
    /// The days on which these hours are open at any time.
    pub const fn new(days: Hours) -> Self {
        Self(days)
    }

    /// Whether a date belongs to the season; `None` when that depends on holidays that have not been announced.
    pub fn holds(&self, date: NaiveDate, calendar: &Calendar) -> Option<bool> {
        match self.0.on(date, calendar) {
            DayHours::Open(_) => Some(true),
            DayHours::Closed => Some(false),
            DayHours::Unknown => None,
        }
    }

    /// The season's days, as opening hours.
    pub const fn hours(&self) -> &Hours {
        &self.0
    }

    /// The notation as the pack has it.
    pub fn text(&self) -> &str {
        self.0.text()
    }
}

impl LastEntry {
    /// The latest entry of an open span that closes at `close`, both in minutes after the date's midnight; `None`
    /// when no season applies. Where the season depends on holidays that have not been announced, this is the
    /// earliest time that may apply, so that no one arrives too late.
    pub fn on(&self, date: NaiveDate, calendar: &Calendar, close: u16) -> Option<u16> {
        match self {
            Self::At(minute) => Some(*minute),
            Self::BeforeClose(minutes) => Some(close.saturating_sub(*minutes)),
            Self::Seasons(seasons) => {
                let mut possible = Vec::new();
                for season in seasons {
                    match season.when.holds(date, calendar) {
                        Some(true) => {
                            possible.push(season.at);
                            break;
                        }
                        None => possible.push(season.at),
                        Some(false) => {}
                    }
                }
                possible.into_iter().min()
            }
        }
    }
}

/// A ticket that is sold at a stop.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Ticket {
    /// What it admits to.
    pub what: Bilingual,
    /// Full adult price in yuan; 0 is free, `None` unknown.
    pub cny: Option<u32>,
    /// The days on which this price applies; `None` means all year.
    pub when: Option<Season>,
    /// Whether it is required to enter.
    pub needed: bool,
}

/// Who pays less.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Who {
    /// Children below a height in centimetres.
    UnderHeightCm(u32),
    /// Those younger than an age in years.
    UnderAge(u32),
    /// Students with a card.
    Student,
    /// Those of an age in years or older.
    OverAge(u32),
    /// Disabled visitors with a certificate.
    Disabled,
    /// Soldiers and veterans with a certificate.
    Soldier,
    /// Residents of the city.
    Resident,
}

/// What a visitor with a concession pays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Pays {
    /// Nothing.
    Free,
    /// Half the price.
    Half,
    /// This many yuan.
    Cny(u32),
}

/// A concession.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Concession {
    /// Who pays less.
    pub who: Who,
    /// What they pay.
    pub pays: Pays,
}

/// When booking is required.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum BookingNeeded {
    /// On every day.
    Always,
    /// At weekends and on public holidays.
    Holidays,
    /// Not required, but recommended.
    Recommended,
    /// Never.
    No,
}

/// How to book.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Booking {
    /// When booking is required.
    pub needed: BookingNeeded,
    /// The minimum and maximum number of days ahead, where known.
    pub ahead_days: (Option<u32>, Option<u32>),
    /// Where and how.
    pub how: Option<Bilingual>,
    /// Whether a passport is accepted; `None` is unknown.
    pub passport: Option<bool>,
}

impl Booking {
    /// Whether booking is required or recommended for a date. A missing date, and one whose year's holidays have not
    /// been announced, is treated as a possible holiday.
    pub fn counts_on(&self, date: Option<NaiveDate>, calendar: &Calendar) -> bool {
        let works = |date| matches!(calendar.kind(date), DayKind::Work | DayKind::MakeUpWork);
        match self.needed {
            BookingNeeded::Always | BookingNeeded::Recommended => true,
            BookingNeeded::Holidays => !date.is_some_and(works),
            BookingNeeded::No => false,
        }
    }
}

/// A period during which a stop is closed, in part or as a whole.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Closure {
    /// First day.
    #[serde(with = "compact::date")]
    pub from: NaiveDate,
    /// Last day; `None` when no end has been announced.
    #[serde(with = "compact::known_date")]
    pub to: Option<NaiveDate>,
    /// What is closed, and why.
    pub what: Bilingual,
    /// Whether the whole stop is closed.
    pub whole: bool,
    /// The sources for the closure.
    pub sources: Vec<Source>,
}

impl Closure {
    /// Whether the closure applies on a date.
    pub fn covers(&self, date: NaiveDate) -> bool {
        self.from <= date && self.to.is_none_or(|to| date <= to)
    }
}

/// What an adult must pay to enter on a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Price {
    /// The price in yuan; 0 is free.
    Cny(u32),
    /// Not known.
    Unknown,
}

impl Price {
    /// The price, where it is known.
    pub const fn known(self) -> Option<u32> {
        match self {
            Self::Cny(yuan) => Some(yuan),
            Self::Unknown => None,
        }
    }
}

/// The total price of the required tickets on a date; `None` when no required ticket applies. Where this depends on
/// holidays that have not been announced, the most expensive ticket of each kind that may apply is counted.
pub fn needed_price(tickets: &[Ticket], date: NaiveDate, calendar: &Calendar) -> Option<Price> {
    let mut counted: Vec<(&Bilingual, Option<u32>)> = Vec::new();
    for ticket in tickets.iter().filter(|ticket| ticket.needed) {
        let holds = ticket.when.as_ref().map_or(Some(true), |when| when.holds(date, calendar));
        if holds == Some(false) {
            continue;
        }
        match counted.iter_mut().find(|(what, _)| **what == ticket.what) {
            Some((_, cny)) => *cny = cny.zip(ticket.cny).map(|(a, b)| a.max(b)),
            None => counted.push((&ticket.what, ticket.cny)),
        }
    }
    if counted.is_empty() {
        return None;
    }
    let sum: Option<u32> = counted.iter().map(|(_, cny)| *cny).sum();
    Some(sum.map_or(Price::Unknown, Price::Cny))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn season(text: &str) -> Season {
        Season::new(Hours::parse(text).expect("days"))
    }

    #[test]
    fn a_last_entry_follows_the_season_and_the_first_that_holds_counts() {
        let last = LastEntry::Seasons(vec![
            SeasonalEntry { when: season("May-Oct"), at: 17 * 60 },
            SeasonalEntry { when: season("Jan-Dec"), at: 16 * 60 + 30 },
        ]);
        let calendar = calendar::notice_2026();
        assert_eq!(last.on(day("2026-07-01"), &calendar, 1050), Some(17 * 60));
        assert_eq!(last.on(day("2026-12-01"), &calendar, 1050), Some(16 * 60 + 30));
        assert_eq!(LastEntry::BeforeClose(30).on(day("2026-12-01"), &calendar, 17 * 60), Some(16 * 60 + 30));
    }

    #[test]
    fn a_last_entry_that_hangs_on_holidays_nobody_has_announced_is_the_earliest_that_may_count() {
        let last = LastEntry::Seasons(vec![
            SeasonalEntry { when: season("PH"), at: 18 * 60 },
            SeasonalEntry { when: season("Jan-Dec"), at: 16 * 60 },
        ]);
        assert_eq!(last.on(day("2031-10-01"), &calendar::notice_2026(), 1140), Some(16 * 60));
        assert_eq!(last.on(day("2026-10-01"), &calendar::notice_2026(), 1140), Some(18 * 60));
    }

    #[test]
    fn what_one_pays_is_every_needed_ticket_of_the_season() {
        let ticket = |zh: &str, cny, when: Option<&str>, needed| Ticket {
            what: Bilingual::new(zh, zh),
            cny,
            when: when.map(season),
            needed,
        };
        let tickets = [
            ticket("门票", Some(160), Some("Feb-Nov"), true),
            ticket("门票", Some(140), Some("Dec-Jan"), true),
            ticket("船票", Some(30), None, true),
            ticket("夜游", Some(99), None, false),
        ];
        let calendar = calendar::notice_2026();
        assert_eq!(needed_price(&tickets, day("2026-07-01"), &calendar), Some(Price::Cny(190)));
        assert_eq!(needed_price(&tickets, day("2026-12-01"), &calendar), Some(Price::Cny(170)));
        assert_eq!(needed_price(&tickets[3..], day("2026-12-01"), &calendar), None);
        let unknown = [ticket("门票", None, None, true)];
        assert_eq!(needed_price(&unknown, day("2026-12-01"), &calendar), Some(Price::Unknown));
    }

    #[test]
    fn a_closure_without_an_end_goes_on() {
        let closure = Closure {
            from: day("2025-03-01"),
            to: None,
            what: Bilingual::default(),
            whole: true,
            sources: Vec::new(),
        };
        assert!(closure.covers(day("2030-01-01")) && !closure.covers(day("2025-02-28")));
    }
}
