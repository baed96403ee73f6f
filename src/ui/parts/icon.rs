//! The icons of the interface and the seals of the categories: one family, drawn for this map.

use yew::prelude::*;

use crate::app::AppState;
use crate::app::art::drawing_of;
use crate::domain::{Category, RouteId};

macro_rules! drawing {
    ($folder:literal, $file:literal) => {
        include_str!(concat!("../../../assets/", $folder, "/", $file, ".svg"))
    };
}

macro_rules! icons {
    ($($(#[$doc:meta])* $name:ident => $file:literal,)*) => {
        /// An icon of the interface.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum IconName {
            $($(#[$doc])* $name,)*
        }

        impl IconName {
            const fn drawing(self) -> &'static str {
                match self {
                    $(Self::$name => drawing!("icons", $file),)*
                }
            }
        }
    };
}

icons!(
    /// Reading aloud.
    Aloud => "aloud",
    /// Back to the page above.
    Back => "back",
    /// The stop before.
    Previous => "previous",
    /// The stop after.
    Next => "next",
    /// Search.
    Search => "search",
    /// Close or clear.
    Close => "close",
    /// Nearer.
    ZoomIn => "zoom-in",
    /// Farther.
    ZoomOut => "zoom-out",
    /// Fit everything into view.
    Fit => "fit",
    /// The reader's own place.
    Here => "here",
    /// Light theme.
    Sun => "sun",
    /// Dark theme.
    Moon => "moon",
    /// The system's theme.
    Auto => "auto",
    /// Larger text.
    Larger => "larger",
    /// Language.
    Language => "language",
    /// Opening hours.
    Clock => "clock",
    /// Ticket.
    Ticket => "ticket",
    /// Length of a visit.
    Hourglass => "hourglass",
    /// Position.
    Pin => "pin",
    /// Train.
    Train => "train",
    /// On foot.
    Walk => "walk",
    /// By road.
    Road => "road",
    /// By boat.
    Boat => "boat",
    /// Filters.
    Filter => "filter",
    /// Calendar.
    Calendar => "calendar",
    /// Opens outside the site.
    External => "external",
    /// Something to know.
    Info => "info",
    /// Copy.
    Copy => "copy",
    /// Route.
    Route => "route",
    /// Trip.
    Trip => "trip",
    /// Done, chosen.
    Check => "check",
    /// Take back.
    Undo => "undo",
    /// Do again.
    Redo => "redo",
    /// More of it.
    Plus => "plus",
    /// Less of it.
    Minus => "minus",
    /// A place up.
    Up => "up",
    /// A place down.
    Down => "down",
    /// Kept where it is.
    Lock => "lock",
    /// By bicycle.
    Bike => "bike",
    /// By metro or bus.
    Bus => "bus",
    /// By car.
    Car => "car",
);

const fn seal_drawing(category: Category) -> &'static str {
    match category {
        Category::Museum => drawing!("seals", "museum"),
        Category::Site => drawing!("seals", "site"),
        Category::Temple => drawing!("seals", "temple"),
        Category::Residence => drawing!("seals", "residence"),
        Category::Garden => drawing!("seals", "garden"),
        Category::OldTown => drawing!("seals", "old-town"),
        Category::Quarter => drawing!("seals", "quarter"),
        Category::Bridge => drawing!("seals", "bridge"),
        Category::Waterworks => drawing!("seals", "waterworks"),
        Category::Lake => drawing!("seals", "lake"),
        Category::Wetland => drawing!("seals", "wetland"),
        Category::River => drawing!("seals", "river"),
        Category::Coast => drawing!("seals", "coast"),
        Category::Mountain => drawing!("seals", "mountain"),
        Category::Venue => drawing!("seals", "venue"),
        Category::Industry => drawing!("seals", "industry"),
    }
}

/// In a browser no drawing becomes markup: see [`super::drawing`]. Each drawing is parsed once.
#[cfg(target_arch = "wasm32")]
fn drawn(drawing: &'static str) -> Html {
    use std::cell::RefCell;

    thread_local! {
        static READ: RefCell<Vec<(&'static str, Html)>> = const { RefCell::new(Vec::new()) };
    }
    READ.with_borrow_mut(|read| match read.iter().find(|(known, _)| std::ptr::eq(*known, drawing)) {
        Some((_, nodes)) => nodes.clone(),
        None => {
            let nodes = super::drawing::drawing(drawing);
            read.push((drawing, nodes.clone()));
            nodes
        }
    })
}

/// A static page contains the drawing exactly as it is in our own file.
#[cfg(not(target_arch = "wasm32"))]
fn drawn(drawing: &'static str) -> Html {
    Html::from_html_unchecked(AttrValue::Static(drawing))
}

/// An icon; hidden from screen readers, because the words beside it say the same.
pub fn icon(name: IconName) -> Html {
    html! { <span class="icon" aria-hidden="true">{ drawn(name.drawing()) }</span> }
}

/// The seal of a category.
pub fn seal(category: Category) -> Html {
    let class = classes!("seal", format!("seal--{}", category.key()));
    html! { <span {class} aria-hidden="true">{ drawn(seal_drawing(category)) }</span> }
}

/// The illustration of a route.
pub fn illustration(app: &AppState, route: &RouteId) -> Html {
    let name = drawing_of(route);
    html! { <div class="illustration" data-art={name} aria-hidden="true">{ drawing(app, name) }</div> }
}

#[cfg(target_arch = "wasm32")]
fn drawing(app: &AppState, name: &str) -> Html {
    let arrived = app.art.iter().find(|(known, _)| **known == *name);
    arrived.map_or_else(Html::default, |(_, drawing)| super::drawing::drawing(drawing))
}

/// Static pages contain their drawings, so that these are visible before anything else has loaded.
#[cfg(not(target_arch = "wasm32"))]
fn drawing(_: &AppState, name: &str) -> Html {
    drawn(match name {
        "antiquity" => drawing!("art", "antiquity"),
        "canal" => drawing!("art", "canal"),
        "lake-sea" => drawing!("art", "lake-sea"),
        "games" => drawing!("art", "games"),
        _ => drawing!("art", "other"),
    })
}
