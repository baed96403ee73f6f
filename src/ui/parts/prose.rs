//! Text of the pack for display: no line breaks between a number and what it counts, nor within a date or a range.

use chrono::Weekday;
use yew::prelude::*;

use crate::domain::Lang;
use crate::i18n::format;

/// Units of two characters; after a number any single Chinese character counts as a unit.
const LONG_UNITS: [&str; 4] = ["公里", "分钟", "小时", "世纪"];

/// English units, which are separated from the number by a space.
const SPACED_UNITS: [&str; 12] =
    ["km", "m", "MB", "min", "minutes", "h", "hours", "CNY", "years", "days", "stops", "stop"];

/// Characters that are units even after a space, where other words may follow a number as well.
const HAN_UNITS: &str = "元岁年月日天小分公米人处站层号次";

/// Longer pieces may be broken: in large letters they are wider than a phone. In half widths of a Chinese character.
const MAX_HALVES: usize = 20;

/// A text with its numbers kept whole.
pub fn prose(text: &str) -> Html {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, whole, after)) = next_whole(rest) {
        pieces.push(html! { { before } });
        pieces.push(html! { <span class="whole">{ whole }</span> });
        rest = after;
    }
    // A short text fits on one line anyway.
    let (before, last) = if halves(text) > MAX_HALVES { last_two(rest) } else { (rest, "") };
    pieces.push(html! { { before } });
    if !last.is_empty() {
        pieces.push(html! { <span class="whole">{ last }</span> });
    }
    pieces.into_iter().collect()
}

/// Splits off the last two characters, which must stay together, because a single character does not make a line.
/// Splits nothing off unless the text ends in two Chinese characters.
fn last_two(text: &str) -> (&str, &str) {
    let mut from_end = text.char_indices().rev().take_while(|(_, char)| is_han(*char));
    match (from_end.next(), from_end.next()) {
        (Some(_), Some((at, _))) => text.split_at(at),
        _ => (text, ""),
    }
}

fn is_han(char: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&char)
}

/// The width of a text, in half widths of a Chinese character.
fn halves(text: &str) -> usize {
    text.chars().map(|char| if char.is_ascii() { 1 } else { 2 }).sum()
}

/// Finds the first number that counts something; returns the text before it, the number with what it counts, and the
/// text after it.
fn next_whole(text: &str) -> Option<(&str, &str, &str)> {
    let mut from = 0;
    loop {
        let start = from + text.get(from..)?.find(|char: char| char.is_ascii_digit())?;
        let end = start + length(text.get(start..)?);
        let whole = text.get(start..end)?;
        if halves(whole) <= MAX_HALVES && whole.chars().any(|char| !char.is_ascii_digit()) {
            return Some((text.get(..start)?, whole, text.get(end..)?));
        }
        from = end;
    }
}

/// The length in bytes of what belongs together at the beginning: numbers with their units, one after the other.
fn length(text: &str) -> usize {
    let mut end = 0;
    loop {
        let number = digits(from(text, end));
        if number == 0 {
            return if end == 0 { 0 } else { end + weekday(from(text, end)) };
        }
        end += number + unit(from(text, end + number));
    }
}

/// The length in bytes of digits and what joins them at the beginning: `1,256`, `0.5`, `500–700` and `08:30`.
fn digits(text: &str) -> usize {
    let joins = |char: char| matches!(char, '.' | ',' | ':' | '–' | '—' | '-' | '/');
    let run = text.find(|char: char| !char.is_ascii_digit() && !joins(char)).unwrap_or(text.len());
    text.get(..run).unwrap_or_default().trim_end_matches(joins).len()
}

/// The length in bytes of the weekday after a date: `周四` or ` 周四`.
fn weekday(text: &str) -> usize {
    let day = text.strip_prefix(' ').unwrap_or(text);
    let names =
        (0..7).filter_map(|day| Weekday::try_from(day).ok()).map(|day| format::weekday(Lang::Zh, day));
    let mut there = names.filter(|name| day.starts_with(name));
    there.next().map_or(0, |name| text.len() - day.len() + name.len())
}

/// The text from a byte index on; empty if there is none.
fn from(text: &str, at: usize) -> &str {
    text.get(at..).unwrap_or_default()
}

fn unit(text: &str) -> usize {
    if let Some(long) = LONG_UNITS.iter().find(|long| text.starts_with(**long)) {
        return long.len();
    }
    if let Some(spaced) = text.strip_prefix(' ') {
        let word = spaced.split(|char: char| !char.is_ascii_alphabetic()).next().unwrap_or_default();
        let is_unit = spaced.starts_with(|char| HAN_UNITS.contains(char));
        return match word {
            "" if is_unit => 1 + unit(spaced),
            word if SPACED_UNITS.contains(&word) => 1 + word.len(),
            _ => 0,
        };
    }
    let is_unit = |char: &char| is_han(*char) || matches!(char, '%' | '％' | '℃');
    text.chars().next().filter(is_unit).map_or(0, char::len_utf8)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wholes(text: &str) -> Vec<&str> {
        let mut found = Vec::new();
        let mut rest = text;
        while let Some((_, whole, after)) = next_whole(rest) {
            found.push(whole);
            rest = after;
        }
        found
    }

    #[test]
    fn a_number_keeps_what_it_counts() {
        assert_eq!(wholes("再打车约15公里，高33米。"), ["15公里", "33米"]);
        assert_eq!(wholes("about 0.5 km to the shore, 2 kmx"), ["0.5 km"]);
        assert_eq!(wholes("开放（2023年8月28日）；500–700 元"), ["2023年8月28日", "500–700 元"]);
        assert_eq!(wholes("a 3,100-seat arena, 40% of it"), ["3,100", "40%"]);
        assert_eq!(wholes("08:30–11:30/13:00–17:00，电话0571-87654321"), ["0571-87654321"]);
        assert_eq!(wholes("客运中心7:00—18:45每天18班"), ["7:00—18:45每", "18班"]);
        assert_eq!(wholes("先按 12月10日 周四 排，3站周边"), ["12月10日 周四", "3站"]);
        assert_eq!(wholes("the boat takes 10–20 minutes"), ["10–20 minutes"]);
        assert_eq!(wholes("in six days · 6 days · 15 stops"), ["6 days", "15 stops"]);
        assert_eq!(wholes("不超过 10 MB。先看预览；at most 10 MB."), ["10 MB", "10 MB"]);
        assert_eq!(wholes("room 7, nothing else; 12306 时刻表"), [""; 0]);
    }

    #[test]
    fn the_last_two_characters_of_a_chinese_text_stay_together() {
        assert_eq!(last_two("及以上半价"), ("及以上", "半价"));
        assert_eq!(last_two("免费。"), ("免费。", ""));
        assert_eq!(last_two("价"), ("价", ""));
        assert_eq!(last_two("half price"), ("half price", ""));
    }

    #[test]
    fn nothing_is_lost_at_the_ends() {
        assert_eq!(next_whole("7月"), Some(("", "7月", "")));
        assert_eq!(next_whole("至6"), None);
        assert_eq!(next_whole(""), None);
    }
}
