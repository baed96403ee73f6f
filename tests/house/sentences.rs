//! Sentences belong in the catalogue (`i18n`), where both languages are side by side.

use std::collections::BTreeMap;

use crate::exceptions::{CHINESE, ENGLISH};
use crate::house::House;
use crate::source::{HOUSE, Literal};

/// The literals outside the catalogue that `is_meant` selects, with their files.
fn literals(house: &House, is_meant: fn(&Literal) -> bool) -> impl Iterator<Item = (&str, &Literal)> {
    let sources = house.sources.iter().filter(|source| !source.is_test && source.layer() != "i18n");
    let literals =
        sources.flat_map(|source| source.literals.iter().map(|each| (source.place.as_str(), each)));
    literals.filter(move |(_, literal)| !literal.in_test && is_meant(literal))
}

/// How many literals that `is_meant` selects are in each file outside the catalogue.
fn outside(house: &House, is_meant: fn(&Literal) -> bool) -> Vec<(&str, usize)> {
    let mut counted = BTreeMap::new();
    for (place, _) in literals(house, is_meant) {
        *counted.entry(place).or_default() += 1;
    }
    counted.into_iter().collect()
}

/// The English literals without the `atlas` layer: the pack check's messages to authors are English and on no page.
fn outside_of_checks(house: &House) -> Vec<(&str, usize)> {
    let all = outside(house, is_english);
    all.into_iter().filter(|(place, _)| !place.starts_with("atlas/")).collect()
}

/// Han characters, and the punctuation and full-width forms that are written with them.
fn is_chinese(literal: &Literal) -> bool {
    const RANGES: [std::ops::RangeInclusive<char>; 4] =
        ['\u{3000}'..='\u{303f}', '\u{3400}'..='\u{9fff}', '\u{f900}'..='\u{faff}', '\u{ff00}'..='\u{ffef}'];
    literal.text.chars().any(|letter| RANGES.iter().any(|range| range.contains(&letter)))
}

/// Three words or more in a text that begins with a letter; text that only programmers read does not count.
fn is_english(literal: &Literal) -> bool {
    let begins = literal.text.starts_with(|letter: char| letter.is_ascii_alphabetic());
    let words = literal.text.split_whitespace().filter(|word| is_word(word)).count();
    begins && words >= 3 && !literal.for_programmers && !is_chinese(literal)
}

/// Letters, with the punctuation of a sentence around them.
fn is_word(word: &str) -> bool {
    let letters = word.trim_matches(|sign| ".,;:!?()“”\"".contains(sign));
    !letters.is_empty()
        && letters.chars().all(|letter| letter.is_ascii_alphabetic() || "-'’".contains(letter))
}

/// The table of exceptions without its reasons.
fn counts(exceptions: &'static [(&str, usize, &str)]) -> Vec<(&'static str, usize)> {
    exceptions.iter().map(|(place, count, _)| (*place, *count)).collect()
}

/// Where the literals are, for whoever moves one.
fn told(house: &House, is_meant: fn(&Literal) -> bool) -> String {
    let told = |(place, literal): (&str, &Literal)| format!("{place}:{} {:?}\n", literal.line, literal.text);
    literals(house, is_meant).map(told).collect()
}

#[test]
fn chinese_stands_in_the_catalogue() {
    assert_eq!(outside(&HOUSE, is_chinese), counts(CHINESE), "{}", told(&HOUSE, is_chinese));
}

#[test]
fn english_sentences_stand_in_the_catalogue() {
    assert_eq!(outside_of_checks(&HOUSE), counts(ENGLISH), "{}", told(&HOUSE, is_english));
}

#[test]
fn a_sentence_elsewhere_is_seen() {
    let house = House::of(&[
        ("ui/a.rs", "fn f() { html! { <p class=\"three plain words\">{ \"Read this first.\" }</p> } }"),
        ("ui/b.rs", "/// A doc.\nfn f() -> &'static str { \"杭州\" }"),
        ("app/c.rs", "fn f() { g().expect(\"one of three kinds\"); h(\"two words\"); }"),
        ("atlas/e.rs", "fn f() { finding(\"this is told to authors\") }"),
        ("map/f.rs", "fn f() { Err(MvtError::Damaged(\"a layer has no size\")) }"),
        ("app/d.rs", "#[error(\"this is not one\")]\nstruct E;\n#[test]\nfn t() { f(\"this is not one\") }"),
        ("i18n/zh.rs", "const A: &str = \"杭州\";"),
    ]);
    assert_eq!(outside_of_checks(&house), [("ui/a.rs", 1)]);
    assert_eq!(outside(&house, is_chinese), [("ui/b.rs", 1)]);
}
