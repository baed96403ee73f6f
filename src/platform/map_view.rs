//! The map engine on a canvas of the page: takes input, paints frames while there is something to draw, and undoes
//! everything when it is dropped.

use crate::geometry::maths;
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, HtmlCanvasElement, PageTransitionEvent, ResizeObserver, Window};

use super::canvas_stage::now_ms;
use super::picture::Picture;
use super::{CanvasStage, Listener, map_input};
use crate::map::scene::BitmapId;
use crate::map::{Insets, MapEngine, MapEvent, RawInput, Viewport};

/// Marks the moment when everything that the map shows at first has been painted.
pub const PAINTED: &str = "hangyong:routes-painted";

/// Screens with more device pixels per CSS pixel are drawn at this ratio: the difference is not visible.
const MAX_DPR: f64 = 3.0;

/// Receives the map's events.
pub type OnMapEvent = Rc<dyn Fn(MapEvent)>;

/// Measures how much of the map's lower edge the page covers, in CSS pixels.
pub type Covered = fn() -> f64;

/// The callback of an animation frame.
type FrameClosure = Closure<dyn FnMut(f64)>;

/// The map engine on a canvas.
pub struct MapView {
    inner: Rc<Inner>,
    _listeners: Vec<Listener>,
    _on_resize: Closure<dyn FnMut()>,
    resize: Option<ResizeObserver>,
}

struct Inner {
    window: Window,
    canvas: HtmlCanvasElement,
    engine: Rc<RefCell<MapEngine>>,
    stage: RefCell<Option<CanvasStage>>,
    on_event: OnMapEvent,
    covered: Covered,
    /// CSS pixels per engine pixel: above 1 for readers who want everything larger.
    magnified: Cell<f64>,
    requested: Cell<Option<i32>>,
    /// Fires when the screen's pixel ratio changes.
    on_ratio: RefCell<Option<Listener>>,
    on_frame: RefCell<Option<FrameClosure>>,
}

impl MapView {
    /// Puts the engine on a canvas, whose size is set by the page's style. Returns `None` outside a window.
    pub fn attach(
        canvas: &HtmlCanvasElement,
        engine: Rc<RefCell<MapEngine>>,
        on_event: OnMapEvent,
        covered: Covered,
    ) -> Option<Self> {
        let inner = Rc::new(Inner {
            window: web_sys::window()?,
            canvas: canvas.clone(),
            engine,
            stage: RefCell::new(CanvasStage::new(canvas)),
            on_event,
            covered,
            magnified: Cell::new(1.0),
            requested: Cell::new(None),
            on_ratio: RefCell::default(),
            on_frame: RefCell::new(None),
        });
        let weak = Rc::downgrade(&inner);
        *inner.on_frame.borrow_mut() = Some(Closure::new(move |_| {
            if let Some(inner) = weak.upgrade() {
                inner.frame();
            }
        }));
        let weak = Rc::downgrade(&inner);
        let on_resize = Closure::new(move || {
            if let Some(inner) = weak.upgrade() {
                inner.fit_canvas();
            }
        });
        let resize = ResizeObserver::new(on_resize.as_ref().unchecked_ref()).ok();
        if let Some(resize) = &resize {
            observe_pixels(resize, canvas);
        }
        let listeners = listen(&inner);
        inner.fit_canvas();
        follow_ratio(&inner);
        Some(Self { inner, _listeners: listeners, _on_resize: on_resize, resize })
    }

    /// Stores a picture on the stage under an id.
    pub fn put_picture(&self, id: BitmapId, picture: Picture) {
        if let Some(stage) = self.inner.stage.borrow_mut().as_mut() {
            stage.put_picture(id, picture.0);
        }
    }

    /// To be called when the page's layout around the map has changed; `times` is the magnification (1 is normal).
    pub fn lay_out(&self, times: f64) {
        self.inner.magnified.set(times);
        self.inner.fit_canvas();
    }

    /// Requests a frame; to be called after the engine's state was changed.
    pub fn wake(&self) {
        self.inner.wake();
    }
}

impl Drop for MapView {
    fn drop(&mut self) {
        if let Some(resize) = &self.resize {
            resize.disconnect();
        }
        if let Some(handle) = self.inner.requested.take() {
            let _ = self.inner.window.cancel_animation_frame(handle);
        }
        self.inner.on_frame.borrow_mut().take();
        self.inner.on_ratio.borrow_mut().take();
    }
}

