//! Packages, sports, corridors, and which stops receive visitors, as a reader sees them.

use chrono::DateTime;
use hangyong::app::topic::Topic;
use hangyong::app::trips::packages::wished;
use hangyong::app::trips::{PackagePlace, update};
use hangyong::app::{AppState, Page, Shared, TripRequest, Trips, TripsMsg};
use hangyong::domain::schedule::Conflict;
use hangyong::domain::sports::PackageLength;
use hangyong::domain::trip::{Edit, Visit};
use hangyong::domain::{Corridor, Lang, Schedule, Trip, TripId, Ways};
use hangyong::ui::panels::stop::stop_panel;
use hangyong::ui::panels::topics::topic_panel;
use hangyong::ui::panels::trip::toast::toast;

use super::agreement::PACK;
use super::rendered::{Rendered, rendered, state};

fn own(lang: Lang, page: Page) -> AppState {
    let mut app = state(lang, page);
    app.atlas = Shared::new(PACK.clone());
    app
}

fn topic(app: fn(Lang, Page) -> AppState, lang: Lang, topic: Topic) -> Rendered {
    rendered(app(lang, Page::Topic(topic.clone())), move |view| topic_panel(view, &topic))
}

fn stop_page(lang: Lang, id: &'static str) -> Rendered {
    rendered(own(lang, Page::Stop(id.into())), move |view| stop_panel(view, &id.into()))
}

#[test]
fn a_package_tells_why_its_stops_in_order_how_long_whether_they_are_open_and_how_to_book() {
    let page = topic(state, Lang::Zh, Topic::Venues);
    page.says("海洋运动与海洋旅游组合")
        .says("桥与港")
        .says("半天")
        .says("先过桥，再出海。")
        .says("季节：夏天");
    page.says("45 分钟")
        .says("部分开放")
        .says("开放时间不详")
        .says("预约：不详")
        .says("先约船。")
        .says("加入行程");
    let (bridge, port) = (page.text.find("西桥"), page.text.find("东港"));
    assert!(bridge < port, "{bridge:?} {port:?}");
    let en = topic(state, Lang::En, Topic::Venues);
    en.says("Sea sports and the sea: packages")
        .says("Half a day")
        .says("Book the boat first.")
        .says("Add to trip");
}

#[test]
fn a_package_is_offered_for_each_day_of_the_trip_a_new_day_and_a_new_trip() {
    let mut app = state(Lang::Zh, Page::Topic(Topic::Venues));
    let trips = Trips::first("t1".into(), &app.atlas, DateTime::default());
    let second = TripsMsg::Edit(Edit::InsertDay { at: 1 });
    app.trips = Some(Shared::new(update(&trips, second, &app.atlas, DateTime::default()).0));
    let page = rendered(app, |view| topic_panel(view, &Topic::Venues));
    page.says("放到").says("第1天").says("第2天").says("新的一天").says("新行程");
}

#[test]
fn every_group_of_sports_is_there_and_an_empty_one_says_that_nothing_is_known() {
    let page = topic(own, Lang::Zh, Topic::Venues);
    let groups = ["马术", "游艇与帆船", "自行车与铁三", "沙滩排球", "赛艇皮划艇", "攀岩", "电竞", "游泳"];
    for group in groups {
        page.has(&format!("<span class=\"guide__title\">{group}</span>"));
    }
    page.says("黄龙游跳馆游泳")
        .says("杭州电竞中心看比赛")
        .says("东钱湖皮划艇")
        .never_says("没有查到对游客开放的场馆或体验");
    let small = topic(state, Lang::En, Topic::Venues);
    small.says("No venue or offer for visitors has been found for this sport.").says("Swimming");
    // Rowing has a venue there and nothing to do.
    small.says("No offer for visitors has been found. Ask the venue before you go.");
}

#[test]
fn an_experience_says_its_kind_ages_season_booking_and_whom_to_ask_or_that_it_is_unknown() {
    let page = topic(state, Lang::Zh, Topic::Venues);
    page.says("类型 体验、集训").says("年龄 8 岁起").says("季节 夏天").says("预订 不详");
    page.says("问谁 东港帆船俱乐部 +86 574 0000 0000").has("href=\"tel:+8657400000000\"");
    let here = rendered(state(Lang::En, Page::Stop("east-port".into())), |view| {
        stop_panel(view, &"east-port".into())
    });
    here.says("Kind trying it, training camp")
        .says("Age From age 8")
        .says("Whom to ask East Port sailing club");
    let riding = topic(own, Lang::Zh, Topic::Venues);
    riding.says("年龄 不详").says("问谁 桐庐县马产业发展管理委员会");
    riding.says("年龄 12 岁起");
}

