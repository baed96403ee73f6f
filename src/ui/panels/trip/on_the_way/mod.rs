//! The trip's page on a day of the trip: what is next, what falls, what would help; in the evening, tomorrow.

mod keep_awake;
mod today;
mod tomorrow;

use yew::prelude::*;

use crate::app::trips::on_the_way;
use crate::app::{Shared, Trips};
use crate::domain::StopId;
use crate::ui::panels::stop_tools::DriverCard;
use crate::ui::store::View;
use today::today;
use tomorrow::tomorrow;

/// Properties of [`OnTheWay`].
#[derive(Properties, PartialEq)]
pub struct OnTheWayProps {
    /// State and sender.
    pub view: View,
    /// The trips.
    pub trips: Shared<Trips>,
}

/// What the page says of now; nothing outside the trip's dates. A component, because the rest of the day is worked out
/// again only when the minute, the trip or what was told is another, and because a card for the driver may be open.
#[component]
pub fn OnTheWay(props: &OnTheWayProps) -> Html {
    let OnTheWayProps { view, trips } = props;
    let card = use_state_eq(|| None::<StopId>);
    let app = &view.app;
    let (desk, diary, ways) = (trips.trip().clone(), trips.diary.clone(), trips.ways.clone());
    let told =
        use_memo((app.now, app.lang, app.atlas.clone(), desk, diary, ways), |(now, lang, atlas, ..)| {
            now.map(|now| {
                (on_the_way::today(trips, now, atlas, *lang), on_the_way::tomorrow(trips, now, atlas, *lang))
            })
        });
    let Some((now, evening)) = &*told else { return Html::default() };
    let onclose = {
        let card = card.clone();
        Callback::from(move |()| card.set(None))
    };
    let oncard = {
        let card = card.clone();
        Callback::from(move |stop: StopId| card.set(Some(stop)))
    };
    html! {
        <>
            if let Some(now) = now {
                { today(view, now, &oncard) }
            }
            if let Some(evening) = evening {
                { tomorrow(view, evening) }
            }
            if let Some(stop) = &*card {
                <DriverCard stop={stop.clone()} {onclose} />
            }
        </>
    }
}
