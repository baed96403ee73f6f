//! Why a link or a file yields no trip, and what to do about it, in words.

use super::told;
use crate::codec::ImportWarning;
use crate::codec::doc::DocError;
use crate::codec::import::{ImportError, MAX_ATTRIBUTES, MAX_DEPTH, MAX_POINTS};
use crate::codec::share::{MAX_CODE_BYTES, ShareError};
use crate::domain::{Atlas, Bilingual, Lang};

/// Why there is no trip: what is wrong and what to do.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Refusal {
    /// What is wrong.
    pub what: Bilingual,
    /// What to do.
    pub remedy: Bilingual,
}

impl Refusal {
    fn new(what: (&str, &str), remedy: (&str, &str)) -> Self {
        Self { what: Bilingual::new(what.0, what.1), remedy: Bilingual::new(remedy.0, remedy.1) }
    }

    /// Both sentences, joined.
    pub fn words(&self, lang: Lang) -> String {
        let gap = match lang {
            Lang::Zh => "",
            Lang::En => " ",
        };
        format!("{}{gap}{}", self.what.get(lang), self.remedy.get(lang))
    }

    /// The file is larger than is read.
    pub fn too_big() -> Self {
        Self::new(
            ("文件超过 10 MB，没有打开。", "The file is larger than 10 MB and was not opened."),
            ("请只导出行程本身，不要带轨迹和照片。", "Export the trip alone, without tracks and pictures."),
        )
    }

    /// Reading the file took too long.
    pub fn too_slow() -> Self {
        Self::new(
            ("这个文件读了太久，已经停下。", "Reading the file took too long and was stopped."),
            ("请只导出行程本身，不要带轨迹。", "Export the trip alone, without tracks."),
        )
    }

    /// Another program shared something without a trip file or a link to a trip or guide.
    pub fn nothing_shared() -> Self {
        Self::new(
            (
                "分享过来的内容里没有行程文件，也没有本站的行程或攻略链接。",
                "What was shared has no file of a trip and no link to a trip or guide of this site in it.",
            ),
            (
                "请分享 .gpx、.kml、.geojson 或 .json 文件，或本站的链接。",
                "Share a .gpx, .kml, .geojson or .json file, or a link of this site.",
            ),
        )
    }

    /// The browser could not read the file.
    pub fn unreadable() -> Self {
        Self::new(
            ("浏览器没能读取这个文件。", "The browser could not read the file."),
            ("请确认文件还在原处，再选一次。", "See whether the file is still there, and choose it again."),
        )
    }
}

const ASK_AGAIN: (&str, &str) = (
    "请向发来的人要一个完整的链接，或行程文件。",
    "Ask the sender for the whole link again, or for the trip as a file.",
);
const EXPORT_AGAIN: (&str, &str) = ("请在原来的程序里重新导出一次。", "Export it again from where it came.");

/// Why a link's code has no trip.
pub fn of_link(error: &ShareError) -> Refusal {
    match error {
        ShareError::TooLong(_) => Refusal::new(
            (
                "这个链接太长，不是本站的行程链接。",
                &format!("This link is longer than {MAX_CODE_BYTES} bytes, which no link of a trip is."),
            ),
            ASK_AGAIN,
        ),
        ShareError::OtherVersion => Refusal::new(
            ("这个链接不是本站现有版本做的。", "This link was not made by this version of the site."),
            (
                "请刷新本页再打开；仍然不行，就请对方发行程文件。",
                "Reload the page and open it again; if that does not help, ask for the trip as a file.",
            ),
        ),
        ShareError::NoCode => {
            Refusal::new(("这个链接里没有行程。", "This link has no trip in it."), ASK_AGAIN)
        }
        ShareError::Cut => Refusal::new(
            ("这个链接不完整：后半截在转发时丢了。", "This link is cut off: its end was lost on its way."),
            ASK_AGAIN,
        ),
        ShareError::Changed | ShareError::NotDeflate | ShareError::NotUtf8 => Refusal::new(
            ("这个链接损坏了：转发时有字符被改动。", "This link is damaged: it was changed on its way."),
            ASK_AGAIN,
        ),
        ShareError::TooBig => Refusal::new(
            (
                "这个链接里的内容比任何行程都大，没有打开。",
                "This link holds more than any trip does and was not opened.",
            ),
            ASK_AGAIN,
        ),
        ShareError::Doc(error) => of_document(error, ASK_AGAIN),
    }
}

fn of_document(error: &DocError, remedy: (&str, &str)) -> Refusal {
    let what = match error {
        DocError::NotJson(_) => ("行程的内容损坏了。", "The trip is damaged."),
        DocError::NotATrip(_) | DocError::Version(_) => {
            ("这不是本站的行程。", "This is not a trip of this site.")
        }
        DocError::NotAGuide(_) => (
            "这像是一份攻略，但缺了标题、作者或正文，没有打开。",
            "This looks like a guide, but its title, author or text is missing, so it was not opened.",
        ),
        DocError::TooMuch => {
            ("行程的天数或站数超过上限（31 天、500 站）。", "The trip has more than 31 days or 500 visits.")
        }
    };
    Refusal::new(what, remedy)
}

