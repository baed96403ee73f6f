//! `cargo xtask streets`: cuts an OpenStreetMap extract to the land around the places of a pack, and makes one archive
//! of vector tiles with what the map draws of it (`profile.lua`, `layers.json`, the words of `hangyong::map::mvt`).

mod area;
mod cut;
mod tiles;
mod written;

use crate::failure::Failure;
use crate::{pack_folder, tools, workspace};
use hangyong::domain::Atlas;
use hangyong::geometry::LonLat;
use lexopt::prelude::*;
use std::fs;
use std::path::PathBuf;

/// How far the streets extend from a place, in kilometres.
const RADIUS_KM: f64 = 3.0;
/// The maximum size of the archive: static hosts have limits, and large files test patience.
const MAX_MB: f64 = 60.0;

/// The options of the command.
struct Options {
    extract: PathBuf,
    out: PathBuf,
    pack: PathBuf,
    radius_km: f64,
}

/// `cargo xtask streets EXTRACT.osm.pbf [--out assets/streets.pmtiles] [--pack assets/pack] [--radius 3]`
///
/// # Errors
/// When the command line is wrong, a tool is missing or fails, the pack cannot be read, or the archive is too large.
pub fn command(args: lexopt::Parser) -> Result<(), Failure> {
    let wish = wish(args)?;
    if !wish.extract.is_file() {
        let what =
            format!("there is no file {}; docs/streets.md says which one to get", wish.extract.display());
        return Err(Failure::Usage(what));
    }
    let places = places(&pack_folder::atlas(&wish.pack)?);
    let area = area::around(&places, wish.radius_km * 1000.0);
    println!("streets: {:.0} km² round {} places", area::square_km(&area), places.len());
    let tools = tools::for_streets()?;
    let desk = cut::Desk::new()?;
    let tiles = cut::tiles(&tools, &desk, &wish.extract, &area)?;
    let tiles = tiles::within(tiles, &area);
    let archive = written::archive(&tiles)?;
    fits(archive.len())?;
    if let Some(folder) = wish.out.parent() {
        fs::create_dir_all(folder).map_err(Failure::io(folder))?;
    }
    fs::write(&wish.out, &archive).map_err(Failure::io(&wish.out))?;
    println!("streets: wrote {} ({})", wish.out.display(), tiles::table(&tiles));
    Ok(())
}

fn wish(mut args: lexopt::Parser) -> Result<Options, Failure> {
    let assets = workspace::root().join("assets");
    let (mut out, mut pack) = (assets.join("streets.pmtiles"), assets.join("pack"));
    let (mut extract, mut radius_km) = (None, RADIUS_KM);
    while let Some(arg) = args.next()? {
        match arg {
            Long("out") => out = PathBuf::from(args.value()?),
            Long("pack") => pack = PathBuf::from(args.value()?),
            Long("radius") => radius_km = args.value()?.parse()?,
            Value(file) if extract.is_none() => extract = Some(PathBuf::from(file)),
            other => return Err(other.unexpected().into()),
        }
    }
    if !(0.1..=50.0).contains(&radius_km) {
        return Err(Failure::Usage(format!("--radius {radius_km}: write kilometres from 0.1 to 50")));
    }
    let usage = || {
        Failure::Usage(
            "cargo xtask streets EXTRACT.osm.pbf; docs/streets.md says which one to get".to_owned(),
        )
    };
    Ok(Options { extract: extract.ok_or_else(usage)?, out, pack, radius_km })
}

/// Where a pack's travellers walk: its stops with their entrances, the centres of its cities, its stations.
fn places(atlas: &Atlas) -> Vec<LonLat> {
    let stops = atlas.stops.iter().flat_map(|stop| {
        stop.details.entrances.iter().map(|entrance| entrance.position).chain([stop.position])
    });
    let centres = atlas.info.centres.iter().map(|centre| centre.position);
    stops.chain(centres).chain(atlas.rail.stations.iter().map(|station| station.position)).collect()
}

fn fits(bytes: usize) -> Result<(), Failure> {
    let mb = bytes as f64 / 1e6;
    if mb <= MAX_MB {
        return Ok(());
    }
    let what =
        format!("the archive would weigh {mb:.0} MB, more than {MAX_MB:.0}; take less with --radius 2");
    Err(Failure::Step(what))
}

/// An archive of one tile, for tests.
#[cfg(test)]
pub fn small_archive() -> Vec<u8> {
    let tile = hangyong::map::RasterTile { zoom: 15, x: 27_321, y: 13_488 };
    written::archive(&[(tile, vec![1, 2, 3])]).expect("one tile fits")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(words: &[&str]) -> Result<Options, Failure> {
        wish(lexopt::Parser::from_args(words))
    }

    #[test]
    fn one_extract_is_enough_and_none_is_told_with_where_to_look() {
        let wish = asked(&["zhejiang.osm.pbf"]).expect("an extract is all that it takes");
        assert!(wish.out.ends_with("assets/streets.pmtiles") && wish.pack.ends_with("assets/pack"));
        assert!((wish.radius_km - 3.0).abs() < 1e-9);
        for words in [&[][..], &["a", "b"], &["a", "--radius", "0"], &["a", "--radius", "far"]] {
            assert_eq!(asked(words).err().map(|failure| failure.exit_code()), Some(2), "{words:?}");
        }
        assert!(asked(&[]).err().is_some_and(|failure| failure.to_string().contains("docs/streets.md")));
    }

    #[test]
    fn an_archive_of_more_than_60_mb_is_refused_with_what_to_do() {
        assert!(fits(60_000_000).is_ok());
        let told = fits(61_000_000).err().map(|failure| failure.to_string()).unwrap_or_default();
        assert!(told.contains("61 MB") && told.contains("--radius"), "{told}");
    }

    #[test]
    fn every_stop_base_and_station_of_the_pack_is_in_the_area_and_no_land_far_away() {
        let atlas = pack_folder::atlas(&workspace::root().join("assets/pack")).expect("the pack is whole");
        let places = places(&atlas);
        let area = area::around(&places, 3000.0);
        for stop in &atlas.stops {
            assert!(area::holds(&area, stop.position), "{}", stop.id);
        }
        for centre in &atlas.info.centres {
            assert!(area::holds(&area, centre.position), "{}", centre.name.en);
        }
        for station in &atlas.rail.stations {
            assert!(area::holds(&area, station.position), "{}", station.id);
        }
        let circle = std::f64::consts::PI * 9.0;
        assert!(area::square_km(&area) < circle * places.len() as f64);
    }
}
