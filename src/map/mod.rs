//! The map: what is drawn and where, without a browser.

pub mod basemap;
