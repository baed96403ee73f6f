//! `cargo xtask grow`: content packs of any size, generated from a seed, for measuring how the site grows with its
//! content. Everything in them is invented except the network from the site's own pack: cities, the line, metros,
//! boats, holidays.

mod course;
mod land;
mod names;
mod routes;
mod stops;
mod texts;

use crate::failure::Failure;
use crate::{pack_folder, workspace};
use fastrand::Rng;
use hangyong::atlas::PackFiles;
use land::Land;
use lexopt::prelude::*;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

/// The size of a pack and the seed that it is generated from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// The number of stops.
    pub stops: usize,
    /// The number of routes.
    pub routes: usize,
    /// The same seed makes the same bytes.
    pub seed: u64,
}

/// A route needs at least two stops.
const FEWEST_STOPS: usize = 2;
/// More routes could not be distinguished by their dashes.
const MOST_ROUTES: usize = routes::DASHES;
/// The id of a generated pack in its `pack.json`; a folder with such a pack may be overwritten.
const ID: &str = "grown";
/// Files of the site's own pack that are copied unchanged.
const BORROWED: [&str; 4] = ["rail.json", "holidays.json", "metro.json", "water.json"];

/// `cargo xtask grow --stops N --routes M --seed S --out DIR`
///
/// # Errors
/// When the command line is wrong, the folder holds anything else, the size is impossible, or a file cannot be written.
pub fn command(mut args: lexopt::Parser) -> Result<(), Failure> {
    let (mut size, mut out) = (Size { stops: 1000, routes: 40, seed: 1 }, None);
    while let Some(arg) = args.next()? {
        match arg {
            Long("stops") => size.stops = args.value()?.parse()?,
            Long("routes") => size.routes = args.value()?.parse()?,
            Long("seed") => size.seed = args.value()?.parse()?,
            Long("out") => out = Some(workspace::root().join(PathBuf::from(args.value()?))),
            other => return Err(other.unexpected().into()),
        }
    }
    let usage = || Failure::Usage("cargo xtask grow --stops 1000 --routes 40 --seed 1 --out DIR".to_owned());
    let out = out.ok_or_else(usage)?;
    refuse_foreign_folder(&out)?;
    let files = pack(size)?;
    fs::create_dir_all(&out).map_err(Failure::io(&out))?;
    for name in files.paths() {
        let file = out.join(name);
        fs::write(&file, files.get(name).unwrap_or_default()).map_err(Failure::io(&file))?;
    }
    println!("{} stops and {} routes into {}", size.stops, size.routes, out.display());
    Ok(())
}

/// The files of a pack of that size. They include the borrowed parts of the site's own pack. The generated content has
/// no errors or warnings.
///
/// # Errors
/// When the size is impossible, or the checkout has no pack or base map.
pub fn pack(size: Size) -> Result<PackFiles, Failure> {
    if size.stops < FEWEST_STOPS || !(1..=MOST_ROUTES).contains(&size.routes) {
        let what = format!("a pack has {FEWEST_STOPS} stops or more, and 1 to {MOST_ROUTES} routes");
        return Err(Failure::Usage(what));
    }
    let folder = workspace::root().join("assets/pack");
    let own = pack_folder::read(&folder)?;
    let about = own.get("pack.json").unwrap_or_default();
    let mut about: Value = serde_json::from_slice(about).map_err(Failure::content(&folder))?;
    let checked = about.get("checked").and_then(Value::as_str).unwrap_or_default().to_owned();
    let (mut random, land) = (Rng::with_seed(size.seed), Land::built_in()?);
    let stops = stops::all(size.stops, &mut random, &land);
    let routes = routes::all(size.routes, &stops, &mut random, &land);
    rename(&mut about);
    let mut files = PackFiles::new();
    files.insert("pack.json", about.to_string());
    files.insert("stops.geojson", stops::file(&stops, &checked, &mut random).to_string());
    files.insert("routes.json", json!({ "routes": routes }).to_string());
    files.insert("events.json", json!({ "events": [] }).to_string());
    files.insert("experiences.json", json!({ "experiences": [] }).to_string());
    for name in BORROWED {
        files.insert(name, own.get(name).unwrap_or_default());
    }
    Ok(files)
}

