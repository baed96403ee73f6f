//! The hours of the coming week.

use yew::prelude::*;

use crate::app::AppState;
use crate::app::present::openness::{DayLine, week};
use crate::domain::Stop;
use crate::i18n::words;

/// Seven days of hours from the day that the page is about.
pub fn hours_table(app: &AppState, stop: &Stop) -> Html {
    let lines = week(app, stop);
    if lines.is_empty() {
        return Html::default();
    }
    html! {
        <table class="hours">
            <caption class="unseen">{ words(app.lang).hours }</caption>
            <tbody>{ for lines.into_iter().map(line) }</tbody>
        </table>
    }
}

fn line(line: DayLine) -> Html {
    let tone = classes!("tone", format!("tone--{}", line.hours.tone.key()));
    html! {
        <tr class={line.current.then_some("hours__current")}>
            <th scope="row">{ line.day }</th>
            <td class="hours__remark">{ line.remark }</td>
            <td class={tone}>{ line.hours.text }</td>
        </tr>
    }
}
