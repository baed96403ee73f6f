//! Small pieces of pages: functions from what they show to markup. They are no components, since they keep nothing of
//! their own, and each component brings some 3 kB of code for its life in Yew; a field that is typed in keeps that.

pub mod bar;
pub mod chips;
pub mod doubt;
pub mod drawing;
pub mod early;
pub mod figure;
pub mod framed;
pub mod full_map;
pub mod host_request;
pub mod hours_table;
pub mod icon;
pub mod landmark;
pub mod notice_bar;
pub mod page_link;
pub mod party_fields;
pub mod picture;
pub mod prose;
pub mod route_card;
pub mod select;
pub mod sources;
pub mod stamp;
pub mod static_part;
pub mod stop_row;
pub mod strip;
pub mod switches;
pub mod typed_field;
pub mod unfold;

pub use icon::{IconName, icon};
pub use page_link::{PageLink, back_link};
pub use typed_field::TypedField;
pub use unfold::is_unfolded;
