//! The wording of why a stop is left out, and of what change would make it fit.

use super::words::{in_words, minutes, name, yuan};
use crate::domain::{Atlas, Lang};
use crate::i18n::format;
use crate::plan::trip::{Change, Limit, Reason};

/// Why a stop is left out.
pub fn reason(lang: Lang, reason: Reason) -> String {
    let day = |day: usize| day + 1;
    let (zh, en) = match reason {
        Reason::NotWanted => ("你选了不去".into(), "you asked to leave it out".into()),
        Reason::NotInPack => ("不在这份地图里".into(), "it is not on this map".into()),
        Reason::ClosedAllDays => ("这几天都不开放".into(), "it is closed on all of your days".into()),
        Reason::OverBudget(over) => (
            format!("门票超出预算 {}", yuan(Lang::Zh, over)),
            format!("tickets would be {} over your budget", yuan(Lang::En, over)),
        ),
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
        Reason::ClosesTooSoon(on, 0) => (
            format!("第{}天开放的时间不够看完", day(on)),
            format!("on day {} it is not open for long enough", day(on)),
        ),
        Reason::ClosesTooSoon(on, short) => (
            format!("第{}天进得去，但闭门比看完早 {}", day(on), minutes(Lang::Zh, short)),
            format!("on day {} it closes {} before you would be done", day(on), minutes(Lang::En, short)),
        ),
        Reason::Dark(on) => (
            format!("第{}天到那里天已经黑了", day(on)),
            format!("on day {} it would be dark by then", day(on)),
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

/// How that limit could be loosened.
fn loosen(day: usize, limit: Limit) -> (String, String) {
    match limit {
        Limit::Lunch => ("不留午餐时间".into(), "no time kept for lunch".into()),
        Limit::Visits => ("把节奏调快一档".into(), "a fuller pace".into()),
        Limit::Walk => ("步行限度放宽一倍".into(), "twice as much walking".into()),
        Limit::Order => (format!("解锁第{day}天的站点"), format!("unlock what is locked on day {day}")),
        Limit::Several => (
            "节奏快一档、不留午餐、步行放宽一倍".into(),
            "a fuller pace, no lunch and twice as much walking".into(),
        ),
    }
}

/// The change that would make a stop fit.
pub fn change(lang: Lang, change: &Change, atlas: &Atlas) -> String {
    let (zh, en) = match change {
        Change::StayFor(stay) => (
            format!("只看 {}", minutes(Lang::Zh, *stay)),
            format!("stay for {} only", minutes(Lang::En, *stay)),
        ),
        Change::InTheEvening => ("晚上也安排".into(), "let the evenings count".into()),
        Change::RaiseBudget(more) => {
            (format!("预算加 {}", yuan(Lang::Zh, *more)), format!("spend {} more", yuan(Lang::En, *more)))
        }
        Change::LengthenDay(day, more) => (
            format!("第{}天晚 {} 结束", day + 1, minutes(Lang::Zh, *more)),
            format!("end day {} {} later", day + 1, minutes(Lang::En, *more)),
        ),
        Change::InsteadOf(stop) => (
            format!("不去{}", name(atlas, Lang::Zh, stop)),
            format!("leave out {}", name(atlas, Lang::En, stop)),
        ),
        Change::Loosen(day, limit) => loosen(day + 1, *limit),
        Change::StartEarlier(day, early) => (
            format!("第{}天早 {} 出发", day + 1, minutes(Lang::Zh, *early)),
            format!("start day {} {} earlier", day + 1, minutes(Lang::En, *early)),
        ),
        Change::BothEnds(day, more) => (
            format!("第{}天早 {more} 出发、晚 {more} 结束", day + 1, more = minutes(Lang::Zh, *more)),
            format!(
                "start day {} {more} earlier and end it {more} later",
                day + 1,
                more = minutes(Lang::En, *more)
            ),
        ),
        Change::SleepThere(night) => {
            (format!("第{}晚住在那里", night + 1), format!("sleep there on night {}", night + 1))
        }
        Change::AnotherDay => ("多留一天".into(), "one day more".into()),
        Change::GoOn(date, 0) => (
            format!("改到 {} 去", format::date(Lang::Zh, *date)),
            format!("go on {}", format::date(Lang::En, *date)),
        ),
        Change::GoOn(date, day) => (
            format!("把行程挪一挪，{}是第{}天", format::date(Lang::Zh, *date), day + 1),
            format!("move the trip so that {} is day {}", format::date(Lang::En, *date), day + 1),
        ),
    };
    in_words(lang, zh, en)
}
