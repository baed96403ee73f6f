//! 一线穿 on the real pack: what fits between the train there and the train back.

use chrono::{NaiveDateTime, NaiveTime};
use hangyong::app::line::{
    Choices, Entry, LineTrouble, Nothing, Span, Told, boarding, found_nothing, leaving, taken, told,
};
use hangyong::app::trips::{CODE, grant};
use hangyong::app::{TripRequest, Trips};
use hangyong::domain::trip::{Base, Party};
use hangyong::domain::{Lang, StationId, Trip};
use hangyong::plan::trip::{Answer, LeftOut, Reason};

use super::trip::{WORLD, clashes, date, planned};

/// A Tuesday without a holiday.
const DAY: &str = "2026-10-13";

fn choices(from: &str, to: Option<&str>, span: Span) -> Choices {
    Choices { from: from.into(), to: to.map(StationId::from), date: Some(date(DAY)), span, hour: 8 }
}

fn at(text: &str) -> Option<NaiveDateTime> {
    Some(text.parse().expect("a date and a time"))
}

/// The trip that is found, and what is said about it.
fn found(choices: &Choices) -> (Trip, Told) {
    let wishes = choices.wishes(&WORLD.atlas, date(DAY), None);
    let answer = planned(&wishes);
    assert_eq!(found_nothing(&answer), None, "{choices:?}");
    let trip = taken(&wishes, &answer, None, Lang::Zh, &WORLD.atlas, &WORLD.ways);
    let told = told(Lang::Zh, trip.clone(), "一线穿".into(), &answer, &WORLD.atlas, &WORLD.ways);
    (trip, told)
}

/// Asserts that a trip begins and ends on trains, has no clash and only has stops that are reached from these stations.
#[track_caller]
fn holds(choices: &Choices, stations: &[&str]) -> (Trip, Told) {
    let (trip, told) = found(choices);
    assert_eq!(clashes(&trip), [], "{choices:?}");
    for (_, visit) in trip.visits() {
        let stop = WORLD.atlas.stop(&visit.stop).expect("a stop of the pack");
        let station = stop.access.station.as_ref().map_or("", |id| id.as_str());
        assert!(stations.contains(&station), "{} is reached from {station}", stop.id);
    }
    let of = |entry: Option<&Entry>| match entry {
        Some(Entry::Way { train_minutes, .. }) => *train_minutes,
        _ => 0,
    };
    let first = told.days.first().and_then(|day| day.entries.first());
    let last = told.days.last().and_then(|day| day.entries.last());
    assert!(of(first) > 0 && of(last) > 0, "no train there or back: {told:#?}");
    (trip, told)
}

#[test]
fn one_may_board_everywhere_and_get_off_where_there_is_something() {
    let (on, off) = (boarding(&WORLD.atlas), leaving(&WORLD.atlas));
    assert_eq!((on.len(), on[0].id.as_str(), on[6].id.as_str()), (7, "hangzhou-east", "ningbo"));
    assert!(off.iter().all(|(station, stops)| station.id.as_str() != "shaoxing-east" && *stops > 0));
    let usual = Choices::usual(&WORLD.atlas).expect("a line");
    assert_eq!(
        (usual.from.as_str(), usual.to.as_ref().map(|to| to.as_str())),
        ("hangzhou-east", Some("ningbo"))
    );
}

#[test]
fn a_day_in_ningbo_lies_between_an_hour_in_the_train_there_and_one_back() {
    let choices = choices("hangzhou-east", Some("ningbo"), Span::Day);
    let (trip, told) = holds(&choices, &["ningbo"]);
    // The timetable of March 2016: 60 minutes there, 63 back.
    assert_eq!((told.train_minutes, told.as_of), (123, Some(date("2016-03-10"))));
    assert!(told.stay_minutes >= 120 && trip.visits().count() >= 2, "{told:#?}");
    let times: Vec<_> = told.days[0].entries.iter().map(Entry::times).collect();
    assert!(times[0].0 >= 8 * 60 && times.last().is_some_and(|last| last.1 <= 20 * 60 + 30), "{times:?}");
    assert!(times.windows(2).all(|pair| pair[0].0 <= pair[1].0), "{times:?}");
}

#[test]
fn half_a_day_reaches_shaoxing_and_a_weekend_holds_more_than_a_day() {
    let half = holds(&choices("hangzhou-east", Some("shaoxing-north"), Span::Half), &["shaoxing-north"]);
    let day = holds(&choices("hangzhou-east", Some("shaoxing-north"), Span::Day), &["shaoxing-north"]);
    // 19 minutes there, and 19 back.
    assert_eq!(half.1.train_minutes, 38);
    let weekend = choices("hangzhou-east", Some("shaoxing-north"), Span::Weekend);
    let (trip, two_days) = holds(&weekend, &["shaoxing-north"]);
    assert!(half.1.stay_minutes < day.1.stay_minutes && day.1.stay_minutes < two_days.stay_minutes);
    let night = Some(Base::City("shaoxing".into()));
    assert_eq!((&trip.days[0].base.end, &trip.days[1].base.start), (&night, &night));
    assert_eq!(trip.days[1].base.end, Some(Base::Station("hangzhou-east".into())));
}

