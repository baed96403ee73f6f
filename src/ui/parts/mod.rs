//! Small pieces of pages.

pub mod chips;
pub mod figure;
pub mod hours_table;
pub mod icon;
pub mod notice_bar;
pub mod page_link;
pub mod route_card;
pub mod sources;
pub mod stop_row;
pub mod strip;
pub mod switches;

pub use icon::{Icon, IconName};
pub use page_link::PageLink;
