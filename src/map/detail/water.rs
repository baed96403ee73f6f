//! Water crossings: bridges and tunnels of the pack's rivers, boats and their piers.

use super::{DetailName, NamesShown};
use crate::domain::network::LinkKind;
use crate::domain::{Bilingual, Network};
use crate::geometry::{Px, World, WorldBox, maths};
use crate::map::layers::Painting;
use crate::map::overlay::{NameKind, NameText};
use crate::map::scene::{Color, DrawOp, Paint, Path, Stroke, Surface};

/// The zooms from which boats, and bridges and piers, are drawn.
const BOATS_FROM: f64 = 10.0;
const BRIDGES_FROM: f64 = 11.0;
/// The zoom from which bridges are named.
const NAMED_FROM: f64 = 13.0;
/// The zoom from which piers are named.
const BOATS_NAMED_FROM: f64 = 12.0;
const PIER_PX: f64 = 2.8;
/// Longer crossings, in metres, are not drawn: they bend or lead over islands, so their two ends do not show where they
/// run.
const LONGEST_DRAWN_M: f64 = 6_000.0;

/// Crossings, boats and piers.
#[derive(Clone, Debug)]
pub struct WaterMap {
    crossings: Vec<Crossing>,
    boats: Vec<[World; 2]>,
    piers: Vec<(World, Bilingual)>,
}

#[derive(Clone, Debug)]
struct Crossing {
    ends: [World; 2],
    name: Bilingual,
    tunnel: bool,
}

impl WaterMap {
    pub fn new(network: &Network) -> Self {
        let crossings = network.crossings.iter().filter_map(|crossing| {
            let [from, to] = crossing.ends.as_slice() else { return None };
            if from.distance_m(*to) > LONGEST_DRAWN_M {
                return None;
            }
            let ends = [World::from(*from), World::from(*to)];
            Some(Crossing { ends, name: crossing.name.clone(), tunnel: crossing.tunnel })
        });
        let boats = network.links.iter().filter(|link| link.kind == LinkKind::Boat);
        let mut piers: Vec<(World, Bilingual)> = Vec::new();
        for call in boats.clone().flat_map(|boat| &boat.ends) {
            let pier = (World::from(call.position), call.name.clone());
            if !piers.contains(&pier) {
                piers.push(pier);
            }
        }
        let boats = boats.map(|boat| [0, 1].map(|end: usize| World::from(boat.ends[end].position)));
        Self { crossings: crossings.collect(), boats: boats.collect(), piers }
    }

    pub fn paint(&self, painting: &Painting<'_>, surface: &mut dyn Surface) {
        let (palette, zoom) = (painting.palette(), painting.frame.zoom);
        if zoom >= BOATS_FROM {
            for ends in self.boats.iter().filter(|ends| painting.frame.sees(WorldBox::around(**ends), 0.0)) {
                let dash = vec![4.0, 4.0];
                let stroke = Stroke { dash, ..Stroke::solid(palette.ink_water.alpha(0.85), 1.4) };
                line(painting, ends, stroke, surface);
            }
        }
        if zoom < BRIDGES_FROM {
            return;
        }
        for crossing in &self.crossings {
            if painting.frame.sees(WorldBox::around(crossing.ends), 0.0) {
                crossing.paint(painting, surface);
            }
        }
        for (world, _) in self.piers.iter().filter(|(world, _)| painting.frame.clip.contains(*world)) {
            let at = painting.frame.px(*world);
            disc(at, PIER_PX + 1.2, palette.marker, surface);
            disc(at, PIER_PX, palette.ink_water, surface);
        }
    }

    pub fn names(&self, shown: NamesShown, area: WorldBox) -> Vec<DetailName> {
        let (zoom, lang) = (shown.zoom, shown.lang);
        let name = |world: World, name: &Bilingual, mark_px: f64| DetailName {
            priority: 6.8,
            world,
            text: NameText::new(NameKind::Local, name.get(lang), 0),
            mark_px,
        };
        let bridges = self.crossings.iter().filter(|_| zoom >= NAMED_FROM);
        let bridges = bridges.map(|crossing| (crossing.middle(), &crossing.name, width_px(zoom)));
        let piers = self.piers.iter().filter(|_| zoom >= BOATS_NAMED_FROM);
        let piers = piers.map(|(world, name)| (*world, name, PIER_PX + 1.0));
        let all = bridges.chain(piers).filter(|(world, _, _)| area.contains(*world));
        all.map(|(world, text, mark_px)| name(world, text, mark_px)).collect()
    }
}

impl Crossing {
    fn middle(&self) -> World {
        let [from, to] = self.ends;
        from.lerp(to, 0.5)
    }

    /// Draws a bridge as a stroke between two edges, and a tunnel as a few dashes.
    fn paint(&self, painting: &Painting<'_>, surface: &mut dyn Surface) {
        let palette = painting.palette();
        let width = width_px(painting.frame.zoom);
        if self.tunnel {
            let stroke =
                Stroke { dash: vec![3.0, 4.0], ..Stroke::solid(palette.ink_soft.alpha(0.7), width * 0.6) };
            return line(painting, &self.ends, stroke, surface);
        }
        let flat = |color: Color, width: f64| Stroke { round: false, ..Stroke::solid(color, width) };
        line(painting, &self.ends, flat(palette.ink_soft.alpha(0.8), width + 1.6), surface);
        line(painting, &self.ends, flat(palette.casing, width), surface);
    }
}

fn width_px(zoom: f64) -> f64 {
    maths::clamp(1.6 + (zoom - BRIDGES_FROM) * 0.7, 1.6, 5.0)
}

fn line(painting: &Painting<'_>, ends: &[World; 2], stroke: Stroke, surface: &mut dyn Surface) {
    let path = Path::through(ends.map(|end| painting.frame.px(end)), false);
    surface.draw(&DrawOp::Stroke { path: &path, stroke });
}

fn disc(at: Px, radius: f64, color: Color, surface: &mut dyn Surface) {
    surface.draw(&DrawOp::Fill { path: &Path::circle(at, radius), paint: Paint::Solid(color) });
}
