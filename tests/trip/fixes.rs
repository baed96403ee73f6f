//! Fixes resolve what they claim to resolve.

use hangyong::domain::Lang;
use hangyong::domain::schedule::{Conflict, ConflictKind, Fix, FixKind, Schedule, fixes};
use hangyong::domain::trip::{Edit, Trip, VisitAt};
use hangyong::i18n::schedule;
use proptest::prelude::*;

use super::random;
use super::world::{dated, time, world};

fn clashes(trip: &Trip) -> Vec<Conflict> {
    let schedule = Schedule::of(trip, &world().atlas, &world().ways);
    schedule.conflicts().filter(|conflict| conflict.kind.is_clash()).cloned().collect()
}

fn offered(trip: &Trip, conflict: &Conflict) -> Vec<Fix> {
    fixes(trip, conflict, &world().atlas, &world().ways)
}

/// The fixes for the one clash of a trip.
fn only(trip: &Trip) -> Vec<FixKind> {
    let found = clashes(trip);
    assert_eq!(found.len(), 1, "{found:?}");
    offered(trip, &found[0]).into_iter().map(|fix| fix.kind).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn every_fix_resolves_its_conflict_and_makes_no_other(trip in random::dated_trip()) {
        let before = clashes(&trip);
        for conflict in before.iter().take(3) {
            for fix in offered(&trip, conflict) {
                let after = clashes(&fix.edit.apply(&trip).expect("a fix can be applied"));
                prop_assert!(after.len() < before.len(), "{:?} {:?}", fix, after);
                let stop = conflict.visit.as_ref().map(|(_, stop)| stop);
                // A stop may be on several days and clash on each.
                let here = |clashes: &[Conflict]| {
                    let same = |clash: &&Conflict| match (stop, &clash.visit) {
                        (Some(stop), Some((_, other))) => stop == other,
                        (None, None) => clash.day == conflict.day,
                        _ => false,
                    };
                    clashes.iter().filter(same).count()
                };
                prop_assert_eq!(here(&after), here(&before) - 1, "{:?} leaves {:?}", fix, after);
            }
        }
    }

    #[test]
    fn no_fix_moves_a_locked_visit(trip in random::dated_trip()) {
        for conflict in clashes(&trip).iter().take(3) {
            for fix in offered(&trip, conflict) {
                let moved = match &fix.edit {
                    Edit::Move { from, .. } | Edit::SetAside(from) => trip.visit(*from).is_some_and(|visit| visit.locked),
                    Edit::SwapDays(a, b) => {
                        [a, b].iter().any(|day| trip.days[**day].visits.iter().any(|visit| visit.locked))
                    }
                    _ => false,
                };
                prop_assert!(!moved, "{:?}", fix);
            }
        }
    }
}

#[test]
fn a_museum_that_rests_on_monday_is_moved_to_another_day_or_the_days_are_swapped() {
    // Monday, 7 September 2026, then Tuesday.
    let kinds = only(&dated("2026-09-07", &[&["north-museum", "lake"], &["temple"]]));
    assert!(kinds.contains(&FixKind::AnotherDay { stop: "north-museum".into(), day: 1 }), "{kinds:?}");
    assert!(kinds.contains(&FixKind::SwapDays { day: 0, other: 1 }), "{kinds:?}");
    assert!(kinds.contains(&FixKind::SetAside { stop: "north-museum".into() }), "{kinds:?}");
    assert!(!kinds.iter().any(|kind| matches!(kind, FixKind::EarlierStart { .. })), "{kinds:?}");
}

#[test]
fn a_last_entry_missed_by_17_minutes_is_mended_by_starting_half_an_hour_earlier() {
    let day = dated("2026-09-03", &[&["north-museum"]]);
    let late = Edit::SetTimes { day: 0, from: time("16:47"), to: time("20:00") }.apply(&day).expect("times");
    assert_eq!(clashes(&late)[0].kind, ConflictKind::LastEntryMissed { minutes: 17 });
    // Being let in is not enough: the two hours must fit as well.
    assert!(only(&late).contains(&FixKind::EarlierStart { from: 14 * 60 + 47 }), "{:?}", only(&late));
}

