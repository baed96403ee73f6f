//! The outcome of an edit, and why one was refused, in words.

use super::present::stop_name;
use super::{Outcome, Trips};
use crate::domain::schedule::{Fix, FixKind};
use crate::domain::trip::{
    EditError, MAX_DAYS, MAX_RIDES, MAX_STAY_MINUTES, MAX_TITLE_CHARS, MAX_VISITS, Trip, VisitAt,
};
use crate::domain::{Atlas, Lang, StopId};
use crate::i18n::{edits, schedule, trip_news, words};

/// The last outcome in words; empty when there is none.
#[inline(never)]
pub fn news(trips: &Trips, atlas: &Atlas, lang: Lang) -> String {
    trips.said.as_ref().map(|said| outcome(said, atlas, lang)).unwrap_or_default()
}

/// An outcome in words.
pub fn outcome(outcome: &Outcome, atlas: &Atlas, lang: Lang) -> String {
    match outcome {
        Outcome::Did(label) => edits::done(lang, label, atlas),
        Outcome::Added(added) => super::adding_told::added(added, atlas, lang),
        Outcome::AddedPackage { label, clash } => super::packages::told(label, clash.as_deref(), atlas, lang),
        Outcome::Spread { days, aside } => super::adding_told::spread(*days, *aside, lang),
        Outcome::Moved { stop, at, of } => moved(&stop_name(stop, atlas, lang), *at, *of, lang),
        Outcome::AtTheEdge => words(lang).later().at_the_edge.into(),
        Outcome::Deleted(title) if title.is_empty() => words(lang).later().trip_deleted.into(),
        Outcome::Deleted(title) => {
            format!("{}{}{title}", words(lang).later().trip_deleted, words(lang).colon)
        }
        Outcome::Undid(label) => edits::undone(lang, label, atlas),
        Outcome::Redid(label) => edits::redone(lang, label, atlas),
        Outcome::Refused(why) => refusal(why, atlas, lang),
        Outcome::ReadOnly => words(lang).later().read_only.into(),
    }
}

/// Where a visit is, as reported after a move: `天一阁：第2天第3站，共5站`.
pub fn moved(name: &str, at: VisitAt, of: usize, lang: Lang) -> String {
    trip_news::stop_is_at(lang, name, at.day + 1, at.index + 1, of)
}

/// The title of a copy of the trip on the desk: one that no other trip has.
pub fn copy_title(trips: &Trips, lang: Lang) -> String {
    let own = &trips.trip().title;
    let title = if own.is_empty() { words(lang).later().my_trip } else { own };
    let room = MAX_TITLE_CHARS - MAX_COPY_CHARS;
    let title: String = title.chars().take(room).collect();
    let numbered = |number: usize| match number {
        1 => trip_news::copy(lang, &title),
        number => trip_news::numbered_copy(lang, &title, number),
    };
    let is_taken = |title: &String| trips.shelf.iter().any(|trip| &trip.title == title);
    let others = trips.shelf.len() + 1;
    (1..=others).map(numbered).find(|title| !is_taken(title)).unwrap_or_else(|| numbered(others))
}

/// Room in a title for the suffix of a copy, in characters.
const MAX_COPY_CHARS: usize = 16;

/// The words for what would fix a conflict. A day that the trip does not have yet is called a new one.
pub fn fix(fix: &Fix, trip: &Trip, atlas: &Atlas, lang: Lang) -> String {
    match &fix.kind {
        FixKind::AnotherDay { stop, day } if *day >= trip.days.len() => {
            trip_news::move_to_new_day(lang, &stop_name(stop, atlas, lang))
        }
        _ => schedule::fix(lang, fix, atlas),
    }
}

