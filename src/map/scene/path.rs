//! An outline to fill or stroke.

use crate::geometry::Px;

/// A piece of an outline, in pixels of the surface.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Segment {
    /// Begin a new part here.
    Move(Px),
    /// A straight line.
    Line(Px),
    /// A quadratic curve by its control point and end.
    Quad(Px, Px),
    /// A whole circle by its middle and radius.
    Circle(Px, f64),
    /// A circular arc by middle, radius, and the angles at which it begins and ends, in radians clockwise from the
    /// right.
    Arc(Px, f64, f64, f64),
    /// Close the part with a line back to where it began.
    Close,
}

/// An outline: any number of parts, each begun by a `Move`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Path {
    /// Its pieces in order.
    pub segments: Vec<Segment>,
}

impl Path {
    /// A path through points, closed or not.
    pub fn through(points: impl IntoIterator<Item = Px>, closed: bool) -> Self {
        let mut path = Self::default();
        path.add(points, closed);
        path
    }

    /// A whole circle.
    pub fn circle(middle: Px, radius: f64) -> Self {
        Self { segments: vec![Segment::Circle(middle, radius)] }
    }

    /// A rectangle whose corners are rounded by that radius.
    pub fn rounded(rect: crate::geometry::PxRect, radius: f64) -> Self {
        let crate::geometry::PxRect { x, y, .. } = rect;
        let (right, bottom) = (rect.right(), rect.bottom());
        let corner = |x, y| Px::new(x, y);
        Self {
            segments: vec![
                Segment::Move(corner(x + radius, y)),
                Segment::Line(corner(right - radius, y)),
                Segment::Quad(corner(right, y), corner(right, y + radius)),
                Segment::Line(corner(right, bottom - radius)),
                Segment::Quad(corner(right, bottom), corner(right - radius, bottom)),
                Segment::Line(corner(x + radius, bottom)),
                Segment::Quad(corner(x, bottom), corner(x, bottom - radius)),
                Segment::Line(corner(x, y + radius)),
                Segment::Quad(corner(x, y), corner(x + radius, y)),
                Segment::Close,
            ],
        }
    }

    /// Adds a part through points.
    pub fn add(&mut self, points: impl IntoIterator<Item = Px>, closed: bool) {
        let before = self.segments.len();
        for point in points {
            let first = self.segments.len() == before;
            self.segments.push(if first { Segment::Move(point) } else { Segment::Line(point) });
        }
        if closed && self.segments.len() > before {
            self.segments.push(Segment::Close);
        }
    }

    /// Whether there is nothing to draw.
    pub fn is_empty(&self) -> bool {
        self.segments.is_empty()
    }
}
