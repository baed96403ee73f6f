//! The words for steps, conflicts and fixes. One that has no words in both languages does not compile.

use super::conflict::{Conflict, ConflictKind};
use super::estimate::{Basis, Step, StepKind};
use super::fix::FixKind;
use crate::domain::{Atlas, Bilingual, StationId, StopId};

/// The words for a step.
pub(super) fn step(step: &Step, atlas: &Atlas) -> Bilingual {
    let minutes = step.minutes;
    let (zh, en) = match &step.kind {
        StepKind::Walk(basis) => moving("步行", "Walk", step, *basis),
        StepKind::Cycle(basis) => moving("骑行", "Cycle", step, *basis),
        StepKind::Transit(basis) => moving("乘地铁或公交", "Metro or bus", step, *basis),
        StepKind::Drive(basis) => moving("乘车", "By car", step, *basis),
        StepKind::Ferry(basis) => moving("乘渡轮", "Ferry", step, *basis),
        StepKind::HandleBike => {
            (format!("取还单车 {minutes} 分钟"), format!("Unlock and lock a bicycle, {minutes} min"))
        }
        StepKind::HandleCar => {
            (format!("叫车或停车 {minutes} 分钟"), format!("Hail a taxi or park, {minutes} min"))
        }
        StepKind::WaitForTransit => (format!("候车约 {minutes} 分钟"), format!("Wait about {minutes} min")),
        StepKind::WaitForFerry => {
            (format!("购票候船约 {minutes} 分钟"), format!("Tickets and boarding, about {minutes} min"))
        }
        StepKind::StationIn(id) => {
            let name = station(id, atlas);
            (
                format!("{}站进站安检 {minutes} 分钟", name.zh),
                format!("Security and gates at {}, {minutes} min", name.en),
            )
        }
        StepKind::StationOut(id) => {
            let name = station(id, atlas);
            (
                format!("{}站出站 {minutes} 分钟", name.zh),
                format!("Out of {} station, {minutes} min", name.en),
            )
        }
        StepKind::WaitForTrain { every_minutes: Some(every), as_of: Some(date) } => (
            format!("候车约 {minutes} 分钟（{date} 时刻表约 {every} 分钟一班）"),
            format!("Wait about {minutes} min (a train every {every} min in the timetable of {date})"),
        ),
        StepKind::WaitForTrain { every_minutes: Some(every), as_of: None } => (
            format!("候车约 {minutes} 分钟（按反方向约 {every} 分钟一班估算）"),
            format!(
                "Wait about {minutes} min (reckoned from the other direction: a train every {every} min)"
            ),
        ),
        StepKind::WaitForMorning { last, first } => {
            let (last, first) = (clock(*last), clock(*first));
            let (hours, rest) = (minutes / 60, minutes % 60);
            (
                format!("末班车 {last} 已开，等次日首班 {first}，约 {hours} 小时 {rest} 分钟"),
                format!(
                    "The last train left at {last}; the first one leaves at {first}, {hours} h {rest} min later"
                ),
            )
        }
        StepKind::WaitForTrain { .. } => (
            format!("候车约 {minutes} 分钟（班次未知，请查 12306）"),
            format!("Wait about {minutes} min (frequency unknown, see 12306)"),
        ),
        StepKind::Train { from, to, as_of } => {
            let (from, to) = (station(from, atlas), station(to, atlas));
            (
                format!("高铁 {}—{} 约 {minutes} 分钟（{as_of} 时刻表）", from.zh, to.zh),
                format!("Train {}–{}, about {minutes} min (timetable of {as_of})", from.en, to.en),
            )
        }
    };
    Bilingual::new(zh, en)
}

fn moving(zh: &str, en: &str, step: &Step, basis: Basis) -> (String, String) {
    let (minutes, (zh_far, en_far)) = (step.minutes, far(step.metres));
    let (zh_basis, en_basis) = match basis {
        Basis::CrowFlies { percent: 100 } => (String::new(), String::new()),
        Basis::CrowFlies { percent } => {
            let factor = f64::from(percent) / 100.0;
            (format!("（直线×{factor}估算）"), format!(" (estimated: straight line × {factor})"))
        }
        Basis::Course => ("（沿线路实长）".into(), " (along the mapped course)".into()),
        Basis::Router => ("（路线规划）".into(), " (from the router)".into()),
    };
    (
        format!("{zh}{zh_far}，约 {minutes} 分钟{zh_basis}"),
        format!("{en} {en_far}, about {minutes} min{en_basis}"),
    )
}

