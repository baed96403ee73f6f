//! A day of the trip as it happens: the clock moves on, the traveller reports where they are, and the page says what is
//! next, what will be missed and what would help.

use chrono::{NaiveDateTime, TimeDelta};
use hangyong::app::trips::on_the_way::{Diary, Today, today, tomorrow, ways_on};
use hangyong::app::trips::{Trips, TripsMsg, WayMsg, update};
use hangyong::codec::{json, share};
use hangyong::domain::trip::{Base, Bases, Day, History, Ride, Visit};
use hangyong::domain::{Lang, StopId, Trip};

use super::traveller::{Traveller, moment};
use super::world::{dated, time, visit, world};

/// Wednesday, 14 October 2026: from the main station with four stops and back to the station by eight in the evening.
fn trip() -> Trip {
    let station = || Some(Base::Station("hangzhou-east".into()));
    let stay = |stop: &str, minutes| Visit { minutes: Some(minutes), ..visit(stop) };
    let day = Day {
        from: time("09:00"),
        to: time("20:00"),
        base: Bases { start: station(), end: station() },
        visits: vec![
            stay("lunch-gallery", 60),
            stay("temple", 90),
            stay("north-museum", 90),
            stay("evening-street", 60),
        ],
        ..Day::default()
    };
    Trip { days: vec![day], ..dated("2026-10-14", &[&[]]) }
}

fn traveller() -> Traveller {
    Traveller::with(trip(), &world().atlas)
}

trait Judged {
    /// What the page says, after recomputing and checking everything that it offers.
    fn judged(&self) -> Today;

    fn sees_next(&self) -> String {
        self.judged().next.map(|next| next.name).unwrap_or_default()
    }
}

impl Judged for Traveller {
    #[track_caller]
    fn judged(&self) -> Today {
        let seen = self.sees();
        let progress = self.trips.progress(self.now.date());
        let course = self.trips.course(&progress, self.now, &world().atlas).expect("a day of the trip");
        let falls = course.worked_out().map(|now| now.falls).unwrap_or_default();
        assert_eq!(seen.falls.len(), falls.len());
        assert!(seen.offers.len() <= 3 && (seen.offers.is_empty() || !falls.is_empty()));
        for offer in &seen.offers {
            let after = course.after(&offer.way.change).expect("a change that can be made");
            assert!(ways_on::mends(&falls, &after.falls), "{}: {falls:#?} {:#?}", offer.does, after.falls);
            assert_eq!(
                (&after.falls, after.rest.ahead.end),
                (&offer.way.still, offer.way.end),
                "{}",
                offer.does
            );
        }
        let kept = self.trips.trip();
        assert_eq!(kept.visits().count() + kept.candidates.len(), 4, "no stop is ever lost");
        assert_eq!(Diary::read(&self.trips.diary.written()), self.trips.diary, "a reload keeps it");
        seen
    }
}

fn stop(id: &str) -> Option<StopId> {
    Some(id.into())
}

fn stops_left(seen: &Today) -> usize {
    seen.left.iter().filter(|left| left.stop.is_some()).count()
}

fn labels(seen: &Today) -> Vec<&str> {
    seen.buttons.iter().map(|button| button.label.as_str()).collect()
}

#[test]
fn a_day_is_lived_from_the_morning_to_the_evening() {
    let mut traveller = traveller();
    goes_out(&mut traveller);
    is_late(&mut traveller);
    misses_the_last_entry(&mut traveller);
    goes_home(&mut traveller);
    // None of it is in what is shared.
    assert!(traveller.trips.trip().same_plan(&trip()));
    let link = share::decode(&share::encode(traveller.trips.trip()).expect("a code"), &world().atlas);
    assert!(link.expect("a trip").trip.same_plan(&trip()));
    assert!(!json::write(traveller.trips.trip()).contains("skipped"));
}

fn goes_out(traveller: &mut Traveller) {
    // Before breakfast: everything works out.
    let seen = traveller.judged();
    assert_eq!((seen.here.as_str(), &seen.falls, stops_left(&seen)), ("还没出发", &vec![], 4));
    let back = seen.left.last().expect("the way back");
    assert!(seen.left.len() == 5 && back.stop.is_none() && back.name == "回程：杭州东站", "{back:?}");
    assert!(seen.title.starts_with("今天 · 第1天 · 10月14日"), "{}", seen.title);
    assert!(seen.latest.is_some_and(|latest| latest.starts_with("最晚 ")));
    let next = seen.next.expect("a first stop");
    assert!(
        next.name == "画廊" && next.go.starts_with("09:00 前出发，") && next.go.ends_with(" 到"),
        "{next:#?}"
    );
    assert_eq!(next.hours.expect("hours").text, "开放 09:00–11:30、13:30–17:00");

    // On the way, then there.
    traveller.at("09:05").tells(WayMsg::Leaving(None));
    let seen = traveller.judged();
    assert_eq!((seen.here.as_str(), labels(&seen)), ("去画廊的路上", vec!["到了", "跳过", "晚了 30 分钟"]));
    traveller.at("09:50").tells(WayMsg::Arrived(stop("lunch-gallery")));
    let seen = traveller.judged();
    assert_eq!((seen.here.as_str(), stops_left(&seen)), ("在画廊，待到 10:50", 3));
    assert_eq!(labels(&seen), ["到了", "离开", "跳过", "晚了 30 分钟"]);
    assert_eq!(seen.undo.as_deref(), Some("撤销：到了画廊"));
}

