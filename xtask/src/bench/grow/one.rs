//! All measurements of a pack of one size.

use super::{Measured, memory};
use crate::build::sizes::{brotli, kilobytes};
use crate::failure::Failure;
use crate::grow::{self, Size};
use crate::workspace;
use hangyong::app::planning::asked_in_file;
use hangyong::app::state::search_index;
use hangyong::atlas::{self, PackFiles, packed, parse_files};
use hangyong::codec::wishes;
use hangyong::domain::clock::shanghai_time;
use hangyong::domain::trip::TripMode;
use hangyong::domain::{Atlas, Lang, Ways};
use hangyong::plan::trip::{Planner, Wishes, rounds};
use hangyong::plan::{Budget, Effort};
use hangyong::site::{Deployment, StaticPage};
use std::collections::BTreeMap;
use std::io;
use std::ops::ControlFlow;
use std::time::{Instant, SystemTime, UNIX_EPOCH};

/// How many stops' names are searched for, spread over the pack.
const SEARCHED: usize = 25;
/// Further queries: categories, typos, a homophone, and one without matches.
const QUERIES: [&str; 6] = ["museum", "寺", "bridg", "musuem", "西糊", "xyzzy"];
/// Three days in both cities.
const WISHES: &str = r#"{"days": [
    {"date": "2026-12-08", "from": "09:00", "to": "18:00", "begin": "city:hangzhou", "end": "city:hangzhou"},
    {"date": "2026-12-09", "from": "09:00", "to": "18:00", "begin": "city:hangzhou", "end": "city:ningbo"},
    {"date": "2026-12-10", "from": "09:00", "to": "18:00", "begin": "city:ningbo", "end": "city:ningbo"}
]}"#;

/// Generates a pack of that size and measures it; the rows are the same for every size.
///
/// # Errors
/// A size that no pack can have, or a checkout without its content.
pub fn measured(size: Size) -> Result<Vec<Measured>, Failure> {
    let mut rows = Vec::new();
    let (files, seconds) = timed(|| grow::pack(size));
    let files = files?;
    rows.push(row("made", in_seconds(seconds)));
    let atlas = read(&files, &mut rows)?;
    pack(&atlas, &mut rows)?;
    search(&atlas, &mut rows);
    plan(&atlas, &mut rows)?;
    rows.push(row("most memory until here", memory::peak()));
    render(&atlas, &mut rows)?;
    rows.push(row("most memory with the pages", memory::peak()));
    Ok(rows)
}

fn read(files: &PackFiles, rows: &mut Vec<Measured>) -> Result<Atlas, Failure> {
    let bytes: usize = files.paths().filter_map(|name| files.get(name)).map(<[u8]>::len).sum();
    rows.push(row("files", in_kilobytes(bytes)));
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0.0, |since| since.as_secs_f64() * 1000.0);
    let (findings, seconds) = timed(|| atlas::check(files, shanghai_time(now).date()));
    rows.push(row("checked", format!("{}, {} findings", in_seconds(seconds), findings.len())));
    let (read, seconds) = timed(|| parse_files(files));
    rows.push(row("read", in_seconds(seconds)));
    let (atlas, _) = read.map_err(|findings| {
        Failure::Step(findings.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
    })?;
    Ok(atlas)
}

fn pack(atlas: &Atlas, rows: &mut Vec<Measured>) -> Result<(), Failure> {
    let ((first, whole), seconds) =
        timed(|| (packed::encode(&packed::for_first_view(atlas, Lang::Zh)), packed::encode(atlas)));
    rows.push(row("packed", in_seconds(seconds)));
    for (name, bytes) in [("first-zh.bin", &first), ("whole.bin", &whole)] {
        let small = brotli(bytes).map_err(|error| Failure::Step(format!("brotli: {error}")))?;
        rows.push(row(name, in_kilobytes(bytes.len())));
        rows.push(row(&format!("{name} with brotli"), in_kilobytes(small)));
    }
    let (_, seconds) = timed(|| packed::decode_first(&first));
    rows.push(row("first-zh.bin read", in_milliseconds(seconds)));
    Ok(())
}

fn search(atlas: &Atlas, rows: &mut Vec<Measured>) {
    let (index, seconds) = timed(|| search_index(atlas));
    rows.push(row("search made ready", in_milliseconds(seconds)));
    let mut times: Vec<f64> = queries(atlas).iter().map(|query| timed(|| index.find(query)).1).collect();
    times.sort_by(f64::total_cmp);
    rows.push(row("search, median", in_milliseconds(at_share(&times, 0.5))));
    rows.push(row("search, 95 of 100 within", in_milliseconds(at_share(&times, 0.95))));
}

