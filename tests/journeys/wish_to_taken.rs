//! A reader asks for a plan, takes it, and takes it back.

use hangyong::app::planning::{DeskMsg, Stage, with_lunch};
use hangyong::app::{Page, Section, TripsMsg};
use hangyong::domain::Ways;
use hangyong::plan::trip::settled;

use super::disc::Disc;
use super::session::{ATLAS, Session};

/// A tab in which a plan of two days is shown that contains one stop in any case.
fn planned() -> Session {
    let mut tab = Session::ready("zh/", Disc::default());
    tab.send(hangyong::app::Msg::OpenSection(Section::Plan));
    assert_eq!((tab.address(), tab.shown), ("/zh/trip/#plan", Some(Section::Plan)));
    let mut form = tab.desk.planning.as_ref().expect("the questions are open").form.clone();
    form.days = 2;
    form.must.push("lake-garden".into());
    tab.plan(form);
    tab
}

fn take(tab: &mut Session) {
    let trip = tab.app.trips.as_ref().expect("trips").trip().clone();
    let (wishes, answer) = tab.desk.planning.as_ref().and_then(|planning| planning.answer()).expect("a plan");
    let next = settled(&trip, wishes, answer, &ATLAS);
    let next = with_lunch(next, answer, "午餐", &ATLAS, &Ways::new(&ATLAS));
    tab.at_desk(DeskMsg::Take(Box::new(next)));
}

#[test]
fn a_plan_is_asked_for_shown_taken_kept_and_taken_back() {
    let mut tab = planned();
    let planning = tab.desk.planning.as_ref().expect("planning");
    assert!(matches!(planning.stage, Stage::Shown { stopped: false, .. }), "{:?}", planning.stage);
    assert_eq!(tab.days().concat(), [""; 0], "a plan that is only shown changes no trip");
    take(&mut tab);
    let stops = tab.days();
    assert_eq!(stops.len(), 2);
    assert!(stops.concat().contains(&"lake-garden".to_owned()), "{stops:?}");
    assert!(tab.desk.planning.is_none() && tab.desk.taken);
    assert_eq!((tab.address(), tab.shown), ("/zh/trip/#days", Some(Section::Days)));
    let mut reloaded = Session::ready("zh/trip/", tab.disc);
    assert_eq!(reloaded.days(), stops);
    reloaded.trips(TripsMsg::Undo);
    assert_eq!(reloaded.days().concat(), [""; 0]);
}

#[test]
fn a_plan_that_is_closed_leaves_the_trip_as_it_was() {
    let mut tab = planned();
    tab.at_desk(DeskMsg::Close);
    assert!(tab.desk.planning.is_none() && !tab.desk.taken);
    assert_eq!(tab.days().concat(), [""; 0]);
    assert!(tab.is_on(&Page::Trip));
}
