//! Two tabs and a train of the traveller's own.

use chrono::{DateTime, NaiveTime};

use super::merge::merge;
use crate::domain::Trip;
use crate::domain::trip::{Base, Day, Edit, Ride, Visit};

fn ride(hour: u32) -> Ride {
    let time = |minute| NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or_default();
    Ride {
        number: "G7501".into(),
        from: Base::Station("hangzhou-east".into()),
        to: Base::Station("ningbo".into()),
        depart: time(5),
        arrive: time(56),
        after: 0,
    }
}

fn base() -> Trip {
    let day = Day { visits: vec![Visit::to("lake".into())], rides: vec![ride(14)], ..Day::default() };
    Trip { days: vec![day], ..Trip::new("t".into(), "", DateTime::UNIX_EPOCH) }
}

#[test]
fn a_ride_changed_here_and_hours_changed_there_are_brought_together_and_two_changes_of_it_are_not() {
    let change = |hour| Edit::SetRide { day: 0, index: 0, ride: ride(hour) }.apply(&base()).expect("an edit");
    let noon = NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default();
    let hours = Edit::SetTimes { day: 0, from: noon, to: base().days[0].to }.apply(&base()).expect("an edit");
    let both = merge(&base(), &change(15), &hours).expect("no contradiction");
    assert_eq!((both.days[0].from, &both.days[0].rides), (noon, &vec![ride(15)]));
    assert_eq!(merge(&base(), &change(15), &change(16)), None);
    let gone = Edit::RemoveRide { day: 0, index: 0 }.apply(&base()).expect("an edit");
    assert_eq!(merge(&base(), &gone, &base()).expect("one change").days[0].rides, []);
}
