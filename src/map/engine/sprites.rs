//! Marks and names as bitmaps, painted once and then copied.

use std::collections::HashMap;

use crate::geometry::{Px, PxRect};
use crate::map::landmarks;
use crate::map::overlay::{Mark, NameText, Scenery};
use crate::map::scene::{BitmapId, Stage};

/// When there are more bitmaps than this, those not in use are dropped.
const MOST: usize = 700;
/// The bitmap ids of sprites start here; those of tiles are lower.
const FIRST_BITMAP: u64 = 1 << 40;

/// What a bitmap shows.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum SpriteKey {
    Mark(Mark),
    Name(NameText),
    /// A landmark by its index in the list, and its size in CSS pixels.
    Landmark(usize, u16),
}

/// A bitmap that is drawn centred on a point. Its size is in device pixels.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sprite {
    bitmap: BitmapId,
    width_px: f64,
    height_px: f64,
}

impl Sprite {
    /// Copies it to the screen, on whole device pixels so that letters stay crisp.
    pub fn blit(self, middle_px: Px, dpr: f64, stage: &mut impl Stage) {
        let x = (middle_px.x * dpr - self.width_px / 2.0).round();
        let y = (middle_px.y * dpr - self.height_px / 2.0).round();
        stage.blit(self.bitmap, PxRect::new(x, y, self.width_px, self.height_px));
    }
}

/// The bitmaps of marks and names.
#[derive(Default)]
pub(super) struct Sprites {
    known: HashMap<SpriteKey, (Sprite, u64)>,
    generation: u64,
    painted: u64,
    to_drop: Vec<BitmapId>,
}

impl Sprites {
    /// Discards all bitmaps, which are lost or show the wrong colours.
    pub fn forget(&mut self) {
        self.to_drop.extend(self.known.drain().map(|(_, (sprite, _))| sprite.bitmap));
    }

    /// Starts a new layout. If there are too many bitmaps, those that the last layout did not use are discarded.
    pub fn begin(&mut self, stage: &mut impl Stage) {
        for bitmap in self.to_drop.drain(..) {
            stage.drop_bitmap(bitmap);
        }
        if self.known.len() > MOST {
            let (now, to_drop) = (self.generation, &mut self.to_drop);
            self.known.retain(|_, (sprite, used)| {
                let keep = *used == now;
                if !keep {
                    to_drop.push(sprite.bitmap);
                }
                keep
            });
        }
        self.generation += 1;
    }

    /// The bitmap of something, if it has been painted before.
    pub fn known(&mut self, key: &SpriteKey) -> Option<Sprite> {
        let generation = self.generation;
        let (sprite, used) = self.known.get_mut(key)?;
        *used = generation;
        Some(*sprite)
    }

    /// Paints and remembers the bitmap of something whose extent in CSS pixels is `size_px`.
    pub fn paint(
        &mut self,
        key: SpriteKey,
        size_px: Px,
        scenery: &Scenery<'_>,
        stage: &mut impl Stage,
    ) -> Sprite {
        self.painted += 1;
        let (theme, dpr) = (scenery.theme, scenery.view.viewport.dpr);
        let bitmap = BitmapId(FIRST_BITMAP + self.painted);
        let (width_px, height_px) = ((size_px.x * dpr).ceil(), (size_px.y * dpr).ceil());
        stage.open_bitmap(bitmap, width_px as u32, height_px as u32, dpr);
        let middle = Px::new(width_px / dpr / 2.0, height_px / dpr / 2.0);
        match &key {
            SpriteKey::Mark(mark) => mark.paint(middle, theme, stage),
            SpriteKey::Name(name) => name.paint(middle, theme, stage),
            SpriteKey::Landmark(at, size_px) => {
                if let Some(landmark) = scenery.landmarks.and_then(|all| all.all().get(*at)) {
                    landmarks::paint(&landmark.figures, middle, f64::from(*size_px), theme, stage);
                }
            }
        }
        stage.close_bitmap();
        let sprite = Sprite { bitmap, width_px, height_px };
        self.known.insert(key, (sprite, self.generation));
        sprite
    }
}
