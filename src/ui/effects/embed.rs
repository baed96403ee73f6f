//! The connection to the page around the frame. Outside a frame none of it runs.

mod forbidden;
mod keys;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use yew::prelude::*;

use super::address::{CAMERA_WRITTEN, read_camera};
use super::bring_rest;
use crate::app::host::{self, NOT_LOADED, asked, outgoing};
use crate::app::pack_address::address_of;
use crate::app::{AppState, Effect, HostQuery, Msg, Page};
use crate::domain::script::other_script;
use crate::embed::{Incoming, Link, Outgoing, Place};
use crate::platform::frame::{self, HeightWatch, HostMessage};
use crate::platform::row_drag::{self, DRAGGED};
use crate::platform::task::spawn_local;
use crate::platform::{Listener, document, location};
use crate::ui::store::{Dispatch, use_performer, use_view};

/// How far outside the days of a trip a dragged visit may be for the host still to be asked to scroll, in CSS pixels.
const NEAR_LIST_PX: f64 = 60.0;

/// The connection, and what was last sent through it.
struct Line {
    link: RefCell<Link>,
    app: RefCell<Rc<AppState>>,
    height: Cell<u32>,
    /// Whether the host wants to hear where the reader is, and what it heard last.
    wants_place: Cell<bool>,
    place: RefCell<Option<Place>>,
    /// The page that the host asked for last.
    commanded: RefCell<Option<Page>>,
    dispatch: Dispatch,
}

/// Opens the connection to the host and reports changes to it. The protocol is not part of the first view: it comes
/// with the rest of the program, and the host waits for `ready`.
#[hook]
pub fn use_embed() {
    let view = use_view();
    let line = use_mut_ref(|| None::<(Rc<Line>, LineListeners)>);
    let app = view.app.clone();
    let latest = use_mut_ref(|| app.clone());
    *latest.borrow_mut() = app.clone();
    let opened = line.clone();
    use_effect_with((), move |()| {
        if view.app.host.embed && frame::is_framed() {
            spawn_local(async move {
                bring_rest::bring(|_| say_not_loaded(&view.app.host)).await;
                let opening = latest.borrow().clone();
                *opened.borrow_mut() = Some(Line::open(&opening, view.dispatch));
            });
        }
    });
    let (asked, now) = (line.clone(), app.clone());
    use_performer(Box::new(move |effect| {
        if let Effect::AnswerHost { yes } = effect
            && let Some((line, _)) = &*asked.borrow()
        {
            line.answer(&now, *yes);
        }
    }));
    use_effect(move || {
        if let Some((line, _)) = &*line.borrow() {
            line.follow(app);
        }
    });
}

/// The only message that does not need the protocol: that the deferred half, which contains the protocol, has not
/// loaded.
fn say_not_loaded(host: &HostQuery) {
    let own = frame::origin();
    if let Some(origin) = frame::web_origin(host.origin.as_deref().unwrap_or(&own)) {
        frame::post(NOT_LOADED, &origin);
    }
}

/// Where the page is in the other Chinese characters, if the host asks for them: they come with a program of their own.
fn in_other_script(app: &AppState, said: &Incoming) -> Option<String> {
    let code = other_script().code;
    matches!(said, Incoming::SetLanguage(asked) if asked == code).then(|| {
        let location::UrlParts { query, fragment, .. } = location::place(&app.root);
        let address = address_of(&app.page, code, &query, app.host.pack.as_deref());
        format!("{}{address}{fragment}", app.root)
    })
}

/// The listeners that live as long as the connection.
type LineListeners = (Vec<Listener>, Option<HeightWatch>);

