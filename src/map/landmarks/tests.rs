//! Reading drawings, and the file that holds them.

use super::*;
use crate::geometry::Px;
use crate::map::scene::Segment;

const HUT: &str = "<svg viewBox=\"0 0 64 64\"><path class=\"p l\" d=\"M8.25 40H56V58.75Q32 63.75 8.25 58Z\"/><circle class=\"r\" cx=\"32\" cy=\"20\" r=\"3.5\"/><path class=\"w\" d=\"M0 60L9 61\"/></svg>\n";

fn hut(stop: &str, place: Option<LonLat>, worth: u8) -> Landmark {
    let figures = drawing(HUT).expect("a drawing");
    Landmark { stop: stop.into(), place, worth, figures }
}

#[test]
fn a_drawing_is_read_with_its_washes_lines_and_curves() {
    let figures = drawing(HUT).expect("a drawing");
    let styles: Vec<_> = figures.iter().map(|figure| (figure.wash, figure.line)).collect();
    assert_eq!(
        styles,
        [(Some(Wash::Paper), Some(Line::Outline)), (Some(Wash::Accent), None), (None, Some(Line::Water))]
    );
    let hut = [
        Segment::Move(Px::new(8.25, 40.0)),
        Segment::Line(Px::new(56.0, 40.0)),
        Segment::Line(Px::new(56.0, 58.75)),
        Segment::Quad(Px::new(32.0, 63.75), Px::new(8.25, 58.0)),
        Segment::Close,
    ];
    assert_eq!(figures.first().map(|figure| &figure.path.segments[..]), Some(&hut[..]));
}

#[test]
fn what_the_map_cannot_draw_is_refused_and_named() {
    let inside = |element: &str| drawing(&format!("<svg viewBox=\"0 0 64 64\">{element}</svg>"));
    let path = |data: &str| inside(&format!("<path class=\"l\" d=\"{data}\"/>"));
    assert_eq!(drawing("<svg viewBox=\"0 0 48 48\"></svg>"), Err(DrawingFault::Frame));
    assert!(matches!(inside("<rect class=\"l\" x=\"1\"/>"), Err(DrawingFault::Element(_))));
    assert!(matches!(inside("<path class=\"z\" d=\"M1 1\"/>"), Err(DrawingFault::Class(_))));
    for data in ["M1 1C1 2 3 4 5 6", "m1 1", "M1", "M1 1L64 1", "M1 1L-1 1", "M1.1 1"] {
        assert!(matches!(path(data), Err(DrawingFault::Path(_))), "{data}");
    }
}

#[test]
fn the_file_holds_what_was_put_into_it_the_worthiest_first() {
    let place = LonLat::new(120.1489, 30.2317);
    let written = Landmarks::new(vec![hut("a", None, 2), hut("b", Some(place), 5), hut("c", None, 4)]);
    let read = Landmarks::decode(&written.encode()).expect("its own file");
    assert_eq!(read, written);
    let order: Vec<_> = read.all().iter().map(|landmark| landmark.stop.as_str()).collect();
    assert_eq!(order, ["b", "c", "a"]);
    assert_eq!(read.of_stop(&"b".into()), None, "it stands elsewhere");
    assert_eq!(read.of_stop(&"c".into()).map(|landmark| landmark.worth), Some(4));
}

#[test]
fn a_file_that_was_cut_off_or_is_another_is_an_error() {
    let file = Landmarks::new(vec![hut("lake", Some(LonLat::new(120.0, 30.0)), 5)]).encode();
    assert_eq!(Landmarks::decode(b"<!doctype html>"), Err(LandmarksError::NotLandmarks));
    for end in 6..file.len() {
        let cut = file.get(..end).unwrap_or_default();
        assert_eq!(Landmarks::decode(cut), Err(LandmarksError::Damaged), "{end} bytes");
    }
}
