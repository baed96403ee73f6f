//! Plans around a train or boat of the traveller's own, on the real pack.

use std::ops::ControlFlow;

use hangyong::app::planning::asked_in_file;
use hangyong::codec::wishes;
use hangyong::domain::schedule::Conflict;
use hangyong::domain::trip::{Base, Bases, Day, Edit, Ride, Trip, Visit, VisitAt};
use hangyong::domain::{Lang, Schedule};
use hangyong::plan::problem::Priority;
use hangyong::plan::rules::breaches;
use hangyong::plan::trip::{Answer, Pace, Planner, Reason, Row, Unmet, Wishes, itinerary, rows, settled};
use hangyong::plan::{Budget, Effort};

use super::trip::{WORLD, clashes, date, random_trip, random_wishes, three_days, wishes};

fn time(minute: u32) -> chrono::NaiveTime {
    chrono::NaiveTime::from_hms_opt(minute / 60, minute % 60, 0).expect("a time")
}

/// G7501 from Hangzhou East to Ningbo, 14:05 to 14:56, after the given number of visits.
fn train(after: usize) -> Ride {
    Ride {
        number: "G7501".into(),
        from: Base::Station("hangzhou-east".into()),
        to: Base::Station("ningbo".into()),
        depart: time(845),
        arrive: time(896),
        after,
    }
}

fn city(name: &str) -> Option<Base> {
    Some(Base::City(name.into()))
}

/// A day from Hangzhou to Ningbo with a ride.
fn day(ride: Ride, visits: Vec<Visit>) -> Trip {
    let base = Bases { start: city("hangzhou"), end: city("ningbo") };
    let day = Day { from: time(540), to: time(1_200), base, visits, rides: vec![ride] };
    Trip { days: vec![day], ..three_days() }
}

fn planned(wishes: &Wishes) -> Answer {
    let effort = Effort { budget: Budget::Rounds(200), seed: 1, prove: true };
    Planner::new(&WORLD.atlas, &WORLD.ways)
        .plan(wishes, effort, &mut || 0.0, &mut |_| ControlFlow::Continue(()))
        .expect("wishes that make sense")
}

fn cities(trip: &Trip, range: std::ops::Range<usize>) -> Vec<&str> {
    let visits = trip.days[0].visits.get(range).expect("visits");
    visits.iter().map(|visit| WORLD.atlas.stop(&visit.stop).expect("a stop").city.as_str()).collect()
}

#[test]
fn a_day_is_planned_on_both_sides_of_its_train_which_stays_at_its_time() {
    for pace in Pace::ALL {
        let trip = day(train(0), Vec::new());
        let wishes = Wishes { pace, ..wishes(&trip) };
        let answer = planned(&wishes);
        assert_eq!(answer.unmet, [], "{pace:?}");
        let next = settled(&trip, &wishes, &answer, &WORLD.atlas);
        let ride = &next.days[0].rides[0];
        assert_eq!(Ride { after: 0, ..ride.clone() }, train(0), "the ticket as it was");
        let all = next.days[0].visits.len();
        assert!(ride.after >= 1 && ride.after < all, "{pace:?}: {} of {all} before it", ride.after);
        assert!(cities(&next, 0..ride.after).iter().all(|city| *city == "hangzhou"), "{pace:?}");
        assert!(cities(&next, ride.after..all).iter().all(|city| *city == "ningbo"), "{pace:?}");
        assert_eq!(clashes(&next), [], "{pace:?}: what is planned works in the timeline");
        let worked_out = Schedule::of(&next, &WORLD.atlas, &WORLD.ways);
        assert!(worked_out.days[0].rides[0].arrive <= 845 - 15, "{pace:?}: at the station in time");
    }
}

