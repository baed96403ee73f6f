//! A leg in one sentence, as a local would say it: 坐地铁1号线（湘湖方向）5 站到龙翔桥，C 口出.

use crate::domain::network::LinkKind;
use crate::domain::schedule::{Leg, Step, StepKind};
use crate::domain::{Atlas, Bilingual, Lang, StationId};
use crate::i18n::schedule;

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
    told.join(if lang == Lang::Zh { "，" } else { ", " })
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
    fn say(&self, zh: String, en: String) -> Option<String> {
        Some(if self.lang == Lang::Zh { zh } else { en })
    }

    /// The words for a step with `rides` rides before it and the steps `after` it; `None` where it is not mentioned.
    fn piece(&self, step: &Step, after: &[Step], rides: usize) -> Option<String> {
        let minutes = step.minutes;
        match &step.kind {
            StepKind::Walk(_) => self.walk(minutes, after, rides),
            StepKind::Cycle(_) => self.say(format!("骑车 {minutes} 分钟"), format!("cycle {minutes} min")),
            StepKind::Transit(_) => {
                self.say(format!("坐公交约 {minutes} 分钟"), format!("bus, about {minutes} min"))
            }
            StepKind::Road(_) => {
                self.say(format!("坐车约 {minutes} 分钟"), format!("by road, about {minutes} min"))
            }
            StepKind::Drive(_) if self.taxi => {
                self.say(format!("打车约 {minutes} 分钟"), format!("taxi, about {minutes} min"))
            }
            StepKind::Drive(_) => {
                self.say(format!("开车或打车约 {minutes} 分钟"), format!("car or taxi, about {minutes} min"))
            }
            StepKind::Ferry(_) => {
                self.say(format!("坐渡轮约 {minutes} 分钟"), format!("ferry, about {minutes} min"))
            }
            StepKind::Metro { line, to, towards, stops, .. } => {
                self.metro(line, to, towards, *stops, rides > 0)
            }
            StepKind::LeaveMetro { exit: Some(exit), .. } => {
                self.say(format!("{exit} 口出"), format!("out by exit {exit}"))
            }
            StepKind::LeaveMetro { exit: None, .. } => {
                self.say("出口未查到，看站内指示".into(), "exit not looked up: follow the signs".into())
            }
            StepKind::StationIn(_) => {
                self.say(format!("留 {minutes} 分钟进站安检"), format!("allow {minutes} min for security"))
            }
            StepKind::Train { from, to, line, .. } => {
                let (from, to) = (self.station(from), self.station(to));
                self.say(
                    format!("从{}站坐{}到{}站", from.zh, line.zh, to.zh),
                    format!("{} from {} to {}", line.en, from.en, to.en),
                )
            }
            StepKind::Own { .. } => {
                schedule::ride_of(step, self.atlas).map(|words| words.get(self.lang).to_owned())
            }
            StepKind::Link { kind, from, to, .. } => {
                let (zh, en) = match kind {
                    LinkKind::Boat => ("坐船", "boat"),
                    LinkKind::Coach => ("坐客车", "coach"),
                };
                self.say(
                    format!("从{}{zh}到{}", from.zh, to.zh),
                    format!("{en} from {} to {}", from.en, to.en),
                )
            }
            StepKind::WaitForMorning { .. } | StepKind::WaitForLink { morning: Some(_), .. } => {
                Some(schedule::step(step, self.atlas).get(self.lang).to_owned())
            }
            _ => None,
        }
    }

    /// A walk to a ride, from a ride, or all the way.
    fn walk(&self, minutes: u32, after: &[Step], rides: usize) -> Option<String> {
        let next = after.iter().find(|step| is_carried(step)).map(|step| &step.kind);
        if (next.is_some() || rides > 0) && minutes <= A_FEW_STEPS {
            return None;
        }
        match next {
            Some(StepKind::Metro { from, .. }) => self.say(
                format!("走 {minutes} 分钟到地铁{}站", from.zh.trim_end_matches('站')),
                format!("walk {minutes} min to {} metro station", from.en),
            ),
            Some(StepKind::Train { from, .. }) => {
                let from = self.station(from);
                self.say(
                    format!("走 {minutes} 分钟到{}站", from.zh),
                    format!("walk {minutes} min to {}", from.en),
                )
            }
            Some(StepKind::Link { from, .. }) => self
                .say(format!("走 {minutes} 分钟到{}", from.zh), format!("walk {minutes} min to {}", from.en)),
            Some(StepKind::Transit(_)) => {
                self.say(format!("走 {minutes} 分钟到公交站"), format!("walk {minutes} min to the bus"))
            }
            _ if rides > 0 => self.say(format!("再走 {minutes} 分钟"), format!("then walk {minutes} min")),
            _ => self.say(format!("走 {minutes} 分钟"), format!("walk {minutes} min")),
        }
    }

    fn metro(
        &self,
        line: &Bilingual,
        to: &Bilingual,
        towards: &Bilingual,
        stops: u32,
        changes: bool,
    ) -> Option<String> {
        let (zh, en) = if changes { ("换", "change to ") } else { ("坐", "") };
        let word = if stops == 1 { "stop" } else { "stops" };
        self.say(
            format!("{zh}{}（{}方向）{stops} 站到{}", self.line(&line.zh), towards.zh, to.zh),
            format!("{en}{} towards {}, {stops} {word} to {}", line.en, towards.en, to.en),
        )
    }

    /// The line without its city's name, as people on the platform say it: 地铁1号线 for 杭州地铁1号线.
    fn line<'b>(&self, line: &'b str) -> &'b str {
        let cities = self.atlas.info.cities.iter().map(|(_, name)| name.zh.as_str());
        cities.filter_map(|city| line.strip_prefix(city)).find(|rest| !rest.is_empty()).unwrap_or(line)
    }

    fn station(&self, id: &StationId) -> Bilingual {
        let known = self.atlas.rail.station(id).map(|station| station.name.clone());
        known.unwrap_or_else(|| Bilingual::new(id.as_str(), id.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
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
