//! Stamps (打卡) as pages show them: sheets, seals, a picture of a sheet, and messages about files.

pub mod certificate;
pub mod seal;
pub mod told;

use crate::app::Page;
use crate::app::topic::Topic;
use crate::domain::stamps::Stamps;
use crate::domain::{Atlas, Corridor, Lang, Route, Stop};
use crate::i18n::words;

/// What a sheet is about.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Subject<'a> {
    /// A route.
    Route(&'a Route),
    /// A corridor.
    Corridor(Corridor),
}

/// A sheet: the stops of a route or a corridor, each with room for a seal.
#[derive(Clone, Debug, PartialEq)]
pub struct StampSheet<'a> {
    /// What it is about.
    pub subject: Subject<'a>,
    /// Its stops without repetition: for a route in its order, for a corridor in descending order of worth.
    pub stops: Vec<&'a Stop>,
}

impl StampSheet<'_> {
    /// The name of the sheet.
    pub fn name(&self, lang: Lang) -> String {
        match self.subject {
            Subject::Route(route) => route.name.get(lang).to_owned(),
            Subject::Corridor(corridor) => Topic::Corridor(corridor).name(words(lang)).unwrap_or_default(),
        }
    }

    /// A key for ids of elements.
    pub fn key(&self) -> String {
        match self.subject {
            Subject::Route(route) => format!("route-{}", route.id),
            Subject::Corridor(corridor) => format!("corridor-{}", corridor.key()),
        }
    }

    /// The page of its route or corridor.
    pub fn page(&self) -> Page {
        match self.subject {
            Subject::Route(route) => Page::Route(route.id.clone()),
            Subject::Corridor(corridor) => Page::Topic(Topic::Corridor(corridor)),
        }
    }

    /// The number of its stops that have a stamp.
    pub fn stamped(&self, stamps: &Stamps) -> usize {
        self.stops.iter().filter(|stop| stamps.get(&stop.id).is_some()).count()
    }

    /// Whether all of its stops have a stamp.
    pub fn is_full(&self, stamps: &Stamps) -> bool {
        !self.stops.is_empty() && self.stamped(stamps) == self.stops.len()
    }
}

/// A sheet for each route, then for each corridor; those without stops are left out.
pub fn sheets(atlas: &Atlas) -> Vec<StampSheet<'_>> {
    let routes = atlas.routes.iter().map(|route| {
        let mut stops: Vec<&Stop> = Vec::new();
        for stop in route.legs.iter().filter_map(|leg| atlas.stop(&leg.stop)) {
            if !stops.iter().any(|known| known.id == stop.id) {
                stops.push(stop);
            }
        }
        StampSheet { subject: Subject::Route(route), stops }
    });
    let corridors = Corridor::ALL.into_iter().map(|corridor| {
        let mut stops: Vec<_> =
            atlas.stops.iter().filter(|stop| stop.corridors.contains(&corridor)).collect();
        stops.sort_by_key(|stop| std::cmp::Reverse(stop.worth.unwrap_or(0)));
        StampSheet { subject: Subject::Corridor(corridor), stops }
    });
    routes.chain(corridors).filter(|sheet| !sheet.stops.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::stamps::{Stamp, StampedBy};
    use crate::domain::testing;

    #[test]
    fn a_sheet_counts_its_own_stops_and_is_full_when_all_of_them_are_stamped() {
        let stops = ["a", "b"].map(|id| testing::stop(id, |stop| stop.worth = (id == "b").then_some(4)));
        let atlas = testing::atlas(stops.into());
        let sheets = sheets(&atlas);
        let ids =
            |sheet: &StampSheet<'_>| sheet.stops.iter().map(|stop| stop.id.to_string()).collect::<Vec<_>>();
        assert_eq!(
            sheets.iter().map(ids).collect::<Vec<_>>(),
            [["a", "b"], ["b", "a"]],
            "corridors by worth"
        );
        let mut stamps = Stamps::default();
        let stamp = || Stamp::new(Default::default(), StampedBy::Hand, "");
        for elsewhere in ["x", "a"] {
            stamps.put(elsewhere.into(), stamp());
        }
        assert_eq!((sheets[0].stamped(&stamps), sheets[0].is_full(&stamps)), (1, false));
        stamps.put("b".into(), stamp());
        assert!(sheets[0].is_full(&stamps));
    }
}
