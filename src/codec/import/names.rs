//! Matches the names of a pack's stops as other programs write them: in other characters, numbered, with "scenic area"
//! appended, only a part of the name, or with the city in front.

use std::collections::HashMap;

use crate::domain::search::folded;
use crate::domain::traditional::Simplifier;
use crate::domain::{Atlas, Stop};

/// Suffixes that do not change which place is meant, in the form of [`Names::key`]; longer ones before those they end
/// in.
const TAILS: [&str; 17] = [
    "风景名胜区",
    "国家级旅游度假区",
    "旅游度假区",
    "旅游风景区",
    "旅游景区",
    "风景区",
    "旅游区",
    "名胜区",
    "景区",
    "景点",
    "博物院",
    "博物馆",
    "scenicandhistoricarea",
    "scenicarea",
    "scenicspot",
    "scenicresort",
    "museum",
];
/// What this project appends to the name of a place with an approximate position.
const OWN_TAILS: [&str; 2] = ["（大致位置）", "(approximate position)"];
/// Words in the names of places that are named after a sight nearby but are not that sight.
const BUSINESS: [&str; 37] = [
    "酒店",
    "宾馆",
    "民宿",
    "客栈",
    "旅馆",
    "饭店",
    "餐厅",
    "餐馆",
    "饭馆",
    "面馆",
    "咖啡",
    "酒吧",
    "茶餐",
    "小吃",
    "超市",
    "便利店",
    "商场",
    "银行",
    "医院",
    "药店",
    "停车",
    "厕所",
    "洗手间",
    "地铁站",
    "公交",
    "加油站",
    "公寓",
    "小区",
    "售票处",
    "hotel",
    "hostel",
    "restaurant",
    "cafe",
    "coffee",
    "parking",
    "busstop",
    "metrostation",
];
/// The fewest characters of a name that says enough: (any in other scripts, if all are ASCII).
const LEAST: (usize, usize) = (2, 5);
/// The same for what is left of a stop's own name after a suffix or city is removed.
const LEAST_STEM: (usize, usize) = (3, 10);

/// How a name matches a stop.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Known<'a> {
    /// It is the stop's name, except for case, width, whitespace, character variants or a number in front.
    Same(&'a Stop),
    /// It refers to the stop, but is a different name.
    Alike(&'a Stop),
}

/// The stop of each name; `None` if several stops share it.
type Keys<'a> = HashMap<String, Option<&'a Stop>>;

/// The names of a pack's stops.
pub struct Names<'a> {
    simplifier: Simplifier,
    /// [`TAILS`] and [`BUSINESS`] in the form of a key: the traditional edition's program has them in its own characters.
    tails: Vec<String>,
    business: Vec<String>,
    whole: Keys<'a>,
    parts: Keys<'a>,
    cities: Vec<String>,
}

impl<'a> Names<'a> {
    pub fn new(atlas: &'a Atlas) -> Self {
        let simplifier = Simplifier::default();
        let mut names = Self {
            tails: TAILS.iter().map(|word| simplifier.simplified(word)).collect(),
            business: BUSINESS.iter().map(|word| simplifier.simplified(word)).collect(),
            simplifier,
            whole: Keys::new(),
            parts: Keys::new(),
            cities: Vec::new(),
        };
        let cities = atlas.info.cities.iter().flat_map(|(_, name)| [&name.zh, &name.en]);
        names.cities = cities.map(|name| names.key(name)).filter(|name| !name.is_empty()).collect();
        for stop in &atlas.stops {
            for name in names_of(stop) {
                let key = names.key(name);
                enter(&mut names.whole, key, stop);
                for part in names.parts_of(name) {
                    enter(&mut names.parts, part, stop);
                }
            }
            for name in &stop.details.other_names {
                let key = names.key(name);
                enter(&mut names.parts, key, stop);
            }
        }
        names
    }

