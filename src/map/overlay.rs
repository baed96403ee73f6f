//! What is drawn upright on the map at every zoom: marks of stops and stations, and names. Which are shown, and where,
//! is worked out here; the engine then only moves them until it is worked out again.

mod mark;
mod name;
mod placed;
mod scenery;
mod shown;
mod wishes;

use super::camera::Camera;
use super::labels;
use super::landmarks::{PlacedLandmark, stand};
use super::scene::Measure;
use super::view::View;
use crate::geometry::{Px, PxRect};

pub use mark::Mark;
pub use name::{NameKind, NameText, Widths};
pub use placed::{MARGIN_PX, PlacedMark, PlacedName, Subject};
pub use scenery::Scenery;
pub use shown::ShownStops;

/// All marks, names and landmarks on the map.
#[derive(Clone, Debug, Default)]
pub struct Layout {
    /// Marks, in drawing order from bottom to top.
    pub marks: Vec<PlacedMark>,
    /// Names, the most important first.
    pub names: Vec<PlacedName>,
    /// Landmarks, which are drawn under the marks.
    pub landmarks: Vec<PlacedLandmark>,
    /// The zoom that it was worked out for.
    zoom: f64,
}

/// Works out which marks, names and landmarks are shown, and where.
pub fn lay_out(
    scenery: &Scenery<'_>,
    shown: &mut ShownStops,
    widths: &mut Widths,
    measure: &mut dyn Measure,
) -> Layout {
    lay_out_after(&Layout::default(), scenery, shown, widths, measure)
}

/// Like [`lay_out`], but following another layout: as long as the zoom stays the same, a name keeps its place beside
/// what it names if it can, so that names do not jump about while the map is dragged.
pub fn lay_out_after(
    before: &Layout,
    scenery: &Scenery<'_>,
    shown: &mut ShownStops,
    widths: &mut Widths,
    measure: &mut dyn Measure,
) -> Layout {
    let marks = shown.marks(scenery);
    let landmarks = scenery.landmarks.map(|all| stand(all, scenery, &marks)).unwrap_or_default();
    let mut wishes = wishes::collect(scenery, &marks, widths, measure);
    let View { camera: Camera { zoom, .. }, .. } = scenery.view;
    if before.zoom == zoom {
        wishes.iter_mut().for_each(|wish| wish.prefer_place_in(&before.names));
    }
    let furniture = scenery.furniture.iter().map(|piece| piece.rect(scenery.view.viewport));
    let drawn = landmarks.iter().map(|placed| placed.rect(scenery.view));
    let obstacles: Vec<PxRect> =
        marks.iter().map(|placed| obstacle(scenery.view, placed)).chain(furniture).chain(drawn).collect();
    let plain: Vec<labels::LabelCandidate> = wishes.iter().map(|wish| wish.wish.clone()).collect();
    let names = labels::place(&plain, &obstacles).into_iter().filter_map(|placed| {
        let wish = wishes.get(placed.wish)?;
        let rect = wish.wish.places.get(placed.place)?;
        Some(PlacedName {
            world: wish.world,
            offset_px: middle_of(*rect),
            size_px: Px::new(rect.width, rect.height),
            text: wish.text.clone(),
            subject: wish.subject.clone(),
        })
    });
    Layout { names: names.collect(), marks, landmarks, zoom }
}

fn middle_of(rect: PxRect) -> Px {
    Px::new(rect.x + rect.width / 2.0, rect.y + rect.height / 2.0)
}

fn obstacle(view: View, placed: &PlacedMark) -> PxRect {
    let side = placed.mark.radius_px() * 2.0;
    PxRect::centred(view.screen_from_world(placed.world), side, side)
}
