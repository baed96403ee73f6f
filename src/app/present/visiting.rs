//! What a traveller has to know before visiting a stop, as lines of text: worth, closures, booking, tickets,
//! concessions.

use chrono::NaiveDate;

use super::doubt::doubt;
use crate::domain::admission::{Booking, BookingNeeded, Closure, Concession, Pays, Season, Ticket, Who};
use crate::domain::{Calendar, Claim, Lang, Stop};
use crate::i18n::format::{full_date, yuan};
use crate::i18n::{VisitingWords, visiting_words, words};

/// A line: what it is about and what it says, with one entry for each statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VisitingLine {
    /// What it is about.
    pub label: &'static str,
    /// What it says.
    pub says: Vec<String>,
    /// Why this is not reliable; `None` if it is.
    pub doubt: Option<&'static str>,
}

/// The worth of the stop and the reason for it; `None` if it is not ranked, or if its rank has no words.
pub fn worth(lang: Lang, stop: &Stop) -> Option<String> {
    let words = visiting_words(lang);
    let rank = words.worth.get(usize::from(stop.worth?)).filter(|rank| !rank.is_empty())?;
    Some(match &stop.details.worth_why {
        Some(why) => format!("{rank}{}{}", words.worth_colon, why.get(lang)),
        None => (*rank).to_owned(),
    })
}

/// The known lines for the day that the page is about. Past closures are left out.
pub fn lines(lang: Lang, stop: &Stop, day: Option<NaiveDate>, calendar: &Calendar) -> Vec<VisitingLine> {
    let (words, details) = (visiting_words(lang), &stop.details);
    let shut = |closure: &&Closure| day.is_none_or(|day| closure.to.is_none_or(|to| day <= to));
    let on_the_day = |ticket: &&Ticket| match (day, &ticket.when) {
        (Some(day), Some(when)) => when.holds(day, calendar) != Some(false),
        _ => true,
    };
    let priced = |one: &Ticket| match (day, &one.when) {
        (None, Some(when)) => ticket(lang, words, one) + &of_season(lang, when),
        _ => ticket(lang, words, one),
    };
    let tickets: Vec<String> = details.tickets.iter().filter(on_the_day).map(priced).collect();
    let all = [
        (None, words.closed_now, stop.closures.iter().filter(shut).map(|one| closure(lang, one)).collect()),
        (Some(Claim::Booking), words.booking, details.booking.iter().map(|one| booking(lang, one)).collect()),
        (Some(Claim::Ticket), words.tickets, tickets),
        (
            Some(Claim::Concessions),
            words.concessions,
            details.concessions.iter().map(|one| concession(lang, words, *one)).collect(),
        ),
    ];
    let line = |(claim, label, says): (Option<Claim>, &'static str, Vec<String>)| {
        let doubt = claim.and_then(|claim| doubt(lang, stop, claim));
        (!says.is_empty()).then_some(VisitingLine { label, says, doubt })
    };
    all.into_iter().filter_map(line).collect()
}

/// The season of a ticket price in brackets, on pages that may be read at any time.
#[cfg(not(target_arch = "wasm32"))]
fn of_season(lang: Lang, when: &Season) -> String {
    let later = words(lang).later();
    format!("{}{}{}", later.doubt_before, super::hours_rule::season_rule(lang, when), later.doubt_after)
}

/// In the browser the day is always known, and only its tickets are shown.
#[cfg(target_arch = "wasm32")]
fn of_season(_: Lang, _: &Season) -> String {
    String::new()
}

/// What is closed, and from when to when.
pub fn closure(lang: Lang, closure: &Closure) -> String {
    let words = visiting_words(lang);
    let from = format!("{}{}{}", words.from, full_date(lang, closure.from), words.from_end);
    let span = match closure.to {
        Some(to) => format!("{from} {}{}{}", words.until, full_date(lang, to), words.until_end),
        None => from,
    };
    format!("{}{}{span}", closure.what.get(lang), words.clause)
}

