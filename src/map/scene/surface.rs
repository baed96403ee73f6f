//! The targets of drawing. `Surface` is all that layers need; `Stage` adds what a screen has: bitmaps that are kept.

use super::{Color, DrawOp, Font};
use crate::geometry::PxRect;

/// Measures texts.
pub trait Measure {
    /// Width of a line of text in pixels.
    fn text_width(&mut self, text: &str, font: Font) -> f64;
}

/// Something to draw on.
pub trait Surface: Measure {
    /// Draws one thing over what is there.
    fn draw(&mut self, op: &DrawOp<'_>);
}

/// The id of a bitmap that a stage keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct BitmapId(pub u64);

/// A screen with bitmaps behind it. Everything drawn between `open_bitmap` and `close_bitmap` goes to the bitmap, in
/// its own pixels times `scale`; everything else to the screen.
pub trait Stage: Surface {
    /// Begins a new, transparent bitmap of this size in device pixels; an older one with this id is gone.
    fn open_bitmap(&mut self, id: BitmapId, width_px: u32, height_px: u32, scale: f64);
    /// Finishes the bitmap.
    fn close_bitmap(&mut self);
    /// Forgets a bitmap.
    fn drop_bitmap(&mut self, id: BitmapId);
    /// Fills the screen with one colour.
    fn clear(&mut self, color: Color);
    /// Copies a bitmap to a rectangle of the screen, in device pixels.
    fn blit(&mut self, id: BitmapId, to_device_px: PxRect);
    /// Milliseconds since the frame began.
    fn elapsed_ms(&mut self) -> f64;
}
