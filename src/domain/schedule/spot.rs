//! A place on the earth that a day passes through.

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
}

impl Spot {
    /// A stop's place.
    pub fn of_stop(stop: &Stop) -> Self {
        Self { stop: Some(stop.id.clone()), position: stop.position, quality: stop.quality }
    }

    /// A base's place; `None` when the pack does not know the city or station.
    pub fn of_base(base: &Base, atlas: &Atlas) -> Option<Self> {
        let (position, quality) = match base {
            Base::City(city) => (city_middle(city, atlas)?, PositionQuality::Approximate),
            Base::Station(id) => atlas.rail.station(id).map(|station| (station.position, station.quality))?,
            Base::Place { position, .. } => (*position, PositionQuality::Exact),
        };
        Some(Self { stop: None, position, quality })
    }
}

/// The middle of a city for a visitor: the median of its stops by longitude and by latitude, which an island that
/// belongs to the city does not pull out to sea. A city without stops lies at its first station.
fn city_middle(city: &CityId, atlas: &Atlas) -> Option<LonLat> {
    let stops = || atlas.stops.iter().filter(|stop| &stop.city == city).map(|stop| stop.position);
    let middle = median(stops().map(|at| at.lon)).zip(median(stops().map(|at| at.lat)));
    let station = || atlas.rail.stations.iter().find(|station| &station.city == city);
    middle.map(|(lon, lat)| LonLat::new(lon, lat)).or_else(|| Some(station()?.position))
}

fn median(values: impl Iterator<Item = f64>) -> Option<f64> {
    let mut sorted: Vec<_> = values.collect();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).copied()
}
