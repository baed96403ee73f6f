//! Pictures from the network.

use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlImageElement;

/// A picture that has been decoded and can be drawn at once.
pub struct Picture(pub(super) HtmlImageElement);

/// The picture at an address; `None` where it does not arrive, or is none.
pub async fn load(address: &str) -> Option<Picture> {
    let image = HtmlImageElement::new().ok()?;
    image.set_decoding("async");
    image.set_src(address);
    JsFuture::from(image.decode()).await.ok()?;
    Some(Picture(image))
}
