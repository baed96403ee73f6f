//! A canvas context with its last state cached, since setting a colour or a font costs more than drawing.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    CanvasGradient, CanvasRenderingContext2d, CanvasWindingRule, HtmlCanvasElement, HtmlImageElement,
};

use crate::geometry::PxRect;
use crate::geometry::decimal::short;
use crate::map::scene::{Color, DrawOp, Font, Paint, Path, Segment, Stroke, TextAlign, TextRun};

/// A canvas context and its cached state.
pub(in crate::platform) struct Pen {
    context: CanvasRenderingContext2d,
    fill: Option<Color>,
    stroke: Option<Color>,
    font: Option<Font>,
    dashed: bool,
}

impl Pen {
    pub fn new(context: CanvasRenderingContext2d) -> Self {
        context.set_line_join("round");
        let _ = context.set_line_dash(&Array::new());
        Self { context, fill: None, stroke: None, font: None, dashed: false }
    }

    /// To be called when the context may have been reset externally, as happens whenever its canvas changes size.
    pub fn forget_state(&mut self) {
        *self = Self::new(self.context.clone());
    }

    pub fn text_width(&mut self, text: &str, font: Font) -> f64 {
        self.set_font(font);
        self.context.measure_text(text).map_or(0.0, |metrics| metrics.width())
    }

    pub fn clear(&mut self, color: Color, width: f64, height: f64) {
        self.set_fill(color);
        self.context.fill_rect(0.0, 0.0, width, height);
    }

    pub fn copy(&self, canvas: &HtmlCanvasElement, to: PxRect) {
        let PxRect { x, y, width, height } = to;
        // An empty or lost canvas draws nothing, as intended.
        let _ = if f64::from(canvas.width()) == width && f64::from(canvas.height()) == height {
            self.context.draw_image_with_html_canvas_element(canvas, x, y)
        } else {
            self.context.draw_image_with_html_canvas_element_and_dw_and_dh(canvas, x, y, width, height)
        };
    }

    pub fn copy_picture(&self, picture: &JsValue, to: PxRect) {
        let PxRect { x, y, width, height } = to;
        // The browser checks the argument at run time and accepts a canvas as well as an image. Drawing fails only for
        // a broken picture, and this one was decoded before.
        let picture = picture.unchecked_ref::<HtmlImageElement>();
        let _ = self.context.draw_image_with_html_image_element_and_dw_and_dh(picture, x, y, width, height);
    }

    pub fn draw(&mut self, op: &DrawOp<'_>) {
        match op {
            DrawOp::Fill { path, paint } => self.fill_path(path, paint),
            DrawOp::Stroke { path, stroke } => self.stroke_path(path, stroke),
            DrawOp::Text(run) => self.text(run),
            DrawOp::Group { .. } | DrawOp::EndGroup => {}
        }
    }

    fn fill_path(&mut self, path: &Path, paint: &Paint) {
        match paint {
            Paint::Solid(color) => self.set_fill(*color),
            Paint::Linear { from, to, stops } => {
                let gradient = self.context.create_linear_gradient(from.x, from.y, to.x, to.y);
                self.set_gradient(&gradient, stops);
            }
            Paint::Radial { middle, radius, stops } => {
                let (x, y) = (middle.x, middle.y);
                match self.context.create_radial_gradient(x, y, 0.0, x, y, *radius) {
                    Ok(gradient) => self.set_gradient(&gradient, stops),
                    Err(_) => return,
                }
            }
        }
        self.trace(path);
        self.context.fill_with_canvas_winding_rule(CanvasWindingRule::Evenodd);
    }

    fn stroke_path(&mut self, path: &Path, stroke: &Stroke) {
        if self.stroke != Some(stroke.color) {
            self.context.set_stroke_style_str(&stroke.color.to_string());
            self.stroke = Some(stroke.color);
        }
        self.context.set_line_width(stroke.width);
        self.context.set_line_cap(if stroke.round { "round" } else { "butt" });
        if self.dashed || !stroke.dash.is_empty() {
            let dash: Array = stroke.dash.iter().copied().map(JsValue::from).collect();
            let _ = self.context.set_line_dash(&dash);
            self.context.set_line_dash_offset(stroke.dash_offset);
            self.dashed = !stroke.dash.is_empty();
        }
        self.trace(path);
        self.context.stroke();
    }

    fn trace(&self, path: &Path) {
        let context = &self.context;
        context.begin_path();
        for segment in &path.segments {
            match segment {
                Segment::Move(to) => context.move_to(to.x, to.y),
                Segment::Line(to) => context.line_to(to.x, to.y),
                Segment::Quad(control, to) => {
                    context.quadratic_curve_to(control.x, control.y, to.x, to.y);
                }
                Segment::Circle(middle, radius) => {
                    context.move_to(middle.x + radius, middle.y);
                    // Only a negative radius is rejected.
                    let _ = context.arc(middle.x, middle.y, radius.max(0.0), 0.0, std::f64::consts::TAU);
                }
                Segment::Arc(middle, radius, from, to) => {
                    let _ = context.arc(middle.x, middle.y, radius.max(0.0), *from, *to);
                }
                Segment::Close => context.close_path(),
            }
        }
    }

    fn text(&mut self, run: &TextRun<'_>) {
        self.set_font(run.font);
        self.context.set_text_align(match run.align {
            TextAlign::Start => "left",
            TextAlign::Middle => "center",
            TextAlign::End => "right",
        });
        self.context.set_text_baseline("middle");
        self.context.save();
        let _ = self.context.translate(run.at.x, run.at.y);
        if run.angle_deg != 0.0 {
            let _ = self.context.rotate(run.angle_deg.to_radians());
        }
        if let Some((color, reach)) = run.halo {
            self.context.set_stroke_style_str(&color.to_string());
            self.context.set_line_width(reach * 2.0);
            let _ = self.context.stroke_text(run.text, 0.0, 0.0);
        }
        self.context.set_fill_style_str(&run.color.to_string());
        let _ = self.context.fill_text(run.text, 0.0, 0.0);
        self.context.restore();
    }

    fn set_fill(&mut self, color: Color) {
        if self.fill != Some(color) {
            self.context.set_fill_style_str(&color.to_string());
            self.fill = Some(color);
        }
    }

    fn set_gradient(&mut self, gradient: &CanvasGradient, stops: &[(f64, Color)]) {
        for (share, color) in stops {
            // Stop offsets come from this program and are between 0 and 1.
            let _ = gradient.add_color_stop(*share as f32, &color.to_string());
        }
        self.context.set_fill_style_canvas_gradient(gradient);
        self.fill = None;
    }

    fn set_font(&mut self, font: Font) {
        if self.font != Some(font) {
            let style = match (font.italic, font.bold) {
                (true, _) => "italic ",
                (false, true) => "600 ",
                (false, false) => "",
            };
            self.context.set_font(&format!("{style}{}px {}", short(font.size, 2), font.family.css()));
            self.font = Some(font);
        }
    }
}
