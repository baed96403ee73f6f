//! The pulse, which the guard beside the application feels (`assets/shell/guard.js`). An error that is thrown through the
//! program may leave it standing without a word: it is drawn and never changes again. So the answer goes the way of
//! everything that one sees: a message that is drawn, and then said.

use std::cell::Cell;

use yew::prelude::*;

use crate::platform::{self, page_life};

/// Says that the application lives.
const ALIVE: &str = "hangyong:alive";

/// Answers the guard. It shows nothing and is drawn again with every question, alone.
#[component]
pub fn Pulse() -> Html {
    let beats = use_state(|| 0_u32);
    use_effect_with((), {
        let beats = beats.setter();
        move |()| {
            let count = Cell::new(0_u32);
            let asked = page_life::on_pulse(move || {
                count.set(count.get().wrapping_add(1));
                beats.set(count.get());
            });
            move || drop(asked)
        }
    });
    use_effect_with(*beats, |beats| {
        if *beats > 0 {
            platform::document::announce(ALIVE);
        }
    });
    Html::default()
}
