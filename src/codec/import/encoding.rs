//! From bytes to text: UTF-8, UTF-16 by its mark or declaration, others by the declaration of the XML.
//!
//! Not here: the tables of other encodings. Browsers have them all, and hand in a [`Decode`].

use super::ImportError;

/// The text of bytes in the encoding of that name; none where there is no such encoding, or the bytes are not of it.
pub type Decode = fn(&str, &[u8]) -> Option<String>;

/// So far into a file its declaration is looked for.
const DECLARATION_BYTES: usize = 200;

/// The text of a file.
///
/// # Errors
/// When the bytes are no text in the encoding that they declare, or in UTF-8 where they declare none.
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
        // No mark, but every second byte of what every file of ours begins with is nothing.
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

/// The encoding that XML says it has.
fn declared(bytes: &[u8]) -> Option<String> {
    let start = bytes.get(..bytes.len().min(DECLARATION_BYTES))?;
    let start: String = start.iter().map(|byte| char::from(*byte)).collect();
    let declaration = start.trim_start().strip_prefix("<?xml")?.split("?>").next()?;
    let value = declaration.split("encoding").nth(1)?.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    value.get(1..)?.split(quote).next().map(|name| name.trim().to_owned())
}
