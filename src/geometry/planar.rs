//! Points and rectangles on a flat page, in pixels. Variable names say which pixels: CSS or device, and from which
//! origin.

use std::ops::{Add, Mul, Sub};

/// A point or a shift in pixels: x to the right, y down.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Px {
    /// To the right.
    pub x: f64,
    /// Down.
    pub y: f64,
}

impl Px {
    /// A point from its two coordinates.
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    /// Length of the shift.
    pub fn length(self) -> f64 {
        (self.x * self.x + self.y * self.y).sqrt()
    }

    /// The point halfway to `other`.
    pub fn middle(self, other: Self) -> Self {
        (self + other) * 0.5
    }
}

impl Add for Px {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self::new(self.x + other.x, self.y + other.y)
    }
}

impl Sub for Px {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self::new(self.x - other.x, self.y - other.y)
    }
}

impl Mul<f64> for Px {
    type Output = Self;
    fn mul(self, factor: f64) -> Self {
        Self::new(self.x * factor, self.y * factor)
    }
}

/// An upright rectangle in pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct PxRect {
    /// Left edge.
    pub x: f64,
    /// Upper edge.
    pub y: f64,
    /// Extent to the right.
    pub width: f64,
    /// Extent downwards.
    pub height: f64,
}

impl PxRect {
    /// A rectangle from its upper left corner and size.
    pub const fn new(x: f64, y: f64, width: f64, height: f64) -> Self {
        Self { x, y, width, height }
    }

    /// A rectangle of that size around a middle.
    pub fn centred(middle: Px, width: f64, height: f64) -> Self {
        Self::new(middle.x - width / 2.0, middle.y - height / 2.0, width, height)
    }

    /// Right edge.
    pub fn right(self) -> f64 {
        self.x + self.width
    }

    /// Lower edge.
    pub fn bottom(self) -> f64 {
        self.y + self.height
    }

    /// Whether both share an area; touching edges do not.
    pub fn overlaps(self, other: Self) -> bool {
        self.x < other.right() && other.x < self.right() && self.y < other.bottom() && other.y < self.bottom()
    }

    /// Whether the point lies in it.
    pub fn contains(self, point: Px) -> bool {
        (self.x..=self.right()).contains(&point.x) && (self.y..=self.bottom()).contains(&point.y)
    }

    /// The rectangle grown by the same margin on every side.
    pub fn grown(self, margin: f64) -> Self {
        Self::new(self.x - margin, self.y - margin, self.width + 2.0 * margin, self.height + 2.0 * margin)
    }

    /// The rectangle moved.
    pub fn moved(self, by: Px) -> Self {
        Self::new(self.x + by.x, self.y + by.y, self.width, self.height)
    }
}
