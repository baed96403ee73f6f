//! Guides written from a trip: shared as a link or a file, and read back with the same order, days and tips.

use chrono::NaiveDate;
use hangyong::app::Trips;
use hangyong::app::trips::guide::{Written, file, guide, link};
use hangyong::app::trips::incoming::{Incoming, Offer, from_file, from_link};
use hangyong::atlas::{self, PackFiles};
use hangyong::codec::import::{import, wire};
use hangyong::codec::share;
use hangyong::domain::trip::{Base, Bases, Edit, MAX_NOTE_CHARS, Trip, VisitAt};
use hangyong::domain::{Lang, StopId};
use proptest::prelude::*;

use super::random;
use super::world::{dated, now, trip, world};

#[path = "../data/small_pack.rs"]
mod small_pack;

const SITE: &str = "https://map.example/";

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 24).unwrap_or_default()
}

fn written() -> Written {
    Written { author: "小满".into(), summary: "慢慢走。\n周一别来。".into() }
}

fn opened(code: &str, lang: Lang) -> Incoming {
    let mine = Trips::first("mine".into(), &world().atlas, now());
    from_link(code, &mine, &world().atlas, lang)
}

fn code(trip: &Trip) -> Result<String, share::ShareError> {
    let link = link(&guide(trip, &written(), &world().atlas, today()), SITE, Lang::Zh)?;
    let (page, code) = link.split_once("#guide=").expect("a guide's link");
    assert_eq!(page, "https://map.example/zh/trip/");
    Ok(code.to_owned())
}

fn offer(code: &str, lang: Lang) -> Offer {
    opened(code, lang).what.unwrap_or_else(|why| panic!("{}", why.words(Lang::Zh)))
}

/// A day as a guide shows it: its hours, and each stop once with its minutes and its tip.
type Told = (String, String, Vec<(StopId, Option<u32>, Option<String>)>);

fn told(trip: &Trip) -> Vec<Told> {
    let days = trip.days.iter().filter(|day| !day.visits.is_empty());
    let day = |day: &hangyong::domain::trip::Day| {
        let mut visits = Vec::<(StopId, Option<u32>, Option<String>)>::new();
        for visit in &day.visits {
            if !visits.iter().any(|(stop, ..)| *stop == visit.stop) {
                let note = visit.note.clone().filter(|note| !note.trim().is_empty());
                visits.push((visit.stop.clone(), visit.minutes, note));
            }
        }
        (day.from.to_string(), day.to.to_string(), visits)
    };
    days.map(day).collect()
}

fn sample() -> Trip {
    let days: [&[&str]; 2] = [&["north-museum", "lake", "temple"], &["library", "old-bund"]];
    let at = VisitAt { day: 0, index: 1 };
    let note = Edit::SetNote { at, note: Some("早到，人少".into()) };
    let hotel =
        Base::Place { name: "我的旅馆".into(), position: hangyong::geometry::LonLat::new(120.1, 30.2) };
    let base = Bases { start: Some(hotel), end: Some(Base::City("hangzhou".into())) };
    let trip = note.apply(&dated("2026-10-03", &days)).expect("a note");
    Edit::SetBase { day: Some(0), base }.apply(&trip).expect("a base")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn a_guide_s_link_opened_has_the_days_the_order_and_the_tips_of_its_trip(trip in random::trip()) {
        let Ok(code) = code(&trip) else { return Ok(()) };
        let offer = offer(&code, Lang::Zh);
        prop_assert_eq!(told(&offer.trip), told(&trip));
        let holds = |stop: &StopId| offer.trip.holds(stop);
        prop_assert!(trip.candidates.iter().all(|visit| holds(&visit.stop)), "candidates stay");
        prop_assert_eq!(offer.trip.mode, trip.mode);
    }
}

#[test]
fn the_reader_sees_who_wrote_it_and_nothing_of_the_author_s_hotel_or_dates() {
    let offer = offer(&code(&sample()).expect("a code"), Lang::En);
    let guide = offer.guide.expect("a guide");
    assert_eq!((guide.author.en.as_str(), guide.body[0].heading.en.as_str()), ("小满", "In short"));
    assert_eq!(guide.body[0].text.zh, "慢慢走。\n周一别来。");
    assert_eq!((offer.trip.start, &offer.trip.days[0].base.start), (None, &None));
    assert_eq!(offer.trip.days[0].base.end, Some(Base::City("hangzhou".into())));
    assert!(offer.warnings.is_empty());
}

