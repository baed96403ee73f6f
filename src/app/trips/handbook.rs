//! The trip on paper: what the printed handbook says, day by day. Paper cannot be tapped, so it carries what one would
//! otherwise look up: the map of the day, the ways, and every place in Chinese for the driver of a taxi.

use crate::app::{AppState, Trips};
use crate::codec::Export;
use crate::codec::itinerary::{ExportDay, ExportVisit, times};
use crate::domain::route::{Leg, Route};
use crate::domain::{Atlas, Bilingual, LegMode, PositionQuality, RouteId, Stop};
use crate::map::basemap::Basemap;
use crate::map::style::Theme;
use crate::map::svg::route_svg;

/// Size of a day's map in CSS pixels: the width of an A4 page's text.
const MAP_PX: (u32, u32) = (680, 360);
/// The line that joins a day's stops on its map.
const COLOR: &str = "#28665c";
const DASH: [f64; 2] = [2.0, 5.0];

/// The whole handbook.
#[derive(Clone, Debug, PartialEq)]
pub struct Handbook {
    /// The trip's title.
    pub title: String,
    /// Its days.
    pub days: Vec<Page>,
    /// Names of stops without a day.
    pub candidates: Vec<String>,
}

/// A day of the handbook.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// 第1天 10月3日 周六.
    pub name: String,
    /// The map, as SVG made by this program; none for a day without stops.
    pub map: Option<String>,
    /// The visits in order.
    pub rows: Vec<Row>,
    /// The way to where the day ends.
    pub home: Option<String>,
}

/// A visit on paper.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// `09:30–11:00`.
    pub times: String,
    /// How one gets there.
    pub way: Option<String>,
    /// The name in the reader's language.
    pub name: String,
    /// What to show a driver, in Chinese; none for a stop that the pack does not have.
    pub address: Option<String>,
    /// What else is known: the ticket, what changes the visit, how exact the position is.
    pub facts: Vec<String>,
    /// The reader's note.
    pub note: Option<String>,
}

/// The handbook of the trip on the desk. Maps stand on `basemap` where it is there.
pub fn handbook(app: &AppState, trips: &Trips, basemap: Option<&Basemap>) -> Handbook {
    let export = Export { trip: trips.trip(), atlas: &app.atlas, schedule: &trips.schedule, lang: app.lang };
    Handbook {
        title: export.title(),
        days: export.days().map(|day| page(&export, &day, basemap)).collect(),
        candidates: export.candidates().map(|(_, stop)| stop.name.get(app.lang).to_owned()).collect(),
    }
}

fn page(export: &Export<'_>, day: &ExportDay<'_>, basemap: Option<&Basemap>) -> Page {
    Page {
        name: export.day_name(day),
        map: day_map(export, day, basemap),
        rows: day.visits.iter().map(|visit| row(export, visit)).collect(),
        home: day.schedule.way_home.as_ref().map(|way| export.way(way)),
    }
}

fn row(export: &Export<'_>, visit: &ExportVisit<'_>) -> Row {
    Row {
        times: times(visit.times),
        way: visit.times.way.as_ref().map(|way| export.way(way)),
        name: export.plain_name(visit),
        address: visit.stop.map(|stop| address(export.atlas, stop)),
        facts: visit.stop.map(|stop| facts(export, stop)).unwrap_or_default(),
        note: visit.visit.note.clone(),
    }
}

/// What a driver in China understands: city, district, name.
fn address(atlas: &Atlas, stop: &Stop) -> String {
    let city = atlas.info.cities.iter().find(|(id, _)| id == &stop.city);
    let city = city.map(|(_, name)| name.zh.as_str()).unwrap_or_default();
    // Some districts are written with their city already.
    let city = if stop.district.zh.starts_with(city) { "" } else { city };
    format!("{city}{}{}", stop.district.zh, stop.name.zh)
}

fn facts(export: &Export<'_>, stop: &Stop) -> Vec<String> {
    let ticket = match stop.ticket_cny {
        Some(0) => Bilingual::new("免费", "Free"),
        Some(yuan) => Bilingual::new(format!("门票 {yuan} 元"), format!("Ticket ¥{yuan}")),
        None => Bilingual::new("票价不详", "Ticket unknown"),
    };
    let approximate = (stop.quality == PositionQuality::Approximate)
        .then(|| Bilingual::new("图上位置是大致的", "Its place on the map is approximate"));
    let all = [Some(ticket), stop.status.clone(), approximate];
    all.into_iter().flatten().map(|fact| fact.get(export.lang).to_owned()).collect()
}

/// The day as a route of its own, so that the map of routes draws it: numbered stops on a dashed line.
fn day_map(export: &Export<'_>, day: &ExportDay<'_>, basemap: Option<&Basemap>) -> Option<String> {
    let stops: Vec<&Stop> = day.visits.iter().filter_map(|visit| visit.stop).collect();
    if stops.is_empty() {
        return None;
    }
    let leg = |stop: &&Stop| Leg { stop: stop.id.clone(), note: None, mode: LegMode::Road, geometry: None };
    let route = Route {
        id: RouteId::from("day"),
        name: Bilingual::new(export.day_name(day), export.day_name(day)),
        intro: Bilingual::default(),
        color: COLOR.into(),
        dash: DASH.into(),
        suggested_days: 1,
        legs: stops.iter().map(leg).collect(),
    };
    let id = route.id.clone();
    let mut atlas = export.atlas.clone();
    atlas.routes = vec![route];
    let (width, height) = MAP_PX;
    Some(route_svg(&atlas, basemap, Some(&id), export.lang, Theme::Light, width, height))
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use chrono::{DateTime, Utc};

    use super::*;
    use crate::app::Wish;
    use crate::app::trips::grant;
    use crate::domain::{Lang, testing};

    fn printed(lang: Lang) -> Handbook {
        let stop = testing::stop("bridge", |stop| stop.name = Bilingual::new("拱宸桥", "Gongchen Bridge"));
        let atlas = Rc::new(testing::atlas(vec![stop]));
        let app = AppState::new(atlas.clone(), "/", lang, crate::app::Page::Trip);
        let now = DateTime::<Utc>::default();
        let trips = grant(&Trips::first("t".into(), &atlas, now), &Wish::Add("bridge".into()), &atlas, now);
        handbook(&app, &trips, None)
    }

    #[test]
    fn the_driver_reads_chinese_whatever_the_reader_reads() {
        for (lang, name) in [(Lang::Zh, "拱宸桥"), (Lang::En, "Gongchen Bridge")] {
            let row = &printed(lang).days[0].rows[0];
            assert_eq!(row.name, name);
            assert!(row.address.as_ref().is_some_and(|address| address.ends_with("拱宸桥")), "{row:?}");
        }
    }

    #[test]
    fn every_day_with_stops_has_a_map_with_their_numbers() {
        let map = printed(Lang::Zh).days[0].map.clone().expect("a map");
        assert!(map.starts_with("<svg") && map.contains(">1</text>"), "{map}");
    }
}
