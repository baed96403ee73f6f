//! What a reader downloads before the first view is complete, uncompressed and compressed with brotli.

use crate::failure::Failure;
use lol_html::{RewriteStrSettings, element, rewrite_str};
use std::fmt::Write as _;
use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};

/// Brotli's highest quality, which a host with precompressed files serves.
const QUALITY: i32 = 11;

/// The maximum size of the first view, in bytes with brotli.
pub const BUDGET: usize = 340_000;

/// The page whose first view is measured.
pub const PAGE: &str = "zh/routes/canal/";

struct Weight {
    name: String,
    raw: usize,
    brotli: usize,
}

/// Files of a site with their sizes.
pub struct Weights(Vec<Weight>);

/// What a reader of [`PAGE`] in `site` downloads until the routes are painted.
///
/// # Errors
/// When `site` holds no built site, or a file cannot be read.
pub fn first_view(site: &Path) -> Result<Weights, Failure> {
    weigh(site, first_files(site)?)
}

fn first_files(site: &Path) -> Result<Vec<PathBuf>, Failure> {
    let page = site.join(PAGE).join("index.html");
    let page = if page.is_file() { page } else { site.join("zh/index.html") };
    if !page.is_file() {
        return Err(Failure::Step(format!("{} holds no built site", site.display())));
    }
    let html = fs::read_to_string(&page).map_err(Failure::io(&page))?;
    let folder = page.parent().unwrap_or(site);
    let linked = linked_files(&html).map_err(Failure::content(&page))?;
    let mut files = vec![page.clone()];
    files.extend(linked.iter().map(|address| folder.join(address)));
    files.push(site.join("pack/first-zh.bin"));
    files.push(site.join("basemap/overview.bin"));
    Ok(files)
}

/// What is loaded later: the deferred half of the program, workers, styles, stories.
///
/// # Errors
/// As [`first_view`].
pub fn later(site: &Path) -> Result<Weights, Failure> {
    let first: Vec<PathBuf> = first_files(site)?.iter().filter_map(|file| file.canonicalize().ok()).collect();
    let programs = files_in(site).into_iter().filter(|file| {
        let extension = file.extension().and_then(|extension| extension.to_str());
        matches!(extension, Some("wasm" | "js" | "css"))
    });
    let is_later = |file: &PathBuf| file.canonicalize().is_ok_and(|file| !first.contains(&file));
    weigh(site, programs.chain([site.join("pack/whole.bin")]).filter(is_later).collect())
}

/// The page that begins the site in Chinese.
///
/// # Errors
/// When the file cannot be read.
pub fn home(site: &Path) -> Result<Weights, Failure> {
    weigh(site, vec![site.join("zh/index.html")])
}

fn weigh(site: &Path, files: Vec<PathBuf>) -> Result<Weights, Failure> {
    let site = site.canonicalize().map_err(Failure::io(site))?;
    let mut files: Vec<PathBuf> = files.iter().filter_map(|file| file.canonicalize().ok()).collect();
    files.sort();
    files.dedup();
    let weights: Result<Vec<Weight>, Failure> = files.iter().map(|file| weight(&site, file)).collect();
    Ok(Weights(weights?))
}

fn weight(site: &Path, file: &Path) -> Result<Weight, Failure> {
    let bytes = fs::read(file).map_err(Failure::io(file))?;
    Ok(Weight {
        name: file.strip_prefix(site).unwrap_or(file).display().to_string(),
        raw: bytes.len(),
        brotli: brotli(&bytes).map_err(Failure::io(file))?,
    })
}

/// The length of `bytes` in bytes after compression with brotli.
///
/// # Errors
/// When the compressor fails.
pub fn brotli(bytes: &[u8]) -> std::io::Result<usize> {
    let parameters =
        brotli::enc::BrotliEncoderParams { quality: QUALITY, size_hint: bytes.len(), ..Default::default() };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut Cursor::new(bytes), &mut compressed, &parameters)?;
    Ok(compressed.len())
}

/// The addresses that the page's head makes a browser load at once.
fn linked_files(html: &str) -> Result<Vec<String>, lol_html::errors::RewritingError> {
    let mut found = Vec::new();
    let settings = RewriteStrSettings::new().append_element_content_handler(element!(
        "link[href], script[src]",
        |element| {
            let loads = ["stylesheet", "modulepreload", "preload", "icon", "manifest"];
            let relation = element.get_attribute("rel").unwrap_or_default();
            let address = element.get_attribute("src");
            let address = address
                .or_else(|| element.get_attribute("href").filter(|_| loads.contains(&relation.as_str())));
            found.extend(
                address.map(|address| address.split(['?', '#']).next().unwrap_or_default().to_owned()),
            );
            Ok(())
        }
    ));
    rewrite_str(html, settings)?;
    Ok(found)
}

fn files_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).filter(|path| path.is_file()).collect()
}

impl Weights {
    /// Paths below the site's root.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|weight| weight.name.as_str())
    }

    /// These files and others.
    pub fn and(mut self, others: Self) -> Self {
        self.0.extend(others.0);
        self
    }

    /// Path below the site's root and bytes with brotli of each file.
    pub fn brotli_of_each(&self) -> impl Iterator<Item = (&str, usize)> {
        self.0.iter().map(|weight| (weight.name.as_str(), weight.brotli))
    }

    /// The total with brotli, in bytes.
    pub fn brotli(&self) -> usize {
        self.0.iter().map(|weight| weight.brotli).sum()
    }

    /// A Markdown table of the files with their sum.
    pub fn table(&self, title: &str) -> String {
        let mut table = format!("| {title} | raw kB | brotli kB |\n| --- | ---: | ---: |\n");
        let sum = Weight {
            name: "**together**".to_owned(),
            raw: self.0.iter().map(|weight| weight.raw).sum(),
            brotli: self.brotli(),
        };
        for Weight { name, raw, brotli } in self.0.iter().chain([&sum]) {
            // Writing into a string cannot fail.
            let _ = writeln!(table, "| {name} | {} | {} |", kilobytes(*raw), kilobytes(*brotli));
        }
        table
    }
}

/// Thousands of bytes with one decimal.
pub fn kilobytes(bytes: usize) -> String {
    format!("{}.{}", bytes / 1000, bytes % 1000 / 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_two_tags_name_is_weighed_once_and_the_sum_is_the_sum() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let site = folder.path();
        fs::create_dir_all(site.join("zh")).expect("a folder is made");
        let page = r#"<link rel="modulepreload" href="../a.js"><script src="../a.js"></script><link rel="alternate" href="../b.js">"#;
        fs::write(site.join("zh/index.html"), page).expect("a file is written");
        fs::write(site.join("a.js"), "x".repeat(2000)).expect("a file is written");
        fs::write(site.join("b.js"), "not loaded").expect("a file is written");
        let table = first_view(site).expect("there is a site").table("first view");
        assert_eq!(table.matches("a.js").count(), 1, "{table}");
        assert!(!table.contains("b.js"));
        let sum = kilobytes(2000 + page.len());
        assert!(table.contains(&format!("| **together** | {sum} |")), "{table}");
        fs::write(site.join("a_rest.wasm"), "x").expect("a file is written");
        let later: Vec<String> = later(site).expect("there is a site").names().map(str::to_owned).collect();
        assert_eq!(later, ["a_rest.wasm", "b.js"]);
    }
}
