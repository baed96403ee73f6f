//! The trip page on a day of the trip: what is next, what falls through, what would help; in the evening, tomorrow.

mod keep_awake;
mod near;
mod others;
mod today;
mod tomorrow;

use yew::prelude::*;

use crate::app::trips::on_the_way::{self, Tried};
use crate::app::{Shared, Trips};
use crate::platform::after_painting::after_painting;
use crate::ui::store::View;
use near::use_found;
use others::on_shelf;
pub use others::today_on_overview;
use today::{Shown, today};
use tomorrow::tomorrow;

/// Properties of [`OnTheWay`].
#[derive(Properties, PartialEq)]
pub struct OnTheWayProps {
    /// State and sender.
    pub view: View,
    /// The trips.
    pub trips: Shared<Trips>,
}

/// What the page says about now; empty outside the trip's dates. A component, because the rest of the day is computed
/// again only if the minute, the trip or the reader's reports have changed. What takes dozens of trials runs after the
/// result of that has been painted.
#[component]
pub fn OnTheWay(props: &OnTheWayProps) -> Html {
    let OnTheWayProps { view, trips } = props;
    let app = &view.app;
    let (desk, diary, ways) = (trips.trip().clone(), trips.diary.clone(), trips.ways.clone());
    let turns = use_mut_ref(|| 0_u32);
    let told =
        use_memo((app.now, app.lang, app.atlas.clone(), desk, diary, ways), |(now, lang, atlas, ..)| {
            let turn = turns.replace_with(|turn| *turn + 1) + 1;
            let says = now.map(|now| {
                let evening = on_the_way::tomorrow(trips, now, atlas, *lang);
                (on_the_way::at_once(trips, now, atlas, *lang), evening)
            });
            (turn, says)
        });
    let (turn, says) = &*told;
    let is_today = says.as_ref().is_some_and(|(now, _)| now.is_some());
    let tried = use_tried(view, trips, (*turn, is_today));
    let found = use_found(app);
    let Some((now, evening)) = says else { return Html::default() };
    html! {
        <>
            { on_shelf(view, trips) }
            if let Some(now) = now {
                { today(view, &Shown { now, tried: &tried.1, is_settled: tried.0 == *turn, found }) }
            }
            if let Some(evening) = evening {
                { tomorrow(view, evening) }
            }
        </>
    }
}

/// What was tried, and in which turn, counted from 1; that of an earlier turn until this one has been painted. A turn
/// that is not about a day of the trip tries nothing.
#[hook]
fn use_tried(view: &View, trips: &Shared<Trips>, turn: (u32, bool)) -> UseStateHandle<(u32, Tried)> {
    let tried = use_state(|| (0, Tried::default()));
    let (set, app, trips) = (tried.setter(), view.app.clone(), trips.clone());
    use_effect_with(turn, move |(turn, is_today)| {
        let turn = *turn;
        let later = app.now.filter(|_| *is_today).map(|now| {
            after_painting(move || {
                let found = on_the_way::tried(&trips, now, &app.atlas, app.lang).unwrap_or_default();
                set.set((turn, found));
            })
        });
        move || drop(later)
    });
    tried
}
