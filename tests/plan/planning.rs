//! 帮我排 without a browser: the questions, the stages, and the plan as it ends up in the trip.

use fastrand::Rng;
use hangyong::app::planning::{
    Failure, Form, Line, Planning, PlanningMsg, Stage, airports, difference, not_kept, place_typed, preview,
    update, with_lunch, without_lunch,
};
use hangyong::app::trips::look::PlanPlace;
use hangyong::domain::schedule::Conflict;
use hangyong::domain::trip::{Base, Bases, Day, Edit, History, ReplaceReason, Visit};
use hangyong::domain::{Category, Schedule, Trip};
use hangyong::i18n::{lunch_notes, planning_words};
use hangyong::plan::trip::talk::{PlannerEvent, PlannerRequest, bytes, heard};
use hangyong::plan::trip::{Answer, Interests, Unmet, Wishes, settled};

use super::trip::{WORLD, clashes, date, planned, random_trip, random_wishes, three_days, wishes};

const NOTE: &str = "停留时间含午餐";

fn form(trip: &Trip) -> Form {
    Form::of(trip, &WORLD.atlas, date("2026-10-12"))
}

fn taken(trip: &Trip, wishes: &Wishes, answer: &Answer) -> Trip {
    with_lunch(settled(trip, wishes, answer, &WORLD.atlas), answer, NOTE, &WORLD.atlas, &WORLD.ways)
}

#[test]
fn untouched_questions_ask_for_three_days_from_one_city_to_the_other_from_tomorrow_on() {
    let empty = Trip { days: vec![Default::default()], start: None, ..three_days() };
    let wishes = form(&empty).wishes(&empty, &WORLD.atlas);
    assert_eq!((wishes.start, wishes.days.len()), (date("2026-10-13"), 3));
    assert_eq!((wishes.days[0].from, wishes.days[0].to), (540, 1_080));
    let ends = (&wishes.days[0].base.start, &wishes.days[2].base.end);
    assert_eq!(ends, (&Some(Base::City("hangzhou".into())), &Some(Base::City("ningbo".into()))));
    assert!(!planned(&wishes).stops().collect::<Vec<_>>().is_empty());
}

#[test]
fn who_comes_and_leaves_by_air_sleeps_in_the_cities() {
    use hangyong::domain::Lang;
    let airports = airports(&WORLD.atlas);
    let names: Vec<&str> = airports.iter().map(|airport| airport.name.zh.as_str()).collect();
    assert_eq!(names, ["萧山国际机场", "栎社国际机场"]);
    let empty = Trip { days: vec![Default::default()], start: None, ..three_days() };
    let mut asked = form(&empty);
    asked.set_place(PlanPlace::Arrival, Some(airports[0].base(Lang::Zh)));
    asked.set_place(PlanPlace::Departure, Some(airports[1].base(Lang::En)));
    let wishes = asked.wishes(&empty, &WORLD.atlas);
    let nights: Vec<_> = wishes.days.iter().map(|day| day.base.end.clone()).take(2).collect();
    let city = |city: &str| Some(Base::City(city.into()));
    assert_eq!(nights, [city("hangzhou"), city("ningbo")]);
    assert!(airports[0].is(wishes.days[0].base.start.as_ref().expect("an airport")));
    assert!(planned(&wishes).stops().count() > 3);
}

/// Wishes for two days that begin and end at Ningbo's station, with Mount Putuo as a must-see.
fn two_days_for_putuo(free: bool) -> (Trip, Wishes) {
    let empty = Trip { days: vec![Default::default()], start: None, ..three_days() };
    let mut asked = form(&empty);
    asked.days = 2;
    let ningbo = Some(Base::Station("ningbo".into()));
    asked.set_place(PlanPlace::Arrival, ningbo.clone());
    asked.set_place(PlanPlace::Departure, ningbo);
    if !free {
        asked.set_night(0, Some(Base::City("ningbo".into())));
    }
    asked.must = vec!["putuo-mountain".into()];
    let wishes = asked.wishes(&empty, &WORLD.atlas);
    (empty, wishes)
}

