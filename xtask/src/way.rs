//! `cargo xtask way`: the journey between two places, as the timeline shows it.

use crate::failure::Failure;
use crate::{pack_folder, workspace};
use hangyong::atlas;
use hangyong::codec::{leg, place};
use hangyong::domain::trip::TripMode;
use hangyong::domain::{Lang, Ways};
use lexopt::prelude::*;

/// `cargo xtask way FROM TO --at 2026-12-05T09:30 [--mode transit] [--lang zh]`
///
/// # Errors
/// When the command line is wrong, a place is unknown, or the site's own pack cannot be read.
pub fn command(mut args: lexopt::Parser) -> Result<(), Failure> {
    let (mut ends, mut at, mut mode, mut lang) = (Vec::new(), None, TripMode::Transit, Lang::Zh);
    while let Some(arg) = args.next()? {
        match arg {
            Value(end) => ends.push(end.string()?),
            Long("at") => {
                let text = args.value()?.string()?;
                let wrong = || usage(format!("`{text}` is not a moment: write it as 2026-12-05T09:30"));
                at = Some(place::moment(&text).ok_or_else(wrong)?);
            }
            Long("mode") => {
                let key = args.value()?.string()?;
                let known = TripMode::from_key(&key);
                mode = known.ok_or_else(|| usage(format!("`{key}` is not transit, drive, bike or walk")))?;
            }
            Long("lang") => {
                let code = args.value()?.string()?;
                lang = Lang::from_code(&code).ok_or_else(|| usage(format!("`{code}` is not zh or en")))?;
            }
            other => return Err(other.unexpected().into()),
        }
    }
    let ([from, to], Some((_, depart))) = (&ends[..], at) else {
        let form =
            "cargo xtask way FROM TO --at 2026-12-05T09:30 [--mode transit|drive|bike|walk] [--lang zh|en]";
        return Err(usage(form.to_owned()));
    };
    let files = pack_folder::read(&workspace::root().join("assets/pack"))?;
    let (atlas, _) = atlas::parse_files(&files)
        .map_err(|findings| Failure::Step(format!("the pack cannot be read: {} errors", findings.len())))?;
    let spot = |text: &str| place::spot(text, &atlas).map_err(|error| usage(error.to_string()));
    let (a, b) = (spot(from)?, spot(to)?);
    let way = Ways::new(&atlas).estimate(&a, &b, mode, depart);
    let told = leg::leg(from, to, depart, &way, &atlas, lang);
    let text = serde_json::to_string_pretty(&told).map_err(|error| Failure::Step(error.to_string()))?;
    println!("{text}");
    Ok(())
}

fn usage(what: String) -> Failure {
    Failure::Usage(what)
}
