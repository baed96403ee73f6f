//! Writes XML: elements are closed, text is escaped, and each level is indented by two spaces.

use quick_xml::escape::escape;

use crate::domain::plain_text::plain_text;

/// Longer texts than this are cut; nothing in a trip is.
const MAX_TEXT_CHARS: usize = 20_000;

/// XML that is being written.
pub struct XmlOut {
    text: String,
    open: Vec<&'static str>,
}

impl XmlOut {
    /// A document in UTF-8 without content.
    pub fn new() -> Self {
        Self { text: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".into(), open: Vec::new() }
    }

    /// Opens an element, writes what is in it, closes it.
    pub fn within(
        &mut self,
        name: &'static str,
        attributes: &[(&str, &str)],
        inside: impl FnOnce(&mut Self),
    ) {
        self.start(name, attributes);
        self.text.push_str(">\n");
        self.open.push(name);
        inside(self);
        self.open.pop();
        self.indent();
        self.text.push_str(&format!("</{name}>\n"));
    }

    /// Writes an element that only has text in it.
    pub fn leaf(&mut self, name: &'static str, attributes: &[(&str, &str)], text: &str) {
        self.start(name, attributes);
        self.text.push_str(&format!(">{}</{name}>\n", escaped(text)));
    }

    /// The finished document.
    pub fn finish(self) -> String {
        self.text
    }

    fn start(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.indent();
        self.text.push_str(&format!("<{name}"));
        for (key, value) in attributes {
            self.text.push_str(&format!(" {key}=\"{}\"", escaped(value)));
        }
    }

    fn indent(&mut self) {
        self.text.extend(std::iter::repeat_n("  ", self.open.len()));
    }
}

fn escaped(text: &str) -> String {
    escape(plain_text(text, MAX_TEXT_CHARS)).into_owned()
}
