//! The site's own pack: what is said about a stop on a date is the same on its page, in lists, on the trip's page, in a
//! plan's preview, on paper, in the calendar file and in the text for a chat. The expectations were written from the
//! sources.

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::LazyLock;

use chrono::{DateTime, NaiveDate};
use hangyong::app::present::doubt::doubt;
use hangyong::app::state::Stories;
use hangyong::app::trips::handbook::handbook;
use hangyong::app::trips::outgoing::{FileKind, chat_text, file};
use hangyong::app::trips::present::{hours_of, warnings_of};
use hangyong::app::{AppState, Page, Shared, Trips};
use hangyong::domain::map_links::MapService;
use hangyong::domain::trip::{Day, History, Trip, Visit};
use hangyong::domain::{Atlas, Claim, Lang, Stop};
use hangyong::ui::panels::stop::stop_panel;
use hangyong::ui::panels::trip::trip_panel;
use hangyong::ui::parts::stop_row::stop_row;

use super::own_pack;
use super::rendered::rendered;

/// The site's own pack.
pub static PACK: LazyLock<Atlas> = LazyLock::new(own_pack::atlas);

/// A stop, a date, and what is said about its hours everywhere.
const CASES: [(&str, &str, &str); 20] = [
    ("national-archives-hangzhou", "2026-12-05", "09:00–16:00，15:30 停止入场"),
    ("national-archives-hangzhou", "2026-12-07", "不开放"),
    ("lingyin-feilai", "2026-12-01", "07:30–17:30，17:00 停止入场"),
    ("tianyi-pavilion", "2026-07-14", "08:30–17:30，17:00 停止入场"),
    ("tianyi-pavilion", "2026-12-01", "08:30–17:00，16:30 停止入场"),
    ("tianyi-pavilion", "2026-12-07", "13:30–17:00，16:30 停止入场"),
    ("tianyi-pavilion", "2027-10-25", "平日 13:30–17:30，17:00 停止入场，放假安排未公布"),
    ("shen-garden", "2026-12-01", "08:00–17:00，16:40 停止入场"),
    ("shanglin-lake-kilns", "2026-12-01", "开放时间不详"),
    ("xixi-wetland", "2026-12-01", "08:30–17:00，16:00 停止入场"),
    ("xixi-wetland", "2026-07-01", "08:30–17:30，16:30 停止入场"),
    ("liuhe-pagoda", "2026-12-01", "07:00–16:55"),
    ("liuhe-pagoda", "2027-07-01", "07:00–17:30"),
    ("southern-song-guan-kiln", "2026-12-01", "不开放"),
    ("southern-song-guan-kiln", "2026-12-07", "09:00–16:30，16:00 停止入场"),
    ("deshou-palace", "2026-12-05", "09:30–17:00，16:30 停止入场"),
    ("deshou-palace", "2027-03-03", "平日 09:30–17:00，16:30 停止入场，放假安排未公布"),
    ("qiaoxi-crafts-museums", "2026-12-02", "09:00–16:30，16:00 停止入场"),
    ("qiandao-lake", "2026-12-01", "08:40–15:30，14:00 停止入场"),
    ("west-lake", "2027-10-01", "全天"),
];

/// A state in which a date is chosen, the list is filtered by it, and the trip is that one stop on that day.
pub fn state(stop: &str, date: NaiveDate) -> AppState {
    let mut app = AppState::new(Rc::new(PACK.clone()), "/", Lang::Zh, Page::Trip);
    app.stories = Stories::Loaded;
    (app.date, app.filter.open_on) = (Some(date), Some(date));
    let day = Day { visits: vec![Visit::to(stop.into())], ..Day::default() };
    let trip = Trip { start: Some(date), days: vec![day], ..Trip::new("t".into(), "", DateTime::default()) };
    app.trips = Some(Shared::new(Trips::new(History::new(trip), Vec::new(), &app.atlas)));
    app
}

/// What each place says about the stop.
fn said(app: &AppState, stop: &Stop) -> BTreeMap<&'static str, String> {
    let trips = app.trips.as_ref().expect("a trip");
    let (id, listed) = (stop.id.clone(), stop.clone());
    let day = &trips.schedule.days[0];
    let hours = hours_of(app.lang, &app.atlas, &day.visits[0], day).expect("a date").text;
    let preview = [hours].into_iter().chain(warnings_of(app.lang, &app.atlas, &day.visits[0], day));
    let row = handbook(app, trips, None).days[0].rows[0].clone();
    let calendar = file(FileKind::Ics, app, trips).expect("a dated trip").text.replace("\r\n ", "");
    BTreeMap::from([
        ("the stop's page", rendered(app.clone(), move |view| stop_panel(view, &id)).text),
        ("the list", rendered(app.clone(), move |view| stop_row(view, &listed, None)).text),
        ("the trip's page", rendered(app.clone(), trip_panel).text),
        ("a plan's preview", preview.collect::<Vec<_>>().join(" ")),
        ("paper", row.hours.into_iter().chain(row.facts).collect::<Vec<_>>().join(" ")),
        ("the calendar file", calendar.replace("\\;", ";").replace("\\,", ",")),
        ("the text for a chat", chat_text(app, trips)),
    ])
}

#[test]
fn hours_and_their_doubt_are_the_same_wherever_they_are_told() {
    for (stop, date, hours) in CASES {
        let app = state(stop, date.parse().expect("a date"));
        let stop = app.atlas.stop(&stop.into()).expect("a stop of the pack");
        let mark = doubt(app.lang, stop, Claim::Hours).filter(|_| stop.hours.is_some());
        for (place, text) in said(&app, stop) {
            assert!(text.contains(hours), "{place} does not say {hours} of {} on {date}: {text}", stop.id);
            if let Some(mark) = mark {
                assert!(text.contains(mark), "{place} does not mark {} on {date} {mark}: {text}", stop.id);
            }
        }
    }
}

