//! The words for where a day and a ride of the traveller's own begin and end.

use crate::domain::trip::{Base, Bases, Ride};
use crate::domain::{Atlas, Bilingual};

/// The name of a base, such as 杭州东站 / "Hangzhou East Station"; `None` for a city or station that the atlas does not
/// have.
pub fn name(base: &Base, atlas: &Atlas) -> Option<Bilingual> {
    match base {
        Base::City(id) => atlas
            .city_name(id)
            .map(|name| Bilingual::new(format!("{}市区", name.zh), format!("{} (city)", name.en))),
        Base::Station(id) => atlas.rail.station(id).map(|station| {
            let name = &station.name;
            let words = |zh: &str| Bilingual::new(format!("{zh}站"), format!("{} Station", name.en));
            words(&name.zh).with_simplified(words(name.simplified()).zh)
        }),
        Base::Place { name, .. } if name.is_empty() => Some(Bilingual::new("自选地点", "A place of my own")),
        Base::Place { name, .. } => Some(Bilingual::new(name, name)),
    }
}

/// Where a day begins; a place that the atlas does not have is given by its id and marked as missing.
pub fn start(bases: &Bases, atlas: &Atlas) -> Option<Bilingual> {
    let missing = ("地图上没有这个起点", "this start is not on the map");
    bases.start.as_ref().map(|base| name_or(base, atlas, missing))
}

/// Where a day ends, likewise.
pub fn end(bases: &Bases, atlas: &Atlas) -> Option<Bilingual> {
    let missing = ("地图上没有这个终点", "this end is not on the map");
    bases.end.as_ref().map(|base| name_or(base, atlas, missing))
}

/// Where a ride of the traveller's own begins or ends, likewise.
pub fn end_of_ride(base: &Base, atlas: &Atlas) -> Bilingual {
    name_or(base, atlas, ("地图上没有这个站", "this station is not on the map"))
}

/// Where a ride of the traveller's own begins and ends, likewise.
pub fn ends_of_ride(ride: &Ride, atlas: &Atlas) -> [Bilingual; 2] {
    [&ride.from, &ride.to].map(|base| end_of_ride(base, atlas))
}

/// The name of the traveller's own ride: its number, or else what kind of ride it is.
pub fn ride(ride: &Ride) -> Bilingual {
    match (ride.number.as_str(), ride.is_boat()) {
        ("", false) => Bilingual::new("自己的车次", "Your own train"),
        ("", true) => Bilingual::new("自己的船班", "Your own boat"),
        (number, _) => Bilingual::new(number, number),
    }
}

fn name_or(base: &Base, atlas: &Atlas, (zh, en): (&str, &str)) -> Bilingual {
    let id = id(base);
    name(base, atlas).unwrap_or_else(|| Bilingual::new(format!("{id}（{zh}）"), format!("{id} ({en})")))
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
        let words = |words: Option<Bilingual>| words.map(|words| words.zh).unwrap_or_default();
        assert_eq!(words(start(&lost, &atlas)), "atlantis（地图上没有这个起点）");
        assert_eq!(words(end(&lost, &atlas)), "atlantis（地图上没有这个终点）");
        assert_eq!(words(start(&both(Base::City("ningbo".into())), &atlas)), "宁波市区");
        assert_eq!(name(&Base::City("beijing".into()), &atlas), None);
        assert_eq!(start(&Bases::default(), &atlas), None);
    }
}
