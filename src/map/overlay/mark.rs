//! Marks of stops and stations: how large they are and how they are painted.

use crate::domain::Lang;
use crate::geometry::{Px, PxRect};
use crate::i18n::map_labels;
use crate::map::cluster::bubble_radius_px;
use crate::map::scene::{Color, DrawOp, Font, FontFamily, Paint, Path, Stroke, Surface, TextAlign, TextRun};
use crate::map::style::{Palette, Theme};
use crate::map::trip::DayLetter;

/// A mark. Equal marks look equal, so that one bitmap serves them all.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Mark {
    /// A stop on the overview: a small seal in its route's colour, in two halves when two routes share it.
    Seal(Color, Color),
    /// A stop that is not on the chosen route.
    Dot(Color),
    /// A stop of the chosen route, or of a day of the trip, with its number, preceded by the day's letters.
    Number(Color, Option<DayLetter>, usize),
    /// The chosen stop; with its number when a route is chosen.
    Chosen(Color, Option<usize>),
    /// Several stops: a tag that says how many, so that the count is not mistaken for the number of one stop.
    Count {
        /// How many.
        count: usize,
        /// The language of the tag.
        lang: Lang,
        /// The colours of their routes and how many twelfths belong to each.
        colors: Vec<(Color, u8)>,
    },
    /// A railway station.
    Station {
        /// Whether it is chosen.
        chosen: bool,
    },
    /// The glow under a mark that the mouse is over; its radius in pixels.
    Glow(u8),
}

/// Height of a count tag with one line, and with two.
const TAG_HEIGHT_PX: [f64; 2] = [24.0, 31.0];

impl Mark {
    /// How far it reaches from its middle, in CSS pixels.
    pub fn radius_px(&self) -> f64 {
        match self {
            Self::Seal(..) => 6.5,
            Self::Dot(_) => 3.5,
            Self::Number(..) => 12.0,
            Self::Chosen(_, None) => 13.0,
            Self::Chosen(..) => 18.0,
            Self::Count { count, .. } => bubble_radius_px(*count),
            Self::Station { chosen: false } => 4.5,
            Self::Station { chosen: true } => 7.5,
            Self::Glow(radius) => f64::from(*radius),
        }
    }

    /// Paints it around a point.
    pub fn paint(&self, at: Px, theme: Theme, surface: &mut dyn Surface) {
        let palette = theme.palette();
        match self {
            Self::Seal(first, second) => seal(at, *first, *second, palette, surface),
            Self::Dot(color) => disc(at, 3.0, *color, palette.marker.alpha(0.8), 1.0, surface),
            Self::Number(color, letter, number) => {
                let letters = letter.iter().flat_map(|letter| letter.chars());
                let text = letters.chain(number.to_string().chars()).collect::<String>();
                numbered(at, 11.0, *color, &text, palette, surface);
            }
            Self::Chosen(color, number) => chosen(at, *color, *number, palette, surface),
            Self::Count { count, lang, colors } => {
                tag(at, self.radius_px(), (*count, *lang), colors, palette, surface);
            }
            Self::Station { chosen } => station(at, *chosen, palette, surface),
            Self::Glow(radius) => {
                let path = Path::circle(at, f64::from(*radius));
                fill(&path, palette.seal.alpha(0.28), surface);
            }
        }
    }
}

fn seal(at: Px, first: Color, second: Color, palette: &Palette, surface: &mut dyn Surface) {
    let shape = |half: f64| Path::rounded(PxRect::centred(at, half * 2.0, half * 2.0), half * 0.42);
    fill(&shape(6.2), palette.marker, surface);
    fill(&shape(4.9), first, surface);
    if second != first {
        let (left, right, top, foot) = (at.x - 4.9, at.x + 4.9, at.y - 4.9, at.y + 4.9);
        let corner = [Px::new(right, top + 1.6), Px::new(right, foot), Px::new(left + 1.6, foot)];
        fill(&Path::through(corner, true), second, surface);
    }
    // The carved dot of a seal.
    fill(&Path::circle(at, 1.4), palette.marker, surface);
}

fn disc(at: Px, radius: f64, color: Color, rim: Color, rim_px: f64, surface: &mut dyn Surface) {
    fill(&Path::circle(at, radius + rim_px), rim, surface);
    fill(&Path::circle(at, radius), color, surface);
}

fn numbered(at: Px, radius: f64, color: Color, text: &str, palette: &Palette, surface: &mut dyn Surface) {
    disc(at, radius - 1.0, color, palette.marker, 2.0, surface);
    let size = match text.len() {
        0..=2 => radius * 1.1,
        3 => radius * 0.86,
        _ => radius * 0.68,
    };
    letter(text, at, size, Theme::ink_on(color), surface);
}

fn chosen(at: Px, color: Color, number: Option<usize>, palette: &Palette, surface: &mut dyn Surface) {
    let radius = if number.is_some() { 14.0 } else { 9.0 };
    fill(&Path::circle(at, radius + 4.0), palette.seal.alpha(0.22), surface);
    fill(&Path::circle(at, radius + 2.5), palette.marker, surface);
    let ring = Path::circle(at, radius + 1.2);
    surface.draw(&DrawOp::Stroke { path: &ring, stroke: Stroke::solid(palette.seal, 2.4) });
    match number {
        Some(number) => {
            fill(&Path::circle(at, radius - 1.5), color, surface);
            letter(&number.to_string(), at, radius * 1.1, Theme::ink_on(color), surface);
        }
        None => fill(&Path::circle(at, radius - 3.5), color, surface),
    }
}

