//! Pieces of pages rendered to strings: what a reader would notice, in both languages.

mod agreement;
mod benefits;
mod driver_card;
mod further_filters;
mod happening;
mod line;
mod onward;
#[path = "../data/own_pack.rs"]
mod own_pack;
mod pages;
mod pieces;
mod rendered;
mod sports;
mod stamps;
mod trip_page;
mod trips;
