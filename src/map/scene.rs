//! What can be drawn, and what it is drawn on. The layers use only this; a canvas, an SVG document and a recorder
//! implement it.

mod color;
mod op;
mod path;
mod recorder;
mod surface;

pub use color::Color;
pub use op::{DrawOp, Font, FontFamily, Paint, Stroke, TextAlign, TextRun};
pub use path::{Path, Segment};
pub use recorder::{Recorded, Recorder};
pub use surface::{BitmapId, Measure, Stage, Surface};
