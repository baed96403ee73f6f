//! Today: what is next, what can be reported in one tap, what falls through and what would help, what is left.

use chrono::NaiveDateTime;
use yew::prelude::*;

use super::keep_awake::KeepAwake;
use super::near;
use crate::app::present::openness::Openness;
use crate::app::trips::WayMsg;
use crate::app::trips::on_the_way::ahead::{Left, Next};
use crate::app::trips::on_the_way::today::{Button, WayOnOffer};
use crate::app::trips::on_the_way::{Today, Tried};
use crate::app::{Page, TripsMsg};
use crate::i18n::on_the_way_words;
use crate::map::here::Here;
use crate::ui::panels::driver_card::DriverButton;
use crate::ui::parts::{IconName, PageLink, icon};
use crate::ui::store::View;

/// What is shown about today.
pub struct Shown<'a> {
    /// What is known at once, without trials.
    pub now: &'a Today,
    /// The result of the trials.
    pub tried: &'a Tried,
    /// Whether that was tried for exactly this state; if not, it is shown in the meantime but cannot be taken.
    pub is_settled: bool,
    /// Where the reader is and when that was found, if the reader has asked.
    pub found: Option<(Here, NaiveDateTime)>,
}

/// Today.
pub fn today(view: &View, shown: &Shown<'_>) -> Html {
    let words = on_the_way_words(view.app.lang);
    let now = shown.now;
    let measured = now.next.as_ref().and_then(|next| near::measured(view, next, shown.found));
    let is_there = measured.as_ref().is_some_and(|near| near.is_there);
    let asks = now.next.as_ref().is_some_and(|next| next.place.is_some());
    html! {
        <section class="underway" aria-labelledby="underway-title">
            <h2 class="underway__title" id="underway-title">{ &now.title }</h2>
            <div role="status">
                <p class="underway__here">{ &now.here }</p>
                if let Some(next) = &now.next {
                    { self::next(view, next, shown.tried.latest.as_deref()) }
                }
            </div>
            <div class="underway__buttons">{ for now.buttons.iter().map(|one| button(view, one, is_there)) }</div>
            if asks {
                { near::asked(view, measured.as_ref()) }
            }
            { falls(view, shown) }
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

/// Arriving and leaving are reported by successive buttons in the same place, so a double press counts only for the
/// first. Being later adds up with every press.
fn tell_once(view: &View, msg: WayMsg) -> Callback<MouseEvent> {
    let is_sum = matches!(msg, WayMsg::Late(_));
    let told = tell(view, msg);
    Callback::from(move |event: MouseEvent| {
        if is_sum || event.detail() < 2 {
            told.emit(event);
        }
    })
}

fn next(view: &View, next: &Next, latest: Option<&str>) -> Html {
    html! {
        <>
            <h3 class="underway__next">
                <span class="underway__label">{ next.label }</span>
                { match &next.stop {
                    Some(stop) => PageLink::to(Page::Stop(stop.clone())).around(view, next.name.as_str().into()),
                    None => next.name.as_str().into(),
                } }
            </h3>
            <p class="underway__go">{ &next.go }</p>
            if let Some(latest) = latest {
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

/// `is_there` says that the reader was found to be at the next stop, so that reporting it becomes the main button.
fn button(view: &View, button: &Button, is_there: bool) -> Html {
    let main = if is_there { matches!(button.tells, WayMsg::Arrived(Some(_))) } else { button.main };
    let main = main.then_some("button--main");
    html! {
        <button type="button" class={classes!("button", main)} onclick={tell_once(view, button.tells.clone())}>
            { &button.label }
            if !button.about.is_empty() {
                <span class="unseen">{ " " }{ &button.about }</span>
            }
        </button>
    }
}

/// What falls through and what would help. The live region exists before anything falls through: otherwise nothing
/// would be announced.
fn falls(view: &View, shown: &Shown<'_>) -> Html {
    let words = on_the_way_words(view.app.lang);
    let Shown { now, tried, is_settled, .. } = shown;
    let falls = !now.falls.is_empty();
    html! {
        <div class={if falls { "underway__falls" } else { "unseen" }} aria-busy={(!is_settled).then_some("true")}>
            <div role="status" class={falls.then_some("underway__said")}>
                if falls {
                    <h3 class="underway__subtitle">{ icon(IconName::Info) }{ words.falls }</h3>
                    <ul role="list" class="underway__what">
                        { for now.falls.iter().map(|fall| html! { <li>{ fall }</li> }) }
                    </ul>
                    if tried.nothing_helps {
                        <p>{ words.nothing_helps }</p>
                    }
                }
            </div>
            if falls && !tried.offers.is_empty() {
                <h3 class="underway__subtitle">{ words.ways_on }</h3>
                <ul role="list" class="underway__offers">
                    { for tried.offers.iter().map(|one| offer(view, one, *is_settled)) }
                </ul>
            }
        </div>
    }
}

fn offer(view: &View, offer: &WayOnOffer, is_settled: bool) -> Html {
    let onclick = is_settled.then(|| tell(view, WayMsg::Take(offer.way.change.clone())));
    html! {
        <li>
            <button type="button" class="button" {onclick}>
                { &offer.does }
            </button>
            <p class="quiet">{ &offer.costs }</p>
        </li>
    }
}

fn left(view: &View, left: &Left) -> Html {
    let name: Html = left.name.as_str().into();
    html! {
        <li key={format!("{} {}", left.name, left.times)}>
            <span class="underway__times">{ &left.times }</span>
            <span class="underway__stop">
                { match &left.stop {
                    Some(stop) => PageLink::to(Page::Stop(stop.clone())).around(view, name),
                    None => name,
                } }
                { hours(left.hours.as_ref()) }
            </span>
            if let Some(here) = &left.here {
                <button type="button" class="button" onclick={tell(view, WayMsg::Arrived(left.stop.clone()))}>
                    { here }
                </button>
            }
        </li>
    }
}
