//! `cargo xtask stamps`: the sheet of codes that an operator prints and posts at the stops.

mod sheet;

use crate::failure::Failure;
use crate::{pack_folder, workspace};
use hangyong::atlas::parse_files;
use lexopt::prelude::*;
use std::fs;
use std::path::PathBuf;

/// The default file for the sheet.
const OUT: &str = "stamps.html";
/// The placeholder when no site address is given; a reserved domain, so that it leads nowhere.
const NOWHERE: &str = "https://example.org/";

/// `cargo xtask stamps [DIR] [--base URL] [--out FILE]`
///
/// # Errors
/// When the command line is wrong, the pack cannot be read, an address is too long, or the sheet cannot be written.
pub fn command(mut args: lexopt::Parser) -> Result<(), Failure> {
    let (mut pack, mut base, mut out) = (None, None, PathBuf::from(OUT));
    while let Some(arg) = args.next()? {
        match arg {
            Long("base") => base = Some(address(&args.value()?.string()?)?),
            Long("out") => out = PathBuf::from(args.value()?),
            Value(folder) if pack.is_none() => pack = Some(PathBuf::from(folder)),
            other => return Err(other.unexpected().into()),
        }
    }
    let folder = pack.unwrap_or_else(|| workspace::root().join("assets/pack"));
    let (atlas, _warnings) = parse_files(&pack_folder::read(&folder)?).map_err(|findings| {
        let told: Vec<String> = findings.iter().map(ToString::to_string).collect();
        Failure::Content { path: folder.clone(), what: told.join("\n") }
    })?;
    let site = base.as_deref().unwrap_or(NOWHERE);
    let sheet = sheet::sheet(&atlas, site).map_err(Failure::content(&folder))?;
    fs::write(&out, sheet).map_err(Failure::io(&out))?;
    println!("{} codes for {site} in {}", atlas.stops.len(), out.display());
    if base.is_none() {
        println!(
            "these codes lead nowhere: say where the site is with --base https://…/ before you print them"
        );
    }
    Ok(())
}

/// The address of a site's root, with the slash at its end.
fn address(text: &str) -> Result<String, Failure> {
    let is_web = text.starts_with("https://") || text.starts_with("http://");
    if !is_web || text.contains(['?', '#', '"', '<', ' ']) {
        return Err(Failure::Usage(format!(
            "`{text}` is not the address of a site: write https://host/path/"
        )));
    }
    Ok(format!("{}/", text.trim_end_matches('/')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_gets_its_slash_and_what_is_none_is_refused() {
        assert_eq!(address("https://a.example/map").expect("an address"), "https://a.example/map/");
        assert_eq!(address("http://a.example/").expect("an address"), "http://a.example/");
        for other in ["a.example", "https://a.example/?x", "https://a.example/#x", "ftp://a.example/"] {
            assert!(address(other).is_err(), "{other}");
        }
    }
}
