//! The journeys of a reader, from the first tap to what is kept and shared, without a browser. Each walks the real
//! application: the map's engine, the messages, the effects, the machine that keeps the trips, the planner. Only the
//! screen, the disc and the page around a frame are simulated.

#[path = "../sync/disc.rs"]
mod disc;
mod link_to_merged;
mod portal;
mod session;
#[path = "../data/small_pack.rs"]
mod small_pack;
mod tap_to_shared;
mod wish_to_taken;
