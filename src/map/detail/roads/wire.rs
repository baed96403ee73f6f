//! The file format: a header, then postcard. Coordinates are integers in units of 10⁻⁵ degrees, each stored as the
//! difference from the one before it.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{Road, RoadKind, Roads};
use crate::domain::Bilingual;
use crate::geometry::LonLat;
use crate::map::trace::Trace;

const MAGIC: &[u8] = b"HYRD\x01";
/// Steps per degree.
const GRID: f64 = 1e5;

/// Why a file is not a valid file of roads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum RoadsError {
    /// It does not begin with the expected header.
    #[error("this is no file of roads, or one of another version")]
    NotRoads,
    /// It is truncated or holds impossible values.
    #[error("the file of roads is damaged")]
    Damaged,
}

/// A road as stored in the file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct WireRoad {
    pub kind: RoadKind,
    pub zh: String,
    pub en: String,
    pub accuracy_m: u16,
    /// Longitude and latitude of each point, as steps from the point before it.
    pub steps: Vec<(i32, i32)>,
}

impl Roads {
    /// Reads the file.
    ///
    /// # Errors
    /// When the header is not the expected one or the file is damaged; the caller should then fetch it again.
    pub fn decode(file: &[u8]) -> Result<Self, RoadsError> {
        let body = file.strip_prefix(MAGIC).ok_or(RoadsError::NotRoads)?;
        let wire: Vec<WireRoad> = postcard::from_bytes(body).map_err(|_| RoadsError::Damaged)?;
        let roads = wire.into_iter().map(road).collect::<Option<_>>().ok_or(RoadsError::Damaged)?;
        Ok(Self { roads })
    }
}

/// Encodes these roads as a file.
#[cfg(not(target_arch = "wasm32"))]
pub(super) fn encode(roads: &[WireRoad]) -> Vec<u8> {
    let mut file = MAGIC.to_vec();
    // Writing to memory fails only for types without a known length, and there are none here.
    file.extend(postcard::to_allocvec(roads).unwrap_or_default());
    file
}

/// The points of a line, each as grid steps from the point before it.
#[cfg(not(target_arch = "wasm32"))]
pub(super) fn steps(line: &[LonLat]) -> Vec<(i32, i32)> {
    let mut before = (0, 0);
    let whole = |degrees: f64| (degrees * GRID).round() as i32;
    let step = |at: &LonLat| {
        let here = (whole(at.lon), whole(at.lat));
        let step = (here.0 - before.0, here.1 - before.1);
        before = here;
        step
    };
    line.iter().map(step).collect()
}

fn road(wire: WireRoad) -> Option<Road> {
    let (mut lon, mut lat) = (0_i32, 0_i32);
    let mut line = Vec::with_capacity(wire.steps.len());
    for (east, north) in wire.steps {
        (lon, lat) = (lon.checked_add(east)?, lat.checked_add(north)?);
        let at = LonLat::new(f64::from(lon) / GRID, f64::from(lat) / GRID);
        line.push(Some(at).filter(|at| at.lon.abs() <= 180.0 && at.lat.abs() <= 85.0)?);
    }
    let name = Bilingual::new(wire.zh, wire.en);
    let trace = Trace::of_line(&line);
    (line.len() > 1).then(|| Road::new(wire.kind, name, f64::from(wire.accuracy_m), trace))
}
