//! Input as it arrives, and what it turns out to mean.

use crate::geometry::Px;

/// What touches the map.
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
        /// Tells pointers apart.
        id: i32,
        /// What it is.
        kind: PointerKind,
        /// Where.
        at_px: Px,
    },
    /// A pointer moves, pressed or not.
    PointerMove {
        /// Tells pointers apart.
        id: i32,
        /// What it is.
        kind: PointerKind,
        /// Where to.
        at_px: Px,
        /// Whether it is still down: a button that was let go over another window is never reported as lifted.
        pressed: bool,
    },
    /// A pointer is lifted.
    PointerUp {
        /// Tells pointers apart.
        id: i32,
        /// Where.
        at_px: Px,
    },
    /// The browser took the pointer away, for example to scroll the page.
    PointerCancel {
        /// Tells pointers apart.
        id: i32,
    },
    /// The mouse left the map.
    PointerLeave,
    /// The browser opened a menu, by Ctrl+click for one; no pointer is reported as lifted after that.
    Menu,
    /// A pinch on a trackpad begins or goes on, where browsers report it as such (Safari on a Mac).
    Trackpad {
        /// Where the pointer is.
        at_px: Px,
        /// How large things should be beside the beginning of the pinch; `None` at that beginning.
        scale: Option<f64>,
    },
    /// A wheel or a trackpad's two fingers.
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
    /// Nearer.
    ZoomIn,
    /// Farther.
    ZoomOut,
    /// Everything.
    Home,
}

impl MapKey {
    /// The key of that DOM name (`KeyboardEvent.key`).
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

/// Why the map did not move although someone tried to move it: the page around it has these gestures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hint {
    /// Two fingers move the map.
    UseTwoFingers,
    /// Ctrl or ⌘ with the wheel zooms the map.
    UseCtrlWheel,
}

/// What input turns out to mean.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Intent {
    /// A pointer went down: whatever moved stops.
    Hold,
    /// Push the paper.
    Pan {
        /// By how much.
        by_px: Px,
    },
    /// Two fingers: push and scale at once.
    Pinch {
        /// Where the middle of the fingers was.
        from_px: Px,
        /// Where it is now.
        to_px: Px,
        /// Zooms gained.
        zooms: f64,
    },
    /// The hand let go in motion.
    Fling {
        /// CSS pixels per millisecond.
        velocity: Px,
    },
    /// The hand let go at rest.
    Rest,
    /// Something was tapped.
    Tap {
        /// Where.
        at_px: Px,
        /// Whether by a finger, which is blunt.
        touch: bool,
    },
    /// One step nearer about a point: it was tapped twice.
    DoubleTap {
        /// About which.
        at_px: Px,
    },
    /// One step farther about a point: two fingers tapped at once.
    TwoFingerTap {
        /// The middle of the fingers.
        at_px: Px,
    },
    /// The mouse is over a point, or has left.
    Hover {
        /// Over which.
        at_px: Option<Px>,
    },
    /// Zoom about a point.
    Zoom {
        /// About which.
        at_px: Px,
        /// Zooms gained.
        zooms: f64,
    },
    /// A key.
    Key(MapKey),
    /// Not ours; say what would be.
    Hint(Hint),
}
