//! Resolves `&amp;` and the like: characters by number, the five XML names, and the HTML names that travel texts use.

use quick_xml::events::BytesRef;

/// The names of the upper half of Latin-1, in the order of their characters from U+00A0 on.
const LATIN: &str = "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 \
    acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig \
    Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave \
    Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave \
    iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";
/// Other names.
const OTHERS: [(&str, char); 34] = [
    ("lt", '<'),
    ("gt", '>'),
    ("amp", '&'),
    ("quot", '"'),
    ("apos", '\''),
    ("ensp", '\u{2002}'),
    ("emsp", '\u{2003}'),
    ("thinsp", '\u{2009}'),
    ("zwnj", '\u{200c}'),
    ("zwj", '\u{200d}'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("sbquo", '‚'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("bdquo", '„'),
    ("bull", '•'),
    ("hellip", '…'),
    ("prime", '′'),
    ("lsaquo", '‹'),
    ("rsaquo", '›'),
    ("euro", '€'),
    ("trade", '™'),
    ("larr", '←'),
    ("uarr", '↑'),
    ("rarr", '→'),
    ("darr", '↓'),
    ("OElig", 'Œ'),
    ("oelig", 'œ'),
    ("Scaron", 'Š'),
    ("scaron", 'š'),
    ("Yuml", 'Ÿ'),
];
/// The longest accepted name or number, in bytes.
const LONGEST: usize = 10;

/// The text that an entity reference stands for; `None` if its name is unknown.
pub fn resolved(reference: &BytesRef<'_>) -> Option<String> {
    of_name(reference.as_ref()).map(String::from)
}

/// A value with its references resolved, and whether it has a bare `&`; `None` if a name is unknown.
pub fn unescaped(value: &str) -> Option<(String, bool)> {
    let (mut text, mut bare) = (String::with_capacity(value.len()), false);
    let mut rest = value;
    while let Some((before, after)) = rest.split_once('&') {
        text.push_str(before);
        rest = after;
        let name = after.split_once(';').filter(|(name, _)| is_name(name));
        match name {
            Some((name, behind)) => {
                text.push(of_name(name)?);
                rest = behind;
            }
            None => {
                text.push('&');
                bare = true;
            }
        }
    }
    text.push_str(rest);
    Some((text, bare))
}

fn is_name(name: &str) -> bool {
    let name = name.strip_prefix('#').unwrap_or(name);
    (1..=LONGEST).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

fn of_name(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let number = match number.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(number).filter(|c| *c != '\0');
    }
    let other = OTHERS.iter().find(|(known, _)| *known == name).map(|(_, c)| *c);
    let latin = || {
        LATIN.split_whitespace().zip('\u{a0}'..='\u{ff}').find(|(known, _)| *known == name).map(|(_, c)| c)
    };
    other.or_else(latin)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_html_are_their_characters() {
        for (name, c) in [
            ("eacute", 'é'),
            ("nbsp", '\u{a0}'),
            ("yuml", 'ÿ'),
            ("#x4e00", '一'),
            ("#65", 'A'),
            ("times", '×'),
        ] {
            assert_eq!(of_name(name), Some(c), "{name}");
        }
        assert_eq!((of_name("b"), of_name("#0"), of_name("#xd800")), (None, None, None));
    }

    #[test]
    fn a_bare_ampersand_is_read_as_it_stands_and_told() {
        assert_eq!(unescaped("Tom & Jerry&amp;Co"), Some(("Tom & Jerry&Co".into(), true)));
        assert_eq!(unescaped("a&lt;b"), Some(("a<b".into(), false)));
        assert_eq!(unescaped("&b;"), None);
    }
}
