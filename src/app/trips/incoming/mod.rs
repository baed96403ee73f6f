//! A trip from outside, by a link or from a file: it is shown first, then taken in one of three ways or declined. The
//! reader's own trips are not touched before that.

mod name;
mod refusal;
#[cfg(test)]
mod tests;
mod told;

use std::rc::Rc;
use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::{Outcome, Shelved, Trips, put_on_desk, with_desk};
use crate::app::Shared;
use crate::codec::import::Datum;
use crate::codec::{ImportWarning, Imported, Opened, share};
use crate::domain::reading::Guide;
use crate::domain::trip::{Edit, History, ReplaceReason, Trip};
use crate::domain::{Atlas, Bilingual, Lang, Schedule, TripId, Ways};

pub use name::name;
pub use refusal::{Refusal, of_import, of_link};
pub use told::told;

/// How the trip arrived.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// In a link.
    Link,
    /// In a file.
    File,
}

impl Source {
    const fn reason(self) -> ReplaceReason {
        match self {
            Self::Link => ReplaceReason::Link,
            Self::File => ReplaceReason::File,
        }
    }
}

/// What arrived.
#[derive(Clone, Debug, PartialEq)]
pub struct Incoming {
    /// How the trip arrived.
    pub source: Source,
    /// The trip, or why there is none.
    pub what: Result<Offer, Refusal>,
}

/// A trip that can be taken.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// The trip.
    pub trip: Arc<Trip>,
    /// The trip's schedule.
    pub schedule: Shared<Schedule>,
    /// What was repaired or dropped on import, in words.
    pub warnings: Vec<Bilingual>,
    /// Its document version, when that is newer than this program: the trip is then read-only.
    pub newer: Option<u64>,
    /// The offer if the file came from a Chinese map service, with the service's datum; the reader is asked whether so.
    pub shifted: Option<(Datum, Rc<Self>)>,
    /// The guide that the trip comes from, if it comes from one.
    pub guide: Option<Rc<Guide>>,
}

impl Incoming {
    /// The same with schedules recomputed, because the pack or the travel times have changed.
    pub(super) fn worked_out(&self, atlas: &Atlas, ways: &Ways) -> Self {
        let what = self.what.as_ref().map(|offer| offer.worked_out(atlas, ways)).map_err(Clone::clone);
        Self { source: self.source, what }
    }
}

impl Offer {
    fn worked_out(&self, atlas: &Atlas, ways: &Ways) -> Self {
        let schedule = Shared::new(Schedule::of(&self.trip, atlas, ways));
        let shifted =
            self.shifted.as_ref().map(|(datum, other)| (*datum, Rc::new(other.worked_out(atlas, ways))));
        Self { schedule, shifted, ..self.clone() }
    }
}

/// How the trip is taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Taking {
    /// As a separate trip, under an id made from that one; a trip without a title gets this title.
    Copy(TripId, String),
    /// Its days are appended to the trip on the desk.
    Merge,
    /// It replaces the trip on the desk, which undo brings back.
    Replace,
}

/// What a link's code holds, with the texts of a guide in that language.
pub fn from_link(code: &str, trips: &Trips, atlas: &Atlas, lang: Lang) -> Incoming {
    let opened = share::decode(code, atlas);
    let what = opened.map(|opened| {
        let warnings = opened.warnings.iter().cloned().map(ImportWarning::Doc).collect();
        let Opened { trip, newer, guide, .. } = opened;
        offer(Imported { trip, warnings, newer, shifted: None, guide }, trips, atlas, lang)
    });
    Incoming { source: Source::Link, what: what.map_err(|why| of_link(&why)) }
}

/// What a file holds, from the result of reading it, with the texts of a guide in that language.
pub fn from_file(read: Result<Imported, Refusal>, trips: &Trips, atlas: &Atlas, lang: Lang) -> Incoming {
    Incoming { source: Source::File, what: read.map(|imported| offer(imported, trips, atlas, lang)) }
}

fn offer(imported: Imported, trips: &Trips, atlas: &Atlas, lang: Lang) -> Offer {
    let Imported { trip, warnings, newer, shifted, guide } = imported;
    let shifted = shifted.map(|other| (other.0, Rc::new(offer(other.1, trips, atlas, lang))));
    let guide: Option<Rc<Guide>> = guide.map(|guide| Rc::new(*guide));
    let trip = match &guide {
        Some(guide) => guide.trip(trip.id.clone(), lang, trip.updated),
        None => trip,
    };
    let schedule = Shared::new(Schedule::of(&trip, atlas, &trips.ways));
    let warnings = warnings.iter().map(|warning| told(warning, atlas)).collect();
    Offer { trip: Arc::new(trip), schedule, warnings, newer, shifted, guide }
}

impl Trips {
    /// Whether the reader is looking at the trip of a link.
    pub fn shows_link(&self) -> bool {
        self.incoming.as_ref().is_some_and(|incoming| incoming.source == Source::Link)
    }

    /// Whether a trip can be merged into the one on the desk or take its place.
    pub fn can_take_in(&self, offer: &Offer) -> bool {
        !self.is_untouched() && self.newer.is_none() && offer.newer.is_none()
    }
}

/// The trips with the incoming trip replaced by its shifted version; unchanged where there is none.
pub(super) fn shifted(trips: &Trips) -> Trips {
    let mut next = trips.clone();
    if let Some(Incoming { source, what: Ok(offer) }) = trips.incoming.as_deref()
        && let Some((_, other)) = &offer.shifted
    {
        let incoming = Incoming { source: *source, what: Ok((**other).clone()) };
        next.incoming = Some(incoming.into());
    }
    next
}

/// The trips after taking what came.
pub(super) fn take(trips: &Trips, taking: Taking, atlas: &Atlas, now: DateTime<Utc>) -> Trips {
    let Some(Incoming { source, what: Ok(offer) }) = trips.incoming.as_deref() else { return trips.clone() };
    let reason = source.reason();
    let with = Box::new((*offer.trip).clone());
    let edit = match taking {
        Taking::Copy(id, title) => return copied(trips, offer, Naming { id, title, now }, atlas),
        Taking::Merge => Edit::Merge { with, reason },
        Taking::Replace => Edit::Replace { with, reason },
    };
    let mut next = trips.clone();
    if !trips.can_take_in(offer) {
        return next;
    }
    match trips.desk.perform(&edit, now) {
        Ok(desk) => {
            next.incoming = None;
            next.say(Outcome::Did(edit.label(trips.trip())));
            with_desk(next, desk, atlas)
        }
        Err(why) => {
            next.say(Outcome::Refused(why));
            next
        }
    }
}

/// What a copy gets in addition to the incoming trip.
struct Naming {
    id: TripId,
    /// The title for a trip that has none.
    title: String,
    /// The time of change for a trip from a guide, which has none.
    now: DateTime<Utc>,
}

fn copied(trips: &Trips, offer: &Offer, naming: Naming, atlas: &Atlas) -> Trips {
    let next = Trips { incoming: None, ..trips.clone() };
    let title = if offer.trip.title.is_empty() { naming.title } else { offer.trip.title.clone() };
    let id = TripId::of_copy(&naming.id, &offer.trip.id);
    let mut copy = Trip { id, title, ..(*offer.trip).clone() };
    // A guide has no time of change, so the copy counts as changed now.
    if offer.guide.is_some() {
        copy.updated = naming.now;
    }
    let copy = History::new(copy);
    put_on_desk(&next, Shelved { history: copy, newer: offer.newer }, atlas)
}
