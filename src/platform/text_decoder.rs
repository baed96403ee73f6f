//! The encodings that the browser knows and no table of ours has: GBK, Big5, Shift JIS.

use web_sys::{TextDecoder, TextDecoderOptions};

/// The text of bytes in the encoding of that name; none where the browser knows none, or the bytes are not of it.
pub fn decode(name: &str, bytes: &[u8]) -> Option<String> {
    let options = TextDecoderOptions::new();
    options.set_fatal(true);
    let decoder = TextDecoder::new_with_label_and_options(name, &options).ok()?;
    decoder.decode_with_u8_array(bytes).ok()
}
