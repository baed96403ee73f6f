//! The data delivered with the application: the split content pack, the base map, schemas, the embed script.

use super::checksum;
use crate::failure::Failure;
use crate::pack_folder;
use hangyong::atlas::packed;
use hangyong::domain::{Atlas, Lang};
use hangyong::map::basemap::Basemap;
use hangyong::map::detail::roads;
use hangyong::map::pmtiles::Archive;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// Folders of `assets/` and their places in the site; scripts for portals go to its root.
const FOLDERS: [(&str, &str); 5] =
    [("pack", "pack"), ("art", "art"), ("share", "share"), ("schema", "schema"), ("embed", "")];

/// The base map; its sources are not part of the site.
const BASEMAP: &str = "basemap/basemap.bin";
/// The part of the base map that the first view of a route needs.
const OVERVIEW: &str = "basemap/overview.bin";
/// Roads, and the hand-drawn lines that they are made of.
const ROADS: &str = "basemap/roads.bin";
const ROADS_BY_HAND: &str = "basemap/hand/roads.geojson";
/// Landmarks, made from the drawings.
const LANDMARKS: &str = "basemap/landmarks.bin";
/// Streets near the places in the pack, if someone has cut them from an extract; not part of the repository.
const STREETS: &str = "streets.pmtiles";

/// Copies what exists of `assets` into `site`, JSON without its whitespace, and splits the pack.
///
/// # Errors
/// When the pack has errors, or a file is broken or cannot be read or written.
pub fn write(assets: &Path, site: &Path) -> Result<(), Failure> {
    for (from, to) in FOLDERS {
        copy_folder(&assets.join(from), &site.join(to))?;
    }
    write_basemap(&read_basemap(assets)?, site)?;
    let mut atlas = pack_folder::atlas(&assets.join("pack"))?;
    write_roads(&str::to_owned, assets, site)?;
    write_landmarks(assets, site, &atlas)?;
    atlas.info.streets = copy_streets(assets, site)?;
    write_pack(&atlas, &Lang::ALL, site)
}

/// Writes the pack into the folder `data`: the parts for a first view in each language, and the whole.
///
/// # Errors
/// When a file cannot be written.
pub fn write_pack(atlas: &Atlas, langs: &[Lang], data: &Path) -> Result<(), Failure> {
    let folder = folder_in(data, "pack")?;
    for lang in langs {
        let first = packed::encode(&packed::for_first_view(atlas, *lang));
        write_bytes(&folder.join(format!("first-{}.bin", lang.code())), &first)?;
    }
    write_bytes(&folder.join("whole.bin"), &packed::encode(atlas))
}

/// The base map of `assets`.
///
/// # Errors
/// When it is missing or damaged.
pub fn read_basemap(assets: &Path) -> Result<Basemap, Failure> {
    let from = assets.join(BASEMAP);
    let content = fs::read(&from).map_err(Failure::io(&from))?;
    Basemap::decode(&content).map_err(Failure::content(&from))
}

/// Writes the base map into the folder `data`, and beside it the part that a first view needs.
///
/// # Errors
/// When a file cannot be written.
pub fn write_basemap(basemap: &Basemap, data: &Path) -> Result<(), Failure> {
    folder_in(data, "basemap")?;
    write_bytes(&data.join(BASEMAP), &basemap.encode())?;
    write_bytes(&data.join(OVERVIEW), &basemap.overview().encode())
}

/// Writes the hand-drawn roads of `assets` into the folder `data`, with their names as `convert` writes them.
///
/// # Errors
/// When the roads are missing or no roads, or the file cannot be written.
pub fn write_roads(convert: &dyn Fn(&str) -> String, assets: &Path, data: &Path) -> Result<(), Failure> {
    let from = assets.join(ROADS_BY_HAND);
    let text = fs::read_to_string(&from).map_err(Failure::io(&from))?;
    let roads = roads::read(&convert(&text)).map_err(Failure::content(&from))?;
    folder_in(data, "basemap")?;
    write_bytes(&data.join(ROADS), &roads)
}

