//! The page that is photographed: title and illustration on the left, the map on the right.

use crate::failure::Failure;
use hangyong::app::art::drawing_of;
use hangyong::domain::{Atlas, Bilingual, Lang, Route};
use hangyong::i18n::credits::map_credits;
use hangyong::i18n::words;
use hangyong::map::Theme;
use hangyong::map::basemap::Basemap;
use hangyong::map::landmarks::Landmarks;
use hangyong::map::svg::route_svg;
use std::fs;
use std::path::Path;

/// Width and height of the map in the picture.
const MAP_PX: (u32, u32) = (730, 630);

const STYLE: &str = include_str!("sheet.css");

/// The page of a route, or of the whole map if `route` is `None`.
///
/// # Errors
/// When an asset cannot be read.
pub fn html(
    atlas: &Atlas,
    (basemap, landmarks): (Option<&Basemap>, &Landmarks),
    route: Option<&Route>,
    assets: &Path,
) -> Result<String, Failure> {
    let read = |name: &str| {
        let file = assets.join(name);
        fs::read_to_string(&file).map_err(Failure::io(&file))
    };
    let (tokens, colours) = (read("styles/tokens.css")?, read("styles/art.css")?);
    // The whole map has no illustration of its own; the bridge is the best-known one.
    let art = read(&format!("art/{}.svg", route.map_or("canal", |route| drawing_of(&route.id))))?;
    let id = route.map(|route| &route.id);
    let map = route_svg(atlas, basemap, Some(landmarks), id, Lang::Zh, Theme::Light, MAP_PX);
    let site = &atlas.info.title;
    let motto = Bilingual::new(words(Lang::Zh).motto, "");
    let (title, below) = route.map_or((site, &motto), |route| (&route.name, site));
    Ok(format!(
        "<!doctype html><html lang=\"zh-Hans\" data-theme=\"light\"><meta charset=\"utf-8\"><style>{tokens}{colours}{STYLE}</style>\
         <div class=\"text\"><span class=\"mark\">杭甬</span><h1>{}</h1><h2>{}</h2><p>{}</p></div>\
         <div class=\"illustration\">{art}</div><div class=\"map\">{map}</div><p class=\"credit\">{}</p>",
        escaped(&title.zh),
        escaped(&title.en),
        escaped([below.zh.as_str(), below.en.as_str()].join(" · ").trim_end_matches(" · ")),
        escaped(&credit(atlas)),
    ))
}

/// The data's credits, preceded by the 审图号 if there is one.
fn credit(atlas: &Atlas) -> String {
    let number = atlas.info.review_number_of(false);
    let number = number.map(|number| format!("{}{number}", words(Lang::Zh).review_number));
    let credits = map_credits(&atlas.info, (false, true), Lang::Zh).into_iter().map(str::to_owned);
    number.into_iter().chain(credits).collect::<Vec<_>>().join(" · ")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}
