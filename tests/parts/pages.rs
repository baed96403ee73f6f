//! Whole panels: overview, route, stop, about, not found.

use std::rc::Rc;

use hangyong::app::state::Stories;
use hangyong::app::{AppState, FilterMsg, Msg, Page, Shared, update};
use hangyong::domain::reading::Event;
use hangyong::domain::{Bilingual, Claim, Corridor, Lang, Network, PackedNetwork, Recurrence};
use hangyong::ui::panels::about::about;
use hangyong::ui::panels::not_found::not_found;
use hangyong::ui::panels::overview::overview;
use hangyong::ui::panels::route::route_panel;
use hangyong::ui::panels::stop::stop_panel;

use super::rendered::{Rendered, at, atlas, rendered, state};

fn route(lang: Lang) -> Rendered {
    rendered(state(lang, Page::Route("canal".into())), |view| route_panel(view, &"canal".into()))
}

fn stop_page(lang: Lang, id: &'static str) -> Rendered {
    rendered(state(lang, Page::Stop(id.into())), move |view| stop_panel(view, &id.into()))
}

#[test]
fn the_overview_has_one_first_heading_then_routes_line_and_stops() {
    let page = rendered(state(Lang::Zh, Page::Overview), overview);
    assert_eq!(page.count("<h1"), 1);
    let places = ["四条主题线路", "杭甬线", "全部站点"].map(|heading| page.text.find(heading));
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?}");
    page.says("4 站");
}

#[test]
fn a_search_without_a_match_says_what_to_do() {
    let searched = update(&state(Lang::En, Page::Overview), Msg::Search("atlantis".into())).0;
    let page = rendered(searched, overview);
    page.says("0 stops").never_says("Tianyi").has("class=\"empty\"");
    assert!(page.count("<button") >= 2, "a way to clear, a way to show all");
}

#[test]
fn filters_leave_only_what_passes() {
    let filtered =
        update(&state(Lang::Zh, Page::Overview), Msg::Filter(FilterMsg::ToggleCorridor(Corridor::Ecology))).0;
    let stops =
        filtered.atlas.stops.iter().filter(|stop| stop.corridors.contains(&Corridor::Ecology)).count();
    let page = rendered(filtered, overview);
    assert_eq!(page.count("class=\"row\""), stops);
}

#[test]
fn a_route_tells_its_stops_in_order_with_the_way_between() {
    let page = route(Lang::Zh);
    assert_eq!((page.count("<h1"), page.count("id=\"course-")), (1, 5), "four stops and the heading");
    page.says("运河").says("沿途各站").says("公里").says("（直线）");
    let numbers = [">1</span>", ">2</span>", ">3</span>", ">4</span>"].map(|number| page.html.find(number));
    assert!(numbers.iter().all(Option::is_some) && numbers.is_sorted(), "{numbers:?}");
    route(Lang::En).says("km").says("Stops along the way");
}

#[test]
fn a_route_whose_course_is_drawn_by_hand_says_so_once() {
    let drawn_by_hand = vec![("canal".into(), vec![1, 2])];
    let network = PackedNetwork::of(&Network { drawn_by_hand, ..Network::default() });
    for (lang, words) in [(Lang::Zh, "图上线路走向为手绘示意"), (Lang::En, "drawn by hand and approximate")]
    {
        let mut app = state(lang, Page::Route("canal".into()));
        app.atlas = Shared::new(atlas().with_network(network.clone()));
        let page = rendered(app, |view| route_panel(view, &"canal".into()));
        assert_eq!(page.text.matches(words).count(), 1, "{}", page.text);
        route(lang).never_says(words);
    }
}

#[test]
fn a_walk_tells_where_one_is_and_ends_at_the_ends() {
    let walking = update(&state(Lang::En, Page::Route("canal".into())), Msg::WalkTo(0)).0;
    let page = rendered(walking, |view| route_panel(view, &"canal".into()));
    page.says("1 / 4").has("aria-live=\"polite\"");
    assert_eq!(page.count("disabled="), 1, "there is no stop before the first");
}

