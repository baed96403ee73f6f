//! The file format: a header, a checksum, then postcard. Coordinates are integers on a grid, each stored as the
//! difference from the one before it. Longitudes, latitudes and zoom levels are in separate columns, which compresses
//! best.

use super::{Area, Basemap, BasemapError, Course, Extent, Label, Name, Path, Peak, Place};
use crate::geometry::LonLat;
use serde::{Deserialize, Serialize};

const MAGIC: &[u8; 4] = b"HYBM";
const VERSION: u8 = 2;
const HEAD_LEN: usize = 13;
const FINEST_GRID_DEG: f64 = 1e-5;

#[derive(Serialize, Deserialize)]
struct WireBasemap {
    detail: Extent,
    land: Vec<WireArea>,
    waters: Vec<WireArea>,
    rivers: Vec<WireCourse>,
    canals: Vec<WireCourse>,
    causeways: Vec<WireCourse>,
    greens: Vec<WireArea>,
    peaks: Vec<Peak>,
    places: Vec<Place>,
    labels: Vec<Label>,
    columns: Columns,
}

/// The vertices of all paths, one path after the other, in the order of the features in the file.
#[derive(Default, Serialize, Deserialize)]
struct Columns {
    lons: Vec<i32>,
    lats: Vec<i32>,
    min_zooms: Vec<u8>,
}

#[derive(Serialize, Deserialize)]
struct WirePath {
    len: u32,
    grid_exponent: u8,
}

#[derive(Serialize, Deserialize)]
struct WireArea {
    rings: Vec<WirePath>,
    name: Option<Name>,
    min_zoom: u8,
    accuracy_m: u16,
}

#[derive(Serialize, Deserialize)]
struct WireCourse {
    path: WirePath,
    width_m: u16,
    name: Option<Name>,
    min_zoom: u8,
    accuracy_m: u16,
}

pub(super) fn encode(map: &Basemap) -> Vec<u8> {
    let mut columns = Columns::default();
    let wire = WireBasemap {
        detail: map.detail,
        land: map.land.iter().map(|area| columns.push_area(area)).collect(),
        waters: map.waters.iter().map(|area| columns.push_area(area)).collect(),
        rivers: map.rivers.iter().map(|course| columns.push_course(course)).collect(),
        canals: map.canals.iter().map(|course| columns.push_course(course)).collect(),
        causeways: map.causeways.iter().map(|course| columns.push_course(course)).collect(),
        greens: map.greens.iter().map(|area| columns.push_area(area)).collect(),
        peaks: map.peaks.clone(),
        places: map.places.clone(),
        labels: map.labels.clone(),
        columns,
    };
    // Writing to memory fails only for types without a known length, and there are none here.
    let body = postcard::to_allocvec(&wire).unwrap_or_default();
    let mut bytes = MAGIC.to_vec();
    bytes.push(VERSION);
    bytes.extend(fnv1a_64(&body).to_le_bytes());
    bytes.extend(body);
    bytes
}

pub(super) fn decode(bytes: &[u8]) -> Result<Basemap, BasemapError> {
    let (head, body) = bytes.split_at_checked(HEAD_LEN).ok_or(BasemapError::NotABasemap)?;
    let Some((version, checksum)) = head.strip_prefix(MAGIC).and_then(<[u8]>::split_first) else {
        return Err(BasemapError::NotABasemap);
    };
    if *version != VERSION {
        return Err(BasemapError::Version(*version));
    }
    if checksum != fnv1a_64(body).to_le_bytes() {
        return Err(BasemapError::Damaged);
    }
    decode_body(body)
}

/// Reads what follows the checksum, without trusting any of it.
pub(super) fn decode_body(body: &[u8]) -> Result<Basemap, BasemapError> {
    let wire: WireBasemap =
        postcard::from_bytes(body).map_err(|_| BasemapError::Malformed("not in the file's form"))?;
    let mut columns = Cursor::new(&wire.columns)?;
    Ok(Basemap {
        detail: wire.detail,
        land: columns.areas(wire.land)?,
        waters: columns.areas(wire.waters)?,
        rivers: columns.courses(wire.rivers)?,
        canals: columns.courses(wire.canals)?,
        causeways: columns.courses(wire.causeways)?,
        greens: columns.areas(wire.greens)?,
        peaks: wire.peaks,
        places: wire.places,
        labels: wire.labels,
    })
}

impl Columns {
    fn push(&mut self, path: &Path) -> WirePath {
        let grid_exponent = path.grid_exponent();
        let mut before = (0, 0);
        for point in path.points() {
            let (lon, lat) = (to_grid(point.lon, grid_exponent), to_grid(point.lat, grid_exponent));
            self.lons.push(lon.wrapping_sub(before.0));
            self.lats.push(lat.wrapping_sub(before.1));
            before = (lon, lat);
        }
        self.min_zooms.extend(path.min_zooms());
        WirePath { len: path.points().len() as u32, grid_exponent }
    }

    fn push_area(&mut self, area: &Area) -> WireArea {
        WireArea {
            rings: area.rings.iter().map(|ring| self.push(ring)).collect(),
            name: area.name.clone(),
            min_zoom: area.min_zoom,
            accuracy_m: area.accuracy_m,
        }
    }

    fn push_course(&mut self, course: &Course) -> WireCourse {
        WireCourse {
            path: self.push(&course.path),
            width_m: course.width_m,
            name: course.name.clone(),
            min_zoom: course.min_zoom,
            accuracy_m: course.accuracy_m,
        }
    }
}

