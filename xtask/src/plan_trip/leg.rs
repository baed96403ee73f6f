//! A way as the public contract writes it.

use super::clock;
use hangyong::domain::schedule::{Estimate, Step, StepKind, TravelMode};
use hangyong::domain::{Atlas, Lang};
use serde::Serialize;

/// A way between two places.
#[derive(Serialize)]
pub struct Leg {
    from: String,
    to: String,
    mode: &'static str,
    depart: String,
    arrive: String,
    minutes: u32,
    metres: u32,
    walk_metres: u32,
    parts: Vec<Part>,
    basis: String,
}

/// A part of it: what one moves by, with the waiting before it.
#[derive(Serialize)]
struct Part {
    mode: &'static str,
    minutes: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<String>,
}

impl Leg {
    /// The way that an estimate tells.
    pub fn of(from: String, to: String, depart: u32, estimate: &Estimate, atlas: &Atlas, lang: Lang) -> Self {
        let said: Vec<String> =
            estimate.how.iter().map(|step| step.words(atlas).get(lang).to_owned()).collect();
        Self {
            from,
            to,
            mode: mode(estimate.mode),
            depart: clock(depart),
            arrive: clock(depart + estimate.minutes),
            minutes: estimate.minutes,
            metres: estimate.metres,
            walk_metres: estimate.on_foot().1,
            parts: parts(&estimate.how),
            basis: said.join("; "),
        }
    }
}

fn mode(mode: TravelMode) -> &'static str {
    match mode {
        TravelMode::Walk => "walk",
        TravelMode::Bike => "bike",
        TravelMode::Transit => "transit",
        TravelMode::Drive => "drive",
        TravelMode::Train => "train",
        TravelMode::Ferry => "ferry",
    }
}

/// The moving parts; what one does before each belongs to it, what comes after the last to that one.
fn parts(steps: &[Step]) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut before = 0;
    for step in steps {
        let station = |id: &hangyong::domain::StationId| Some(format!("station:{id}"));
        let (mode, from, to) = match &step.kind {
            StepKind::Walk(_) => ("walk", None, None),
            StepKind::Cycle(_) => ("bike", None, None),
            StepKind::Transit(_) => ("bus", None, None),
            StepKind::Drive(_) => ("drive", None, None),
            StepKind::Ferry(_) => ("ferry", None, None),
            StepKind::Train { from, to, .. } => ("train", station(from), station(to)),
            StepKind::StationOut(_) if !parts.is_empty() => {
                if let Some(last) = parts.last_mut() {
                    last.minutes += step.minutes;
                }
                continue;
            }
            _ => {
                before += step.minutes;
                continue;
            }
        };
        parts.push(Part { mode, minutes: before + step.minutes, from, to });
        before = 0;
    }
    if let Some(last) = parts.last_mut() {
        last.minutes += before;
    }
    parts
}
