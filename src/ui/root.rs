//! What is mounted: the application in a browser, and a page as text.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::AppState;
use crate::ui::app::Frame;
use crate::ui::effects::address::use_address;
use crate::ui::effects::arrival::{use_focus_on_arrival, use_section};
use crate::ui::effects::art::use_art;
use crate::ui::effects::bring_rest::use_rest;
use crate::ui::effects::bring_trips::use_trips;
use crate::ui::effects::clock::use_clock;
use crate::ui::effects::document::{use_document, use_walk_in_view};
use crate::ui::effects::embed::use_embed;
use crate::ui::effects::landmarks::use_landmarks;
use crate::ui::effects::pulse::use_pulse;
use crate::ui::effects::stories::use_stories;
use crate::ui::map_canvas::MapPicture;
use crate::ui::store::{Dispatch, Store};

/// Properties of [`Root`].
#[derive(Properties, PartialEq)]
pub struct RootProps {
    /// The state that it opens in.
    pub state: Rc<AppState>,
}

/// Properties of [`StaticRoot`].
#[derive(Properties, PartialEq)]
pub struct StaticRootProps {
    /// The state that it shows.
    pub state: Rc<AppState>,
    /// A picture of the map, as SVG made by this program.
    #[prop_or_default]
    pub picture: Option<AttrValue>,
}

/// The application in a browser.
#[component]
pub fn Root(props: &RootProps) -> Html {
    let opening = props.state.clone();
    let store = use_reducer_eq(|| Store(opening));
    html! {
        <ContextProvider<Dispatch> context={Dispatch::to(store.dispatcher())}>
            <ContextProvider<Rc<AppState>> context={store.0.clone()}>
                <Effects />
                <Frame />
            </ContextProvider<Rc<AppState>>>
        </ContextProvider<Dispatch>>
    }
}

/// Connects the application to the browser around it.
#[component]
fn Effects() -> Html {
    use_document();
    use_address();
    use_focus_on_arrival();
    use_section();
    use_walk_in_view();
    use_clock();
    use_stories();
    use_art();
    use_landmarks();
    use_rest();
    use_trips();
    use_embed();
    use_pulse();
    Html::default()
}

/// A page as text: the same components in a state that does not change.
#[component]
pub fn StaticRoot(props: &StaticRootProps) -> Html {
    html! {
        <ContextProvider<Dispatch> context={Dispatch::nowhere()}>
            <ContextProvider<Rc<AppState>> context={props.state.clone()}>
                <ContextProvider<MapPicture> context={MapPicture(props.picture.clone())}>
                    <Frame />
                </ContextProvider<MapPicture>>
            </ContextProvider<Rc<AppState>>>
        </ContextProvider<Dispatch>>
    }
}
