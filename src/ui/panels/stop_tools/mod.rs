//! What a stop's page does besides telling. Of the rest of the program: `panels::stop` has the buttons.

mod aloud;
pub mod copy_button;
mod correction;
mod driver_card;
mod stamping;

use yew::prelude::*;

use crate::app::StopTool;
use crate::domain::{Stop, StopId};
use crate::ui::store::View;
use aloud::Aloud;
use correction::CorrectionForm;
pub use driver_card::DriverCard;
use stamping::Stamping;

/// A tool in use on a stop's page. A gate of the split, so it stays out of line.
#[inline(never)]
pub fn stop_tool(_: &View, stop: &Stop, tool: StopTool) -> Html {
    let id = stop.id.clone();
    match tool {
        StopTool::DriverCard => html! { <DriverCard stop={id} /> },
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
    /// Hears that it was put away, where another page than the stop's shows it.
    #[prop_or_default]
    pub onclose: Callback<()>,
}
