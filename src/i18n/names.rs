//! Names of the kinds of things.

use super::Words;
use crate::domain::map_links::MapService;
use crate::domain::{Atlas, Category, Corridor, Lang, LegMode, StationId, StopId};

/// The name of a category.
pub fn category_name(words: &Words, category: Category) -> &'static str {
    words.categories_names[category as usize]
}

/// The name of a corridor.
pub fn corridor_name(words: &Words, corridor: Corridor) -> &'static str {
    words.corridors_names[corridor as usize]
}

/// The name of the means of travel of a leg; empty for the start.
pub fn leg_mode_name(words: &Words, mode: LegMode) -> &'static str {
    match mode {
        LegMode::Start => "",
        LegMode::Walk => words.mode_walk,
        LegMode::Road => words.mode_road,
        LegMode::Canal => words.mode_canal,
        LegMode::River => words.mode_river,
        LegMode::Rail => words.mode_rail,
        LegMode::Ferry => words.mode_ferry,
        LegMode::Shore => words.mode_shore,
    }
}

/// The name of a sport by its key in the pack.
pub fn sport_name(words: &Words, sport: &str) -> &'static str {
    match sport {
        "equestrian" => words.sport_equestrian,
        "yacht" => words.sport_yacht,
        "cycling" => words.sport_cycling,
        "beach-volleyball" => words.sport_beach_volleyball,
        "sea-sports" => words.sport_sea,
        "rowing" => words.sport_rowing,
        "climbing" => words.sport_climbing,
        "running" => words.sport_running,
        _ => words.sport_other,
    }
}

/// The name of a map service.
pub fn map_service_name(words: &Words, service: MapService) -> &'static str {
    match service {
        MapService::Amap => words.amap,
        MapService::Baidu => words.baidu,
        MapService::Tencent => words.tencent,
        MapService::Apple => words.apple,
    }
}

/// The name of a stop; one that the atlas does not have goes by its id.
pub fn stop_name<'a>(lang: Lang, id: &'a StopId, atlas: &'a Atlas) -> &'a str {
    atlas.stop(id).map_or(id.as_str(), |stop| stop.name.get(lang))
}

/// The name of a station; one that the atlas does not have goes by its id.
pub fn station_name<'a>(lang: Lang, id: &'a StationId, atlas: &'a Atlas) -> &'a str {
    atlas.rail.station(id).map_or(id.as_str(), |station| station.name.get(lang))
}

/// What is on the seal beside the site's name.
pub const SEAL: &str = "杭甬";

/// What names of stations end with, as people write them and without blanks in between; longer ones first.
pub const WORDS_FOR_STATION: [&str; 5] = ["地铁站", "metrostation", "railwaystation", "station", "站"];

sentences! {
    out_of_trip(take_out: &str, name: &str, in_your_trip: &str, place: &str):
        "{take_out}：{name}（{in_your_trip}：{place}）", "{take_out}: {name} ({in_your_trip}: {place})";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Lang;
    use crate::i18n::words;

    #[test]
    fn categories_and_corridors_stand_in_the_order_of_their_names() {
        for (at, category) in Category::ALL.into_iter().enumerate() {
            assert_eq!(category as usize, at);
        }
        for (at, corridor) in Corridor::ALL.into_iter().enumerate() {
            assert_eq!(corridor as usize, at);
        }
        assert_eq!(category_name(words(Lang::Zh), Category::Bridge), "桥");
        assert_eq!(corridor_name(words(Lang::En), Corridor::Ecology), "Ecology");
    }
}