#[test]
fn who_must_see_an_island_that_is_too_far_for_a_day_sleeps_on_it_unless_the_night_was_said() {
    let (trip, wishes) = two_days_for_putuo(true);
    let answer = planned(&wishes);
    assert_eq!(answer.nights, [(0, "putuo-mountain".into())]);
    assert!(answer.stops().any(|stop| stop.as_str() == "putuo-mountain"), "{:?}", answer.days);
    let next = settled(&trip, &wishes, &answer, &WORLD.atlas);
    assert_eq!(clashes(&next), Vec::<Conflict>::new());
    let there = WORLD.atlas.stop(&"putuo-mountain".into()).expect("the island").position;
    for base in [&next.days[0].base.end, &next.days[1].base.start] {
        assert!(matches!(base, Some(Base::Place { position, .. }) if *position == there), "{base:?}");
    }
    let way = Schedule::of(&next, &WORLD.atlas, &WORLD.ways);
    let ferries = way.days.iter().flat_map(|day| day.legs()).filter(|leg| {
        let lines = leg.estimate.how.iter();
        lines.into_iter().any(|step| matches!(step.kind, hangyong::domain::schedule::StepKind::Link { .. }))
    });
    assert_eq!(ferries.count(), 2, "there and back");

    let (_, wishes) = two_days_for_putuo(false);
    let answer = planned(&wishes);
    assert_eq!(answer.nights, []);
    let left = answer.left_out.iter().find(|left| left.stop.as_str() == "putuo-mountain");
    let left = left.expect("it is left out");
    assert_eq!(left.why, hangyong::plan::trip::Reason::OutOfReach);
    assert!(left.remedies.contains(&hangyong::plan::trip::Change::SleepThere(0)), "{:?}", left.remedies);
}

#[test]
fn a_hotel_is_typed_as_coordinates_or_as_what_is_near_it() {
    let at = |text: &str| place_typed(text, &WORLD.atlas);
    let Some(Base::Place { position, .. }) = at("30.2460, 120.1485") else { panic!("coordinates") };
    assert!((position.lat - 30.246).abs() < 1e-9);
    assert_eq!(at("宁波站"), Some(Base::Station("ningbo".into())));
    assert_eq!(at(" ningbo station "), at("宁波"));
    for near in ["龙翔桥", "龙翔桥地铁站", "Longxiangqiao", "天一阁博物院"] {
        assert!(matches!(at(near), Some(Base::Place { .. })), "{near}");
    }
    for nothing in ["", "站", "如家酒店", "200, 300"] {
        assert_eq!(at(nothing), None, "{nothing}");
    }
}

#[test]
fn a_first_plan_goes_to_what_one_comes_for() {
    let empty = Trip { days: vec![Default::default()], start: None, ..three_days() };
    let answer = planned(&form(&empty).wishes(&empty, &WORLD.atlas));
    let stops: Vec<_> = answer.stops().map(|stop| stop.as_str()).collect();
    for stop in ["west-lake", "lingyin-feilai", "tianyi-pavilion"] {
        assert!(stops.contains(&stop), "{stop} is not in {stops:?}");
    }
}

#[test]
fn a_date_that_nobody_gave_is_known_to_be_guessed() {
    let mut asked = form(&Trip { start: None, ..three_days() });
    assert_eq!((asked.start, asked.start_is_guessed), (date("2026-10-13"), true));
    asked.set_start(Some(date("2026-12-08")));
    assert_eq!((asked.start, asked.start_is_guessed), (date("2026-12-08"), false));
    asked.set_start(None);
    assert_eq!((asked.start, asked.start_is_guessed), (date("2026-12-08"), true));
    assert!(!form(&three_days()).start_is_guessed);
    let said = hangyong::app::planning::words::guessed_date(hangyong::domain::Lang::Zh, asked.start);
    assert_eq!(said, "未填日期，先按 12月8日 周二 排");
}

