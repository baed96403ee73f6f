//! The path of a flight between two cameras that looks shortest to the eye.
//!
//! van Wijk and Nuij, *Smooth and efficient zooming and panning*, InfoVis 2003, with ρ = 1.42.

use crate::geometry::maths;
use crate::geometry::mercator::world_px;
use crate::map::camera::Camera;

const RHO: f64 = 1.42;
/// Path flown per millisecond, in the paper's metric.
const SPEED: f64 = 0.0022;

/// A flight. Widths are world units that the canvas spans, positions world units from the start.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Flight {
    /// Where it starts.
    pub from: Camera,
    /// Where it lands.
    pub to: Camera,
    /// How long it takes.
    pub duration_ms: f64,
    span_px: f64,
    width0: f64,
    distance: f64,
    r0: f64,
    length: f64,
}

impl Flight {
    /// The flight between two cameras over a canvas that is `span_px` across.
    pub fn between(from: Camera, to: Camera, span_px: f64) -> Self {
        let (width0, width1) = (span_px / world_px(from.zoom), span_px / world_px(to.zoom));
        let distance = (to.center.x - from.center.x).hypot(to.center.y - from.center.y);
        let (r0, length) = if distance < 1e-9 {
            (0.0, maths::ln(width1 / width0).abs() / RHO)
        } else {
            let rise = |side: f64, width: f64| {
                let b = (width1 * width1 - width0 * width0 + side * RHO.powi(4) * distance * distance)
                    / (2.0 * width * RHO * RHO * distance);
                maths::ln((b * b + 1.0).sqrt() - b)
            };
            let (r0, r1) = (rise(1.0, width0), rise(-1.0, width1));
            (r0, (r1 - r0) / RHO)
        };
        let duration_ms = maths::clamp(length / SPEED, 250.0, 2200.0);
        Self { from, to, duration_ms, span_px, width0, distance, r0, length }
    }

    /// The camera after the fraction `t` of the duration.
    pub fn at(self, t: f64) -> Camera {
        if t >= 1.0 {
            return self.to;
        }
        let s = ease(t) * self.length;
        let (share, width) = if self.distance < 1e-9 {
            let grows = self.to.zoom < self.from.zoom;
            (0.0, self.width0 * maths::exp(if grows { RHO * s } else { -RHO * s }))
        } else {
            let along = self.width0 / (RHO * RHO)
                * (maths::cosh(self.r0) * maths::tanh(RHO * s + self.r0) - maths::sinh(self.r0));
            (along / self.distance, self.width0 * maths::cosh(self.r0) / maths::cosh(RHO * s + self.r0))
        };
        Camera {
            center: self.from.center.lerp(self.to.center, share),
            zoom: maths::log2(self.span_px / width / world_px(0.0)),
        }
    }
}

fn ease(t: f64) -> f64 {
    t * t * (3.0 - 2.0 * t)
}
