//! Ready-made trips on the pages that show them.

use hangyong::app::Page;
use hangyong::domain::Lang;
use hangyong::ui::panels::overview::overview;
use hangyong::ui::panels::ready_trips::ready_trips;
use hangyong::ui::panels::route::route_panel;

use super::rendered::{Rendered, rendered, state};

fn of_canal(lang: Lang) -> Rendered {
    rendered(state(lang, Page::Route("canal".into())), |view| ready_trips(view, Some(&"canal".into())))
}

#[test]
fn a_ready_made_trip_tells_its_days_its_stops_in_order_and_how_long_to_stay() {
    let zh = of_canal(Lang::Zh);
    zh.says("现成行程")
        .says("运河一日")
        .says("1 天 · 2 站")
        .says("09:00–18:00")
        .says("45 分钟")
        .says("从东岸看。");
    zh.says("用这份行程").has("href=\"/zh/stops/west-bridge/\"");
    assert!(zh.html.find("west-bridge") < zh.html.find("lake-garden"), "{}", zh.html);
    of_canal(Lang::En)
        .says("Ready-made trips")
        .says("A day on the canal")
        .says("1 day · 2 stops")
        .says("Take this trip");
}

#[test]
fn the_weekdays_on_which_it_goes_in_another_order_stand_beside_its_title() {
    let beyond = |lang| rendered(state(lang, Page::Overview), |view| ready_trips(view, None));
    beyond(Lang::Zh).says("2 天 · 2 站 · 周日出发时顺序不同").says("第1天").says("第2天");
    beyond(Lang::En).says("another order on Sundays").says("Day 2");
}

#[test]
fn each_page_shows_its_own_trips_only() {
    let route =
        rendered(state(Lang::Zh, Page::Route("canal".into())), |view| route_panel(view, &"canal".into()));
    route.says("运河一日").never_says("两城两日");
    rendered(state(Lang::Zh, Page::Overview), overview).says("两城两日").never_says("运河一日");
    let none = rendered(state(Lang::Zh, Page::Overview), |view| ready_trips(view, Some(&"sea".into())));
    assert_eq!(none.html, "");
}