#[test]
fn another_order_of_a_day_says_what_it_gains() {
    use hangyong::app::planning::words::order_gain;
    use hangyong::domain::Lang;
    use hangyong::domain::schedule::ConflictKind;
    let day = |end: u32, clashes: usize| {
        let mut day = Schedule::day(&three_days(), 0, &WORLD.atlas, &WORLD.ways).expect("a day");
        let clash = Conflict { day: 0, visit: None, ride: None, kind: ConflictKind::Closed };
        (day.end, day.conflicts) = (end, vec![clash; clashes]);
        day
    };
    let gain = |lang, now: (u32, usize), then: (u32, usize)| {
        order_gain(lang, &day(now.0, now.1), &day(then.0, then.1))
    };
    assert_eq!(
        gain(Lang::Zh, (1_166, 1), (1_180, 0)).as_deref(),
        Some("少 1 处冲突，19:40 结束（现在 19:26）")
    );
    assert_eq!(gain(Lang::En, (1_180, 0), (1_166, 0)).as_deref(), Some("over at 19:26 (now 19:40)"));
    assert_eq!(gain(Lang::Zh, (1_166, 0), (1_180, 0)), None);
    assert_eq!(gain(Lang::Zh, (1_180, 0), (1_166, 1)), None);
}

#[test]
fn a_trip_with_bases_and_stops_keeps_them_as_the_answer_to_the_questions() {
    let mut trip = three_days();
    trip = Edit::AddStop { stop: "west-lake".into(), day: 1, at: None }.apply(&trip).expect("an edit");
    trip = Edit::SetMinutes { at: trip.find(&"west-lake".into()).expect("it is there"), minutes: Some(77) }
        .apply(&trip)
        .expect("an edit");
    let wishes = form(&trip).wishes(&trip, &WORLD.atlas);
    assert_eq!(wishes.must, ["west-lake".into()]);
    assert_eq!(wishes.stays, [("west-lake".into(), 77)]);
    let bases: Vec<_> = wishes.days.iter().map(|day| day.base.clone()).collect();
    assert_eq!(bases, trip.days.iter().map(|day| day.base.clone()).collect::<Vec<_>>());
}

#[test]
fn the_lunches_of_a_plan_lie_in_the_trip_and_clash_with_nothing() {
    let stops: Vec<_> = WORLD.atlas.stops.iter().map(|stop| stop.id.clone()).collect();
    let mut fed = 0;
    for seed in 0..25 {
        let mut rng = Rng::with_seed(seed);
        let trip = random_trip(&mut rng, &stops);
        let wishes = Wishes { lunch: true, ..random_wishes(&mut rng, &trip, &stops) };
        let answer = planned(&wishes);
        let before = clashes(&settled(&trip, &wishes, &answer, &WORLD.atlas)).len();
        let after = taken(&trip, &wishes, &answer);
        assert!(clashes(&after).len() <= before, "seed {seed}");
        fed += after.visits().filter(|(_, visit)| visit.note.as_deref() == Some(NOTE)).count();
    }
    assert!(fed > 10, "{fed}");
}

#[test]
fn planning_again_knows_its_own_lunches_in_any_language() {
    assert!(lunch_notes().contains(&NOTE));
    assert_eq!(planning_words(hangyong::domain::Lang::Zh).lunch_note, NOTE);
    let trip = three_days();
    // Lunch is not eaten during a visit to a museum.
    let interests = Interests { categories: vec![Category::Museum], ..Interests::default() };
    let wishes = Wishes { interests, ..wishes(&trip) };
    let plan = taken(&trip, &wishes, &planned(&wishes));
    assert!(plan.visits().any(|(_, visit)| visit.note.is_some()));
    let again = without_lunch(&plan, &lunch_notes());
    assert!(again.visits().all(|(_, visit)| visit.note.is_none() && visit.minutes.is_none()));
}

