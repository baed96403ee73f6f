//! search prototype
mod anneal;
mod plain;
mod plan;
mod recreate;
mod ruin;

pub(crate) use plain::Plain;
use plan::{NOWHERE, Plan, Route};
pub(crate) use anneal::*;

/// Where a visit would go, and what it would take.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place {
    pub position: usize,
    pub cost: i32,
}

/// What a problem must answer for the search.
pub(crate) trait Rules {
    fn visits(&self) -> usize;
    fn ends(&self) -> &[(u16, u16)];
    fn score(&self, visit: u16) -> i64;
    fn near(&self, visit: u16) -> &[u16];
    fn refresh(&self, day: usize, route: &mut Route);
    fn place(&self, day: usize, route: &Route, visit: u16, blink: impl FnMut() -> bool) -> Option<Place>;
}
