//! Travel estimates: the means of transport, the steps and the duration.

use hangyong::domain::Lang;
use hangyong::domain::schedule::{Basis, Estimate, Measured, MeasuredWays, Spot, StepKind, TravelMode, Ways};
use hangyong::domain::trip::TripMode;
use hangyong::geometry::LonLat;
use hangyong::i18n::schedule;
use proptest::prelude::*;
use proptest::sample::select;

use super::world::{STOPS, world};

fn spot(stop: &str) -> Spot {
    Spot::of_stop(world().atlas.stop(&stop.into()).expect("a stop of the world"))
}

fn way(from: &str, to: &str, mode: TripMode) -> Estimate {
    world().ways.estimate(&spot(from), &spot(to), mode, 600)
}

fn kinds(estimate: &Estimate) -> Vec<StepKind> {
    estimate.how.iter().map(|step| step.kind.clone()).collect()
}

#[test]
fn a_short_way_is_walked_whatever_the_mode() {
    for mode in TripMode::ALL {
        assert_eq!(way("lake", "holiday-museum", mode).mode, TravelMode::Walk, "{mode:?}");
    }
}

#[test]
fn between_the_cities_the_train_goes_from_station_to_station_and_says_which() {
    let way = way("lake", "library", TripMode::Transit);
    assert_eq!(way.mode, TravelMode::Train);
    let words: Vec<_> = way.how.iter().map(|step| schedule::step(Lang::Zh, step, &world().atlas)).collect();
    let told = words.join(" / ");
    for part in [
        "杭州东站进站安检 25 分钟",
        "高铁 杭州东—宁波 约 1 小时（2016-03-10 的资料）",
        "约 12 分钟一班",
        "宁波站出站",
    ] {
        assert!(told.contains(part), "{part} is not in {told}");
    }
    assert!(!way.how.iter().any(|step| matches!(step.kind, StepKind::Drive(_))));
}

/// The minute at which the train of a way, if any, leaves, for someone who sets out at minute `depart`.
fn train_leaves(way: &Estimate, depart: u32) -> Option<u32> {
    let ride = way.how.iter().position(|step| matches!(step.kind, StepKind::Train { .. }))?;
    Some(depart + way.how[..ride].iter().map(|step| step.minutes).sum::<u32>())
}

#[test]
fn who_comes_before_the_first_train_waits_for_it() {
    let wait = |depart| {
        let way = world().ways.estimate(&spot("lake"), &spot("library"), TripMode::Transit, depart);
        let wait = way.how.iter().find(|step| matches!(step.kind, StepKind::WaitForTrain { .. }));
        (wait.map(|step| step.minutes).expect("a train"), train_leaves(&way, depart))
    };
    assert_eq!(wait(600).0, 6);
    // The wait ends exactly when the train leaves.
    assert_eq!(wait(300).1, Some(6 * 60 + 27));
}

#[test]
fn no_train_leaves_outside_its_timetable_and_who_sets_out_later_never_arrives_earlier() {
    // The way back has no hours of its own and uses those of the way there.
    for (from, to) in
        [("lake", "library"), ("library", "lake"), ("library", "north-museum"), ("pier", "lake")]
    {
        let mut before = 0;
        for depart in 0..30 * 60 {
            let way = world().ways.estimate(&spot(from), &spot(to), TripMode::Transit, depart);
            assert!(depart + way.minutes >= before, "{from} → {to} at {depart}");
            before = depart + way.minutes;
            let at = train_leaves(&way, depart).map_or(720, |minute| minute % 1_440);
            assert!((6 * 60 + 27..=21 * 60 + 47).contains(&at), "{from} → {to} at {depart}: {at}");
        }
    }
}

#[test]
fn a_driver_takes_the_car_between_the_cities() {
    assert_eq!(way("lake", "library", TripMode::Drive).mode, TravelMode::Drive);
}

#[test]
fn a_cyclist_does_not_cycle_to_the_other_city() {
    assert_eq!(way("lake", "temple", TripMode::Bike).mode, TravelMode::Bike);
    assert_eq!(way("lake", "library", TripMode::Bike).mode, TravelMode::Train);
}

