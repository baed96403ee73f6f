//! Sheets of stamps, and guides with days, as a reader sees them.

use std::rc::Rc;

use chrono::NaiveDate;
use hangyong::app::topic::Topic;
use hangyong::app::trips::guide::{Written, guide, link};
use hangyong::app::trips::incoming::from_link;
use hangyong::app::{Page, Shared, StopTool, Trips, TripsMsg};
use hangyong::domain::trip::{Trip, Visit};
use hangyong::domain::{Atlas, Lang};
use hangyong::ui::panels::stop::stop_panel;
use hangyong::ui::panels::topics::topic_panel;
use hangyong::ui::panels::trip::trip_panel;

use super::rendered::{atlas, rendered, state};

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 10, 14).unwrap_or_default()
}

/// A trip with a tip on its only stop.
fn noted() -> Trip {
    let visit = Visit { note: Some("早上八点前没有人".into()), ..Visit::to("west-bridge".into()) };
    let mut trip = Trip::new("t1".into(), "桥上一日", chrono::DateTime::default());
    trip.days[0].visits.push(visit);
    trip
}

fn written() -> Written {
    Written { author: "小满".into(), summary: "慢慢走。".into() }
}

#[test]
fn every_route_and_corridor_has_a_sheet_with_an_outline_for_each_of_its_stops() {
    let page =
        rendered(state(Lang::Zh, Page::Topic(Topic::Stamps)), |view| topic_panel(view, &Topic::Stamps));
    let atlas = atlas();
    page.says("打卡").says("线路印谱").says("走廊印谱");
    for route in &atlas.routes {
        page.has(&format!("id=\"route-{}\"", route.id)).says(&route.name.zh);
    }
    let stops: usize = atlas.routes.iter().map(|route| route.legs.len()).sum();
    assert!(page.count("stamp__seal") >= stops, "{} of {stops}", page.count("stamp__seal"));
    assert_eq!(page.count("stamp__seal--on"), 0);
    page.never_says("存为图片");
    let english =
        rendered(state(Lang::En, Page::Topic(Topic::Stamps)), |view| topic_panel(view, &Topic::Stamps));
    english.says("Stamps").says("Sheets of the corridors");
}

#[test]
fn a_stop_s_page_offers_its_stamp() {
    let mut app = state(Lang::Zh, Page::Stop("west-bridge".into()));
    rendered(app.clone(), |view| stop_panel(view, &"west-bridge".into())).says("打卡");
    app.tool = Some((StopTool::Stamp, "west-bridge".into()));
    rendered(app, |view| stop_panel(view, &"west-bridge".into())).has("id=\"stamping\"").says("看全部印谱");
}

#[test]
fn the_page_of_a_guide_with_days_shows_them_with_their_tips() {
    let mut with: Atlas = atlas();
    let own = guide(&noted(), &written(), &with, today());
    let topic = Topic::Guide(own.id.as_str().into());
    with.guides.push(own);
    let mut app = state(Lang::Zh, Page::Topic(topic.clone()));
    app.atlas = Shared::from(Rc::new(with));
    let page = rendered(app, move |view| topic_panel(view, &topic));
    page.says("每天怎么走").says("早上八点前没有人").says("小满").says("变成我的行程");
}

#[test]
fn a_guide_from_a_link_is_read_with_its_author_and_tips_before_it_is_taken() {
    let mut app = state(Lang::Zh, Page::Trip);
    let now = chrono::DateTime::default();
    let trips = Trips::first("mine".into(), &app.atlas, now);
    let link = link(&guide(&noted(), &written(), &app.atlas, today()), "https://map.example/", Lang::Zh);
    let link = link.expect("a short guide");
    let (_, code) = link.split_once("#guide=").expect("a guide's link");
    let offer = TripsMsg::Offer(Box::new(from_link(code, &trips, &app.atlas, Lang::Zh)));
    app.trips = Some(Shared::new(hangyong::app::trips::update(&trips, offer, &app.atlas, now).0));
    let page = rendered(app, trip_panel);
    page.says("链接里的攻略")
        .says("作者：小满")
        .says("慢慢走。")
        .says("早上八点前没有人")
        .says("变成我的行程");
}
