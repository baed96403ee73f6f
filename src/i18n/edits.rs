//! The words for what an edit of a trip did. A label without words in both languages does not compile.

use crate::domain::trip::{EditLabel, ReplaceReason};
use crate::domain::{Atlas, Bilingual, RouteId, StopId};

/// The words for an edit, such as 添加天一阁 / "Add Tianyi Pavilion". A stop that the atlas does not know is given by its
/// id.
pub fn words(label: &EditLabel, atlas: &Atlas) -> Bilingual {
    match label {
        EditLabel::AddStop { stop } => about(stop, atlas, ("添加", ""), ("Add ", "")),
        EditLabel::AddCandidate { stop } => about(stop, atlas, ("备选", ""), ("Consider ", "")),
        EditLabel::AddRoute { route } => add_route(route, atlas),
        EditLabel::AddPackage { name, .. } => {
            Bilingual::new(format!("加入“{}”", name.zh), format!("Add “{}”", name.en))
        }
        EditLabel::Remove { stop } => about(stop, atlas, ("移除", ""), ("Remove ", "")),
        EditLabel::Move { stop, day } => {
            about(stop, atlas, ("把", &format!("移到第{day}天")), ("Move ", &format!(" to day {day}")))
        }
        EditLabel::Swap { stop, other } => {
            let other = stop_name(other, atlas);
            about(stop, atlas, ("对调", &format!("和{}", other.zh)), ("Swap ", &format!(" and {}", other.en)))
        }
        EditLabel::PutInstead { stop, other } => {
            let other = stop_name(other, atlas);
            about(stop, atlas, ("", &format!("换成{}", other.zh)), ("Replace ", &format!(" by {}", other.en)))
        }
        EditLabel::SetAside { stop } => about(stop, atlas, ("把", "放回备选"), ("Set ", " aside")),
        EditLabel::SetMinutes { stop } => {
            about(stop, atlas, ("修改", "的停留时间"), ("Change the stay at ", ""))
        }
        EditLabel::SetNote { stop } => about(stop, atlas, ("修改", "的备注"), ("Change the note on ", "")),
        EditLabel::Lock { stop } => about(stop, atlas, ("锁定", ""), ("Lock ", "")),
        EditLabel::Unlock { stop } => about(stop, atlas, ("解锁", ""), ("Unlock ", "")),
        EditLabel::Reorder { .. }
        | EditLabel::InsertDay { .. }
        | EditLabel::RemoveDay { .. }
        | EditLabel::MoveDay { .. }
        | EditLabel::SwapDays { .. }
        | EditLabel::SetTimes { .. }
        | EditLabel::SetBase { .. }
        | EditLabel::SetStart { .. }
        | EditLabel::ShiftDates { .. } => days(label),
        EditLabel::AddRide { number } => ride(number, "添加", "Add"),
        EditLabel::SetRide { number } => ride(number, "修改", "Change"),
        EditLabel::RemoveRide { number } => ride(number, "移除", "Remove"),
        EditLabel::SetMode => Bilingual::new("修改出行方式", "Change the way of travel"),
        EditLabel::SetParty => Bilingual::new("修改同行的人", "Change who travels"),
        EditLabel::SetTitle => Bilingual::new("修改行程名称", "Rename the trip"),
        EditLabel::Replace { reason } => replaced(*reason),
        EditLabel::Merge { reason } => merged(*reason),
    }
}

/// The words for having done it, such as 已添加天一阁 / "Done: add Tianyi Pavilion".
pub fn done(label: &EditLabel, atlas: &Atlas) -> Bilingual {
    let words = words(label, atlas);
    let en = behind("", "Done", &words).en;
    match label {
        EditLabel::AddRoute { route } => {
            let en = format!("The whole route “{}” is in the trip now", route_name(route, atlas).en);
            Bilingual::new(format!("已{}", words.zh), en)
        }
        EditLabel::AddPackage { name, day, stops } => {
            let names: Vec<_> = stops.iter().map(|stop| stop_name(stop, atlas)).collect();
            let zh: Vec<_> = names.iter().map(|name| name.zh.as_str()).collect();
            let en: Vec<_> = names.iter().map(|name| name.en.as_str()).collect();
            Bilingual::new(
                format!("“{}”已加入第{day}天：{}", name.zh, zh.join("、")),
                format!("“{}” is in day {day} now: {}", name.en, en.join(", ")),
            )
        }
        EditLabel::ShiftDates { .. } => Bilingual::new(words.zh.replacen("所有日期", "所有日期已", 1), en),
        EditLabel::SetStart { date: Some(_) } => {
            Bilingual::new(words.zh.replacen("出发日期", "出发日期已", 1), en)
        }
        _ => Bilingual::new(format!("已{}", words.zh), en),
    }
}

/// The words for taking it back, such as 撤销：添加天一阁 / "Undo: add Tianyi Pavilion".
pub fn undo(label: &EditLabel, atlas: &Atlas) -> Bilingual {
    behind("撤销", "Undo", &words(label, atlas))
}

/// The words for doing it again, such as 重做：添加天一阁 / "Redo: add Tianyi Pavilion".
pub fn redo(label: &EditLabel, atlas: &Atlas) -> Bilingual {
    behind("重做", "Redo", &words(label, atlas))
}

