//! What was done with each row of a file of findings: applied, overruled or put aside, and why. Derived from the pack's
//! own sources; what they cannot decide is decided in `docs/facts-decisions.csv`.

use crate::failure::Failure;
use crate::pack_folder;
use crate::workspace;
use hangyong::atlas;
use hangyong::domain::{Atlas, Claim, Source, Stop, StopId};
use serde_json::Value;
use std::collections::HashMap;
use std::fs;
use std::path::Path;

mod verdict;
use verdict::{Findings, judge};
pub use verdict::{Row, Verdict};

/// The file of decisions, relative to the root of the repository.
const DECISIONS: &str = "docs/facts-decisions.csv";

/// Prints a line for each row of a file of findings, and their counts.
///
/// # Errors
/// When a row is open, or the pack, the findings or the decisions cannot be read.
pub fn ledger(dir: &Path, file: &Path) -> Result<(), Failure> {
    let files = pack_folder::read(dir)?;
    let (atlas, _) = atlas::parse_files(&files)
        .map_err(|findings| Failure::Step(format!("the pack cannot be read: {} errors", findings.len())))?;
    let cited = files.paths().filter_map(|path| serde_json::from_slice(files.get(path)?).ok()).collect();
    let rows = rows(file)?;
    let decisions = decisions(&workspace::root().join(DECISIONS), file, &rows)?;
    let findings = Findings { atlas: &atlas, cited, decisions };
    let mut counts = [0_usize; 4];
    println!("| row | stop | field | value | verdict | why |\n| ---: | --- | --- | --- | --- | --- |");
    for (at, row) in rows.iter().enumerate() {
        let (verdict, why) = judge(&findings, at, row);
        counts[verdict as usize] += 1;
        let cell = |text: &str| text.replace('|', "/").replace('\n', " ");
        println!(
            "| {at} | {} | {} | {} | {} | {} |",
            row.stop.as_ref().map_or("", StopId::as_str),
            row.field,
            cell(&row.value),
            verdict.word(),
            cell(&why)
        );
    }
    let [applied, overruled, aside, open] = counts;
    println!("\n{applied} applied, {overruled} overruled, {aside} put aside, {open} open");
    if open > 0 {
        return Err(Failure::Step(format!("decide the open rows in {DECISIONS}")));
    }
    Ok(())
}

/// The rows of a file: an object with `rows`, or a list of positions.
fn rows(file: &Path) -> Result<Vec<Row>, Failure> {
    let text = fs::read_to_string(file).map_err(Failure::io(file))?;
    let value: Value = serde_json::from_str(&text).map_err(Failure::content(file))?;
    let (list, field) = match &value {
        Value::Array(list) => (Some(list), Some("position")),
        other => (other.get("rows").and_then(Value::as_array), None),
    };
    let list = list.ok_or_else(|| Failure::content(file)("holds no rows"))?;
    Ok(list.iter().map(|row| Row::read(row, field)).collect())
}

/// Decisions by row. A line is `file,row,stop,field,verdict,why`; it names the stop and the field, so that a decision
/// is never applied to a row of another file.
fn decisions(path: &Path, file: &Path, rows: &[Row]) -> Result<HashMap<usize, (Verdict, String)>, Failure> {
    let stem = file.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    let text = fs::read_to_string(path).map_err(Failure::io(path))?;
    let mut decisions = HashMap::new();
    for line in text.lines().skip(1).filter(|line| !line.is_empty()) {
        let cells: Vec<&str> = line.splitn(6, ',').collect();
        let [of, at, stop, field, verdict, why] = cells[..] else {
            return Err(Failure::content(path)(format!("this line has not six cells: {line}")));
        };
        if of != stem {
            continue;
        }
        let row = at.parse().ok().and_then(|at: usize| Some((at, rows.get(at)?)));
        let known = row.filter(|(_, row)| row.is_of(stop, field)).zip(Verdict::from_word(verdict));
        let Some(((at, _), verdict)) = known else {
            return Err(Failure::content(path)(format!("this line is of no row: {line}")));
        };
        decisions.insert(at, (verdict, why.trim_matches('"').to_owned()));
    }
    Ok(decisions)
}
