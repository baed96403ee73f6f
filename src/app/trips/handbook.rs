//! The trip on paper: the content of the printed handbook, day by day. Paper cannot be tapped, so it includes what the
//! reader would otherwise look up: the map of the day, the legs, and every place in Chinese to show a taxi driver.

use std::rc::Rc;

use super::present::map::day_on_map;
use super::present::parts::Courses;
use super::present::{hours_of, said, ticket_of, visit_number, warnings_of};
use crate::app::present::destination::{Destination, district};
use crate::app::{AppState, Shared, Trips};
use crate::codec::Export;
use crate::codec::itinerary::{ExportDay, ExportVisit};
use crate::domain::schedule::{Schedule, ScheduledRide, Spot, Sums};
use crate::domain::trip::{Base, Bases};
use crate::domain::{Atlas, PositionQuality, Stop, Trip};
use crate::geometry::LonLat;
use crate::i18n::{bases, words};
use crate::map::basemap::Basemap;
use crate::map::landmarks::Landmarks;
use crate::map::style::Theme;
use crate::map::svg::{DayOnPaper, day_svg};

/// Size of a day's map in CSS pixels: the width of an A4 page's text.
const MAP_PX: (u32, u32) = (680, 360);
/// Size of a whole trip's map in CSS pixels, for a phone: its labels are readable there at their own size.
const PHONE_MAP_PX: (u32, u32) = (340, 240);

/// The whole handbook.
#[derive(Clone, Debug, PartialEq)]
pub struct Handbook {
    /// The trip's title.
    pub title: String,
    /// Its days.
    pub days: Vec<HandbookDay>,
    /// Names of stops without a day.
    pub candidates: Vec<String>,
    /// What the tickets of the whole trip cost, and for whom.
    pub tickets: String,
}

/// A day of the handbook.
#[derive(Clone, Debug, PartialEq)]
pub struct HandbookDay {
    /// 第1天 10月3日 周六.
    pub name: String,
    /// The map, as SVG made by this program; `None` for a day without stops.
    pub map: Option<String>,
    /// When the day begins, and where.
    pub start: End,
    /// Visits and the traveller's own trains and boats, in order.
    pub rows: Vec<Row>,
    /// The leg to where the day ends.
    pub way_home: Option<String>,
    /// Where the day ends, and when; `None` where it ends with its last visit.
    pub end: Option<End>,
    /// What the day's tickets cost, and for whom.
    pub tickets: String,
    /// Clashes of the day as a whole, and events on that day.
    pub warnings: Vec<String>,
}

/// Where a day begins or ends.
#[derive(Clone, Debug, PartialEq)]
pub struct End {
    /// `09:00`; empty where it is not known.
    pub time: String,
    /// `出发：杭州东站`.
    pub what: String,
    /// What to show a driver, in Chinese; `None` for a city, and where a day begins at its first stop.
    pub address: Option<String>,
}

/// A visit on paper, or a ride.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// `B3`, as on the map; empty for a ride.
    pub number: String,
    /// `09:30–11:00`.
    pub times: String,
    /// How to get there.
    pub way: Option<String>,
    /// The name in the reader's language.
    pub name: String,
    /// What to show a driver, in Chinese; `None` for a stop that the pack does not have.
    pub address: Option<String>,
    /// The opening hours on the day; `None` for a trip without dates.
    pub hours: Option<String>,
    /// Clashes in words, since nothing on paper is marked in red.
    pub warnings: Vec<String>,
    /// Other facts: closures and bookings, the ticket, the stop's status, whether its position is approximate.
    pub facts: Vec<String>,
    /// The reader's note.
    pub note: Option<String>,
}

/// The handbook of the trip on the desk. Its maps are drawn over `basemap` if there is one.
pub fn handbook(app: &AppState, trips: &Trips, basemap: Option<&Basemap>) -> Handbook {
    let (trip, schedule) = (trips.trip(), &trips.schedule);
    let export = Export { trip, atlas: &app.atlas, schedule, lang: app.lang, says: said };
    Handbook {
        title: export.title(),
        days: export.days().map(|day| page(&export, &day, basemap, app.landmarks.as_ref())).collect(),
        tickets: tickets(&export, &schedule.sums),
        candidates: export.candidates().map(|(_, stop)| stop.name.get(app.lang).to_owned()).collect(),
    }
}

