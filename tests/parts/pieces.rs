//! The small pieces: rows, cards, the strip, hours, filters, notices, sources.

use hangyong::app::state::Notice;
use hangyong::app::{FilterMsg, Msg, Page, update};
use hangyong::domain::{Bilingual, Category, Claim, Claims, Corridor, Lang, Source};
use hangyong::ui::panels::filters::filters;
use hangyong::ui::panels::search::search;
use hangyong::ui::parts::hours_table::hours_table;
use hangyong::ui::parts::notice_bar::notice_bar;
use hangyong::ui::parts::picture::pictures;
use hangyong::ui::parts::route_card::route_cards;
use hangyong::ui::parts::sources::source_list;
use hangyong::ui::parts::stop_row::{numbered_stop_row, stop_row};
use hangyong::ui::parts::strip::strip;
use hangyong::ui::parts::switches::{language_switch, theme_switch};

use super::rendered::{at, rendered, state, stop};

#[test]
fn a_stop_in_a_list_tells_name_kind_city_and_whether_it_is_open() {
    let row = |lang| {
        rendered(state(lang, Page::Overview), |view| stop_row(view, stop(&view.app, "tianyi-house"), None))
    };
    let zh = row(Lang::Zh);
    zh.says(&stop(&state(Lang::Zh, Page::Overview), "tianyi-house").name.zh);
    zh.says("宁波").says("17:30").has("href=\"/zh/stops/tianyi-house/\"").has("tone--open");
    row(Lang::En).says("Ningbo").says("17:30").has("href=\"/en/stops/tianyi-house/\"");
}

#[test]
fn a_stop_that_is_closed_today_says_so_in_words_and_not_only_by_colour() {
    let mut monday = state(Lang::En, Page::Overview);
    monday.now = Some(at("2026-10-12T12:00:00"));
    let row = rendered(monday, |view| stop_row(view, stop(&view.app, "tianyi-house"), None));
    row.has("tone--closed");
    assert!(row.text.to_lowercase().contains("closed"), "{}", row.text);
}

#[test]
fn hours_that_nobody_knows_are_called_unknown() {
    let row = |lang| {
        rendered(state(lang, Page::Overview), |view| stop_row(view, stop(&view.app, "east-port"), None))
    };
    row(Lang::Zh).says("不详").has("tone--unknown");
    row(Lang::En).says("unknown");
}

#[test]
fn a_static_page_claims_nothing_about_now() {
    let mut timeless = state(Lang::Zh, Page::Overview);
    timeless.now = None;
    let row = rendered(timeless, |view| stop_row(view, stop(&view.app, "tianyi-house"), None));
    row.never_says("开放中").never_says("不开放");
}

#[test]
fn a_stop_in_a_route_carries_its_number_and_the_current_one_is_marked() {
    let row = |current| {
        rendered(state(Lang::Zh, Page::Overview), move |view| {
            numbered_stop_row(view, stop(&view.app, "west-bridge"), 7, current)
        })
    };
    row(false).has(">7</span>");
    assert!(row(true).html.contains("row--current") && !row(false).html.contains("row--current"));
}

#[test]
fn a_distance_beside_a_stop_stands_at_the_end_of_its_line() {
    let row = rendered(state(Lang::Zh, Page::Overview), |view| {
        stop_row(view, stop(&view.app, "west-bridge"), Some("650 米".into()))
    });
    row.says("650 米");
    assert!(row.html.find("row__aside") > row.html.find("row__name"), "{}", row.html);
}

#[test]
fn a_route_card_tells_stops_days_and_length_and_shows_its_line() {
    let cards = |lang| rendered(state(lang, Page::Overview), route_cards);
    cards(Lang::Zh).says("运河").says("2 天").says("4 站").says("公里").has("stroke-dasharray=\"14 6\"");
    cards(Lang::En).says("2 days").says("4 stops").says("km").has("href=\"/en/routes/canal/\"");
    assert_eq!(cards(Lang::Zh).count("class=\"card "), 2);
}

#[test]
fn the_strip_runs_from_end_to_end_with_the_stops_and_minutes_of_each_station() {
    let zh = rendered(state(Lang::Zh, Page::Overview), strip);
    let (east, ningbo) = (zh.text.find("杭州东"), zh.text.find("宁波 "));
    assert!(east.is_some() && east < ningbo, "{}", zh.text);
    zh.says("2 站").says("1 小时");
    rendered(state(Lang::En, Page::Overview), strip).says("2 stops").says("1 h");
}

