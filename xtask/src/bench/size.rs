//! The size of the first view: by the files that the page names, and by what a browser actually requests.

use super::driver;
use crate::build::{self, sizes};
use crate::failure::Failure;
use crate::{serve, tools};
use std::collections::BTreeSet;
use std::ffi::OsStr;

/// Prints the tables for the site that was built last, and where they differ from what Chromium requests.
///
/// # Errors
/// When no site was built, tools cannot be installed, or the script fails.
pub fn run() -> Result<(), Failure> {
    let site = build::default_out();
    let listed = sizes::first_view(&site)?;
    println!("{}\n{}", listed.table("first view"), sizes::later(&site)?.table("later, when it is wanted"));
    let tools = tools::for_the_browser()?;
    let served = serve::on_a_free_port(&site, "/")?;
    let environment = [("BASE_URL", OsStr::new(&served.address)), ("PAGE", OsStr::new(sizes::PAGE))];
    let asked = driver::read("size.mjs", &tools, &environment)?;
    let asked: BTreeSet<&str> = asked.lines().collect();
    let listed: BTreeSet<&str> = listed.names().collect();
    println!("Chromium asks for {} files until the routes of /{} are painted", asked.len(), sizes::PAGE);
    for (title, names) in [
        ("asked for and not in the table", &asked - &listed),
        ("in the table and not asked for", &listed - &asked),
    ] {
        let names: Vec<&str> = names.into_iter().collect();
        println!("{title}: {}", if names.is_empty() { "none".to_owned() } else { names.join(" ") });
    }
    Ok(())
}