impl Inner {
    fn wake(&self) {
        if self.requested.get().is_some() {
            return;
        }
        let on_frame = self.on_frame.borrow();
        let Some(on_frame) = on_frame.as_ref() else { return };
        let handle = self.window.request_animation_frame(on_frame.as_ref().unchecked_ref());
        self.requested.set(handle.ok());
    }

    fn frame(&self) {
        self.requested.set(None);
        let outcome = {
            let mut stage = self.stage.borrow_mut();
            let (Some(stage), Ok(mut engine)) = (stage.as_mut(), self.engine.try_borrow_mut()) else {
                return;
            };
            stage.begin_frame();
            // The event clock rather than the frame's timestamp, which may be slightly earlier than the last event.
            engine.frame(now_ms(), stage)
        };
        if outcome.needs_another {
            self.wake();
        }
        self.tell(outcome.events);
    }

    fn tell(&self, events: Vec<MapEvent>) {
        for event in events {
            if event == MapEvent::Painted {
                mark(&self.window, PAINTED);
            }
            (self.on_event)(event);
        }
    }

    fn input(&self, input: RawInput, event: &Event) {
        let (wanted, events) = {
            let Ok(mut engine) = self.engine.try_borrow_mut() else { return };
            let wanted = engine.wants(&input);
            (wanted, engine.input(input, now_ms()))
        };
        if wanted && event.cancelable() {
            event.prevent_default();
        }
        self.wake();
        self.tell(events);
    }

    /// Gives the canvas one pixel per screen pixel, up to [`MAX_DPR`], and tells the engine which part is visible.
    fn fit_canvas(&self) {
        let rect = self.canvas.get_bounding_client_rect();
        let dpr = maths::clamp(self.window.device_pixel_ratio(), 0.5, MAX_DPR);
        let (width, height) = (rect.width(), rect.height());
        let (width_px, height_px) = ((width * dpr).round() as u32, (height * dpr).round() as u32);
        if self.canvas.width() != width_px || self.canvas.height() != height_px {
            self.canvas.set_width(width_px);
            self.canvas.set_height(height_px);
            if let Some(stage) = self.stage.borrow_mut().as_mut() {
                stage.screen_changed();
            }
        }
        if let Ok(mut engine) = self.engine.try_borrow_mut() {
            let times = self.magnified.get();
            let insets = Insets { bottom: (self.covered)() / times, ..Insets::default() };
            let (width_px, height_px) = (width / times, height / times);
            engine.set_room(Viewport { width_px, height_px, dpr: dpr * times, insets });
        }
        // Paint now, not at the next frame: a resized canvas is blank until something is drawn.
        if let Some(handle) = self.requested.take() {
            let _ = self.window.cancel_animation_frame(handle);
        }
        self.frame();
    }

    /// For when the browser gave the canvas a new context, or may have discarded the bitmaps.
    fn repaint_all(&self) {
        if let Some(stage) = self.stage.borrow_mut().as_mut() {
            stage.forget_all();
        }
        if let Ok(mut engine) = self.engine.try_borrow_mut() {
            engine.forget_bitmaps();
        }
        self.wake();
    }
}

fn listen(inner: &Rc<Inner>) -> Vec<Listener> {
    let canvas = &inner.canvas;
    let on = |name, passive, heard: fn(&Inner, &Event)| {
        let weak: Weak<Inner> = Rc::downgrade(inner);
        Listener::new(canvas, name, passive, move |event| {
            if let Some(inner) = weak.upgrade() {
                heard(&inner, &event);
            }
        })
    };
    let mut listeners = vec![
        on("wheel", false, heard_wheel),
        on("keydown", false, heard_key),
        on("touchmove", false, heard_touch),
        on("contextrestored", true, |inner, _| inner.repaint_all()),
        on("contextmenu", true, |inner, event| inner.input(RawInput::Menu, event)),
    ];
    for name in ["gesturestart", "gesturechange", "gestureend"] {
        listeners.push(on(name, false, heard_trackpad));
    }
    // If a button is released where no event arrives, the capture is lost as well.
    for name in
        ["pointerdown", "pointermove", "pointerup", "pointercancel", "lostpointercapture", "pointerleave"]
    {
        listeners.push(on(name, false, heard_pointer));
    }
    if let Some(document) = inner.window.document() {
        let weak = Rc::downgrade(inner);
        // After a freeze the bitmaps may have been discarded too.
        listeners.push(Listener::new(&document, "resume", true, move |_| {
            if let Some(inner) = weak.upgrade() {
                inner.repaint_all();
            }
        }));
        let weak = Rc::downgrade(inner);
        listeners.push(Listener::new(&document, "visibilitychange", true, move |_| {
            if let Some(inner) = weak.upgrade().filter(|inner| is_visible(&inner.window)) {
                inner.fit_canvas();
                inner.wake();
            }
        }));
    }
    for name in ["resize", "pageshow"] {
        let weak = Rc::downgrade(inner);
        listeners.push(Listener::new(&inner.window, name, true, move |event| {
            let Some(inner) = weak.upgrade() else { return };
            // A page from the back-forward cache: its bitmaps may have been discarded meanwhile.
            if event.dyn_ref().is_some_and(PageTransitionEvent::persisted) {
                inner.repaint_all();
            }
            inner.fit_canvas();
        }));
    }
    listeners
}

