//! Finds stops by what a reader types: Chinese, pinyin in full or by initials, English.
//!
//! Names count more than places and categories, those more than summaries; a match at the beginning counts more than
//! one in the middle. Pinyin comes from the pack (`Stop::pinyin`): the table of readings would be larger than the
//! rest of the app.

use super::{Atlas, Category, Stop, StopId};
use crate::geometry::order;

mod fold;
pub mod keywords;
pub mod lexicon;
mod slip;
mod spelling;

use fold::Folded;
use lexicon::Lexicon;
use spelling::Spelling;

/// Maximum length of a query in characters; anything beyond is ignored.
const MAX_QUERY: usize = 64;

/// A stop that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The stop.
    pub stop: StopId,
    /// How well it fits: 0 is best.
    pub rank: u32,
}

/// A text normalized for comparing names: lower case, without accents, full-width forms, blanks and punctuation.
pub fn folded(text: &str) -> String {
    Folded::new(text).letters().to_owned()
}

/// The texts of all stops, ready to be searched.
#[derive(Clone, Debug, Default)]
pub struct SearchIndex {
    entries: Vec<Entry>,
    lexicon: Lexicon,
}

#[derive(Clone, Debug)]
struct Entry {
    stop: StopId,
    names: Vec<Folded>,
    spelling: Spelling,
    places: Vec<Folded>,
    summaries: Vec<Folded>,
    /// Further words that it is found by: [`keywords`].
    others: Vec<Folded>,
}

/// Added to the rank of a match, depending on where it was found.
const IN_SPELLING: u32 = 1;
const IN_PLACE: u32 = 10;
const IN_SUMMARY: u32 = 20;
const IN_SEVERAL: u32 = 5;
/// Added to the rank of a match found only by the singular of a word, by its sound, by forgiving a typo, or by the
/// last two together.
const BY_SINGULAR: u32 = 25;
const BY_SOUND: u32 = 30;
const BY_A_SLIP: u32 = 40;
const BY_A_SLIP_OF_SOUND: u32 = 45;
/// The most stops proposed when nothing was found, and the least similarity of their names, in hundredths.
const PROPOSED: usize = 3;
const LEAST_ALIKE: usize = 30;

impl SearchIndex {
    /// An index of an atlas. The caller gives the names of a category in every language.
    pub fn new(atlas: &Atlas, category_names: impl Fn(Category) -> Vec<String>) -> Self {
        let entry = |stop: &Stop| Entry::new(stop, atlas, &category_names(stop.category));
        Self { entries: atlas.stops.iter().map(entry).collect(), lexicon: atlas.info.lexicon.clone() }
    }

    /// The matching stops, best first, ties in file order. An empty query finds nothing. If nothing matches as
    /// written, other spellings are tried.
    pub fn find(&self, query: &str) -> Vec<Hit> {
        let hits = self.find_as_written(query);
        if hits.is_empty() { self.find_otherwise(query) } else { hits }
    }

    /// The stops that match a query as written, best first, ties in file order.
    pub fn find_as_written(&self, query: &str) -> Vec<Hit> {
        let mut hits = self.plainly(&looked_at(query), 0);
        order::sort_by_key(&mut hits, |hit| hit.rank);
        hits
    }

    /// The stops that match a query in another spelling; each spelling is tried only if those before it find nothing:
    /// in simplified characters, in the singular, by its sound, forgiving a typo. The deferred half of the program
    /// begins here.
    #[inline(never)]
    pub fn find_otherwise(&self, query: &str) -> Vec<Hit> {
        let query = self.understood(query);
        if Folded::new(&query).is_empty() {
            return Vec::new();
        }
        let mut hits = self.plainly(&query, 0);
        if hits.is_empty() {
            hits = self.plainly(&singular(&query), BY_SINGULAR);
        }
        let sound = self.lexicon.spelled(&query);
        if let Some(sound) = sound.as_ref().filter(|_| hits.is_empty()) {
            hits = self.plainly(sound, BY_SOUND);
        }
        if hits.is_empty() {
            hits = self.nearly(&query, BY_A_SLIP);
        }
        if let Some(sound) = sound.as_ref().filter(|_| hits.is_empty()) {
            hits = self.nearly(sound, BY_A_SLIP_OF_SOUND);
        }
        order::sort_by_key(&mut hits, |hit| hit.rank);
        hits
    }

    /// The stops whose names are most similar to a query that finds nothing; empty if no name is similar. In the
    /// deferred half of the program, like [`Self::find_otherwise`].
    #[inline(never)]
    pub fn proposed(&self, query: &str) -> Vec<StopId> {
        let query = self.understood(query);
        let written = fold::pairs(Folded::new(&query).letters());
        let spoken = fold::pairs(&self.lexicon.spelled(&query).unwrap_or_default());
        let alike = |entry: &Entry| {
            let names = entry.names.iter().map(|name| fold::alike(&fold::pairs(name.letters()), &written));
            let sound = fold::pairs(&entry.spelling.whole());
            let sounds = [&written, &spoken].map(|query| fold::alike(&sound, query));
            names.chain(sounds).max().unwrap_or(0)
        };
        let mut found: Vec<(usize, &Entry)> =
            self.entries.iter().map(|entry| (alike(entry), entry)).collect();
        found.retain(|(alike, _)| *alike >= LEAST_ALIKE);
        order::sort_by_key(&mut found, |(alike, _)| std::cmp::Reverse(*alike));
        found.into_iter().take(PROPOSED).map(|(_, entry)| entry.stop.clone()).collect()
    }

