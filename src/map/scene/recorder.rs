//! A surface that records what is drawn, for tests and for counting.

use super::{BitmapId, Color, DrawOp, Font, Measure, Paint, Path, Stage, Stroke, Surface};
use crate::geometry::{Px, PxRect};

/// A thing that was drawn.
#[derive(Clone, Debug, PartialEq)]
pub enum Recorded {
    /// An area.
    Fill(Path, Paint),
    /// A line.
    Stroke(Path, Stroke),
    /// A text and its point.
    Text(String, Px),
    /// A group's id.
    Group(String),
    /// A bitmap was begun.
    Open(BitmapId),
    /// A bitmap was copied to the screen, in device pixels.
    Blit(BitmapId, PxRect),
    /// A bitmap was forgotten.
    Drop(BitmapId),
}

/// Records everything. An ASCII character is 0.55 of the font size wide, any other 1.0; each recorded operation takes
/// `op_ms`.
#[derive(Clone, Debug, Default)]
pub struct Recorder {
    /// What was drawn, in order.
    pub ops: Vec<Recorded>,
    /// Milliseconds that each operation adds to the clock of the frame.
    pub op_ms: f64,
    elapsed_ms: f64,
}

impl Recorder {
    /// Begins a new frame: resets the clock, and returns and forgets what was drawn.
    pub fn next_frame(&mut self) -> Vec<Recorded> {
        self.elapsed_ms = 0.0;
        std::mem::take(&mut self.ops)
    }

    fn note(&mut self, op: Recorded) {
        self.ops.push(op);
        self.elapsed_ms += self.op_ms;
    }
}

impl Measure for Recorder {
    fn text_width(&mut self, text: &str, font: Font) -> f64 {
        text.chars().map(|letter| if letter.is_ascii() { 0.55 } else { 1.0 }).sum::<f64>() * font.size
    }
}

impl Surface for Recorder {
    fn draw(&mut self, op: &DrawOp<'_>) {
        match op {
            DrawOp::Fill { path, paint } => self.note(Recorded::Fill((*path).clone(), paint.clone())),
            DrawOp::Stroke { path, stroke } => self.note(Recorded::Stroke((*path).clone(), stroke.clone())),
            DrawOp::Text(run) => self.note(Recorded::Text(run.text.to_owned(), run.at)),
            DrawOp::Group { id, .. } => self.note(Recorded::Group((*id).to_owned())),
            DrawOp::EndGroup => {}
        }
    }
}

impl Stage for Recorder {
    fn open_bitmap(&mut self, id: BitmapId, _width_px: u32, _height_px: u32, _scale: f64) {
        self.note(Recorded::Open(id));
    }

    fn close_bitmap(&mut self) {}

    fn drop_bitmap(&mut self, id: BitmapId) {
        self.note(Recorded::Drop(id));
    }

    fn clear(&mut self, _color: Color) {}

    fn blit(&mut self, id: BitmapId, to_device_px: PxRect) {
        self.note(Recorded::Blit(id, to_device_px));
    }

    fn elapsed_ms(&mut self) -> f64 {
        self.elapsed_ms
    }
}
