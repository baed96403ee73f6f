//! A GeoJSON object, reduced to what an import needs while it is parsed. A value of the wrong type counts as absent, so
//! that one bad feature does not affect the others.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use super::coordinates::{Coordinates, Raw, number};
use super::found::FoundPoint;
use super::{ImportError, MAX_POINTS};

/// Where programs store the name of a place, the most reliable first.
const NAMES: [&str; 10] =
    ["name", "Name", "title", "Title", "名称", "标题", "name:zh", "name_zh", "name:en", "label"];
/// The kinds that GeoJSON has.
const KINDS: [&str; 9] = [
    "FeatureCollection",
    "Feature",
    "GeometryCollection",
    "Point",
    "MultiPoint",
    "LineString",
    "MultiLineString",
    "Polygon",
    "MultiPolygon",
];

/// A collection, a feature or a geometry.
#[derive(Clone, Debug, Default)]
pub struct Object {
    pub kind: String,
    pub coordinates: Coordinates,
    pub geometry: Option<Box<Object>>,
    pub geometries: Vec<Object>,
    pub features: Vec<Object>,
    pub properties: Option<Properties>,
    /// The member that this project writes.
    pub trip: Value,
    is_list: bool,
}

impl Object {
    /// Whether it is GeoJSON at all, as opposed to a trip document or other JSON.
    pub fn is_geojson(&self) -> bool {
        self.is_list
            || KINDS.contains(&self.kind.as_str())
            || (self.kind.is_empty() && !self.features.is_empty())
    }
}

impl Object {
    /// Whether it is only a container of other objects.
    pub fn is_collection(&self) -> bool {
        let alone = self.geometry.is_none() && self.properties.is_none();
        alone && (self.is_list || self.kind == "FeatureCollection" || !self.features.is_empty())
    }
}

impl<'de> Deserialize<'de> for Object {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(ObjectVisitor)
    }
}

struct ObjectVisitor;

impl<'de> Visitor<'de> for ObjectVisitor {
    type Value = Object;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object of GeoJSON")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Object, A::Error> {
        let mut object = Object::default();
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "type" => object.kind = map.next_value::<Value>()?.as_str().unwrap_or_default().to_owned(),
                "coordinates" => object.coordinates = map.next_value()?,
                "geometry" => object.geometry = map.next_value::<Object>().map(some_shape)?,
                "geometries" => object.geometries = map.next_value::<Object>()?.features,
                "features" => object.features = map.next_value::<Object>()?.features,
                "properties" => object.properties = Some(Properties::of(&map.next_value()?)),
                "trip" => object.trip = map.next_value()?,
                _ => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        if object.kind == "Feature" && object.properties.is_none() {
            object.properties = Some(Properties::default());
        }
        Ok(object)
    }

    /// Fails when there are more items than a file may have points.
    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Object, A::Error> {
        let mut features = Vec::new();
        while let Some(feature) = list.next_element::<Object>()? {
            if features.len() == MAX_POINTS {
                return Err(A::Error::custom(ImportError::TooManyPoints));
            }
            features.push(feature);
        }
        Ok(Object { features, is_list: true, ..Object::default() })
    }

    fn visit_bool<E>(self, _: bool) -> Result<Object, E> {
        Ok(broken())
    }

    fn visit_i64<E>(self, _: i64) -> Result<Object, E> {
        Ok(broken())
    }

    fn visit_u64<E>(self, _: u64) -> Result<Object, E> {
        Ok(broken())
    }

    fn visit_f64<E>(self, _: f64) -> Result<Object, E> {
        Ok(broken())
    }

    fn visit_str<E>(self, _: &str) -> Result<Object, E> {
        Ok(broken())
    }

    fn visit_unit<E>(self) -> Result<Object, E> {
        Ok(broken())
    }
}

/// Stands for a value that should be a feature but is not. It is reported like a feature without any data.
fn broken() -> Object {
    Object { properties: Some(Properties::default()), ..Object::default() }
}

/// A geometry, unless there is nothing in it.
fn some_shape(geometry: Object) -> Option<Box<Object>> {
    let empty = geometry.coordinates.positions == 0 && geometry.geometries.is_empty();
    (!empty).then(|| Box::new(geometry))
}

/// Properties of a feature, written by this project or by another program.
#[derive(Clone, Debug, Default)]
pub struct Properties {
    pub stop: Option<String>,
    pub name: String,
    pub day: Option<u64>,
    minutes: Option<u32>,
    locked: bool,
    note: Option<String>,
    /// The position as Google's exports of saved places have it.
    pub position: Option<Raw>,
}

impl Properties {
    fn of(value: &Value) -> Self {
        let text = |key: &str| value.get(key).and_then(Value::as_str).map(str::to_owned);
        let whole = |key: &str| value.get(key).and_then(Value::as_u64);
        Self {
            stop: text("stop"),
            name: name_of(value),
            day: whole("day"),
            minutes: whole("minutes").and_then(|minutes| u32::try_from(minutes).ok()),
            locked: value.get("locked") == Some(&Value::Bool(true)),
            note: text("note"),
            position: position_of(value),
        }
    }

    pub fn point_at(self, position: Option<Raw>) -> FoundPoint {
        let Self { stop, name, minutes, locked, note, .. } = self;
        FoundPoint { stop, name, position, minutes, locked, note }
    }
}

fn name_of(properties: &Value) -> String {
    let text = |value: &Value, key: &str| {
        let text = value.get(key).and_then(Value::as_str).map(str::trim);
        text.filter(|text| !text.is_empty()).map(str::to_owned)
    };
    let own = NAMES.iter().find_map(|key| text(properties, key));
    let place = ["location", "Location"].iter().find_map(|key| properties.get(key));
    let of_place = || place.and_then(|place| text(place, "name").or_else(|| text(place, "Business Name")));
    own.or_else(of_place).or_else(|| place.and_then(|place| text(place, "address"))).unwrap_or_default()
}

fn position_of(properties: &Value) -> Option<Raw> {
    let there = properties.get("Location")?.get("Geo Coordinates")?;
    let degrees = |key: &str| match there.get(key)? {
        Value::String(text) => number(text),
        other => other.as_f64(),
    };
    Some((degrees("Longitude")?, degrees("Latitude")?))
}