/// Why an edit was refused.
pub fn refusal(why: &EditError, atlas: &Atlas, lang: Lang) -> String {
    let name = |stop: &StopId| stop_name(stop, atlas, lang);
    match why {
        EditError::NoSuchDay(day) => trip_news::no_such_day(lang, day + 1),
        EditError::NoSuchVisit(_) | EditError::NoSuchCandidate(_) => trip_news::no_such_stop(lang).into(),
        EditError::AlreadyThatDay { stop, day } => trip_news::already_on_day(lang, &name(stop), day + 1),
        EditError::AlreadyInTrip(stop) => trip_news::already_in_trip(lang, &name(stop)),
        EditError::NothingChanges => trip_news::nothing_changes(lang).into(),
        EditError::TooManyDays => trip_news::too_many_days(lang, MAX_DAYS),
        EditError::TooManyVisits => trip_news::too_many_stops(lang, MAX_VISITS),
        EditError::TimesReversed => trip_news::ends_before_it_begins(lang).into(),
        EditError::NoSuchDate => trip_news::no_such_date(lang).into(),
        EditError::StayOutOfRange => trip_news::stay_out_of_range(lang, MAX_STAY_MINUTES / 60),
        EditError::NoSuchRide(..) => trip_news::no_such_ride(lang).into(),
        EditError::TooManyRides => trip_news::too_many_rides(lang, MAX_RIDES),
        EditError::RideReversed => trip_news::arrives_before_it_leaves(lang).into(),
        EditError::RideGoesNowhere => trip_news::goes_nowhere(lang).into(),
        EditError::NoSuchPlace => trip_news::no_such_place(lang).into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::testing;
    use crate::domain::trip::EditLabel;

    fn atlas() -> Atlas {
        let library = testing::stop("library", |stop| {
            stop.name = crate::domain::Bilingual::new("天一阁", "Tianyi Pavilion");
        });
        testing::atlas(vec![library])
    }

    #[test]
    fn a_move_is_told_with_the_new_place() {
        let at = VisitAt { day: 1, index: 2 };
        let moved = Outcome::Moved { stop: "library".into(), at, of: 5 };
        assert_eq!(outcome(&moved, &atlas(), Lang::Zh), "天一阁：第2天第3站，共5站");
        assert_eq!(outcome(&moved, &atlas(), Lang::En), "Tianyi Pavilion: day 2, stop 3 of 5");
    }

    #[test]
    fn every_refusal_is_a_sentence_in_both_languages() {
        let stop = || StopId::from("library");
        let all = [
            EditError::NoSuchDay(1),
            EditError::NoSuchVisit(VisitAt { day: 0, index: 0 }),
            EditError::NoSuchCandidate(stop()),
            EditError::AlreadyThatDay { stop: stop(), day: 0 },
            EditError::AlreadyInTrip(stop()),
            EditError::NothingChanges,
            EditError::TooManyDays,
            EditError::TooManyVisits,
            EditError::TimesReversed,
            EditError::NoSuchDate,
            EditError::StayOutOfRange,
            EditError::NoSuchPlace,
        ];
        for why in &all {
            let (zh, en) = (refusal(why, &atlas(), Lang::Zh), refusal(why, &atlas(), Lang::En));
            assert!(zh.ends_with('。') && !zh.contains("library"), "{zh}");
            assert!(en.ends_with('.') && !en.contains("library"), "{en}");
        }
    }

    #[test]
    fn every_copy_has_a_title_of_its_own() {
        let atlas = atlas();
        let mut trips = Trips::first("t0".into(), &atlas, chrono::DateTime::default());
        assert_eq!(copy_title(&trips, Lang::En), "My trip (copy)");
        let mut titles = Vec::new();
        for copy in 1..4 {
            let title = copy_title(&trips, Lang::Zh);
            titles.push(title.clone());
            trips.shelf.push(super::super::Shelved::new(crate::domain::trip::History::new(Trip::new(
                format!("t{copy}").as_str().into(),
                title,
                chrono::DateTime::default(),
            ))));
        }
        assert_eq!(titles, ["我的行程（副本）", "我的行程（副本 2）", "我的行程（副本 3）"]);
    }

    #[test]
    fn a_day_that_is_not_there_yet_is_a_new_one() {
        let trip = Trip::new("t".into(), "", chrono::DateTime::default());
        let edit = crate::domain::trip::Edit::InsertDay { at: 1 };
        let to = |day| Fix { kind: FixKind::AnotherDay { stop: "library".into(), day }, edit: edit.clone() };
        assert_eq!(fix(&to(1), &trip, &atlas(), Lang::Zh), "把天一阁改到新的一天");
        assert_eq!(fix(&to(0), &trip, &atlas(), Lang::En), "Move Tianyi Pavilion to day 1");
    }

    #[test]
    fn what_was_done_is_a_sentence_also_where_the_label_does_not_begin_with_a_verb() {
        let did = |label| outcome(&Outcome::Did(label), &atlas(), Lang::Zh);
        assert_eq!(did(EditLabel::ShiftDates { days: 1 }), "所有日期已推后1天");
        assert_eq!(did(EditLabel::ShiftDates { days: -2 }), "所有日期已提前2天");
        let date = chrono::NaiveDate::from_ymd_opt(2026, 10, 3);
        assert_eq!(did(EditLabel::SetStart { date }), "出发日期已改为2026-10-03");
        let route = Outcome::Did(EditLabel::AddRoute { route: "all".into() });
        assert_eq!(outcome(&route, &atlas(), Lang::En), "The whole route “” is in the trip now");
    }

    #[test]
    fn what_was_done_is_told_as_done() {
        let did = Outcome::Did(EditLabel::AddStop { stop: "library".into() });
        assert_eq!(outcome(&did, &atlas(), Lang::Zh), "已添加天一阁");
        assert_eq!(outcome(&did, &atlas(), Lang::En), "Added Tianyi Pavilion");
    }
}
