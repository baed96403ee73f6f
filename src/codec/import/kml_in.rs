//! KML 2.x: folders with points are days, points in no folder are one day; lines and areas are counted only.

use super::ImportError;
use super::coordinates::position;
use super::found::{Found, FoundDay, FoundPoint, clock};
use super::xml_in::{Node, walk};
use crate::domain::trip::TripMode;
use crate::geometry::LonLat;

/// What a KML file says.
pub fn read(text: &str) -> Result<Found, ImportError> {
    let mut reading = Reading::default();
    walk(text, |path, node| {
        let name = path.last().map_or("", String::as_str);
        let parent = path.iter().rev().nth(1).map_or("", String::as_str);
        match node {
            Node::Open(attributes) => {
                reading.open(name, attributes);
                Ok(())
            }
            Node::Close(_, dropped) if name == "coordinates" && dropped > 0 => reading.line(dropped),
            Node::Close(text, _) => reading.close(parent, name, text.trim(), path),
        }
    })?;
    Ok(reading.finish())
}

/// A folder that is being read, or the document itself.
#[derive(Default)]
struct Folder {
    day: FoundDay,
    candidates: bool,
}

#[derive(Default)]
struct Reading {
    found: Found,
    folders: Vec<Folder>,
    loose: FoundDay,
    /// The placemark that is being read; none outside of one.
    point: Option<FoundPoint>,
    data_name: String,
}

impl Reading {
    fn open(&mut self, name: &str, attributes: &[(String, String)]) {
        match name {
            "Folder" => self.folders.push(Folder::default()),
            "Placemark" => self.point = Some(FoundPoint::default()),
            "Data" => {
                let name = attributes.iter().find(|(key, _)| key == "name");
                self.data_name = name.map(|(_, value)| value.clone()).unwrap_or_default();
            }
            _ => {}
        }
    }

    fn close(&mut self, parent: &str, name: &str, text: &str, path: &[String]) -> Result<(), ImportError> {
        match (parent, name) {
            (_, "Folder") => self.close_folder(),
            (_, "Placemark") => self.close_placemark(),
            ("Placemark", "name") => {
                if let Some(point) = &mut self.point {
                    point.name = text.to_owned();
                }
            }
            ("Document", "name") => self.found.title = text.to_owned(),
            ("Data", "value") => self.data(text, path),
            (_, "coordinates") => return self.coordinates(parent, text),
            // A point of a track, in the names that Google added to KML.
            ("Track", "coord") => return self.line(1),
            _ => {}
        }
        Ok(())
    }

    fn coordinates(&mut self, parent: &str, text: &str) -> Result<(), ImportError> {
        match (parent, &mut self.point) {
            ("Point", Some(point)) => {
                point.position = first_position(text);
                self.found.count(1)
            }
            _ => self.line(text.split_ascii_whitespace().count()),
        }
    }

    /// So many points of a line or of a track.
    fn line(&mut self, points: usize) -> Result<(), ImportError> {
        self.found.line_points += points;
        self.found.count(points)
    }

    fn data(&mut self, text: &str, path: &[String]) {
        let within = path.iter().rev().nth(3).map_or("", String::as_str);
        match (within, self.data_name.as_str(), &mut self.point, self.folders.last_mut()) {
            ("Placemark", name, Some(point), _) => set_point(point, name, text),
            ("Folder", "from", _, Some(folder)) => folder.day.from = clock(text),
            ("Folder", "to", _, Some(folder)) => folder.day.to = clock(text),
            ("Folder", "candidates", _, Some(folder)) => folder.candidates = text == "true",
            ("Document", "mode", ..) => self.found.mode = TripMode::from_key(text),
            ("Document", "start", ..) => self.found.start = text.parse().ok(),
            _ => {}
        }
    }

    fn close_placemark(&mut self) {
        let Some(point) = self.point.take().filter(|point| point.position.is_some() || point.stop.is_some())
        else {
            return;
        };
        match self.folders.last_mut() {
            Some(folder) => folder.day.points.push(point),
            None => self.loose.points.push(point),
        }
    }

    /// A folder of folders holds no visits of its own, and is no day.
    fn close_folder(&mut self) {
        let Some(folder) = self.folders.pop() else { return };
        let is_day = !folder.day.points.is_empty() || folder.day.from.is_some();
        if folder.candidates {
            self.found.candidates.extend(folder.day.points);
        } else if is_day {
            self.found.days.push(folder.day);
        }
    }

    fn finish(mut self) -> Found {
        if !self.loose.points.is_empty() {
            self.found.days.push(self.loose);
        }
        self.found
    }
}

fn set_point(point: &mut FoundPoint, name: &str, text: &str) {
    match name {
        "stop" => point.stop = Some(text.to_owned()),
        "minutes" => point.minutes = text.parse().ok(),
        "locked" => point.locked = text == "true",
        "note" => point.note = Some(text.to_owned()),
        _ => {}
    }
}

/// `lon,lat[,altitude]`.
fn first_position(text: &str) -> Option<LonLat> {
    let mut numbers = text.split_ascii_whitespace().next()?.split(',').map(|number| number.parse().ok());
    position(numbers.next()??, numbers.next()??)
}