#[test]
fn an_island_is_reached_by_ferry_from_its_pier_and_left_the_same_way() {
    let ferries =
        |way: &Estimate| way.how.iter().filter(|step| matches!(step.kind, StepKind::Ferry(_))).count();
    for (from, to) in [("pier", "island"), ("island", "pier"), ("library", "island"), ("island", "library")] {
        for mode in TripMode::ALL {
            let way = way(from, to, mode);
            assert_eq!((way.mode, ferries(&way)), (TravelMode::Ferry, 1), "{from} {to} {mode:?}");
        }
    }
    assert_eq!(ferries(&way("old-bund", "pier", TripMode::Drive)), 0, "the pier is on land");
}

#[test]
fn a_course_that_the_pack_knows_is_measured_and_not_guessed() {
    let drive = way("north-museum", "canal-bridge", TripMode::Drive);
    let course: f64 = [(120.02, 30.38), (120.02, 30.32), (120.14, 30.32)]
        .map(|(lon, lat)| LonLat::new(lon, lat))
        .array_windows()
        .map(|[a, b]| a.distance_m(*b))
        .sum();
    assert_eq!(f64::from(drive.metres), course.round());
    assert!(kinds(&drive).contains(&StepKind::Drive(Basis::Course)));
    let by_canal = way("canal-bridge", "lake", TripMode::Drive);
    assert!(
        kinds(&by_canal).contains(&StepKind::Drive(Basis::CrowFlies { percent: 130 })),
        "no car drives on a canal"
    );
    let by_bus = way("north-museum", "canal-bridge", TripMode::Transit);
    let crow = StepKind::Transit(Basis::CrowFlies { percent: 140 });
    assert!(kinds(&by_bus).contains(&crow), "a bus has a line of its own");
}

#[test]
fn a_routers_answer_goes_before_the_estimate_and_says_so() {
    let mut answers = MeasuredWays::default();
    answers.insert(
        &spot("lake"),
        &spot("library"),
        TravelMode::Drive,
        Measured { minutes: 111, metres: 150_000 },
    );
    let ways = Ways::new(&world().atlas).with_measured(answers);
    let way = ways.estimate(&spot("lake"), &spot("library"), TripMode::Drive, 600);
    assert_eq!(way.metres, 150_000);
    assert!(kinds(&way).contains(&StepKind::Drive(Basis::Router)));
    let other = ways.estimate(&spot("lake"), &spot("temple"), TripMode::Drive, 600);
    assert!(kinds(&other).contains(&StepKind::Drive(Basis::CrowFlies { percent: 130 })));
}

proptest! {
    #[test]
    fn an_estimate_is_the_sum_of_its_steps(
        from in select(&STOPS[..]), to in select(&STOPS[..]), mode in select(TripMode::ALL.to_vec()), depart in 0..1440u32,
    ) {
        let way = world().ways.estimate(&spot(from), &spot(to), mode, depart);
        prop_assert_eq!(way.minutes, way.how.iter().map(|step| step.minutes).sum::<u32>());
        prop_assert_eq!(way.metres, way.how.iter().map(|step| step.metres).sum::<u32>());
        let crow = spot(from).position.distance_m(spot(to).position);
        prop_assert!(way.on_foot().1 <= way.metres);
        prop_assert!(way.mode != TravelMode::Walk || f64::from(way.metres) >= crow.floor());
    }

    #[test]
    fn farther_never_takes_less_time(a in 0..30_000u32, b in 0..30_000u32, mode in select(vec![TripMode::Drive, TripMode::Walk])) {
        let (near, far) = (a.min(b), a.max(b));
        let east = |metres: u32| Spot {
            stop: None,
            position: LonLat::new(120.15 + f64::from(metres) / 96_000.0, 30.25),
            ..spot("lake")
        };
        let minutes = |metres| world().ways.estimate(&east(0), &east(metres), mode, 600);
        let (short, long) = (minutes(near), minutes(far));
        prop_assert!(short.mode != long.mode || short.minutes <= long.minutes);
    }
}
