//! The trip page as its traveller reads it.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use hangyong::app::trips::incoming::from_link;
use hangyong::app::trips::kept::SaveStatus;
use hangyong::app::trips::{Shelved, TripUiMsg, Trips, TripsMsg, grant, update};
use hangyong::app::{AppState, Page, Shared, TripRequest};
use hangyong::codec::share;
use hangyong::domain::trip::{Base, Bases, Edit, History, Party, Ride, Trip, TripMode, Visit, VisitAt};
use hangyong::domain::{Lang, TripId};
use hangyong::ui::panels::overview::overview;
use hangyong::ui::panels::stop::stop_panel;
use hangyong::ui::panels::trip::toast::toast;
use hangyong::ui::panels::trip::trip_panel;
use yew::Html;

use super::rendered::{Rendered, atlas, rendered, state};

fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_790_000_000, 0).expect("a time")
}

/// A state whose trip has gone through these messages.
fn after(lang: Lang, page: Page, messages: Vec<TripsMsg>) -> AppState {
    let mut app = state(lang, page);
    let first = Trips::first(TripId::from("t1"), &app.atlas, now());
    let trips = messages.into_iter().fold(first, |trips, msg| update(&trips, msg, &app.atlas, now()).0);
    app.trips = Some(Shared::new(trips));
    app
}

fn add(stop: &str, day: usize) -> TripsMsg {
    TripsMsg::Edit(Edit::AddStop { stop: stop.into(), day, at: None })
}

fn on(date: &str) -> TripsMsg {
    TripsMsg::Edit(Edit::SetStart(Some(date.parse::<NaiveDate>().expect("a date"))))
}

fn page(lang: Lang, messages: Vec<TripsMsg>) -> Rendered {
    rendered(after(lang, Page::Trip, messages), trip_panel)
}

#[test]
fn an_empty_trip_leads_on_to_the_routes() {
    let zh = page(Lang::Zh, vec![]);
    zh.says("行程还是空的").says("整条加入").has("href=\"/zh/routes/canal/\"");
    page(Lang::En, vec![]).says("Nothing planned yet").says("Take it all");
}

#[test]
fn without_scripts_the_page_says_what_a_trip_is_and_where_to_begin() {
    let page = rendered(state(Lang::Zh, Page::Trip), trip_panel);
    page.says("从一条线路开始").has("href=\"/zh/routes/canal/\"").never_says("整条加入");
}

#[test]
fn a_day_tells_arrival_stay_and_the_way_with_how_it_came_about() {
    let page = page(Lang::Zh, vec![add("lake-garden", 0), add("west-bridge", 0)]);
    page.says("第1天").says("09:00").says("停留").says("离开").says("估算").says("怎么算的");
    assert_eq!(page.count("class=\"leg\""), 1);
    assert_eq!(page.count("class=\"visit\""), 2);
    page.says("全程合计").says("门票");
}

#[test]
fn hours_stand_beside_each_visit_of_a_dated_trip_and_what_is_not_known_is_called_so() {
    let undated = page(Lang::Zh, vec![add("lake-garden", 0)]);
    assert_eq!(undated.count("visit__hours"), 0);
    let dated = page(Lang::Zh, vec![add("lake-garden", 0), on("2026-10-14")]);
    assert_eq!(dated.count("visit__hours"), 1);
    dated.says("10月14日 周三");
}

#[test]
fn a_day_that_is_too_long_says_so_and_what_would_help() {
    let long = TripsMsg::Edit(Edit::SetMinutes { at: VisitAt { day: 0, index: 0 }, minutes: Some(700) });
    let app = after(Lang::Zh, Page::Trip, vec![add("lake-garden", 0), long]);
    let conflict = app.trips.as_ref().and_then(|trips| trips.schedule.conflicts().next().cloned());
    let looked = |app: &AppState| {
        let trips = app.trips.as_ref().expect("trips");
        let look = TripsMsg::Look(TripUiMsg::Conflict(conflict.clone()));
        AppState { trips: Some(Shared::new(update(trips, look, &app.atlas, now()).0)), ..app.clone() }
    };
    rendered(app.clone(), trip_panel).says("第1天超时").says("怎么办").never_says("放回备选");
    let open = rendered(looked(&app), trip_panel);
    open.has("conflict__fixes").says("放回备选");
}

#[test]
fn undo_says_what_it_takes_back() {
    let page = page(Lang::Zh, vec![add("lake-garden", 0)]);
    page.has("撤销：添加").has("aria-disabled=\"true\"");
}

