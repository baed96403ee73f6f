//! Input as it arrives, and what it means.

use crate::geometry::Px;

/// The kind of pointer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PointerKind {
    /// A mouse or trackpad.
    Mouse,
    /// A finger.
    Touch,
    /// A pen.
    Pen,
}

/// Input as it arrives. Positions are CSS pixels from the canvas's upper left corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum RawInput {
    /// A finger or the main button goes down.
    PointerDown {
        /// Identifies the pointer.
        id: i32,
        /// Its kind.
        kind: PointerKind,
        /// Where.
        at_px: Px,
    },
    /// A pointer moves, pressed or not.
    PointerMove {
        /// Identifies the pointer.
        id: i32,
        /// Its kind.
        kind: PointerKind,
        /// Where to.
        at_px: Px,
        /// Whether it is still down: a button that was released over another window is never reported as lifted.
        pressed: bool,
    },
    /// A pointer is lifted.
    PointerUp {
        /// Identifies the pointer.
        id: i32,
        /// Where.
        at_px: Px,
    },
    /// The browser took the pointer away, for example to scroll the page.
    PointerCancel {
        /// Identifies the pointer.
        id: i32,
    },
    /// The mouse left the map.
    PointerLeave,
    /// The browser opened a menu, for example after Ctrl+click; no pointer is reported as lifted after that.
    Menu,
    /// A trackpad pinch begins or continues, in browsers that report it as such (Safari on a Mac).
    Trackpad {
        /// Where the pointer is.
        at_px: Px,
        /// The scale relative to the beginning of the pinch; `None` at the beginning.
        scale: Option<f64>,
    },
    /// A wheel, or two fingers on a trackpad.
    Wheel {
        /// Where the pointer is.
        at_px: Px,
        /// The scroll in CSS pixels, down is positive.
        delta_px: f64,
        /// Whether Ctrl or ⌘ is held, which is also how browsers report a pinch on a trackpad.
        ctrl: bool,
    },
    /// A key while the map has the focus.
    Key(MapKey),
}

/// A key that moves the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MapKey {
    /// Look further west.
    West,
    /// Look further east.
    East,
    /// Look further north.
    North,
    /// Look further south.
    South,
    /// Zoom in.
    ZoomIn,
    /// Zoom out.
    ZoomOut,
    /// Show everything.
    Home,
}

impl MapKey {
    /// The key with this DOM name (`KeyboardEvent.key`).
    pub fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "ArrowLeft" => Self::West,
            "ArrowRight" => Self::East,
            "ArrowUp" => Self::North,
            "ArrowDown" => Self::South,
            "+" | "=" => Self::ZoomIn,
            "-" | "_" => Self::ZoomOut,
            "Home" => Self::Home,
            _ => return None,
        })
    }
}

/// Why the map did not move: the gesture belongs to the page around it. Each variant is what to use instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hint {
    /// Two fingers move the map.
    UseTwoFingers,
    /// Ctrl or ⌘ with the wheel zooms the map.
    UseCtrlWheel,
}

/// What input means.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Intent {
    /// A pointer went down: any motion stops.
    Hold,
    /// Move the map.
    Pan {
        /// By how much.
        by_px: Px,
    },
    /// Two fingers, or a trackpad pinch: move and zoom the map at once.
    Pinch {
        /// Where the middle of the fingers was.
        from_px: Px,
        /// Where it is now.
        to_px: Px,
        /// Change of zoom; positive zooms in.
        zooms: f64,
    },
    /// The last pointer was released in motion.
    Fling {
        /// CSS pixels per millisecond.
        velocity: Px,
    },
    /// The last pointer was released at rest, or cancelled.
    Rest,
    /// Something was tapped.
    Tap {
        /// Where.
        at_px: Px,
        /// Whether by a finger, which is less precise.
        touch: bool,
    },
    /// A double tap: zoom in one step about a point.
    DoubleTap {
        /// The point.
        at_px: Px,
    },
    /// A tap with two fingers: zoom out one step about a point.
    TwoFingerTap {
        /// The middle of the fingers.
        at_px: Px,
    },
    /// The mouse is over a point, or has left.
    Hover {
        /// The point; `None` when the mouse has left.
        at_px: Option<Px>,
    },
    /// Zoom about a point.
    Zoom {
        /// The point.
        at_px: Px,
        /// Change of zoom; positive zooms in.
        zooms: f64,
    },
    /// A key.
    Key(MapKey),
    /// The gesture belongs to the page; show the reader which one to use instead.
    Hint(Hint),
}
