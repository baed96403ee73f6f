//! KML 2.2: a folder for every day, a placemark for every visit. What KML cannot express goes into `ExtendedData`.

use quick_xml::escape::minimal_escape;

use super::itinerary::{Export, ExportDay};
use super::xml_out::XmlOut;
use crate::domain::Stop;
use crate::domain::trip::Visit;
use crate::i18n::files;

/// The trip as KML.
pub fn write(export: &Export<'_>) -> String {
    let mut xml = XmlOut::new();
    xml.within("kml", &[("xmlns", "http://www.opengis.net/kml/2.2")], |xml| {
        xml.within("Document", &[], |xml| {
            xml.leaf("name", &[], &export.title());
            xml.leaf("description", &[], files::estimates(export.lang));
            let start = export.trip.start.map(|start| start.to_string());
            extended(xml, &[("mode", Some(export.trip.mode.key().into())), ("start", start)]);
            for day in export.days() {
                folder(xml, export, &day);
            }
            candidates(xml, export);
        });
    });
    xml.finish()
}

fn folder(xml: &mut XmlOut, export: &Export<'_>, day: &ExportDay<'_>) {
    xml.within("Folder", &[], |xml| {
        xml.leaf("name", &[], &export.day_name(day));
        let clock = |time: chrono::NaiveTime| Some(time.format("%H:%M").to_string());
        extended(
            xml,
            &[
                ("day", Some(day.number.to_string())),
                ("from", clock(day.day.from)),
                ("to", clock(day.day.to)),
            ],
        );
        for (at, visit) in day.visits.iter().enumerate() {
            if let Some(stop) = visit.stop {
                placemark(xml, export, stop, visit.visit, &export.about(day, at).join("\n"));
            }
        }
    });
}

fn candidates(xml: &mut XmlOut, export: &Export<'_>) {
    let found: Vec<_> = export.candidates().collect();
    if found.is_empty() {
        return;
    }
    xml.within("Folder", &[], |xml| {
        xml.leaf("name", &[], files::candidates(export.lang));
        extended(xml, &[("candidates", Some("true".into()))]);
        for (visit, stop) in found {
            placemark(xml, export, stop, visit, stop.summary.get(export.lang));
        }
    });
}

fn placemark(xml: &mut XmlOut, export: &Export<'_>, stop: &Stop, visit: &Visit, about: &str) {
    xml.within("Placemark", &[], |xml| {
        xml.leaf("name", &[], &export.marked_name(stop));
        // Programs render descriptions as HTML, so plain text has to be escaped once more.
        xml.leaf("description", &[], &minimal_escape(about));
        extended(
            xml,
            &[
                ("stop", Some(visit.stop.to_string())),
                ("minutes", visit.minutes.map(|minutes| minutes.to_string())),
                ("locked", visit.locked.then(|| "true".into())),
                ("note", visit.note.clone()),
            ],
        );
        xml.within("Point", &[], |xml| {
            xml.leaf("coordinates", &[], &format!("{},{}", stop.position.lon, stop.position.lat));
        });
    });
}

fn extended(xml: &mut XmlOut, data: &[(&str, Option<String>)]) {
    if data.iter().all(|(_, value)| value.is_none()) {
        return;
    }
    xml.within("ExtendedData", &[], |xml| {
        for (name, value) in data {
            if let Some(value) = value {
                xml.within("Data", &[("name", name)], |xml| xml.leaf("value", &[], value));
            }
        }
    });
}
