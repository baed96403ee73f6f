//! What was repaired or dropped on import, in words.

use crate::codec::import::{Datum, FilePoint};
use crate::codec::{DocWarning, ImportWarning};
use crate::domain::{Atlas, Bilingual, StopId};

/// The words for a warning.
pub fn told(warning: &ImportWarning, atlas: &Atlas) -> Bilingual {
    match warning {
        ImportWarning::Doc(warning) => of_document(warning, atlas),
        ImportWarning::NotInMap { places, count } => {
            let (zh, en) = listed(places, *count);
            Bilingual::new(
                format!("{count} 个地点不在这张地图上，没有导入：{zh}。"),
                format!("Not on this map and left out ({count}): {en}."),
            )
        }
        ImportWarning::ByPosition { place, stop } => {
            let (from, stop) = (named(place), name_of(stop, atlas));
            Bilingual::new(
                format!("{}按位置猜作“{}”。", from.zh, stop.zh),
                format!("{} was taken for {}, which is near.", capital(&from.en), stop.en),
            )
        }
        ImportWarning::ByName { name, stop } => {
            let stop = name_of(stop, atlas);
            Bilingual::new(
                format!("“{name}”按名称当作“{}”。", stop.zh),
                format!("“{name}” was taken for {}, by its name.", stop.en),
            )
        }
        ImportWarning::FarAway { name, stop, km } => {
            let stop = name_of(stop, atlas);
            Bilingual::new(
                format!("“{name}”离这里的“{}”有 {km} 公里，是另一处地方，没有导入。", stop.zh),
                format!(
                    "“{name}” is {km} km from {} here, so it is another place and was left out.",
                    stop.en
                ),
            )
        }
        ImportWarning::Repeated { stops } => {
            let names: Vec<Bilingual> = stops.iter().map(|stop| name_of(stop, atlas)).collect();
            let (zh, en) = joined(&names);
            Bilingual::new(
                format!("文件里出现多次，只导入一次：{zh}。"),
                format!("More than once in the file and taken once: {en}."),
            )
        }
        ImportWarning::LinesLeftOut { points, names } => lines(*points, names),
        of_numbers => numbers(of_numbers),
    }
}

/// The words for warnings about the file's numbers, characters, coordinate systems and size.
fn numbers(warning: &ImportWarning) -> Bilingual {
    match warning {
        ImportWarning::NumbersInText { count } => Bilingual::new(
            format!("{count} 个地点的坐标写成了文字，已当作数字。"),
            format!("The coordinates of {count} were written as text and taken for numbers."),
        ),
        ImportWarning::Swapped { count } => Bilingual::new(
            format!("{count} 个地点的经度和纬度写反了，已对调。"),
            format!("Latitude and longitude of {count} were swapped; they were put in order."),
        ),
        ImportWarning::WebMetres { count } => Bilingual::new(
            format!("{count} 个地点的坐标以米为单位（网络墨卡托），已换算成度。"),
            format!("The coordinates of {count} were in metres (Web Mercator) and were made degrees."),
        ),
        ImportWarning::Metres { count } => Bilingual::new(
            format!("{count} 个地点的坐标以米为单位，不是经纬度，没有用；请用 WGS 84 经纬度导出。"),
            format!(
                "The coordinates of {count} are in metres, not in degrees, and were not used; export them as WGS 84 degrees."
            ),
        ),
        ImportWarning::BareAmpersands { lines } => {
            let lines: Vec<String> = lines.iter().map(ToString::to_string).collect();
            Bilingual::new(
                format!("第 {} 行有单独的 &，应写作 &amp;；已按原样读取。", lines.join("、")),
                format!("A bare & that should be &amp; was read as it stands, in line {}.", lines.join(", ")),
            )
        }
        ImportWarning::Shifted(Datum::Bd09) => Bilingual::new(
            "位置按百度地图的坐标（BD-09）换算。",
            "Positions were read as those of Baidu Maps (BD-09) and shifted back.",
        ),
        ImportWarning::Shifted(_) => Bilingual::new(
            "位置按高德、腾讯地图的坐标（GCJ-02）换算。",
            "Positions were read as those of Amap or Tencent Maps (GCJ-02) and shifted back.",
        ),
        ImportWarning::CutShort { places, count } => {
            let (zh, en) = listed(places, *count);
            Bilingual::new(
                format!("文件里的天数或站数超过上限，{count} 个地点没有导入：{zh}。"),
                format!("The file has more days or visits than a trip can have; left out ({count}): {en}."),
            )
        }
        // All other warnings are handled by `told`.
        _ => Bilingual::default(),
    }
}

fn lines(points: usize, names: &[String]) -> Bilingual {
    let all: Vec<Bilingual> =
        names.iter().map(|name| Bilingual::new(format!("“{name}”"), format!("“{name}”"))).collect();
    let (zh, en) = joined(&all);
    let (zh, en) = if all.is_empty() { (zh, en) } else { (format!("：{zh}"), format!(": {en}")) };
    Bilingual::new(
        format!("轨迹和线条（{points} 个点）没有导入{zh}。"),
        format!("Tracks and lines ({points} points) were left out{en}."),
    )
}

