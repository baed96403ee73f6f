//! What fingers, wheels and keys mean. The time is passed in with each input; the browser is never queried.

mod pointers;
mod raw;

pub use pointers::Gestures;
pub use raw::{Hint, Intent, MapKey, PointerKind, RawInput};
