//! Trips in links: round trips, and ten thousand altered links.

use data_encoding::BASE64URL_NOPAD;
use hangyong::codec::share::{self, MAX_CODE_BYTES, MAX_INFLATED_BYTES, ShareError};
use hangyong::domain::trip::{Edit, Trip, VisitAt};
use miniz_oxide::deflate::compress_to_vec;
use proptest::prelude::*;
use proptest::test_runner::{RngAlgorithm, TestRng};

use super::random;
use super::world::{dated, world};

fn decode(code: &str) -> Result<hangyong::codec::Opened, ShareError> {
    share::decode(code, &world().atlas)
}

fn code_of(bytes: &[u8]) -> String {
    format!("1.{}", BASE64URL_NOPAD.encode(&compress_to_vec(bytes, 9)))
}

fn sample() -> Trip {
    let days: [&[&str]; 3] =
        [&["north-museum", "lake", "temple"], &["library", "old-bund"], &["pier", "island"]];
    let at = VisitAt { day: 1, index: 0 };
    Edit::SetNote { at, note: Some("早到，人少".into()) }.apply(&dated("2026-10-03", &days)).expect("a note")
}

proptest! {
    #[test]
    fn a_link_opened_is_the_same_trip(trip in random::trip()) {
        match share::encode(&trip) {
            Ok(code) => {
                prop_assert!(code.len() <= MAX_CODE_BYTES);
                prop_assert!(code.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte)));
                prop_assert_eq!(decode(&code).expect("the code").trip, trip);
            }
            Err(error) => prop_assert!(matches!(error, ShareError::TooLong(_)), "{}", error),
        }
    }

    #[test]
    fn any_text_is_a_trip_or_an_error(code in "(1\\.)?\\PC{0,300}") {
        let _ = decode(&code);
    }

    #[test]
    fn any_document_in_a_link_is_a_trip_or_an_error(text in "\\PC{0,300}") {
        let _ = decode(&code_of(text.as_bytes()));
    }
}

/// A number below `bound`; slightly uneven, which does not matter here.
fn below(rng: &mut TestRng, bound: usize) -> usize {
    rng.next_u32() as usize % bound
}

/// Flips, drops, duplicates and swaps characters of a code.
fn mutate(code: &str, rng: &mut TestRng) -> String {
    let mut bytes = code.as_bytes().to_vec();
    for _ in 0..1 + below(rng, 4) {
        if bytes.is_empty() {
            break;
        }
        let at = below(rng, bytes.len());
        match below(rng, 5) {
            0 => bytes[at] = b"ABCxyz019-_.=~% "[below(rng, 16)],
            1 => drop(bytes.remove(at)),
            2 => bytes.insert(at, bytes[at]),
            3 => bytes.truncate(at.max(1)),
            _ => {
                let other = below(rng, bytes.len());
                bytes.swap(at, other);
            }
        }
    }
    String::from_utf8(bytes).expect("ASCII")
}

#[test]
fn ten_thousand_changed_links_give_a_trip_within_the_limits_or_a_typed_error() {
    let code = share::encode(&sample()).expect("a code");
    let mut rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut kinds = std::collections::BTreeMap::new();
    for _ in 0..10_000 {
        let changed = mutate(&code, &mut rng);
        let kind = match decode(&changed) {
            Ok(opened) => {
                assert_eq!(opened.trip, sample(), "another trip came out of {changed}");
                "opened"
            }
            Err(ShareError::TooLong(_)) => "too long",
            Err(ShareError::OtherVersion) => "other version",
            Err(ShareError::NoCode) => "no code",
            Err(ShareError::Cut) => "cut",
            Err(ShareError::Changed) => "changed",
            Err(ShareError::NotDeflate) => "not deflate",
            Err(ShareError::TooBig) => "too big",
            Err(ShareError::NotUtf8) => "not UTF-8",
            Err(ShareError::Doc(_)) => "no document",
        };
        *kinds.entry(kind).or_insert(0) += 1;
    }
    assert!(kinds.len() >= 4, "the changes reach every layer: {kinds:?}");
}

#[test]
fn a_bomb_stops_at_the_limit() {
    // Two million zeros fit into 2 kB of code.
    let bomb = code_of(&vec![b'0'; 2_000_000]);
    assert!(bomb.len() < MAX_CODE_BYTES);
    assert!(matches!(decode(&bomb), Err(ShareError::TooBig)));
    let spaces = code_of(&vec![b' '; MAX_INFLATED_BYTES]);
    assert!(matches!(decode(&spaces), Err(ShareError::Doc(_))), "what just fits is read");
}

#[test]
fn a_code_that_is_too_long_is_refused_before_it_is_decoded() {
    let long = format!("1.{}", "A".repeat(MAX_CODE_BYTES));
    assert!(matches!(decode(&long), Err(ShareError::TooLong(length)) if length == long.len()));
}

#[test]
fn another_version_of_links_is_told_apart_from_damage() {
    assert!(matches!(decode("2.AAAA"), Err(ShareError::OtherVersion)));
    assert!(matches!(decode(""), Err(ShareError::Cut)));
    assert!(matches!(decode("1.A"), Err(ShareError::Cut)));
    assert!(matches!(decode("hello"), Err(ShareError::NoCode)));
    assert!(matches!(decode("1.____"), Err(ShareError::NotDeflate)));
    assert!(matches!(decode(&code_of(b"\xff\xfe")), Err(ShareError::NotUtf8)));
}

