//! The largest size that each file of the site may have, so that what grows is seen in the file where it grew.

use super::sizes::{self, Weights, kilobytes};
use crate::failure::Failure;
use std::path::Path;

/// A file, by how its path below the site's root begins and ends (a checksum may stand between), and its maximum size
/// in bytes with brotli.
struct Budget(&'static str, &'static str, usize);

/// A little above what each file weighs. Whoever raises a number says in the commit what for.
const BUDGETS: [Budget; 15] = [
    Budget("hangyong-", "_bg.wasm", 266_000),
    Budget("hangyong-", "_rest.wasm", 756_000),
    Budget("hangyong-", ".js", 6_600),
    Budget("early-map-", ".js", 1_400),
    Budget("guard-", ".js", 4_500),
    Budget("planner_bg", ".wasm", 170_000),
    Budget("reader_bg", ".wasm", 345_000),
    Budget("styles-", ".css", 8_800),
    Budget("later-", ".css", 5_300),
    Budget("embed", ".js", 2_700),
    Budget("pack/first-zh", ".bin", 25_000),
    Budget("pack/whole", ".bin", 185_000),
    Budget("basemap/overview", ".bin", 13_900),
    Budget("zh/index", ".html", 35_000),
    Budget("zh/routes/canal/index", ".html", 18_600),
];

/// How many budgets there are, and a sentence for each file above its own, and for each that matches no file. `first`
/// is what [`sizes::first_view`] says of `site`.
///
/// # Errors
/// When `site` holds no built site, or a file cannot be read.
pub fn exceeded(first: Weights, site: &Path) -> Result<(usize, Vec<String>), Failure> {
    let weights = first.and(sizes::later(site)?).and(sizes::home(site)?);
    let exceeded = BUDGETS.iter().filter_map(|budget| budget.exceeded_by(weights.brotli_of_each()));
    Ok((BUDGETS.len(), exceeded.collect()))
}

impl Budget {
    fn exceeded_by<'a>(&self, weights: impl Iterator<Item = (&'a str, usize)>) -> Option<String> {
        let Self(start, end, most) = self;
        let mut own = weights.filter(|(name, _)| name.starts_with(start) && name.ends_with(end));
        let Some((name, weight)) = own.next() else {
            return Some(format!("no file is called {start}*{end}"));
        };
        let (is, may) = (kilobytes(weight), kilobytes(*most));
        (weight > *most).then(|| format!("{name} weighs {is} kB with brotli, {may} is the limit"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_above_its_budget_is_named_and_so_is_a_budget_without_a_file() {
        let budget = Budget("app-", ".wasm", 2_000);
        let said = |files: &[(&str, usize)]| budget.exceeded_by(files.iter().copied());
        assert_eq!(said(&[("app-1.js", 9_000), ("app-1f.wasm", 2_000)]), None);
        let heavy = "app-1f.wasm weighs 2.1 kB with brotli, 2.0 is the limit";
        assert_eq!(said(&[("app-1f.wasm", 2_100)]).as_deref(), Some(heavy));
        assert_eq!(said(&[("app-1.js", 10)]).as_deref(), Some("no file is called app-*.wasm"));
    }
}
