//! The edition in traditional characters: the Chinese pages, the content and the programs of the built site, converted,
//! in a folder of their own. `src/domain/script.rs` says what the programs know of it.

mod ground;
mod html;
mod pack;
mod program;
mod quotes;
mod words;

use super::optimise::PROGRAM;
use super::prerender::Page;
use super::site_data::write_bytes;
use super::{shell, site, site_data};
use crate::failure::Failure;
use crate::{pack_folder, workspace};
use hangyong::domain::script::{TRADITIONAL_FOLDER, render_traditional};
use hangyong::domain::{Atlas, Lang};
use hangyong::site::StaticPage;
use program::Texts;
use std::fs;
use std::path::Path;
use words::Words;

/// The pages of the edition, and what the template is filled with for each of them.
pub struct Edition {
    /// The pages.
    pub pages: Vec<StaticPage>,
    /// For each of them.
    pub filled: Vec<Page>,
    /// The names of the files of its programs.
    programs: Vec<String>,
}

impl Edition {
    /// The template with the edition's programs in place of the others.
    pub fn template(&self, template: &str) -> String {
        self.programs.iter().fold(template.to_owned(), |template, name| {
            template.replace(&format!("\"./{name}\""), &format!("\"./{TRADITIONAL_FOLDER}{name}\""))
        })
    }
}

/// Writes the data, programs and manifest of the edition into `site`; its pages are returned, to be written with
/// [`Edition::template`]. `base` is the address of the future site, if that is known.
///
/// # Errors
/// When the site, the pack or the list of words cannot be read, or a file cannot be written.
pub fn write(site: &Path, base: Option<&str>) -> Result<Edition, Failure> {
    let words = Words::read()?;
    // Until the end of this function this process says "zh-hant" where it says "zh" otherwise.
    render_traditional(true);
    let edition = write_all(site, base, &words);
    render_traditional(false);
    edition
}

fn write_all(site: &Path, base: Option<&str>, words: &Words) -> Result<Edition, Failure> {
    let folder = site.join(TRADITIONAL_FOLDER);
    write_data(site, &folder, words)?;
    let programs = write_programs(site, &folder, words)?;
    let manifest = words.traditional(&shell::description(Lang::Zh).to_string());
    write_bytes(&site.join(shell::manifest_name(Lang::Zh)), manifest.as_bytes())?;
    let pages = site::pages_of(&pack_for_pages(site)?, site, base)?;
    let pages: Vec<_> = pages.into_iter().map(|page| converted(page, words)).collect();
    let filled = pages.iter().map(site::page);
    let filled = filled.map(|page| Page { notes_html: html::traditional(&page.notes_html, words), ..page });
    let filled = filled.collect();
    Ok(Edition { pages, filled, programs })
}

fn converted(page: StaticPage, words: &Words) -> StaticPage {
    StaticPage {
        title: words.traditional(&page.title),
        description: words.traditional(&page.description),
        head: html::traditional(&page.head, words),
        oembed: words.traditional(&page.oembed),
        body: html::traditional(&page.body, words),
        ..page
    }
}

/// The pack that the pages are rendered with. Its texts are simplified, except those that it brings in traditional
/// characters itself: a page is converted as a whole, and what is converted twice comes out wrong.
fn pack_for_pages(site: &Path) -> Result<Atlas, Failure> {
    let mut atlas = pack_folder::atlas(&workspace::root().join("assets/pack"))?;
    atlas.info.streets = site::pack(site)?.info.streets;
    Ok(atlas)
}

fn write_data(site: &Path, folder: &Path, words: &Words) -> Result<(), Failure> {
    let assets = workspace::root().join("assets");
    let pack = assets.join("pack");
    let mut atlas = pack::traditional(&pack, &pack_folder::read(&pack)?, words)?;
    atlas.info.streets = site::pack(site)?.info.streets;
    site_data::write_pack(&atlas, &[Lang::Zh], folder)?;
    site_data::write_basemap(&ground::traditional(site_data::read_basemap(&assets)?, words), folder)?;
    site_data::write_roads(&|text| words.traditional(text), &assets, folder)
}

/// Writes the programs, with the scripts that load them, which find their files beside themselves; returns the names of
/// all these files.
fn write_programs(site: &Path, folder: &Path, words: &Words) -> Result<Vec<String>, Failure> {
    let texts = Texts::of_the_sources(words)?;
    let entries = fs::read_dir(site).map_err(Failure::io(site))?.flatten();
    let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
    let names: Vec<String> = names.filter(|name| is_of_a_program(name)).collect();
    for name in &names {
        let from = site.join(name);
        let content = fs::read(&from).map_err(Failure::io(&from))?;
        let content = if name.ends_with(".wasm") {
            program(name, &content, &texts, words).map_err(Failure::content(&from))?
        } else {
            words.traditional(&String::from_utf8_lossy(&content)).into_bytes()
        };
        write_bytes(&folder.join(name), &content)?;
    }
    Ok(names)
}

/// The program called `name`, converted. The application's own must know afterwards which edition it belongs to.
fn program(name: &str, content: &[u8], texts: &Texts, words: &Words) -> Result<Vec<u8>, String> {
    let converted = program::traditional(content, texts)?;
    let is_application = name.starts_with("hangyong-") && name.ends_with(PROGRAM);
    if is_application && !program::knows_itself(&converted, words) {
        return Err("it has no sample of its characters".to_owned());
    }
    Ok(converted)
}

fn is_of_a_program(name: &str) -> bool {
    name.ends_with(".wasm")
        || (name.ends_with(".js")
            && ["hangyong-", "boot-", "guard-", "planner", "reader"]
                .iter()
                .any(|start| name.starts_with(start)))
}