fn rename(about: &mut Value) {
    about["id"] = json!(ID);
    about["title"] = json!({ "zh": "造出来的地图", "en": "A made-up map" });
    about["summary"] = json!({
        "zh": "为测量而造的内容，没有一处是真的。",
        "en": "Content made up for measuring; none of it is true."
    });
}

/// Only an empty folder or a pack of this command may be overwritten.
fn refuse_foreign_folder(out: &Path) -> Result<(), Failure> {
    let is_empty = fs::read_dir(out).map_or(true, |mut entries| entries.next().is_none());
    let about = fs::read(out.join("pack.json")).unwrap_or_default();
    let is_grown = serde_json::from_slice(&about).is_ok_and(|about: Value| about["id"] == ID);
    if is_empty || is_grown {
        return Ok(());
    }
    Err(Failure::Usage(format!("{} holds something else; name another folder with --out", out.display())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use hangyong::atlas::{self, Finding, Waters};
    use hangyong::geometry::LonLat;

    const SMALL: Size = Size { stops: 120, routes: 9, seed: 7 };

    #[test]
    fn the_same_seed_makes_the_same_bytes_and_another_does_not() {
        let made = |seed| pack(Size { seed, ..SMALL }).expect("it is made");
        assert_eq!(made(7), made(7));
        assert_ne!(made(7).get("stops.geojson"), made(8).get("stops.geojson"));
    }

    #[test]
    fn a_pack_is_as_large_as_was_asked_and_all_of_it_can_be_read() {
        for (stops, routes) in [(2, 1), (120, 9), (1200, 60)] {
            let files = pack(Size { stops, routes, seed: 1 }).expect("it is made");
            let (atlas, findings) = atlas::parse_files(&files).expect("it can be read");
            assert_eq!((atlas.stops.len(), atlas.routes.len()), (stops, routes));
            assert_eq!(findings, []);
        }
    }

    #[test]
    fn the_check_finds_nothing_in_what_is_made_up() {
        let files = pack(SMALL).expect("it is made");
        let land = Land::built_in().expect("the base map");
        let checked = json_date(&files);
        let mut findings = atlas::check(&files, checked);
        let (lake, tide) = (|at: LonLat| land.is_lake(at), |at: LonLat| land.is_tidal(at));
        findings.extend(atlas::check_courses(&files, &Waters { lake: &lake, tide: &tide }));
        let is_made_up = |finding: &&Finding| !BORROWED.contains(&finding.file.as_str());
        let told: Vec<String> = findings.iter().filter(is_made_up).map(ToString::to_string).collect();
        assert!(told.is_empty(), "{told:#?}");
    }

    /// The day on which the pack was checked, according to itself: so the test does not depend on today's date.
    fn json_date(files: &PackFiles) -> chrono::NaiveDate {
        let about: Value = serde_json::from_slice(files.get("pack.json").expect("the file")).expect("JSON");
        about["checked"].as_str().expect("a date").parse().expect("a date")
    }

    #[test]
    fn a_size_that_makes_no_pack_is_refused() {
        for (stops, routes) in [(1, 1), (10, 0), (10, MOST_ROUTES + 1)] {
            assert!(pack(Size { stops, routes, seed: 1 }).is_err(), "{stops} {routes}");
        }
    }

    #[test]
    fn only_a_pack_of_this_command_is_written_over() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        assert!(refuse_foreign_folder(folder.path()).is_ok());
        let write = |text: &str| fs::write(folder.path().join("pack.json"), text).expect("it is written");
        write(r#"{"id": "hangyong"}"#);
        assert!(refuse_foreign_folder(folder.path()).is_err());
        write(r#"{"id": "grown"}"#);
        assert!(refuse_foreign_folder(folder.path()).is_ok());
    }
}
