//! The state between one input and the next: which pointers are down, since when, and how fast they move.

use super::{Hint, Intent, PointerKind, RawInput};
use crate::geometry::{Px, maths};

/// Movement below which a press is still a tap.
const TAP_SLOP_PX: f64 = 6.0;
/// The same for a finger.
const TOUCH_SLOP_PX: f64 = 10.0;
/// A longer press is not a tap.
const TAP_MS: f64 = 500.0;
/// Two taps within this time and distance are one double tap.
const DOUBLE_TAP_MS: f64 = 300.0;
/// See `DOUBLE_TAP_MS`.
const DOUBLE_TAP_PX: f64 = 30.0;
/// The time window over which the speed of a fling is measured.
const FLING_WINDOW_MS: f64 = 120.0;
/// Slower releases do not fling (CSS pixels per millisecond).
const FLING_MIN: f64 = 0.08;
/// Wheel pixels per zoom; one notch of a mouse wheel (100–120) is half a zoom.
const WHEEL_PX_PER_ZOOM: f64 = 220.0;
/// The same for pinches on a trackpad, which report small numbers.
const PINCH_PX_PER_ZOOM: f64 = 90.0;

#[derive(Clone, Copy, Debug)]
struct Pointer {
    id: i32,
    kind: PointerKind,
    start: Px,
    at: Px,
}

/// Movement up to which a pointer counts as not having moved, in CSS pixels.
const fn slop(kind: PointerKind) -> f64 {
    match kind {
        PointerKind::Touch => TOUCH_SLOP_PX,
        _ => TAP_SLOP_PX,
    }
}

#[derive(Clone, Copy, Debug)]
struct Press {
    start_ms: f64,
    moved: bool,
    fingers: usize,
    /// The middle of two fingers when the first of them was lifted.
    middle: Option<Px>,
}

/// Turns raw input into intents.
#[derive(Clone, Debug, Default)]
pub struct Gestures {
    /// Whether plain wheel and single fingers belong to the page around the map.
    pub cooperative: bool,
    down: Vec<Pointer>,
    press: Option<Press>,
    trail: Vec<(f64, Px)>,
    last_tap: Option<(f64, Px)>,
    /// The scale of a trackpad pinch when it was last reported.
    scale: f64,
}

impl Gestures {
    /// Whether any pointer is down.
    pub fn held(&self) -> bool {
        !self.down.is_empty()
    }

    /// Whether the browser should be kept from acting on this input itself.
    pub fn wants(&self, input: &RawInput) -> bool {
        match input {
            RawInput::Wheel { ctrl, .. } => !self.cooperative || *ctrl,
            // Otherwise the browser would zoom the whole page.
            RawInput::Key(_) | RawInput::Trackpad { .. } => true,
            RawInput::PointerMove { .. } => self.down.len() > 1 || !self.cooperative,
            _ => false,
        }
    }

    /// What input that happened at `now_ms` means.
    pub fn read(&mut self, input: RawInput, now_ms: f64) -> Vec<Intent> {
        match input {
            RawInput::PointerDown { id, kind, at_px } => {
                self.pressed(Pointer { id, kind, start: at_px, at: at_px }, now_ms)
            }
            RawInput::PointerMove { id, kind, at_px, pressed } => {
                let mut intents = if pressed { Vec::new() } else { self.cancelled(id) };
                intents.extend(self.moved(id, kind, at_px, now_ms));
                intents
            }
            RawInput::PointerUp { id, at_px } => self.lifted(id, at_px, now_ms),
            RawInput::PointerCancel { id } => self.cancelled(id),
            RawInput::PointerLeave => vec![Intent::Hover { at_px: None }],
            RawInput::Menu => self.let_go(),
            RawInput::Trackpad { at_px, scale } => self.trackpad(at_px, scale).into_iter().collect(),
            RawInput::Wheel { at_px, delta_px, ctrl } => vec![self.wheel(at_px, delta_px, ctrl)],
            RawInput::Key(key) => vec![Intent::Key(key)],
        }
    }

    fn wheel(&self, at_px: Px, delta_px: f64, ctrl: bool) -> Intent {
        if self.cooperative && !ctrl {
            return Intent::Hint(Hint::UseCtrlWheel);
        }
        // A wheel notch with Ctrl held is reported as 100 or more; a trackpad pinch as single pixels.
        let per_zoom = if ctrl && delta_px.abs() < 50.0 { PINCH_PX_PER_ZOOM } else { WHEEL_PX_PER_ZOOM };
        Intent::Zoom { at_px, zooms: maths::clamp(-delta_px / per_zoom, -1.0, 1.0) }
    }

    fn pressed(&mut self, pointer: Pointer, now_ms: f64) -> Vec<Intent> {
        self.down.retain(|other| other.id != pointer.id);
        self.down.push(pointer);
        let fingers = self.down.len();
        self.press = Some(match self.press {
            Some(press) if fingers > 1 => Press { fingers: press.fingers.max(fingers), ..press },
            _ => Press { start_ms: now_ms, moved: false, fingers, middle: None },
        });
        self.trail = vec![(now_ms, self.middle())];
        vec![Intent::Hold]
    }

