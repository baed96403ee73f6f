//! The words for steps, conflicts and fixes of a schedule. A kind without words in both languages does not compile.

use super::bases;
use super::format::{minutes as duration, yuan};
use crate::domain::network::LinkKind;
use crate::domain::schedule::conflict::{Conflict, ConflictKind};
use crate::domain::schedule::estimate::{Basis, Step, StepKind};
use crate::domain::schedule::fix::{Fix, FixKind};
use crate::domain::schedule::{ScheduledRide, pace};
use crate::domain::{Atlas, Bilingual, Lang, StationId, StopId};

/// The name of one of the traveller's own rides with both its ends: G7501 杭州东站→宁波站.
pub fn own_ride_name(ride: &ScheduledRide, atlas: &Atlas) -> Bilingual {
    ride.leg.estimate.how.iter().find_map(|step| ride_of(step, atlas)).unwrap_or_default()
}

/// The words for a step, such as 步行约 400 米，6 分钟.
pub fn step(step: &Step, atlas: &Atlas) -> Bilingual {
    let minutes = step.minutes;
    let (zh, en) = match &step.kind {
        StepKind::Walk(basis) => moving("步行", "Walk", step, *basis),
        StepKind::Cycle(basis) => moving("骑行", "Cycle", step, *basis),
        StepKind::Transit(basis) => moving("乘公交", "Bus", step, *basis),
        StepKind::Road(basis) => by_road(step, *basis),
        StepKind::Drive(basis) => moving("乘车", "By car", step, *basis),
        StepKind::Ferry(basis) => moving("乘渡轮", "Ferry", step, *basis),
        StepKind::HandleBike => timed("取还单车", "Unlock and lock a bicycle,", minutes),
        StepKind::HandleCar => timed("叫车或停车", "Hail a taxi or park,", minutes),
        StepKind::WaitForTransit => timed("候车约", "Wait about", minutes),
        StepKind::WaitForFerry => timed("购票候船约", "Tickets and boarding, about", minutes),
        StepKind::WaitForMetro { line, change, counted } => wait_for_metro(line, *change, *counted, minutes),
        StepKind::Metro { line, from, to, towards, stops } => {
            metro(line, [from, to], towards, *stops, minutes)
        }
        StepKind::LeaveMetro { station, exit } => leave_metro(station, exit.as_deref(), minutes),
        StepKind::ChangeTrain(id) => at_station(&station(id, atlas), ["换乘", "Change at"], minutes),
        StepKind::StationIn(id) => {
            at_station(&station(id, atlas), ["进站安检", "Security and gates at"], minutes)
        }
        StepKind::StationOut(id) => leave_metro(&station(id, atlas), None, minutes),
        StepKind::WaitForLink { kind, every_minutes, morning } => {
            wait_for_link(*kind, *every_minutes, *morning, minutes)
        }
        StepKind::Link { kind, name, from, to, cny } => {
            let (zh, en) = link(*kind, name, from, to, minutes);
            let (zh_fare, en_fare) = fare(*cny);
            (zh + &zh_fare, en + &en_fare)
        }
        StepKind::LeaveLink(LinkKind::Boat) => timed("下船", "Off the boat,", minutes),
        StepKind::LeaveLink(LinkKind::Coach) => timed("下车出站", "Out of the coach station,", minutes),
        StepKind::Own { number, from, to, boat, times } => {
            own_ticket(number, *boat, [from, to].map(|end| bases::end_of_ride(end, atlas)), *times)
        }
        StepKind::WaitForTrain { every_minutes, as_of } => {
            let (zh, en) = frequency(*every_minutes, as_of.as_ref());
            let (zh_wait, en_wait) = timed("候车约", "Wait about", minutes);
            (format!("{zh_wait}（{zh}）"), format!("{en_wait} ({en})"))
        }
        StepKind::WaitForMorning { last, first } => {
            next_morning(["末班车", "The last train"], (*last, *first), minutes)
        }
        StepKind::Train { from, to, as_of, line } => {
            let (from, to) = (station(from, atlas), station(to, atlas));
            let (zh, en) = timed("约", "about", minutes);
            (
                format!("{} {}—{} {zh}（{as_of} 的资料）", line.zh, from.zh, to.zh),
                format!("{}, {}–{}, {en} (as of {as_of})", line.en, from.en, to.en),
            )
        }
    };
    Bilingual::new(zh, en)
}

