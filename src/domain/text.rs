//! Text for readers, in several languages.

use serde::{Deserialize, Serialize};

/// A language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Lang {
    /// Chinese in simplified characters, the first language of the product.
    #[default]
    Zh,
    /// English.
    En,
}

impl Lang {
    /// Every language of the interface, the default first.
    pub const ALL: [Self; 2] = [Self::Zh, Self::En];

    /// The code used in addresses: `zh` or `en`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Zh => "zh",
            Self::En => "en",
        }
    }

    /// The BCP 47 tag for `<html lang>`.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Zh => "zh-Hans",
            Self::En => "en",
        }
    }

    /// The language of an address segment; `None` for anything but `zh` and `en`.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.code() == code)
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
    /// Chinese, simplified.
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

    /// The text in an interface language; where that has not been loaded yet, in the other.
    pub fn get(&self, lang: Lang) -> &str {
        let (asked, other) = match lang {
            Lang::Zh => (&self.zh, &self.en),
            Lang::En => (&self.en, &self.zh),
        };
        if asked.is_empty() { other } else { asked }
    }
}
