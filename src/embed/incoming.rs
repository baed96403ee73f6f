//! Messages from the host. A message that is not exactly one of these is ignored: no effect, no answer.

use serde_json::{Map, Value};

use super::{HostTheme, MAX_CHARS, VERSION};
use crate::domain::{RouteId, StopId};

/// A message from the host. Names of languages and themes are kept as the host wrote them: the application decides
/// whether they exist, and answers if they do not.
#[derive(Clone, Debug, PartialEq)]
pub enum Incoming {
    /// The host is ready and wants to receive messages.
    Hello(HostTheme),
    /// Open a route's page.
    ShowRoute(RouteId),
    /// Open a stop's page.
    SelectStop(StopId),
    /// Switch to another language.
    SetLanguage(String),
    /// `light`, `dark` or `auto`.
    SetTheme(String),
    /// Fit the map to everything that is chosen.
    Fit,
    /// Offer the reader a trip, as the JSON text of a trip document.
    LoadTrip(String),
    /// Ask the reader for the trip.
    RequestTrip,
    /// The host's page was scrolled while a visit is being dragged, by this many CSS pixels; negative is up.
    Scrolled(f64),
}

/// The largest accepted scroll distance: no window is higher, in CSS pixels.
const MOST_PX: f64 = 20_000.0;

impl Incoming {
    /// Reads a posted message from its JSON text; `None` if it is not a valid message. Keys that the protocol does not
    /// know are ignored, so that a host may add its own.
    pub fn parse(json: &str) -> Option<Self> {
        if json.len() > MAX_CHARS {
            return None;
        }
        let Value::Object(said) = serde_json::from_str(json).ok()? else { return None };
        if said.get("hangyong")?.as_u64()? != VERSION {
            return None;
        }
        let word = |key: &str| said.get(key)?.as_str();
        Some(match said.get("type")?.as_str()? {
            "hello" => Self::Hello(HostTheme::of_hello(&said)),
            "show_route" => Self::ShowRoute(RouteId::from(word("route")?)),
            "select_stop" => Self::SelectStop(StopId::from(word("stop")?)),
            "set_language" => Self::SetLanguage(word("lang")?.to_owned()),
            "set_theme" => Self::SetTheme(word("theme")?.to_owned()),
            "fit" => Self::Fit,
            "load_trip" => Self::LoadTrip(trip(&said)?),
            "request_trip" => Self::RequestTrip,
            "scrolled" => Self::Scrolled(said.get("by")?.as_f64().filter(|by| by.abs() <= MOST_PX)?),
            _ => return None,
        })
    }

    /// The message's `type`, which errors name in `re`.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Hello(_) => "hello",
            Self::ShowRoute(_) => "show_route",
            Self::SelectStop(_) => "select_stop",
            Self::SetLanguage(_) => "set_language",
            Self::SetTheme(_) => "set_theme",
            Self::Fit => "fit",
            Self::LoadTrip(_) => "load_trip",
            Self::RequestTrip => "request_trip",
            Self::Scrolled(_) => "scrolled",
        }
    }
}

/// The trip as JSON text, unchecked: whether it really is a trip is decided where trips are read, and answered there.
fn trip(said: &Map<String, Value>) -> Option<String> {
    said.get("trip").map(Value::to_string)
}
