//! The data beside the application: the content pack split for delivery, the base map, schemas, the embed script.

use crate::failure::Failure;
use crate::pack_folder;
use hangyong::atlas::merge_core;
use serde_json::Value;
use std::fs;
use std::path::Path;

/// Folders of `assets/` and where they go in the site; scripts for portals lie at its root.
const FOLDERS: [(&str, &str); 3] = [("pack", "pack"), ("schema", "schema"), ("embed", "")];

/// The base map; what it is made from is not part of the site.
const BASEMAP: &str = "basemap/basemap.bin";

/// Copies what there is of `assets` into `site`, JSON without its whitespace, and splits the pack.
pub fn write(assets: &Path, site: &Path) -> Result<(), Failure> {
    for (from, to) in FOLDERS {
        copy_folder(&assets.join(from), &site.join(to))?;
    }
    copy_basemap(assets, site)?;
    let pack = assets.join("pack");
    let delivery = merge_core(&pack_folder::read(&pack)?).map_err(|findings| {
        let told: Vec<String> = findings.iter().map(ToString::to_string).collect();
        Failure::Content { path: pack, what: told.join("\n") }
    })?;
    write_bytes(&site.join("pack/core.json"), &delivery.core)?;
    write_bytes(&site.join("pack/stories.json"), &delivery.stories)
}

fn copy_basemap(assets: &Path, site: &Path) -> Result<(), Failure> {
    let (from, to) = (assets.join(BASEMAP), site.join(BASEMAP));
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder).map_err(Failure::io(folder))?;
    }
    fs::copy(&from, &to).map_err(Failure::io(&from))?;
    Ok(())
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

fn read_json(file: &Path) -> Result<Value, Failure> {
    let bytes = fs::read(file).map_err(Failure::io(file))?;
    serde_json::from_slice(&bytes).map_err(Failure::content(file))
}

fn write_json(file: &Path, value: &Value) -> Result<(), Failure> {
    write_bytes(file, value.to_string().as_bytes())
}

fn write_bytes(file: &Path, content: &[u8]) -> Result<(), Failure> {
    fs::write(file, content).map_err(Failure::io(file))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn written_site() -> (tempfile::TempDir, std::path::PathBuf) {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let pack = folder.path().join("assets/pack/guides");
        fs::create_dir_all(&pack).expect("folders are made");
        let write = |name: &str, text: &str| {
            fs::write(folder.path().join("assets/pack").join(name), text).expect("a file is written")
        };
        write("pack.json", "{ \"id\" : \"hangyong\" }");
        write("routes.json", "{ \"routes\" : [] }");
        write("guides/index.json", "{ \"guides\" : [\"one\"] }");
        let basemap = folder.path().join("assets/basemap");
        fs::create_dir_all(&basemap).expect("folders are made");
        fs::write(basemap.join("basemap.bin"), "map").expect("a file is written");
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
