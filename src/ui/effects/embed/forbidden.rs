//! What the host page may forbid: new windows, files, printing. A button that could not do its work says so and offers
//! something that the reader can copy instead.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlAnchorElement, MouseEvent};

use crate::app::state::Notice;
use crate::app::{AppState, Msg};
use crate::i18n::portal_words;
use crate::platform::handing_over::{self, Handed};
use crate::platform::timer::Timeout;
use crate::platform::{Listener, document, frame, location};
use crate::ui::effects::address::full_address;
use crate::ui::store::Dispatch;

/// After this many milliseconds a new notice has been rendered and can be scrolled into view.
const SHOWN_MS: u32 = 60;

/// Watches for what is forbidden; clicks are watched for as long as the listeners are kept.
pub fn watch(app: impl Fn() -> Rc<AppState> + Clone + 'static, dispatch: Dispatch) -> Vec<Listener> {
    let (state, sender) = (app.clone(), dispatch.clone());
    handing_over::hear(Rc::new(move |handed| {
        // Browsers do not report whether a file was saved, so a sandboxed frame counts as forbidden to save.
        if frame::is_sandboxed() {
            let app = state();
            let words = portal_words(app.lang);
            let (why, text) = match handed {
                Handed::File(text) => (words.no_files, text.to_owned()),
                Handed::NotPrinted => (words.no_print, address(&app)),
            };
            tell(&sender, why, text);
        }
    }));
    let listener = document::on_page("click", false, move |event| {
        let Some(link) = new_window(&event) else { return };
        event.prevent_default();
        if !frame::open_window(&link.href()) {
            tell(&dispatch, portal_words(app().lang).no_windows, link.href());
        }
    });
    listener.into_iter().collect()
}

/// The link that a plain click asks to open in a new window.
fn new_window(event: &Event) -> Option<HtmlAnchorElement> {
    let mouse = event.dyn_ref::<MouseEvent>()?;
    let plain = mouse.button() == 0 && !(mouse.ctrl_key() || mouse.meta_key() || mouse.shift_key());
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let link = target.closest("a[target=_blank][href]").ok()??;
    link.dyn_into().ok().filter(|_| plain && !event.default_prevented())
}

/// The absolute address of the full map.
fn address(app: &AppState) -> String {
    location::absolute(&full_address(app))
}

fn tell(dispatch: &Dispatch, why: &'static str, text: String) {
    dispatch.send(Msg::Tell(Notice::Instead { why, text }));
    Timeout::new(SHOWN_MS, || {
        if let Some(notice) = document::select(".notice--bar") {
            document::reveal(&notice, false);
        }
    })
    .forget();
}