#[test]
fn must_sees_of_either_city_stand_on_their_side_of_the_train_in_whatever_order_they_are_named() {
    let trip = day(train(0), Vec::new());
    for must in [["west-lake", "tianyi-pavilion"], ["tianyi-pavilion", "west-lake"]] {
        let wishes = Wishes { must: must.map(Into::into).to_vec(), ..wishes(&trip) };
        let answer = planned(&wishes);
        let next = settled(&trip, &wishes, &answer, &WORLD.atlas);
        let place = |stop: &str| next.find(&stop.into()).expect("a must-see").index;
        let after = next.days[0].rides[0].after;
        assert!(place("west-lake") < after && after <= place("tianyi-pavilion"), "{:?}", next.days[0]);
        assert_eq!((answer.unmet.as_slice(), clashes(&next)), (&[][..], Vec::new()));
    }
}

#[test]
fn what_is_locked_before_the_train_and_behind_it_stays_there() {
    let locked = |stop: &str| Visit { locked: true, minutes: Some(60), ..Visit::to(stop.into()) };
    let trip = day(
        train(1),
        vec![locked("west-lake"), locked("tianyi-pavilion"), Visit::to("china-silk-museum".into())],
    );
    let wishes = wishes(&trip);
    assert_eq!(wishes.days[0].rides[0].after, 1, "of what is kept");
    let next = settled(&trip, &wishes, &planned(&wishes), &WORLD.atlas);
    let place = |stop: &str| next.find(&stop.into()).map(|at| at.index);
    let after = next.days[0].rides[0].after;
    assert!(
        place("west-lake") < Some(after) && Some(after) <= place("tianyi-pavilion"),
        "{:?}",
        next.days[0]
    );
    // The train is kept even if no visit is locked.
    let mut open = trip.clone();
    open.days[0].visits.iter_mut().for_each(|visit| visit.locked = false);
    let wishes = super::trip::wishes(&open);
    assert_eq!(settled(&open, &wishes, &planned(&wishes), &WORLD.atlas).days[0].rides.len(), 1);
}

#[test]
fn a_train_that_what_is_locked_makes_one_miss_stays_and_the_plan_says_so() {
    let long = Visit { locked: true, minutes: Some(6 * 60), ..Visit::to("west-lake".into()) };
    let trip = day(train(1), vec![long]);
    let wishes = wishes(&trip);
    let answer = planned(&wishes);
    assert!(answer.unmet.contains(&Unmet::RideMissed(0, "G7501".into())), "{:?}", answer.unmet);
    let next = settled(&trip, &wishes, &answer, &WORLD.atlas);
    assert_eq!(next.days[0].rides, [train(1)]);
    assert!(clashes(&next).iter().any(|clash| clash.ride.is_some()), "and so does the timeline");
    let said = |lang| hangyong::app::planning::words::unmet(lang, &answer.unmet[0], &WORLD.atlas);
    assert!(said(Lang::Zh).contains("赶不上 G7501"), "{}", said(Lang::Zh));
    assert!(said(Lang::En).contains("you would miss G7501"), "{}", said(Lang::En));
}

#[test]
fn a_ride_is_a_visit_of_the_problem_pinned_to_its_day_and_minute_that_counts_for_nothing() {
    let trip = day(train(0), Vec::new());
    let wishes = wishes(&trip);
    let asked = Planner::new(&WORLD.atlas, &WORLD.ways).asked(&wishes);
    let problem = &asked.problem;
    assert_eq!(problem.visits.len(), asked.candidates.len() + 1);
    let ride = problem.visits.last().expect("the ride");
    assert_eq!((ride.wish, ride.day, ride.start), (Priority::Kept, Some(0), Some(830)), "there in good time");
    assert_eq!((ride.service, ride.score, ride.price, ride.meal_inside), (66, 0, 0, false));
    let stop =
        |id: &str| asked.candidates.iter().position(|one| one.stop.id.as_str() == id).expect("a candidate");
    let (lake, library, node) = (stop("west-lake"), stop("tianyi-pavilion"), problem.visits.len() - 1);
    let travel = &problem.travel;
    assert!(travel.time(lake, node) < travel.time(lake, library), "entered in Hangzhou");
    assert!(travel.time(node, library) < travel.time(lake, library), "left in Ningbo");
    assert!(travel.time(node, lake) > travel.time(lake, node));
    // The rules, which share no code with the search, accept a plan with the ride and reject one without it.
    assert_eq!(breaches(problem, &[vec![node]]), []);
    assert!(!breaches(problem, &[vec![]]).is_empty());
}

