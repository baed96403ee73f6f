//! Whether an element has been visible for long enough that an answer given in it counts.

use web_sys::Element;
use yew::prelude::*;

use crate::platform::sight::Sight;
use crate::platform::timer::Timeout;

/// How long it has to be visible, in milliseconds: longer than a click that was meant for something else takes.
const LONG_MS: u32 = 1_000;

/// Whether the element has been visible without a break for a second, and still is.
#[hook]
pub fn use_long_in_sight(place: &NodeRef) -> bool {
    let (in_sight, long) = (use_state_eq(|| false), use_state_eq(|| false));
    use_effect_with((), {
        let (place, in_sight) = (place.clone(), in_sight.setter());
        move |()| {
            let element = place.cast::<Element>();
            let watch = element.and_then(|element| {
                let seen = in_sight.clone();
                Sight::watch(&element, move |now| seen.set(now))
            });
            // A browser that cannot observe visibility: the element is assumed to be visible.
            if watch.is_none() {
                in_sight.set(true);
            }
            move || drop(watch)
        }
    });
    use_effect_with(*in_sight, {
        let long = long.setter();
        move |in_sight| {
            long.set(false);
            let later = in_sight.then(|| Timeout::new(LONG_MS, move || long.set(true)));
            move || drop(later)
        }
    });
    *in_sight && *long
}
