//! What is on the map when marks and names are laid out.

use crate::domain::{Lang, StationId};
use crate::map::content::MapContent;
use crate::map::detail::NamesShown;
use crate::map::landmarks::Landmarks;
use crate::map::layers::Ground;
use crate::map::streets::Streets;
use crate::map::style::Theme;
use crate::map::trip::TripOnMap;
use crate::map::view::{Obstruction, View};

/// What a layout is made from.
#[derive(Clone, Copy)]
pub struct Scenery<'a> {
    /// Where the map looks.
    pub view: View,
    /// The reader's language.
    pub lang: Lang,
    /// Day or night.
    pub theme: Theme,
    /// The base map.
    pub ground: Option<&'a Ground>,
    /// The streets over it.
    pub streets: Option<&'a dyn Streets>,
    /// The pack's content.
    pub content: Option<&'a MapContent>,
    /// The landmarks, once they are loaded.
    pub landmarks: Option<&'a Landmarks>,
    /// The chosen route.
    pub route: Option<usize>,
    /// The trip that is shown.
    pub trip: Option<&'a TripOnMap>,
    /// The chosen stop.
    pub stop: Option<usize>,
    /// The chosen station.
    pub station: Option<&'a StationId>,
    /// Page elements that cover the map's corners.
    pub furniture: &'a [Obstruction],
    /// Whether it is drawn for paper, where one cannot zoom in: then every numbered stop gets its name.
    pub on_paper: bool,
}

impl<'a> Scenery<'a> {
    /// A scenery with nothing on it, whose fields the caller overrides.
    pub const fn bare(view: View, lang: Lang, theme: Theme) -> Scenery<'a> {
        Self {
            view,
            lang,
            theme,
            ground: None,
            streets: None,
            content: None,
            landmarks: None,
            route: None,
            trip: None,
            stop: None,
            station: None,
            furniture: &[],
            on_paper: false,
        }
    }

    /// Which names of details are candidates, and how they are written.
    pub fn names_shown(&self) -> NamesShown {
        NamesShown { zoom: self.view.camera.zoom, lang: self.lang, over_streets: self.streets.is_some() }
    }
}
