//! A leg in the timeline: mode, minutes, metres; how they were worked out is folded away.

use yew::prelude::*;

use crate::app::present::destination::Destination;
use crate::app::trips::present::leg_view;
use crate::domain::schedule::{Leg, TravelMode};
use crate::i18n::{Words, words};
use crate::ui::panels::driver_card::DriverButton;
use crate::ui::parts::prose::prose;
use crate::ui::parts::{IconName, icon};
use crate::ui::store::View;

/// A leg, with a card for the driver: visible if the leg is driven, else folded away, because a taxi is an
/// alternative.
pub fn leg(view: &View, leg: &Leg, to: Option<Destination>) -> Html {
    let driver = to.map(|to| html! { <DriverButton {to} /> });
    let (at_hand, folded) =
        if leg.estimate.mode == TravelMode::Drive { (driver, None) } else { (None, driver) };
    html! {
        <>
            { way(view, leg, folded) }
            if let Some(driver) = at_hand {
                <div class="leg__driver">{ driver }</div>
            }
        </>
    }
}

fn way(view: &View, leg: &Leg, driver: Option<Html>) -> Html {
    let words = words(view.app.lang);
    let said = leg_view(view.app.lang, &view.app.atlas, leg);
    html! {
        <details class="leg">
            <summary>
                <span class="leg__icon">{ icon(icon_of(said.mode)) }</span>
                <span class="leg__text">
                    { prose(&said.summary) }
                    { for said.rides.into_iter().map(|ride| html! { <span class="leg__train">{ prose(&ride) }</span> }) }
                </span>
                <span class="leg__estimate">{ words.estimate }</span>
            </summary>
            <div class="leg__how">
                <p>{ words.later().how_it_came }{ words.colon }{ said.times }</p>
                if said.has_train {
                    <p>{ link_to_12306(words) }</p>
                }
                <ol role="list">{ for said.steps.into_iter().map(|step| html! { <li>{ prose(&step) }</li> }) }</ol>
                { for driver }
            </div>
        </details>
    }
}

/// Where today's trains can be looked up.
pub fn link_to_12306(words: &Words) -> Html {
    html! {
        <a target="_blank" rel="noopener external nofollow" href="https://www.12306.cn/">
            { "12306" }{ icon(IconName::External) }
            <span class="unseen">{ words.new_window }</span>
        </a>
    }
}

/// The icon of a mode of travel.
const fn icon_of(mode: TravelMode) -> IconName {
    match mode {
        TravelMode::Walk => IconName::Walk,
        TravelMode::Bike => IconName::Bike,
        TravelMode::Transit => IconName::Bus,
        TravelMode::Drive => IconName::Car,
        TravelMode::Train => IconName::Train,
        TravelMode::Ferry => IconName::Boat,
    }
}
