//! Clashes and unknowns, and what would fix them.

use yew::prelude::*;

use super::events::edit;
use crate::app::trips::TripUiMsg;
use crate::app::trips::look::OpenConflict;
use crate::app::trips::words::fix as fix_words;
use crate::app::{Trips, TripsMsg};
use crate::domain::schedule::{Conflict, ConflictKind, DaySchedule};
use crate::i18n::{schedule, words};
use crate::ui::parts::chips::pressed_word;
use crate::ui::parts::{IconName, icon};
use crate::ui::store::View;

/// The conflicts of a visit of a day, or of the day as a whole.
pub fn conflicts(view: &View, trips: &Trips, day: &DaySchedule, visit: Option<usize>) -> Html {
    let here = |conflict: &&Conflict| {
        conflict.ride.is_none() && conflict.visit.as_ref().map(|(index, _)| *index) == visit
    };
    day.conflicts
        .iter()
        .filter(here)
        .filter(|conflict| is_told(conflict))
        .map(|one| conflict(view, trips, one))
        .collect()
}

/// The conflicts of a ride of a day.
pub fn ride_conflicts(view: &View, trips: &Trips, day: &DaySchedule, ride: usize) -> Html {
    let here = |conflict: &&Conflict| conflict.ride.as_ref().is_some_and(|(index, _)| *index == ride);
    day.conflicts.iter().filter(here).map(|one| conflict(view, trips, one)).collect()
}

/// Unknowns are already shown in the line of hours, except for a stop that is not in this map.
fn is_told(conflict: &Conflict) -> bool {
    conflict.kind.is_clash() || conflict.kind == ConflictKind::StopUnknown
}

fn conflict(view: &View, trips: &Trips, conflict: &Conflict) -> Html {
    let words = words(view.app.lang);
    let open = trips.look.conflict.as_ref().filter(|open| &open.conflict == conflict);
    let text = schedule::conflict(view.app.lang, conflict, &view.app.atlas);
    let look = TripUiMsg::Conflict(open.is_none().then(|| conflict.clone()));
    // There may be several on a page, so each label says what it helps with.
    let helps = [words.later().what_helps, words.colon, &text].concat();
    html! {
        <div class="conflict">
            <p class="conflict__text">{ icon(IconName::Info) }{ text }</p>
            if conflict.kind.is_clash() {
                <button type="button" class="button conflict__help" aria-label={helps} aria-expanded={pressed_word(open.is_some())}
                    onclick={view.trips(TripsMsg::Look(look))}>{ words.later().what_helps }</button>
            }
            if let Some(open) = open {
                { fixes(view, trips, open) }
            }
        </div>
    }
}

fn fixes(view: &View, trips: &Trips, open: &OpenConflict) -> Html {
    if open.fixes.is_empty() {
        return html! { <p class="conflict__none">{ words(view.app.lang).later().nothing_helps }</p> };
    }
    html! {
        <ul role="list" class="conflict__fixes">
            { for open.fixes.iter().map(|fix| html! {
                <li>
                    <button type="button" class="button" onclick={edit(view, fix.edit.clone())}>
                        { fix_words(fix, trips.trip(), &view.app.atlas, view.app.lang) }
                    </button>
                </li>
            }) }
        </ul>
    }
}