/// When one has to book, how far ahead and how.
pub fn booking(lang: Lang, booking: &Booking) -> String {
    let words = visiting_words(lang);
    let needed = match booking.needed {
        BookingNeeded::Always => words.booking_always,
        BookingNeeded::Holidays => words.booking_holidays,
        BookingNeeded::Recommended => words.booking_recommended,
        BookingNeeded::No => words.booking_no,
    };
    let ahead = match booking.ahead_days {
        (Some(0) | None, Some(most)) => Some(days_ahead(words, &most.to_string(), most)),
        (Some(least), Some(most)) if least != most => {
            Some(days_ahead(words, &format!("{least}–{most}"), most))
        }
        (Some(least), _) if least > 0 => Some(days_ahead(words, &least.to_string(), least)),
        _ => None,
    };
    let passport = booking.passport.map(|yes| if yes { words.passport_yes } else { words.passport_no });
    let when = [Some(needed), ahead.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(words.clause);
    let how = booking.how.as_ref().map(|how| how.get(lang));
    let parts = [Some(when.as_str()), how, passport];
    parts.into_iter().flatten().collect::<Vec<_>>().join(words.booking_gap)
}

/// What to search for when booking, in Chinese: the name in quotation marks in the description of how to book, else the
/// stop's name. `None` if booking is not needed or nothing is known about it.
pub fn booked_under(stop: &Stop) -> Option<&str> {
    let booking = stop.details.booking.as_ref().filter(|booking| booking.needed != BookingNeeded::No)?;
    let how = booking.how.as_ref().map_or("", |how| how.simplified());
    let quoted = how.split_once('“').and_then(|(_, rest)| rest.split_once('”')).map(|(name, _)| name);
    Some(quoted.unwrap_or(stop.name.simplified()))
}

fn days_ahead(words: &VisitingWords, days: &str, most: u32) -> String {
    let end = if most == 1 { words.day_ahead_end } else { words.days_ahead_end };
    format!("{}{days}{end}", words.days_ahead)
}

fn ticket(lang: Lang, words: &VisitingWords, ticket: &Ticket) -> String {
    let price = match ticket.cny {
        None => crate::i18n::words(lang).unknown.to_owned(),
        Some(0) => words.free.to_owned(),
        Some(amount) => yuan(lang, amount),
    };
    let optional = if ticket.needed { String::new() } else { format!("{}{}", words.clause, words.optional) };
    format!("{} {price}{optional}", ticket.what.get(lang))
}

/// What residents of the stop's city pay, with the doubt about it if there is one; `None` if no such price is known.
pub fn of_residents(lang: Lang, stop: &Stop) -> Option<String> {
    let one = stop.details.concessions.iter().find(|one| one.who == Who::Resident)?;
    let said = concession(lang, visiting_words(lang), *one);
    let later = words(lang).later();
    Some(match doubt(lang, stop, Claim::Concessions) {
        Some(doubt) => format!("{said}{}{doubt}{}", later.doubt_before, later.doubt_after),
        None => said,
    })
}

/// A concession in words, such as 60岁以上半价.
pub(super) fn concession(lang: Lang, words: &VisitingWords, concession: Concession) -> String {
    let limit = |(before, after): (&str, &str), at: u32| format!("{before}{at}{after}");
    let who = match concession.who {
        Who::UnderHeightCm(height) => limit(words.under_height, height),
        Who::UnderAge(age) => limit(words.under_age, age),
        Who::OverAge(age) => limit(words.over_age, age),
        Who::Student => words.student.to_owned(),
        Who::Disabled => words.disabled.to_owned(),
        Who::Soldier => words.soldier.to_owned(),
        Who::Resident => words.resident.to_owned(),
    };
    let pays = match concession.pays {
        Pays::Free => words.free.to_owned(),
        Pays::Half => words.half.to_owned(),
        Pays::Cny(amount) => yuan(lang, amount),
    };
    match lang {
        Lang::Zh => format!("{who}{pays}"),
        Lang::En => format!("{who} {pays}"),
    }
}

/// Joins statements on one line.
pub fn join(lang: Lang, says: &[String]) -> String {
    says.join(words(lang).list_comma)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Bilingual, Hours, calendar, testing};

    fn season(text: &str) -> Option<Season> {
        Hours::parse(text).ok().map(Season::new)
    }

    fn temple() -> Stop {
        testing::stop("temple", |stop| {
            stop.worth = Some(5);
            stop.details.worth_why = Some(Bilingual::new("最有名的寺。", "The most famous temple."));
            stop.details.booking = Some(Booking {
                needed: BookingNeeded::Always,
                ahead_days: (Some(1), Some(7)),
                how: Some(Bilingual::new("在小程序预约", "Book in the mini-program")),
                passport: Some(true),
            });
            let ticket = |cny, when: &str| Ticket {
                what: Bilingual::new("门票", "Entrance"),
                cny: Some(cny),
                when: season(when),
                needed: true,
            };
            stop.details.tickets = vec![ticket(160, "Feb-Nov"), ticket(120, "Dec-Jan")];
            stop.details.concessions = vec![
                Concession { who: Who::UnderHeightCm(120), pays: Pays::Free },
                Concession { who: Who::Student, pays: Pays::Half },
            ];
        })
    }

    fn told(lang: Lang, day: &str) -> Vec<String> {
        let day = day.parse().ok();
        lines(lang, &temple(), day, &calendar::notice_2026())
            .into_iter()
            .map(|line| format!("{}: {}", line.label, join(lang, &line.says)))
            .collect()
    }

    #[test]
    fn what_one_needs_to_know_is_told_for_the_day() {
        assert_eq!(
            told(Lang::En, "2026-12-05"),
            [
                "Booking: Needed, 1–7 days ahead. Book in the mini-program. Passports accepted",
                "Tickets: Entrance ¥120",
                "Concessions: under 120 cm tall free, students half price",
            ]
        );
        assert_eq!(told(Lang::Zh, "2026-07-05")[1], "门票: 门票 160 元");
        let any_day = lines(Lang::Zh, &temple(), None, &calendar::notice_2026());
        assert_eq!(any_day[1].says, ["门票 160 元（2月至11月）", "门票 120 元（12月至1月）"]);
        assert_eq!(told(Lang::Zh, "2026-07-05")[2], "优惠: 身高 120 厘米以下免费、学生半价");
    }

    #[test]
    fn one_books_under_the_name_in_quotation_marks_or_under_that_of_the_stop() {
        let under = |how: &str, needed| {
            let mut stop = temple();
            stop.name = Bilingual::new("灵隐寺", "Lingyin");
            let how = Some(Bilingual::new(how, how));
            stop.details.booking = Some(Booking { needed, ahead_days: (None, None), how, passport: None });
            booked_under(&stop).map(str::to_owned)
        };
        let always = BookingNeeded::Always;
        assert_eq!(under("在小程序“杭州灵隐飞来峰”预约", always).as_deref(), Some("杭州灵隐飞来峰"));
        assert_eq!(under("在公众号预约", always).as_deref(), Some("灵隐寺"));
        assert_eq!(under("不用", BookingNeeded::No), None);
    }

    #[test]
    fn the_rank_comes_with_its_reason() {
        assert_eq!(worth(Lang::Zh, &temple()).as_deref(), Some("来这座城市的理由：最有名的寺。"));
        assert_eq!(worth(Lang::Zh, &testing::stop("plain", |stop| stop.worth = Some(0))), None);
    }

    #[test]
    fn a_closure_is_told_until_it_is_over() {
        let stop = testing::stop("museum", |stop| {
            stop.closures = vec![Closure {
                from: "2026-03-05".parse().expect("a date"),
                to: "2026-04-01".parse().ok(),
                what: Bilingual::new("扇博物馆闭馆", "The Fan Museum is shut"),
                whole: false,
                sources: Vec::new(),
            }];
        });
        let on = |day: &str| lines(Lang::Zh, &stop, day.parse().ok(), &calendar::notice_2026());
        assert_eq!(on("2026-04-01")[0].says, ["扇博物馆闭馆，自2026年3月5日起 至2026年4月1日"]);
        assert!(on("2026-04-02").is_empty());
    }
}
