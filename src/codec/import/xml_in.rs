//! Reads XML one event at a time, with a limit on everything that a hostile file could make large.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::entities;
use super::{ImportError, MAX_ATTRIBUTES, MAX_DEPTH};

/// The most lines with a bare `&` that are reported.
const MAX_LINES_TOLD: usize = 20;

/// Text of one element beyond this is dropped. Only coordinates of long lines are longer, and those are only counted.
const MAX_TEXT_BYTES: usize = 64 * 1024;

/// What the reader of a format is given.
pub enum Node<'a> {
    /// An element begins; its attributes by local name, with their values.
    Open(&'a [(String, String)]),
    /// An element ends; its text, without that of nested elements, and how many words of the text were dropped.
    Close(&'a str, usize),
}

/// The local name of the outermost element.
///
/// # Errors
/// Fails when the text is not XML, or has no element.
pub fn root(text: &str) -> Result<String, ImportError> {
    let mut name = None;
    let outcome = walk(text, |path, _| {
        name = path.first().cloned();
        Err(ImportError::Cut)
    });
    name.map_or_else(|| outcome.and(Err(ImportError::UnknownXml)), Ok)
}

/// Walks through the elements. `visit` gets the local names from the outermost element to the current one. Returns the
/// lines with a bare `&`, which is read literally.
///
/// # Errors
/// Fails when the text is damaged, cut off, nested too deeply, has too many attributes or unknown entities, or `visit`
/// fails.
pub fn walk(
    text: &str,
    mut visit: impl FnMut(&[String], Node<'_>) -> Result<(), ImportError>,
) -> Result<Vec<usize>, ImportError> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    reader.config_mut().allow_dangling_amp = true;
    let mut path: Vec<String> = Vec::new();
    let mut texts: Vec<Text> = Vec::new();
    let mut ampersands = Ampersands { text, lines: Vec::new() };
    loop {
        let from = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
        let event = reader.read_event().map_err(|why| {
            let at = usize::try_from(reader.error_position()).unwrap_or(usize::MAX);
            ImportError::Xml { line: line_of(text, at), why }
        });
        match event? {
            Event::Start(start) => {
                if path.len() == MAX_DEPTH {
                    return Err(ImportError::TooDeep);
                }
                let attributes = attributes(&start, from, &mut ampersands)?;
                path.push(start.local_name().as_ref().to_owned());
                texts.push(Text::default());
                visit(&path, Node::Open(&attributes))?;
            }
            Event::End(_) => {
                let text = texts.pop().unwrap_or_default();
                visit(&path, Node::Close(&text.kept, text.words_dropped))?;
                path.pop();
            }
            Event::Text(part) => {
                if part.contains('&') {
                    ampersands.seen(from);
                }
                push(&mut texts, &part);
            }
            Event::CData(part) => push(&mut texts, &part),
            Event::GeneralRef(reference) => {
                let line = || line_of(text, from);
                push(
                    &mut texts,
                    &entities::resolved(&reference).ok_or_else(|| ImportError::Entity { line: line() })?,
                );
            }
            // An internal subset could define entities; a plain name, as old programs write it, is harmless.
            Event::DocType(kind) if kind.contains('[') => return Err(ImportError::DocumentType),
            Event::Eof if path.is_empty() => return Ok(ampersands.lines),
            Event::Eof => return Err(ImportError::Cut),
            Event::DocType(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::Empty(_) => {}
        }
    }
}

/// The lines with a bare `&`.
struct Ampersands<'a> {
    text: &'a str,
    lines: Vec<usize>,
}

impl Ampersands<'_> {
    fn seen(&mut self, at: usize) {
        if self.lines.len() < MAX_LINES_TOLD {
            let line = line_of(self.text, at);
            if self.lines.last() != Some(&line) {
                self.lines.push(line);
            }
        }
    }
}

/// The line of a byte offset in the file, counted from 1.
fn line_of(text: &str, at: usize) -> usize {
    let before = text.as_bytes().get(..at.min(text.len())).unwrap_or_default();
    1 + before.iter().filter(|byte| **byte == b'\n').count()
}

fn attributes(
    start: &BytesStart<'_>,
    from: usize,
    ampersands: &mut Ampersands<'_>,
) -> Result<Vec<(String, String)>, ImportError> {
    let mut found = Vec::new();
    // Looking for duplicate attributes would take quadratic time.
    for attribute in start.attributes().with_checks(false) {
        if found.len() == MAX_ATTRIBUTES {
            return Err(ImportError::TooManyAttributes);
        }
        let line = || line_of(ampersands.text, from);
        let attribute = attribute.map_err(|why| ImportError::Xml { line: line(), why: why.into() })?;
        let (value, bare) =
            entities::unescaped(&attribute.value).ok_or_else(|| ImportError::Entity { line: line() })?;
        if bare {
            ampersands.seen(from);
        }
        found.push((attribute.key.local_name().as_ref().to_owned(), value));
    }
    Ok(found)
}

/// The text of an element, as far as it is kept.
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
