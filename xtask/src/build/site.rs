//! What the pages of the site say before the application runs.
//!
//! The plain text here comes straight from the pack's JSON. It is the one place to change when the library renders
//! the pages itself: only [`pages`] is called from outside.

use super::prerender::Page;
use crate::failure::Failure;
use serde_json::Value;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// A language of the site: its folder, its BCP 47 tag, and words that the pack does not have.
struct Language {
    folder: &'static str,
    tag: &'static str,
    site: &'static str,
    summary: &'static str,
    trip: &'static str,
    embed: &'static str,
    about: &'static str,
}

const LANGUAGES: [Language; 2] = [
    Language {
        folder: "zh",
        tag: "zh-Hans",
        site: "杭甬双城游",
        summary: "杭州与宁波之间的四条主题游线与地图。",
        trip: "我的行程",
        embed: "嵌入到网站",
        about: "关于",
    },
    Language {
        folder: "en",
        tag: "en",
        site: "Hangzhou–Ningbo Twin-City Routes",
        summary: "Four themed routes between Hangzhou and Ningbo, on one map.",
        trip: "My trip",
        embed: "Embed the map",
        about: "About",
    },
];

/// Every page of the site whose data lies in `site`: the root, and per language overview, routes, stops, trip, embed, about.
pub fn pages(site: &Path) -> Result<Vec<Page>, Failure> {
    let file = site.join("pack/core.json");
    let core: Value = match fs::read(&file) {
        Ok(bytes) => serde_json::from_slice(&bytes).map_err(Failure::content(&file))?,
        Err(_) => Value::Null,
    };
    let mut pages = vec![overview(&core, &LANGUAGES[0], "")];
    for language in &LANGUAGES {
        pages.push(overview(&core, language, &format!("{}/", language.folder)));
        pages.extend(routes(&core).map(|route| entry(route, "routes", "intro", language)));
        pages.extend(stops(&core).map(|stop| entry(stop, "stops", "summary", language)));
        for (path, title) in [("trip", language.trip), ("embed", language.embed), ("about", language.about)] {
            pages.push(page(language, &format!("{}/{path}/", language.folder), title, language.summary, ""));
        }
    }
    Ok(pages)
}

fn overview(core: &Value, language: &Language, path: &str) -> Page {
    let mut list = String::new();
    for (kind, entries) in [("routes", routes(core).collect::<Vec<_>>()), ("stops", stops(core).collect())] {
        list.push_str("<ul>");
        for entry in entries {
            let (id, name) = (string(entry, "id"), text(entry, "name", language));
            let folder = language.folder;
            // Writing into a string cannot fail.
            let _ =
                write!(list, "<li><a href=\"/{folder}/{kind}/{}/\">{}</a></li>", escape(id), escape(name));
        }
        list.push_str("</ul>");
    }
    page(language, path, language.site, language.summary, &list)
}

fn entry(entry: &Value, kind: &str, summary: &str, language: &Language) -> Page {
    let path = format!("{}/{kind}/{}/", language.folder, string(entry, "id"));
    page(language, &path, text(entry, "name", language), text(entry, summary, language), "")
}

fn page(language: &Language, path: &str, title: &str, summary: &str, more: &str) -> Page {
    let home = format!("<p><a href=\"/{}/\">{}</a></p>", language.folder, language.site);
    Page {
        path: path.to_owned(),
        lang: language.tag,
        title: if title == language.site {
            title.to_owned()
        } else {
            format!("{title} · {}", language.site)
        },
        description: summary.to_owned(),
        head_html: String::new(),
        body_html: format!("<main><h1>{}</h1><p>{}</p>{more}{home}</main>", escape(title), escape(summary)),
    }
}

fn routes(core: &Value) -> impl Iterator<Item = &Value> {
    list(core.pointer("/routes/routes")).filter(|route| is_slug(string(route, "id")))
}

fn stops(core: &Value) -> impl Iterator<Item = &Value> {
    list(core.pointer("/stops/features"))
        .filter_map(|stop| stop.get("properties"))
        .filter(|stop| is_slug(string(stop, "id")))
}

/// An id becomes a folder, so it may not lead out of the site.
fn is_slug(id: &str) -> bool {
    !id.is_empty() && id.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-')
}

fn list(value: Option<&Value>) -> impl Iterator<Item = &Value> {
    value.and_then(Value::as_array).into_iter().flatten()
}

fn string<'a>(entry: &'a Value, name: &str) -> &'a str {
    entry.get(name).and_then(Value::as_str).unwrap_or_default()
}

fn text<'a>(entry: &'a Value, name: &str, language: &Language) -> &'a str {
    entry.get(name).map(|text| string(text, language.folder)).unwrap_or_default()
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}
