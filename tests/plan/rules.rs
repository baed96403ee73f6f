//! Each rule of a day on its own: a plan that keeps it, and the nearest plan that breaks it.

use hangyong::plan::problem::{
    CategoryLimit, Day, Lunch, LunchPlace, Priority, Problem, TripLimits, Visit, Window,
};
use hangyong::plan::rules::*;
use hangyong::plan::timeline::{Pause, Stay, Timeline};
use hangyong::plan::travel::{Timetable, Travel};

/// Two stops of an hour, twenty minutes from everything, open from nine to four; a day from nine to five.
fn problem() -> Problem {
    let window = Window { open: 540, last_entry: 900, leave_by: Some(960) };
    let visit = Visit { score: 10, service: 60, windows: vec![vec![window]], ..Visit::default() };
    Problem {
        visits: vec![visit; 2],
        days: vec![Day { from: 2, to: 2, start: 540, end: 1_020, ..Day::default() }],
        travel: Travel::new(3, |_, _| 20).with_walk_m(|_, _| 500).with_fare(|_, _| 2),
        trip: TripLimits::default(),
    }
}

/// Both stops, the second starting at minute `second`.
fn line(second: i32) -> Timeline {
    let stay = |visit, start| Stay { visit, arrive: start, start, leave: start + 60 };
    let stays = vec![stay(0, 560), stay(1, second)];
    Timeline { stays, lunch: None, begin: 540, end: second + 80, walk_m: 1_500, fare: 6 }
}

#[test]
fn r1_a_visit_starts_by_last_entry_and_is_over_by_the_time_to_leave() {
    assert_eq!(within_windows(&problem(), 0, &line(900)), None);
    assert_eq!(within_windows(&problem(), 0, &line(901)), Some(Breach::Closed(0, 1)));
    let mut closes_early = problem();
    closes_early.visits[1].windows[0][0].leave_by = Some(950);
    assert_eq!(within_windows(&closes_early, 0, &line(900)), Some(Breach::Closed(0, 1)));
}

#[test]
fn r2_a_visit_closed_on_a_date_is_not_made_on_it() {
    let mut closed = problem();
    closed.visits[0].windows[0].clear();
    assert_eq!(within_windows(&closed, 0, &line(640)), Some(Breach::Closed(0, 0)));
}

#[test]
fn r3_a_day_holds_one_unbroken_lunch_in_its_time() {
    let mut hungry = problem();
    hungry.days[0].lunch = Some(Lunch { from: 660, until: 780, length: 45, place: LunchPlace::Anywhere });
    let with = |start, end| Timeline { lunch: Some(Pause { start, end }), ..line(760) };
    assert_eq!(has_lunch(&hungry, 0, &with(660, 705)), None);
    assert_eq!(has_lunch(&hungry, 0, &line(760)), Some(Breach::NoLunch(0)));
    assert_eq!(has_lunch(&hungry, 0, &with(650, 705)), Some(Breach::NoLunch(0)), "too early");
    assert_eq!(has_lunch(&hungry, 0, &with(660, 700)), Some(Breach::NoLunch(0)), "too short");
    assert_eq!(has_lunch(&hungry, 0, &with(740, 785)), Some(Breach::NoLunch(0)), "during a visit");
    hungry.days[0].lunch = Some(Lunch { from: 660, until: 780, length: 45, place: LunchPlace::At(7) });
    assert_eq!(has_lunch(&hungry, 0, &with(660, 705)), Some(Breach::NoLunch(0)), "not at a table");
    hungry.visits[1].category = Some(7);
    assert_eq!(has_lunch(&hungry, 0, &line(760)), None);
    hungry.days[0].end = 800;
    assert_eq!(has_lunch(&hungry, 0, &line(640)), None, "the day is over before lunch could be");
}

#[test]
fn r4_a_day_begins_and_ends_within_its_hours() {
    assert_eq!(within_day(&problem(), 0, &line(640)), None);
    assert_eq!(within_day(&problem(), 0, &line(941)), Some(Breach::OutsideDay(0)));
    let early = Timeline { begin: 530, ..line(640) };
    assert_eq!(within_day(&problem(), 0, &early), Some(Breach::OutsideDay(0)));
}

#[test]
fn r5_nobody_arrives_by_a_train_that_does_not_exist() {
    assert_eq!(takes_real_ways(&problem(), 0, &line(640)), None);
    assert_eq!(takes_real_ways(&problem(), 0, &line(639)), Some(Breach::NoSuchWay(0, 1)));
    let mut by_train = problem();
    let train = Timetable::new(10, vec![(629, 640), (660, 671), (650, 680)], 5);
    by_train.travel =
        Travel::new(3, |a, b| if (a, b) == (0, 1) { 9_999 } else { 20 }).with_timetable(0, 1, train);
    assert_eq!(takes_real_ways(&by_train, 0, &line(676)), None, "620 + 10, train at 660, 671 + 5");
    assert_eq!(
        takes_real_ways(&by_train, 0, &line(645)),
        Some(Breach::NoSuchWay(0, 1)),
        "the train at 629 has left"
    );
    assert!(by_train.travel.arrival(0, 1, 651) > 1_440, "no train after the last");
}

