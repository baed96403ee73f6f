//! Checks that what the manuals say is true. The page examples of EMBEDDING.md run in
//! `browser/specs/embedding.spec.ts`.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use hangyong::atlas::{self, PackFiles, Severity};
use hangyong::embed::{Incoming, Outgoing, Place};
use serde_json::{Value, json};

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn read(path: &str) -> String {
    fs::read_to_string(root(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The fenced blocks whose opening line begins with `words`: the remainder of that line, and the text of the block.
fn blocks(manual: &str, words: &str) -> Vec<(String, String)> {
    let text = read(manual);
    let parts: Vec<&str> = text.split("```").skip(1).step_by(2).collect();
    let block = |part: &str| {
        let (head, body) = part.split_once('\n')?;
        Some((head.strip_prefix(words)?.trim().to_owned(), body.to_owned()))
    };
    parts.into_iter().filter_map(block).collect()
}

#[test]
fn every_message_that_the_manual_shows_is_one() {
    let blocks = blocks("EMBEDDING.md", "json");
    let [(_, to_the_map), (_, from_the_map)] = blocks.as_slice() else { panic!("two lists of messages") };
    let types: Vec<_> = to_the_map.lines().filter_map(Incoming::parse).map(|said| said.name()).collect();
    assert_eq!(types.len(), to_the_map.lines().count(), "{to_the_map}");
    for name in [
        "hello",
        "show_route",
        "select_stop",
        "set_language",
        "set_theme",
        "fit",
        "load_trip",
        "request_trip",
        "scrolled",
    ] {
        assert!(types.contains(&name), "{name} is not in the manual");
    }
    let shown: Vec<Value> =
        from_the_map.lines().map(|line| serde_json::from_str(line).expect("it is JSON")).collect();
    let made = [
        Outgoing::Ready,
        Outgoing::RouteShown { route: Some("canal".into()) },
        Outgoing::StopSelected { stop: None },
        Outgoing::LanguageChanged { lang: "zh" },
        Outgoing::TripChanged { stops: 3, days: 2 },
        Outgoing::Trip { trip: json!({ "v": 1 }) },
        Outgoing::Size { height: 640 },
        Outgoing::Opened { top: 380 },
        Outgoing::Drag { at: 712 },
        Outgoing::Place(Place {
            address: "en/routes/canal/".into(),
            map: Some("9.20/30.31000/120.14000".into()),
            theme: "light",
            offered: false,
        }),
    ];
    let made: Vec<Value> =
        made.iter().map(|message| serde_json::from_str(&message.to_json()).expect("JSON")).collect();
    assert_eq!(shown[..made.len()], made);
    assert_eq!(shown.last().map(|error| &error["type"]), Some(&json!("error")));
}

#[test]
fn the_embed_script_weighs_less_than_the_manual_says() {
    let script = read("assets/embed/embed.js");
    // gzip adds ten bytes before the deflated data and eight after it.
    let gzip = miniz_oxide::deflate::compress_to_vec(script.as_bytes(), 9).len() + 18;
    assert!(gzip <= 3_000, "embed.js weighs {gzip} bytes");
    for newer in ["??", "?.", "import ", "export ", "await ", "#private"] {
        assert!(!script.contains(newer), "embed.js runs in browsers of 2019, which do not know {newer}");
    }
}

#[test]
fn the_example_pack_has_no_error_and_the_manual_quotes_it() {
    let mut files = PackFiles::new();
    for name in ["pack.json", "stops.geojson", "routes.json"] {
        files.insert(name, read(&format!("docs/example-pack/{name}")).as_bytes());
    }
    let today = NaiveDate::from_ymd_opt(2026, 11, 26).unwrap_or_default();
    let findings = atlas::check(&files, today);
    let errors: Vec<_> = findings.iter().filter(|finding| finding.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    let quotes = blocks("CONTENT.md", "json docs/example-pack/");
    assert!(quotes.len() >= 3, "{quotes:?}");
    for (name, quote) in quotes {
        assert!(
            read(&format!("docs/example-pack/{name}")).contains(&quote),
            "{name} does not hold:\n{quote}"
        );
    }
}

#[test]
fn every_file_that_the_manuals_link_to_is_there() {
    for manual in ["README.md", "EMBEDDING.md", "CONTENT.md"] {
        let text = read(manual);
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let is_file = !link.contains("://") && !link.starts_with('#');
            assert!(!is_file || root(link).exists(), "{manual} links to {link}");
        }
    }
}
