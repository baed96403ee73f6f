//! The save status: whether everything that was done is stored, and what to do if it is not. Also, what was found in
//! storage and cannot be read, and the question that arises when two tabs have changed one trip.

use yew::prelude::*;

use crate::app::trips::kept::{ClashChoice, Damaged, SaveStatus, Trouble};
use crate::app::{Trips, TripsMsg};
use crate::i18n::{Words, words};
use crate::ui::effects::trips::{giving, new_id};
use crate::ui::parts::{IconName, icon};
use crate::ui::store::View;

/// The status and what belongs to it.
pub fn saved(view: &View, trips: &Trips) -> Html {
    let words = words(view.app.lang);
    html! {
        <div class="saved">
            { sign(words, trips) }
            if trips.newer.is_some() {
                <p class="notice">{ icon(IconName::Info) }<span>{ words.later().trip_newer }</span></p>
            }
            { for trips.damaged.iter().map(|damaged| unread(view, damaged)) }
            if trips.clash.is_some() {
                { clash(view) }
            }
            if trips.deleted_elsewhere {
                { deleted(view, trips) }
            }
        </div>
    }
}

fn sign(words: &'static Words, trips: &Trips) -> Html {
    let (key, shown, text) = match trips.sign {
        // It is saved, but not as a trip that is to stay: the text below says more.
        SaveStatus::Saved if trips.is_untouched() || trips.deleted_elsewhere => {
            ("saved", IconName::Check, "")
        }
        SaveStatus::Saved => ("saved", IconName::Check, words.later().saved),
        SaveStatus::Saving => ("saving", IconName::Clock, words.later().saving),
        SaveStatus::NotSaved(trouble) => ("not-saved", IconName::Info, why(words, trouble)),
    };
    html! {
        <p class={classes!("saved__sign", format!("saved__sign--{key}"))} data-saved={key} role="status">
            if !text.is_empty() {
                { icon(shown) }<span>{ text }</span>
            }
        </p>
    }
}

const fn why(words: &'static Words, trouble: Trouble) -> &'static str {
    match trouble {
        Trouble::Refused => words.later().not_kept_here,
        Trouble::Full => words.later().not_saved_full,
        Trouble::Newer => words.later().not_saved_newer,
        Trouble::Broken => words.later().not_saved_broken,
    }
}

fn unread(view: &View, damaged: &Damaged) -> Html {
    let words = words(view.app.lang);
    let onsave = {
        let damaged = damaged.clone();
        Callback::from(move |_| giving::save_raw(damaged.id.as_str(), &damaged.raw))
    };
    html! {
        <div class="notice" key={damaged.id.as_str()}>
            { icon(IconName::Info) }
            <div>
                <p>{ words.later().damaged }</p>
                <p class="saved__choices">
                    <button type="button" class="button" onclick={onsave}>{ words.later().damaged_file }</button>
                    <button type="button" class="button" onclick={view.trips(TripsMsg::DropDamaged(damaged.id.clone()))}>
                        { words.later().damaged_drop }
                    </button>
                </p>
            </div>
        </div>
    }
}

fn clash(view: &View) -> Html {
    let words = words(view.app.lang);
    let choices = [
        (ClashChoice::KeepBoth, words.later().clash_both),
        (ClashChoice::KeepMine, words.later().clash_mine),
        (ClashChoice::TakeTheirs, words.later().clash_theirs),
    ];
    let buttons = choices.map(|(choice, text)| html! {
        <button type="button" class="button" onclick={view.trips(TripsMsg::Settle(choice))}>{ text }</button>
    });
    question(words.later().clash, buttons.into_iter().collect())
}

/// What another tab has done, and what the reader can do about it.
fn question(what: &str, choices: Html) -> Html {
    html! {
        <div class="notice" role="alert">
            { icon(IconName::Info) }
            <div>
                <p>{ what }</p>
                <p class="saved__choices">{ choices }</p>
            </div>
        </div>
    }
}

/// The trip on the desk was deleted in another tab.
fn deleted(view: &View, trips: &Trips) -> Html {
    let words = words(view.app.lang);
    let (dispatch, id) = (view.dispatch.clone(), trips.trip().id.clone());
    let delete = Callback::from(move |_: MouseEvent| dispatch.trips(TripsMsg::Delete(id.clone(), new_id())));
    let choices = html! {
        <>
            <button type="button" class="button" onclick={view.trips(TripsMsg::KeepDeleted)}>
                { words.later().deleted_keep }
            </button>
            <button type="button" class="button" onclick={delete}>{ words.later().deleted_let_go }</button>
        </>
    };
    question(words.later().deleted_elsewhere, choices)
}
