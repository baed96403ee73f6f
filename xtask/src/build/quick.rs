//! The site during development: the steps of a build one by one, each as fast as possible. The program is hardly
//! optimised and in one piece, nothing is minified, and files keep their names, so that they can be replaced while
//! pages are open. Not meant for a host: there is no service worker and nothing for search engines.

use super::template;
use super::{
    MARKER, boot, bundle, mark, prerender, refuse_foreign_folder, remove, shell, site, site_data, styles,
};
use crate::failure::Failure;
use crate::{pack, tools, workspace};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The base name of the application's files. Only its beginning matters.
const APPLICATION: &str = "hangyong-watched";
/// Where in the site a program is built before it is put in place; the server serves no folder that starts with a dot.
const MAKING: &str = ".making";

/// The default folder of such a site: never the folder of a site for a host.
pub fn default_out() -> PathBuf {
    workspace::target().join("watched")
}

/// Prepares the folder `site` for the other steps; what an earlier run has left in it stays.
///
/// # Errors
/// When it holds anything but a built site, or the compiler's target is missing and cannot be installed.
pub fn prepare(site: &Path) -> Result<(), Failure> {
    refuse_foreign_folder(site)?;
    tools::for_compiling()?;
    fs::create_dir_all(site).map_err(Failure::io(site))?;
    if site.join(MARKER).is_file() { Ok(()) } else { mark(site, &workspace::version()) }
}

/// Checks the content pack, prints findings that are not in `known` (those of the last time), and writes the data that
/// the program fetches.
///
/// # Errors
/// When the pack has errors, or a file of `assets` is broken. The earlier data stays, except for files that were copied
/// before the broken one was reached.
pub fn data(site: &Path, known: &mut Option<BTreeSet<String>>) -> Result<(), Failure> {
    let assets = workspace::root().join("assets");
    pack::check_again(&assets.join("pack"), known)?;
    site_data::write(&assets, site)
}

/// Joins the style sheets again.
///
/// # Errors
/// When a style sheet that `index.html` names cannot be read.
pub fn styles(site: &Path) -> Result<(), Failure> {
    styles::join_again(&workspace::root(), site)
}

/// Renders every page with the components compiled into this command; returns how many there are. [`data`] has to run
/// first.
///
/// # Errors
/// When `index.html` names a missing file, or there is no data.
pub fn pages(site: &Path) -> Result<usize, Failure> {
    let version = workspace::version();
    template::write(&workspace::root(), APPLICATION, site)?;
    let start = boot::name(&format!("{APPLICATION}.js"));
    let template = shell::write(&boot::template(site, &start)?, site, &|script| Ok(script.to_owned()))?;
    let template = styles::join(&template, site, styles::for_good, &|_| Ok(()))?;
    let pages = site::pages(site, None)?;
    let filled: Vec<prerender::Page> = pages.iter().map(site::page).collect();
    prerender::write(&template, &filled, &version, site)?;
    prerender::write_not_found(&filled, site)?;
    mark(site, &version)?;
    Ok(pages.len())
}

/// Compiles the application, and the workers too if `workers` is set, and replaces the earlier files.
///
/// # Errors
/// When the compiler fails, which has printed the reason; the earlier files stay.
pub fn program(site: &Path, workers: bool) -> Result<(), Failure> {
    let making = site.join(MAKING);
    remove(&making)?;
    fs::create_dir_all(&making).map_err(Failure::io(&making))?;
    bundle::run_quickly(APPLICATION, workers, &making)?;
    boot::write(&making)?;
    for entry in fs::read_dir(&making).map_err(Failure::io(&making))? {
        let file = entry.map_err(Failure::io(&making))?;
        fs::rename(file.path(), site.join(file.file_name())).map_err(Failure::io(&file.path()))?;
    }
    remove(&making)
}
