//! From bytes to text: UTF-8, UTF-16 by its byte order mark or first bytes, other encodings by the XML declaration.
//!
//! The tables of other encodings are not included: browsers have them, and pass in a [`Decode`].

use super::ImportError;

/// Decodes bytes in the named encoding; `None` if the encoding is unknown or the bytes are not valid in it.
pub type Decode = fn(&str, &[u8]) -> Option<String>;

/// How many bytes at the start of a file are searched for its declaration.
const DECLARATION_BYTES: usize = 200;

/// The text of a file.
///
/// # Errors
/// Fails when the bytes are not valid text in the encoding that they declare, or in UTF-8 if they declare none.
pub fn text_of(bytes: &[u8], decode: Decode) -> Result<String, ImportError> {
    let utf16 = |from_pair: fn([u8; 2]) -> u16, bytes: &[u8]| {
        let units = bytes.chunks_exact(2).map(|pair| from_pair([pair[0], pair[1]]));
        let text: Result<String, _> = char::decode_utf16(units).collect();
        text.map_err(|_| ImportError::OtherEncoding("UTF-16".into()))
    };
    match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => utf8(rest),
        [0xff, 0xfe, rest @ ..] => utf16(u16::from_le_bytes, rest),
        [0xfe, 0xff, rest @ ..] => utf16(u16::from_be_bytes, rest),
        // No byte order mark, but a zero byte beside the first character of a supported format: UTF-16.
        [b'<' | b'{' | b'[', 0, ..] => utf16(u16::from_le_bytes, bytes),
        [0, b'<' | b'{' | b'[', ..] => utf16(u16::from_be_bytes, bytes),
        _ => match declared(bytes) {
            Some(name) if !name.eq_ignore_ascii_case("utf-8") && !name.eq_ignore_ascii_case("utf-16") => {
                decode(&name, bytes).ok_or(ImportError::OtherEncoding(name))
            }
            _ => utf8(bytes),
        },
    }
}

fn utf8(bytes: &[u8]) -> Result<String, ImportError> {
    let text = str::from_utf8(bytes).map_err(|error| ImportError::NotUtf8(error.valid_up_to()))?;
    Ok(text.trim_start_matches('\u{FEFF}').to_owned())
}

/// The encoding named in the XML declaration.
fn declared(bytes: &[u8]) -> Option<String> {
    let start = bytes.get(..bytes.len().min(DECLARATION_BYTES))?;
    let start: String = start.iter().map(|byte| char::from(*byte)).collect();
    let declaration = start.trim_start().strip_prefix("<?xml")?.split("?>").next()?;
    let value = declaration.split("encoding").nth(1)?.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    value.get(1..)?.split(quote).next().map(|name| name.trim().to_owned())
}
