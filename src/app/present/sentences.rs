//! Splits a text into the pieces in which it is read aloud.

/// The sentences of a text, each with its punctuation and without surrounding spaces. In Chinese, a closing quotation
/// mark after the punctuation belongs to the sentence. In English, punctuation ends a sentence only before a space or
/// at the end of the text, so that `3.5 km` is not split.
pub fn sentences(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut from = 0;
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let next = letters.peek().map(|(_, next)| *next);
        let ends = match letter {
            '。' | '！' | '？' | '；' => next.is_none_or(|next| !matches!(next, '”' | '」' | '）')),
            '”' | '」' => text[..at].ends_with(['。', '！', '？']),
            '.' | '!' | '?' => next.is_none_or(char::is_whitespace),
            _ => false,
        };
        if ends {
            let end = at + letter.len_utf8();
            found.push(text[from..end].trim());
            from = end;
        }
    }
    found.push(text[from..].trim());
    found.retain(|sentence| !sentence.is_empty());
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_read_sentence_by_sentence() {
        assert_eq!(
            sentences("天一阁建于明代。他说：“书不出阁。”今天仍可看书！"),
            ["天一阁建于明代。", "他说：“书不出阁。”", "今天仍可看书！"]
        );
        assert_eq!(
            sentences("It is 3.5 km long. Built in 1561, it stands. And"),
            ["It is 3.5 km long.", "Built in 1561, it stands.", "And"]
        );
        assert_eq!(sentences(" "), Vec::<&str>::new());
    }

    #[test]
    fn nothing_of_a_text_is_left_unread() {
        let text = "一。二；三？“四。”五.六. 七";
        let read: String = sentences(text).concat();
        assert_eq!(read, text.replace(' ', ""));
    }
}
