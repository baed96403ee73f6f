//! What was mended or left out on the way in, in words.

use crate::codec::{DocWarning, ImportWarning};
use crate::domain::{Atlas, Bilingual, StopId};

/// The words for a warning.
pub fn told(warning: &ImportWarning, atlas: &Atlas) -> Bilingual {
    match warning {
        ImportWarning::Doc(warning) => of_document(warning, atlas),
        ImportWarning::NotInMap { names, count } => not_in_map(names, *count),
        ImportWarning::ByPosition { name, stop } => {
            let stop = name_of(stop, atlas);
            if name.is_empty() {
                let en = format!("A point without a name was taken for {}, which is near.", stop.en);
                return Bilingual::new(format!("一个没有名称的点按位置当作“{}”。", stop.zh), en);
            }
            Bilingual::new(
                format!("“{name}”按位置当作“{}”。", stop.zh),
                format!("“{name}” was taken for {}, which is near.", stop.en),
            )
        }
        ImportWarning::LinesLeftOut { points } => Bilingual::new(
            format!("轨迹和线条（{points} 个点）没有导入。"),
            format!("Tracks and lines ({points} points) were left out."),
        ),
        ImportWarning::CutShort => Bilingual::new(
            "文件里的天数或站数超过上限，后面的没有导入。",
            "The file has more days or visits than a trip can have; the rest was left out.",
        ),
    }
}

fn not_in_map(names: &[String], count: usize) -> Bilingual {
    let known: Vec<&str> = names.iter().map(String::as_str).filter(|name| !name.is_empty()).collect();
    let shown = known.get(..known.len().min(5)).unwrap_or_default();
    if shown.is_empty() {
        return Bilingual::new(
            format!("{count} 个地点不在这张地图上，没有导入。"),
            format!("{count} places are not on this map and were left out."),
        );
    }
    let (zh_more, en_more) = if count > shown.len() { ("等", " and others") } else { ("", "") };
    Bilingual::new(
        format!("{count} 个地点不在这张地图上，没有导入：{}{zh_more}。", shown.join("、")),
        format!("{count} places are not on this map and were left out: {}{en_more}.", shown.join(", ")),
    )
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
            Bilingual::new("出发日期不可用，已去掉。", "The start date cannot be and was left out.")
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
        DocWarning::BaseNotUnderstood(day) => Bilingual::new(
            format!("第{}天的起终点这里还看不懂，没有显示。", day + 1),
            format!("Where day {} starts or ends is not understood here and is not shown.", day + 1),
        ),
        DocWarning::ModeNotUnderstood => Bilingual::new(
            "这里还没有它的出行方式，先按公交地铁显示。",
            "Its way of getting about is not known here; it is shown as public transport.",
        ),
        DocWarning::VisitsNotUnderstood(count) => Bilingual::new(
            format!("有 {count} 处安排这里还看不懂，没有显示。"),
            format!("{count} of its visits are not understood here and are not shown."),
        ),
    }
}

fn name_of(stop: &StopId, atlas: &Atlas) -> Bilingual {
    atlas.stop(stop).map_or_else(|| Bilingual::new(stop.as_str(), stop.as_str()), |stop| stop.name.clone())
}
