//! The data beside the application: the content pack split for delivery, the base map, schemas, the embed script.

use crate::failure::Failure;
use serde_json::{Map, Value, json};
use std::fs;
use std::path::Path;

/// The pack's files that the first view is made of, under the names they get in `core.json`.
const CORE: [(&str, &str); 7] = [
    ("pack", "pack.json"),
    ("stops", "stops.geojson"),
    ("routes", "routes.json"),
    ("rail", "rail.json"),
    ("holidays", "holidays.json"),
    ("events", "events.json"),
    ("experiences", "experiences.json"),
];

/// What a stop's page shows and no overview does: it travels in `stories.json`.
const LATER: [&str; 2] = ["story", "sources"];

/// Folders of `assets/` and where they go in the site; scripts for portals lie at its root.
const FOLDERS: [(&str, &str); 5] =
    [("pack", "pack"), ("basemap", "basemap"), ("schema", "schema"), ("icons", "icons"), ("embed", "")];

/// Copies what there is of `assets` into `site`, JSON without its whitespace, and splits the pack.
pub fn write(assets: &Path, site: &Path) -> Result<(), Failure> {
    for (from, to) in FOLDERS {
        copy_folder(&assets.join(from), &site.join(to))?;
    }
    let pack = assets.join("pack");
    if !pack.join("pack.json").is_file() {
        println!("there is no content pack in {}: the site will be empty", pack.display());
        return Ok(());
    }
    let mut core = Map::new();
    for (name, file) in CORE {
        core.insert(name.to_owned(), read_json_if_there(&pack.join(file))?);
    }
    let stories = take_stories(&mut core);
    write_json(&site.join("pack/core.json"), &Value::Object(core))?;
    write_json(&site.join("pack/stories.json"), &stories)
}

/// Moves what is read later out of the stops; the result is by stop id: `{ID: {"story": …, "sources": …}}`.
fn take_stories(core: &mut Map<String, Value>) -> Value {
    let mut stories = Map::new();
    let features = core.get_mut("stops").and_then(|stops| stops.get_mut("features"));
    for stop in features.and_then(Value::as_array_mut).into_iter().flatten() {
        let Some(properties) = stop.get_mut("properties").and_then(Value::as_object_mut) else {
            continue;
        };
        let later: Map<String, Value> =
            LATER.into_iter().filter_map(|name| Some((name.to_owned(), properties.remove(name)?))).collect();
        if let Some(id) = properties.get("id").and_then(Value::as_str) {
            stories.insert(id.to_owned(), Value::Object(later));
        }
    }
    Value::Object(stories)
}

fn copy_folder(from: &Path, to: &Path) -> Result<(), Failure> {
    let Ok(entries) = fs::read_dir(from) else {
        return Ok(());
    };
    fs::create_dir_all(to).map_err(Failure::io(to))?;
    for entry in entries {
        let entry = entry.map_err(Failure::io(from))?;
        let (source, target) = (entry.path(), to.join(entry.file_name()));
        let extension = source.extension().and_then(|extension| extension.to_str());
        match extension {
            _ if source.is_dir() => copy_folder(&source, &target)?,
            Some("json" | "geojson") => write_json(&target, &read_json(&source)?)?,
            // Notes to those who edit the folder are not part of the site.
            Some("md") => {}
            _ => {
                fs::copy(&source, &target).map_err(Failure::io(&source))?;
            }
        }
    }
    Ok(())
}

fn read_json_if_there(file: &Path) -> Result<Value, Failure> {
    if file.is_file() { read_json(file) } else { Ok(json!(null)) }
}

fn read_json(file: &Path) -> Result<Value, Failure> {
    let bytes = fs::read(file).map_err(Failure::io(file))?;
    serde_json::from_slice(&bytes).map_err(Failure::content(file))
}

fn write_json(file: &Path, value: &Value) -> Result<(), Failure> {
    fs::write(file, value.to_string()).map_err(Failure::io(file))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written_site() -> (tempfile::TempDir, std::path::PathBuf) {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let pack = folder.path().join("assets/pack/guides");
        fs::create_dir_all(&pack).expect("folders are made");
        let write = |name: &str, text: &str| {
            fs::write(folder.path().join("assets/pack").join(name), text).expect("a file is written")
        };
        write("pack.json", "{ \"id\" : \"hangyong\" }");
        write(
            "stops.geojson",
            r#"{"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": null,
            "properties": {"id": "west-lake", "name": {"zh": "西湖", "en": "West Lake"}, "story": {"zh": "从前"}, "sources": []}}]}"#,
        );
        write("guides/one.json", "{ \"id\" : \"one\" }");
        let site = folder.path().join("site");
        self::write(&folder.path().join("assets"), &site).expect("the data is written");
        (folder, site)
    }

    #[test]
    fn the_core_has_the_names_and_the_stories_have_the_stories() {
        let (_folder, site) = written_site();
        let core = read_json(&site.join("pack/core.json")).expect("it is JSON");
        let stop = core.pointer("/stops/features/0/properties").expect("the stop is there");
        assert_eq!(stop.pointer("/name/zh"), Some(&json!("西湖")));
        assert_eq!((stop.get("story"), stop.get("sources")), (None, None));
        assert_eq!(core.get("rail"), Some(&json!(null)));
        let stories = read_json(&site.join("pack/stories.json")).expect("it is JSON");
        assert_eq!(stories, json!({"west-lake": {"story": {"zh": "从前"}, "sources": []}}));
    }

    #[test]
    fn the_pack_is_also_delivered_whole_for_other_programs() {
        let (_folder, site) = written_site();
        let guide = fs::read_to_string(site.join("pack/guides/one.json")).expect("the guide is there");
        assert_eq!(guide, r#"{"id":"one"}"#);
        let stops = read_json(&site.join("pack/stops.geojson")).expect("it is JSON");
        assert!(stops.pointer("/features/0/properties/story").is_some());
    }
}
