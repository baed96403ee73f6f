//! The planner's sentences: which wishes are unmet, why a plan failed, what another order gains.

use chrono::NaiveDate;

use super::form::FormTrouble;
use super::state::Failure;
use crate::domain::schedule::DaySchedule;
use crate::domain::{Atlas, Lang, StopId};
use crate::i18n::format::{self, minutes};
use crate::i18n::{plan_answer as said, stop_name};
use crate::plan::Refusal;
use crate::plan::trip::{SpareWhen, Unmet};

/// An amount in yuan; one that exceeds `u32` is shown as `u32::MAX`.
pub fn yuan(lang: Lang, amount: impl Into<u64>) -> String {
    format::yuan(lang, u32::try_from(amount.into()).unwrap_or(u32::MAX))
}

/// The name of a stop.
pub fn name<'a>(atlas: &'a Atlas, lang: Lang, stop: &'a StopId) -> &'a str {
    stop_name(lang, stop, atlas)
}

/// The clock time of `minute`, counted from the midnight before the day; a time on a later day is marked as such.
pub fn clock(lang: Lang, minute: u32) -> String {
    format!("{}{}", format::days_later(lang, minute), format::clock_of_schedule(minute))
}

/// A span between two such times; a later day that is marked on the first is not marked again on the second.
pub fn span(lang: Lang, (from, to): (u32, u32)) -> String {
    let to = match to {
        1_440 if from < 1_440 => "24:00".to_owned(),
        to if from >= 1_440 => format::clock_of_schedule(to),
        to => clock(lang, to),
    };
    format!("{}–{to}", clock(lang, from))
}

/// The notice that the plan uses taxis instead of the means of transport asked for.
pub fn by_taxi(lang: Lang) -> &'static str {
    said::by_taxi(lang)
}

/// The notice that a night, counted from 0, is spent at a stop, and why.
pub fn sleeps_there(lang: Lang, night: usize, stop: &StopId, atlas: &Atlas) -> String {
    said::sleeps_there(lang, night + 1, name(atlas, lang, stop))
}

/// The wording of a problem with the answers.
pub fn trouble(lang: Lang, trouble: &FormTrouble) -> String {
    match trouble {
        FormTrouble::Past(date) => said::date_is_over(lang, &format::date(lang, *date)),
        FormTrouble::Backwards => said::leaves_before_arriving(lang).to_owned(),
        FormTrouble::TooManyMusts(musts, days) => said::too_many_musts(lang, *musts, *days),
    }
}

/// The notice which day is planned for when no date was given.
pub fn guessed_date(lang: Lang, date: NaiveDate) -> String {
    said::guessed_date(lang, &format::date(lang, date))
}

/// The traveller's own train or boat, by its number if it has one.
fn ride(lang: Lang, number: &str) -> String {
    if number.is_empty() { said::own_ride(lang).to_owned() } else { said::numbered_ride(lang, number) }
}

/// The wording of a wish that could not be met.
pub fn unmet(lang: Lang, unmet: &Unmet, atlas: &Atlas) -> String {
    match unmet {
        Unmet::MustMissing(stop) => said::must_missing(lang, name(atlas, lang, stop)),
        Unmet::NoLunch(day) => said::no_lunch(lang, day + 1),
        Unmet::DayTooShort(day) => said::day_too_short(lang, day + 1),
        Unmet::KeptShut(day, stop) => said::kept_shut(lang, name(atlas, lang, stop), day + 1),
        Unmet::TooFarOnFoot(day) => said::too_far_on_foot(lang, day + 1),
        Unmet::OverBudget(over) => said::kept_over_budget(lang, &yuan(lang, *over)),
        Unmet::KeptAside(stop) => said::kept_aside(lang, name(atlas, lang, stop)),
        Unmet::RideMissed(day, number) => said::ride_missed(lang, day + 1, &ride(lang, number)),
        Unmet::RideAside(number) => said::ride_aside(lang, &ride(lang, number)),
        Unmet::DayLimit(day) => said::beyond_limits(lang, day + 1),
    }
}

/// Why there is no plan, and what to do.
pub fn failure(lang: Lang, failure: Failure) -> &'static str {
    match failure {
        Failure::NotThere => said::planner_not_loaded(lang),
        Failure::Stopped => said::stopped(lang),
        Failure::Refused(Refusal::NoDays) => said::no_days(lang),
        Failure::Refused(Refusal::TooManyDays(_)) => said::too_many_days(lang),
        Failure::Refused(_) => said::contradiction(lang),
    }
}

/// What a day gains by another order; `None` where it gains nothing.
pub fn order_gain(lang: Lang, now: &DaySchedule, then: &DaySchedule) -> Option<String> {
    let clashes = |day: &DaySchedule| day.conflicts.iter().filter(|one| one.kind.is_clash()).count();
    let (before, after) = (clashes(now), clashes(then));
    let ends = said::ends(lang, &clock(lang, then.end), &clock(lang, now.end));
    match before.saturating_sub(after) {
        0 => (after == before && then.end < now.end).then_some(ends),
        1 => Some(said::one_clash_fewer(lang, &ends)),
        fewer => Some(said::clashes_fewer(lang, fewer, &ends)),
    }
}

/// How many more minutes are spent on the way with a spare stop; empty for 0.
pub fn spare_more(lang: Lang, more: u32) -> String {
    if more == 0 { String::new() } else { said::more_on_the_way(lang, &minutes(lang, more)) }
}

/// When a spare stop is useful.
pub fn spare_when(lang: Lang, when: SpareWhen) -> &'static str {
    match when {
        SpareWhen::Rain => said::if_it_rains(lang),
        SpareWhen::Closed => said::if_closed(lang),
        SpareWhen::Late => said::if_late(lang),
    }
}
