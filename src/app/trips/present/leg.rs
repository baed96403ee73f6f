//! A leg of a day: its means of transport, duration and length, and how they came about.

use crate::domain::schedule::{Leg, TravelMode};
use crate::domain::{Atlas, Lang};
use crate::i18n::format::{distance, minutes, time};
use crate::i18n::{schedule, words};

/// What is shown of a leg.
#[derive(Clone, Debug, PartialEq)]
pub struct LegView {
    /// The means of transport, for the icon.
    pub mode: TravelMode,
    /// `公交地铁，约 25 分钟，7.2 公里`.
    pub summary: String,
    /// The times of departure and arrival.
    pub times: String,
    /// The steps in words, in order.
    pub steps: Vec<String>,
    /// The rides, in order: `杭州地铁1号线 龙翔桥→火车东站 6站（往…）`, `杭甬高铁 杭州东→宁波`.
    pub rides: Vec<String>,
    /// Whether it includes a train; 12306 has the current times of trains.
    pub has_train: bool,
}

/// What is shown of a leg.
pub fn leg_view(lang: Lang, atlas: &Atlas, leg: &Leg) -> LegView {
    let estimate = &leg.estimate;
    let comma = words(lang).later().clause_comma;
    let about = words(lang).later().about_minutes;
    let mut summary =
        format!("{}{comma}{about}{}", mode_name(lang, estimate.mode), minutes(lang, estimate.minutes));
    if estimate.knows_metres() {
        summary += comma;
        summary += &distance(lang, f64::from(estimate.metres));
    }
    LegView {
        mode: estimate.mode,
        summary,
        times: format!("{} → {}", time(lang, leg.depart), time(lang, leg.arrive)),
        steps: estimate.how.iter().map(|step| schedule::step(lang, step, atlas)).collect(),
        rides: rides(lang, atlas, leg),
        has_train: estimate.has_train(),
    }
}

fn rides(lang: Lang, atlas: &Atlas, leg: &Leg) -> Vec<String> {
    leg.estimate.how.iter().filter_map(|step| schedule::ride_of(lang, step, atlas)).collect()
}

/// The name of a means of transport.
pub fn mode_name(lang: Lang, mode: TravelMode) -> &'static str {
    let words = words(lang);
    match mode {
        TravelMode::Walk => words.later().by_walk,
        TravelMode::Bike => words.later().by_bike,
        TravelMode::Transit => words.later().by_transit,
        TravelMode::Drive => words.later().by_drive,
        TravelMode::Train => words.by_train,
        TravelMode::Ferry => words.later().by_ferry,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::schedule::{Basis, Estimate, Step, StepKind};
    use crate::domain::testing;

    #[test]
    fn a_way_says_means_minutes_and_metres_and_how_they_came_about() {
        let step = Step::new(StepKind::Walk(Basis::CrowFlies { percent: 130 }), 12.0, 900.0);
        let leg = Leg { depart: 570, arrive: 582, estimate: Estimate::of(TravelMode::Walk, vec![step]) };
        let atlas = testing::atlas(vec![]);
        let view = leg_view(Lang::Zh, &atlas, &leg);
        assert_eq!(view.summary, "步行，约 12 分钟，900 米");
        assert_eq!(view.times, "09:30 → 09:42");
        assert_eq!(view.steps, ["步行约 900 米，约 12 分钟（直线×1.3估算）"]);
        assert!(view.rides.is_empty());
    }

    #[test]
    fn a_walk_to_where_one_is_already_is_not_told() {
        let walk =
            |minutes, metres| Step::new(StepKind::Walk(Basis::CrowFlies { percent: 130 }), minutes, metres);
        let bus = Step::new(StepKind::Transit(Basis::CrowFlies { percent: 130 }), 10.0, 3000.0);
        let estimate = Estimate::of(TravelMode::Transit, vec![walk(5.0, 300.0), bus, walk(0.0, 0.0)]);
        let view = leg_view(Lang::Zh, &testing::atlas(vec![]), &Leg { depart: 570, arrive: 585, estimate });
        assert_eq!(view.steps.len(), 2, "{:?}", view.steps);
    }

    #[test]
    fn no_length_is_told_between_two_places_that_are_only_roughly_known() {
        let step = Step::new(StepKind::Walk(Basis::Rough { percent: 130 }), 12.0, 900.0);
        let leg = Leg { depart: 570, arrive: 582, estimate: Estimate::of(TravelMode::Walk, vec![step]) };
        for lang in [Lang::Zh, Lang::En] {
            let view = leg_view(lang, &testing::atlas(vec![]), &leg);
            let told = format!("{} {}", view.summary, view.steps.join(" "));
            assert!(!told.contains("900") && !told.contains("0.9"), "{told}");
        }
    }

    #[test]
    fn a_metro_says_line_stations_stops_and_direction() {
        let name = |zh: &str, en: &str| crate::domain::Bilingual::new(zh, en);
        let kind = StepKind::Metro {
            line: name("杭州地铁1号线", "Hangzhou Metro Line 1"),
            from: name("火车东站", "East Railway Station"),
            to: name("龙翔桥", "Longxiangqiao"),
            towards: name("湘湖", "Xianghu"),
            stops: 6,
        };
        let estimate = Estimate::of(TravelMode::Transit, vec![Step::new(kind, 15.0, 6_000.0)]);
        let leg = Leg { depart: 570, arrive: 585, estimate };
        let view = leg_view(Lang::Zh, &testing::atlas(vec![]), &leg);
        assert_eq!(view.rides, ["杭州地铁1号线 火车东站→龙翔桥 6站（往湘湖）"]);
        let view = leg_view(Lang::En, &testing::atlas(vec![]), &leg);
        assert!(view.rides[0].contains("towards Xianghu"), "{:?}", view.rides);
    }
}
