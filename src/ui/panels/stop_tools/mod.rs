//! What a stop's page offers besides reading. Part of the deferred half; the buttons are in `panels::stop`.

mod aloud;
pub mod copy_button;
mod correction;
mod stamping;

use yew::prelude::*;

use super::driver_card::DriverCard;
use crate::app::present::destination::Destination;
use crate::app::{Msg, StopTool};
use crate::domain::{Stop, StopId};
use crate::ui::store::View;
use aloud::Aloud;
use correction::CorrectionForm;
use stamping::Stamping;

/// A tool in use on a stop's page. A gate of the split, so it stays out of line.
#[inline(never)]
pub fn stop_tool(view: &View, stop: &Stop, tool: StopTool) -> Html {
    let id = stop.id.clone();
    match tool {
        StopTool::DriverCard => {
            let to = Destination::of_stop(&view.app.atlas, stop);
            let onclose = view.on(|()| Msg::UseTool(None));
            html! { <DriverCard {to} {onclose} /> }
        }
        StopTool::Aloud => html! { <Aloud key={stop.id.to_string()} stop={id} /> },
        StopTool::Correction => html! { <CorrectionForm key={stop.id.to_string()} stop={id} /> },
        StopTool::Stamp => html! { <Stamping key={stop.id.to_string()} stop={id} /> },
    }
}

/// Properties of a tool.
#[derive(Clone, Properties, PartialEq)]
pub struct ToolProps {
    /// The stop that it is about.
    pub stop: StopId,
}
