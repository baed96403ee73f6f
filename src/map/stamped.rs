//! A small seal at the mark of a stop that has a stamp. Part of the deferred half of the program: without stamps,
//! nothing is painted.

use std::collections::HashSet;

use super::content::MapContent;
use super::overlay::{PlacedMark, Subject};
use super::scene::{DrawOp, Paint, Path, Stroke, Surface};
use super::style::Theme;
use super::view::View;
use crate::domain::StopId;
use crate::geometry::{Px, PxRect};

/// Half the side of the seal, and how much wider its rim is, in CSS pixels.
const HALF_PX: f64 = 4.0;
const RIM_PX: f64 = 1.2;

/// Paints the seals over the marks of single stops; a bubble of several stops shows only its count.
#[inline(never)]
pub fn paint(
    stamped: &HashSet<StopId>,
    marks: &[PlacedMark],
    content: &MapContent,
    view: View,
    theme: Theme,
    surface: &mut dyn Surface,
) {
    let palette = theme.palette();
    for placed in marks {
        let Subject::Stop(at) = placed.subject else { continue };
        if !content.stops.get(at).is_some_and(|stop| stamped.contains(&stop.id)) {
            continue;
        }
        // At its upper right, where neither a number nor the carved dot is covered.
        let aside = placed.mark.radius_px() * 0.75 + 1.0;
        let middle = view.screen_from_world(placed.world) + Px::new(aside, -aside);
        let square = |half: f64| Path::rounded(PxRect::centred(middle, half * 2.0, half * 2.0), half * 0.35);
        surface.draw(&DrawOp::Fill { path: &square(HALF_PX + RIM_PX), paint: Paint::Solid(palette.marker) });
        surface.draw(&DrawOp::Fill { path: &square(HALF_PX), paint: Paint::Solid(palette.seal) });
        let tick = [Px::new(-1.9, 0.1), Px::new(-0.5, 1.6), Px::new(2.0, -1.6)].map(|point| middle + point);
        let stroke = Stroke::solid(palette.marker, 1.3);
        surface.draw(&DrawOp::Stroke { path: &Path::through(tick, false), stroke });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::testing::{atlas, stop};
    use crate::map::camera::Camera;
    use crate::map::overlay::Mark;
    use crate::map::scene::Recorder;
    use crate::map::view::{Insets, Viewport};

    fn painted(stamped: &[&str], subject: Subject) -> usize {
        let content = MapContent::from_atlas(&atlas(vec![stop("lake", |_| ()), stop("port", |_| ())]));
        let world = content.stops[0].world;
        let viewport = Viewport { width_px: 400.0, height_px: 400.0, dpr: 1.0, insets: Insets::default() };
        let camera = Camera::over(crate::geometry::LonLat::new(120.0, 30.0), 12.0);
        let stamped = stamped.iter().map(|id| StopId::from(*id)).collect();
        let color = Theme::Light.palette().plain_stop;
        let marks = [PlacedMark { world, mark: Mark::Number(color, None, 1), subject }];
        let mut recorder = Recorder::default();
        paint(&stamped, &marks, &content, View { camera, viewport }, Theme::Light, &mut recorder);
        recorder.ops.len()
    }

    #[test]
    fn the_mark_of_a_stamped_stop_has_a_seal_and_no_other_mark() {
        assert_eq!(painted(&["lake"], Subject::Stop(0)), 3, "rim, seal and tick");
        assert_eq!(painted(&["lake"], Subject::Stop(1)), 0, "not stamped");
        assert_eq!(painted(&["lake"], Subject::Station(0)), 0, "a station");
        assert_eq!(painted(&[], Subject::Stop(0)), 0);
    }
}
