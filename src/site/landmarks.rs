//! The landmarks in `assets/landmarks`: one drawing per stop, named by the stop's id, and drawings at other places,
//! named by the id of their stop, two hyphens and a further word. Read by the build and by tests.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use thiserror::Error;

use crate::domain::{Atlas, StopId};
use crate::geometry::LonLat;
use crate::map::landmarks::{DrawingFault, Landmark, Landmarks, drawing};

/// The file with the positions of the drawings that are not at a stop.
const ELSEWHERE: &str = "elsewhere.json";

/// Why the landmarks could not be read.
#[derive(Debug, Error)]
pub enum LandmarkFault {
    /// A file cannot be read.
    #[error("{0} cannot be read: {1}")]
    File(PathBuf, std::io::Error),
    /// The list of places is malformed.
    #[error("{ELSEWHERE} is not as it should be: {0}")]
    Places(serde_json::Error),
    /// A drawing contains something that the map cannot draw.
    #[error("{0}.svg: {1}")]
    Drawing(String, DrawingFault),
    /// A drawing away from its stop is missing from the list of places.
    #[error("{0}.svg stands at no stop of its own: name its place in {ELSEWHERE}")]
    NoPlace(String),
}

#[derive(Deserialize)]
struct Elsewhere {
    places: BTreeMap<String, Place>,
}

#[derive(Deserialize)]
struct Place {
    position: (f64, f64),
    worth: u8,
}

/// The drawings in a folder by name, as SVG source; empty if there is no folder.
///
/// # Errors
/// If an existing file cannot be read.
pub fn drawings(folder: &Path) -> Result<BTreeMap<String, String>, LandmarkFault> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let is_drawing = path.extension().is_some_and(|extension| extension == "svg");
        let name = path.file_stem().and_then(|name| name.to_str()).filter(|_| is_drawing);
        if let Some(name) = name {
            let text = fs::read_to_string(&path).map_err(|error| LandmarkFault::File(path.clone(), error))?;
            found.insert(name.to_owned(), text);
        }
    }
    Ok(found)
}

/// The landmarks of a folder that belong to stops of this pack.
///
/// # Errors
/// If a file cannot be read, if a drawing or the list of places is malformed, or if a drawing away from its stop is
/// missing from that list.
pub fn landmarks(folder: &Path, atlas: &Atlas) -> Result<Landmarks, LandmarkFault> {
    let drawings = drawings(folder)?;
    let places = if drawings.is_empty() { BTreeMap::new() } else { places(&folder.join(ELSEWHERE))? };
    let mut list = Vec::new();
    for (name, text) in drawings {
        let figures = drawing(&text).map_err(|fault| LandmarkFault::Drawing(name.clone(), fault))?;
        let (id, elsewhere) = name.split_once("--").map_or((&*name, false), |(id, _)| (id, true));
        let Some(stop) = atlas.stop(&StopId::from(id)) else { continue };
        let (place, worth) = match places.get(&name) {
            Some(place) => (Some(LonLat::new(place.position.0, place.position.1)), place.worth),
            None if elsewhere => return Err(LandmarkFault::NoPlace(name)),
            None => (None, stop.worth.unwrap_or(0)),
        };
        list.push(Landmark { stop: stop.id.clone(), place, worth, figures });
    }
    Ok(Landmarks::new(list))
}

fn places(file: &Path) -> Result<BTreeMap<String, Place>, LandmarkFault> {
    let text = fs::read_to_string(file).map_err(|error| LandmarkFault::File(file.to_owned(), error))?;
    let elsewhere: Elsewhere = serde_json::from_str(&text).map_err(LandmarkFault::Places)?;
    Ok(elsewhere.places)
}
