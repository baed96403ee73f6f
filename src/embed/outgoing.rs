//! Messages to the host.

use serde::Serialize;
use serde_json::Value;

use super::{Incoming, VERSION};

/// A message to the host.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Outgoing {
    /// The map answers from now on. Before the host's `hello`, nothing else is sent except an error about loading.
    Ready,
    /// Another route is shown; `null` when all routes are.
    RouteShown {
        /// The route's id.
        route: Option<String>,
    },
    /// Another stop is selected; `null` when none is.
    StopSelected {
        /// The stop's id.
        stop: Option<String>,
    },
    /// The language of the interface has changed.
    LanguageChanged {
        /// `zh` or `en`.
        lang: &'static str,
    },
    /// The reader's trip changed. Only counts are sent: the content belongs to the reader.
    TripChanged {
        /// The number of visits.
        stops: usize,
        /// The number of days.
        days: usize,
    },
    /// The reader's trip, which the reader agreed to hand over.
    Trip {
        /// A trip document.
        trip: Value,
    },
    /// The height needed to show everything.
    Size {
        /// CSS pixels.
        height: u32,
    },
    /// The reader opened a page in a frame that grows with its content. The top of that page may be out of sight on the
    /// host's page.
    Opened {
        /// The position of the page's top, in CSS pixels below the frame's upper edge.
        top: u32,
    },
    /// The reader drags a visit of the trip. Only the host can scroll its page when the pointer is at the edge of the
    /// window.
    Drag {
        /// The position of the pointer, in CSS pixels below the frame's upper edge.
        at: i32,
    },
    /// Where the reader is, for hosts that asked for it, so that a reloaded frame can start there.
    Place(Place),
    /// A message was understood but cannot be carried out.
    Error(Refusal),
}

/// Where the reader is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Place {
    /// The page's address below the site's root, with the part of the query that belongs to it.
    pub address: String,
    /// The camera as written in addresses; `null` before it has come to rest.
    pub map: Option<String>,
    /// `light`, `dark` or `auto`.
    pub theme: &'static str,
    /// Whether the reader has yet to decide what to do with a trip that was offered.
    pub offered: bool,
}

/// Why a message that was understood cannot be carried out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Refusal {
    /// The `type` of the host's message.
    re: &'static str,
    /// A code for programs.
    code: &'static str,
    /// A sentence for the authors of the host's page, always in English.
    message: &'static str,
}

impl Refusal {
    /// The refusal of a message: a code for programs and a sentence for people.
    pub const fn of(said: &Incoming, code: &'static str, message: &'static str) -> Self {
        Self { re: said.name(), code, message }
    }

    /// The refusal of what the address of the frame asked for.
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
        // Numbers, strings and JSON values only: serialization cannot fail.
        serde_json::to_string(&Posted { hangyong: VERSION, message: self }).unwrap_or_default()
    }
}