/// Why a file has no trip.
pub fn of_import(error: &ImportError, atlas: &Atlas) -> Refusal {
    match error {
        ImportError::TooBig(_) => Refusal::too_big(),
        ImportError::Packed => packed(),
        ImportError::NothingPacked => Refusal::new(
            ("压缩包里没有 KML、GPX 或 GeoJSON 文件。", "The archive has no KML, GPX or GeoJSON file in it."),
            ("请选带有地点的那个文件。", "Choose the file that has the places."),
        ),
        ImportError::OtherEncoding(name) => other_encoding(name),
        ImportError::NotUtf8(_) => Refusal::new(
            ("文件的文字编码不是 UTF-8。", "The text of the file is not UTF-8."),
            ("请另存为 UTF-8 再试。", "Save it as UTF-8 and try again."),
        ),
        ImportError::UnknownFormat | ImportError::UnknownXml => unknown_format(),
        ImportError::DocumentType => Refusal::new(
            (
                "文件里带有自定义实体，为安全起见没有打开。",
                "The file defines entities of its own and was not opened, for safety.",
            ),
            EXPORT_AGAIN,
        ),
        ImportError::Entity { line } => unknown_entity(*line),
        ImportError::TooDeep | ImportError::TooManyAttributes | ImportError::TooManyPoints => limits(error),
        ImportError::Xml { line, .. } => damaged(*line),
        ImportError::Json(error) if !error.is_eof() => damaged(error.line()),
        ImportError::Cut | ImportError::Json(_) => Refusal::new(
            ("文件不完整：到一半就断了。", "The file is not complete: it ends in the middle."),
            EXPORT_AGAIN,
        ),
        ImportError::Doc(error) => of_document(error, EXPORT_AGAIN),
        ImportError::NoStops { line_points, told } => and_told(no_stops(*line_points), told, atlas),
        ImportError::NothingFound { points, told } => and_told(nothing_found(*points), told, atlas),
    }
}

fn packed() -> Refusal {
    Refusal::new(
        (
            "这个压缩文件不完整、带有密码，或是这里读不了的格式。",
            "The archive is not complete, has a password, or is packed in a way that is not read here.",
        ),
        ("请先解压，再选里面的文件。", "Unpack it and choose the file inside."),
    )
}

fn other_encoding(name: &str) -> Refusal {
    Refusal::new(
        (
            &format!("文件声明的文字编码是 {name}，但按它读不出来。"),
            &format!("The file says that its text is {name}, and cannot be read as that."),
        ),
        ("请另存为 UTF-8 再试。", "Save it as UTF-8 and try again."),
    )
}

fn unknown_format() -> Refusal {
    Refusal::new(
        ("不认识这种文件。", "This kind of file is not known here."),
        (
            "可以导入：行程文件 .json、.gpx、.kml、.kmz、.geojson。",
            "These can be imported: trips as .json, .gpx, .kml, .kmz and .geojson.",
        ),
    )
}

fn unknown_entity(line: usize) -> Refusal {
    Refusal::new(
        (
            &format!("文件第 {line} 行用了不认识的实体（& 和 ; 之间的词）。"),
            &format!("Line {line} of the file has an entity that is not known, a word between & and ;."),
        ),
        ("请把那一行的 & 改成 &amp;。", "Write &amp; for the & in that line."),
    )
}

fn nothing_found(points: usize) -> Refusal {
    Refusal::new(
        (
            &format!("文件里有 {points} 个地点，没有一个是这张地图上的站点。"),
            &format!("The file has {points} places, and none of them is a stop of this map."),
        ),
        ("请用带站点名称或位置的文件。", "Use a file with the names or positions of stops."),
    )
}

fn damaged(line: usize) -> Refusal {
    Refusal::new(
        (&format!("文件在第 {line} 行损坏。"), &format!("The file is damaged in line {line}.")),
        EXPORT_AGAIN,
    )
}

/// The refusal with the import warnings appended to what is wrong.
fn and_told(refusal: Refusal, warnings: &[ImportWarning], atlas: &Atlas) -> Refusal {
    let mut what = refusal.what;
    for warning in warnings {
        let Bilingual { zh, en, .. } = told(warning, atlas);
        what.zh.push_str(&zh);
        what.en.push(' ');
        what.en.push_str(&en);
    }
    Refusal { what, ..refusal }
}

fn no_stops(line_points: usize) -> Refusal {
    let what = if line_points == 0 {
        Bilingual::new("文件里没有站点。", "The file has no stops in it.")
    } else {
        Bilingual::new(
            format!("文件里没有站点，只有轨迹或线条（{line_points} 个点）。"),
            format!("The file has no stops in it, only tracks or lines ({line_points} points)."),
        )
    };
    let remedy =
        Bilingual::new("请用带站点名称或位置的文件。", "Use a file with the names or positions of stops.");
    Refusal { what, remedy }
}

fn limits(error: &ImportError) -> Refusal {
    let (zh, en) = match error {
        ImportError::TooDeep => (
            format!("嵌套超过 {MAX_DEPTH} 层"),
            format!("elements more than {MAX_DEPTH} deep within each other"),
        ),
        ImportError::TooManyAttributes => (
            format!("一个标签的属性超过 {MAX_ATTRIBUTES} 个"),
            format!("a tag with more than {MAX_ATTRIBUTES} attributes"),
        ),
        _ => (format!("地点超过 {MAX_POINTS} 个"), format!("more than {MAX_POINTS} points")),
    };
    Refusal::new(
        (&format!("文件里{zh}，没有打开。"), &format!("The file has {en} and was not opened.")),
        ("请只导出行程本身，不要带轨迹。", "Export the trip alone, without tracks."),
    )
}
