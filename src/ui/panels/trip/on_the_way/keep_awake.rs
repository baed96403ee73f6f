//! A switch that keeps the screen on while this page is shown. If the browser cannot do that, there is no switch.

use std::rc::Rc;

use yew::prelude::*;

use crate::domain::Lang;
use crate::i18n::on_the_way_words;
use crate::platform::wake_lock::{self, WakeLock};
use crate::ui::parts::chips::pressed_word;

/// Properties of [`KeepAwake`].
#[derive(Properties, PartialEq)]
pub struct KeepAwakeProps {
    /// The language.
    pub lang: Lang,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Awake {
    Off,
    On,
    Refused,
}

/// The switch. The screen may turn off again once the switch is removed from the page.
#[component]
pub fn KeepAwake(props: &KeepAwakeProps) -> Html {
    let words = on_the_way_words(props.lang);
    let there = use_state_eq(|| false);
    let awake = use_state_eq(|| Awake::Off);
    let set_there = there.setter();
    use_effect_with((), move |()| set_there.set(wake_lock::is_there()));
    let setter = awake.setter();
    use_effect_with(*awake, move |awake| {
        let lock = (*awake == Awake::On).then(|| WakeLock::hold(Rc::new(move || setter.set(Awake::Refused))));
        move || drop(lock)
    });
    let is_on = *awake == Awake::On;
    let onpress = {
        let awake = awake.clone();
        Callback::from(move |_: MouseEvent| awake.set(if is_on { Awake::Off } else { Awake::On }))
    };
    html! {
        if *there {
            <button type="button" class="button" aria-pressed={pressed_word(is_on)} onclick={onpress}>
                { words.keep_awake }
            </button>
            if *awake == Awake::Refused {
                <p class="quiet" role="alert">{ words.not_awake }</p>
            }
        }
    }
}