#[test]
fn a_station_that_no_train_of_the_timetable_joins_to_the_one_before_names_where_the_ride_began() {
    let mut app = state(Lang::Zh, Page::Overview);
    let mut atlas = (*app.atlas).clone();
    let between = hangyong::domain::Station {
        id: "between".into(),
        name: hangyong::domain::Bilingual::new("中间", "Between"),
        km: Some(20.0),
        ..atlas.rail.stations[0].clone()
    };
    atlas.rail.stations.push(between);
    app.atlas = hangyong::app::Shared::new(atlas);
    rendered(app.clone(), strip).says("杭州东起 1 小时");
    app.lang = Lang::En;
    rendered(app, strip).says("1 h from Hangzhou East");
}

#[test]
fn a_picked_station_is_pressed() {
    let picked = update(&state(Lang::Zh, Page::Overview), Msg::PickStation(Some("ningbo".into()))).0;
    assert_eq!(rendered(picked, strip).count("aria-pressed=\"true\""), 1);
    assert_eq!(rendered(state(Lang::Zh, Page::Overview), strip).count("aria-pressed=\"true\""), 0);
}

#[test]
fn the_hours_of_a_week_begin_today_and_name_the_closed_day() {
    let table = |lang| {
        rendered(state(lang, Page::Overview), |view| hours_table(&view.app, stop(&view.app, "tianyi-house")))
    };
    let zh = table(Lang::Zh);
    assert_eq!(zh.count("<tr"), 7);
    zh.says("08:30").says("17:30").says("不开放").has("hours__current");
    assert!(zh.text.find("周三") < zh.text.find("周四"), "{}", zh.text);
    table(Lang::En).says("Wed").says("Mon");
}

#[test]
fn without_hours_there_is_no_table() {
    let table = rendered(state(Lang::Zh, Page::Overview), |view| {
        hours_table(&view.app, stop(&view.app, "east-port"))
    });
    assert_eq!(table.html, "");
}

#[test]
fn filters_offer_every_corridor_city_and_category_by_name() {
    let zh = rendered(state(Lang::Zh, Page::Overview), filters);
    for name in ["文化", "景观", "产业", "生态", "杭州", "宁波", "博物馆", "湿地", "免费"]
    {
        zh.says(name);
    }
    // Plus two cities, free admission, free for the people of the trip, and booking.
    assert_eq!(zh.count("class=\"chip\""), Corridor::ALL.len() + Category::ALL.len() + 2 + 1 + 2);
    rendered(state(Lang::En, Page::Overview), filters).says("Culture").says("Free").says("Hangzhou");
}

#[test]
fn a_filter_that_is_set_is_pressed_counted_and_can_be_cleared() {
    let set =
        update(&state(Lang::Zh, Page::Overview), Msg::Filter(FilterMsg::ToggleCorridor(Corridor::Ecology))).0;
    let set = update(&set, Msg::Filter(FilterMsg::ToggleFree)).0;
    let found = rendered(set, filters);
    assert_eq!(found.count("aria-pressed=\"true\""), 2);
    found.says("筛选 2").says("清除筛选");
    rendered(state(Lang::Zh, Page::Overview), filters).never_says("清除筛选");
}

#[test]
fn search_shows_what_was_typed_and_a_way_to_clear_it() {
    let typed = update(&state(Lang::Zh, Page::Overview), Msg::Search("<tianyige>".into())).0;
    rendered(typed, search).has("value=\"&lt;tianyige&gt;\"").has("aria-label=\"清除搜索\"");
    rendered(state(Lang::En, Page::Overview), search).has("type=\"search\"").never_says("Clear");
}

#[test]
fn a_notice_is_an_alert_that_can_be_put_away_and_shows_reasons_as_text() {
    let mut broken = state(Lang::Zh, Page::Overview);
    broken.notice = Some(Notice::PackBroken("<b>line 3</b>".into()));
    let bar = rendered(broken, notice_bar);
    bar.says("<b>line 3</b>").has("role=\"alert\"").has("aria-label=\"知道了\"");
    let mut refused = state(Lang::En, Page::Overview);
    refused.notice = Some(Notice::PackRefused);
    rendered(refused, notice_bar).says("not");
    assert_eq!(rendered(state(Lang::Zh, Page::Overview), notice_bar).html, "");
}

