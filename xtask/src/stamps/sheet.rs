//! The sheet: a page to print that shows every stop's QR code, name and address.

use hangyong::app::Page;
use hangyong::app::stamps::certificate::escaped;
use hangyong::codec::qr::qr;
use hangyong::domain::stamps::check;
use hangyong::domain::{Atlas, Lang, Stop};
use hangyong::i18n::stamp_words;

const STYLE: &str = include_str!("sheet.css");

/// The sheet of a pack, for the site at that address.
///
/// # Errors
/// When an address is too long for a code.
pub fn sheet(atlas: &Atlas, site: &str) -> Result<String, String> {
    let codes: Result<Vec<String>, String> = atlas.stops.iter().map(|stop| code(atlas, site, stop)).collect();
    let [zh, en] = Lang::ALL
        .map(|lang| format!("{} · {}", escaped(atlas.info.title.get(lang)), stamp_words(lang).sheet));
    Ok(format!(
        "<!doctype html>\n<html lang=\"zh-Hans\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><title>{zh}</title><style>{STYLE}</style></head>\n\
         <body><h1>{zh}<br><span lang=\"en\">{en}</span></h1>\n<main>\n{}\n</main></body></html>\n",
        codes?.join("\n")
    ))
}

/// The address in a stop's code, in the map's first language.
pub fn address(atlas: &Atlas, site: &str, stop: &Stop) -> String {
    let page = Page::Stop(stop.id.clone()).path_in(Lang::default());
    format!("{site}{page}#stamp={}", check(&atlas.info.id, &stop.id))
}

fn code(atlas: &Atlas, site: &str, stop: &Stop) -> Result<String, String> {
    let address = address(atlas, site, stop);
    let code = qr(&address).ok_or_else(|| format!("the address of {} is too long for a code", stop.id))?;
    let [zh, en] = Lang::ALL.map(|lang| escaped(stop.name.get(lang)));
    let [scan_zh, scan_en] = Lang::ALL.map(|lang| stamp_words(lang).sheet_scan);
    Ok(format!(
        "<section id=\"{id}\"><svg viewBox=\"0 0 {size} {size}\" role=\"img\" aria-label=\"{zh}\" \
         shape-rendering=\"crispEdges\"><path d=\"{path}\"/></svg>\
         <h2>{zh}<span lang=\"en\">{en}</span></h2><p class=\"letters\">{letters}</p>\
         <p>{scan_zh} · <span lang=\"en\">{scan_en}</span></p><p class=\"address\">{address}</p></section>",
        id = stop.id,
        size = code.size,
        path = code.path,
        letters = check(&atlas.info.id, &stop.id),
        address = escaped(&address),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{pack_folder, workspace};
    use hangyong::atlas::parse_files;

    #[test]
    fn every_stop_has_its_code_its_names_and_its_address_on_the_sheet() {
        let files = pack_folder::read(&workspace::root().join("assets/pack")).expect("the pack");
        let (atlas, _) = parse_files(&files).expect("a sound pack");
        let sheet = sheet(&atlas, "https://map.example/a/").expect("a sheet");
        assert_eq!(sheet.matches("<section ").count(), atlas.stops.len());
        for stop in &atlas.stops {
            let address = address(&atlas, "https://map.example/a/", stop);
            let letters = check(&atlas.info.id, &stop.id);
            assert_eq!(address, format!("https://map.example/a/zh/stops/{}/#stamp={letters}", stop.id));
            assert!(sheet.contains(&qr(&address).expect("a code").path), "{}", stop.id);
            assert!(sheet.contains(&format!(">{address}<")) && sheet.contains(&escaped(&stop.name.en)));
        }
    }
}
