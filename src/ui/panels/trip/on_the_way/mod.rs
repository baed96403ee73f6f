//! The trip's page on a day of the trip: what is next, what falls, what would help; in the evening, tomorrow.

mod keep_awake;
mod today;
mod tomorrow;

use yew::prelude::*;

use crate::app::trips::on_the_way;
use crate::app::{Shared, Trips};
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
/// again only when the minute, the trip or what was told is another.
#[component]
pub fn OnTheWay(props: &OnTheWayProps) -> Html {
    let OnTheWayProps { view, trips } = props;
    let app = &view.app;
    let (desk, diary, ways) = (trips.trip().clone(), trips.diary.clone(), trips.ways.clone());
    let told =
        use_memo((app.now, app.lang, app.atlas.clone(), desk, diary, ways), |(now, lang, atlas, ..)| {
            now.map(|now| {
                (on_the_way::today(trips, now, atlas, *lang), on_the_way::tomorrow(trips, now, atlas, *lang))
            })
        });
    let Some((now, evening)) = &*told else { return Html::default() };
    html! {
        <>
            if let Some(now) = now {
                { today(view, now) }
            }
            if let Some(evening) = evening {
                { tomorrow(view, evening) }
            }
        </>
    }
}
