//! What surrounds the application and works without it: the script that every page begins with, the script that moves
//! the page's picture of the map, the guard script that is called after the first view and speaks up if the application
//! has broken down, and the web app manifest with the icons of the installed site.

use super::site_data::write_bytes;
use super::{checksum, plain_script};
use crate::failure::Failure;
use crate::workspace;
use hangyong::domain::Lang;
use hangyong::i18n::{shell_words, words};
use lol_html::html_content::ContentType;
use lol_html::{RewriteStrSettings, element, rewrite_str};
use serde_json::json;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The icons of the installed site: width in pixels and purpose.
const ICONS: [(u32, &str); 3] = [(192, "any"), (512, "any"), (512, "maskable")];
/// The file types that the trip's page reads.
const FILES: [(&str, &str); 5] = [
    ("application/gpx+xml", "gpx"),
    ("application/vnd.google-earth.kml+xml", "kml"),
    ("application/vnd.google-earth.kmz", "kmz"),
    ("application/geo+json", "geojson"),
    ("application/json", "json"),
];
/// The colour of paper: what the system shows before the site has painted anything.
const PAPER: &str = "#f7f3ea";

/// Writes the scripts that are files, the icons and the manifests into `site`; returns the template with the scripts in
/// its head. `shorten` makes the one that stands in the page smaller.
///
/// # Errors
/// When a file cannot be read or written, `shorten` fails, or the template cannot be rewritten.
pub fn write(
    template: &str,
    site: &Path,
    shorten: &dyn Fn(&str) -> Result<String, Failure>,
) -> Result<String, Failure> {
    let guard = guard_script();
    write_bytes(&site.join(named("guard", &guard)), guard.as_bytes())?;
    let map = map_script();
    write_bytes(&site.join(named("early-map", &map)), map.as_bytes())?;
    for lang in Lang::ALL {
        let description = description(lang).to_string();
        write_bytes(&site.join(manifest_name(lang)), description.as_bytes())?;
    }
    copy_icons(&workspace::root().join("assets/icons/app"), &site.join("icons"))?;
    with_early_script(template, &shorten(&early_script())?).map_err(Failure::content(site))
}

/// The name of a language's web app manifest.
pub fn manifest_name(lang: Lang) -> String {
    format!("app-{}.webmanifest", lang.code())
}

/// The tags for the installed site in a page's head, in the page's language.
pub fn head_html(lang: Lang) -> String {
    format!(
        "<link rel=\"manifest\" href=\"/{}\"><link rel=\"apple-touch-icon\" href=\"/icons/180-any.png\">",
        manifest_name(lang)
    )
}

/// The script that a page runs before anything else.
fn early_script() -> String {
    let guard = named("guard", &guard_script());
    let being_added = [Lang::Zh, Lang::En].map(|lang| words(lang).being_added).join("|");
    plain_script::compact(include_str!("../../../assets/shell/early.js"))
        .replace("__GUARD__", &guard)
        .replace("__BEING_ADDED__", &being_added)
}

/// A file's name with the checksum of what it holds, so that a cache never keeps an old one.
fn named(start: &str, script: &str) -> String {
    format!("{start}-{}.js", checksum::short(script.as_bytes()))
}

fn map_script() -> String {
    plain_script::compact(include_str!("../../../assets/shell/early-map.js"))
}

fn guard_script() -> String {
    let words: BTreeMap<_, _> = Lang::ALL.map(|lang| (lang.code(), shell_words(lang))).into();
    let words = json!(words).to_string();
    let guard = include_str!("../../../assets/shell/guard.js");
    let focus = include_str!("../../../assets/shell/focus.js");
    [guard, focus].map(plain_script::compact).concat().replace("__WORDS__", &words)
}

/// The web app manifest of a language. Its addresses are relative to itself, at the site's root.
pub fn description(lang: Lang) -> serde_json::Value {
    let words = shell_words(lang);
    let icons: Vec<_> = ICONS
        .iter()
        .map(|(width, purpose)| {
            json!({
                "src": format!("icons/{width}-{purpose}.png"),
                "sizes": format!("{width}x{width}"),
                "type": "image/png",
                "purpose": purpose
            })
        })
        .collect();
    json!({
        "id": "./",
        "name": words.app_name,
        "short_name": words.app_short_name,
        "description": words.app_about,
        "lang": lang.tag(),
        "start_url": format!("./{}/", lang.code()),
        "scope": "./",
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": icons,
        "share_target": share_target(lang),
        "file_handlers": [{ "action": format!("./{}/trip/", lang.code()), "accept": accepted() }]
    })
}

