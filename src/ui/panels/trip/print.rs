//! The handbook, made when the page is printed and visible on paper only.

use std::rc::Rc;

use yew::prelude::*;

use super::share::code;
use crate::app::trips::handbook::{End, Handbook, HandbookDay, Row, handbook};
use crate::app::{AppState, Trips};
use crate::i18n::credits::map_credits;
use crate::i18n::format::DOT;
use crate::i18n::words;
use crate::ui::effects::trips::giving::trip_link;
use crate::ui::effects::trips::printing::use_printing;
use crate::ui::parts::drawing::drawing;
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
                // First, so that what follows is set beside it: the first day needs the room.
                if let Some(link) = trip_link(app, trips) {
                    { code(words, &link) }
                }
                <p>{ app.atlas.info.title.get(app.lang) }</p>
                <h1>{ &book.title }</h1>
                <p>{ words.later().print_estimates }</p>
                <p>{ &book.tickets }</p>
                if !book.candidates.is_empty() {
                    <p>{ words.later().incoming_candidates }{ book.candidates.join(words.list_comma) }</p>
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
    // On paper the base map is always the built-in one.
    let credits = map_credits(info, (false, true), app.lang).into_iter().map(str::to_owned);
    let number = info.review_number_of(false).into_iter();
    let number = number.map(|number| format!("{}{number}", words.review_number));
    number.chain(credits).collect::<Vec<_>>().join(DOT)
}

fn day(app: &AppState, page: &HandbookDay) -> Html {
    if page.rows.is_empty() {
        return empty_day(app, page);
    }
    html! {
        <section class="handbook__day">
            <h2>{ &page.name }</h2>
            if let Some(map) = &page.map {
                <figure class="handbook__map">{ drawing(map) }</figure>
            }
            <ol role="list" class="handbook__rows">
                <li class="handbook__row">{ end(app, &page.start) }</li>
                { for page.rows.iter().map(|row| visit(app, row)) }
                if let Some(last) = &page.end {
                    <li class="handbook__row">
                        if let Some(way) = &page.way_home {
                            <p class="handbook__way">{ way }</p>
                        }
                        { end(app, last) }
                    </li>
                }
            </ol>
            <p class="handbook__facts">{ &page.tickets }</p>
            { warnings(&page.warnings) }
        </section>
    }
}

/// A day without stops is one line on the page of the previous day.
fn empty_day(app: &AppState, page: &HandbookDay) -> Html {
    html! {
        <section class="handbook__day handbook__day--empty">
            <h2>{ &page.name }</h2>
            <p>{ words(app.lang).later().day_empty }</p>
        </section>
    }
}

/// Where a day begins or ends.
fn end(app: &AppState, end: &End) -> Html {
    html! {
        <>
            <p class="handbook__what"><span class="handbook__times">{ &end.time }</span>{ &end.what }</p>
            { address(app, end.address.as_ref()) }
        </>
    }
}

fn visit(app: &AppState, row: &Row) -> Html {
    html! {
        <li class="handbook__row">
            if let Some(way) = &row.way {
                <p class="handbook__way">{ way }</p>
            }
            <p class="handbook__what"><span class="handbook__times">{ &row.times }</span><span class="handbook__number">{ &row.number }</span><strong>{ &row.name }</strong></p>
            { warnings(&row.warnings) }
            <p class="handbook__facts">{ row.hours.iter().chain(&row.facts).cloned().collect::<Vec<_>>().join(DOT) }</p>
            { address(app, row.address.as_ref()) }
            if let Some(note) = &row.note {
                <p class="handbook__note">{ note }</p>
            }
        </li>
    }
}

fn warnings(warnings: &[String]) -> Html {
    warnings.iter().map(|warning| html! { <p class="handbook__warning">{ warning }</p> }).collect()
}

fn address(app: &AppState, address: Option<&String>) -> Html {
    let Some(address) = address else { return Html::default() };
    html! {
        <p class="handbook__address">
            <span>{ words(app.lang).later().print_driver }</span>
            <strong lang="zh-Hans">{ address }</strong>
        </p>
    }
}
