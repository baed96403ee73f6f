//! The canvas and what covers it, and what becomes of the view when these change.

use super::MapEngine;
use super::fit::Fitted;
use crate::geometry::maths;
use crate::map::view::{View, Viewport};

/// How much of the canvas's height comes and goes with a browser's bars.
const BARS: f64 = 0.15;

impl MapEngine {
    /// The canvas with what covers it: they are told together, because a window that is turned changes both. What was
    /// fitted is fitted anew where nobody has moved the map since. On another canvas a map that somebody has moved keeps
    /// in the middle what was there; under a sheet that goes up or down it stays as it is. A canvas without any room, as
    /// while a page is printed, changes nothing.
    pub fn set_room(&mut self, room: Viewport) {
        let viewport = Viewport { dpr: maths::clamp(room.dpr, 0.5, 4.0), ..room };
        self.hidden = viewport.width_px <= 0.0 || viewport.height_px <= 0.0;
        if self.hidden || viewport == self.view.viewport {
            return;
        }
        if viewport.dpr != self.view.viewport.dpr {
            self.upright.forget_bitmaps();
            self.repaint_ground();
        }
        let fitted = self.fitted.take().filter(|fitted| self.is_bound_for(fitted));
        let before = self.view;
        self.view.viewport = viewport;
        // Furniture stands in the corners of what is not covered.
        self.upright.lay_out_again();
        let only_covered = Viewport { insets: viewport.insets, ..before.viewport } == viewport;
        if !only_covered {
            let keeps_middle = fitted.is_none() && self.changes_layout(before.viewport);
            let camera = if keeps_middle { self.view.over(before.spot()) } else { before.camera };
            self.view.camera = self.held_since(camera, before);
        }
        match fitted {
            // The map goes along with the sheet.
            Some(Fitted { target, room, .. }) if self.changes_layout(room) => {
                let withheld = self.withheld;
                self.fit(&target, only_covered, self.now_ms);
                self.withheld = withheld;
            }
            Some(fitted) => {
                let goal = self.motion.destination(self.view);
                self.fitted = Some(Fitted { goal, ..fitted });
            }
            None => {}
        }
    }

    /// The same room, of another size and sharpness.
    pub fn set_viewport(&mut self, width_px: f64, height_px: f64, dpr: f64) {
        self.set_room(Viewport { width_px, height_px, dpr, ..self.view.viewport });
    }

    fn is_bound_for(&self, fitted: &Fitted) -> bool {
        self.motion.destination(self.view).looks_like(fitted.goal)
    }

    /// Whether what can be seen of the canvas is of another layout than before. On a page of its own a little height comes
    /// and goes with a browser's bars; in a frame every change is the host's or the content's.
    fn changes_layout(&self, before: Viewport) -> bool {
        let little = if self.cooperative() { 0.5 } else { BARS * before.height_px };
        let View { viewport: now, .. } = self.view;
        let (free, was) = (now.uncovered(), before.uncovered());
        (free.width - was.width).abs() > 0.5 || (free.height - was.height).abs() > little
    }
}

#[cfg(test)]
impl MapEngine {
    /// The same canvas, covered otherwise.
    pub fn set_insets(&mut self, insets: crate::map::view::Insets) {
        self.set_room(Viewport { insets, ..self.view.viewport });
    }
}
