//! The pulse, checked by the guard beside the application (`assets/shell/guard.js`). An error thrown through the
//! program may leave it silently dead: the page is still there but never changes again. So the answer takes the same
//! way as everything visible: something is rendered first, then the answer is sent.

use std::cell::Cell;

use yew::prelude::*;

use crate::platform::{self, page_life};

/// Says that the application is alive.
const ALIVE: &str = "hangyong:alive";

thread_local! {
    /// The guard has asked and has not been answered yet.
    static ASKED: Cell<bool> = const { Cell::new(false) };
}

/// Answers the guard by rerendering the component that uses this hook. It is not a component of its own, which would
/// cost the first view three kilobytes.
#[hook]
pub fn use_pulse() {
    let draw = use_force_update();
    use_effect_with((), move |()| {
        let asked = page_life::on_pulse(move || {
            ASKED.set(true);
            draw.force_update();
        });
        move || drop(asked)
    });
    use_effect(|| {
        if ASKED.take() {
            platform::document::announce(ALIVE);
        }
    });
}
