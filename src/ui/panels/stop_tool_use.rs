//! The tools of a stop's page: their buttons, and the tool that is in use.

use yew::prelude::*;

use super::stop_tools::stop_tool;
use crate::app::{Msg, StopTool};
use crate::domain::Stop;
use crate::i18n::words;
use crate::ui::parts::{IconName, icon};
use crate::ui::store::View;

/// The tool, while it is in use on this page; the deferred half may still be loading.
pub(super) fn tool(view: &View, stop: &Stop, tool: StopTool) -> Html {
    match &view.app.tool {
        Some((used, at)) if *used == tool && *at == stop.id && view.app.whole => stop_tool(view, stop, tool),
        Some((used, at)) if *used == tool && *at == stop.id => {
            html! { <p role="status">{ words(view.app.lang).loading }</p> }
        }
        _ => Html::default(),
    }
}

/// Whether the tool is in use for this stop: one left in use at another stop does not count.
pub(super) fn is_used(view: &View, stop: &Stop, tool: StopTool) -> bool {
    view.app.tool.as_ref().is_some_and(|(used, at)| *used == tool && *at == stop.id)
}

/// The button that opens a tool.
pub(super) fn tool_button(
    view: &View,
    class: &'static str,
    tool: StopTool,
    name: IconName,
    label: &'static str,
) -> Html {
    html! {
        <button type="button" class={classes!("button", class)} onclick={view.send(Msg::UseTool(Some(tool)))}>
            { icon(name) }{ label }
        </button>
    }
}
