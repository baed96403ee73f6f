//! Writes drawings as SVG elements, with as few characters as possible.

use std::fmt::Write;

use crate::domain::Lang;
use crate::geometry::{decimal, maths};
use crate::map::scene::{
    Color, DrawOp, Font, FontFamily, Measure, Paint, Path, Segment, Stroke, Surface, TextAlign, TextRun,
};

/// The fonts of stops and numbers, in which nearly all text is set; the pages' own font comes first.
const SANS: &str = "system-ui,sans-serif";
/// The fonts of places, waters and mountains.
const SERIF_ATTRIBUTE: &str = " font-family=\"Songti SC,Noto Serif CJK SC,serif\"";

/// An SVG document that is being written.
pub(super) struct SvgSurface {
    body: String,
    defs: String,
    gradients: Vec<String>,
    open_groups: usize,
    /// A line's attributes and path data, not written yet.
    pending: Option<(String, String)>,
    /// How a colour is written.
    ink: fn(Color) -> String,
}

impl SvgSurface {
    /// An empty document of this size; its units are those of what will be drawn.
    pub fn new(width: f64, height: f64, title: &str, lang: Lang) -> Self {
        let (width, height) = (short(width), short(height));
        let mut body = String::new();
        let (tag, title) = (lang.tag(), escaped(title));
        let _ = write!(
            body,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" role=\"img\" \
             lang=\"{tag}\" stroke-linejoin=\"round\" text-anchor=\"middle\" \
             paint-order=\"stroke\" font-family=\"{SANS}\"><title>{title}</title>"
        );
        let ink = |color: Color| color.to_string();
        Self { body, defs: String::new(), gradients: Vec::new(), open_groups: 0, pending: None, ink }
    }

    pub fn finish(mut self) -> String {
        self.flush();
        for _ in 0..self.open_groups {
            self.body.push_str("</g>");
        }
        let _ = write!(self.body, "<defs>{}</defs></svg>", self.defs);
        self.body
    }

    /// Closes the group that [`Self::begin_moved`] or a named group opened.
    pub fn end_group(&mut self) {
        self.flush();
        self.open_groups = self.open_groups.saturating_sub(1);
        self.body.push_str("</g>");
    }

    fn fill(&mut self, path: &Path, paint: &Paint) {
        let fill = match paint {
            Paint::Solid(color) => self.colored("fill", *color),
            Paint::Linear { from, to, stops } => {
                let axis = format!(
                    "<linearGradient id=\"ID\" gradientUnits=\"userSpaceOnUse\" x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\">",
                    short(from.x),
                    short(from.y),
                    short(to.x),
                    short(to.y)
                );
                self.gradient(&axis, stops, "linearGradient")
            }
            Paint::Radial { middle, radius, stops } => {
                let axis = format!(
                    "<radialGradient id=\"ID\" gradientUnits=\"userSpaceOnUse\" cx=\"{}\" cy=\"{}\" r=\"{}\">",
                    short(middle.x),
                    short(middle.y),
                    short(*radius)
                );
                self.gradient(&axis, stops, "radialGradient")
            }
        };
        let data = path_data(path);
        // A line whose outline is filled next becomes one element: strokes are painted first (`paint-order` of the
        // root).
        let stroke = self.pending.take_if(|(_, line)| *line == data).map(|(stroke, _)| stroke);
        self.flush();
        let stroke = stroke.unwrap_or_default();
        let _ = write!(self.body, "<path{fill}{stroke} fill-rule=\"evenodd\" d=\"{data}\"/>");
    }

    fn colored(&self, name: &str, color: Color) -> String {
        let ink = (self.ink)(color.opaque());
        if color.a == 255 {
            return format!(" {name}=\"{ink}\"");
        }
        format!(" {name}=\"{ink}\" {name}-opacity=\"{}\"", short_share(f64::from(color.a) / 255.0))
    }

