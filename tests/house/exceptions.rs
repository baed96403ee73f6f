//! What the rules still tolerate, counted exactly: an exception that is fixed must be removed here; none is added.

/// Files outside of `ui/effects` that name both `app` and `platform`.
pub const TIES: &[&str] = &[
    "ui/panels/my_place.rs",
    "ui/panels/planning/kept.rs",
    "ui/panels/planning/mod.rs",
    "ui/panels/stop_tools/aloud.rs",
    "ui/panels/stop_tools/correction.rs",
    "ui/panels/stop_tools/stamping.rs",
    "ui/panels/topics/line/mod.rs",
    "ui/panels/topics/stamps.rs",
    "ui/panels/trip/on_the_way/mod.rs",
];

/// The browser items that files name beyond those for events, and why.
pub const BROWSER: &[(&str, &[&str], &str)] = &[
    (
        "geometry/maths.rs",
        &["js_sys::Math"],
        "sines and logarithms are the machine's, as everywhere; this machine's are in the browser",
    ),
    ("ui/effects/map/room.rs", &["web_sys::DomRect"], "what lies over the map is measured on the page"),
    ("ui/effects/stamps.rs", &["web_sys::Blob"], "a file that was chosen, handed to the platform to be read"),
    ("ui/effects/trips/open_file.rs", &["web_sys::Blob"], "a file that was dropped or chosen, likewise"),
];

/// Type names used more than once in a layer, and how often.
pub const TYPES: &[(&str, &str, usize)] = &[
    ("app", "Stage", 3),
    ("app", "Told", 2),
    ("domain", "Leg", 2),
    ("domain", "Ride", 2),
    ("map", "Ground", 2),
    ("map", "Path", 2),
    ("map", "Piece", 2),
    ("map", "Shape", 2),
];

/// Files with Chinese outside the catalogue, and the number of literals. Some are not sentences: names to recognise in
/// files (`codec/import`), words to search for (`search/keywords`), punctuation between two texts.
pub const CHINESE: &[(&str, usize)] = &[
    ("app/planning/own_place.rs", 2),
    ("app/planning/reasons.rs", 33),
    ("app/planning/words.rs", 29),
    ("app/present/destination.rs", 1),
    ("app/present/format.rs", 13),
    ("app/present/hours_rule.rs", 7),
    ("app/trips/incoming/name.rs", 5),
    ("app/trips/incoming/refusal.rs", 46),
    ("app/trips/incoming/told.rs", 33),
    ("app/trips/on_the_way/ahead.rs", 5),
    ("app/trips/on_the_way/how.rs", 23),
    ("app/trips/on_the_way/near.rs", 3),
    ("app/trips/on_the_way/today.rs", 10),
    ("app/trips/on_the_way/tomorrow.rs", 5),
    ("app/trips/on_the_way/words.rs", 37),
    ("app/trips/present/day.rs", 2),
    ("app/trips/words.rs", 19),
    ("atlas/validate/info.rs", 5),
    ("codec/alarms.rs", 6),
    ("codec/import/geojson_object.rs", 2),
    ("codec/import/names.rs", 44),
    ("codec/itinerary.rs", 4),
    ("codec/leg.rs", 1),
    ("codec/wording.rs", 27),
    ("domain/amount.rs", 14),
    ("domain/schedule/words.rs", 78),
    ("domain/search/keywords.rs", 71),
    ("domain/trip/bases.rs", 6),
    ("domain/trip/label.rs", 2),
    ("domain/trip/ride.rs", 3),
    ("domain/trip/words.rs", 58),
    ("map/overlay/mark.rs", 1),
    ("map/overlay/wishes.rs", 1),
    ("ui/app.rs", 1),
    ("ui/panels/visiting.rs", 1),
    ("ui/parts/prose.rs", 5),
    ("ui/parts/stop_row.rs", 1),
];

/// Files with English sentences outside the catalogue, and the number of literals. Some appear on no page: answers to a
/// portal's developers (`app/host`), reasons in the console (`effects/map/archive`), the names of fonts and entities.
pub const ENGLISH: &[(&str, usize)] = &[
    ("app/host.rs", 12),
    ("app/planning/reasons.rs", 30),
    ("app/planning/words.rs", 23),
    ("app/stamps/seal.rs", 1),
    ("app/trips/incoming/refusal.rs", 46),
    ("app/trips/incoming/told.rs", 23),
    ("app/trips/on_the_way/ahead.rs", 3),
    ("app/trips/on_the_way/how.rs", 13),
    ("app/trips/on_the_way/near.rs", 2),
    ("app/trips/on_the_way/today.rs", 4),
    ("app/trips/on_the_way/tomorrow.rs", 3),
    ("app/trips/on_the_way/words.rs", 19),
    ("app/trips/present/day.rs", 2),
    ("app/trips/words.rs", 13),
    ("codec/alarms.rs", 4),
    ("codec/gpx.rs", 1),
    ("codec/import/entities.rs", 1),
    ("codec/import/geojson_object.rs", 1),
    ("codec/wording.rs", 8),
    ("domain/compact.rs", 1),
    ("domain/schedule/words.rs", 29),
    ("domain/trip/bases.rs", 3),
    ("domain/trip/ride.rs", 3),
    ("domain/trip/words.rs", 27),
    ("map/pmtiles/directory.rs", 1),
    ("map/pmtiles/header.rs", 1),
    ("platform/fetch.rs", 1),
    ("ui/effects/art.rs", 1),
    ("ui/effects/map/archive.rs", 6),
    ("ui/effects/map/archive_file.rs", 2),
];

/// Modules that depend on each other in a circle.
pub const CIRCLES: &[&[&str]] = &[];
