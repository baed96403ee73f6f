//! A stop in a list.

use yew::prelude::*;

use super::PageLink;
use super::icon::seal;
use crate::app::Page;
use crate::app::present::openness::openness;
use crate::domain::StopId;
use crate::i18n::{category_name, words};
use crate::ui::store::use_app;

/// Properties of [`StopRow`].
#[derive(Properties, PartialEq)]
pub struct StopRowProps {
    /// The stop.
    pub stop: StopId,
    /// Its number in the route on show, counted from 1; a seal stands in its place otherwise.
    #[prop_or_default]
    pub number: Option<usize>,
    /// Whether it is the one the map shows now.
    #[prop_or_default]
    pub current: bool,
    /// What stands at the end of the line, such as a distance.
    #[prop_or_default]
    pub aside: Option<String>,
}

/// A stop in a list: seal or number, name, one sentence, open or not.
#[component]
pub fn StopRow(props: &StopRowProps) -> Html {
    let app = use_app();
    let Some(stop) = app.atlas.stop(&props.stop) else {
        return Html::default();
    };
    let lang = app.lang;
    let state = openness(&app, stop);
    let city = app.atlas.city_name(&stop.city).map(|name| name.get(lang).to_owned()).unwrap_or_default();
    let mark = match props.number {
        Some(number) => html! { <span class="number" aria-hidden="true">{ number }</span> },
        None => seal(stop.category),
    };
    html! {
        <PageLink page={Page::Stop(stop.id.clone())} class={classes!("row", props.current.then_some("row--current"))}>
            { mark }
            <span class="row__text">
                <span class="row__name">{ stop.name.get(lang) }</span>
                <span class="row__sentence">{ stop.summary.get(lang) }</span>
                <span class="row__facts">
                    <span>{ category_name(words(lang), stop.category) }</span>
                    <span>{ city }</span>
                    if let Some(state) = state {
                        <span class={classes!("tone", format!("tone--{}", state.tone.key()))}>{ state.text }</span>
                    }
                </span>
            </span>
            if let Some(aside) = &props.aside {
                <span class="row__aside">{ aside }</span>
            }
        </PageLink>
    }
}
