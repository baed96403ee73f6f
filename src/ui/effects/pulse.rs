//! The pulse, which the guard beside the application feels (`assets/shell/guard.js`). An error that is thrown through the
//! program may leave it standing without a word: it is drawn and never changes again. So the answer goes the way of
//! everything that one sees: something is drawn, and then it is said.

use std::cell::Cell;

use yew::prelude::*;

use crate::platform::{self, page_life};

/// Says that the application lives.
const ALIVE: &str = "hangyong:alive";

thread_local! {
    /// The guard has asked and is not answered yet.
    static ASKED: Cell<bool> = const { Cell::new(false) };
}

/// Answers the guard by drawing the component that uses it once more. Not a component of its own, which would cost the
/// first view three kilobytes.
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
