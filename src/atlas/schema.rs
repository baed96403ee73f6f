//! JSON Schemas (draft 2020-12) of the pack's files, made from the types that read them. Never part of the app.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema, schema_for};
use serde_json::{Map, Value};

use super::raw;
use super::validate::{BOOKING, CROSSINGS, WEEKDAYS, WHO};
use crate::domain::sports::{ExperienceKind, PackageLength};
use crate::domain::topics::{Receives, VenueUse};
use crate::domain::trip::TripMode;
use crate::domain::{Category, Claim, Corridor, LegMode};

macro_rules! text_schema {
    ($(#[$doc:meta])* $name:ident => $schema:expr) => {
        $(#[$doc])*
        pub struct $name;

        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                $schema
            }
        }
    };
}

text_schema!(
    /// Lower-case words with hyphens.
    Id => json_schema!({ "type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$" })
);
text_schema!(
    /// `YYYY-MM-DD`.
    Date => json_schema!({ "type": "string", "format": "date", "pattern": "^\\d{4}-\\d{2}-\\d{2}$" })
);
text_schema!(
    /// `HH:MM`.
    Clock => json_schema!({ "type": "string", "pattern": "^([01]\\d|2[0-3]):[0-5]\\d$" })
);
text_schema!(
    /// `#rrggbb`.
    Color => json_schema!({ "type": "string", "pattern": "^#[0-9a-fA-F]{6}$" })
);
text_schema!(
    /// An address on the web.
    Url => json_schema!({ "type": "string", "format": "uri", "pattern": "^https?://" })
);
text_schema!(
    /// What a stop is.
    CategoryKey => json_schema!({ "type": "string", "enum": Category::ALL.map(Category::key) })
);
text_schema!(
    /// A corridor.
    CorridorKey => json_schema!({ "type": "string", "enum": Corridor::ALL.map(Corridor::key) })
);
text_schema!(
    /// How one gets to a stop.
    ModeKey => json_schema!({ "type": "string", "enum": LegMode::ALL.map(LegMode::key) })
);
text_schema!(
    /// How one gets about.
    TripModeKey => json_schema!({ "type": "string", "enum": TripMode::ALL.map(TripMode::key) })
);
text_schema!(
    /// A weekday, as in opening hours.
    WeekdayKey => json_schema!({ "type": "string", "enum": WEEKDAYS.map(|(key, _)| key) })
);
text_schema!(
    /// How far a position can be trusted.
    PositionKey => json_schema!({ "type": "string", "enum": ["exact", "approximate"] })
);
text_schema!(
    /// The key of a fact about a stop.
    ClaimKey => json_schema!({ "type": "string", "enum": Claim::ALL.map(Claim::key) })
);
text_schema!(
    /// Who pays less.
    WhoKey => json_schema!({ "type": "string", "enum": WHO })
);
text_schema!(
    /// What somebody with a concession pays.
    PaysKey => json_schema!({ "type": "string", "enum": ["free", "half"] })
);
text_schema!(
    /// Whether visitors can use a venue.
    VenueUseKey => json_schema!({ "type": "string", "enum": VenueUse::ALL.map(|(_, key)| key) })
);
text_schema!(
    /// Whether a place of work receives visitors.
    ReceivesKey => json_schema!({ "type": "string", "enum": Receives::ALL.map(|(_, key)| key) })
);
text_schema!(
    /// What an experience is for.
    ExperienceKindKey => json_schema!({ "type": "string", "enum": ExperienceKind::ALL.map(|(_, key)| key) })
);
text_schema!(
    /// How long a package takes.
    PackageLengthKey => json_schema!({ "type": "string", "enum": PackageLength::ALL.map(|(_, key)| key) })
);
text_schema!(
    /// How a river is crossed.
    CrossingKey => json_schema!({ "type": "string", "enum": CROSSINGS })
);
text_schema!(
    /// When one has to book.
    BookingKey => json_schema!({ "type": "string", "enum": BOOKING.map(|(key, _)| key) })
);

impl JsonSchema for raw::RawText {
    fn schema_name() -> Cow<'static, str> {
        "Text".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let text = serde_json::json!({ "type": "string", "minLength": 1 });
        json_schema!({
            "description": "A text in Chinese and English; other languages may stand beside them by BCP 47 tag.",
            "type": "object",
            "properties": { "zh": text, "en": text },
            "required": ["zh", "en"],
            "additionalProperties": { "type": "string" }
        })
    }
}

/// The schema of each file of a pack, with the name of the schema's own file in `assets/schema/`.
pub fn schemas() -> Vec<(&'static str, Schema)> {
    let mut schemas = vec![
        ("pack.schema.json", schema_for!(raw::RawPack)),
        ("stops.schema.json", schema_for!(raw::RawStops)),
        ("routes.schema.json", schema_for!(raw::RawRoutes)),
        ("rail.schema.json", schema_for!(raw::RawRail)),
        ("holidays.schema.json", schema_for!(raw::RawHolidays)),
        ("events.schema.json", schema_for!(raw::RawEvents)),
        ("guides-index.schema.json", schema_for!(raw::RawGuideIndex)),
        ("guide.schema.json", schema_for!(raw::RawGuide)),
        ("experiences.schema.json", schema_for!(raw::RawExperiences)),
        ("trips.schema.json", schema_for!(raw::RawReadyTrips)),
        ("topics.schema.json", schema_for!(raw::RawTopics)),
        ("metro.schema.json", schema_for!(raw::RawMetro)),
        ("water.schema.json", schema_for!(raw::RawWater)),
    ];
    for (_, schema) in &mut schemas {
        if let Some(root) = schema.as_object_mut() {
            let name = serde_json::json!({ "type": "string", "description": "The schema of this file, for editors." });
            close(root);
            if let Some(Value::Object(properties)) = root.get_mut("properties") {
                properties.insert("$schema".into(), name);
            }
        }
    }
    schemas
}

/// Forbids unknown keys in this object and in all nested ones. Every GeoJSON object may also have a `bbox`.
fn close(schema: &mut Map<String, Value>) {
    if let Some(Value::Object(properties)) = schema.get_mut("properties") {
        properties.values_mut().for_each(close_value);
        let is_geojson =
            ["features", "geometry", "coordinates"].iter().any(|key| properties.contains_key(*key));
        if is_geojson && properties.contains_key("type") {
            properties
                .insert("bbox".into(), serde_json::json!({ "type": "array", "items": { "type": "number" } }));
        }
        schema.entry("additionalProperties").or_insert(Value::Bool(false));
    }
    if let Some(Value::Object(kinds)) = schema.get_mut("$defs") {
        kinds.values_mut().for_each(close_value);
    }
    for word in ["items", "additionalProperties", "anyOf", "oneOf", "allOf"] {
        schema.get_mut(word).into_iter().for_each(close_value);
    }
}

fn close_value(value: &mut Value) {
    match value {
        Value::Object(schema) => close(schema),
        Value::Array(several) => several.iter_mut().for_each(close_value),
        _ => {}
    }
}

/// A schema as the text of its file.
pub fn text(schema: &Schema) -> String {
    let mut text = serde_json::to_string_pretty(schema.as_value()).unwrap_or_default();
    text.push('\n');
    text
}
