//! Drawings as nodes. No text becomes markup in this application: the security policy of the pages refuses every
//! string that would, so a drawing is read element by element. What is not on the two lists, such as a script, is not
//! drawn.

use yew::prelude::*;
use yew::virtual_dom::{VTag, VText};

/// The elements of which a drawing may consist.
const ELEMENTS: [&str; 13] = [
    "svg",
    "g",
    "path",
    "circle",
    "rect",
    "ellipse",
    "line",
    "text",
    "title",
    "defs",
    "linearGradient",
    "radialGradient",
    "stop",
];

/// The attributes that they may have.
const ATTRIBUTES: [&str; 44] = [
    "d",
    "class",
    "fill",
    "stroke",
    "stroke-width",
    "opacity",
    "cx",
    "cy",
    "r",
    "id",
    "viewBox",
    "x",
    "y",
    "width",
    "height",
    "rx",
    "ry",
    "x1",
    "y1",
    "x2",
    "y2",
    "offset",
    "transform",
    "fill-rule",
    "fill-opacity",
    "stroke-opacity",
    "stroke-linecap",
    "stroke-linejoin",
    "stroke-dasharray",
    "stroke-dashoffset",
    "stop-color",
    "stop-opacity",
    "gradientUnits",
    "preserveAspectRatio",
    "paint-order",
    "text-anchor",
    "font-family",
    "font-size",
    "font-style",
    "font-weight",
    "role",
    "lang",
    "points",
    "aria-hidden",
];

/// The deepest nesting that is read; no drawing needs it.
const DEPTH: usize = 16;

/// The nodes of a drawing; empty if the text is not one.
pub fn drawing(text: &str) -> Html {
    Reader { rest: text.trim() }.element(0).unwrap_or_default()
}

struct Reader<'a> {
    rest: &'a str,
}

impl<'a> Reader<'a> {
    /// Takes the text before a mark, and the mark. The mark is a single character, because searching for several takes
    /// much code.
    fn before(&mut self, mark: char) -> Option<&'a str> {
        let (before, rest) = self.rest.split_once(mark)?;
        self.rest = rest;
        Some(before)
    }

    /// The element that begins here, if there is one.
    fn element(&mut self, depth: usize) -> Option<Html> {
        if depth > DEPTH {
            return None;
        }
        self.rest = self.rest.strip_prefix('<')?;
        let end = self.rest.find(|letter: char| letter == '/' || letter == '>' || letter.is_whitespace())?;
        let (name, rest) = self.rest.split_at(end);
        self.rest = rest;
        let drawn = known(&ELEMENTS, name);
        let mut tag = VTag::new(drawn.unwrap_or("g"));
        while let Some((name, value)) = self.attribute() {
            if let Some(name) = known(&ATTRIBUTES, name) {
                tag.add_attribute(name, plain(value));
            }
        }
        let is_closed = self.before('>')?.ends_with('/');
        if !is_closed {
            self.children(&mut tag, depth)?;
        }
        Some(if drawn.is_some() { tag.into() } else { Html::default() })
    }

    fn attribute(&mut self) -> Option<(&'a str, &'a str)> {
        self.rest = self.rest.trim_start();
        if self.rest.starts_with(['/', '>']) {
            return None;
        }
        let name = self.before('=')?;
        self.before('"')?;
        Some((name, self.before('"')?))
    }

    /// Reads the children, up to the end tag of the element.
    fn children(&mut self, tag: &mut VTag, depth: usize) -> Option<()> {
        loop {
            let at = self.rest.find('<')?;
            let (text, rest) = self.rest.split_at(at);
            self.rest = rest;
            if !text.trim().is_empty() {
                tag.add_child(VText::new(plain(text)).into());
            }
            if self.rest.starts_with("</") {
                return self.before('>').map(drop);
            }
            tag.add_child(self.element(depth + 1)?);
        }
    }
}

fn known(names: &[&'static str], name: &str) -> Option<&'static str> {
    names.iter().copied().find(|known| *known == name)
}

/// The entities for the characters that have a meaning in a drawing.
const ENTITIES: [(&str, char); 4] = [("lt;", '<'), ("gt;", '>'), ("quot;", '"'), ("amp;", '&')];

/// A text with its entities replaced by the characters.
fn plain(text: &str) -> String {
    let mut pieces = text.split('&');
    let mut plain = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let entity = ENTITIES.iter().find_map(|(name, letter)| Some((*letter, piece.strip_prefix(name)?)));
        let (letter, after) = entity.unwrap_or(('&', piece));
        plain.push(letter);
        plain.push_str(after);
    }
    plain
}

#[cfg(test)]
mod tests {
    use std::fs;

    use yew::virtual_dom::VNode;

    use super::*;

    /// Elements, attributes and texts of a drawing.
    fn count(node: &VNode) -> (usize, usize, String) {
        match node {
            VNode::VTag(tag) => {
                let (elements, attributes, text) = tag.children().map(count).unwrap_or_default();
                (elements + 1, attributes + tag.attributes.iter().count(), text)
            }
            VNode::VText(text) => (0, 0, text.text.to_string()),
            VNode::VList(list) => list
                .iter()
                .map(count)
                .fold((0, 0, String::new()), |sum, one| (sum.0 + one.0, sum.1 + one.1, sum.2 + &one.2)),
            _ => (0, 0, String::new()),
        }
    }

    #[test]
    fn every_drawing_of_ours_is_drawn_whole() {
        for folder in ["icons", "seals", "art", "landmarks"] {
            for entry in fs::read_dir(format!("assets/{folder}")).expect("the folder") {
                let path = entry.expect("a file").path();
                if path.extension().is_none_or(|extension| extension != "svg") {
                    continue;
                }
                let text = fs::read_to_string(&path).expect("a text");
                let (elements, attributes, _) = count(&drawing(&text));
                let written = text.matches('<').count() - text.matches("</").count();
                let said = text.matches("=\"").count() - text.matches("xmlns=").count();
                assert_eq!((elements, attributes), (written, said), "{path:?}");
            }
        }
    }

    #[test]
    fn words_stay_words_whatever_they_look_like() {
        for words in
            ["酒店 online=预订", "JavaScript: the hotel", "<script>alert(1)</script>", "a & b &lt; \"c\""]
        {
            let written = words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
            let text = format!("<svg viewBox=\"0 0 1 1\"><title>{written}</title></svg>");
            let (elements, _, read) = count(&drawing(&text));
            assert_eq!((elements, read.as_str()), (2, words));
        }
    }

    #[test]
    fn what_could_run_is_not_drawn() {
        let hostile = "<svg onload=\"steal()\"><script>steal()</script><a href=\"javascript:steal()\"></a>\
                       <foreignObject><iframe src=\"x\"></iframe></foreignObject><path d=\"M0 0\" onclick=\"x\"/></svg>";
        let (elements, attributes, text) = count(&drawing(hostile));
        assert_eq!((elements, attributes, text.as_str()), (2, 1, ""));
        for broken in ["", "text", "<svg", "<svg><g>", "<svg viewBox=\"0 0", &"<g>".repeat(100_000)] {
            assert_eq!(count(&drawing(broken)).0, 0, "{:.20}", broken);
        }
    }
}
