//! Toneless pinyin of names, for search. Made when a pack is built, never in the browser.

use std::collections::BTreeMap;

use pinyin::{ToPinyin, ToPinyinMulti};

/// Syllables separated by spaces, alternative readings of one character by `/`: 重庆 is `zhong/chong qing`. Runs of Latin
/// letters and digits are syllables of their own; `ü` is spelled both `v` and `u`. Other characters are left out.
pub fn syllables(text: &str) -> String {
    let mut syllables: Vec<String> = Vec::new();
    let mut run = String::new();
    for character in text.chars() {
        if character.is_ascii_alphanumeric() {
            run.push(character.to_ascii_lowercase());
            continue;
        }
        if !run.is_empty() {
            syllables.push(std::mem::take(&mut run));
        }
        syllables.extend(readings(character));
    }
    if !run.is_empty() {
        syllables.push(run);
    }
    syllables.join(" ")
}

/// The 3,755 common characters of GB 2312, grouped and sorted by reading, with one reading per character: each line is
/// a reading followed by its characters.
pub fn readings_of_common() -> String {
    let mut lines: BTreeMap<String, String> = BTreeMap::new();
    for character in include_str!("common.txt").trim_end().chars() {
        if let Some(reading) = character.to_pinyin() {
            lines.entry(reading.plain().replace('ü', "v")).or_default().push(character);
        }
    }
    lines.iter().map(|(reading, characters)| format!("{reading}{characters}\n")).collect()
}

fn readings(character: char) -> Option<String> {
    let mut readings: Vec<String> = Vec::new();
    for plain in character.to_pinyin_multi()?.into_iter().map(pinyin::Pinyin::plain) {
        for spelling in if plain.contains('ü') {
            vec![plain.replace('ü', "v"), plain.replace('ü', "u")]
        } else {
            vec![plain.to_owned()]
        } {
            if !readings.contains(&spelling) {
                readings.push(spelling);
            }
        }
    }
    Some(readings.join("/"))
}

#[cfg(test)]
mod tests {
    use super::syllables;

    #[test]
    fn every_reading_of_a_character_is_kept_and_latin_stays_one_word() {
        let spelled = syllables("重庆 G20 女");
        let parts: Vec<_> = spelled.split(' ').collect();
        assert!(parts[0].split('/').any(|reading| reading == "chong"), "{spelled}");
        assert!(parts[0].split('/').any(|reading| reading == "zhong"), "{spelled}");
        assert_eq!(parts[2], "g20");
        assert!(parts[3].split('/').any(|reading| reading == "nv"), "{spelled}");
    }

    #[test]
    fn tianyi_pavilion_is_spelled_as_travellers_type_it() {
        assert_eq!(syllables("天一阁"), "tian yi ge");
    }
}