fn page(
    export: &Export<'_>,
    day: &ExportDay<'_>,
    basemap: Option<&Basemap>,
    landmarks: Option<&Shared<Landmarks>>,
) -> HandbookDay {
    HandbookDay {
        name: export.day_name(day),
        map: day_map(export, day, basemap, landmarks.map(Shared::rc)),
        start: start(export, day),
        rows: rows(export, day),
        way_home: day.schedule.way_home.as_ref().map(|way| export.way(way)),
        end: end(export, day),
        tickets: tickets(export, &day.schedule.sums),
        warnings: export.warnings(day, None).into_iter().chain(said(export, day, None)).collect(),
    }
}

fn tickets(export: &Export<'_>, sums: &Sums) -> String {
    let words = words(export.lang);
    format!("{}{}{}", words.later().sum_tickets, words.colon, export.tickets(sums))
}

fn start(export: &Export<'_>, day: &ExportDay<'_>) -> End {
    let words = words(export.lang);
    let place = export.start(day).map(|place| format!("{}{place}", words.colon)).unwrap_or_default();
    End {
        time: export.time(day.schedule.from),
        what: format!("{}{place}", words.later().sets_out),
        address: driven_to(day.day.base.start.as_ref(), export.atlas),
    }
}

fn end(export: &Export<'_>, day: &ExportDay<'_>) -> Option<End> {
    let words = words(export.lang);
    let (arrive, place) = export.end(day)?;
    Some(End {
        time: arrive.map(|arrive| export.time(arrive)).unwrap_or_default(),
        what: format!("{}{}{place}", words.later().ends_here, words.colon),
        address: driven_to(day.day.base.end.as_ref(), export.atlas),
    })
}

/// A base as it is shown to a driver; a place without a name is given by its position.
fn driven_to(base: Option<&Base>, atlas: &Atlas) -> Option<String> {
    Some(Destination::of_base(atlas, base?)?.name)
}

fn rows(export: &Export<'_>, day: &ExportDay<'_>) -> Vec<Row> {
    let rides = |at: usize| day.schedule.rides_before(at).map(|ride| ride_row(export, day, ride));
    let visits = day.visits.iter().enumerate();
    let rows = visits.flat_map(|(at, visit)| rides(at).chain([row(export, day, at, visit)]));
    rows.chain(rides(day.visits.len())).collect()
}

/// The row of a ride. Its address, for a driver, is where the ride leaves.
fn ride_row(export: &Export<'_>, day: &ExportDay<'_>, ride: &ScheduledRide) -> Row {
    let from = day.day.rides.get(ride.ride).map(|ride| &ride.from);
    Row {
        number: String::new(),
        times: export.ride_times(ride),
        way: ride.way.as_ref().map(|way| export.way(way)),
        name: export.ride_name(ride),
        address: driven_to(from, export.atlas),
        hours: None,
        warnings: Vec::new(),
        facts: Vec::new(),
        note: None,
    }
}

fn row(export: &Export<'_>, day: &ExportDay<'_>, at: usize, visit: &ExportVisit<'_>) -> Row {
    let (lang, atlas, times) = (export.lang, export.atlas, visit.times);
    Row {
        number: visit_number(export.trip.days.len(), day.number.saturating_sub(1), at),
        times: export.times(visit.times),
        way: visit.times.way.as_ref().map(|way| export.way(way)),
        name: export.plain_name(visit),
        address: visit.stop.map(|stop| address(export.atlas, stop)),
        hours: hours_of(lang, atlas, times, day.schedule).map(|hours| hours.text),
        warnings: export.warnings(day, Some(at)),
        facts: visit.stop.map(|stop| facts(export, day, visit, stop)).unwrap_or_default(),
        note: visit.visit.note.clone(),
    }
}

/// What a driver in China understands: city, district, name.
fn address(atlas: &Atlas, stop: &Stop) -> String {
    district(atlas, stop) + stop.name.simplified()
}

fn facts(export: &Export<'_>, day: &ExportDay<'_>, visit: &ExportVisit<'_>, stop: &Stop) -> Vec<String> {
    let (lang, atlas) = (export.lang, export.atlas);
    let warnings = warnings_of(lang, atlas, visit.times, day.schedule);
    let ticket = ticket_of(lang, atlas, visit.times, day.schedule);
    let status = stop.status.as_ref().map(|status| status.get(lang).to_owned());
    let approximate = stop.quality == PositionQuality::Approximate;
    let approximate = approximate.then(|| words(lang).later().print_approximate.to_owned());
    warnings.into_iter().chain(ticket).chain(status).chain(approximate).collect()
}