#[test]
fn the_days_of_a_plan_are_told_with_the_ride_at_its_minute() {
    let trip = day(train(0), Vec::new());
    let wishes = wishes(&trip);
    let answer = planned(&wishes);
    let planned = &answer.days[0];
    let told = itinerary(planned, &wishes, 0, trip.mode, &WORLD.atlas, &WORLD.ways);
    let ride = rows(planned).iter().position(|row| *row == Row::Ride(0)).expect("the ride");
    let (depart, ridden) = told.legs[ride + 1].as_ref().expect("the ride");
    assert_eq!((*depart, ridden.minutes), (845, 51));
    let (left, way) = told.legs[ride].as_ref().expect("the way to the station");
    assert!(left + way.minutes <= 830, "{left} and {} min", way.minutes);
    assert_eq!(told.legs.len(), planned.visits.len() + 3);
    assert!(told.visits.get(planned.rides[0]).is_some_and(|visit| visit.arrive >= 896));
}

#[test]
fn a_better_order_and_what_fits_keep_to_the_sides_of_the_train() {
    let visits =
        ["tianyi-pavilion", "ningbo-museum", "west-lake", "deshou-palace"].map(|stop| Visit::to(stop.into()));
    let mut trip = day(train(2), visits.to_vec());
    // The visits in Hangzhou come after the train: only the traveller may move them to its other side.
    let planner = Planner::new(&WORLD.atlas, &WORLD.ways);
    let standing = |trip: &Trip| Wishes::standing(trip, date("2026-10-13"));
    if let Some(better) = planner.better_order(&standing(&trip), 0) {
        let sides: Vec<bool> = better.order.iter().map(|place| *place < 2).collect();
        assert_eq!(sides, [true, true, false, false]);
    }
    let visits = ["deshou-palace", "west-lake", "tianyi-pavilion"]
        .map(|stop| Visit { minutes: Some(45), ..Visit::to(stop.into()) });
    trip = day(train(2), visits.to_vec());
    for (at, city) in [(1, "hangzhou"), (3, "ningbo")] {
        let found = planner.fits(&standing(&trip), 0, at);
        assert!(!found.is_empty(), "before visit {at}");
        for stop in found {
            assert_eq!(
                WORLD.atlas.stop(&stop).expect("a stop").city.as_str(),
                city,
                "{stop} before visit {at}"
            );
            let edit = Edit::AddStop { stop, day: 0, at: Some(at) };
            assert_eq!(clashes(&edit.apply(&trip).expect("an edit")), []);
        }
    }
    assert_eq!(planner.spares(&standing(&trip))[0].len(), 3, "one list for each stop, none for the train");
    assert!(trip.visit(VisitAt { day: 0, index: 2 }).is_some());
}

#[test]
fn wishes_in_a_file_carry_a_ride_and_say_what_is_wrong_with_one() {
    let doc = |ride: &str| {
        wishes::read(&format!(
            r#"{{"days":[{{"date":"2026-12-05","from":"09:00","to":"20:00","begin":"city:hangzhou","end":"city:ningbo","rides":[{ride}]}}]}}"#
        ))
        .expect("wishes")
    };
    let good = r#"{"number":"G7501","from":"station:hangzhou-east","to":"station:ningbo","depart":"14:05","arrive":"14:56"}"#;
    let (asked, _) = asked_in_file(&doc(good), &WORLD.atlas).expect("wishes that make sense");
    assert_eq!(asked.days[0].rides, [train(0)]);
    let refused = |ride: String| asked_in_file(&doc(&ride), &WORLD.atlas).expect_err("refused").to_string();
    assert!(refused(good.replace("14:56", "13:56")).contains("day 1: the ride from station:hangzhou-east"));
    assert!(refused(good.replace("14:56", "noon")).contains("`noon` is no time of day"));
    assert!(refused(good.replace("station:ningbo", "station:atlantis")).contains("`station:atlantis`"));
    assert!(refused(vec![good; 5].join(",")).contains("5 rides"));
}

