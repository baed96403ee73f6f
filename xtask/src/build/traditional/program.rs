//! The texts inside a WebAssembly program in traditional characters.
//!
//! A program's texts lie in its data, one behind the other and without ends, and the program knows each by its place and
//! length. So they are converted in place, and every text keeps its length: a Chinese character takes three bytes in
//! either form. Data that only looks like Chinese text must stay: a stretch is converted only if it consists entirely of
//! texts from the sources.

use super::quotes::in_corners;
use super::words::Words;
use crate::failure::Failure;
use crate::workspace;
use hangyong::domain::script::SAMPLE;
use memchr::memmem;
use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::ops::Range;
use std::path::Path;
use wasmparser::{Parser, Payload};

/// The file with the texts that stay as they are.
const UNCONVERTED: &str = "src/i18n/unconverted.rs";
/// The table of characters with which names are compared; it looks like text.
const TABLE: &str = "src/domain/traditional.txt";
/// So many characters in a row are no coincidence: shorter stretches that are not known may be data.
const SURELY_TEXT: usize = 3;

/// The Chinese texts of the sources, without what stands between them, each with its traditional form.
pub struct Texts {
    texts: HashMap<String, String>,
    /// Texts with quotation marks, in traditional characters, and the same with the marks in corner brackets.
    quoted: BTreeSet<(String, String)>,
    /// Their lengths in characters, each once, the longest first.
    lengths: Vec<usize>,
}

impl Texts {
    /// Collects them from `src` and the files that it includes.
    ///
    /// # Errors
    /// When a file cannot be read, or a traditional form has another length.
    pub fn of_the_sources(words: &Words) -> Result<Self, Failure> {
        let mut texts = HashMap::new();
        let mut quoted = BTreeSet::new();
        let root = workspace::root();
        for folder in ["src", "assets/country"] {
            for_each_source(&root.join(folder), &mut |source| {
                texts.extend(stretches(source).map(|text| (text.to_owned(), words.characters(text))));
                let whole =
                    source.split(|letter| !is_in_sentences(letter)).map(|text| words.characters(text));
                quoted.extend(whole.map(|text| (in_corners(&text), text)).filter(|(to, from)| to != from));
            })?;
        }
        for file in [UNCONVERTED, TABLE] {
            let source = read(&root.join(file))?;
            texts.extend(stretches(&source).map(|text| (text.to_owned(), text.to_owned())));
        }
        let sample = String::from_utf8_lossy(SAMPLE);
        texts.extend(stretches(&sample).map(|text| (text.to_owned(), words.characters(text))));
        let quoted = quoted.into_iter().map(|(to, from)| (from, to)).collect();
        Self::new(texts, quoted).map_err(Failure::content(&root.join("src")))
    }

    fn new(texts: HashMap<String, String>, quoted: BTreeSet<(String, String)>) -> Result<Self, String> {
        if let Some((simplified, traditional)) = texts.iter().find(|(from, to)| from.len() != to.len()) {
            return Err(format!("`{simplified}` becomes `{traditional}`, which has another length"));
        }
        let lengths: BTreeSet<usize> = texts.keys().map(|text| text.chars().count()).collect();
        Ok(Self { lengths: lengths.into_iter().rev().collect(), texts, quoted })
    }

    /// The traditional form of a stretch of Chinese, if it consists of known texts. At either end one character may be
    /// left that is data beside the texts.
    fn traditional(&self, stretch: &str) -> Option<String> {
        let places: Vec<usize> = stretch.char_indices().map(|(at, _)| at).chain([stretch.len()]).collect();
        let count = places.len() - 1;
        [(0, 0), (1, 0), (0, 1), (1, 1)].into_iter().find_map(|(before, behind)| {
            let left = before + behind;
            if left > 0 && count < left + SURELY_TEXT {
                return None;
            }
            let (start, end) = (places[before], places[count - behind]);
            let texts = self.of_texts(&stretch[start..end])?;
            Some([&stretch[..start], &texts, &stretch[end..]].concat())
        })
    }

