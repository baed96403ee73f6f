//! What fingers, wheels and keys mean. Time comes in with each input; no browser is asked anything.

mod pointers;
mod raw;

pub use pointers::Gestures;
pub use raw::{Hint, Intent, MapKey, PointerKind, RawInput};
