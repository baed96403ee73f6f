//! A guide (攻略) as JSON, in the format of a pack's `guides/*.json`, so that a guide from a link or a file can be added
//! to a pack unchanged.
//!
//! Input is untrusted: texts are reduced to plain text and cut, and days and visits are limited as in a trip.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::doc::{BasesDoc, DocError, DocWarning, Opened, PlaceDoc};
use crate::domain::plain_text::{plain_line, plain_text};
use crate::domain::reading::{Guide, Section};
use crate::domain::ready_trip::{ReadyDay, ReadyVisit};
use crate::domain::trip::{
    Base, Bases, Day, MAX_DAYS, MAX_NOTE_CHARS, MAX_STAY_MINUTES, MAX_TITLE_CHARS, MAX_VISITS, TripMode,
};
use crate::domain::{Atlas, Bilingual, Claims, Lang, Source, StopId, TripId};

/// Most characters of a section's text.
const MAX_TEXT_CHARS: usize = 4_000;
/// Most sections.
const MAX_SECTIONS: usize = 40;
/// Most characters kept of an id.
const MAX_ID_CHARS: usize = 80;

type TextByLang = BTreeMap<String, String>;

#[derive(Serialize, Deserialize)]
struct GuideDoc {
    #[serde(default)]
    id: String,
    title: TextByLang,
    author: TextByLang,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    route: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    stops: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    mode: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    days: Vec<GuideDayDoc>,
    body: Vec<SectionDoc>,
    #[serde(default)]
    sources: Vec<SourceDoc>,
}

#[derive(Serialize, Deserialize)]
struct GuideDayDoc {
    from: String,
    to: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    base: Option<BasesDoc>,
    visits: Vec<GuideVisitDoc>,
}

#[derive(Serialize, Deserialize)]
struct GuideVisitDoc {
    stop: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    minutes: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    note: Option<TextByLang>,
}

#[derive(Serialize, Deserialize)]
struct SectionDoc {
    heading: TextByLang,
    text: TextByLang,
}

#[derive(Serialize, Deserialize)]
struct SourceDoc {
    title: TitleDoc,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    licence: Option<String>,
    checked: NaiveDate,
}

/// A title in both languages, or a work's own title.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum TitleDoc {
    Text(TextByLang),
    Own(String),
}

/// Whether a document is meant to be a guide: the title of a trip is a string, that of a guide an object with
/// languages.
pub fn is_guide(value: &Value) -> bool {
    value.get("title").is_some_and(Value::is_object) && value.get("v").is_none()
}

/// Opens a guide document, with a trip made from the guide and its Chinese texts.
///
/// # Errors
/// Fails when it has no title, author or body, or more days, visits and stops than a trip can have.
pub fn open(value: Value, atlas: &Atlas) -> Result<Opened, DocError> {
    let doc: GuideDoc = serde_json::from_value(value).map_err(DocError::NotAGuide)?;
    let guide = read(doc)?;
    let trip = guide.trip(TripId::from(guide.id.as_str()), Lang::Zh, DateTime::default());
    let visits =
        trip.visits().map(|(_, visit)| &visit.stop).chain(trip.candidates.iter().map(|one| &one.stop));
    let mut unknown: Vec<&StopId> = visits.filter(|stop| atlas.stop(stop).is_none()).collect();
    unknown.dedup();
    let warnings = unknown.into_iter().cloned().map(DocWarning::UnknownStop).collect();
    Ok(Opened { trip, warnings, newer: None, guide: Some(Box::new(guide)) })
}

/// The document of a guide.
pub fn document(guide: &Guide) -> Value {
    let doc = GuideDoc {
        id: guide.id.clone(),
        title: text_doc(&guide.title),
        author: text_doc(&guide.author),
        route: guide.route.as_ref().map(|route| route.as_str().to_owned()),
        stops: guide.stops.iter().map(|stop| stop.as_str().to_owned()).collect(),
        mode: (guide.mode != TripMode::default()).then(|| guide.mode.key().to_owned()),
        days: guide.days.iter().map(day_doc).collect(),
        body: guide.body.iter().map(section_doc).collect(),
        sources: guide.sources.iter().map(source_doc).collect(),
    };
    // Maps have text keys only, so this cannot fail.
    serde_json::to_value(doc).unwrap_or_default()
}

fn read(doc: GuideDoc) -> Result<Guide, DocError> {
    let visits = doc.days.iter().map(|day| day.visits.len()).sum::<usize>();
    if doc.days.len() > MAX_DAYS || visits + doc.stops.len() > 2 * MAX_VISITS || visits > MAX_VISITS {
        return Err(DocError::TooMuch);
    }
    Ok(Guide {
        id: plain_line(&doc.id, MAX_ID_CHARS),
        title: line(&doc.title),
        author: line(&doc.author),
        route: doc.route.as_deref().map(|route| plain_line(route, MAX_ID_CHARS).as_str().into()),
        stops: doc.stops.iter().map(|stop| stop_id(stop)).collect(),
        mode: doc.mode.as_deref().and_then(TripMode::from_key).unwrap_or_default(),
        days: doc.days.into_iter().map(day).collect(),
        body: doc.body.into_iter().take(MAX_SECTIONS).map(section).collect(),
        sources: doc.sources.into_iter().take(MAX_SECTIONS).map(source).collect(),
    })
}