#[test]
fn taking_a_plan_is_one_edit_and_undo_brings_the_trip_back() {
    let trip = Edit::AddCandidate { stop: "west-lake".into() }.apply(&three_days()).expect("an edit");
    let wishes = wishes(&trip);
    let next = taken(&trip, &wishes, &planned(&wishes));
    let edit = Edit::Replace { with: Box::new(next.clone()), reason: ReplaceReason::Plan };
    let now = trip.updated;
    let after = History::new(trip.clone()).perform(&edit, now).expect("an edit");
    assert!(after.trip().same_plan(&next));
    assert!(after.undo(now).expect("an undo").trip().same_plan(&trip));
}

#[test]
fn a_preview_shows_every_visit_and_lunch_and_what_is_new_beside_a_trip_that_has_something() {
    let trip = three_days();
    let wishes = wishes(&trip);
    let answer = planned(&wishes);
    let next = taken(&trip, &wishes, &answer);
    let schedule = Schedule::of(&next, &WORLD.atlas, &WORLD.ways);
    let days = preview(&trip, &next, &schedule, &answer, NOTE);
    for (day, view) in days.iter().enumerate() {
        let visits =
            view.lines.iter().filter(|line| matches!(line, Line::Visit { is_new: false, .. })).count();
        assert_eq!(visits, next.days[day].visits.len(), "day {day}");
        let lunches = view.lines.iter().filter(|line| match line {
            Line::Lunch(_) => true,
            Line::Visit { note, .. } => note.as_deref() == Some(NOTE),
            Line::Ride { .. } => false,
        });
        assert_eq!(lunches.count(), 1, "day {day}");
    }
    let with_one =
        Edit::AddStop { stop: "west-lake".into(), day: 0, at: None }.apply(&trip).expect("an edit");
    let new = preview(&with_one, &next, &schedule, &answer, NOTE);
    let marked =
        new.iter().flat_map(|day| &day.lines).filter(|line| matches!(line, Line::Visit { is_new: true, .. }));
    assert!(marked.count() >= next.visits().count() - 1, "beside a trip that has something, new is new");
    let difference = difference(&trip, &next);
    assert_eq!((difference.gained.len(), difference.stay), (next.visits().count(), 0));
    assert_eq!(clashes(&next), Vec::<Conflict>::new());
}

/// A day from 10:00 to 20:00, from Hangzhou to a station in Ningbo, with a locked visit.
fn day_with_a_lock(stop: &str) -> Day {
    let hour = |hour| chrono::NaiveTime::from_hms_opt(hour, 0, 0).expect("an hour");
    let base =
        Bases { start: Some(Base::City("hangzhou".into())), end: Some(Base::Station("ningbo".into())) };
    let visits = vec![Visit { locked: true, ..Visit::to(stop.into()) }];
    Day { from: hour(10), to: hour(20), base, visits, rides: Vec::new() }
}

/// The plan for a form: the trip as it would become, the days of the preview, and the wishes that are not met.
fn preview_of(trip: &Trip, form: &Form) -> (Trip, Vec<hangyong::app::planning::DayView>, Vec<Unmet>) {
    let wishes = form.wishes(trip, &WORLD.atlas);
    let answer = planned(&wishes);
    let next = taken(trip, &wishes, &answer);
    let schedule = Schedule::of(&next, &WORLD.atlas, &WORLD.ways);
    let days = preview(trip, &next, &schedule, &answer, NOTE);
    let unmet = not_kept(trip, &next, &answer, &days);
    (next, days, unmet)
}

fn assert_no_line_overlaps(days: &[hangyong::app::planning::DayView], what: &str) {
    for day in days {
        let spans: Vec<_> = day.lines.iter().map(Line::times).collect();
        assert!(spans.windows(2).all(|pair| pair[0].1 <= pair[1].0), "{what}: {spans:?}");
    }
}

