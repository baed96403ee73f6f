//! How well the facts of a pack are known: a table by field, based on the facts that its sources claim to give.

use crate::failure::Failure;
use crate::pack_folder;
use hangyong::atlas;
use hangyong::domain::source::{self, Grade};
use hangyong::domain::{Claim, PositionQuality, Stop};
use std::path::Path;

/// The fields of the table: their title, the claim, and whether a stop has a value.
pub type Field = (&'static str, Claim, fn(&Stop) -> bool);

pub const FIELDS: [Field; 7] = [
    ("hours", Claim::Hours, |stop| stop.hours.is_some()),
    ("last entry", Claim::LastEntry, |stop| stop.last_entry.is_some()),
    ("ticket", Claim::Ticket, |stop| stop.ticket_cny.is_some() || !stop.details.tickets.is_empty()),
    ("concessions", Claim::Concessions, |stop| !stop.details.concessions.is_empty()),
    ("booking", Claim::Booking, |stop| stop.details.booking.is_some()),
    ("telephone", Claim::Contact, |stop| stop.details.phone.is_some()),
    ("position", Claim::Position, |stop| {
        stop.quality == PositionQuality::Exact
            || source::grade(&stop.sources, Claim::Position) < Grade::Unsourced
    }),
];

/// The number of stops by how well they know a field.
#[derive(Debug, Default, PartialEq, Eq)]
struct Row {
    official: usize,
    agreed: usize,
    single: usize,
    unsourced: usize,
    differing: usize,
    unknown: usize,
    /// The date of the oldest source that gives it, `YYYY-MM-DD`.
    oldest: Option<String>,
}

/// Prints the table for the pack in a folder.
///
/// # Errors
/// When the pack cannot be read.
pub fn facts(dir: &Path) -> Result<(), Failure> {
    let files = pack_folder::read(dir)?;
    let (atlas, _) = atlas::parse_files(&files)
        .map_err(|findings| Failure::Step(format!("the pack cannot be read: {} errors", findings.len())))?;
    println!(
        "| field | official | agreed | one source | no source named | sources differ | unknown | oldest |"
    );
    println!("| --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |");
    for (title, claim, known) in FIELDS {
        let Row { official, agreed, single, unsourced, differing, unknown, oldest } =
            row(&atlas.stops, claim, known);
        let oldest = oldest.unwrap_or_default();
        println!(
            "| {title} | {official} | {agreed} | {single} | {unsourced} | {differing} | {unknown} | {oldest} |"
        );
    }
    Ok(())
}

fn row(stops: &[Stop], claim: Claim, known: fn(&Stop) -> bool) -> Row {
    let mut row = Row::default();
    for stop in stops {
        if !known(stop) {
            row.unknown += 1;
            continue;
        }
        match source::grade(&stop.sources, claim) {
            Grade::Official => row.official += 1,
            Grade::Agreed => row.agreed += 1,
            Grade::Single => row.single += 1,
            Grade::Unsourced => row.unsourced += 1,
        }
        row.differing += usize::from(stop.differing.contains(claim));
        let giving = stop.sources.iter().filter(|source| source.gives.contains(claim));
        row.oldest = giving.map(|source| source.checked.to_string()).chain(row.oldest.take()).min();
    }
    row
}
