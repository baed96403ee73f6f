//! The clock: Shanghai time, once a minute.

use yew::prelude::*;

use crate::app::Msg;
use crate::domain::clock::shanghai_time;
use crate::platform;
use crate::platform::timer::Interval;
use crate::ui::store::use_dispatch;

/// Tells the application what time it is, now and every minute.
#[hook]
pub fn use_clock() {
    let dispatch = use_dispatch();
    use_effect_with((), move |()| {
        let tick = move || dispatch.send(Msg::ClockTicked(shanghai_time(platform::clock::unix_ms())));
        tick();
        let interval = Interval::new(60_000, tick);
        move || drop(interval)
    });
}
