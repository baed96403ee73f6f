//! A seal on a page: the stamp of a stop, or its faint outline while the stop has no stamp.

use yew::prelude::*;

use super::drawing::drawing;
use crate::app::stamps::seal::{Ink, SIDE, elements};
use crate::domain::Stop;

/// The colours of the page.
const INK: Ink<'static> = Ink { field: "currentColor", cut: "var(--seal-cut)" };

/// The seal of a stop. For screen readers there are the words beside it.
pub fn stamp(stop: &Stop, stamped: bool) -> Html {
    let drawn = elements(&stop.name.zh, stamped, INK);
    let class = if stamped { "stamp__seal stamp__seal--on" } else { "stamp__seal" };
    let svg =
        format!("<svg class=\"{class}\" viewBox=\"0 0 {SIDE} {SIDE}\" aria-hidden=\"true\">{drawn}</svg>");
    drawing(&svg)
}
