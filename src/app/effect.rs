//! What a message asks of the browser besides a new state.

use super::{Arrival, Page, Section};
use crate::domain::Lang;

/// Something to do once, after what its message changed is on the page. What lasts is state; what happens and is over
/// is an effect, so no part of the state has to count how often it happened. `ui/effects` performs them in order.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Bring the address in step with a page that was reached.
    WriteAddress {
        /// The page.
        page: Page,
        /// Its language.
        lang: Lang,
        /// The section that was requested.
        section: Option<Section>,
        /// How it was reached.
        arrival: Arrival,
    },
    /// Scroll to a section of the page and focus its heading, now or as soon as it is there.
    ShowSection(Section),
    /// Fit the map to everything that is chosen.
    FitMap,
    /// Focus the element of this id on the trip page.
    Focus(String),
    /// Tell the host what the reader decided about its request for the trip.
    AnswerHost {
        /// Whether the host gets it.
        yes: bool,
    },
}
