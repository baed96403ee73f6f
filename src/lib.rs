//! 杭甬双城游: a route map of Hangzhou and Ningbo.
//!
//! The layers, in the order in which they may use each other; `ARCHITECTURE.md` explains them in full.

pub mod geometry;

pub mod domain;

pub mod atlas;
pub mod codec;
pub mod embed;
pub mod i18n;
pub mod map;
pub mod plan;

pub mod app;

pub mod platform;

pub mod ui;

#[cfg(not(target_arch = "wasm32"))]
pub mod site;
