//! The program's composition: instructions per crate, and per module of this one, in the first and the deferred half.
//!
//! Read from the list that the build leaves in `target/split.txt`. It is written before the optimiser merges functions
//! across crates: one instruction there is about two bytes in the file, and most of them remain.

use crate::failure::Failure;
use crate::workspace;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;

/// The crate whose modules are listed separately.
const OWN: &str = "hangyong";
/// The maximum number of rows in a table; smaller entries are summed up in the last row.
const ROWS: usize = 24;

/// Instructions in the first half and in the deferred half.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
struct Share {
    first: u64,
    rest: u64,
}

/// Prints both tables for the program that was built last.
///
/// # Errors
/// When `target/split.txt` cannot be read, for example because nothing was built yet.
pub fn run() -> Result<(), Failure> {
    let file = workspace::root().join("target/split.txt");
    let list = fs::read_to_string(&file).map_err(Failure::io(&file))?;
    println!("{}\n{}", table("crate", &shares(&list, of_crate)), table("part", &shares(&list, of_part)));
    Ok(())
}

/// The sums of the listed functions, grouped by `name` of each function's name; functions without a group are skipped.
fn shares(list: &str, name: impl Fn(&str) -> Option<String>) -> BTreeMap<String, Share> {
    let (mut shares, mut stays) = (BTreeMap::<String, Share>::new(), false);
    for line in list.lines() {
        if let Some(title) = line.strip_prefix("# ") {
            stays = title.ends_with("stayed in the first half");
            continue;
        }
        let Some((size, function)) = line.trim_start().split_once(' ') else { continue };
        let function = function.split("  <- ").next().unwrap_or(function);
        let (Ok(size), Some(name)) = (size.parse::<u64>(), name(function)) else { continue };
        let share = shares.entry(name).or_default();
        *(if stays { &mut share.first } else { &mut share.rest }) += size;
    }
    shares
}

/// The path of the type or function at the start of a name: `a::b::C` of `<a::b::C as d::E>::f`.
fn path(function: &str) -> impl Iterator<Item = &str> {
    let named = function.trim_start_matches(['<', '&', '*', '[', '(']);
    let named = named.strip_prefix("dyn ").or_else(|| named.strip_prefix("mut ")).unwrap_or(named);
    let end = named.find(|letter: char| !(letter.is_alphanumeric() || letter == '_' || letter == ':'));
    named[..end.unwrap_or(named.len())].split("::").filter(|step| !step.is_empty())
}

fn of_crate(function: &str) -> Option<String> {
    path(function).next().map(str::to_owned).or_else(|| Some("without a name".to_owned()))
}

/// `ui::panels` of `hangyong::ui::panels::trip::render`.
fn of_part(function: &str) -> Option<String> {
    let mut steps = path(function);
    if steps.next() != Some(OWN) {
        return None;
    }
    let is_module = |step: &&str| step.chars().all(|letter| letter.is_lowercase() || letter == '_');
    let parts: Vec<&str> = steps.take_while(is_module).take(2).collect();
    Some(parts.join("::"))
}

/// The table's rows are sorted by size in the first half, largest first.
fn table(title: &str, shares: &BTreeMap<String, Share>) -> String {
    let mut rows: Vec<(&str, Share)> = shares.iter().map(|(name, share)| (name.as_str(), *share)).collect();
    rows.sort_by_key(|(_, share)| std::cmp::Reverse((share.first, share.rest)));
    let sum = |rows: &[(&str, Share)]| {
        rows.iter().fold(Share::default(), |sum, (_, share)| Share {
            first: sum.first + share.first,
            rest: sum.rest + share.rest,
        })
    };
    let all = sum(&rows);
    let others = sum(rows.get(ROWS..).unwrap_or_default());
    rows.truncate(ROWS);
    rows.extend([("others", others), ("**together**", all)]);
    let mut table =
        format!("| {title} | instructions in the first half | in the rest |\n| --- | ---: | ---: |\n");
    for (name, Share { first, rest }) in rows {
        // Writing into a string cannot fail.
        let _ = writeln!(table, "| {name} | {first} | {rest} |");
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = "\
# 1 functions of 40 instructions moved, and called by the first half
     40 hangyong::ui::panels::trip::render
# 3 functions of 60 instructions stayed in the first half
     30 <hangyong::map::engine::Engine as core::fmt::Debug>::fmt  <- core::fmt::write
     20 core::fmt::write  <- main
     10 hangyong::start
# 1 functions of 7 instructions moved
      7 <&serde_json::Value as serde::Serialize>::serialize
# not in the program, or inlined: gone
";

    #[test]
    fn instructions_are_counted_for_the_crate_that_a_name_begins_with() {
        let shares = shares(LIST, of_crate);
        let told: Vec<_> =
            shares.iter().map(|(name, share)| (name.as_str(), share.first, share.rest)).collect();
        assert_eq!(told, [("core", 20, 0), ("hangyong", 40, 40), ("serde_json", 0, 7)]);
    }

    #[test]
    fn own_code_is_told_apart_by_its_modules_and_sums_are_of_all_rows() {
        let shares = shares(LIST, of_part);
        let names: Vec<&str> = shares.keys().map(String::as_str).collect();
        assert_eq!(names, ["map::engine", "start", "ui::panels"]);
        assert!(table("part", &shares).ends_with("| **together** | 40 | 40 |\n"));
    }
}
