//! Must-sees are mandatory, and advice works: random wishes on the real pack, judged by the timeline and by planning
//! again.

use std::ops::ControlFlow;

use chrono::NaiveTime;
use fastrand::Rng;
use hangyong::domain::sun::daylight;
use hangyong::domain::trip::{Base, Bases, Day, TripMode, Visit};
use hangyong::domain::{Schedule, StopId, Trip};
use hangyong::plan::trip::{Answer, Change, Pace, Planner, Wishes, settled};
use hangyong::plan::{Budget, Effort};

use super::trip::{WORLD, date, planned, random_trip, random_wishes, three_days, wishes};

/// Few rounds are enough: the must-sees are settled before any search.
const ROUNDS: u64 = 8;

thread_local! {
    /// A single planner, because it keeps the ways that it has worked out.
    static PLANNER: Planner<'static> = Planner::new(&WORLD.atlas, &WORLD.ways);
}

fn plan(wishes: &Wishes) -> Answer {
    let effort = Effort { budget: Budget::Rounds(ROUNDS), seed: 1, prove: false };
    PLANNER
        .with(|planner| planner.plan(wishes, effort, &mut || 0.0, &mut |_| ControlFlow::Continue(())))
        .expect("wishes that make sense")
}

fn random(seed: u64) -> (Trip, Wishes) {
    let stops: Vec<StopId> = WORLD.atlas.stops.iter().map(|stop| stop.id.clone()).collect();
    let mut rng = Rng::with_seed(seed);
    let mut trip = random_trip(&mut rng, &stops);
    // Few means of transport and hours, so that ways rarely have to be worked out.
    trip.mode = *rng.choice([TripMode::Transit, TripMode::Drive].iter()).expect("a mode");
    for day in &mut trip.days {
        let city = |rng: &mut Rng| Some(Base::City(rng.choice(["hangzhou", "ningbo"]).expect("one").into()));
        day.base = Bases { start: city(&mut rng), end: city(&mut rng) };
        day.to = day.to.min(NaiveTime::from_hms_opt(22, 0, 0).expect("a time")).max(day.from);
    }
    let mut wishes = random_wishes(&mut rng, &trip, &stops);
    wishes.pace = *rng.choice([Pace::Normal, Pace::Full].iter()).expect("a pace");
    (trip, wishes)
}

fn short(stop: &StopId) -> Visit {
    let minutes = WORLD.atlas.stop(stop).map(|stop| stop.stay().short);
    Visit { minutes, ..Visit::to(stop.clone()) }
}

fn orders(stops: &[StopId]) -> Vec<Vec<StopId>> {
    let Some((first, rest)) = stops.split_first() else { return vec![Vec::new()] };
    let with = |order: Vec<StopId>| {
        (0..=order.len()).map(move |at| {
            let mut longer = order.clone();
            longer.insert(at, first.clone());
            longer
        })
    };
    orders(rest).into_iter().flat_map(with).collect()
}

/// Whether a day works with these stops in this order, with slack for late buses and with lunch, by the timeline alone.
fn surely_works(trip: &Trip, at: usize, order: &[StopId], wishes: &Wishes) -> bool {
    let works = |lunch_at: Option<usize>, later: u32| {
        let mut tried = trip.clone();
        let day: &mut Day = &mut tried.days[at];
        day.visits = order.iter().map(short).collect();
        if let Some(fed) = lunch_at {
            day.visits[fed].minutes = day.visits[fed].minutes.map(|stay| stay + wishes.pace.lunch());
        }
        day.from += chrono::Duration::minutes(i64::from(later));
        let found = Schedule::day(&tried, at, &WORLD.atlas, &WORLD.ways)?;
        let in_light = found.visits.iter().all(|visit| {
            let stop = WORLD.atlas.stop(&visit.stop).expect("a stop");
            let light = daylight(tried.date_of(at).expect("a date"), stop.position);
            visit.enter >= light.from && visit.leave <= light.to
        });
        let fed = lunch_at.is_none_or(|fed| {
            let leave = found.visits[fed].leave;
            (660 + wishes.pace.lunch()..=810).contains(&leave)
        });
        let foot: u32 = found.legs().map(|leg| leg.estimate.on_foot().1).sum();
        let affordable = wishes.budget_cny.is_none() && wishes.most_walk_m.is_none_or(|most| foot <= most);
        let is_free = found.conflicts.is_empty() && in_light && fed && affordable;
        is_free.then_some(found.sums.way_minutes)
    };
    let from = wishes.days[at].from;
    let needs_lunch = wishes.lunch && from <= 780;
    let meals: Vec<Option<usize>> =
        if needs_lunch { (0..order.len()).map(Some).collect() } else { vec![None] };
    meals.into_iter().any(|meal| {
        let Some(ways) = works(meal, 0) else { return false };
        works(meal, ways / 3 + 20).is_some()
    })
}

