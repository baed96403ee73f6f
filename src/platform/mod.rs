//! The browser boundary: the only code that uses `web-sys`. It knows neither Yew nor the application's state, and
//! JavaScript errors (`JsValue`) do not leave this module.

pub mod after_painting;
mod canvas_stage;
pub mod channel;
pub mod chosen_file;
pub mod clipboard;
pub mod clock;
pub mod conversation;
pub mod document;
pub mod drafts;
pub mod fetch;
pub mod frame;
pub mod geolocation;
pub mod handing_over;
pub mod kept_bytes;
mod listener;
pub mod location;
mod map_input;
pub mod map_view;
pub mod page_life;
pub mod picture;
pub mod preferences;
pub mod print_life;
pub mod random;
pub mod ranges;
pub mod rest;
pub mod row_drag;
pub mod shared_here;
pub mod sight;
pub mod stop;
pub mod storage;
pub mod task;
pub mod text_decoder;
pub mod text_field;
pub mod timer;
pub mod voice;
pub mod waiting_picture;
pub mod wake_lock;
pub mod worker;

pub use canvas_stage::CanvasStage;
pub use listener::Listener;
pub use map_view::MapView;
