//! Where a stop went and where else it could go, in words.

use super::present::stop_name;
use crate::domain::placing::{Added, PlaceInTrip};
use crate::domain::{Atlas, Lang};
use crate::i18n::{adding_words, schedule};

/// Where the stop went, and what clashes there: `西湖已加入第2天，排在灵隐寺之后`.
pub fn added(added: &Added, atlas: &Atlas, lang: Lang) -> String {
    let words = adding_words(lang);
    let name = stop_name(&added.stop, atlas, lang);
    let clash = added.clash.as_ref().map(|clash| schedule::conflict(lang, clash, atlas));
    let Some(place) = &added.place else {
        let aside = words.aside.replace("{s}", &name);
        return format!("{aside}{}{}", clash.unwrap_or_default(), words.sentence_end);
    };
    let pattern = if place.is_new_day { words.added_new } else { words.added };
    let place = format!("{}{}", with(pattern, place.at.day + 1, &name), neighbour(place, atlas, lang));
    match clash {
        None => place,
        Some(clash) => format!("{place}{end}{}{clash}{end}", words.does_not_fit, end = words.sentence_end),
    }
}

/// A place that is offered: `第2天，排在灵隐寺之后`.
pub fn place(place: &PlaceInTrip, atlas: &Atlas, lang: Lang) -> String {
    let words = adding_words(lang);
    if place.is_new_day {
        return words.new_day.to_owned();
    }
    format!("{}{}", with(words.day, place.at.day + 1, ""), neighbour(place, atlas, lang))
}

/// The message after spreading: how many days were added and how many stops are still candidates.
pub fn spread(days: usize, aside: usize, lang: Lang) -> String {
    let words = adding_words(lang);
    let more = if days > 0 { with(words.days_more, days, "") } else { String::new() };
    let left = if aside > 0 { with(words.still_aside, aside, "") } else { String::new() };
    format!("{}{more}{left}{}", words.did_spread, words.sentence_end)
}

/// Says which stop it comes after, or else which stop it comes before.
fn neighbour(place: &PlaceInTrip, atlas: &Atlas, lang: Lang) -> String {
    let words = adding_words(lang);
    let (pattern, stop) = match (&place.after, &place.before) {
        (Some(stop), _) => (words.after, stop),
        (None, Some(stop)) => (words.before, stop),
        (None, None) => return String::new(),
    };
    with(pattern, 0, &stop_name(stop, atlas, lang))
}

fn with(pattern: &str, number: usize, stop: &str) -> String {
    pattern.replace("{n}", &number.to_string()).replace("{s}", stop)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::schedule::{Conflict, ConflictKind};
    use crate::domain::trip::VisitAt;
    use crate::domain::{Bilingual, StopId, testing};

    fn atlas() -> Atlas {
        let named = |id, zh, en| testing::stop(id, move |stop| stop.name = Bilingual::new(zh, en));
        testing::atlas(vec![named("lake", "西湖", "West Lake"), named("temple", "灵隐寺", "Lingyin Temple")])
    }

    fn at(day: usize, after: Option<&str>) -> PlaceInTrip {
        let index = usize::from(after.is_some());
        let after = after.map(StopId::from);
        PlaceInTrip {
            at: VisitAt { day, index },
            after,
            before: None,
            is_new_day: false,
            behind_rides: false,
        }
    }

    #[test]
    fn it_is_told_where_the_stop_went_and_what_is_in_its_way() {
        let mut what = Added {
            stop: "lake".into(),
            place: Some(at(1, Some("temple"))),
            others: Vec::new(),
            clash: None,
        };
        assert_eq!(added(&what, &atlas(), Lang::Zh), "西湖已加入第2天，排在灵隐寺之后");
        assert_eq!(added(&what, &atlas(), Lang::En), "West Lake is on day 2 now, after Lingyin Temple");
        let visit = Some((1, StopId::from("lake")));
        what.clash = Some(Conflict { day: 1, visit, ride: None, kind: ConflictKind::Closed });
        assert_eq!(
            added(&what, &atlas(), Lang::Zh),
            "西湖已加入第2天，排在灵隐寺之后。排不下：西湖当天不开放。"
        );
        assert_eq!(
            added(&what, &atlas(), Lang::En),
            "West Lake is on day 2 now, after Lingyin Temple. It does not fit: West Lake is closed that day."
        );
        what.place = None;
        assert_eq!(added(&what, &atlas(), Lang::Zh), "西湖先放在备选，哪天都排不下：西湖当天不开放。");
    }

    #[test]
    fn places_that_are_offered_name_day_and_neighbour() {
        assert_eq!(place(&at(0, Some("temple")), &atlas(), Lang::Zh), "第1天，排在灵隐寺之后");
        let first = PlaceInTrip { before: Some("lake".into()), ..at(2, None) };
        assert_eq!(place(&first, &atlas(), Lang::En), "Day 3, before West Lake");
        let new_day = PlaceInTrip { is_new_day: true, ..at(3, None) };
        assert_eq!(place(&new_day, &atlas(), Lang::Zh), "新的一天");
    }
}
