//! `cargo xtask plan-trip WISHES.json`: plans a trip like 帮我排, but without a browser, and prints one JSON object.

use crate::failure::Failure;
use crate::{pack_folder, workspace};
use hangyong::app::planning::reasons::{change, nothing_in_it, reason};
use hangyong::app::planning::words::unmet;
use hangyong::app::planning::{FormTrouble, asked_in_file, words};
use hangyong::atlas::{Finding, parse_files, unknown_keys};
use hangyong::codec::leg::{self, LegDoc};
use hangyong::codec::wishes::{self, RideWishDoc, WishesDoc};
use hangyong::domain::clock::shanghai_time;
use hangyong::domain::{Atlas, Lang, Ways};
use hangyong::plan::trip::{Answer, LeftOut, Planner, Row, Wishes, itinerary, rounds, rows};
use hangyong::plan::{Budget, Effort};
use lexopt::prelude::*;
use serde::Serialize;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

/// The answer.
#[derive(Serialize)]
struct Planned {
    days: Vec<PlannedDay>,
    left_out: Vec<Left>,
    proven: bool,
    /// Sentences about wishes that could not be met and about questions to clarify.
    notes: Vec<String>,
}

#[derive(Serialize)]
struct PlannedDay {
    date: String,
    visits: Vec<Visit>,
    legs: Vec<LegDoc>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    rides: Vec<RideWishDoc>,
    lunch: Option<Span>,
    ends: String,
}

#[derive(Serialize)]
struct Visit {
    stop: String,
    arrive: String,
    leave: String,
}

#[derive(Serialize)]
struct Span {
    from: String,
    to: String,
}

#[derive(Serialize)]
struct Left {
    stop: String,
    must: bool,
    why: String,
    would_help: Vec<String>,
}

/// Runs the command.
///
/// # Errors
/// When the command line or the wishes are wrong, the pack has errors, or the planner refuses.
pub fn command(mut args: lexopt::Parser) -> Result<(), Failure> {
    let mut file = None;
    while let Some(arg) = args.next()? {
        match arg {
            Value(path) if file.is_none() => file = Some(PathBuf::from(path)),
            other => return Err(other.unexpected().into()),
        }
    }
    let file = file.ok_or_else(|| Failure::Usage("cargo xtask plan-trip WISHES.json".to_owned()))?;
    let doc = read(&file)?;
    let (atlas, ways) = pack()?;
    let (wishes, lang) = asked_in_file(&doc, &atlas).map_err(|why| usage(&file, &why))?;
    let answer = planned(&wishes, &atlas, &ways).map_err(|why| usage(&file, &why))?;
    let told = told(&doc, &wishes, &answer, &atlas, &ways, lang);
    let text = serde_json::to_string_pretty(&told).map_err(|why| Failure::Step(why.to_string()))?;
    println!("{text}");
    Ok(())
}

fn usage(file: &Path, why: &dyn std::fmt::Display) -> Failure {
    Failure::Usage(format!("{}: {why}", file.display()))
}

/// Reads the wishes; warns of unknown keys, since a plan that ignores them is not the one that was asked for.
fn read(file: &Path) -> Result<WishesDoc, Failure> {
    let text = std::fs::read_to_string(file).map_err(|why| usage(file, &why))?;
    let doc = wishes::read(&text).map_err(|why| usage(file, &why))?;
    for finding in not_read(file, &text) {
        eprintln!("{finding}");
    }
    Ok(doc)
}

fn not_read(file: &Path, text: &str) -> Vec<Finding> {
    let content = serde_json::from_str(text).unwrap_or_default();
    unknown_keys(&file.display().to_string(), &content, wishes::schema().as_value())
}

/// The site's own content and the travel times between its places.
///
/// # Errors
/// When the pack cannot be read or has errors.
pub fn pack() -> Result<(Atlas, Ways), Failure> {
    let files = pack_folder::read(&workspace::root().join("assets/pack"))?;
    let (atlas, _) = parse_files(&files).map_err(|findings| {
        Failure::Step(format!("the pack has {} findings; see `cargo xtask pack check`", findings.len()))
    })?;
    let ways = Ways::new(&atlas);
    Ok((atlas, ways))
}

/// The plan: does the same work as the page, so the plan is the same.
///
/// # Errors
/// When the planner refuses the wishes.
pub fn planned(wishes: &Wishes, atlas: &Atlas, ways: &Ways) -> Result<Answer, hangyong::plan::Refusal> {
    let effort = Effort { budget: Budget::Rounds(rounds(wishes)), seed: 1, prove: true };
    Planner::new(atlas, ways).plan(wishes, effort, &mut || 0.0, &mut |_| ControlFlow::Continue(()))
}

