//! The days on the trip's page: a day is rendered again only if its properties differ, so equal properties have to
//! mean equal markup.

use std::rc::Rc;

use hangyong::app::trips::look::{DayEnd, Picking};
use hangyong::app::trips::{TripUiMsg, Trips, TripsMsg, update};
use hangyong::app::{AppState, Page, Shared};
use hangyong::domain::trip::VisitAt;
use hangyong::domain::{Lang, TripId};
use hangyong::ui::panels::trip::day::{DayCard, DayProps};
use hangyong::ui::store::{Dispatch, View};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use tokio::runtime::Builder;
use tokio::task::LocalSet;
use yew::{ContextProvider, Html, LocalServerRenderer, Properties, component, html};

use super::random::{edit, ride_edit};
use super::world::{now, world};

/// More than the days of most random trips.
const DAYS: usize = 6;

#[derive(Clone, Properties, PartialEq)]
struct CardProps {
    view: View,
    trips: Shared<Trips>,
    index: usize,
}

#[component]
fn Card(props: &CardProps) -> Html {
    let CardProps { view, trips, index } = props.clone();
    html! {
        <ContextProvider<View> context={view.clone()}><DayCard {view} {trips} {index} /></ContextProvider<View>>
    }
}

fn markup(view: &View, trips: &Shared<Trips>, index: usize) -> String {
    let props = CardProps { view: view.clone(), trips: trips.clone(), index };
    let runtime = Builder::new_current_thread().build().expect("a runtime");
    let renderer = LocalServerRenderer::<Card>::with_props(props).hydratable(false);
    LocalSet::new().block_on(&runtime, renderer.render())
}

/// What a traveller can do on the page; `Conflict` opens the first one of the trip.
#[derive(Clone, Debug)]
enum Deed {
    Trips(Box<TripsMsg>),
    Conflict,
}

fn deed() -> impl Strategy<Value = Deed> {
    let at = || (0..4usize, 0..5usize).prop_map(|(day, index)| VisitAt { day, index });
    let end =
        (option::of(0..4usize), any::<bool>()).prop_map(|(day, start)| Picking::End(DayEnd { day, start }));
    let look = prop_oneof![
        option::of(0..4usize).prop_map(TripUiMsg::Day),
        option::of(at()).prop_map(TripUiMsg::Visit),
        at().prop_map(TripUiMsg::MoveTo),
        option::of(0..4usize).prop_map(TripUiMsg::Settings),
        option::of(end).prop_map(TripUiMsg::Pick),
        Just(TripUiMsg::PutAway),
    ];
    let msg = prop_oneof![
        6 => edit().prop_map(TripsMsg::Edit),
        2 => ride_edit().prop_map(TripsMsg::Edit),
        4 => look.prop_map(TripsMsg::Look),
        1 => Just(TripsMsg::Undo),
        1 => Just(TripsMsg::Redo),
    ];
    prop_oneof![12 => msg.prop_map(|msg| Deed::Trips(Box::new(msg))), 1 => Just(Deed::Conflict)]
}

fn after(trips: &Trips, deed: Deed) -> Trips {
    let msg = match deed {
        Deed::Trips(msg) => *msg,
        Deed::Conflict => TripsMsg::Look(TripUiMsg::Conflict(trips.schedule.conflicts().next().cloned())),
    };
    update(trips, msg, &world().atlas, now()).0
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn a_day_that_is_not_rendered_again_would_look_the_same(deeds in vec(deed(), 1..24)) {
        let app = Rc::new(AppState::new(Rc::new(world().atlas.clone()), "/", Lang::Zh, Page::Trip));
        let view = View { app, dispatch: Dispatch::nowhere() };
        let props = |trips: &Shared<Trips>, index| DayProps { view: view.clone(), trips: trips.clone(), index };
        let mut trips = Shared::new(Trips::first(TripId::from("t"), &world().atlas, now()));
        for deed in deeds {
            let next = Shared::new(after(&trips, deed.clone()));
            for index in 0..DAYS {
                if props(&trips, index) == props(&next, index) {
                    let (shown, due) = (markup(&view, &trips, index), markup(&view, &next, index));
                    prop_assert_eq!(shown, due, "day {} after {:?}", index, deed);
                }
            }
            trips = next;
        }
    }
}
