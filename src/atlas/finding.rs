//! Problems found in a pack, worded so that a content editor can fix them.

use std::fmt;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The pack violates its format: a part of it is dropped or unknown.
    Error,
    /// It works, but serves readers badly.
    Warning,
}

/// One problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How bad it is.
    pub severity: Severity,
    /// The file within the pack, such as `stops.geojson`.
    pub file: String,
    /// Where in the file, as a JSON pointer (RFC 6901); empty for the whole file.
    pub pointer: String,
    /// What is wrong.
    pub what: String,
    /// How to fix it.
    pub mend: String,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Error => "error",
            Self::Warning => "warning",
        })
    }
}

/// One line: severity, file, pointer, what is wrong, how to fix it.
impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { severity, file, pointer, what, mend } = self;
        let pointer = if pointer.is_empty() { "/" } else { pointer };
        write!(f, "{severity:<7}  {file}  {pointer}  {what} — {mend}")
    }
}

/// A place in a file of the pack.
#[derive(Clone, Debug)]
pub struct JsonPath {
    file: String,
    pointer: String,
}

impl JsonPath {
    /// A whole file.
    pub fn file(name: &str) -> Self {
        Self { file: name.into(), pointer: String::new() }
    }

    /// A property of the object at this place.
    #[inline(never)]
    pub fn key(&self, name: &str) -> Self {
        let escaped = name.replace('~', "~0").replace('/', "~1");
        Self { file: self.file.clone(), pointer: format!("{}/{escaped}", self.pointer) }
    }

    /// An item of the list at this place, counted from 0.
    #[inline(never)]
    pub fn item(&self, index: usize) -> Self {
        Self { file: self.file.clone(), pointer: format!("{}/{index}", self.pointer) }
    }
}

/// The findings so far.
#[derive(Debug, Default)]
pub struct Report {
    findings: Vec<Finding>,
}

impl Report {
    /// Records an error.
    pub fn error(&mut self, place: &JsonPath, what: impl AsRef<str>, mend: impl AsRef<str>) {
        self.note(Severity::Error, place, what.as_ref(), mend.as_ref());
    }

    /// Records a warning.
    pub fn warning(&mut self, place: &JsonPath, what: impl AsRef<str>, mend: impl AsRef<str>) {
        self.note(Severity::Warning, place, what.as_ref(), mend.as_ref());
    }

    /// Called from a hundred places. Not inlined, like the methods of [`JsonPath`]: the inlined copies took more space
    /// than the rest of the code.
    #[inline(never)]
    fn note(&mut self, severity: Severity, place: &JsonPath, what: &str, mend: &str) {
        let JsonPath { file, pointer } = place.clone();
        self.findings.push(Finding { severity, file, pointer, what: what.into(), mend: mend.into() });
    }

    /// How many errors there are.
    pub fn errors(&self) -> usize {
        self.findings.iter().filter(|finding| finding.severity == Severity::Error).count()
    }

    /// Everything that was recorded, in the order of recording.
    pub fn into_findings(self) -> Vec<Finding> {
        self.findings
    }
}
