//! The map: what is drawn and where, without a browser.
//!
//! `engine` is the entry point. Raw input becomes gestures, gestures move the camera, and the camera decides what the
//! layers paint onto a `scene::Surface`: a canvas, an SVG document, or a recorder in tests.

pub mod band;
pub mod basemap;
pub mod camera;
pub mod cluster;
pub mod content;
pub mod detail;
pub mod engine;
pub mod gesture;
pub mod here;
pub mod hit;
pub mod labels;
pub mod landmarks;
pub mod layers;
pub mod motion;
pub mod moved;
pub mod mvt;
pub mod overlay;
pub mod pmtiles;
pub mod raster;
pub mod scene;
pub mod stamped;
pub mod stock;
pub mod streets;
pub mod style;
pub mod svg;
pub mod tiles;
pub mod trace;
pub mod trip;
pub mod varint;
pub mod view;

pub use camera::{Camera, MAX_ZOOM, MIN_ZOOM, ParseSpotError, Spot, nearest_zoom};
pub use content::MapContent;
pub use detail::{CityDetail, Detail};
pub use engine::{FrameOutcome, MapEngine, MapEvent, Selection, Target};
pub use gesture::{Hint, MapKey, PointerKind, RawInput};
pub use hit::Hit;
pub use moved::Moved;
pub use raster::{RasterExtent, RasterTile};
pub use style::Theme;
pub use trip::{DayLetter, PartKind, PartShape, TripDay, TripPart, TripShown};
pub use view::{Insets, Obstruction, View, Viewport};