    /// Of several ways to take it apart the one with the longest first text counts.
    fn of_texts(&self, stretch: &str) -> Option<String> {
        let starts: Vec<usize> = stretch.char_indices().map(|(at, _)| at).chain([stretch.len()]).collect();
        let count = starts.len() - 1;
        // From each character on: the length of the first text of a way to the end, in characters; 0 at the end.
        let mut next: Vec<Option<usize>> = vec![None; count];
        next.push(Some(0));
        for at in (0..count).rev() {
            let lengths = self.lengths.iter().copied().filter(|length| at + length <= count);
            next[at] = lengths.filter(|length| next[at + length].is_some()).find(|length| {
                let text = &stretch[starts[at]..starts[at + length]];
                self.texts.contains_key(text)
            });
        }
        let mut out = String::with_capacity(stretch.len());
        let mut at = 0;
        while at < count {
            let end = at + next[at]?;
            out.push_str(self.texts.get(&stretch[starts[at]..starts[end]])?);
            at = end;
        }
        Some(out)
    }
}

fn for_each_source(folder: &Path, visit: &mut dyn FnMut(&str)) -> Result<(), Failure> {
    for entry in fs::read_dir(folder).map_err(Failure::io(folder))? {
        let path = entry.map_err(Failure::io(folder))?.path();
        if path.is_dir() {
            for_each_source(&path, visit)?;
        } else if path.extension().is_some_and(|kind| kind == "rs" || kind == "json") {
            visit(&read(&path)?);
        }
    }
    Ok(())
}

fn read(file: &Path) -> Result<String, Failure> {
    fs::read_to_string(file).map(|source| joined(&source)).map_err(Failure::io(file))
}

/// The source with texts that go on in the next line joined as the compiler joins them.
fn joined(source: &str) -> String {
    let mut parts = source.split("\\\n");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |all, part| all + part.trim_start())
}

fn stretches(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !is_chinese(letter)).filter(|stretch| !stretch.is_empty())
}

/// Characters and the punctuation between them.
fn is_chinese(letter: char) -> bool {
    matches!(letter, '\u{2e80}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}')
}

/// What a sentence of the sources may contain between its gaps.
fn is_in_sentences(letter: char) -> bool {
    is_chinese(letter)
        || matches!(letter, '“' | '”' | '‘' | '’' | ' ' | '.' | '-' | '/' | '·')
        || letter.is_ascii_alphanumeric()
}

/// The program with its texts converted. Sentences with a gap inside a pair of quotation marks keep these marks: the
/// parts of such a sentence do not tell which mark belongs to which.
///
/// # Errors
/// When the program cannot be read, or has a text that no source has: it would stay simplified.
pub fn traditional(program: &[u8], texts: &Texts) -> Result<Vec<u8>, String> {
    let mut converted = program.to_vec();
    for data in data(program)? {
        for (place, stretch) in stretches_in(&program[data.clone()]) {
            let Some(text) = texts.traditional(stretch) else {
                if stretch.chars().count() >= SURELY_TEXT {
                    return Err(format!("`{stretch}` is in no source, so its traditional form is not known"));
                }
                continue;
            };
            let start = data.start + place;
            converted[start..start + text.len()].copy_from_slice(text.as_bytes());
        }
        for (from, to) in &texts.quoted {
            let places: Vec<usize> = memmem::find_iter(&converted[data.clone()], from.as_bytes()).collect();
            for start in places.into_iter().map(|place| data.start + place) {
                converted[start..start + to.len()].copy_from_slice(to.as_bytes());
            }
        }
    }
    Ok(converted)
}

/// Whether a converted program can tell that it is one.
pub fn knows_itself(program: &[u8], words: &Words) -> bool {
    let sample = words.traditional(&String::from_utf8_lossy(SAMPLE));
    program.windows(sample.len()).any(|bytes| bytes == sample.as_bytes())
}

