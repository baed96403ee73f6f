//! The site for working on it: the steps of a build by themselves, each as quick as it goes. The program is hardly optimised
//! and in one piece, nothing is made shorter, and files keep their names, so that one is replaced while pages are open. No
//! site for a host: there is no service worker in it, and nothing for search engines.

use super::template;
use super::{
    MARKER, boot, bundle, mark, prerender, refuse_foreign_folder, remove, shell, site, site_data, styles,
};
use crate::failure::Failure;
use crate::{pack, tools, workspace};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The name of the application's files without their ends. Any would do, but for its beginning.
const APPLICATION: &str = "hangyong-watched";
/// Where in the site a program is made before it takes its place; the server names no folder that begins with a point.
const MAKING: &str = ".making";

/// Where such a site goes unless something else is asked for: never where a host's is.
pub fn default_out() -> PathBuf {
    workspace::target().join("watched")
}

/// Makes `site` a folder for the other steps; what an earlier run has left in it stays.
///
/// # Errors
/// When it holds something else, or the compiler's target is missing and cannot be installed.
pub fn prepare(site: &Path) -> Result<(), Failure> {
    refuse_foreign_folder(site)?;
    tools::for_compiling()?;
    fs::create_dir_all(site).map_err(Failure::io(site))?;
    if site.join(MARKER).is_file() { Ok(()) } else { mark(site, &workspace::version()) }
}

/// Checks the content pack, prints what is found and not in `known`, the findings of the last time, and writes what the program
/// fetches.
///
/// # Errors
/// When the pack has errors, or a file of `assets` is broken. What was there before stays, but for the files of a folder that
/// were copied before the broken one.
pub fn data(site: &Path, known: &mut Option<BTreeSet<String>>) -> Result<(), Failure> {
    let assets = workspace::root().join("assets");
    pack::check_again(&assets.join("pack"), known)?;
    site_data::write(&assets, site)
}

/// Joins the style sheets again.
///
/// # Errors
/// When one that `index.html` names cannot be read.
pub fn styles(site: &Path) -> Result<(), Failure> {
    styles::join_again(&workspace::root(), site)
}

/// Renders every page, with the components that this command was compiled with; returns how many there are. [`data`] comes
/// before.
///
/// # Errors
/// When `index.html` names what is not there, or there is no data.
pub fn pages(site: &Path) -> Result<usize, Failure> {
    let version = workspace::version();
    template::write(&workspace::root(), APPLICATION, site)?;
    let start = boot::name(&format!("{APPLICATION}.js"));
    let template = shell::write(&boot::template(site, &start)?, site)?;
    let template = styles::join(&template, site, styles::for_good, &|_| Ok(()))?;
    let pages = site::pages(site, None)?;
    let filled: Vec<prerender::Page> = pages.iter().map(site::page).collect();
    prerender::write(&template, &filled, &version, site)?;
    mark(site, &version)?;
    Ok(pages.len())
}

/// Compiles the application, with `workers` those as well, and puts them in the place of what was there.
///
/// # Errors
/// When the compiler refuses, which has printed why; what was there before stays.
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
