//! Marks and names on the screen: laid out now and then, moved every frame.

use super::sprites::{Sprite, SpriteKey, Sprites};
use crate::geometry::{Px, PxRect, World};
use crate::map::camera::Camera;
use crate::map::cluster::level_of;
use crate::map::hit::{Hit, PointIndex};
use crate::map::overlay::{Layout, MARGIN_PX, Mark, Scenery, ShownStops, Widths, lay_out};
use crate::map::scene::Stage;
use crate::map::view::View;

/// How often names find new places while the map moves.
const RELAY_MS: f64 = 180.0;

struct Standing {
    world: World,
    offset_px: Px,
    sprite: Sprite,
}

/// Marks and names.
#[derive(Default)]
pub(super) struct Upright {
    layout: Layout,
    marks: Vec<Standing>,
    names: Vec<Standing>,
    points: PointIndex<usize>,
    laid_out: Option<(Camera, f64)>,
    sprites: Sprites,
    widths: Widths,
}

impl Upright {
    /// What is shown has changed.
    pub fn lay_out_again(&mut self) {
        self.laid_out = None;
    }

    /// The bitmaps are lost or of the wrong colours.
    pub fn forget_bitmaps(&mut self) {
        self.sprites.forget();
        self.laid_out = None;
    }

    /// Lays out if it is time. Returns whether the layout is that of this very view.
    pub fn prepare(
        &mut self,
        scenery: &Scenery<'_>,
        shown: &mut ShownStops,
        moving: bool,
        now_ms: f64,
        stage: &mut impl Stage,
    ) -> bool {
        let camera = scenery.view.camera;
        let due = match self.laid_out {
            None => true,
            Some((before, _)) if before == camera => false,
            Some((before, at_ms)) => {
                let level_changed = level_of(before.zoom) != level_of(camera.zoom);
                !moving || level_changed || now_ms - at_ms >= RELAY_MS
            }
        };
        if due {
            self.layout = lay_out(scenery, shown, &mut self.widths, stage);
            self.paint_sprites(scenery, stage);
            self.points =
                PointIndex::new(self.layout.marks.iter().enumerate().map(|(at, mark)| (mark.world, at)));
            self.laid_out = Some((camera, now_ms));
        }
        self.laid_out.is_some_and(|(before, _)| before == camera)
    }

    fn paint_sprites(&mut self, scenery: &Scenery<'_>, stage: &mut impl Stage) {
        let (theme, dpr) = (scenery.theme, scenery.view.viewport.dpr);
        let sprites = &mut self.sprites;
        sprites.begin(stage);
        self.marks.clear();
        for placed in &self.layout.marks {
            let side = placed.mark.radius_px() * 2.0 + 4.0;
            let key = SpriteKey::Mark(placed.mark.clone());
            let sprite = sprites.get(key, Px::new(side, side), theme, dpr, stage);
            self.marks.push(Standing { world: placed.world, offset_px: Px::default(), sprite });
        }
        self.names.clear();
        for placed in &self.layout.names {
            let size = placed.size_px + Px::new(8.0, 6.0);
            let key = SpriteKey::Name(placed.text.clone());
            let sprite = sprites.get(key, size, theme, dpr, stage);
            self.names.push(Standing { world: placed.world, offset_px: placed.offset_px, sprite });
        }
    }

    /// Copies everything to the screen: marks, then names, with a glow under what the mouse is over.
    pub fn show(&mut self, scenery: &Scenery<'_>, hovered: Option<&Hit>, stage: &mut impl Stage) {
        let View { viewport, .. } = scenery.view;
        let canvas = PxRect::new(0.0, 0.0, viewport.width_px, viewport.height_px).grown(MARGIN_PX);
        let glows = hovered.and_then(|hit| self.layout.marks.iter().find(|placed| placed.hit == *hit));
        if let Some(placed) = glows {
            let radius = placed.mark.radius_px() + 5.0;
            let key = SpriteKey::Mark(Mark::Glow(radius as u8));
            let side = Px::new(radius * 2.0 + 2.0, radius * 2.0 + 2.0);
            let sprite = self.sprites.get(key, side, scenery.theme, viewport.dpr, stage);
            sprite.blit(scenery.view.screen_from_world(placed.world), viewport.dpr, stage);
        }
        for standing in self.marks.iter().chain(self.names.iter().rev()) {
            let at = scenery.view.screen_from_world(standing.world) + standing.offset_px;
            if canvas.contains(at) {
                standing.sprite.blit(at, viewport.dpr, stage);
            }
        }
    }

    /// The mark nearest to a point within a radius, else the named thing whose letters lie there.
    pub fn hit(&self, view: View, at_px: Px, radius_px: f64) -> Option<Hit> {
        let at = view.world_from_screen(at_px);
        if let Some(mark) = self.points.nearest(at, radius_px / view.scale()) {
            return self.layout.marks.get(*mark).map(|placed| placed.hit.clone());
        }
        let under = self.layout.names.iter().find(|placed| {
            let middle = view.screen_from_world(placed.world) + placed.offset_px;
            let letters = PxRect::centred(middle, placed.size_px.x, placed.size_px.y);
            placed.hit != Hit::Nothing && letters.grown(2.0).contains(at_px)
        });
        under.map(|placed| placed.hit.clone())
    }

    /// What stands where.
    #[cfg(test)]
    pub fn layout(&self) -> &Layout {
        &self.layout
    }
}
