//! `topics.json`.

use std::collections::HashSet;

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::{sports, value};
use crate::atlas::finding::{JsonPath, Report};
use crate::atlas::raw::{
    RawAdvice, RawBenefit, RawChapter, RawCorridor, RawLookedFor, RawPhrase, RawReception, RawTravelFact,
    RawVenue,
};
use crate::atlas::read;
use crate::domain::topics::{
    Benefit, Chapter, CorridorPage, GuestAdvice, LookedFor, Phrase, Receives, Reception, Topics, TravelFact,
    Venue, VenueUse,
};
use crate::domain::{Corridor, StopId};

/// The valid topics; empty without the file.
pub fn topics(file: Option<&Value>, stops: &HashSet<StopId>, report: &mut Report) -> Topics {
    let Some(file) = file else { return Topics::default() };
    let root = JsonPath::file("topics.json");
    let mut reader = Reader { stops, report };
    let mut topics = Topics {
        corridors: reader.list(file, "corridors", &root, Reader::corridor),
        venues: reader.list(file, "venues", &root, Reader::venue),
        benefits: reader.list(file, "benefits", &root, Reader::benefit),
        same_city: reader.list(file, "same_city", &root, Reader::benefit),
        same_city_not_found: reader.list(file, "same_city_not_found", &root, Reader::looked_for),
        guests: reader.list(file, "guests", &root, Reader::advice),
        phrases: reader.list(file, "phrases", &root, Reader::phrase),
        transport: reader.list(file, "transport", &root, Reader::travel_fact),
        receptions: reader.list(file, "receptions", &root, Reader::reception),
        ..Topics::default()
    };
    let mut seen = HashSet::new();
    topics.corridors.retain(|page| reader.first(&mut seen, page.corridor.key(), &root.key("corridors")));
    let mut seen = HashSet::new();
    topics.venues.retain(|venue| reader.first(&mut seen, venue.stop.as_str(), &root.key("venues")));
    let mut seen = HashSet::new();
    topics.benefits.retain(|benefit| reader.first(&mut seen, &benefit.id, &root.key("benefits")));
    topics.same_city.retain(|benefit| reader.first(&mut seen, &benefit.id, &root.key("same_city")));
    let mut seen = HashSet::new();
    topics.receptions.retain(|one| reader.first(&mut seen, one.stop.as_str(), &root.key("receptions")));
    topics
}

/// What every part of the file needs to be read.
struct Reader<'a> {
    stops: &'a HashSet<StopId>,
    report: &'a mut Report,
}