#[test]
fn anywhere_on_the_line_is_never_where_one_boards() {
    let others = ["hangzhou-east", "hangzhou-south", "shaoxing-north", "yuyao-north", "zhuangqiao"];
    holds(&choices("ningbo", None, Span::Day), &others);
    let line = Choices { hour: 8, ..choices("ningbo", None, Span::Weekend) };
    assert_eq!(line.night(&WORLD.atlas).map(|city| city.to_string()), Some("hangzhou".into()));
}

#[test]
fn what_makes_no_sense_is_said() {
    let now = at("2026-10-13T09:30:00");
    let same = choices("ningbo", Some("ningbo"), Span::Day);
    assert_eq!(same.trouble(now, None), Some(LineTrouble::SameStation));
    let today = choices("ningbo", None, Span::Day);
    assert_eq!(today.trouble(now, None), Some(LineTrouble::TooLate(8)));
    assert_eq!(Choices { hour: 10, ..today.clone() }.trouble(now, None), None);
    assert_eq!(today.trouble(at("2026-10-14T07:00:00"), None), Some(LineTrouble::Past(date(DAY))));
    assert_eq!(Choices { date: None, ..today }.trouble(None, None), Some(LineTrouble::NoDate));
}

#[test]
fn without_a_date_it_is_the_next_day_on_which_one_can_set_out() {
    let open = |span, hour| Choices { date: None, hour, ..choices("ningbo", None, span) };
    let first = |span, hour, now: &str| open(span, hour).first_day(at(now), None);
    assert_eq!(first(Span::Day, 8, "2026-10-13T07:59:00"), Some(date("2026-10-13")));
    assert_eq!(first(Span::Day, 8, "2026-10-13T08:00:00"), Some(date("2026-10-14")));
    assert_eq!(first(Span::Weekend, 8, "2026-10-13T08:00:00"), Some(date("2026-10-17")));
    // Saturday morning is this weekend; Saturday noon is the next.
    assert_eq!(first(Span::Weekend, 8, "2026-10-17T07:00:00"), Some(date("2026-10-17")));
    assert_eq!(first(Span::Weekend, 8, "2026-10-17T12:00:00"), Some(date("2026-10-24")));
    assert_eq!(open(Span::Weekend, 8).first_day(None, Some(date(DAY))), Some(date(DAY)));
}

#[test]
fn nothing_is_told_with_its_reason() {
    let left = |why| LeftOut { stop: "s".into(), asked_for: false, why, remedies: Vec::new() };
    let answer =
        |whys: &[Reason]| Answer { left_out: whys.iter().copied().map(left).collect(), ..Answer::default() };
    assert_eq!(found_nothing(&answer(&[Reason::NotWanted, Reason::ClosedAllDays])), Some(Nothing::Shut));
    let late = answer(&[Reason::ClosedAllDays, Reason::NeedsTime(0, 30)]);
    assert_eq!(found_nothing(&late), Some(Nothing::NoTime));
    assert_eq!(found_nothing(&answer(&[])), Some(Nothing::NoTime));
    // A quarter of an hour is not enough for anything.
    let mut wishes =
        choices("hangzhou-east", Some("ningbo"), Span::Half).wishes(&WORLD.atlas, date(DAY), None);
    wishes.days[0].to = wishes.days[0].from + 15;
    assert_eq!(found_nothing(&planned(&wishes)), Some(Nothing::NoTime));
}

#[test]
fn what_is_found_becomes_a_trip_of_one_s_own() {
    let choices = choices("hangzhou-east", Some("ningbo"), Span::Day);
    let party = Party { adults: 1, elders: vec![72], ..Party::default() };
    let wishes = choices.wishes(&WORLD.atlas, date(DAY), Some(&party));
    let answer = planned(&wishes);
    let trip = taken(&wishes, &answer, Some(&party), Lang::En, &WORLD.atlas, &WORLD.ways);
    let title = choices.title(Lang::En, &WORLD.atlas, "Anywhere", "A day");
    let told = told(Lang::En, trip.clone(), title, &answer, &WORLD.atlas, &WORLD.ways);
    let now = date("2026-10-01").and_time(NaiveTime::MIN).and_utc();
    let trips = Trips::first("t1".into(), &WORLD.atlas, now);
    let ready = format!("{CODE}{}", told.code.expect("a short trip"));
    let wish = TripRequest::TakeReady { ready, id: "t2".into(), lang: Lang::En, start: None };
    assert_eq!(TripRequest::read(&wish.written()), Some(wish.clone()));
    let own = grant(&trips, &wish, &WORLD.atlas, now);
    assert_eq!((own.trip().id.as_str(), own.trip().title.as_str()), ("t2", "Hangzhou East → Ningbo · A day"));
    assert_eq!((&own.trip().days, own.trip().start), (&trip.days, Some(date(DAY))));
    assert_eq!(own.trip().party, Some(party));
    let broken =
        TripRequest::TakeReady { ready: format!("{CODE}x"), id: "t2".into(), lang: Lang::En, start: None };
    assert_eq!(grant(&trips, &broken, &WORLD.atlas, now), trips);
}
