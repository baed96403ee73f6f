//! The line to the page around the frame. Outside a frame nothing of it runs.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::app::AppState;
use crate::app::host::{asked, outgoing};
use crate::embed::{Incoming, Link, Outgoing};
use crate::platform::frame::{self, HeightWatch, HostMessage};
use crate::platform::{Listener, document, rest};
use crate::ui::store::{Dispatch, use_view};

/// The line, and what was last said through it.
struct Line {
    link: RefCell<Link>,
    app: RefCell<Rc<AppState>>,
    height: Cell<u32>,
    dispatch: Dispatch,
}

/// Opens the line to the host, and tells the host what changes. The protocol is no part of the first view: it comes
/// with the rest of the program, and the host waits for `ready`.
#[hook]
pub fn use_embed() {
    let view = use_view();
    let line = use_mut_ref(|| None::<(Rc<Line>, Kept)>);
    let app = view.app.clone();
    let latest = use_mut_ref(|| app.clone());
    *latest.borrow_mut() = app.clone();
    let opened = line.clone();
    use_effect_with((), move |()| {
        if view.app.host.embed && frame::is_framed() {
            spawn_local(async move {
                if rest::load().await.is_ok() {
                    *opened.borrow_mut() = Some(Line::open(&latest.borrow(), view.dispatch));
                }
            });
        }
    });
    use_effect(move || {
        if let Some((line, _)) = &*line.borrow() {
            line.follow(app);
        }
    });
}

/// What listens for as long as the line is open.
type Kept = (Option<Listener>, Option<HeightWatch>);

impl Line {
    // Gates of the split: out of line.
    #[inline(never)]
    fn open(app: &Rc<AppState>, dispatch: Dispatch) -> (Rc<Self>, Kept) {
        let line = Rc::new(Self {
            link: RefCell::new(Link::new(app.host.origin.as_deref(), &frame::origin())),
            app: RefCell::new(app.clone()),
            height: Cell::new(0),
            dispatch,
        });
        let hearing = line.clone();
        let listener = frame::listen(move |message| hearing.hear(&message));
        let growing = line.clone();
        let page = document::element("app");
        let watch = page.and_then(|page| HeightWatch::new(&page, move |height| growing.grown(height)));
        line.post(&Outgoing::Ready);
        (line, (listener, watch))
    }

    /// Posts to the one origin that is heard, or to nobody.
    fn post(&self, message: &Outgoing) {
        if let Some(origin) = self.link.borrow().target() {
            frame::post(&message.to_json(), origin.as_str());
        }
    }

    fn hear(&self, message: &HostMessage) {
        if !self.link.borrow().hears(&message.origin()) {
            return;
        }
        let said = message.json().and_then(|json| Incoming::parse(&json));
        let Some(said) = said.and_then(|said| self.link.borrow_mut().admit(said)) else { return };
        let app = self.app.borrow().clone();
        match asked(&app, &said) {
            Ok(msg) => self.dispatch.send(msg),
            Err(refusal) => self.post(&Outgoing::Error(refusal)),
        }
        if let Incoming::Hello(look) = said {
            for (name, value) in look.variables() {
                frame::set_style_variable(name, &value);
            }
            outgoing(None, &app).iter().for_each(|news| self.post(news));
            self.post(&Outgoing::Size { height: self.height.get() });
        }
    }

    #[inline(never)]
    fn follow(&self, app: Rc<AppState>) {
        let before = self.app.replace(app.clone());
        if self.link.borrow().is_greeted() && !Rc::ptr_eq(&before, &app) {
            outgoing(Some(&before), &app).iter().for_each(|news| self.post(news));
        }
    }

    fn grown(&self, height_px: f64) {
        let height = height_px.ceil() as u32;
        if self.height.replace(height) != height && self.link.borrow().is_greeted() {
            self.post(&Outgoing::Size { height });
        }
    }
}