impl Line {
    // Gates of the split: out of line.
    #[inline(never)]
    fn open(app: &Rc<AppState>, dispatch: Dispatch) -> (Rc<Self>, LineListeners) {
        let line = Rc::new(Self {
            link: RefCell::new(Link::new(app.host.origin.as_deref(), &frame::origin())),
            app: RefCell::new(app.clone()),
            height: Cell::new(0),
            wants_place: Cell::new(false),
            place: RefCell::default(),
            commanded: RefCell::default(),
            dispatch: dispatch.clone(),
        });
        let hearing = line.clone();
        let mut listeners: Vec<_> =
            frame::listen(move |message| hearing.hear(&message)).into_iter().collect();
        let moved = line.clone();
        listeners.extend(document::on_window(CAMERA_WRITTEN, move || moved.tell_place()));
        let dragging = line.clone();
        listeners.extend(document::on_window(DRAGGED, move || dragging.tell_drag()));
        listeners.extend(keys::guide());
        let asking = line.clone();
        listeners.extend(forbidden::watch(move || asking.app.borrow().clone(), dispatch));
        let growing = line.clone();
        let page = document::element("app");
        let watch = page.and_then(|page| HeightWatch::new(&page, move |height| growing.grown(height)));
        line.post(&host::lost(app).map_or(Outgoing::Ready, Outgoing::Error));
        (line, (listeners, watch))
    }

    /// Posts to the one origin that is listened to, if there is one.
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
        if let Incoming::Scrolled(by_px) = said {
            // After the drop such a message has no effect.
            return row_drag::page_scrolled(by_px);
        }
        let app = self.app.borrow().clone();
        if let Some(address) = in_other_script(&app, &said) {
            return location::load(&address);
        }
        match asked(&app, &said) {
            Ok(msg) => {
                if let Msg::Open(page) = &msg {
                    self.commanded.replace(Some(page.clone()));
                }
                self.dispatch.send(msg);
            }
            Err(refusal) => self.post(&Outgoing::Error(refusal)),
        }
        if let Incoming::Hello(look) = said {
            for (name, value) in look.variables() {
                frame::set_style_variable(name, &value);
            }
            outgoing(None, &app).iter().for_each(|news| self.post(news));
            self.post(&Outgoing::Size { height: self.height.get() });
            self.wants_place.set(look.place);
            self.tell_place();
        }
    }

    #[inline(never)]
    fn answer(&self, app: &AppState, yes: bool) {
        host::answer(app, yes).iter().for_each(|answer| self.post(answer));
    }

    #[inline(never)]
    fn follow(&self, app: Rc<AppState>) {
        let before = self.app.replace(app.clone());
        if self.link.borrow().is_greeted() && !Rc::ptr_eq(&before, &app) {
            outgoing(Some(&before), &app).iter().for_each(|news| self.post(news));
            self.tell_opened(&before, &app);
            self.tell_place();
        }
    }

    /// Asks the host to scroll to the top of a newly opened page: a frame that grows with its content may be many
    /// screens high, and only the host can scroll there.
    fn tell_opened(&self, before: &AppState, now: &AppState) {
        if before.page == now.page {
            return;
        }
        let by_host = self.commanded.take().is_some_and(|page| page == now.page);
        if now.arranged.auto_height && !by_host {
            let top = document::select(".panel__body").map(|panel| panel.get_bounding_client_rect().top());
            self.post(&Outgoing::Opened { top: top.unwrap_or_default().max(0.0) as u32 });
        }
    }

    /// Reports where a visit is dragged, but only near the list: farther away there is nothing to scroll to.
    fn tell_drag(&self) {
        let Some(list) = document::element("trip-days").map(|list| list.get_bounding_client_rect()) else {
            return;
        };
        let near = |y: &f64| (list.top() - NEAR_LIST_PX..=list.bottom() + NEAR_LIST_PX).contains(y);
        if let Some(y) = row_drag::hand_y().filter(|y| near(y) && self.link.borrow().is_greeted()) {
            self.post(&Outgoing::Drag { at: y as i32 });
        }
    }

    fn tell_place(&self) {
        if !self.wants_place.get() {
            return;
        }
        let app = self.app.borrow().clone();
        let place = Some(host::place(&app, read_camera(&app.root)));
        if self.place.replace(place.clone()) != place {
            place.into_iter().for_each(|place| self.post(&Outgoing::Place(place)));
        }
    }

    fn grown(&self, height_px: f64) {
        let height = height_px.ceil() as u32;
        if self.height.replace(height) != height && self.link.borrow().is_greeted() {
            self.post(&Outgoing::Size { height });
        }
    }
}
