//! What the map tells of the reader's own place. Of the rest of the program.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::app::present::format::{DOT, distance};
use crate::app::{Msg, MyPlace, Page};
use crate::domain::PositionQuality;
use crate::geometry::LonLat;
use crate::i18n::{my_place_words, words};
use crate::map::here::Here;
use crate::platform::geolocation::{NoFix, fix};
use crate::ui::parts::{IconName, PageLink, icon};
use crate::ui::store::{Dispatch, View};

/// How many of the nearest sights are named.
const NEAREST: usize = 3;

/// Asks the device where it is.
// A gate of the split: out of line.
#[inline(never)]
pub fn ask(dispatch: Dispatch) {
    spawn_local(async move {
        let found = match fix().await {
            Ok(here) => MyPlace::Found(here),
            Err(NoFix::Refused) => MyPlace::Refused,
            Err(NoFix::Unknown) => MyPlace::Unknown,
        };
        dispatch.send(Msg::SetMyPlace(Some(found)));
    });
}

/// The card on the map.
// A gate of the split: out of line.
#[inline(never)]
pub fn card(view: &View, place: MyPlace) -> Html {
    let says = my_place_words(view.app.lang);
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
                { near(view, here) }
            }
            <p class="quiet">{ says.private }</p>
            <button type="button" class="tool map__mine-close" data-esc="" aria-label={says.close} title={says.close}
                onclick={view.send(Msg::SetMyPlace(None))}>{ icon(IconName::Close) }</button>
        </section>
    }
}

/// What the middle of the map is near, and what its scale bar stands for.
// A gate of the split: out of line.
#[inline(never)]
pub fn looking_at(view: &View, middle: LonLat, scale_m: f64) -> Html {
    let (app, says) = (&view.app, my_place_words(view.app.lang));
    let nearest = app.atlas.nearest_sights(middle, 1);
    let near = nearest.first().map_or("", |(stop, _)| stop.name.get(app.lang));
    html! { { [says.looking_at, near, says.scale_is, &distance(app.lang, scale_m)].concat() } }
}

/// The nearest sights, each with its distance; between two rough positions no metres are told.
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