#[test]
fn the_handle_of_a_visit_says_where_the_visit_stands() {
    let page = page(Lang::En, vec![add("lake-garden", 0), add("west-bridge", 0)]);
    page.has("day 1, stop 2 of 2").has("id=\"handle-0-1\"").has("aria-describedby=\"trip-keys\"");
    page.says("By keyboard");
}

#[test]
fn a_stop_that_is_in_the_trip_says_so_on_its_page_and_in_lists() {
    let stop = Page::Stop("lake-garden".into());
    let app = after(Lang::Zh, stop, vec![add("lake-garden", 0)]);
    rendered(app, |view| stop_panel(view, &"lake-garden".into())).says("在行程里 · 第1天").says("移出");
    let list = after(Lang::Zh, Page::Overview, vec![add("lake-garden", 0)]);
    rendered(list, overview).has("row__add--in");
}

#[test]
fn a_long_trip_of_unknown_stops_is_shown_by_their_ids() {
    let mut app = state(Lang::Zh, Page::Trip);
    let visits = vec![hangyong::domain::trip::Visit::to("from-another-pack".into())];
    let day = hangyong::domain::trip::Day { visits, ..Default::default() };
    let trip = Trip { days: vec![day], mode: TripMode::Walk, ..Trip::new("t".into(), "<b>", now()) };
    app.trips = Some(Shared::new(Trips::new(History::new(trip), Vec::new(), &app.atlas)));
    let page = rendered(app, trip_panel);
    page.says("from-another-pack").says("不在这份地图里").has("&lt;b&gt;");
}

#[test]
fn a_wish_from_a_page_goes_to_the_day_that_is_looked_at() {
    let app = after(
        Lang::Zh,
        Page::Trip,
        vec![
            add("lake-garden", 0),
            TripsMsg::Edit(Edit::InsertDay { at: 1 }),
            TripsMsg::Look(TripUiMsg::Day(Some(1))),
        ],
    );
    let trips = app.trips.expect("trips");
    let wished =
        hangyong::app::trips::grant(&trips, &TripRequest::Add("west-bridge".into()), &app.atlas, now());
    assert_eq!(wished.trip().days[1].visits.len(), 1, "it would fit on the first day as well");
}

/// The page of a traveller who has planned a visit to a bridge and looks at the contents of a link.
fn offered(link: &str, change: impl Fn(&mut AppState)) -> Rendered {
    let mut app = after(Lang::Zh, Page::Trip, vec![add("west-bridge", 0)]);
    change(&mut app);
    let trips = app.trips.clone().expect("trips");
    let offer = TripsMsg::Offer(Box::new(from_link(link, &trips, &app.atlas, Lang::Zh)));
    app.trips = Some(Shared::new(update(&trips, offer, &app.atlas, now()).0));
    rendered(app, trip_panel)
}

#[test]
fn a_refused_link_is_told_in_two_whole_sentences() {
    offered("1.A", |_| ()).says("后半截在转发时丢了。请向发来的人要").never_says("。；");
}

#[test]
fn the_preview_of_a_trip_names_its_candidates_and_in_a_frame_the_portal() {
    let visits = |stop: &str| vec![Visit::to(stop.into())];
    let trip = Trip { candidates: visits("lake-garden"), ..Trip::new("t2".into(), "", now()) };
    let code = share::encode(&trip).expect("a code");
    offered(&code, |_| ()).says("还没排进日程的站点：湖园").says("链接里的行程");
    let framed = offered(&code, |app| {
        let host = std::rc::Rc::make_mut(&mut app.host);
        (host.embed, host.origin) = (true, Some("https://portal.example".into()));
    });
    framed.says("https://portal.example 给的行程").never_says("链接里的行程");
}

#[test]
fn a_trip_deleted_in_another_tab_is_told_with_a_choice_instead_of_being_called_saved() {
    let mut app = after(Lang::Zh, Page::Trip, vec![add("west-bridge", 0)]);
    let mut trips = (**app.trips.as_ref().expect("trips")).clone();
    trips.sign = SaveStatus::Saved;
    trips.deleted_elsewhere = true;
    app.trips = Some(Shared::new(trips));
    let page = rendered(app, trip_panel);
    page.says("这份行程在另一个标签页里删除了。").says("在这里保留").never_says("已保存在这台设备上");
}

