//! The story of a stop, read aloud by the device's own voice, sentence by sentence; the text follows.

use yew::prelude::*;

use super::ToolProps;
use crate::app::present::read_next::next_to_read;
use crate::app::present::sentences::sentences;
use crate::app::{Msg, Page, StopTool};
use crate::domain::{Lang, Stop};
use crate::i18n::stop_tool_words;
use crate::platform::voice::{self, Speaking};
use crate::ui::parts::{IconName, icon};
use crate::ui::store::{View, use_view};

/// The speaking rates, in the order of the list of speeds.
const RATES: [f32; 4] = [0.8, 1.0, 1.25, 1.5];
const USUAL: usize = 1;

/// The reader, in place of the story.
#[component]
pub fn Aloud(props: &ToolProps) -> Html {
    let view = use_view();
    let (at, is_on, rate) = (use_state(|| 0_usize), use_state(|| true), use_state(|| USUAL));
    let lang = view.app.lang;
    let stop = view.app.atlas.stop(&props.stop);
    let story = stop.and_then(|stop| stop.story.as_ref()).map(|story| story.get(lang).to_owned());
    let story = story.unwrap_or_default();
    let texts = sentences(&story);
    let end = texts.len();
    use_voice(&texts, &at, &is_on, *rate, lang);
    let Some(stop) = stop else { return Html::default() };
    let says = stop_tool_words(lang);
    let onpause = {
        let (is_on, at) = (is_on.clone(), at.clone());
        Callback::from(move |_: MouseEvent| {
            if *at >= end {
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

/// What is being spoken: the index of the sentence, the index of the rate, the language.
type Passage = (usize, usize, Lang);

/// While on, speaks the current sentence and then goes on to the next, until past the last. While off, the voice is
/// paused in the middle of its sentence.
#[hook]
fn use_voice(
    texts: &[&str],
    at: &UseStateHandle<usize>,
    is_on: &UseStateHandle<bool>,
    rate: usize,
    lang: Lang,
) {
    let end = texts.len();
    let text = texts.get(**at).map(|text| (*text).to_owned()).unwrap_or_default();
    let held = use_mut_ref(|| None::<(Passage, Speaking)>);
    use_effect_with((**at, rate, lang, **is_on), {
        let (at, is_on, held) = (at.clone(), is_on.clone(), held.clone());
        move |(now, rate, lang, on)| {
            let passage = (*now, *rate, *lang);
            let mut held = held.borrow_mut();
            // Another sentence, or the same one at another rate, is started from its beginning.
            let same = held.take().filter(|(spoken, _)| *spoken == passage).map(|(_, speaking)| speaking);
            let goes_on = same.filter(|speaking| {
                if !*on {
                    speaking.pause();
                }
                !*on || speaking.go_on()
            });
            let now = *now;
            let ended = move || {
                at.set(now + 1);
                if now + 1 >= end {
                    is_on.set(false);
                }
            };
            let anew = || voice::speak(&text, lang.spoken(), RATES[*rate], ended);
            let speaking = goes_on.or_else(|| if *on && now < end { anew() } else { None });
            *held = speaking.map(|speaking| (passage, speaking));
        }
    });
    use_effect_with((), move |()| move || drop(held.take()));
}

/// The button that goes to the next stop and continues reading there.
fn next(view: &View, stop: &Stop) -> Html {
    let app = &view.app;
    let Some(next) = next_to_read(app, &stop.id) else { return Html::default() };
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