impl Reader<'_> {
    /// The valid items of a list that may be absent.
    fn list<R: DeserializeOwned, T>(
        &mut self,
        file: &Value,
        key: &str,
        root: &JsonPath,
        item: impl Fn(&mut Self, &R, &JsonPath) -> Option<T>,
    ) -> Vec<T> {
        if file.get(key).is_none() {
            return Vec::new();
        }
        let values = read::list(file, key, root, self.report);
        let place = root.key(key);
        let mut items = Vec::new();
        for (at, value) in values.iter().enumerate() {
            let here = place.item(at);
            let Some(raw) = read::shape::<R>(value, &here, self.report) else { continue };
            items.extend(item(self, &raw, &here));
        }
        items
    }

    /// Whether an id is new; a repeated one is reported.
    fn first(&mut self, seen: &mut HashSet<String>, id: &str, place: &JsonPath) -> bool {
        let first = seen.insert(id.to_owned());
        if !first {
            self.report.error(place, format!("\"{id}\" stands twice"), "take the second one out");
        }
        first
    }

    fn named_stops(&mut self, keys: &[String], place: &JsonPath) -> Vec<StopId> {
        let known =
            |(at, key): (usize, &String)| value::known_stop(key, self.stops, &place.item(at), self.report);
        keys.iter().enumerate().filter_map(known).collect()
    }

    fn corridor(&mut self, raw: &RawCorridor, place: &JsonPath) -> Option<CorridorPage> {
        let Some(corridor) = Corridor::from_key(&raw.id) else {
            let known = Corridor::ALL.map(Corridor::key).join(", ");
            self.report.error(
                &place.key("id"),
                format!("\"{}\" is not a corridor", raw.id),
                format!("write one of {known}"),
            );
            return None;
        };
        let chapters = place.key("chapters");
        let chapter = |(at, chapter): (usize, &RawChapter)| self.chapter(chapter, &chapters.item(at));
        Some(CorridorPage {
            corridor,
            chapters: raw.chapters.iter().enumerate().filter_map(chapter).collect(),
            intro: value::text(&raw.intro, &place.key("intro"), self.report)?,
            half_day: self.named_stops(&raw.half_day, &place.key("half_day")),
            day: self.named_stops(&raw.day, &place.key("day")),
        })
    }

    fn chapter(&mut self, raw: &RawChapter, place: &JsonPath) -> Option<Chapter> {
        let stops = self.named_stops(&raw.stops, &place.key("stops"));
        if stops.is_empty() {
            self.report.error(&place.key("stops"), "holds no stop", "name at least one stop of the chapter");
            return None;
        }
        Some(Chapter {
            name: value::text(&raw.name, &place.key("name"), self.report)?,
            text: value::text(&raw.text, &place.key("text"), self.report)?,
            stops,
            order_why: value::maybe_text(raw.order_why.as_ref(), &place.key("order_why"), self.report),
        })
    }

    fn reception(&mut self, raw: &RawReception, place: &JsonPath) -> Option<Reception> {
        let report = &mut *self.report;
        Some(Reception {
            receives: sports::one_of(&Receives::ALL, &raw.receives, &place.key("receives"), report)?,
            stop: value::known_stop(&raw.stop, self.stops, &place.key("stop"), report)?,
            how: value::maybe_text(raw.how.as_ref(), &place.key("how"), report),
            sources: value::required_sources(&raw.sources, &place.key("sources"), report),
        })
    }

    fn venue(&mut self, raw: &RawVenue, place: &JsonPath) -> Option<Venue> {
        let report = &mut *self.report;
        let access = sports::one_of(&VenueUse::ALL, &raw.access, &place.key("access"), report)?;
        Some(Venue {
            stop: value::known_stop(&raw.stop, self.stops, &place.key("stop"), report)?,
            sports: raw.sports.clone(),
            held: value::text(&raw.held, &place.key("held"), report)?,
            access,
            today: value::text(&raw.today, &place.key("today"), report)?,
            price: value::maybe_text(raw.price.as_ref(), &place.key("price"), report),
            booking: value::maybe_text(raw.booking.as_ref(), &place.key("booking"), report),
            sources: value::required_sources(&raw.sources, &place.key("sources"), report),
        })
    }

    fn benefit(&mut self, raw: &RawBenefit, place: &JsonPath) -> Option<Benefit> {
        let stops = self.named_stops(&raw.stops, &place.key("stops"));
        let report = &mut *self.report;
        let from = raw.from.as_deref().and_then(|text| value::date(text, &place.key("from"), report));
        let to = raw.to.as_deref().and_then(|text| value::date(text, &place.key("to"), report));
        if from.zip(to).is_some_and(|(from, to)| from > to) {
            report.error(&place.key("to"), "is before \"from\"", "write the last day");
            return None;
        }
        Some(Benefit {
            id: value::id(&raw.id, &place.key("id"), report)?.into(),
            title: value::text(&raw.title, &place.key("title"), report)?,
            text: value::text(&raw.text, &place.key("text"), report)?,
            who: value::maybe_text(raw.who.as_ref(), &place.key("who"), report),
            stops,
            from,
            to,
            sources: value::required_sources(&raw.sources, &place.key("sources"), report),
        })
    }

    fn looked_for(&mut self, raw: &RawLookedFor, place: &JsonPath) -> Option<LookedFor> {
        Some(LookedFor {
            what: value::text(&raw.what, &place.key("what"), self.report)?,
            looked: value::date(&raw.looked, &place.key("looked"), self.report)?,
        })
    }

    fn advice(&mut self, raw: &RawAdvice, place: &JsonPath) -> Option<GuestAdvice> {
        Some(GuestAdvice {
            heading: value::text(&raw.heading, &place.key("heading"), self.report)?,
            text: value::text(&raw.text, &place.key("text"), self.report)?,
            sources: value::required_sources(&raw.sources, &place.key("sources"), self.report),
        })
    }

    fn travel_fact(&mut self, raw: &RawTravelFact, place: &JsonPath) -> Option<TravelFact> {
        Some(TravelFact {
            heading: value::text(&raw.heading, &place.key("heading"), self.report)?,
            text: value::text(&raw.text, &place.key("text"), self.report)?,
            as_of: value::date(&raw.as_of, &place.key("as_of"), self.report)?,
            sources: value::required_sources(&raw.sources, &place.key("sources"), self.report),
        })
    }

    fn phrase(&mut self, raw: &RawPhrase, place: &JsonPath) -> Option<Phrase> {
        Some(Phrase {
            text: value::text(&raw.text, &place.key("text"), self.report)?,
            pinyin: value::plain(&raw.pinyin, &place.key("pinyin"), self.report),
        })
    }
}
