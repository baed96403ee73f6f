//! Where facts come from, with dates.

use chrono::Months;
use yew::prelude::*;

use crate::app::AppState;
use crate::app::present::format::full_date;
use crate::domain::Source;
use crate::i18n::words;

/// A list of sources with the day of the last comparison; what is older than a year is marked, if today is known.
pub fn source_list(app: &AppState, sources: &[Source]) -> Html {
    html! {
        <ul class="sources">{ for sources.iter().map(|source| item(app, source)) }</ul>
    }
}

fn item(app: &AppState, source: &Source) -> Html {
    let words = words(app.lang);
    let year_ago = app.now.and_then(|now| now.date().checked_sub_months(Months::new(12)));
    let old = year_ago.is_some_and(|limit| source.checked < limit);
    html! {
        <li>
            if let Some(url) = &source.url {
                <a href={url.clone()} rel="noopener external nofollow" target="_blank">{ &source.title }</a>
            } else {
                { &source.title }
            }
            <span class="sources__date">
                { words.checked }{ full_date(app.lang, source.checked) }
                if old {
                    <span class="badge">{ words.older_than_a_year }</span>
                }
            </span>
        </li>
    }
}