/// Tens of metres below a kilometre, tenths of a kilometre above.
fn far(metres: u32) -> (String, String) {
    if metres < 1000 {
        let metres = metres.div_ceil(10) * 10;
        return (format!("约 {metres} 米"), format!("{metres} m"));
    }
    let km = f64::from(metres) / 1000.0;
    (format!("约 {km:.1} 公里"), format!("{km:.1} km"))
}

/// The words for a conflict.
pub(super) fn conflict(conflict: &Conflict, atlas: &Atlas) -> Bilingual {
    let name = conflict.visit.as_ref().map(|(_, id)| stop(id, atlas)).unwrap_or_default();
    let (zh, en) = match conflict.kind {
        ConflictKind::Closed => ("当天不开放".into(), "is closed that day".into()),
        ConflictKind::TooLate { minutes } => (
            format!("到达时已经关门，需提早 {minutes} 分钟"),
            format!("is closed by the time you arrive; {minutes} min earlier would do"),
        ),
        ConflictKind::LastEntryMissed { minutes } => (
            format!("错过最晚入场 {minutes} 分钟"),
            format!("stops letting people in {minutes} min before you arrive"),
        ),
        ConflictKind::StayCut { minutes } => (
            format!("关门前不够参观，差 {minutes} 分钟"),
            format!("closes {minutes} min before the visit is over"),
        ),
        ConflictKind::DayTooLong { minutes } => {
            let day = conflict.day + 1;
            return Bilingual::new(
                format!("第{day}天超时 {minutes} 分钟"),
                format!("Day {day} is {minutes} min too long"),
            );
        }
        ConflictKind::YearUnknown { year } => (
            format!("{year} 年放假安排未公布，开放时间未定"),
            format!("has hours that hang on the holidays of {year}, which are not announced"),
        ),
        ConflictKind::HoursUnknown => ("开放时间未知".into(), "has unknown opening hours".into()),
        ConflictKind::StopUnknown => ("不在这份地图里".into(), "is not in this map".into()),
    };
    Bilingual::new(format!("{}{zh}", name.zh), format!("{} {en}", name.en))
}

/// The words for a fix.
pub(super) fn fix(kind: &FixKind, atlas: &Atlas) -> Bilingual {
    let (zh, en) = match kind {
        FixKind::AnotherOrder { stop: id, index } => {
            let (name, place) = (stop(id, atlas), index + 1);
            (format!("把{}调到当天第{place}站", name.zh), format!("Make {} stop {place} of the day", name.en))
        }
        FixKind::EarlierStart { from } => {
            (format!("{} 出发", clock(*from)), format!("Start at {}", clock(*from)))
        }
        FixKind::AnotherDay { stop: id, day } => {
            let (name, day) = (stop(id, atlas), day + 1);
            (format!("把{}改到第{day}天", name.zh), format!("Move {} to day {day}", name.en))
        }
        FixKind::SwapDays { day, other } => {
            let (day, other) = (day + 1, other + 1);
            (format!("对调第{day}天和第{other}天"), format!("Swap days {day} and {other}"))
        }
        FixKind::ShorterStay { stop: id, minutes } => {
            let name = stop(id, atlas);
            (format!("{}只停留 {minutes} 分钟", name.zh), format!("Stay {minutes} min at {}", name.en))
        }
        FixKind::LaterEnd { to } => (format!("{} 结束", clock(*to)), format!("End at {}", clock(*to))),
        FixKind::SetAside { stop: id } => {
            let name = stop(id, atlas);
            (format!("把{}放回备选", name.zh), format!("Set {} aside", name.en))
        }
    };
    Bilingual::new(zh, en)
}

fn clock(minute: u32) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

fn stop(id: &StopId, atlas: &Atlas) -> Bilingual {
    atlas.stop(id).map_or_else(|| Bilingual::new(id.as_str(), id.as_str()), |stop| stop.name.clone())
}

fn station(id: &StationId, atlas: &Atlas) -> Bilingual {
    let known = atlas.rail.station(id).map(|station| station.name.clone());
    known.unwrap_or_else(|| Bilingual::new(id.as_str(), id.as_str()))
}
