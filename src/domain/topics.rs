//! What has pages of its own besides routes and stops: corridors, the Games' venues today, what is free or reduced
//! (惠民), what guests who do not read Chinese need to know, sports, and which workplaces receive visitors.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::compact;
use super::sports::{ExperienceFacts, Package};
use super::{Bilingual, Corridor, Source, StopId};

/// All the topics of a pack. Empty where the pack has no `topics.json`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Topics {
    /// Corridors in file order, each at most once.
    pub corridors: Vec<CorridorPage>,
    /// Venues in file order, no stop twice.
    pub venues: Vec<Venue>,
    /// Benefits in file order.
    pub benefits: Vec<Benefit>,
    /// What residents of one of the cities get in the other (同城), in file order.
    pub same_city: Vec<Benefit>,
    /// Such rules that were searched for and not found, in file order.
    pub same_city_not_found: Vec<LookedFor>,
    /// What guests need to know, in file order.
    pub guests: Vec<GuestAdvice>,
    /// Sentences to show to someone who reads Chinese.
    pub phrases: Vec<Phrase>,
    /// Facts about trains, boats and metros in addition to the timetables, in file order.
    pub transport: Vec<TravelFact>,
    /// Whether and how places of work receive visitors, in file order, no stop twice.
    pub receptions: Vec<Reception>,
    /// Facts about experiences in addition to their descriptions, in the order of the experiences.
    pub experiences: Vec<ExperienceFacts>,
    /// Packages in file order.
    pub packages: Vec<Package>,
}

/// Topics in packed form: decoded when one of their pages is opened, so that the first half of the program needs no
/// code for them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackedTopics(Vec<u8>);

impl PackedTopics {
    /// Packs them.
    pub fn new(topics: &Topics) -> Self {
        // Writing plain data into memory cannot fail.
        Self(postcard::to_allocvec(topics).unwrap_or_default())
    }

    /// Decodes them; empty if the pack has none or the bytes are corrupt.
    pub fn read(&self) -> Topics {
        postcard::from_bytes(&self.0).unwrap_or_default()
    }
}

impl Topics {
    /// The page of a corridor, if the pack has one.
    pub fn corridor(&self, corridor: Corridor) -> Option<&CorridorPage> {
        self.corridors.iter().find(|page| page.corridor == corridor)
    }

    /// The chapters that name the stop, each with its corridor, in file order.
    pub fn chapters_of<'a>(&'a self, stop: &'a StopId) -> impl Iterator<Item = (Corridor, &'a Chapter)> {
        let pages = self.corridors.iter();
        pages.flat_map(move |page| {
            let naming = page.chapters.iter().filter(move |chapter| chapter.stops.contains(stop));
            naming.map(|chapter| (page.corridor, chapter))
        })
    }

    /// What the pack says about how the stop receives visitors.
    pub fn reception(&self, stop: &StopId) -> Option<&Reception> {
        self.receptions.iter().find(|one| &one.stop == stop)
    }

    /// Facts about an experience in addition to its description.
    pub fn experience(&self, id: &str) -> Option<&ExperienceFacts> {
        self.experiences.iter().find(|one| one.id == id)
    }

    /// The package of that id.
    pub fn package(&self, id: &str) -> Option<&Package> {
        self.packages.iter().find(|one| one.id == id)
    }

    /// What the pack says about the stop as a venue.
    pub fn venue(&self, stop: &StopId) -> Option<&Venue> {
        self.venues.iter().find(|venue| &venue.stop == stop)
    }
}

/// A corridor of the two-city proposal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CorridorPage {
    /// Which one.
    pub corridor: Corridor,
    /// What it is.
    pub intro: Bilingual,
    /// Its chapters in reading order.
    pub chapters: Vec<Chapter>,
    /// Stops of half a day along it, in order.
    pub half_day: Vec<StopId>,
    /// Stops of a whole day along it, in order.
    pub day: Vec<StopId>,
}

/// A part of a corridor.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Chapter {
    /// Its name.
    pub name: Bilingual,
    /// What its stops have in common.
    pub text: Bilingual,
    /// Its stops, at least one.
    pub stops: Vec<StopId>,
    /// Why they are in this order; `None` means by worth.
    pub order_why: Option<Bilingual>,
}

/// Whether a venue of the Games can be used by visitors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum VenueUse {
    /// Visitors can do sports there.
    Open,
    /// The grounds or some of the halls are open.
    Partly,
    /// Open for events and training only.
    EventsOnly,
    /// Nothing recent was found.
    Unknown,
}

