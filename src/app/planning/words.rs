//! The planner's sentences: why a stop is left out, what would make it fit, which wishes are unmet, why a plan failed.

use std::cmp::Ordering;

use chrono::NaiveDate;

use super::form::FormTrouble;
use super::state::Failure;
use crate::domain::schedule::DaySchedule;
use crate::domain::{Atlas, Lang, StopId};
use crate::i18n::format;
use crate::i18n::words;
use crate::plan::Refusal;
use crate::plan::trip::{Answer, SpareWhen, Unmet};

pub use super::reasons::{change, reason};

/// An amount in yuan; one that exceeds `u32` is shown as `u32::MAX`.
pub fn yuan(lang: Lang, amount: impl Into<u64>) -> String {
    format::yuan(lang, u32::try_from(amount.into()).unwrap_or(u32::MAX))
}

/// The name of a stop.
pub fn name<'a>(atlas: &'a Atlas, lang: Lang, stop: &'a StopId) -> &'a str {
    atlas.stop(stop).map_or(stop.as_str(), |stop| stop.name.get(lang))
}

/// The clock time of `minute`, counted from the midnight before the day; a time on a later day is marked as such.
pub fn clock(lang: Lang, minute: u32) -> String {
    let of_day = format::clock_of_minutes(u16::try_from(minute % 1_440).unwrap_or(0));
    format!("{}{of_day}", format::days_later(lang, minute))
}

/// A span between two such times; a later day that is marked on the first is not marked again on the second.
pub fn span(lang: Lang, (from, to): (u32, u32)) -> String {
    let to = match to {
        1_440 if from < 1_440 => "24:00".to_owned(),
        to if from >= 1_440 => format::clock_of_minutes(u16::try_from(to % 1_440).unwrap_or(0)),
        to => clock(lang, to),
    };
    format!("{}–{to}", clock(lang, from))
}

pub(super) fn minutes(lang: Lang, minutes: u32) -> String {
    format::minutes(lang, minutes)
}

pub(super) fn in_words(lang: Lang, zh: String, en: String) -> String {
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
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
    Some(in_words(lang, format!("这样一站也排不进。{why}"), format!("Nothing fits like this. {why}")))
}

/// The notice that the plan uses taxis instead of the means of transport asked for.
pub fn by_taxi(lang: Lang) -> String {
    in_words(
        lang,
        "步行限度小，走不到车站，所以按打车排。".into(),
        "With so little walking a bus stop is too far, so this is planned by taxi.".into(),
    )
}

/// The notice that a night, counted from 0, is spent at a stop, and why.
pub fn sleeps_there(lang: Lang, night: usize, stop: &StopId, atlas: &Atlas) -> String {
    in_words(
        lang,
        format!("第{}晚住在{}，那里一天来不及往返。", night + 1, name(atlas, Lang::Zh, stop)),
        format!(
            "Night {} is spent at {}, which is too far for a day.",
            night + 1,
            name(atlas, Lang::En, stop)
        ),
    )
}

/// The wording of a problem with the answers.
pub fn trouble(lang: Lang, trouble: &FormTrouble) -> String {
    let (zh, en) = match trouble {
        FormTrouble::Past(date) => (
            format!("{}已经过去了。还是按这一天排吗？", format::date(Lang::Zh, *date)),
            format!("{} is over. Plan for that day all the same?", format::date(Lang::En, *date)),
        ),
        FormTrouble::Backwards => (
            "离开的时间不能早于到达的时间，请改其中一个。".into(),
            "You cannot leave before you arrive; change one of the times.".into(),
        ),
        FormTrouble::TooManyMusts(musts, days) => (
            format!("{days} 天里有 {musts} 个必看，一天看不了这么多。请减少几个，或多留几天。"),
            format!(
                "{musts} must-sees in {days} day(s) are more than anyone sees. Take some out, or stay longer."
            ),
        ),
    };
    in_words(lang, zh, en)
}

/// The notice which day is planned for when no date was given.
pub fn guessed_date(lang: Lang, date: NaiveDate) -> String {
    in_words(
        lang,
        format!("未填日期，先按 {} 排", format::date(Lang::Zh, date)),
        format!("No date given; planned for {}", format::date(Lang::En, date)),
    )
}

/// The traveller's own train or boat in Chinese and English, by its number if it has one.
fn ride(number: &str) -> [String; 2] {
    match number {
        "" => ["自己的车船".to_owned(), "your own train or boat".to_owned()],
        number => [format!(" {number} "), number.to_owned()],
    }
}

