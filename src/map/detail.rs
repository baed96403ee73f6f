//! What the built-in base map shows in addition at high zooms: roads, metros, boats, bridges.
//!
//! None of it is in the first view. The engine knows only this interface; its implementation is created by the deferred
//! half of the program, from data that only the whole pack has.

mod city;
mod metro;
pub mod roads;
mod water;

#[cfg(test)]
mod tests;

use std::fmt::Debug;

use super::layers::Painting;
use super::overlay::NameText;
use super::scene::Surface;
use crate::domain::Lang;
use crate::geometry::{World, WorldBox};

pub use city::CityDetail;

/// Something that is drawn on the ground under the routes, with names beside it.
pub trait Detail: Debug {
    /// Draws as much of it as the window shows at its zoom.
    fn paint(&self, painting: &Painting<'_>, surface: &mut dyn Surface);

    /// The candidate names in a box.
    fn names(&self, shown: NamesShown, area: WorldBox) -> Vec<DetailName>;
}

/// What decides which names are candidates, and how they are written.
#[derive(Clone, Copy, Debug)]
pub struct NamesShown {
    /// The zoom of the map.
    pub zoom: f64,
    /// The reader's language.
    pub lang: Lang,
    /// Whether an archive of streets is shown, which has the names of streets itself.
    pub over_streets: bool,
}

/// A name beside a drawn feature.
#[derive(Clone, Debug)]
pub struct DetailName {
    /// Lower is placed first; stops have 1 to 4.5, towns up to 7.
    pub priority: f64,
    /// The position of the feature that it names.
    pub world: World,
    /// What it says.
    pub text: NameText,
    /// How far the named feature extends from its middle, in CSS pixels.
    pub mark_px: f64,
}