    fn gradient(&mut self, axis: &str, stops: &[(f64, Color)], element: &str) -> String {
        let mut text = axis.to_owned();
        for (share, color) in stops {
            let opaque = (self.ink)(color.opaque());
            let opacity = short_share(f64::from(color.a) / 255.0);
            let _ =
                write!(text, "<stop offset=\"{share}\" stop-color=\"{opaque}\" stop-opacity=\"{opacity}\"/>");
        }
        let _ = write!(text, "</{element}>");
        let known = self.gradients.iter().position(|other| *other == text);
        let at = known.unwrap_or(self.gradients.len());
        if known.is_none() {
            self.defs.push_str(&text.replace("ID", &format!("map-g{at}")));
            self.gradients.push(text);
        }
        format!(" fill=\"url(#map-g{at})\"")
    }

    fn stroke(&mut self, path: &Path, stroke: &Stroke) {
        let mut attributes = self.colored("stroke", stroke.color);
        let _ = write!(attributes, " stroke-width=\"{}\"", short(stroke.width));
        if !stroke.dash.is_empty() {
            let dash: Vec<String> = stroke.dash.iter().map(|length| short(*length)).collect();
            let _ = write!(attributes, " stroke-dasharray=\"{}\"", dash.join(" "));
        }
        if stroke.dash_offset != 0.0 {
            let _ = write!(attributes, " stroke-dashoffset=\"{}\"", short(stroke.dash_offset));
        }
        if stroke.round {
            attributes.push_str(" stroke-linecap=\"round\"");
        }
        self.flush();
        self.pending = Some((attributes, path_data(path)));
    }

    /// Writes the pending line, which turned out not to be filled.
    fn flush(&mut self) {
        if let Some((attributes, data)) = self.pending.take() {
            let _ = write!(self.body, "<path fill=\"none\"{attributes} d=\"{data}\"/>");
        }
    }

    fn text(&mut self, run: &TextRun<'_>) {
        let anchor = match run.align {
            TextAlign::Start => " text-anchor=\"start\"",
            TextAlign::Middle => "",
            TextAlign::End => " text-anchor=\"end\"",
        };
        // 0.35 em below the middle is the baseline of nearly every face.
        let (x, y) = (run.at.x, run.at.y + run.font.size * 0.35);
        let turn = if run.angle_deg == 0.0 {
            String::new()
        } else {
            format!(" transform=\"rotate({} {} {})\"", run.angle_deg, short(run.at.x), short(run.at.y))
        };
        let halo = run.halo.map_or_else(String::new, |(color, reach)| {
            format!(" stroke=\"{}\" stroke-width=\"{}\"", (self.ink)(color.opaque()), short(reach * 2.0))
        });
        let style = match (run.font.italic, run.font.bold) {
            (true, _) => " font-style=\"italic\"",
            (false, true) => " font-weight=\"600\"",
            (false, false) => "",
        };
        let family = match run.font.family {
            FontFamily::Sans => "",
            FontFamily::Serif | FontFamily::Brush => SERIF_ATTRIBUTE,
        };
        let _ = write!(
            self.body,
            "<text x=\"{}\" y=\"{}\"{anchor}{turn}{family} font-size=\"{}\"{style}{}{halo}>{}</text>",
            short(x),
            short(y),
            short(run.font.size),
            self.colored("fill", run.color),
            escaped(run.text)
        );
    }
}

/// Needed only for pages made by the build.
#[cfg(not(target_arch = "wasm32"))]
impl SvgSurface {
    /// The same document with another way of writing colours.
    pub fn with_ink(self, ink: fn(Color) -> String) -> Self {
        Self { ink, ..self }
    }

    /// Begins a group whose content is moved and then scaled.
    pub fn begin_moved(&mut self, class: &str, by: crate::geometry::Px, scale: f64) {
        self.flush();
        self.open_groups += 1;
        let (x, y, scale) = (short(by.x), short(by.y), decimal::short(scale, 4));
        let _ = write!(self.body, "<g class=\"{class}\" transform=\"scale({scale}) translate({x} {y})\">");
    }
}

impl Measure for SvgSurface {
    /// An estimate that is good enough to keep names apart: an em for each CJK letter, a little more than half for
    /// others.
    fn text_width(&mut self, text: &str, font: Font) -> f64 {
        // The actual font is not known here. Bold letters are wider, and a name estimated too narrow is cut off by the
        // edge.
        let latin = if font.bold { 0.68 } else { 0.56 };
        text.chars().map(|letter| if u32::from(letter) < 0x2000 { latin } else { 1.0 }).sum::<f64>()
            * font.size
    }
}

