//! Landmarks, marks and names on the screen: laid out from time to time, moved every frame.

use super::sprites::{Sprite, SpriteKey, Sprites};
use crate::geometry::{Px, PxRect, World};
use crate::map::camera::Camera;
use crate::map::content::MapContent;
use crate::map::hit::{Hit, PointIndex};
use crate::map::landmarks;
use crate::map::overlay::{
    Layout, MARGIN_PX, Mark, PlacedMark, Scenery, ShownStops, Subject, Widths, lay_out_after,
};
use crate::map::scene::Stage;
use crate::map::view::View;

/// The interval at which names are placed anew while the map moves.
const RELAY_MS: f64 = 220.0;
/// Time into a frame after which no more bitmaps are painted while the map moves.
const MOVING_MS: f64 = 5.0;
/// The same at rest.
const RESTING_MS: f64 = 14.0;
/// The share of the hit radius within which a mark counts as right under the pointer.
const UNDER: f64 = 0.5;

/// A bitmap, or the key and size in CSS pixels needed to paint it when there is time.
enum Bitmap {
    Ready(Sprite),
    Wanted(SpriteKey, Px),
}

struct PlacedSprite {
    world: World,
    offset_px: Px,
    look: Bitmap,
}

/// What a frame needs to know to show marks and names.
#[derive(Clone, Copy)]
pub(super) struct UprightFrame {
    /// Whether the camera moves or a hand is on the map.
    pub moving: bool,
    /// Whether the canvas has shown everything before; until then, no bitmap is postponed to a later frame.
    pub shown_once: bool,
    /// The time.
    pub now_ms: f64,
}

/// Marks and names.
#[derive(Default)]
pub(super) struct Overlay {
    layout: Layout,
    standing: Vec<PlacedSprite>,
    points: PointIndex<usize>,
    laid_out: Option<(Camera, f64)>,
    sprites: Sprites,
    widths: Widths,
}

impl Overlay {
    /// What is shown has changed: the next frame lays out again.
    pub fn lay_out_again(&mut self) {
        self.laid_out = None;
    }

    /// The marks of the last layout.
    pub fn marks(&self) -> &[PlacedMark] {
        &self.layout.marks
    }

    /// Discards the bitmaps, which are lost or have the wrong colours.
    pub fn forget_bitmaps(&mut self) {
        self.sprites.forget();
        self.laid_out = None;
    }

    /// Lays out again if it is due, then draws landmarks, marks and names, in this order, over a glow under the
    /// hovered mark. Returns whether all of it is on the screen and laid out for exactly this camera.
    pub fn show(
        &mut self,
        frame: UprightFrame,
        scenery: &Scenery<'_>,
        shown: &mut ShownStops,
        hovered: Option<&Hit>,
        stage: &mut impl Stage,
    ) -> bool {
        let camera = scenery.view.camera;
        let due = match self.laid_out {
            None => true,
            Some((before, _)) if before == camera => false,
            Some((_, at_ms)) => !frame.moving || frame.now_ms - at_ms >= RELAY_MS,
        };
        if due {
            self.lay_out(scenery, shown, stage);
            self.laid_out = Some((camera, frame.now_ms));
        }
        let painted = self.paint(frame, scenery, stage);
        self.glow(scenery, hovered, stage);
        self.blit(scenery.view, stage);
        painted && self.laid_out.is_some_and(|(before, _)| before == camera)
    }

    fn lay_out(&mut self, scenery: &Scenery<'_>, shown: &mut ShownStops, stage: &mut impl Stage) {
        self.layout = lay_out_after(&self.layout, scenery, shown, &mut self.widths, stage);
        let Self { layout, sprites, .. } = self;
        sprites.begin(stage);
        let mut look = |key: SpriteKey, size_px| {
            sprites.known(&key).map_or_else(|| Bitmap::Wanted(key, size_px), Bitmap::Ready)
        };
        self.standing.clear();
        for placed in &layout.landmarks {
            let side = placed.bitmap_px();
            let look = look(SpriteKey::Landmark(placed.at, placed.size_px), Px::new(side, side));
            self.standing.push(PlacedSprite { world: placed.world, offset_px: placed.offset_px, look });
        }
        for placed in &layout.marks {
            let side = placed.mark.radius_px() * 2.0 + 4.0;
            let look = look(SpriteKey::Mark(placed.mark.clone()), Px::new(side, side));
            self.standing.push(PlacedSprite { world: placed.world, offset_px: Px::default(), look });
        }
        for placed in layout.names.iter().rev() {
            let look = look(SpriteKey::Name(placed.text.clone()), placed.size_px + Px::new(8.0, 6.0));
            self.standing.push(PlacedSprite { world: placed.world, offset_px: placed.offset_px, look });
        }
        self.points = PointIndex::new(layout.marks.iter().enumerate().map(|(at, mark)| (mark.world, at)));
    }

