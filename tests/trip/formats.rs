//! Two hundred random trips as files, for `tests/formats/check.py`, which reads them with third-party programs.

use std::fs;
use std::path::PathBuf;

use hangyong::app::trips::present::said;
use hangyong::codec::{Export, geojson, gpx, ics, json, kml};
use hangyong::domain::Lang;
use hangyong::domain::schedule::Schedule;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use super::random;
use super::world::world;

/// Writes into the folder given by `HANGYONG_FORMATS_DIR`. The trips are always the same.
#[test]
#[ignore = "writes files for tests/formats/check.py"]
fn write_two_hundred_random_trips() {
    let folder = PathBuf::from(std::env::var_os("HANGYONG_FORMATS_DIR").expect("HANGYONG_FORMATS_DIR"));
    fs::create_dir_all(&folder).expect("the folder");
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    for number in 0..200 {
        let trip = random::dated_trip().new_tree(&mut runner).expect("a trip").current();
        let schedule = Schedule::of(&trip, &world().atlas, &world().ways);
        let lang = Lang::ALL[number % 2];
        let export = Export { trip: &trip, atlas: &world().atlas, schedule: &schedule, lang, says: said };
        let files = [
            ("ics", ics::write(&export).expect("a dated trip")),
            ("gpx", gpx::write(&export)),
            ("kml", kml::write(&export)),
            ("geojson", geojson::write(&export)),
            ("json", json::write(&trip)),
        ];
        for (ending, text) in files {
            fs::write(folder.join(format!("{number:03}.{ending}")), text).expect("a file");
        }
    }
}
