//! Wishes from a file: the parsed document becomes the planner's input, or an error that names what is not understood.

use chrono::{Days, NaiveDate, NaiveTime, Timelike};
use thiserror::Error;

use crate::codec::wishes::{DayWishDoc, LangDoc, PaceDoc, RideWishDoc, WishesDoc};
use crate::domain::trip::{Base, Bases, EditError, MAX_DAYS, MAX_RIDES, Ride};
use crate::domain::{Atlas, Category, CityId, Corridor, Lang, RouteId, StationId, StopId};
use crate::geometry::LonLat;
use crate::plan::trip::{DayWish, Interests, Pace, Party, Wishes};

/// The most must-sees per day; more would not fit into any day.
pub const MOST_MUSTS_A_DAY: usize = 12;

/// Why wishes cannot be planned. Days in the variants are counted from 1.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum WishesError {
    /// There are no days.
    #[error("there is no day to plan; give at least one in `days`")]
    NoDays,
    /// Too many days.
    #[error("{0} days; at most {MAX_DAYS} can be planned at once")]
    TooManyDays(usize),
    /// An invalid date: the day and the text given.
    #[error("day {0}: `{1}` is no date; write it as 2026-12-05")]
    Date(usize, String),
    /// Days that are not consecutive: the day, its date and the date expected.
    #[error("day {0} is dated {1}; days follow each other, so it should be {2}")]
    NotInARow(usize, NaiveDate, NaiveDate),
    /// An invalid time: the day and the text given.
    #[error("day {0}: `{1}` is no time of day; write it as 09:30")]
    Time(usize, String),
    /// A day that does not end after it begins: the day, its beginning and its end as given.
    #[error(
        "day {0} begins at {1} and is over at {2}: one cannot leave before one arrives; change one of them"
    )]
    Backwards(usize, String, String),
    /// An invalid ride: the day, where it leaves and arrives as given, and why.
    #[error("day {0}: the ride from {1} to {2} cannot be: {3}")]
    Ride(usize, String, String, EditError),
    /// More rides than a day can have: the day and the number of rides.
    #[error("day {0} has {1} rides; at most {MAX_RIDES} are possible")]
    TooManyRides(usize, usize),
    /// An unknown place, as given.
    #[error("`{0}` is not known here; a place is station:ID, stop:ID, city:ID, metro:ID or LON,LAT")]
    Place(String),
    /// An interest that is no corridor, category or route of the pack, as given.
    #[error("`{0}` is no corridor, category or route of this pack")]
    Interest(String),
    /// An invalid walking limit, in kilometres.
    #[error("walk_km is {0}; give kilometres above 0, or leave it out")]
    Walk(String),
    /// More must-sees than fit: the number of must-sees and of days.
    #[error(
        "{0} must-sees for {1} day(s): more than {MOST_MUSTS_A_DAY} a day fit nobody's day; name fewer, or more days"
    )]
    TooManyMusts(usize, usize),
}

/// What a document asks of the planner, and in which language it wants the answer.
///
/// # Errors
/// Fails with the first part of the document that cannot be understood or planned.
pub fn asked_in_file(doc: &WishesDoc, atlas: &Atlas) -> Result<(Wishes, Lang), WishesError> {
    let start = start(&doc.days)?;
    let mut must = doc.must.clone();
    must.sort();
    must.dedup();
    if must.len() > MOST_MUSTS_A_DAY * doc.days.len() {
        return Err(WishesError::TooManyMusts(must.len(), doc.days.len()));
    }
    let days = doc.days.iter().enumerate().map(|(index, day)| day_wish(index + 1, day, atlas));
    let stops = |ids: &[String]| ids.iter().map(|id| StopId::from(id.as_str())).collect();
    let wishes = Wishes {
        start,
        mode: doc.mode.into(),
        days: days.collect::<Result<_, _>>()?,
        pace: match doc.pace {
            PaceDoc::Gentle => Pace::Gentle,
            PaceDoc::Usual => Pace::Normal,
            PaceDoc::Full => Pace::Full,
        },
        must: stops(&must),
        liked: Vec::new(),
        never: stops(&doc.never),
        interests: interests(&doc.interests, atlas)?,
        budget_cny: doc.budget_cny,
        lunch: true,
        most_walk_m: doc.walk_km.map(walk_m).transpose()?,
        stays: Vec::new(),
        party: doc.party.clone().map_or_else(Party::default, Party::from),
        evenings: doc.evenings,
        rain: doc.rain,
        free_nights: Vec::new(),
    };
    let lang = match doc.lang {
        LangDoc::Zh => Lang::Zh,
        LangDoc::En => Lang::En,
    };
    Ok((wishes, lang))
}

fn start(days: &[DayWishDoc]) -> Result<NaiveDate, WishesError> {
    if days.len() > MAX_DAYS {
        return Err(WishesError::TooManyDays(days.len()));
    }
    let date = |(index, day): (usize, &DayWishDoc)| {
        day.date.trim().parse::<NaiveDate>().map_err(|_| WishesError::Date(index + 1, day.date.clone()))
    };
    let dates: Vec<NaiveDate> = days.iter().enumerate().map(date).collect::<Result<_, _>>()?;
    for (index, pair) in dates.windows(2).enumerate() {
        let next = pair[0].checked_add_days(Days::new(1)).unwrap_or(pair[0]);
        if pair[1] != next {
            return Err(WishesError::NotInARow(index + 2, pair[1], next));
        }
    }
    dates.first().copied().ok_or(WishesError::NoDays)
}

