//! Finds stops by what a reader types: Chinese, pinyin in full or by initials, English.
//!
//! Names count more than places and categories, those more than summaries; a beginning counts more than a middle.
//! Pinyin comes from the pack (`Stop::pinyin`): the table of readings would outweigh the rest of the app.

use super::{Atlas, Category, Stop, StopId};
use crate::geometry::order;

mod fold;
mod slip;
mod spelling;

use fold::Folded;
use spelling::Spelling;

/// Longest query that is looked at, in characters.
const MAX_QUERY: usize = 64;

/// A stop that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The stop.
    pub stop: StopId,
    /// How well it fits: 0 is best.
    pub rank: u32,
}

/// The texts of all stops, ready to be searched.
#[derive(Clone, Debug, Default)]
pub struct SearchIndex {
    entries: Vec<Entry>,
}

#[derive(Clone, Debug)]
struct Entry {
    stop: StopId,
    names: Vec<Folded>,
    spelling: Spelling,
    places: Vec<Folded>,
    summaries: Vec<Folded>,
}

/// What is added to the rank of a match by where it stands.
const IN_SPELLING: u32 = 1;
const IN_PLACE: u32 = 10;
const IN_SUMMARY: u32 = 20;
const IN_SEVERAL: u32 = 5;
/// The rank of what was found only by forgiving a slip.
const BY_A_SLIP: u32 = 40;

impl SearchIndex {
    /// An index of an atlas. The caller gives the names of a category in every language.
    pub fn new(atlas: &Atlas, category_names: impl Fn(Category) -> Vec<String>) -> Self {
        let entry = |stop: &Stop| Entry::new(stop, atlas, &category_names(stop.category));
        Self { entries: atlas.stops.iter().map(entry).collect() }
    }

    /// The stops that fit, best first, equals in file order. Nothing typed finds nothing.
    pub fn find(&self, query: &str) -> Vec<Hit> {
        let query: String = query.chars().take(MAX_QUERY).collect();
        let whole = Folded::new(&query);
        let words: Vec<_> =
            query.split_whitespace().map(Folded::new).filter(|word| !word.is_empty()).collect();
        if whole.is_empty() {
            return Vec::new();
        }
        let hit = |entry: &Entry| {
            let rank = entry.rank(&whole).or_else(|| entry.rank_of_words(&words))?;
            Some(Hit { stop: entry.stop.clone(), rank })
        };
        let mut hits: Vec<_> = self.entries.iter().filter_map(hit).collect();
        if hits.is_empty() {
            hits.extend(self.entries.iter().filter(|entry| entry.is_nearly(&whole)).map(Entry::missed));
        }
        order::sort_by_key(&mut hits, |hit| hit.rank);
        hits
    }
}

impl Entry {
    fn new(stop: &Stop, atlas: &Atlas, category_names: &[String]) -> Self {
        let texts = |text: &super::Bilingual| {
            [&text.zh, &text.en]
                .into_iter()
                .chain(text.others.values())
                .map(|text| Folded::new(text))
                .collect::<Vec<_>>()
        };
        let city = atlas.city_name(&stop.city).map(texts).unwrap_or_default();
        let categories = category_names.iter().map(|name| Folded::new(name));
        Self {
            stop: stop.id.clone(),
            names: texts(&stop.name),
            spelling: Spelling::new(stop.pinyin.as_deref().unwrap_or_default()),
            places: texts(&stop.district).into_iter().chain(city).chain(categories).collect(),
            summaries: texts(&stop.summary),
        }
    }

    /// Whether a name or its spelling is the query, or begins with it, but for one slip.
    fn is_nearly(&self, query: &Folded) -> bool {
        let names = self.names.iter().map(Folded::letters);
        names.chain([self.spelling.whole().as_str()]).any(|name| slip::begins(name, query.letters()))
    }

    fn missed(&self) -> Hit {
        Hit { stop: self.stop.clone(), rank: BY_A_SLIP }
    }

    fn rank(&self, query: &Folded) -> Option<u32> {
        let best = |texts: &[Folded]| texts.iter().filter_map(|text| text.rank_of(query)).min();
        let ranks = [
            best(&self.names),
            self.spelling.rank_of(query.letters()).map(|rank| rank + IN_SPELLING),
            best(&self.places).map(|rank| rank + IN_PLACE),
            best(&self.summaries).map(|rank| rank + IN_SUMMARY),
        ];
        ranks.into_iter().flatten().min()
    }

