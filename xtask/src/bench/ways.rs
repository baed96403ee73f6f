//! The second table of `cargo xtask bench sense`: journeys with known durations, compared with the pack's estimates.

use crate::failure::Failure;
use crate::{pack_folder, workspace};
use hangyong::atlas;
use hangyong::codec::{leg, place};
use hangyong::domain::trip::TripMode;
use hangyong::domain::{Lang, Ways};
use serde::Deserialize;

/// An entry of `tests/sense/ways.json`.
#[derive(Deserialize)]
struct Known {
    from: String,
    to: String,
    mode: Option<String>,
    at: Option<String>,
    minutes: [u32; 2],
    source: String,
}

/// The default time of departure: 09:30, in minutes after midnight.
const USUAL_MINUTE: u32 = 570;

/// Prints the table.
///
/// # Errors
/// When the list or the site's own pack cannot be read, or a place in the list is unknown.
pub fn run() -> Result<(), Failure> {
    let root = workspace::root();
    let path = root.join("tests/sense/ways.json");
    let bytes = std::fs::read(&path).map_err(Failure::io(&path))?;
    let list: Vec<Known> = serde_json::from_slice(&bytes).map_err(Failure::content(&path))?;
    let files = pack_folder::read(&root.join("assets/pack"))?;
    let (atlas, _) = atlas::parse_files(&files)
        .map_err(|findings| Failure::Step(format!("the pack cannot be read: {} errors", findings.len())))?;
    let ways = Ways::new(&atlas);
    println!("| from | to | by | people know | here | holds | parts | source |");
    println!("| --- | --- | --- | ---: | ---: | --- | --- | --- |");
    for Known { from, to, mode, at, minutes: [least, most], source } in list {
        let spot = |text: &str| place::spot(text, &atlas).map_err(|error| Failure::Step(error.to_string()));
        let key = mode.unwrap_or_else(|| "transit".to_owned());
        let by = TripMode::from_key(&key).unwrap_or_default();
        let depart = at.and_then(|at| place::moment(&at)).map_or(USUAL_MINUTE, |(_, minute)| minute);
        let said = ways.estimate(&spot(&from)?, &spot(&to)?, by, depart);
        let told = leg::leg(&from, &to, depart, &said, &atlas, Lang::En);
        let parts: Vec<_> = told.parts.iter().map(|part| format!("{} {}", part.mode, part.minutes)).collect();
        let holds = if (least..=most).contains(&told.minutes) { "yes" } else { "no" };
        let (minutes, parts) = (told.minutes, parts.join(", "));
        println!("| {from} | {to} | {key} | {least}–{most} | {minutes} | {holds} | {parts} | {source} |");
    }
    Ok(())
}
