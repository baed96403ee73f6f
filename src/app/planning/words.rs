//! The planner's sentences: why a stop is left out, what would bring it in, what could not be kept, why there is no plan.

use super::state::Failure;
use crate::app::present::format;
use crate::domain::{Atlas, Lang, StopId};
use crate::i18n::words;
use crate::plan::Refusal;
use crate::plan::trip::{Change, Reason, SpareWhen, Unmet};

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
        Reason::DayFull(on) => (
            format!("第{}天放得下时间，但超出了节奏、午餐或步行的限度", day(on)),
            format!("day {} has the time, but not within your pace, lunch or walking", day(on)),
        ),
        Reason::NotReached => ("停止得早，还没排到它".into(), "you stopped before it was looked at".into()),
    };
    in_words(lang, zh, en)
}

/// What would bring a stop in.
pub fn change(lang: Lang, change: &Change, atlas: &Atlas) -> String {
    let (zh, en) = match change {
        Change::WantIt => ("取消“不去”".into(), "want it again".into()),
        Change::RaiseBudget(yuan) => (format!("预算加 {yuan} 元"), format!("spend ¥{yuan} more")),
        Change::LengthenDay(day, more) => (
            format!("第{}天晚 {} 结束", day + 1, minutes(Lang::Zh, *more)),
            format!("end day {} {} later", day + 1, minutes(Lang::En, *more)),
        ),
        Change::InsteadOf(stop) => (
            format!("不去{}", name(atlas, Lang::Zh, stop)),
            format!("leave out {}", name(atlas, Lang::En, stop)),
        ),
        Change::LoosenDay(day) => (
            format!("放宽第{}天的节奏、午餐或步行", day + 1),
            format!("a fuller pace, no lunch or more walking on day {}", day + 1),
        ),
        Change::AddIt(day) => (format!("直接加进第{}天", day + 1), format!("add it to day {}", day + 1)),
        Change::GoOn(date) => (
            format!("改到 {} 去", format::date(Lang::Zh, *date)),
            format!("go on {}", format::date(Lang::En, *date)),
        ),
    };
    in_words(lang, zh, en)
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