#[test]
fn a_stop_that_the_train_leaves_no_time_for_says_how_much_and_not_that_one_comes_after_hours() {
    let trip = day(train(0), Vec::new());
    let answer = planned(&Wishes { must: vec!["west-lake".into()], ..wishes(&trip) });
    let of_hangzhou =
        |stop: &str| WORLD.atlas.stop(&stop.into()).is_some_and(|stop| stop.city.as_str() == "hangzhou");
    let left = answer.left_out.iter().filter(|left| of_hangzhou(left.stop.as_str()));
    let late: Vec<_> =
        left.filter(|left| matches!(left.why, Reason::MissesLastEntry(_, by) if by > 180)).collect();
    assert!(late.is_empty(), "{late:#?}");
    let museum = answer.left_out.iter().find(|left| left.stop.as_str() == "zhejiang-museum-gushan");
    assert!(museum.is_none_or(|left| matches!(left.why, Reason::NeedsTime(0, 1..=240))), "{museum:?}");
}

#[test]
fn whatever_is_wished_a_plan_with_a_train_has_no_clash_that_it_does_not_tell_of() {
    let stops: Vec<_> = WORLD.atlas.stops.iter().map(|stop| stop.id.clone()).collect();
    let mut caught = 0;
    for seed in 0..24 {
        let mut rng = fastrand::Rng::with_seed(seed);
        let mut trip = random_trip(&mut rng, &stops);
        for day in &mut trip.days {
            let depart = rng.u32(500..1_200);
            let mut ride = Ride {
                depart: time(depart),
                arrive: time(depart + 51),
                ..train(rng.usize(..=day.visits.len()))
            };
            if rng.bool() {
                std::mem::swap(&mut ride.from, &mut ride.to);
            }
            day.rides.push(ride);
        }
        let wishes = random_wishes(&mut rng, &trip, &stops);
        let effort = Effort { budget: Budget::Rounds(40), seed: 1, prove: true };
        let planner = Planner::new(&WORLD.atlas, &WORLD.ways);
        let answer = planner.plan(&wishes, effort, &mut || 0.0, &mut |_| ControlFlow::Continue(()));
        let answer = answer.expect("wishes that make sense");
        let next = settled(&trip, &wishes, &answer, &WORLD.atlas);
        let rides = |trip: &Trip| -> Vec<Ride> {
            let rides = trip.days.iter().flat_map(|day| &day.rides);
            rides.map(|ride| Ride { after: 0, ..ride.clone() }).collect()
        };
        assert_eq!(rides(&next), rides(&trip), "seed {seed}: every ticket as it was");
        let is_told = |clash: &Conflict| {
            let locked = clash.visit.as_ref().is_some_and(|(_, stop)| {
                wishes.days.iter().flat_map(|day| &day.kept).any(|kept| &kept.stop == stop)
            });
            locked
                || answer.unmet.iter().any(|unmet| match unmet {
                    Unmet::RideMissed(day, _) | Unmet::DayTooShort(day) => *day == clash.day,
                    _ => false,
                })
        };
        let untold: Vec<_> = clashes(&next).into_iter().filter(|clash| !is_told(clash)).collect();
        assert!(untold.is_empty(), "seed {seed}: {untold:?} {:?} {:#?}", answer.unmet, next.days);
        caught +=
            next.days.len() - answer.unmet.iter().filter(|one| matches!(one, Unmet::RideMissed(..))).count();
    }
    assert!(caught > 10, "{caught}");
}
