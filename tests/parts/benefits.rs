//! 惠民 as a reader sees it: what is free or costs less for those who travel.

use hangyong::app::topic::Topic;
use hangyong::app::{Page, Shared, Trips};
use hangyong::domain::Lang;
use hangyong::domain::admission::{Concession, Pays, Who};
use hangyong::domain::trip::{History, Party, Trip};
use hangyong::ui::panels::topics::topic_panel;

use super::rendered::{rendered, state};

const PAGE: Page = Page::Topic(Topic::Benefits);

#[test]
fn what_costs_less_for_the_people_of_the_trip_is_listed_with_its_rule() {
    let mut app = state(Lang::Zh, PAGE);
    let mut atlas = (*app.atlas).clone();
    let house = atlas.stops.iter_mut().find(|stop| stop.id.as_str() == "tianyi-house").expect("the house");
    house.details.concessions = vec![Concession { who: Who::OverAge(60), pays: Pays::Half }];
    let party = Party { adults: 1, elders: vec![66], children: Vec::new(), students: 0 };
    let mut trip = Trip::new("t1".into(), "", chrono::DateTime::default());
    trip.party = Some(party);
    app.trips = Some(Shared::new(Trips::new(History::new(trip), Vec::new(), &atlas)));
    app.atlas = Shared::new(atlas);
    // The house is 30: 30 and 15.
    let shown = rendered(app, |view| topic_panel(view, &Topic::Benefits));
    shown
        .says("对你们有优惠的站点")
        .says("半价")
        .says("你们共付 45 元，省 15 元")
        .never_says("对你们免费的站点");
    let nobody = rendered(state(Lang::En, PAGE), |view| topic_panel(view, &Topic::Benefits));
    nobody.says("Who travels").never_says("Less for you").never_says("No further concession");
}
