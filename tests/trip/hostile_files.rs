//! Malicious files are refused with a reason, or read within the limits.

use hangyong::codec::import::{
    ImportError, Imported, MAX_ATTRIBUTES, MAX_DEPTH, MAX_FILE_BYTES, MAX_POINTS, import,
};
use hangyong::domain::TripId;
use proptest::prelude::*;

use super::imports::decode;
use super::world::{now, world};

/// A point that is a stop of the world.
const STOP: &str = "<wpt lat=\"29.87\" lon=\"121.54\"><name>天一阁</name></wpt>";

fn read(bytes: &[u8]) -> Result<Imported, ImportError> {
    import(bytes, &world().atlas, TripId::from("new"), now(), decode)
}

fn gpx(inside: &str) -> Result<Imported, ImportError> {
    read(format!("<gpx version=\"1.1\" creator=\"x\">{inside}</gpx>").as_bytes())
}

#[test]
fn entity_bombs_are_refused_with_their_document_type() {
    let bomb = r#"<?xml version="1.0"?><!DOCTYPE gpx [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><gpx><name>&b;</name></gpx>"#;
    assert!(matches!(read(bomb.as_bytes()), Err(ImportError::DocumentType)));
    assert!(matches!(gpx("<name>&b;</name>"), Err(ImportError::Entity { line: 1 })));
    assert!(matches!(gpx("<wpt lat=\"&b;\" lon=\"1\"/>"), Err(ImportError::Entity { line: 1 })));
}

#[test]
fn deep_nesting_is_refused() {
    let folders =
        |depth: usize| format!("<kml>{}{}</kml>", "<Folder>".repeat(depth), "</Folder>".repeat(depth));
    assert!(matches!(read(folders(500).as_bytes()), Err(ImportError::TooDeep)));
    assert!(matches!(
        read(folders(1_000_000).as_bytes()),
        Err(ImportError::TooBig(_) | ImportError::TooDeep)
    ));
    let just_read = read(folders(MAX_DEPTH - 1).as_bytes());
    assert!(matches!(just_read, Err(ImportError::NoStops { line_points: 0, .. })), "{just_read:?}");
    let lists = format!(
        "{{\"type\":\"FeatureCollection\",\"features\":[{{\"geometry\":{{\"type\":\"Point\",\"coordinates\":{}{}}}}}]}}",
        "[".repeat(100_000),
        "]".repeat(100_000)
    );
    assert!(matches!(read(lists.as_bytes()), Err(ImportError::Json(_))));
}

#[test]
fn twenty_thousand_attributes_on_a_tag_are_refused() {
    let attributes: String = (0..20_000).map(|number| format!(" a{number}=\"1\"")).collect();
    assert!(matches!(gpx(&format!("<wpt{attributes}/>")), Err(ImportError::TooManyAttributes)));
    let few: String = (0..MAX_ATTRIBUTES).map(|number| format!(" a{number}=\"1\"")).collect();
    assert!(gpx(&format!("<metadata{few}/>{STOP}")).is_ok());
}

#[test]
fn points_have_a_limit_in_every_format() {
    let too_many = |result: Result<Imported, ImportError>| matches!(result, Err(ImportError::TooManyPoints));
    let track = "<trkpt lat=\"1\" lon=\"1\"/>".repeat(MAX_POINTS + 1);
    assert!(too_many(gpx(&format!("<trk><trkseg>{track}</trkseg></trk>"))));
    let placemarks = "<Placemark><Point><coordinates>1,1</coordinates></Point></Placemark>";
    let kml = format!("<kml>{}</kml>", placemarks.repeat(130_000));
    assert!(
        kml.len() < MAX_FILE_BYTES
            && matches!(read(kml.as_bytes()), Err(ImportError::NothingFound { points: 130_000, .. }))
    );
    let line = "[1,1],".repeat(MAX_POINTS + 1);
    let json = format!(
        "{{\"type\":\"FeatureCollection\",\"features\":[{{\"type\":\"Feature\",\"geometry\":{{\"type\":\"LineString\",\"coordinates\":[{}[1,1]]}}}}]}}",
        line
    );
    assert!(too_many(read(json.as_bytes())));
    let features = "{},".repeat(MAX_POINTS + 1);
    let json = format!("{{\"type\":\"FeatureCollection\",\"features\":[{features}{{}}]}}");
    assert!(too_many(read(json.as_bytes())));
}