/// What other programs may share with the installed site, and where it is sent; `assets/shell/sw.js` answers.
fn share_target(lang: Lang) -> serde_json::Value {
    // Some programs identify these files by media type, others by extension.
    let accept: Vec<String> = FILES
        .iter()
        .flat_map(|(media_type, ending)| [(*media_type).to_owned(), format!(".{ending}")])
        .collect();
    json!({
        "action": format!("./{}/trip/?share", lang.code()),
        "method": "POST",
        "enctype": "multipart/form-data",
        "params": {
            "title": "title",
            "text": "text",
            "url": "url",
            "files": [{ "name": "file", "accept": accept }]
        }
    })
}

/// The files that the system may open with the installed site, by their media types.
fn accepted() -> serde_json::Value {
    FILES
        .iter()
        .map(|(media_type, ending)| ((*media_type).to_owned(), json!([format!(".{ending}")])))
        .collect()
}

fn copy_icons(from: &Path, to: &Path) -> Result<(), Failure> {
    fs::create_dir_all(to).map_err(Failure::io(to))?;
    for entry in fs::read_dir(from).map_err(Failure::io(from))? {
        let icon = entry.map_err(Failure::io(from))?;
        fs::copy(icon.path(), to.join(icon.file_name())).map_err(Failure::io(&icon.path()))?;
    }
    Ok(())
}

/// Replaces the early script in the template, where Trunk has put its source, and adds the one for the picture of the
/// map, which delays nothing.
fn with_early_script(template: &str, early_script: &str) -> Result<String, String> {
    let mut early = 0;
    let settings = RewriteStrSettings::new().append_element_content_handler(element!(
        "script:not([src]):not([type])",
        |script| {
            early += 1;
            script.set_inner_content(early_script, ContentType::Html);
            let map = format!("<script async src=\"./{}\"></script>", named("early-map", &map_script()));
            script.after(&map, ContentType::Html);
            Ok(())
        }
    ));
    let html = rewrite_str(template, settings).map_err(|error| error.to_string())?;
    if early == 1 { Ok(html) } else { Err(format!("the page should begin with one script, it has {early}")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_early_scripts_stand_in_the_page_and_know_the_guard_s_name() {
        let page = "<head><script>// as written\n  x();</script><script src=\"./boot.js\"></script></head>";
        let html = with_early_script(page, &early_script()).expect("one script is there");
        assert!(html.contains(&format!("<script>{}</script>", early_script())), "{html}");
        assert!(html.contains(&format!("\"{}\"", named("guard", &guard_script()))), "{html}");
        assert!(
            html.contains(&format!("<script async src=\"./{}\">", named("early-map", &map_script()))),
            "{html}"
        );
        assert!(with_early_script("<head></head>", "").is_err());
    }

    #[test]
    fn the_guard_speaks_both_languages() {
        let script = guard_script();
        assert!(script.contains("下载我的行程") && script.contains("Download my trip"), "{script}");
        assert!(!script.contains("__WORDS__"));
    }

    #[test]
    fn the_installed_site_opens_in_its_language_and_every_icon_is_there() {
        for (lang, opens) in [(Lang::Zh, "./zh/"), (Lang::En, "./en/")] {
            let description = description(lang);
            assert_eq!(description["start_url"], opens);
            for icon in description["icons"].as_array().expect("icons") {
                let name = icon["src"].as_str().expect("an address").replace("icons/", "assets/icons/app/");
                assert!(workspace::root().join(&name).is_file(), "{name}");
            }
        }
    }

    #[test]
    fn the_installed_site_takes_links_and_every_kind_of_file_that_the_trip_s_page_reads() {
        for (lang, page) in [(Lang::Zh, "./zh/trip/"), (Lang::En, "./en/trip/")] {
            let description = description(lang);
            let target = &description["share_target"];
            assert_eq!(target["action"], format!("{page}?share"));
            assert_eq!((&target["method"], &target["params"]["url"]), (&json!("POST"), &json!("url")));
            let shared = target["params"]["files"][0]["accept"].to_string();
            let handler = &description["file_handlers"][0];
            assert_eq!(handler["action"], page);
            for ending in [".gpx", ".kml", ".kmz", ".geojson", ".json"] {
                assert!(shared.contains(&format!("\"{ending}\"")), "{shared}");
                let opened = handler["accept"].as_object().expect("media types").values();
                assert_eq!(opened.filter(|endings| **endings == json!([ending])).count(), 1, "{ending}");
            }
        }
        let worker = include_str!("../../../assets/shell/sw.js");
        assert!(worker.contains("/trip/?share"), "the worker answers where the description leads");
    }
}
