//! The streets of a trip that are stored for days without a network: from which archive, near which places, and what is
//! said about them. [`crate::map::stock`] works out which pieces of the archive these are.

use super::pack_source::{CustomBaseMap, folder_of, own_ground, streets_of};
use super::trips::present::parts::Courses;
use super::{AppState, Trips};
use crate::domain::schedule::Spot;
use crate::domain::{Atlas, Lang, Stop};
use crate::geometry::LonLat;
use crate::i18n::kept_street_words;
use crate::map::{PartKind, TripPart};

/// How far the storing of the streets has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// The size of the streets is being worked out.
    #[default]
    Looking,
    /// The size could not be worked out.
    Unknown,
    /// The size is known.
    Known,
    /// They are being fetched.
    Keeping,
    /// The reader has cancelled the fetching.
    Stopped,
    /// Fetching failed.
    Failed(Why),
    /// All of them have just been stored.
    Done,
    /// Everything stored has just been removed.
    Removed,
}

/// Why not all streets could be stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The archive's host does not answer, or answers with something else.
    NoAnswer,
    /// The browser has no more room, or stores nothing.
    Full,
    /// The archive has changed in the meantime.
    Changed,
}

/// What is known about the streets of the trip on the desk. All sizes are in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct KeptStreets {
    /// The current stage.
    pub stage: Stage,
    /// The size of the trip's streets.
    pub bytes: u64,
    /// The part of that size which is stored.
    pub kept: u64,
    /// The size of everything stored on the device, including streets for other trips.
    pub on_device: u64,
}

impl KeptStreets {
    /// Before anything is known.
    pub const NOTHING: Self = Self { stage: Stage::Looking, bytes: 0, kept: 0, on_device: 0 };

    /// Whether every street of the trip is stored.
    pub const fn is_whole(&self) -> bool {
        self.bytes > 0 && self.kept >= self.bytes
    }

    /// Whether there is something to fetch and fetching can be started now.
    pub const fn can_begin(&self) -> bool {
        let waits = !matches!(self.stage, Stage::Looking | Stage::Unknown | Stage::Keeping);
        waits && self.kept < self.bytes
    }

    /// The label of the button that fetches what is missing.
    pub fn begin_label(&self, lang: Lang) -> &'static str {
        let words = kept_street_words(lang);
        if self.kept > 0 { words.go_on } else { words.keep }
    }

    /// The size of the streets as text, or why it is not known.
    pub fn size_said(&self, lang: Lang) -> String {
        let words = kept_street_words(lang);
        match self.stage {
            Stage::Looking => words.looking.to_owned(),
            Stage::Unknown => words.unknown.to_owned(),
            _ if self.bytes == 0 => words.nothing.to_owned(),
            _ if self.kept == 0 || self.is_whole() => {
                [words.size_before, &size(self.bytes), words.size_after].concat()
            }
            _ => [
                words.size_before,
                &size(self.bytes),
                words.missing_before,
                &size(self.bytes - self.kept),
                words.missing_after,
            ]
            .concat(),
        }
    }

    /// The progress as text, such as `340 kB of 900 kB`; both in the same unit.
    pub fn progress_said(&self, lang: Lang) -> String {
        let in_kb = |bytes: u64| format!("{} kB", bytes.div_ceil(1_000));
        [&in_kb(self.kept), kept_street_words(lang).of, &in_kb(self.bytes)].concat()
    }

    /// The outcome as text, to be shown and read out; empty as long as there is none.
    pub fn outcome_said(&self, lang: Lang) -> &'static str {
        let words = kept_street_words(lang);
        match self.stage {
            Stage::Looking | Stage::Unknown | Stage::Keeping => "",
            Stage::Done => words.kept,
            Stage::Stopped => words.stopped,
            Stage::Failed(Why::NoAnswer) => words.broke_off,
            Stage::Failed(Why::Full) => words.full,
            Stage::Failed(Why::Changed) => words.changed,
            Stage::Removed => words.removed,
            Stage::Known if self.is_whole() => words.kept,
            Stage::Known => "",
        }
    }
}

