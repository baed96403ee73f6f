//! A leg in one sentence, as a local would say it: 坐地铁1号线（湘湖方向）5 站到龙翔桥，C 口出.

use crate::domain::network::LinkKind;
use crate::domain::schedule::{Leg, Step, StepKind};
use crate::domain::{Atlas, Lang, StationId};
use crate::i18n::{schedule, station_name, travel_day, words};

/// Walks of at most this many minutes are not mentioned before or after a ride.
const A_FEW_STEPS: u32 = 2;

/// The leg in one sentence, without its closing mark; with `taxi`, a drive is one in a taxi.
pub fn how(lang: Lang, leg: &Leg, taxi: bool, atlas: &Atlas) -> String {
    let teller = StepTeller { lang, taxi, atlas };
    let steps = &leg.estimate.how;
    let mut rides = 0;
    let mut told = Vec::new();
    for (at, step) in steps.iter().enumerate() {
        let after = steps.get(at + 1..).unwrap_or_default();
        told.extend(teller.piece(step, after, rides));
        rides += usize::from(is_carried(step));
    }
    told.join(words(lang).later().clause_comma)
}

/// Whether the traveller is carried by a vehicle.
fn is_carried(step: &Step) -> bool {
    use StepKind::{Drive, Ferry, Road, Transit};
    step.is_ride() || matches!(step.kind, Transit(_) | Road(_) | Drive(_) | Ferry(_))
}

struct StepTeller<'a> {
    lang: Lang,
    taxi: bool,
    atlas: &'a Atlas,
}

