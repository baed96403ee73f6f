//! What a search knows about Chinese characters: traditional variants and readings. Created when a pack is read, for
//! the characters that it needs; the first view does without.

use serde::{Deserialize, Serialize};

/// The characters of a pack.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lexicon {
    /// Traditional characters, each followed by its simplified form: `靈灵隱隐`.
    pub variants: String,
    /// Readings without tones, each followed by its characters, one reading per line: `hu湖糊胡`.
    pub readings: String,
}

impl Lexicon {
    /// The text with simplified characters.
    pub fn simplified(&self, text: &str) -> String {
        let one = |c: char| {
            let mut pairs = self.variants.chars();
            while let (Some(traditional), Some(simplified)) = (pairs.next(), pairs.next()) {
                if traditional == c {
                    return simplified;
                }
            }
            c
        };
        text.chars().map(one).collect()
    }

    /// The reading of a text in Latin letters; `None` if a character has no reading here, if there are no such
    /// characters in it, or if it also has Latin letters or digits.
    pub fn spelled(&self, text: &str) -> Option<String> {
        let mut spelled = String::new();
        for c in text.chars().filter(|c| !c.is_ascii() && c.is_alphanumeric()) {
            spelled.push_str(self.reading(c)?);
        }
        // In a mixed text, letters would have to keep their places between the characters.
        (!spelled.is_empty() && !text.chars().any(|c| c.is_ascii_alphanumeric())).then_some(spelled)
    }

    fn reading(&self, c: char) -> Option<&str> {
        let line = self.readings.lines().find(|line| line.contains(c))?;
        line.split(|c: char| !c.is_ascii()).next()
    }
}
