//! What the built-in base map shows besides once one is near: roads, metros, boats, bridges.
//!
//! Nothing of it is in the first view. The engine knows only this interface; what stands behind it is made by the rest
//! of the program, out of what only the whole pack has.

mod city;
mod metro;
pub mod roads;
mod water;

#[cfg(test)]
mod tests;

use std::fmt::Debug;

use super::layers::Painting;
use super::overlay::{NameText, Scenery};
use super::scene::Surface;
use crate::geometry::{World, WorldBox};

pub use city::CityDetail;

/// Something that is drawn on the ground under the routes, with names that stand beside it.
pub trait Detail: Debug {
    /// Draws as much of it as the window shows at its zoom.
    fn paint(&self, painting: &Painting<'_>, surface: &mut dyn Surface);

    /// The names that want to be in a box.
    fn names(&self, scenery: &Scenery<'_>, area: WorldBox) -> Vec<DetailName>;
}

/// A name beside something that was drawn.
#[derive(Clone, Debug)]
pub struct DetailName {
    /// Lower goes first; stops have 1 to 4.5, towns up to 7.
    pub priority: f64,
    /// What it names.
    pub world: World,
    /// What it says.
    pub text: NameText,
    /// How far what it names reaches from its middle, in CSS pixels.
    pub mark_px: f64,
}