impl StepTeller<'_> {
    /// The words for a step with `rides` rides before it and the steps `after` it; `None` where it is not mentioned.
    fn piece(&self, step: &Step, after: &[Step], rides: usize) -> Option<String> {
        let (lang, minutes) = (self.lang, step.minutes);
        Some(match &step.kind {
            StepKind::Walk(_) => return self.walk(minutes, after, rides),
            StepKind::Cycle(_) => travel_day::cycle(lang, minutes),
            StepKind::Transit(_) => travel_day::bus(lang, minutes),
            StepKind::Road(_) => travel_day::by_road(lang, minutes),
            StepKind::Drive(_) if self.taxi => travel_day::taxi(lang, minutes),
            StepKind::Drive(_) => travel_day::car_or_taxi(lang, minutes),
            StepKind::Ferry(_) => travel_day::ferry(lang, minutes),
            StepKind::Metro { line, to, towards, stops, .. } => {
                let told = if rides > 0 { travel_day::change_to_metro } else { travel_day::metro };
                let stops = words(lang).stops_count.count(*stops as usize);
                told(lang, self.line(line.get(lang)), towards.get(lang), &stops, to.get(lang))
            }
            StepKind::LeaveMetro { exit: Some(exit), .. } => travel_day::out_by_exit(lang, exit),
            StepKind::LeaveMetro { exit: None, .. } => travel_day::exit_unknown(lang).to_owned(),
            StepKind::StationIn(_) => travel_day::time_for_security(lang, minutes),
            StepKind::Train { from, to, line, .. } => {
                travel_day::train(lang, line.get(lang), self.station(from), self.station(to))
            }
            StepKind::Own { .. } => schedule::ride_of(lang, step, self.atlas)?,
            StepKind::Link { kind, from, to, .. } => {
                let told = match kind {
                    LinkKind::Boat => travel_day::boat,
                    LinkKind::Coach => travel_day::coach,
                };
                told(lang, from.get(lang), to.get(lang))
            }
            StepKind::WaitForMorning { .. } | StepKind::WaitForLink { morning: Some(_), .. } => {
                schedule::step(lang, step, self.atlas)
            }
            _ => return None,
        })
    }

    /// A walk to a ride, from a ride, or all the way.
    fn walk(&self, minutes: u32, after: &[Step], rides: usize) -> Option<String> {
        let next = after.iter().find(|step| is_carried(step)).map(|step| &step.kind);
        if (next.is_some() || rides > 0) && minutes <= A_FEW_STEPS {
            return None;
        }
        let lang = self.lang;
        Some(match next {
            Some(StepKind::Metro { from, .. }) => {
                // The sentence calls it a station itself.
                travel_day::walk_to_metro(lang, minutes, from.get(lang).trim_end_matches('站'))
            }
            Some(StepKind::Train { from, .. }) => {
                travel_day::walk_to_station(lang, minutes, self.station(from))
            }
            Some(StepKind::Link { from, .. }) => travel_day::walk_to(lang, minutes, from.get(lang)),
            Some(StepKind::Transit(_)) => travel_day::walk_to_bus(lang, minutes),
            _ if rides > 0 => travel_day::then_walk(lang, minutes),
            _ => travel_day::walk(lang, minutes),
        })
    }

    /// The line without its city's name, as people on the platform say it: 地铁1号线 for 杭州地铁1号线.
    fn line<'b>(&self, line: &'b str) -> &'b str {
        let cities = self.atlas.info.cities.iter().map(|(_, name)| name.zh.as_str());
        cities.filter_map(|city| line.strip_prefix(city)).find(|rest| !rest.is_empty()).unwrap_or(line)
    }

    /// The name of a station; one that the pack does not know goes by its id.
    fn station<'b>(&'b self, id: &'b StationId) -> &'b str {
        station_name(self.lang, id, self.atlas)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Bilingual;
    use crate::domain::schedule::{Basis, Estimate, TravelMode};
    use crate::domain::testing;

    const CROW: Basis = Basis::CrowFlies { percent: 130 };

    fn name(zh: &str, en: &str) -> Bilingual {
        Bilingual::new(zh, en)
    }

    fn told(lang: Lang, mode: TravelMode, steps: Vec<Step>, taxi: bool) -> String {
        let leg = Leg { depart: 680, arrive: 720, estimate: Estimate::of(mode, steps) };
        how(lang, &leg, taxi, &testing::atlas(vec![]))
    }

    fn metro(line: &str, to: (&str, &str), towards: (&str, &str), stops: u32) -> Step {
        let kind = StepKind::Metro {
            line: name(&format!("杭州地铁{line}号线"), &format!("Metro Line {line}")),
            from: name("火车东站", "East Railway Station"),
            to: name(to.0, to.1),
            towards: name(towards.0, towards.1),
            stops,
        };
        Step::new(kind, 12.0, 6_000.0)
    }

    #[test]
    fn a_metro_is_told_as_people_on_the_platform_say_it() {
        let wait = StepKind::WaitForMetro { line: name("", ""), change: false, counted: true };
        let leave =
            StepKind::LeaveMetro { station: name("龙翔桥", "Longxiangqiao"), exit: Some("C".into()) };
        let steps = || {
            vec![
                Step::new(StepKind::Walk(CROW), 5.0, 300.0),
                Step::pause(wait.clone(), 4),
                metro("1", ("龙翔桥", "Longxiangqiao"), ("湘湖", "Xianghu"), 5),
                Step::pause(leave.clone(), 2),
                Step::new(StepKind::Walk(CROW), 6.0, 400.0),
            ]
        };
        assert_eq!(
            told(Lang::Zh, TravelMode::Transit, steps(), false),
            "走 5 分钟到地铁火车东站，坐地铁1号线（湘湖方向）5 站到龙翔桥，C 口出，再走 6 分钟"
        );
        assert_eq!(
            told(Lang::En, TravelMode::Transit, steps(), false),
            "walk 5 min to East Railway Station metro station, Metro Line 1 towards Xianghu, 5 stops to \
             Longxiangqiao, out by exit C, then walk 6 min"
        );
    }

    #[test]
    fn an_exit_that_nobody_looked_up_is_said_to_be_unknown() {
        let leave = StepKind::LeaveMetro { station: name("龙翔桥", "Longxiangqiao"), exit: None };
        let steps = || {
            vec![
                metro("1", ("龙翔桥", "Longxiangqiao"), ("湘湖", "Xianghu"), 5),
                Step::pause(leave.clone(), 2),
            ]
        };
        assert!(
            told(Lang::Zh, TravelMode::Transit, steps(), false).ends_with("到龙翔桥，出口未查到，看站内指示")
        );
        assert!(
            told(Lang::En, TravelMode::Transit, steps(), false)
                .ends_with("to Longxiangqiao, exit not looked up: follow the signs")
        );
    }

    #[test]
    fn a_second_line_is_a_change_and_a_drive_in_a_taxi_is_a_taxi() {
        let steps = vec![
            metro("1", ("近江", "Jinjiang"), ("湘湖", "Xianghu"), 3),
            metro("4", ("水澄桥", "Shuichengqiao"), ("浦沿", "Puyan"), 1),
        ];
        assert_eq!(
            told(Lang::Zh, TravelMode::Transit, steps, false),
            "坐地铁1号线（湘湖方向）3 站到近江，换地铁4号线（浦沿方向）1 站到水澄桥"
        );
        let drive = || vec![Step::new(StepKind::Drive(CROW), 18.0, 7_000.0)];
        assert_eq!(told(Lang::Zh, TravelMode::Drive, drive(), true), "打车约 18 分钟");
        assert_eq!(told(Lang::En, TravelMode::Drive, drive(), false), "car or taxi, about 18 min");
    }
}