#[test]
fn no_unasked_stop_takes_the_time_of_a_must_see() {
    let mut looked_at = 0;
    for seed in 0..200 {
        let (trip, wishes) = random(seed);
        let answer = plan(&wishes);
        let mut next = settled(&trip, &wishes, &answer, &WORLD.atlas);
        for (day, wish) in next.days.iter_mut().zip(&wishes.days) {
            day.to = NaiveTime::from_hms_opt(wish.to / 60, wish.to % 60, 0).expect("a time");
        }
        let is_asked = |stop: &StopId| wishes.must.contains(stop) || wishes.liked.contains(stop);
        let out = answer.left_out.iter().filter(|left| wishes.must.contains(&left.stop));
        for left in out.filter(|left| !wishes.never.contains(&left.stop)) {
            for (at, day) in answer.days.iter().enumerate() {
                let kept = &wishes.days[at].kept;
                let mut asked: Vec<StopId> = day.visits.iter().map(|visit| visit.stop.clone()).collect();
                asked.retain(is_asked);
                if asked.len() == day.visits.len() || !kept.is_empty() || asked.len() > 4 {
                    continue;
                }
                looked_at += 1;
                asked.push(left.stop.clone());
                let fits = orders(&asked).into_iter().any(|order| surely_works(&next, at, &order, &wishes));
                assert!(!fits, "seed {seed}: {} fits on day {at} beside {asked:?}", left.stop);
            }
        }
    }
    assert!(looked_at > 20, "{looked_at}");
}

#[test]
fn every_remedy_that_is_shown_works_when_it_is_followed() {
    let mut followed = 0;
    for seed in 0..200 {
        let (_, wishes) = random(seed);
        let answer = plan(&wishes);
        for left in &answer.left_out {
            assert!(left.remedies.len() <= 8, "seed {seed}: {:?}", left.remedies);
            for change in &left.remedies {
                followed += 1;
                let then = plan(&change.applied(&wishes, &left.stop, &WORLD.atlas));
                let has = |stop: &StopId| then.stops().any(|planned| planned == stop);
                assert!(has(&left.stop), "seed {seed}: {change:?} does not bring in {}", left.stop);
                let gone = |stop: &StopId| matches!(change, Change::InsteadOf(other) if other == stop);
                for must in answer.stops().filter(|stop| wishes.must.contains(stop)) {
                    assert!(has(must) || gone(must), "seed {seed}: {change:?} costs {must}");
                }
            }
        }
    }
    assert!(followed > 50, "{followed}");
}

#[test]
fn the_same_wishes_get_the_same_plan_in_whatever_order_they_were_chosen() {
    for seed in 0..40 {
        let (_, wishes) = random(seed);
        let answer = plan(&wishes);
        assert_eq!(plan(&wishes), answer, "seed {seed}");
        let mut again = wishes.clone();
        again.must.reverse();
        again.never.reverse();
        again.liked.reverse();
        again.interests.categories.reverse();
        again.interests.corridors.reverse();
        again.must.extend(wishes.must.first().cloned());
        assert_eq!(plan(&again), answer, "seed {seed}");
    }
}

#[test]
fn must_sees_of_three_days_between_the_cities_are_all_in() {
    let mut trip = three_days();
    trip.start = Some(date("2026-12-08"));
    let must = ["west-lake", "lingyin-feilai", "liangzhu-museum", "tianyi-pavilion", "ningbo-museum"];
    let must: Vec<StopId> = must.map(StopId::from).into();
    let answer = planned(&Wishes { must: must.clone(), ..wishes(&trip) });
    for stop in &must {
        assert!(answer.stops().any(|planned| planned == stop), "{stop} is missing");
    }
}

