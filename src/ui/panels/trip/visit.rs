//! A visit in the timeline, with the leg to it.

use yew::prelude::*;

use super::conflict::conflicts;
use super::leg::leg;
use super::visit_settings::visit_settings;
use crate::app::present::destination::Destination;
use crate::app::trips::present::{hours_of, paid_ticket_of, stop_name, visit_number, warnings_of};
use crate::app::trips::words::moved;
use crate::app::trips::{Control, TripUiMsg};
use crate::app::{Page, Trips, TripsMsg};
use crate::domain::Lang;
use crate::domain::schedule::{DaySchedule, ScheduledVisit};
use crate::domain::trip::{Visit, VisitAt};
use crate::i18n::format::{minutes, time};
use crate::i18n::words;
use crate::ui::parts::chips::pressed_word;
use crate::ui::parts::prose::prose;
use crate::ui::parts::{IconName, PageLink, icon};
use crate::ui::store::View;

/// A visit, with the leg to it.
pub fn visit(
    view: &View,
    trips: &Trips,
    day: &DaySchedule,
    at: VisitAt,
    times: &ScheduledVisit,
) -> Option<Html> {
    let planned = trips.trip().visit(at)?;
    let lang = view.app.lang;
    let place = format!("{}-{}", at.day, at.index);
    let open = trips.look.visit == Some(at);
    Some(html! {
        <li class="visit" key={times.stop.as_str()} data-at={place}>
            if let Some(way) = &times.way {
                { leg(view, way, to(view, times)) }
            }
            <div class="visit__row">
                <time class="visit__time">{ time(lang, times.enter) }</time>
                <span class="visit__mark" aria-hidden="true">{ visit_number(trips.trip().days.len(), at.day, at.index) }</span>
                { text(view, day, times, planned) }
                { controls(view, day, at, times, open) }
            </div>
            { conflicts(view, trips, day, Some(at.index)) }
            if open {
                { visit_settings(view, trips, at, planned) }
            }
        </li>
    })
}

/// The stop as a driver's destination; `None` if the map does not have it.
fn to(view: &View, times: &ScheduledVisit) -> Option<Destination> {
    let atlas = &view.app.atlas;
    Some(Destination::of_stop(atlas, atlas.stop(&times.stop)?))
}

fn text(view: &View, day: &DaySchedule, times: &ScheduledVisit, planned: &Visit) -> Html {
    let (lang, words) = (view.app.lang, words(view.app.lang));
    let name = stop_name(&times.stop, &view.app.atlas, lang);
    html! {
        <div class="visit__text">
            <h3 class="visit__name">
                { PageLink::to(Page::Stop(times.stop.clone())).around(view, name.into()) }
                if planned.locked {
                    <span class="visit__locked" title={words.lock}>{ icon(IconName::Lock) }<span class="unseen">{ words.lock }</span></span>
                }
            </h3>
            <p class="visit__stay">{ prose(&stay(lang, times)) }</p>
            if let Some(hours) = hours_of(lang, &view.app.atlas, times, day) {
                <p class={classes!("visit__hours", format!("tone--{}", hours.tone.key()))}>{ prose(&hours.text) }</p>
            }
            { for before_one_goes(view, times, day).into_iter().map(|one| html! {
                <p class="visit__before">{ prose(&one) }</p>
            }) }
            if let Some(note) = &planned.note {
                <p class="visit__note">{ note }</p>
            }
        </div>
    }
}

/// What is closed, what has to be booked and what has to be paid.
fn before_one_goes(view: &View, times: &ScheduledVisit, day: &DaySchedule) -> Vec<String> {
    let (lang, atlas) = (view.app.lang, &view.app.atlas);
    warnings_of(lang, atlas, times, day).into_iter().chain(paid_ticket_of(lang, atlas, times, day)).collect()
}

/// `等开门 20 分钟，停留 1 小时，11:00 离开`.
fn stay(lang: Lang, times: &ScheduledVisit) -> String {
    let words = words(lang);
    let stay = format!("{}{}", words.later().stays, minutes(lang, times.stay()));
    let leave =
        format!("{}{}{}", words.later().leaves_before, time(lang, times.leave), words.later().leaves_after);
    let wait = (times.waiting() > 0).then(|| {
        format!(
            "{}{}{}",
            words.later().waits_before,
            minutes(lang, times.waiting()),
            words.later().waits_after
        )
    });
    let parts: Vec<_> = wait.into_iter().chain([stay, leave]).collect();
    parts.join(words.later().clause_comma)
}

/// The handle and the settings. Events of the handle are handled for the whole list: see `ui::effects::trip_page`.
fn controls(view: &View, day: &DaySchedule, at: VisitAt, times: &ScheduledVisit, open: bool) -> Html {
    let (lang, words) = (view.app.lang, words(view.app.lang));
    let name = stop_name(&times.stop, &view.app.atlas, lang);
    let handle = format!("{}{}", words.later().move_it, moved(&name, at, day.visits.len(), lang));
    html! {
        <div class="visit__controls">
            <button type="button" class="tool" aria-expanded={pressed_word(open)} aria-label={format!("{name}{}", words.later().settings_of)}
                onclick={view.trips(TripsMsg::Look(TripUiMsg::Visit((!open).then_some(at))))}>
                <span class="visit__more" aria-hidden="true"></span>
            </button>
            <button type="button" class="tool visit__handle" id={Control::Handle.id(at)} aria-label={handle}
                aria-describedby="trip-keys">
                <span class="visit__grip" aria-hidden="true"></span>
            </button>
        </div>
    }
}
