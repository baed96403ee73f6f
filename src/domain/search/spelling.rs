//! Matches a name by its pinyin: in full, by initials, or by a mixture, ending anywhere.

/// The syllables of a name, each with its readings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spelling {
    syllables: Vec<Vec<String>>,
}

impl Spelling {
    /// From text such as `chong/zhong qing`.
    pub fn new(text: &str) -> Self {
        let readings = |syllable: &str| {
            syllable
                .split('/')
                .filter(|reading| reading.is_ascii() && !reading.is_empty())
                .map(str::to_ascii_lowercase)
                .collect()
        };
        Self { syllables: text.split_whitespace().map(readings).collect() }
    }

    /// The name in full, in the first reading of each syllable, without spaces.
    pub fn whole(&self) -> String {
        self.syllables.iter().filter_map(|readings| readings.first()).map(String::as_str).collect()
    }

    /// The rank of a match: 0 the whole name, 1 from its beginning, 3 from a later syllable on; `None` for no match,
    /// and for queries other than ASCII letters and digits.
    pub fn rank_of(&self, letters: &str) -> Option<u32> {
        if letters.is_empty() || !letters.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return None;
        }
        if let Some(rest) = left_after(letters, &self.syllables) {
            return Some(if rest == 0 { 0 } else { 1 });
        }
        // A single letter would match too many names.
        let later = (1..self.syllables.len()).filter_map(|from| self.syllables.get(from..));
        (letters.len() > 1 && later.into_iter().any(|tail| left_after(letters, tail).is_some())).then_some(3)
    }
}

/// How many syllables are left when the letters are used up; `None` if they do not spell these syllables.
fn left_after(letters: &str, syllables: &[Vec<String>]) -> Option<usize> {
    if letters.is_empty() {
        return Some(syllables.len());
    }
    let (readings, rest) = syllables.split_first()?;
    readings
        .iter()
        .flat_map(|reading| beginnings(reading))
        .filter_map(|beginning| {
            // What is still being typed may end within a syllable.
            if beginning.starts_with(letters) {
                return Some(rest.len());
            }
            left_after(letters.strip_prefix(beginning)?, rest)
        })
        .min()
}

/// What may represent a syllable before the next one: all of it, its initial, its first letter.
fn beginnings(reading: &str) -> impl Iterator<Item = &str> {
    let initial =
        reading.find(['a', 'e', 'i', 'o', 'u', 'v']).filter(|at| *at > 1).and_then(|at| reading.get(..at));
    [Some(reading), initial, reading.get(..1)].into_iter().flatten()
}
