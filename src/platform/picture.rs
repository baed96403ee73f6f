//! Pictures: from the network, from bytes, or painted by the program.

use js_sys::{Array, Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, HtmlCanvasElement, HtmlImageElement, Url};

use super::canvas_stage::Pen;
use crate::map::scene::{DrawOp, Font, Measure, Surface};

/// A decoded picture: anything that a canvas can draw as an image.
pub struct Picture(pub(super) JsValue);

/// The picture at an address; `None` if it does not arrive or is not a picture.
pub async fn load(address: &str) -> Option<Picture> {
    let image = HtmlImageElement::new().ok()?;
    image.set_decoding("async");
    image.set_src(address);
    JsFuture::from(image.decode()).await.ok()?;
    Some(Picture(image.into()))
}

/// The picture in a file's bytes of that media type; `None` if they are not a picture.
pub async fn from_bytes(bytes: &[u8], media_type: &str) -> Option<Picture> {
    let how = BlobPropertyBag::new();
    how.set_type(media_type);
    let parts = Array::of1(&Uint8Array::from(bytes));
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &how).ok()?;
    let address = Url::create_object_url_with_blob(&blob).ok()?;
    let picture = load(&address).await;
    // The URL was created above; revoking it frees the bytes.
    let _ = Url::revoke_object_url(&address);
    picture
}

/// A square painted by `paint`, `side_px` units wide, with `scale` device pixels per unit; `None` if the browser
/// provides no canvas.
///
/// # Errors
/// The error that `paint` returns.
pub fn painted<E>(
    side_px: f64,
    scale: f64,
    paint: impl FnOnce(&mut dyn Surface) -> Result<(), E>,
) -> Result<Option<Picture>, E> {
    let Some((canvas, mut easel)) = easel(side_px, scale) else { return Ok(None) };
    paint(&mut easel)?;
    Ok(Some(Picture(canvas.into())))
}

/// Renders an SVG document as PNG with that width and height in pixels; `None` if the browser cannot.
pub async fn png_of_svg(svg: &str, width: u32, height: u32) -> Option<Blob> {
    let picture = from_bytes(svg.as_bytes(), "image/svg+xml").await?;
    let document = web_sys::window()?.document()?;
    let canvas: HtmlCanvasElement = document.create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(width);
    canvas.set_height(height);
    let context: web_sys::CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    let image: &HtmlImageElement = picture.0.dyn_ref()?;
    let (wide, high) = (f64::from(width), f64::from(height));
    context.draw_image_with_html_image_element_and_dw_and_dh(image, 0.0, 0.0, wide, high).ok()?;
    let made = Promise::new(&mut |resolve, reject| {
        if let Err(why) = canvas.to_blob(resolve.unchecked_ref()) {
            let _listening = reject.call1(&JsValue::NULL, &why);
        }
    });
    JsFuture::from(made).await.ok()?.dyn_into().ok()
}

/// A picture as a `data:` URL, which a long press can save where the page's own files cannot be saved.
pub async fn data_address(blob: &Blob) -> Option<String> {
    let bytes = Uint8Array::new(&JsFuture::from(blob.array_buffer()).await.ok()?).to_vec();
    let letters: String = bytes.iter().map(|byte| char::from(*byte)).collect();
    let encoded = web_sys::window()?.btoa(&letters).ok()?;
    Some(format!("data:{};base64,{encoded}", blob.type_()))
}

/// An SVG document as a `data:` URL.
pub fn data_address_of_svg(svg: &str) -> String {
    format!("data:image/svg+xml,{}", js_sys::encode_uri_component(svg))
}

fn easel(side_px: f64, scale: f64) -> Option<(HtmlCanvasElement, Easel)> {
    let canvas: HtmlCanvasElement =
        web_sys::window()?.document()?.create_element("canvas").ok()?.dyn_into().ok()?;
    let side = (side_px * scale).round() as u32;
    canvas.set_width(side);
    canvas.set_height(side);
    let context: web_sys::CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    context.scale(scale, scale).ok()?;
    Some((canvas, Easel(Pen::new(context))))
}

/// An off-screen canvas.
struct Easel(Pen);

impl Measure for Easel {
    fn text_width(&mut self, text: &str, font: Font) -> f64 {
        self.0.text_width(text, font)
    }
}

impl Surface for Easel {
    fn draw(&mut self, op: &DrawOp<'_>) {
        self.0.draw(op);
    }
}