/// Observes the canvas in device pixels, so that a change of their size is noticed too. Browsers without that box
/// option reject the whole call; there the canvas is observed in CSS pixels.
fn observe_pixels(resize: &ResizeObserver, canvas: &HtmlCanvasElement) {
    let options = js_sys::Object::new();
    let _new_object = js_sys::Reflect::set(&options, &"box".into(), &"device-pixel-content-box".into());
    let observe = js_sys::Reflect::get(resize, &"observe".into()).ok();
    let observe = observe.and_then(|observe| observe.dyn_into::<js_sys::Function>().ok());
    if observe.is_none_or(|observe| observe.call2(resize, canvas, &options).is_err()) {
        resize.observe(canvas);
    }
}

/// Follows the pixel ratio: a window moved to another screen may get another ratio without changing size. A query
/// covers only one ratio, so each change registers a new query.
fn follow_ratio(inner: &Rc<Inner>) {
    let Ok(ratio) = js_sys::Number::from(inner.window.device_pixel_ratio()).to_string_with_radix(10) else {
        return;
    };
    let query = ["(resolution: ", &String::from(ratio), "dppx)"].concat();
    let Ok(Some(list)) = inner.window.match_media(&query) else { return };
    let weak = Rc::downgrade(inner);
    let listener = Listener::new(&list, "change", true, move |_| {
        if let Some(inner) = weak.upgrade() {
            inner.fit_canvas();
            follow_ratio(&inner);
        }
    });
    inner.on_ratio.replace(Some(listener));
}

fn heard_pointer(inner: &Inner, event: &Event) {
    let Some(input) = map_input::pointer(event, &inner.canvas, inner.magnified.get()) else { return };
    match input {
        RawInput::PointerDown { id, .. } => {
            // A pointer that is already gone cannot be captured; then there is nothing to capture it for.
            let _ = inner.canvas.set_pointer_capture(id);
        }
        RawInput::PointerUp { id, .. } => {
            let _ = inner.canvas.release_pointer_capture(id);
        }
        _ => {}
    }
    inner.input(input, event);
}

fn heard_wheel(inner: &Inner, event: &Event) {
    if let Some(input) = map_input::wheel(event, &inner.canvas, inner.magnified.get()) {
        inner.input(input, event);
    }
}

fn heard_trackpad(inner: &Inner, event: &Event) {
    inner.input(map_input::trackpad(event, &inner.canvas, inner.magnified.get()), event);
}

fn heard_key(inner: &Inner, event: &Event) {
    if let Some(input) = map_input::key(event) {
        inner.input(input, event);
    }
}

/// Two fingers belong to the map even where one finger scrolls the page; pointer events alone cannot express that.
fn heard_touch(_inner: &Inner, event: &Event) {
    let fingers = event.dyn_ref::<web_sys::TouchEvent>().map_or(0, |event| event.touches().length());
    if fingers > 1 && event.cancelable() {
        event.prevent_default();
    }
}

fn is_visible(window: &Window) -> bool {
    let state = window.document().map(|document| document.visibility_state());
    state == Some(web_sys::VisibilityState::Visible)
}

fn mark(window: &Window, name: &str) {
    // A browser without User Timing cannot measure anyway.
    let _ = window.performance().map(|performance| performance.mark(name));
}
