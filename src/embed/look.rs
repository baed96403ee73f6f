//! How a host may change the map's look in its `hello`. A setting that is not understood counts as absent.

use serde_json::{Map, Value};

use super::{Rgb, Shades};

/// The largest accepted corner radius, in CSS pixels.
const MAX_RADIUS_PX: f64 = 24.0;

/// A host's settings for the look.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct HostTheme {
    /// Whether the frame grows with its content, so that nothing in it scrolls.
    pub auto_height: bool,
    /// Whether the host wants to be told where the reader is.
    pub place: bool,
    /// The colour of links and buttons.
    pub accent: Option<Rgb>,
    /// The corner radius, in CSS pixels.
    pub radius_px: Option<f64>,
}

impl HostTheme {
    pub(super) fn of_hello(said: &Map<String, Value>) -> Self {
        let radius = said.get("radius").and_then(Value::as_f64);
        Self {
            auto_height: said.get("height").and_then(Value::as_str) == Some("auto"),
            place: said.get("place").and_then(Value::as_bool) == Some(true),
            accent: said.get("accent").and_then(Value::as_str).and_then(Rgb::parse),
            radius_px: radius.filter(|radius| (0.0..=MAX_RADIUS_PX).contains(radius)),
        }
    }

    /// The style variables that this look sets. Their values are always written by this program: nothing that a host
    /// sends is put into a style unchanged.
    pub fn variables(&self) -> Vec<(&'static str, String)> {
        let mut set = Vec::new();
        if let Some(accent) = self.accent {
            let (light, dark) = (Shades::on_paper(accent), Shades::on_ink(accent));
            set.extend([
                ("--host-accent-light", light.main.css()),
                ("--host-accent-deep-light", light.deep.css()),
                ("--host-accent-wash-light", light.wash.css()),
                ("--host-accent-dark", dark.main.css()),
                ("--host-accent-deep-dark", dark.deep.css()),
                ("--host-accent-wash-dark", dark.wash.css()),
            ]);
        }
        if let Some(radius) = self.radius_px {
            set.push(("--host-radius", format!("{radius:.1}px")));
        }
        set
    }
}
