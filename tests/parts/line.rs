//! 一线穿 as a reader sees it: on the strip at home, and on its own page.

use hangyong::app::topic::Topic;
use hangyong::app::{AppState, Page, Shared};
use hangyong::domain::{Bilingual, Lang, Station};
use hangyong::ui::panels::topics::topic_panel;
use hangyong::ui::parts::strip::strip;

use super::rendered::{Rendered, rendered, state};

fn page(app: AppState, topic: Topic) -> Rendered {
    rendered(AppState { page: Page::Topic(topic.clone()), ..app }, move |view| topic_panel(view, &topic))
}

/// The overview with an additional station that has nothing to see.
fn with_a_stop_of_trains(lang: Lang) -> AppState {
    let mut app = state(lang, Page::Overview);
    let mut atlas = (*app.atlas).clone();
    let first = atlas.rail.stations[0].clone();
    let name = Bilingual::new("中间", "Between");
    atlas.rail.stations.push(Station { id: "between".into(), name, km: Some(20.0), ..first });
    app.atlas = Shared::new(atlas);
    app
}

#[test]
fn a_station_with_nothing_to_see_is_a_name_on_the_strip_and_no_button() {
    let strip = rendered(with_a_stop_of_trains(Lang::Zh), strip);
    strip.says("中间").never_says("0 站").has("href=\"/zh/line/\"");
    assert_eq!((strip.count("strip__pass"), strip.count("<button")), (1, 2));
    assert_eq!(strip.count("disabled"), 0);
}

#[test]
fn the_line_s_page_asks_for_two_stations_a_date_and_how_long() {
    let zh = page(with_a_stop_of_trains(Lang::Zh), Topic::Line);
    zh.says("一线穿").says("上车站").says("下车站").says("沿线都行").says("半天").says("看看够玩什么");
    // Boarding is possible everywhere, getting off only where there is something to see.
    zh.says("中间").says("宁波 · 1 站").never_says("中间 ·").never_says("0 站");
    zh.has("for=\"line-date\"").has("value=\"2026-10-15\"");
    page(state(Lang::En, Page::Overview), Topic::Line)
        .says("Board at")
        .says("Anywhere on the line")
        .says("A weekend");
}

#[test]
fn a_page_that_is_read_at_any_time_finds_no_fault_with_today() {
    let mut timeless = state(Lang::Zh, Page::Overview);
    timeless.now = None;
    page(timeless, Topic::Line).never_says("请选出发日期");
}

#[test]
fn a_pack_without_a_railway_says_so() {
    let mut app = state(Lang::Zh, Page::Overview);
    let mut atlas = (*app.atlas).clone();
    atlas.rail = Default::default();
    app.atlas = Shared::new(atlas);
    page(app, Topic::Line).says("这张地图没有铁路线");
}