/// A paper tag that says how many places it stands for, with a stripe in their colours at the bottom: `3 处` in one
/// line, `3` over `places` in two.
fn tag(
    at: Px,
    half_width: f64,
    (count, lang): (usize, Lang),
    colors: &[(Color, u8)],
    palette: &Palette,
    surface: &mut dyn Surface,
) {
    let [low, high] = TAG_HEIGHT_PX;
    let height = if lang == Lang::Zh { low } else { high };
    let body = Path::rounded(PxRect::centred(at, half_width * 2.0, height), 5.0);
    fill(&body, palette.marker, surface);
    surface.draw(&DrawOp::Stroke { path: &body, stroke: Stroke::solid(palette.ink_soft, 1.2) });
    let mut line = |text: &str, down: f64, size: f64| {
        letter(text, Px::new(at.x, at.y + down), size, palette.ink, surface);
    };
    let counted = map_labels::counted(lang, count);
    match map_labels::below_count(lang) {
        "" => line(&counted, -2.0, 12.0),
        below => {
            line(&counted, -7.0, 12.0);
            line(below, 3.4, 9.0);
        }
    }
    let width = half_width * 2.0 - 10.0;
    let mut from = at.x - width / 2.0;
    for (color, twelfths) in colors {
        let wide = width * f64::from(*twelfths) / 12.0;
        let stripe = PxRect::centred(Px::new(from + wide / 2.0, at.y + height / 2.0 - 4.8), wide, 3.0);
        fill(&Path::rounded(stripe, 0.0), *color, surface);
        from += wide;
    }
}

fn station(at: Px, chosen: bool, palette: &Palette, surface: &mut dyn Surface) {
    if chosen {
        fill(&Path::circle(at, 7.5), palette.seal.alpha(0.35), surface);
    }
    let shape = |half: f64| Path::rounded(PxRect::centred(at, half * 2.0, half * 2.0), 1.2);
    fill(&shape(4.2), if chosen { palette.seal } else { palette.rail }, surface);
    fill(&shape(2.5), palette.rail_gap, surface);
}

fn fill(path: &Path, color: Color, surface: &mut dyn Surface) {
    surface.draw(&DrawOp::Fill { path, paint: Paint::Solid(color) });
}

fn letter(text: &str, at: Px, size: f64, color: Color, surface: &mut dyn Surface) {
    let font = Font { family: FontFamily::Sans, size, bold: true, italic: false };
    // Figures sit a little low in most faces when centred by their em box.
    let at = Px::new(at.x, at.y + size * 0.04);
    let run = TextRun { text, at, align: TextAlign::Middle, font, color, halo: None, angle_deg: 0.0 };
    surface.draw(&DrawOp::Text(run));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::scene::{Recorded, Recorder, Segment};

    fn drawn(mark: &Mark) -> Vec<Recorded> {
        let mut recorder = Recorder::default();
        mark.paint(Px::default(), Theme::Light, &mut recorder);
        recorder.ops
    }

    fn texts(ops: &[Recorded]) -> Vec<String> {
        let text = |op: &'_ Recorded| match op {
            Recorded::Text(text, _) => Some(text.clone()),
            _ => None,
        };
        ops.iter().filter_map(text).collect()
    }

    fn is_round(ops: &[Recorded]) -> bool {
        let circle = |segment: &Segment| matches!(segment, Segment::Circle(..));
        ops.iter().any(|op| matches!(op, Recorded::Fill(path, _) if path.segments.iter().any(circle)))
    }

    #[test]
    fn a_count_says_what_it_counts_on_a_tag_where_a_number_stands_on_a_disc() {
        let ink = Color::hex(0x112233);
        let count = |lang| drawn(&Mark::Count { count: 2, lang, colors: vec![(ink, 12)] });
        assert_eq!(texts(&count(Lang::Zh)), ["2 处"]);
        assert_eq!(texts(&count(Lang::En)), ["2", "places"]);
        let number = drawn(&Mark::Number(ink, None, 2));
        assert_eq!(texts(&number), ["2"]);
        assert!(is_round(&number) && !is_round(&count(Lang::Zh)) && !is_round(&count(Lang::En)));
    }

    #[test]
    fn what_a_count_says_has_room_on_its_tag() {
        use crate::map::scene::Measure;
        let mut letters = Recorder::default();
        let mut wide = |text: &str, size| {
            let font = Font { family: FontFamily::Sans, size, bold: true, italic: false };
            letters.text_width(text, font)
        };
        for count in [2, 9, 10, 93] {
            let tag = Mark::Count { count, lang: Lang::Zh, colors: vec![] }.radius_px() * 2.0;
            assert!(wide(&format!("{count} 处"), 12.0) + 6.0 <= tag, "{count}");
            assert!(wide("places", 9.0) + 4.0 <= tag, "{count}");
        }
    }
}
