//! Text normalized for comparison: lower case, without diacritics, spaces and punctuation, with its word starts
//! recorded.

/// A folded text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folded {
    letters: String,
    /// Byte offsets in `letters` at which words begin.
    starts: Vec<usize>,
}

impl Folded {
    pub fn new(text: &str) -> Self {
        let (mut letters, mut starts) = (String::with_capacity(text.len()), Vec::new());
        let mut between_words = true;
        for c in text.chars().flat_map(char::to_lowercase).map(plain) {
            if !c.is_alphanumeric() {
                // An apostrophe or a combining accent does not end a word.
                between_words |= !matches!(c, '\'' | '’' | '\u{300}'..='\u{36f}');
                continue;
            }
            if std::mem::take(&mut between_words) {
                starts.push(letters.len());
            }
            letters.push(c);
        }
        Self { letters, starts }
    }

    pub fn is_empty(&self) -> bool {
        self.letters.is_empty()
    }

    pub fn letters(&self) -> &str {
        &self.letters
    }

    /// The letters from the beginning of each word on.
    pub fn by_word(&self) -> impl Iterator<Item = &str> {
        self.starts.iter().filter_map(|start| self.letters.get(*start..))
    }

    /// The rank of a match: 0 equal, 1 at the beginning, 3 at the beginning of a word, 4 in the middle. A single
    /// Latin letter never matches in the middle.
    pub fn rank_of(&self, query: &Self) -> Option<u32> {
        if self.letters == query.letters {
            return Some(0);
        }
        if self.letters.starts_with(&query.letters) {
            return Some(1);
        }
        let mut places = self.letters.match_indices(&query.letters).map(|(at, _)| at).peekable();
        places.peek()?;
        if places.any(|at| self.starts.contains(&at)) {
            return Some(3);
        }
        (query.letters.len() > 1).then_some(4)
    }
}

/// The pairs of adjacent characters in a text.
pub fn pairs(letters: &str) -> Vec<(char, char)> {
    letters.chars().zip(letters.chars().skip(1)).collect()
}

/// The similarity of two texts by their pairs, in hundredths.
pub fn alike(a: &[(char, char)], b: &[(char, char)]) -> usize {
    let both = a.iter().filter(|pair| b.contains(pair)).count();
    (200 * both).checked_div(a.len() + b.len()).unwrap_or(0)
}

/// A lower-case letter without its accent. The table covers pinyin and Western European letters; a full Unicode table
/// would be larger than the whole search.
fn plain(c: char) -> char {
    match c {
        'à'..='å' | 'ā' | 'ǎ' | 'ă' => 'a',
        'è'..='ë' | 'ē' | 'ě' => 'e',
        'ì'..='ï' | 'ī' | 'ǐ' => 'i',
        'ò'..='ö' | 'ō' | 'ǒ' => 'o',
        'ù'..='ü' | 'ū' | 'ǔ' | 'ǖ' | 'ǘ' | 'ǚ' | 'ǜ' => 'u',
        'ç' => 'c',
        'ñ' | 'ń' | 'ň' | 'ǹ' => 'n',
        'ý' | 'ÿ' => 'y',
        // Full-width forms.
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        _ => c,
    }
}
