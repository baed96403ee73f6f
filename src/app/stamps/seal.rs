//! A seal: up to four characters of a stop's name, arranged as on a real seal, in a field with uneven edges.

use crate::i18n::{generic_beginnings, generic_endings};

/// The side length of a seal in its own units.
pub const SIDE: u32 = 48;

/// The outline of the field, as if cut by hand.
const FIELD: &str = "M2.6 6.2Q3 2.7 6.4 2L18.3 2.2L20.1 2.7L22 2.1L41.8 2.2Q45.2 2.8 45.9 6.3L45.7 28.1L45 30.2L45.8 32L45.9 40Q45.2 45.2 40 46L5.8 45.5Q2.9 45 2.6 42L2.5 31.2L3.2 29.5L2.5 28.4Z";

/// Up to four characters that represent a Chinese name. Text in brackets is left out. From names of more than four
/// characters, endings that say what kind of place it is and beginnings that say whose it is are removed as well, as
/// long as two characters are left.
pub fn characters(name: &str) -> Vec<char> {
    let name = name.split(['（', '(', '·']).find(|part| !part.trim().is_empty()).unwrap_or(name);
    let mut letters: Vec<char> = name.chars().filter(|letter| letter.is_alphanumeric()).collect();
    while letters.len() > 4 {
        let text: String = letters.iter().collect();
        let Some(shorter) = shorter(&text) else { break };
        letters = shorter.chars().collect();
    }
    letters.truncate(4);
    letters
}

fn shorter(text: &str) -> Option<&str> {
    let without_end = generic_endings().iter().find_map(|ending| text.strip_suffix(ending));
    let without_head = || generic_beginnings().iter().find_map(|head| text.strip_prefix(head));
    without_end.or_else(without_head).filter(|shorter| shorter.chars().count() >= 2)
}

/// The colours of a seal, in SVG notation.
#[derive(Clone, Copy, Debug)]
pub struct Ink<'a> {
    /// The colour of the field, or of its outline if there is no stamp.
    pub field: &'a str,
    /// The colour of the characters in the field.
    pub cut: &'a str,
}

/// The drawing of a seal as SVG elements, [`SIDE`] wide and high: a field with its characters cut out, or a faint
/// outline of both if there is no stamp.
pub fn elements(name: &str, stamped: bool, ink: Ink<'_>) -> String {
    let Ink { field, cut } = ink;
    let letters = characters(name);
    if stamped {
        return format!("<path d=\"{FIELD}\" fill=\"{field}\"/>{}", signs(&letters, cut, ""));
    }
    let outline = format!(
        "<path d=\"{FIELD}\" fill=\"none\" stroke=\"{field}\" stroke-width=\"1\" stroke-dasharray=\"3 2.4\" opacity=\"0.6\"/>"
    );
    outline + &signs(&letters, field, " opacity=\"0.45\"")
}

/// The characters in columns from right to left, each column from top to bottom.
fn signs(letters: &[char], fill: &str, more: &str) -> String {
    let (size, places): (u32, &[(u32, u32)]) = match letters.len() {
        1 => (30, &[(24, 35)]),
        2 => (20, &[(24, 21), (24, 42)]),
        3 => (18, &[(34, 21), (34, 41), (14, 31)]),
        _ => (18, &[(34, 21), (34, 41), (14, 21), (14, 41)]),
    };
    let one = |(letter, (x, y)): (&char, &(u32, u32))| {
        format!(
            "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" fill=\"{fill}\" text-anchor=\"middle\" font-family=\"{FONT}\" font-weight=\"600\"{more}>{letter}</text>"
        )
    };
    letters.iter().zip(places).map(one).collect()
}

/// Fonts with Chinese serifs, as used for titles. Without quotation marks, because the list is used in an attribute.
pub const FONT: &str = "Songti SC, Noto Serif CJK SC, Noto Serif SC, Source Han Serif SC, STSong, serif";

#[cfg(test)]
mod tests {
    use super::*;

    fn of(name: &str) -> String {
        characters(name).into_iter().collect()
    }

    #[test]
    fn a_seal_has_the_characters_that_a_name_is_known_by() {
        for (name, seal) in [
            ("西湖", "西湖"),
            ("天一阁博物院", "天一阁"),
            ("良渚古城遗址公园", "良渚古城"),
            ("拱宸桥", "拱宸桥"),
            ("宁波博物馆", "宁波"),
            ("杭州西溪国家湿地公园", "杭州西溪"),
            ("绍兴古纤道遗址", "古纤道"),
            ("余姚王阳明故居", "王阳明"),
            ("普陀山", "普陀山"),
            ("“大莲花”", "大莲花"),
            ("老外滩（江北）", "老外滩"),
        ] {
            assert_eq!(of(name), seal, "{name}");
        }
    }

    #[test]
    fn no_name_breaks_a_seal_and_none_becomes_markup() {
        for name in ["", "<&\"", "A", "🏯🏯", "一二三四五六七八"] {
            let drawn = elements(name, true, Ink { field: "red", cut: "white" });
            assert!(drawn.matches("<text").count() <= 4 && !drawn.contains("<<"), "{drawn}");
        }
    }
}
