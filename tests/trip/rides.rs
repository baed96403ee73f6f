//! The traveller's own trains and boats: fixed points of a day, in the timeline, in edits and in every trip format.

use hangyong::app::trips::present::map::line_of;
use hangyong::app::trips::present::said;
use hangyong::codec::{DocWarning, Export, ics, json, open, share, text};
use hangyong::domain::placing::{self, before_ride};
use hangyong::domain::schedule::{
    Conflict, ConflictKind, DaySchedule, Schedule, TravelMode, Underway, Whereabouts, fixes,
};
use hangyong::domain::trip::{
    Base, Bases, Day, Edit, EditError, History, MAX_RIDE_NUMBER_CHARS, MAX_RIDES, Ride, Trip, VisitAt,
};
use hangyong::domain::{Lang, StopId};
use hangyong::geometry::LonLat;
use hangyong::i18n::{edits, schedule};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value, json as value};

use super::random;
use super::world::{dated, now, time, trip, world};

fn station(id: &str) -> Base {
    Base::Station(id.into())
}

fn pier(lon: f64) -> Base {
    Base::Place { name: "码头".into(), position: LonLat::new(lon, 29.95) }
}

/// G7501 from Hangzhou East to Ningbo, after the given number of visits.
fn ride(depart: &str, arrive: &str, after: usize) -> Ride {
    Ride {
        number: "G7501".into(),
        from: station("hangzhou-east"),
        to: station("ningbo"),
        depart: time(depart),
        arrive: time(arrive),
        after,
    }
}

fn riding(stops: &[&str], rides: Vec<Ride>) -> Trip {
    let mut trip = dated("2026-10-13", &[stops]);
    trip.days[0].rides = rides;
    trip
}

fn day(trip: &Trip) -> DaySchedule {
    Schedule::day(trip, 0, &world().atlas, &world().ways).expect("a day")
}

fn clashes(trip: &Trip) -> Vec<Conflict> {
    day(trip).conflicts.into_iter().filter(|conflict| conflict.kind.is_clash()).collect()
}

fn edited(trip: &Trip, edit: &Edit) -> Trip {
    edit.apply(trip).expect("an edit")
}

fn afters(trip: &Trip) -> Vec<usize> {
    trip.days[0].rides.iter().map(|ride| ride.after).collect()
}

fn stops(trip: &Trip) -> Vec<&str> {
    trip.days[0].visits.iter().map(|visit| visit.stop.as_str()).collect()
}

#[test]
fn a_day_goes_to_the_train_waits_for_it_and_goes_on_from_where_it_arrives() {
    let trip = riding(&["lake", "library"], vec![ride("14:05", "14:56", 1)]);
    let day = day(&trip);
    assert_eq!(day.conflicts, [], "{:?}", day.conflicts);
    let train = &day.rides[0];
    assert_eq!((train.leg.depart, train.leg.arrive, train.after), (14 * 60 + 5, 14 * 60 + 56, 1));
    assert_eq!(train.leg.estimate.mode, TravelMode::Train);
    let to_it = train.way.as_ref().expect("a way to the station");
    assert_eq!((to_it.depart, to_it.arrive), (day.visits[0].leave, train.arrive));
    assert!(train.arrive < 14 * 60 + 5 - 15, "there in time: {}", train.arrive);
    let on = day.visits[1].way.as_ref().expect("a way on");
    assert_eq!(on.depart, 14 * 60 + 56, "from when the train arrives");
    assert!(on.estimate.minutes < 60, "from Ningbo's station, not from Hangzhou: {}", on.estimate.minutes);
    let legs: Vec<u32> = day.legs().map(|leg| leg.depart).collect();
    assert_eq!(legs, [to_it.depart, 14 * 60 + 5, on.depart], "every way in its order");
    let ridden: u32 = day.legs().map(|leg| leg.estimate.minutes).sum();
    assert_eq!(day.sums.way_minutes, ridden + train.waiting(), "the ride and the wait for it are way");
    assert_eq!(day.sums.waiting_minutes, 0, "nobody waits before a door");
}

