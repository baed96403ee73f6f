//! One ink mountain: the shape of its ridges, the same every time, in units of its own width and height.

use super::seeded::Seeded;
use crate::geometry::{Px, World, maths};
use crate::map::basemap::{Name, Peak};

/// Points along a ridge.
const STEPS: usize = 28;

/// One silhouette. Coordinates are shares of the mountain's width (−0.5 to 0.5 and beyond) and height (0 at the foot,
/// 1 at the top).
#[derive(Clone, Debug)]
pub struct Ridge {
    /// From the left foot to the right one; y grows upwards here.
    pub line: Vec<Px>,
    /// How much ink it takes, 0 to 1: far ridges are paler.
    pub ink: f64,
}

/// A mountain.
#[derive(Clone, Debug)]
pub struct InkPeak {
    /// The middle of its foot.
    pub world: World,
    /// What to letter under it.
    pub name: Option<Name>,
    /// 1 for great ranges to 3 for hills.
    pub rank: u8,
    /// 1 to 5.
    pub size: u8,
    /// Its silhouettes from back to front.
    pub ridges: Vec<Ridge>,
    /// Strokes down its flanks, as wrinkles of the rock.
    pub wrinkles: Vec<[Px; 3]>,
}

impl InkPeak {
    /// Shapes a mountain pseudo-randomly, seeded by its position.
    pub fn new(peak: Peak) -> Self {
        let mut chance = Seeded::of(peak.position.lon, peak.position.lat);
        let lean = chance.between(-0.14, 0.14);
        let side = if chance.unit() < 0.5 { -1.0 } else { 1.0 };
        let sharp = 1.25 + 0.12 * f64::from(peak.size) + chance.between(-0.1, 0.15);
        let back = Summit { at: lean + side * 0.24, height: chance.between(0.62, 0.78), spread: 0.4, sharp };
        let main = Summit { at: lean, height: 1.0, spread: 0.46, sharp };
        let front = Summit {
            at: lean - side * chance.between(0.2, 0.3),
            height: chance.between(0.36, 0.5),
            spread: 0.36,
            sharp,
        };
        let mut ridges = vec![back.ridge(0.45, &mut chance), main.ridge(1.0, &mut chance)];
        if peak.size > 1 {
            ridges.push(front.ridge(0.75, &mut chance));
        }
        let wrinkles = ridges.get(1).map(|ridge| wrinkles(ridge, &mut chance)).unwrap_or_default();
        Self {
            world: peak.position.into(),
            name: peak.name,
            rank: peak.rank,
            size: peak.size,
            ridges,
            wrinkles,
        }
    }

    /// Width and height in pixels at a zoom. Mountains grow more slowly than the map, as on a painted scroll.
    pub fn size_px(&self, zoom: f64) -> (f64, f64) {
        let growth = maths::exp2((zoom - 8.0) * 0.52);
        let width = (18.0 + 11.0 * f64::from(self.size)) * growth;
        (width, width * (0.34 + 0.055 * f64::from(self.size)))
    }

    /// Its opacity at a zoom, 0 to 1: small hills appear at higher zooms, and all mountains fade close up, because
    /// they are symbols.
    pub fn presence(&self, zoom: f64) -> f64 {
        let from = match (self.rank, self.size) {
            (1, _) | (_, 4..) => 5.5,
            (2, _) => 7.0,
            _ => 9.0,
        };
        let comes = maths::clamp(zoom - from, 0.0, 1.0);
        let goes = maths::clamp((15.0 - zoom) / 3.0, 0.25, 1.0);
        comes * goes
    }
}

struct Summit {
    at: f64,
    height: f64,
    spread: f64,
    sharp: f64,
}

impl Summit {
    fn ridge(&self, ink: f64, chance: &mut Seeded) -> Ridge {
        let shoulder_at = self.at + self.spread * chance.between(0.34, 0.5) * sign(chance);
        let shoulder = self.height * chance.between(0.52, 0.68);
        let (left, right) =
            (self.spread * chance.between(0.95, 1.2), self.spread * chance.between(0.95, 1.2));
        let rough: Vec<f64> = (0..=STEPS).map(|_| chance.between(-1.0, 1.0)).collect();
        let line = (0..=STEPS).zip(rough).map(|(step, rough)| {
            let x = self.at - left + (left + right) * step as f64 / STEPS as f64;
            let main = lobe(x, self.at, left, right, self.sharp) * self.height;
            let beside = lobe(x, shoulder_at, left * 0.55, right * 0.55, self.sharp) * shoulder;
            let y = smooth_max(main, beside);
            Px::new(x, (y + rough * 0.022 * self.height * (y / self.height).sqrt()).max(0.0))
        });
        Ridge { line: line.collect(), ink }
    }
}

fn sign(chance: &mut Seeded) -> f64 {
    if chance.unit() < 0.5 { -1.0 } else { 1.0 }
}

/// A summit with flanks that grow flatter towards the foot.
fn lobe(x: f64, at: f64, left: f64, right: f64, sharp: f64) -> f64 {
    let away = if x < at { (at - x) / left } else { (x - at) / right };
    // Rounded at the very top: a quadratic blend within a tenth of the flank.
    let rounded = (away * away + 0.006).sqrt() - 0.02;
    maths::pow(maths::clamp(1.0 - rounded, 0.0, 1.0), sharp)
}

fn smooth_max(a: f64, b: f64) -> f64 {
    let blend = 0.08;
    let h = maths::clamp(0.5 + 0.5 * (a - b) / blend, 0.0, 1.0);
    b + (a - b) * h + blend * h * (1.0 - h)
}

fn wrinkles(ridge: &Ridge, chance: &mut Seeded) -> Vec<[Px; 3]> {
    let top = ridge.line.iter().map(|point| point.y).fold(0.0, f64::max);
    let starts = ridge.line.iter().filter(|point| point.y > 0.42 * top);
    starts
        .filter_map(|start| {
            let drawn = chance.unit() < 0.62;
            let (fall, drift) = (chance.between(0.16, 0.38) * start.y, chance.between(-0.01, 0.07));
            let bend = chance.between(-0.02, 0.02);
            let outwards = if start.x < 0.0 { -1.0 } else { 1.0 };
            let begin = Px::new(start.x + 0.004, start.y - 0.05);
            let end = Px::new(start.x + outwards * drift, begin.y - fall);
            drawn.then(|| [begin, Px::new(begin.middle(end).x + bend, begin.middle(end).y), end])
        })
        .collect()
}
