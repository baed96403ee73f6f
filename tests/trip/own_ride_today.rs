//! The traveller's own train or boat on its day: on the way to it, on board, after it, and what remains of the day.

use hangyong::app::trips::WayMsg;
use hangyong::app::trips::on_the_way::Today;
use hangyong::domain::Trip;
use hangyong::domain::trip::{Base, Ride};
use hangyong::geometry::LonLat;

use super::traveller::Traveller;
use super::world::{dated, time, world};

/// G7501 from Hangzhou East to Ningbo, 14:05 to 14:56, after the given number of visits.
fn train(after: usize) -> Ride {
    Ride {
        number: "G7501".into(),
        from: Base::Station("hangzhou-east".into()),
        to: Base::Station("ningbo".into()),
        depart: time("14:05"),
        arrive: time("14:56"),
        after,
    }
}

fn traveller(stops: &[&str], rides: Vec<Ride>) -> Traveller {
    let mut trip: Trip = dated("2026-10-14", &[stops]);
    trip.days[0].rides = rides;
    Traveller::with(trip, &world().atlas)
}

/// The buttons with what they refer to; the main ones are marked with a star.
fn buttons(seen: &Today) -> Vec<String> {
    let word = |one: &hangyong::app::trips::on_the_way::today::Button| {
        format!("{}{} {}", if one.main { "*" } else { "" }, one.label, one.about).trim().to_owned()
    };
    seen.buttons.iter().map(word).collect()
}

fn left(seen: &Today) -> Vec<&str> {
    seen.left.iter().map(|left| left.name.as_str()).collect()
}

#[test]
fn the_train_is_what_is_next_until_one_is_off_it() {
    let mut traveller = traveller(&["lake", "library"], vec![train(1)]);
    traveller.at("09:10").tells(WayMsg::Arrived(Some("lake".into())));
    let seen = traveller.sees();
    assert_eq!(buttons(&seen), ["上车了 G7501", "*离开 湖边", "晚了 30 分钟"]);
    assert_eq!(left(&seen), ["G7501 杭州东站→宁波站", "天一阁"], "the train is one of the things to come");
    assert_eq!(seen.left[0].times, "14:05–14:56");
    assert_eq!(seen.left[1].here.as_deref(), Some("我在天一阁"));

    traveller.at("13:00").tells(WayMsg::Leaving(Some("lake".into())));
    let seen = traveller.sees();
    assert_eq!(seen.here, "去杭州东站的路上", "not to the stop behind the train");
    assert_eq!(buttons(&seen), ["*上车了 G7501", "晚了 30 分钟"]);

    traveller.at("14:02").tells(WayMsg::Boarded(0));
    let seen = traveller.sees();
    assert_eq!(seen.here, "在火车上：G7501，14:56 到宁波站（按票）");
    assert_eq!(buttons(&seen), ["*到站了 宁波站", "跳过 天一阁", "晚了 30 分钟"]);
    assert_eq!(seen.next.as_ref().map(|next| (next.label, next.name.as_str())), Some(("下一站", "天一阁")));
    assert_eq!(left(&seen), ["天一阁"]);
    assert_eq!(seen.undo.as_deref(), Some("撤销：上了G7501（14:05 开）"));

    // The train itself is late: the traveller is on it until they say otherwise, and everything after it moves later.
    let on_time = traveller.sees().left[0].times.clone();
    let seen = traveller.at("15:10").sees();
    assert!(seen.here.starts_with("在火车上") && seen.left[0].times > on_time, "{seen:#?}");
    traveller.tells(WayMsg::GotOff(0));
    let seen = traveller.sees();
    assert_eq!(seen.here, "去天一阁的路上");
    assert_eq!(buttons(&seen), ["*到了 天一阁", "跳过 天一阁", "晚了 30 分钟"]);
    assert!(traveller.tells(WayMsg::Undo).sees().here.starts_with("在火车上"));
}

#[test]
fn who_is_on_the_way_when_the_train_leaves_is_on_it_and_off_it_when_it_should_be_there() {
    let mut traveller = traveller(&["lake", "library"], vec![train(1)]);
    traveller.at("09:10").tells(WayMsg::Arrived(Some("lake".into())));
    traveller.at("13:00").tells(WayMsg::Leaving(Some("lake".into())));
    assert!(traveller.at("14:30").sees().here.starts_with("在火车上"));
    assert_eq!(traveller.at("15:00").sees().here, "去天一阁的路上");
}