    /// The query, cut to [`MAX_QUERY`] characters, in simplified characters.
    fn understood(&self, query: &str) -> String {
        self.lexicon.simplified(&looked_at(query))
    }

    fn plainly(&self, query: &str, added: u32) -> Vec<Hit> {
        let whole = Folded::new(query);
        if whole.is_empty() {
            return Vec::new();
        }
        let words: Vec<_> =
            query.split_whitespace().map(Folded::new).filter(|word| !word.is_empty()).collect();
        let hit = |entry: &Entry| {
            let rank = entry.rank(&whole).or_else(|| entry.rank_of_words(&words))?;
            Some(Hit { stop: entry.stop.clone(), rank: rank + added })
        };
        self.entries.iter().filter_map(hit).collect()
    }

    fn nearly(&self, query: &str, rank: u32) -> Vec<Hit> {
        let query = Folded::new(query);
        let near = self.entries.iter().filter(|entry| entry.is_nearly(&query));
        near.map(|entry| Hit { stop: entry.stop.clone(), rank }).collect()
    }
}

fn looked_at(query: &str) -> String {
    query.chars().take(MAX_QUERY).collect()
}

/// The words of a query without the endings of English plurals.
fn singular(query: &str) -> String {
    let one = |word: &str| match word.len() {
        0..4 => word.to_owned(),
        _ if word.ends_with("ies") => format!("{}y", word.trim_end_matches("ies")),
        _ if ["ches", "shes", "xes", "sses"].iter().any(|end| word.ends_with(end)) => {
            word.trim_end_matches("es").to_owned()
        }
        _ if word.ends_with("ss") => word.to_owned(),
        _ => word.strip_suffix(['s', 'S']).unwrap_or(word).to_owned(),
    };
    query.split_whitespace().map(one).collect::<Vec<_>>().join(" ")
}

impl Entry {
    fn new(stop: &Stop, atlas: &Atlas, category_names: &[String]) -> Self {
        let texts = |text: &super::Bilingual| {
            [&text.zh, &text.en]
                .into_iter()
                .chain(text.others.iter().map(|(_, text)| text))
                .map(|text| Folded::new(text))
                .collect::<Vec<_>>()
        };
        let city = atlas.city_name(&stop.city).map(texts).unwrap_or_default();
        let categories = category_names.iter().map(|name| Folded::new(name));
        Self {
            stop: stop.id.clone(),
            names: texts(&stop.name).into_iter().chain(folded_all(&stop.details.other_names)).collect(),
            spelling: Spelling::new(stop.pinyin.as_deref().unwrap_or_default()),
            places: texts(&stop.district).into_iter().chain(city).chain(categories).collect(),
            summaries: texts(&stop.summary),
            others: folded_all(&stop.details.found_by).collect(),
        }
    }

    /// Whether a name, a place or a further word (from any of its words on), or the pinyin, equals or begins with the
    /// query, forgiving one typo.
    fn is_nearly(&self, query: &Folded) -> bool {
        let texts = self.names.iter().chain(&self.places).chain(&self.others);
        let names = texts.flat_map(Folded::by_word);
        names.chain([self.spelling.whole().as_str()]).any(|name| slip::begins(name, query.letters()))
    }

    fn rank(&self, query: &Folded) -> Option<u32> {
        let best = |texts: &[Folded]| texts.iter().filter_map(|text| text.rank_of(query)).min();
        let ranks = [
            best(&self.names),
            self.spelling.rank_of(query.letters()).map(|rank| rank + IN_SPELLING),
            best(&self.places).map(|rank| rank + IN_PLACE),
            best(&self.others).map(|rank| rank + IN_PLACE),
            best(&self.summaries).map(|rank| rank + IN_SUMMARY),
        ];
        ranks.into_iter().flatten().min()
    }

    /// The rank if every word is found somewhere, as in "ningbo museum".
    fn rank_of_words(&self, words: &[Folded]) -> Option<u32> {
        let ranks: Option<Vec<_>> = words.iter().map(|word| self.rank(word)).collect();
        ranks?.into_iter().max().map(|worst| worst + IN_SEVERAL)
    }
}

fn folded_all(texts: &[String]) -> impl Iterator<Item = Folded> {
    texts.iter().map(|text| Folded::new(text))
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
        for query in
            ["天乙阁", "tianyi pavilon", "tianyi pavillion", "tianyigr", "tainyi", "pavillion", "paviilon"]
        {
            assert_eq!(found(query), ["tianyi-pavilion"], "{query}");
        }
        assert_eq!(found("wset"), ["west-lake", "lake-museum"]);
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
