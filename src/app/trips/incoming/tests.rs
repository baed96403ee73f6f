//! Nothing of the reader's is touched before a choice, and every choice can be taken back.

use super::*;
use crate::app::TripRequest;
use crate::app::trips::{TripsMsg, grant, update};
use crate::domain::{Lang, testing};

fn now(minute: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_790_000_000 + minute * 60, 0).expect("a time")
}

fn atlas() -> Atlas {
    testing::atlas(["bridge", "library"].map(|id| testing::stop(id, |_| ())).into())
}

fn with(id: &str, stops: &[&str]) -> Trips {
    let first = Trips::first(id.into(), &atlas(), now(0));
    stops.iter().fold(first, |trips, stop| grant(&trips, &TripRequest::Add((*stop).into()), &atlas(), now(1)))
}

/// My trip with the bridge, and a link to a trip with the library.
fn asked() -> Trips {
    let code = share::encode(with("theirs", &["library"]).trip()).expect("a code");
    let mine = with("mine", &["bridge"]);
    let incoming = from_link(&code, &mine, &atlas(), Lang::Zh);
    update(&mine, TripsMsg::Offer(Box::new(incoming)), &atlas(), now(2)).0
}

fn take(trips: &Trips, taking: Taking) -> Trips {
    update(trips, TripsMsg::Take(taking), &atlas(), now(3)).0
}

fn stops(trips: &Trips) -> Vec<&str> {
    trips.trip().visits().map(|(_, visit)| visit.stop.as_str()).collect()
}

#[test]
fn a_link_changes_nothing_until_the_reader_has_chosen() {
    let trips = asked();
    assert_eq!(stops(&trips), ["bridge"]);
    assert!(trips.incoming.as_ref().is_some_and(|incoming| incoming.what.is_ok()));
    let declined = update(&trips, TripsMsg::Decline, &atlas(), now(3)).0;
    assert_eq!(stops(&declined), ["bridge"]);
    assert_eq!(declined.incoming, None);
}

#[test]
fn a_copy_leaves_mine_on_the_shelf() {
    let copy = take(&asked(), Taking::Copy("new".into(), "宁波 1 天".into()));
    assert_eq!((stops(&copy), copy.trip().id.as_str()), (vec!["library"], "new~theirs"));
    assert_eq!(copy.shelf[0].id.as_str(), "mine");
    assert_eq!(copy.incoming, None);
}

#[test]
fn merging_and_replacing_are_taken_back_by_undo() {
    for (taking, expected) in [(Taking::Merge, vec!["bridge", "library"]), (Taking::Replace, vec!["library"])]
    {
        let taken = take(&asked(), taking);
        assert_eq!(stops(&taken), expected);
        assert_eq!(taken.trip().id.as_str(), "mine");
        let undone = update(&taken, TripsMsg::Undo, &atlas(), now(4)).0;
        assert_eq!(stops(&undone), ["bridge"]);
    }
}

#[test]
fn a_trip_of_a_newer_program_can_only_be_looked_at() {
    let mine = with("mine", &["bridge"]);
    let imported = Imported {
        trip: (**with("x", &["library"]).trip()).clone(),
        warnings: vec![],
        newer: Some(9),
        shifted: None,
        guide: None,
    };
    let incoming = from_file(Ok(imported), &mine, &atlas(), Lang::Zh);
    let asked = update(&mine, TripsMsg::Offer(Box::new(incoming)), &atlas(), now(2)).0;
    assert_eq!(stops(&take(&asked, Taking::Replace)), ["bridge"]);
    let looked_at = take(&asked, Taking::Copy("new".into(), "宁波 1 天".into()));
    assert_eq!((stops(&looked_at), looked_at.newer), (vec!["library"], Some(9)));
}

#[test]
fn a_file_of_a_map_service_is_shown_the_other_way_when_the_reader_says_so() {
    let of = |stop: &str, shifted| Imported {
        trip: (**with("x", &[stop]).trip()).clone(),
        warnings: vec![],
        newer: None,
        shifted,
        guide: None,
    };
    let mine = with("mine", &[]);
    let both = of("bridge", Some(Box::new((crate::codec::import::Datum::Gcj02, of("library", None)))));
    let incoming = from_file(Ok(both), &mine, &atlas(), Lang::Zh);
    let asked = update(&mine, TripsMsg::Offer(Box::new(incoming)), &atlas(), now(2)).0;
    let said = update(&asked, TripsMsg::ReadShifted, &atlas(), now(3)).0;
    assert_eq!(stops(&take(&said, Taking::Copy("new".into(), "宁波 1 天".into()))), ["library"]);
    assert_eq!(stops(&take(&asked, Taking::Copy("new".into(), "宁波 1 天".into()))), ["bridge"]);
    assert_eq!(
        update(&said, TripsMsg::ReadShifted, &atlas(), now(4)).0,
        said,
        "there is nothing more to turn to"
    );
}

#[test]
fn two_sentences_of_a_refusal_stand_behind_each_other_without_another_sign() {
    let refusal = Refusal::too_big();
    assert_eq!(refusal.words(Lang::Zh), "文件超过 10 MB，没有打开。请只导出行程本身，不要带轨迹和照片。");
    assert!(refusal.words(Lang::En).contains("was not opened. Export"), "{}", refusal.words(Lang::En));
}

#[test]
fn every_refusal_says_what_is_wrong_and_what_to_do_in_both_languages() {
    let mine = with("mine", &[]);
    for code in ["", "2.x", "1.A", "1.____", "1.%%%", &format!("1.{}", "A".repeat(9000))] {
        let incoming = from_link(code, &mine, &atlas(), Lang::Zh);
        let refusal = incoming.what.expect_err("no trip");
        for text in [&refusal.what, &refusal.remedy] {
            assert!(!text.zh.is_empty() && !text.en.is_empty(), "{code}");
        }
    }
}

#[test]
fn a_trip_from_a_link_is_worked_out_again_when_more_of_the_pack_has_come() {
    let far = |stop: &mut crate::domain::Stop| stop.position.lon += 0.2;
    let whole = testing::atlas(vec![testing::stop("bridge", far), testing::stop("library", |_| ())]);
    let code = share::encode(with("theirs", &["library", "bridge"]).trip()).expect("a code");
    let mine = with("mine", &[]);
    let asked = update(
        &mine,
        TripsMsg::Offer(Box::new(from_link(&code, &mine, &atlas(), Lang::Zh))),
        &atlas(),
        now(2),
    )
    .0;
    let end = |trips: &Trips| {
        let offer =
            trips.incoming.as_ref().and_then(|incoming| incoming.what.as_ref().ok()).expect("an offer");
        offer.schedule.days[0].end
    };
    let expected = end(&update(
        &mine,
        TripsMsg::Offer(Box::new(from_link(&code, &mine.worked_out(&whole), &whole, Lang::Zh))),
        &whole,
        now(2),
    )
    .0);
    assert_ne!(end(&asked), expected);
    assert_eq!(end(&asked.worked_out(&whole)), expected);
}
