//! The pages as Yew components: containers that read the state, parts that only get properties.

pub mod app;
pub mod effects;
pub mod map_canvas;
pub mod panels;
pub mod parts;
pub mod root;
pub mod sheet;
pub mod store;
