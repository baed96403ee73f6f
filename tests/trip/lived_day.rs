//! A day of October 2026 in Hangzhou with the real pack: the one that `tests/browser/specs/lived_day.spec.ts` plays on
//! the page, and the last coach from 普陀山.

use std::sync::LazyLock;

use hangyong::app::trips::WayMsg;
use hangyong::domain::trip::{Base, Bases, Day, Visit};
use hangyong::domain::{Atlas, Trip};

use super::traveller::Traveller;
use super::world::{dated, time};

#[path = "../data/own_pack.rs"]
mod own_pack;

static ATLAS: LazyLock<Atlas> = LazyLock::new(own_pack::atlas);

fn traveller(to: &str, start: Option<&str>, end: &str, visits: Vec<Visit>) -> Traveller {
    let station = |id: &str| Base::Station(id.into());
    let base = Bases { start: start.map(station), end: Some(station(end)) };
    let day = Day { from: time("09:00"), to: time(to), base, visits, ..Day::default() };
    Traveller::with(Trip { days: vec![day], ..dated("2026-10-14", &[&[]]) }, &ATLAS)
}

/// Takes each way on that is offered, checks that less is missed, and undoes it.
fn tries_all(traveller: &mut Traveller) -> Vec<String> {
    let before = traveller.sees();
    for offer in &before.offers {
        let after = traveller.tells(WayMsg::Take(offer.way.change.clone())).sees();
        assert!(after.falls.len() < before.falls.len(), "{}: {:?}", offer.does, after.falls);
        assert_eq!(traveller.tells(WayMsg::Undo).sees().falls, before.falls, "{}", offer.does);
    }
    before.offers.into_iter().map(|offer| offer.does).collect()
}

fn stay(stop: &str, minutes: u32) -> Visit {
    Visit { minutes: Some(minutes), ..Visit::to(stop.into()) }
}

fn in_hangzhou() -> Traveller {
    let lunch = Visit { note: Some("含一小时午饭。".into()), ..stay("zhejiang-museum-gushan", 120) };
    let visits =
        vec![stay("deshou-palace", 75), lunch, stay("china-silk-museum", 120), stay("qianjiang-balcony", 60)];
    traveller("20:30", Some("hangzhou-east"), "hangzhou-east", visits)
}

fn there(stop: &str) -> WayMsg {
    WayMsg::Arrived(Some(stop.into()))
}

#[test]
fn the_day_of_the_browser_test_goes_as_it_says() {
    let mut traveller = in_hangzhou();
    let seen = traveller.sees();
    let next = seen.next.expect("a first stop");
    assert!(next.go.starts_with("09:00 前出发，坐地铁"), "{}", next.go);
    assert_eq!(next.unknown, None, "of a metro's platform nothing is said");
    assert!(next.hours.expect("hours").text.contains("16:30 停止入场"));
    assert!(seen.falls.is_empty() && seen.latest.is_some());
    traveller.at("09:02").tells(WayMsg::Leaving(None));
    assert!(traveller.at("09:50").tells(there("deshou-palace")).sees().here.ends_with("待到 11:05"));

    let late = traveller.at("11:00").tells(WayMsg::Late(30)).tells(WayMsg::Late(30)).sees();
    assert!(
        late.falls.len() == 1 && late.falls[0].contains("中国丝绸博物馆 17:00 关门，看不完"),
        "{:?}",
        late.falls
    );
    let offered = tries_all(&mut traveller);
    for does in ["浙江省博物馆孤山馆区少待 20 分钟", "打车去中国丝绸博物馆", "今天不去浙江省博物馆孤山馆区"]
    {
        assert!(offered.iter().any(|offer| offer == does), "{does}: {offered:?}");
    }
    let shorter = late.offers[0].way.change.clone();
    assert!(traveller.tells(WayMsg::Take(shorter)).sees().falls.is_empty());

    traveller.at("12:08").tells(WayMsg::Leaving(Some("deshou-palace".into())));
    traveller.at("12:50").tells(there("zhejiang-museum-gushan"));
    let missed = traveller.at("16:05").sees();
    assert!(missed.falls.iter().any(|fall| fall.contains("16:30 的最晚入场")), "{:?}", missed.falls);
    tries_all(&mut traveller);
    let skipped = traveller.tells(WayMsg::Skip("china-silk-museum".into())).sees();
    assert!(skipped.falls.is_empty() && skipped.sums.contains("没去 1 站"), "{skipped:#?}");

    traveller.at("16:10").tells(WayMsg::Leaving(Some("zhejiang-museum-gushan".into())));
    let seen = traveller.at("17:15").tells(there("qianjiang-balcony")).sees();
    assert_eq!(seen.next.map(|next| (next.label, next.name)), Some(("回程", "杭州东站".to_owned())));
    traveller.at("18:20").tells(WayMsg::Leaving(Some("qianjiang-balcony".into())));
    let over = traveller.at("19:10").tells(WayMsg::Arrived(None)).at("21:00").sees();
    assert_eq!(over.here, "今天走完了");
    assert_eq!(traveller.trips.trip().days[0].visits.len(), 4, "nothing is lost");
}

#[test]
fn the_last_coach_of_the_day_falls_and_a_taxi_is_offered() {
    let mut traveller = traveller("23:30", None, "ningbo", vec![stay("putuo-mountain", 240)]);
    traveller.at("11:00").tells(there("putuo-mountain"));
    assert!(traveller.sees().falls.is_empty());
    traveller.at("14:50");
    for _ in 0..4 {
        traveller.tells(WayMsg::Late(30));
    }
    let seen = traveller.sees();
    assert!(seen.falls.iter().any(|fall| fall.contains("赶不上 17:00 的末班客车")), "{:?}", seen.falls);
    let offered = tries_all(&mut traveller);
    assert!(offered.iter().any(|does| does == "打车去宁波站"), "{offered:?}");
}