/// A size for display: kilobytes, and from a million bytes on megabytes with one decimal; rounded up.
pub fn size(bytes: u64) -> String {
    if bytes < 1_000_000 {
        return format!("{} kB", bytes.div_ceil(1_000));
    }
    let tenths = bytes.div_ceil(100_000);
    format!("{}.{} MB", tenths / 10, tenths % 10)
}

/// The address of the street archive that the map shows: the one that the site was built with, or the pack's own once
/// the map has found that it contains streets.
pub fn archive_of(state: &AppState) -> Option<String> {
    let folder = match &state.host.pack {
        Some(pack) => folder_of(pack, &state.root),
        None => format!("{}pack/", state.root),
    };
    match own_ground(&state.atlas.info, &folder) {
        None => streets_of(state),
        Some(CustomBaseMap::Archive(address)) => (state.lies_below && !state.stands_in).then_some(address),
        Some(CustomBaseMap::Pictures(_)) => None,
    }
}

/// The places and walks near which streets are wanted, as lines; a line with one point is a place. Included are the
/// stops with their entrances, the places where days begin and end, and of the legs between them the whole walks, but
/// only the two ends of everything else.
pub fn places(trips: &Trips, atlas: &Atlas) -> Vec<Vec<LonLat>> {
    let courses = Courses::of(atlas);
    let (trip, mut lines) = (trips.trip(), Vec::new());
    for (day, times) in trip.days.iter().zip(&trips.schedule.days) {
        lines.extend(courses.of_day(day, times).into_iter().flat_map(of_part));
        let bases = [&day.base.start, &day.base.end].into_iter().flatten();
        lines.extend(bases.filter_map(|base| Some(vec![Spot::of_base(base, atlas)?.position])));
        let stops = day.visits.iter().filter_map(|visit| atlas.stop(&visit.stop));
        let doors = |stop: &Stop| [&[stop.position][..], Spot::of_stop(stop).doors()].concat();
        lines.extend(stops.flat_map(doors).map(|place| vec![place]));
    }
    lines
}

