//! Today: what is next, what can be told in one tap, what falls and what would help, what is left.

use yew::prelude::*;

use super::keep_awake::KeepAwake;
use crate::app::present::openness::Openness;
use crate::app::trips::WayMsg;
use crate::app::trips::on_the_way::Today;
use crate::app::trips::on_the_way::today::{Button, Left, Next, Offer};
use crate::app::{Page, TripsMsg};
use crate::i18n::on_the_way_words;
use crate::ui::panels::driver_card::DriverButton;
use crate::ui::parts::{IconName, PageLink, icon};
use crate::ui::store::View;

/// Today.
pub fn today(view: &View, now: &Today) -> Html {
    let words = on_the_way_words(view.app.lang);
    html! {
        <section class="underway" aria-labelledby="underway-title">
            <h2 class="underway__title" id="underway-title">{ &now.title }</h2>
            <div role="status">
                <p class="underway__here">{ &now.here }</p>
                if let Some(next) = &now.next {
                    { self::next(view, next) }
                }
            </div>
            <div class="underway__buttons">{ for now.buttons.iter().map(|one| button(view, one)) }</div>
            if !now.falls.is_empty() {
                { falls(view, now) }
            }
            <div class="button-row">
                if let Some(to) = now.next.as_ref().and_then(|next| next.to.clone()) {
                    <DriverButton {to} />
                }
                if let Some(undo) = &now.undo {
                    <button type="button" class="button underway__undo" onclick={tell(view, WayMsg::Undo)}>
                        { icon(IconName::Undo) }{ undo }
                    </button>
                }
                if now.next.is_some() {
                    <KeepAwake lang={view.app.lang} />
                }
            </div>
            if !now.left.is_empty() {
                <h3 class="underway__subtitle">{ words.left_today }</h3>
                <ol role="list" class="underway__left">{ for now.left.iter().map(|one| left(view, one)) }</ol>
            }
            <p class="quiet">{ &now.sums }</p>
            <p class="quiet">{ words.stays_here }</p>
        </section>
    }
}

fn tell(view: &View, msg: WayMsg) -> Callback<MouseEvent> {
    view.trips(TripsMsg::OnTheWay(msg))
}

fn next(view: &View, next: &Next) -> Html {
    let words = on_the_way_words(view.app.lang);
    let label = if next.stop.is_some() { words.next } else { words.home };
    html! {
        <>
            <h3 class="underway__next">
                <span class="underway__label">{ label }</span>
                { match &next.stop {
                    Some(stop) => PageLink::to(Page::Stop(stop.clone())).around(view, next.name.as_str().into()),
                    None => next.name.as_str().into(),
                } }
            </h3>
            <p class="underway__go">{ &next.go }</p>
            if let Some(latest) = &next.latest {
                <p class="underway__latest">{ latest }</p>
            }
            if let Some(unknown) = next.unknown {
                <p class="quiet">{ unknown }</p>
            }
            { hours(next.hours.as_ref()) }
        </>
    }
}

/// Hours and last entry of today.
pub fn hours(hours: Option<&Openness>) -> Html {
    hours.map_or_else(Html::default, |hours| {
        html! { <p class={classes!("underway__hours", format!("tone--{}", hours.tone.key()))}>{ &hours.text }</p> }
    })
}

fn button(view: &View, button: &Button) -> Html {
    let main = button.main.then_some("button--main");
    html! {
        <button type="button" class={classes!("button", main)} onclick={tell(view, button.tells.clone())}>
            { &button.label }
            if !button.about.is_empty() {
                <span class="unseen">{ " " }{ &button.about }</span>
            }
        </button>
    }
}

fn falls(view: &View, now: &Today) -> Html {
    let words = on_the_way_words(view.app.lang);
    html! {
        <div class="underway__falls">
            <h3 class="underway__subtitle">{ icon(IconName::Info) }{ words.falls }</h3>
            <ul role="list" class="underway__what">{ for now.falls.iter().map(|fall| html! { <li>{ fall }</li> }) }</ul>
            if now.nothing_helps {
                <p>{ words.nothing_helps }</p>
            }
            if !now.offers.is_empty() {
                <h3 class="underway__subtitle">{ words.ways_on }</h3>
                <ul role="list" class="underway__offers">{ for now.offers.iter().map(|one| offer(view, one)) }</ul>
            }
        </div>
    }
}

fn offer(view: &View, offer: &Offer) -> Html {
    html! {
        <li>
            <button type="button" class="button" onclick={tell(view, WayMsg::Take(offer.way.change.clone()))}>
                { &offer.does }
            </button>
            <p class="quiet">{ &offer.costs }</p>
        </li>
    }
}

fn left(view: &View, left: &Left) -> Html {
    html! {
        <li key={left.stop.as_str()}>
            <span class="underway__times">{ &left.times }</span>
            <span class="underway__stop">
                { PageLink::to(Page::Stop(left.stop.clone())).around(view, left.name.as_str().into()) }
                { hours(left.hours.as_ref()) }
            </span>
            if let Some(here) = &left.here {
                <button type="button" class="button" onclick={tell(view, WayMsg::Arrived(Some(left.stop.clone())))}>
                    { here }
                </button>
            }
        </li>
    }
}
