//! A way of a day: by what means, how long, how far, and how that came about.

use super::time;
use crate::app::present::format::{distance, minutes};
use crate::domain::schedule::{Leg, StepKind, TravelMode};
use crate::domain::{Atlas, Lang};
use crate::i18n::words;

/// What is said of a way.
#[derive(Clone, Debug, PartialEq)]
pub struct LegView {
    /// By what means, for the icon.
    pub mode: TravelMode,
    /// `公交地铁，约 25 分钟，7.2 公里`.
    pub summary: String,
    /// When one leaves and arrives.
    pub times: String,
    /// The steps in words, in order.
    pub steps: Vec<String>,
    /// The train with its line, where one is taken: `杭甬高铁 杭州东—宁波`.
    pub train: Option<String>,
}

/// What is said of a way.
pub fn leg_view(lang: Lang, atlas: &Atlas, leg: &Leg) -> LegView {
    let estimate = &leg.estimate;
    let comma = words(lang).later().clause_comma;
    let about = words(lang).later().about_minutes;
    let summary = format!(
        "{}{comma}{about}{}{comma}{}",
        mode_name(lang, estimate.mode),
        minutes(lang, estimate.minutes),
        distance(lang, f64::from(estimate.metres)),
    );
    LegView {
        mode: estimate.mode,
        summary,
        times: format!("{} → {}", time(lang, leg.depart), time(lang, leg.arrive)),
        steps: estimate.how.iter().map(|step| step.words(atlas).get(lang).to_owned()).collect(),
        train: train(lang, atlas, leg),
    }
}

fn train(lang: Lang, atlas: &Atlas, leg: &Leg) -> Option<String> {
    leg.estimate.how.iter().find_map(|step| match &step.kind {
        StepKind::Train { from, to, .. } => {
            let name = |id| atlas.rail.station(id).map(|station| station.name.get(lang));
            Some(format!("{} {}—{}", atlas.rail.name.get(lang), name(from)?, name(to)?))
        }
        _ => None,
    })
}

/// The name of a means.
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
    use crate::domain::schedule::{Basis, Estimate, Step};
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
        assert_eq!(view.train, None);
    }
}
