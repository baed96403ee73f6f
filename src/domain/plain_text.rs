//! Sanitizes text from outside, so that it can be shown and written anywhere as plain text.
//!
//! Escaping is done by each format, not here.

/// Text without control characters (line breaks and tabs stay), without characters that change the text direction,
/// without characters that XML cannot represent, and truncated to `max_chars` characters.
pub fn plain_text(text: &str, max_chars: usize) -> String {
    text.replace("\r\n", "\n").chars().filter(|c| !is_hidden(*c)).take(max_chars).collect()
}

/// [`plain_text`] on one line and without surrounding blanks.
pub fn plain_line(text: &str, max_chars: usize) -> String {
    let words: Vec<_> = text.split_whitespace().collect();
    plain_text(&words.join(" "), max_chars)
}

/// Characters that show nothing but change how their neighbours are shown, or that XML 1.0 forbids.
fn is_hidden(c: char) -> bool {
    match c {
        '\n' | '\t' => false,
        // Marks, embeddings, overrides and isolates of the bidirectional algorithm (UAX #9).
        '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => true,
        // Line and paragraph separators: only some programs treat them as line breaks.
        '\u{2028}' | '\u{2029}' => true,
        '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}' => true,
        c => c.is_control(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_turn_the_direction_of_what_follows() {
        assert_eq!(plain_text("天一阁\u{202E}gpj.exe", 100), "天一阁gpj.exe");
        assert_eq!(plain_text("a\u{2067}b\u{2069}c\u{200F}", 100), "abc");
    }

    #[test]
    fn line_breaks_stay_in_text_and_leave_lines() {
        assert_eq!(plain_text("一\r\n二\u{0}\u{7}", 100), "一\n二");
        assert_eq!(plain_line("  一\r\n\t二 ", 100), "一 二");
    }

    #[test]
    fn length_counts_characters() {
        assert_eq!(plain_text("杭州宁波", 3), "杭州宁");
    }
}