/// Where the contents of the program's data segments lie, in bytes.
fn data(program: &[u8]) -> Result<Vec<Range<usize>>, String> {
    let mut ranges = Vec::new();
    for payload in Parser::new(0).parse_all(program) {
        if let Payload::DataSection(section) = payload.map_err(|error| error.to_string())? {
            for segment in section {
                let segment = segment.map_err(|error| error.to_string())?;
                let end = segment.range.end;
                ranges.push(end - segment.data.len()..end);
            }
        }
    }
    Ok(ranges)
}

/// The stretches of Chinese in data that is only in parts text, with their places in bytes.
fn stretches_in(data: &[u8]) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut at = 0;
    for chunk in data.utf8_chunks() {
        for stretch in stretches(chunk.valid()) {
            found.push((at + (stretch.as_ptr() as usize - chunk.valid().as_ptr() as usize), stretch));
        }
        at += chunk.valid().len() + chunk.invalid().len();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(known: &[(&str, &str)]) -> Texts {
        let texts = known.iter().map(|(from, to)| ((*from).to_owned(), (*to).to_owned())).collect();
        Texts::new(texts, BTreeSet::new()).expect("they fit")
    }

    #[test]
    fn texts_that_lie_side_by_side_are_converted_one_by_one() {
        let texts = texts(&[("宁波", "寧波"), ("宁波站", "寧波站"), ("后", "後"), ("天后", "天后")]);
        assert_eq!(texts.traditional("宁波站后").as_deref(), Some("寧波站後"));
        assert_eq!(texts.traditional("天后宁波").as_deref(), Some("天后寧波"));
    }

    #[test]
    fn what_is_not_wholly_known_stays() {
        let texts = texts(&[("宁波", "寧波")]);
        assert_eq!(texts.traditional("宁波后"), None);
        assert_eq!(texts.traditional("后宁波宁波后").as_deref(), Some("后寧波寧波后"), "data at either end");
        assert_eq!(texts.traditional("后"), None);
    }

    #[test]
    fn a_form_of_another_length_is_refused_and_named() {
        let texts = HashMap::from([("刷新".into(), "重新整理".into())]);
        let refused = Texts::new(texts, BTreeSet::new()).err().expect("it is refused");
        assert!(refused.contains("刷新"), "{refused}");
    }

    #[test]
    fn a_text_over_two_lines_of_a_source_is_one() {
        assert_eq!(joined("\"没有把握的，\\\n        写作未核实\""), "\"没有把握的，写作未核实\"");
    }

    #[test]
    fn only_the_data_of_a_program_changes_and_its_length_does_not() {
        let program = wat::parse_str(
            r#"(module (memory (export "memory") 1) (data (i32.const 8) "\ff宁波\fe, \e5\ae\81") (data (i32.const 64) "宁波x"))"#,
        )
        .expect("it is a program");
        let converted = traditional(&program, &texts(&[("宁波", "寧波")])).expect("it can be read");
        assert_eq!(converted.len(), program.len());
        let text = String::from_utf8_lossy(&converted);
        assert_eq!((text.matches("寧波").count(), text.matches("宁波").count()), (2, 0));
        assert!(text.contains('宁'), "a character that no source has stays");
    }

    #[test]
    fn quotation_marks_of_a_whole_sentence_become_corner_brackets() {
        let program = wat::parse_str(r#"(module (memory 1) (data (i32.const 8) "“宁波”，“"))"#)
            .expect("it is a program");
        let quoted = BTreeSet::from([("“寧波”，".to_owned(), "「寧波」，".to_owned())]);
        let known = HashMap::from([("宁波".to_owned(), "寧波".to_owned()), ("，".into(), "，".into())]);
        let texts = Texts::new(known, quoted).expect("they fit");
        let converted = traditional(&program, &texts).expect("it can be read");
        assert!(String::from_utf8_lossy(&converted).contains("「寧波」，“"));
    }

    #[test]
    fn a_text_that_no_source_has_is_refused_and_named() {
        let program =
            wat::parse_str(r#"(module (memory 1) (data (i32.const 8) "宁波站"))"#).expect("it is a program");
        let refused = traditional(&program, &texts(&[("宁波", "寧波")])).expect_err("it is refused");
        assert!(refused.contains("宁波站"), "{refused}");
    }
}