#[test]
fn every_station_of_the_pack_can_be_a_base_and_one_that_it_does_not_have_says_so() {
    let lost =
        Bases { start: Some(Base::Station("atlantis".into())), end: Some(Base::City("beijing".into())) };
    let open = TripsMsg::Look(TripUiMsg::Settings(Some(0)));
    let set = TripsMsg::Edit(Edit::SetBase { day: Some(0), base: lost });
    let page = page(Lang::Zh, vec![add("west-bridge", 0), set, open]);
    page.says("atlantis（地图上没有这个起点）")
        .says("beijing（地图上没有这个终点）")
        .never_says("atlantis站");
    for station in &atlas().rail.stations {
        assert_eq!(page.count(&format!("value=\"station:{}\"", station.id)), 2, "{}", station.id);
    }
}

#[test]
fn a_toast_says_where_a_stop_went_and_offers_the_other_places_that_fit() {
    let mut app = after(
        Lang::Zh,
        Page::Overview,
        vec![add("lake-garden", 0), TripsMsg::Edit(Edit::InsertDay { at: 1 })],
    );
    let trips = app.trips.take().expect("trips");
    let added = grant(&trips, &TripRequest::Add("west-bridge".into()), &app.atlas, now());
    app.trips = Some(Shared::new(added));
    let shown = rendered(app, |view| match &view.app.trips {
        Some(trips) => toast(view, trips),
        None => Html::default(),
    });
    shown.says("已加入第1天，排在").says("换个位置").says("第2天").says("撤销").never_says("排到各天");
}

#[test]
fn what_does_not_fit_is_spread_by_one_button_above_the_days() {
    let long = TripsMsg::Edit(Edit::SetMinutes { at: VisitAt { day: 0, index: 0 }, minutes: Some(700) });
    page(Lang::Zh, vec![add("lake-garden", 0)]).never_says("排到各天");
    page(Lang::Zh, vec![add("lake-garden", 0), long]).says("排到各天");
}

#[test]
fn who_travels_stands_beside_what_they_pay() {
    page(Lang::Zh, vec![add("lake-garden", 0)]).says("谁一起去").says("每位成人");
    let party = Party { adults: 2, children: vec![8], elders: vec![72], students: 0 };
    let page = page(Lang::En, vec![add("lake-garden", 0), TripsMsg::Edit(Edit::SetParty(Some(party)))]);
    page.says("2 adults, 1 child, 1 elder").has("value=\"8\"").has("value=\"72\"");
}

#[test]
fn on_a_day_of_the_trip_the_page_is_about_now() {
    let planned = || vec![add("lake-garden", 0), add("west-bridge", 0)];
    page(Lang::Zh, planned()).never_says("今天 · 第1天");
    let today = || [planned(), vec![on("2026-10-14")]].concat();
    let zh = page(Lang::Zh, today());
    zh.says("今天 · 第1天 · 10月14日 周三").says("下一站").says("湖园").says("晚了 30 分钟").says("给司机看");
    zh.says("今天还有").says("不会进分享链接");
    page(Lang::En, today()).says("Not set out yet").says("30 min late").says("Left today");
    let later = [planned(), vec![on("2026-10-15")]].concat();
    page(Lang::Zh, later).never_says("晚了 30 分钟");
}

#[test]
fn a_trip_on_the_shelf_that_has_its_day_today_is_told_on_the_page_and_on_the_overview() {
    let other = |start: &str| {
        let day = hangyong::domain::trip::Day {
            visits: vec![Visit::to("west-bridge".into())],
            ..Default::default()
        };
        let start = start.parse().ok();
        Trip { start, days: vec![day.clone(), day], ..Trip::new(TripId::from("t2"), "秋游", now()) }
    };
    let with = |lang, page, start: &str| {
        let mut app = after(lang, page, vec![add("lake-garden", 0)]);
        let mut trips = (**app.trips.as_ref().expect("trips")).clone();
        trips.shelf = vec![Shelved::new(History::new(other(start)))];
        app.trips = Some(Shared::new(trips));
        app
    };
    let told = rendered(with(Lang::Zh, Page::Trip, "2026-10-13"), trip_panel);
    told.says("另一份行程今天在走：秋游 · 第2天").says("看今天");
    rendered(with(Lang::En, Page::Trip, "2026-10-13"), trip_panel)
        .says("Another trip of yours is on today: 秋游");
    rendered(with(Lang::Zh, Page::Trip, "2026-10-15"), trip_panel).never_says("另一份行程");
    let home = rendered(with(Lang::Zh, Page::Overview, "2026-10-14"), overview);
    home.says("今天：秋游 · 第1天").has("href=\"/zh/trip/\"");
    rendered(with(Lang::Zh, Page::Overview, "2026-10-15"), overview).never_says("今天：");
    // The trip on the desk as well.
    let desk = after(Lang::Zh, Page::Overview, vec![add("lake-garden", 0), on("2026-10-14")]);
    rendered(desk, overview).says("今天：未命名").says("第1天");
}

