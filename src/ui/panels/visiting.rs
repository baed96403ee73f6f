//! What one has to know before going to a stop. Most of it arrives with the stories.

use yew::prelude::*;

use crate::app::AppState;
use crate::app::present::visiting::{VisitingLine, booked_under, join, lines, worth};
use crate::domain::script::SIMPLIFIED;
use crate::domain::{Claim, Lang, Stop};
use crate::i18n::unconverted::DRIVER_COMMA;
use crate::i18n::{VisitingWords, visiting_words, words};
use crate::ui::panels::stop_tools::copy_button::CopyButton;
use crate::ui::parts::doubt::mark;
use crate::ui::parts::prose::prose;

/// The section; empty if nothing is known.
pub fn visiting(app: &AppState, stop: &Stop) -> Html {
    let says = visiting_words(app.lang);
    let worth = worth(app.lang, stop);
    let lines = lines(app.lang, stop, app.day(), &app.atlas.calendar);
    let contact = contact(app.lang, says, stop);
    if worth.is_none() && lines.is_empty() && contact.is_empty() {
        return Html::default();
    }
    html! {
        <section class="visiting" aria-labelledby="visiting-title">
            <h2 id="visiting-title" class="section-title">{ says.title }</h2>
            if let Some(worth) = worth {
                <p class="visiting__worth">{ worth }</p>
            }
            if !(lines.is_empty() && contact.is_empty()) {
                <dl class="visiting__list">
                    { for lines.iter().map(|line| row(app.lang, line)) }
                    { for contact }
                </dl>
            }
            { book(app.lang, says, stop) }
        </section>
    }
}

/// How to book: a link to the stop's own page, else the name to search for in booking programs.
fn book(lang: Lang, says: &VisitingWords, stop: &Stop) -> Html {
    let Some(name) = booked_under(stop) else { return Html::default() };
    match &stop.details.website {
        Some(website) => html! {
            <p>
                <a class="button" href={website.clone()} rel="noopener external nofollow" target="_blank">
                    { says.book }<span class="unseen">{ words(lang).new_window }</span>
                </a>
            </p>
        },
        None => html! { <p><CopyButton text={name.to_owned()} label={says.copy_to_book} /></p> },
    }
}

fn row(lang: Lang, line: &VisitingLine) -> Html {
    html! {
        <div><dt>{ line.label }</dt><dd>
            { prose(&join(lang, &line.says)) }
            if let Some(doubt) = line.doubt {
                { " " }<span class="badge">{ doubt }</span>
            }
        </dd></div>
    }
}

fn contact(lang: Lang, says: &VisitingWords, stop: &Stop) -> Vec<Html> {
    let details = &stop.details;
    let mut rows = Vec::new();
    if let Some(address) = &details.address {
        rows.push(html! {
            <div><dt>{ says.address }</dt><dd>
                { address.get(lang) }
                if lang == Lang::En {
                    <br />{ says.for_the_driver }<span lang={SIMPLIFIED.tag}>{ stop.name.simplified() }{ DRIVER_COMMA }{ address.simplified() }</span>
                }
            </dd></div>
        });
    }
    if let Some(phone) = &details.phone {
        let called: String = phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
        rows.push(html! {
            <div><dt>{ says.phone }</dt><dd><p><a href={format!("tel:{called}")}>{ phone }</a>{ mark(lang, stop, Claim::Contact) }</p></dd></div>
        });
    }
    if let Some(website) = &details.website {
        rows.push(html! {
            <div><dt>{ says.website }</dt><dd><p>
                <a href={website.clone()} rel="noopener external nofollow" target="_blank">
                    { website }<span class="unseen">{ words(lang).new_window }</span>
                </a>
            </p></dd></div>
        });
    }
    rows
}
