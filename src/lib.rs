//! 杭甬双城游: a route map of Hangzhou and Ningbo.
//!
//! The layers, in the order in which they may use each other; `ARCHITECTURE.md` tells the whole story.

pub mod domain;
pub mod geometry;
pub mod plan;
