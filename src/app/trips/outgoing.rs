//! Sharing the trip: its link, its files, its text. All of these are made here, without a server.

use super::present::map::line_of;
use super::present::said;
use crate::app::{AppState, Page, Trips};
use crate::codec::share::{self, ShareError};
use crate::codec::{Export, geojson, gpx, ics, json, kml, text};
use crate::domain::{Lang, Trip};
use crate::geometry::LonLat;

/// The maximum length of the title in a file name, in characters.
const MAX_NAME_CHARS: usize = 60;

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// For calendars.
    Ics,
    /// For navigation devices.
    Gpx,
    /// For globes and maps.
    Kml,
    /// For maps and programs.
    GeoJson,
    /// The trip itself, to be opened here again.
    Json,
}

impl FileKind {
    /// Every kind, the most wanted first.
    pub const ALL: [Self; 5] = [Self::Json, Self::Ics, Self::Gpx, Self::Kml, Self::GeoJson];

    /// The file extension, without its dot.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Ics => "ics",
            Self::Gpx => "gpx",
            Self::Kml => "kml",
            Self::GeoJson => "geojson",
            Self::Json => "json",
        }
    }

    /// The media type.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Ics => "text/calendar;charset=utf-8",
            Self::Gpx => "application/gpx+xml",
            Self::Kml => "application/vnd.google-earth.kml+xml",
            Self::GeoJson => "application/geo+json",
            Self::Json => "application/json",
        }
    }
}

/// A file to be handed to the reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its name.
    pub name: String,
    /// Its media type.
    pub media_type: &'static str,
    /// Its content.
    pub text: String,
}

/// The trip as a file; `None` for a calendar while the trip has no date.
pub fn file(kind: FileKind, app: &AppState, trips: &Trips) -> Option<File> {
    let export = export(app, trips);
    let text = match kind {
        FileKind::Ics => ics::write(&export).ok()?,
        FileKind::Gpx => gpx::write_along(&export, &lines(app, trips)),
        FileKind::Kml => kml::write(&export),
        FileKind::GeoJson => geojson::write(&export),
        FileKind::Json => json::write(trips.trip()),
    };
    let name = format!("{}.{}", file_name(&export.title(), trips.trip()), kind.ending());
    Some(File { name, media_type: kind.media_type(), text })
}

/// The line of every day as the map draws it.
fn lines(app: &AppState, trips: &Trips) -> Vec<Vec<LonLat>> {
    let days = trips.trip().days.iter().zip(&trips.schedule.days);
    days.map(|(day, times)| line_of(day, times, &app.atlas)).collect()
}

/// The trip as text for a chat.
pub fn chat_text(app: &AppState, trips: &Trips) -> String {
    text::write(&export(app, trips))
}

/// The trip's title, or a substitute for one.
pub fn title(app: &AppState, trips: &Trips) -> String {
    export(app, trips).title()
}

fn export<'a>(app: &'a AppState, trips: &'a Trips) -> Export<'a> {
    Export { trip: trips.trip(), atlas: &app.atlas, schedule: &trips.schedule, lang: app.lang, says: said }
}

/// The link of a trip; `site` is the absolute URL of the site's root.
///
/// # Errors
/// When the trip is too long for a link.
pub fn link(trip: &Trip, site: &str, lang: Lang) -> Result<String, ShareError> {
    Ok(format!("{site}{}#trip={}", Page::Trip.path_in(lang), share::encode(trip)?))
}

/// A name that every file system accepts, with the date so that several can be told apart.
fn file_name(title: &str, trip: &Trip) -> String {
    let forbidden = |c: char| c.is_control() || "/\\:*?\"<>|".contains(c);
    let kept: String =
        title.chars().map(|c| if forbidden(c) { ' ' } else { c }).take(MAX_NAME_CHARS).collect();
    let words: Vec<&str> = kept.split_whitespace().collect();
    let name = words.join(" ").trim_matches(['.', ' ']).to_owned();
    let name = if name.is_empty() { "hangyong".to_owned() } else { name };
    trip.start.map_or_else(|| name.clone(), |date| format!("{name} {date}"))
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use chrono::{DateTime, NaiveDate};

    use super::*;
    use crate::domain::testing;

    fn trip(title: &str, start: Option<&str>) -> Trip {
        let start = start.map(|date| date.parse::<NaiveDate>().expect("a date"));
        Trip { start, ..Trip::new("t".into(), title, DateTime::default()) }
    }

    #[test]
    fn names_of_files_are_taken_by_every_file_system() {
        for (title, start, name) in [
            ("杭甬三日", Some("2026-10-03"), "杭甬三日 2026-10-03"),
            ("../../etc/passwd", None, "etc passwd"),
            ("a\"b<c>|d?*", None, "a b c d"),
            ("...", None, "hangyong"),
        ] {
            assert_eq!(file_name(title, &trip(title, start)), name);
        }
    }

    #[test]
    fn a_trip_without_a_date_has_every_file_but_a_calendar() {
        let atlas = Rc::new(testing::atlas(vec![testing::stop("bridge", |_| ())]));
        let app = AppState::new(atlas.clone(), "/", Lang::En, Page::Trip);
        let trips = Trips::first("t".into(), &atlas, DateTime::default());
        for kind in FileKind::ALL {
            let file = file(kind, &app, &trips);
            assert_eq!(file.is_none(), kind == FileKind::Ics);
            assert!(file.is_none_or(|file| file.name.ends_with(kind.ending()) && !file.text.is_empty()));
        }
    }

    #[test]
    fn a_gpx_has_a_track_of_every_day_along_the_line_on_the_map() {
        let place = |id: &str, lon: f64| testing::stop(id, |stop| stop.position = LonLat::new(lon, 30.0));
        let mut atlas = testing::atlas(vec![place("a", 120.0), place("b", 120.1), place("c", 120.2)]);
        let course = [120.0, 120.05, 120.1].map(|lon| LonLat::new(lon, 30.01));
        atlas.routes[0].legs[1].geometry = Some(course.into());
        let atlas = Rc::new(atlas);
        let app = AppState::new(atlas.clone(), "/", Lang::En, Page::Trip);
        let trips =
            ["a", "b"].iter().fold(Trips::first("t".into(), &atlas, DateTime::default()), |trips, stop| {
                crate::app::trips::grant(
                    &trips,
                    &crate::app::TripRequest::Add((*stop).into()),
                    &atlas,
                    DateTime::default(),
                )
            });
        let gpx = file(FileKind::Gpx, &app, &trips).expect("a file").text;
        let drawn = line_of(&trips.trip().days[0], &trips.schedule.days[0], &atlas);
        assert_eq!(gpx.matches("<trkpt ").count(), drawn.len(), "{gpx}");
        assert!(gpx.contains("<trk>") && gpx.find("<rte>") < gpx.find("<trk>"), "{gpx}");
        let read = crate::codec::import(gpx.as_bytes(), &atlas, "t".into(), DateTime::default(), |_, _| None);
        let read = read.expect("our own file");
        assert_eq!((read.trip.visits().count(), read.warnings), (2, vec![]), "its tracks are no news");
    }

    #[test]
    fn a_link_leads_to_the_trip_page_and_carries_the_trip() {
        let link = link(&trip("x", None), "https://example.org/map/", Lang::En).expect("a link");
        assert!(link.starts_with("https://example.org/map/en/trip/#trip=1."), "{link}");
    }
}
