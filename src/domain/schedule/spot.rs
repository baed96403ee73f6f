//! A place on the earth that a day passes through.

use crate::domain::stop::MetroAccess;
use crate::domain::trip::Base;
use crate::domain::{Atlas, CityId, PositionQuality, Stop, StopId};
use crate::geometry::LonLat;

/// A place that a way begins or ends at.
#[derive(Clone, Debug, PartialEq)]
pub struct Spot {
    /// The stop, when it is one.
    pub stop: Option<StopId>,
    /// WGS 84.
    pub position: LonLat,
    /// How far `position` can be trusted.
    pub quality: PositionQuality,
    /// The entrances of an area; empty for a place that is entered at its position.
    pub entrances: Vec<LonLat>,
    /// The metro station that the pack names for it.
    pub metro: Option<MetroAccess>,
}

impl Spot {
    /// A stop's place.
    pub fn of_stop(stop: &Stop) -> Self {
        Self {
            stop: Some(stop.id.clone()),
            entrances: stop.details.entrances.iter().map(|entrance| entrance.position).collect(),
            metro: stop.access.metro.clone(),
            ..Self::at(stop.position, stop.quality)
        }
    }

    /// A base's place; `None` when the pack does not know the city or station.
    pub fn of_base(base: &Base, atlas: &Atlas) -> Option<Self> {
        let (position, quality) = match base {
            Base::City(city) => (city_middle(city, atlas)?, PositionQuality::Approximate),
            Base::Station(id) => atlas.rail.station(id).map(|station| (station.position, station.quality))?,
            Base::Place { position, .. } => (*position, PositionQuality::Exact),
        };
        Some(Self::at(position, quality))
    }

    /// A plain position.
    pub fn at(position: LonLat, quality: PositionQuality) -> Self {
        Self { stop: None, position, quality, entrances: Vec::new(), metro: None }
    }

    /// Where it is entered: at its entrances, or else at its position.
    pub fn doors(&self) -> &[LonLat] {
        if self.entrances.is_empty() { std::slice::from_ref(&self.position) } else { &self.entrances }
    }

    /// The straight-line distance in metres between the closest pair of doors, and both doors.
    pub fn nearest(&self, other: &Self) -> (f64, LonLat, LonLat) {
        let pairs =
            self.doors().iter().flat_map(|a| other.doors().iter().map(move |b| (a.distance_m(*b), *a, *b)));
        let first = (self.position.distance_m(other.position), self.position, other.position);
        pairs.min_by(|a, b| a.0.total_cmp(&b.0)).unwrap_or(first)
    }
}

/// The centre of a city from a visitor's point of view: what the pack says; else the stop nearest to the median
/// longitude and latitude of its stops, which an island that belongs to the city does not pull out to sea. For a city
/// without stops, its first station.
fn city_middle(city: &CityId, atlas: &Atlas) -> Option<LonLat> {
    if let Some(centre) = atlas.info.centres.iter().find(|centre| &centre.city == city) {
        return Some(centre.position);
    }
    let stops = || atlas.stops.iter().filter(|stop| &stop.city == city).map(|stop| stop.position);
    let middle = median(stops().map(|at| at.lon)).zip(median(stops().map(|at| at.lat)));
    let station = || atlas.rail.stations.iter().find(|station| &station.city == city);
    let middle = middle.map(|(lon, lat)| LonLat::new(lon, lat));
    let next = middle
        .and_then(|middle| stops().min_by(|a, b| a.distance_m(middle).total_cmp(&b.distance_m(middle))));
    next.or_else(|| Some(station()?.position))
}

fn median(values: impl Iterator<Item = f64>) -> Option<f64> {
    let mut sorted: Vec<_> = values.collect();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).copied()
}
