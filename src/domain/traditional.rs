//! Traditional characters and their simplified forms, for comparing names; never for showing text.
//!
//! `traditional.txt` has the traditional characters on its first line, in order, and their simplified forms in the
//! same places on its second, as far as Big5 and GB 2312 know them. The pairs are those of OpenCC's
//! `TSCharacters.txt` (BYVoid and others, Apache-2.0). Not for the first view: the table takes 14 kB.

const TABLE: &str = include_str!("traditional.txt");

/// The table, ready for lookups.
#[derive(Clone, Debug)]
pub struct Simplifier {
    pairs: Vec<(char, char)>,
}

impl Default for Simplifier {
    fn default() -> Self {
        let mut lines = TABLE.lines();
        let (traditional, simplified) = (lines.next().unwrap_or_default(), lines.next().unwrap_or_default());
        Self { pairs: traditional.chars().zip(simplified.chars()).collect() }
    }
}

impl Simplifier {
    /// The text with a simplified character for every traditional one.
    pub fn simplified(&self, text: &str) -> String {
        let one = |c: char| match self.pairs.binary_search_by_key(&c, |pair| pair.0) {
            Ok(at) => self.pairs.get(at).map_or(c, |pair| pair.1),
            Err(_) => c,
        };
        text.chars().map(one).collect()
    }

    /// The pairs whose simplified character occurs in a text.
    pub fn pairs_of(&self, text: &str) -> Vec<(char, char)> {
        let used: std::collections::HashSet<char> = text.chars().collect();
        self.pairs.iter().copied().filter(|(_, simplified)| used.contains(simplified)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_lines_of_the_table_are_of_one_length_and_in_order() {
        let lines: Vec<usize> = TABLE.lines().map(|line| line.chars().count()).collect();
        assert_eq!(lines.len(), 2);
        assert_eq!(lines[0], lines[1]);
        assert!(Simplifier::default().pairs.windows(2).all(|two| two[0].0 < two[1].0));
    }

    #[test]
    fn names_of_places_become_simplified_and_others_stay() {
        let simplifier = Simplifier::default();
        assert_eq!(
            simplifier.simplified("靈隱寺·飛來峰、錢塘觀潮、寧波博物館"),
            "灵隐寺·飞来峰、钱塘观潮、宁波博物馆"
        );
        assert_eq!(simplifier.simplified("西湖 West Lake"), "西湖 West Lake");
        assert!(simplifier.pairs_of("灵隐").contains(&('靈', '灵')));
    }
}
