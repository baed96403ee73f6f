//! Paints a vector tile.

use std::collections::BTreeMap;

use super::kinds::Ground;
use super::style::{Brush, CASING_PX, Row, row};
use super::tile::Shape;
use super::{MvtError, Tile, geometry};
use crate::geometry::Px;
use crate::map::scene::{Color, DrawOp, Paint, Path, Stroke, Surface};
use crate::map::style::Theme;

/// The most corners that are painted for one tile. Real tiles have about ten thousand.
const MAX_CORNERS: usize = 400_000;

/// Paints a tile onto a square with sides of `side_px` from the surface's origin, as it looks at a zoom of the map.
/// Features that reach beyond the tile's edges are painted beyond them, and should be clipped.
///
/// # Errors
/// When a feature's outline is broken, or there are too many corners; nothing is painted then.
pub fn paint(
    tile: &Tile<'_>,
    zoom: f64,
    theme: Theme,
    side_px: f64,
    surface: &mut dyn Surface,
) -> Result<(), MvtError> {
    let (palette, outlines) = (theme.palette(), outlines(tile, side_px)?);
    // In a tile that contains land, everything else is sea.
    let below = if outlines.contains_key(&Ground::Land) { palette.water } else { palette.land };
    let corners = [(0.0, 0.0), (side_px, 0.0), (side_px, side_px), (0.0, side_px)];
    let square = Path::through(corners.map(|(x, y)| Px::new(x, y)), true);
    surface.draw(&DrawOp::Fill { path: &square, paint: Paint::Solid(below) });
    let shown = outlines.iter().filter_map(|(ground, paths)| Some((paths, row(*ground)?)));
    let shown: Vec<(&Vec<Path>, &Row)> = shown.filter(|(_, row)| row.shows(zoom)).collect();
    // All casings go below all roads, so that roads run into each other.
    for (paths, row) in &shown {
        match row.brush {
            Brush::Fill => {
                let paint = Paint::Solid(row.tint.on(palette));
                paths.iter().for_each(|path| surface.draw(&DrawOp::Fill { path, paint: paint.clone() }));
            }
            Brush::Line { cased: true, .. } => {
                let stroke = Stroke::solid(palette.casing, row.width_px(zoom) + CASING_PX);
                draw_along(paths, &stroke, surface);
            }
            Brush::Line { .. } => {}
        }
    }
    for (paths, row) in &shown {
        if let Brush::Line { dash, .. } = row.brush {
            draw_along(paths, &stroke(row.tint.on(palette), row.width_px(zoom), dash), surface);
        }
    }
    Ok(())
}

/// A stroke of this colour and width; `dash` is in multiples of the width.
pub fn stroke(color: Color, width: f64, dash: &[f64]) -> Stroke {
    let dash: Vec<f64> = dash.iter().map(|length| length * width).collect();
    Stroke { round: dash.is_empty(), dash, ..Stroke::solid(color, width) }
}

fn draw_along(paths: &[Path], stroke: &Stroke, surface: &mut dyn Surface) {
    for path in paths {
        surface.draw(&DrawOp::Stroke { path, stroke: stroke.clone() });
    }
}

/// The outlines to paint, from bottom to top: each area on its own, because areas may overlap; all lines of one kind in
/// one path, because a canvas draws that in one go.
fn outlines(tile: &Tile<'_>, side_px: f64) -> Result<BTreeMap<Ground, Vec<Path>>, MvtError> {
    let mut outlines: BTreeMap<Ground, Vec<Path>> = BTreeMap::new();
    let mut room = MAX_CORNERS;
    for layer in &tile.layers {
        let scale = side_px / f64::from(layer.extent);
        for feature in &layer.features {
            let ground = Ground::of(layer.name, feature).filter(|ground| *ground != Ground::Sign);
            let Some(ground) = ground else { continue };
            let paths = outlines.entry(ground).or_default();
            if feature.shape == Shape::Areas || paths.is_empty() {
                paths.push(Path::default());
            }
            if let Some(path) = paths.last_mut() {
                geometry::trace(feature, scale, &mut room, path)?;
            }
        }
    }
    Ok(outlines)
}
