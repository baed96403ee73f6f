//! Where facts come from, with dates.

use chrono::{Months, NaiveDate};
use yew::prelude::*;

use crate::app::present::format::full_date;
use crate::domain::{Lang, Source};
use crate::i18n::words;

/// Properties of [`Sources`].
#[derive(Properties, PartialEq)]
pub struct SourcesProps {
    /// The sources.
    pub sources: Vec<Source>,
    /// Language.
    pub lang: Lang,
    /// Today, if known; marks what is older than a year.
    pub today: Option<NaiveDate>,
}

/// A list of sources with the day of the last comparison.
#[component]
pub fn Sources(props: &SourcesProps) -> Html {
    html! {
        <ul class="sources">{ for props.sources.iter().map(|source| item(source, props)) }</ul>
    }
}

fn item(source: &Source, props: &SourcesProps) -> Html {
    let words = words(props.lang);
    let year_ago = props.today.and_then(|today| today.checked_sub_months(Months::new(12)));
    let old = year_ago.is_some_and(|limit| source.checked < limit);
    html! {
        <li>
            if let Some(url) = &source.url {
                <a href={url.clone()} rel="noopener external nofollow" target="_blank">{ &source.title }</a>
            } else {
                { &source.title }
            }
            <span class="sources__date">
                { words.checked }{ full_date(props.lang, source.checked) }
                if old {
                    <span class="badge">{ words.older_than_a_year }</span>
                }
            </span>
        </li>
    }
}
