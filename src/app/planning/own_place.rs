//! Places that are no city and no railway station: airports, and whatever the traveller has typed or picked on the map.

use crate::app::trips::position::position_of;
use crate::domain::trip::Base;
use crate::domain::{Atlas, Bilingual, CityId, Lang};
use crate::geometry::LonLat;

/// Nobody sleeps at an airport; a city farther from it than this is not its own, in metres.
const CITY_WITHIN_M: f64 = 60_000.0;

/// An airport that the metro leads to.
#[derive(Clone, Debug, PartialEq)]
pub struct Airport {
    /// The name of its metro station.
    pub name: Bilingual,
    /// WGS 84, to some hundred metres.
    pub position: LonLat,
}

impl Airport {
    /// As the beginning or the end of a day.
    pub fn base(&self, lang: Lang) -> Base {
        Base::Place { name: self.name.get(lang).to_owned(), position: self.position }
    }

    /// Whether that base is this airport, in whatever language it was chosen.
    pub fn is(&self, base: &Base) -> bool {
        matches!(base, Base::Place { position, .. } if position.distance_m(self.position) < 1.0)
    }

    /// The city that one sleeps in who arrives here.
    pub fn city(&self, atlas: &Atlas) -> Option<CityId> {
        let far = |at: &LonLat| at.distance_m(self.position);
        let centres = atlas.info.centres.iter().map(|centre| (&centre.city, centre.position));
        let nearest = centres.min_by(|a, b| far(&a.1).total_cmp(&far(&b.1)))?;
        (far(&nearest.1) < CITY_WITHIN_M).then(|| nearest.0.clone())
    }
}

/// The airports of the pack: the metro stations that are called so. Reads the whole network.
pub fn airports(atlas: &Atlas) -> Vec<Airport> {
    let stations = atlas.network.read().metro_stations.into_iter();
    let airport = stations.filter(|station| station.name.en.ends_with("Airport"));
    airport
        .filter_map(|station| {
            Some(Airport { position: station.position.or(station.about)?, name: station.name })
        })
        .collect()
}

/// The place that was typed: coordinates, or the name of a railway station, a metro station or a sight.
pub fn place_typed(text: &str, atlas: &Atlas) -> Option<Base> {
    if let Some(position) = position_of(text) {
        return Some(Base::Place { name: String::new(), position });
    }
    let wanted = bare(text);
    if wanted.is_empty() {
        return None;
    }
    let is_it = |name: &Bilingual| [&name.zh, &name.en].into_iter().any(|name| bare(name) == wanted);
    let station = atlas.rail.stations.iter().find(|station| is_it(&station.name));
    if let Some(station) = station {
        return Some(Base::Station(station.id.clone()));
    }
    let place = |name: &Bilingual, position| Base::Place { name: name.zh.clone(), position };
    let metro = atlas.network.read().metro_stations.into_iter().find(|station| is_it(&station.name));
    let metro = metro.and_then(|station| Some(place(&station.name, station.position.or(station.about)?)));
    let sight = || atlas.stops.iter().find(|stop| is_it(&stop.name));
    metro.or_else(|| sight().map(|stop| place(&stop.name, stop.position)))
}

/// A name as it is compared: without capitals, blanks, and the word for a station.
fn bare(name: &str) -> String {
    let letters: String = name.chars().filter(|letter| !letter.is_whitespace()).collect();
    let name = letters.to_lowercase();
    let ends = ["地铁站", "metrostation", "railwaystation", "station", "站"];
    ends.into_iter().find_map(|end| name.strip_suffix(end)).unwrap_or(&name).to_owned()
}