/// What one does, and how long that takes.
fn timed(zh: &str, en: &str, minutes: u32) -> (String, String) {
    let (zh_time, en_time) = times(minutes);
    (format!("{zh} {zh_time}"), format!("{en} {en_time}"))
}

/// What one does in a station: after its name in Chinese, before it in English.
fn at_station(station: &Bilingual, [zh, en]: [&str; 2], minutes: u32) -> (String, String) {
    timed(&format!("{}站{zh}", station.zh), &format!("{en} {},", station.en), minutes)
}

fn leave_metro(station: &Bilingual, exit: Option<&str>, minutes: u32) -> (String, String) {
    let by = exit.map(|exit| (format!("{exit}口"), format!(" by exit {exit}"))).unwrap_or_default();
    let (zh, en) =
        (format!("{}站{}出站", station.zh, by.0), format!("Out of {} station{},", station.en, by.1));
    timed(&zh, &en, minutes)
}

fn by_road(step: &Step, basis: Basis) -> (String, String) {
    let (zh, en) = moving("乘车", "By road", step, basis);
    (format!("{zh}；图中没有这一段的火车或客车"), format!("{en}; this map knows no train or coach here"))
}

fn metro(
    line: &Bilingual,
    [from, to]: [&Bilingual; 2],
    towards: &Bilingual,
    stops: u32,
    minutes: u32,
) -> (String, String) {
    let word = if stops == 1 { "stop" } else { "stops" };
    let zh = format!("{} {}→{}，{stops}站，往{}方向，约", line.zh, from.zh, to.zh, towards.zh);
    let en =
        format!("{} from {} to {}, {stops} {word}, towards {}, about", line.en, from.en, to.en, towards.en);
    timed(&zh, &en, minutes)
}

fn own_ticket(
    number: &str,
    boat: bool,
    [from, to]: [Bilingual; 2],
    (depart, arrive): (u32, u32),
) -> (String, String) {
    let (depart, arrive) = (clock(depart), clock(arrive));
    let (zh, en) = own_ride(number, boat, &from, &to);
    (
        format!("{zh}，{depart} 开，{arrive} 到（按自己的票）"),
        format!("{en}, leaves at {depart}, arrives at {arrive} (your own ticket)"),
    )
}

/// The words for waiting for the first departure of the morning because the last one has left; both in minutes after
/// midnight.
fn next_morning([zh, en]: [&str; 2], (last, first): (u32, u32), minutes: u32) -> (String, String) {
    let ((zh_time, en_time), last, first) = (times(minutes), clock(last), clock(first));
    (
        format!("{zh} {last} 已开，等次日首班 {first}，约 {zh_time}"),
        format!("{en} left at {last}; the first one leaves at {first}, {en_time} later"),
    )
}

/// A ride as its ticket names it: G7501 杭州东站→宁波站.
fn own_ride(number: &str, boat: bool, from: &Bilingual, to: &Bilingual) -> (String, String) {
    let (zh, en) = match (number, boat) {
        ("", false) => ("火车", "Train"),
        ("", true) => ("船", "Boat"),
        (number, _) => (number, number),
    };
    (format!("{zh} {}→{}", from.zh, to.zh), format!("{en} {}→{}", from.en, to.en))
}

/// A ride by boat or coach.
fn link(
    kind: LinkKind,
    name: &Bilingual,
    from: &Bilingual,
    to: &Bilingual,
    minutes: u32,
) -> (String, String) {
    let (zh_time, en_time) = times(minutes);
    let (zh, en) = match kind {
        LinkKind::Boat => ("乘船", "Boat"),
        LinkKind::Coach => ("乘客车", "Coach"),
    };
    (
        format!("{zh} {}→{} 约 {zh_time}（{}）", from.zh, to.zh, name.zh),
        format!("{en} from {} to {}, about {en_time} ({})", from.en, to.en, name.en),
    )
}

/// The one-way fare, to be appended to the words for a ride; empty if it is not known. Fares change more often than
/// this map.
fn fare(cny: Option<u32>) -> (String, String) {
    let told = |cny| {
        let (zh, en) = (yuan(Lang::Zh, cny), yuan(Lang::En, cny));
        (format!("，单程 {zh}（票价请核对）"), format!(", {en} one way (check the fare)"))
    };
    cny.map(told).unwrap_or_default()
}

