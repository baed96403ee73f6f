//! Tomorrow, on the evening before: when one sets out, what has to be booked, what to bring.

use yew::prelude::*;

use super::today::hours;
use crate::app::trips::on_the_way::Tomorrow;
use crate::i18n::on_the_way_words;
use crate::ui::store::View;

/// Tomorrow.
pub fn tomorrow(view: &View, evening: &Tomorrow) -> Html {
    let words = on_the_way_words(view.app.lang);
    html! {
        <section class="underway underway--tomorrow" aria-labelledby="tomorrow-title">
            <h2 class="underway__title" id="tomorrow-title">{ &evening.title }</h2>
            <h3 class="underway__next">
                <span class="underway__label">{ words.first_stop }</span>{ &evening.first }
            </h3>
            <p class="underway__go">{ &evening.go }</p>
            { hours(evening.hours.as_ref()) }
            { list(words.to_book, evening.book.iter().map(String::as_str)) }
            { list(words.to_bring, evening.bring.iter().copied()) }
            <p class="quiet">{ &evening.sums }</p>
        </section>
    }
}

fn list<'a>(title: &str, lines: impl ExactSizeIterator<Item = &'a str>) -> Html {
    if lines.len() == 0 {
        return Html::default();
    }
    html! {
        <>
            <h3 class="underway__subtitle">{ title }</h3>
            <ul role="list" class="underway__what">{ for lines.map(|line| html! { <li>{ line }</li> }) }</ul>
        </>
    }
}
