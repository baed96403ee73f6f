//! The static pages: every address of the site as text, from the same components that run in the browser.
//! Host only: the build calls it, the browser never sees it.

mod page;

pub use page::{StaticPage, pages};