/// Whole and partial names of stops from all over the pack, in Chinese, in English and in pinyin.
fn queries(atlas: &Atlas) -> Vec<String> {
    let step = (atlas.stops.len() / SEARCHED).max(1);
    let of_stop = |stop: &hangyong::domain::Stop| {
        let start: String = stop.name.zh.chars().take(2).collect();
        let word = stop.name.en.split(' ').next().unwrap_or_default().to_lowercase();
        [stop.name.zh.clone(), start, stop.name.en.clone(), word]
    };
    let names = atlas.stops.iter().step_by(step).flat_map(of_stop);
    names.chain(QUERIES.map(str::to_owned)).collect()
}

/// The value at that quantile of a sorted list: 0.5 is the median.
fn at_share(sorted: &[f64], share: f64) -> f64 {
    let last = sorted.len().saturating_sub(1);
    sorted.get((last as f64 * share).round() as usize).copied().unwrap_or_default()
}

fn plan(atlas: &Atlas, rows: &mut Vec<Measured>) -> Result<(), Failure> {
    let names = ["travel prepared for any wishes", "a problem of three days", "its first plan", "its plan"];
    let wrong = |why: &dyn std::fmt::Display| Failure::Step(why.to_string());
    let doc = wishes::read(WISHES).map_err(|why| wrong(&why))?;
    let (asked, _) = asked_in_file(&doc, atlas).map_err(|why| wrong(&why))?;
    let ways = Ways::new(atlas);
    let planner = Planner::new(atlas, &ways);
    let ((), table) = timed(|| planner.prepare(TripMode::default()));
    let (_, problem) = timed(|| planner.asked(&asked));
    let first = seconds_of_plan(&planner, &asked, ControlFlow::Break(()))?;
    let whole = seconds_of_plan(&planner, &asked, ControlFlow::Continue(()))?;
    rows.extend(
        names.into_iter().zip([table, problem, first, whole]).map(|(name, s)| row(name, in_seconds(s))),
    );
    Ok(())
}

/// How many seconds the planner takes when the callback answers `then` to every better plan.
fn seconds_of_plan(planner: &Planner<'_>, asked: &Wishes, then: ControlFlow<()>) -> Result<f64, Failure> {
    let effort = Effort { budget: Budget::Rounds(rounds(asked)), seed: 1, prove: true };
    let (answer, seconds) = timed(|| {
        planner.plan_without_advice(asked, effort, &mut || 0.0, &mut |look| match look.better {
            Some(_) => then,
            None => ControlFlow::Continue(()),
        })
    });
    answer.map_err(|why| Failure::Step(why.to_string()))?;
    Ok(seconds)
}

fn render(atlas: &Atlas, rows: &mut Vec<Measured>) -> Result<(), Failure> {
    let basemap = std::fs::read(workspace::root().join("assets/basemap/basemap.bin")).ok();
    let packed = packed::encode(atlas);
    let read = || packed::decode(&packed).map_err(io::Error::other);
    let deployment = Deployment { base: None, pictures: &[] };
    let (pages, seconds) =
        timed(|| hangyong::site::pages(&read, basemap.as_deref(), &BTreeMap::new(), deployment));
    let pages = pages.map_err(|error| Failure::Step(error.to_string()))?;
    rows.push(row("pages rendered", format!("{} in {}", pages.len(), in_seconds(seconds))));
    rows.push(row("pages together", in_kilobytes(pages.iter().map(weight).sum())));
    for (name, start) in
        [("home page", "zh/"), ("route's page, median", "zh/routes/"), ("stop's page, median", "zh/stops/")]
    {
        let is_of_kind = |page: &&StaticPage| match start {
            "zh/" => page.path == start,
            _ => page.path.starts_with(start) && page.path != start,
        };
        let mut weights: Vec<f64> = pages.iter().filter(is_of_kind).map(|page| weight(page) as f64).collect();
        weights.sort_by(f64::total_cmp);
        rows.push(row(name, in_kilobytes(at_share(&weights, 0.5) as usize)));
    }
    Ok(())
}

/// The page's own content in bytes, without the template, which is the same at every size.
fn weight(page: &StaticPage) -> usize {
    page.head.len() + page.body.len()
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, f64) {
    let began = Instant::now();
    let done = work();
    (done, began.elapsed().as_secs_f64())
}

fn row(what: &str, much: String) -> Measured {
    Measured(what.to_owned(), much)
}

fn in_seconds(seconds: f64) -> String {
    format!("{seconds:.2} s")
}

fn in_milliseconds(seconds: f64) -> String {
    format!("{:.2} ms", seconds * 1000.0)
}

fn in_kilobytes(bytes: usize) -> String {
    format!("{} kB", kilobytes(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_of_a_list_is_its_median_and_an_empty_one_has_none() {
        assert_eq!(at_share(&[1.0, 2.0, 9.0], 0.5), 2.0);
        assert_eq!(at_share(&[1.0, 2.0, 9.0], 0.95), 9.0);
        assert_eq!(at_share(&[], 0.5), 0.0);
    }
}
