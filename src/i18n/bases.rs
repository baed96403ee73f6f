//! The words for where a day and a ride of the traveller's own begin and end.

use crate::domain::trip::{Base, Bases, Ride};
use crate::domain::{Atlas, Bilingual, Lang};

sentences! {
    city(name: &str): "{name}市区", "{name} (city)";
    station(name: &str): "{name}站", "{name} Station";
    place_without_name: "自选地点", "A place of my own";
    not_on_map(id: &str, what: &str): "{id}（{what}）", "{id} ({what})";
    start_not_on_map: "地图上没有这个起点", "this start is not on the map";
    end_not_on_map: "地图上没有这个终点", "this end is not on the map";
    station_not_on_map: "地图上没有这个站", "this station is not on the map";
    own_train: "自己的车次", "Your own train";
    own_boat: "自己的船班", "Your own boat";
}

/// The name of a base, such as 杭州东站 / "Hangzhou East Station"; `None` for a city or station that the atlas does not
/// have.
pub fn name(base: &Base, atlas: &Atlas) -> Option<Bilingual> {
    match base {
        Base::City(id) => {
            let name = atlas.city_name(id)?;
            Some(Bilingual::both(|lang| city(lang, name.get(lang))))
        }
        Base::Station(id) => {
            let name = &atlas.rail.station(id)?.name;
            let words = Bilingual::both(|lang| station(lang, name.get(lang)));
            Some(words.with_simplified(station(Lang::Zh, name.simplified())))
        }
        Base::Place { name, .. } if name.is_empty() => Some(Bilingual::both(place_without_name)),
        Base::Place { name, .. } => Some(Bilingual::new(name, name)),
    }
}

/// Where a day begins; a place that the atlas does not have is given by its id and marked as missing.
pub fn start(lang: Lang, bases: &Bases, atlas: &Atlas) -> Option<String> {
    bases.start.as_ref().map(|base| name_or(lang, base, atlas, start_not_on_map(lang)))
}

/// Where a day ends, likewise.
pub fn end(lang: Lang, bases: &Bases, atlas: &Atlas) -> Option<String> {
    bases.end.as_ref().map(|base| name_or(lang, base, atlas, end_not_on_map(lang)))
}

/// Where a ride of the traveller's own begins or ends, likewise.
pub fn end_of_ride(lang: Lang, base: &Base, atlas: &Atlas) -> String {
    name_or(lang, base, atlas, station_not_on_map(lang))
}

/// The name of the traveller's own ride: its number, or else what kind of ride it is.
pub fn ride(lang: Lang, ride: &Ride) -> &str {
    match (ride.number.as_str(), ride.is_boat()) {
        ("", false) => own_train(lang),
        ("", true) => own_boat(lang),
        (number, _) => number,
    }
}

fn name_or(lang: Lang, base: &Base, atlas: &Atlas, missing: &str) -> String {
    match name(base, atlas) {
        Some(name) => name.get(lang).to_owned(),
        None => not_on_map(lang, id(base), missing),
    }
}

/// The id of a city or station, to name one that the atlas does not have; the name of a place.
fn id(base: &Base) -> &str {
    match base {
        Base::City(id) => id.as_str(),
        Base::Station(id) => id.as_str(),
        Base::Place { name, .. } => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::testing;

    #[test]
    fn a_base_that_the_atlas_does_not_have_is_told_by_its_id() {
        let atlas = testing::atlas(vec![]);
        let both = |base: Base| Bases { start: Some(base.clone()), end: Some(base) };
        let lost = both(Base::Station("atlantis".into()));
        assert_eq!(start(Lang::Zh, &lost, &atlas).as_deref(), Some("atlantis（地图上没有这个起点）"));
        assert_eq!(end(Lang::Zh, &lost, &atlas).as_deref(), Some("atlantis（地图上没有这个终点）"));
        assert_eq!(start(Lang::Zh, &both(Base::City("ningbo".into())), &atlas).as_deref(), Some("宁波市区"));
        assert_eq!(name(&Base::City("beijing".into()), &atlas), None);
        assert_eq!(start(Lang::Zh, &Bases::default(), &atlas), None);
    }
}