    fn moved(&mut self, id: i32, kind: PointerKind, at: Px, now_ms: f64) -> Vec<Intent> {
        let before = (self.middle(), self.spread());
        let Some(pointer) = self.down.iter_mut().find(|pointer| pointer.id == id) else {
            let over = (kind == PointerKind::Mouse && self.down.is_empty()).then_some(at);
            return over.map(|at| Intent::Hover { at_px: Some(at) }).into_iter().collect();
        };
        pointer.at = at;
        let far = (at - pointer.start).length() > slop(kind);
        if let Some(press) = &mut self.press {
            press.moved |= far;
        }
        if !self.press.is_some_and(|press| press.moved) {
            return Vec::new();
        }
        if self.cooperative && kind == PointerKind::Touch && self.down.len() == 1 {
            return vec![Intent::Hint(Hint::UseTwoFingers)];
        }
        self.trail.push((now_ms, self.middle()));
        self.trail.retain(|(at_ms, _)| now_ms - at_ms <= FLING_WINDOW_MS);
        vec![self.drag(before.0, before.1)]
    }

    fn drag(&self, middle_before: Px, spread_before: f64) -> Intent {
        let (middle, spread) = (self.middle(), self.spread());
        if spread_before > 1.0 && spread > 1.0 {
            let zooms = maths::log2(spread / spread_before);
            Intent::Pinch { from_px: middle_before, to_px: middle, zooms }
        } else {
            Intent::Pan { by_px: middle - middle_before }
        }
    }

    fn lifted(&mut self, id: i32, at: Px, now_ms: f64) -> Vec<Intent> {
        let Some(pointer) = self.down.iter().find(|pointer| pointer.id == id).copied() else {
            return Vec::new();
        };
        let middle = (self.down.len() == 2).then(|| self.middle());
        self.down.retain(|other| other.id != id);
        let velocity = self.velocity(now_ms);
        self.trail = vec![(now_ms, self.middle())];
        if !self.down.is_empty() {
            if let Some(press) = &mut self.press {
                press.middle = middle;
            }
            return Vec::new();
        }
        let Some(press) = self.press.take() else { return vec![Intent::Rest] };
        if !press.moved && now_ms - press.start_ms <= TAP_MS {
            match (press.fingers, press.middle) {
                (1, _) => return self.tapped(at, pointer.kind, now_ms),
                (2, Some(at_px)) => return vec![Intent::TwoFingerTap { at_px }],
                _ => {}
            }
        }
        let ours = !(self.cooperative && pointer.kind == PointerKind::Touch && press.fingers == 1);
        if press.moved && ours && velocity.length() > FLING_MIN {
            return vec![Intent::Fling { velocity }];
        }
        vec![Intent::Rest]
    }

    fn tapped(&mut self, at_px: Px, kind: PointerKind, now_ms: f64) -> Vec<Intent> {
        let touch = kind == PointerKind::Touch;
        let double = self.last_tap.take().is_some_and(|(before_ms, before)| {
            now_ms - before_ms <= DOUBLE_TAP_MS && (at_px - before).length() <= DOUBLE_TAP_PX
        });
        if double {
            return vec![Intent::DoubleTap { at_px }];
        }
        self.last_tap = Some((now_ms, at_px));
        vec![Intent::Tap { at_px, touch }, Intent::Rest]
    }

    fn cancelled(&mut self, id: i32) -> Vec<Intent> {
        let held = self.held();
        self.down.retain(|pointer| pointer.id != id);
        if self.down.is_empty() {
            self.press = None;
            self.trail.clear();
        }
        if held && self.down.is_empty() { vec![Intent::Rest] } else { Vec::new() }
    }

    /// Cancels all pointers.
    fn let_go(&mut self) -> Vec<Intent> {
        let held: Vec<i32> = self.down.iter().map(|pointer| pointer.id).collect();
        held.into_iter().flat_map(|id| self.cancelled(id)).collect()
    }

    /// Ignores a pinch while pointers are down: fingers on a screen, which some browsers report both ways, count once.
    fn trackpad(&mut self, at_px: Px, scale: Option<f64>) -> Option<Intent> {
        let before = std::mem::replace(&mut self.scale, scale.unwrap_or(1.0));
        let zooms = maths::log2(scale.filter(|scale| *scale > 0.0)? / before);
        (!self.held() && before > 0.0).then_some(Intent::Pinch { from_px: at_px, to_px: at_px, zooms })
    }

    /// Middle of all pointers that are down.
    fn middle(&self) -> Px {
        let sum = self.down.iter().fold(Px::default(), |sum, pointer| sum + pointer.at);
        sum * (1.0 / self.down.len().max(1) as f64)
    }

    /// Distance between the first two pointers, 0 for fewer.
    fn spread(&self) -> f64 {
        match self.down.as_slice() {
            [first, second, ..] => (first.at - second.at).length(),
            _ => 0.0,
        }
    }

    fn velocity(&self, now_ms: f64) -> Px {
        let recent = |entry: &&(f64, Px)| now_ms - entry.0 <= FLING_WINDOW_MS;
        let (Some(first), Some(last)) = (self.trail.iter().find(recent), self.trail.last()) else {
            return Px::default();
        };
        // A pointer that rested before it was released does not fling.
        if now_ms - last.0 > 50.0 || last.0 - first.0 < 1.0 {
            return Px::default();
        }
        (last.1 - first.1) * (1.0 / (last.0 - first.0))
    }
}

#[cfg(test)]
mod tests;
