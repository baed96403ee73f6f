//! The story of a stop read aloud by the device's own voice, sentence by sentence, with the text following.

use yew::prelude::*;

use super::ToolProps;
use crate::app::present::route_view::neighbours;
use crate::app::present::sentences::sentences;
use crate::app::{Msg, Page, StopTool};
use crate::domain::{Lang, Stop};
use crate::i18n::stop_tool_words;
use crate::platform::voice;
use crate::ui::parts::{IconName, icon};
use crate::ui::store::{View, use_view};

/// The rates of the list of speeds.
const RATES: [f32; 4] = [0.8, 1.0, 1.25, 1.5];
const USUAL: usize = 1;

/// The reader, in the place of the story.
#[component]
pub fn Aloud(props: &ToolProps) -> Html {
    let view = use_view();
    let (at, is_on, rate) = (use_state(|| 0_usize), use_state(|| true), use_state(|| USUAL));
    let lang = view.app.lang;
    let stop = view.app.atlas.stop(&props.stop);
    let story = stop.and_then(|stop| stop.story.as_ref()).map(|story| story.get(lang).to_owned());
    let story = story.unwrap_or_default();
    let texts = sentences(&story);
    let last = texts.len().saturating_sub(1);
    use_voice(&texts, &at, &is_on, *rate, lang);
    let Some(stop) = stop else { return Html::default() };
    let says = stop_tool_words(lang);
    let onpause = {
        let (is_on, at) = (is_on.clone(), at.clone());
        Callback::from(move |_: MouseEvent| {
            if !*is_on && *at == last {
                at.set(0);
            }
            is_on.set(!*is_on);
        })
    };
    let onrate = {
        let rate = rate.clone();
        Callback::from(move |event: Event| {
            let chosen = event.target_unchecked_into::<web_sys::HtmlSelectElement>().selected_index();
            rate.set(usize::try_from(chosen).unwrap_or(USUAL).min(RATES.len() - 1));
        })
    };
    html! {
        <div class="reader">
            <p class="story">
                { for texts.iter().enumerate().map(|(place, text)| html! {
                    <span class={classes!("reader__piece", (place == *at).then_some("reader__piece--now"))}>{ text }{ " " }</span>
                }) }
            </p>
            <div class="button-row">
                <button type="button" class="button button--main" onclick={onpause}>
                    { if *is_on { says.pause } else { says.play } }
                </button>
                <button type="button" class="button" onclick={view.send(Msg::UseTool(None))}>{ says.stop_aloud }</button>
                <label class="reader__speed">
                    { says.speed }
                    <select onchange={onrate}>
                        { for says.faster.iter().enumerate().map(|(place, name)| html! {
                            <option selected={place == *rate}>{ *name }</option>
                        }) }
                    </select>
                </label>
                { next(&view, stop) }
            </div>
        </div>
    }
}

/// Speaks the sentence at which one is while it is on, and then goes on to the next.
#[hook]
fn use_voice(
    texts: &[&str],
    at: &UseStateHandle<usize>,
    is_on: &UseStateHandle<bool>,
    rate: usize,
    lang: Lang,
) {
    let last = texts.len().saturating_sub(1);
    let text = texts.get(**at).map(|text| (*text).to_owned()).unwrap_or_default();
    use_effect_with((**at, **is_on, rate, lang), {
        let (at, is_on) = (at.clone(), is_on.clone());
        move |(now, on, rate, lang)| {
            let now = *now;
            let ended = move || if now < last { at.set(now + 1) } else { is_on.set(false) };
            let speaking = on.then(|| voice::speak(&text, lang.code(), RATES[*rate], ended));
            move || drop(speaking)
        }
    });
}

/// Goes to the next stop of the route and reads on there.
fn next(view: &View, stop: &Stop) -> Html {
    let app = &view.app;
    let route = app.along.as_ref().and_then(|id| app.atlas.route(id));
    let Some(next) = route.and_then(|route| neighbours(&app.atlas, route, &stop.id).1) else {
        return Html::default();
    };
    let (dispatch, id) = (view.dispatch.clone(), next.id.clone());
    let onclick = Callback::from(move |_: MouseEvent| {
        dispatch.send(Msg::Open(Page::Stop(id.clone())));
        dispatch.send(Msg::UseTool(Some(StopTool::Aloud)));
    });
    html! {
        <button type="button" class="button" {onclick}>
            { icon(IconName::Next) }{ stop_tool_words(app.lang).next_aloud }{ next.name.get(app.lang) }
        </button>
    }
}