/// The day's course with its numbered stops and its bases. The pack's routes are left out, as they would distract.
fn day_map(
    export: &Export<'_>,
    day: &ExportDay<'_>,
    basemap: Option<&Basemap>,
    landmarks: Option<Rc<Landmarks>>,
) -> Option<String> {
    day.visits.iter().find(|visit| visit.stop.is_some())?;
    let (index, of, courses) =
        (day.number.saturating_sub(1), export.trip.days.len(), Courses::of(export.atlas));
    let shown = day_on_map(index, of, day.day, day.schedule, &courses);
    let sheet =
        DayOnPaper { title: export.day_name(day), days: vec![shown], bases: bases(export, day), landmarks };
    let mut atlas = export.atlas.clone();
    atlas.routes = Vec::new();
    Some(day_svg(&atlas, basemap, &sheet, export.lang, Theme::Light, MAP_PX))
}

/// The map of a whole trip, every day in its own colour; `None` where the pack has none of its stops.
pub fn trip_map(
    app: &AppState,
    title: &str,
    trip: &Trip,
    schedule: &Schedule,
    basemap: Option<&Basemap>,
) -> Option<String> {
    trip.visits().find(|(_, visit)| app.atlas.stop(&visit.stop).is_some())?;
    let days = trip.days.iter().zip(&schedule.days).enumerate();
    let (of, courses) = (trip.days.len(), Courses::of(&app.atlas));
    let days = days.map(|(index, (day, times))| day_on_map(index, of, day, times, &courses)).collect();
    let landmarks = app.landmarks.as_ref().map(Shared::rc);
    let sheet = DayOnPaper { title: title.to_owned(), days, bases: Vec::new(), landmarks };
    let mut atlas = (*app.atlas).clone();
    atlas.routes = Vec::new();
    Some(day_svg(&atlas, basemap, &sheet, app.lang, Theme::Light, PHONE_MAP_PX))
}

