//! The small pack: two routes and whatever else a pack can have, for unit tests and integration tests.

use std::path::Path;

/// Its only guide.
const GUIDE: &str = "guides/two-days.json";

/// The files with these names, and the guide.
pub fn files<F: FromIterator<(&'static str, Vec<u8>)>>(names: impl IntoIterator<Item = &'static str>) -> F {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/pack-small");
    let read =
        |name: &str| std::fs::read(folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
    names.into_iter().chain([GUIDE]).map(|name| (name, read(name))).collect()
}
