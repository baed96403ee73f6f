//! Text for readers, in several languages.

use serde::{Deserialize, Serialize};

use super::script::{ENGLISH, Edition, SIMPLIFIED, TRADITIONAL, is_traditional};

/// A language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Lang {
    /// Chinese, the first language of the product, in the characters of the edition: [`super::script`].
    #[default]
    Zh,
    /// English.
    En,
}

impl Lang {
    /// Every language of the interface, the default first.
    pub const ALL: [Self; 2] = [Self::Zh, Self::En];

    /// The code used in addresses: `zh`, `zh-hant` or `en`.
    pub fn code(self) -> &'static str {
        self.edition().code
    }

    /// The BCP 47 tag for `<html lang>`.
    pub fn tag(self) -> &'static str {
        self.edition().tag
    }

    fn edition(self) -> Edition {
        match self {
            Self::Zh if is_traditional() => TRADITIONAL,
            Self::Zh => SIMPLIFIED,
            Self::En => ENGLISH,
        }
    }

    /// The code by which voices are found: `zh` or `en`, whatever the characters.
    pub const fn spoken(self) -> &'static str {
        match self {
            Self::Zh => SIMPLIFIED.code,
            Self::En => ENGLISH.code,
        }
    }

    /// The language of an address segment; `None` for anything but `zh`, `zh-hant` and `en`. Both of the former are
    /// the Chinese of this edition: a page of the other edition comes with a program of its own.
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "zh" | "zh-hant" => Some(Self::Zh),
            "en" => Some(Self::En),
            _ => None,
        }
    }

    /// The other one of the two, for the language switch.
    pub const fn other(self) -> Self {
        match self {
            Self::Zh => Self::En,
            Self::En => Self::Zh,
        }
    }
}

/// One text in Chinese and English; a pack may add more languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bilingual {
    /// Chinese, in the characters of the edition.
    pub zh: String,
    /// English.
    pub en: String,
    /// Other languages, each with its BCP 47 tag (`ja`, `ko`, `zh-Hant`). Not a map: its code would be larger than
    /// the texts.
    pub others: Vec<(String, String)>,
}

impl Bilingual {
    /// One text in both languages.
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { zh: zh.into(), en: en.into(), others: Vec::new() }
    }

    /// What `text` gives for each language.
    pub fn both<T: Into<String>>(text: impl Fn(Lang) -> T) -> Self {
        Self::new(text(Lang::Zh), text(Lang::En))
    }

    /// The text in an interface language; where that has not been loaded yet, in the other.
    pub fn get(&self, lang: Lang) -> &str {
        let (asked, other) = match lang {
            Lang::Zh => (&self.zh, &self.en),
            Lang::En => (&self.en, &self.zh),
        };
        if asked.is_empty() { other } else { asked }
    }

    /// The text in a further language by its tag, with the tag of the language that it is in: English where that
    /// language is missing.
    pub fn in_language<'a>(&'a self, tag: &'a str) -> (&'a str, &'a str) {
        let own = self.others.iter().find(|(other, _)| other == tag);
        own.map_or((ENGLISH.tag, &self.en), |(tag, text)| (tag, text))
    }

    /// This text, with its simplified form kept beside it if that differs.
    pub fn with_simplified(mut self, simplified: String) -> Self {
        if simplified != self.zh {
            self.others.push((SIMPLIFIED.tag.to_owned(), simplified));
        }
        self
    }

    /// The Chinese text in simplified characters, as on signs and for drivers, in every edition; where the edition has
    /// not kept it, its own.
    pub fn simplified(&self) -> &str {
        let kept = self.others.iter().find(|(tag, _)| *tag == SIMPLIFIED.tag);
        kept.map_or(&self.zh, |(_, text)| text)
    }
}

/// The tags of the languages beside Chinese and English in which a pack gives at least one of these texts, in
/// alphabetical order. Kinds of Chinese are not among them: they are read in the editions.
pub fn further_languages<'a>(texts: &[&'a Bilingual]) -> Vec<&'a str> {
    let tags = texts.iter().flat_map(|text| &text.others).map(|(tag, _)| tag.as_str());
    let mut tags: Vec<_> = tags.filter(|tag| main_language(tag) != SIMPLIFIED.code).collect();
    tags.sort_unstable();
    tags.dedup();
    tags
}

/// The language of a BCP 47 tag, without script and region: `ja` of `ja-JP`.
pub fn main_language(tag: &str) -> &str {
    tag.split('-').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(zh: &str, en: &str, others: &[(&str, &str)]) -> Bilingual {
        let others = others.iter().map(|(tag, text)| ((*tag).to_owned(), (*text).to_owned())).collect();
        Bilingual { others, ..Bilingual::new(zh, en) }
    }

    #[test]
    fn further_languages_are_those_of_any_text_and_fall_back_to_english() {
        let name = of("西湖", "West Lake", &[("ko", "서호"), ("zh-Hant", "西湖"), ("ja", "西湖（せいこ）")]);
        let summary = of("湖。", "A lake.", &[("ja", "湖です。")]);
        assert_eq!(further_languages(&[&name, &summary]), ["ja", "ko"]);
        assert_eq!(further_languages(&[&of("湖", "Lake", &[("zh-Hans", "湖")])]), [""; 0]);
        assert_eq!(summary.in_language("ja"), ("ja", "湖です。"));
        assert_eq!(summary.in_language("ko"), ("en", "A lake."));
    }

    #[test]
    fn each_edition_s_code_is_a_language() {
        let of = |code| Lang::from_code(code);
        assert_eq!([of("zh"), of("zh-hant"), of("en")], [Some(Lang::Zh), Some(Lang::Zh), Some(Lang::En)]);
        assert_eq!([of("zh-tw"), of("fr"), of("")], [None; 3]);
        assert_eq!([Lang::Zh.code(), Lang::Zh.tag(), Lang::En.tag()], ["zh", "zh-Hans", "en"]);
    }

    #[test]
    fn a_text_keeps_its_simplified_form_only_if_that_is_another_one() {
        let converted = Bilingual::new("寧波", "Ningbo").with_simplified("宁波".into());
        assert_eq!((converted.get(Lang::Zh), converted.simplified()), ("寧波", "宁波"));
        let same = Bilingual::new("西湖", "West Lake").with_simplified("西湖".into());
        assert_eq!((same.simplified(), same.others.len()), ("西湖", 0));
    }
}
