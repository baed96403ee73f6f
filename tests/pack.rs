//! The pack check over a corpus of broken packs (`data/broken-packs.json`): each is the small good pack with one
//! change, and states the finding that must be reported.

use std::path::Path;

use chrono::NaiveDate;
use hangyong::atlas::{self, Finding, PackFiles, Severity};
use serde::Deserialize;
use serde_json::Value;

#[path = "data/small_pack.rs"]
mod small_pack;

/// A broken pack and the finding that must be reported.
#[derive(Deserialize)]
struct Case {
    name: String,
    /// The file that is changed and that the finding must name.
    file: String,
    #[serde(flatten)]
    change: Change,
    /// `error` or `warning`.
    tells: String,
    /// JSON pointer.
    at: String,
    /// A part of the finding's message.
    words: String,
}

/// The change to the good pack's file. All places are JSON pointers.
#[derive(Deserialize)]
#[serde(untagged)]
enum Change {
    Set { set: String, to: Value },
    Drop { drop: String },
    Copy { copy: String, item: usize },
    Text { text: String },
    Remove { remove: bool },
}

fn data(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name);
    std::fs::read(path).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn small_pack() -> PackFiles {
    small_pack::files(atlas::PACK_FILES)
}

fn corpus() -> Vec<Case> {
    serde_json::from_slice(&data("broken-packs.json")).expect("the corpus is read")
}

fn check(files: &PackFiles) -> Vec<Finding> {
    let today = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap_or_default();
    atlas::check(files, today)
}

fn broken(case: &Case) -> PackFiles {
    let mut files = small_pack();
    let mut value: Value =
        serde_json::from_slice(files.get(&case.file).unwrap_or_default()).unwrap_or_default();
    match &case.change {
        Change::Text { text } => files.insert(&case.file, text.as_bytes()),
        Change::Remove { remove } => {
            assert!(remove, "{}", case.name);
            files.remove(&case.file);
        }
        change => {
            apply(&mut value, change).unwrap_or_else(|| panic!("{}: the pointer leads nowhere", case.name));
            files.insert(&case.file, value.to_string());
        }
    }
    files
}

fn apply(file: &mut Value, change: &Change) -> Option<()> {
    match change {
        Change::Set { set, to } => {
            let (parent, key) = set.rsplit_once('/')?;
            match file.pointer_mut(parent)? {
                Value::Array(items) => *items.get_mut(key.parse::<usize>().ok()?)? = to.clone(),
                Value::Object(object) => drop(object.insert(key.into(), to.clone())),
                _ => return None,
            }
        }
        Change::Drop { drop } => {
            let (parent, key) = drop.rsplit_once('/')?;
            file.pointer_mut(parent)?.as_object_mut()?.remove(key)?;
        }
        Change::Copy { copy, item } => {
            let items = file.pointer_mut(copy)?.as_array_mut()?;
            items.push(items.get(*item)?.clone());
        }
        Change::Text { .. } | Change::Remove { .. } => return None,
    }
    Some(())
}

#[test]
fn the_good_pack_has_no_finding() {
    let findings: Vec<_> = check(&small_pack()).iter().map(ToString::to_string).collect();
    assert_eq!(findings, Vec::<String>::new());
}

#[test]
fn base_maps_of_ones_own_have_no_finding() {
    let basemaps = [
        r#"{"pmtiles": "https://tiles.example/bay.pmtiles"}"#,
        r#"{"pmtiles": "https://tiles.example/Bay.PMTiles?v=2", "attribution": "© OpenStreetMap contributors"}"#,
        r#"{"pmtiles": "tiles/bay.pmtiles", "attribution": "© 测绘院"}"#,
        r#"{"raster": "tiles/{z}/{x}/{y}.webp", "attribution": "© 测绘院"}"#,
    ];
    for basemap in basemaps {
        let mut files = small_pack();
        let mut pack: Value =
            serde_json::from_slice(files.get("pack.json").unwrap_or_default()).expect("it is JSON");
        pack["basemap"] = serde_json::from_str(basemap).expect("it is JSON");
        files.insert("pack.json", pack.to_string().as_bytes());
        files.insert("tiles/bay.pmtiles", b"");
        let findings: Vec<_> = check(&files).iter().map(ToString::to_string).collect();
        assert_eq!(findings, Vec::<String>::new(), "{basemap}");
    }
}

#[test]
fn each_broken_pack_is_told_at_its_place_in_words_with_a_remedy() {
    let corpus = corpus();
    assert!(corpus.len() >= 100);
    let missed: Vec<_> = corpus.iter().filter_map(missed).collect();
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

fn missed(case: &Case) -> Option<String> {
    let findings = check(&broken(case));
    let told = findings.iter().any(|finding| {
        finding.severity.to_string() == case.tells
            && finding.file == case.file
            && finding.pointer == case.at
            && format!("{} {}", finding.what, finding.mend).contains(&case.words)
            && !finding.mend.is_empty()
    });
    let Case { name, file, tells, at, words, .. } = case;
    (!told).then(|| format!("{name}: {tells} {file} {at} \"{words}\" is not in {findings:#?}"))
}

#[test]
fn a_part_that_is_only_warned_of_holds_no_error() {
    for case in corpus().into_iter().filter(|case| case.tells == "warning") {
        let findings = check(&broken(&case));
        let mut here = findings.iter().filter(|finding| finding.file == case.file);
        assert!(here.all(|finding| finding.severity == Severity::Warning), "{}: {findings:#?}", case.name);
    }
}

#[test]
fn the_cause_stands_before_its_consequences() {
    let case =
        corpus().into_iter().find(|case| case.name == "an unknown category").expect("it is in the corpus");
    let files: Vec<_> = check(&broken(&case)).into_iter().map(|finding| finding.file).collect();
    assert_eq!(files.first().map(String::as_str), Some("stops.geojson"), "{files:?}");
    assert!(files.iter().any(|file| file == "routes.json"), "{files:?}");
}

#[test]
fn a_finding_is_one_line_with_its_place() {
    let case = corpus()
        .into_iter()
        .find(|case| case.name == "an empty Chinese summary")
        .expect("it is in the corpus");
    let line = check(&broken(&case)).first().map(ToString::to_string).unwrap_or_default();
    assert!(
        line.starts_with("error    stops.geojson  /features/1/properties/summary/zh  is empty — "),
        "{line}"
    );
    assert_eq!(line.lines().count(), 1);
}