/// Hands the vertices in the columns back to the features, in order.
struct Cursor<'a> {
    vertices: std::iter::Zip<
        std::iter::Zip<std::slice::Iter<'a, i32>, std::slice::Iter<'a, i32>>,
        std::slice::Iter<'a, u8>,
    >,
}

impl<'a> Cursor<'a> {
    fn new(columns: &'a Columns) -> Result<Self, BasemapError> {
        if columns.lons.len() != columns.lats.len() || columns.lons.len() != columns.min_zooms.len() {
            return Err(BasemapError::Malformed("columns of different length"));
        }
        Ok(Self { vertices: columns.lons.iter().zip(&columns.lats).zip(&columns.min_zooms) })
    }

    fn path(&mut self, wire: &WirePath) -> Result<Path, BasemapError> {
        let len = wire.len as usize;
        if len > self.vertices.len() {
            return Err(BasemapError::Malformed("a path is longer than its vertices"));
        }
        if wire.grid_exponent > Path::MAX_GRID_EXPONENT {
            return Err(BasemapError::Malformed("an unknown grid"));
        }
        let (mut lon, mut lat) = (0_i32, 0_i32);
        let mut points = Vec::with_capacity(len);
        let mut min_zooms = Vec::with_capacity(len);
        for ((east, north), min_zoom) in self.vertices.by_ref().take(len) {
            lon = lon.wrapping_add(*east);
            lat = lat.wrapping_add(*north);
            points.push(on_earth(from_grid(lon, wire.grid_exponent), from_grid(lat, wire.grid_exponent))?);
            min_zooms.push(*min_zoom);
        }
        Ok(Path::new(points, min_zooms, wire.grid_exponent))
    }

    fn areas(&mut self, wire: Vec<WireArea>) -> Result<Vec<Area>, BasemapError> {
        let area = |wire: WireArea| {
            let rings = wire.rings.iter().map(|ring| self.path(ring)).collect::<Result<_, _>>()?;
            Ok(Area { rings, name: wire.name, min_zoom: wire.min_zoom, accuracy_m: wire.accuracy_m })
        };
        wire.into_iter().map(area).collect()
    }

    fn courses(&mut self, wire: Vec<WireCourse>) -> Result<Vec<Course>, BasemapError> {
        let course = |wire: WireCourse| {
            Ok(Course {
                path: self.path(&wire.path)?,
                width_m: wire.width_m,
                name: wire.name,
                min_zoom: wire.min_zoom,
                accuracy_m: wire.accuracy_m,
            })
        };
        wire.into_iter().map(course).collect()
    }
}

/// Positions of single points: two integers on the finest grid, longitude first.
pub(super) mod position {
    use super::{LonLat, from_grid, on_earth, to_grid};
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

    /// Writes a position.
    ///
    /// # Errors
    /// When the serializer fails.
    pub fn serialize<S: Serializer>(position: &LonLat, serializer: S) -> Result<S::Ok, S::Error> {
        (to_grid(position.lon, 0), to_grid(position.lat, 0)).serialize(serializer)
    }

    /// Reads a position.
    ///
    /// # Errors
    /// When the input is not two integers, or the position is not on the earth.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<LonLat, D::Error> {
        let (lon, lat) = <(i32, i32)>::deserialize(deserializer)?;
        on_earth(from_grid(lon, 0), from_grid(lat, 0)).map_err(D::Error::custom)
    }
}

fn to_grid(degrees: f64, grid_exponent: u8) -> i32 {
    (degrees / FINEST_GRID_DEG / f64::from(1_u32 << grid_exponent)).round() as i32
}

fn from_grid(steps: i32, grid_exponent: u8) -> f64 {
    f64::from(steps) * f64::from(1_u32 << grid_exponent) / 1e5
}

fn on_earth(lon: f64, lat: f64) -> Result<LonLat, BasemapError> {
    if lon.abs() <= 180.0 && lat.abs() <= 90.0 {
        Ok(LonLat::new(lon, lat))
    } else {
        Err(BasemapError::Malformed("a position outside the earth"))
    }
}

/// FNV-1a with 64 bits (Fowler, Noll, Vo): detects accidental damage in transit, not tampering.
fn fnv1a_64(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const FILE: &[u8] = include_bytes!("../../../assets/basemap/basemap.bin");

    #[test]
    fn a_path_that_claims_more_vertices_than_there_are_is_refused() {
        let lone = Area { rings: vec![Path::default()], name: None, min_zoom: 6, accuracy_m: 1 };
        let mut columns = Columns::default();
        let mut wire = columns.push_area(&lone);
        wire.rings[0].len = u32::MAX;
        let refused = Cursor::new(&columns).and_then(|mut cursor| cursor.areas(vec![wire]));
        assert_eq!(refused, Err(BasemapError::Malformed("a path is longer than its vertices")));
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

        // Past the checksum, where only deliberate tampering gets: an error or another map, but no panic.
        #[test]
        fn a_body_with_any_bytes_changed_or_cut_off_never_panics(
            changes in prop::collection::vec((HEAD_LEN..FILE.len(), any::<u8>()), 1..20),
            cut in HEAD_LEN..FILE.len(),
        ) {
            let mut bytes = FILE.to_vec();
            for (at, value) in changes {
                bytes[at] = value;
            }
            if let Ok(map) = decode_body(&bytes[HEAD_LEN..]) {
                prop_assert!(map.places.iter().all(|place| place.position.lat.abs() <= 90.0));
            }
            prop_assert!(decode_body(&bytes[HEAD_LEN..cut]).is_err());
        }
    }
}