    /// The stop that a name in a file refers to.
    pub fn find(&self, name: &str) -> Option<Known<'a>> {
        let bare = without_own_tail(name);
        if bare.is_empty() {
            return None;
        }
        let unnumbered = without_number(bare);
        let same = [bare, unnumbered].into_iter().find_map(|name| self.of(&self.whole, &self.key(name)));
        if let Some(stop) = same {
            return Some(Known::Same(stop));
        }
        let (outside, inside) = bracketed(unnumbered);
        let keys = [unnumbered.to_owned(), outside].map(|name| self.key(&name));
        let candidates = keys.into_iter().flat_map(|key| self.shorter(&key)).chain([self.key(&inside)]);
        let mut candidates = candidates.filter(|key| says_enough(key, LEAST));
        candidates
            .find_map(|key| self.of(&self.whole, &key).or_else(|| self.of(&self.parts, &key)))
            .map(Known::Alike)
    }

    /// Whether a name contains a name of the stop, or is contained in one.
    pub fn supports(&self, name: &str, stop: &Stop) -> bool {
        let key = self.key(name);
        self.keys_of(stop).any(|own| key.contains(own) || own.contains(&key)) && says_enough(&key, LEAST)
    }

    /// Whether a name shows that a point is not the stop, although it is near it: a hotel, a bus stop, or a name that
    /// contains the name of another stop.
    pub fn contradicts(&self, name: &str, stop: &Stop) -> bool {
        let key = self.key(name);
        if self.business.iter().any(|word| key.contains(word)) {
            return true;
        }
        let of_another = || {
            let others = self
                .whole
                .iter()
                .chain(&self.parts)
                .filter(|(_, other)| other.is_some_and(|other| other.id != stop.id));
            others.into_iter().any(|(own, _)| says_enough(own, LEAST) && key.contains(own.as_str()))
        };
        !key.is_empty() && !self.supports(name, stop) && of_another()
    }

    /// The form in which names are compared.
    fn key(&self, name: &str) -> String {
        self.simplifier.simplified(&folded(name))
    }

    fn of(&self, keys: &Keys<'a>, key: &str) -> Option<&'a Stop> {
        keys.get(key).copied().flatten()
    }

    fn keys_of(&self, stop: &Stop) -> impl Iterator<Item = &str> {
        let own = self.whole.iter().chain(&self.parts);
        let id = stop.id.clone();
        let is_its = move |other: &Option<&Stop>| other.is_some_and(|other| other.id == id);
        own.filter(move |(_, other)| is_its(other)).map(|(key, _)| key.as_str())
    }

    /// A key, and its shorter forms without the city and without the suffix.
    fn shorter(&self, key: &str) -> Vec<String> {
        let mut all = vec![key.to_owned()];
        let without_city = self.cities.iter().find_map(|city| {
            let rest = key.strip_prefix(city.as_str())?;
            Some(rest.strip_prefix('市').unwrap_or(rest).to_owned())
        });
        let city_behind =
            self.cities.iter().find_map(|city| key.strip_suffix(city.as_str()).map(str::to_owned));
        all.extend(without_city.into_iter().chain(city_behind).filter(|rest| !rest.is_empty()));
        let stems: Vec<String> = all.iter().filter_map(|key| self.stem(key)).collect();
        all.extend(stems);
        all
    }

    fn stem(&self, key: &str) -> Option<String> {
        let stem = self.tails.iter().find_map(|tail| key.strip_suffix(tail.as_str()))?;
        (!stem.is_empty()).then(|| stem.to_owned())
    }

    /// The parts of a stop's name that identify it on their own.
    fn parts_of(&self, name: &str) -> Vec<String> {
        let pieces =
            name.split(['·', '（', '）', '(', ')', '、', ',', '，']).flat_map(|piece| piece.split(" and "));
        let mut parts: Vec<String> = pieces.map(|piece| self.key(piece)).collect();
        let (outside, _) = bracketed(name);
        for key in [self.key(name), self.key(&outside)] {
            let generic = |rest: &String| self.tails.contains(rest);
            let shorter = self.shorter(&key).into_iter().skip(1);
            parts.extend(shorter.filter(|rest| says_enough(rest, LEAST_STEM) && !generic(rest)));
            parts.push(key);
        }
        parts.retain(|part| says_enough(part, LEAST));
        parts
    }
}

/// The full names of a stop; [`crate::domain::stop::Details::other_names`] may name only a part of it.
fn names_of(stop: &Stop) -> impl Iterator<Item = &str> {
    let name = &stop.name;
    let own = [name.zh.as_str(), name.en.as_str()]
        .into_iter()
        .chain(name.others.iter().map(|(_, text)| text.as_str()));
    own.filter(|name| !name.is_empty())
}

fn enter<'a>(keys: &mut Keys<'a>, key: String, stop: &'a Stop) {
    let known = keys.entry(key).or_insert(Some(stop));
    if known.is_some_and(|other| other.id != stop.id) {
        *known = None;
    }
}

fn says_enough(key: &str, least: (usize, usize)) -> bool {
    key.chars().count() >= if key.is_ascii() { least.1 } else { least.0 }
}

fn without_own_tail(name: &str) -> &str {
    let name = name.trim();
    OWN_TAILS.iter().find_map(|tail| name.strip_suffix(tail)).unwrap_or(name).trim_end()
}

/// The name without a leading `1.`, `02 `, `(3)`, `④` or `第2站：`.
fn without_number(name: &str) -> &str {
    let is_number = |c: char| c.is_numeric() || "第站一二三四五六七八九十".contains(c);
    let is_mark = |c: char| c.is_whitespace() || ".．、)）:：-–—_#＃(（【[]】".contains(c);
    let start = name.trim_start_matches(|c: char| is_mark(c) || matches!(c, '第'));
    let rest = start.trim_start_matches(is_number);
    let numbered = rest.len() < start.len()
        && (rest.starts_with(is_mark) || start.starts_with(|c: char| !c.is_alphabetic()));
    let rest = rest.trim_start_matches(is_mark);
    if numbered && !rest.is_empty() { rest } else { name }
}

/// The text outside brackets, and the text inside them.
fn bracketed(name: &str) -> (String, String) {
    let (mut outside, mut inside, mut depth) = (String::new(), String::new(), 0_u32);
    for c in name.chars() {
        match c {
            '(' | '（' | '[' | '【' => depth += 1,
            ')' | '）' | ']' | '】' => depth = depth.saturating_sub(1),
            c if depth == 0 => outside.push(c),
            c => inside.push(c),
        }
    }
    (outside, inside)
}
