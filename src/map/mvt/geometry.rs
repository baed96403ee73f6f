//! The drawing commands of a feature: move to, line to, close.

use super::MvtError;
use super::tile::{Feature, Shape};
use crate::geometry::Px;
use crate::map::scene::{Path, Segment};
use crate::map::varint;

/// The numbers of the commands.
const MOVE: u64 = 1;
const LINE: u64 = 2;
const CLOSE: u64 = 7;
/// The largest coordinate that is accepted, in units of the layer.
const FARTHEST: i64 = 1 << 30;

/// Adds a feature's outline to `path`, with its coordinates multiplied by `scale`. At most `room` corners are added;
/// `room` is reduced by each.
///
/// # Errors
/// When the commands contradict the format, or there are more than `room` corners.
pub fn trace(feature: &Feature<'_>, scale: f64, room: &mut usize, path: &mut Path) -> Result<(), MvtError> {
    let mut pen = CommandPen { left: feature.commands, x: 0, y: 0, scale, room };
    let mut begun = false;
    while !pen.left.is_empty() {
        let command = pen.take()?;
        match (command & 7, command >> 3) {
            (MOVE, count) => {
                pen.go(count, Segment::Move, path)?;
                begun = true;
            }
            (LINE | CLOSE, _) if !begun => return Err(MvtError::Damaged("a line begins nowhere")),
            (LINE, count) => pen.go(count, Segment::Line, path)?,
            (CLOSE, 1) if feature.shape == Shape::Areas => {
                pen.pay()?;
                path.segments.push(Segment::Close);
            }
            _ => return Err(MvtError::Damaged("it has a drawing command that is not known")),
        }
    }
    Ok(())
}

struct CommandPen<'a> {
    left: &'a [u8],
    x: i64,
    y: i64,
    scale: f64,
    room: &'a mut usize,
}

impl CommandPen<'_> {
    fn take(&mut self) -> Result<u64, MvtError> {
        varint::take(&mut self.left).ok_or(MvtError::Damaged("its drawing commands are cut off"))
    }

    fn pay(&mut self) -> Result<(), MvtError> {
        *self.room = self.room.checked_sub(1).ok_or(MvtError::TooLarge)?;
        Ok(())
    }

    fn go(&mut self, count: u64, segment: fn(Px) -> Segment, path: &mut Path) -> Result<(), MvtError> {
        for _ in 0..count {
            self.pay()?;
            let (x, y) = (varint::signed(self.take()?), varint::signed(self.take()?));
            self.x = moved(self.x, x)?;
            self.y = moved(self.y, y)?;
            path.segments.push(segment(Px::new(self.x as f64 * self.scale, self.y as f64 * self.scale)));
        }
        Ok(())
    }
}

fn moved(from: i64, by: i64) -> Result<i64, MvtError> {
    let to = from.checked_add(by).filter(|to| (-FARTHEST..=FARTHEST).contains(to));
    to.ok_or(MvtError::Damaged("it goes far beyond its edges"))
}