#[test]
fn a_guide_s_file_is_read_like_its_link() {
    let world = world();
    let guide = guide(&sample(), &written(), &world.atlas, today());
    let file = file(&guide);
    assert!(file.name.starts_with("guide-") && file.name.ends_with(".json"), "{}", file.name);
    let read = import(file.text.as_bytes(), &world.atlas, "new".into(), now(), |_, _| None).expect("a guide");
    // As it is passed from the worker to the page.
    let read = wire::unpack(&wire::pack(&read), &world.atlas).expect("what the worker packed");
    let mine = Trips::first("mine".into(), &world.atlas, now());
    let offer = from_file(Ok(read), &mine, &world.atlas, Lang::Zh).what.expect("an offer");
    assert_eq!(told(&offer.trip), told(&sample()));
    assert_eq!(offer.guide.as_deref(), Some(&guide));
}

#[test]
fn the_same_file_dropped_into_a_pack_is_a_guide_of_it_without_an_error() {
    let mut files: PackFiles = small_pack::files(atlas::PACK_FILES);
    let (small, _) = atlas::parse_files(&files).expect("the small pack");
    let stops: Vec<&str> = small.stops.iter().map(|stop| stop.id.as_str()).collect();
    let own = trip(&[&stops[..2], &stops[2..3]]);
    let guide = guide(&own, &Written::default(), &small, today());
    let file = file(&guide);
    files.insert(format!("guides/{}", file.name), file.text);
    let (with, findings) = atlas::parse_files(&files).expect("the pack with the guide");
    assert_eq!(with.guide(&guide.id), Some(&guide));
    assert_eq!(findings.len(), 1, "{findings:#?}");
    assert!(findings[0].to_string().contains("guides/index.json"), "{}", findings[0]);
    let found = atlas::check(&files, today());
    let before = atlas::check(&small_pack::files(atlas::PACK_FILES), today());
    assert_eq!(found.len(), before.len() + 1, "{found:#?}");
}

#[test]
fn what_is_no_guide_and_no_trip_says_so_and_what_to_do() {
    let packed = |text: &str| share::encode_document(text.as_bytes()).expect("a code");
    let section = r#"{"heading":{"zh":"x"},"text":{"zh":"x"}}"#;
    let day = r#"{"from":"09:00","to":"18:00","visits":[]}"#;
    let many = vec![day; 32].join(",");
    for (text, words) in [
        (r#"{"title":{"zh":"x"}}"#.to_owned(), "标题、作者或正文"),
        (r#"{"title":{"zh":"x"},"author":{"zh":"x"},"body":"x"}"#.to_owned(), "标题、作者或正文"),
        (
            format!(r#"{{"title":{{"zh":"x"}},"author":{{"zh":"x"}},"body":[{section}],"days":[{many}]}}"#),
            "上限",
        ),
        (r#"{"hello":1}"#.to_owned(), "不是本站的行程"),
    ] {
        let refusal = opened(&packed(&text), Lang::Zh).what.expect_err("a refusal").words(Lang::Zh);
        assert!(refusal.contains(words) && refusal.contains("完整的链接"), "{refusal}");
    }
    let whole = code(&sample()).expect("a code");
    let cut = opened(&whole[..whole.len() - 9], Lang::Zh).what.expect_err("a refusal");
    assert!(cut.words(Lang::Zh).contains("不完整"));
}

#[test]
fn markup_and_endless_text_in_a_guide_stay_plain_and_short() {
    let long = "长".repeat(5_000);
    let text = format!(
        r#"{{"id":"x","title":{{"en":"<b>\u202egpj"}},"author":{{"zh":"a"}},"sources":[
            {{"title":"t","url":"javascript:alert(1)","checked":"2026-10-03"}}],
            "body":[{{"heading":{{"zh":"h"}},"text":{{"zh":"{long}"}}}}],
            "days":[{{"from":"18:00","to":"09:00","base":{{"name":"n","lon":1,"lat":2}},
            "visits":[{{"stop":"moon","minutes":0,"note":{{"zh":"{long}"}}}}]}}]}}"#
    );
    let offer = offer(&share::encode_document(text.as_bytes()).expect("a code"), Lang::Zh);
    let guide = offer.guide.expect("a guide");
    assert_eq!((guide.title.zh.as_str(), guide.sources[0].url.as_deref()), ("<b>gpj", None));
    let day = &offer.trip.days[0];
    assert!(day.from < day.to && day.base == Bases::default());
    assert_eq!(day.visits[0].minutes, None);
    assert_eq!(day.visits[0].note.as_ref().map(|note| note.chars().count()), Some(MAX_NOTE_CHARS));
    assert!(offer.warnings[0].zh.contains("moon"), "an unknown stop is told");
}