#[test]
fn a_stop_names_its_corridors_and_chapters_with_links_and_the_packages_that_it_is_part_of() {
    let zh = stop_page(Lang::Zh, "shipu-fishing-port");
    zh.says("所在走廊")
        .says("章节：山与海")
        .says("章节：港口与渔港")
        .says("可以这样搭配")
        .says("上午帆影，下午渔港");
    for corridor in ["culture", "scenery", "industry"] {
        zh.has(&format!("/zh/corridors/{corridor}/"));
    }
    stop_page(Lang::En, "shipu-fishing-port").says("Corridors").says("chapter: ");
    stop_page(Lang::Zh, "bazi-bridge").says("所在走廊").never_says("章节：").never_says("可以这样搭配");
}

#[test]
fn stops_of_a_chapter_stand_by_worth_unless_the_pack_says_why_not() {
    let page = |reason: Option<&str>| {
        let mut app = state(Lang::Zh, Page::Topic(Topic::Corridor(Corridor::Culture)));
        let mut atlas = (*app.atlas).clone();
        let worth = |id: &str| if id == "lake-garden" { 5 } else { 2 };
        atlas.stops.iter_mut().for_each(|stop| stop.worth = Some(worth(stop.id.as_str())));
        let mut topics = atlas.topics.read();
        let why = reason.map(|why| hangyong::domain::Bilingual::new(why, why));
        topics.corridors[0].chapters[0].order_why = why;
        topics.corridors[0].day.clear();
        topics.corridors[0].half_day.clear();
        atlas = atlas.with_topics(hangyong::domain::topics::PackedTopics::new(&topics));
        app.atlas = Shared::new(atlas);
        rendered(app, |view| topic_panel(view, &Topic::Corridor(Corridor::Culture)))
    };
    let places = |page: &Rendered| (page.text.find("西桥"), page.text.find("湖园"));
    let (bridge, garden) = places(&page(None));
    assert!(garden < bridge, "the worthier one first");
    let told = page(Some("由早到晚。"));
    told.says("为什么按这个顺序：由早到晚。");
    let (bridge, garden) = places(&told);
    assert!(bridge < garden, "in the order of the pack");
}

#[test]
fn each_stop_of_industry_says_whether_and_how_it_receives_visitors() {
    let industry = Topic::Corridor(Corridor::Industry);
    topic(state, Lang::Zh, industry.clone()).says("接待参观：须先联系或预约；先给港务打电话。");
    let page = topic(own, Lang::Zh, industry.clone());
    let stops = PACK.stops.iter().filter(|stop| stop.corridors.contains(&Corridor::Industry)).count();
    assert_eq!(page.count("topic__reception"), stops);
    page.says("接待参观：不接待参观；作业港区")
        .says("接待参观：不详，没有查到")
        .says("接待参观：只在有赛事时开放");
    page.says("接待参观：对外开放；按开放时间，见站点页").says("接待参观：对外开放；随时可到");
    topic(own, Lang::Zh, Topic::Corridor(Corridor::Culture)).never_says("接待参观");
    topic(own, Lang::En, industry).says("Visitors: not received");
}

/// The trips after taking the small pack's package.
fn granted(trips: &Trips, place: Option<PackagePlace>, app: &AppState) -> Trips {
    let wish = TripRequest::TakeReady {
        ready: wished("bridge-and-port", place),
        id: "t9".into(),
        lang: Lang::Zh,
        start: None,
    };
    hangyong::app::trips::grant(trips, &wish, &app.atlas, DateTime::default())
}

fn stops(trips: &Trips) -> Vec<Vec<&str>> {
    let days = trips.trip().days.iter();
    days.map(|day| day.visits.iter().map(|visit| visit.stop.as_str()).collect()).collect()
}

#[test]
fn a_package_goes_into_one_day_in_one_step_that_says_what_was_added_and_can_be_taken_back() {
    let app = state(Lang::Zh, Page::Topic(Topic::Venues));
    let mut trip = Trip::new(TripId::from("t1"), "", DateTime::default());
    trip.days.push(trip.days[0].clone());
    trip.days[0].visits = vec![Visit::to("tianyi-house".into())];
    let noted = Visit { note: Some("带伞".into()), ..Visit::to("east-port".into()) };
    trip.days[1].visits = vec![Visit::to("lake-garden".into())];
    trip.candidates = vec![noted];
    let history = hangyong::domain::trip::History::new(trip);
    let before = Trips::new(history, Vec::new(), &app.atlas);
    let after = granted(&before, Some(PackagePlace::Day(1)), &app);
    let [first, second] = &stops(&after)[..] else { panic!("two days") };
    assert_eq!(first[..], ["tianyi-house"]);
    assert_eq!(
        second.iter().filter(|stop| **stop != "lake-garden").collect::<Vec<_>>(),
        [&"west-bridge", &"east-port"]
    );
    let port =
        after.trip().visits().find(|(_, visit)| visit.stop.as_str() == "east-port").expect("it is there").1;
    assert_eq!(port.note.as_deref(), Some("带伞"), "the reader's own note stays");
    assert!(after.trip().candidates.is_empty());
    let mut shown = app.clone();
    shown.trips = Some(Shared::new(after.clone()));
    let news = rendered(shown, |view| toast(view, view.app.trips.as_ref().expect("trips")));
    news.says("“桥与港”已加入第2天：西桥、东港").says("撤销");
    let back = update(&after, TripsMsg::Undo, &app.atlas, DateTime::default()).0;
    assert!(back.trip().same_plan(before.trip()), "one step back");
}

