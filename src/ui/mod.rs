//! The pages in Yew. Only what keeps state of its own (the frame, the map, the grip, the code generator) is a
//! component; everything else is a function that takes a [`store::View`] and returns markup, because each component
//! costs some 3 kB of code. Where a page must not inherit what the reader opened on another, its outer element has a
//! key.

pub mod app;
pub mod effects;
pub mod map_canvas;
pub mod panels;
pub mod parts;
pub mod root;
pub mod sheet;
pub mod store;
