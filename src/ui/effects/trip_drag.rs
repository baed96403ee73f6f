//! Drags a visit to another place: a mark shows where it would go, a label follows the pointer. The rows themselves
//! stay as they are until the visit is dropped, so that dragging causes no rendering.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use crate::app::TripsMsg;
use crate::app::trips::drag::{DayBox, Drop, RowBox, drop_at, scroll_px, target};
use crate::app::trips::{Control, TripUiMsg};
use crate::domain::trip::VisitAt;
use crate::platform::document::{element, select, select_all};
use crate::platform::row_drag::{RowDrag, RowDrags};
use crate::ui::store::Dispatch;

const SCROLLER: &str = ".panel__body";
const GHOST: &str = "drag-ghost";

/// The visit being dragged.
struct Lifted {
    from: VisitAt,
    row: Element,
    drop: Option<Drop>,
    marked: Option<Element>,
}

/// Listens for drags while the trip page is shown.
#[hook]
pub fn use_drags(dispatch: &Dispatch) {
    let dispatch = dispatch.clone();
    use_effect_with((), move |()| {
        let lifted: Rc<RefCell<Option<Lifted>>> = Rc::default();
        let drags = element("trip-days").map(|list| {
            let heard = Rc::new(move |drag: RowDrag| happened(&lifted, &dispatch, drag));
            RowDrags::attach(&list, ".visit__handle", SCROLLER, heard)
        });
        move || drop(drags)
    });
}

fn happened(lifted: &RefCell<Option<Lifted>>, dispatch: &Dispatch, drag: RowDrag) -> f64 {
    match drag {
        RowDrag::Lifted(handle) => *lifted.borrow_mut() = lift(&handle),
        RowDrag::Over(x, y) => {
            if let Some(lifted) = &mut *lifted.borrow_mut() {
                over(lifted, x, y);
            }
            return panel_scroll(y);
        }
        RowDrag::Dropped => {
            let to = lifted.borrow().as_ref().and_then(move_of);
            put_down(lifted);
            if let Some((from, to)) = to {
                dispatch.trips(TripsMsg::Move { from, to, by: Control::Handle });
            }
        }
        RowDrag::CalledOff => put_down(lifted),
        RowDrag::Pressed(handle) => {
            if let Some(at) = place_of_handle(&handle) {
                dispatch.trips(TripsMsg::Look(TripUiMsg::MoveTo(at)));
            }
        }
    }
    0.0
}

/// From where to where; `None` if there is nothing to move, for instance because another tab has removed the visit
/// meanwhile. The row knows its current place.
fn move_of(lifted: &Lifted) -> Option<(VisitAt, VisitAt)> {
    let from = place_of_row(&lifted.row).filter(|_| lifted.row.is_connected())?;
    Some((from, target(from, lifted.drop?)?))
}

fn lift(handle: &Element) -> Option<Lifted> {
    let row = handle.closest("[data-at]").ok()??;
    let from = place_of_handle(handle)?;
    set(&row, "data-lifted", "");
    if let Some(ghost) = element(GHOST) {
        let name = row.query_selector(".visit__name a").ok().flatten().and_then(|name| name.text_content());
        ghost.set_text_content(name.as_deref());
        ghost.set_hidden(false);
    }
    Some(Lifted { from, row, drop: None, marked: None })
}

fn over(lifted: &mut Lifted, x: f64, y: f64) {
    if let Some(ghost) = element(GHOST) {
        let _no_style = ghost.style().set_property("transform", &format!("translateY({y:.0}px)"));
    }
    let drop = if is_in_list(x, y) { drop_at(&rows(), &days(), y) } else { None };
    if drop == lifted.drop {
        return;
    }
    unmark(lifted);
    let goes = drop.filter(|drop| target(lifted.from, *drop).is_some());
    lifted.drop = drop;
    lifted.marked = goes.and_then(mark);
}

/// Marks where it would go.
fn mark(drop: Drop) -> Option<Element> {
    let row = |at: VisitAt| select(&format!("[data-at=\"{}-{}\"]", at.day, at.index));
    let (element, side) = match drop {
        Drop::Before(at) => (row(at)?, "before"),
        Drop::After(at) => (row(at)?, "after"),
        Drop::On(day) => (select(&format!("[data-day=\"{day}\"]"))?, "on"),
    };
    set(&element, "data-drop", side);
    Some(element.into())
}

fn unmark(lifted: &mut Lifted) {
    if let Some(marked) = lifted.marked.take() {
        let _was_not_there = marked.remove_attribute("data-drop");
    }
}

fn put_down(lifted: &RefCell<Option<Lifted>>) {
    if let Some(mut lifted) = lifted.borrow_mut().take() {
        unmark(&mut lifted);
        let _was_not_there = lifted.row.remove_attribute("data-lifted");
    }
    if let Some(ghost) = element(GHOST) {
        ghost.set_hidden(true);
    }
}

fn set(element: &Element, name: &str, value: &str) {
    let _invalid_name = element.set_attribute(name, value);
}

fn rows() -> Vec<RowBox> {
    let row = |row: Element| {
        let bounds = row.get_bounding_client_rect();
        Some(RowBox { at: place_of_row(&row)?, top: bounds.top(), bottom: bounds.bottom() })
    };
    select_all("#trip-days [data-at]").into_iter().filter_map(row).collect()
}

fn days() -> Vec<DayBox> {
    let day = |day: Element| {
        let bounds = day.get_bounding_client_rect();
        let index = day.get_attribute("data-day")?.parse().ok()?;
        Some(DayBox { day: index, top: bounds.top(), bottom: bounds.bottom() })
    };
    select_all("#trip-days [data-day]").into_iter().filter_map(day).collect()
}

/// Whether the pointer is over the visible part of the days: over the map, the header or below the last day nothing is
/// dropped.
fn is_in_list(x: f64, y: f64) -> bool {
    [select("#trip-days"), select(SCROLLER)].into_iter().all(|within| {
        within.is_some_and(|within| {
            let bounds = within.unchecked_ref::<Element>().get_bounding_client_rect();
            (bounds.left()..=bounds.right()).contains(&x) && (bounds.top()..=bounds.bottom()).contains(&y)
        })
    })
}

fn panel_scroll(y: f64) -> f64 {
    let Some(panel) = select(SCROLLER) else { return 0.0 };
    let bounds = panel.unchecked_ref::<Element>().get_bounding_client_rect();
    scroll_px(y, bounds.top(), bounds.bottom())
}

/// The place of the visit whose handle is, or contains, the element.
pub(super) fn place_of_handle(element: &Element) -> Option<VisitAt> {
    let handle: HtmlElement = element.closest(".visit__handle").ok()??.dyn_into().ok()?;
    place_of_row(&handle.closest("[data-at]").ok()??)
}

/// The place that a row carries.
fn place_of_row(row: &Element) -> Option<VisitAt> {
    let text = row.get_attribute("data-at")?;
    let (day, index) = text.split_once('-')?;
    Some(VisitAt { day: day.parse().ok()?, index: index.parse().ok()? })
}
