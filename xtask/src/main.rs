//! `cargo xtask`: the project's own commands. This file only dispatches to the requested command.

mod basemap;
mod bench;
mod build;
mod failure;
mod grow;
mod pack;
mod pack_folder;
mod pictures;
mod plan;
mod plan_trip;
mod serve;
mod stamps;
mod streets;
mod test;
mod tools;
mod way;
mod workspace;

use failure::Failure;
use lexopt::prelude::*;
use std::io::Write as _;
use std::process::ExitCode;

const HELP: &str = "\
cargo xtask COMMAND

  serve [--port 8080] [--out dist]   build the site and serve it on this machine
                                     (--watch: build quickly, and again whatever changes, in open pages as well)
  test [STEP...]                     every check, or only: format lint-host lint-wasm native formats pack build
                                     browser engines (--grep TEXT: only the browser tests whose titles match)
  build [--out dist]                 the deployable site: plain files for any path of any static host
                                     (--base-url URL: where it will be, for search engines and shared links)
  pack check DIR                     check a content pack, a line per finding
  pack facts DIR                     how well its facts are known, as a table
                                     (--findings FILE: what became of every row of a file of findings)
  pack due DIR [--csv]               what to look up next, as a sheet: what is used most and oldest first
  plan FILE --days M --seconds S     plan a problem of the literature [--seed N] [--threads 1]
  plan-trip WISHES.json              plan a trip as the page does, and print it as JSON
  way FROM TO --at 2026-12-05T09:30  the way between two places [--mode transit|drive|bike|walk] [--lang zh|en]
  stamps [DIR] [--base URL] [--out FILE]  the sheet of stamp codes to print, one for each stop of a pack
  basemap                            make the built-in base map again from its sources
  streets EXTRACT.osm.pbf            cut streets for the map from an OpenStreetMap extract
                                     [--out assets/streets.pmtiles] [--pack assets/pack] [--radius 3]
  grow --stops N --routes M --out DIR
                                     make up a content pack of that size, for measuring [--seed 1]
  pictures                           draw the pictures for shared links again
  bench [size|pan|plan|grow ...]     measure, and print tables

Tools that are missing are installed into $HANGYONG_CACHE, else $XDG_CACHE_HOME/hangyong, else ~/.cache/hangyong.";

fn main() -> ExitCode {
    match run(lexopt::Parser::from_env()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("error: {failure}");
            ExitCode::from(failure.exit_code())
        }
    }
}

fn run(mut args: lexopt::Parser) -> Result<(), Failure> {
    let command = match args.next()? {
        Some(Value(command)) => command.string()?,
        Some(Short('h') | Long("help")) | None => "help".to_owned(),
        Some(other) => return Err(other.unexpected().into()),
    };
    match command.as_str() {
        "help" => {
            // A reader that closes the pipe early, as `head` does, is not an error.
            let _ = writeln!(std::io::stdout(), "{HELP}");
            Ok(())
        }
        "serve" => serve::command(args),
        "test" => test::command(args),
        "build" => build::command(args),
        "pack" => pack_command(args),
        "plan" => Ok(plan::run(args)?),
        "plan-trip" => plan_trip::command(args),
        "way" => way::command(args),
        "stamps" => stamps::command(args),
        "basemap" => Ok(basemap::run(&workspace::root())?),
        "streets" => streets::command(args),
        "grow" => grow::command(args),
        "pictures" => pictures::run(),
        "bench" => bench::command(args),
        // Called by Trunk after each of its own builds; not meant for people.
        "site-data" => build::site_data_command(args),
        other => Err(Failure::Usage(format!("there is no command `{other}`"))),
    }
}

fn pack_command(mut args: lexopt::Parser) -> Result<(), Failure> {
    let words: Vec<std::ffi::OsString> = args.raw_args()?.collect();
    let path = std::path::Path::new;
    match words.as_slice() {
        [check, folder] if check == "check" => pack::check(path(folder)),
        [facts, folder] if facts == "facts" => pack::facts(path(folder)),
        [facts, folder, option, file] if facts == "facts" && option == "--findings" => {
            pack::ledger(path(folder), path(file))
        }
        [due, folder] if due == "due" => pack::due(path(folder), pack::Sheet::Markdown),
        [due, folder, csv] if due == "due" && csv == "--csv" => pack::due(path(folder), pack::Sheet::Csv),
        _ => Err(Failure::Usage(
            "cargo xtask pack check DIR, pack facts DIR [--findings FILE] or pack due DIR [--csv]".to_owned(),
        )),
    }
}