#[test]
fn a_train_that_cannot_be_caught_says_by_how_much_and_what_helps() {
    let mut trip = riding(&["temple", "library"], vec![ride("11:00", "11:51", 1)]);
    let found = clashes(&trip);
    let missed = found.iter().find(|clash| clash.ride.is_some()).expect("a missed train");
    let there = day(&trip).rides[0].arrive;
    let minutes = there + 15 - 11 * 60;
    assert_eq!(missed.kind, ConflictKind::RideMissed { depart: 11 * 60, minutes, boat: false });
    let words = |lang| schedule::conflict(lang, missed, &world().atlas);
    assert_eq!(words(Lang::Zh), format!("11:00 的 G7501 赶不上：晚 {minutes} 分钟到站（要提前 15 分钟到）"));
    assert_eq!(
        words(Lang::En),
        format!("You would miss G7501 at 11:00 by {minutes} min (be there 15 min before)")
    );
    let helps = fixes(&trip, missed, &world().atlas, &world().ways);
    assert!(!helps.is_empty(), "an earlier start, or the temple left out");
    for fix in helps {
        assert!(clashes(&edited(&trip, &fix.edit)).iter().all(|clash| clash.ride.is_none()), "{fix:?}");
    }
    // What comes after it still has its times.
    assert!(day(&trip).visits[1].arrive > 11 * 60 + 51);
    trip.days[0].rides[0].number.clear();
    let found = clashes(&trip);
    let words = found
        .iter()
        .find(|clash| clash.ride.is_some())
        .map(|clash| schedule::conflict(Lang::Zh, clash, &world().atlas))
        .expect("a missed train");
    assert!(words.starts_with("11:00 的火车赶不上"), "{words}");
}

#[test]
fn a_day_that_begins_with_its_train_needs_no_time_at_the_station_and_one_that_ends_with_it_no_way_home() {
    let mut trip = riding(&["library"], vec![ride("14:05", "14:56", 0)]);
    trip.days[0].from = time("14:05");
    for start in [None, Some(station("hangzhou-east"))] {
        trip.days[0].base = Bases { start, end: Some(station("ningbo")) };
        let day = day(&trip);
        assert_eq!((day.rides[0].way.as_ref(), day.rides[0].arrive), (None, 14 * 60 + 5));
        assert!(day.conflicts.iter().all(|conflict| conflict.ride.is_none()), "{:?}", day.conflicts);
    }
    let mut home = riding(&["lake"], vec![ride("14:05", "14:56", 1)]);
    home.days[0].base.end = Some(station("ningbo"));
    let day = day(&home);
    assert_eq!((day.way_home.as_ref(), day.end), (None, 14 * 60 + 56));
}

