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

/// Literals outside the catalogue with Chinese that no page shows as words of the interface: their files, how many, and
/// what they are.
pub const CHINESE: &[(&str, usize, &str)] = &[
    ("atlas/validate/info.rs", 5, "names of cities, for packs that do not bring their own"),
    ("codec/import/geojson_object.rs", 2, "keys in files of other programs"),
    ("codec/import/names.rs", 44, "words by which names in files are recognised"),
    ("domain/search/keywords.rs", 71, "words that readers search for"),
    ("ui/parts/prose.rs", 5, "units, which stay beside their number"),
];

/// The same for English.
pub const ENGLISH: &[(&str, usize, &str)] = &[
    ("app/host.rs", 12, "answers to a portal's developers, as in EMBEDDING.md"),
    ("app/stamps/seal.rs", 1, "names of fonts"),
    ("codec/gpx.rs", 1, "the program's name, as the creator of a file"),
    ("codec/import/entities.rs", 1, "names of entities"),
    ("codec/import/geojson_object.rs", 1, "what a parser expected"),
    ("domain/compact.rs", 1, "what a parser expected"),
    ("map/pmtiles/directory.rs", 1, "which part of an archive is damaged, for the console"),
    ("map/pmtiles/header.rs", 1, "likewise"),
    ("platform/fetch.rs", 1, "why nothing was fetched, for the console"),
    ("ui/effects/art.rs", 1, "likewise"),
    ("ui/effects/map/archive.rs", 6, "why a tile is missing, for the console"),
    ("ui/effects/map/archive_file.rs", 2, "likewise"),
];
