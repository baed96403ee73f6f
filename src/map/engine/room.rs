//! The canvas and what covers it, and how the view adapts when these change.

use super::MapEngine;
use super::fit::Fitted;
use crate::geometry::maths;
use crate::map::view::{View, Viewport};

/// The share of the canvas's height by which a browser's bars change it.
const BARS: f64 = 0.15;

impl MapEngine {
    /// Sets the canvas together with what covers it, because rotating the device changes both. If the map has not been
    /// moved since something was fitted, that is fitted again. A map that has been moved keeps the same place in the
    /// middle on another canvas, and stays as it is while a sheet goes up or down. A canvas without any size, as while
    /// a page is printed, changes nothing.
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
        // Furniture is in the corners of the uncovered part.
        self.upright.lay_out_again();
        let only_covered = Viewport { insets: viewport.insets, ..before.viewport } == viewport;
        if !only_covered {
            let keeps_middle = fitted.is_none() && self.changes_layout(before.viewport);
            let camera = if keeps_middle { self.view.over(before.spot()) } else { before.camera };
            self.view.camera = self.held_since(camera, before);
        }
        match fitted {
            // The map moves along with the sheet, animated; on another canvas it jumps.
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

    /// Changes the canvas's size in CSS pixels and its device pixel ratio; what covers it stays.
    pub fn set_viewport(&mut self, width_px: f64, height_px: f64, dpr: f64) {
        self.set_room(Viewport { width_px, height_px, dpr, ..self.view.viewport });
    }

    fn is_bound_for(&self, fitted: &Fitted) -> bool {
        self.motion.destination(self.view).looks_like(fitted.goal)
    }

    /// Whether the size of the uncovered part has changed enough to be another layout. On a page of its own, small
    /// changes of height come from a browser's bars; in a frame, every change comes from the host or the content.
    fn changes_layout(&self, before: Viewport) -> bool {
        let little = if self.cooperative() { 0.5 } else { BARS * before.height_px };
        let View { viewport: now, .. } = self.view;
        let (free, was) = (now.uncovered(), before.uncovered());
        (free.width - was.width).abs() > 0.5 || (free.height - was.height).abs() > little
    }
}

#[cfg(test)]
impl MapEngine {
    /// The same canvas with other insets.
    pub fn set_insets(&mut self, insets: crate::map::view::Insets) {
        self.set_room(Viewport { insets, ..self.view.viewport });
    }
}