#[test]
fn a_great_sight_for_which_its_usual_stay_is_too_long_gets_the_time_that_its_day_has() {
    let mut trip = three_days();
    trip.start = Some(date("2026-12-05"));
    trip.days.remove(2);
    let clock = |hour, minute| NaiveTime::from_hms_opt(hour, minute, 0).expect("a time");
    let [saturday, sunday] = trip.days.as_mut_slice() else { panic!("two days") };
    (saturday.from, saturday.to) = (clock(10, 0), clock(18, 0));
    saturday.base.start = Some(Base::Station("hangzhou-east".into()));
    (sunday.to, sunday.base.end) = (clock(17, 30), Some(Base::Station("ningbo".into())));
    let answer = planned(&wishes(&trip));
    let visits = &answer.days[0].visits;
    let lingyin = visits.iter().find(|visit| visit.stop.as_str() == "lingyin-feilai").expect("灵隐寺");
    let stay = WORLD.atlas.stop(&lingyin.stop).expect("a stop").stay();
    let minutes = lingyin.minutes.unwrap_or(stay.usual);
    assert!(minutes >= (stay.short + stay.usual) / 2, "{minutes} minutes, and the day had another hour");
}

#[test]
fn a_must_see_is_seen_for_a_shorter_time_before_it_is_not_seen_at_all() {
    let mut trip = three_days();
    (trip.start, trip.days) = (Some(date("2026-12-08")), vec![trip.days[0].clone()]);
    let must: Vec<StopId> = ["west-lake", "lingyin-feilai", "liangzhu-museum"].map(StopId::from).into();
    let asked = Wishes { must: must.clone(), pace: Pace::Normal, ..wishes(&trip) };
    let answer = planned(&asked);
    let usual = |stop: &StopId| WORLD.atlas.stop(stop).expect("a stop").visit_minutes;
    let usual_sum: u32 = must.iter().map(usual).sum();
    let sum: u32 =
        answer.days[0].visits.iter().map(|visit| visit.minutes.unwrap_or(usual(&visit.stop))).sum();
    assert!(must.iter().all(|stop| answer.stops().any(|planned| planned == stop)), "{:?}", answer.days);
    assert!(sum < usual_sum, "{sum} of {usual_sum}");
    for visit in &answer.days[0].visits {
        let short = WORLD.atlas.stop(&visit.stop).expect("a stop").stay().short;
        assert!(visit.minutes.unwrap_or(usual(&visit.stop)) >= short);
    }
}

#[test]
fn an_evening_that_is_allowed_is_for_what_is_good_in_the_evening() {
    let mut trip = three_days();
    (trip.start, trip.days) = (Some(date("2026-12-08")), vec![trip.days[0].clone()]);
    trip.days[0].to = NaiveTime::from_hms_opt(17, 30, 0).expect("a time");
    let asked = Wishes { evenings: true, ..wishes(&trip) };
    let answer = planned(&asked);
    let next = settled(&trip, &asked, &answer, &WORLD.atlas);
    let schedule = Schedule::of(&next, &WORLD.atlas, &WORLD.ways);
    let late: Vec<_> = schedule.days[0].visits.iter().filter(|visit| visit.leave > 17 * 60 + 30).collect();
    assert!(!late.is_empty(), "nothing in the evening: {:?}", answer.days);
    for visit in late {
        let stop = WORLD.atlas.stop(&visit.stop).expect("a stop");
        assert_eq!(stop.details.suits.evening, Some(true), "{}", visit.stop);
    }
    assert_eq!(super::trip::clashes(&next), Vec::new(), "the evening is part of the day that is taken");
    let early = planned(&wishes(&trip));
    assert!(early.days[0].until <= 17 * 60 + 30);
}

#[test]
fn who_walks_a_kilometre_goes_by_taxi_and_sees_something() {
    let mut trip = three_days();
    trip.days.truncate(1);
    let asked = Wishes { most_walk_m: Some(1_000), pace: Pace::Gentle, ..wishes(&trip) };
    let answer = planned(&asked);
    assert!(answer.stops().count() >= 2, "{:?}", answer.days);
    let next = settled(&trip, &asked, &answer, &WORLD.atlas);
    assert_eq!(next.mode, hangyong::domain::trip::TripMode::Drive);
    let foot: u32 = Schedule::of(&next, &WORLD.atlas, &WORLD.ways).days[0]
        .legs()
        .map(|leg| leg.estimate.on_foot().1)
        .sum();
    assert!(foot <= 1_000, "{foot} m");
}
