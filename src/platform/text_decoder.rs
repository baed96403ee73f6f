//! Text encodings that the browser supports and this program has no tables for: GBK, Big5, Shift JIS.

use web_sys::{TextDecoder, TextDecoderOptions};

/// Decodes bytes in the encoding of that name; `None` if the browser does not know it or the bytes are invalid.
pub fn decode(name: &str, bytes: &[u8]) -> Option<String> {
    let options = TextDecoderOptions::new();
    options.set_fatal(true);
    let decoder = TextDecoder::new_with_label_and_options(name, &options).ok()?;
    decoder.decode_with_u8_array(bytes).ok()
}
