//! The pictures of a stop, with who made them. They are loaded when they come near the window.

use yew::prelude::*;

use super::icon::seal;
use super::landmark::landmark;
use crate::app::AppState;
use crate::app::pack_source::file_of;
use crate::domain::Stop;
use crate::i18n::format::DOT;

/// The pictures on the stop's own page.
pub fn pictures(app: &AppState, stop: &Stop) -> Html {
    let one = |image: &crate::domain::stop::Image| {
        html! {
            <figure class="picture" key={image.src.clone()}>
                <img src={file_of(app, &image.src)} alt={image.alt.get(app.lang).to_owned()} loading="lazy" decoding="async" />
                <figcaption>{ &image.credit }{ DOT }{ &image.licence }</figcaption>
            </figure>
        }
    };
    stop.images.iter().map(one).collect()
}

/// What comes before a stop in a list: its first picture, else its landmark, else the seal of its category. The name
/// beside it says what it is, and the stop's page says who made it.
pub fn picture_or_seal(app: &AppState, stop: &Stop) -> Html {
    match stop.images.first() {
        Some(image) => html! {
            <img class="row__picture" src={file_of(app, &image.src)} alt="" loading="lazy" decoding="async"
                title={format!("{} · {}", image.credit, image.licence)} />
        },
        None => landmark(app, &stop.id).unwrap_or_else(|| seal(stop.category)),
    }
}