/// A point as the file names it.
fn named(place: &FilePoint) -> Bilingual {
    let FilePoint { name, at } = place;
    match (name.is_empty(), at.is_empty()) {
        (false, _) => Bilingual::new(format!("“{name}”"), format!("“{name}”")),
        (true, false) => {
            Bilingual::new(format!("位于 {at}、没有名称的点"), format!("a point without a name at {at}"))
        }
        (true, true) => {
            Bilingual::new("一个没有名称也没有位置的条目", "an entry without a name and a position")
        }
    }
}

/// The points as a list, with the number of those that are not listed.
fn listed(places: &[FilePoint], count: usize) -> (String, String) {
    let names: Vec<Bilingual> = places.iter().map(named).collect();
    let (zh, en) = joined(&names);
    match count.saturating_sub(places.len()) {
        0 => (zh, en),
        more => (format!("{zh}，另有 {more} 个"), format!("{en}, and {more} more")),
    }
}

fn joined(names: &[Bilingual]) -> (String, String) {
    let zh: Vec<&str> = names.iter().map(|name| name.zh.as_str()).collect();
    let en: Vec<&str> = names.iter().map(|name| name.en.as_str()).collect();
    (zh.join("、"), en.join(", "))
}

/// The text with its first letter in upper case.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn of_document(warning: &DocWarning, atlas: &Atlas) -> Bilingual {
    match warning {
        DocWarning::UnknownStop(stop) => Bilingual::new(
            format!("这张地图没有站点“{stop}”；它仍留在行程里，但不知道在哪里、何时开放。"),
            format!(
                "This map has no stop “{stop}”; it stays in the trip, but where it is and when it opens is unknown."
            ),
        ),
        DocWarning::HoursReversed(day) => Bilingual::new(
            format!("第{}天的结束时间早于开始时间，已改为 09:00–18:00。", day + 1),
            format!("Day {} ended before it began; it is 09:00–18:00 now.", day + 1),
        ),
        DocWarning::StartLeftOut => {
            Bilingual::new("出发日期不可用，已去掉。", "The start date is not valid and was dropped.")
        }
        DocWarning::BaseLeftOut(day) => Bilingual::new(
            format!("第{}天的起终点不在地球上，已去掉。", day + 1),
            format!("Where day {} starts or ends is nowhere on the earth and was left out.", day + 1),
        ),
        DocWarning::StayLeftOut(stop) => {
            let stop = name_of(stop, atlas);
            Bilingual::new(
                format!("在“{}”的停留时间不可用，已按通常时间。", stop.zh),
                format!("The stay at {} cannot be; it is as usual there now.", stop.en),
            )
        }
        DocWarning::HoursNotUnderstood(day) => Bilingual::new(
            format!("第{}天的时间看不懂，已按通常的 09:00 和 18:00。", day + 1),
            format!("The hours of day {} could not be read; the usual 09:00 and 18:00 stand in.", day + 1),
        ),
        DocWarning::EndsAtMidnight(day) => Bilingual::new(
            format!("第{}天到 24:00，已记为 23:59。", day + 1),
            format!("Day {} ended at 24:00; it is 23:59 now.", day + 1),
        ),
        DocWarning::UnknownStation(station) => Bilingual::new(
            format!("这张地图没有车站“{station}”；这班车仍留在行程里，但不知道怎么去。"),
            format!(
                "This map has no station “{station}”; the ride stays in the trip, but the way there is unknown."
            ),
        ),
        DocWarning::RidesLeftOut(day, count) => Bilingual::new(
            format!("第{}天有 {count} 班自己的车船不可用，已去掉。", day + 1),
            format!("{count} of the rides of day {} cannot be and were left out.", day + 1),
        ),
        DocWarning::LeftOut(_)
        | DocWarning::BaseNotUnderstood(_)
        | DocWarning::ModeNotUnderstood
        | DocWarning::VisitsNotUnderstood(_) => not_understood(warning),
    }
}

/// The words for warnings about what a newer program may have written.
fn not_understood(warning: &DocWarning) -> Bilingual {
    match warning {
        DocWarning::LeftOut(field) => Bilingual::new(
            format!("文件里的“{field}”看不懂，没有采用；其余照旧。"),
            format!("“{field}” in the file could not be read and was left out; the rest stands."),
        ),
        DocWarning::BaseNotUnderstood(day) => Bilingual::new(
            format!("第{}天的起终点这里还看不懂，没有显示。", day + 1),
            format!("Where day {} starts or ends is not understood here and is not shown.", day + 1),
        ),
        DocWarning::VisitsNotUnderstood(count) => Bilingual::new(
            format!("有 {count} 处安排这里还看不懂，没有显示。"),
            format!("{count} of its visits are not understood here and are not shown."),
        ),
        _ => Bilingual::new(
            "这里还没有它的出行方式，先按公交地铁显示。",
            "Its way of getting about is not known here; it is shown as public transport.",
        ),
    }
}

fn name_of(stop: &StopId, atlas: &Atlas) -> Bilingual {
    atlas.stop(stop).map_or_else(|| Bilingual::new(stop.as_str(), stop.as_str()), |stop| stop.name.clone())
}