#[test]
fn a_boat_goes_from_pier_to_pier_and_a_day_may_have_several_rides() {
    let boat =
        Ride { number: String::new(), from: pier(122.10), to: pier(122.38), ..ride("16:30", "17:10", 2) };
    let trip = riding(&["lake", "library"], vec![ride("11:05", "11:56", 1), boat]);
    let day = day(&trip);
    assert_eq!(day.rides.iter().map(|ride| ride.after).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(day.rides[1].leg.estimate.mode, TravelMode::Ferry);
    assert_eq!(schedule::own_ride_name(Lang::Zh, &day.rides[1], &world().atlas), "船 码头→码头");
    assert_eq!(day.end, 17 * 60 + 10);
}

#[test]
fn a_ride_from_a_station_that_is_not_on_the_map_stays_at_its_time_and_says_so() {
    let lost = Ride { from: station("atlantis"), ..ride("14:05", "14:56", 1) };
    let trip = riding(&["lake", "library"], vec![lost]);
    let day = day(&trip);
    assert_eq!(
        (day.rides[0].way.as_ref(), day.visits[1].way.as_ref().map(|way| way.depart)),
        (None, Some(896))
    );
    assert_eq!(
        schedule::own_ride_name(Lang::Zh, &day.rides[0], &world().atlas),
        "G7501 atlantis（地图上没有这个站）→宁波站"
    );
    let opened = open::read(&json::write(&trip), &world().atlas).expect("a document");
    assert_eq!(opened.warnings, [DocWarning::UnknownStation("atlantis".into())]);
    assert_eq!(opened.trip, trip);
}

#[test]
fn whoever_is_under_way_when_it_leaves_is_on_it_and_whoever_is_not_still_has_it_before_them() {
    let trip = riding(&["lake", "library"], vec![ride("14:05", "14:56", 1)]);
    let rest = |now: u32, whereabouts: Whereabouts| {
        let underway = Underway { now, whereabouts, late: Vec::new(), ahead: vec![1], by_taxi: Vec::new() };
        Schedule::rest(&trip, 0, &underway, &world().atlas, &world().ways).expect("a day").ahead
    };
    let before = rest(12 * 60, Whereabouts::OnTheWay { left: Some(0), since: 11 * 60 + 50 });
    assert_eq!((before.rides.len(), before.rides[0].after), (1, 0));
    let on_it = rest(14 * 60 + 20, Whereabouts::OnTheWay { left: Some(0), since: 13 * 60 });
    assert_eq!(on_it.rides, []);
    assert_eq!(on_it.visits[0].way.as_ref().map(|way| way.depart), Some(14 * 60 + 56));
    let too_late = rest(14 * 60 + 20, Whereabouts::Inside { visit: 0, since: 12 * 60 });
    assert!(too_late.conflicts.iter().any(|conflict| conflict.ride.is_some()), "{:?}", too_late.conflicts);
}

#[test]
fn a_ride_keeps_its_neighbours_whatever_is_done_to_the_visits() {
    // lake, temple | library, old-bund
    let trip = riding(&["lake", "temple", "library", "old-bund"], vec![ride("14:05", "14:56", 2)]);
    let at = |index| VisitAt { day: 0, index };
    assert_eq!(afters(&edited(&trip, &Edit::Remove(at(0)))), [1]);
    assert_eq!(afters(&edited(&trip, &Edit::Remove(at(2)))), [2]);
    assert_eq!(afters(&edited(&trip, &Edit::SetAside(at(1)))), [1]);
    let add = |index: Option<usize>| Edit::AddStop { stop: "tea-house".into(), day: 0, at: index };
    assert_eq!(afters(&edited(&trip, &add(Some(1)))), [3]);
    assert_eq!(afters(&edited(&trip, &add(Some(2)))), [3], "before the ride");
    assert_eq!(afters(&edited(&trip, &add(Some(3)))), [2]);
    assert_eq!(afters(&edited(&trip, &add(None))), [2]);
    let put = |index| Edit::PutInstead { at: at(index), stop: "tea-house".into() };
    for index in 0..4 {
        assert_eq!(afters(&edited(&trip, &put(index))), [2], "{index}");
    }
    // A step past the ride, and a step back.
    let down = edited(&trip, &Edit::Move { from: at(1), to: at(2) });
    assert_eq!((stops(&down), afters(&down)), (vec!["lake", "library", "temple", "old-bund"], vec![1]));
    let back = edited(&down, &Edit::Move { from: at(2), to: at(1) });
    assert_eq!((stops(&back), afters(&back)), (vec!["lake", "temple", "library", "old-bund"], vec![1]));
    let up = edited(&trip, &Edit::Move { from: at(3), to: at(2) });
    assert_eq!((stops(&up), afters(&up)), (vec!["lake", "temple", "old-bund", "library"], vec![2]));
    // A visit added to the end of a day comes after the ride that ends the day.
    let last = riding(&["lake"], vec![ride("14:05", "14:56", 1)]);
    let added = edited(&last, &add(None));
    assert_eq!((stops(&added), afters(&added)), (vec!["lake", "tea-house"], vec![1]));
    assert_eq!(
        edited(&trip, &Edit::InsertDay { at: 1 }).days[1].rides,
        [],
        "a day like it, but with no ticket"
    );
}

#[test]
fn adding_changing_and_removing_a_ride_are_one_step_of_undo_each_and_say_what_they_did() {
    let atlas = &world().atlas;
    let start = History::new(trip(&[&["lake", "library"]]));
    let added =
        start.perform(&Edit::AddRide { day: 0, ride: ride("14:05", "14:56", 1) }, now()).expect("added");
    assert_eq!(
        added.undo_label().map(|label| edits::done(Lang::Zh, label, atlas)),
        Some("已添加 G7501".into())
    );
    let later = Edit::SetRide { day: 0, index: 0, ride: ride("15:05", "15:56", 1) };
    let changed = added.perform(&later, now()).expect("changed");
    assert_eq!(
        changed.undo_label().map(|label| edits::undo(Lang::En, label, atlas)),
        Some("Undo: change G7501".into())
    );
    let removed = changed.perform(&Edit::RemoveRide { day: 0, index: 0 }, now()).expect("removed");
    assert_eq!(removed.trip().days[0].rides, []);
    assert_eq!(
        removed.undo_label().map(|label| edits::words(Lang::Zh, label, atlas)),
        Some("移除 G7501".into())
    );
    let back = removed.undo(now()).and_then(|history| history.undo(now())).expect("two steps");
    assert_eq!(back.trip().days[0].rides, [ride("14:05", "14:56", 1)]);
    let kept = hangyong::codec::history::write(&removed);
    let read = hangyong::codec::history::read(&kept, atlas).expect("a history");
    assert_eq!(read.undo_label(), removed.undo_label());
}

#[test]
fn what_no_ticket_says_is_refused() {
    let trip = trip(&[&["lake"]]);
    let add = |ride: Ride| Edit::AddRide { day: 0, ride }.apply(&trip).map(|_| ());
    assert_eq!(add(ride("14:56", "14:05", 0)), Err(EditError::RideReversed));
    assert_eq!(add(ride("14:05", "14:05", 0)), Err(EditError::RideReversed));
    let there = Ride { to: station("hangzhou-east"), ..ride("14:05", "14:56", 0) };
    assert_eq!(add(there), Err(EditError::RideGoesNowhere));
    for nowhere in [Base::City("ningbo".into()), pier(999.0)] {
        assert_eq!(add(Ride { to: nowhere, ..ride("14:05", "14:56", 0) }), Err(EditError::NoSuchPlace));
    }
    assert_eq!(
        Edit::RemoveRide { day: 0, index: 0 }.apply(&trip).map(|_| ()),
        Err(EditError::NoSuchRide(0, 0))
    );
    let mut full = trip.clone();
    for hour in 0..MAX_RIDES {
        let next = ride(&format!("{:02}:00", hour + 8), &format!("{:02}:50", hour + 8), 9);
        full = edited(&full, &Edit::AddRide { day: 0, ride: next });
    }
    assert_eq!(afters(&full), [1; MAX_RIDES], "at the most behind the last visit");
    let one_more = Edit::AddRide { day: 0, ride: ride("20:00", "21:00", 0) };
    assert_eq!(one_more.apply(&full).map(|_| ()), Err(EditError::TooManyRides));
    let twice = Edit::AddRide { day: 0, ride: ride("08:00", "08:50", 0) };
    assert_eq!(twice.apply(&full).map(|_| ()), Err(EditError::NothingChanges));
    let long = Ride { number: "G\u{202E}75".to_owned() + &"0".repeat(60), ..ride("14:05", "14:56", 0) };
    let long = edited(&trip, &Edit::AddRide { day: 0, ride: long });
    assert_eq!(long.days[0].rides[0].number.chars().count(), MAX_RIDE_NUMBER_CHARS);
}

#[test]
fn a_ride_finds_its_place_among_the_visits_and_a_stop_its_side_of_the_ride() {
    let world = placing::World { atlas: &world().atlas, ways: &world().ways };
    let trip = dated("2026-10-13", &[&["lake", "temple", "library"]]);
    assert_eq!(before_ride(&trip, 0, &ride("14:05", "14:56", 0), world), 2, "both of Hangzhou before it");
    let empty = riding(&[], vec![ride("14:05", "14:56", 0)]);
    let side = |stop: &str| {
        let added = placing::add(&empty, &stop.into(), Some(0), world);
        (added.place.as_ref().map(|place| place.at.day), afters(&edited(&empty, &added.edit())))
    };
    assert_eq!(side("lake"), (Some(0), vec![1]), "in Hangzhou before the train");
    assert_eq!(side("library"), (Some(0), vec![0]), "in Ningbo behind it");
}

#[test]
fn a_document_carries_rides_and_one_without_them_is_what_it_always_was() {
    let with = riding(&["lake", "library"], vec![ride("14:05", "14:56", 1)]);
    let written: Value = serde_json::from_str(&json::write(&with)).expect("JSON");
    assert_eq!(
        written["days"][0]["rides"],
        value!([{
            "number": "G7501", "from": { "station": "hangzhou-east" }, "to": { "station": "ningbo" },
            "depart": "14:05", "arrive": "14:56", "after": 1
        }])
    );
    let code = share::encode(&with).expect("a code");
    assert_eq!(share::decode(&code, &world().atlas).expect("a trip").trip, with);
    let without = dated("2026-10-13", &[&["lake"]]);
    assert!(!json::write(&without).contains("rides"), "{}", json::write(&without));
}

#[test]
fn wrong_values_of_a_ride_are_mended_or_left_out_and_told_and_never_cost_the_trip() {
    let trip = riding(&["lake", "library"], vec![ride("14:05", "14:56", 1)]);
    let read = |change: &dyn Fn(&mut Value)| {
        let mut written: Value = serde_json::from_str(&json::write(&trip)).expect("JSON");
        change(&mut written["days"][0]);
        let opened = open::read(&written.to_string(), &world().atlas).expect("a trip all the same");
        assert_eq!(opened.trip.days[0].visits, trip.days[0].visits);
        (opened.trip.days[0].rides.clone(), opened.warnings)
    };
    let ride_of = |day: &mut Value, key: &str, to: Value| day["rides"][0][key] = to;
    // A ride written in another form is still read.
    let mended = read(&|day| {
        ride_of(day, "number", value!(7501));
        ride_of(day, "depart", value!(" 14:05:00 "));
        ride_of(day, "after", value!("1"));
    });
    assert_eq!(mended, (vec![Ride { number: "7501".into(), ..ride("14:05", "14:56", 1) }], vec![]));
    let behind_all = read(&|day| ride_of(day, "after", value!(99)));
    assert_eq!(behind_all, (vec![ride("14:05", "14:56", 2)], vec![]));
    let unsaid = read(&|day| ride_of(day, "after", value!(null)));
    assert_eq!(unsaid, (vec![ride("14:05", "14:56", 2)], vec![]));
    // What is not a ride is dropped and reported.
    for (key, wrong) in
        [("from", value!("杭州")), ("to", value!(null)), ("depart", value!("late")), ("arrive", value!(7))]
    {
        let (rides, told) = read(&|day| ride_of(day, key, wrong.clone()));
        assert_eq!((rides, told), (vec![], vec![DocWarning::LeftOut("days[0].rides[0]".into())]), "{key}");
    }
    for (key, wrong) in [("arrive", value!("13:00")), ("to", value!({ "city": "ningbo" }))] {
        let (rides, told) = read(&|day| ride_of(day, key, wrong.clone()));
        assert_eq!((rides, told), (vec![], vec![DocWarning::RidesLeftOut(0, 1)]), "{key}");
    }
    let (rides, told) = read(&|day| day["rides"] = value!("G7501"));
    assert_eq!((rides, told), (vec![], vec![DocWarning::LeftOut("days[0].rides".into())]));
    let (rides, told) = read(&|day| {
        let one = day["rides"][0].clone();
        day["rides"] = Value::Array(vec![one; 6]);
    });
    assert_eq!((rides.len(), told), (MAX_RIDES, vec![DocWarning::RidesLeftOut(0, 2)]));
}

fn with_export<T>(trip: &Trip, lang: Lang, write: impl FnOnce(&Export<'_>) -> T) -> T {
    let schedule = Schedule::of(trip, &world().atlas, &world().ways);
    write(&Export { trip, atlas: &world().atlas, schedule: &schedule, lang, says: said })
}

fn calendar(trip: &Trip) -> Vec<String> {
    let file = with_export(trip, Lang::Zh, ics::write).expect("a calendar");
    file.replace("\r\n ", "").split("\r\n").map(str::to_owned).collect()
}

#[test]
fn the_calendar_has_an_event_for_the_ride_with_a_reminder_and_its_uid_stays() {
    let trip = riding(&["lake", "library"], vec![ride("14:05", "14:56", 1)]);
    let lines = calendar(&trip);
    let at = |text: &str| {
        lines.iter().position(|line| line == text).unwrap_or_else(|| panic!("{text}\n{lines:#?}"))
    };
    let summary = at("SUMMARY:G7501 杭州东站→宁波站");
    let start = at("DTSTART;TZID=Asia/Shanghai:20261013T140500");
    assert!(start < summary && at("DTEND;TZID=Asia/Shanghai:20261013T145600") < summary);
    let way = day(&trip).rides[0].way.as_ref().expect("a way").estimate.minutes;
    let leave = 14 * 60 + 5 - 40.max(way + 15) - 8 * 60;
    let trigger = format!("TRIGGER;VALUE=DATE-TIME:20261013T{:02}{:02}00Z", leave / 60, leave % 60);
    assert!(at(&trigger) > summary, "in time for the way to it");
    assert_eq!(lines.iter().filter(|line| *line == "BEGIN:VEVENT").count(), 3);
    let uid =
        |trip: &Trip| calendar(trip).into_iter().find(|line| line.starts_with("UID:ride-")).expect("a UID");
    let mut later = trip.clone();
    later.days[0].rides = vec![ride("15:05", "15:56", 1)];
    later.days.insert(0, Day::default());
    assert_eq!(uid(&trip), uid(&later), "another time and another day are the same ticket");
    later.days[1].rides[0].number = "G99".into();
    assert_ne!(uid(&trip), uid(&later));
    // The number is the traveller's own text and must not end the line.
    later.days[1].rides[0].number = "G1;X,Y".into();
    assert!(calendar(&later).iter().any(|line| line.starts_with("SUMMARY:G1\\;X\\,Y ")));
}

#[test]
fn the_text_for_a_chat_tells_the_ride_between_its_visits() {
    let trip = riding(&["lake", "library"], vec![ride("14:05", "14:56", 1)]);
    let written = with_export(&trip, Lang::Zh, text::write);
    let at = |text: &str| written.find(text).unwrap_or_else(|| panic!("{text}\n{written}"));
    let ride = at("14:05–14:56 G7501 杭州东站→宁波站");
    assert!(at(" 湖边") < ride && ride < at(" 天一阁"), "{written}");
    let missed = riding(&["temple", "library"], vec![ride_at_eleven()]);
    let written = with_export(&missed, Lang::En, text::write);
    assert!(written.contains("! You would miss G7501 at 11:00"), "{written}");
}

fn ride_at_eleven() -> Ride {
    ride("11:00", "11:51", 1)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn rides_stay_within_their_days_are_undone_and_read_again_whatever_is_done(
        edits in vec(prop_oneof![2 => random::edit(), 1 => random::ride_edit()], 0..40),
    ) {
        let start = Trip::new("random".into(), "", now());
        let mut history = History::new(start.clone());
        let mut done = 0;
        for edit in &edits {
            if let Ok(next) = history.perform(edit, now()) {
                history = next;
                done += 1;
            }
            for day in &history.trip().days {
                prop_assert!(day.rides.len() <= MAX_RIDES);
                prop_assert!(day.rides.iter().all(|ride| ride.after <= day.visits.len()), "{day:?}");
                prop_assert!(day.rides.is_sorted_by_key(|ride| ride.after), "{day:?}");
            }
        }
        let trip = history.trip().clone();
        let opened = open::read(&json::write(&trip), &world().atlas).expect("a document");
        prop_assert_eq!(&opened.trip, &*trip);
        for (day, times) in trip.days.iter().zip(Schedule::of(&trip, &world().atlas, &world().ways).days) {
            prop_assert_eq!(times.rides.len(), day.rides.len());
            prop_assert_eq!(times.visits.len(), day.visits.len());
        }
        for _ in 0..done {
            history = history.undo(now()).expect("what was done can be undone");
        }
        prop_assert!(history.trip().same_plan(&start));
    }
}

#[test]
fn every_stop_of_a_day_stays_what_it_is_beside_a_ride() {
    let trip = riding(&["lake", "library"], vec![ride("14:05", "14:56", 1)]);
    let held: Vec<StopId> = trip.visits().map(|(_, visit)| visit.stop.clone()).collect();
    assert_eq!(held, ["lake".into(), "library".into()], "a ride is no stop");
    assert_eq!(day(&trip).sums.visits, 2);
}

#[test]
fn on_the_map_a_day_runs_along_the_rails_where_it_rides() {
    let trip = riding(&["lake", "library"], vec![ride("14:05", "14:56", 1)]);
    let line = line_of(&trip.days[0], &day(&trip), &world().atlas);
    let at = |lon: f64| {
        line.iter().position(|place| (place.lon - lon).abs() < 1e-4).unwrap_or_else(|| panic!("{lon}"))
    };
    // The lake, Hangzhou East, a bend of the line, Ningbo's station, the library.
    let order = [120.15, 120.2082, 120.53444, 121.5332, 121.54].map(at);
    assert!(order.is_sorted(), "{order:?} {line:?}");
}
