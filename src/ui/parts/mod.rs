//! Small parts of pages: functions that take what they show and return markup. They are not components, because they
//! have no state, and each component costs some 3 kB of code in Yew; only a field that is typed in has state.

pub mod bar;
pub mod chips;
pub mod doubt;
pub mod drawing;
pub mod early;
pub mod figure;
pub mod framed;
pub mod full_map;
pub mod further_languages;
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
pub mod stop_pages;
pub mod stop_row;
pub mod strip;
pub mod switches;
pub mod typed_field;
pub mod unfold;

pub use icon::{IconName, icon};
pub use page_link::{PageLink, back_link};
pub use typed_field::TypedField;
pub use unfold::is_unfolded;