#[test]
fn r6_every_mandatory_visit_is_in_the_plan() {
    let mut must = problem();
    must.visits[1].wish = Priority::Must;
    assert_eq!(has_every_must(&must, &[vec![0, 1]]), []);
    assert_eq!(has_every_must(&must, &[vec![0]]), [Breach::MustMissing(1)]);
}

#[test]
fn r7_pins_exclusions_orders_and_alternatives_hold() {
    let broken = |change: fn(&mut Visit)| {
        let mut pinned = problem();
        change(&mut pinned.visits[1]);
        keeps_pins(&pinned, 0, &line(640))
    };
    assert_eq!(broken(|visit| (visit.day, visit.start) = (Some(0), Some(640))), None);
    assert_eq!(broken(|visit| visit.start = Some(700)), Some(Breach::Unpinned(0, 1)));
    assert_eq!(broken(|visit| visit.day = Some(1)), Some(Breach::Unpinned(0, 1)));
    assert_eq!(broken(|visit| visit.wish = Priority::Never), Some(Breach::Unpinned(0, 1)));
    let mut ordered = problem();
    ordered.visits[1].after = vec![0];
    assert_eq!(keeps_order(&ordered, &[vec![0, 1]]), []);
    assert_eq!(keeps_order(&ordered, &[vec![1], vec![0]]), [Breach::WrongOrder(0, 1)]);
    ordered.visits.iter_mut().for_each(|visit| visit.group = Some(3));
    assert_eq!(keeps_alternatives_apart(&ordered, &[vec![0], vec![1]]), [Breach::Both(0, 1)]);
    assert_eq!(keeps_alternatives_apart(&problem(), &[vec![0], vec![0]]), [Breach::Both(0, 0)]);
}

#[test]
fn r8_categories_keep_their_least_and_most_by_day_and_trip() {
    let mut limited = problem();
    limited.visits.iter_mut().for_each(|visit| visit.category = Some(1));
    limited.days[0].categories = vec![CategoryLimit { category: 1, least: 1, most: 1 }];
    assert_eq!(within_categories(&limited, &[vec![0]]), []);
    assert_eq!(within_categories(&limited, &[vec![]]), [Breach::Category(Some(0), 1)]);
    limited.trip.categories = vec![CategoryLimit { category: 1, least: 0, most: 1 }];
    assert_eq!(
        within_categories(&limited, &[vec![0, 1]]),
        [Breach::Category(Some(0), 1), Breach::Category(None, 1)]
    );
}

#[test]
fn r9_entries_and_fares_stay_within_the_budget() {
    let mut costly = problem();
    costly.visits[0].price = 30;
    costly.trip.budget = Some(36);
    assert_eq!(within_budget(&costly, &[vec![0]], 6), None);
    assert_eq!(within_budget(&costly, &[vec![0]], 7), Some(Breach::OverBudget(1)));
}

#[test]
fn r10_metres_and_number_of_visits_stay_within_the_day_s_limits() {
    let mut limited = problem();
    limited.days[0].most_walk_m = Some(1_499);
    assert_eq!(within_day_limits(&limited, 0, &line(640)), Some(Breach::TooFarOnFoot(0)));
    limited.days[0].most_walk_m = Some(1_500);
    assert_eq!(within_day_limits(&limited, 0, &line(640)), None);
    limited.days[0].most_visits = Some(1);
    assert_eq!(within_day_limits(&limited, 0, &line(640)), Some(Breach::TooManyVisits(0)));
}

#[test]
fn r11_the_worst_day_is_the_one_that_scores_least() {
    assert_eq!(worst_day_score(&problem(), &[vec![0, 1], vec![]]), 0);
    assert_eq!(worst_day_score(&problem(), &[vec![0], vec![1]]), 10);
}

#[test]
fn r12_waiting_and_tight_legs_are_counted() {
    let mut waits = line(700);
    waits.stays[1].arrive = 640;
    assert_eq!(waiting(&waits), 60);
    waits.lunch = Some(Pause { start: 650, end: 695 });
    assert_eq!(waiting(&waits), 15);
    assert_eq!(tight_legs(&problem(), 0, &line(890), 10), 0);
    assert_eq!(tight_legs(&problem(), 0, &line(890), 11), 1);
}

#[test]
fn r13_repeats_of_a_category_are_worth_less() {
    let mut repeats = problem();
    repeats.visits.iter_mut().for_each(|visit| visit.category = Some(1));
    repeats.trip.repeat_percent = Some(50);
    assert_eq!(repeats.score_of(|_| true), 15);
    repeats.visits[1].category = None;
    assert_eq!(repeats.score_of(|_| true), 20);
}
