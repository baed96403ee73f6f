//! Places other than cities and railway stations: airports, and places that the traveller typed.

use crate::app::trips::position::position_of;
use crate::domain::trip::Base;
use crate::domain::{Atlas, Bilingual, CityId, Lang};
use crate::geometry::LonLat;
use crate::i18n::WORDS_FOR_STATION;

/// A night at an airport is spent in its city, whose centre must be nearer than this, in metres.
const CITY_WITHIN_M: f64 = 60_000.0;

/// An airport with a metro station.
#[derive(Clone, Debug, PartialEq)]
pub struct Airport {
    /// The name of its metro station.
    pub name: Bilingual,
    /// WGS 84, accurate to a few hundred metres.
    pub position: LonLat,
}

impl Airport {
    /// As the beginning or the end of a day.
    pub fn base(&self, lang: Lang) -> Base {
        Base::Place { name: self.name.get(lang).to_owned(), position: self.position }
    }

    /// Whether that base is this airport, whatever the language of its name.
    pub fn is(&self, base: &Base) -> bool {
        matches!(base, Base::Place { position, .. } if position.distance_m(self.position) < 1.0)
    }

    /// The city in which a traveller who arrives here spends the night; `None` where none is near enough.
    pub fn city(&self, atlas: &Atlas) -> Option<CityId> {
        let far = |at: &LonLat| at.distance_m(self.position);
        let centres = atlas.info.centres.iter().map(|centre| (&centre.city, centre.position));
        let nearest = centres.min_by(|a, b| far(&a.1).total_cmp(&far(&b.1)))?;
        (far(&nearest.1) < CITY_WITHIN_M).then(|| nearest.0.clone())
    }
}

/// The airports of the pack: metro stations whose English name ends with "Airport". Reads the whole network.
pub fn airports(atlas: &Atlas) -> Vec<Airport> {
    let stations = atlas.network.read().metro_stations.into_iter();
    let airport = stations.filter(|station| station.name.en.ends_with("Airport"));
    airport
        .filter_map(|station| {
            Some(Airport { position: station.position.or(station.about)?, name: station.name })
        })
        .collect()
}

/// The place that was typed: coordinates, or the name of a railway station, metro station or stop, tried in this order.
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

/// A name in the form used for comparison: lower case, without blanks and without a trailing word for "station".
fn bare(name: &str) -> String {
    let letters: String = name.chars().filter(|letter| !letter.is_whitespace()).collect();
    let name = letters.to_lowercase();
    WORDS_FOR_STATION.into_iter().find_map(|end| name.strip_suffix(end)).unwrap_or(&name).to_owned()
}