impl VenueUse {
    /// Every kind, with its word in files.
    pub const ALL: [(Self, &'static str); 4] = [
        (Self::Open, "open"),
        (Self::Partly, "partly"),
        (Self::EventsOnly, "events-only"),
        (Self::Unknown, "unknown"),
    ];

    /// The word in files and style classes.
    pub fn key(self) -> &'static str {
        Self::ALL.into_iter().find(|(kind, _)| *kind == self).map_or("unknown", |(_, key)| key)
    }
}

/// Whether a place of work receives visitors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Receives {
    /// Anybody, at its hours.
    Open,
    /// Those who have asked or booked in advance.
    OnRequest,
    /// Those who come for an event.
    EventsOnly,
    /// No one.
    Nobody,
    /// It is not known.
    Unknown,
}

impl Receives {
    /// Every answer, with its word in files.
    pub const ALL: [(Self, &'static str); 5] = [
        (Self::Open, "open"),
        (Self::OnRequest, "on-request"),
        (Self::EventsOnly, "events-only"),
        (Self::Nobody, "no"),
        (Self::Unknown, "unknown"),
    ];
}

/// Whether and how a place of work receives visitors.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reception {
    /// Which stop.
    pub stop: StopId,
    /// Whether it does.
    pub receives: Receives,
    /// How one gets in, or what one sees from outside; `None` is unknown.
    pub how: Option<Bilingual>,
    /// Where the facts come from.
    pub sources: Vec<Source>,
}

/// A venue of the Games today.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Venue {
    /// Which stop.
    pub stop: StopId,
    /// Keys of the sports that visitors meet there, such as `rowing`.
    pub sports: Vec<String>,
    /// What was held there.
    pub held: Bilingual,
    /// Whether it can be used.
    pub access: VenueUse,
    /// What one can do there today, as far as is known.
    pub today: Bilingual,
    /// What it costs; `None` is unknown.
    pub price: Option<Bilingual>,
    /// How to book; `None` is unknown.
    pub booking: Option<Bilingual>,
    /// Where the facts come from.
    pub sources: Vec<Source>,
}

/// Something that is free or reduced, for everyone or for some.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Benefit {
    /// Its id.
    pub id: String,
    /// What it is.
    pub title: Bilingual,
    /// How one gets it.
    pub text: Bilingual,
    /// For whom; `None` is everyone.
    pub who: Option<Bilingual>,
    /// The stops where it applies; empty if it applies elsewhere.
    pub stops: Vec<StopId>,
    /// First day, if it has one.
    #[serde(with = "compact::known_date")]
    pub from: Option<NaiveDate>,
    /// Last day, if it has one.
    #[serde(with = "compact::known_date")]
    pub to: Option<NaiveDate>,
    /// Where the facts come from.
    pub sources: Vec<Source>,
}

/// Something that was looked for and not found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LookedFor {
    /// What.
    pub what: Bilingual,
    /// The day on which it was looked for last.
    #[serde(with = "compact::date")]
    pub looked: NaiveDate,
}

/// A piece of advice for guests.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GuestAdvice {
    /// Its heading.
    pub heading: Bilingual,
    /// Its text.
    pub text: Bilingual,
    /// Where the facts come from.
    pub sources: Vec<Source>,
}

/// A fact about trains, boats or metros: a newly opened line, a fare, a season ticket.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TravelFact {
    /// What it is about.
    pub heading: Bilingual,
    /// What is known.
    pub text: Bilingual,
    /// The day of its newest source: later changes are not included.
    #[serde(with = "compact::date")]
    pub as_of: NaiveDate,
    /// Where the facts come from.
    pub sources: Vec<Source>,
}

/// A sentence to show.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Phrase {
    /// The sentence in Chinese, and what it means.
    pub text: Bilingual,
    /// How it is spoken.
    pub pinyin: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_travel_as_they_are() {
        let phrase = Phrase {
            text: super::super::Bilingual::new("谢谢。", "Thank you."),
            pinyin: "xièxie".into(),
        };
        let topics = Topics { phrases: vec![phrase], ..Topics::default() };
        assert_eq!(PackedTopics::new(&topics).read(), topics);
        assert_eq!(PackedTopics::default().read(), Topics::default());
    }

    #[test]
    fn every_use_of_a_venue_has_a_word_of_its_own() {
        for (kind, key) in VenueUse::ALL {
            assert_eq!(kind.key(), key);
        }
    }
}