    /// Paints missing bitmaps while there is time; returns whether none is missing any more.
    fn paint(&mut self, frame: UprightFrame, scenery: &Scenery<'_>, stage: &mut impl Stage) -> bool {
        let budget_ms = match (frame.shown_once, frame.moving) {
            (false, _) => f64::INFINITY,
            (true, true) => MOVING_MS,
            (true, false) => RESTING_MS,
        };
        let mut painted = 0;
        for standing in &mut self.standing {
            let Bitmap::Wanted(key, size_px) = &standing.look else { continue };
            let known = self.sprites.known(key);
            if known.is_none() {
                if painted > 0 && stage.elapsed_ms() >= budget_ms {
                    return false;
                }
                painted += 1;
            }
            let (key, size_px) = (key.clone(), *size_px);
            let sprite = known.unwrap_or_else(|| self.sprites.paint(key, size_px, scenery, stage));
            standing.look = Bitmap::Ready(sprite);
        }
        true
    }

    fn glow(&mut self, scenery: &Scenery<'_>, hovered: Option<&Hit>, stage: &mut impl Stage) {
        let (Some(hovered), Some(content)) = (hovered, scenery.content) else { return };
        let zoom = scenery.view.camera.zoom;
        let mut marks = self.layout.marks.iter();
        let Some(placed) = marks.find(|placed| placed.subject.hit(content, zoom) == *hovered) else { return };
        let radius = placed.mark.radius_px() + 5.0;
        let key = SpriteKey::Mark(Mark::Glow(radius as u8));
        let side = Px::new(radius * 2.0 + 2.0, radius * 2.0 + 2.0);
        let dpr = scenery.view.viewport.dpr;
        let known = self.sprites.known(&key);
        let sprite = known.unwrap_or_else(|| self.sprites.paint(key, side, scenery, stage));
        sprite.blit(scenery.view.screen_from_world(placed.world), dpr, stage);
    }

    fn blit(&self, view: View, stage: &mut impl Stage) {
        let View { viewport, .. } = view;
        let canvas = PxRect::new(0.0, 0.0, viewport.width_px, viewport.height_px).grown(MARGIN_PX);
        for standing in &self.standing {
            let at = view.screen_from_world(standing.world) + standing.offset_px;
            if let (Bitmap::Ready(sprite), true) = (&standing.look, canvas.contains(at)) {
                sprite.blit(at, viewport.dpr, stage);
            }
        }
    }

    /// The mark right under a point, or else the landmark that covers it, or else the mark nearest to it within a
    /// radius, or else the feature whose name is there.
    pub fn hit(&self, view: View, content: &MapContent, at_px: Px, radius_px: f64) -> Option<Hit> {
        let at = view.world_from_screen(at_px);
        let zoom = view.camera.zoom;
        let marked = |radius_px: f64| {
            let mark = self.points.nearest(at, radius_px / view.scale())?;
            self.layout.marks.get(*mark).map(|placed| placed.subject.hit(content, zoom))
        };
        let found = marked(radius_px * UNDER).or_else(|| self.drawn(view, content, at_px));
        if let Some(hit) = found.or_else(|| marked(radius_px)) {
            return Some(hit);
        }
        let named = self.layout.names.iter().filter(|placed| {
            let middle = view.screen_from_world(placed.world) + placed.offset_px;
            PxRect::centred(middle, placed.size_px.x + 4.0, placed.size_px.y + 4.0).contains(at_px)
        });
        named.map(|placed| placed.subject.hit(content, zoom)).find(|hit| *hit != Hit::Nothing)
    }

    fn drawn(&self, view: View, content: &MapContent, at_px: Px) -> Option<Hit> {
        let standing = &self.layout.landmarks;
        // Without landmarks, the code for them may not be loaded.
        let stop = if standing.is_empty() { None } else { landmarks::hit(standing, view, at_px) }?;
        Some(Subject::Stop(stop).hit(content, view.camera.zoom))
    }

    /// The last layout.
    #[cfg(test)]
    pub fn layout(&self) -> &Layout {
        &self.layout
    }
}
