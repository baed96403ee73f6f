//! A stamp for a stop: by the device's position, by the operator's code, or by hand.

use chrono::NaiveDate;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::ToolProps;
use crate::app::address::{fragment_value, fragment_with};
use crate::app::topic::Topic;
use crate::app::{AppState, Msg, Page};
use crate::domain::stamps::{MAX_LINE_CHARS, Nearness, Stamp, StampedBy, is_check, nearness};
use crate::domain::{Stop, StopId};
use crate::i18n::format::{DOT, distance, full_date, iso_date};
use crate::i18n::{StampWords, stamp_words, stop_tool_words, stop_tools, words};
use crate::platform::geolocation::{NoFix, fix};
use crate::platform::task::spawn_local;
use crate::platform::{document, location};
use crate::ui::effects::stamps::{change, change_soon, note_line, set_line, today, use_stamps};
use crate::ui::parts::stamp::stamp;
use crate::ui::parts::{IconName, PageLink, icon};
use crate::ui::store::{View, use_view};

/// The result of the last attempt.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Said {
    #[default]
    Nothing,
    Locating,
    Away(f64),
    Refused,
    NoPosition,
    WrongLetters,
    WrongCode,
}

/// The form, or the existing stamp.
#[component]
pub fn Stamping(props: &ToolProps) -> Html {
    let (view, kept) = (use_view(), use_stamps());
    let said = use_state(Said::default);
    use_code(&view, props, said.setter());
    let Some(stop) = view.app.atlas.stop(&props.stop) else { return Html::default() };
    let says = stamp_words(view.app.lang);
    let stamped = kept.as_ref().and_then(|kept| kept.stamps.get(&stop.id));
    html! {
        <section class="stamping" id="stamping" tabindex="-1" aria-label={stop_tools(view.app.lang).stamp}>
            { stamp(stop, stamped.is_some()) }
            <div class="stamping__body">
                <p role="status">{ sentence(&view.app, says, *said, stamped) }</p>
                if let Some(stamped) = stamped {
                    { own(&view, stop, stamped) }
                } else if kept.is_some() {
                    { ways(&view, stop, &said) }
                }
                if kept.as_ref().is_some_and(|kept| !kept.lasting) {
                    <p class="notice">{ icon(IconName::Info) }<span>{ says.not_kept }</span></p>
                }
                <p class="choices">
                    { PageLink::to(Page::Topic(Topic::Stamps)).class("button").around(&view, says.all_stamps.into()) }
                    <button type="button" class="button" onclick={view.send(Msg::UseTool(None))}>
                        { stop_tool_words(view.app.lang).close }
                    </button>
                </p>
            </div>
        </section>
    }
}

/// Takes the operator's code out of the address whenever it appears there.
#[hook]
fn use_code(view: &View, props: &ToolProps, said: UseStateSetter<Said>) {
    let (app, stop) = (view.app.clone(), props.stop.clone());
    use_effect_with((), move |()| {
        let heard = move || {
            let fragment = location::place(&app.root).fragment;
            let Some(letters) = fragment_value(&fragment, "stamp").map(str::to_owned) else { return };
            location::replace_fragment(&app.root, &fragment_with(&fragment, "stamp", None));
            show_form();
            if is_check(&letters, &app.atlas.info.id, &stop) {
                said.set(Said::Nothing);
                put(&stop, today(), StampedBy::Code);
            } else {
                said.set(Said::WrongCode);
            }
        };
        heard();
        let listener = document::on_window("hashchange", heard);
        move || drop(listener)
    });
}

fn show_form() {
    if let Some(form) = document::element("stamping") {
        let _not_focusable = form.focus();
    }
}

/// A stamp replaces the button that made it, so a keyboard user continues at the top of the form.
fn stay_in_form() {
    let form = document::element("stamping");
    if form.is_some_and(|form| form.matches(":focus-within").unwrap_or(false)) {
        show_form();
    }
}

fn put(stop: &StopId, on: NaiveDate, by: StampedBy) {
    let stop = stop.clone();
    stay_in_form();
    change_soon(move |stamps| stamps.put(stop.clone(), Stamp::new(on, by, "")));
}

fn sentence(app: &AppState, says: &StampWords, said: Said, stamped: Option<&Stamp>) -> String {
    match (said, stamped) {
        (Said::WrongCode, _) => says.wrong_code.to_owned(),
        (_, Some(stamped)) => {
            let by = StampedBy::ALL.iter().zip(says.by).find(|(by, _)| **by == stamped.by);
            let by = by.map_or("", |(_, name)| name);
            format!("{}{DOT}{}{DOT}{by}", says.stamped, full_date(app.lang, stamped.on))
        }
        (Said::Nothing, None) => String::new(),
        (Said::Locating, None) => says.locating.to_owned(),
        (Said::Away(metres), None) => {
            format!("{}{}{}", says.away.0, distance(app.lang, metres), says.away.1)
        }
        (Said::Refused, None) => says.refused.to_owned(),
        (Said::NoPosition, None) => says.no_position.to_owned(),
        (Said::WrongLetters, None) => says.wrong_letters.to_owned(),
    }
}