#[test]
fn two_hundred_thousand_points_are_read() {
    let track = "<trkpt lat=\"1\" lon=\"1\"/>".repeat(MAX_POINTS - 1);
    let read = gpx(&format!(
        "<wpt lat=\"30.38\" lon=\"120.02\"><name>x</name></wpt><trk><trkseg>{track}</trkseg></trk>"
    ));
    assert_eq!(read.expect("within the limit").trip.visits().count(), 1);
}

#[test]
fn size_packing_and_encoding_are_told() {
    assert!(matches!(read(&vec![b' '; MAX_FILE_BYTES + 1]), Err(ImportError::TooBig(_))));
    assert!(matches!(read(b"PK\x03\x04rest of a KMZ"), Err(ImportError::Packed)));
    assert!(matches!(read(b"\x1f\x8brest of a gzip"), Err(ImportError::Packed)));
    assert!(matches!(read(b"<gpx><name>\xb2\xe2\xca\xd4</name></gpx>"), Err(ImportError::NotUtf8(11))));
    assert!(
        read(format!("\u{FEFF}<gpx>{STOP}</gpx>").as_bytes()).is_ok(),
        "a mark of the byte order is no text"
    );
}

#[test]
fn what_is_no_trip_at_all_is_told_apart() {
    assert!(matches!(read(b""), Err(ImportError::UnknownFormat)));
    assert!(matches!(read(b"hello"), Err(ImportError::UnknownFormat)));
    assert!(matches!(read(b"<html></html>"), Err(ImportError::UnknownXml)));
    assert!(matches!(read(b"<gpx><wpt"), Err(ImportError::Xml { .. } | ImportError::Cut)));
    assert!(matches!(read(b"<gpx><wpt></gpx>"), Err(ImportError::Xml { line: 1, .. })));
    assert!(matches!(read(b"<gpx>"), Err(ImportError::Cut)));
    assert!(matches!(read(b"{\"a\":1}"), Err(ImportError::Doc(_))));
    assert!(matches!(read(b"{\"a\":"), Err(ImportError::Json(_))));
    assert!(matches!(gpx("<wpt lat=\"0\" lon=\"0\"/>"), Err(ImportError::NothingFound { points: 1, .. })));
}

#[test]
fn positions_off_the_earth_are_no_positions() {
    for (lat, lon) in [("NaN", "1"), ("91", "0"), ("inf", "0"), ("1e999", "0"), ("", "")] {
        let read = gpx(&format!("<wpt lat=\"{lat}\" lon=\"{lon}\"><name>天一阁</name></wpt>"));
        assert_eq!(read.expect("known by its name").trip.visits().count(), 1);
    }
}

#[test]
fn text_from_a_file_cannot_turn_direction() {
    let read =
        gpx(&format!("<metadata><name>a&#x202E;b<![CDATA[<b>]]></name></metadata>{STOP}")).expect("a file");
    assert_eq!(read.trip.title, "ab<b>");
}

proptest! {
    #[test]
    fn any_bytes_are_a_trip_or_an_error(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = read(&bytes);
    }

    #[test]
    fn any_xml_like_text_is_a_trip_or_an_error(inside in "(<[/!?]?(wpt|rte|rtept|name|a b=\"c\")?/?>|&[#a-z0-9]{0,4};|[a-z]|\\PC){0,40}") {
        let _ = gpx(&inside);
        let _ = read(format!("<kml><Document>{inside}</Document></kml>").as_bytes());
    }
}
