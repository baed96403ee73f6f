//! The browser's edge: the only code that speaks `web-sys`. It knows neither Yew nor the application's state, and
//! what a browser may refuse (`JsValue`) stops here.

mod canvas_stage;
mod listener;
mod map_input;
pub mod map_view;

pub use canvas_stage::CanvasStage;
pub use listener::Listener;
pub use map_view::MapView;