/// The words after a verb and a colon.
fn behind(zh: &str, en: &str, words: &Bilingual) -> Bilingual {
    let mut rest = words.en.chars();
    let first = rest.next().map(|c| c.to_lowercase().to_string()).unwrap_or_default();
    Bilingual::new(format!("{zh}：{}", words.zh), format!("{en}: {first}{}", rest.as_str()))
}

fn about(stop: &StopId, atlas: &Atlas, zh: (&str, &str), en: (&str, &str)) -> Bilingual {
    let name = stop_name(stop, atlas);
    Bilingual::new(format!("{}{}{}", zh.0, name.zh, zh.1), format!("{}{}{}", en.0, name.en, en.1))
}

/// A ride without a number is called "your own ticket".
fn ride(number: &str, zh: &str, en: &str) -> Bilingual {
    match number {
        "" => Bilingual::new(format!("{zh}自己的车船票"), format!("{en} your own ticket")),
        number => Bilingual::new(format!("{zh} {number}"), format!("{en} {number}")),
    }
}

fn stop_name(stop: &StopId, atlas: &Atlas) -> Bilingual {
    atlas.stop(stop).map_or_else(|| Bilingual::new(stop.as_str(), stop.as_str()), |stop| stop.name.clone())
}

fn add_route(route: &RouteId, atlas: &Atlas) -> Bilingual {
    let name = route_name(route, atlas);
    Bilingual::new(format!("添加整条{}", name.zh), format!("Take the whole route “{}”", name.en))
}

fn route_name(route: &RouteId, atlas: &Atlas) -> Bilingual {
    let known = atlas.route(route).map(|route| route.name.clone());
    known.unwrap_or_else(|| Bilingual::new(route.as_str(), route.as_str()))
}

fn days(label: &EditLabel) -> Bilingual {
    let (zh, en) = match label {
        EditLabel::Reorder { day } => (format!("理顺第{day}天"), format!("Put day {day} in order")),
        EditLabel::InsertDay { day } => (format!("插入第{day}天"), format!("Insert day {day}")),
        EditLabel::RemoveDay { day } => (format!("删除第{day}天"), format!("Remove day {day}")),
        EditLabel::MoveDay { day, to } => {
            (format!("把第{day}天移为第{to}天"), format!("Move day {day} to day {to}"))
        }
        EditLabel::SwapDays { day, other } => {
            (format!("对调第{day}天和第{other}天"), format!("Swap days {day} and {other}"))
        }
        EditLabel::SetTimes { day } => {
            (format!("修改第{day}天的起止时间"), format!("Change the hours of day {day}"))
        }
        EditLabel::SetBase { day: Some(day) } => {
            (format!("修改第{day}天的起终点"), format!("Change where day {day} starts and ends"))
        }
        EditLabel::SetStart { date: Some(date) } => {
            (format!("出发日期改为{date}"), format!("Start on {date}"))
        }
        EditLabel::SetStart { date: None } => ("取消出发日期".into(), "Clear the start date".into()),
        EditLabel::ShiftDates { days } if *days < 0 => {
            let days = days.unsigned_abs();
            (format!("所有日期提前{days}天"), format!("Move all dates {days} {} earlier", plural(days)))
        }
        EditLabel::ShiftDates { days } => {
            let days = days.unsigned_abs();
            (format!("所有日期推后{days}天"), format!("Move all dates {days} {} later", plural(days)))
        }
        _ => ("修改每天的起终点".into(), "Change where the days start and end".into()),
    };
    Bilingual::new(zh, en)
}

fn plural(days: u32) -> &'static str {
    if days == 1 { "day" } else { "days" }
}

fn replaced(reason: ReplaceReason) -> Bilingual {
    match reason {
        ReplaceReason::Plan => Bilingual::new("自动排程", "Plan automatically"),
        ReplaceReason::Link => Bilingual::new("换成链接里的行程", "Take the trip of the link"),
        ReplaceReason::File => Bilingual::new("换成文件里的行程", "Take the trip of the file"),
        ReplaceReason::ReadyMade => Bilingual::new("换成现成行程", "Take the ready-made trip"),
        ReplaceReason::OtherTab => {
            Bilingual::new("采用另一个标签页的改动", "Take the changes of another tab")
        }
        ReplaceReason::Spread => Bilingual::new("排到各天", "Spread over the days"),
    }
}

fn merged(reason: ReplaceReason) -> Bilingual {
    match reason {
        ReplaceReason::Plan => Bilingual::new("并入自动排程", "Add the automatic plan"),
        ReplaceReason::Link => Bilingual::new("并入链接里的行程", "Add the trip of the link"),
        ReplaceReason::File => Bilingual::new("并入文件里的行程", "Add the trip of the file"),
        ReplaceReason::ReadyMade => Bilingual::new("并入现成行程", "Add the ready-made trip"),
        ReplaceReason::OtherTab => Bilingual::new("并入另一个标签页的行程", "Add the trip of another tab"),
        ReplaceReason::Spread => Bilingual::new("排到各天", "Spread over the days"),
    }
}
