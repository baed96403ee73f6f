//! The landmark of a stop on a page: the same drawing as on the map, in the colours of the page.

use std::cell::RefCell;

use yew::prelude::*;

use super::drawing::drawing;
use crate::app::AppState;
use crate::app::art::landmark_of;
use crate::domain::StopId;
use crate::map::landmarks::{Figure, Landmark, Landmarks, Line, Wash};
use crate::map::svg::path_data;

/// The drawing in lists, once the landmarks have arrived; `None` for a stop without one. Hidden from screen readers,
/// because the name is beside it.
pub fn landmark(app: &AppState, stop: &StopId) -> Option<Html> {
    let nodes = drawn(app.landmarks.as_deref()?, stop)?;
    Some(html! { <span class="landmark" aria-hidden="true">{ nodes }</span> })
}

/// The drawing at the head of a stop's page. Static pages contain it, and the application takes it over from them.
pub fn landmark_at_head(app: &AppState, stop: &StopId) -> Option<Html> {
    let name = landmark_of(stop);
    let Some((_, text)) = app.art.iter().find(|(known, _)| **known == *name) else {
        return landmark(app, stop);
    };
    Some(html! { <span class="landmark" data-art={name} aria-hidden="true">{ drawing(text) }</span> })
}

/// A gate: see `ARCHITECTURE.md`. Each drawing is converted into nodes once.
#[inline(never)]
fn drawn(landmarks: &Landmarks, stop: &StopId) -> Option<Html> {
    thread_local! {
        static MADE: RefCell<Vec<(StopId, Html)>> = const { RefCell::new(Vec::new()) };
    }
    MADE.with_borrow_mut(|made| {
        if let Some((_, nodes)) = made.iter().find(|(known, _)| known == stop) {
            return Some(nodes.clone());
        }
        let nodes = nodes(landmarks.of_stop(stop)?);
        made.push((stop.clone(), nodes.clone()));
        Some(nodes)
    })
}

fn nodes(landmark: &Landmark) -> Html {
    let one = |figure: &Figure| html! { <path class={classes(figure)} d={path_data(&figure.path)} /> };
    html! { <svg viewBox="0 0 64 64">{ for landmark.figures.iter().map(one) }</svg> }
}

/// The classes that the drawing has in its file.
fn classes(figure: &Figure) -> Classes {
    let wash = figure.wash.map(|wash| match wash {
        Wash::Paper => "p",
        Wash::Pale => "c",
        Wash::Deep => "d",
        Wash::Ink => "k",
        Wash::Accent => "r",
    });
    let line = figure.line.map(|line| match line {
        Line::Outline => "l",
        Line::Fine => "t",
        Line::Water => "w",
    });
    classes!(wash, line)
}
