//! KML 2.x: folders with points become days, and points outside folders form one day. Lines are counted and their names
//! kept; areas are matched by name.

use super::ImportError;
use super::coordinates::{Raw, number};
use super::found::{Found, FoundDay, FoundPoint, clock};
use super::xml_in::{Node, walk};
use crate::domain::trip::TripMode;

/// The content of a KML file.
///
/// # Errors
/// Fails when the text is not XML that can be read here, or has too many points.
pub fn read(text: &str) -> Result<Found, ImportError> {
    let mut reading = KmlReading::default();
    let bare_ampersands = walk(text, |path, node| {
        let name = path.last().map_or("", String::as_str);
        let parent = path.iter().rev().nth(1).map_or("", String::as_str);
        match node {
            Node::Open(attributes) => {
                reading.open(name, attributes);
                Ok(())
            }
            Node::Close(_, dropped) if name == "coordinates" && dropped > 0 => reading.line(parent, dropped),
            Node::Close(text, _) => reading.close(parent, name, text.trim(), path),
        }
    })?;
    Ok(Found { bare_ampersands, ..reading.finish() })
}

/// A placemark that is being read.
#[derive(Default)]
struct Placemark {
    point: FoundPoint,
    positions: Vec<Raw>,
    has_line: bool,
    has_area: bool,
}

/// A folder that is being read, or the document itself.
#[derive(Default)]
struct Folder {
    day: FoundDay,
    candidates: bool,
}

#[derive(Default)]
struct KmlReading {
    found: Found,
    folders: Vec<Folder>,
    loose: FoundDay,
    /// `None` outside a placemark.
    placemark: Option<Placemark>,
    data_name: String,
}

impl KmlReading {
    fn open(&mut self, name: &str, attributes: &[(String, String)]) {
        match name {
            "Folder" => self.folders.push(Folder::default()),
            "Placemark" => self.placemark = Some(Placemark::default()),
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
                if let Some(placemark) = &mut self.placemark {
                    text.clone_into(&mut placemark.point.name);
                }
            }
            ("Document", "name") => self.found.title = text.to_owned(),
            ("Data", "value") => self.data(text, path),
            (_, "coordinates") => return self.coordinates(parent, text),
            // A point of a track, in Google's extension of KML.
            ("Track", "coord") => return self.line(parent, 1),
            _ => {}
        }
        Ok(())
    }

    fn coordinates(&mut self, parent: &str, text: &str) -> Result<(), ImportError> {
        match (parent, &mut self.placemark) {
            ("Point", Some(placemark)) => {
                placemark.positions.extend(first_position(text));
                self.found.count(1)
            }
            _ => self.line(parent, tuples(text)),
        }
    }

    /// Counts points of a line, an area or a track.
    fn line(&mut self, parent: &str, points: usize) -> Result<(), ImportError> {
        if let Some(placemark) = &mut self.placemark {
            let area = parent == "LinearRing";
            placemark.has_area |= area;
            placemark.has_line |= !area;
        }
        self.found.line_points += points;
        self.found.count(points)
    }

    fn data(&mut self, text: &str, path: &[String]) {
        let within = path.iter().rev().nth(3).map_or("", String::as_str);
        match (within, self.data_name.as_str(), &mut self.placemark, self.folders.last_mut()) {
            ("Placemark", name, Some(placemark), _) => set_point(&mut placemark.point, name, text),
            ("Folder", "from", _, Some(folder)) => folder.day.from = clock(text),
            ("Folder", "to", _, Some(folder)) => folder.day.to = clock(text),
            ("Folder", "candidates", _, Some(folder)) => folder.candidates = text == "true",
            ("Document", "mode", ..) => self.found.mode = TripMode::from_key(text),
            ("Document", "start", ..) => self.found.start = text.parse().ok(),
            _ => {}
        }
    }

    /// A placemark without a position may be known by its name, but a line is not a place.
    fn close_placemark(&mut self) {
        let Some(Placemark { point, positions, has_line, has_area }) = self.placemark.take() else { return };
        let nameless = point.name.is_empty() && point.stop.is_none();
        if positions.is_empty() && (has_line || (has_area && nameless)) {
            self.found.lines.push(point.name);
            return;
        }
        let points = match self.folders.last_mut() {
            Some(folder) => &mut folder.day.points,
            None => &mut self.loose.points,
        };
        if positions.is_empty() {
            points.push(point);
        } else {
            let at = |position: &Raw| FoundPoint { position: Some(*position), ..point.clone() };
            points.extend(positions.iter().map(at));
        }
    }

    /// A folder that only has other folders in it has no visits of its own, and is not a day.
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

/// `lon,lat[,altitude]`, with whitespace anywhere.
fn first_position(text: &str) -> Option<Raw> {
    let numbers = text.split(|c: char| c == ',' || c.is_whitespace()).filter(|number| !number.is_empty());
    let mut numbers = numbers.map(number);
    Some((numbers.next()??, numbers.next()??))
}

/// How many positions a line has. Whitespace separates them, except beside a comma.
fn tuples(text: &str) -> usize {
    let words: Vec<&str> = text.split_ascii_whitespace().collect();
    let goes_on = |two: &[&str]| matches!(two, [a, b] if a.ends_with(',') || b.starts_with(','));
    words.len() - words.windows(2).filter(|two| goes_on(two)).count()
}