#[test]
fn what_has_to_be_booked_and_what_is_shut_travels_into_the_trip() {
    let cases = [
        ("national-archives-hangzhou", "2026-12-05", "周末和节假日前一天8:00起实名预约"),
        ("lingyin-feilai", "2026-12-01", "需要预约，提前 1–7 天"),
        ("deshou-palace", "2026-12-05", "周末和节假日在博物馆微信公众号预约"),
        ("qiaoxi-crafts-museums", "2026-12-02", "中国扇博物馆因房屋修缮闭馆"),
    ];
    for (stop, date, phrase) in cases {
        let app = state(stop, date.parse().expect("a date"));
        let stop = app.atlas.stop(&stop.into()).expect("a stop of the pack");
        for (place, text) in said(&app, stop).into_iter().filter(|(place, _)| *place != "the list") {
            assert!(text.contains(phrase), "{place} does not say {phrase} of {} on {date}: {text}", stop.id);
        }
    }
    let tuesday = state("deshou-palace", "2026-12-01".parse().expect("a date"));
    let stop = tuesday.atlas.stop(&"deshou-palace".into()).expect("a stop of the pack");
    assert!(!said(&tuesday, stop)["the trip's page"].contains("预约"), "no booking on an ordinary Tuesday");
}

/// A stop's page and list row as in the plain-text edition, which may be read at any time: with the rules instead of a
/// day.
fn plain_text(lang: Lang, stop: &str) -> (String, String) {
    let mut app = AppState::new(Rc::new(PACK.clone()), "/", lang, Page::Overview);
    app.stories = Stories::Loaded;
    let (id, listed) = (stop.into(), PACK.stop(&stop.into()).expect("a stop of the pack").clone());
    let page = rendered(app.clone(), move |view| stop_panel(view, &id)).text;
    (page, rendered(app, move |view| stop_row(view, &listed, None)).text)
}

#[test]
fn the_plain_text_edition_has_the_rules_with_their_seasons_and_the_same_doubt() {
    let (page, row) = plain_text(Lang::Zh, "tianyi-pavilion");
    assert!(
        page.contains("11月至4月 周一 13:30–17:00") && row.contains("11月至4月 周一 13:30–17:00"),
        "{row}"
    );
    assert!(page.contains("最晚入场：5月至10月 17:00；11月至4月 16:30"), "{page}");
    let (page, _) = plain_text(Lang::En, "national-archives-hangzhou");
    assert!(page.contains("Last entry: 15:30"), "{page}");
    for stop in &PACK.stops {
        let mark = doubt(Lang::Zh, stop, Claim::Hours).filter(|_| stop.hours.is_some());
        let (page, row) = plain_text(Lang::Zh, stop.id.as_str());
        if let Some(mark) = mark {
            assert!(page.contains(mark) && row.contains(mark), "{}: {row}", stop.id);
        }
    }
}

#[test]
fn where_one_has_to_book_a_button_has_the_name_to_look_for() {
    let page = |stop: &str| plain_text(Lang::En, stop).0;
    assert!(page("lingyin-feilai").contains("Copy the name to look for in WeChat or Alipay"));
    assert!(!page("ningbo-museum").contains("Copy the name to look for"), "no booking is needed there");
}

#[test]
fn a_price_that_follows_the_season_is_that_of_the_date_everywhere() {
    for (date, price) in [("2026-12-01", "120 元"), ("2026-07-01", "160 元"), ("2026-10-01", "180 元")] {
        let app = state("putuo-mountain", date.parse().expect("a date"));
        let stop = app.atlas.stop(&"putuo-mountain".into()).expect("a stop of the pack");
        let mark = doubt(Lang::Zh, stop, Claim::Ticket);
        let priced = said(&app, stop);
        for place in
            ["the stop's page", "the trip's page", "paper", "the calendar file", "the text for a chat"]
        {
            assert!(priced[place].contains(price), "{place} on {date}: {}", priced[place]);
            let marked = mark.is_none_or(|mark| priced[place].contains(mark));
            assert!(marked, "{place} does not mark the price on {date}");
        }
    }
    let (page, _) = plain_text(Lang::Zh, "putuo-mountain");
    assert!(page.contains("进山门票 120 元（1月、12月）"), "{page}");
}

#[test]
fn a_map_app_looks_for_a_place_that_is_known_only_roughly_and_marks_one_that_is_known() {
    let page = |stop: &'static str| {
        let app = AppState::new(Rc::new(PACK.clone()), "/", Lang::En, Page::Overview);
        rendered(app, move |view| stop_panel(view, &stop.into())).html
    };
    let rough = page("dayu-mausoleum");
    assert!(rough.contains("https://uri.amap.com/search?keyword=%E5%A4%A7%E7%A6%B9%E9%99%B5"), "{rough}");
    assert!(!rough.contains("uri.amap.com/marker") && !rough.contains("map.baidu.com/marker"));
    // West Lake opens at its first entrance, not at its centre.
    let lake = PACK.stop(&"west-lake".into()).expect("a stop of the pack");
    let entrance = lake.details.entrances.first().expect("an entrance").position;
    let link = MapService::Amap.link(entrance, &lake.name.zh, &lake.district.zh);
    assert!(page("west-lake").contains(&link.replace('&', "&amp;")), "{link}");
}