/// The wording of a wish that could not be met.
pub fn unmet(lang: Lang, unmet: &Unmet, atlas: &Atlas) -> String {
    let (zh, en) = match unmet {
        Unmet::MustMissing(stop) => (
            format!("必看的{}排不进", name(atlas, Lang::Zh, stop)),
            format!("{} is a must-see, and does not fit", name(atlas, Lang::En, stop)),
        ),
        Unmet::NoLunch(day) => {
            (format!("第{}天没有空出午餐时间", day + 1), format!("Day {} has no time for lunch", day + 1))
        }
        Unmet::DayTooShort(day) => (
            format!("第{}天的时间不够走完起点、锁定的站点和终点", day + 1),
            format!("Day {} is too short for its beginning, its locked stops and its end", day + 1),
        ),
        Unmet::KeptShut(day, stop) => (
            format!("锁定的{}第{}天不开放，或开放时间不够", name(atlas, Lang::Zh, stop), day + 1),
            format!(
                "{}, locked on day {}, is not open then, or not for long enough",
                name(atlas, Lang::En, stop),
                day + 1
            ),
        ),
        Unmet::TooFarOnFoot(day) => (
            format!("第{}天步行超出限度", day + 1),
            format!("Day {} has more walking than you want", day + 1),
        ),
        Unmet::OverBudget(over) => (
            format!("锁定的站点门票已超出预算 {}", yuan(Lang::Zh, *over)),
            format!("Tickets for what is locked are {} over your budget", yuan(Lang::En, *over)),
        ),
        Unmet::KeptAside(stop) => (
            format!("天数减少，锁定的{}放到了备选", name(atlas, Lang::Zh, stop)),
            format!("With fewer days, {}, which was locked, is put aside", name(atlas, Lang::En, stop)),
        ),
        Unmet::RideMissed(day, number) => {
            let [zh, en] = ride(number);
            (
                format!("第{}天赶不上{zh}：锁定的站点和路上的时间不够", day + 1),
                format!(
                    "On day {} you would miss {en}: what is locked and the ways there take too long",
                    day + 1
                ),
            )
        }
        Unmet::RideAside(number) => {
            let [zh, en] = ride(number);
            (
                format!("天数减少，{zh}不在行程里了"),
                format!("With fewer days, {en} is not in the trip any more"),
            )
        }
        Unmet::DayLimit(day) => {
            (format!("第{}天超出了你的限度", day + 1), format!("Day {} goes beyond your limits", day + 1))
        }
    };
    in_words(lang, zh, en)
}

/// Why there is no plan, and what to do.
pub fn failure(lang: Lang, failure: Failure) -> String {
    let (zh, en) = match failure {
        Failure::NotThere => (
            "排行程的程序没有载入。请检查网络后再试；你的行程没有变。",
            "The planner did not load. Check your connection and try again; your trip is as it was.",
        ),
        Failure::Stopped => (
            "还没有排出结果就停止了。你的行程没有变。",
            "It was stopped before there was a plan. Your trip is as it was.",
        ),
        Failure::Refused(Refusal::NoDays) => {
            ("行程里还没有天数，请先选几天。", "There is no day to plan. Choose how many days first.")
        }
        Failure::Refused(Refusal::TooManyDays(_)) => {
            ("天数太多，一次排不了。", "These are more days than can be planned at once.")
        }
        Failure::Refused(_) => (
            "这些条件互相矛盾，排不出来。请改一改再试。",
            "These wishes contradict each other. Change one and try again.",
        ),
    };
    in_words(lang, zh.into(), en.into())
}

/// What a day gains by another order; `None` where it gains nothing.
pub fn order_gain(lang: Lang, now: &DaySchedule, then: &DaySchedule) -> Option<String> {
    let clashes = |day: &DaySchedule| day.conflicts.iter().filter(|one| one.kind.is_clash()).count();
    let (before, after) = (clashes(now), clashes(then));
    let (end, was) = (clock(lang, then.end), clock(lang, now.end));
    let ends = in_words(lang, format!("{end} 结束（现在 {was}）"), format!("over at {end} (now {was})"));
    let fewer = before.saturating_sub(after);
    match after.cmp(&before) {
        Ordering::Less => {
            let plural = if fewer == 1 { "clash" } else { "clashes" };
            Some(in_words(
                lang,
                format!("少 {fewer} 处冲突，{ends}"),
                format!("{fewer} {plural} fewer, {ends}"),
            ))
        }
        Ordering::Equal if then.end < now.end => Some(ends),
        Ordering::Equal | Ordering::Greater => None,
    }
}

/// How many more minutes are spent on the way with a spare stop; empty for 0.
pub fn spare_more(lang: Lang, more: u32) -> String {
    if more == 0 {
        return String::new();
    }
    in_words(
        lang,
        format!("（路上多 {}）", minutes(Lang::Zh, more)),
        format!(" ({} more on the way)", minutes(Lang::En, more)),
    )
}

/// When a spare stop is useful.
pub fn spare_when(lang: Lang, when: SpareWhen) -> &'static str {
    match (lang, when) {
        (Lang::Zh, SpareWhen::Rain) => "下雨",
        (Lang::Zh, SpareWhen::Closed) => "不开门",
        (Lang::Zh, SpareWhen::Late) => "晚到",
        (Lang::En, SpareWhen::Rain) => "If it rains",
        (Lang::En, SpareWhen::Closed) => "If it is closed",
        (Lang::En, SpareWhen::Late) => "If you are late",
    }
}
