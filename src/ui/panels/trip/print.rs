//! The handbook, made when the page is printed and seen on paper only.

use std::rc::Rc;

use yew::prelude::*;

use super::share::code;
use crate::app::trips::handbook::{Handbook, Page, Row, handbook};
use crate::app::{AppState, Trips};
use crate::i18n::words;
use crate::ui::effects::trips::giving::trip_link;
use crate::ui::effects::trips::printing::use_printing;
use crate::ui::store::use_view;

/// The handbook while the page is being printed.
#[component]
pub fn PrintedTrip() -> Html {
    let view = use_view();
    let printing = use_printing(&view.app.root);
    match (&view.app.trips, printing.now) {
        (Some(trips), true) => {
            let book = handbook(&view.app, trips, printing.basemap.as_deref());
            paper(&view.app, trips, &book)
        }
        _ => Html::default(),
    }
}

fn paper(app: &Rc<AppState>, trips: &Trips, book: &Handbook) -> Html {
    let words = words(app.lang);
    html! {
        <article class="handbook" id="handbook">
            <header class="handbook__head">
                <div>
                    <p>{ app.atlas.info.title.get(app.lang) }</p>
                    <h1>{ &book.title }</h1>
                    <p>{ words.later().print_estimates }</p>
                    if !book.candidates.is_empty() {
                        <p>{ words.later().incoming_candidates }{ book.candidates.join(words.list_comma) }</p>
                    }
                </div>
                if let Some(link) = trip_link(app, trips) {
                    { code(words, &link) }
                }
            </header>
            { for book.days.iter().map(|page| day(app, page)) }
            <footer class="handbook__foot"><p>{ credits(app) }</p></footer>
        </article>
    }
}

fn credits(app: &AppState) -> String {
    let words = words(app.lang);
    let info = &app.atlas.info;
    let credits = info.attribution.iter().map(|credit| credit.text.get(app.lang).to_owned());
    let number = info.review_number.iter().map(|number| format!("{}{number}", words.review_number));
    number.chain(credits).collect::<Vec<_>>().join(" · ")
}

fn day(app: &AppState, page: &Page) -> Html {
    html! {
        <section class="handbook__day">
            <h2>{ &page.name }</h2>
            if let Some(map) = &page.map {
                <figure class="handbook__map">{ Html::from_html_unchecked(map.clone().into()) }</figure>
            }
            <ol class="handbook__rows">
                { for page.rows.iter().map(|row| visit(app, row)) }
            </ol>
            if let Some(home) = &page.home {
                <p class="handbook__way">{ home }</p>
            }
        </section>
    }
}

fn visit(app: &AppState, row: &Row) -> Html {
    let words = words(app.lang);
    html! {
        <li class="handbook__row">
            if let Some(way) = &row.way {
                <p class="handbook__way">{ way }</p>
            }
            <p class="handbook__what"><span class="handbook__times">{ &row.times }</span><strong>{ &row.name }</strong></p>
            <p class="handbook__facts">{ row.facts.join(" · ") }</p>
            if let Some(address) = &row.address {
                <p class="handbook__address">
                    <span>{ words.later().print_driver }</span>
                    <strong lang="zh-Hans">{ address }</strong>
                </p>
            }
            if let Some(note) = &row.note {
                <p class="handbook__note">{ note }</p>
            }
        </li>
    }
}
