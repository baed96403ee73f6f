//! A chip on the map, shown where it is near enough to want streets: this map has none, so the chip links to one that
//! does.

use yew::prelude::*;

use crate::domain::map_links::MapService;
use crate::geometry::LonLat;
use crate::i18n::{map_service_name, street_words, words};
use crate::platform::preferences;
use crate::ui::parts::{IconName, icon};
use crate::ui::store::use_view;

/// The zoom from which the lack of streets matters.
pub const FROM_ZOOM: f64 = 13.0;
/// The preferences key of the reader's choice of a map.
const KEPT: &str = "streets";

/// What the map shows.
#[derive(Clone, Copy, Debug, PartialEq, Properties)]
struct ChipProps {
    middle: LonLat,
    zoom: f64,
}

/// The chip over a map with this middle and zoom.
// A gate of the split: out of line.
#[inline(never)]
pub fn streets(middle: LonLat, zoom: f64) -> Html {
    html! { <StreetsChip {middle} {zoom} /> }
}

#[component]
fn StreetsChip(props: &ChipProps) -> Html {
    let view = use_view();
    let kept = || preferences::load(KEPT).and_then(|key| MapService::from_key(&key));
    let service = use_state(|| kept().unwrap_or(MapService::Amap));
    let (is_open, lang) = (use_state(|| false), view.app.lang);
    let (says, names) = (street_words(lang), words(lang));
    let address = |service: MapService| service.view(props.middle, props.zoom, says.middle);
    let (before, after) = says.open_in;
    let toggle = {
        let is_open = is_open.clone();
        Callback::from(move |_: MouseEvent| is_open.set(!*is_open))
    };
    let choose = |chosen: MapService| {
        let (service, is_open) = (service.clone(), is_open.clone());
        Callback::from(move |_: MouseEvent| {
            preferences::save(KEPT, chosen.key());
            service.set(chosen);
            is_open.set(false);
        })
    };
    let link = |to: MapService, text: String, onclick: Option<Callback<MouseEvent>>| {
        html! {
            <a class="map__streets-link" target="_blank" rel="noopener external nofollow" href={address(to)} {onclick}>
                { text }<span class="unseen">{ names.new_window }</span>
            </a>
        }
    };
    let others = MapService::ALL.into_iter().filter(|other| other != &*service);
    html! {
        <div class="map__streets">
            if *is_open {
                <ul role="list" class="map__streets-others">
                    { for others.map(|other| html! {
                        <li>{ link(other, map_service_name(names, other).to_owned(), Some(choose(other))) }</li>
                    }) }
                </ul>
            }
            { link(*service, format!("{before}{}{after}", map_service_name(names, *service)), None) }
            <button type="button" class="map__streets-more" aria-expanded={(*is_open).to_string()} aria-label={says.another}
                title={says.another} onclick={toggle}>{ icon(IconName::Down) }</button>
        </div>
    }
}