fn folder_in(data: &Path, name: &str) -> Result<PathBuf, Failure> {
    let folder = data.join(name);
    fs::create_dir_all(&folder).map_err(Failure::io(&folder))?;
    Ok(folder)
}

fn write_landmarks(assets: &Path, site: &Path, atlas: &Atlas) -> Result<(), Failure> {
    let drawings = assets.join("landmarks");
    let landmarks = hangyong::site::landmarks(&drawings, atlas).map_err(Failure::content(&drawings))?;
    write_bytes(&site.join(LANDMARKS), &landmarks.encode())
}

/// Copies the street archive, if `cargo xtask streets` has made one, under a name that changes with its content;
/// returns its address below the site's root.
fn copy_streets(assets: &Path, site: &Path) -> Result<Option<String>, Failure> {
    let from = assets.join(STREETS);
    if !from.is_file() {
        return Ok(None);
    }
    let content = fs::read(&from).map_err(Failure::io(&from))?;
    Archive::open(&content).map_err(Failure::content(&from))?;
    let name = format!("streets-{}.pmtiles", checksum::short(&content));
    write_bytes(&site.join(&name), &content)?;
    Ok(Some(name))
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
            // Notes for editors of the folder are not part of the site.
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

/// Writes a file.
///
/// # Errors
/// When that fails.
pub fn write_bytes(file: &Path, content: &[u8]) -> Result<(), Failure> {
    fs::write(file, content).map_err(Failure::io(file))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written_site() -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let assets = folder.path().join("assets");
        let small = crate::workspace::root().join("tests/data/pack-small");
        copy_folder(&small, &assets.join("pack")).expect("the small pack is there");
        fs::create_dir_all(assets.join("basemap/hand")).expect("folders are made");
        for file in [BASEMAP, ROADS_BY_HAND] {
            let own = crate::workspace::root().join("assets").join(file);
            fs::copy(own, assets.join(file)).expect("a file is written");
        }
        write(&assets, &folder.path().join("site")).expect("the data is written");
        folder
    }

    #[test]
    fn the_first_view_travels_without_stories_and_the_whole_with_them() {
        let folder = written_site();
        let read = |name: &str| {
            let bytes = fs::read(folder.path().join("site/pack").join(name)).expect("the file is there");
            packed::decode(&bytes).expect("it is packed")
        };
        let (first, whole) = (read("first-zh.bin"), read("whole.bin"));
        assert_eq!(first.stops.len(), whole.stops.len());
        assert!(first.stops.iter().all(|stop| stop.story.is_none()));
        assert!(whole.stops.iter().all(|stop| stop.story.is_some()));
    }

    #[test]
    fn streets_are_shipped_under_a_name_of_their_content_where_there_are_any_and_refused_where_broken() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let copied = || copy_streets(folder.path(), folder.path());
        assert_eq!(copied().ok(), Some(None));
        let file = folder.path().join(STREETS);
        let archive = crate::streets::small_archive();
        fs::write(&file, &archive).expect("a file is written");
        let name = copied().ok().flatten().expect("they are found");
        assert!(name.starts_with("streets-") && name.ends_with(".pmtiles"), "{name}");
        assert_eq!(fs::read(folder.path().join(&name)).ok(), Some(archive));
        fs::write(&file, "no archive").expect("a file is written");
        assert!(copied().err().is_some_and(|failure| failure.to_string().contains("not a PMTiles archive")));
    }

    #[test]
    fn the_pack_is_also_delivered_as_people_write_it_for_other_programs() {
        let folder = written_site();
        let stops = read_json(&folder.path().join("site/pack/stops.geojson")).expect("it is JSON");
        assert!(stops.pointer("/features/0/properties/story").is_some());
    }
}
