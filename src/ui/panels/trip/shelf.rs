//! Every trip in this browser: rename, open, new, duplicate, delete.

use yew::prelude::*;

use super::bin::bin;
use super::events::given;
use crate::app::trips::TripUiMsg;
use crate::app::trips::words::copy_title;
use crate::app::{Trips, TripsMsg};
use crate::domain::Trip;
use crate::domain::trip::{Edit, MAX_TITLE_CHARS};
use crate::i18n::format::DOT;
use crate::i18n::words;
use crate::ui::effects::trips::new_id;
use crate::ui::parts::TypedField;
use crate::ui::store::View;

/// The trips.
pub fn shelf(view: &View, trips: &Trips) -> Html {
    let words = words(view.app.lang);
    html! {
        <section class="shelf" aria-labelledby="shelf-title">
            <h2 id="shelf-title" class="section-title">{ words.trips }</h2>
            { rename(view, trips) }
            <ul role="list" class="shelf__list">
                <li key={trips.trip().id.as_str()} class="shelf__one">{ one(view, trips, trips.trip(), true) }</li>
                { for trips.shelf.iter().map(|trip| html! {
                    <li key={trip.id.as_str()} class="shelf__one">{ one(view, trips, trip, false) }</li>
                }) }
            </ul>
            { bin(view, trips) }
            <div class="button-row">
                <button type="button" class="button" onclick={with_id(view, TripsMsg::New)}>{ words.later().new_trip }</button>
                <button type="button" class="button" onclick={duplicate(view, trips)}>{ words.later().duplicate }</button>
            </div>
        </section>
    }
}

fn rename(view: &View, trips: &Trips) -> Html {
    let words = words(view.app.lang);
    let ongiven = given(view, |text| Some(Edit::SetTitle(text.to_owned())));
    html! {
        <div class="field field--wide">
            <label for="trip-title">{ words.later().trip_title }</label>
            <TypedField id="trip-title" maxlength={MAX_TITLE_CHARS} cut_words={words.later().text_cut} {ongiven}
                value={trips.trip().title.clone()} placeholder={words.later().my_trip} />
        </div>
    }
}

/// A message with a new id, drawn when the button is pressed.
fn with_id(view: &View, msg: fn(crate::domain::TripId) -> TripsMsg) -> Callback<MouseEvent> {
    let dispatch = view.dispatch.clone();
    Callback::from(move |_| dispatch.trips(msg(new_id())))
}

fn duplicate(view: &View, trips: &Trips) -> Callback<MouseEvent> {
    let (dispatch, title) = (view.dispatch.clone(), copy_title(trips, view.app.lang));
    Callback::from(move |_| dispatch.trips(TripsMsg::Duplicate { id: new_id(), title: title.clone() }))
}

fn one(view: &View, trips: &Trips, trip: &Trip, open: bool) -> Html {
    let words = words(view.app.lang);
    let title = if trip.title.is_empty() { words.later().untitled } else { &trip.title };
    let visits = trip.visits().count();
    let about =
        format!("{}{DOT}{}", words.days_count.count(trip.days.len()), words.stops_count.count(visits));
    html! {
        <>
            <p class="shelf__name"><span>{ title }</span><span class="quiet">{ about }</span></p>
            if trips.look.deleting.as_ref() == Some(&trip.id) {
                { sure(view, trip) }
            } else {
                <div class="button-row">
                    if open {
                        <span class="badge">{ words.later().open_now }</span>
                    } else {
                        <button type="button" class="button" aria-label={format!("{}{}{title}", words.later().open_trip, words.colon)}
                            onclick={view.trips(TripsMsg::Open(trip.id.clone()))}>{ words.later().open_trip }</button>
                    }
                    <button type="button" class="button" aria-label={format!("{}{}{title}", words.delete, words.colon)}
                        onclick={view.trips(TripsMsg::Look(TripUiMsg::Deleting(Some(trip.id.clone()))))}>
                        { words.delete }
                    </button>
                </div>
            }
        </>
    }
}

fn sure(view: &View, trip: &Trip) -> Html {
    let words = words(view.app.lang);
    let (dispatch, id) = (view.dispatch.clone(), trip.id.clone());
    let delete = Callback::from(move |_: MouseEvent| dispatch.trips(TripsMsg::Delete(id.clone(), new_id())));
    html! {
        <div class="shelf__sure" role="alert">
            <p>{ words.later().delete_sure }</p>
            <div class="button-row">
                <button type="button" class="button" onclick={delete}>{ words.delete }</button>
                <button type="button" class="button" onclick={view.trips(TripsMsg::Look(TripUiMsg::Deleting(None)))}>
                    { words.later().keep_it }
                </button>
            </div>
        </div>
    }
}