#[test]
fn a_locked_visit_goes_before_lunch_and_lunch_is_said_to_be_given_up() {
    let mut trip = three_days();
    (trip.start, trip.days) = (Some(date("2026-12-08")), vec![day_with_a_lock("ningbo-museum")]);
    assert_eq!(clashes(&trip), Vec::<Conflict>::new());
    let (next, days, unmet) = preview_of(&trip, &form(&trip));
    assert_eq!(unmet, [Unmet::NoLunch(0)]);
    assert_eq!(clashes(&next), Vec::<Conflict>::new());
    assert!(next.days[0].visits.contains(&trip.days[0].visits[0]));
    assert_no_line_overlaps(&days, "a lock");
}

#[test]
fn a_must_see_that_leaves_no_time_for_lunch_is_seen_all_the_same() {
    let mut trip = three_days();
    (trip.start, trip.days) = (Some(date("2026-12-08")), vec![day_with_a_lock("ningbo-museum")]);
    trip.days[0].visits[0].locked = false;
    let (next, _, unmet) = preview_of(&trip, &form(&trip));
    assert_eq!(unmet, [Unmet::NoLunch(0)]);
    assert!(next.find(&"ningbo-museum".into()).is_some());
    assert_eq!(clashes(&next), Vec::<Conflict>::new());
}

#[test]
fn a_visit_that_is_locked_on_the_day_on_which_its_stop_rests_is_said_to_be() {
    let mut trip = three_days();
    // A Monday.
    (trip.start, trip.days) =
        (Some(date("2026-12-07")), vec![day_with_a_lock("ningbo-museum"), Day::default()]);
    trip.days[1].visits = vec![Visit::to("west-lake".into())];
    let (next, days, unmet) = preview_of(&trip, &form(&trip));
    assert!(unmet.contains(&Unmet::KeptShut(0, "ningbo-museum".into())), "{unmet:?}");
    assert!(clashes(&next).len() <= clashes(&trip).len());
    assert_no_line_overlaps(&days, "a closed door");
}

#[test]
fn a_locked_visit_of_a_day_that_is_dropped_is_named() {
    let mut trip = three_days();
    trip.days[2].visits = vec![Visit { locked: true, ..Visit::to("tianyi-pavilion".into()) }];
    let (next, _, unmet) = preview_of(&trip, &Form { days: 1, ..form(&trip) });
    assert!(next.find(&"tianyi-pavilion".into()).is_none());
    assert!(unmet.contains(&Unmet::KeptAside("tianyi-pavilion".into())), "{unmet:?}");
}

#[test]
fn no_plan_around_locked_visits_clashes_more_than_they_do_and_no_line_of_it_overlaps_another() {
    let stops: Vec<_> = WORLD.atlas.stops.iter().map(|stop| stop.id.clone()).collect();
    for seed in 300..325 {
        let mut rng = Rng::with_seed(seed);
        let mut trip = random_trip(&mut rng, &stops);
        trip.days.iter_mut().flat_map(|day| &mut day.visits).for_each(|visit| visit.locked = true);
        let (next, days, _) = preview_of(&trip, &form(&trip));
        assert!(clashes(&next).len() <= clashes(&trip).len(), "seed {seed}: {:?}", clashes(&next));
        assert_no_line_overlaps(&days, &format!("seed {seed}"));
    }
}

#[test]
fn a_time_after_midnight_says_of_which_day_it_is() {
    use hangyong::app::planning::words::span;
    let zh = |from, to| span(hangyong::domain::Lang::Zh, (from, to));
    assert_eq!(zh(600, 660), "10:00–11:00");
    assert_eq!(zh(1_380, 1_440), "23:00–24:00");
    assert_eq!(zh(1_440, 1_485), "次日 00:00–00:45");
    assert_eq!(zh(1_400, 1_485), "23:20–次日 00:45");
}

#[test]
fn stopping_shows_the_best_plan_so_far_and_without_one_says_so() {
    let trip = three_days();
    let asking = Planning::new(form(&trip));
    let thinking = update(&asking, PlanningMsg::Plan(Box::new(wishes(&trip))));
    let stopped = update(&thinking, PlanningMsg::Stop);
    assert_eq!(stopped.stage, Stage::Failed(Failure::Stopped));
    let better = update(&thinking, PlanningMsg::Heard(Box::new(PlannerEvent::Better(Answer::default()))));
    assert!(better.answer().is_some());
    let stopped = update(&better, PlanningMsg::Stop);
    assert!(matches!(stopped.stage, Stage::Shown { stopped: true, .. }));
    let late = update(&stopped, PlanningMsg::Heard(Box::new(PlannerEvent::Planned(Answer::default()))));
    assert_eq!(late, stopped, "what comes after the stop is not heard");
}

