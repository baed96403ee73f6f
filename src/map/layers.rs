//! The layers of the ground, from the sea upwards. Each paints the part of it that is visible in a window; together
//! they make a tile, or a whole picture.

mod ground;
mod land;
mod peak;
mod peaks;
mod rail;
mod routes;
mod seeded;
mod waves;

use super::band::Band;
use super::content::MapContent;
use super::scene::Surface;
use super::streets::Streets;
use super::style::{Palette, Theme};
use super::trace::PixelWindow;

pub use ground::Ground;

/// Everything needed to paint a window.
#[derive(Clone, Copy)]
pub struct Painting<'a> {
    /// The window.
    pub frame: PixelWindow,
    /// Day or night.
    pub theme: Theme,
    /// The base map, when it has arrived.
    pub ground: Option<&'a Ground>,
    /// The streets over it, where there are any.
    pub streets: Option<&'a dyn Streets>,
    /// The band under the routes, where a page has one.
    pub band: Option<&'a dyn Band>,
    /// The pack's content, when it has arrived.
    pub content: Option<&'a MapContent>,
    /// The index of the chosen route; the others are dimmed.
    pub route: Option<usize>,
    /// Whether all routes are dimmed in favour of something else, such as a trip.
    pub aside: bool,
    /// Whether the output has to be small (a file) rather than rich in detail (pixels).
    pub spare: bool,
}

impl<'a> Painting<'a> {
    /// A painting without any content; set fields to add some.
    pub const fn bare(frame: PixelWindow, theme: Theme) -> Painting<'a> {
        Self {
            frame,
            theme,
            ground: None,
            streets: None,
            band: None,
            content: None,
            route: None,
            aside: false,
            spare: false,
        }
    }

    /// The colours.
    pub fn palette(&self) -> &'static Palette {
        self.theme.palette()
    }

    /// Paints everything that belongs on the ground, the land's colour included.
    pub fn paint(&self, surface: &mut dyn Surface) {
        if let Some(ground) = self.ground {
            land::paint_sea(self, ground, surface);
            if !self.spare {
                waves::paint(self, ground, surface);
            }
            land::paint_land(self, ground, surface);
            peaks::paint_tint(self, ground, surface);
            land::paint_greens(self, ground, surface);
            land::paint_inland_water(self, ground, surface);
            peaks::paint(self, ground, surface);
            if let Some(detail) = ground.near.as_ref().filter(|_| !self.spare) {
                detail.paint(self, surface);
            }
        }
        if let Some(streets) = self.streets {
            streets.paint(&self.frame, self.theme, surface);
        }
        if let Some(band) = self.band {
            band.paint(&self.frame, self.theme, surface);
        }
        if let Some(content) = self.content {
            rail::paint(self, content, surface);
            routes::paint(self, content, surface);
        }
    }
}
