//! Quotation marks: traditional Chinese quotes in corner brackets, 「」 and inside them 『』.

/// The text with every pair of quotation marks that belongs to Chinese in corner brackets: a pair beside a Chinese
/// character, or inside such a pair. Pairs around words between other words, single marks and apostrophes stay. Every
/// mark takes three bytes in either form.
pub fn in_corners(text: &str) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    let mut open: Vec<usize> = Vec::new();
    let mut pairs = Vec::new();
    for (at, letter) in letters.iter().enumerate() {
        match letter {
            '“' | '‘' => open.push(at),
            '”' | '’' => {
                // An apostrophe closes nothing, and what was not closed before is given up.
                let opening = if *letter == '”' { '“' } else { '‘' };
                if let Some(found) = open.iter().rposition(|start| letters[*start] == opening) {
                    pairs.push((open[found], at));
                    open.truncate(found);
                }
            }
            _ => {}
        }
    }
    // Outer pairs first, so that inner ones know what they are in.
    pairs.sort_unstable();
    let mut corners: Vec<(usize, usize)> = Vec::new();
    for (start, end) in pairs {
        let depth = corners.iter().filter(|(outer, last)| *outer < start && end < *last).count();
        if depth > 0 || is_beside_chinese(&letters, start, end) {
            corners.push((start, end));
            let (left, right) = if depth % 2 == 0 { ('「', '」') } else { ('『', '』') };
            (letters[start], letters[end]) = (left, right);
        }
    }
    letters.into_iter().collect()
}

fn is_beside_chinese(letters: &[char], start: usize, end: usize) -> bool {
    let before = |at: usize| at.checked_sub(1).and_then(|at| letters.get(at));
    [before(start), letters.get(start + 1), before(end), letters.get(end + 1)]
        .into_iter()
        .flatten()
        .any(|letter| matches!(letter, '\u{3001}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_quotes_in_corners_and_quotes_within_quotes_in_double_ones() {
        assert_eq!(in_corners("他說：“去‘西湖’吧。”"), "他說：「去『西湖』吧。」");
        assert_eq!(in_corners("搜尋“Wi-Fi”的站點"), "搜尋「Wi-Fi」的站點");
        assert_eq!(in_corners("<b>“西湖”</b>與“<i>錢塘江</i>”"), "<b>「西湖」</b>與「<i>錢塘江</i>」");
    }

    #[test]
    fn english_quotes_apostrophes_and_single_marks_stay() {
        for text in ["the “Lake” of Hangzhou", "Xi’an’s lake", "”按名稱當作“", "“{name}”"]
        {
            assert_eq!(in_corners(text), text);
        }
    }

    #[test]
    fn a_mark_takes_as_many_bytes_as_before() {
        let text = "“西湖”‘邊’";
        assert_eq!(in_corners(text).len(), text.len());
    }
}
