//! The form in which a checked pack is sent to the browser: the domain's own types in postcard, so that reading it
//! needs neither JSON nor the grammar of opening hours. Made by the build, or by the code that reads packs from
//! elsewhere.

use serde::Deserialize;
use thiserror::Error;

use crate::domain::later::{Later, PackedLater};
use crate::domain::reading::{Experience, Guide};
use crate::domain::search::lexicon::Lexicon;
use crate::domain::stop::Details;
use crate::domain::topics::PackedTopics;
use crate::domain::{
    Atlas, Bilingual, Calendar, Lang, PackInfo, PackedNetwork, Rail, ReadyTrip, Route, Stop,
};

/// The first bytes of the file; the last one is the format version.
const MAGIC: [u8; 4] = *b"HYP\x0b";

/// Why packed bytes cannot be read as a pack.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum PackedError {
    /// Another kind of file, or one made by another version of the site.
    #[error("this is not a packed content pack of this version; reload the page")]
    OtherFile,
    /// It begins like a packed pack, but is damaged or truncated.
    #[error("the packed content pack is damaged; reload the page")]
    Damaged,
}

/// The parts of an atlas, in the order in which they are serialized. Owned types only: a form that could also borrow
/// would bring the code that clones all of it into the browser.
#[derive(Deserialize)]
struct PackedParts {
    info: PackInfo,
    stops: Vec<Stop>,
    routes: Vec<Route>,
    rail: Rail,
    calendar: Calendar,
    later: PackedLater,
    guides: Vec<Guide>,
    experiences: Vec<Experience>,
    ready_trips: Vec<ReadyTrip>,
    topics: PackedTopics,
    network: PackedNetwork,
}

/// The packed bytes of an atlas.
pub fn encode(atlas: &Atlas) -> Vec<u8> {
    let later = match atlas.later.is_empty() {
        true => {
            PackedLater::new(&Later { events: atlas.events.clone(), frequency: atlas.rail.frequency.clone() })
        }
        false => atlas.later.clone(),
    };
    // In the order of `PackedParts`: a tuple is serialized like a struct.
    let parts = (
        &atlas.info,
        &atlas.stops,
        &atlas.routes,
        &atlas.rail,
        &atlas.calendar,
        &later,
        &atlas.guides,
        &atlas.experiences,
        &atlas.ready_trips,
        &atlas.topics,
        &atlas.network,
    );
    // Writing plain data into memory cannot fail.
    postcard::to_extend(&parts, MAGIC.to_vec()).unwrap_or_default()
}

/// Reads an atlas from packed bytes, including the lists in [`Atlas::later`].
///
/// # Errors
/// When the bytes are not exactly one packed atlas of this version.
pub fn decode(bytes: &[u8]) -> Result<Atlas, PackedError> {
    decode_first(bytes).map(Atlas::with_later_read)
}

/// Reads an atlas from packed bytes but leaves [`Atlas::later`] unread: for the first view, whose program cannot read
/// it.
///
/// # Errors
/// When the bytes are not exactly one packed atlas of this version.
pub fn decode_first(bytes: &[u8]) -> Result<Atlas, PackedError> {
    let body = bytes.strip_prefix(MAGIC.as_slice()).ok_or(PackedError::OtherFile)?;
    let (parts, rest): (PackedParts, _) =
        postcard::take_from_bytes(body).map_err(|_| PackedError::Damaged)?;
    if !rest.is_empty() {
        return Err(PackedError::Damaged);
    }
    let atlas = Atlas::new(
        parts.info,
        parts.stops,
        parts.routes,
        parts.rail,
        parts.calendar,
        Vec::new(),
        parts.guides,
        parts.experiences,
    );
    let atlas = atlas.with_ready_trips(parts.ready_trips).with_later(parts.later);
    Ok(atlas.with_topics(parts.topics).with_network(parts.network))
}

/// The atlas without what is loaded later: stories, sources, directions to stops, stop details, guides, events,
/// experiences, ready-made trips, topics, the network of metros and boats, and the longer texts of the other language.
pub fn for_first_view(atlas: &Atlas, lang: Lang) -> Atlas {
    let mut first = atlas.clone();
    for stop in &mut first.stops {
        stop.story = None;
        stop.sources.clear();
        stop.status = None;
        stop.access.how = Bilingual::default();
        stop.access.metro = None;
        stop.details = Details::default();
        for closure in &mut stop.closures {
            closure.sources.clear();
            keep(&mut closure.what, lang);
        }
        keep(&mut stop.summary, lang);
        keep(&mut stop.district, lang);
    }
    for route in &mut first.routes {
        keep(&mut route.intro, lang);
        route.legs.iter_mut().filter_map(|leg| leg.note.as_mut()).for_each(|note| keep(note, lang));
    }
    first.info.lexicon = Lexicon::default();
    keep(&mut first.rail.note, lang);
    keep(&mut first.info.summary, lang);
    for station in &mut first.rail.stations {
        station.sources.clear();
    }
    first.rail.hops.iter_mut().for_each(|hop| hop.sources.clear());
    first.rail.frequency.clear();
    first.later = PackedLater::default();
    first.events.clear();
    first.guides.clear();
    first.experiences.clear();
    first.ready_trips.clear();
    first.topics = PackedTopics::default();
    first.network = PackedNetwork::default();
    first.info.centres.clear();
    first
}

fn keep(text: &mut Bilingual, lang: Lang) {
    match lang {
        Lang::Zh => text.en.clear(),
        Lang::En => text.zh.clear(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::testing;

    fn small() -> Atlas {
        testing::atlas(vec![
            testing::stop("bridge", |_| ()),
            testing::stop("library", |stop| stop.ticket_cny = None),
        ])
    }

    #[test]
    fn a_packed_atlas_is_the_same_atlas() {
        let atlas = small();
        assert_eq!(decode(&encode(&atlas)), Ok(atlas));
    }

    #[test]
    fn cut_foreign_and_longer_bytes_are_refused() {
        let bytes = encode(&small());
        for length in 0..bytes.len() {
            assert!(decode(&bytes[..length]).is_err(), "cut to {length}");
        }
        assert_eq!(decode(b"<!doctype html>").expect_err("it is refused"), PackedError::OtherFile);
        let longer = [bytes.as_slice(), b"x"].concat();
        assert_eq!(decode(&longer).expect_err("it is refused"), PackedError::Damaged);
    }

    #[test]
    fn a_first_view_keeps_what_lists_and_the_map_show() {
        let first = for_first_view(&small(), Lang::En);
        let stop = &first.stops[0];
        assert_eq!((&stop.story, stop.sources.len()), (&None, 0));
        assert_eq!(stop.summary.en, small().stops[0].summary.en);
        assert_eq!(stop.summary.zh, "");
        assert_eq!((&stop.name, stop.position), (&small().stops[0].name, small().stops[0].position));
    }
}
