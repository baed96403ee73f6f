//! What the map shows about the reader's own place. Part of the deferred half.

use std::cell::Cell;

use yew::prelude::*;

use crate::app::{Msg, MyPlace, Page};
use crate::domain::PositionQuality;
use crate::geometry::LonLat;
use crate::i18n::format::{DOT, distance};
use crate::i18n::{my_place_words, words};
use crate::map::here::Here;
use crate::platform::geolocation::{NoFix, Watch};
use crate::ui::parts::{IconName, PageLink, icon};
use crate::ui::store::{Dispatch, View, use_view};

/// How many of the nearest sights are named.
const NEAREST: usize = 3;

/// The card on the map. The device is asked for its position only while the card is there.
// A gate of the split: out of line.
#[inline(never)]
pub fn card(place: MyPlace) -> Html {
    html! { <MyPlaceCard {place} /> }
}

#[derive(Clone, Copy, Debug, PartialEq, Properties)]
struct MyPlaceCardProps {
    place: MyPlace,
}

#[component]
fn MyPlaceCard(props: &MyPlaceCardProps) -> Html {
    let view = use_view();
    let dispatch = view.dispatch.clone();
    use_effect_with((), move |()| {
        let watch = follow(dispatch);
        move || drop(watch)
    });
    let (place, says) = (props.place, my_place_words(view.app.lang));
    let said = match place {
        MyPlace::Asked => says.asked.to_owned(),
        MyPlace::Found(here) => {
            format!("{}{}{}", says.found.0, distance(view.app.lang, here.accuracy_m), says.found.1)
        }
        MyPlace::Refused => says.refused.to_owned(),
        MyPlace::Unknown => says.unknown.to_owned(),
    };
    html! {
        <section class="map__mine" aria-label={words(view.app.lang).my_place}>
            <div role="status">
                <p>{ said }</p>
            </div>
            if let Some(here) = place.here() {
                { near(&view, here) }
            }
            <p class="quiet">{ says.private }</p>
            <button type="button" class="tool map__mine-close" data-esc="" aria-label={says.close} title={says.close}
                onclick={view.send(Msg::SetMyPlace(None))}>{ icon(IconName::Close) }</button>
        </section>
    }
}

/// Watches the position and direction of the device. A place that was found stays on the map while the device
/// temporarily cannot tell.
fn follow(dispatch: Dispatch) -> Option<Watch> {
    let last = Cell::new(None::<Here>);
    let tell = dispatch.clone();
    let heard = move |fix: Result<Here, NoFix>| {
        let place = match (fix, last.get()) {
            (Ok(here), before) if before.is_none_or(|before| here.differs_from(before)) => {
                last.set(Some(here));
                MyPlace::Found(here)
            }
            (Err(NoFix::Refused), _) => MyPlace::Refused,
            (Err(NoFix::Unknown), None) => MyPlace::Unknown,
            _ => return,
        };
        tell.send(Msg::SetMyPlace(Some(place)));
    };
    let watch = Watch::begin(heard);
    if watch.is_err() {
        dispatch.send(Msg::SetMyPlace(Some(MyPlace::Refused)));
    }
    watch.ok()
}

/// Says what the middle of the map is near, and what length its scale bar represents.
// A gate of the split: out of line.
#[inline(never)]
pub fn looking_at(view: &View, middle: LonLat, scale_m: f64) -> Html {
    let (app, says) = (&view.app, my_place_words(view.app.lang));
    let nearest = app.atlas.nearest_sights(middle, 1);
    let near = nearest.first().map_or("", |(stop, _)| stop.name.get(app.lang));
    html! { { [says.looking_at, near, says.scale_is, &distance(app.lang, scale_m)].concat() } }
}

/// The nearest sights, each with its distance; `≈` marks the distance to a sight whose position is approximate.
fn near(view: &View, here: Here) -> Html {
    let (app, says) = (&view.app, my_place_words(view.app.lang));
    html! {
        <>
            <p>{ says.nearest }</p>
            <ul role="list" class="map__mine-near">
                { for app.atlas.nearest_sights(here.place, NEAREST).into_iter().map(|(stop, metres)| {
                    let name = stop.name.get(app.lang).to_owned();
                    let rough = matches!(stop.quality, PositionQuality::Approximate);
                    let far = if rough { format!("≈ {}", distance(app.lang, metres)) } else { distance(app.lang, metres) };
                    let link = PageLink::to(Page::Stop(stop.id.clone())).around(view, name.into());
                    html! { <li key={stop.id.to_string()}>{ link }{ DOT }{ far }</li> }
                }) }
            </ul>
        </>
    }
}
