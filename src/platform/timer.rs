//! Browser timers; dropping a callback timer cancels it.

pub use gloo_timers::callback::{Interval, Timeout};
pub use gloo_timers::future::TimeoutFuture;