#[test]
fn a_visit_that_comes_too_late_is_mended_by_another_order() {
    let trip = dated("2026-09-03", &[&["evening-street", "lake", "temple", "canal-bridge", "north-museum"]]);
    let found = clashes(&trip);
    let clash = found.iter().find(|conflict| conflict.visit.is_some()).expect("the museum closes at five");
    let kinds: Vec<_> = offered(&trip, clash).into_iter().map(|fix| fix.kind).collect();
    let order = kinds
        .iter()
        .any(|kind| matches!(kind, FixKind::AnotherOrder { stop, .. } if stop.as_str() == "north-museum"));
    assert!(order, "{kinds:?}");
}

#[test]
fn a_day_that_is_too_long_can_start_earlier_end_later_or_give_a_visit_away() {
    let trip = dated("2026-09-03", &[&["lake", "temple", "canal-bridge", "evening-street", "old-bund"], &[]]);
    let found = clashes(&trip);
    let long = found.iter().find(|conflict| conflict.visit.is_none()).expect("too long");
    let kinds: Vec<_> = offered(&trip, long).into_iter().map(|fix| fix.kind).collect();
    assert!(kinds.iter().any(|kind| matches!(kind, FixKind::AnotherDay { .. })), "{kinds:?}");
    assert!(
        kinds.iter().any(|kind| matches!(kind, FixKind::LaterEnd { .. } | FixKind::EarlierStart { .. })),
        "{kinds:?}"
    );
}

#[test]
fn what_nobody_knows_cannot_be_mended() {
    let trip = dated("2027-03-09", &[&["north-museum"]]);
    let schedule = Schedule::of(&trip, &world().atlas, &world().ways);
    let unknown = schedule.conflicts().next().expect("a year that is not announced");
    assert_eq!(offered(&trip, unknown), []);
}

#[test]
fn a_locked_visit_is_not_moved_but_its_day_may_start_earlier() {
    let day = dated("2026-09-03", &[&["north-museum"], &["lake"]]);
    let late = Edit::SetTimes { day: 0, from: time("15:30"), to: time("20:00") }.apply(&day).expect("times");
    let at = VisitAt { day: 0, index: 0 };
    let locked = Edit::SetLocked { at, locked: true }.apply(&late).expect("a lock");
    let kinds = only(&locked);
    assert!(kinds.contains(&FixKind::EarlierStart { from: 15 * 60 }), "{kinds:?}");
    assert!(kinds.contains(&FixKind::ShorterStay { stop: "north-museum".into(), minutes: 90 }), "{kinds:?}");
    assert_eq!(kinds.len(), 2, "{kinds:?}");
}

#[test]
fn a_fix_is_said_in_both_languages() {
    let trip = dated("2026-09-07", &[&["library"], &["temple"]]);
    let clash = &clashes(&trip)[0];
    assert_eq!(schedule::conflict(Lang::Zh, clash, &world().atlas), "天一阁当天不开放");
    assert_eq!(schedule::conflict(Lang::En, clash, &world().atlas), "Tianyi Pavilion is closed that day");
    let fix = offered(&trip, clash)
        .into_iter()
        .find(|fix| matches!(fix.kind, FixKind::SwapDays { .. }))
        .expect("a swap");
    assert_eq!(
        (
            schedule::fix(Lang::Zh, &fix, &world().atlas).as_str(),
            schedule::fix(Lang::En, &fix, &world().atlas).as_str()
        ),
        ("对调第1天和第2天", "Swap days 1 and 2")
    );
}

#[test]
fn a_visit_after_midnight_is_too_much_for_the_day_and_another_day_is_a_way_out() {
    let mut trip = dated("2026-10-14", &[&["lake", "north-museum"]]);
    trip.days[0].visits[0].minutes = Some(16 * 60);
    let found = clashes(&trip);
    let night = found.iter().find(|clash| matches!(clash.kind, ConflictKind::PastMidnight { .. }));
    let night = night.unwrap_or_else(|| panic!("{found:?}"));
    let text = Lang::ALL.map(|lang| schedule::conflict(lang, night, &world().atlas));
    assert!(text[0].contains("这天排不下") && text[1].contains("does not fit into this day"), "{text:?}");
    let ways_out: Vec<_> = offered(&trip, night).into_iter().map(|fix| fix.kind).collect();
    assert!(
        ways_out
            .iter()
            .any(|kind| matches!(kind, FixKind::AnotherDay { day: 1, .. } | FixKind::AnotherOrder { .. })),
        "{ways_out:?}"
    );
    assert!(
        !ways_out.iter().any(|kind| matches!(kind, FixKind::SwapDays { .. } | FixKind::ShorterStay { .. }))
    );
}
