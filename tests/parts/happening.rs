//! What is on in the days of a trip, and what is known of trains beside the timetables: from the site's own pack.

use std::rc::Rc;

use hangyong::app::state::Stories;
use hangyong::app::topic::Topic;
use hangyong::app::trips::handbook::handbook;
use hangyong::app::trips::outgoing::chat_text;
use hangyong::app::{AppState, Page};
use hangyong::domain::Lang;
use hangyong::ui::panels::overview::overview;
use hangyong::ui::panels::topics::topic_panel;
use hangyong::ui::panels::trip::trip_panel;

use super::agreement::{PACK, state};
use super::rendered::{Rendered, rendered};

const RACE: &str = "杭州马拉松（推算的日期，以当年公告为准）：沿线封路";

#[test]
fn a_race_in_the_days_of_a_trip_warns_of_closed_roads_on_its_page_the_overview_on_paper_and_in_the_text() {
    let app = state("west-lake", "2026-11-01".parse().expect("a date"));
    rendered(app.clone(), trip_panel).says(RACE);
    rendered(app.clone(), overview).says("在你行程的日子里").says("11月1日 周日").says(RACE);
    let trips = app.trips.clone().expect("a trip");
    assert!(chat_text(&app, &trips).contains(RACE));
    let warnings = &handbook(&app, &trips, None).days[0].warnings;
    assert!(warnings.iter().any(|one| one.starts_with(RACE)), "{warnings:?}");
}

#[test]
fn a_day_without_an_event_and_a_day_in_another_city_say_nothing_of_it() {
    let other_day = state("west-lake", "2026-11-02".parse().expect("a date"));
    rendered(other_day.clone(), trip_panel).never_says("马拉松");
    rendered(other_day, overview).never_says("在你行程的日子里");
    let other_city = state("tianyi-pavilion", "2026-11-01".parse().expect("a date"));
    rendered(other_city, trip_panel).never_says("马拉松");
}

fn page(lang: Lang, topic: Topic) -> Rendered {
    let mut app = AppState::new(Rc::new(PACK.clone()), "/", lang, Page::Topic(topic.clone()));
    app.stories = Stories::Loaded;
    rendered(app, move |view| topic_panel(view, &topic))
}

#[test]
fn the_pages_of_the_line_and_for_guests_tell_what_is_known_of_trains_and_boats_and_of_when() {
    for topic in [Topic::Line, Topic::Guests] {
        let page = page(Lang::En, topic);
        page.says("Trains, boats and metro: what is known");
        page.says("timetable of 10 March 2016").says("as of 4 Dec 2024").says("from Ningbo 7:27 and 13:04");
        page.says("¥30 one way, ¥60 return").says("Season and count tickets");
    }
    page(Lang::Zh, Topic::Line)
        .says("2016年3月10日的时刻表")
        .says("资料日期：2024年12月4日")
        .says("硬座28.5元");
}
