//! `cargo xtask bench sense`: plans the requests of real visitors and lists what a local would find wrong with them.

use crate::failure::Failure;
use crate::{plan_trip, workspace};
use hangyong::app::planning::asked_in_file;
use hangyong::plan::trip::rounds;

#[path = "../../../tests/sense/requests/judge.rs"]
mod judge;

/// Prints a table with a line for each request.
///
/// # Errors
/// When the site's own pack cannot be read.
pub fn run() -> Result<(), Failure> {
    let (atlas, ways) = plan_trip::pack()?;
    let requests = judge::requests(&workspace::root().join("tests/sense/requests"));
    println!("\n## sense: requests\n");
    println!("| request | stops by day | on foot | on the way | over at | wrong |");
    println!("| --- | --- | --: | --: | --: | --- |");
    let mut held = 0;
    for (name, request) in &requests {
        let rounds = asked_in_file(&request.wishes, &atlas).map_or(1_000, |(wishes, _)| rounds(&wishes));
        let verdict = judge::judged(request, &atlas, &ways, rounds);
        held += usize::from(verdict.faults.is_empty());
        let day = |stops: &Vec<hangyong::domain::StopId>| {
            let names: Vec<String> = stops.iter().map(ToString::to_string).collect();
            names.join(", ")
        };
        let days: Vec<String> = verdict.days.iter().map(day).collect();
        println!(
            "| {name}: {} | {} | {} m | {} % | {} | {} |",
            request.says,
            days.join(" / "),
            verdict.walk_m,
            verdict.way_percent,
            judge::clock(verdict.ends),
            verdict.faults.join("; "),
        );
    }
    println!("\n{held} of {} hold.", requests.len());
    Ok(())
}
