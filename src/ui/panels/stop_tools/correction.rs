//! A report that something is wrong, written here and sent by the reader.

use wasm_bindgen::JsCast;
use web_sys::{EventTarget, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::ToolProps;
use super::copy_button::CopyButton;
use crate::app::Msg;
use crate::app::present::correction::{Correction, FactField, address, message, value};
use crate::domain::Lang;
use crate::domain::pack_info::Report;
use crate::i18n::{stop_tool_words, words};
use crate::platform::document;
use crate::ui::store::use_view;

/// The form, and the message made from it.
#[component]
pub fn CorrectionForm(props: &ToolProps) -> Html {
    let view = use_view();
    let written = use_state(Correction::default);
    let app = &view.app;
    let Some(stop) = app.atlas.stop(&props.stop) else { return Html::default() };
    let says = stop_tool_words(app.lang);
    let message = message(app, stop, &written, &document::root_attribute("data-version"));
    let onfield = writes(&written, |field: &HtmlSelectElement, written| {
        let at = usize::try_from(field.selected_index()).ok();
        written.field = at.and_then(|at| FactField::ALL.get(at)).copied().unwrap_or_default();
    });
    let onright = writes(&written, |field: &HtmlTextAreaElement, written| written.right = field.value());
    let onsource = writes(&written, |field: &HtmlInputElement, written| written.source = field.value());
    html! {
        <section class="correction" aria-labelledby="correction-title"
            data-unsaved={(!written.right.is_empty()).then_some("")}>
            <h2 id="correction-title" class="section-title">{ says.correction_title }</h2>
            <p>{ says.correction_what }</p>
            <div class="field">
                <label for="correction-field">{ says.field }</label>
                <select id="correction-field" onchange={onfield}>
                    { for FactField::ALL.iter().zip(says.fields).map(|(field, name)| html! {
                        <option selected={*field == written.field}>{ name }</option>
                    }) }
                </select>
            </div>
            <p class="quiet">{ says.now_says }{ words(app.lang).colon }{ value(app.lang, stop, written.field) }</p>
            <div class="field">
                <label for="correction-right">{ says.should_say }</label>
                <textarea id="correction-right" rows="2" maxlength="1000" value={written.right.clone()} oninput={onright} />
            </div>
            <div class="field">
                <label for="correction-source">{ says.how_known }</label>
                <input id="correction-source" maxlength="500" value={written.source.clone()} oninput={onsource} />
            </div>
            <label for="correction-message">{ says.message }</label>
            <textarea id="correction-message" class="code" rows="7" readonly=true value={message.clone()} />
            <div class="button-row">
                { send(app.lang, app.atlas.info.report.as_ref(), stop.name.get(app.lang), &message) }
                <CopyButton text={message.clone()} label={says.copy_message} />
                <button type="button" class="button" onclick={view.send(Msg::UseTool(None))}>{ says.close }</button>
            </div>
        </section>
    }
}

/// The handler of a field that is written in.
fn writes<F: JsCast + AsRef<EventTarget> + 'static, E: AsRef<Event> + 'static>(
    written: &UseStateHandle<Correction>,
    put: fn(&F, &mut Correction),
) -> Callback<E> {
    let written = written.clone();
    Callback::from(move |event: E| {
        let Some(field) = event.as_ref().target_dyn_into::<F>() else { return };
        let mut next = (*written).clone();
        put(&field, &mut next);
        written.set(next);
    })
}

/// The way in which the pack accepts messages, if it names one.
fn send(lang: Lang, report: Option<&Report>, subject: &str, message: &str) -> Html {
    let Some(report) = report else { return Html::default() };
    let says = stop_tool_words(lang);
    let label = match report {
        Report::Email(_) => says.by_mail,
        Report::Url(_) => says.by_page,
    };
    html! {
        <a class="button button--main" href={address(report, subject, message)} target="_blank"
            rel="noopener external nofollow">
            { label }<span class="unseen">{ words(lang).new_window }</span>
        </a>
    }
}