#[test]
fn a_stop_tells_everything_that_the_pack_knows_of_it() {
    let zh = stop_page(Lang::Zh, "tianyi-house");
    for phrase in [
        "门票",
        "建议停留",
        "开放时间",
        "怎么去",
        "资料来源",
        "附近",
        "高德地图",
        "百度地图",
        "腾讯地图",
        "苹果地图",
    ] {
        zh.says(phrase);
    }
    assert_eq!(zh.count("<h1"), 1);
    stop_page(Lang::En, "tianyi-house").says("Getting there").says("Sources").says("Amap");
}

#[test]
fn hours_and_a_price_that_nobody_verified_are_marked_beside_themselves_also_where_no_day_is_known() {
    let page = |lang, now: bool, claims: &[Claim]| {
        let mut app = state(lang, Page::Stop("tianyi-house".into()));
        let mut atlas = (*app.atlas).clone();
        let stop =
            atlas.stops.iter_mut().find(|stop| stop.id.as_str() == "tianyi-house").expect("it is there");
        stop.unverified = claims.iter().copied().collect();
        app.atlas = Shared::new(atlas);
        app.now = app.now.filter(|_| now);
        rendered(app, |view| stop_panel(view, &"tianyi-house".into()))
    };
    let both = [Claim::Hours, Claim::Ticket];
    page(Lang::Zh, true, &both)
        .says("30 元 未核实")
        .says("17:30 关，17:00 停止入场 未核实")
        .says("开放时间 未核实");
    page(Lang::Zh, false, &both).says("30 元 未核实").says("开放时间 未核实");
    page(Lang::En, true, &both).says("Opening hours not verified");
    assert_eq!(page(Lang::Zh, true, &[Claim::Ticket]).count(">未核实<"), 1);
    page(Lang::Zh, true, &[Claim::Position, Claim::Story]).never_says("未核实");
    // Unknown facts are already labelled as unknown.
    let mut unknown = state(Lang::Zh, Page::Stop("east-port".into()));
    let mut atlas = (*unknown.atlas).clone();
    atlas.stops.iter_mut().for_each(|stop| stop.unverified = both.into_iter().collect());
    unknown.atlas = Shared::new(atlas);
    rendered(unknown, |view| stop_panel(view, &"east-port".into())).never_says("未核实");
}

#[test]
fn where_sources_differ_the_page_says_so_beside_the_value() {
    let mut app = state(Lang::Zh, Page::Stop("tianyi-house".into()));
    let mut atlas = (*app.atlas).clone();
    if let Some(stop) = atlas.stop_mut(&"tianyi-house".into()) {
        stop.differing = [Claim::Ticket].into_iter().collect();
        stop.unverified = [Claim::Ticket].into_iter().collect();
    }
    app.atlas = Shared::new(atlas);
    rendered(app, |view| stop_panel(view, &"tianyi-house".into()))
        .says("30 元 各处说法不一")
        .never_says("未核实");
}

#[test]
fn a_stop_says_why_it_is_worth_it_and_what_to_know_before_one_goes() {
    let page = |lang| {
        let mut app = state(lang, Page::Stop("tianyi-house".into()));
        let mut atlas = (*app.atlas).clone();
        if let Some(stop) = atlas.stop_mut(&"tianyi-house".into()) {
            stop.worth = Some(5);
            stop.details.worth_why = Some(Bilingual::new("最古老的藏书楼。", "The oldest library."));
            stop.details.address = Some(Bilingual::new("宁波市天一街10号", "10 Tianyi Street, Ningbo"));
            stop.details.phone = Some("+86 574 8729 3856".into());
        }
        app.atlas = Shared::new(atlas);
        rendered(app, |view| stop_panel(view, &"tianyi-house".into()))
    };
    page(Lang::Zh).says("去之前").says("来这座城市的理由：最古老的藏书楼。").says("宁波市天一街10号");
    // Someone who reads no Chinese gets something to show to the driver, and a phone number to call.
    page(Lang::En).says("10 Tianyi Street, Ningbo").says("宁波市天一街10号").says("For the driver");
    assert_eq!(page(Lang::En).count("href=\"tel:+8657487293856\""), 1);
}

