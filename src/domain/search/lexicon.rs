//! What a search knows of Chinese characters: traditional ones, and how they sound. Made when a pack is read, for the
//! characters that it needs; the first view does without.

use serde::{Deserialize, Serialize};

/// The characters of a pack.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lexicon {
    /// Traditional characters, each with the simplified one behind it: `靈灵隱隐`.
    pub variants: String,
    /// Readings without tones, each with its characters behind it, one a line: `hu湖糊胡`.
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

    /// How a text sounds, in letters; none where a character has no reading here, or there is no character in it.
    pub fn spelled(&self, text: &str) -> Option<String> {
        let mut spelled = String::new();
        for c in text.chars().filter(|c| !c.is_ascii() && c.is_alphanumeric()) {
            spelled.push_str(self.reading(c)?);
        }
        // Letters between characters would have to stand where they stood.
        (!spelled.is_empty() && !text.chars().any(|c| c.is_ascii_alphanumeric())).then_some(spelled)
    }

    fn reading(&self, c: char) -> Option<&str> {
        let line = self.readings.lines().find(|line| line.contains(c))?;
        line.split(|c: char| !c.is_ascii()).next()
    }
}