fn is_late(traveller: &mut Traveller) {
    // Half an hour late, reported twice: by then the gallery has closed for lunch.
    traveller.at("10:50").tells(WayMsg::Late(30)).tells(WayMsg::Late(30));
    let seen = traveller.judged();
    assert!(seen.here.contains("已按晚 1 小时算"), "{}", seen.here);
    assert!(seen.falls.iter().any(|fall| fall.contains("画廊 11:30 关门")), "{:#?}", seen.falls);
    traveller.tells(WayMsg::Undo);
    assert!(traveller.judged().here.contains("已按晚 30 分钟算"));

    // A long lunch, then the temple until it is too late for the museum.
    traveller.at("11:20").tells(WayMsg::Leaving(stop("lunch-gallery")));
    traveller.at("12:30").tells(WayMsg::Arrived(stop("temple")));
    assert_eq!(traveller.sees_next(), "北馆");
    traveller.at("14:00").tells(WayMsg::Late(30));
    let late = traveller.judged();
    assert!(late.falls.iter().any(|fall| fall.contains("北馆")), "{:#?}", late.falls);
    let offer = late.offers.first().expect("a way on").clone();

    // Taking a way on is one edit, and is undone in one step.
    let before = traveller.trips.trip().clone();
    traveller.tells(WayMsg::Take(offer.way.change.clone()));
    let mended = traveller.judged();
    assert_eq!(mended.falls.len(), offer.way.still.len(), "{}", offer.does);
    traveller.tells(WayMsg::Undo);
    assert!(traveller.trips.trip().same_plan(&before));
    assert_eq!(traveller.judged().falls, late.falls);
}

fn misses_the_last_entry(traveller: &mut Traveller) {
    // The last entry is missed for good: that is reported, and the only remedy is to leave the museum out.
    traveller.at("16:20");
    let missed = traveller.judged();
    assert!(
        missed
            .falls
            .iter()
            .any(|fall| fall.contains("赶不上北馆 16:30 的最晚入场") || fall.contains("北馆 17:00 关门")),
        "{:#?}",
        missed.falls
    );
    assert!(missed.offers.iter().any(|offer| offer.does == "今天不去北馆"), "{:#?}", missed.offers);
    traveller.tells(WayMsg::Skip("north-museum".into()));
    let skipped = traveller.judged();
    assert!(!skipped.falls.iter().any(|fall| fall.contains("北馆")), "{:#?}", skipped.falls);
    assert!(skipped.sums.contains("没去 1 站"), "{}", skipped.sums);
}

fn goes_home(traveller: &mut Traveller) {
    // Through the evening and home.
    traveller.tells(WayMsg::Leaving(stop("temple")));
    traveller.at("17:10").tells(WayMsg::Arrived(stop("evening-street")));
    let seen = traveller.judged();
    assert_eq!(seen.next.map(|next| next.stop), Some(None), "the way back is next");
    traveller.at("18:20").tells(WayMsg::Leaving(stop("evening-street")));
    assert!(traveller.judged().here.contains("杭州东"));
    traveller.at("19:20").tells(WayMsg::Arrived(None));
    let over = traveller.at("21:00").judged();
    assert_eq!(
        (over.here.as_str(), over.next, over.sums.as_str()),
        ("今天走完了", None, "到过 3 站\u{a0}· 没去 1 站")
    );
    traveller.tells(WayMsg::Undo);
    assert!(traveller.judged().next.is_some(), "an arrival by mistake is taken back");
}

