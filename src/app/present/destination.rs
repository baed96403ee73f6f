//! The destination shown to a driver on a card, in Chinese whatever the page's language.

use crate::app::trips::position::position_text;
use crate::domain::trip::Base;
use crate::domain::{Atlas, Stop};
use crate::i18n::bases;
use crate::i18n::unconverted::DRIVER_COMMA;

/// A place described so that a driver in China can find it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Destination {
    /// The Chinese name; for a place of the traveller's own, the name as typed, or its position if it has no name.
    pub name: String,
    /// The same in the characters of the page, for the traveller.
    pub known_as: String,
    /// The pronunciation of the name, without tones, if the map knows it.
    pub pinyin: Option<String>,
    /// The street address. If it is unknown, the city and the district, with which a driver can find the name; empty if
    /// these are unknown too.
    pub address: String,
    /// Whether a driver would need the street address and it is unknown. A station is found without it.
    pub lacks_street: bool,
    /// Telephone number, with the country code.
    pub phone: Option<String>,
}

impl Destination {
    /// A stop.
    pub fn of_stop(atlas: &Atlas, stop: &Stop) -> Self {
        let street = stop.details.address.as_ref().map(|address| address.simplified().to_owned());
        Self {
            name: stop.name.simplified().to_owned(),
            known_as: stop.name.zh.clone(),
            pinyin: pinyin(stop),
            lacks_street: street.is_none(),
            address: street.unwrap_or_else(|| district(atlas, stop)),
            phone: stop.details.phone.clone(),
        }
    }

    /// The place where a day begins or ends. `None` for a city, which is not a place to be driven to, and for a
    /// station that the atlas does not have.
    pub fn of_base(atlas: &Atlas, base: &Base) -> Option<Self> {
        match base {
            Base::City(_) => None,
            Base::Station(id) => {
                let city = atlas.city_name(&atlas.rail.station(id)?.city);
                let address = city.map(|city| city.simplified().to_owned()).unwrap_or_default();
                let name = bases::name(base, atlas)?;
                Some(Self {
                    name: name.simplified().to_owned(),
                    known_as: name.zh,
                    address,
                    ..Self::default()
                })
            }
            Base::Place { name, position } if name.is_empty() => Some(Self::named(position_text(*position))),
            Base::Place { name, .. } => Some(Self::named(name.clone())),
        }
    }

    fn named(name: String) -> Self {
        Self { known_as: name.clone(), name, lacks_street: true, ..Self::default() }
    }

    /// Name and address on one line, to be copied or spoken.
    pub fn line(&self) -> String {
        if self.address.is_empty() {
            self.name.clone()
        } else {
            format!("{}{DRIVER_COMMA}{}", self.name, self.address)
        }
    }
}

/// The city and the district of a stop, in Chinese as on signs. Some districts already include their city.
pub fn district(atlas: &Atlas, stop: &Stop) -> String {
    let city = atlas.city_name(&stop.city).map_or("", |city| city.simplified());
    let district = stop.district.simplified();
    let city = if district.starts_with(city) { "" } else { city };
    format!("{city}{district}")
}

/// The pronunciation of a stop's name without tones, with the first reading of each syllable.
fn pinyin(stop: &Stop) -> Option<String> {
    let syllables = stop.pinyin.as_deref()?.split_whitespace();
    Some(syllables.filter_map(|one| one.split('/').next()).collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Bilingual;
    use crate::domain::testing;
    use crate::geometry::LonLat;

    fn atlas() -> Atlas {
        testing::atlas(vec![])
    }

    fn own(name: &str) -> Option<Destination> {
        let base = Base::Place { name: name.into(), position: LonLat::new(120.16, 30.25) };
        Destination::of_base(&atlas(), &base)
    }

    #[test]
    fn a_stop_is_told_by_its_street_or_else_by_its_district() {
        let plain = testing::stop("gate", |stop| stop.pinyin = Some("chang/zhang men".into()));
        let told = Destination::of_stop(&atlas(), &plain);
        assert!(told.lacks_street && told.address == district(&atlas(), &plain));
        assert_eq!(told.pinyin.as_deref(), Some("chang men"));
        let known = testing::stop("gate", |stop| {
            stop.details.address = Some(Bilingual::new("杭州市大街1号", "1 Main Street"));
            stop.details.phone = Some("+86 571 1".into());
        });
        let told = Destination::of_stop(&atlas(), &known);
        assert!(!told.lacks_street && told.address == "杭州市大街1号" && told.phone.is_some());
        assert_eq!(told.line(), format!("{}，杭州市大街1号", known.name.zh));
    }

    #[test]
    fn a_place_of_one_s_own_goes_by_the_name_that_was_typed_or_by_its_position() {
        let hotel = own("湖滨客栈").expect("a place");
        assert_eq!((hotel.line().as_str(), hotel.lacks_street), ("湖滨客栈", true));
        assert_eq!(own("").map(|place| place.name).as_deref(), Some("30.25000, 120.16000"));
    }

    #[test]
    fn nobody_is_driven_to_a_city_or_to_a_station_that_the_map_does_not_have() {
        assert_eq!(Destination::of_base(&atlas(), &Base::City("hangzhou".into())), None);
        assert_eq!(Destination::of_base(&atlas(), &Base::Station("nowhere".into())), None);
    }
}
