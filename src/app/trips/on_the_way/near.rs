//! How far the traveller is from what is next, if they ask. It is computed here, from a position that is held only in
//! the state and not stored anywhere.

use chrono::NaiveDateTime;

use super::ahead::Next;
use super::minute_of;
use crate::domain::stamps::{Nearness, nearness};
use crate::domain::{Atlas, Lang};
use crate::i18n::format::{distance, time};
use crate::i18n::travel_day;
use crate::map::here::Here;

/// For how many minutes a position is shown: after that, a walker is somewhere else.
pub const GOOD_MINUTES: i64 = 5;
/// A position with at least this error, in metres, is shown with its error.
const ROUGH_M: f64 = 100.0;

/// How far it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Near {
    /// 10:32 定位：离灵隐寺直线约 350 米，路要更长.
    pub says: String,
    /// Whether it is a stop and the traveller is within its radius.
    pub is_there: bool,
}

/// How far what is next is from `here`, a position found at the moment `found`, in Shanghai time; `None` where the
/// place of what is next is unknown.
pub fn near(next: &Next, here: Here, found: NaiveDateTime, atlas: &Atlas, lang: Lang) -> Option<Near> {
    let stop = next.stop.as_ref().and_then(|id| atlas.stop(id));
    let measured = stop.map(|stop| nearness(stop, here.place, here.accuracy_m));
    let metres = match measured {
        Some(Nearness::Away(metres)) => Some(metres),
        Some(Nearness::Here) => None,
        None => Some(next.place?.distance_m(here.place)),
    };
    let (at, name) = (time(lang, minute_of(found)), &next.name);
    let name =
        if stop.is_some() { name.as_str() } else { next.to.as_ref().map_or(name.as_str(), |to| &to.name) };
    let rough = (here.accuracy_m >= ROUGH_M).then(|| distance(lang, here.accuracy_m));
    let says = match (metres.map(|metres| distance(lang, metres)), rough) {
        (Some(far), None) => travel_day::away(lang, &at, name, &far),
        (Some(far), Some(error)) => travel_day::away_give_or_take(lang, &at, name, &far, &error),
        (None, _) => travel_day::you_are_there(lang, &at, name),
    };
    Some(Near { says, is_there: metres.is_none() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::testing;
    use crate::geometry::LonLat;

    fn next(stop: Option<&str>, name: &str) -> Next {
        Next {
            label: "",
            stop: stop.map(Into::into),
            place: Some(LonLat::new(120.0, 30.0)),
            name: name.into(),
            to: None,
            go: String::new(),
            unknown: None,
            hours: None,
        }
    }

    fn says(next: &Next, lat: f64, accuracy_m: f64, lang: Lang) -> Near {
        let atlas = testing::atlas(vec![testing::stop("temple", |stop| {
            stop.position = LonLat::new(120.0, 30.0);
            stop.details.radius_m = Some(200);
        })]);
        let here = Here { place: LonLat::new(120.0, lat), accuracy_m, heading_deg: None };
        let found = "2026-10-14T10:32:00".parse().expect("a moment");
        near(next, here, found, &atlas, lang).expect("a place")
    }

    #[test]
    fn it_is_told_how_far_the_next_stop_is_in_a_straight_line_and_when_one_is_there() {
        let temple = next(Some("temple"), "山寺");
        // 0.01 degrees of latitude are 1,112 metres.
        let far = says(&temple, 30.01, 20.0, Lang::Zh);
        assert_eq!(
            (far.says.as_str(), far.is_there),
            ("10:32 定位：离山寺直线约 1.1 公里，走起来更远。", false)
        );
        let rough = says(&temple, 30.01, 400.0, Lang::En);
        assert_eq!(
            rough.says,
            "At 10:32: about 1.1 km from 山寺 in a straight line, give or take 400 m; the way is longer."
        );
        let there = says(&temple, 30.001, 20.0, Lang::Zh);
        assert!(there.is_there && there.says.contains("可以点「到了」"), "{there:?}");
    }

    #[test]
    fn a_station_is_only_told_how_far_it_is() {
        let at_it = says(&next(None, "杭州东站"), 30.001, 20.0, Lang::Zh);
        assert!(!at_it.is_there && at_it.says.contains("直线约 100 米"), "{at_it:?}");
    }
}
