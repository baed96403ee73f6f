//! A guide (攻略) made from the author's own trip: its days in order, its notes as tips, the author's name and a short
//! summary. The author's own places, such as a hotel, and dates are left out.

use chrono::NaiveDate;

use super::outgoing::File;
use crate::app::Page;
use crate::codec::guide::document;
use crate::codec::share::{self, ShareError};
use crate::domain::checksum::crc32;
use crate::domain::plain_text::{plain_line, plain_text};
use crate::domain::reading::{Guide, Section};
use crate::domain::ready_trip::{ReadyDay, ReadyVisit};
use crate::domain::trip::{Base, Bases, Day, MAX_TITLE_CHARS, Trip, Visit};
use crate::domain::{Atlas, Bilingual, Claims, Lang, RouteId, Source, StopId};
use crate::i18n::{guide_words, words};

/// The maximum length of the author's summary, in characters.
pub const MAX_SUMMARY_CHARS: usize = 600;

/// What the author adds to the trip.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// The author's name, as readers will see it.
    pub author: String,
    /// The summary at the beginning of the guide.
    pub summary: String,
}

/// The guide of a trip. Days without visits are left out, and so are repeated visits of a stop on one day, as in packs.
pub fn guide(trip: &Trip, written: &Written, atlas: &Atlas, today: NaiveDate) -> Guide {
    let days: Vec<ReadyDay> = trip.days.iter().filter(|day| !day.visits.is_empty()).map(ready_day).collect();
    let stops = stops(trip);
    Guide {
        // Derived from the trip's id, so that a guide that is shared again replaces the earlier one.
        id: format!("guide-{:08x}", crc32(trip.id.as_str().as_bytes())),
        title: said_or(&plain_line(&trip.title, MAX_TITLE_CHARS), |lang| words(lang).trip),
        author: said_or(&plain_line(&written.author, MAX_TITLE_CHARS), |lang| guide_words(lang).anonymous),
        route: route(&stops, atlas),
        mode: trip.mode,
        body: vec![in_short(&written.summary, days.len(), stops.len())],
        sources: vec![own_trip(today)],
        stops,
        days,
    }
}

/// Typed text is used in both languages; where it is empty, each language has its own default.
fn said_or(typed: &str, other: impl Fn(Lang) -> &'static str) -> Bilingual {
    match typed {
        "" => Bilingual::new(other(Lang::Zh), other(Lang::En)),
        typed => Bilingual::new(typed, typed),
    }
}

fn in_short(summary: &str, days: usize, stops: usize) -> Section {
    let summary = plain_text(summary, MAX_SUMMARY_CHARS).trim().to_owned();
    let counted = |lang: Lang| {
        let words = words(lang);
        [words.days_count.count(days), words.stops_count.count(stops)].join(words.list_comma)
    };
    let text = match summary.as_str() {
        "" => Bilingual::new(counted(Lang::Zh), counted(Lang::En)),
        summary => Bilingual::new(summary, summary),
    };
    let heading = Bilingual::new(guide_words(Lang::Zh).in_short, guide_words(Lang::En).in_short);
    Section { heading, text }
}

/// Every stop once: those of the days in their order, then those without a day.
fn stops(trip: &Trip) -> Vec<StopId> {
    let all = trip.visits().map(|(_, visit)| visit).chain(&trip.candidates);
    let mut stops: Vec<StopId> = Vec::new();
    for visit in all {
        if !stops.contains(&visit.stop) {
            stops.push(visit.stop.clone());
        }
    }
    stops
}

fn ready_day(day: &Day) -> ReadyDay {
    let public = |base: &Option<Base>| base.clone().filter(|base| !matches!(base, Base::Place { .. }));
    let base = Bases { start: public(&day.base.start), end: public(&day.base.end) };
    let mut visits: Vec<ReadyVisit> = Vec::new();
    for visit in &day.visits {
        if !visits.iter().any(|other| other.stop == visit.stop) {
            visits.push(ready_visit(visit));
        }
    }
    ReadyDay { from: day.from, to: day.to, base, visits }
}

fn ready_visit(visit: &Visit) -> ReadyVisit {
    let note = visit.note.as_ref().filter(|note| !note.trim().is_empty());
    let note = note.map(|note| Bilingual::new(note.as_str(), note.as_str()));
    ReadyVisit { stop: visit.stop.clone(), minutes: visit.minutes, note }
}

/// The first route that has all of these stops; `None` without stops.
fn route(stops: &[StopId], atlas: &Atlas) -> Option<RouteId> {
    let has_all = |route: &&crate::domain::Route| stops.iter().all(|stop| route.index_of(stop).is_some());
    atlas.routes.iter().find(has_all).filter(|_| !stops.is_empty()).map(|route| route.id.clone())
}

fn own_trip(today: NaiveDate) -> Source {
    Source {
        title: Bilingual::new(guide_words(Lang::Zh).own_trip, guide_words(Lang::En).own_trip),
        url: None,
        licence: None,
        checked: today,
        official: false,
        unchecked: Claims::default(),
        gives: Claims::default(),
        differs: Claims::default(),
    }
}

/// The link of a guide; `site` is the absolute URL of the site's root.
///
/// # Errors
/// When the guide is too long for a link.
pub fn link(guide: &Guide, site: &str, lang: Lang) -> Result<String, ShareError> {
    let code = share::encode_document(document(guide).to_string().as_bytes())?;
    Ok(format!("{site}{}#guide={code}", Page::Trip.path_in(lang)))
}

/// The file of a guide, as a pack has it in `guides/`.
pub fn file(guide: &Guide) -> File {
    let text = serde_json::to_string_pretty(&document(guide)).unwrap_or_default() + "\n";
    File { name: format!("{}.json", guide.id), media_type: "application/json", text }
}