fn told(
    doc: &WishesDoc,
    wishes: &Wishes,
    answer: &Answer,
    atlas: &Atlas,
    ways: &Ways,
    lang: Lang,
) -> Planned {
    let days = answer.days.iter().enumerate().map(|(day, planned)| {
        let mode = answer.means.unwrap_or(wishes.mode);
        let times = itinerary(planned, wishes, day, mode, atlas, ways);
        let rides = rides_of(doc, day);
        let places = places(doc, day, planned, &rides);
        let legs = places.windows(2).zip(&times.legs).filter_map(|(pair, way)| {
            let (depart, estimate) = way.as_ref()?;
            let (from, to) = (pair[0].as_deref()?, pair[1].as_deref()?);
            Some(leg::leg(from, to, *depart, estimate, atlas, lang))
        });
        PlannedDay {
            date: wishes.date_of(day).map(|date| date.to_string()).unwrap_or_default(),
            visits: times
                .visits
                .iter()
                .map(|visit| Visit {
                    stop: visit.stop.to_string(),
                    arrive: clock(visit.enter),
                    leave: clock(visit.leave),
                })
                .collect(),
            legs: legs.collect(),
            rides,
            lunch: times.lunch.map(|(from, to)| Span { from: clock(from), to: clock(to) }),
            ends: clock(times.end),
        }
    });
    let left = |left: &LeftOut| Left {
        stop: left.stop.to_string(),
        must: wishes.must.contains(&left.stop),
        why: reason(lang, left.why),
        would_help: left.remedies.iter().map(|one| change(lang, one, atlas)).collect(),
    };
    Planned {
        days: days.collect(),
        left_out: answer.left_out.iter().map(left).collect(),
        proven: answer.proven,
        notes: notes(wishes, answer, atlas, lang),
    }
}

/// The rides of a day, sorted by departure.
fn rides_of(doc: &WishesDoc, day: usize) -> Vec<RideWishDoc> {
    let mut rides = doc.days.get(day).map(|day| day.rides.clone()).unwrap_or_default();
    rides.sort_by_key(|ride| format!("{:0>5}", ride.depart.trim()));
    rides
}

/// The places of a day in order, each as written in the wishes; `None` where the day begins at its first visit or ends
/// with its last.
fn places(
    doc: &WishesDoc,
    day: usize,
    planned: &hangyong::plan::trip::PlannedDay,
    rides: &[RideWishDoc],
) -> Vec<Option<String>> {
    let (begin, end) = doc.days.get(day).map(|day| (day.begin.clone(), day.end.clone())).unwrap_or_default();
    let mut places = vec![begin];
    for row in rows(planned) {
        match row {
            Row::Visit(at) => {
                places.extend(planned.visits.get(at).map(|visit| Some(format!("stop:{}", visit.stop))));
            }
            Row::Ride(at) => {
                let ends = rides.get(at).map(|ride| [Some(ride.from.clone()), Some(ride.to.clone())]);
                places.extend(ends.into_iter().flatten());
            }
        }
    }
    places.push(end);
    places
}

fn notes(wishes: &Wishes, answer: &Answer, atlas: &Atlas, lang: Lang) -> Vec<String> {
    let today = shanghai_time(now_ms()).date();
    let past = (wishes.start < today).then(|| words::trouble(lang, &FormTrouble::Past(wishes.start)));
    let empty = nothing_in_it(lang, answer, atlas);
    let taxi = answer.means.map(|_| words::by_taxi(lang).to_owned());
    let nights = answer.nights.iter().map(|(night, stop)| words::sleeps_there(lang, *night, stop, atlas));
    let unmet = answer.unmet.iter().map(|one| unmet(lang, one, atlas));
    past.into_iter().chain(empty).chain(taxi).chain(nights).chain(unmet).collect()
}

fn now_ms() -> f64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0.0, |since| since.as_secs_f64() * 1000.0)
}

/// A time of day as `HH:MM`; hours count on past midnight, as in timetables.
pub fn clock(minute: u32) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_that_is_not_read_is_named_with_what_was_meant() {
        let text = r#"{"days": [{"date": "2026-12-05", "from": "09:00", "to": "18:00", "begn": "city:hangzhou"}], "musts": []}"#;
        let said: Vec<String> = not_read(Path::new("w.json"), text).iter().map(ToString::to_string).collect();
        assert_eq!(said.len(), 2, "{said:?}");
        assert!(said[0].contains("/days/0/begn") && said[0].contains("\"begin\""), "{said:?}");
        assert!(said[1].contains("/musts") && said[1].contains("\"must\""), "{said:?}");
    }
}
