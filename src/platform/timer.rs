//! Timers of the browser; one that is dropped no longer goes off.

pub use gloo_timers::callback::{Interval, Timeout};
pub use gloo_timers::future::TimeoutFuture;
