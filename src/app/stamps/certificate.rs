//! A sheet as a stand-alone picture, to be saved and shown to others: SVG without styles, scripts or external images.

use super::StampSheet;
use super::seal::{FONT, Ink, SIDE, elements};
use crate::app::AppState;
use crate::domain::stamps::Stamps;
use crate::domain::{Lang, Stop};
use crate::i18n::format::full_date;
use crate::i18n::stamp_words;

/// Width of the picture in pixels.
pub const WIDTH: u32 = 1080;
const MARGIN: u32 = 72;
/// The top of the first row of seals.
const HEAD: u32 = 300;
const FOOT: u32 = 130;

const PAPER: &str = "#f7f3ea";
const INK: &str = "#23292a";
const QUIET: &str = "#5d6562";
const SEAL: Ink<'static> = Ink { field: "#a1382a", cut: "#fdfbf6" };
const FAINT: Ink<'static> = Ink { field: "#948c7a", cut: "#fdfbf6" };

/// A picture as SVG.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// The document.
    pub svg: String,
    /// Its height in pixels; [`WIDTH`] is its width.
    pub height: u32,
}

/// The picture of a sheet.
pub fn certificate(app: &AppState, sheet: &StampSheet<'_>, stamps: &Stamps) -> Picture {
    let columns = columns(sheet.stops.len());
    let cell = (WIDTH - 2 * MARGIN) / columns;
    let row_height = cell + 34;
    let rows = u32::try_from(sheet.stops.len()).unwrap_or(0).div_ceil(columns);
    let height = HEAD + rows * row_height + FOOT;
    let mut body = head(app, sheet, stamps);
    for (at, stop) in (0..).zip(&sheet.stops) {
        let corner = (MARGIN + at % columns * cell, HEAD + at / columns * row_height);
        body += &one(app.lang, stop, stamps, corner, cell);
    }
    body += &text(WIDTH / 2, height - 56, 30, QUIET, app.atlas.info.title.get(app.lang));
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{height}\" viewBox=\"0 0 {WIDTH} {height}\">\
         <rect width=\"{WIDTH}\" height=\"{height}\" fill=\"{PAPER}\"/>\
         <rect x=\"28\" y=\"28\" width=\"{}\" height=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"2\"/>{body}</svg>",
        WIDTH - 56,
        height - 56,
        SEAL.field
    );
    Picture { svg, height }
}

/// The number of columns: few seals are drawn large, many are drawn small.
const fn columns(stops: usize) -> u32 {
    match stops {
        0..=16 => 4,
        17..=36 => 6,
        _ => 8,
    }
}

fn head(app: &AppState, sheet: &StampSheet<'_>, stamps: &Stamps) -> String {
    let words = stamp_words(app.lang);
    let (done, all) = (sheet.stamped(stamps), sheet.stops.len());
    let mut progress = format!("{} {done} / {all}", words.stamped_of);
    if sheet.is_full(stamps) {
        progress = format!("{progress} · {}", words.full);
    }
    let days = sheet.stops.iter().filter_map(|stop| Some(stamps.get(&stop.id)?.on));
    let period = match (days.clone().min(), days.max()) {
        (Some(first), Some(last)) if first != last => {
            format!("{}–{}", full_date(app.lang, first), full_date(app.lang, last))
        }
        (Some(day), _) => full_date(app.lang, day),
        _ => String::new(),
    };
    text(WIDTH / 2, 130, 64, INK, &sheet.name(app.lang))
        + &text(WIDTH / 2, 192, 36, SEAL.field, &progress)
        + &text(WIDTH / 2, 242, 28, QUIET, &period)
}

/// A seal with its name below.
fn one(lang: Lang, stop: &Stop, stamps: &Stamps, (x, y): (u32, u32), cell: u32) -> String {
    let stamped = stamps.get(&stop.id).is_some();
    let side = cell * 3 / 4;
    let scale = f64::from(side) / f64::from(SIDE);
    let seal = elements(&stop.name.zh, stamped, if stamped { SEAL } else { FAINT });
    let size = if cell > 150 { 22 } else { 16 };
    let name = shortened(stop.name.get(lang), cell, size);
    format!("<g transform=\"translate({} {y}) scale({scale:.3})\">{seal}</g>", x + (cell - side) / 2)
        + &text(x + cell / 2, y + side + 34, size, if stamped { INK } else { QUIET }, &name)
}

/// A name shortened to fit into its cell: a Chinese character is about as wide as high, an ASCII character half of
/// that.
fn shortened(name: &str, cell: u32, size: u32) -> String {
    let room = cell * 2 / size;
    let width = |letter: char| if letter.is_ascii() { 1 } else { 2 };
    let mut used = 0;
    let fits = name.chars().take_while(|letter| {
        used += width(*letter);
        used <= room
    });
    let kept: String = fits.collect();
    if kept.len() == name.len() {
        return kept;
    }
    let short: String = kept.chars().take(kept.chars().count().saturating_sub(1)).collect();
    format!("{}…", short.trim_end())
}

fn text(x: u32, y: u32, size: u32, fill: &str, content: &str) -> String {
    format!(
        "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" fill=\"{fill}\" text-anchor=\"middle\" font-family=\"{FONT}\">{}</text>",
        escaped(content)
    )
}

/// Text escaped for use in an element or attribute.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::super::sheets;
    use super::*;
    use crate::app::Page;
    use crate::domain::stamps::{Stamp, StampedBy};
    use crate::domain::{Bilingual, testing};

    #[test]
    fn the_picture_tells_how_much_is_stamped_and_when_and_no_name_becomes_markup() {
        let stops = [("a", "拱宸桥"), ("b", "a<b & c")];
        let stops = stops.map(|(id, name)| testing::stop(id, |stop| stop.name = Bilingual::new(name, name)));
        let app = AppState::new(Rc::new(testing::atlas(stops.into())), "/", Lang::Zh, Page::Overview);
        let mut stamps = Stamps::default();
        let on = |day: &str| Stamp::new(day.parse().expect("a date"), StampedBy::Hand, "");
        stamps.put("a".into(), on("2026-10-03"));
        let sheets = sheets(&app.atlas);
        let half = certificate(&app, &sheets[0], &stamps);
        assert!(half.svg.contains("已盖 1 / 2") && half.svg.contains("2026"), "{}", half.svg);
        assert!(half.svg.contains("a&lt;b &amp; c") && !half.svg.contains("集齐了"));
        stamps.put("b".into(), on("2026-11-05"));
        let full = certificate(&app, &sheets[0], &stamps);
        assert!(full.svg.contains("集齐了") && full.svg.contains("11"), "{}", full.svg);
        assert_eq!(half.height, full.height);
    }
}