/// How often trains go, as far as a timetable says.
fn frequency(every_minutes: Option<u32>, as_of: Option<&impl std::fmt::Display>) -> (String, String) {
    match (every_minutes, as_of) {
        (Some(every), Some(date)) => (
            format!("{date} 时刻表约 {every} 分钟一班"),
            format!("a train every {every} min in the timetable of {date}"),
        ),
        (Some(every), None) => (
            format!("按反方向约 {every} 分钟一班估算"),
            format!("reckoned from the other direction: a train every {every} min"),
        ),
        (None, _) => ("班次未知，请查 12306".into(), "frequency unknown, see 12306".into()),
    }
}

/// The words for the ride of a step, with both its ends: 杭州地铁1号线 火车东站→龙翔桥 6站. `None` for a step that is not a ride.
pub fn ride_of(step: &Step, atlas: &Atlas) -> Option<Bilingual> {
    let (zh, en) = match &step.kind {
        StepKind::Metro { line, from, to, towards, stops } => (
            format!("{} {}→{} {stops}站（往{}）", line.zh, from.zh, to.zh, towards.zh),
            format!(
                "{} {}–{}, {stops} {} (towards {})",
                line.en,
                from.en,
                to.en,
                if *stops == 1 { "stop" } else { "stops" },
                towards.en
            ),
        ),
        StepKind::Train { from, to, line, .. } => {
            let (from, to) = (station(from, atlas), station(to, atlas));
            (format!("{} {}→{}", line.zh, from.zh, to.zh), format!("{} {}→{}", line.en, from.en, to.en))
        }
        StepKind::Own { number, from, to, boat, .. } => {
            own_ride(number, *boat, &bases::end_of_ride(from, atlas), &bases::end_of_ride(to, atlas))
        }
        StepKind::Link { name, from, to, .. } => {
            (format!("{} {}→{}", name.zh, from.zh, to.zh), format!("{}, {}–{}", name.en, from.en, to.en))
        }
        _ => return None,
    };
    Some(Bilingual::new(zh, en))
}

fn wait_for_metro(line: &Bilingual, change: bool, counted: bool, minutes: u32) -> (String, String) {
    let (zh_time, en_time) = times(minutes);
    let (zh_guess, en_guess) =
        if counted { ("", "") } else { ("（间隔按一般估）", " (interval assumed)") };
    if change {
        return (
            format!("换乘{}，约 {zh_time}{zh_guess}", line.zh),
            format!("Change to {}, about {en_time}{en_guess}", line.en),
        );
    }
    (
        format!("进站候车约 {zh_time}{zh_guess}"),
        format!("Into the station and wait, about {en_time}{en_guess}"),
    )
}

fn wait_for_link(
    kind: LinkKind,
    every: Option<u32>,
    morning: Option<(u32, u32)>,
    minutes: u32,
) -> (String, String) {
    let (zh_time, en_time) = times(minutes);
    let (zh, zh_last, en, en_last) = match kind {
        LinkKind::Boat => ("购票候船", "末班船", "Tickets and boarding", "The last boat"),
        LinkKind::Coach => ("购票候车", "末班车", "Tickets and boarding", "The last coach"),
    };
    match (morning, every) {
        (Some(times), _) => next_morning([zh_last, en_last], times, minutes),
        (None, Some(every)) => (
            format!("{zh}约 {zh_time}（约 {every} 分钟一班）"),
            format!("{en}, about {en_time} (one every {every} min)"),
        ),
        (None, None) => {
            (format!("{zh}约 {zh_time}（班次未知）"), format!("{en}, about {en_time} (times unknown)"))
        }
    }
}

fn moving(zh: &str, en: &str, step: &Step, basis: Basis) -> (String, String) {
    let (zh_time, en_time) = times(step.minutes);
    if let Basis::Rough { .. } = basis {
        return (
            format!("{zh}约 {zh_time}（两端位置约略，距离不详）"),
            format!("{en}, about {en_time} (both positions approximate, distance not known)"),
        );
    }
    let (zh_far, en_far) = far(step.metres);
    let (zh_basis, en_basis) = match basis {
        Basis::CrowFlies { percent: 100 } => (String::new(), String::new()),
        Basis::CrowFlies { percent } => {
            let factor = f64::from(percent) / 100.0;
            (format!("（直线×{factor}估算）"), format!(" (estimated: straight line × {factor})"))
        }
        Basis::Crossing { percent } => {
            let factor = f64::from(percent) / 100.0;
            (
                format!("（经桥过水，直线×{factor}估算）"),
                format!(" (by a bridge over the water; estimated: straight lines × {factor})"),
            )
        }
        Basis::Rough { .. } => (String::new(), String::new()),
        Basis::Course => ("（沿线路实长）".into(), " (along the mapped course)".into()),
        Basis::Router => ("（路线规划）".into(), " (from the router)".into()),
    };
    (format!("{zh}{zh_far}，约 {zh_time}{zh_basis}"), format!("{en} {en_far}, about {en_time}{en_basis}"))
}

