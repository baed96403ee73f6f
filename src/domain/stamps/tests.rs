//! Tests of stamps: the letters of a code, being at a stop, and merging between two phones.

use proptest::prelude::*;

use super::*;
use crate::domain::{Category, PositionQuality, testing};
use crate::geometry::LonLat;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

#[test]
fn the_four_letters_are_those_that_anyone_works_out_by_the_rule() {
    for (pack, stop, letters) in [
        ("hangyong", "west-lake", "ENAZ"),
        ("hangyong", "tianyi-pavilion", "KFNN"),
        ("shaoxing", "tianyi-pavilion", "RTAY"),
    ] {
        assert_eq!(check(pack, &stop.into()), letters, "{pack}/{stop}");
    }
}

#[test]
fn letters_count_in_any_case_and_those_of_another_stop_or_pack_do_not() {
    let stop = StopId::from("west-lake");
    let own = check("hangyong", &stop);
    assert!(is_check(&own, "hangyong", &stop));
    assert!(is_check(&format!(" {} ", own.to_lowercase()), "hangyong", &stop));
    assert!(!is_check(&own, "shaoxing", &stop));
    assert!(!is_check(&check("hangyong", &"tianyi-pavilion".into()), "hangyong", &stop));
    for typed in ["", "AAA", "AAAAA", "西湖"] {
        assert!(!is_check(typed, "hangyong", &stop), "{typed}");
    }
}

#[test]
fn an_area_reaches_as_far_as_the_pack_says_and_a_rough_position_a_kilometre() {
    let place = LonLat::new(120.0, 30.0);
    // 0.01° of latitude are 1,112 m.
    let away = |degrees: f64| LonLat::new(120.0, 30.0 + degrees);
    let stop = testing::stop("lake", |stop| stop.position = place);
    assert_eq!(nearness(&stop, away(0.002), 0.0), Nearness::Here, "222 m");
    let Nearness::Away(metres) = nearness(&stop, away(0.01), 20.0) else { panic!("1.1 km is not there") };
    assert!((metres - 1_112.0).abs() < 5.0, "{metres}");
    assert_eq!(nearness(&stop, away(0.01), 900.0), Nearness::Here, "the measurement may be that far off");
    assert!(matches!(nearness(&stop, away(0.1), 50_000.0), Nearness::Away(_)), "good to a town only");
    let area = testing::stop("park", |stop| (stop.position, stop.details.radius_m) = (place, Some(1_500)));
    assert_eq!(nearness(&area, away(0.01), 0.0), Nearness::Here);
    let lake = testing::stop("sea", |stop| (stop.position, stop.category) = (place, Category::Lake));
    assert_eq!(
        nearness(&lake, away(0.01), 0.0),
        Nearness::Here,
        "its position is in the middle of the water"
    );
    let rough =
        testing::stop("cape", |stop| (stop.position, stop.quality) = (place, PositionQuality::Approximate));
    assert_eq!(nearness(&rough, away(0.008), 0.0), Nearness::Here, "890 m");
}

#[test]
fn of_two_phones_the_earlier_day_stays_and_no_line_is_lost() {
    let mut mine = Stamps::default();
    mine.put("lake".into(), Stamp::new(day("2026-10-02"), StampedBy::Place, "清晨没有人"));
    mine.put("temple".into(), Stamp::new(day("2026-10-01"), StampedBy::Hand, ""));
    let mut theirs = Stamps::default();
    theirs.put("lake".into(), Stamp::new(day("2026-10-01"), StampedBy::Hand, ""));
    theirs.put("bridge".into(), Stamp::new(day("2026-10-03"), StampedBy::Code, ""));
    assert_eq!(mine.merge(theirs), Merged { new: 1, changed: 1 });
    let lake = mine.get(&"lake".into()).expect("a stamp");
    assert_eq!(
        (lake.on, lake.by, lake.line.as_deref()),
        (day("2026-10-01"), StampedBy::Hand, Some("清晨没有人"))
    );
    assert_eq!(mine.len(), 3);
}

#[test]
fn a_line_is_one_line_and_not_longer_than_there_is_room_for() {
    let stamp =
        Stamp::new(day("2026-10-01"), StampedBy::Hand, &format!(" 一\n二\u{202E} {}", "长".repeat(300)));
    let line = stamp.line.expect("a line");
    assert!(line.starts_with("一 二 长"), "{line}");
    assert_eq!(line.chars().count(), MAX_LINE_CHARS);
    assert_eq!(Stamp::new(day("2026-10-01"), StampedBy::Hand, "  ").line, None);
}

fn any_stamps() -> impl Strategy<Value = Stamps> {
    let stamp = (0_i64..40, 0_usize..3, "[a-c]{0,2}").prop_map(|(days, by, line)| {
        let on = day("2026-10-01") + chrono::Duration::days(days);
        Stamp::new(on, StampedBy::ALL[by], &line)
    });
    prop::collection::btree_map("[a-e]", stamp, 0..6).prop_map(|all| {
        let mut stamps = Stamps::default();
        all.into_iter().for_each(|(stop, stamp)| stamps.put(stop.as_str().into(), stamp));
        stamps
    })
}

proptest! {
    #[test]
    fn whichever_phone_merges_the_other_both_have_the_same_in_the_end(a in any_stamps(), b in any_stamps()) {
        let (mut one, mut other) = (a.clone(), b.clone());
        one.merge(b.clone());
        other.merge(a.clone());
        prop_assert_eq!(&one, &other);
        prop_assert_eq!(other.merge(b.clone()), Merged::default(), "merging again changes nothing");
        for stamps in [&a, &b] {
            for (stop, stamp) in stamps.iter() {
                let kept = one.get(stop).expect("no stamp is lost");
                prop_assert!(kept.on <= stamp.on && kept.line.is_some() >= stamp.line.is_some());
            }
        }
    }
}