    /// Every word somewhere: "ningbo museum".
    fn rank_of_words(&self, words: &[Folded]) -> Option<u32> {
        let ranks: Option<Vec<_>> = words.iter().map(|word| self.rank(word)).collect();
        ranks?.into_iter().max().map(|worst| worst + IN_SEVERAL)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Bilingual;
    use crate::domain::testing::{atlas, stop};

    fn index() -> SearchIndex {
        let named = |id: &str, zh: &str, en: &str, pinyin: &str, city: &str| {
            stop(id, |stop| {
                stop.name = Bilingual::new(zh, en);
                stop.pinyin = Some(pinyin.into());
                stop.city = city.into();
                stop.summary = Bilingual::new("一处地方。", "A place.");
            })
        };
        let atlas = atlas(vec![
            named("west-lake", "西湖", "West Lake", "xi hu", "hangzhou"),
            named("tianyi-pavilion", "天一阁", "Tianyi Pavilion", "tian yi ge", "ningbo"),
            named("lake-museum", "西湖博物馆", "West Lake Museum", "xi hu bo wu guan", "hangzhou"),
            named("qing-temple", "重庆寺", "Chóngqìng Temple", "zhong/chong qing si", "ningbo"),
            named("lakeside", "湖滨", "Lakeside", "hu bin", "hangzhou"),
        ]);
        SearchIndex::new(&atlas, |_| vec!["博物馆".into(), "Museums".into()])
    }

    fn found(query: &str) -> Vec<String> {
        index().find(query).iter().map(|hit| hit.stop.to_string()).collect()
    }

    #[test]
    fn a_place_is_found_in_chinese_pinyin_initials_and_english() {
        for query in [
            "天一阁",
            "天一",
            "一阁",
            "tianyige",
            "tian yi ge",
            "Tiān Yī Gé",
            "tian'yi'ge",
            "tyg",
            "tianyg",
            "tianyig",
            "TIANYI",
            "pavilion",
        ] {
            assert_eq!(found(query).first().map(String::as_str), Some("tianyi-pavilion"), "{query}");
        }
    }

    #[test]
    fn the_shorter_name_comes_before_the_longer_and_names_before_the_rest() {
        for query in ["西湖", "xihu", "xh", "west lake", "westlake", "WEST  LAKE"] {
            assert_eq!(found(query)[..2], ["west-lake", "lake-museum"], "{query}");
        }
        assert_eq!(found("博物馆")[0], "lake-museum");
        assert_eq!(found("lake")[0], "lakeside");
    }

    #[test]
    fn either_reading_of_a_character_finds_it() {
        assert_eq!(found("chongqing"), ["qing-temple"]);
        assert_eq!(found("zhongqing"), ["qing-temple"]);
        assert_eq!(found("cqs"), ["qing-temple"]);
    }

    #[test]
    fn words_from_different_places_of_an_entry_go_together() {
        assert_eq!(found("ningbo pavilion"), ["tianyi-pavilion"]);
        assert_eq!(found("宁波 寺"), ["qing-temple"]);
        assert_eq!(found("ningbo xihu"), Vec::<String>::new());
    }

    #[test]
    fn a_slip_in_a_name_is_forgiven_where_nothing_else_is_found() {
        for query in ["天乙阁", "tianyi pavilon", "tianyi pavillion", "tianyigr", "tainyi"] {
            let expected = if query == "tainyi" { Vec::new() } else { vec!["tianyi-pavilion".to_owned()] };
            assert_eq!(found(query), expected, "{query}");
        }
        assert_eq!(found("west lke"), ["west-lake", "lake-museum"]);
        assert_eq!(found("湖宾"), Vec::<String>::new(), "half of a name of two letters is no slip");
    }

    #[test]
    fn nothing_typed_finds_nothing_and_nothing_panics() {
        for query in ["", "   ", "'", "🀄", "\u{0}", &"x".repeat(10_000)] {
            assert_eq!(found(query), Vec::<String>::new(), "{query:.20}");
        }
    }

    #[test]
    fn the_middle_of_a_syllable_is_no_beginning() {
        assert!(!found("ian").contains(&"west-lake".to_owned()));
        assert_eq!(found("iyige"), Vec::<String>::new());
    }
}
