//! Scroll position and focus after a change of page: a new page starts at its top, and going back restores where the
//! reader was.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use crate::app::state::Stories;
use crate::app::{Arrival, Effect, Page, Section};
use crate::platform::{self, Listener};
use crate::ui::store::{use_app, use_performer};

pub(super) const PANEL: &str = ".panel__body";

/// Where the reader was on a page.
#[derive(Clone, Default)]
struct Stand {
    scrolled_px: i32,
    /// The `href`, as written, of the link through which the page was left.
    link: Option<String>,
}

/// Where the reader is now, and was on earlier pages.
#[derive(Default)]
struct Stands {
    here: Stand,
    page: Option<Page>,
    before: Vec<(Page, Stand)>,
}

impl Stands {
    /// Switches to another page; returns where the reader was on it the last time.
    fn turn_to(&mut self, page: &Page) -> Option<Stand> {
        let left = (self.page.replace(page.clone()), std::mem::take(&mut self.here));
        if let (Some(page), stand) = left {
            self.before.retain(|(known, _)| *known != page);
            self.before.push((page, stand));
        }
        self.before.iter().find(|(known, _)| known == page).map(|(_, stand)| stand.clone())
    }
}

/// After a change of page the panel starts at its top and the focus moves to its heading, so that a screen reader says
/// where one is. Back and Forward restore where the reader was. On the first page the focus stays where the browser
/// put it.
#[hook]
pub fn use_focus_on_arrival() {
    let app = use_app();
    let stands = use_memo((), |()| RefCell::new(Stands::default()));
    let watched = stands.clone();
    use_effect_with((), move |()| {
        let listeners = watch(&watched);
        move || drop(listeners)
    });
    let (embedded, arrival) = (app.host.embed, app.arrival);
    use_effect_with(app.page.clone(), move |page| {
        let first = stands.borrow().page.is_none();
        let known = stands.borrow_mut().turn_to(page);
        if first {
            return;
        }
        let stand = known.filter(|_| arrival == Arrival::ByAddress).unwrap_or_default();
        if let Some(panel) = platform::document::select(PANEL) {
            panel.set_scroll_top(stand.scrolled_px);
        }
        // A host that opens a page in its frame must not take the focus from the reader.
        if embedded && !platform::frame::has_focus() {
            return;
        }
        let on_link = stand.link.is_some_and(|address| focus_link(&address));
        if let Some(heading) = platform::document::select("#panel h1").filter(|_| !on_link) {
            let _not_focusable = heading.focus();
        }
        // Focusing may have scrolled the panel.
        if let Some(panel) = platform::document::select(PANEL).filter(|_| stand.scrolled_px > 0) {
            panel.set_scroll_top(stand.scrolled_px);
        }
    });
}

/// Scrolls to the requested section of the page and focuses its heading.
#[hook]
pub fn use_section() {
    let app = use_app();
    // The sections of the trip page arrive with the trips, those of a topic page with the deferred half and the
    // stories.
    let is_there = match app.page {
        Page::Trip => app.trips.is_some(),
        Page::Topic(_) => app.whole && app.stories == Stories::Loaded,
        _ => false,
    };
    use_performer(Box::new(|effect| {
        if let Effect::ShowSection(section) = effect {
            show(*section);
        }
    }));
    use_effect_with(is_there, move |_| app.section.into_iter().for_each(show));
}

fn show(section: Section) {
    if let Some(element) = platform::document::element(section.id()) {
        element.scroll_into_view();
    }
    let heading = platform::document::select(&format!("#{} :is(h2, h3)[tabindex]", section.id()));
    if let Some(heading) = heading {
        let _not_focusable = heading.focus();
    }
}

/// Focuses the first link to an address that accepts the focus (others are folded away); returns whether there was
/// one.
fn focus_link(address: &str) -> bool {
    let links = platform::document::select_all("#panel a[href]").into_iter();
    let mut same = links.filter(|link| link.get_attribute("href").as_deref() == Some(address));
    same.any(|link| {
        let focused = link.dyn_ref::<HtmlElement>().is_some_and(|link| link.focus().is_ok());
        focused && link.matches(":focus").unwrap_or(false)
    })
}

/// The events by which a page is left. They are captured before any other handler runs: afterwards the panel already
/// holds the next page.
const LEFT_BY: [&str; 3] = ["pointerdown", "click", "popstate"];

/// Notes how far the panel is scrolled, and which link is pressed.
fn watch(stands: &Rc<RefCell<Stands>>) -> Vec<Listener> {
    let listen = |name| {
        let stands = stands.clone();
        platform::document::capture_on_window(name, move |event| {
            let Some(panel) = platform::document::select(PANEL) else { return };
            let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            let link = target.and_then(|target| target.closest("a[href]").ok().flatten());
            let link = link.and_then(|link| link.get_attribute("href"));
            stands.borrow_mut().here = Stand { scrolled_px: panel.scroll_top(), link };
        })
    };
    LEFT_BY.into_iter().filter_map(listen).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_that_was_left_is_found_as_it_was_left_last() {
        let mut stands = Stands::default();
        let stop = Page::Stop("west-lake".into());
        assert!(stands.turn_to(&Page::Overview).is_none());
        stands.here = Stand { scrolled_px: 900, link: Some("/zh/stops/west-lake/".into()) };
        assert!(stands.turn_to(&stop).is_none());
        assert_eq!(stands.turn_to(&Page::Overview).map(|stand| stand.scrolled_px), Some(900));
        stands.here.scrolled_px = 40;
        stands.turn_to(&stop);
        assert_eq!(stands.turn_to(&Page::Overview).map(|stand| stand.scrolled_px), Some(40));
    }
}
