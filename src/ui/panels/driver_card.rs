//! A card to show to a driver: name and address in large Chinese characters, whatever the language of the page.

use yew::prelude::*;

use super::card::Card;
use crate::app::present::destination::Destination;
use crate::domain::script::SIMPLIFIED;
use crate::i18n::unconverted::{PHONE, TO_DRIVER};
use crate::i18n::{stop_tool_words, stop_tools, words};
use crate::ui::parts::{IconName, icon};
use crate::ui::store::use_app;

/// Properties of [`DriverCard`].
#[derive(Clone, Properties, PartialEq)]
pub struct DriverCardProps {
    /// The destination.
    pub to: Destination,
    /// Called when the card is closed.
    pub onclose: Callback<()>,
}

/// The card, over everything else until it is closed by its button or by Esc.
#[component]
pub fn DriverCard(props: &DriverCardProps) -> Html {
    let DriverCardProps { to, onclose } = props;
    let says = stop_tool_words(use_app().lang);
    html! {
        <Card label={to.name.clone()} spoken={format!("{TO_DRIVER}{}", to.line())}
            copied={(to.line(), says.copy_address)} {onclose}>
            { text(to) }
            if to.lacks_street {
                <p class="quiet">{ says.no_address }</p>
            }
        </Card>
    }
}

/// What the driver reads.
fn text(to: &Destination) -> Html {
    html! {
        <div class="driver-card__text" lang={SIMPLIFIED.tag}>
            <p class="driver-card__asked">{ TO_DRIVER }</p>
            <p class="driver-card__name">{ &to.name }</p>
            if let Some(pinyin) = &to.pinyin {
                <p class="driver-card__pinyin" lang="zh-Latn">{ pinyin }</p>
            }
            if !to.address.is_empty() {
                <p class="driver-card__address">{ &to.address }</p>
            }
            if let Some(phone) = &to.phone {
                <p class="driver-card__asked">{ PHONE }{ phone }</p>
            }
        </div>
    }
}

/// Properties of [`DriverButton`].
#[derive(Clone, Properties, PartialEq)]
pub struct DriverButtonProps {
    /// The destination.
    pub to: Destination,
}

/// A button that opens the card, with the card while it is open.
#[component]
pub fn DriverButton(props: &DriverButtonProps) -> Html {
    let lang = use_app().lang;
    let open = use_state_eq(|| false);
    // There are many on a page, so each has its destination in its accessible name.
    let label = stop_tools(lang).driver_card;
    let whole = format!("{label}{}{}", words(lang).colon, props.to.known_as);
    let set = |now: bool| {
        let open = open.clone();
        Callback::from(move |()| open.set(now))
    };
    html! {
        <>
            <button type="button" class="button" aria-haspopup="dialog" aria-label={whole}
                onclick={set(true).reform(|_: MouseEvent| ())}>
                { icon(IconName::Car) }{ label }
            </button>
            if *open {
                <DriverCard to={props.to.clone()} onclose={set(false)} />
            }
        </>
    }
}