#[test]
fn an_unknown_price_is_unknown_and_a_free_one_is_free() {
    let mut app = state(Lang::Zh, Page::Stop("west-bridge".into()));
    let mut atlas = (*app.atlas).clone();
    for (id, price) in [("west-bridge", Some(0)), ("east-port", None)] {
        if let Some(stop) = atlas.stop_mut(&id.into()) {
            stop.ticket_cny = price;
        }
    }
    app.atlas = hangyong::app::Shared::new(atlas);
    rendered(app.clone(), |view| stop_panel(view, &"west-bridge".into())).says("门票 免费");
    rendered(app, |view| stop_panel(view, &"east-port".into())).says("门票 不详");
}

#[test]
fn a_story_on_its_way_and_one_that_failed_say_so() {
    let with = |stories| {
        let mut app = state(Lang::Zh, Page::Stop("west-bridge".into()));
        let mut atlas = (*app.atlas).clone();
        if let Some(stop) = atlas.stop_mut(&"west-bridge".into()) {
            stop.story = None;
        }
        app.atlas = hangyong::app::Shared::new(atlas);
        app.stories = stories;
        rendered(app, |view| stop_panel(view, &"west-bridge".into()))
    };
    with(Stories::Loading).says("正在载入");
    with(Stories::Failed).says("没有载入");
}

#[test]
fn an_address_that_leads_nowhere_is_shown_as_text_with_ways_on() {
    let page = |lang| {
        let asked = Page::NotFound { path: "zh/stops/<b>x</b>/".into() };
        rendered(state(lang, asked), |view| not_found(view, "zh/stops/<b>x</b>/"))
    };
    page(Lang::Zh).says("没有这个页面").says("<b>x</b>").says("回到总览").says("运河");
    page(Lang::En).says("No such page").has("href=\"/en/\"").has("href=\"/en/routes/canal/\"");
}

#[test]
fn about_tells_of_facts_map_railway_and_privacy() {
    let page = |lang| rendered(state(lang, Page::About), about);
    page(Lang::Zh)
        .says("资料与核对")
        .says("底图")
        .says("杭甬高铁")
        .says("隐私")
        .says("没有跟踪")
        .says("核对于");
    page(Lang::En).says("No account, no tracking").has("<h1");
}

/// The bridge's page at the moment `now`, with the small pack's event modified by `change`.
fn bridge(now: &str, change: impl Fn(&mut Event)) -> Rendered {
    let mut atlas = atlas();
    atlas.events.iter_mut().for_each(change);
    let mut state = AppState::new(Rc::new(atlas), "/", Lang::En, Page::Stop("west-bridge".into()));
    (state.stories, state.now) = (Stories::Loaded, Some(at(now)));
    rendered(state, |view| stop_panel(view, &"west-bridge".into()))
}

#[test]
fn an_event_is_told_until_it_is_over_and_leaves_by_itself() {
    let kept = |_: &mut Event| ();
    bridge("2026-12-06T20:00:00", kept).says("Bridge Day").never_says("worked out");
    bridge("2026-12-07T08:00:00", kept).never_says("Bridge Day");
}

#[test]
fn an_event_that_comes_again_tells_its_days_and_that_they_were_worked_out() {
    let rule = |event: &mut Event| {
        (event.from, event.to) = (None, None);
        event.rule = Some(Recurrence::Lunar { month: 8, day: 18 });
    };
    let before = bridge("2026-09-01T08:00:00", rule);
    before.says("28 Sep 2026").says("18 Sep 2027");
    assert_eq!(before.text.matches("worked out").count(), 2, "{}", before.text);
    bridge("2026-09-29T08:00:00", rule).never_says("28 Sep 2026").says("18 Sep 2027");
}
