//! The ways onward from the home page of the site's own pack: their order, what is said about guides, and what guests
//! who read no Chinese find at a stop.

use std::rc::Rc;

use hangyong::app::state::Stories;
use hangyong::app::topic::Topic;
use hangyong::app::{AppState, Page, StopTool};
use hangyong::domain::Lang;
use hangyong::ui::panels::overview::overview;
use hangyong::ui::panels::route::route_panel;
use hangyong::ui::panels::stop::stop_panel;
use hangyong::ui::panels::topics::topic_panel;

use super::agreement::PACK;
use super::rendered::{Rendered, at, rendered};

fn app(lang: Lang, page: Page) -> AppState {
    let mut app = AppState::new(Rc::new(PACK.clone()), "/", lang, page);
    app.stories = Stories::Loaded;
    app.now = Some(at("2026-12-03T09:00:00"));
    app
}

fn stop(lang: Lang, id: &'static str) -> Rendered {
    rendered(app(lang, Page::Stop(id.into())), move |view| stop_panel(view, &id.into()))
}

fn topic(lang: Lang, topic: Topic) -> Rendered {
    rendered(app(lang, Page::Topic(topic.clone())), move |view| topic_panel(view, &topic))
}

#[test]
fn a_story_stands_on_its_page_while_another_stop_is_the_one_that_is_read_aloud() {
    let mut reading = app(Lang::Zh, Page::Stop("tianyi-pavilion".into()));
    reading.tool = Some((StopTool::Aloud, "moon-lake".into()));
    let page = rendered(reading, |view| stop_panel(view, &"tianyi-pavilion".into()));
    let story = PACK.stop(&"tianyi-pavilion".into()).and_then(|stop| stop.story.as_ref()).expect("a story");
    let begins: String = story.zh.chars().take(12).collect();
    page.says(&begins).says("朗读");
}

#[test]
fn home_leads_on_in_the_order_in_which_a_traveller_asks() {
    let home = rendered(app(Lang::Zh, Page::Overview), overview);
    let (before, onward) = home.text.split_once("更多玩法").expect("the ways onward");
    assert!(before.find("帮我排") < before.find("四条主题线路") && before.contains("帮我排"), "{before}");
    let ways = [
        "一线穿",
        "八千年，分六天走",
        "活动日历",
        "运动体验",
        "文化走廊",
        "生态走廊",
        "惠民",
        "亚运场馆今天",
        "杭甬高铁",
        "全部站点",
    ];
    let places = ways.map(|way| onward.find(way));
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?} in {onward}");
    home.has("href=\"/zh/venues/#experiences\"");
    topic(Lang::Zh, Topic::Venues).has("id=\"experiences\"");
}

#[test]
fn home_says_how_long_a_guide_takes_and_what_is_on_in_the_next_days() {
    let home = rendered(app(Lang::Zh, Page::Overview), overview);
    home.says("八千年，分六天走 6 天 · 15 站").says("沿运河走四天 4 天 · 13 站");
    assert!(home.text.contains("7 天内：") || home.text.contains("下一项："), "{}", home.text);
    let mut still = app(Lang::Zh, Page::Overview);
    still.now = None;
    rendered(still, overview).never_says("7 天内").never_says("下一项");
    let mut first = app(Lang::En, Page::Overview);
    first.whole = false;
    rendered(first, overview).says("What’s on").never_says("in the next 7 days").never_says("next: ");
}

#[test]
fn a_route_lists_its_guides_with_their_days_the_way_to_each_and_a_way_to_take_it() {
    let canal =
        rendered(app(Lang::En, Page::Route("canal".into())), |view| route_panel(view, &"canal".into()));
    canal
        .says("4 days · 13 stops")
        .says("The editors")
        .says("Make it my trip")
        .has("href=\"/en/guides/canal-on-foot-and-by-rail/\"");
    // The text is on the guide's own page.
    canal.never_says("How the waterway joins up");
    let guide = topic(Lang::En, Topic::Guide("canal-on-foot-and-by-rail".into()));
    guide.says("How the waterway joins up").says("4 days · 13 stops").says("mind your step");
}

#[test]
fn a_guest_who_reads_no_chinese_is_told_of_passport_and_ticket_window_at_every_stop() {
    stop(Lang::En, "liangzhu-site-park")
        .says("If you read no Chinese")
        .says("Good for booking here.")
        .says("foreign passports at the staffed window")
        .has("href=\"/en/guests/\"");
    stop(Lang::En, "liangzhu-museum").says("Whether it is accepted for booking was not looked up");
    stop(Lang::En, "ningbo-museum").says("No booking is needed.");
    stop(Lang::Zh, "liangzhu-site-park").never_says("不读中文的客人");
}

#[test]
fn every_sentence_for_guests_can_be_shown_on_the_whole_screen() {
    let guests = topic(Lang::En, Topic::Guests);
    let sentences = guests.count("class=\"phrase__says\"");
    assert!(sentences > 5, "{sentences}");
    assert_eq!(guests.count("aria-haspopup=\"dialog\""), sentences);
    guests.has("aria-label=\"Show full screen: ");
}