/// The three ways to a stamp.
fn ways(view: &View, stop: &Stop, said: &UseStateHandle<Said>) -> Html {
    let says = stamp_words(view.app.lang);
    html! {
        <>
            <button type="button" class="button button--main" onclick={by_place(stop, said)}
                disabled={**said == Said::Locating}>{ icon(IconName::Pin) }{ says.here }</button>
            <p class="quiet">{ says.here_what }</p>
            <form class="stamping__way" onsubmit={by_letters(&view.app, stop, said)}>
                <label for="stamp-letters">{ says.letters }</label>
                <input id="stamp-letters" name="letters" maxlength="8" autocomplete="off" autocapitalize="characters" spellcheck="false" />
                <button type="submit" class="button">{ says.by_letters }</button>
            </form>
            <form class="stamping__way" onsubmit={by_hand(stop)}>
                <label for="stamp-day">{ says.day }</label>
                <input id="stamp-day" type="date" value={iso_date(today())} max={iso_date(today())} />
                <button type="submit" class="button">{ says.by_hand }</button>
            </form>
        </>
    }
}

/// Asks the device for its position, and compares it without sending it anywhere.
fn by_place(stop: &Stop, said: &UseStateHandle<Said>) -> Callback<MouseEvent> {
    let (stop, said) = (stop.clone(), said.setter());
    Callback::from(move |_| {
        let (stop, said) = (stop.clone(), said.clone());
        said.set(Said::Locating);
        spawn_local(async move {
            let next = match fix().await {
                Err(NoFix::Refused) => Said::Refused,
                Err(NoFix::Unknown) => Said::NoPosition,
                Ok(here) => match nearness(&stop, here.place, here.accuracy_m) {
                    Nearness::Away(metres) => Said::Away(metres),
                    Nearness::Here => {
                        let stamp = Stamp::new(today(), StampedBy::Place, "");
                        stay_in_form();
                        change(|stamps| stamps.put(stop.id.clone(), stamp.clone())).await;
                        Said::Nothing
                    }
                },
            };
            said.set(next);
        });
    })
}

fn by_letters(app: &AppState, stop: &Stop, said: &UseStateHandle<Said>) -> Callback<SubmitEvent> {
    let (pack, stop, said) = (app.atlas.info.id.clone(), stop.id.clone(), said.setter());
    Callback::from(move |event: SubmitEvent| {
        event.prevent_default();
        if is_check(&typed("stamp-letters"), &pack, &stop) {
            said.set(Said::Nothing);
            put(&stop, today(), StampedBy::Code);
        } else {
            said.set(Said::WrongLetters);
        }
    })
}

fn by_hand(stop: &Stop) -> Callback<SubmitEvent> {
    let stop = stop.id.clone();
    Callback::from(move |event: SubmitEvent| {
        event.prevent_default();
        // A stamp cannot have a date in the future.
        let day = typed("stamp-day").parse::<NaiveDate>().unwrap_or_else(|_| today()).min(today());
        put(&stop, day, StampedBy::Hand);
    })
}

/// The text in a field of this form.
fn typed(id: &str) -> String {
    let field = document::element(id).and_then(|field| field.dyn_into::<HtmlInputElement>().ok());
    field.map(|field| field.value()).unwrap_or_default()
}

/// The line on a stamp, and the button that removes the stamp.
fn own(view: &View, stop: &Stop, stamped: &Stamp) -> Html {
    let says = stamp_words(view.app.lang);
    let onchange = {
        let stop = stop.id.clone();
        Callback::from(move |event: Event| {
            set_line(&stop, &event.target_unchecked_into::<HtmlInputElement>().value());
        })
    };
    let oninput = {
        let stop = stop.id.clone();
        Callback::from(move |event: InputEvent| {
            note_line(&stop, &event.target_unchecked_into::<HtmlInputElement>().value());
        })
    };
    let off = {
        let stop = stop.id.clone();
        Callback::from(move |_: MouseEvent| {
            let stop = stop.clone();
            change_soon(move |stamps| stamps.remove(&stop));
        })
    };
    html! {
        <>
            <div class="stamping__way">
                <label for="stamp-line">{ says.line }</label>
                <input id="stamp-line" maxlength={MAX_LINE_CHARS.to_string()} autocomplete="off"
                    value={stamped.line.clone().unwrap_or_default()} {onchange} {oninput} />
            </div>
            <button type="button" class="button" onclick={off}
                aria-label={format!("{}{}{}", says.take_off, words(view.app.lang).colon, stop.name.get(view.app.lang))}>
                { says.take_off }
            </button>
        </>
    }
}