#[test]
fn a_plan_that_is_stopped_hears_its_reasons_and_one_that_is_not_wanted_is_gone() {
    let trip = three_days();
    let thinking = update(&Planning::new(form(&trip)), PlanningMsg::Plan(Box::new(wishes(&trip))));
    let better = update(&thinking, PlanningMsg::Heard(Box::new(PlannerEvent::Better(Answer::default()))));
    let stopped = update(&better, PlanningMsg::Stop);
    let explained = Answer { score: 7, ..Answer::default() };
    let heard =
        update(&stopped, PlanningMsg::Heard(Box::new(PlannerEvent::Explained(Box::new(explained.clone())))));
    assert_eq!(heard.answer().map(|(_, answer)| answer), Some(&explained));
    assert!(matches!(heard.stage, Stage::Shown { stopped: true, .. }));
    assert_eq!(update(&better, PlanningMsg::Cancel).stage, Stage::Asking);
    assert_eq!(update(&thinking, PlanningMsg::Cancel).stage, Stage::Failed(Failure::Stopped));
}

#[test]
fn a_plan_is_shown_before_its_advice_and_hears_it_afterwards() {
    let trip = three_days();
    let thinking = update(&Planning::new(form(&trip)), PlanningMsg::Plan(Box::new(wishes(&trip))));
    let plan = Answer { score: 7, ..Answer::default() };
    let shown = update(&thinking, PlanningMsg::Heard(Box::new(PlannerEvent::Planned(plan.clone()))));
    assert_eq!(shown.answer().map(|(_, answer)| answer), Some(&plan));
    let advised = Answer { proven: true, ..plan };
    let heard =
        update(&shown, PlanningMsg::Heard(Box::new(PlannerEvent::Explained(Box::new(advised.clone())))));
    assert_eq!(heard.answer().map(|(_, answer)| answer), Some(&advised));
    assert!(matches!(heard.stage, Stage::Shown { stopped: false, .. }));
    // Once a new plan is being made, a late answer does not bring back the old one.
    let anew = update(&shown, PlanningMsg::Plan(Box::new(wishes(&trip))));
    let late = update(&anew, PlanningMsg::Heard(Box::new(PlannerEvent::Explained(Box::new(advised)))));
    assert_eq!(late, anew);
}

#[test]
fn a_planner_that_does_not_load_is_said_and_the_questions_are_still_there() {
    let trip = three_days();
    let thinking = update(&Planning::new(form(&trip)), PlanningMsg::Plan(Box::new(wishes(&trip))));
    let broken = update(&thinking, PlanningMsg::Broken);
    assert_eq!(broken.stage, Stage::Failed(Failure::NotThere));
    let again = update(&broken, PlanningMsg::AskAgain);
    assert_eq!((again.stage, again.form), (Stage::Asking, form(&trip)));
}

#[test]
fn what_page_and_worker_say_arrives_whole_and_noise_is_not_heard() {
    let trip = three_days();
    let wishes = wishes(&trip);
    let ask = PlannerRequest::Plan { wishes: Box::new(wishes.clone()), rounds: 100, seed: 7 };
    assert_eq!(heard::<PlannerRequest>(&bytes(&ask)), Some(ask.clone()));
    let tell = PlannerEvent::Planned(planned(&wishes));
    assert_eq!(heard::<PlannerEvent>(&bytes(&tell)), Some(tell));
    let cut = bytes(&ask);
    assert_eq!(heard::<PlannerRequest>(&cut[..cut.len() / 2]), None);
    assert_eq!(heard::<PlannerEvent>(&[255; 40]), None);
}
