//! Draws the map on canvases: the visible one, and an off-screen one for each kept bitmap.

mod pen;

use std::collections::HashMap;

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use crate::geometry::PxRect;
use crate::map::scene::{BitmapId, Color, DrawOp, Font, Measure, Stage, Surface};
pub(super) use pen::Pen;

/// The maximum number of canvases kept for reuse instead of being given back to the browser.
const SPARE: usize = 12;

/// The visible canvas and its off-screen bitmaps.
pub struct CanvasStage {
    screen: HtmlCanvasElement,
    screen_pen: Pen,
    bitmaps: HashMap<BitmapId, HtmlCanvasElement>,
    /// Pictures of an operator's base map: anything that a canvas can draw as an image.
    pictures: HashMap<BitmapId, JsValue>,
    spare: Vec<HtmlCanvasElement>,
    open: Option<(BitmapId, Pen)>,
    probe: Option<Pen>,
    frame_began_ms: f64,
}

impl CanvasStage {
    /// A stage on a canvas; `None` if the browser refuses a 2D context.
    pub fn new(screen: &HtmlCanvasElement) -> Option<Self> {
        let options = js_sys::Object::new();
        let _ = js_sys::Reflect::set(&options, &"alpha".into(), &JsValue::FALSE);
        let context = screen.get_context_with_context_options("2d", &options).ok()??;
        let screen_pen = Pen::new(context.dyn_into().ok()?);
        Some(Self {
            screen: screen.clone(),
            screen_pen,
            bitmaps: HashMap::new(),
            pictures: HashMap::new(),
            spare: Vec::new(),
            open: None,
            probe: probe(),
            frame_began_ms: now_ms(),
        })
    }

    /// Marks the start of a frame.
    pub fn begin_frame(&mut self) {
        self.frame_began_ms = now_ms();
    }

    /// Drops every bitmap and the cached state of the visible canvas.
    pub fn forget_all(&mut self) {
        self.bitmaps.clear();
        self.spare.clear();
        self.screen_pen.forget_state();
    }

    /// To be called when the visible canvas has changed size, which resets its context.
    pub fn screen_changed(&mut self) {
        self.screen_pen.forget_state();
    }

    /// Keeps a picture under an id.
    pub fn put_picture(&mut self, id: BitmapId, picture: JsValue) {
        self.pictures.insert(id, picture);
    }

    /// The number of kept bitmaps.
    pub fn bitmap_count(&self) -> usize {
        self.bitmaps.len()
    }

    fn pen(&mut self) -> &mut Pen {
        self.open.as_mut().map_or(&mut self.screen_pen, |(_, pen)| pen)
    }

    fn canvas(&mut self, width_px: u32, height_px: u32) -> Option<HtmlCanvasElement> {
        let fits = |canvas: &HtmlCanvasElement| canvas.width() == width_px && canvas.height() == height_px;
        if let Some(at) = self.spare.iter().position(fits) {
            return Some(self.spare.swap_remove(at));
        }
        let document = web_sys::window()?.document()?;
        let canvas: HtmlCanvasElement = document.create_element("canvas").ok()?.dyn_into().ok()?;
        canvas.set_width(width_px);
        canvas.set_height(height_px);
        Some(canvas)
    }
}

impl Measure for CanvasStage {
    fn text_width(&mut self, text: &str, font: Font) -> f64 {
        self.screen_pen.text_width(text, font)
    }
}

impl Surface for CanvasStage {
    fn draw(&mut self, op: &DrawOp<'_>) {
        self.pen().draw(op);
    }
}

impl Stage for CanvasStage {
    fn open_bitmap(&mut self, id: BitmapId, width_px: u32, height_px: u32, scale: f64) {
        let Some(canvas) = self.canvas(width_px, height_px) else { return };
        let context = canvas.get_context("2d").ok().flatten();
        let Some(context) = context.and_then(|context| context.dyn_into::<CanvasRenderingContext2d>().ok())
        else {
            return;
        };
        let _ = context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0);
        context.clear_rect(0.0, 0.0, f64::from(width_px), f64::from(height_px));
        let _ = context.set_transform(scale, 0.0, 0.0, scale, 0.0, 0.0);
        self.bitmaps.insert(id, canvas);
        self.open = Some((id, Pen::new(context)));
    }

    fn close_bitmap(&mut self) {
        let Some((id, _)) = self.open.take() else { return };
        // Browsers defer drawing until a canvas is read. Reading it now makes the cost show up in the frame's time.
        if let (Some(canvas), Some(probe)) = (self.bitmaps.get(&id), &self.probe) {
            probe.copy(canvas, PxRect::new(0.0, 0.0, 1.0, 1.0));
        }
    }

    fn drop_bitmap(&mut self, id: BitmapId) {
        self.pictures.remove(&id);
        let Some(canvas) = self.bitmaps.remove(&id) else { return };
        if self.spare.len() < SPARE && canvas.width() >= 256 {
            self.spare.push(canvas);
        } else {
            // Safari frees a canvas's memory when it shrinks, not when it is collected.
            canvas.set_width(0);
            canvas.set_height(0);
        }
    }

    fn clear(&mut self, color: Color) {
        let (width, height) = (f64::from(self.screen.width()), f64::from(self.screen.height()));
        self.screen_pen.clear(color, width, height);
    }

    fn blit(&mut self, id: BitmapId, to: PxRect) {
        if let Some(canvas) = self.bitmaps.get(&id) {
            self.screen_pen.copy(canvas, to);
        } else if let Some(picture) = self.pictures.get(&id) {
            self.screen_pen.copy_picture(picture, to);
        }
    }

    fn elapsed_ms(&mut self) -> f64 {
        now_ms() - self.frame_began_ms
    }
}

/// A one-pixel canvas that is never shown.
fn probe() -> Option<Pen> {
    let canvas: HtmlCanvasElement =
        web_sys::window()?.document()?.create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(1);
    canvas.set_height(1);
    Some(Pen::new(canvas.get_context("2d").ok()??.dyn_into().ok()?))
}

/// The clock of `performance.now()`, which is also that of animation frames and of events.
pub(super) fn now_ms() -> f64 {
    web_sys::window().and_then(|window| window.performance()).map_or(0.0, |performance| performance.now())
}