#[test]
fn a_source_older_than_a_year_is_marked_and_a_newer_one_is_not() {
    let source = |checked: &str| Source {
        title: Bilingual::new("12306", "12306"),
        url: Some("https://www.12306.cn/".into()),
        licence: None,
        official: false,
        checked: checked.parse().expect("a date"),
        unchecked: Claims::default(),
        gives: Claims::default(),
        differs: Claims::default(),
    };
    let list = |lang, checked: &'static str| {
        rendered(state(lang, Page::Overview), move |view| source_list(&view.app, &[source(checked)]))
    };
    list(Lang::Zh, "2025-10-13")
        .says("一年以上")
        .says("2025年10月13日")
        .has("rel=\"noopener external nofollow\"");
    list(Lang::Zh, "2025-10-14").never_says("一年以上");
    list(Lang::En, "2016-03-10").says("10 Mar 2016").says("year");
    // Separated from the date, for the eye and for a screen reader.
    list(Lang::Zh, "2025-10-13").has("2025年10月13日\u{a0}· <span class=\"badge\">一年以上");
    list(Lang::En, "2016-03-10").has("10 Mar 2016\u{a0}· <span class=\"badge\">over a year");
}

#[test]
fn a_source_is_called_in_the_readers_language_and_a_works_own_title_says_which_it_is_in() {
    let list = |lang, title: Bilingual| {
        let source = Source {
            title,
            url: None,
            licence: None,
            official: false,
            checked: at("2026-10-01T00:00:00").date(),
            unchecked: Claims::default(),
            gives: Claims::default(),
            differs: Claims::default(),
        };
        rendered(state(lang, Page::Overview), move |view| {
            source_list(&view.app, std::slice::from_ref(&source))
        })
    };
    let both = || Bilingual::new("12306 时刻表", "12306 timetable");
    list(Lang::Zh, both()).says("时刻表").never_says("timetable").has("<span>12306 时刻表");
    list(Lang::En, both()).says("timetable").never_says("时刻表").has("<span>12306 timetable");
    let own = || Bilingual::new("The Grand Canal", "The Grand Canal");
    list(Lang::Zh, own()).has("<span lang=\"en\">The Grand Canal");
    list(Lang::En, own()).has("<span>The Grand Canal");
}

#[test]
fn a_source_that_nobody_looked_up_does_not_call_its_day_a_check() {
    let list = |lang| {
        let source = Source {
            title: Bilingual::new("常识", "General knowledge"),
            url: None,
            licence: None,
            official: false,
            checked: at("2026-10-01T00:00:00").date(),
            unchecked: Claims::default().with(Claim::Hours),
            gives: Claims::default(),
            differs: Claims::default(),
        };
        rendered(state(lang, Page::Overview), move |view| {
            source_list(&view.app, std::slice::from_ref(&source))
        })
    };
    list(Lang::Zh).says("写于 2026年10月1日，未核对").never_says("核对于");
    list(Lang::En).says("written 1 Oct 2026, not checked");
}

#[test]
fn the_switches_name_what_they_lead_to_in_its_own_language() {
    rendered(state(Lang::Zh, Page::About), language_switch)
        .says("English")
        .has("href=\"/en/about/\"")
        .has("lang=\"en\"");
    rendered(state(Lang::En, Page::About), language_switch).says("中文").has("lang=\"zh-Hans\"");
    rendered(state(Lang::Zh, Page::About), theme_switch).has("aria-label=\"主题：跟随系统\"");
}

#[test]
fn a_picture_is_shown_with_its_credit_on_the_page_and_in_lists_and_waits_until_it_is_near() {
    let mut app = state(Lang::En, Page::Overview);
    let mut atlas = (*app.atlas).clone();
    atlas.stops[0].images = vec![hangyong::domain::stop::Image {
        src: "pictures/bridge.jpg".into(),
        alt: Bilingual::new("雪中的桥", "The bridge in snow"),
        credit: "A. Painter".into(),
        licence: "CC BY 4.0".into(),
    }];
    app.atlas = std::rc::Rc::new(atlas).into();
    let page = rendered(app.clone(), |view| pictures(&view.app, &view.app.atlas.stops[0]));
    page.says("A. Painter · CC BY 4.0")
        .has("src=\"/pack/pictures/bridge.jpg\"")
        .has("alt=\"The bridge in snow\"");
    let row = rendered(app, |view| stop_row(view, &view.app.atlas.stops[0], None));
    for shown in [&page, &row] {
        shown.has("loading=\"lazy\"");
    }
    row.has("src=\"/pack/pictures/bridge.jpg\"").has("alt=\"\"").has("A. Painter · CC BY 4.0");
}

#[test]
fn a_chip_shows_how_many_stops_it_would_leave_and_is_called_as_before() {
    let page = rendered(state(Lang::En, Page::Overview), filters);
    page.has("title=\"2 stops\"").has("aria-hidden=\"true\" class=\"chip__count\"");
}
