//! Cleans up a code from chats, mails and address bars: escaped, broken into lines, with other text attached.

use percent_encoding::percent_decode_str;

/// How many times repeated escaping is undone: `%25252E` was escaped three times.
const MOST_ROUNDS: usize = 4;

/// The parts of a code.
#[derive(Debug, PartialEq, Eq)]
pub struct Cleaned {
    /// The number before the dot.
    pub version: String,
    /// What follows, up to the first character that cannot be part of a code.
    pub body: String,
    /// Everything that follows, without such characters: if a mail program put `> ` before its lines, the code
    /// continues after it.
    pub all: String,
}

/// The parts of a code; `None` if the text does not begin like one.
pub fn clean(text: &str) -> Option<Cleaned> {
    let text = unescaped(text);
    let mut signs =
        text.chars().map(narrow).filter(|sign| !is_blank(*sign)).skip_while(|c| !c.is_alphanumeric());
    let mut version = String::new();
    let dot = loop {
        match signs.next() {
            Some(digit) if digit.is_ascii_digit() && version.len() < 4 => version.push(digit),
            other => break other,
        }
    };
    if version.is_empty() || dot.is_some_and(char::is_alphanumeric) {
        return None;
    }
    let (mut body, mut all, mut ended) = (String::new(), String::new(), dot != Some('.'));
    for sign in signs {
        match sign {
            'A'..='Z' | 'a'..='z' | '0'..='9' | '-' | '_' | '+' | '/' => {
                let sign = match sign {
                    '+' => '-',
                    '/' => '_',
                    other => other,
                };
                all.push(sign);
                if !ended {
                    body.push(sign);
                }
            }
            _ => ended = true,
        }
    }
    Some(Cleaned { version, body, all })
}

/// The bytes of a body, which consists of base64url characters only. Bits that do not fill a byte are dropped, such as
/// those of letters that were attached to a code.
pub fn bytes(body: &str) -> Vec<u8> {
    let (mut held, mut bits) = (0_u32, 0);
    let mut bytes = Vec::with_capacity(body.len() * 3 / 4);
    for sign in body.bytes() {
        let value = match sign {
            b'A'..=b'Z' => sign - b'A',
            b'a'..=b'z' => sign - b'a' + 26,
            b'0'..=b'9' => sign - b'0' + 52,
            b'-' => 62,
            _ => 63,
        };
        held = held << 6 | u32::from(value);
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits & 0xff) as u8);
        }
    }
    bytes
}

fn unescaped(text: &str) -> String {
    let mut text = text.to_owned();
    for _ in 0..MOST_ROUNDS {
        let next = percent_decode_str(&text).decode_utf8_lossy().into_owned();
        if next == text {
            break;
        }
        text = next;
    }
    text
}

/// Converts full-width characters to their usual form.
fn narrow(sign: char) -> char {
    match sign {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(sign) - 0xfee0).unwrap_or(sign),
        _ => sign,
    }
}

/// Characters that may appear within a code and are ignored: whitespace, line breaks, zero-width characters.
fn is_blank(sign: char) -> bool {
    sign.is_whitespace()
        || sign.is_control()
        || matches!(sign, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}
