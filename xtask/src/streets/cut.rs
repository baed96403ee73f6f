//! Runs osmium and tilemaker, and reads their output.

use super::area;
use crate::failure::Failure;
use crate::tools::{self, StreetTools};
use crate::workspace;
use geo::MultiPolygon;
use hangyong::map::RasterTile;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A tile and its gzip-compressed bytes.
pub type Tile = (RasterTile, Vec<u8>);

const LAYERS: &str = include_str!("layers.json");
const PROFILE: &str = include_str!("profile.lua");

/// A folder for intermediate files between extract and archive; deleted when this is dropped.
pub struct Desk(PathBuf);

impl Desk {
    /// Creates an empty folder in the build folder.
    ///
    /// # Errors
    /// When an earlier folder cannot be deleted, or the folder cannot be created.
    pub fn new() -> Result<Self, Failure> {
        let folder = workspace::target().join("streets");
        if folder.exists() {
            fs::remove_dir_all(&folder).map_err(Failure::io(&folder))?;
        }
        fs::create_dir_all(&folder).map_err(Failure::io(&folder))?;
        Ok(Self(folder))
    }

    fn file(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    fn write(&self, name: &str, content: &str) -> Result<PathBuf, Failure> {
        let file = self.file(name);
        fs::write(&file, content).map_err(Failure::io(&file))?;
        Ok(file)
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        // If this fails, the next run deletes it.
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Every tile that osmium and tilemaker make of an extract's land within an area.
///
/// # Errors
/// When a program fails, a file cannot be read or written, or there are no tiles.
pub fn tiles(
    tools: &StreetTools,
    desk: &Desk,
    extract: &Path,
    area: &MultiPolygon<f64>,
) -> Result<Vec<Tile>, Failure> {
    let (cut, made) = (desk.file("cut.osm.pbf"), desk.file("tiles"));
    let polygon = desk.write("area.geojson", &area::geojson(area).to_string())?;
    let mut osmium = Command::new(&tools.osmium);
    osmium.args(["extract", "--strategy", "smart", "--set-bounds", "--overwrite", "--polygon"]).arg(polygon);
    run("cutting the extract", osmium.arg("--output").arg(&cut).arg(extract))?;
    let cut = complete(tools, desk, cut)?;
    let mut tilemaker = Command::new(&tools.tilemaker);
    tilemaker.arg("--config").arg(desk.write("layers.json", LAYERS)?);
    tilemaker.arg("--process").arg(desk.write("profile.lua", PROFILE)?);
    run("making the tiles", tilemaker.arg("--input").arg(&cut).arg("--output").arg(&made))?;
    let tiles = read(&made)?;
    if tiles.is_empty() {
        let what = "it has no streets near the pack's places; docs/streets.md says which extract to get";
        return Err(Failure::Content { path: extract.to_owned(), what: what.to_owned() });
    }
    Ok(tiles)
}

/// The cut without ways that are incomplete in the extract itself, as in one that was clipped at its edge: tilemaker
/// stops at the first missing node.
fn complete(tools: &StreetTools, desk: &Desk, cut: PathBuf) -> Result<PathBuf, Failure> {
    let mut check = Command::new(&tools.osmium);
    check.args(["check-refs", "--show-ids", "--no-progress"]).arg(&cut);
    let said = check.output().map_err(Failure::io(&tools.osmium))?.stdout;
    let said = String::from_utf8_lossy(&said);
    let ways = partial_ways(&said);
    if ways.is_empty() {
        return Ok(cut);
    }
    let (ids, whole) = (desk.write("partial.txt", &ways.join("\n"))?, desk.file("whole.osm.pbf"));
    let mut osmium = Command::new(&tools.osmium);
    osmium.args(["removeid", "--overwrite", "--id-file"]).arg(ids).arg("--output").arg(&whole).arg(&cut);
    run(&format!("dropping {} ways that the extract has only a part of", ways.len()), &mut osmium)?;
    Ok(whole)
}

/// The ways, without duplicates, that `osmium check-refs` names in lines such as `n355149811 in w4250285`.
fn partial_ways(said: &str) -> Vec<&str> {
    let mut ways: Vec<_> =
        said.lines().filter_map(|line| line.split_once(" in ")).map(|(_, way)| way.trim()).collect();
    ways.retain(|way| way.starts_with('w'));
    ways.sort_unstable();
    ways.dedup();
    ways
}

fn run(title: &str, command: &mut Command) -> Result<(), Failure> {
    let (done, log) = tools::run_logged(title, command)?;
    let what = || format!("{title} failed; the log {} says why", log.display());
    if done { Ok(()) } else { Err(Failure::Step(what())) }
}

/// The tiles of a folder `ZOOM/COLUMN/ROW.pbf`; all other files in it are skipped.
///
/// # Errors
/// When a folder or tile cannot be read.
pub fn read(folder: &Path) -> Result<Vec<Tile>, Failure> {
    let mut tiles = Vec::new();
    for (zoom, column) in numbered(folder)? {
        for (x, rows) in numbered(&column)? {
            for (y, file) in numbered(&rows)? {
                let Ok(zoom) = u8::try_from(zoom) else { continue };
                tiles.push((RasterTile { zoom, x, y }, fs::read(&file).map_err(Failure::io(&file))?));
            }
        }
    }
    Ok(tiles)
}

/// The entries of a folder whose names are numbers.
fn numbered(folder: &Path) -> Result<Vec<(u32, PathBuf)>, Failure> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let entries = fs::read_dir(folder).map_err(Failure::io(folder))?;
    let paths = entries.filter_map(Result::ok).map(|entry| entry.path());
    Ok(paths.filter_map(|path| Some((path.file_stem()?.to_str()?.parse().ok()?, path))).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use hangyong::map::mvt::LAYERS as DRAWN;
    use serde_json::Value;
    use std::collections::BTreeSet;

    #[test]
    fn the_archive_has_the_layers_that_the_map_draws_and_no_others() {
        let config: Value = serde_json::from_str(LAYERS).expect("it is JSON");
        let made = config.get("layers").and_then(Value::as_object).expect("it lists layers");
        let made: BTreeSet<&str> = made.keys().map(String::as_str).collect();
        let drawn: BTreeSet<&str> = DRAWN.into_iter().collect();
        assert_eq!(made, drawn);
        for layer in &drawn {
            assert!(PROFILE.contains(&format!("\"{layer}\"")), "the profile fills {layer}");
        }
    }

    /// The source of a function of the profile.
    fn function(name: &str) -> &'static str {
        let from = PROFILE.find(&format!("function {name}(")).expect("the profile has it");
        let body = &PROFILE[from..];
        &body[..body.find("\nend").expect("it ends")]
    }

    #[test]
    fn useful_points_are_found_by_every_key_that_names_one_and_also_where_they_are_mapped_as_areas() {
        let kinds = function("point_kind");
        let keys = PROFILE.lines().find(|line| line.starts_with("node_keys")).expect("it lists keys");
        for key in ["railway", "amenity", "tourism", "emergency", "healthcare"] {
            assert!(kinds.contains(&format!("\"{key}\"")), "{key} is looked at");
            // The engine never asks about nodes without one of these keys.
            assert!(keys.contains(&format!("\"{key}\"")), "{key}: {keys}");
        }
        assert!(function("way_function").contains("point(way, true)"));
        assert!(function("point").contains("if is_area then middle(object, \"points\")"));
        assert!(PROFILE.contains("middle = of_engine(\"IsClosed\"), of_engine(\"LayerAsCentroid\")"));
    }

    #[test]
    fn a_way_is_named_once_however_many_of_its_nodes_are_missing() {
        let said = "n355149811 in w4250285\nn1758939016 in w4250285\nn1 in w77\nn2 in r9\n\n";
        assert_eq!(partial_ways(said), ["w4250285", "w77"]);
        assert!(partial_ways("").is_empty());
    }

    #[test]
    fn tiles_are_read_from_a_folder_and_its_notes_are_not() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let row = folder.path().join("12/3415");
        fs::create_dir_all(&row).expect("folders are made");
        fs::write(row.join("1686.pbf"), b"tile").expect("a file is written");
        fs::write(folder.path().join("metadata.json"), b"{}").expect("a file is written");
        let tiles = read(folder.path()).expect("it can be read");
        assert_eq!(tiles, [(RasterTile { zoom: 12, x: 3415, y: 1686 }, b"tile".to_vec())]);
    }
}