fn day_wish(number: usize, day: &DayWishDoc, atlas: &Atlas) -> Result<DayWish, WishesError> {
    let minute = |text: &str| minute_of(text).ok_or_else(|| WishesError::Time(number, text.to_owned()));
    let (from, to) = (minute(&day.from)?, minute(&day.to)?);
    if to <= from {
        return Err(WishesError::Backwards(number, day.from.clone(), day.to.clone()));
    }
    let place = |text: &Option<String>| text.as_deref().map(|text| place(text, atlas)).transpose();
    let base = Bases { start: place(&day.begin)?, end: place(&day.end)? };
    Ok(DayWish { from, to, base, kept: Vec::new(), rides: rides(number, &day.rides, atlas)? })
}

/// The rides of a day, sorted by departure.
fn rides(number: usize, docs: &[RideWishDoc], atlas: &Atlas) -> Result<Vec<Ride>, WishesError> {
    if docs.len() > MAX_RIDES {
        return Err(WishesError::TooManyRides(number, docs.len()));
    }
    let time = |text: &str| time_of(text).ok_or_else(|| WishesError::Time(number, text.to_owned()));
    let read = |doc: &RideWishDoc| {
        let (depart, arrive) = (time(&doc.depart)?, time(&doc.arrive)?);
        let (from, to) = (place(&doc.from, atlas)?, place(&doc.to, atlas)?);
        let ride = Ride { number: doc.number.clone(), from, to, depart, arrive, after: 0 };
        ride.checked().map_err(|why| WishesError::Ride(number, doc.from.clone(), doc.to.clone(), why))
    };
    let mut rides: Vec<Ride> = docs.iter().map(read).collect::<Result<_, _>>()?;
    rides.sort_by_key(|ride| ride.depart);
    Ok(rides)
}

/// Parses a place in the format of the public contract: `station:ID`, `stop:ID`, `city:ID`, `metro:ID` or `LON,LAT`.
///
/// # Errors
/// Fails when the text has none of these forms or names a place that the pack does not have.
pub fn place(text: &str, atlas: &Atlas) -> Result<Base, WishesError> {
    let unknown = || WishesError::Place(text.to_owned());
    let Some((kind, id)) = text.split_once(':') else {
        let position = position(text).ok_or_else(unknown)?;
        return Ok(Base::Place { name: text.to_owned(), position });
    };
    match kind {
        "station" => {
            let id = StationId::from(id);
            atlas.rail.station(&id).ok_or_else(unknown)?;
            Ok(Base::Station(id))
        }
        "city" => {
            let id = CityId::from(id);
            atlas.city_name(&id).ok_or_else(unknown)?;
            Ok(Base::City(id))
        }
        "stop" => {
            let stop = atlas.stop(&StopId::from(id)).ok_or_else(unknown)?;
            Ok(Base::Place { name: stop.name.zh.clone(), position: stop.position })
        }
        "metro" => {
            let spot = crate::codec::place::spot(text, atlas).map_err(|_| unknown())?;
            let name = atlas.network.read().metro_station(id).map(|station| station.name.zh.clone());
            Ok(Base::Place { name: name.unwrap_or_default(), position: spot.position })
        }
        _ => Err(unknown()),
    }
}

fn position(text: &str) -> Option<LonLat> {
    let (lon, lat) = text.split_once(',')?;
    let (lon, lat): (f64, f64) = (lon.trim().parse().ok()?, lat.trim().parse().ok()?);
    let is_on_earth = lon.abs() <= 180.0 && lat.abs() <= 90.0;
    is_on_earth.then(|| LonLat::new(lon, lat))
}

fn minute_of(text: &str) -> Option<u32> {
    let time = time_of(text)?;
    Some(time.hour() * 60 + time.minute())
}

fn time_of(text: &str) -> Option<NaiveTime> {
    NaiveTime::parse_from_str(text.trim(), "%H:%M").ok()
}

fn interests(words: &[String], atlas: &Atlas) -> Result<Interests, WishesError> {
    let mut interests = Interests::default();
    for word in words {
        let route = RouteId::from(word.as_str());
        if let Some(corridor) = Corridor::from_key(word) {
            interests.corridors.push(corridor);
        }
        if let Some(category) = Category::from_key(word) {
            interests.categories.push(category);
        }
        if atlas.route(&route).is_some() {
            interests.routes.push(route);
        } else if Corridor::from_key(word).is_none() && Category::from_key(word).is_none() {
            return Err(WishesError::Interest(word.clone()));
        }
    }
    Ok(interests)
}

fn walk_m(km: f64) -> Result<u32, WishesError> {
    let is_length = km.is_finite() && km > 0.0 && km < 1_000.0;
    if is_length { Ok((km * 1_000.0).round() as u32) } else { Err(WishesError::Walk(km.to_string())) }
}