#[test]
fn who_forgot_to_say_that_they_left_gets_on_all_the_same() {
    let mut traveller = traveller(&["lake", "library"], vec![train(1)]);
    traveller.at("09:10").tells(WayMsg::Arrived(Some("lake".into())));
    let missed = traveller.at("14:10").sees();
    assert!(missed.falls.iter().any(|fall| fall.contains("赶不上自己 14:05 的火车")), "{:?}", missed.falls);
    let seen = traveller.tells(WayMsg::Boarded(0)).sees();
    assert!(seen.falls.is_empty() && seen.here.starts_with("在火车上"), "{seen:#?}");
}

#[test]
fn a_train_does_not_leave_with_one_who_still_has_a_stop_before_it() {
    let mut traveller = traveller(&["lake", "evening-street", "library"], vec![train(2)]);
    traveller.at("12:30").tells(WayMsg::Arrived(Some("lake".into())));
    traveller.at("14:00").tells(WayMsg::Leaving(Some("lake".into())));
    let seen = traveller.at("14:20").sees();
    assert_eq!(seen.here, "去夜街的路上");
    assert!(seen.falls.iter().any(|fall| fall.contains("赶不上自己 14:05 的火车")), "{:?}", seen.falls);
    // Being on board means that the stop before the train was skipped.
    let seen = traveller.tells(WayMsg::Boarded(0)).sees();
    assert_eq!(left(&seen), ["天一阁"]);
    assert!(seen.sums.contains("没去 1 站"), "{}", seen.sums);
}

#[test]
fn a_day_that_ends_with_a_train_is_over_when_one_is_off_it() {
    let mut traveller = traveller(&["lake"], vec![train(1)]);
    traveller.at("12:00").tells(WayMsg::Arrived(Some("lake".into())));
    traveller.at("13:00").tells(WayMsg::Leaving(Some("lake".into())));
    let seen = traveller.sees();
    assert_eq!((seen.here.as_str(), left(&seen)), ("去杭州东站的路上", vec!["G7501 杭州东站→宁波站"]));
    let seen = traveller.at("14:05").tells(WayMsg::Boarded(0)).sees();
    assert_eq!(buttons(&seen), ["*到站了 宁波站", "晚了 30 分钟"]);
    let off = seen.buttons[0].tells.clone();
    assert_eq!(traveller.at("14:58").tells(off).sees().here, "今天走完了");
}

#[test]
fn a_boat_is_told_as_a_boat() {
    let pier = |name: &str, lon| Base::Place { name: name.into(), position: LonLat::new(lon, 29.95) };
    let boat = Ride {
        number: String::new(),
        from: pier("码头", 122.10),
        to: pier("岛上码头", 122.38),
        depart: time("10:00"),
        arrive: time("10:40"),
        after: 1,
    };
    let mut traveller = traveller(&["pier", "island"], vec![boat]);
    traveller.at("09:00").tells(WayMsg::Arrived(Some("pier".into())));
    assert!(buttons(&traveller.sees()).contains(&"上船了 自己的船班".to_owned()));
    let seen = traveller.at("10:00").tells(WayMsg::Boarded(0)).sees();
    assert_eq!(seen.here, "在船上：自己的船班，10:40 到岛上码头（按票）");
    assert!(buttons(&seen).contains(&"*下船了 岛上码头".to_owned()));
}

#[test]
fn the_platform_of_a_train_is_said_to_be_unknown_and_that_of_nothing_else() {
    let unknown = |stops: &[&str], rides, at: &str| {
        let mut traveller = traveller(stops, rides);
        traveller.at("09:00").tells(WayMsg::Arrived(Some(at.into())));
        traveller.sees().next.and_then(|next| next.unknown)
    };
    let says = Some("车次和站台以 12306 和车站大屏为准。");
    assert_eq!(unknown(&["lake", "library"], vec![train(1)], "lake"), says, "a train of one's own");
    assert_eq!(unknown(&["lake", "library"], Vec::new(), "lake"), says, "a train that is estimated");
    assert_eq!(unknown(&["lake", "temple"], Vec::new(), "lake"), None, "no train at all");
}
