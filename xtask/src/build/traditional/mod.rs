//! The edition in traditional characters: the Chinese pages, the content and the programs of the built site, converted,
//! in a folder of their own. `src/domain/script.rs` says what the programs know of it.

mod ground;
mod html;
mod pack;
mod program;
mod words;

use super::optimise::PROGRAM;
use super::prerender::Page;
use super::{shell, site, site_data};
use crate::failure::Failure;
use crate::{pack_folder, workspace};
use hangyong::atlas::packed;
use hangyong::domain::script::{TRADITIONAL_FOLDER, render_traditional};
use hangyong::domain::{Atlas, Lang};
use hangyong::map::basemap::Basemap;
use hangyong::map::detail::roads;
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
}

/// Writes the data, programs and manifest of the edition into `site`; its pages are returned, to be written with the
/// [`template`]. `base` is the address of the future site, if that is known.
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
    write_programs(site, &folder, words)?;
    let manifest = words.traditional(&shell::description(Lang::Zh).to_string());
    write_file(&site.join(shell::manifest_name(Lang::Zh)), manifest.as_bytes())?;
    let pages = site::pages_of(&pack_for_pages(site)?, site, base)?;
    let pages: Vec<_> = pages.into_iter().map(|page| converted(page, words)).collect();
    let filled = pages.iter().map(site::page);
    let filled = filled.map(|page| Page { notes_html: html::traditional(&page.notes_html, words), ..page });
    let filled = filled.collect();
    Ok(Edition { pages, filled })
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
    for part in ["pack", "basemap"] {
        let part = folder.join(part);
        fs::create_dir_all(&part).map_err(Failure::io(&part))?;
    }
    let pack = assets.join("pack");
    let mut atlas = pack::traditional(&pack, &pack_folder::read(&pack)?, words)?;
    atlas.info.streets = site::pack(site)?.info.streets;
    let first = packed::encode(&packed::for_first_view(&atlas, Lang::Zh));
    write_file(&folder.join(format!("pack/first-{}.bin", Lang::Zh.code())), &first)?;
    write_file(&folder.join("pack/whole.bin"), &packed::encode(&atlas))?;

    let from = assets.join(site_data::BASEMAP);
    let basemap = fs::read(&from).map_err(Failure::io(&from))?;
    let basemap = ground::traditional(Basemap::decode(&basemap).map_err(Failure::content(&from))?, words);
    write_file(&folder.join(site_data::BASEMAP), &basemap.encode())?;
    write_file(&folder.join(site_data::OVERVIEW), &basemap.overview().encode())?;

    let from = assets.join(site_data::ROADS_BY_HAND);
    let text = fs::read_to_string(&from).map_err(Failure::io(&from))?;
    let roads = roads::read(&words.traditional(&text)).map_err(Failure::content(&from))?;
    write_file(&folder.join(site_data::ROADS), &roads)
}

/// The programs, with the scripts that load them: these find their files beside themselves.
fn write_programs(site: &Path, folder: &Path, words: &Words) -> Result<(), Failure> {
    let texts = Texts::of_the_sources(words)?;
    for entry in fs::read_dir(site).map_err(Failure::io(site))? {
        let path = entry.map_err(Failure::io(site))?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
        if !is_of_a_program(&name) {
            continue;
        }
        let content = fs::read(&path).map_err(Failure::io(&path))?;
        let content = if name.ends_with(".wasm") {
            let converted = program::traditional(&content, &texts).map_err(Failure::content(&path))?;
            if name.starts_with("hangyong-")
                && name.ends_with(PROGRAM)
                && !program::knows_itself(&converted, words)
            {
                return Err(Failure::content(&path)("it has no sample of its characters"));
            }
            converted
        } else {
            words.traditional(&String::from_utf8_lossy(&content)).into_bytes()
        };
        write_file(&folder.join(name), &content)?;
    }
    Ok(())
}

fn is_of_a_program(name: &str) -> bool {
    name.ends_with(".wasm")
        || (name.ends_with(".js")
            && ["hangyong-", "boot-", "guard-", "planner", "reader"]
                .iter()
                .any(|start| name.starts_with(start)))
}

/// The template with the edition's programs in place of the others.
///
/// # Errors
/// When `site` cannot be read.
pub fn template(template: &str, site: &Path) -> Result<String, Failure> {
    let mut own = template.to_owned();
    for entry in fs::read_dir(site).map_err(Failure::io(site))? {
        let name = entry.map_err(Failure::io(site))?.file_name().to_string_lossy().into_owned();
        if is_of_a_program(&name) {
            own = own.replace(&format!("\"./{name}\""), &format!("\"./{TRADITIONAL_FOLDER}{name}\""));
        }
    }
    Ok(own)
}

fn write_file(file: &Path, content: &[u8]) -> Result<(), Failure> {
    fs::write(file, content).map_err(Failure::io(file))
}