fn of_part(part: TripPart) -> Vec<Vec<LonLat>> {
    match part.kind {
        PartKind::Walk => vec![part.line],
        _ => [part.line.first(), part.line.last()].into_iter().flatten().map(|end| vec![*end]).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Page;
    use crate::domain::pack_info::OwnBasemap;
    use crate::domain::testing;
    use crate::domain::trip::{Base, Bases, Day, History, Trip, Visit};
    use chrono::DateTime;
    use std::rc::Rc;

    const BRIDGE: LonLat = LonLat::new(120.15, 30.25);
    const LIBRARY: LonLat = LonLat::new(121.54, 29.87);
    const HOTEL: LonLat = LonLat::new(120.17, 30.26);

    fn stop(id: &str, position: LonLat) -> Stop {
        testing::stop(id, |stop| stop.position = position)
    }

    fn trip(stops: &[&str]) -> (Trips, Atlas) {
        let atlas = testing::atlas(vec![stop("bridge", BRIDGE), stop("library", LIBRARY)]);
        let hotel = Base::Place { name: "hotel".into(), position: HOTEL };
        let visits = stops.iter().map(|stop| Visit::to((*stop).into())).collect();
        let day = Day { base: Bases { start: Some(hotel), end: None }, visits, ..Day::default() };
        let trip = Trip { days: vec![day], ..Trip::new("t".into(), "", DateTime::UNIX_EPOCH) };
        (Trips::new(History::new(trip), Vec::new(), &atlas), atlas)
    }

    #[test]
    fn streets_are_wanted_near_stops_and_bases_and_only_walks_lead_from_one_to_the_other() {
        let (trips, atlas) = trip(&["bridge", "library"]);
        let lines = places(&trips, &atlas);
        for place in [BRIDGE, LIBRARY, HOTEL] {
            assert!(lines.contains(&vec![place]), "{place:?} in {lines:?}");
        }
        // No one walks to the other city.
        let far = |line: &Vec<LonLat>| line.array_windows().any(|[from, to]| from.distance_m(*to) > 50_000.0);
        assert!(!lines.iter().any(far), "{lines:?}");
    }

    #[test]
    fn of_a_ride_its_ends_are_wanted_and_of_a_walk_its_way() {
        let line = vec![BRIDGE, HOTEL, LIBRARY];
        let walk = of_part(TripPart::along(PartKind::Walk, line.clone()));
        assert_eq!((walk.len(), walk.first()), (1, Some(&line)));
        for kind in [PartKind::Rail, PartKind::Boat, PartKind::Road] {
            assert_eq!(of_part(TripPart::along(kind, line.clone())), [vec![BRIDGE], vec![LIBRARY]]);
        }
    }

    #[test]
    fn the_archive_is_the_site_s_or_the_pack_s_once_it_turns_out_to_be_streets() {
        let with = |change: fn(&mut crate::domain::PackInfo)| {
            let mut atlas = testing::atlas(Vec::new());
            change(&mut atlas.info);
            AppState::new(Rc::new(atlas), "/tour/", Lang::Zh, Page::Trip)
        };
        assert_eq!(archive_of(&with(|_| ())), None);
        let built = with(|info| info.streets = Some("streets-1.pmtiles".to_owned()));
        assert_eq!(archive_of(&built).as_deref(), Some("/tour/streets-1.pmtiles"));
        let mut own = with(|info| {
            let archive = "own.pmtiles".to_owned();
            info.basemap = Some(OwnBasemap::PmTiles { archive, attribution: None });
        });
        assert_eq!(archive_of(&own), None, "nobody knows yet what is in it");
        own.lies_below = true;
        assert_eq!(archive_of(&own).as_deref(), Some("/tour/pack/own.pmtiles"));
        own.stands_in = true;
        assert_eq!(archive_of(&own), None, "it did not come");
    }

    #[test]
    fn sizes_are_never_told_too_small() {
        let told = [0, 1, 1_000, 1_001, 999_999, 1_000_000, 1_000_001, 12_340_000].map(size);
        assert_eq!(told, ["0 kB", "1 kB", "1 kB", "2 kB", "1000 kB", "1.0 MB", "1.1 MB", "12.4 MB"]);
    }

    #[test]
    fn the_size_is_told_before_and_what_is_missing_after_a_break() {
        let known = KeptStreets { stage: Stage::Known, bytes: 3_210_000, kept: 0, on_device: 0 };
        assert_eq!(known.size_said(Lang::Zh), "街道共 3.3 MB。");
        assert!(known.can_begin() && known.begin_label(Lang::En) == "Keep the streets");
        let half = KeptStreets { stage: Stage::Failed(Why::NoAnswer), kept: 2_000_000, ..known };
        assert_eq!(half.size_said(Lang::En), "The streets take 3.3 MB, and 1.3 MB are still missing.");
        assert_eq!(half.progress_said(Lang::Zh), "2000 kB，共 3210 kB");
        assert!(half.can_begin() && half.begin_label(Lang::En) == "Go on");
        let whole = KeptStreets { stage: Stage::Done, kept: known.bytes, ..known };
        assert!(whole.is_whole() && !whole.can_begin());
    }

    #[test]
    fn a_trip_off_the_archive_s_land_offers_nothing() {
        let nothing = KeptStreets { stage: Stage::Known, ..KeptStreets::default() };
        assert!(!nothing.can_begin() && !nothing.is_whole());
        assert_eq!(nothing.size_said(Lang::Zh), kept_street_words(Lang::Zh).nothing);
        assert_eq!(nothing.outcome_said(Lang::Zh), "");
    }
}