#[test]
fn who_is_at_a_later_stop_has_passed_by_the_ones_before_it() {
    let mut traveller = traveller();
    let seen = traveller.at("13:00").judged();
    let museum = seen.left.iter().find(|left| left.name == "北馆").expect("the museum");
    assert_eq!(museum.here.as_deref(), Some("我在北馆"));
    traveller.tells(WayMsg::Arrived(stop("north-museum")));
    let seen = traveller.judged();
    assert_eq!((seen.here.as_str(), stops_left(&seen)), ("在北馆，待到 14:30", 1));
    assert!(seen.sums.contains("没去 2 站"), "{}", seen.sums);
    assert_eq!(stops_left(&traveller.tells(WayMsg::Undo).judged()), 4);
}

#[test]
fn a_taxi_is_a_step_of_that_day_and_no_edit_of_the_trip() {
    let mut traveller = traveller();
    traveller.at("09:05").tells(WayMsg::Leaving(None));
    let before = traveller.trips.trip().clone();
    let change = hangyong::app::trips::on_the_way::Change::Taxi(stop("lunch-gallery"));
    traveller.tells(WayMsg::Take(change));
    let next = traveller.judged().next.expect("a stop");
    assert!(next.go.contains("打车约"), "{}", next.go);
    assert!(traveller.trips.trip().same_plan(&before));
    traveller.tells(WayMsg::Undo);
    assert!(!traveller.judged().next.expect("a stop").go.contains("打车"));
}

#[test]
fn outside_the_trips_dates_nothing_is_said_but_on_the_evening_before() {
    let mut traveller = traveller();
    let at = |date, clock| moment(date, clock);
    let says = |trips: &Trips, now| {
        (today(trips, now, &world().atlas, Lang::En), tomorrow(trips, now, &world().atlas, Lang::En))
    };
    assert_eq!(says(&traveller.trips, at("2026-10-13", "17:59")), (None, None));
    assert_eq!(says(&traveller.trips, at("2026-10-15", "09:00")), (None, None));
    let (now, evening) = says(&traveller.trips, at("2026-10-13", "18:00"));
    let evening = evening.expect("tomorrow");
    assert_eq!((now, evening.first.as_str()), (None, "lunch-gallery"));
    assert!(evening.go.starts_with("Leave at 09:00, "), "{}", evening.go);
    assert!(evening.sums.starts_with("4 stops, over at about"), "{}", evening.sums);
    // What is reported on a day outside the trip has no effect.
    traveller.now = at("2026-10-13", "12:00");
    assert!(traveller.tells(WayMsg::Late(30)).trips.diary.is_empty());
}

#[test]
fn no_way_on_leads_into_the_night() {
    let mut traveller = traveller();
    for clock in ["19:30", "20:15", "20:45"] {
        let seen = traveller.at(clock).judged();
        assert!(!seen.falls.is_empty(), "{clock}");
        let ends: Vec<u32> = seen.offers.iter().map(|offer| offer.way.end).collect();
        assert!(ends.iter().all(|end| *end <= 22 * 60), "{clock}: {ends:?}");
    }
}

#[test]
fn a_train_of_one_s_own_is_what_is_next_and_falls_like_any_other() {
    let mut trip = dated("2026-10-14", &[&["lake", "library"]]);
    trip.days[0].rides = vec![Ride {
        number: "G7501".into(),
        from: Base::Station("hangzhou-east".into()),
        to: Base::Station("ningbo".into()),
        depart: time("14:05"),
        arrive: time("14:56"),
        after: 1,
    }];
    let trips = Trips::new(History::new(trip), Vec::new(), &world().atlas);
    let lake = WayMsg::Arrived(Some("lake".into()));
    let morning = moment("2026-10-14", "09:10");
    let utc = |now: NaiveDateTime| (now - TimeDelta::hours(8)).and_utc();
    let there = update(&trips, TripsMsg::OnTheWay(lake), &world().atlas, utc(morning)).0;
    let seen = today(&there, morning, &world().atlas, Lang::Zh).expect("a day of the trip");
    assert!(seen.latest.is_some_and(|latest| latest.contains("赶不上自己 14:05 的火车")));
    let next = seen.next.expect("the train");
    assert_eq!((next.name.as_str(), next.stop, next.label), ("G7501 杭州东站→宁波站", None, "接下来坐"));
    assert!(next.go.contains("前出发") && next.go.ends_with("14:05 开"), "{}", next.go);
    assert_eq!(next.to.map(|to| to.name), Some("杭州东站".into()));
    let late =
        today(&there, moment("2026-10-14", "14:00"), &world().atlas, Lang::En).expect("a day of the trip");
    assert!(
        late.falls.iter().any(|fall| fall.starts_with("You miss your train at 14:05")),
        "{:?}",
        late.falls
    );
    let evening =
        tomorrow(&trips, moment("2026-10-13", "19:00"), &world().atlas, Lang::Zh).expect("tomorrow");
    assert!(!evening.bring.is_empty(), "an identity card for the train");
}
