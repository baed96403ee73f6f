//! The static pages: every address of the site as text, from the same components that run in the browser, with heads
//! for search engines and shared links. Host only: the build calls it, the browser never sees it.

mod cores;
mod head;
mod landmarks;
mod link;
mod notes;
mod opening;
mod page;
mod structured;

#[cfg(test)]
mod tests;

pub use cores::on_every_core;
pub use head::{OEMBED, SHARE_PX};
pub use landmarks::{LandmarkFault, drawings, landmarks};
pub use link::Deployment;
pub use notes::notes;
pub use page::{StaticPage, pages};
