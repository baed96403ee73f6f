//! The browser: the only code that speaks `web-sys`. No Yew, no decisions.

pub mod clipboard;
pub mod clock;
pub mod document;
pub mod fetch;
pub mod location;
pub mod preferences;
