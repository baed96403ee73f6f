//! 惠民 as a reader sees it: what is free or costs less for those who travel.

use hangyong::app::topic::Topic;
use hangyong::app::{AppState, Page, Shared, Trips};
use hangyong::domain::admission::{Concession, Pays, Who};
use hangyong::domain::topics::{Benefit, LookedFor, PackedTopics, Topics};
use hangyong::domain::trip::{History, Party, Trip};
use hangyong::domain::{Bilingual, Claims, Lang, Source};
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
    // The house costs 30: 30 for the adult and 15 for the elder.
    let shown = rendered(app, |view| topic_panel(view, &Topic::Benefits));
    shown
        .says("对你们有优惠的站点")
        .says("半价")
        .says("你们共付 45 元，省 15 元")
        .never_says("对你们免费的站点");
    let nobody = rendered(state(Lang::En, PAGE), |view| topic_panel(view, &Topic::Benefits));
    nobody.says("Who travels").never_says("Less for you").never_says("No further concession");
}

#[test]
fn what_residents_of_one_city_get_in_the_other_stands_with_its_source_and_so_does_what_was_not_found() {
    let mut app = state(Lang::Zh, PAGE);
    let source = Source {
        title: Bilingual::new("某报，2023年8月28日", "A paper, 28 Aug 2023"),
        url: None,
        licence: None,
        official: false,
        checked: "2023-08-28".parse().expect("a date"),
        unchecked: Claims::default(),
        gives: Claims::default(),
        differs: Claims::default(),
    };
    let rule = Benefit {
        id: "card".into(),
        title: Bilingual::new("特约商户", "Card merchants"),
        text: Bilingual::new("外地卡同样优惠。", "Every card alike."),
        who: None,
        stops: Vec::new(),
        from: None,
        to: None,
        sources: vec![source],
    };
    let looked = "2026-12-01".parse().expect("a date");
    let not_found = LookedFor { what: Bilingual::new("两城年卡互认", "One card for both"), looked };
    let topics = Topics { same_city: vec![rule], same_city_not_found: vec![not_found], ..Topics::default() };
    let mut atlas = (*app.atlas).clone();
    let house = atlas.stops.iter_mut().find(|stop| stop.id.as_str() == "tianyi-house").expect("the house");
    house.details.concessions = vec![Concession { who: Who::Resident, pays: Pays::Half }];
    app.atlas = Shared::new(atlas.with_topics(PackedTopics::new(&topics)));
    let english = AppState { lang: Lang::En, ..app.clone() };
    rendered(app, |view| topic_panel(view, &Topic::Benefits))
        .says("同城待遇")
        .says("外地卡同样优惠")
        .says("某报，2023年8月28日")
        .says("对本市居民有优惠的站点")
        .says("两城年卡互认")
        .says("查找日期：2026年12月1日");
    rendered(english, |view| topic_panel(view, &Topic::Benefits)).says("Looked for and not found");
    rendered(state(Lang::Zh, PAGE), |view| topic_panel(view, &Topic::Benefits)).never_says("同城待遇");
}
