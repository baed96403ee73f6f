//! A leg for other programs: one JSON object with its parts.

use serde::Serialize;

use crate::domain::schedule::{Estimate, Step, StepKind, TravelMode};
use crate::domain::{Atlas, Lang, StationId};
use crate::i18n::format::clock_of_schedule as clock;
use crate::i18n::{bases, files, schedule};

/// A leg between two places.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LegDoc {
    /// The start, as it was requested.
    pub from: String,
    /// The destination, as it was requested.
    pub to: String,
    /// The main means of transport.
    pub mode: &'static str,
    /// When it begins, `HH:MM`.
    pub depart: String,
    /// When it ends, `HH:MM`.
    pub arrive: String,
    /// Minutes from door to door.
    pub minutes: u32,
    /// Metres from door to door; `null` where both ends are only known to some hundred metres.
    pub metres: Option<u32>,
    /// Metres on foot; `null` for the same reason.
    pub walk_metres: Option<u32>,
    /// The parts in order.
    pub parts: Vec<LegPart>,
    /// How the numbers were obtained, in words.
    pub basis: String,
}

/// A part of a leg: one ride or one walk, with its waiting time.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct LegPart {
    /// `walk`, `metro`, `bus`, `train`, `ferry`, `drive` or `bike`.
    pub mode: &'static str,
    /// Minutes, including waiting, changing, getting in and out.
    pub minutes: u32,
    /// The name or number of the ride.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<String>,
    /// The direction of the train.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub towards: Option<String>,
    /// Where to get on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// Where to get off.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// How many stations are ridden.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stops: Option<u32>,
    /// The exit to take.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exit: Option<String>,
}

/// The leg that an estimate describes; `depart` is in minutes after midnight.
pub fn leg(from: &str, to: &str, depart: u32, estimate: &Estimate, atlas: &Atlas, lang: Lang) -> LegDoc {
    let steps = estimate.how.iter().map(|step| schedule::step(lang, step, atlas));
    let told = |metres: u32| estimate.knows_metres().then_some(metres);
    LegDoc {
        from: from.to_owned(),
        to: to.to_owned(),
        mode: mode(estimate),
        depart: clock(depart),
        arrive: clock(depart + estimate.minutes),
        minutes: estimate.minutes,
        metres: told(estimate.metres),
        walk_metres: told(estimate.on_foot().1),
        parts: parts(&estimate.how, atlas, lang),
        basis: steps.collect::<Vec<_>>().join(files::then(lang)),
    }
}

fn mode(estimate: &Estimate) -> &'static str {
    let by = |wanted: fn(&StepKind) -> bool| estimate.how.iter().any(|step| wanted(&step.kind));
    match estimate.mode {
        TravelMode::Walk => "walk",
        TravelMode::Bike => "bike",
        TravelMode::Transit if by(|kind| matches!(kind, StepKind::Metro { .. })) => "metro",
        TravelMode::Transit => "bus",
        TravelMode::Drive => "drive",
        TravelMode::Train => "train",
        TravelMode::Ferry => "ferry",
    }
}

/// Time before a ride counts towards that ride, and time after the last ride towards the last one.
fn parts(steps: &[Step], atlas: &Atlas, lang: Lang) -> Vec<LegPart> {
    let mut parts: Vec<LegPart> = Vec::new();
    let mut before = 0;
    for step in steps {
        if let Some(part) = part(step, atlas, lang) {
            parts.push(LegPart { minutes: before + step.minutes, ..part });
            before = 0;
            continue;
        }
        match (&step.kind, parts.last_mut()) {
            (StepKind::LeaveMetro { exit, .. }, Some(last)) => {
                last.minutes += step.minutes;
                last.exit = exit.clone();
            }
            (StepKind::StationOut(_) | StepKind::LeaveLink(_), Some(last)) => last.minutes += step.minutes,
            _ => before += step.minutes,
        }
    }
    if let Some(last) = parts.last_mut() {
        last.minutes += before;
    }
    parts
}

/// The part that a step begins; `None` for waiting and the like.
fn part(step: &Step, atlas: &Atlas, lang: Lang) -> Option<LegPart> {
    use crate::domain::network::LinkKind;
    let plain = |mode| LegPart { mode, ..LegPart::default() };
    let station = |id: &StationId| {
        let known = atlas.rail.station(id).map(|station| station.name.get(lang).to_owned());
        Some(known.unwrap_or_else(|| id.to_string()))
    };
    let name = |name: &crate::domain::Bilingual| Some(name.get(lang).to_owned());
    Some(match &step.kind {
        StepKind::Walk(_) => plain("walk"),
        StepKind::Cycle(_) => plain("bike"),
        StepKind::Transit(_) => plain("bus"),
        StepKind::Drive(_) | StepKind::Road(_) => plain("drive"),
        StepKind::Ferry(_) => plain("ferry"),
        StepKind::Train { from, to, line, .. } => {
            LegPart { line: name(line), from: station(from), to: station(to), ..plain("train") }
        }
        StepKind::Own { number, from, to, boat, .. } => {
            let mode = if *boat { "ferry" } else { "train" };
            let line = (!number.is_empty()).then(|| number.clone());
            let end = |base| Some(bases::end_of_ride(lang, base, atlas));
            LegPart { line, from: end(from), to: end(to), ..plain(mode) }
        }
        StepKind::Metro { line, from, to, towards, stops } => LegPart {
            line: name(line),
            towards: name(towards),
            from: name(from),
            to: name(to),
            stops: Some(*stops),
            ..plain("metro")
        },
        StepKind::Link { kind, name: link, from, to, .. } => {
            let mode = if *kind == LinkKind::Boat { "ferry" } else { "bus" };
            LegPart { line: name(link), from: name(from), to: name(to), ..plain(mode) }
        }
        _ => return None,
    })
}