/// Where the day begins and ends; only one entry where both are the same.
fn bases(export: &Export<'_>, day: &ExportDay<'_>) -> Vec<(LonLat, String)> {
    let Bases { start, end } = &day.day.base;
    let end = end.as_ref().filter(|end| Some(*end) != start.as_ref());
    let place = |base: &Base| {
        let spot = Spot::of_base(base, export.atlas)?;
        Some((spot.position, bases::name(base, export.atlas)?.get(export.lang).to_owned()))
    };
    start.iter().chain(end).filter_map(place).collect()
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use chrono::{DateTime, NaiveDate, Utc};

    use super::*;
    use crate::app::TripRequest;
    use crate::app::trips::grant;
    use crate::domain::trip::{Day, History, Ride, Visit};
    use crate::domain::{Bilingual, Hours, Lang, Trip, testing};
    use crate::geometry::Px;
    use crate::map::landmarks::{Figure, Landmark, Wash};
    use crate::map::scene::Path;

    fn printed(lang: Lang) -> Handbook {
        let stop = testing::stop("bridge", |stop| stop.name = Bilingual::new("拱宸桥", "Gongchen Bridge"));
        let atlas = Rc::new(testing::atlas(vec![stop]));
        let app = AppState::new(atlas.clone(), "/", lang, crate::app::Page::Trip);
        let now = DateTime::<Utc>::default();
        let trips =
            grant(&Trips::first("t".into(), &atlas, now), &TripRequest::Add("bridge".into()), &atlas, now);
        handbook(&app, &trips, None)
    }

    /// A day of eleven hours in a museum that shuts at five, from and to a hotel, and a day without anything.
    fn too_long() -> Handbook {
        too_long_with(None)
    }

    fn too_long_with(landmarks: Option<Landmarks>) -> Handbook {
        let museum = testing::stop("museum", |stop| stop.hours = Hours::parse("Mo-Su 09:00-17:00").ok());
        let atlas = Rc::new(testing::atlas(vec![museum]));
        let mut app = AppState::new(atlas.clone(), "/", Lang::Zh, crate::app::Page::Trip);
        app.landmarks = landmarks.map(Shared::new);
        let hotel = Base::Place { name: "湖边酒店".into(), position: LonLat::new(120.1, 30.1) };
        let day = Day {
            base: Bases { start: Some(hotel.clone()), end: Some(hotel) },
            visits: vec![Visit { minutes: Some(11 * 60), ..Visit::to("museum".into()) }],
            ..Day::default()
        };
        let trip = Trip {
            start: NaiveDate::from_ymd_opt(2026, 10, 14),
            days: vec![day, Day::default()],
            ..Trip::new("t".into(), "", DateTime::<Utc>::default())
        };
        handbook(&app, &Trips::new(History::new(trip), Vec::new(), &atlas), None)
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

    #[test]
    fn the_map_of_a_day_has_the_landmarks_of_its_stops() {
        let outline = [Px::new(20.0, 60.0), Px::new(32.0, 4.0), Px::new(44.0, 60.0)];
        let figure = Figure { wash: Some(Wash::Accent), line: None, path: Path::through(outline, true) };
        let tower = Landmark { stop: "museum".into(), place: None, worth: 5, figures: vec![figure] };
        let pieces = |landmarks| {
            let map = too_long_with(landmarks).days[0].map.clone().expect("a map");
            map.matches("<path").count()
        };
        assert!(pieces(Some(Landmarks::new(vec![tower]))) > pieces(None));
    }

    #[test]
    fn what_clashes_stands_beside_the_visit_with_the_hours_and_below_the_day() {
        let book = too_long();
        let row = &book.days[0].rows[0];
        assert_eq!(row.hours.as_deref(), Some("开放 09:00–17:00"));
        assert!(row.warnings.iter().any(|text| text.contains("关门前不够参观")), "{row:?}");
        assert!(
            book.days[0].warnings.iter().any(|text| text.contains("超时")),
            "{:?}",
            book.days[0].warnings
        );
    }

    #[test]
    fn a_day_says_when_and_where_it_begins_and_ends_for_the_driver_and_on_its_map() {
        let day = &too_long().days[0];
        let start = &day.start;
        assert_eq!((start.time.as_str(), start.what.as_str()), ("09:00", "出发：湖边酒店"));
        assert_eq!(start.address.as_deref(), Some("湖边酒店"));
        let end = day.end.as_ref().expect("an end");
        assert_eq!(end.what, "到达：湖边酒店");
        assert!(!end.time.is_empty() && day.way_home.is_some());
        let map = day.map.as_ref().expect("a map");
        assert_eq!(map.matches(">湖边酒店</text>").count(), 1, "{map}");
    }

    #[test]
    fn a_ride_of_one_s_own_stands_between_its_visits_with_where_it_leaves_for_the_driver() {
        let stop = |id: &str| testing::stop(id, |_| ());
        let atlas = Rc::new(testing::atlas(vec![stop("lake"), stop("library")]));
        let app = AppState::new(atlas.clone(), "/", Lang::Zh, crate::app::Page::Trip);
        let pier = |name: &str, lon| Base::Place { name: name.into(), position: LonLat::new(lon, 30.1) };
        let time = |hour| chrono::NaiveTime::from_hms_opt(hour, 5, 0).unwrap_or_default();
        let ride = Ride {
            number: "新晨光轮".into(),
            from: pier("沈家门码头", 122.1),
            to: pier("普陀山码头", 122.4),
            depart: time(14),
            arrive: time(15),
            after: 1,
        };
        let visits = vec![Visit::to("lake".into()), Visit::to("library".into())];
        let days = vec![Day { visits, rides: vec![ride], ..Day::default() }];
        let trip = Trip { days, ..Trip::new("t".into(), "", DateTime::<Utc>::default()) };
        let book = handbook(&app, &Trips::new(History::new(trip), Vec::new(), &atlas), None);
        let rows: Vec<_> =
            book.days[0].rows.iter().map(|row| (row.number.as_str(), row.name.as_str())).collect();
        assert_eq!(rows, [("1", "lake"), ("", "新晨光轮 沈家门码头→普陀山码头"), ("2", "library")]);
        let row = &book.days[0].rows[1];
        assert_eq!((row.times.as_str(), row.address.as_deref()), ("14:05–15:05", Some("沈家门码头")));
    }

    #[test]
    fn a_day_without_stops_has_no_map_and_says_only_when_it_begins() {
        let day = &too_long().days[1];
        assert_eq!((day.map.as_ref(), day.rows.len(), day.end.as_ref()), (None, 0, None));
        assert_eq!((day.start.what.as_str(), day.start.address.as_ref()), ("出发", None));
    }
}
