//! GPX 1.0 and 1.1: routes are days, waypoints of no route are candidates, tracks are counted only.

use super::ImportError;
use super::coordinates::position;
use super::found::{Found, FoundDay, FoundPoint, clock};
use super::xml_in::{Node, walk};
use crate::domain::trip::TripMode;

/// What a GPX file says.
pub fn read(text: &str) -> Result<Found, ImportError> {
    let mut reading = Reading::default();
    walk(text, |path, node| {
        let names: Vec<_> = path.iter().map(String::as_str).collect();
        match node {
            Node::Open(attributes) => reading.open(&names, attributes),
            Node::Close(text, _) => {
                reading.close(&names, text);
                Ok(())
            }
        }
    })?;
    Ok(reading.finish())
}

#[derive(Default)]
struct Reading {
    found: Found,
    waypoints: Vec<FoundPoint>,
    point: FoundPoint,
    day: FoundDay,
}

impl Reading {
    fn open(&mut self, path: &[&str], attributes: &[(String, String)]) -> Result<(), ImportError> {
        match path {
            ["gpx", "wpt"] | ["gpx", "rte", "rtept"] => {
                self.found.count(1)?;
                let number = |key| attributes.iter().find(|(name, _)| name == key)?.1.trim().parse().ok();
                let position = number("lon").zip(number("lat")).and_then(|(lon, lat)| position(lon, lat));
                self.point = FoundPoint { position, ..FoundPoint::default() };
            }
            ["gpx", "trk", "trkseg", "trkpt"] => {
                self.found.count(1)?;
                self.found.line_points += 1;
            }
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
            ["gpx", "metadata", "name"] | ["gpx", "name"] => self.found.title = text.to_owned(),
            ["gpx", "metadata", "extensions", "start"] => self.found.start = text.parse().ok(),
            ["gpx", "metadata", "extensions", "mode"] => self.found.mode = TripMode::from_key(text),
            _ => {}
        }
    }

    /// Without routes the waypoints of another program are a day, in the order of the file.
    fn finish(mut self) -> Found {
        let foreign = self.found.mode.is_none();
        if foreign && self.found.days.is_empty() && !self.waypoints.is_empty() {
            self.found.days.push(FoundDay { points: self.waypoints, ..FoundDay::default() });
            return self.found;
        }
        let placed =
            |point: &FoundPoint| {
                let mut others = self.found.days.iter().flat_map(|day| &day.points);
                others.any(|other| {
                    if point.stop.is_some() { other.stop == point.stop } else { other.name == point.name }
                })
            };
        self.waypoints.retain(|point| !placed(point));
        self.found.candidates = self.waypoints;
        self.found
    }
}

fn set_point(point: &mut FoundPoint, path: &[&str], text: &str) {
    match path {
        ["name"] => point.name = text.to_owned(),
        ["extensions", "stop"] => point.stop = Some(text.to_owned()),
        ["extensions", "minutes"] => point.minutes = text.parse().ok(),
        ["extensions", "locked"] => point.locked = text == "true",
        ["extensions", "note"] => point.note = Some(text.to_owned()),
        _ => {}
    }
}
