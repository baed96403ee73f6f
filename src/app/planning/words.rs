//! The planner's sentences: why a stop is left out, what would bring it in, what could not be kept, why there is no plan.

use std::cmp::Ordering;

use chrono::NaiveDate;

use super::state::Failure;
use crate::app::present::format;
use crate::domain::schedule::DaySchedule;
use crate::domain::{Atlas, Lang, StopId};
use crate::i18n::words;
use crate::plan::Refusal;
use crate::plan::trip::{Change, Limit, Reason, SpareWhen, Unmet};

/// The name of a stop.
pub fn name<'a>(atlas: &'a Atlas, lang: Lang, stop: &'a StopId) -> &'a str {
    atlas.stop(stop).map_or(stop.as_str(), |stop| stop.name.get(lang))
}

/// A time in minutes after the midnight with which a day begins; from the next midnight on it says so.
pub fn clock(lang: Lang, minute: u32) -> String {
    let of_day = format::clock_of_minutes(u16::try_from(minute % 1_440).unwrap_or(0));
    if minute < 1_440 { of_day } else { format!("{}{of_day}", words(lang).later().next_day) }
}

/// From one such time to another; a day that is named for the first is not named again for the second.
pub fn span(lang: Lang, (from, to): (u32, u32)) -> String {
    let to = match to {
        1_440 if from < 1_440 => "24:00".to_owned(),
        to if from >= 1_440 => format::clock_of_minutes(u16::try_from(to % 1_440).unwrap_or(0)),
        to => clock(lang, to),
    };
    format!("{}–{to}", clock(lang, from))
}

fn minutes(lang: Lang, minutes: u32) -> String {
    format::minutes(lang, minutes)
}

fn in_words(lang: Lang, zh: String, en: String) -> String {
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// What keeps a stop out.
pub fn reason(lang: Lang, reason: Reason) -> String {
    let day = |day: usize| day + 1;
    let (zh, en) = match reason {
        Reason::NotWanted => ("你选了不去".into(), "you asked to leave it out".into()),
        Reason::NotInPack => ("不在这份地图里".into(), "it is not on this map".into()),
        Reason::ClosedAllDays => ("这几天都不开放".into(), "it is closed on all of your days".into()),
        Reason::OverBudget(yuan) => {
            (format!("门票超出预算 {yuan} 元"), format!("tickets would be ¥{yuan} over your budget"))
        }
        Reason::OutOfReach => {
            ("一天之内来不及往返".into(), "there is no way there and back within a day".into())
        }
        Reason::NeedsTime(on, short) => (
            format!("最宽裕的第{}天也还差 {}", day(on), minutes(Lang::Zh, short)),
            format!("even day {}, the best for it, is {} too short", day(on), minutes(Lang::En, short)),
        ),
        Reason::MissesLastEntry(on, late) => (
            format!("第{}天到达时已过最晚入场 {}", day(on), minutes(Lang::Zh, late)),
            format!("on day {} you would be {} late for the last entry", day(on), minutes(Lang::En, late)),
        ),
        Reason::HoursUnknown(on) => (
            format!("开放时间未知，只按白天安排，第{}天白天排不下", day(on)),
            format!(
                "its hours are not known, so it is planned for daylight only, and day {} has none left",
                day(on)
            ),
        ),
        Reason::DayFull(on, limit) => full(day(on), limit),
        Reason::NotReached => ("停止得早，还没排到它".into(), "you stopped before it was looked at".into()),
    };
    in_words(lang, zh, en)
}

/// Which limit of a day is reached.
fn full(day: usize, limit: Limit) -> (String, String) {
    match limit {
        Limit::Lunch => (
            format!("第{day}天加上它就没有午餐时间了"),
            format!("with it, day {day} would have no time for lunch"),
        ),
        Limit::Visits => (
            format!("第{day}天的站数已到所选节奏的上限"),
            format!("day {day} has as many stops as your pace allows"),
        ),
        Limit::Walk => (
            format!("第{day}天加上它，步行就超出限度"),
            format!("with it, day {day} would have more walking than you want"),
        ),
        Limit::Order => (
            format!("第{day}天锁定站点的先后顺序里插不进"),
            format!("it has no place in the order of what is locked on day {day}"),
        ),
        Limit::Several => (
            format!("第{day}天的站数、午餐和步行合在一起，就放不下它了"),
            format!("stops, lunch and walking together leave no room for it on day {day}"),
        ),
    }
}

/// What would loosen it.
fn loosen(day: usize, limit: Limit) -> (String, String) {
    match limit {
        Limit::Lunch => (format!("第{day}天不留午餐时间"), format!("no lunch on day {day}")),
        Limit::Visits => ("把节奏调快一档".into(), "a fuller pace".into()),
        Limit::Walk => (format!("第{day}天多走一些路"), format!("more walking on day {day}")),
        Limit::Order => (format!("解锁第{day}天的站点"), format!("unlock what is locked on day {day}")),
        Limit::Several => (
            format!("放宽第{day}天的节奏、午餐和步行"),
            format!("a fuller pace, no lunch and more walking on day {day}"),
        ),
    }
}

/// What would bring a stop in.
pub fn change(lang: Lang, change: &Change, atlas: &Atlas) -> String {
    let (zh, en) = match change {
        Change::WantIt => ("取消“不去”".into(), "want it again".into()),
        Change::RaiseBudget(yuan) => (format!("预算加 {yuan} 元"), format!("spend ¥{yuan} more")),
        Change::LengthenDay(day, more) => (
            format!("第{}天会晚 {}结束", day + 1, minutes(Lang::Zh, *more)),
            format!("end day {} {} later", day + 1, minutes(Lang::En, *more)),
        ),
        Change::InsteadOf(stop) => (
            format!("不去{}", name(atlas, Lang::Zh, stop)),
            format!("leave out {}", name(atlas, Lang::En, stop)),
        ),
        Change::LoosenDay(day, limit) => loosen(day + 1, *limit),
        Change::StartEarlier(day, early) => (
            format!("第{}天早 {} 出发", day + 1, minutes(Lang::Zh, *early)),
            format!("start day {} {} earlier", day + 1, minutes(Lang::En, *early)),
        ),
        Change::AnotherDay => {
            ("另留一天，早些出发".into(), "give it a day of its own and start early".into())
        }
        Change::AddIt(day) => (format!("直接加进第{}天", day + 1), format!("add it to day {}", day + 1)),
        Change::GoOn(date) => (
            format!("改到 {} 去", format::date(Lang::Zh, *date)),
            format!("go on {}", format::date(Lang::En, *date)),
        ),
    };
    in_words(lang, zh, en)
}

/// For which day is planned where nobody gave a date.
pub fn guessed_date(lang: Lang, date: NaiveDate) -> String {
    in_words(
        lang,
        format!("未填日期，先按 {} 排", format::date(Lang::Zh, date)),
        format!("No date given; planned for {}", format::date(Lang::En, date)),
    )
}

/// What could not be kept.
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
        Unmet::OverBudget(yuan) => (
            format!("锁定的站点门票已超出预算 {yuan} 元"),
            format!("Tickets for what is locked are ¥{yuan} over your budget"),
        ),
        Unmet::KeptAside(stop) => (
            format!("天数减少，锁定的{}放到了备选", name(atlas, Lang::Zh, stop)),
            format!("With fewer days, {}, which was locked, is put aside", name(atlas, Lang::En, stop)),
        ),
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

/// What a day gains by another order; `None` where that is nothing.
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

/// How much longer one is on the way to a spare; nothing where one is not.
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

/// When a spare is good.
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