#[test]
fn a_package_goes_to_the_day_that_is_open_to_a_new_day_or_to_a_trip_of_its_own() {
    let app = state(Lang::Zh, Page::Topic(Topic::Venues));
    let empty = Trips::first("t1".into(), &app.atlas, DateTime::default());
    assert_eq!(stops(&granted(&empty, None, &app)), [["west-bridge", "east-port"]]);
    let with_one = |day| {
        let edit = Edit::AddStop { stop: "lake-garden".into(), day, at: None };
        update(&empty, TripsMsg::Edit(edit), &app.atlas, DateTime::default()).0
    };
    let full = with_one(0);
    assert_eq!(stops(&granted(&full, None, &app)), [vec!["lake-garden"], vec!["west-bridge", "east-port"]]);
    let mut open = full.clone();
    open.look.day = Some(0);
    assert_eq!(stops(&granted(&open, None, &app)).len(), 1, "into the day that is looked at");
    let own = granted(&full, Some(PackagePlace::NewTrip), &app);
    assert_eq!((own.trip().id.as_str(), own.trip().title.as_str()), ("t9", "桥与港"));
    assert_eq!(stops(&own), [["west-bridge", "east-port"]]);
    assert_eq!(own.shelf.len(), 1, "the other trip lies on the shelf");
    let again = granted(&granted(&full, None, &app), Some(PackagePlace::Day(1)), &app);
    assert_eq!(stops(&again), [vec!["lake-garden"], vec!["west-bridge", "east-port"]], "never twice");
}

#[test]
fn what_is_locked_stays_where_it_is() {
    let app = state(Lang::Zh, Page::Topic(Topic::Venues));
    let mut trip = Trip::new(TripId::from("t1"), "", DateTime::default());
    trip.days.push(trip.days[0].clone());
    trip.days[0].visits = vec![Visit { locked: true, ..Visit::to("east-port".into()) }];
    let before = Trips::new(hangyong::domain::trip::History::new(trip), Vec::new(), &app.atlas);
    let after = granted(&before, Some(PackagePlace::Day(1)), &app);
    assert_eq!(stops(&after), [["east-port"], ["west-bridge"]]);
}

#[test]
fn the_own_packages_fit_into_a_day_by_car_on_every_day_on_which_their_doors_are_open() {
    let topics = PACK.topics.read();
    assert!(topics.packages.len() >= 6, "{}", topics.packages.len());
    let ways = Ways::new(&PACK);
    let world = hangyong::domain::placing::World { atlas: &PACK, ways: &ways };
    for package in &topics.packages {
        let clashes = |date: &str| -> Vec<Conflict> {
            let mut trip = Trip::new(TripId::from("t"), "", DateTime::default());
            trip.mode = hangyong::domain::trip::TripMode::Drive;
            trip.start = date.parse().ok();
            let edit = hangyong::domain::placing::take_package(package, &trip, 0, Lang::Zh, world);
            let trip = edit.apply(&trip).expect("it goes in");
            let asked: Vec<_> = package.visits.iter().map(|visit| &visit.stop).collect();
            assert_eq!(trip.days[0].visits.iter().map(|visit| &visit.stop).collect::<Vec<_>>(), asked);
            let schedule = Schedule::of(&trip, &PACK, &ways);
            let half = package.length == PackageLength::HalfDay;
            assert!(!half || schedule.days[0].end - schedule.days[0].from <= 5 * 60 + 30, "{}", package.id);
            schedule.conflicts().filter(|conflict| conflict.kind.is_clash()).cloned().collect()
        };
        // A Wednesday and a Saturday in the summer half of the year, and a Friday in winter.
        for date in ["2026-05-20", "2026-06-06", "2026-12-11"] {
            let clashes = clashes(date);
            assert!(clashes.is_empty(), "{} on {date}: {clashes:?}", package.id);
        }
    }
}

#[test]
fn a_package_with_a_venue_for_events_or_of_which_nothing_is_known_says_so_at_that_stop() {
    let page = topic(own, Lang::Zh, Topic::Venues);
    page.says("上午帆影，下午渔港").says("想上船要提前联系").says("没有查到近况");
    page.says("不要为打球专程来");
}