#[test]
fn on_the_way_a_train_of_one_s_own_and_the_way_back_are_left_today() {
    let ride = TripsMsg::Edit(Edit::AddRide { day: 0, ride: train() });
    let end = Bases { start: None, end: Some(Base::Station("ningbo".into())) };
    let base = TripsMsg::Edit(Edit::SetBase { day: Some(0), base: end });
    let planned = vec![add("lake-garden", 0), add("west-bridge", 0), on("2026-10-14"), ride, base];
    let zh = page(Lang::Zh, planned.clone());
    zh.says("今天还有").says("14:05–14:56 G7501 杭州东站→宁波站").says("回程：宁波站").says("看看离我多远");
    page(Lang::En, planned).says("Way back: Ningbo");
}

#[test]
fn a_trip_of_a_link_is_a_day_to_be_read_with_its_dates_and_a_name_before_it_is_taken() {
    let day = hangyong::domain::trip::Day {
        visits: vec![Visit::to("lake-garden".into()), Visit::to("west-bridge".into())],
        ..Default::default()
    };
    let start = "2026-10-17".parse().ok();
    let trip = Trip { start, days: vec![day], ..Trip::new("t2".into(), "", now()) };
    let shown = offered(&share::encode(&trip).expect("a code"), |_| ());
    shown.says("10月17日 周六 · 1 天 · 2 站").says("09:00").has("incoming__map");
    shown.says("杭州 1 天：湖园、西桥 2 站（10月17日 周六）");
    let (dates, choice) = (shown.html.find("incoming__about"), shown.html.find("class=\"choices\""));
    assert!(dates < choice, "its dates come before the choice");
}

/// G7501 from Hangzhou East to Ningbo, after one visit.
fn train() -> Ride {
    let time = |hour, minute| NaiveTime::from_hms_opt(hour, minute, 0).expect("a time");
    Ride {
        number: "G7501".into(),
        from: Base::Station("hangzhou-east".into()),
        to: Base::Station("ningbo".into()),
        depart: time(14, 5),
        arrive: time(14, 56),
        after: 1,
    }
}

#[test]
fn a_train_of_one_s_own_stands_in_its_day_with_12306_and_buttons_that_name_it() {
    let ride = |ride| TripsMsg::Edit(Edit::AddRide { day: 0, ride });
    let messages = || vec![add("lake-garden", 0), add("west-bridge", 0), ride(train())];
    let zh = page(Lang::Zh, messages());
    zh.says("14:05").says("G7501 杭州东站→宁波站").says("14:56 到").says("按自己的票");
    zh.has("href=\"https://www.12306.cn/\"");
    for label in ["修改：G7501", "移除：G7501", "提前一站：G7501", "推后一站：G7501"] {
        zh.has(&format!("aria-label=\"{label}\""));
    }
    let html = &zh.html;
    let place = |text: &str| html.find(text).unwrap_or_else(|| panic!("{text}"));
    assert!(
        place("data-at=\"0-0\"") < place("visit--ride") && place("visit--ride") < place("data-at=\"0-1\"")
    );
    page(Lang::En, messages()).says("arrives at 14:56").has("aria-label=\"Remove: G7501\"");
    let early = NaiveTime::from_hms_opt(9, 10, 0).expect("a time");
    let missed = page(Lang::En, vec![add("lake-garden", 0), ride(Ride { depart: early, ..train() })]);
    missed.says("You would miss G7501 at 09:10").says("What helps");
}

#[test]
fn the_settings_of_a_day_take_a_train_of_one_s_own() {
    let open = TripsMsg::Look(TripUiMsg::Settings(Some(0)));
    let zh = page(Lang::Zh, vec![add("lake-garden", 0), open.clone()]);
    zh.says("自己的车次/船班").says("加到这一天");
    for (field, label) in [
        ("ride-0-number", "车次或船名"),
        ("ride-0-from", "上车（船）"),
        ("ride-0-to", "下车（船）"),
        ("ride-0-depart", "开"),
        ("ride-0-arrive", "到"),
    ] {
        zh.has(&format!("<label for=\"{field}\">{label}</label>")).has(&format!("id=\"{field}\""));
    }
    page(Lang::En, vec![open]).says("My own train or ferry").says("Add to this day");
}
