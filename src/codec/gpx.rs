//! GPX 1.1: a waypoint for every stop, a route for every day, and a track along each day's path, because Komoot and
//! Garmin Connect read nothing else. What GPX cannot express goes into `extensions`.

use super::itinerary::{Export, ExportDay};
use super::xml_out::XmlOut;
use crate::domain::trip::Visit;
use crate::domain::{Stop, StopId};
use crate::geometry::LonLat;
use crate::i18n::files;

/// The namespace for what GPX cannot express.
pub const NAMESPACE: &str = "urn:x-hangyong:trip:1";

const GPX: [(&str, &str); 4] = [
    ("xmlns", "http://www.topografix.com/GPX/1/1"),
    ("xmlns:h", NAMESPACE),
    ("version", "1.1"),
    ("creator", "Hangyong Twin-City Routes"),
];

/// The trip as GPX, without tracks.
pub fn write(export: &Export<'_>) -> String {
    write_along(export, &[])
}

/// The trip as GPX, with `lines` as its tracks: one line per day, in the order of the days.
pub fn write_along(export: &Export<'_>, lines: &[Vec<LonLat>]) -> String {
    let mut xml = XmlOut::new();
    xml.within("gpx", &GPX, |xml| {
        metadata(xml, export);
        waypoints(xml, export);
        for day in export.days() {
            route(xml, export, &day);
        }
        for (day, line) in export.days().zip(lines) {
            track(xml, export, &day, line);
        }
    });
    xml.finish()
}

fn metadata(xml: &mut XmlOut, export: &Export<'_>) {
    xml.within("metadata", &[], |xml| {
        xml.leaf("name", &[], &export.title());
        xml.leaf("desc", &[], files::estimates(export.lang));
        xml.leaf("time", &[], &export.trip.updated.format("%Y-%m-%dT%H:%M:%SZ").to_string());
        xml.within("extensions", &[], |xml| {
            xml.leaf("h:mode", &[], export.trip.mode.key());
            if let Some(start) = export.trip.start {
                xml.leaf("h:start", &[], &start.to_string());
            }
        });
    });
}

/// Every stop once; those that are not on any day are the candidates.
fn waypoints(xml: &mut XmlOut, export: &Export<'_>) {
    let mut written: Vec<&StopId> = Vec::new();
    let visits: Vec<_> = export.days().flat_map(|day| day.visits).collect();
    for visit in &visits {
        if let (Some(stop), false) = (visit.stop, written.contains(&&visit.visit.stop)) {
            written.push(&visit.visit.stop);
            let about = stop.summary.get(export.lang).to_owned();
            point(xml, export, "wpt", stop, visit.visit, &about);
        }
    }
    for (visit, stop) in export.candidates().filter(|(visit, _)| !written.contains(&&visit.stop)) {
        point(xml, export, "wpt", stop, visit, stop.summary.get(export.lang));
    }
}

fn route(xml: &mut XmlOut, export: &Export<'_>, day: &ExportDay<'_>) {
    xml.within("rte", &[], |xml| {
        xml.leaf("name", &[], &export.day_name(day));
        xml.leaf("number", &[], &day.number.to_string());
        xml.within("extensions", &[], |xml| {
            xml.leaf("h:from", &[], &day.day.from.format("%H:%M").to_string());
            xml.leaf("h:to", &[], &day.day.to.format("%H:%M").to_string());
        });
        for at in 0..day.visits.len() {
            route_point(xml, export, day, at);
        }
    });
}

fn route_point(xml: &mut XmlOut, export: &Export<'_>, day: &ExportDay<'_>, at: usize) {
    let Some(visit) = day.visits.get(at) else { return };
    if let Some(stop) = visit.stop {
        point(xml, export, "rtept", stop, visit.visit, &export.about(day, at).join("\n"));
    }
}

/// Writes the track of a day, unless its line has fewer than two points.
fn track(xml: &mut XmlOut, export: &Export<'_>, day: &ExportDay<'_>, line: &[LonLat]) {
    if line.len() < 2 {
        return;
    }
    xml.within("trk", &[], |xml| {
        xml.leaf("name", &[], &export.day_name(day));
        xml.leaf("desc", &[], files::along_the_map_line(export.lang));
        xml.leaf("number", &[], &day.number.to_string());
        xml.within("trkseg", &[], |xml| {
            for position in line {
                let position = position.to_microdegrees();
                let (lon, lat) = (position.lon.to_string(), position.lat.to_string());
                xml.within("trkpt", &[("lat", &lat), ("lon", &lon)], |_| ());
            }
        });
    });
}

fn point(xml: &mut XmlOut, export: &Export<'_>, name: &'static str, stop: &Stop, visit: &Visit, about: &str) {
    let (lon, lat) = (stop.position.lon.to_string(), stop.position.lat.to_string());
    xml.within(name, &[("lat", &lat), ("lon", &lon)], |xml| {
        xml.leaf("name", &[], &export.marked_name(stop));
        xml.leaf("desc", &[], about);
        xml.leaf("type", &[], stop.category.key());
        xml.within("extensions", &[], |xml| {
            xml.leaf("h:stop", &[], visit.stop.as_str());
            if let Some(minutes) = visit.minutes {
                xml.leaf("h:minutes", &[], &minutes.to_string());
            }
            if visit.locked {
                xml.leaf("h:locked", &[], "true");
            }
            if let Some(note) = &visit.note {
                xml.leaf("h:note", &[], note);
            }
        });
    });
}