fn stop_id(key: &str) -> StopId {
    plain_line(key, MAX_ID_CHARS).as_str().into()
}

/// A text in both languages; if one is missing, the other is used in its place, as in packs.
fn bilingual(text: &TextByLang, plain: impl Fn(&str) -> String) -> Bilingual {
    let get = |lang: &str| text.get(lang).map(|text| plain(text)).filter(|text| !text.trim().is_empty());
    let (zh, en) = (get("zh"), get("en"));
    let any = || text.values().map(|text| plain(text)).next().unwrap_or_default();
    let first = zh.clone().or_else(|| en.clone()).unwrap_or_else(any);
    Bilingual::new(first.clone(), en.unwrap_or(first))
}

fn line(text: &TextByLang) -> Bilingual {
    bilingual(text, |text| plain_line(text, MAX_TITLE_CHARS))
}

fn long(text: &TextByLang, max_chars: usize) -> Bilingual {
    bilingual(text, |text| plain_text(text, max_chars))
}

fn day(doc: GuideDayDoc) -> ReadyDay {
    let usual = Day::default();
    let clock = |text: &str| NaiveTime::parse_from_str(text, "%H:%M").ok();
    let hours = clock(&doc.from).zip(clock(&doc.to)).filter(|(from, to)| from < to);
    let (from, to) = hours.unwrap_or((usual.from, usual.to));
    let base = match doc.base {
        None => Bases::default(),
        Some(BasesDoc::Both(place)) => {
            let base = base(place);
            Bases { start: base.clone(), end: base }
        }
        Some(BasesDoc::Ends { start, end }) => Bases { start: start.and_then(base), end: end.and_then(base) },
    };
    ReadyDay { from, to, base, visits: doc.visits.into_iter().map(visit).collect() }
}

/// A station or a city. A private place, such as a hotel, is dropped.
fn base(place: PlaceDoc) -> Option<Base> {
    match place {
        PlaceDoc::City { city } => Some(Base::City(plain_line(&city, MAX_ID_CHARS).as_str().into())),
        PlaceDoc::Station { station } => {
            Some(Base::Station(plain_line(&station, MAX_ID_CHARS).as_str().into()))
        }
        PlaceDoc::Place { .. } => None,
    }
}

fn visit(doc: GuideVisitDoc) -> ReadyVisit {
    let note = doc.note.map(|note| long(&note, MAX_NOTE_CHARS)).filter(|note| !note.zh.trim().is_empty());
    let minutes = doc.minutes.filter(|minutes| (1..=MAX_STAY_MINUTES).contains(minutes));
    ReadyVisit { stop: stop_id(&doc.stop), minutes, note }
}

fn section(doc: SectionDoc) -> Section {
    Section { heading: line(&doc.heading), text: long(&doc.text, MAX_TEXT_CHARS) }
}

fn source(doc: SourceDoc) -> Source {
    let title = match doc.title {
        TitleDoc::Text(text) => line(&text),
        TitleDoc::Own(own) => {
            let own = plain_line(&own, MAX_TITLE_CHARS);
            Bilingual::new(own.clone(), own)
        }
    };
    // Only web addresses become links.
    let is_web = |url: &String| url.starts_with("https://") || url.starts_with("http://");
    Source {
        title,
        url: doc.url.filter(is_web),
        licence: doc.licence,
        checked: doc.checked,
        official: false,
        unchecked: Claims::default(),
        gives: Claims::default(),
        differs: Claims::default(),
    }
}

fn text_doc(text: &Bilingual) -> TextByLang {
    [("zh", &text.zh), ("en", &text.en)].map(|(lang, text)| (lang.to_owned(), text.clone())).into()
}

fn day_doc(day: &ReadyDay) -> GuideDayDoc {
    let clock = |time: NaiveTime| time.format("%H:%M").to_string();
    let (start, end) =
        (day.base.start.as_ref().and_then(place_doc), day.base.end.as_ref().and_then(place_doc));
    let base = (start.is_some() || end.is_some()).then_some(BasesDoc::Ends { start, end });
    let visit = |visit: &ReadyVisit| GuideVisitDoc {
        stop: visit.stop.as_str().to_owned(),
        minutes: visit.minutes,
        note: visit.note.as_ref().map(text_doc),
    };
    GuideDayDoc {
        from: clock(day.from),
        to: clock(day.to),
        base,
        visits: day.visits.iter().map(visit).collect(),
    }
}

fn place_doc(base: &Base) -> Option<PlaceDoc> {
    match base {
        Base::City(id) => Some(PlaceDoc::City { city: id.as_str().to_owned() }),
        Base::Station(id) => Some(PlaceDoc::Station { station: id.as_str().to_owned() }),
        Base::Place { .. } => None,
    }
}

fn section_doc(section: &Section) -> SectionDoc {
    SectionDoc { heading: text_doc(&section.heading), text: text_doc(&section.text) }
}

fn source_doc(source: &Source) -> SourceDoc {
    SourceDoc {
        title: TitleDoc::Text(text_doc(&source.title)),
        url: source.url.clone(),
        licence: source.licence.clone(),
        checked: source.checked,
    }
}
