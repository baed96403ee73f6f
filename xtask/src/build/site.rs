//! The static pages of the site: the library renders them, this module gives them their places.

use super::prerender::Page;
use super::shell;
use crate::failure::Failure;
use crate::pictures::{MADE_FROM, made_from};
use crate::workspace;
use hangyong::atlas::packed;
use hangyong::domain::{Atlas, PackInfo};
use hangyong::site::{Deployment, OEMBED, StaticPage};
use std::path::Path;
use std::{fs, io};

/// Every page of the site whose content pack, base map and pictures are in `site`; `base` is the address of the future
/// site, if that is known.
///
/// # Errors
/// When the pack or the drawings of the landmarks cannot be read, or outdated pictures cannot be removed.
pub fn pages(site: &Path, base: Option<&str>) -> Result<Vec<StaticPage>, Failure> {
    pages_of(&pack(site)?, site, base)
}

/// The site's pack, as it is delivered.
///
/// # Errors
/// When it cannot be read.
pub fn pack(site: &Path) -> Result<Atlas, Failure> {
    let pack = site.join("pack/whole.bin");
    let packed = fs::read(&pack).map_err(Failure::io(&pack))?;
    packed::decode(&packed).map_err(Failure::content(&pack))
}

/// The same with another pack; base map and pictures are those in `site`.
///
/// # Errors
/// As of [`pages`].
pub fn pages_of(atlas: &Atlas, site: &Path, base: Option<&str>) -> Result<Vec<StaticPage>, Failure> {
    let packed = packed::encode(atlas);
    let read = || packed::decode(&packed).map_err(io::Error::other);
    let basemap = fs::read(site.join("basemap/basemap.bin")).ok();
    let drawings = workspace::root().join("assets/landmarks");
    let drawings = hangyong::site::drawings(&drawings).map_err(Failure::content(&drawings))?;
    let pictures = pictures(&site.join("share"), &atlas.info)?;
    let deployment = Deployment { base, pictures: &pictures };
    hangyong::site::pages(&read, basemap.as_deref(), &drawings, deployment).map_err(Failure::io(site))
}

/// The names of the pictures for shared links, without extension. Pictures of another pack, or with another 审图号 than
/// the pack has now, are removed from the site.
fn pictures(folder: &Path, info: &PackInfo) -> Result<Vec<String>, Failure> {
    let stamp = fs::read_to_string(folder.join(MADE_FROM)).unwrap_or_default();
    if stamp != made_from(info) {
        println!("pictures for shared links are missing or of another pack: cargo xtask pictures");
        return match fs::remove_dir_all(folder) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(Failure::io(folder)(error)),
            _ => Ok(Vec::new()),
        };
    }
    let entries = fs::read_dir(folder).map_err(Failure::io(folder))?.flatten();
    let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
    Ok(names.filter_map(|name| name.strip_suffix(".png").map(str::to_owned)).collect())
}

/// The page in the form that the template is filled with.
pub fn page(page: &StaticPage) -> Page {
    Page {
        path: page.path.clone(),
        lang: page.lang.tag(),
        title: page.title.clone(),
        description: page.description.clone(),
        head_html: page.head.clone() + &shell::head_html(page.lang),
        notes_html: hangyong::site::notes(page.lang),
        body_html: page.body.clone(),
    }
}

/// Writes an oEmbed file beside every page, for programs that embed it.
///
/// # Errors
/// When a file cannot be written.
pub fn write_oembed(pages: &[StaticPage], site: &Path) -> Result<(), Failure> {
    for page in pages {
        let file = site.join(&page.path).join(OEMBED);
        fs::write(&file, &page.oembed).map_err(Failure::io(&file))?;
    }
    Ok(())
}
