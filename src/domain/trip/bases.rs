//! The words for where a day begins and ends.

use super::{Base, Bases};
use crate::domain::{Atlas, Bilingual};

impl Base {
    /// Its name, such as 杭州东站 / "Hangzhou East Station"; `None` for a city or station that the atlas does not have.
    pub fn name(&self, atlas: &Atlas) -> Option<Bilingual> {
        match self {
            Self::City(id) => atlas
                .city_name(id)
                .map(|name| Bilingual::new(format!("{}市区", name.zh), format!("{} (city)", name.en))),
            Self::Station(id) => atlas.rail.station(id).map(|station| {
                let name = &station.name;
                let words = |zh: &str| Bilingual::new(format!("{zh}站"), format!("{} Station", name.en));
                words(&name.zh).with_simplified(words(name.simplified()).zh)
            }),
            Self::Place { name, .. } if name.is_empty() => {
                Some(Bilingual::new("自选地点", "A place of my own"))
            }
            Self::Place { name, .. } => Some(Bilingual::new(name, name)),
        }
    }

    /// The id of a city or station, to name one that the atlas does not have; the name of a place.
    fn id(&self) -> &str {
        match self {
            Self::City(id) => id.as_str(),
            Self::Station(id) => id.as_str(),
            Self::Place { name, .. } => name,
        }
    }

    pub(super) fn name_or(&self, atlas: &Atlas, (zh, en): (&str, &str)) -> Bilingual {
        let id = self.id();
        self.name(atlas).unwrap_or_else(|| Bilingual::new(format!("{id}（{zh}）"), format!("{id} ({en})")))
    }
}

impl Bases {
    /// Where the day begins; a place that the atlas does not have is given by its id and marked as missing.
    pub fn start_words(&self, atlas: &Atlas) -> Option<Bilingual> {
        let missing = ("地图上没有这个起点", "this start is not on the map");
        self.start.as_ref().map(|base| base.name_or(atlas, missing))
    }

    /// Where the day ends, likewise.
    pub fn end_words(&self, atlas: &Atlas) -> Option<Bilingual> {
        let missing = ("地图上没有这个终点", "this end is not on the map");
        self.end.as_ref().map(|base| base.name_or(atlas, missing))
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
        assert_eq!(words(lost.start_words(&atlas)), "atlantis（地图上没有这个起点）");
        assert_eq!(words(lost.end_words(&atlas)), "atlantis（地图上没有这个终点）");
        assert_eq!(words(both(Base::City("ningbo".into())).start_words(&atlas)), "宁波市区");
        assert_eq!(both(Base::City("beijing".into())).start.and_then(|base| base.name(&atlas)), None);
        assert_eq!(Bases::default().start_words(&atlas), None);
    }
}
