//! What a host is told.

use serde::Serialize;
use serde_json::Value;

use super::{Incoming, VERSION};

/// A message to the host.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Outgoing {
    /// The map answers from now on. The only message before the host's `hello`.
    Ready,
    /// Another route is on show; `null` when all of them are.
    RouteShown {
        /// The route's id.
        route: Option<String>,
    },
    /// Another stop is selected; `null` when none is.
    StopSelected {
        /// The stop's id.
        stop: Option<String>,
    },
    /// The interface speaks another language.
    LanguageChanged {
        /// `zh` or `en`.
        lang: &'static str,
    },
    /// The reader's trip changed. Counts only: what is in it is the reader's.
    TripChanged {
        /// How many visits it has.
        stops: usize,
        /// How many days.
        days: usize,
    },
    /// The reader's trip, which the reader agreed to hand over.
    Trip {
        /// A trip document.
        trip: Value,
    },
    /// The height that shows everything, in CSS pixels.
    Size {
        /// CSS pixels.
        height: u32,
    },
    /// The reader opened a page in a frame that grows, whose head may be out of sight on the host's page.
    Opened {
        /// Where its head is, in CSS pixels below the frame's upper edge.
        top: u32,
    },
    /// The reader drags a visit of the trip. Only the host can scroll its page at the edges of the window.
    Drag {
        /// Where the hand is, in CSS pixels below the frame's upper edge.
        at: i32,
    },
    /// Where the reader is, for hosts that asked to hear it: a frame that is loaded anew can begin there.
    Place(Place),
    /// A message was understood and cannot be done.
    Error(Refusal),
}

/// Where the reader is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Place {
    /// The page's address below the site's root, with what belongs to it of the query.
    pub address: String,
    /// The camera as it stands in addresses; `null` before it has come to rest.
    pub map: Option<String>,
    /// `light`, `dark` or `auto`.
    pub theme: &'static str,
    /// Whether the reader has yet to say what becomes of a trip that was offered.
    pub offered: bool,
}

/// Why a message that was understood cannot be done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Refusal {
    /// The `type` of the host's message.
    re: &'static str,
    /// A word for programs.
    code: &'static str,
    /// A sentence for those who write the host's page, always in English.
    message: &'static str,
}

impl Refusal {
    /// The answer to a message: a word for programs, a sentence for people.
    pub const fn of(said: &Incoming, code: &'static str, message: &'static str) -> Self {
        Self { re: said.name(), code, message }
    }

    /// What the address of the frame asked for cannot be shown.
    pub const fn of_address(code: &'static str, message: &'static str) -> Self {
        Self { re: "load", code, message }
    }
}

/// A message with the protocol's version.
#[derive(Serialize)]
struct Posted<'a> {
    hangyong: u64,
    #[serde(flatten)]
    message: &'a Outgoing,
}

impl Outgoing {
    /// The message as JSON text.
    pub fn to_json(&self) -> String {
        // Numbers, words and JSON values: nothing in a message can fail to be written.
        serde_json::to_string(&Posted { hangyong: VERSION, message: self }).unwrap_or_default()
    }
}
