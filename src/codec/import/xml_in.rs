//! XML, read one event at a time, with a limit on everything that a hostile file could make grow.

use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::{ImportError, MAX_ATTRIBUTES, MAX_DEPTH};

/// Text of one element beyond this is dropped; only coordinates of long lines are longer, and those are counted only.
const MAX_TEXT_BYTES: usize = 64 * 1024;

/// What a reader of a format is told.
pub enum Node<'a> {
    /// An element begins; its attributes by local name.
    Open(&'a [(String, String)]),
    /// An element ends; its text, without that of elements within it, and how many words of it were dropped.
    Close(&'a str, usize),
}

/// The local name of the outermost element.
pub fn root(text: &str) -> Result<String, ImportError> {
    let mut name = None;
    let outcome = walk(text, |path, _| {
        name = path.first().cloned();
        Err(ImportError::Cut)
    });
    name.map_or_else(|| outcome.and(Err(ImportError::UnknownXml)), Ok)
}

/// Walks through the elements. `visit` gets the local names from the outermost element to the one at hand.
pub fn walk(
    text: &str,
    mut visit: impl FnMut(&[String], Node<'_>) -> Result<(), ImportError>,
) -> Result<(), ImportError> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    let mut path: Vec<String> = Vec::new();
    let mut texts: Vec<Text> = Vec::new();
    loop {
        match reader.read_event()? {
            Event::Start(start) => {
                if path.len() == MAX_DEPTH {
                    return Err(ImportError::TooDeep);
                }
                let attributes = attributes(&start)?;
                path.push(start.local_name().as_ref().to_owned());
                texts.push(Text::default());
                visit(&path, Node::Open(&attributes))?;
            }
            Event::End(_) => {
                let text = texts.pop().unwrap_or_default();
                visit(&path, Node::Close(&text.kept, text.words_dropped))?;
                path.pop();
            }
            Event::Text(text) => push(&mut texts, &text),
            Event::CData(text) => push(&mut texts, &text),
            Event::GeneralRef(reference) => push(&mut texts, &resolved(&reference)?),
            Event::DocType(_) => return Err(ImportError::DocumentType),
            Event::Eof if path.is_empty() => return Ok(()),
            Event::Eof => return Err(ImportError::Cut),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::Empty(_) => {}
        }
    }
}

fn attributes(start: &BytesStart<'_>) -> Result<Vec<(String, String)>, ImportError> {
    let mut found = Vec::new();
    // Looking for attributes that stand twice takes the square of their number.
    for attribute in start.attributes().with_checks(false) {
        if found.len() == MAX_ATTRIBUTES {
            return Err(ImportError::TooManyAttributes);
        }
        let attribute = attribute.map_err(quick_xml::Error::from)?;
        let value = attribute.normalized_value(XmlVersion::Explicit1_0).map_err(|_| ImportError::Entity)?;
        found.push((attribute.key.local_name().as_ref().to_owned(), value.into_owned()));
    }
    Ok(found)
}

/// The text of an element as far as it is kept.
#[derive(Default)]
struct Text {
    kept: String,
    words_dropped: usize,
}

fn push(texts: &mut [Text], text: &str) {
    let Some(last) = texts.last_mut() else { return };
    if last.kept.len() + text.len() <= MAX_TEXT_BYTES {
        last.kept.push_str(text);
    } else {
        last.words_dropped += text.split_ascii_whitespace().count();
    }
}

/// A character by number, or one of the five that XML has of itself.
fn resolved(reference: &BytesRef<'_>) -> Result<String, ImportError> {
    if let Some(c) = reference.resolve_char_ref()? {
        return Ok(c.to_string());
    }
    match reference.as_ref() {
        "lt" => Ok("<".into()),
        "gt" => Ok(">".into()),
        "amp" => Ok("&".into()),
        "quot" => Ok("\"".into()),
        "apos" => Ok("'".into()),
        _ => Err(ImportError::Entity),
    }
}