#[test]
fn a_trip_that_does_not_fit_into_a_link_says_so() {
    let mut trip = sample();
    let mut state = 1_u32;
    for day in &mut trip.days {
        for visit in &mut day.visits {
            // Notes that DEFLATE cannot compress.
            let note = (0..1000).map(|_| {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                char::from_u32(0x4E00 + (state >> 16) % 20_000).unwrap_or('一')
            });
            visit.note = Some(note.collect());
        }
    }
    assert!(matches!(share::encode(&trip), Err(ShareError::TooLong(_))));
}

#[test]
fn a_week_of_sixty_visits_fits_into_a_link() {
    let mut trip = sample();
    let stops: Vec<_> = (0..60)
        .map(|number| super::world::visit(&format!("some-longer-stop-name-{}", number * 7919)))
        .collect();
    trip.days = stops
        .chunks(9)
        .map(|visits| hangyong::domain::trip::Day { visits: visits.to_vec(), ..Default::default() })
        .collect();
    let code = share::encode(&trip).expect("a code");
    assert!(code.len() < 2_000, "{} bytes", code.len());
}

/// What chats, mails and people append to a link.
const BEHIND: [&str; 24] = [
    "。",
    "，",
    "）",
    "」",
    ".",
    ",",
    ")",
    "]",
    ">",
    "=",
    "==",
    "%20",
    "%E3%80%82",
    "?utm_source=chat",
    "&from=singlemessage",
    "%26from%3Dtimeline",
    "我分享了一个行程",
    " 我分享了一个行程",
    "#",
    "/",
    "see you",
    " see you",
    "%0A",
    "\" target=\"_blank",
];

#[test]
fn what_is_glued_to_a_link_is_let_go() {
    let code = share::encode(&sample()).expect("a code");
    let before = code_of(&serde_json::to_vec(&hangyong::codec::doc::from_trip(&sample())).expect("JSON"));
    for code in [code, before] {
        for behind in BEHIND {
            let opened =
                decode(&format!("{code}{behind}")).unwrap_or_else(|error| panic!("{behind:?}: {error}"));
            assert_eq!(opened.trip, sample(), "{behind:?}");
        }
    }
}

#[test]
fn a_link_is_read_through_line_breaks_and_other_signs_for_the_same() {
    let code = share::encode(&sample()).expect("a code");
    let (start, end) = code.split_at(code.len() / 2);
    for between in [" ", "\n", "\r\n", "%0D%0A", "%20", "\u{200b}", "\u{ad}", "=\r\n", "=%0A", "\r\n> "] {
        let opened =
            decode(&format!("{start}{between}{end}")).unwrap_or_else(|error| panic!("{between:?}: {error}"));
        assert_eq!(opened.trip, sample(), "{between:?}");
    }
    let escaped = code.replace('.', "%2E").replace('-', "%2D").replace('_', "%5F");
    let twice = escaped.replace('%', "%25");
    let plain = code.replace('-', "+").replace('_', "/");
    let wide = code.replacen("1.", "１．", 1);
    for other in
        [escaped, twice, plain.replace('+', "%2B").replace('/', "%2f"), plain, wide, format!("「{code}」")]
    {
        assert_eq!(decode(&other).unwrap_or_else(|error| panic!("{other}: {error}")).trip, sample());
    }
}

#[test]
fn a_link_that_is_cut_says_so_wherever_it_was_cut() {
    let code = share::encode(&sample()).expect("a code");
    for length in 0..code.len() - 1 {
        for behind in ["", "。", "…"] {
            let opened = decode(&format!("{}{behind}", &code[..length]));
            let is_told = matches!(opened, Err(ShareError::Cut)) || (length == 0 && !behind.is_empty());
            assert!(is_told, "{length}{behind}: {opened:?}");
        }
    }
}

#[test]
fn one_letter_that_was_changed_never_makes_another_trip() {
    let code = share::encode(&sample()).expect("a code");
    for at in 2..code.len() {
        for letter in ["A", "q", "7", "_"] {
            let changed = format!("{}{letter}{}", &code[..at], &code[at + 1..]);
            if let Ok(opened) = decode(&changed) {
                assert_eq!(opened.trip, sample(), "{changed}");
            }
        }
    }
}

#[test]
fn a_reader_that_knows_no_check_sum_reads_the_same_document() {
    let code = share::encode(&sample()).expect("a code");
    let packed = BASE64URL_NOPAD.decode(&code.as_bytes()[2..]).expect("base64url");
    let json = miniz_oxide::inflate::decompress_to_vec(&packed).expect("DEFLATE");
    let mut read: serde_json::Value = serde_json::from_slice(&json).expect("JSON");
    let sum = read.as_object_mut().and_then(|doc| doc.remove("CRC"));
    assert!(sum.is_some());
    assert_eq!(read, serde_json::to_value(hangyong::codec::doc::from_trip(&sample())).expect("JSON"));
}
