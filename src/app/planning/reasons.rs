//! The wording of why a stop is left out, of what change would make it fit, and of why a plan is empty.

use super::words::{name, unmet, yuan};
use crate::domain::{Atlas, Lang};
use crate::i18n::format::{self, minutes};
use crate::i18n::{plan_answer as said, words};
use crate::plan::trip::{Answer, Change, Limit, Reason, Unmet};

/// Why a stop is left out.
pub fn reason(lang: Lang, reason: Reason) -> String {
    match reason {
        Reason::NotWanted => said::not_wanted(lang).to_owned(),
        Reason::NotInPack => said::not_on_this_map(lang).to_owned(),
        Reason::ClosedAllDays => said::closed_all_days(lang).to_owned(),
        Reason::OverBudget(over) => said::over_budget(lang, &yuan(lang, over)),
        Reason::OutOfReach => said::out_of_reach(lang).to_owned(),
        Reason::NeedsTime(day, short) => said::needs_time(lang, day + 1, &minutes(lang, short)),
        Reason::MissesLastEntry(day, late) => said::misses_last_entry(lang, day + 1, &minutes(lang, late)),
        Reason::ClosesTooSoon(day, 0) => said::open_too_short(lang, day + 1),
        Reason::ClosesTooSoon(day, short) => said::closes_too_soon(lang, day + 1, &minutes(lang, short)),
        Reason::Dark(day) => said::dark_by_then(lang, day + 1),
        Reason::HoursUnknown(day) => said::hours_unknown(lang, day + 1),
        Reason::DayFull(day, limit) => full(limit)(lang, day + 1),
        Reason::NotReached => said::not_reached(lang).to_owned(),
    }
}

/// Which limit of a day is reached.
fn full(limit: Limit) -> fn(Lang, usize) -> String {
    match limit {
        Limit::Lunch => said::no_time_for_lunch,
        Limit::Visits => said::too_many_visits,
        Limit::Walk => said::too_much_walking,
        Limit::Order => said::no_place_in_order,
        Limit::Several => said::several_limits,
    }
}

/// How that limit could be loosened on a day, counted from 1.
fn loosen(lang: Lang, day: usize, limit: Limit) -> String {
    match limit {
        Limit::Lunch => said::without_lunch(lang).to_owned(),
        Limit::Visits => said::fuller_pace(lang).to_owned(),
        Limit::Walk => said::twice_the_walking(lang).to_owned(),
        Limit::Order => said::unlock_day(lang, day),
        Limit::Several => said::loosen_all(lang).to_owned(),
    }
}

/// The change that would make a stop fit.
pub fn change(lang: Lang, change: &Change, atlas: &Atlas) -> String {
    match change {
        Change::StayFor(stay) => said::stay_only(lang, &minutes(lang, *stay)),
        Change::InTheEvening => said::use_evenings(lang).to_owned(),
        Change::RaiseBudget(more) => said::raise_budget(lang, &yuan(lang, *more)),
        Change::LengthenDay(day, more) => said::end_later(lang, day + 1, &minutes(lang, *more)),
        Change::InsteadOf(stop) => said::instead_of(lang, name(atlas, lang, stop)),
        Change::Loosen(day, limit) => loosen(lang, day + 1, *limit),
        Change::StartEarlier(day, early) => said::start_earlier(lang, day + 1, &minutes(lang, *early)),
        Change::BothEnds(day, more) => said::both_ends(lang, day + 1, &minutes(lang, *more)),
        Change::SleepThere(night) => said::sleep_there(lang, night + 1),
        Change::AnotherDay => said::another_day(lang).to_owned(),
        Change::GoOn(date, 0) => said::go_on(lang, &format::date(lang, *date)),
        Change::GoOn(date, day) => said::move_trip(lang, &format::date(lang, *date), day + 1),
    }
}

/// Why a plan is empty; `None` where it has stops.
pub fn nothing_in_it(lang: Lang, answer: &Answer, atlas: &Atlas) -> Option<String> {
    if answer.stops().next().is_some() {
        return None;
    }
    let left = answer.left_out.first();
    let why = match answer.unmet.iter().find(|one| matches!(one, Unmet::DayTooShort(_))) {
        Some(short) => unmet(lang, short, atlas),
        None => left.map_or_else(String::new, |left| {
            format!("{}{}{}", name(atlas, lang, &left.stop), words(lang).colon, reason(lang, left.why))
        }),
    };
    Some(said::nothing_fits(lang, &why))
}