impl Surface for SvgSurface {
    fn draw(&mut self, op: &DrawOp<'_>) {
        if matches!(op, DrawOp::Text(_) | DrawOp::Group { .. } | DrawOp::EndGroup) {
            self.flush();
        }
        match op {
            DrawOp::Fill { path, .. } | DrawOp::Stroke { path, .. } if path.is_empty() => {}
            DrawOp::Fill { path, paint } => self.fill(path, paint),
            DrawOp::Stroke { path, stroke } => self.stroke(path, stroke),
            DrawOp::Text(run) => self.text(run),
            DrawOp::Group { id, .. } => {
                self.open_groups += 1;
                let _ = write!(self.body, "<g id=\"map-{}\">", escaped(id));
            }
            DrawOp::EndGroup => self.end_group(),
        }
    }
}

/// Path data in relative coordinates, rounded to a tenth of a pixel, which is the shortest form.
pub fn path_data(path: &Path) -> String {
    let mut pen = RelativePen::default();
    for segment in &path.segments {
        pen.write(segment);
    }
    pen.text
}

/// Keeps its position in whole tenths, so that rounding errors do not add up.
#[derive(Default)]
struct RelativePen {
    text: String,
    x: i64,
    y: i64,
    start: (i64, i64),
    command: char,
}

impl RelativePen {
    fn write(&mut self, segment: &Segment) {
        match segment {
            Segment::Move(to) => {
                self.command('m');
                self.to(to.x, to.y);
                self.start = (self.x, self.y);
            }
            Segment::Line(to) => {
                if (tenths(to.x), tenths(to.y)) != (self.x, self.y) {
                    self.command('l');
                    self.to(to.x, to.y);
                }
            }
            Segment::Quad(control, to) => {
                self.command('q');
                let (x, y) = (self.x, self.y);
                self.to(control.x, control.y);
                (self.x, self.y) = (x, y);
                self.to(to.x, to.y);
            }
            Segment::Circle(middle, radius) => {
                let r = short(*radius);
                self.command('m');
                self.to(middle.x - radius, middle.y);
                let across = short(radius * 2.0);
                let _ = write!(self.text, "a{r} {r} 0 1 0 {across} 0a{r} {r} 0 1 0 -{across} 0z");
                self.command = ' ';
            }
            Segment::Arc(middle, radius, from, to) => {
                let (x, y) = (middle.x + radius * maths::cos(*to), middle.y + radius * maths::sin(*to));
                let large = u8::from(to - from > std::f64::consts::PI);
                let r = short(*radius);
                let _ = write!(self.text, "A{r} {r} 0 {large} 1 {} {}", short(x), short(y));
                (self.x, self.y) = (tenths(x), tenths(y));
                self.command = ' ';
            }
            Segment::Close => {
                self.text.push('z');
                (self.x, self.y) = self.start;
                self.command = ' ';
            }
        }
    }

    fn command(&mut self, command: char) {
        // After a move, further pairs mean lines.
        if self.command != command || command == 'm' {
            self.text.push(command);
            self.command = command;
        }
    }

    fn to(&mut self, x: f64, y: f64) {
        let (x, y) = (tenths(x), tenths(y));
        for delta in [x - self.x, y - self.y] {
            if delta >= 0 && self.text.ends_with(|last: char| last.is_ascii_digit()) {
                self.text.push(' ');
            }
            self.text.push_str(&tenths_text(delta));
        }
        (self.x, self.y) = (x, y);
    }
}

fn tenths(value: f64) -> i64 {
    (value * 10.0).round() as i64
}

fn tenths_text(tenths: i64) -> String {
    let sign = if tenths < 0 { "-" } else { "" };
    let (whole, rest) = (tenths.abs() / 10, tenths.abs() % 10);
    match (whole, rest) {
        (_, 0) => format!("{sign}{whole}"),
        (0, _) => format!("{sign}.{rest}"),
        _ => format!("{sign}{whole}.{rest}"),
    }
}

fn short(value: f64) -> String {
    tenths_text(tenths(value))
}

fn short_share(value: f64) -> String {
    decimal::short(value, 2)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