/// A length of time in both languages.
fn times(minutes: u32) -> (String, String) {
    (duration(Lang::Zh, minutes), duration(Lang::En, minutes))
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

/// The words for a conflict, such as 到达时已过最晚入场 20 分钟.
pub fn conflict(conflict: &Conflict, atlas: &Atlas) -> Bilingual {
    let name = conflict.visit.as_ref().map(|(_, id)| stop(id, atlas)).unwrap_or_default();
    let (zh_time, en_time) = times(conflict.kind.minutes());
    let (zh, en) = match conflict.kind {
        ConflictKind::Closed => ("当天不开放".into(), "is closed that day".into()),
        ConflictKind::TooLate { .. } => (
            format!("到达时已经关门，需提早 {zh_time}"),
            format!("is closed by the time you arrive; {en_time} earlier would do"),
        ),
        ConflictKind::LastEntryMissed { .. } => (
            format!("错过最晚入场 {zh_time}"),
            format!("stops letting people in {en_time} before you arrive"),
        ),
        ConflictKind::StayCut { .. } => {
            (format!("关门前不够参观，差 {zh_time}"), format!("closes {en_time} before the visit is over"))
        }
        ConflictKind::PastMidnight { .. } => (
            "这天排不下：到时已过半夜，不开放".into(),
            "is too much for this day: you would be there at night, when it is shut".into(),
        ),
        ConflictKind::DayTooLong { .. } => {
            let day = conflict.day + 1;
            return Bilingual::new(
                format!("第{day}天超时 {zh_time}"),
                format!("Day {day} is {en_time} too long"),
            );
        }
        ConflictKind::YearUnknown { year } => (
            format!("{year} 年放假安排未公布，开放时间未定"),
            format!("has hours that hang on the holidays of {year}, which are not announced"),
        ),
        ConflictKind::HoursUnknown => ("开放时间未知".into(), "has unknown opening hours".into()),
        ConflictKind::StopUnknown => ("不在这份地图里".into(), "is not in this map".into()),
        ConflictKind::RideMissed { depart, boat, .. } => return ride_missed(conflict, depart, boat),
    };
    Bilingual::new(format!("{}{zh}", name.zh), format!("{} {en}", name.en))
}

/// 14:05 的 G7501 赶不上：晚 12 分钟到站.
fn ride_missed(conflict: &Conflict, depart: u32, boat: bool) -> Bilingual {
    let (zh_time, en_time) = times(conflict.kind.minutes());
    let number = conflict.ride.as_ref().map_or("", |(_, number)| number);
    let (zh_name, en_name, zh_place) = match (number, boat) {
        ("", false) => ("火车".to_owned(), "the train".to_owned(), "到站"),
        ("", true) => ("船".to_owned(), "the boat".to_owned(), "到码头"),
        (number, false) => (format!(" {number} "), number.to_owned(), "到站"),
        (number, true) => (format!(" {number} "), number.to_owned(), "到码头"),
    };
    let (at, early) = (clock(depart), pace::OWN_RIDE_EARLY_MINUTES);
    Bilingual::new(
        format!("{at} 的{zh_name}赶不上：晚 {zh_time}{zh_place}（要提前 {early} 分钟到）"),
        format!("You would miss {en_name} at {at} by {en_time} (be there {early} min before)"),
    )
}

/// The words for a fix, such as 改到第2天.
pub fn fix(fix: &Fix, atlas: &Atlas) -> Bilingual {
    let (zh, en) = match &fix.kind {
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
            let (name, (zh_time, en_time)) = (stop(id, atlas), times(*minutes));
            (format!("{}只停留 {zh_time}", name.zh), format!("Stay {en_time} at {}", name.en))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::testing;

    #[test]
    fn a_wait_for_the_morning_says_when_the_last_train_left_and_when_the_first_one_goes() {
        let wait = StepKind::WaitForMorning { last: 21 * 60 + 47, first: 6 * 60 + 27 };
        let words = step(&Step::pause(wait, 507), &testing::atlas(Vec::new())).zh;
        assert!(words.contains("末班车 21:47 已开，等次日首班 06:27"), "{words}");
    }
}
