//! Markup in traditional characters.

use super::words::Words;
use hangyong::domain::script::{ENGLISH, TRADITIONAL};

/// The markup with its texts and attributes converted, except scripts and what is marked as simplified Chinese (names
/// for drivers and signs, the link to the simplified edition) or as a further language such as Japanese.
///
/// An element that is marked holds no other of its kind: the static pages have only paragraphs and links like that.
pub fn traditional(html: &str, words: &Words) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((start, end)) = next_kept(rest) {
        out.push_str(&words.traditional(&rest[..start]));
        out.push_str(&rest[start..end]);
        rest = &rest[end..];
    }
    out.push_str(&words.traditional(rest));
    out
}

/// Where the next element that stays as it is starts and ends, in bytes.
fn next_kept(html: &str) -> Option<(usize, usize)> {
    let mut from = 0;
    loop {
        let start = from + html[from..].find('<')?;
        let tag_end = start + html[start..].find('>')? + 1;
        let tag = &html[start..tag_end];
        if stays(tag) {
            let name: String = tag[1..].chars().take_while(char::is_ascii_alphanumeric).collect();
            let close = format!("</{name}>");
            let end = html[tag_end..].find(&close).map_or(html.len(), |at| tag_end + at + close.len());
            return Some((start, end));
        }
        from = tag_end;
    }
}

fn stays(tag: &str) -> bool {
    let is_script = tag.starts_with("<script") && !tag.contains("application/ld+json");
    is_script || (is_in_another_language(tag) && !tag.starts_with("<html"))
}

/// Whether a tag marks its content as neither traditional Chinese nor English, in which nothing is converted that
/// matters.
fn is_in_another_language(tag: &str) -> bool {
    let lang = tag.split_once(" lang=\"").and_then(|(_, rest)| rest.split('"').next());
    lang.is_some_and(|lang| !lang.eq_ignore_ascii_case(TRADITIONAL.tag) && lang != ENGLISH.tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn converted(html: &str) -> String {
        traditional(html, &Words::read().expect("the words are readable"))
    }

    #[test]
    fn texts_and_attributes_are_converted_and_addresses_stay() {
        assert_eq!(
            converted(r#"<a href="/zh-hant/stops/west-lake/" aria-label="宁波站">去<b>宁波</b></a>"#),
            r#"<a href="/zh-hant/stops/west-lake/" aria-label="寧波站">去<b>寧波</b></a>"#
        );
    }

    #[test]
    fn scripts_stay_and_structured_data_is_converted() {
        let html =
            "<script>\"宁波\"</script><script type=\"application/ld+json\">{\"name\":\"宁波\"}</script>";
        let expected = html.replacen("{\"name\":\"宁波\"}", "{\"name\":\"寧波\"}", 1);
        assert_eq!(converted(html), expected);
    }

    #[test]
    fn what_is_marked_as_simplified_or_japanese_stays_and_what_follows_does_not() {
        let html = "<p class=\"a\" lang=\"zh-Hans\">请到<b>宁波</b></p><p>宁波</p>";
        assert_eq!(converted(html), html.replacen("<p>宁波", "<p>寧波", 1));
        let japanese = "<p lang=\"ja\" dir=\"auto\">中国の<span class=\"whole\">湖</span>です。</p>";
        assert_eq!(converted(japanese), japanese);
        let link = "<a hreflang=\"zh-Hans\" lang=\"zh-Hans\">简体中文</a>";
        assert_eq!(converted(link), link);
    }
}
