//! GPX 1.0 and 1.1: routes become days, waypoints outside routes become candidates, tracks are counted and named.

use super::ImportError;
use super::coordinates::number;
use super::found::{Found, FoundDay, FoundPoint, clock};
use super::xml_in::{Node, walk};
use crate::domain::trip::TripMode;

/// The content of a GPX file.
///
/// # Errors
/// Fails when the text is not XML that can be read here, or has too many points.
pub fn read(text: &str) -> Result<Found, ImportError> {
    let mut reading = GpxReading::default();
    let bare_ampersands = walk(text, |path, node| {
        let names: Vec<_> = path.iter().map(String::as_str).collect();
        match node {
            Node::Open(attributes) => reading.open(&names, attributes),
            Node::Close(text, _) => {
                reading.close(&names, text);
                Ok(())
            }
        }
    })?;
    Ok(Found { bare_ampersands, ..reading.finish() })
}

#[derive(Default)]
struct GpxReading {
    found: Found,
    waypoints: Vec<FoundPoint>,
    point: FoundPoint,
    day: FoundDay,
    track: String,
}

impl GpxReading {
    fn open(&mut self, path: &[&str], attributes: &[(String, String)]) -> Result<(), ImportError> {
        match path {
            ["gpx", "wpt"] | ["gpx", "rte", "rtept"] => {
                self.found.count(1)?;
                let degrees = |key| number(&attributes.iter().find(|(name, _)| name == key)?.1);
                self.point =
                    FoundPoint { position: degrees("lon").zip(degrees("lat")), ..FoundPoint::default() };
            }
            ["gpx", "trk", "trkseg", "trkpt"] => {
                self.found.count(1)?;
                self.found.line_points += 1;
            }
            ["gpx", "trk"] => self.track.clear(),
            ["gpx", "rte"] => self.day = FoundDay::default(),
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, path: &[&str], text: &str) {
        let text = text.trim();
        match path {
            ["gpx", "wpt", rest @ ..] | ["gpx", "rte", "rtept", rest @ ..] if !rest.is_empty() => {
                set_point(&mut self.point, rest, text);
            }
            ["gpx", "wpt"] => self.waypoints.push(std::mem::take(&mut self.point)),
            ["gpx", "rte", "rtept"] => self.day.points.push(std::mem::take(&mut self.point)),
            ["gpx", "rte"] => self.found.days.push(std::mem::take(&mut self.day)),
            ["gpx", "rte", "extensions", "from"] => self.day.from = clock(text),
            ["gpx", "rte", "extensions", "to"] => self.day.to = clock(text),
            ["gpx", "trk", "name"] => text.clone_into(&mut self.track),
            ["gpx", "trk"] => self.found.lines.push(std::mem::take(&mut self.track)),
            ["gpx", "metadata", "name"] | ["gpx", "name"] => text.clone_into(&mut self.found.title),
            ["gpx", "metadata", "extensions", "start"] => self.found.start = text.parse().ok(),
            ["gpx", "metadata", "extensions", "mode"] => self.found.mode = TripMode::from_key(text),
            _ => {}
        }
    }

    /// Waypoints of another program's file without routes form one day, in the order of the file.
    fn finish(mut self) -> Found {
        let foreign = self.found.mode.is_none();
        if foreign && self.found.days.is_empty() && !self.waypoints.is_empty() {
            self.found.days.push(FoundDay { points: self.waypoints, ..FoundDay::default() });
            return self.found;
        }
        if !foreign {
            // This project's own tracks only repeat the legs between the stops, for programs that do not support
            // routes.
            self.found.lines.clear();
            self.found.line_points = 0;
        }
        let placed = |point: &FoundPoint| {
            let mut others = self.found.days.iter().flat_map(|day| &day.points);
            others.any(|other| is_same(other, point))
        };
        self.waypoints.retain(|point| !placed(point));
        self.found.candidates = self.waypoints;
        self.found
    }
}

/// Whether two points are the same one, written both as a point of a route and as a waypoint.
fn is_same(a: &FoundPoint, b: &FoundPoint) -> bool {
    match (&b.stop, b.name.is_empty()) {
        (Some(_), _) => a.stop == b.stop,
        (None, false) => a.name == b.name,
        (None, true) => a.name.is_empty() && b.position.is_some() && a.position == b.position,
    }
}

fn set_point(point: &mut FoundPoint, path: &[&str], text: &str) {
    match path {
        ["name"] => text.clone_into(&mut point.name),
        ["extensions", "stop"] => point.stop = Some(text.to_owned()),
        ["extensions", "minutes"] => point.minutes = text.parse().ok(),
        ["extensions", "locked"] => point.locked = text == "true",
        ["extensions", "note"] => point.note = Some(text.to_owned()),
        _ => {}
    }
}
