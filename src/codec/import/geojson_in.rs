//! GeoJSON and similar files: a collection, a single feature, a bare geometry, or a list of these. Points become
//! visits, on the days that this project wrote or else on one day. Lines are counted and their names kept; areas are
//! matched by name.

use serde_json::Value;

use super::ImportError;
use super::coordinates::Raw;
use super::found::{Found, FoundDay, FoundPoint, clock};
use super::geojson_object::Object;
use crate::domain::trip::{MAX_DAYS, TripMode};

/// How deeply collections may be nested.
const MAX_NESTED: usize = 16;

/// The content of a GeoJSON file; `None` if the JSON is something else.
///
/// # Errors
/// Fails when the text is not JSON, is nested too deeply, or has too many points.
pub fn read(text: &str) -> Result<Option<Found>, ImportError> {
    let file: Object = serde_json::from_str(text).map_err(ImportError::of_json)?;
    if !file.is_geojson() {
        return Ok(None);
    }
    let mut found = Found::default();
    let named_days = ours(&mut found, &file.trip);
    place(&mut found, file, named_days, 0)?;
    Ok(Some(found))
}

/// Reads the member that this project writes beside the features. Returns whether it is ours: other programs may use
/// the same name for anything.
fn ours(found: &mut Found, trip: &Value) -> bool {
    let text = |key: &str| trip.get(key).and_then(Value::as_str);
    let Some(mode) = text("mode").and_then(TripMode::from_key) else { return false };
    found.mode = Some(mode);
    found.title = text("title").unwrap_or_default().to_owned();
    found.start = text("start").and_then(|start| start.parse().ok());
    let time = |day: &Value, key: &str| day.get(key).and_then(Value::as_str).and_then(clock);
    let days = trip.get("days").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let day = |day: &Value| FoundDay { from: time(day, "from"), to: time(day, "to"), points: Vec::new() };
    found.days = days.iter().take(MAX_DAYS).map(day).collect();
    // This project always writes the mode; in its files a point without a day is a candidate.
    true
}

/// Reads an object and everything nested in it.
fn place(found: &mut Found, object: Object, named_days: bool, depth: usize) -> Result<(), ImportError> {
    if depth > MAX_NESTED {
        return Err(ImportError::TooDeep);
    }
    if object.is_collection() {
        let mut features = object.features.into_iter();
        return features.try_for_each(|feature| place(found, feature, named_days, depth + 1));
    }
    let mut object = object;
    let properties = object.properties.take().unwrap_or_default();
    let mut shapes = Shapes::default();
    match object.geometry.take() {
        Some(geometry) => shapes.take(*geometry, 0)?,
        None => shapes.take(object, 0)?,
    }
    found.count(shapes.positions.max(1))?;
    found.in_text += usize::from(shapes.in_text);
    found.line_points += shapes.positions - shapes.points.len();
    let day = match properties.day.and_then(|day| usize::try_from(day).ok()) {
        Some(day @ 1..=MAX_DAYS) => Some(day - 1),
        _ => (!named_days).then_some(0),
    };
    let positions =
        if shapes.points.is_empty() { Vec::from_iter(properties.position) } else { shapes.points };
    // An area may be known by its name, but a line is not a place.
    let nameless = properties.name.is_empty() && properties.stop.is_none();
    if positions.is_empty() && (shapes.has_line || (shapes.has_area && nameless)) {
        found.lines.push(properties.name);
        return Ok(());
    }
    if positions.is_empty() {
        put(found, properties.clone().point_at(None), day);
    }
    for position in positions {
        put(found, properties.clone().point_at(Some(position)), day);
    }
    Ok(())
}

/// The positions of a geometry, including those of nested geometries.
#[derive(Default)]
struct Shapes {
    points: Vec<Raw>,
    positions: usize,
    has_line: bool,
    has_area: bool,
    in_text: bool,
}

impl Shapes {
    fn take(&mut self, geometry: Object, depth: usize) -> Result<(), ImportError> {
        if depth > MAX_NESTED {
            return Err(ImportError::TooDeep);
        }
        let coordinates = geometry.coordinates;
        self.positions += coordinates.positions;
        self.in_text |= coordinates.in_text;
        match geometry.kind.as_str() {
            "LineString" | "MultiLineString" => self.has_line |= coordinates.positions > 0,
            "Polygon" | "MultiPolygon" => self.has_area |= coordinates.positions > 0,
            // A geometry of a missing or unknown type is read as points.
            _ => self.points.extend(coordinates.first),
        }
        geometry.geometries.into_iter().try_for_each(|inner| self.take(inner, depth + 1))
    }
}

/// Puts a point into a day, or, without one, among the candidates.
fn put(found: &mut Found, point: FoundPoint, day: Option<usize>) {
    let Some(day) = day else {
        found.candidates.push(point);
        return;
    };
    if found.days.len() <= day {
        found.days.resize_with(day + 1, FoundDay::default);
    }
    if let Some(day) = found.days.get_mut(day) {
        day.points.push(point);
    }
}
