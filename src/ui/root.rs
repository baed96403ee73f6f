//! What is mounted: the application in a browser, and a page as text.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::{AppState, Shared};
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
use crate::ui::store::{Dispatch, Opening, Store, View, use_effects_performed};

/// Properties of [`Root`].
#[derive(Properties, PartialEq)]
pub struct RootProps {
    /// What it opens with.
    pub opening: Shared<Opening>,
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
    let redraw = use_force_update();
    let store = use_memo((), |()| Store::new(&props.opening, redraw));
    html! {
        <ContextProvider<View> context={View { app: store.app(), dispatch: Dispatch::to(store.clone()) }}>
            <Effects />
            <Frame />
        </ContextProvider<View>>
    }
}

/// Connects the application to the browser around it.
#[component]
fn Effects() -> Html {
    use_document();
    use_address();
    use_focus_on_arrival();
    use_section();
    // After the new page is focused, so that a section on it gets the focus, and before the host is sent where the
    // reader is, which it reads from the address.
    use_effects_performed();
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
        <ContextProvider<View> context={View { app: props.state.clone(), dispatch: Dispatch::nowhere() }}>
            <ContextProvider<MapPicture> context={MapPicture(props.picture.clone())}>
                <Frame />
            </ContextProvider<MapPicture>>
        </ContextProvider<View>>
    }
}
