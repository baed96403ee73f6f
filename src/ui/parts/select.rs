//! A list from which one option is chosen.

use yew::prelude::*;

/// The field under its label: values with their names, in order.
pub fn select(
    id: &'static str,
    label: &'static str,
    options: Vec<(String, String)>,
    chosen: &str,
    onchange: Callback<Event>,
) -> Html {
    html! {
        <div class="field">
            <label for={id}>{ label }</label>
            <select {id} {onchange}>
                { for options.into_iter().map(|(value, name)| {
                    let selected = value == chosen;
                    html! { <option {value} {selected}>{ name }</option> }
                }) }
            </select>
        </div>
    }
}
